"""Which font draws which character: the family asked for, else one that stands in for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import FontError
from . import unicode_data
from .fonts import Face, FontBook
from .graphemes import clusters, emoji_presentation
from .scripts import NEUTRAL, scripts_of
from .style import SpanStyle

__all__ = ["Explained", "FontChoice", "character_name", "explain", "missing_error"]

#: Signs that make an emoji of what stands before them.
_EMOJI_MAKERS = frozenset("\u200d\ufe0f\u20e3")


class FontChoice:
    """Chooses the faces for one field; remembers what it could not find."""

    def __init__(self, field: str, fonts: FontBook, lang: str) -> None:
        self.field = field
        self.fonts = fonts
        self.lang = lang
        self.missing: dict[str, None] = {}
        self._letters: dict[str, frozenset[str]] | None = None
        self._by_script: dict[tuple[str, SpanStyle], Face | None] = {}

    def faces(
        self, text: str, start: int, end: int, script: str, style: SpanStyle
    ) -> Iterator[tuple[int, int, Face]]:
        """Yield the faces of *start:end*, a stretch of one script and style, in order."""
        usual = self._face_of_script(script, style)
        if usual is not None:
            characters = set(text[start:end])
            if characters <= usual.characters and (
                text.isascii() or not any(map(_may_be_emoji, characters))
            ):
                yield start, end, usual
                return
        for first, last in clusters(text[start:end]):
            cluster = text[start + first : start + last]
            yield start + first, start + last, self._face_for(cluster, usual, script, style)

    def _face_for(self, cluster: str, usual: Face | None, script: str, style: SpanStyle) -> Face:
        if not cluster.isascii() and emoji_presentation(cluster):
            emoji = self._emoji(style)
            if emoji is not None and emoji.covers(visible(cluster)):
                return emoji
        needed = visible(cluster)
        if usual is not None and usual.covers(needed):
            return usual
        other = self._first_that_covers(needed, script, style)
        if other is not None:
            return other
        for character in needed:
            if not any(face.covers(character) for face in self._stack(script, style)):
                self.missing[character] = None
        return usual or next(self._stack(script, style))

    def _face_of_script(self, script: str, style: SpanStyle) -> Face | None:
        """Return the first face that has all letters of *script* in the field."""
        key = (script, style)
        if key not in self._by_script:
            needed = visible(self._letters_of(script))
            self._by_script[key] = self._first_that_covers(needed, script, style)
        return self._by_script[key]

    def _letters_of(self, script: str) -> Iterable[str]:
        if self.field.isascii():
            return {letter for letter in set(self.field) if letter.isalpha()}
        if self._letters is None:
            found: dict[str, set[str]] = {}
            for character in set(self.field):
                found.setdefault(unicode_data.script(character), set()).add(character)
            self._letters = {key: frozenset(value) for key, value in found.items()}
        return self._letters.get(script, frozenset()) if script not in NEUTRAL else frozenset()

    def _first_that_covers(
        self, needed: Sequence[str], script: str, style: SpanStyle
    ) -> Face | None:
        for face in self._stack(script, style):
            if face.characters.issuperset(needed):
                return face
        return None

    def _stack(self, script: str, style: SpanStyle) -> Iterator[Face]:
        """Yield the faces to try, in order; a file is opened when its turn comes."""
        axes = dict(style.axes)
        for name in self.fonts.stack(style.families, script, self.lang):
            yield self.fonts.face(name, style.weight, style.style, axes)
        for name in self.fonts.packaged(script):
            yield self.fonts.face(name, style.weight, style.style, axes)

    def _emoji(self, style: SpanStyle) -> Face | None:
        for family in self.fonts:
            if family.role == "emoji":
                return self.fonts.face(family.name, style.weight)
        return None


def visible(characters: Iterable[str]) -> str:
    """Return *characters* without those that never need a glyph of their own."""
    return "".join(
        [
            character
            for character in characters
            if not unicode_data.is_default_ignorable(character) and character not in "\n\r\t"
        ]
    )


def _may_be_emoji(character: str) -> bool:
    if character <= "\x7f":
        return False
    return character in _EMOJI_MAKERS or unicode_data.is_emoji(character)


@dataclass(frozen=True, slots=True)
class Explained:
    """Which font draws one stretch of a text; ``family`` is ``None`` where none does."""

    text: str
    family: str | None
    #: The file, and the axis values it is used at.
    path: str = ""
    variations: tuple[tuple[str, float], ...] = ()
    #: Why: ``asked`` for by name, ``fallback``, ``emoji``, or ``missing``.
    reason: str = "asked"


def explain(
    text: str,
    fonts: FontBook,
    families: Sequence[str],
    *,
    lang: str = "en-GB",
    weight: float = 400,
) -> tuple[Explained, ...]:
    """Return which font draws which part of *text*, set in *families*; nothing is raised."""
    text = unicodedata.normalize("NFC", text)
    style = SpanStyle(tuple(families), weight=weight)
    choice = FontChoice(text, fonts, lang)
    scripts = scripts_of(text)
    asked = {name.casefold() for name in families}
    parts: list[Explained] = []
    for start, end in clusters(text):
        cluster = text[start:end]
        choice.missing.clear()
        face = next(choice.faces(text, start, end, scripts[start], style))[2]
        name = face.family.name
        if choice.missing:
            part = Explained(cluster, None, reason="missing")
        else:
            reason = "asked" if name.casefold() in asked else "fallback"
            if face.family.role == "emoji":
                reason = "emoji"
            part = Explained(cluster, name, face.path, face.key[1], reason)
        if parts and (parts[-1].family, parts[-1].path) == (part.family, part.path):
            part = Explained(
                parts.pop().text + cluster, part.family, part.path, part.variations, part.reason
            )
        parts.append(part)
    return tuple(parts)


def character_name(character: str) -> str:
    """Return *character* with its code point and Unicode's name for it."""
    name = unicodedata.name(character, "unnamed")
    shown = f'"{character}" ' if character.isprintable() else ""
    return f"{shown}(U+{ord(character):04X} {name})"


def missing_error(characters: Iterable[str]) -> FontError:
    """Return the error for *characters*, which no font has."""
    missing = tuple(characters)
    names = [character_name(character) for character in missing]
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return FontError(
        f"no bundled font has the character{'s' if len(names) > 1 else ''} {shown}",
        code="missing-glyph",
        missing=missing,
        hint="write it another way, or add a font that has it to the campaign's fonts folder",
    )
