"""What of SVG is not drawn, or not as a browser draws it: one line for each, with the remedy.

``docs/unsupported.md`` has the same list, which a test compares; another draws a picture of
each feature with a browser too, and finds any difference that has no line here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..svg.colours import PAINTS, plain_colour, substituted
from ..svg.tree import Element, walk
from ..svg.values import fragment

__all__ = ["FEATURES", "Feature", "Found", "features_in", "features_list"]

#: Filter primitives that are drawn.
_DRAWN_FILTERS: Final = frozenset(("feOffset", "feBlend", "feFlood"))
_SHAPES: Final = frozenset(
    ("rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "g", "use", "image")
)
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
_WHITE: Final = frozenset(("white", "#fff", "#ffffff", "rgb(255,255,255)"))
_FUNCTION_UNITS: Final = re.compile(r"\d(?:px|deg|rad|turn|grad|%|em|pt|mm)\b|%")
_CALCULATED: Final = re.compile(r"\b(?:calc|min|max|clamp|env|attr)\(")
_RULE: Final = re.compile(r"@([\w-]+)")


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
        for element in walk(root)
        if element.tag in _DEFINITIONS and element.get("id") not in used
        for part in walk(element)
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
        inside = element.tag in ("feMergeNode", "feFuncR", "feFuncG", "feFuncB", "feFuncA")
        return None if inside or element.tag in _DRAWN_FILTERS else f"<{element.tag}>"
    value = element.get("filter", "")
    # Before CSS had functions of that name, IE had filters of its own.
    return f"filter: {value}"[:60] if "(" in value and fragment(value) is None else None


def _clip_shape(element: Element) -> str | None:
    value = element.get("clip-path", "")
    return f"clip-path: {value}"[:60] if "(" in value and fragment(value) is None else None


def _even_odd_clip(element: Element) -> str | None:
    return 'clip-rule="evenodd"' if _inside_clip(element, "clip-rule", "evenodd") else None


def _inside_clip(element: Element, name: str, value: str) -> bool:
    return element.tag == "clipPath" and any(part.get(name) == value for part in walk(element))


def _clipped_clip(element: Element) -> str | None:
    inner = (part for part in walk(element) if part is not element)
    if element.tag == "clipPath" and any("clip-path" in part.attrib for part in inner):
        return "a clip path with a part that is clipped itself"
    return None


def _luminance_mask(element: Element) -> str | None:
    """Find masks of anything but white: their transparency alone is looked at."""
    if element.tag != "mask" or element.get("mask-type") == "alpha":
        return None
    for part in walk(element):
        if part.tag in _SHAPES and part.tag not in ("g", "use"):
            fill = _inherited(element, part, "fill") or "black"
            stroke = _inherited(element, part, "stroke") or "none"
            for paint in (fill, stroke):
                if paint != "none" and paint.replace(" ", "").lower() not in _WHITE:
                    return f"a mask with {paint[:40]} in it"
    return None


def _inherited(root: Element, part: Element, name: str) -> str | None:
    """Return the attribute of *part*, or of the nearest element around it within *root*."""
    trail = _trail(root, part)
    return next((each.attrib[name] for each in trail if name in each.attrib), None)


def _trail(root: Element, part: Element) -> list[Element]:
    if root is part:
        return [root]
    for child in root:
        assert isinstance(child, Element)
        found = _trail(child, part)
        if found:
            return [*found, root]
    return []


def _mask_of_box(element: Element) -> str | None:
    if element.tag == "mask" and element.get("maskUnits") != "userSpaceOnUse":
        return 'a mask without maskUnits="userSpaceOnUse"'
    return None


def _pattern_of_box(element: Element) -> str | None:
    if element.tag == "pattern" and element.get("patternUnits") != "userSpaceOnUse":
        return 'a pattern without patternUnits="userSpaceOnUse"'
    return None


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
        return next((f"@{rule}" for rule in said if rule in rules), None)

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


#: In the order of the documentation.
FEATURES: Final[tuple[Feature, ...]] = (
    Feature(
        "filter",
        "filters: blurs and shadows above all (`feOffset`, `feBlend` and `feFlood` work), "
        "and `filter` with CSS functions",
        "take the effect off, or export what has it as a PNG and place that",
        _filter,
    ),
    Feature(
        "blend-mode",
        "`mix-blend-mode` and `isolation`",
        "set the layer's blend mode to normal and choose the colours as they look",
        lambda element: (
            _value("mix-blend-mode", "normal")(element) or _value("isolation", "auto")(element)
        ),
    ),
    Feature(
        "mask-luminance",
        "masks that are not white: only their transparency counts, not how light they are",
        "make the mask white with transparency, or use a clip path",
        _luminance_mask,
    ),
    Feature(
        "mask-units",
        "masks of text that are measured by it (`maskUnits`), and any whose contents are",
        'add maskUnits="userSpaceOnUse" with x, y, width and height to the mask',
        _mask_of_box,
    ),
    Feature(
        "pattern-units",
        "patterns of text that are measured by it (`patternUnits`), and any with a `viewBox`",
        'add patternUnits="userSpaceOnUse" and give the pattern its width and height in px',
        _pattern_of_box,
    ),
    Feature(
        "clip-rule",
        "clip paths by the even-odd rule: their holes are filled",
        "subtract the hole from the path, so that its outline turns the other way",
        _even_odd_clip,
    ),
    Feature(
        "clipped-clip",
        "clip paths with parts that are clipped themselves",
        "intersect the two paths to one",
        _clipped_clip,
    ),
    Feature(
        "clip-shape",
        '`clip-path` with basic shapes (`clip-path="url(#…)"` works)',
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
        "colours of other spaces than sRGB, CIE and Oklab: `color(display-p3 …)`, `color-mix()`, "
        "`device-cmyk()`, and such relative to others",
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
        "`calc()` and the other functions of CSS that reckon",
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
        "`vector-effect`",
        "turn the stroke into a path, or draw it at its final size",
        _value("vector-effect", "none"),
    ),
    Feature(
        "path-length",
        "`pathLength`",
        "give the dashes in px",
        _has("pathLength"),
    ),
    Feature(
        "context-paint",
        "`context-fill` and `context-stroke`",
        "give the marker a colour of its own",
        _context_paint,
    ),
    Feature(
        "path-in-css",
        "paths in style sheets (`d: path(…)`)",
        "write the path in the attribute d",
        lambda element: "d: path()" if element.get("d", "").startswith("path(") else None,
    ),
    Feature(
        "animation",
        "animation and scripts: the first picture is drawn",
        "draw the picture as it is to stand still",
        _tag("animate", "animateTransform", "animateMotion", "set", "script"),
    ),
    Feature(
        "media-query",
        "media queries, `@supports`, layers and containers in style sheets",
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
        "mesh-gradient",
        "mesh gradients and hatches",
        "export what is filled with it as a PNG and place that",
        _tag("meshgradient", "mesh", "hatch", "solidcolor"),
    ),
    Feature(
        "writing-mode",
        "vertical text",
        "set the words along a line, or turn the text",
        _value("writing-mode", "horizontal-tb", "lr-tb", "lr"),
    ),
)
