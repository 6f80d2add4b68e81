"""Numbers, lengths, transforms and style declarations as SVG and CSS write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["Matrix", "declarations", "fragment", "length", "matrix", "number"]

#: ``(a, b, c, d, e, f)`` as in SVG's ``matrix()``.
Matrix = tuple[float, float, float, float, float, float]

#: px per unit at 96 dpi (CSS Values 4, section 6.2).
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "q": 96 / 101.6,
    "in": 96.0,
}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-zA-Z%]*)\s*$")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_URL = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)""")
_DECLARATION = re.compile(r"""((?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))*)(?:;|$)""")


@lru_cache(maxsize=4096)
def length(  # noqa: PLR0911 - one line a kind of unit
    text: str | None, *, em: float = 16.0, percent: float = 0.0, default: float = 0.0
) -> float:
    """Return a length in px; *em* is the font size and *percent* what 100 % is, in px.

    What is no length gives *default*, as CSS drops a declaration that it cannot read.
    """
    if text is None:
        return default
    found = _LENGTH.match(text)
    if found is None:
        return default
    value, unit = float(found[1]), found[2].lower()
    if not math.isfinite(value):
        return default
    if unit == "%":
        return value * percent / 100
    if unit in ("em", "rem"):
        return value * em
    if unit == "ex":
        return value * em / 2
    return value * _UNITS[unit] if unit in _UNITS else default


def number(text: str | None, default: float = 0.0) -> float:
    """Return the number that *text* is, else *default*."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def fragment(value: str | None) -> str | None:
    """Return the id that ``url(#id)`` or ``#id`` refers to, else ``None``."""
    if not value:
        return None
    if value.startswith("#"):
        return value[1:]
    found = _URL.search(value)
    return found[1].strip() if found else None


def declarations(style: str) -> Iterator[tuple[str, str, bool]]:
    """Yield name, value and importance of each declaration of a ``style`` attribute."""
    for found in _DECLARATION.finditer(style):
        name, colon, value = found[1].partition(":")
        if not colon:
            continue
        value = value.strip()
        important = value.lower().endswith("!important")
        if important:
            value = value[: -len("!important")].strip()
        yield (
            name.strip().lower() if not name.strip().startswith("--") else name.strip(),
            value,
            (important),
        )


@lru_cache(maxsize=1024)
def matrix(transform: str | None) -> Matrix:
    """Return the product of a ``transform`` list; unknown functions are left out."""
    result: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for name, arguments in _TRANSFORM.findall(transform or ""):
        values = [float(value) for value in _NUMBER.findall(arguments)]
        step = _step(name, values)
        if step is not None:
            result = multiplied(result, step)
    return result


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies *second*, then *first*."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def _step(name: str, values: list[float]) -> Matrix | None:  # noqa: PLR0911 - one line a function
    try:
        match name:
            case "matrix":
                a, b, c, d, e, f = values
                return (a, b, c, d, e, f)
            case "translate":
                return (1, 0, 0, 1, values[0], values[1] if len(values) > 1 else 0)
            case "scale":
                return (values[0], 0, 0, values[1] if len(values) > 1 else values[0], 0, 0)
            case "rotate":
                return _rotation(*values)
            case "skewX":
                return (1, 0, math.tan(math.radians(values[0])), 1, 0, 0)
            case "skewY":
                return (1, math.tan(math.radians(values[0])), 0, 1, 0, 0)
    except (IndexError, ValueError, TypeError):
        return None
    return None


def _rotation(angle: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned: Matrix = (cosine, sine, -sine, cosine, 0, 0)
    there: Matrix = (1, 0, 0, 1, x, y)
    back: Matrix = (1, 0, 0, 1, -x, -y)
    return multiplied(multiplied(there, turned), back)
