"""Where a line may end (UAX #14), and which of those places make good lines.

ICU gives the opportunities, with dictionaries for Thai, Lao, Khmer and Burmese
and by phrase for Japanese. On top come the habits of campaign captions: a
hashtag, a handle, a link, a time and a span of dates stay whole. Breaking
inside them, and inside any longer word, is for emergencies only: a link behind a
slash or a dot where it can be, all else between grapheme clusters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import sub

from icu4py.breakers import LineBreaker

from .shaping import HANGING, ShapedParagraph

__all__ = ["Breaker", "Range", "opportunities", "unicode_places"]

#: Words that stay whole: tags, handles, addresses, "10-16 June", "2-4pm".
_WHOLE = re.compile(
    r"""
      (?<![\w&])[#＃@＠][\w.·-]*\w
    | (?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w.-])(?:[\w-]+\.)+(?:org|com|net|uk|cymru|wales|scot|info|eu|ie|gov|edu)(?:/\S*)?(?!\w)
    | \d{1,2}(?:[.:]\d\d)?\s?[-\u2013]\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]m\b|\s\w{3,})?
    """,
    re.VERBOSE | re.IGNORECASE,
)


#: Behind these a link may be broken, the best place first.
_PARTED_BY = "/.-"
#: What begins an isolate.
_ISOLATES = "\u2066\u2067\u2068"
#: Two Korean syllables side by side.
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2}")
#: Japanese is broken between phrases, not between any two letters.
_BY_PHRASE = "ja@lw=phrase"
_KANA = re.compile(r"[\u3040-\u30ff]")


@lru_cache(maxsize=512)
def opportunities(text: str, lang: str) -> tuple[int, ...]:
    """Return the indices before which a line may start, the end of the text included."""
    if text.isascii() and text.isalnum():
        return (len(text),) if text else ()
    places = unicode_places(text, _BY_PHRASE if _KANA.search(text) else lang.replace("-", "_"))
    if _HANGUL.search(text):
        # Korean is broken at its spaces, as in print (CSS: word-break: keep-all).
        places = [place for place in places if not _HANGUL.match(text, max(0, place - 1))]
    whole = _whole(text)
    if whole:
        places = [place for place in places if not any(start < place < end for start, end in whole)]
    return tuple(places)


def _whole(text: str) -> list[Range]:
    """Return where the words of *text* stand that stay whole, in order."""
    return [match.span() for match in _WHOLE.finditer(text)]


def _end_of_part(text: str, start: int, stop: int) -> int:
    """Return where a link between *start* and *stop* is broken: behind a slash, else a dot."""
    for sign in _PARTED_BY:
        place = text.rfind(sign, start, stop) + 1
        if place > start:
            return place
    return stop


def unicode_places(text: str, locale: str) -> list[int]:
    """Return the places by Unicode's rules and ICU's dictionaries alone."""
    places: list[int] = []
    position = 0
    for segment in LineBreaker(text, locale):
        position += len(segment)
        places.append(position)
    return places


#: A last line below this share of the widest, and of one word, is lonely.
_LONELY = 0.4
#: Lines that are evened out one by one: beyond that nobody sees the last.
_EVENED = 12
_EPSILON = 1e-9
#: Widths that are tried at most; a dozen do, unless letters overlap by negative spacing.
_TRIALS = 60

#: Start and end of a line, as indices of the paragraph's characters.
Range = tuple[int, int]


@dataclass(slots=True)
class Breaker:
    """Breaks one shaped paragraph into lines, at any width.

    ``starts[i]`` and ``ends[i]`` are where a line that begins before, or ends after, the
    *i*-th stretch between two opportunities stands, in em.
    """

    paragraph: ShapedParagraph
    places: tuple[int, ...]
    starts: Sequence[float]
    ends: Sequence[float]
    #: Widest stretch between two opportunities, in em.
    longest: float

    @classmethod
    def of(cls, paragraph: ShapedParagraph) -> Breaker:
        """Return the breaker of *paragraph*."""
        places = opportunities(paragraph.text, paragraph.lang)
        starts = [paragraph.prefix[place] for place in (0, *places[:-1])]
        ends = [paragraph.end_of_line(place) for place in places]
        longest = max(map(sub, ends, starts), default=0.0)
        return cls(paragraph, places, starts, ends, max(0.0, longest))

    @property
    def total(self) -> float:
        """Width in em of the paragraph on one line."""
        return max(0.0, self.ends[-1]) if self.ends else 0.0

    def count(self, width: float) -> int | None:
        """Return how many lines of *width* em are needed; ``None`` where a word is wider."""
        lines = self._filled(width + _EPSILON)
        return None if lines is None else max(1, len(lines))

    def lines(self, width: float, *, emergency: bool = False) -> list[Range] | None:
        """Return the lines, filled one after the other, each at most *width* em wide.

        ``None`` where a word is wider than that, unless *emergency* allows breaking it
        between grapheme clusters.
        """
        width += _EPSILON
        filled = self._filled(width)
        if filled is not None:
            return [self._range(*line) for line in filled] or [(0, 0)]
        return self._split_lines(width) if emergency else None

    def wider_than(self, width: float) -> list[str]:
        """Return the stretches between two opportunities that are wider than *width* em.

        Tags, handles and addresses are none of them: they stay as they are written.
        """
        text = self.paragraph.text
        return [
            text[first:last]
            for first, last, start, end in zip(
                (0, *self.places), self.places, self.starts, self.ends, strict=False
            )
            if end - start > width + _EPSILON and not _WHOLE.search(text, first, last)
        ]

    def narrowest(self, count: int) -> float:
        """Return the smallest width in em at which *count* lines hold the paragraph."""
        if count <= 1 or len(self.places) <= 1:
            return self.total
        gap = max([start - end for start, end in zip(self.starts[1:], self.ends, strict=False)])
        low, high = max(self.longest, (self.total - (count - 1) * gap) / count), self.total
        for _ in range(_TRIALS):
            if low >= high - _EPSILON:
                break
            middle = low if high - low < 0.02 else (low + high) / 2
            lines = self._filled(middle + _EPSILON) or []
            widest = max([self.ends[last] - self.starts[first] for first, last in lines])
            if len(lines) <= count:
                # The lines themselves say how wide they are: no width between changes them.
                high = min(middle, widest)
                if middle == low:
                    break
            else:
                low = max(low + _EPSILON, self._next_width(lines))
        return high

    def balanced(self, count: int, limit: float) -> list[Range] | None:
        """Return *count* lines of even length, *limit* em at most, no word alone at the end."""
        if count == 1:
            return [(0, len(self.paragraph.text))] if self.total <= limit + _EPSILON else None
        width = self.narrowest(count)
        if width > limit + _EPSILON:
            return self.lines(limit)
        lines = self.lines(width)
        if lines is None or len(lines) < 2 or len(lines) > _EVENED or not self._lonely(lines):
            return lines
        return self._evened(count, limit) or lines

    def _filled(self, width: float) -> list[tuple[int, int]] | None:
        """Return first and last stretch of each line."""
        if self.longest > width:
            return None
        starts, ends = self.starts, self.ends
        count, first = len(ends), 0
        lines: list[tuple[int, int]] = []
        while first < count:
            limit = starts[first] + width
            last = bisect_right(ends, limit, first) - 1
            while last > first and ends[last] > limit:
                last -= 1  # a hyphen may make one end lie behind the next
            last = max(last, first)
            lines.append((first, last))
            first = last + 1
        return lines

    def _next_width(self, lines: Sequence[tuple[int, int]]) -> float:
        """Return the least width at which one of *lines* would take in the next stretch."""
        ends, starts = self.ends, self.starts
        return min(
            [ends[last + 1] - starts[first] for first, last in lines if last + 1 < len(ends)],
            default=self.total,
        )

    def _range(self, first: int, last: int) -> Range:
        return (self.places[first - 1] if first else 0), self.places[last]

    def _split_lines(self, width: float) -> list[Range] | None:
        """Return the lines where words wider than a line are broken anywhere."""
        text, places, prefix = self.paragraph.text, self.places, self.paragraph.prefix
        whole = _whole(text)
        lines: list[Range] = []
        start = 0
        while start < len(text):
            first = bisect_right(places, start)
            limit = prefix[start] + width
            last = bisect_right(self.ends, limit, first) - 1
            while last >= first and self.ends[last] > limit:
                last -= 1
            end = places[last] if last >= first else self._split(start, places[first], limit, whole)
            if end <= start:
                return None
            lines.append((start, end))
            start = end
        return lines or [(0, 0)]

    def _split(self, start: int, stop: int, limit: float, whole: Sequence[Range]) -> int:
        """Return the last grapheme boundary before *stop* that a line can reach.

        It lies in none of *whole* if another line can hold that.
        """
        boundaries = self.paragraph.source.boundaries
        index = bisect_right(boundaries, start)
        last = start
        while index < len(boundaries) and boundaries[index] < stop:
            if self.paragraph.end_of_line(boundaries[index]) > limit:
                break
            last = boundaries[index]
            index += 1
        index = bisect_right(whole, (last,)) - 1
        if index >= 0:
            tag, end = whole[index]
            if tag > start and self.paragraph.text[tag - 1] in _ISOLATES:
                tag -= 1
            if start < tag < last < end:
                return tag  # a tag goes to the next line before it is broken
            if last < end:
                return _end_of_part(self.paragraph.text, max(start, tag), last)
        return last

    def _lonely(self, lines: Sequence[Range]) -> bool:
        """Return whether the last line is one short word that a neighbour could join."""
        start, end = lines[-1]
        if " " in self.paragraph.text[start:end].strip(HANGING):
            return False
        width = self.paragraph.width
        return width(start, end) < _LONELY * max(width(*line) for line in lines)

    def _evened(self, count: int, limit: float) -> list[Range] | None:
        """Return the *count* lines whose slack has the least sum of squares."""
        target = self.total / count
        size = len(self.places)
        # For each number of stretches set so far: the least cost, and where its last line began.
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
        for _ in range(count):
            row: dict[int, tuple[float, int]] = {}
            for origin, (cost, _) in best[-1].items():
                for last in range(origin, size):
                    width = self.ends[last] - self.starts[origin]
                    if width > limit:
                        break
                    total = cost + (width - target) ** 2
                    if last + 1 not in row or total < row[last + 1][0]:
                        row[last + 1] = (total, origin)
            best.append(row)
        index = size
        if index not in best[count]:
            return None
        lines: list[Range] = []
        for step in range(count, 0, -1):
            origin = best[step][index][1]
            lines.append(self._range(origin, index - 1))
            index = origin
        return lines[::-1]
