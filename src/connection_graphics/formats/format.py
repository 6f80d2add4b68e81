"""What a format is: a canvas, what may be hidden of it, and the files that a network takes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from connection_graphics.errors import DataError, UnknownNameError
from connection_graphics.geometry import NOTHING, Box, Insets

__all__ = ["FILE_TYPES", "SHAPES", "Crop", "FileType", "Format", "MustKeep", "Shape", "round_px"]

#: Families of compositions: a picture is drawn afresh for each, never scaled from one to the other.
Shape = Literal["square", "portrait", "story", "landscape", "wide"]
#: Types of file that a network or a printer takes.
FileType = Literal["jpeg", "png", "webp", "pdf"]
#: What has to be seen in a cut of the picture.
MustKeep = Literal["words", "title", "nothing"]

SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)
FILE_TYPES: Final[tuple[FileType, ...]] = get_args(FileType)
_PIXELS: Final[tuple[FileType, ...]] = ("jpeg", "png", "webp")

#: Below this many CSS px, as a phone shows it, no text can be read (an x-height of about 5.5 px).
SMALLEST_SHOWN: Final = 11.0
#: Largest side of a canvas in px: more than any network keeps.
LARGEST_SIDE: Final = 8192

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Crop:
    """Another surface of the network that shows a cut of the same picture."""

    surface: str
    #: What the cut takes from each edge, in px of the canvas.
    inset: Insets
    #: What has to survive it: ``nothing`` means that the cut is only a preview.
    must_keep: MustKeep


@dataclass(frozen=True, slots=True)
class Format:
    """One placement of one network: its canvas and what it takes.

    Raises:
        DataError: a measure that no picture can have.
        UnknownNameError: a shape or file type that does not exist.
    """

    name: str
    #: Size of the canvas in px.
    width: int
    height: int
    shape: Shape
    network: str = "custom"
    #: Types that the network takes and that can be written, the default among them.
    file_types: tuple[FileType, ...] = ("png", "jpeg", "webp")
    default_type: FileType = "png"
    #: Largest file that the network takes; ``None`` where no limit is known.
    max_bytes: int | None = None
    #: Above this size the network is slow, or presses the picture again.
    advised_bytes: int | None = None
    #: CSS px that the whole width takes on a phone.
    shown_width: int = 375
    #: What the placement itself may lay something over, or cut.
    covered: Insets = NOTHING
    crops: tuple[Crop, ...] = ()
    #: Px of the canvas for each mm of paper; ``None`` for what is not printed.
    px_per_mm: float | None = None
    #: How much of each edge of the canvas is cut away after printing.
    bleed_mm: float = 0.0
    #: Whether alt text can be given; ``None`` where that is not known.
    alt_text: bool | None = None
    #: Longest alt text in characters.
    alt_text_max: int | None = None
    aliases: tuple[str, ...] = ()
    note: str = ""
    confidence: str = ""
    #: Ids of :func:`format_sources`.
    sources: tuple[str, ...] = ()
    #: The day on which the sources were read.
    checked: date | None = None

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def custom(
        cls,
        name: str,
        width: int,
        height: int,
        *,
        shape: Shape | None = None,
        file_types: Iterable[FileType] = _PIXELS,
        default_type: FileType = "png",
        max_bytes: int | None = None,
        covered: Insets | None = None,
        shown_width: int | None = None,
    ) -> Format:
        """Return a format of your own; its shape follows from the ratio unless given.

        Raises:
            DataError: a name or measure that cannot be used.
            UnknownNameError: a shape or file type that does not exist.
        """
        _check_size(name, width, height)
        shape = _shape_for(width / height) if shape is None else shape
        beside = 345 if shape == "landscape" else 375
        return cls(
            name,
            width,
            height,
            shape,
            file_types=tuple(file_types),
            default_type=default_type,
            max_bytes=max_bytes,
            covered=NOTHING if covered is None else covered,
            shown_width=shown_width or min(width, beside),
        )

    @property
    def canvas(self) -> Box:
        """The whole picture."""
        return Box(0, 0, self.width, self.height)

    @property
    def paper(self) -> tuple[float, float] | None:
        """Width and height in mm of the sheet after cutting, or ``None``: it is not printed."""
        if self.px_per_mm is None:
            return None
        cut = 2 * self.bleed_mm
        return self.width / self.px_per_mm - cut, self.height / self.px_per_mm - cut

    @property
    def short_side(self) -> int:
        """The measure S that all type and margins are fractions of, in px."""
        return min(self.width, self.height)

    @property
    def safe(self) -> Box:
        """Where words may stand: never covered, nor lost in a cut that must keep words."""
        return self._clear_of(crop for crop in self.crops if crop.must_keep == "words")

    @property
    def title_safe(self) -> Box:
        """Where the title may stand: :attr:`safe`, and inside the cuts that must keep the title."""
        return self._clear_of(crop for crop in self.crops if crop.must_keep != "nothing")

    @property
    def safe_everywhere(self) -> Box:
        """What is seen on every surface, previews too."""
        return self._clear_of(self.crops)

    def canvas_px(self, css_px: float) -> int:
        """Return the whole px of the canvas that a phone shows as at least *css_px*."""
        return math.ceil(css_px * self.width / self.shown_width - 1e-9)

    def smallest_text(self, fraction: float = 0.0, *, shown: float = SMALLEST_SHOWN) -> int:
        """Return the smallest size of text in px: *fraction* of the short side, or *shown*.

        Args:
            fraction: of the short side, from the campaign's type scale.
            shown: least size on a phone in CSS px; body text asks for 12.5.
        """
        return max(round_px(fraction * self.short_side), self.canvas_px(shown))

    def _clear_of(self, crops: Iterable[Crop]) -> Box:
        lost = self.covered
        for crop in crops:
            lost = lost.union(crop.inset)
        return self.canvas.inset(lost)


def round_px(value: float) -> int:
    """Round to the nearest px, halves up (Python's own rounding goes to the even number)."""
    return math.floor(value + 0.5)


# ------------------------------------------------------------------------------ checks


def _check(format_: Format) -> None:
    _check_size(format_.name, format_.width, format_.height)
    if format_.shape not in SHAPES:
        raise UnknownNameError("shape", format_.shape, SHAPES)
    for file_type in (*format_.file_types, format_.default_type):
        if file_type not in FILE_TYPES:
            raise UnknownNameError("file type", file_type, FILE_TYPES)
    if format_.default_type not in format_.file_types:
        raise DataError(
            f"format {format_.name}: the default type {format_.default_type} is not among "
            f"its file types ({', '.join(format_.file_types)})",
            value=format_.default_type,
        )
    for measure, value in (
        ("shown_width", format_.shown_width),
        ("max_bytes", format_.max_bytes),
        ("px_per_mm", format_.px_per_mm),
    ):
        if value is not None and value <= 0:
            raise DataError(f"format {format_.name}: {measure} is {value}, it must be over 0")
    if not 0 <= format_.bleed_mm * (format_.px_per_mm or 0) < format_.short_side / 2:
        raise DataError(f"format {format_.name}: a bleed of {format_.bleed_mm:g} mm leaves nothing")
    safe = format_.safe
    if safe.width == 0 or safe.height == 0:
        raise DataError(f"format {format_.name}: nothing of the canvas is left for words")


def _check_size(name: str, width: object, height: object) -> None:
    if not _NAME.fullmatch(name):
        raise DataError(
            f'"{name}" cannot name a format',
            hint="use small letters, digits and hyphens, because files are named after it",
            value=name,
        )
    for side, px in (("width", width), ("height", height)):
        if not isinstance(px, int) or not 1 <= px <= LARGEST_SIDE:
            raise DataError(
                f"format {name}: the {side} is {px!r}",
                hint=f"it must be a whole number of px from 1 to {LARGEST_SIDE}",
                value=px,
            )


#: Ratio of width to height from which a custom size belongs to the shape. The limits lie between
#: the ratios that networks use: 9:16 | 2:3 … 4:5 | 1:1 | 16:9 … 2:1 | 2.28:1 … 3:1.
_LEAST_RATIO: Final[tuple[tuple[float, Shape], ...]] = (
    (2.1, "wide"),
    (1.2, "landscape"),
    (0.9, "square"),
    (0.62, "portrait"),
)


def _shape_for(ratio: float) -> Shape:
    for least, shape in _LEAST_RATIO:
        if ratio >= least:
            return shape
    return "story"
