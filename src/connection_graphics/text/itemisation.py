"""Text → items: stretches of one level, one script, one style and one font.

Fonts are chosen by the character map for the text in NFC. Letters move
together: all letters of one script in a field take the first family that has
all of them, so that no word mixes two designs. Signs and emoji choose for
themselves, one grapheme cluster at a time. What no family has is an error that
names the character; a box is never drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bidi import embedding_levels, paragraph_level
from .fallback import FontChoice, missing_error
from .fonts import Face, FontBook
from .graphemes import clusters
from .scripts import scripts_of
from .style import Direction, Span, SpanStyle

__all__ = ["Item", "Itemised", "itemise"]


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch that is shaped in one call."""

    start: int
    end: int
    level: int
    script: str
    face: Face
    style: SpanStyle
    #: The face draws in its own colours.
    colour: bool = False

    @property
    def scale(self) -> float:
        """Size of the item relative to the size of the text."""
        return self.style.scale * self.face.family.scale


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph cut into items, in logical order."""

    text: str
    base_level: int
    levels: Sequence[int]
    items: tuple[Item, ...]
    #: Starts of the grapheme clusters, and the length of the text.
    boundaries: Sequence[int]


def itemise(
    spans: Sequence[Span],
    fonts: FontBook,
    *,
    lang: str,
    direction: Direction = Direction.AUTO,
    field: str | None = None,
) -> Itemised:
    """Cut one paragraph (no line breaks inside) into items.

    *field* is the whole text that the paragraph is part of: its letters choose their font
    together. Raises :class:`FontError` (code ``missing-glyph``) for characters that no
    family has.
    """
    text = "".join([span.text for span in spans])
    base_level = {Direction.LTR: 0, Direction.RTL: 1}.get(direction)
    if base_level is None:
        base_level = paragraph_level(text)
    levels = embedding_levels(text, base_level)
    scripts = scripts_of(text)
    choice = FontChoice(field or text, fonts, lang)
    items: list[Item] = []
    for start, end, style in _stretches(spans, levels, scripts):
        script, level = scripts[start], levels[start]
        for first, last, face in choice.faces(text, start, end, script, style):
            if items and _continues(items[-1], first, level, script, face, style):
                first = items.pop().start  # noqa: PLW2901 - the item before goes on
            colour = face.family.role == "emoji"
            items.append(Item(first, last, level, script, face, style, colour))
    if choice.missing:
        raise missing_error(choice.missing)
    return Itemised(text, base_level, levels, tuple(items), _boundaries(text))


def _continues(
    item: Item, start: int, level: int, script: str, face: Face, style: SpanStyle
) -> bool:
    return (
        item.end == start
        and item.face is face
        and item.level == level
        and item.script == script
        and item.style == style
    )


def _boundaries(text: str) -> Sequence[int]:
    if text.isascii():
        return range(len(text) + 1)
    return (*(start for start, _ in clusters(text)), len(text))


def _stretches(
    spans: Sequence[Span], levels: Sequence[int], scripts: Sequence[str]
) -> Iterator[tuple[int, int, SpanStyle]]:
    """Yield stretches of one style, one level and one script."""
    position = 0
    for span in spans:
        end_of_span = position + len(span.text)
        while position < end_of_span:
            level, script, end = levels[position], scripts[position], position + 1
            while end < end_of_span and levels[end] == level and scripts[end] == script:
                end += 1
            yield position, end, span.style
            position = end
