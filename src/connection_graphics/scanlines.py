"""Pixels → the scanlines of a PNG, strip by strip, with filters or without (PNG 3, section 9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from .bitmap import STRIP_ROWS, Bitmap, Shelf, as_it_is

__all__ = ["BitmapRows", "ImageRows", "Lines", "Rows", "filtered"]

#: Scanlines, in one piece or several.
Lines = tuple[bytes | memoryview, ...]
#: Kinds of colour (PNG 3, section 11.2.1).
_RGB, _RGBA, _GREY, _INDEXED = 2, 6, 0, 3
_COLOUR_TYPES = {"RGB": _RGB, "RGBA": _RGBA, "L": _GREY, "P": _INDEXED}


class Rows:
    """What is pressed: scanlines, and which strips of them are known already."""

    palette = b""
    #: Alpha of each colour of the palette.
    transparency = b""
    depth = 8

    def __init__(self, width: int, height: int, colour_type: int) -> None:
        self.width = width
        self.height = height
        self.colour_type = colour_type
        self.strips = -(-height // STRIP_ROWS)
        self.shelf: Shelf = {}
        self.worded: Sequence[tuple[int, int]] = ()

    @property
    def can_be_filtered(self) -> bool:
        """Whether a level means more or less of a colour: the number of a colour does not."""
        return self.colour_type != _INDEXED

    def is_changed(self, _strip: int) -> bool:
        """Whether a strip differs from the pixels that the shelf belongs to."""
        return True

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        """Return the strips from *strip* to before *end* as an image."""
        raise NotImplementedError

    def scanlines(self, strip: int, end: int) -> Lines:
        """Return the strips from *strip* to before *end* as scanlines without filter."""
        image = self.image(strip, end)
        return _lines(image, image.mode, 1 + image.width * len(image.getbands()))

    def _span(self, strip: int, end: int | None) -> tuple[int, int]:
        last = strip + 1 if end is None else end
        return strip * STRIP_ROWS, min(last * STRIP_ROWS, self.height)


class BitmapRows(Rows):
    """The rows of a bitmap, which knows what changed."""

    def __init__(self, bitmap: Bitmap) -> None:
        super().__init__(bitmap.width, bitmap.height, _RGB if bitmap.opaque else _RGBA)
        self.bitmap = bitmap
        self.shelf = bitmap.shelf
        self.worded = bitmap.worded

    def is_changed(self, strip: int) -> bool:
        """Whether a strip differs from the pixels that the shelf belongs to."""
        return self.bitmap.changed[strip] if self.bitmap.changed else True

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        """Return the strips from *strip* to before *end* as an image."""
        return self.bitmap.image(*self._span(strip, end))

    def scanlines(self, strip: int, end: int) -> Lines:
        """Return the strips from *strip* to before *end* as scanlines without filter."""
        if not self.bitmap.opaque:
            return super().scanlines(strip, end)
        # The pixels as they are, for Pillow to write backwards: half the time of turning them.
        top, bottom = self._span(strip, end)
        stride = self.bitmap.stride
        rows = self.bitmap.data[top * stride : bottom * stride]
        turned = as_it_is(rows, self.width, bottom - top)
        return _lines(turned, "BGR", 1 + 3 * self.width)


class ImageRows(Rows):
    """The rows of an image; one with a palette in as few bits as it needs."""

    def __init__(self, image: Image.Image) -> None:
        super().__init__(image.width, image.height, _COLOUR_TYPES[image.mode])
        self.whole = image
        if image.mode == "P":
            self._set_palette(image)

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        """Return the strips from *strip* to before *end* as an image."""
        top, bottom = self._span(strip, end)
        return self.whole.crop((0, top, self.width, bottom))

    def scanlines(self, strip: int, end: int) -> Lines:
        """Return the strips from *strip* to before *end* as scanlines without filter."""
        if self.depth == 8:
            return super().scanlines(strip, end)
        length = 1 + -(-self.width * self.depth // 8)
        return _lines(self.image(strip, end), f"P;{self.depth}", length)

    def _set_palette(self, image: Image.Image) -> None:
        colours = int(image.getextrema()[1]) + 1  # type: ignore[arg-type]
        entries = bytes(image.getpalette("RGBA") or ())[: 4 * colours]
        alpha = entries[3::4]
        self.palette = b"".join(entries[at : at + 3] for at in range(0, len(entries), 4))
        self.transparency = alpha if min(alpha) < 255 else b""
        self.depth = next(depth for depth in (1, 2, 4, 8) if colours <= 1 << depth)


def _lines(image: Image.Image, raw_mode: str, length: int) -> Lines:
    """Return the scanlines of *image*, *length* bytes each, without filter."""
    # Rows padded by a byte have between one and the next the zero that says "no filter".
    return b"\0", memoryview(image.tobytes("raw", raw_mode, length))[:-1]


# -- filters -----------------------------------------------------------------------------


def filtered(image: Image.Image) -> Iterator[Lines]:
    """Yield the scanlines of *image* with the filters Sub, Up and Average (PNG 3, section 9)."""
    left = ImageChops.offset(image, 1, 0)
    left.paste(0, (0, 0, 1, image.height))
    above = ImageChops.offset(image, 0, 1)
    above.paste(0, (0, 0, image.width, 1))
    sub = ImageChops.subtract_modulo(image, left)
    beside = _numbered(sub, 1)
    yield (beside,)
    for number, before in ((2, above), (3, ImageChops.add(left, above, scale=2.0))):
        lines = _numbered(ImageChops.subtract_modulo(image, before), number)
        # The first row refers to nothing above it, so that the strip stands by itself.
        length = len(lines) // image.height
        yield beside[:length], lines[length:]


def _numbered(image: Image.Image, number: int) -> bytes:
    """Return the scanlines of *image*, each after the number of its filter."""
    length = 1 + image.width * len(image.getbands())
    lines = bytearray().join(_lines(image, image.mode, length))
    lines[::length] = bytes([number]) * image.height
    return bytes(lines)
