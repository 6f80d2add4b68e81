"""Where a line may end (UAX #14), and which of those places make good lines.

ICU gives the opportunities, with dictionaries for Thai, Lao, Khmer and Burmese
and by phrase for Japanese. On top come the habits of campaign captions: a
hashtag, a handle, a link, a time and a span of dates stay whole. Breaking
inside them, and inside any longer word, is for emergencies only, between
grapheme clusters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from icu4py.breakers import LineBreaker

from .shaping import ShapedParagraph

__all__ = ["Breaker", "opportunities"]

#: Words that stay whole: tags, handles, addresses, "10-16 June", "2-4pm".
_WHOLE = re.compile(
    r"""
      (?<![\w&])[#＃@＠][\w.·-]*\w
    | (?:https?://|www\.)\S+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w.])(?:[\w-]+\.)+(?:org|com|net|uk|cymru|wales|scot|info|eu|ie|gov|edu)(?:/\S*)?(?!\w)
    | \d{1,2}(?:[.:]\d\d)?\s?[-\u2013]\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]m\b|\s\w{3,})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Breaks are forbidden here whatever ICU says: inside the campaign's own en dashes.
_SPACES = " \u3000\u200b"


@lru_cache(maxsize=2048)
def opportunities(text: str, lang: str) -> tuple[int, ...]:
    """Return the indices before which a line may start, the end of the text included."""
    if text.isascii() and text.isalnum():
        return (len(text),) if text else ()
    locale = lang.replace("-", "_")
    if lang.partition("-")[0].lower() == "ja":
        locale += "@lw=phrase"
    places: list[int] = []
    position = 0
    for segment in LineBreaker(text, locale):
        position += len(segment)
        places.append(position)
    whole = [match.span() for match in _WHOLE.finditer(text)]
    if whole:
        places = [place for place in places if not any(start < place < end for start, end in whole)]
    return tuple(places)


@dataclass(slots=True)
class Breaker:
    """Breaks one shaped paragraph into lines, at any width."""

    paragraph: ShapedParagraph
    places: tuple[int, ...]
    #: Widest stretch between two opportunities, in em.
    longest: float

    @classmethod
    def of(cls, paragraph: ShapedParagraph) -> Breaker:
        """Return the breaker of *paragraph*."""
        places = opportunities(paragraph.text, paragraph.lang)
        widths = [
            paragraph.width(start, end)
            for start, end in zip((0, *places[:-1]), places, strict=True)
        ]
        return cls(paragraph, places, max(widths, default=0.0))

    def lines(self, width: float, *, emergency: bool = False) -> list[tuple[int, int]] | None:
        """Return the lines, filled one after the other, each at most *width* em wide.

        ``None`` where a word is wider than that, unless *emergency* allows breaking it
        between grapheme clusters.
        """
        width += 1e-9
        lines: list[tuple[int, int]] = []
        start, end_of_text = 0, len(self.paragraph.text)
        while start < end_of_text:
            end = self._fill(start, width)
            if end <= start:
                if not emergency:
                    return None
                end = self._split(start, width)
                if end <= start:
                    return None
            lines.append((start, end))
            start = end
        return lines or [(0, 0)]

    def narrowest(self, count: int, *, emergency: bool = False) -> float | None:
        """Return the smallest width in em at which *count* lines hold the paragraph."""
        total = self.paragraph.width(0, len(self.paragraph.text))
        if count <= 1:
            return total
        if emergency:
            low, high = 0.0, total
        else:
            low, high = max(self.longest, total / count * 0.5), total
        fitting = self.lines(low, emergency=emergency)
        if fitting is not None and len(fitting) <= count:
            return low if not emergency else self._widest(fitting)
        for _ in range(24):
            middle = (low + high) / 2
            fitting = self.lines(middle, emergency=emergency)
            if fitting is not None and len(fitting) <= count:
                # The lines themselves say how wide they are: jump there.
                high = min(middle, self._widest(fitting))
            else:
                low = middle
            if high - low < 1e-4:
                break
        return high

    def balanced(self, count: int, limit: float) -> list[tuple[int, int]] | None:
        """Return *count* lines of even length, *limit* em at most, no word alone at the end."""
        width = self.narrowest(count)
        if width is None or width > limit + 1e-9:
            return self.lines(limit)
        lines = self.lines(width)
        if lines is None or len(lines) < 2 or not self._lonely(lines):
            return lines
        return self._evened(count, limit) or lines

    def _widest(self, lines: Sequence[tuple[int, int]]) -> float:
        return max(self.paragraph.width(start, end) for start, end in lines)

    def _fill(self, start: int, width: float) -> int:
        """Return the last opportunity that a line from *start* can reach, else *start*."""
        places, paragraph = self.places, self.paragraph
        first = bisect_right(places, start)
        low, high = first, len(places)
        while low < high:
            middle = (low + high) // 2
            if paragraph.width(start, places[middle]) + self._hyphen(places[middle]) <= width:
                low = middle + 1
            else:
                high = middle
        return places[low - 1] if low > first else start

    def _hyphen(self, place: int) -> float:
        """Return the width of the hyphen that a line ending at a soft hyphen shows."""
        return 0.35 if place and self.paragraph.text[place - 1] == "\u00ad" else 0.0

    def _split(self, start: int, width: float) -> int:
        """Return the last grapheme boundary that a line from *start* can reach."""
        boundaries = self.paragraph.source.boundaries
        first = bisect_right(boundaries, start)
        last = start
        for boundary in boundaries[first:]:
            if self.paragraph.width(start, boundary) > width:
                break
            last = boundary
        return last

    def _lonely(self, lines: Sequence[tuple[int, int]]) -> bool:
        """Return whether the last line is one short word that a neighbour could join."""
        start, end = lines[-1]
        last = self.paragraph.text[start:end].strip(_SPACES)
        if " " in last:
            return False
        widest = self._widest(lines)
        return self.paragraph.width(start, end) < 0.3 * widest

    def _evened(self, count: int, limit: float) -> list[tuple[int, int]] | None:
        """Return the *count* lines whose slack has the least sum of squares."""
        places = (0, *self.places)
        width = self.paragraph.width
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
        target = width(0, len(self.paragraph.text)) / count
        for _ in range(count):
            row: dict[int, tuple[float, int]] = {}
            for origin, (cost, _) in best[-1].items():
                for index in range(origin + 1, len(places)):
                    size = width(places[origin], places[index])
                    if size > limit:
                        break
                    total = cost + (size - target) ** 2
                    if index not in row or total < row[index][0]:
                        row[index] = (total, origin)
            best.append(row)
        index = len(places) - 1
        if index not in best[count]:
            return None
        lines: list[tuple[int, int]] = []
        for step in range(count, 0, -1):
            origin = best[step][index][1]
            lines.append((places[origin], places[index]))
            index = origin
        return lines[::-1]
