"""Words + style + width → placed lines, at the largest size that fits.

A text is shaped once (:func:`prepare`). Fitting is then arithmetic: for each
number of lines the narrowest width in em is known, so the largest size is the
box's width divided by it. Only the lines that are drawn are shaped again, and
only where a break fell inside a cluster that may not be cut.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from ..errors import FitError
from .blocks import Block, Metrics, TextLayout, laid_out, stacked
from .fonts import FontBook
from .hyphenation import hyphenated, words_of
from .isolation import without_isolates
from .linebreaking import Breaker, Range
from .lines import InkBox, LineShape, PlacedGlyph, PlacedLine, PlacedRun
from .paragraphs import Paragraph, shaped_paragraphs
from .style import Span, SpanStyle, TextStyle, shortened

__all__ = [
    "Fitted",
    "InkBox",
    "PlacedGlyph",
    "PlacedLine",
    "PlacedRun",
    "PreparedText",
    "TextLayout",
    "floored",
    "prepare",
]

#: Characters in one text. No picture has room for a tenth of this; reading a row refuses
#: far fewer, so only a template itself can come here with more.
LONGEST = 10_000
#: Sizes are whole hundredths of a px, so that equal boxes give equal numbers everywhere.
_STEP = 100
#: More lines than any picture holds.
_MOST_LINES = 999
#: Share of the size that is kept where a line fewer, and so a hyphen fewer, is the better look.
_WORTH_A_HYPHEN = 0.75
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class PreparedText:
    """A text that has been shaped, ready to be laid out at any size and width."""

    spans: tuple[Span, ...]
    style: TextStyle
    fonts: FontBook
    paragraphs: tuple[Paragraph, ...]
    metrics: Metrics
    #: Largest size in px, where that is less than the style's.
    most: float = inf

    @property
    def largest_size(self) -> float:
        """Largest size in px that is tried."""
        return min(self.style.size, self.most)

    @property
    def text(self) -> str:
        """The words, with their line breaks."""
        return "\n".join(without_isolates(p.breaker.paragraph.text) for p in self.paragraphs)

    @property
    def advance(self) -> float:
        """Width in em of the widest paragraph set on one line."""
        return max(paragraph.whole().width for paragraph in self.paragraphs)

    def no_larger_than(self, size: float) -> PreparedText:
        """Return the same text with *size* px as its largest size."""
        most = max(floored(size), self.style.min_size)
        return PreparedText(self.spans, self.style, self.fonts, self.paragraphs, self.metrics, most)

    def at(self, size: float) -> PreparedText:
        """Return the same text at *size* px and no other."""
        return replace(self, style=replace(self.style, size=size, min_size=size))

    def lay_out(
        self, width: float, height: float | None = None, *, size: float | None = None
    ) -> TextLayout:
        """Return the lines at the largest size that fits *width* and *height* (px), or at *size*.

        Only where no size in the range holds a word whole, it is hyphenated, or in a language
        without rules for that broken between grapheme clusters. Raises :class:`FitError` where
        even the smallest size is too large.
        """
        prepared = self if size is None else self.at(size)
        return prepared.fitted(width, height).placed(width)

    def fitted(self, width: float, height: float | None = None) -> Fitted:
        """Return size and lines as :meth:`lay_out` would place them, or raise the same."""
        found = self.largest(width, height)
        if found is not None:
            return Fitted(self, *found)
        broken = self._hyphenated(width, height)
        if broken is not None:
            return broken
        found = self.largest(width, height, emergency=True)
        if found is not None:
            return Fitted(self, *found)
        if self.style.ellipsis:
            return self._cut(width, height)
        raise self._does_not_fit(width, height)

    def _hyphenated(self, width: float, height: float | None) -> Fitted | None:
        """Return the text with hyphens in the words that are wider than *width* px."""
        limit = width / self.style.min_size
        words = {
            word
            for paragraph in self.paragraphs
            for stretch in paragraph.breaker.wider_than(limit)
            for word in words_of(stretch)
        }
        spans = hyphenated(self.spans, words, self.style.lang)
        if spans == self.spans:
            return None
        prepared = replace(prepare(spans, self.style, self.fonts), most=self.most)
        found = prepared.largest(width, height)
        return None if found is None else prepared.in_fewer_lines(*found, width, height)

    def in_fewer_lines(
        self, size: float, block: Block, width: float, height: float | None
    ) -> Fitted:
        """Return the text in fewer lines than *block*, while each costs little of *size*."""
        style = replace(self.style, max_lines=len(block.lines) - 1)
        fewer = replace(self, style=style).largest(width, height) if style.max_lines else None
        if fewer is None or fewer[0] < _WORTH_A_HYPHEN * size:
            return Fitted(self, size, block)
        return self.in_fewer_lines(*fewer, width, height)

    # -- fitting -------------------------------------------------------------------------

    def largest(
        self, width: float, height: float | None = None, *, emergency: bool = False
    ) -> tuple[float, Block] | None:
        """Return the largest size in px that fits with all ink inside, and the lines at it.

        ``None`` where no size of the style's range does. Only in an *emergency* are words
        broken that are wider than a line.
        """
        if emergency:
            return self._largest_by_trial(width, height)
        upper = self._upper_bound(width, height)
        if upper is None:
            return None
        style = self.style
        size, block = upper, self._block(width / upper)
        while not self._holds(block, size, width, height):
            if size <= style.min_size or not style.fit:
                return None
            lower = self._size_of(block, width, height) if block is not None else 0.0
            size = max(style.min_size, size - 1, floored(min(lower, size - 0.01)))
            block = self._block(width / size)
        while size < upper - 1 and self._holds(
            larger := self._block(width / (size + 1)), size + 1, width, height
        ):
            size, block = size + 1, larger
        return None if block is None else (size, block)

    def _upper_bound(self, width: float, height: float | None) -> float | None:
        """Return the largest size by line heights and advances, before ink has its say."""
        style, fewest = self.style, len(self.paragraphs)
        limit = style.max_lines or _MOST_LINES
        if limit < fewest:
            return None
        low, high = fewest, limit + 1  # the fewest lines that fit at the size their number allows
        if height is None:  # … which is then the same for all numbers
            needed = self._count(width / self.largest_size)
            low = high = limit + 1 if needed is None else min(max(needed, fewest), limit + 1)
        while low < high:
            middle = (low + high) // 2
            needed = self._count(width / self._tallest(middle, height))
            if needed is not None and needed <= middle:
                high = middle
            else:
                low = middle + 1
        size = self._tallest(low, height) if low <= limit else 0.0
        if size < self.largest_size and low > fewest:
            narrowest = self._narrowest(low - 1)
            if narrowest:
                size = max(size, min(self._tallest(low - 1, height), width / narrowest))
        size = floored(size)
        if size < style.min_size or (size < self.largest_size and not style.fit):
            return None
        return size

    def _tallest(self, count: int, height: float | None) -> float:
        """Return the largest size at which *count* lines are no higher than *height*."""
        if height is None:
            return self.largest_size
        above, below = self.metrics.around(trim=self.style.trim)
        em = above + (count - 1) * self.metrics.line_height + below
        return max(_EPSILON, min(self.largest_size, height / em))

    def _count(self, limit: float) -> int | None:
        """Return how many lines of *limit* em the text takes; ``None`` where a word is wider."""
        total = 0
        for paragraph in self.paragraphs:
            if self.style.wrap:
                count = paragraph.breaker.count(limit)
            else:
                count = 1 if paragraph.breaker.total <= limit + _EPSILON else None
            if count is None:
                return None
            total += count
        return total

    def _narrowest(self, count: int) -> float:
        """Return the least width in em at which all paragraphs take at most *count* lines."""
        breakers = [paragraph.breaker for paragraph in self.paragraphs]
        if not self.style.wrap:
            return max(breaker.total for breaker in breakers)
        if len(breakers) == 1:
            return breakers[0].narrowest(count)
        low = max(breaker.longest for breaker in breakers)
        high = max(breaker.total for breaker in breakers)
        for _ in range(30):
            middle = (low + high) / 2
            needed = self._count(middle)
            low, high = (low, middle) if needed is not None and needed <= count else (middle, high)
        return high

    def _block(self, limit: float, *, emergency: bool = False) -> Block | None:
        """Return the lines at *limit* em wide; ``None`` where they are too many or too wide."""
        lines: list[LineShape] = []
        for paragraph in self.paragraphs:
            ranges = self._ranges(paragraph.breaker, limit, emergency=emergency)
            if ranges is None:
                return None
            lines.extend([paragraph.shape(line) for line in ranges])
        if len(lines) > (self.style.max_lines or _MOST_LINES):
            return None
        return stacked(lines, self.metrics.line_height)

    def _ranges(self, breaker: Breaker, limit: float, *, emergency: bool) -> list[Range] | None:
        if not self.style.wrap:
            return [(0, len(breaker.paragraph.text))]
        count = breaker.count(limit)
        if count is None:
            return breaker.lines(limit, emergency=True) if emergency else None
        return breaker.balanced(count, limit) if self.style.balance else breaker.lines(limit)

    def _size_of(self, block: Block, width: float, height: float | None) -> float:
        """Return the largest size in px at which *block* and its ink are inside."""
        size = width / block.width if block.width else self.largest_size
        if height is not None:
            size = min(size, height / block.height(self.metrics, trim=self.style.trim))
        return size

    def _holds(self, block: Block | None, size: float, width: float, height: float | None) -> bool:
        return block is not None and self._size_of(block, width, height) >= size - _EPSILON

    def _largest_by_trial(self, width: float, height: float | None) -> tuple[float, Block] | None:
        """Return the largest size in whole px where words may be broken anywhere."""
        style = self.style
        if not style.wrap or width <= 0:
            return None
        best: tuple[float, Block] | None = None
        low, high = 0, int(self.largest_size - style.min_size) + 1
        while low < high:
            step = (low + high) // 2 if best else 0
            size = style.min_size + step
            block = self._block(width / size, emergency=True)
            if block is not None and self._holds(block, size, width, height):
                best, low = (size, block), step + 1
            elif best is None:
                return None
            else:
                high = step
        return best

    # -- what does not fit ---------------------------------------------------------------

    def _does_not_fit(self, width: float, height: float | None) -> FitError:
        smallest = self.style.min_size
        over = self._overflow(width, height, smallest)
        words = "character" if over == 1 else "characters"
        return FitError(
            f"{over} {words} too long, even at the smallest size ({smallest:g} px)",
            overflow=over,
            min_size=smallest,
            value=self.text,
            hint=f"shorten it by about {over} {words}, or use a taller format",
        )

    def _overflow(self, width: float, height: float | None, smallest: float) -> int:
        """Return about how many characters are too many, counted in grapheme clusters."""
        left = self.style.max_lines or _MOST_LINES
        if height is not None:
            above, below = self.metrics.around(trim=self.style.trim)
            room = (height / smallest - above - below) / self.metrics.line_height
            left = min(left, int(room + _EPSILON) + 1)
        left, over = max(left, 0), 0
        for breaker in (paragraph.breaker for paragraph in self.paragraphs):
            boundaries = breaker.paragraph.source.boundaries
            broken = breaker.lines(width / smallest, emergency=True)
            if broken is None:
                over += len(boundaries) - 1
                continue
            start = broken[left][0] if len(broken) > left else len(breaker.paragraph.text)
            left = max(0, left - len(broken))
            over += sum(1 for boundary in boundaries[:-1] if boundary >= start)
        return max(over, 1)

    def _cut(self, width: float, height: float | None) -> Fitted:
        """Return the words that fit and an ellipsis (CSS ``text-overflow``)."""
        size = self.style.min_size
        style = replace(self.style, ellipsis=False, size=size)
        places = [
            place
            for place, letter in enumerate("".join(span.text for span in self.spans))
            if not letter.isspace() and not unicodedata.category(letter).startswith("M")
        ]
        low, high, best = 0, len(places) - 1, None
        while low <= high:
            middle = (low + high) // 2
            prepared = prepare(shortened(self.spans, places[middle]), style, self.fonts)
            try:
                best, low = prepared.fitted(width, height), middle + 1
            except FitError:
                high = middle - 1
        if best is None:
            raise self._does_not_fit(width, height)
        return replace(best, truncated=True)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text at the size that was found for it: everything but the places of its glyphs."""

    prepared: PreparedText
    size: float
    block: Block
    truncated: bool = False

    @property
    def cap_height(self) -> float:
        """Height of capitals in px."""
        return self.prepared.metrics.cap_height * self.size

    def placed(self, width: float) -> TextLayout:
        """Return the lines, aligned within *width* px."""
        prepared = self.prepared
        layout = laid_out(self.block, prepared.metrics, prepared.style, size=self.size, width=width)
        return replace(layout, truncated=True) if self.truncated else layout


def prepare(spans: Sequence[Span], style: TextStyle, fonts: FontBook) -> PreparedText:
    """Shape *spans* for layout; line breaks in them are kept.

    Raises :class:`FontError` for characters that no family has, and :class:`FitError` for
    more characters than any picture holds.
    """
    length = sum(len(span.text) for span in spans)
    if length > LONGEST:
        raise FitError(
            f"{length:,} characters are more than any picture holds",
            overflow=length - LONGEST,
            min_size=style.min_size,
            hint=f"shorten it to less than {LONGEST:,} characters",
        )
    spans = tuple(spans)
    paragraphs = shaped_paragraphs(spans, fonts, style.lang, style.direction)
    return PreparedText(spans, style, fonts, paragraphs, _metrics(spans, style, fonts, paragraphs))


def _metrics(
    spans: tuple[Span, ...], style: TextStyle, fonts: FontBook, paragraphs: Sequence[Paragraph]
) -> Metrics:
    first: SpanStyle = spans[0].style
    face = fonts.face(first.families[0], first.weight, first.style)
    line_height = style.line_height
    for paragraph in paragraphs:
        for shaped in paragraph.breaker.paragraph.items:
            asked = shaped.item.face.family.line_height * shaped.item.scale
            line_height = max(line_height, asked)
    em = face.units_per_em
    return Metrics(face.cap_height / em, face.ascender / em, -face.descender / em, line_height)


def floored(size: float) -> float:
    """Return *size* rounded down to a hundredth of a px, as all sizes are."""
    return int(size * _STEP + _EPSILON) / _STEP
