"""Filters as SVG and CSS write them → steps, each with the numbers of those that it works on.

SVG's filters are graphs of primitives that name their results; CSS's are functions one after
the other. Both become the same steps here, with a drop shadow as the four that it is made of.
Lengths are in user space; what is measured by a bounding box has been measured before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .colours import plain_colour
from .values import fragment, length, number

__all__ = [
    "DRAWN",
    "SOURCE",
    "SOURCE_ALPHA",
    "Step",
    "css_filters",
    "is_confined",
    "steps_of",
]

#: What a step may work on besides the steps before it.
SOURCE, SOURCE_ALPHA = -1, -2
#: Primitives that are drawn.
DRAWN: Final = frozenset(
    (
        "feBlend",
        "feColorMatrix",
        "feComponentTransfer",
        "feComposite",
        "feDropShadow",
        "feFlood",
        "feGaussianBlur",
        "feMerge",
        "feMorphology",
        "feOffset",
        "feTile",
    )
)
#: Most steps of one filter.
_MOST: Final = 100
_SOURCES: Final = {"SourceGraphic": SOURCE, "SourceAlpha": SOURCE_ALPHA}
_FUNCTION: Final = re.compile(r"([a-z-]+)\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_WORD: Final = re.compile(r"(?:[^\s()]|\([^()]*\))+")
Matrix20 = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One operation on pictures."""

    #: ``blend``, ``blur``, ``composite``, ``flood``, ``matrix``, ``merge``, ``morphology``,
    #: ``offset``, ``tile`` or ``transfer``.
    kind: str
    #: Numbers of the steps that it works on, or a source.
    inputs: tuple[int, ...]
    #: Whether colours are mixed in linear light.
    linear: bool = False
    #: What it says: see the writer of each kind.
    values: tuple[Any, ...] = ()
    #: x, y, width and height as written, in user space; ``None`` where nothing is said.
    region: tuple[str | None, ...] = (None, None, None, None)
    opacity: float = 1.0


@dataclass(slots=True)
class _Steps:
    """Steps so far, and where named results are."""

    steps: list[Step] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)

    def add(self, step: Step) -> int:
        """Append *step* and return its number."""
        self.steps.append(step)
        return len(self.steps) - 1

    def input(self, name: str | None) -> int:
        """Return what *name* stands for: the step before it where nothing does."""
        before = len(self.steps) - 1 if self.steps else SOURCE
        if not name:
            return before
        return _SOURCES[name] if name in _SOURCES else self.named.get(name, before)


def steps_of(primitives: Sequence[Any]) -> list[Step] | None:
    """Return the steps of the children of a ``<filter>``, ``None`` where one is not drawn.

    Each has a ``tag``, ``children`` and attributes, those of the filter included.
    """
    made = _Steps()
    for primitive in primitives:
        if primitive.tag not in DRAWN:
            if primitive.tag.startswith("fe"):
                return None
            continue
        _append(made, primitive)
        if len(made.steps) > _MOST:
            return None
        if primitive.get("result"):
            made.named[primitive["result"]] = len(made.steps) - 1
    return made.steps


def css_filters(text: str) -> Iterator[tuple[str | None, list[Step] | None]]:
    """Yield what a ``filter`` property says: an id of a filter, or the steps of a function.

    Both are ``None`` for a function that does not exist, or whose argument cannot be read.
    """
    for found in _FUNCTION.finditer(text):
        name, said = found[1].lower(), found[2].strip()
        if name == "url":
            yield fragment(found[0]), None
        else:
            yield None, _css_steps(name, said)


def is_confined(steps: Sequence[Step]) -> bool:
    """Whether the result of *steps* is empty far from the element, however large the region."""
    confined: dict[int, bool] = {SOURCE: True, SOURCE_ALPHA: True}
    for at, step in enumerate(steps):
        confined[at] = _confined(step, [confined[name] for name in step.inputs])
    return confined[len(steps) - 1] if steps else True


def _confined(step: Step, inputs: Sequence[bool]) -> bool:  # noqa: PLR0911 - one a kind
    match step.kind:
        case "flood" | "tile":
            return False
        case "composite" if step.values[0] == "in":
            return any(inputs)
        case "composite" if step.values[0] == "out":
            return inputs[0]
        case "composite" if step.values[0] == "atop":
            return inputs[1]
        case "composite" if step.values[0] == "arithmetic" and step.values[1][3] > 0:
            return False
        case "matrix" if step.values[0][19] > 0:
            return False
        case "transfer" if step.values[0][3] is not None and step.values[0][3][0] > 0:
            return False
    return all(inputs)


# ------------------------------------------------------------------------ SVG's primitives


def _append(made: _Steps, node: Any) -> None:  # noqa: C901 - one line a primitive
    """Append the steps of one primitive."""
    linear = node.get("color-interpolation-filters", "linearRGB") != "sRGB"
    region = tuple(node.get(name) for name in ("x", "y", "width", "height"))
    first = made.input(node.get("in"))
    second = made.input(node.get("in2"))

    def add(kind: str, inputs: tuple[int, ...], *values: Any) -> int:
        return made.add(Step(kind, inputs, linear, values, region))

    match node.tag:
        case "feOffset":
            add("offset", (first,), length(node.get("dx")), length(node.get("dy")))
        case "feGaussianBlur":
            add("blur", (first,), *_pair(node.get("stdDeviation")))
        case "feMorphology":
            kind = "dilate" if node.get("operator") == "dilate" else "erode"
            add("morphology", (first,), kind, *_pair(node.get("radius")))
        case "feFlood":
            made.add(_flood(node, linear, region))
        case "feMerge":
            parts = tuple(made.input(child.get("in")) for child in node.children)
            add("merge", parts)
        case "feBlend":
            add("blend", (first, second), node.get("mode", "normal"))
        case "feComposite":
            weights = tuple(number(node.get(name)) for name in ("k1", "k2", "k3", "k4"))
            add("composite", (first, second), node.get("operator", "over"), weights)
        case "feColorMatrix":
            add("matrix", (first,), _matrix_of(node.get("type", "matrix"), node.get("values")))
        case "feComponentTransfer":
            add("transfer", (first,), tuple(_tables(node.children)))
        case "feTile":
            add("tile", (first,))
        case "feDropShadow":
            shadow = (*_pair(node.get("stdDeviation"), "2 2"), *_offset(node))
            _shadow(made, first, shadow, _flood(node, linear, region))


def _pair(text: str | None, default: str = "0 0") -> tuple[float, float]:
    values = [number(part) for part in (text or default).replace(",", " ").split()] or [0.0]
    return max(values[0], 0.0), max(values[-1], 0.0)


def _offset(node: Mapping[str, str]) -> tuple[float, float]:
    return length(node.get("dx", "2")), length(node.get("dy", "2"))


def _flood(node: Mapping[str, str], linear: bool, region: tuple[str | None, ...]) -> Step:
    opacity = _share(node.get("flood-opacity", "1"))
    return Step("flood", (), linear, (node.get("flood-color", "black"),), region, opacity)


def _shadow(made: _Steps, source: int, shadow: tuple[float, ...], flood: Step) -> None:
    """Append a drop shadow of *source*: two deviations, and where it falls."""
    linear, region = flood.linear, flood.region
    blurred = made.add(Step("blur", (source,), linear, shadow[:2], region))
    moved = made.add(Step("offset", (blurred,), linear, shadow[2:], region))
    colour = made.add(flood)
    shade = made.add(Step("composite", (colour, moved), linear, ("in", ()), region))
    made.add(Step("merge", (shade, source), linear, (), region))


def _matrix_of(kind: str, text: str | None) -> Matrix20:
    said = [number(part) for part in (text or "").replace(",", " ").split()]
    match kind:
        case "saturate":
            return _saturated(said[0] if said else 1.0)
        case "hueRotate":
            return _turned(said[0] if said else 0.0)
        case "luminanceToAlpha":
            return (*(0.0,) * 15, 0.2125, 0.7154, 0.0721, 0.0, 0.0)
    return tuple(said) if len(said) == 20 else _with_alpha((1, 0, 0, 0, 1, 0, 0, 0, 1))


def _tables(children: Sequence[Any]) -> Iterator[tuple[int, ...] | None]:
    """Yield, for red, green, blue and alpha, the level that takes each level's place."""
    for channel in "RGBA":
        node = next((each for each in reversed(children) if each.tag == f"feFunc{channel}"), None)
        yield None if node is None else _table(node)


def _table(node: Mapping[str, str]) -> tuple[int, ...] | None:
    values = [number(part) for part in node.get("tableValues", "").replace(",", " ").split()]
    kind = node.get("type", "identity")
    levels = [at / 255 for at in range(256)]
    if kind == "linear":
        slope, intercept = number(node.get("slope"), 1.0), number(node.get("intercept"))
        return _levels([slope * level + intercept for level in levels])
    if kind == "gamma":
        power, offset = number(node.get("exponent"), 1.0), number(node.get("offset"))
        size = number(node.get("amplitude"), 1.0)
        return _levels([size * _power(level, power) + offset for level in levels])
    if kind == "discrete" and values:
        return _levels([values[min(int(v * len(values)), len(values) - 1)] for v in levels])
    if kind == "table" and values:
        return _levels([_between(values, level) for level in levels])
    return None


def _power(level: float, power: float) -> float:
    try:
        return math.pow(level, power)
    except (ValueError, OverflowError):  # 0 to a negative power
        return 1.0


def _between(values: Sequence[float], level: float) -> float:
    at = level * (len(values) - 1)
    low = min(int(at), len(values) - 2) if len(values) > 1 else 0
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])


def _levels(values: Sequence[float]) -> tuple[int, ...]:
    return tuple(round(255 * min(max(value, 0.0), 1.0)) for value in values)


# -------------------------------------------------------------------------- CSS's functions


def _css_steps(name: str, said: str) -> list[Step] | None:
    """Return the steps of a function (Filter Effects 1, section 6); they work in sRGB."""
    made = _Steps()
    if name == "blur":
        radius = length(said or "0", default=math.nan)
        made.add(Step("blur", (SOURCE,), values=(radius, radius)))
        return made.steps if radius >= 0 else None
    if name == "drop-shadow":
        return _css_shadow(made, said)
    if name == "hue-rotate":
        angle = _degrees(said)
        made.add(Step("matrix", (SOURCE,), values=(_turned(angle),)))
        return made.steps if math.isfinite(angle) else None
    share = _share(said or "1", most=math.inf)
    readable = math.isfinite(share) and not said.startswith("-")
    values = _of_share(name, share) if readable else None
    if values is None:
        return None
    made.add(Step("matrix", (SOURCE,), values=(values,)))
    return made.steps


def _of_share(name: str, share: float) -> Matrix20 | None:  # noqa: PLR0911 - one a name
    part = min(share, 1.0)
    match name:
        case "grayscale":
            return _saturated(1 - part)
        case "saturate":
            return _saturated(share)
        case "sepia":
            return _with_alpha(_mixed(_SEPIA, 1 - part))
        case "brightness":
            return _with_alpha((share, 0, 0, 0, share, 0, 0, 0, share))
        case "contrast":
            return _with_alpha((share, 0, 0, 0, share, 0, 0, 0, share), (1 - share) / 2)
        case "invert":
            turn = 1 - 2 * part
            return _with_alpha((turn, 0, 0, 0, turn, 0, 0, 0, turn), part)
        case "opacity":
            return _with_alpha((1, 0, 0, 0, 1, 0, 0, 0, 1), alpha=part)
    return None


_SEPIA: Final = (0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131)


def _mixed(matrix: Sequence[float], share: float) -> tuple[float, ...]:
    """Return *matrix* with a *share* of the colours as they were."""
    return tuple((1 - share) * value + share * (at % 4 == 0) for at, value in enumerate(matrix))


def _css_shadow(made: _Steps, said: str) -> list[Step] | None:
    """Append ``drop-shadow()``: two or three lengths, and a colour before or after them."""
    words = _WORD.findall(said)
    lengths = [word for word in words if not math.isnan(length(word, default=math.nan))]
    colours = [word for word in words if word not in lengths]
    if len(lengths) not in (2, 3) or len(colours) > 1:
        return None
    x, y, *blur = (length(word) for word in lengths)
    deviation = blur[0] if blur else 0.0
    if deviation < 0:
        return None
    colour = plain_colour(colours[0]) if colours else "currentColor"
    if colour is None:
        return None
    flood = Step("flood", (), values=(colour,))
    _shadow(made, SOURCE, (deviation, deviation, x, y), flood)
    return made.steps


def _degrees(said: str) -> float:
    for unit, factor in (("deg", 1.0), ("grad", 0.9), ("rad", 180 / math.pi), ("turn", 360.0)):
        if said.endswith(unit):
            return number(said[: -len(unit)], math.nan) * factor
    return 0.0 if said in ("", "0") else math.nan


def _share(text: str, *, most: float = 1.0) -> float:
    value = number(text[:-1], math.nan) / 100 if text.endswith("%") else number(text, math.nan)
    return min(max(value, 0.0), most) if not math.isnan(value) else math.nan


# -------------------------------------------------------------------------------- matrices


def _with_alpha(rows: Sequence[float], plus: float = 0.0, *, alpha: float = 1.0) -> Matrix20:
    """Return the matrix of 4 × 5 for the 3 × 3 *rows* of colours."""
    r, g, b = rows[0:3], rows[3:6], rows[6:9]
    return (*r, 0, plus, *g, 0, plus, *b, 0, plus, 0, 0, 0, alpha, 0)


def _saturated(share: float) -> Matrix20:
    r, g, b = 0.213, 0.715, 0.072
    grey = (r, g, b, r, g, b, r, g, b)
    return _with_alpha(_mixed(grey, share))


def _turned(degrees: float) -> Matrix20:
    """Return the matrix of ``hueRotate`` (Filter Effects 1, section 9.7)."""
    if not math.isfinite(degrees):
        degrees = 0.0
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    grey = (0.213, 0.715, 0.072) * 3
    by_cosine = (0.787, -0.715, -0.072, -0.213, 0.285, -0.072, -0.213, -0.715, 0.928)
    by_sine = (-0.213, -0.715, 0.928, 0.143, 0.140, -0.283, -0.787, 0.715, 0.072)
    return _with_alpha(
        tuple(a + cosine * b + sine * c for a, b, c in zip(grey, by_cosine, by_sine, strict=True))
    )
