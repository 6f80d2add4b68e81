"""Lines along the words: ``text-decoration``, as rects in the colour of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import uharfbuzz as hb

from ..text.layout import PlacedLine, PlacedRun
from .placed import PlacedText
from .tree import Element

__all__ = ["decorations"]


def decorations(text: PlacedText) -> Iterator[Element]:
    """Yield the lines of *text* as rects in its element's user space."""
    if text.turned:
        return
    for line in text.layout.lines:
        if not any(run.style.decoration for run in line.runs):
            continue
        for start, end, run in _stretches(line):
            for kind in run.style.decoration:
                top, thickness = _rule(kind, run)
                yield Element(
                    "rect",
                    {
                        "x": f"{text.x + start:.2f}",
                        "y": f"{text.baseline + line.baseline + top:.2f}",
                        "width": f"{end - start:.2f}",
                        "height": f"{thickness:.2f}",
                        **_paint(dict(run.style.paint)),
                    },
                )


def _stretches(line: PlacedLine) -> Iterator[tuple[float, float, PlacedRun]]:
    """Yield start, end and first run of each stretch of one decoration and paint."""
    edges = [min((glyph.x for glyph in run.glyphs), default=line.x) for run in line.runs]
    edges.append(line.x + line.advance)
    begin = 0
    for number, run in enumerate(line.runs):
        following = line.runs[number + 1].style if number + 1 < len(line.runs) else None
        if following is not None and _same(run, line.runs[number + 1]):
            continue
        if run.style.decoration:
            yield edges[begin], edges[number + 1], line.runs[begin]
        begin = number + 1


def _same(first: PlacedRun, second: PlacedRun) -> bool:
    return (first.style.decoration, first.style.paint, first.style.scale) == (
        second.style.decoration,
        second.style.paint,
        second.style.scale,
    )


def _rule(kind: str, run: PlacedRun) -> tuple[float, float]:
    """Return the upper edge below the baseline, and the thickness, in px."""
    font, scale = run.face.font, run.size / run.face.units_per_em
    em = run.face.units_per_em
    thickness = font.get_metric_position(hb.OTMetricsTag.UNDERLINE_SIZE) or em * 0.05
    middle = font.get_metric_position(hb.OTMetricsTag.UNDERLINE_OFFSET) or -em * 0.1
    if kind == "line-through":
        middle = run.face.x_height / 2
    elif kind == "overline":
        middle = run.face.ascender
    return (-middle - thickness / 2) * scale, thickness * scale


def _paint(style: Mapping[str, str]) -> dict[str, str]:
    """Return the paint of a rule: the words' own fill, and no stroke."""
    kept = {name: style[name] for name in ("fill", "fill-opacity", "opacity") if name in style}
    return {**kept, "stroke": "none"}
