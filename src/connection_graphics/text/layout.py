"""Words + style + width → placed lines, at the largest size that fits.

A text is shaped once (:func:`prepare`). Fitting is then arithmetic: for each
number of lines the narrowest width in em is known, so the largest size is the
box's width divided by it. Only the lines that are drawn are shaped again, and
only where a break fell inside a cluster that may not be cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ..errors import FitError
from .bidi import line_levels, visual_runs
from .fonts import Face, FontBook
from .isolation import isolated, without_isolates
from .itemisation import Item, itemise
from .linebreaking import Breaker
from .shaping import Glyph, ShapedItem, ShapedParagraph, shape, shape_item
from .style import Align, Direction, Span, SpanStyle, TextStyle

__all__ = [
    "InkBox",
    "PlacedGlyph",
    "PlacedLine",
    "PlacedRun",
    "PreparedText",
    "TextLayout",
    "prepare",
]

#: Least distance between the ink of two neighbouring lines, in em.
_CLEARANCE = 0.04
#: Sizes are whole hundredths of a px, so that equal boxes give equal numbers everywhere.
_STEP = 100


@dataclass(frozen=True, slots=True)
class InkBox:
    """What is really painted, in px, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, x: float, y: float) -> InkBox:
        """Return the box moved by *x*, *y* px."""
        return InkBox(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def joined(self, other: InkBox) -> InkBox:
        """Return the smallest box around both."""
        return InkBox(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph and its origin in px, y downwards, relative to the layout's origin."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """Glyphs of one face and size; ``colour`` faces bring their own paint."""

    face: Face
    size: float
    style: SpanStyle
    glyphs: tuple[PlacedGlyph, ...]
    text: str
    colour: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of text at its final place; distances in px from the layout's origin."""

    text: str
    x: float
    baseline: float
    advance: float
    runs: tuple[PlacedRun, ...]
    ink: InkBox | None


@dataclass(frozen=True)  # no slots: ``ink`` is worked out once and kept
class TextLayout:
    """A text at one size. The origin is the start of the first baseline's box edge.

    ``x`` runs from 0 to ``width``; the first baseline is at ``y`` = 0.
    """

    size: float
    width: float
    lines: tuple[PlacedLine, ...]
    #: From the first baseline up to the cap height, and down to the last baseline.
    cap_height: float
    descent: float
    ascent: float
    #: Largest advance of a line.
    advance: float
    base_level: int
    #: Some words were cut and an ellipsis drawn.
    truncated: bool = False

    @cached_property
    def ink(self) -> InkBox:
        """What is painted; empty at the origin for a text of spaces."""
        boxes = [line.ink for line in self.lines if line.ink is not None]
        if not boxes:
            return InkBox(0, 0, 0, 0)
        box = boxes[0]
        for other in boxes[1:]:
            box = box.joined(other)
        return box

    @property
    def last_baseline(self) -> float:
        """Distance in px from the first baseline to the last."""
        return self.lines[-1].baseline if self.lines else 0.0

    @property
    def height(self) -> float:
        """From the cap height of the first line to the baseline of the last, in px."""
        return self.cap_height + self.last_baseline


@dataclass(slots=True)
class PreparedText:
    """A text that has been shaped, ready to be laid out at any size and width."""

    spans: tuple[Span, ...]
    style: TextStyle
    fonts: FontBook
    breakers: tuple[Breaker, ...]
    #: Line heights of the fonts that were used may ask for more than the style's.
    line_height: float
    cap_height: float
    ascent: float
    descent: float

    @property
    def text(self) -> str:
        """The words, with their line breaks."""
        return "\n".join(breaker.paragraph.text for breaker in self.breakers)

    @property
    def advance(self) -> float:
        """Width in em of the widest paragraph set on one line."""
        return max(
            (b.paragraph.width(0, len(b.paragraph.text)) for b in self.breakers), default=0.0
        )

    # -- fitting -------------------------------------------------------------------------

    def largest(
        self, width: float, height: float | None = None, *, emergency: bool = False
    ) -> tuple[float, int] | None:
        """Return the largest size in px and the number of lines that fit, or ``None``.

        *height* is what the lines may take, trimmed to cap height and baseline or not as
        the style says. The size lies within the style's range; the number of lines within
        its limit.
        """
        style = self.style
        best: tuple[float, int] | None = None
        limit = style.max_lines or self._most_lines(width)
        fewest = len(self.breakers)
        for count in range(fewest, max(limit, fewest) + 1):
            if count > limit:
                break
            narrowest = self._narrowest(count, emergency=emergency)
            if narrowest is None:
                continue
            size = style.size if narrowest <= 0 else min(style.size, width / narrowest)
            if height is not None:
                size = min(size, height / self._em_height(count))
            size = _floor(size)
            if not style.fit and size < style.size:
                continue
            if size >= style.min_size and (best is None or size > best[0] + 1e-6):
                best = size, count
            if size >= style.size:
                break
        return best

    def lay_out(
        self,
        width: float,
        height: float | None = None,
        *,
        size: float | None = None,
    ) -> TextLayout:
        """Return the lines at the largest size that fits *width* and *height* (px), or at *size*.

        Raises :class:`FitError` where even the smallest size is too large.
        """
        style = self.style if size is None else replace(self.style, size=size, min_size=size)
        prepared = self if size is None else replace(self, style=style)
        found = prepared.largest(width, height)
        emergency = False
        if found is None:
            emergency = True
            found = prepared.largest(width, height, emergency=True)
        if found is None:
            if style.ellipsis:
                return self._cut(width, height, style.min_size)
            raise self._does_not_fit(width, height, style.min_size)
        chosen, count = found
        return prepared.settled(chosen, count, width, emergency=emergency)

    def no_larger_than(self, size: float) -> PreparedText:
        """Return the same text with *size* px as its largest size."""
        size = max(_floor(size), self.style.min_size)
        return replace(self, style=replace(self.style, size=min(size, self.style.size)))

    def settled(self, size: float, count: int, width: float, *, emergency: bool) -> TextLayout:
        """Place *count* lines, stepping down by a fraction where ink or shaping ask for room."""
        for _ in range(12):
            layout = self._place(size, self._lines(size, count, width, emergency), width)
            over = max(layout.advance, layout.ink.right - min(0.0, layout.ink.left)) - width
            if over <= 0.01 or size <= self.style.min_size:
                return layout
            size = max(self.style.min_size, _floor(min(size - 0.01, size * width / (width + over))))
        return layout

    def _lines(
        self, size: float, count: int, width: float, emergency: bool
    ) -> list[tuple[ShapedParagraph, list[tuple[int, int]]]]:
        limit = width / size
        shares = self._shares(count, limit, emergency=emergency)
        result = []
        for breaker, share in zip(self.breakers, shares, strict=True):
            if emergency:
                lines = breaker.lines(limit, emergency=True)
            elif self.style.balance:
                lines = breaker.balanced(share, limit)
            else:
                lines = breaker.lines(limit)
            result.append((breaker.paragraph, lines or [(0, len(breaker.paragraph.text))]))
        return result

    def _shares(self, count: int, limit: float, *, emergency: bool) -> list[int]:
        """Return how many lines each paragraph takes at *limit* em."""
        shares = []
        for breaker in self.breakers:
            lines = breaker.lines(limit, emergency=emergency)
            shares.append(len(lines) if lines else 1)
        return shares

    def _narrowest(self, count: int, *, emergency: bool) -> float | None:
        """Return the least width in em at which all paragraphs take at most *count* lines."""
        if not self.style.wrap:
            return self.advance if count >= len(self.breakers) else None
        if len(self.breakers) == 1:
            return self.breakers[0].narrowest(count, emergency=emergency)
        low = 0.0 if emergency else max(breaker.longest for breaker in self.breakers)
        high = self.advance
        for _ in range(20):
            middle = (low + high) / 2
            lines = [breaker.lines(middle, emergency=emergency) for breaker in self.breakers]
            if any(line is None for line in lines):
                low = middle
            elif sum(len(line or ()) for line in lines) <= count:
                high = middle
            else:
                low = middle
        return high

    def _most_lines(self, width: float) -> int:
        """Return a number of lines that more would not help, where the style sets no limit."""
        need = sum(
            len(breaker.lines(width / self.style.min_size, emergency=True) or ()) or 1
            for breaker in self.breakers
        )
        return max(len(self.breakers), min(need, 60))

    def _em_height(self, count: int) -> float:
        above, below = self.trimming
        return above + (count - 1) * self.line_height + below

    @property
    def trimming(self) -> tuple[float, float]:
        """What the block takes above its first and below its last baseline, in em.

        Trimmed: the cap height and nothing. Otherwise half the leading on both sides,
        but never less than keeps capitals inside.
        """
        if self.style.trim:
            return self.cap_height, 0.0
        leading = (self.line_height - self.ascent - self.descent) / 2
        return max(self.cap_height, leading + self.ascent), max(0.0, leading + self.descent)

    def _does_not_fit(self, width: float, height: float | None, smallest: float) -> FitError:
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
        lines = self.style.max_lines or 60
        if height is not None:
            lines = min(
                lines, int((height / smallest - sum(self.trimming)) / self.line_height + 1e-6) + 1
            )
        left, over = max(lines, 0), 0
        for breaker in self.breakers:
            broken = breaker.lines(width / smallest, emergency=True)
            if broken is None:
                over += len(breaker.paragraph.source.boundaries) - 1
                continue
            start = broken[left][0] if len(broken) > left else len(breaker.paragraph.text)
            left = max(0, left - len(broken))
            over += sum(1 for b in breaker.paragraph.source.boundaries[:-1] if b >= start)
        return max(over, 1)

    def _cut(self, width: float, height: float | None, size: float) -> TextLayout:
        """Return the layout with the words that fit and an ellipsis (CSS ``text-overflow``)."""
        boundaries = [
            b for breaker in self.breakers[:1] for b in breaker.paragraph.source.boundaries
        ]
        text, low, high = self.text, 0, len(boundaries) - 1
        style = replace(self.style, ellipsis=False, size=size, min_size=size)
        best: TextLayout | None = None
        while low <= high:
            middle = (low + high) // 2
            words = text[: boundaries[middle]].rstrip(" ,.;:-\u2013") + "\u2026"
            try:
                best = prepare([Span(words, self.spans[0].style)], style, self.fonts).lay_out(
                    width, height
                )
                low = middle + 1
            except FitError:
                high = middle - 1
        if best is None:
            raise self._does_not_fit(width, height, size)
        return replace(best, truncated=True)

    # -- placing -------------------------------------------------------------------------

    def _place(
        self,
        size: float,
        paragraphs: Sequence[tuple[ShapedParagraph, list[tuple[int, int]]]],
        width: float,
    ) -> TextLayout:
        lines: list[PlacedLine] = []
        baseline = 0.0
        previous_bottom: float | None = None
        for paragraph, ranges in paragraphs:
            for number, (start, end) in enumerate(ranges):
                last = number == len(ranges) - 1
                line = _line(paragraph, start, end, size, width, self.style, last=last)
                if lines:
                    pitch = self.line_height * size
                    if line.ink is not None and previous_bottom is not None:
                        # Stacked accents under a tight line height must not touch.
                        pitch = max(pitch, previous_bottom - line.ink.top + _CLEARANCE * size)
                    baseline += pitch
                previous_bottom = line.ink.bottom if line.ink is not None else None
                lines.append(_dropped(line, baseline))
        return TextLayout(
            size=size,
            width=width,
            lines=tuple(lines),
            cap_height=self.cap_height * size,
            ascent=self.ascent * size,
            descent=self.descent * size,
            advance=max((line.advance for line in lines), default=0.0),
            base_level=self.breakers[0].paragraph.source.base_level if self.breakers else 0,
        )


def prepare(spans: Sequence[Span], style: TextStyle, fonts: FontBook) -> PreparedText:
    """Shape *spans* for layout; line breaks in them are kept.

    Raises :class:`FontError` for characters that no family has.
    """
    return _prepare(tuple(spans), style, fonts)


@lru_cache(maxsize=512)
def _prepare(spans: tuple[Span, ...], style: TextStyle, fonts: FontBook) -> PreparedText:
    breakers = tuple(
        Breaker.of(
            shape(itemise(part, fonts, lang=style.lang, direction=style.direction), style.lang)
        )
        for part in _paragraphs(spans, backwards=style.direction is Direction.RTL)
    )
    primary = fonts.face(spans[0].style.families[0], spans[0].style.weight, spans[0].style.style)
    items = [shaped.item for breaker in breakers for shaped in breaker.paragraph.items]
    line_height = max(
        [style.line_height, *(item.face.family.line_height * item.scale for item in items)]
    )
    em = primary.units_per_em
    return PreparedText(
        spans=spans,
        style=style,
        fonts=fonts,
        breakers=breakers,
        line_height=line_height,
        cap_height=primary.cap_height / em,
        ascent=primary.ascender / em,
        descent=-primary.descender / em,
    )


def _paragraphs(spans: Sequence[Span], *, backwards: bool) -> Iterator[list[Span]]:
    """Cut spans at line breaks, tags and links isolated."""
    current: list[Span] = []
    for span in spans:
        text = isolated(span.text, backwards=backwards)
        first, *others = text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
        current.append(replace(span, text=first))
        for part in others:
            yield current
            current = [replace(span, text=part)]
    yield current


def _dropped(line: PlacedLine, baseline: float) -> PlacedLine:
    """Return *line* moved down to *baseline*."""
    runs = tuple(
        replace(
            run,
            glyphs=tuple(PlacedGlyph(g.id, g.x, round(g.y + baseline, 4)) for g in run.glyphs),
        )
        for run in line.runs
    )
    ink = line.ink.moved(0, baseline) if line.ink is not None else None
    return replace(line, runs=runs, baseline=baseline, ink=ink)


def _line(
    paragraph: ShapedParagraph,
    start: int,
    end: int,
    size: float,
    width: float,
    style: TextStyle,
    *,
    last: bool,
) -> PlacedLine:
    """Return one line on the baseline y = 0."""
    text = paragraph.text
    visible_end = end
    while visible_end > start and text[visible_end - 1] in " \u3000\u200b":
        visible_end -= 1
    hyphen = visible_end > start and text[visible_end - 1] == "\u00ad"
    pieces = list(_visual_pieces(paragraph, start, visible_end, hyphen=hyphen))
    stretch = 0.0
    advance = sum(glyph.advance for _, glyphs in pieces for glyph in glyphs) * size
    advance -= _trailing_spacing(paragraph, visible_end) * size
    if style.align is Align.JUSTIFY and not last:
        gaps = text[start:visible_end].count(" ")
        stretch = max(0.0, width - advance) / gaps if gaps else 0.0
        advance += stretch * gaps
    x = _indent(style.align, paragraph.source.base_level, width - advance)
    runs, ink = _runs(pieces, text, x, size, stretch)
    if style.optical and ink is not None:
        runs, ink, x = _hung(runs, ink, x, advance, style, paragraph.source.base_level)
    words = without_isolates(text[start:visible_end])
    return PlacedLine(words, x, 0.0, advance, runs, ink)


def _trailing_spacing(paragraph: ShapedParagraph, end: int) -> float:
    return paragraph.spacing[end - 1] if end else 0.0


def _indent(align: Align, base_level: int, room: float) -> float:
    backwards = base_level % 2 == 1
    if align is Align.MIDDLE:
        return room / 2
    at_right = {
        Align.LEFT: False,
        Align.RIGHT: True,
        Align.START: backwards,
        Align.JUSTIFY: backwards,
        Align.END: not backwards,
    }[align]
    return room if at_right else 0.0


def _hung(
    runs: tuple[PlacedRun, ...],
    ink: InkBox,
    x: float,
    advance: float,
    style: TextStyle,
    base_level: int,
) -> tuple[tuple[PlacedRun, ...], InkBox, float]:
    """Move the line so that its first ink, not the letter's side bearing, is at the edge."""
    if style.align is Align.MIDDLE:
        return runs, ink, x
    at_right = _indent(style.align, base_level, 1.0) > 0
    shift = (x + advance - ink.right) if at_right else (x - ink.left)
    moved = tuple(
        replace(run, glyphs=tuple(PlacedGlyph(g.id, g.x + shift, g.y) for g in run.glyphs))
        for run in runs
    )
    return moved, ink.moved(shift, 0), x + shift


def _visual_pieces(
    paragraph: ShapedParagraph, start: int, end: int, *, hyphen: bool
) -> Iterator[tuple[Item, tuple[Glyph, ...]]]:
    """Yield the items of a line from left to right, with their glyphs."""
    if end <= start:
        return
    source = paragraph.source
    levels = line_levels(source.text, source.levels, start, end, source.base_level)
    for run_start, run_end, level in visual_runs(levels):
        low, high = start + run_start, start + run_end
        touched = [s for s in paragraph.items if s.item.start < high and s.item.end > low]
        for shaped in touched[::-1] if level % 2 else touched:
            first, last = max(low, shaped.item.start), min(high, shaped.item.end)
            yield (
                shaped.item,
                _glyphs_between(paragraph, shaped, first, last, hyphen=hyphen and last == end),
            )


def _glyphs_between(
    paragraph: ShapedParagraph, shaped: ShapedItem, start: int, end: int, *, hyphen: bool
) -> tuple[Glyph, ...]:
    """Return the glyphs of *start:end*, shaped again only where a cluster was cut."""
    item = shaped.item
    if start == item.start and end == item.end and not hyphen:
        return shaped.glyphs
    cut = (start > item.start and start in paragraph.unsafe) or (
        end < item.end and end in paragraph.unsafe
    )
    if cut or hyphen or (item.start, item.end) == (start, end):
        return shape_item(paragraph.text, item, start, end, paragraph.lang, hyphen=hyphen)
    return tuple(glyph for glyph in shaped.glyphs if start <= glyph.cluster < end)


def _runs(
    pieces: Sequence[tuple[Item, tuple[Glyph, ...]]],
    text: str,
    x: float,
    size: float,
    stretch: float,
) -> tuple[tuple[PlacedRun, ...], InkBox | None]:
    """Place the glyphs of a line on the baseline y = 0, starting at *x* px."""
    runs: list[PlacedRun] = []
    left = top = float("inf")
    right = bottom = float("-inf")
    for item, glyphs in pieces:
        run_size = size * item.scale
        scale = run_size / item.face.units_per_em
        placed: list[PlacedGlyph] = []
        for glyph in glyphs:
            at_x, at_y = x + glyph.x_offset * size, -glyph.y_offset * size
            box = item.face.box(glyph.id)
            if box.right > box.left:
                left = min(left, at_x + box.left * scale)
                right = max(right, at_x + box.right * scale)
                top = min(top, at_y - box.top * scale)
                bottom = max(bottom, at_y - box.bottom * scale)
                placed.append(PlacedGlyph(glyph.id, round(at_x, 4), round(at_y, 4)))
            x += glyph.advance * size
            if stretch and text[glyph.cluster] == " ":
                x += stretch
        words = text[item.start : item.end]
        runs.append(PlacedRun(item.face, run_size, item.style, tuple(placed), words, item.colour))
    ink = InkBox(left, top, right, bottom) if right >= left else None
    return tuple(runs), ink


def _floor(size: float) -> float:
    """Round down to a hundredth of a px."""
    return int(size * _STEP + 1e-6) / _STEP
