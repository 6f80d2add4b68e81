"""Lines stacked into a block, in em, and the finished layout, in px."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .lines import InkBox, LineShape, PlacedLine, placed
from .style import TextStyle

__all__ = ["Block", "Metrics", "TextLayout", "laid_out", "stacked"]

#: Least distance between the ink of two neighbouring lines, in em.
_CLEARANCE = 0.04


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures of a text's first font, in em, and the line height that its fonts ask for."""

    cap_height: float
    ascent: float
    descent: float
    line_height: float

    def around(self, *, trim: bool) -> tuple[float, float]:
        """Return what a block takes above its first and below its last baseline, in em.

        Trimmed: the cap height and nothing. Otherwise half the leading on both sides,
        but never less than keeps capitals inside.
        """
        if trim:
            return self.cap_height, 0.0
        leading = (self.line_height - self.ascent - self.descent) / 2
        return max(self.cap_height, leading + self.ascent), max(0.0, leading + self.descent)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines and their baselines, in em from the first baseline, y downwards."""

    lines: tuple[LineShape, ...]
    baselines: tuple[float, ...]
    #: Room that the widest line needs.
    width: float
    #: Ink above the first baseline, and below the last.
    above: float
    below: float

    def height(self, metrics: Metrics, *, trim: bool) -> float:
        """Return the height in em that holds the block and all of its ink."""
        above, below = metrics.around(trim=trim)
        return max(above, self.above) + self.baselines[-1] + max(below, self.below)


def stacked(lines: Sequence[LineShape], line_height: float) -> Block:
    """Return *lines* below each other, *line_height* em apart or as far as their ink asks for.

    All are equally far apart: one line with stacked accents moves every line.
    """
    pitch = max([line_height, *_asked_by_ink(lines)])
    baselines = tuple([number * pitch for number in range(len(lines))])
    above, below = 0.0, 0.0
    for line, baseline in zip(lines, baselines, strict=True):
        if line.ink is not None:
            above = max(above, -line.ink.top - baseline)
            below = max(below, line.ink.bottom + baseline)
    width = max([line.width for line in lines])
    return Block(tuple(lines), baselines, width, above, max(0.0, below - baselines[-1]))


def _asked_by_ink(lines: Sequence[LineShape]) -> Iterator[float]:
    """Yield how far apart in em two lines must be so that their ink does not touch."""
    for upper, lower in pairwise(lines):
        if upper.ink is not None and lower.ink is not None:
            yield upper.ink.bottom - lower.ink.top + _CLEARANCE


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
    #: Room that the widest line takes.
    advance: float
    base_level: int
    #: What the block takes above its first baseline and below its last, ink included.
    above: float
    below: float
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


def laid_out(
    block: Block, metrics: Metrics, style: TextStyle, *, size: float, width: float
) -> TextLayout:
    """Return *block* at *size* px, aligned within *width* px."""
    above, below = metrics.around(trim=style.trim)
    lines = tuple(
        [
            placed(
                line,
                size,
                width,
                baseline * size,
                style.align,
                optical=style.optical,
                free=style.free,
            )
            for line, baseline in zip(block.lines, block.baselines, strict=True)
        ]
    )
    return TextLayout(
        size=size,
        width=width,
        lines=lines,
        cap_height=metrics.cap_height * size,
        ascent=metrics.ascent * size,
        descent=metrics.descent * size,
        advance=block.width * size,
        base_level=block.lines[0].paragraph.source.base_level,
        above=max(above, block.above) * size,
        below=max(below, block.below) * size,
    )
