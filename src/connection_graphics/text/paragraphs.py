"""Spans → shaped paragraphs: cleaned, cut at line breaks, tags isolated, shaped once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .direction import is_right_to_left
from .fonts import FontBook
from .isolation import isolated, runs_backwards
from .itemisation import itemise
from .linebreaking import Breaker, Range
from .lines import LineShape, line_shape
from .shaping import shape
from .style import Direction, Span

__all__ = ["Paragraph", "shaped_paragraphs"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the lines of it that somebody has asked for."""

    breaker: Breaker
    shapes: dict[Range, LineShape]

    def shape(self, line: Range) -> LineShape:
        """Return the line from one character to another, shaped once."""
        found = self.shapes.get(line)
        if found is None:
            found = self.shapes[line] = line_shape(self.breaker.paragraph, *line)
        return found

    def whole(self) -> LineShape:
        """Return the paragraph as one line."""
        return self.shape((0, len(self.breaker.paragraph.text)))


@lru_cache(maxsize=160)
def shaped_paragraphs(
    spans: tuple[Span, ...], fonts: FontBook, lang: str, direction: Direction
) -> tuple[Paragraph, ...]:
    """Shape *spans*, cut at typed line breaks; sizes and boxes play no part yet.

    Results are kept: a batch repeats most of its words, and every shape of a template all.
    """
    clean = [Span(_clean(span.text), span.style) for span in spans]
    field = "".join([span.text for span in clean])
    backwards = runs_backwards(field)
    if direction is Direction.AUTO and backwards and is_right_to_left(lang):
        # An Arabic caption that begins with a Latin name or a tag is an Arabic caption.
        direction = Direction.RTL
    return tuple(
        Paragraph(
            Breaker.of(
                shape(itemise(part, fonts, lang=lang, direction=direction, field=field), lang)
            ),
            {},
        )
        for part in _parts(clean, isolate=direction is Direction.RTL or backwards)
    )


def _clean(text: str) -> str:
    """Return *text* in composed form, its line breaks as line feeds."""
    if text.isascii() and "\r" not in text and "\t" not in text:
        return text
    for typed in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        text = text.replace(typed, "\n")
    return unicodedata.normalize("NFC", text.replace("\t", "    "))


def _parts(spans: Sequence[Span], *, isolate: bool) -> Iterator[list[Span]]:
    """Cut spans at line breaks, tags and links isolated."""
    current: list[Span] = []
    for span in spans:
        text = isolated(span.text) if isolate else span.text
        first, *others = text.split("\n")
        current.append(Span(first, span.style))
        for part in others:
            yield current
            current = [Span(part, span.style)]
    yield current
