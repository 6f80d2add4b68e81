"""Items → glyphs, in em units: shaped once, whatever size is chosen later.

HarfBuzz works in each face's own units; here everything is divided by the
units per em and multiplied by the item's relative size, so that a width in px
is a number times the size.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import uharfbuzz as hb

from .itemisation import Item, Itemised

__all__ = ["Glyph", "ShapedItem", "ShapedParagraph", "shape", "shape_item"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in visual order within its item; distances in em of the text's size."""

    id: int
    #: Index in the paragraph of the first character that it stands for.
    cluster: int
    advance: float
    x_offset: float
    y_offset: float
    #: The line may not be broken before its cluster without shaping again.
    unsafe: bool


@dataclass(frozen=True, slots=True)
class ShapedItem:
    """An item with its glyphs."""

    item: Item
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        """Width in em."""
        return sum(glyph.advance for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class ShapedParagraph:
    """A paragraph with all its glyphs and the widths that line breaking needs."""

    source: Itemised
    items: tuple[ShapedItem, ...]
    #: ``prefix[i]`` is the width in em of everything before character *i*.
    prefix: tuple[float, ...]
    #: Characters before which a line may not start without shaping again.
    unsafe: frozenset[int]
    lang: str
    #: Letter spacing in em after each character, taken off at a line's end.
    spacing: tuple[float, ...]

    @property
    def text(self) -> str:
        """The paragraph's characters."""
        return self.source.text

    def width(self, start: int, end: int) -> float:
        """Return the width in em of the characters *start:end*, trailing spaces left out."""
        text = self.source.text
        while end > start and text[end - 1] in " \u3000\u200b":
            end -= 1
        if end <= start:
            return 0.0
        return self.prefix[end] - self.prefix[start] - self.spacing[end - 1]


def shape(source: Itemised, lang: str) -> ShapedParagraph:
    """Shape every item of *source*."""
    items = tuple(
        ShapedItem(item, shape_item(source.text, item, item.start, item.end, lang))
        for item in source.items
    )
    advances = [0.0] * len(source.text)
    unsafe: set[int] = set()
    for shaped in items:
        for glyph in shaped.glyphs:
            advances[glyph.cluster] += glyph.advance
            if glyph.unsafe:
                unsafe.add(glyph.cluster)
    _spread(advances, source.boundaries, items)
    prefix = (0.0, *accumulate(advances))
    spacing: list[float] = []
    for shaped in items:
        style = shaped.item.style
        length = shaped.item.end - shaped.item.start
        spacing.extend([style.letter_spacing * style.scale] * length)
    return ShapedParagraph(source, items, prefix, frozenset(unsafe), lang, tuple(spacing))


def _spread(advances: list[float], boundaries: Sequence[int], items: Sequence[ShapedItem]) -> None:
    """Share a ligature's advance among its grapheme clusters, as a caret would."""
    for shaped in items:
        starts = sorted({glyph.cluster for glyph in shaped.glyphs})
        for start, end in zip(starts, [*starts[1:], shaped.item.end], strict=True):
            first = bisect_left(boundaries, start)
            last = bisect_left(boundaries, end)
            parts = [edge for edge in boundaries[first:last] if edge >= start]
            if len(parts) > 1:
                share = advances[start] / len(parts)
                for part in parts:
                    advances[part] = share


def shape_item(
    text: str, item: Item, start: int, end: int, lang: str, *, hyphen: bool = False
) -> tuple[Glyph, ...]:
    """Return the glyphs of *start:end* of *item*, in visual order.

    *hyphen* ends the stretch with a visible hyphen, for a line that was broken at a
    soft hyphen.
    """
    style = item.style
    # Ligatures that are not required would defeat letter spacing (CSS Text 3, 8.2).
    features = (
        (("liga", 0), ("clig", 0), *style.features) if style.letter_spacing else style.features
    )
    piece = text[start:end] + ("\u2010" if hyphen else "")
    found = _shape(
        item.face,
        piece,
        text[max(0, start - 5) : start],
        "" if hyphen else text[end : end + 5],
        item.level % 2 == 1,
        item.script,
        lang,
        features,
    )
    scale = item.scale / item.face.units_per_em
    spacing = style.letter_spacing * style.scale
    word = style.word_spacing * style.scale
    glyphs: list[Glyph] = []
    previous = -1
    for identifier, cluster, advance, x_offset, y_offset, unsafe in found:
        index = min(start + cluster, end - 1)
        width = advance * scale
        if index != previous and (advance or x_offset):
            width += spacing + (word if text[index] in " \u00a0" else 0.0)
        previous = index
        glyphs.append(
            Glyph(identifier, index, width, x_offset * scale, y_offset * scale + style.rise, unsafe)
        )
    return tuple(glyphs)


@lru_cache(maxsize=4096)
def _shape(
    face: object,
    piece: str,
    before: str,
    after: str,
    backwards: bool,
    script: str,
    lang: str,
    features: tuple[tuple[str, int], ...],
) -> tuple[tuple[int, int, int, int, int, bool], ...]:
    """Call HarfBuzz; results are kept, since batches repeat most of their words."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    codepoints = [ord(character) for character in before + piece + after]
    buffer.add_codepoints(codepoints, len(before), len(piece))
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.script = script if script not in ("Zyyy", "Zinh", "Zzzz") else "Latn"
    buffer.language = lang
    hb.shape(face.font, buffer, dict(features))  # type: ignore[attr-defined]
    offset = len(before)
    return tuple(
        (
            info.codepoint,
            info.cluster - offset,
            position.x_advance,
            position.x_offset,
            position.y_offset,
            bool(info.flags & hb.GlyphFlags.UNSAFE_TO_BREAK),
        )
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )
