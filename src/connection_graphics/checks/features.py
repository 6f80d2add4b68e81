"""What of SVG is not drawn, or not as a browser draws it: one line for each, with the remedy.

``docs/unsupported.md`` has the same list, which a test compares; another draws a picture of
each feature with a browser too, and finds any difference that has no line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..geometry import Box
from ..svg.basic_shapes import clip_of
from ..svg.colours import PAINTS, plain_colour, substituted
from ..svg.filters import DRAWN, css_filters
from ..svg.media import is_understood
from ..svg.tree import Element, walk
from ..svg.values import fragment

__all__ = ["FEATURES", "Feature", "Found", "features_in", "features_list"]

#: Parts of filter primitives.
_PARTS: Final = frozenset(("feMergeNode", "feFuncR", "feFuncG", "feFuncB", "feFuncA"))
_DEFINITIONS: Final = frozenset(
    (
        "clipPath",
        "filter",
        "linearGradient",
        "marker",
        "mask",
        "pattern",
        "radialGradient",
        "symbol",
    )
)
_FUNCTION_UNITS: Final = re.compile(r"\d(?:px|deg|rad|turn|grad|%|em|pt|mm)\b|%")
_CALCULATED: Final = re.compile(r"\b(?:calc|min|max|clamp|env|attr)\(")
_RULE: Final = re.compile(r"@([\w-]+)([^;{]*)")
_SOME_BOX: Final = Box(0.0, 0.0, 100.0, 100.0)


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that SVG has and that is not drawn as it should be."""

    #: Stable, in kebab case.
    code: str
    #: As the documentation lists it.
    name: str
    #: What to do about it in a drawing program.
    mend: str
    #: Says of an element what of it is concerned, ``None`` for nothing.
    find: Callable[[Element], str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A feature, at an element."""

    feature: Feature
    element: Element
    detail: str


def features_in(root: Element) -> Iterator[Found]:
    """Yield every feature in *root* that is not drawn; its style sheets are still in it.

    *root* is as parsed, but has the sheets' result in its attributes too.
    """
    unused = _unused(root)
    for element in walk(root):
        for feature in FEATURES if id(element) not in unused else ():
            detail = feature.find(element)
            if detail is not None:
                yield Found(feature, element, detail)


def _unused(root: Element) -> set[int]:
    """Return the definitions that nothing refers to, with all that is in them: not drawn at all."""
    used = {fragment(value) for element in walk(root) for value in element.attrib.values()}
    return {
        id(part)
        for parent in walk(root)
        for element in parent
        if (element.tag in _DEFINITIONS and element.get("id") not in used)
        or (parent.tag == "defs" and all(part.get("id") not in used for part in element.iter()))
        for part in element.iter()
    }


def features_list() -> str:
    """Return the features as the list in the documentation, in Markdown."""
    return "\n".join(
        f"- {feature.name} (`{feature.code}`): {feature.mend}." for feature in FEATURES
    )


# ------------------------------------------------------------------------- what to look for


def _tag(*names: str) -> Callable[[Element], str | None]:
    return lambda element: f"<{element.tag}>" if element.tag in names else None


def _has(*names: str) -> Callable[[Element], str | None]:
    return lambda element: next((name for name in names if name in element.attrib), None)


def _value(name: str, *usual: str) -> Callable[[Element], str | None]:
    """Return what finds the attribute *name* with another value than the *usual* ones."""

    def find(element: Element) -> str | None:
        value = element.get(name, "").strip()
        return f"{name}: {value}"[:60] if value and value.lower() not in usual else None

    return find


def _filter(element: Element) -> str | None:
    if element.tag.startswith("fe") and element.tag[2:3].isupper():
        return None if element.tag in DRAWN or element.tag in _PARTS else f"<{element.tag}>"
    value = element.get("filter", "")
    if "(" not in value or all(name or steps for name, steps in css_filters(value)):
        return None
    return f"filter: {value}"[:60]


def _clip_shape(element: Element) -> str | None:
    value = element.get("clip-path", "")
    if "(" not in value or fragment(value) is not None:
        return None
    return (
        None
        if clip_of(value, _SOME_BOX, 1.0, _SOME_BOX) is not None
        else f"clip-path: {value}"[:60]
    )


def _unknown_colour(element: Element) -> str | None:
    for name in PAINTS:
        value = element.get(name, "")
        function = "(" in value and "url(" not in value and "var(" not in value
        if function and plain_colour(value) is None:
            return f"{name}: {value}"[:60]
    return None


def _lost_variable(element: Element) -> str | None:
    """Find variables that nothing defines; the others are resolved before this is asked."""
    for name, value in element.attrib.items():
        if "var(" in value and not name.startswith("--") and substituted(value, {}) is None:
            return f"{name}: {value}"[:60]
    return None


def _calculated(element: Element) -> str | None:
    for name, value in element.attrib.items():
        if _CALCULATED.search(value) and name not in ("d", "style"):
            return f"{name}: {value}"[:60]
    return None


def _transform_units(element: Element) -> str | None:
    value = element.get("transform", "")
    return f"transform: {value}"[:60] if _FUNCTION_UNITS.search(value) else None


def _sheet_rules(*rules: str) -> Callable[[Element], str | None]:
    def find(element: Element) -> str | None:
        if element.tag != "style":
            return None
        said = _RULE.findall("".join(element.itertext()))
        lost = (
            f"@{rule}{query}".strip()[:60]
            for rule, query in said
            if rule in rules and not (rule == "media" and is_understood(query))
        )
        return next(lost, None)

    return find


def _context_paint(element: Element) -> str | None:
    for name in ("fill", "stroke"):
        if element.get(name, "").startswith("context-"):
            return f"{name}: {element.get(name)}"
    return None


def _linked(element: Element) -> str | None:
    if element.tag not in ("image", "feImage"):
        return None
    href = element.get("href", "").strip()
    parts = href.split("/")
    if href.startswith("data:") or not href:
        return None
    outside = ":" in href or "\\" in href or {"", ".."} & set(parts)
    return f'picture "{href}"'[:80] if outside else None


def _moving(element: Element) -> str | None:
    if element.get("id", "").endswith("_polyfill"):
        return None  # Inkscape's own, which comes with its meshes and hatches
    tags = ("animate", "animateTransform", "animateMotion", "set", "script")
    return _tag(*tags)(element) or _sheet_rules("keyframes")(element)


def _transformed_words(element: Element) -> str | None:
    for name in ("text-transform", "font-variant", "font-variant-caps"):
        value = element.get(name, "none")
        if value not in ("none", "normal") and (name == "text-transform" or "caps" in value):
            return f"{name}: {value}"[:60]
    return None


def _svg_picture(element: Element) -> str | None:
    href = element.get("href", "").strip()
    return "a picture that is SVG" if href.startswith("data:image/svg") else None


#: In the order of the documentation.
FEATURES: Final[tuple[Feature, ...]] = (
    Feature(
        "filter",
        "filters that make textures and light (`feTurbulence`, `feDisplacementMap`, "
        "`feConvolveMatrix`, `feImage` and the lights): the element is drawn without its filter",
        "take the effect off, or export what has it as a PNG and place that",
        _filter,
    ),
    Feature(
        "clip-shape",
        "`clip-path` with shapes of CSS that have unlike corners, or curves by `shape()`",
        "draw the shape as a clipPath and refer to it",
        _clip_shape,
    ),
    Feature(
        "foreign-object",
        "`foreignObject`: HTML within SVG",
        "draw it as shapes and text",
        _tag("foreignObject"),
    ),
    Feature(
        "colour",
        "colours that are relative to others (`rgb(from …)`), `device-cmyk()`, and mixtures in "
        "Lab, LCH, Oklch and HWB",
        "write the colour as #RRGGBB",
        _unknown_colour,
    ),
    Feature(
        "variable",
        "variables of CSS that nothing defines, or that go in a circle",
        "define the variable in the file, or write its value",
        _lost_variable,
    ),
    Feature(
        "calc",
        "`calc()` with ems, and functions of CSS that reckon other than `min()`, `max()` and "
        "`clamp()`",
        "write the result",
        _calculated,
    ),
    Feature(
        "transform-units",
        "`transform` with shares (%) and ems; px and angles work",
        'write it as an attribute without units: transform="translate(30 20) rotate(20)"',
        _transform_units,
    ),
    Feature(
        "transform-box",
        "`transform-box` of text, and with strokes (`stroke-box`)",
        "write the transform about a point of the drawing: rotate(45 120 80)",
        _value("transform-box", "view-box"),
    ),
    Feature(
        "vector-effect",
        "`vector-effect`, other than `non-scaling-stroke`",
        "draw the shape at its final size",
        _value("vector-effect", "none", "non-scaling-stroke"),
    ),
    Feature(
        "context-paint",
        "`context-fill` and `context-stroke` where these are gradients or patterns",
        "give the line a plain colour, or the marker one of its own",
        _context_paint,
    ),
    Feature(
        "animation",
        "animation and scripts: the first picture is drawn",
        "draw the picture as it is to stand still",
        _moving,
    ),
    Feature(
        "media-query",
        "`@supports`, layers and containers in style sheets, and media queries beyond the "
        "picture's size, the screen and what the reader prefers",
        "put the rules outside of the brackets",
        _sheet_rules("media", "supports", "layer", "container"),
    ),
    Feature(
        "external",
        "`@import`, `@font-face` and pictures from elsewhere: nothing is fetched",
        "embed the picture, or put it beside the template; put the font into the campaign's fonts",
        lambda element: _sheet_rules("import", "font-face")(element) or _linked(element),
    ),
    Feature(
        "svg-picture",
        "pictures that are SVG themselves, within an SVG",
        "place the drawing itself, or export it as a PNG",
        _svg_picture,
    ),
    Feature(
        "mesh-gradient",
        "mesh gradients and hatches",
        "export what is filled with it as a PNG and place that",
        _tag("meshgradient", "mesh", "hatch", "solidcolor"),
    ),
    Feature(
        "text-transform",
        "`text-transform`, and small capitals of fonts that have none",
        "write the words as they are to be seen",
        _transformed_words,
    ),
    Feature(
        "text-shadow",
        "`text-shadow` of more than one shadow, or on a group",
        "give the text one shadow, or a filter",
        _value("text-shadow", "none"),
    ),
    Feature(
        "writing-mode",
        "vertical text",
        "set the words along a line, or turn the text",
        _value("writing-mode", "horizontal-tb", "lr-tb", "lr"),
    ),
)
