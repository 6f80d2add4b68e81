"""Items → glyphs, in em units: shaped once, whatever size is chosen later.

HarfBuzz works in each face's own units; here everything is divided by the
units per em and multiplied by the item's relative size, so that a width in px
is a number times the size.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

import uharfbuzz as hb

from .itemisation import Item, Itemised

__all__ = [
    "HANGING",
    "SOFT_HYPHEN",
    "Glyph",
    "ShapedItem",
    "ShapedParagraph",
    "letter_spacing",
    "shape",
    "shape_item",
]

#: Characters that take no room at the end of a line.
HANGING = " \t\u3000\u200b"
#: Scripts whose letters join: spacing would tear them apart (CSS Text 4, 8.2).
_JOINED = frozenset(("Arab", "Aran", "Adlm", "Mand", "Mong", "Nkoo", "Phag", "Rohg", "Syrc"))
SOFT_HYPHEN = "\u00ad"
#: What HarfBuzz may look at beyond the ends of a stretch, to join letters across them.
_CONTEXT = 5


class Glyph(NamedTuple):
    """One glyph in visual order within its item; distances in em of the text's size."""

    id: int
    #: Index in the paragraph of the first character that it stands for.
    cluster: int
    advance: float
    x_offset: float
    y_offset: float


@dataclass(frozen=True, slots=True)
class ShapedItem:
    """An item with its glyphs."""

    item: Item
    glyphs: tuple[Glyph, ...]
    #: HarfBuzz's own records of the glyphs: they know where a line may not be cut.
    infos: Sequence[Any] = ()

    @property
    def advance(self) -> float:
        """Width in em."""
        return sum(glyph.advance for glyph in self.glyphs)

    def unsafe_at(self, index: int) -> bool:
        """Return whether cutting before character *index* asks for shaping again."""
        for glyph, info in zip(self.glyphs, self.infos, strict=True):
            if glyph.cluster == index:
                return bool(info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK)
        return True


@dataclass(frozen=True, slots=True)
class ShapedParagraph:
    """A paragraph with all its glyphs and the widths that line breaking needs."""

    source: Itemised
    items: tuple[ShapedItem, ...]
    #: ``prefix[i]`` is the width in em of everything before character *i*.
    prefix: Sequence[float]
    lang: str

    @property
    def text(self) -> str:
        """The paragraph's characters."""
        return self.source.text

    def width(self, start: int, end: int) -> float:
        """Return the width in em of the characters *start:end* as a line of their own."""
        text = self.source.text
        while end > start and text[end - 1] in HANGING:
            end -= 1
        if end <= start:
            return 0.0
        return max(0.0, self.end_of_line(end) - self.prefix[start])

    def end_of_line(self, end: int) -> float:
        """Return ``prefix`` for a line that ends at *end*, without what hangs or is not shown.

        Trailing spaces and the last letter's spacing go; a soft hyphen shows its hyphen.
        """
        text = self.source.text
        while end and text[end - 1] in HANGING:
            end -= 1
        if not end:
            return 0.0
        shaped = self.item_at(end - 1)
        place = self.prefix[end] - letter_spacing(shaped.item)
        if text[end - 1] == SOFT_HYPHEN:
            place += hyphen_width(shaped.item, self.lang)
        return place

    def item_at(self, index: int) -> ShapedItem:
        """Return the item that has character *index*."""
        items = self.items
        if len(items) == 1:
            return items[0]
        return items[bisect_left(items, index + 1, key=lambda shaped: shaped.item.end)]


def shape(source: Itemised, lang: str) -> ShapedParagraph:
    """Shape every item of *source*."""
    items = tuple([_shaped(source.text, item, lang) for item in source.items])
    advances = [0.0] * len(source.text)
    for shaped in items:
        for _, cluster, advance, _, _ in shaped.glyphs:
            advances[cluster] += advance
    if not source.text.isascii() or any(
        len(shaped.glyphs) < shaped.item.end - shaped.item.start for shaped in items
    ):
        _spread(advances, source.boundaries, items)
    return ShapedParagraph(source, items, (0.0, *accumulate(advances)), lang)


def _spread(advances: list[float], boundaries: Sequence[int], items: Sequence[ShapedItem]) -> None:
    """Share a ligature's advance among its grapheme clusters, as a caret would."""
    for shaped in items:
        starts = sorted({glyph.cluster for glyph in shaped.glyphs})
        for start, end in zip(starts, [*starts[1:], shaped.item.end], strict=True):
            if end - start < 2:
                continue
            first = bisect_left(boundaries, start)
            last = bisect_left(boundaries, end)
            parts = [edge for edge in boundaries[first:last] if edge >= start]
            if len(parts) > 1:
                share = advances[start] / len(parts)
                for part in parts:
                    advances[part] = share


def _shaped(text: str, item: Item, lang: str) -> ShapedItem:
    buffer = _buffer(text, item, item.start, item.end, lang, "")
    infos = buffer.glyph_infos
    return ShapedItem(item, _glyphs(text, item, item.start, item.end, buffer, infos), infos)


def shape_item(
    text: str, item: Item, start: int, end: int, lang: str, *, hyphen: bool = False
) -> tuple[Glyph, ...]:
    """Return the glyphs of *start:end* of *item*, in visual order.

    *hyphen* ends the stretch with a visible hyphen, for a line that was broken at a
    soft hyphen.
    """
    buffer = _buffer(text, item, start, end, lang, _hyphen_of(item) if hyphen else "")
    return _glyphs(text, item, start, end, buffer, buffer.glyph_infos)


def hyphen_width(item: Item, lang: str) -> float:
    """Return the width in em of the hyphen that a line of *item* may end with."""
    text = _hyphen_of(item)
    alone = Item(0, 1, item.level, item.script, item.face, item.style)
    return sum(glyph.advance for glyph in shape_item(text, alone, 0, 1, lang))


def letter_spacing(item: Item) -> float:
    """Return what is added after each cluster of *item*, in em; nothing between joined letters."""
    if item.script in _JOINED:
        return 0.0
    return item.style.letter_spacing * item.style.scale


def _hyphen_of(item: Item) -> str:
    return "\u2010" if item.face.covers("\u2010") else "-"


def _buffer(text: str, item: Item, start: int, end: int, lang: str, ending: str) -> Any:
    """Call HarfBuzz."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    before = text[max(0, start - _CONTEXT) : start]
    after = "" if ending else text[end : end + _CONTEXT]
    piece = before + text[start:end] + ending + after
    buffer.add_str(piece, len(before), len(piece) - len(before) - len(after))
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script if item.script not in ("Zyyy", "Zinh", "Zzzz") else "Latn"
    buffer.language = lang
    style = item.style
    # Ligatures that are not required would defeat letter spacing (CSS Text 3, 8.2).
    features: dict[str, int] = {"liga": 0, "clig": 0} if letter_spacing(item) else {}
    features.update(style.features)
    hb.shape(item.face.font, buffer, features)
    return buffer


def _glyphs(
    text: str, item: Item, start: int, end: int, buffer: Any, infos: Sequence[Any]
) -> tuple[Glyph, ...]:
    style = item.style
    scale = item.scale / item.face.units_per_em
    spacing = letter_spacing(item)
    word = style.word_spacing * style.scale
    rise = style.rise
    shift = start - min(start, _CONTEXT)
    glyphs: list[Glyph] = []
    previous = -1
    for info, position in zip(infos, buffer.glyph_positions, strict=True):
        x_offset, y_offset, advance, _ = position.position
        index = info.cluster + shift
        if index >= end:
            index = end - 1
        width = advance * scale
        if index != previous and (advance or x_offset):
            width += spacing
            if word and text[index] in " \u00a0":
                width += word
        previous = index
        glyphs.append(
            Glyph(info.codepoint, index, width, x_offset * scale, y_offset * scale + rise)
        )
    return tuple(glyphs)
