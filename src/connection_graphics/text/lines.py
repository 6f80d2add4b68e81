"""One line of a paragraph: its glyphs from left to right, in em and then in px.

A line's measures are kept in em, where they do not depend on the size; placing it at a
size is multiplication.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .bidi import line_levels, visual_runs
from .fonts import Face
from .isolation import without_isolates
from .itemisation import Item
from .shaping import (
    HANGING,
    SOFT_HYPHEN,
    Glyph,
    ShapedItem,
    ShapedParagraph,
    letter_spacing,
    shape_item,
)
from .style import Align, SpanStyle

__all__ = ["InkBox", "LineShape", "PlacedGlyph", "PlacedLine", "PlacedRun", "line_shape", "placed"]


class InkBox(NamedTuple):
    """What is really painted, in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left edge to the right one, in px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper edge to the lower one, in px."""
        return self.bottom - self.top

    def moved(self, x: float, y: float) -> InkBox:
        """Return the box moved by *x*, *y* px."""
        return InkBox(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def joined(self, other: InkBox) -> InkBox:
        """Return the smallest box around both."""
        return InkBox(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class PlacedGlyph(NamedTuple):
    """A glyph and its origin in px, y downwards, relative to the layout's origin."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """Glyphs of one face and size; ``colour`` faces bring their own paint."""

    face: Face
    size: float
    style: SpanStyle
    glyphs: tuple[PlacedGlyph, ...]
    text: str
    colour: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of text at its final place; distances in px from the layout's origin."""

    text: str
    x: float
    baseline: float
    advance: float
    runs: tuple[PlacedRun, ...]
    ink: InkBox | None


@dataclass(frozen=True, slots=True)
class LineShape:
    """A line that has been shaped; distances in em, y downwards, from its start."""

    paragraph: ShapedParagraph
    start: int
    end: int
    #: Items and their glyphs, from left to right.
    pieces: tuple[tuple[Item, tuple[Glyph, ...]], ...]
    advance: float
    ink: InkBox | None
    #: The last line of its paragraph is not justified.
    last: bool

    @property
    def width(self) -> float:
        """Room in em that the line needs: its advance, or its ink where that is wider."""
        return self.advance if self.ink is None else max(self.advance, self.ink.width)

    @property
    def gaps(self) -> int:
        """Number of spaces that justifying may widen."""
        return self.paragraph.text.count(" ", self.start, self.end)


def line_shape(paragraph: ShapedParagraph, start: int, end: int) -> LineShape:
    """Return the line *start:end* of *paragraph*."""
    text = paragraph.text
    last = end >= len(text)
    while end > start and text[end - 1] in HANGING:
        end -= 1
    hyphen = end > start and text[end - 1] == SOFT_HYPHEN
    pieces = tuple(_visual_pieces(paragraph, start, end, hyphen=hyphen))
    advance, ink = _measured(pieces)
    if end > start:
        advance -= letter_spacing(paragraph.item_at(end - 1).item)
    return LineShape(paragraph, start, end, pieces, max(0.0, advance), ink, last)


#: Makes a named tuple in half the time.
_glyph = tuple.__new__


def placed(
    line: LineShape,
    size: float,
    width: float,
    baseline: float,
    align: Align,
    *,
    optical: bool = False,
    free: bool = False,
) -> PlacedLine:
    """Return *line* at *size* px on its baseline, aligned within *width* px.

    With *optical* the first ink, not the letter's side bearing, stands at the edge. Ink is
    kept inside, unless the line is *free*.
    """
    text = line.paragraph.text
    advance, stretch = line.advance * size, 0.0
    if align is Align.JUSTIFY and not line.last and line.gaps:
        stretch = max(0.0, width - advance) / line.gaps
        advance += stretch * line.gaps
    x = _indent(align, line.paragraph.source.base_level, width - advance)
    ink = None
    if line.ink is not None:
        ink = _scaled(line.ink, size, stretch * line.gaps)
        if not free:
            x += _shift(x, advance, ink, width, align, line.paragraph.source.base_level, optical)
        ink = ink.moved(x, baseline)
    pen, runs = x, []
    for item, glyphs in line.pieces:
        placed_glyphs = []
        for identifier, cluster, step, x_offset, y_offset in glyphs:
            place = identifier, pen + x_offset * size, baseline - y_offset * size
            placed_glyphs.append(_glyph(PlacedGlyph, place))
            pen += step * size
            if stretch and text[cluster] == " ":
                pen += stretch
        words = text[max(item.start, line.start) : min(item.end, line.end)]
        colour = item.face.family.role == "emoji"
        runs.append(
            PlacedRun(item.face, size * item.scale, item.style, tuple(placed_glyphs), words, colour)
        )
    words = without_isolates(text[line.start : line.end])
    return PlacedLine(words, x, baseline, advance, tuple(runs), ink)


def _measured(
    pieces: Sequence[tuple[Item, tuple[Glyph, ...]]],
) -> tuple[float, InkBox | None]:
    """Return advance and ink of a line in em, from its start."""
    x = 0.0
    boxes: list[tuple[float, float, float, float]] = []
    for item, glyphs in pieces:
        box_of = item.face.box
        scale = item.scale / item.face.units_per_em
        for identifier, _, advance, x_offset, y_offset in glyphs:
            left, bottom, right, top = box_of(identifier)
            if right > left:
                at = x + x_offset
                ends = at + left * scale, -y_offset - top * scale
                boxes.append((*ends, at + right * scale, -y_offset - bottom * scale))
            x += advance
    if not boxes:
        return x, None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return x, InkBox(min(lefts), min(tops), max(rights), max(bottoms))


def _scaled(ink: InkBox, size: float, stretched: float) -> InkBox:
    return InkBox(ink.left * size, ink.top * size, ink.right * size + stretched, ink.bottom * size)


def _shift(
    x: float,
    advance: float,
    ink: InkBox,
    width: float,
    align: Align,
    base_level: int,
    optical: bool,
) -> float:
    """Return how far to move a line so that its ink is at the edge, or at least inside."""
    shift = 0.0
    if optical and align is not Align.MIDDLE:
        at_right = _indent(align, base_level, 1.0) > 0
        shift = advance - ink.right if at_right else -ink.left
    left, right = x + shift + ink.left, x + shift + ink.right
    if right > width:
        shift += width - right
        left += width - right
    return shift - min(0.0, left)


def _indent(align: Align, base_level: int, room: float) -> float:
    backwards = base_level % 2 == 1
    if align is Align.MIDDLE:
        return room / 2
    at_right = {
        Align.LEFT: False,
        Align.RIGHT: True,
        Align.START: backwards,
        Align.JUSTIFY: backwards,
        Align.END: not backwards,
    }[align]
    return room if at_right else 0.0


def _visual_pieces(
    paragraph: ShapedParagraph, start: int, end: int, *, hyphen: bool
) -> Iterator[tuple[Item, tuple[Glyph, ...]]]:
    """Yield the items of a line from left to right, with their glyphs."""
    if end <= start:
        return
    source = paragraph.source
    if source.text.isascii() and not source.base_level:
        runs = [(0, end - start, 0)]
    else:
        levels = line_levels(source.text, source.levels, start, end, source.base_level)
        runs = visual_runs(levels)
    for run_start, run_end, level in runs:
        low, high = start + run_start, start + run_end
        touched = _touched(paragraph.items, low, high)
        for shaped in touched[::-1] if level % 2 else touched:
            first, last = max(low, shaped.item.start), min(high, shaped.item.end)
            shown = hyphen and last == end
            yield shaped.item, _glyphs_between(paragraph, shaped, first, last, hyphen=shown)


def _touched(items: Sequence[ShapedItem], low: int, high: int) -> Sequence[ShapedItem]:
    """Return the items that have characters of *low:high*."""
    if len(items) == 1:
        return items
    first = bisect_right(items, low, key=lambda shaped: shaped.item.end)
    return items[first : bisect_left(items, high, key=lambda shaped: shaped.item.start)]


def _glyphs_between(
    paragraph: ShapedParagraph, shaped: ShapedItem, start: int, end: int, *, hyphen: bool
) -> tuple[Glyph, ...]:
    """Return the glyphs of *start:end*, shaped again only where a cluster was cut."""
    item = shaped.item
    if not hyphen:
        if start == item.start and end == item.end:
            return shaped.glyphs
        cut = (start > item.start and shaped.unsafe_at(start)) or (
            end < item.end and shaped.unsafe_at(end)
        )
        if not cut:
            return tuple([glyph for glyph in shaped.glyphs if start <= glyph.cluster < end])
    return shape_item(paragraph.text, item, start, end, paragraph.lang, hyphen=hyphen)
