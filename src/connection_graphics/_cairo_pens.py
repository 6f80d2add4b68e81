"""Strokes whose pen keeps its size: ``vector-effect="non-scaling-stroke"``."""

from __future__ import annotations

from typing import Any, Final

import cairocffi
from cairosvg.colors import color
from cairosvg.defs import gradient_or_pattern
from cairosvg.helpers import normalize, paint, size
from cairosvg.surface import TAGS

__all__ = ["draw_with_steady_pen"]

_CAPS: Final = {"round": cairocffi.LINE_CAP_ROUND, "square": cairocffi.LINE_CAP_SQUARE}
_JOINS: Final = {"round": cairocffi.LINE_JOIN_ROUND, "bevel": cairocffi.LINE_JOIN_BEVEL}


def draw_with_steady_pen(surface: Any, node: Any) -> None:
    """Draw *node* with a stroke that the transforms around it do not change."""
    stroke = node.pop("stroke")
    surface.draw_plain(node)
    node["stroke"] = stroke
    if node.tag not in TAGS or node.get("visibility", "visible") == "hidden":
        return
    context = surface.context
    context.save()
    context.new_path()
    TAGS[node.tag](surface, node)
    source, colour = paint(stroke)
    opacity = float(node.get("stroke-opacity", 1))
    if not gradient_or_pattern(surface, node, source, opacity):
        context.set_source_rgba(*color(colour, opacity))
    # The outline stays where it is; only the pen is measured anew.
    context.set_matrix(cairocffi.Matrix(surface.unit, 0, 0, surface.unit))
    _set_pen(surface, node)
    context.stroke()
    context.restore()


def _set_pen(surface: Any, node: Any) -> None:
    context = surface.context
    context.set_line_width(size(surface, node.get("stroke-width", "1")))
    context.set_line_cap(_CAPS.get(node.get("stroke-linecap"), cairocffi.LINE_CAP_BUTT))
    context.set_line_join(_JOINS.get(node.get("stroke-linejoin"), cairocffi.LINE_JOIN_MITER))
    context.set_miter_limit(float(node.get("stroke-miterlimit", 4)))
    dashes = [size(surface, dash) for dash in normalize(node.get("stroke-dasharray", "")).split()]
    if sum(dashes):
        context.set_dash(dashes, size(surface, node.get("stroke-dashoffset")))
