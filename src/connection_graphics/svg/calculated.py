"""``calc()`` and its like, and shares → numbers (CSS Values 4, section 10)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

from .tree import Element
from .values import length, number

__all__ = [
    "CALCULATED",
    "OPACITIES",
    "calculated",
    "settle_calculations",
    "settle_opacities",
    "settle_shares",
]

CALCULATED: Final = re.compile(r"\b(?:calc|min|max|clamp)\(")
_TOKEN: Final = re.compile(
    r"\s*(?:([a-z-]+)\(|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z%]*)|([-+*/(),]))",
    re.IGNORECASE,
)
_DEGREES: Final = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_ACROSS: Final = frozenset(("x", "width", "cx", "rx", "x1", "x2", "dx", "fx", "refX"))
_DOWN: Final = frozenset(("y", "height", "cy", "ry", "y1", "y2", "dy", "fy", "refY"))
OPACITIES: Final = ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity")
#: Attributes whose shares are of the view.
_OF_THE_VIEW: Final = (*_ACROSS, *_DOWN, "r")
_LONGEST: Final = 500
_DEEPEST: Final = 20

#: A value, and what it is: ``number``, ``px`` or ``deg``.
Value = tuple[float, str]


def settle_calculations(element: Element, view: tuple[float, float]) -> None:
    """Write what *element* calculates as numbers; *view* is what shares are of, in px.

    What cannot be reckoned stays as it is.
    """
    attributes = element.attrib
    for name, value in attributes.items():
        if "(" in value and name not in ("d", "style") and CALCULATED.search(value):
            attributes[name] = _replaced(value, _whole(name, view))


def settle_opacities(element: Element) -> None:
    """Write opacities in percent as shares of 1."""
    for name in OPACITIES:
        value = element.get(name, "")
        if value.endswith("%"):
            element.set(name, f"{number(value[:-1], 100.0) / 100:.9g}")


def settle_shares(svg: Element) -> None:
    """Write shares of the view of a nested ``<svg>`` or ``<symbol>`` in its own units."""
    box = [number(part) for part in svg.get("viewBox", "").replace(",", " ").split()]
    if len(box) == 4:
        for child in svg:
            _share(child, (box[2], box[3]))  # type: ignore[arg-type]


def calculated(text: str, whole: float) -> Value | None:
    """Return the value of a calculation; 100 % is *whole* px. ``None`` where it has none."""
    try:
        return _Reader(text, whole).all()
    except (ArithmeticError, LookupError, ValueError):
        return None


def _whole(name: str, view: tuple[float, float]) -> float:
    if name in _ACROSS:
        return view[0]
    return view[1] if name in _DOWN else math.hypot(*view) / math.sqrt(2)


def _share(element: Element, view: tuple[float, float]) -> None:
    for name in _OF_THE_VIEW:
        value = element.get(name, "")
        if value.endswith("%"):
            element.set(name, f"{length(value, percent=_whole(name, view)):.9g}")
    if element.tag not in ("svg", "symbol", "linearGradient", "radialGradient"):
        for child in element:
            _share(child, view)  # type: ignore[arg-type]


def _replaced(value: str, whole: float) -> str:
    """Return *value* with each calculation in it as a number, px and degrees by their units."""
    made, place = "", 0
    for found in CALCULATED.finditer(value):
        if found.start() < place:
            continue
        end = _end_of(value, found.end())
        result = calculated(value[found.start() : end], whole)
        if result is None:
            return value
        made += value[place : found.start()] + f"{result[0]:.9g}"
        made += "deg" if result[1] == "deg" else ""
        place = end
    return made + value[place:]


def _end_of(text: str, start: int) -> int:
    """Return where the bracket closes that opens just before *start*."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at + 1
    return len(text)


class _Reader:
    """Reads one calculation from left to right."""

    def __init__(self, text: str, whole: float) -> None:
        if len(text) > _LONGEST:
            raise ValueError(text)
        self.whole = whole
        self.tokens: list[tuple[str, str, str, str]] = []
        place = 0
        while place < len(text.rstrip()):
            found = _TOKEN.match(text, place)
            if found is None:
                raise ValueError(text)
            self.tokens.append((found[1] or "", found[2] or "", found[3] or "", found[4] or ""))
            place = found.end()
        self.at = 0
        self.depth = 0

    def all(self) -> Value:
        """Return the value of everything."""
        value = self._product()
        if self.at < len(self.tokens) or not math.isfinite(value[0]):
            raise ValueError(value)
        return value

    def _sign(self, *signs: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at][3] in signs:
            self.at += 1
            return self.tokens[self.at - 1][3]
        return None

    def _sum(self) -> Value:
        value, kind = self._product()
        while True:
            sign = self._sign("+", "-")
            if sign is None:
                return value, kind
            other, same = self._product()
            if same != kind:
                raise ValueError(kind)
            value += -other if sign == "-" else other

    def _product(self) -> Value:
        value, kind = self._value()
        while (sign := self._sign("*", "/")) is not None:
            other, its_kind = self._value()
            if sign == "/":
                if its_kind != "number":
                    raise ValueError(its_kind)
                value /= other
            else:
                if "number" not in (kind, its_kind):
                    raise ValueError(kind)
                kind = its_kind if kind == "number" else kind
                value *= other
        return value, kind

    def _value(self) -> Value:
        self.depth += 1
        if self.depth > _DEEPEST * 10:
            raise ValueError(self.depth)
        function, said, unit, sign = self.tokens[self.at]
        self.at += 1
        if sign == "-":
            value, kind = self._value()
            return -value, kind
        if sign == "(":
            return self._closed()[0]
        if function:
            return _called(function.lower(), self._closed())
        return self._measured(float(said), unit.lower())

    def _closed(self) -> list[Value]:
        """Return the values up to the bracket that closes."""
        values = [self._sum()]
        while self._sign(",") is not None:
            values.append(self._sum())
        if self._sign(")") is None:
            raise ValueError(self.at)
        return values

    def _measured(self, value: float, unit: str) -> Value:
        if not unit:
            return value, "number"
        if unit in _DEGREES:
            return value * _DEGREES[unit], "deg"
        if unit == "%":
            return value * self.whole / 100, "px"
        px = length(f"{value}{unit}", default=math.nan)
        if math.isnan(px) or unit in ("em", "rem", "ex"):
            raise ValueError(unit)
        return px, "px"


def _called(name: str, values: list[Value]) -> Value:
    if len({kind for _, kind in values}) != 1:
        raise ValueError(name)
    sizes = [size for size, _ in values]
    pick: dict[str, Callable[[], float]] = {
        "calc": lambda: sizes[0],
        "min": lambda: min(sizes),
        "max": lambda: max(sizes),
        "clamp": lambda: max(sizes[0], min(sizes[1], sizes[2])),
    }
    return pick[name](), values[0][1]
