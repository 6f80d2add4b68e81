"""Bounding boxes of shapes, strokes left out: for boxes of text, and to turn things in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..geometry import Box
from .pathdata import Point, points
from .tree import Element
from .values import Matrix, length, matrix, multiplied, number

__all__ = ["bounds"]

#: Half of the side of the square in a circle of radius 1.
_INSCRIBED = 0.5**0.5


def bounds(
    element: Element, *, inscribed: bool = False, texts: Mapping[int, Box] | None = None
) -> Box | None:
    """Return the box around *element* in its own user space, ``None`` where it draws nothing.

    With *inscribed*, that of a circle or an ellipse is the largest box inside it. *texts* has
    the boxes of words, by the ``id()`` of the element that holds them.
    """
    if inscribed and element.tag in ("circle", "ellipse"):
        cx, cy, rx, ry = _ellipse(element)
        rx, ry = rx * _INSCRIBED, ry * _INSCRIBED
        return Box(cx - rx, cy - ry, 2 * rx, 2 * ry)
    return _around(_points(element, texts or {}))


def _around(corners: Iterable[Point]) -> Box | None:
    xs, ys = [], []
    for x, y in corners:
        xs.append(x)
        ys.append(y)
    if not xs:
        return None
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(element: Element, texts: Mapping[int, Box]) -> Iterator[Point]:
    tag = element.tag
    text = texts.get(id(element))
    if text is not None:
        yield from ((text.left, text.top), (text.right, text.bottom))
    elif tag in ("g", "a", "svg", "switch"):
        for child in element:
            assert isinstance(child, Element)
            if child.get("display") == "none":
                continue
            own = matrix(child.get("transform"))
            yield from (_moved(own, point) for point in _points(child, texts))
    elif tag in ("rect", "image", "pixels", "use"):
        x, y = length(element.get("x")), length(element.get("y"))
        width, height = length(element.get("width")), length(element.get("height"))
        yield from ((x, y), (x + width, y + height))
    elif tag in ("circle", "ellipse"):
        cx, cy, rx, ry = _ellipse(element)
        yield from ((cx - rx, cy - ry), (cx + rx, cy + ry))
    elif tag == "line":
        yield length(element.get("x1")), length(element.get("y1"))
        yield length(element.get("x2")), length(element.get("y2"))
    elif tag in ("polyline", "polygon"):
        values = [number(part) for part in element.get("points", "").replace(",", " ").split()]
        yield from zip(values[::2], values[1::2], strict=False)
    elif tag == "path":
        yield from points(element.get("d", ""))


def _ellipse(element: Element) -> tuple[float, float, float, float]:
    radius = length(element.get("r"))
    rx, ry = length(element.get("rx"), default=radius), length(element.get("ry"), default=radius)
    return length(element.get("cx")), length(element.get("cy")), rx, ry


def _moved(by: Matrix, point: Point) -> Point:
    _, _, _, _, x, y = multiplied(by, (1, 0, 0, 1, *point))
    return x, y
