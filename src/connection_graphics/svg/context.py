"""What every text of one document shares: fonts, language, and what became of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

from ..errors import FontError, Location, Notice, TemplateError
from ..text.fallback import character_name
from ..text.fonts import FontBook
from ..text.layout import PreparedText, prepare
from ..text.style import Align, Direction, Span
from .properties import Computed
from .spans import TextSource, read_text
from .tree import Element

__all__ = ["Context"]

_FLIPPED = {Align.START: Align.RIGHT, Align.END: Align.LEFT}
_UNKNOWN = "?"


@dataclass(slots=True)
class Context:
    """The fonts and settings of one run, and the sizes and notices that it finds."""

    fonts: FontBook
    lang: str
    name: str
    #: The picture is flipped, so that lines begin at the right.
    mirrored: bool = False
    #: Draw something else for a character that no font has, and say so.
    replace_missing: bool = False
    #: Largest size in px of each fit group, as far as it is known.
    caps: dict[str, float] = field(default_factory=dict)
    #: Sizes that the texts of each fit group took.
    sizes: dict[str, list[float]] = field(default_factory=dict)
    notices: dict[Notice, None] = field(default_factory=dict)

    def read(self, element: Element, inherited: Computed) -> TextSource:
        """Return what *element* asks for, within its fit group's size."""
        source = read_text(element, inherited, lang=self.lang, name=self.name)
        cap = self.caps.get(source.fit_group or "")
        if cap is None or cap >= source.style.size:
            return source
        style = source.style
        return replace(source, style=replace(style, size=cap, min_size=min(cap, style.min_size)))

    def in_box(self, source: TextSource) -> TextSource:
        """Return *source* with its lines beginning where the picture does."""
        style = source.style
        if not self.mirrored or style.direction is not Direction.AUTO:
            return source
        align = _FLIPPED.get(style.align, style.align)
        return replace(source, style=replace(style, align=align))

    def prepare(self, source: TextSource) -> PreparedText:
        """Shape the words of *source*; a missing character raises, or is replaced."""
        place = Location(
            file=self.name,
            line=source.element.line or None,
            element=source.element.get("id"),
            field=source.field,
        )
        if not all(span.style.families for span in source.spans):
            raise TemplateError(
                "this text names no font",
                hint='add font-family="…" to it or to a group around it',
                where=place,
            )
        spans = source.spans
        for stand_in in (_plain_form, lambda _: _UNKNOWN):
            try:
                return prepare(spans, source.style, self.fonts)
            except FontError as error:
                if not self.replace_missing or error.code != "missing-glyph":
                    error.where = place
                    raise
                table = {ord(letter): stand_in(letter) for letter in error.missing}
                spans = tuple(Span(s.text.translate(table), s.style) for s in spans)
                self._tell(error.missing, table, source.field)
        return prepare(spans, source.style, self.fonts)

    def record(self, source: TextSource, size: float) -> None:
        """Remember the *size* that a text of a fit group took."""
        if source.fit_group:
            self.sizes.setdefault(source.fit_group, []).append(size)

    def _tell(self, missing: tuple[str, ...], table: dict[int, str], of: str) -> None:
        for letter in missing:
            message = (
                f"no font has the character {character_name(letter)}: "
                f'"{table[ord(letter)]}" stands in its place'
            )
            self.notices[Notice("replaced-character", message, Location(field=of))] = None


def _plain_form(letter: str) -> str:
    """Return *letter* without its marks or its typographic form, or a question mark."""
    plain = "".join(
        part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)
    )
    return plain if plain not in ("", letter) else _UNKNOWN
