"""The brand's tokens: colours, type and grid, and what they come to on a given canvas."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from connection_graphics.campaign.colour import contrast
from connection_graphics.campaign.names import NameMap
from connection_graphics.formats import Box, Format, Insets, round_px

__all__ = [
    "ContrastRule",
    "FontFamily",
    "Fonts",
    "Grid",
    "GridSizes",
    "Palette",
    "TypeRole",
    "TypeScale",
    "TypeSize",
]


class Palette(NameMap[str]):
    """Colours by name, as ``#RRGGBB``: ``palette["ink"]`` or ``palette.ink``."""

    __slots__ = ()

    def __init__(self, colours: Mapping[str, str]) -> None:
        """Make a palette of *colours*."""
        super().__init__("colour", colours)

    def contrast(self, one: str, other: str) -> float:
        """Return the contrast ratio of two colours by name, from 1 to 21."""
        return contrast(self[one], self[other])

    def __reduce__(self) -> tuple[object, ...]:
        return Palette, (dict(self),)


@dataclass(frozen=True, slots=True)
class ContrastRule:
    """Which colours words may have on which ground."""

    #: Least contrast ratio, whatever the size of the words.
    least: float
    #: By ground, the colours that are allowed; without a line, all that reach `least`.
    text_on: NameMap[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family and the axes that are always set; the weight comes from the role."""

    family: str
    axes: NameMap[float]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of a campaign."""

    #: By the name that roles use: ``display``, ``text``.
    families: NameMap[FontFamily]
    #: Families to ask, in order, for what the role's own family lacks.
    fallback: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeSize:
    """How one role is set on one canvas: what a template writes on its ``<text>``."""

    #: Largest and smallest size in px.
    size: int
    min_size: int
    family: str
    weight: int
    #: In em.
    tracking: float
    #: As a multiple of the size.
    line_height: float
    max_lines: int


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One role of the type scale, for every shape."""

    name: str
    #: Key of :attr:`Fonts.families`.
    family: str
    weight: int
    tracking: float
    line_height: float
    #: Words never shrink below this share of the size.
    min_ratio: float
    #: Nor below this many CSS px as a phone shows them.
    shown_min: float
    #: By shape, the largest size as a fraction of the short side.
    sizes: NameMap[float]
    max_lines: NameMap[int]


@dataclass(frozen=True, slots=True)
class TypeScale:
    """All roles."""

    roles: NameMap[TypeRole]
    fonts: Fonts

    def for_format(self, format_: Format) -> NameMap[TypeSize]:
        """Return every role in px of that canvas."""
        return NameMap(
            "type role", {role.name: self._sized(role, format_) for role in self.roles.values()}
        )

    def _sized(self, role: TypeRole, format_: Format) -> TypeSize:
        smallest = self.roles["smallest"].sizes[format_.shape]
        floor = format_.smallest_text(smallest, shown=role.shown_min)
        size = max(round_px(role.sizes[format_.shape] * format_.short_side), floor)
        return TypeSize(
            size=size,
            # The rounding error of 0.6 × 140 must not make 85 of 84.
            min_size=max(math.ceil(size * role.min_ratio - 1e-9), floor),
            family=self.fonts.families[role.family].family,
            weight=role.weight,
            tracking=role.tracking,
            line_height=role.line_height,
            max_lines=role.max_lines[format_.shape],
        )


@dataclass(frozen=True, slots=True)
class GridSizes:
    """The grid on one canvas, in px."""

    short_side: int
    #: Side of a tile: a whole px, so that tiles meet without a seam; the last may run off.
    tile: int
    margin: int
    footer: int
    #: Least distance of a whole face from the edge.
    face_edge: int
    eyebrow_to_title: int
    title_to_pill: int
    #: Other gaps are multiples of this.
    step: int
    #: Where words may stand, those of the footer apart: inside margin and safe area.
    words: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Margins and gaps as fractions of the short side, for every shape."""

    tile_divisor: NameMap[int]
    margin: NameMap[float]
    footer: NameMap[float]
    face_edge: float
    eyebrow_to_title: float
    title_to_pill: float
    #: In px.
    step: int

    def for_format(self, format_: Format) -> GridSizes:
        """Return the grid in px of that canvas."""
        shape, side = format_.shape, format_.short_side
        margin = round_px(self.margin[shape] * side)
        inside = Insets(margin, margin, margin, margin)
        return GridSizes(
            short_side=side,
            tile=math.ceil(side / self.tile_divisor[shape]),
            margin=margin,
            footer=round_px(self.footer[shape] * side),
            face_edge=round_px(self.face_edge * side),
            eyebrow_to_title=round_px(self.eyebrow_to_title * side),
            title_to_pill=round_px(self.title_to_pill * side),
            step=self.step,
            words=format_.canvas.inset(inside).intersection(format_.safe),
        )
