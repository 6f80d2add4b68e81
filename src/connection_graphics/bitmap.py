"""Pixels as cairo has them, and what is known of them already: which strips, and how pressed."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field

from PIL import Image

__all__ = ["STRIP_ROWS", "Bitmap", "Pressed", "PressedKey", "Shelf", "as_it_is"]

#: Rows pressed together. Fewer keep more of a picture when little changes, but cost more bytes.
STRIP_ROWS = 16

#: Above this share of their size, rows are not flat art: filters are tried on them.
_PRESSES_BADLY = 0.35


@dataclass(frozen=True, slots=True)
class Pressed:
    """A strip as it stands in the file."""

    data: bytes
    #: Adler-32 and length of its scanlines, for the sum over the whole stream.
    adler: int
    length: int
    #: Its rows have filters, so that the next strip cannot refer to them as they are.
    filtered: bool = False

    @property
    def presses_badly(self) -> bool:
        """Whether its rows are not flat art."""
        return len(self.data) > self.length * _PRESSES_BADLY


#: How hard strips were pressed, kind of colour, first and last strip, and whether they refer
#: to the one above.
PressedKey = tuple[str, int, int, int, bool]
Shelf = MutableMapping[PressedKey, tuple[Pressed, ...]]


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pixels as cairo has them: blue, green, red, alpha, multiplied by alpha."""

    width: int
    height: int
    data: memoryview
    #: No pixel lets anything through.
    opaque: bool
    #: Whether each strip differs from the pixels that *shelf* belongs to; all where it is empty.
    changed: Sequence[bool] = ()
    shelf: Shelf = field(default_factory=dict)
    #: Rows with words on them: expected to differ from picture to picture.
    worded: Sequence[tuple[int, int]] = ()
    #: It has more than 256 colours.
    rich: bool = False

    @property
    def stride(self) -> int:
        """Bytes from one row to the next."""
        return self.width * 4

    def has_at_most(self, colours: int) -> bool:
        """Whether there are at most so many; told quickly where there are many more."""
        if self.rich and colours <= 256:
            return False
        if self.worded:
            # The smooth edges of letters have more colours than all else.
            top = max(0, min(top for top, _ in self.worded))
            bottom = min(self.height, max(bottom for _, bottom in self.worded))
            if top < bottom and self._colours(top, bottom, colours) is None:
                return False
        return self._colours(0, self.height, colours) is not None

    def _colours(self, top: int, bottom: int, most: int) -> list[tuple[int, object]] | None:
        """Return the colours of the rows from *top* to *bottom*, ``None`` for more than *most*."""
        rows = self.data[top * self.stride : bottom * self.stride]
        return as_it_is(rows, self.width, bottom - top).getcolors(most)  # type: ignore[return-value]

    def image(self, top: int = 0, bottom: int | None = None) -> Image.Image:
        """Return the rows from *top* to *bottom* as an RGB image, or RGBA if not opaque."""
        bottom = self.height if bottom is None else bottom
        rows = self.data[top * self.stride : bottom * self.stride]
        size = self.width, bottom - top
        mode, raw = ("RGB", "BGRX") if self.opaque else ("RGBA", "BGRa")
        return Image.frombuffer(mode, size, rows, "raw", raw, self.stride, 1)  # type: ignore[arg-type]


def as_it_is(data: memoryview, width: int, height: int) -> Image.Image:
    """Return cairo's pixels as an image without copying them; red and blue are exchanged."""
    size = width, height
    return Image.frombuffer("RGBX", size, data, "raw", "RGBX", 0, 1)  # type: ignore[arg-type]
