"""CSS properties of text, as values: inheritance, the ``font`` shorthand, lengths in px."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..text.style import SpanStyle
from .tree import Element
from .values import length, number

__all__ = ["PAINT", "Computed", "computed", "line_height", "span_style"]

#: Properties that come down from ancestors and that text needs.
INHERITED = frozenset(
    (
        "font",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "font-feature-settings",
        "font-variant-caps",
        "font-variant-numeric",
        "font-kerning",
        "font-variation-settings",
        "letter-spacing",
        "word-spacing",
        "line-height",
        "text-anchor",
        "text-align",
        "text-decoration",
        "text-decoration-line",
        "dominant-baseline",
        "direction",
        "xml:lang",
        "white-space",
        "xml:space",
        "fill",
        "stroke",
        "paint-order",
        "data-emphasis",
    )
)
#: Properties of one stretch of words that the drawing keeps.
PAINT = (
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linejoin",
    "stroke-linecap",
    "stroke-miterlimit",
    "stroke-dasharray",
    "opacity",
    "paint-order",
)
_WEIGHTS = {"normal": 400.0, "bold": 700.0}
#: CSS absolute font sizes, in px.
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
#: Keywords of ``font-variant-*`` and the features that they ask for.
_VARIANTS = {
    "small-caps": "smcp",
    "all-small-caps": "c2sc",
    "tabular-nums": "tnum",
    "proportional-nums": "pnum",
    "lining-nums": "lnum",
    "oldstyle-nums": "onum",
    "slashed-zero": "zero",
    "ordinal": "ordn",
    "diagonal-fractions": "frac",
}
_FEATURE = re.compile(r"""["'](\w{4})["']\s*(on|off|\d+)?""")
_AXIS = re.compile(r"""["'](\w{4})["']\s*([-\d.]+)""")
#: Shift of ``baseline-shift: super`` and ``sub``, in em of the text around.
_SHIFTS = {"super": 1 / 3, "sub": -0.2}

Computed = Mapping[str, str]


def computed(parent: Computed, element: Element) -> dict[str, str]:
    """Return the inherited properties as they apply inside *element*."""
    result = dict(parent)
    own = element.attrib
    for name in INHERITED & own.keys():
        if own[name] != "inherit":
            result[name] = own[name]
    if "font" in own:
        result.update(_shorthand(own["font"], element))
    if "font-size" in result and ("font-size" in own or "font" in own):
        result["font-size"] = f"{_size(result['font-size'], parent):g}"
    if result.get("font-weight") in ("bolder", "lighter"):
        result["font-weight"] = f"{_relative_weight(result['font-weight'], parent):g}"
    for name in ("letter-spacing", "word-spacing"):
        # Lengths in em are those of the element that states them, not of what is inside.
        if own.get(name, "").endswith(("em", "%")):
            size = length(result.get("font-size"), default=16.0)
            result[name] = f"{length(own[name], em=size, percent=size):g}px"
    return result


def span_style(
    style: Computed, base_size: float, paint: tuple[tuple[str, str], ...], rise: float
) -> SpanStyle:
    """Return how a stretch of words is set in a text of *base_size* px."""
    size = length(style.get("font-size"), default=base_size)
    families = [family.strip().strip("\"'") for family in style.get("font-family", "").split(",")]
    return SpanStyle(
        families=tuple(family for family in families if family),
        weight=_weight(style.get("font-weight", "400")),
        style="italic" if style.get("font-style") in ("italic", "oblique") else "normal",
        letter_spacing=_spacing(style.get("letter-spacing"), size),
        word_spacing=_spacing(style.get("word-spacing"), size),
        scale=size / base_size if base_size else 1.0,
        rise=rise,
        features=_features(style),
        axes=_axes(style.get("font-variation-settings")),
        decoration=_decoration(style),
        paint=paint,
    )


def baseline_shift(element: Element, style: Computed, base_size: float) -> float:
    """Return how far *element* raises its words, in em of the whole text."""
    text = element.get("baseline-shift", "baseline")
    size = length(style.get("font-size"), default=base_size)
    if text in _SHIFTS:
        return _SHIFTS[text]
    return length(text, em=size, percent=size) / base_size if base_size else 0.0


def line_height(text: str | None, size: float) -> float:
    """Return the distance of two baselines as a multiple of *size*."""
    if text is None or text == "normal":
        return 1.2
    if text.endswith(("px", "pt", "em", "%")):
        return length(text, em=size, percent=size) / size if size else 1.2
    return number(text, 1.2)


def _size(text: str, parent: Computed) -> float:
    base = length(parent.get("font-size"), default=16.0)
    if text in ("larger", "smaller"):
        return base * 1.2 if text == "larger" else base / 1.2
    size = _SIZES.get(text) or length(text, em=base, percent=base, default=base)
    return size if size >= 0 else base


def _weight(text: str) -> float:
    return _WEIGHTS.get(text) or min(max(number(text, 400.0), 1.0), 1000.0)


def _relative_weight(text: str, parent: Computed) -> float:
    """Return ``bolder`` or ``lighter`` than the parent (CSS Fonts 4, section 2.2.1)."""
    weight = _weight(parent.get("font-weight", "400"))
    if text == "bolder":
        return 400.0 if weight < 350 else 700.0 if weight < 550 else max(weight, 900.0)
    return 100.0 if weight < 550 else 400.0 if weight < 750 else 700.0


def _spacing(text: str | None, size: float) -> float:
    """Return a spacing in em."""
    if text is None or text == "normal" or not size:
        return 0.0
    return length(text, em=size) / size


def _features(style: Computed) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for name in ("font-variant-caps", "font-variant-numeric"):
        for word in style.get(name, "").split():
            if word in _VARIANTS:
                found[_VARIANTS[word]] = 1
    if "c2sc" in found:
        found["smcp"] = 1
    if style.get("font-kerning") == "none":
        found["kern"] = 0
    values = {"": 1, "on": 1, "off": 0}
    for tag, value in _FEATURE.findall(style.get("font-feature-settings", "")):
        found[tag] = values[value] if value in values else int(value)
    return tuple(found.items())


def _axes(text: str | None) -> tuple[tuple[str, float], ...]:
    return tuple((tag, number(value)) for tag, value in _AXIS.findall(text or ""))


def _decoration(style: Computed) -> tuple[str, ...]:
    words = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".split()
    return tuple(name for name in ("underline", "overline", "line-through") if name in words)


def _shorthand(text: str, element: Element) -> dict[str, str]:
    """Return the longhands of a ``font`` shorthand (CSS Fonts 4, section 2.7)."""
    result = {"font-style": "normal", "font-weight": "400"}
    words: Sequence[str] = text.replace(" /", "/").replace("/ ", "/").split()
    for index, word in enumerate(words):
        if word in ("italic", "oblique"):
            result["font-style"] = word
        elif word in _WEIGHTS or (word.isdigit() and len(word) in (3, 4)):
            result["font-weight"] = word
        elif word == "small-caps":
            result["font-variant-caps"] = word
        elif word[:1].isdigit() or word[:1] == "." or word in _SIZES:
            size, _, height = word.partition("/")
            result["font-size"] = size
            if height:
                result["line-height"] = height
            result["font-family"] = " ".join(words[index + 1 :])
            break
    if not result.get("font-family"):
        return {}  # no size and family: CSS drops the declaration
    for name in list(result):
        if name in element.attrib and name != "font":
            result[name] = element.attrib[name]
    return result
