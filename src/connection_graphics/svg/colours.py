"""Colours as CSS writes them → colours as every writer below knows them.

CairoSVG draws ``hsl()``, ``oklch()`` and ``var()`` black and leaves out the
transparency of ``#RRGGBBAA``, without a word. So each is written as ``rgb()`` or
``rgba()`` in sRGB (CSS Color 4), and ``var()`` as what it stands for (CSS
Variables 1), before anything is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from tinycss2 import color5

from .colour_spaces import from_xyz, mixed, wide
from .tree import Element, walk

__all__ = ["PAINTS", "plain_colour", "settle_colours", "settle_variables", "substituted"]

#: Attributes that are a colour.
PAINTS: Final = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
#: What these may say besides a colour.
_KEYWORDS: Final = frozenset(
    ("none", "inherit", "currentcolor", "transparent", "context-fill", "context-stroke")
)
#: What ``initial`` stands for; the others are not handed down, and need nothing said.
_INITIAL: Final = {"fill": "black", "stroke": "none", "color": "black"}
#: A value may grow to this many characters; variables in variables are how small files get large.
_LONGEST: Final = 2_000
_DEEPEST: Final = 20
#: Spaces that are known by way of XYZ, and which.
_BY_WAY_OF: Final = {
    "lab": "xyz-d50",
    "lch": "xyz-d50",
    "oklab": "xyz-d65",
    "oklch": "xyz-d65",
    "xyz-d50": "xyz-d50",
    "xyz-d65": "xyz-d65",
    "xyz": "xyz-d65",
}
_VARIABLE: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")


def settle_colours(root: Element) -> None:
    """Write every colour in *root* plainly, and take its custom properties away.

    A value that cannot be read is taken away too, as CSS does: the parent's then holds.
    """
    settle_variables(root)
    for element in walk(root):
        for name in PAINTS:
            value = element.attrib.get(name)
            if value is None or not _needs_reading(value):
                continue
            plain = _INITIAL.get(name) if value == "initial" else plain_colour(value)
            if plain is None:
                del element.attrib[name]
            else:
                element.attrib[name] = plain


def settle_variables(root: Element, *, keep_unknown: bool = False) -> None:
    """Write each ``var()`` in *root* as what it stands for, and take custom properties away.

    One that stands for nothing takes its attribute with it, unless it is to be kept.
    """
    said = " ".join([" ".join((*e.attrib, *e.attrib.values())) for e in walk(root)])
    if "--" in said or "var(" in said:
        _settle_variables(root, {}, keep_unknown=keep_unknown)


def plain_colour(value: str) -> str | None:
    """Return the colour *value* as ``rgb()`` or ``rgba()``, a keyword as it is.

    ``None`` where CSS Color 4 has no such colour, or none that stands by itself.
    """
    if value.strip().lower() in _KEYWORDS:
        return value
    if "color-mix(" in value.lower() and len(value) <= _LONGEST:
        mixture = mixed(value, _parts)
        return None if mixture is None else plain_colour(mixture)
    parts = _parts(value.partition("icc-color(")[0])
    if parts is None:
        return None
    (red, green, blue), alpha = parts
    levels = f"{_level(red)},{_level(green)},{_level(blue)}"
    return f"rgb({levels})" if alpha >= 1 else f"rgba({levels},{max(alpha, 0):.4g})"


def substituted(value: str, variables: Mapping[str, str]) -> str | None:
    """Return *value* with each ``var()`` as what it stands for, ``None`` where one is unknown."""
    for _ in range(_DEEPEST):
        if "var(" not in value:
            return value.strip()
        unknown = False

        def stands_for(found: re.Match[str]) -> str:
            nonlocal unknown
            said = variables.get(found[1], found[2])
            unknown = unknown or said is None
            return (said or "").strip()

        value, count = _VARIABLE.subn(stands_for, value)
        if unknown or not count or len(value) > _LONGEST:
            return None
    return None


def _settle_variables(
    element: Element, inherited: Mapping[str, str], *, keep_unknown: bool
) -> None:
    own = {name: value for name, value in element.attrib.items() if name.startswith("--")}
    variables = {**inherited, **own} if own else inherited
    for name, value in list(element.attrib.items()):
        if name in own:
            del element.attrib[name]
        elif "var(" in value:
            said = substituted(value, variables)
            if said is not None:
                element.attrib[name] = said
            elif not keep_unknown:
                del element.attrib[name]
    for child in element:
        _settle_variables(child, variables, keep_unknown=keep_unknown)  # type: ignore[arg-type]


def _needs_reading(value: str) -> bool:
    """Whether CairoSVG might misread *value*: names and six digits it knows."""
    if value.startswith("#"):
        return len(value) not in (4, 7)
    if "(" in value:
        return "url(" not in value
    return not _is_known(value)


@lru_cache(512)
def _is_known(name: str) -> bool:
    """Whether *name* is a colour that SVG 1.1 has, or a keyword."""
    plain = name.strip().lower()
    return plain in _KEYWORDS or (
        plain != "rebeccapurple" and color5.parse_color(plain) is not None
    )


def _parts(value: str) -> tuple[tuple[float, float, float], float] | None:
    """Return the colour *value* in sRGB and its alpha."""
    if "color-mix(" in value.lower() and value.lower().count("color-mix(") <= _DEEPEST:
        value = mixed(value, _parts) or ""
    if len(value) > _LONGEST:
        return None
    try:
        colour: Any = color5.parse_color(value)
        if colour is None or colour == "currentcolor":
            return None
        return _srgb(colour), float(colour.alpha)
    except (ArithmeticError, NotImplementedError, TypeError, ValueError):
        return None


def _srgb(colour: Any) -> tuple[float, float, float]:
    """Return *colour* in sRGB; beyond its gamut, parts are below 0 or above 1.

    Raises :class:`NotImplementedError` for the spaces of print.
    """
    found = wide(colour.space, tuple(colour.coordinates))
    if found is not None:
        return found
    way = _BY_WAY_OF.get(colour.space)
    if way is not None:
        return from_xyz(tuple(colour.to(way).coordinates), way)
    red, green, blue = colour.to("srgb").coordinates
    return red, green, blue


def _level(part: float) -> int:
    return round(255 * min(max(part, 0.0), 1.0))
