"""Where a unit paints: told from its numbers where that is easy, else left to cairo."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import ceil, floor
from typing import NamedTuple

from .drawing import GLYPHS, Drawing
from .svg.pathdata import commands, points
from .svg.resolve import viewport
from .svg.tree import Element
from .svg.values import Matrix, length, matrix, multiplied
from .text.layout import PlacedRun
from .units import Unit

__all__ = ["Area", "area_of"]

#: Attributes with which more is painted than the shape itself, or elsewhere.
_BEYOND = frozenset(
    ("filter", "marker", "marker-start", "marker-mid", "marker-end", "transform-origin", "style")
)
#: In a path: what no path has; and arcs, or curves that go on from the one before.
_NO_PATH = re.compile(r"[^MLHVCSQTAZmlhvcsqtaz0-9eE.,+\s-]")
_UNUSUAL = re.compile(r"[^MLHVCQZmlhvcqz0-9eE.,+\s-]")
_ARCS = re.compile(r"[Aa]([^A-DF-Za-df-z]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
#: Px beyond the box that count as painted: edges are smoothed, the size in px is rounded.
_MARGIN = 2


class Area(NamedTuple):
    """The px of a picture that a unit may change, the right and lower ends not included."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Area) -> bool:
        """Whether the two have a px in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def area_of(unit: Unit, drawing: Drawing, *, width: int, height: int) -> Area | None:
    """Return where *unit* paints in a picture of *width* × *height* px.

    ``None`` for all that is not quickly told: anything but words and plain shapes.
    """
    element = unit.element
    around = (*unit.groups, element)
    if any(not _BEYOND.isdisjoint(part.attrib) for part in around):
        return None
    if element.tag == GLYPHS:
        corners = _glyphs_box(drawing.runs[int(element.attrib["run"])])
    else:
        corners = _BOXES.get(element.tag, _no_box)(element)
    corners = _stroked(corners, around)
    root = unit.groups[0]
    if corners is None or root.get("preserveAspectRatio", "none") != "none":
        return None
    to_px: Matrix = (width / drawing.width, 0, 0, height / drawing.height, 0, 0)
    to_px = multiplied(to_px, viewport(root))
    for part in around[1:]:
        if "transform" in part.attrib:
            to_px = multiplied(to_px, matrix(part.attrib["transform"]))
    return _moved(corners, to_px)


#: Left, top, right and lower end in user units.
_Ends = tuple[float, float, float, float]


def _moved(corners: _Ends, to_px: Matrix) -> Area:
    left, top, right, bottom = corners
    a, b, c, d, e, f = to_px
    xs = [a * x + c * y + e for x in (left, right) for y in (top, bottom)]
    ys = [b * x + d * y + f for x in (left, right) for y in (top, bottom)]
    return Area(
        floor(min(xs)) - _MARGIN,
        floor(min(ys)) - _MARGIN,
        ceil(max(xs)) + _MARGIN,
        ceil(max(ys)) + _MARGIN,
    )


def _stroked(corners: _Ends | None, around: Sequence[Element]) -> _Ends | None:
    """Return *corners* with what a stroke may paint beyond them."""
    said: dict[str, str] = {}
    for part in around:
        said |= part.attrib
    if corners is None or said.get("stroke", "none") == "none":
        return corners
    width = said.get("stroke-width", "1")
    if width[-1:].isalpha() or width.endswith("%"):
        return None
    if said.get("stroke-linejoin") not in ("round", "bevel"):
        return None  # how far a pointed corner reaches hangs on its angle
    beyond = 1.42 * length(width) / 2  # the corner of a square cap
    left, top, right, bottom = corners
    return left - beyond, top - beyond, right + beyond, bottom + beyond


def _measures(element: Element, *names: str) -> list[float] | None:
    """Return lengths of *element*, or ``None`` where one depends on something else."""
    said = [element.get(name, "0") for name in names]
    if any(word[-1:].isalpha() or word.endswith("%") for word in said):
        return None
    return [length(word) for word in said]


def _rect_box(rect: Element) -> _Ends | None:
    found = _measures(rect, "x", "y", "width", "height")
    if found is None:
        return None
    x, y, width, height = found
    return x, y, x + width, y + height


def _circle_box(circle: Element) -> _Ends | None:
    found = _measures(circle, "cx", "cy", "r")
    if found is None:
        return None
    x, y, radius = found
    return x - radius, y - radius, x + radius, y + radius


def _path_box(path: Element) -> _Ends | None:
    """Return the box of all points that a path names: its curves are inside of it."""
    data = path.get("d", "")
    if _UNUSUAL.search(data):
        return _flattened_box(data)
    x = y = 0.0
    start, xs, ys = (x, y), [], []
    for command, values in commands(data):
        kind, (left, top) = command.upper(), (x, y) if command.islower() else (0.0, 0.0)
        if kind == "Z":
            x, y = start
        elif kind == "H":
            x = left + values[0]
        elif kind == "V":
            y = top + values[0]
        else:
            xs += [left + value for value in values[::2]]
            ys += [top + value for value in values[1::2]]
            x, y = xs[-1], ys[-1]
            start = (x, y) if kind == "M" else start
        xs.append(x)
        ys.append(y)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def _flattened_box(data: str) -> _Ends | None:
    """Return a box that holds a path with arcs: its short lines lie up to 1/400 inside of these."""
    if _NO_PATH.search(data) or not all(map(_is_spelt_out, _ARCS.findall(data))):
        return None
    named = points(data)
    if not named:
        return None
    xs, ys = zip(*named, strict=True)
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    beyond = max(right - left, bottom - top) / 400
    return left - beyond, top - beyond, right + beyond, bottom + beyond


def _is_spelt_out(arcs: str) -> bool:
    """Whether the flags of *arcs* stand by themselves: they may also be packed, as in ``0140``."""
    numbers = _NUMBER.findall(arcs)
    flags = numbers[3::7] + numbers[4::7]
    return len(numbers) % 7 == 0 and all(flag in ("0", "1") for flag in flags)


def _no_box(_: Element) -> None:
    return None


_BOXES: dict[str, Callable[[Element], _Ends | None]] = {
    "rect": _rect_box,
    "circle": _circle_box,
    "path": _path_box,
}


def _glyphs_box(run: PlacedRun) -> _Ends | None:
    if run.colour:
        return None
    box_of, unit = run.face.box, run.size / run.face.units_per_em
    boxes = [
        (x + low * unit, y - over * unit, x + high * unit, y - under * unit)
        for identifier, x, y in run.glyphs
        for low, under, high, over in (box_of(identifier),)
        if high > low
    ]
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
