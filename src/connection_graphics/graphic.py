"""The result: one graphic, with everything that is known about it."""

from __future__ import annotations

import hashlib
import io
import math
import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PIL import Image

from .content import Content
from .drawing import Drawing
from .encode import (
    FILE_TYPES,
    VECTOR_TYPES,
    encode,
    encode_drawing,
    file_type_of,
    suffix_of,
    svg_text,
)
from .errors import ConnectionGraphicsError, DataError, Notice, OutputError
from .formats import Format
from .metadata import Credit, Metadata
from .png import Mode
from .raster import draw_bitmap, rasterise
from .whole_files import remedy, write_bytes

if TYPE_CHECKING:
    from .words.post_text import PostText

__all__ = ["FieldFit", "Graphic", "RowError"]

#: A picture beyond these would take more memory (200 MB) than whoever asked for it meant.
_LARGEST_SIDE = 10_000
_MOST_PIXELS = 50_000_000


class BinaryTarget(Protocol):
    """What bytes can be written to: an open file, an upload, a web framework's response."""

    def write(self, data: bytes, /) -> object:
        """Take *data*, and return how much of it was taken, if that may be less than all."""


@dataclass(frozen=True, slots=True)
class FieldFit:
    """How one field's words fitted: sizes in px of the canvas."""

    field: str
    lines: tuple[str, ...]
    size: float
    max_size: float
    min_size: float

    @property
    def headroom(self) -> float:
        """1 at the largest size, 0 at the smallest."""
        span = self.max_size - self.min_size
        return 1.0 if span <= 0 else (self.size - self.min_size) / span


@dataclass(frozen=True)  # no slots: pixels are drawn once, when first asked for
class Graphic:
    """One finished graphic; pixels and bytes are made when they are asked for."""

    #: Name of the template.
    template: str
    format: Format
    content: Content
    drawing: Drawing = field(repr=False)
    #: The graphic's title: the words of its largest text.
    title: str = ""
    alt_text: str = ""
    #: What is less than ideal about it; errors are raised instead.
    notices: tuple[Notice, ...] = ()
    #: Pixels per px of the format.
    scale: float = 1.0
    #: What the campaign says of the origin of its pictures, for the files' metadata.
    credit: Credit = field(default=Credit(), repr=False)
    #: Year that dates leave out.
    year: int | None = None

    def __post_init__(self) -> None:
        """Refuse a picture that is too large to be made."""
        _check_scale(self.scale, self.drawing)

    @property
    def width(self) -> int:
        """Width in px."""
        return round(self.drawing.width * self.scale)

    @property
    def height(self) -> int:
        """Height in px."""
        return round(self.drawing.height * self.scale)

    @cached_property
    def image(self) -> Image.Image:
        """The pixels, as a Pillow image in sRGB."""
        return rasterise(self.drawing, scale=self.scale)

    @property
    def fit(self) -> dict[str, FieldFit]:
        """How each field's words fitted, by field."""
        return {
            text.field: FieldFit(text.field, text.lines, text.size, text.max_size, text.min_size)
            for text in self.drawing.texts
        }

    @property
    def metadata(self) -> Metadata:
        """What every file of the graphic says of itself."""
        return Metadata(self.title, self.alt_text, self.content.lang or "", self.credit)

    @property
    def svg(self) -> str:
        """The graphic as SVG with every letter an outline: needs no font to be looked at."""
        return svg_text(self.drawing, self.metadata, scale=self.scale)

    @property
    def pdf(self) -> bytes:
        """The graphic as a PDF page with every letter an outline.

        A px is 1/96 inch times the scale; a format for print has the size of its paper.
        """
        return self.to_bytes("pdf")

    @property
    def _pdf_scale(self) -> float:
        """How many 1/96 inch a px of the canvas is: paper has its size, whatever the scale."""
        px_per_mm = self.format.px_per_mm
        return self.scale if px_per_mm is None else 96 / 25.4 / px_per_mm

    @property
    def _bleed(self) -> float | None:
        px_per_mm = self.format.px_per_mm
        return None if px_per_mm is None else self.format.bleed_mm * px_per_mm

    def scaled(self, scale: float | None = None, *, width: int | None = None) -> Graphic:
        """Return the same graphic at *scale* px per px of the format, or at *width* px.

        Give one of the two; neither gives the format's own size. Raises :class:`OutputError`
        beyond 10,000 px a side or 50 million px, :class:`DataError` where both are given.
        """
        if scale is not None and width is not None:
            raise DataError("scale and width are both given", hint="give one of the two")
        if width is not None:
            scale = width / self.drawing.width
        return replace(self, scale=1.0 if scale is None else scale)

    def post_text(self, network: str | None = None) -> str:
        """Return the words to post with the graphic on *network* (the format's by default).

        They keep to the network's limit, counted as it counts. Raises
        :class:`UnknownNameError` for a network that is not known.
        """
        return self.post(network).text

    def post(self, network: str | None = None) -> PostText:
        """Return the post's words with their length and what had to be shortened."""
        from .words.counting import post_rules, rules_of_format
        from .words.post_text import post_text

        rules = post_rules(network) if network else rules_of_format(self.format.network)
        return post_text(self.content, rules, year=self.year)

    def to_bytes(
        self,
        file_type: str | None = None,
        *,
        max_bytes: int | None = None,
        quality: int | None = None,
        png: Mode | str = Mode.BALANCED,
    ) -> bytes:
        """Return the file's bytes: "png", "jpeg", "webp", "svg", "pdf" or "png8" (a palette).

        The type is the format's own by default. The result has at most *max_bytes* bytes,
        metadata included; by default what the network takes, without limit for "svg" and
        "pdf". JPEG and WebP have the best quality within it, *quality* (1 to 100) at most.
        *png* says how hard a PNG is pressed: "fast", "balanced" or "small", with the same pixels.
        Raises :class:`OutputError` (code ``file-too-large``) where it cannot be met.
        """
        chosen = file_type_of(file_type or self.format.default_type)
        if chosen in VECTOR_TYPES:
            return encode_drawing(
                self.drawing,
                chosen,
                scale=self._pdf_scale if chosen == "pdf" else self.scale,
                max_bytes=max_bytes,
                metadata=self.metadata,
                bleed=self._bleed,
            )
        as_drawn = chosen == "png" and self.scale == int(self.scale)
        return encode(
            draw_bitmap(self.drawing, scale=int(self.scale)) if as_drawn else self.image,
            chosen,
            max_bytes=self.format.max_bytes if max_bytes is None else max_bytes,
            quality=quality,
            png=png,
            metadata=self.metadata,
        )

    def save(
        self,
        target: str | os.PathLike[str] | BinaryTarget,
        file_type: str | None = None,
        *,
        max_bytes: int | None = None,
        quality: int | None = None,
        png: Mode | str = Mode.BALANCED,
    ) -> Path | None:
        """Write the graphic to a path, whose suffix gives the type, or to a binary file.

        A path is written as a whole or not at all, and returned; one without a suffix gets that
        of the type. The arguments are those of :meth:`to_bytes`. Raises :class:`OutputError`
        where it cannot be written, :class:`DataError` where suffix and type contradict.
        """
        if not isinstance(target, str | os.PathLike):
            data = self.to_bytes(file_type, max_bytes=max_bytes, quality=quality, png=png)
            _write_to(target, data)
            return None
        path = Path(target)
        chosen = file_type_of(file_type or path.suffix or self.format.default_type)
        if not path.suffix:
            path = path.with_name(path.name + suffix_of(chosen))
        _check_suffix(path, chosen)
        write_bytes(path, self.to_bytes(chosen, max_bytes=max_bytes, quality=quality, png=png))
        return path

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of :meth:`to_bytes`, in hexadecimal."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class RowError:
    """A row, or one format of it, that could not be drawn: an error as a value."""

    #: Number of the row, counted from 1 in the order they were given.
    row: int
    #: ``None`` where the row failed as a whole.
    format: Format | None
    error: ConnectionGraphicsError

    def __str__(self) -> str:
        """Return the error's sentence."""
        return str(self.error)


def _check_scale(scale: float, drawing: Drawing) -> None:
    if not (math.isfinite(scale) and scale > 0):
        raise DataError(f"the scale {scale} does not exist", hint="2 gives twice the px")
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    if max(width, height) > _LARGEST_SIDE or width * height > _MOST_PIXELS:
        raise OutputError(
            f"{width:,} × {height:,} px is too large: the limits are {_LARGEST_SIDE:,} px "
            f"a side and {_MOST_PIXELS:,} px in all",
            hint="choose a smaller scale, or SVG or PDF, which are sharp at any size",
            code="picture-too-large",
            value=(width, height),
        )
    if not (width and height):
        raise OutputError(
            f"at scale {scale:g} nothing is left of the picture",
            hint="choose a larger scale",
            code="picture-too-small",
            value=(width, height),
        )


def _check_suffix(path: Path, file_type: str) -> None:
    """Refuse a JPEG that is called ``.png``: some networks do too, and without saying why."""
    suffix = path.suffix.lower()
    expected = suffix_of(file_type)
    if suffix != expected and suffix in FILE_TYPES.values():
        raise DataError(
            f'"{path.name}" ends in {suffix}, but the file type is {file_type}',
            hint=f"call it {path.with_suffix(expected).name}, or leave the file type out",
            value=path.name,
        )


def _write_to(file: BinaryTarget, data: bytes) -> None:
    """Write all of *data*; an unbuffered file may take it in several parts."""
    if isinstance(file, io.TextIOBase):
        raise OutputError("the file is open for text", hint='open it with mode "wb"')
    rest = data
    try:
        while rest:
            taken = file.write(rest)
            # Some, such as Django's response, do not say how much they took: all of it.
            rest = rest[taken:] if isinstance(taken, int) else rest[:0]
    except OSError as error:
        raise OutputError(
            f"the file cannot be written: {error.strerror or error}", hint=remedy(error)
        ) from error
