"""Outlines as SVG 2 has them → as CairoSVG reads them."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Final

from .pathdata import polylines
from .tree import Element
from .values import length, number

__all__ = ["settle_outline", "settle_path_length"]

_IN_CSS: Final = re.compile(r"""path\(\s*(?:evenodd|nonzero)?\s*,?\s*["']([^"']*)["']\s*\)""")
_FOREIGN: Final = re.compile(r"[^MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]")
_POINT: Final = re.compile(r"([Mm][\s\d.,eE+-]+?)\s*[Zz]")
#: A quarter of a circle in straight steps, to measure it.
_STEPS: Final = 64


def settle_outline(path: Element) -> None:
    """Write the data of *path* plainly: without CSS around it, up to the first mistake.

    A point that is closed at once is a line of no length: its round caps are a dot.
    """
    data = path.get("d")
    if data is None:
        return
    if data.startswith("path("):
        found = _IN_CSS.match(data)
        if found is None:
            return
        data = found[1]
    mistake = _FOREIGN.search(data)
    if mistake is not None:
        data = data[: mistake.start()].rstrip("MmLlHhVvCcSsQqTtAa \t\r\n,")
    if "stroke-linecap" in path.attrib:
        data = _POINT.sub(r"\1 h0", data)
    path.attrib["d"] = data


def settle_path_length(shape: Element) -> None:
    """Give the dashes of *shape* in px where it says how long it is to count as."""
    said = number(shape.attrib.pop("pathLength"), -1.0)
    dashes = shape.get("stroke-dasharray", "none")
    measured = _length_of(shape)
    if said <= 0 or not measured or dashes == "none":
        return
    scale = measured / said
    values = [length(part) for part in dashes.replace(",", " ").split()]
    shape.set("stroke-dasharray", " ".join(f"{value * scale:.9g}" for value in values))
    if "stroke-dashoffset" in shape.attrib:
        offset = length(shape.get("stroke-dashoffset"))
        shape.set("stroke-dashoffset", f"{offset * scale:.9g}")


def _length_of(shape: Element) -> float:
    """Return how long the outline of *shape* is in px."""
    values = {name: length(shape.get(name)) for name in ("x1", "y1", "x2", "y2", "width", "height")}
    match shape.tag:
        case "path":
            chains = polylines(shape.get("d", ""))
            return sum(math.dist(a, b) for chain in chains for a, b in pairwise(chain))
        case "line":
            return math.hypot(values["x2"] - values["x1"], values["y2"] - values["y1"])
        case "circle":
            return 2 * math.pi * length(shape.get("r"))
        case "ellipse":
            return _around(length(shape.get("rx")), length(shape.get("ry")))
        case "rect":
            corner = shape.get("rx", shape.get("ry")), shape.get("ry", shape.get("rx"))
            rx = min(length(corner[0]), values["width"] / 2)
            ry = min(length(corner[1]), values["height"] / 2)
            straight = 2 * (values["width"] + values["height"]) - 4 * (rx + ry)
            return straight + _around(rx, ry)
    numbers = [number(part) for part in shape.get("points", "").replace(",", " ").split()]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if shape.tag == "polygon" and points:
        points.append(points[0])
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _around(rx: float, ry: float) -> float:
    """Return the length of an ellipse."""
    ends = [
        (rx * math.cos(math.pi / 2 * at / _STEPS), ry * math.sin(math.pi / 2 * at / _STEPS))
        for at in range(_STEPS + 1)
    ]
    return 4 * sum(math.dist(a, b) for a, b in pairwise(ends))
