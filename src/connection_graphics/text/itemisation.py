"""Text → items: stretches of one level, one script, one style and one font.

Fonts are chosen by the character map for the text in NFC. Letters move
together: all letters of one script in a field take the first family that has
all of them, so that no word mixes two designs. Signs and emoji choose for
themselves, one grapheme cluster at a time. What no family has is an error that
names the character; a box is never drawn.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import FontError
from . import unicode_data
from .bidi import embedding_levels, paragraph_level
from .fonts import Face, Family, FontBook
from .graphemes import clusters, emoji_presentation
from .style import Direction, Span, SpanStyle

__all__ = ["Item", "Itemised", "itemise"]

#: Scripts that take the script of what stands beside them (UAX #24, section 5).
_NEUTRAL = frozenset(("Zyyy", "Zinh", "Zzzz"))


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
        return self.style.scale * (1.0 if self.colour else self.face.family.scale)


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph cut into items, in logical order."""

    text: str
    base_level: int
    levels: Sequence[int]
    items: tuple[Item, ...]
    #: Starts of the grapheme clusters, and the length of the text.
    boundaries: tuple[int, ...]


def itemise(
    spans: Sequence[Span], fonts: FontBook, *, lang: str, direction: Direction = Direction.AUTO
) -> Itemised:
    """Cut one paragraph (no line breaks inside) into items.

    Raises :class:`FontError` (code ``missing-glyph``) for characters that no family has.
    """
    text = "".join(span.text for span in spans)
    base_level = {Direction.LTR: 0, Direction.RTL: 1}.get(direction, paragraph_level(text))
    levels = embedding_levels(text, base_level)
    cluster_spans = clusters(text)
    styles = _styles_of(spans)
    scripts = _scripts_of(text)
    choice = _FontChoice(text, scripts, fonts, lang)
    pieces: list[Item] = []
    for start, end in cluster_spans:
        style = styles[start]
        face, colour = choice.face_for(start, end, style)
        last = pieces[-1] if pieces else None
        if (
            last is not None
            and last.level == levels[start]
            and last.script == scripts[start]
            and last.face is face
            and last.style == style
        ):
            pieces[-1] = Item(last.start, end, last.level, last.script, face, style, last.colour)
        else:
            pieces.append(Item(start, end, levels[start], scripts[start], face, style, colour))
    if choice.missing:
        raise _missing(choice.missing)
    boundaries = (*(start for start, _ in cluster_spans), len(text))
    return Itemised(text, base_level, levels, tuple(pieces), boundaries)


def _styles_of(spans: Sequence[Span]) -> list[SpanStyle]:
    styles: list[SpanStyle] = []
    for span in spans:
        styles.extend([span.style] * len(span.text))
    return styles


def _scripts_of(text: str) -> list[str]:
    """Return the script of each character, neutral ones resolved from their word, then before.

    A neutral sign takes the script of the letter before it in its word, a sign that
    opens a word (``#``, ``(``) that of the letter after it.
    """
    scripts = [unicode_data.script(character) for character in text]
    if all(script == "Latn" or script in _NEUTRAL for script in scripts):
        return ["Latn"] * len(scripts)
    opening: list[int] = []
    previous = next((script for script in scripts if script not in _NEUTRAL), "Latn")
    in_word = False
    for index, script in enumerate(scripts):
        if text[index].isspace():
            for waiting in opening:
                scripts[waiting] = previous
            opening.clear()
            scripts[index] = previous
            in_word = False
        elif script not in _NEUTRAL:
            for waiting in opening:
                scripts[waiting] = script
            opening.clear()
            previous, in_word = script, True
        elif in_word or script == "Zinh":
            scripts[index] = previous
        else:
            opening.append(index)
    for waiting in opening:
        scripts[waiting] = previous
    return scripts


class _FontChoice:
    """Chooses faces for one paragraph; remembers what it could not find."""

    def __init__(self, text: str, scripts: Sequence[str], fonts: FontBook, lang: str) -> None:
        self.text = text
        self.scripts = scripts
        self.fonts = fonts
        self.lang = lang
        self.missing: dict[str, None] = {}
        self._letters: dict[str, frozenset[str]] = {}
        self._by_script: dict[tuple[str, SpanStyle], Face | None] = {}
        for script in set(scripts):
            self._letters[script] = frozenset(
                character
                for character, of in zip(text, scripts, strict=True)
                if of == script and unicode_data.script(character) not in _NEUTRAL
            )

    def face_for(self, start: int, end: int, style: SpanStyle) -> tuple[Face, bool]:
        """Return the face of the cluster *start:end*, and whether it draws in colour."""
        cluster = self.text[start:end]
        if not cluster.isascii() and emoji_presentation(cluster):
            emoji = self._emoji(style)
            if emoji is not None and emoji.covers(_visible(cluster)):
                return emoji, True
        script = self.scripts[start]
        needed = _visible(cluster)
        face = self._face_of_script(script, style)
        if face is not None and face.covers(needed):
            return face, False
        other = self._first_that_covers(needed, script, style)
        if other is not None:
            return other, other.family.role == "emoji"
        for character in needed:
            if not any(
                character_face.covers(character) for character_face in self._faces(script, style)
            ):
                self.missing[character] = None
        return face or self.fonts.face(style.families[0], style.weight, style.style), False

    def _face_of_script(self, script: str, style: SpanStyle) -> Face | None:
        """Return the first face that has all letters of *script* in this paragraph."""
        key = (script, style)
        if key not in self._by_script:
            letters = _visible("".join(self._letters.get(script, frozenset())))
            self._by_script[key] = self._first_that_covers(letters, script, style)
        return self._by_script[key]

    def _first_that_covers(self, needed: str, script: str, style: SpanStyle) -> Face | None:
        for face in self._faces(script, style):
            if face.covers(needed):
                return face
        return None

    def _faces(self, script: str, style: SpanStyle) -> list[Face]:
        families = self.fonts.candidates(style.families, script, self.lang)
        return [
            self.fonts.face(family.name, style.weight, style.style, dict(style.axes))
            for family in _worth_opening(families, script, style.families)
        ]

    def _emoji(self, style: SpanStyle) -> Face | None:
        for family in self.fonts:
            if family.role == "emoji":
                return self.fonts.face(family.name, style.weight)
        return None


def _worth_opening(families: Sequence[Family], script: str, named: Sequence[str]) -> list[Family]:
    """Put the families for *script* first and the colour emoji last."""
    asked = {name.strip("\"' ").casefold() for name in named}

    def rank(family: Family) -> int:
        if family.name.casefold() in asked:
            return 0
        if family.role == "emoji":
            return 3
        return 1 if script in family.scripts else 2

    return sorted(families, key=rank)


def _visible(cluster: str) -> str:
    """Return *cluster* without characters that never need a glyph of their own."""
    return "".join(
        character
        for character in cluster
        if not unicode_data.is_default_ignorable(character) and character not in "\n\r\t"
    )


def _missing(characters: Sequence[str] | dict[str, None]) -> FontError:
    names = [
        f'"{character}" (U+{ord(character):04X} {unicodedata.name(character, "unnamed")})'
        for character in characters
    ]
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return FontError(
        f"no bundled font has the character{'s' if len(names) > 1 else ''} {shown}",
        code="missing-glyph",
        missing=tuple(characters),
        hint="write it another way, or add a font that has it to the campaign's fonts folder",
    )
