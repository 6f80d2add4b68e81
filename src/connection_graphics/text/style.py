"""What the text engine is told about words: their style, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["Align", "Direction", "Span", "SpanStyle", "TextStyle", "VerticalAlign", "shortened"]


class Align(StrEnum):
    """CSS ``text-align``; *start* and *end* follow the paragraph's direction."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    LEFT = "left"
    RIGHT = "right"
    JUSTIFY = "justify"


class VerticalAlign(StrEnum):
    """Where the lines stand in a box that is higher than they need."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Direction(StrEnum):
    """Base direction of a paragraph; *auto* asks the words (UAX #9, P2 and P3)."""

    AUTO = "auto"
    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class SpanStyle:
    """How one stretch of a text is set; sizes are relative to the text's own size."""

    families: tuple[str, ...]
    weight: float = 400
    style: str = "normal"
    #: Added after each grapheme cluster, in em (CSS ``letter-spacing``).
    letter_spacing: float = 0.0
    #: Added to each space, in em (CSS ``word-spacing``).
    word_spacing: float = 0.0
    #: Size of the span relative to the size of the whole text.
    scale: float = 1.0
    #: Raise of the baseline in em of the whole text (CSS ``baseline-shift``).
    rise: float = 0.0
    #: OpenType features, such as ``(("tnum", 1),)``.
    features: tuple[tuple[str, int], ...] = ()
    #: Axis values besides the weight, such as ``(("opsz", 12.0),)``.
    axes: tuple[tuple[str, float], ...] = ()
    #: Lines drawn along the words: ``underline``, ``overline``, ``line-through``.
    decoration: tuple[str, ...] = ()
    #: Paint attributes of the stretch (``fill`` …), in a hashable form; the engine only keeps them.
    paint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: SpanStyle


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a block of text is set."""

    #: Largest and smallest size in px; equal where the size is fixed.
    size: float
    min_size: float
    #: Distance of two baselines, as a multiple of the size.
    line_height: float = 1.2
    align: Align = Align.START
    vertical_align: VerticalAlign = VerticalAlign.TOP
    direction: Direction = Direction.AUTO
    lang: str = "en-GB"
    max_lines: int | None = None
    #: Even out the lengths of the lines.
    balance: bool = True
    #: Let the first letter's ink, not its side bearing, stand at the edge.
    optical: bool = False
    #: Measure from cap height to baseline (``text-box-trim: trim-both``, cap alphabetic).
    trim: bool = True
    #: Grow and shrink the size within the range; otherwise it is fixed.
    fit: bool = True
    #: Cut with an ellipsis what does not fit, instead of refusing it.
    ellipsis: bool = False
    #: Break lines where they are too wide; otherwise only where line breaks were typed.
    wrap: bool = True
    #: Stands at a point and in no box: ink may reach beyond the advance.
    free: bool = False


def shortened(spans: Sequence[Span], length: int) -> list[Span]:
    """Return the first *length* characters of *spans* and an ellipsis."""
    kept: list[Span] = []
    for span in spans:
        kept.append(replace(span, text=span.text[:length]))
        length -= len(span.text)
        if length <= 0:
            break
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" ,.;:-\u2013\n") + "\u2026")
    return kept
