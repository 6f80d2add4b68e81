"""``clip-path`` with the shapes of CSS (CSS Shapes 1 and 2) → clip paths of SVG."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from ..geometry import Box
from .tree import Element
from .values import length, number

__all__ = ["SHAPE", "clip_of"]

SHAPE: Final = re.compile(
    r"(circle|ellipse|inset|polygon|path|rect|xywh)\(([^()]*)\)", re.IGNORECASE
)
_BOXES: Final = frozenset(("fill-box", "stroke-box", "view-box", "border-box", "content-box"))
_SIDES: Final = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}
_DATA: Final = re.compile(r"""^\s*(?:(evenodd|nonzero)\s*,)?\s*["']([^"']*)["']\s*$""")


def clip_of(value: str, box: Box, stroke: float, view: Box) -> Element | None:
    """Return the clip path that *value* says, for an element in *box* with a *stroke* in px.

    *view* is the whole picture's box. ``None`` for what cannot be read.
    """
    found = SHAPE.search(value)
    if found is None:
        return None
    rest = SHAPE.sub(" ", value).split()
    if any(word not in _BOXES for word in rest) or len(rest) > 1:
        return None
    around = _reference(rest[0] if rest else "border-box", box, stroke, view)
    shape = _SHAPES_BY_NAME[found[1].lower()](found[2], around)
    if shape is None:
        return None
    clip = Element("clipPath")
    clip.append(shape)
    return clip


def _reference(name: str, box: Box, stroke: float, view: Box) -> Box:
    if name == "view-box":
        return view
    if name in ("fill-box", "content-box"):
        return box
    half = stroke / 2
    return Box(box.left - half, box.top - half, box.width + stroke, box.height + stroke)


def _circle(said: str, box: Box) -> Element | None:
    radii, x, y = _round(said, box)
    near, far = (x - box.left, box.right - x), (y - box.top, box.bottom - y)
    radius = _radius(radii[0] if radii else "closest-side", (*near, *far), _diagonal(box))
    if radius is None or len(radii) > 1:
        return None
    return Element("circle", {"cx": _plain(x), "cy": _plain(y), "r": _plain(radius)})


def _ellipse(said: str, box: Box) -> Element | None:
    radii, x, y = _round(said, box)
    if len(radii) not in (0, 2):
        return None
    words = radii or ["closest-side", "closest-side"]
    rx = _radius(words[0], (x - box.left, box.right - x), box.width)
    ry = _radius(words[1], (y - box.top, box.bottom - y), box.height)
    if rx is None or ry is None:
        return None
    places = {"cx": _plain(x), "cy": _plain(y), "rx": _plain(rx), "ry": _plain(ry)}
    return Element("ellipse", places)


def _round(said: str, box: Box) -> tuple[list[str], float, float]:
    """Return the words before ``at``, and the place after it."""
    before, _, place = f" {said} ".partition(" at ")
    words = place.split() or ["center", "center"]
    if len(words) == 1:
        words = ["center", words[0]] if words[0] in ("top", "bottom") else [words[0], "center"]
    if words[0] in ("top", "bottom") or words[1] in ("left", "right"):
        words.reverse()
    x = box.left + _along(words[0], box.width)
    return before.split(), x, box.top + _along(words[1], box.height)


def _along(word: str, whole: float) -> float:
    return _SIDES[word] * whole if word in _SIDES else length(word, percent=whole)


def _radius(word: str, sides: Sequence[float], whole: float) -> float | None:
    if word in ("closest-side", "farthest-side"):
        return (min if word == "closest-side" else max)(map(abs, sides))
    radius = length(word, percent=whole, default=math.nan)
    return radius if radius >= 0 else None


def _inset(said: str, box: Box) -> Element | None:
    sides, _, corner = said.partition("round")
    words = sides.split()
    if not 1 <= len(words) <= 4:
        return None
    top, right, bottom, left = (words[at] for at in _FOUR[len(words)])
    x, y = _along(left, box.width), _along(top, box.height)
    width = box.width - x - _along(right, box.width)
    height = box.height - y - _along(bottom, box.height)
    return _rect(Box(box.left + x, box.top + y, width, height), corner, box)


#: Which of one to four words is that of the top, right, bottom and left side.
_FOUR: Final = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _xywh(said: str, box: Box) -> Element | None:
    sides, _, corner = said.partition("round")
    words = sides.split()
    if len(words) != 4:
        return None
    x, width = (_along(word, box.width) for word in words[0::2])
    y, height = (_along(word, box.height) for word in words[1::2])
    return _rect(Box(box.left + x, box.top + y, width, height), corner, box)


def _edges(said: str, box: Box) -> Element | None:
    sides, _, corner = said.partition("round")
    words = sides.split()
    if len(words) != 4:
        return None
    usual = (0.0, box.width, box.height, 0.0)
    wholes = (box.height, box.width, box.height, box.width)
    top, right, bottom, left = (
        default if word == "auto" else _along(word, whole)
        for word, default, whole in zip(words, usual, wholes, strict=True)
    )
    return _rect(Box(box.left + left, box.top + top, right - left, bottom - top), corner, box)


def _rect(place: Box, corner: str, box: Box) -> Element | None:
    """Return a rect whose corners are alike; others cannot be read."""
    across, _, down = corner.partition("/")
    if len(across.split()) > 1 or len(down.split()) > 1:
        return None
    rx = _along(across.strip() or "0", box.width)
    ry = _along((down.strip() or across.strip()) or "0", box.height)
    width, height = max(place.width, 0.0), max(place.height, 0.0)
    names = ("x", "y", "width", "height", "rx", "ry")
    values = (place.left, place.top, width, height, rx, ry)
    count = 6 if rx > 0 and ry > 0 else 4
    shown = zip(names[:count], values[:count], strict=True)
    return Element("rect", {name: _plain(value) for name, value in shown})


def _polygon(said: str, box: Box) -> Element | None:
    parts = said.split(",")
    rule = parts[0].strip()
    points = [part.split() for part in (parts[1:] if rule in ("evenodd", "nonzero") else parts)]
    if any(len(point) != 2 for point in points):
        return None
    places = (
        f"{_plain(box.left + _along(x, box.width))},{_plain(box.top + _along(y, box.height))}"
        for x, y in points
    )
    shape = Element("polygon", {"points": " ".join(places)})
    if rule == "evenodd":
        shape.set("clip-rule", "evenodd")
    return shape


def _path(said: str, box: Box) -> Element | None:
    found = _DATA.match(said)
    if found is None:
        return None
    shape = Element("path", {"d": found[2]})
    if found[1] == "evenodd":
        shape.set("clip-rule", "evenodd")
    if box.left or box.top:
        shape.set("transform", f"translate({_plain(box.left)} {_plain(box.top)})")
    return shape


_SHAPES_BY_NAME: Final = {
    "circle": _circle,
    "ellipse": _ellipse,
    "inset": _inset,
    "polygon": _polygon,
    "path": _path,
    "rect": _edges,
    "xywh": _xywh,
}


def _diagonal(box: Box) -> float:
    return math.hypot(box.width, box.height) / math.sqrt(2)


def _plain(value: float) -> str:
    return f"{number(str(value)):.9g}"
