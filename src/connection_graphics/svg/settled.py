"""What SVG and CSS may say in several ways → the one way that is drawn right.

Transforms lose their units; a shape whose stroke lies below its fill becomes two; a clip
that is clipped itself becomes two clips. What cannot be settled stays as it is, for ``lint``
to name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree

from .bounds import bounds
from .calculated import OPACITIES, settle_calculations, settle_opacities, settle_shares
from .markers import MARKERS, has_context_paint, settle_context_paint, settle_marker
from .media import view_of
from .outlines import settle_outline, settle_path_length
from .tree import Element, clone, walk
from .values import fragment, length

__all__ = ["SETTLED", "settle"]

#: What stands between the id of an original and the number of its copy.
SETTLED: Final = "--settled-"

_WORDS: Final = frozenset(("text", "tspan"))
_SHAPES: Final = frozenset(("rect", "circle", "ellipse", "line", "polyline", "polygon", "path"))
#: Attributes that few elements have.
_RARE: Final = frozenset(
    ("clip", "marker", "pathLength", "rotate", "scale", "translate", *OPACITIES)
)
#: How functions begin that calculate, in small letters and in capitals.
_CALCULATIONS: Final = ("calc(", "min(", "max(", "clamp(", "CALC(", "MIN(", "MAX(", "CLAMP(")
#: What is to be settled of some elements, by their tag.
_BY_TAG: Final[dict[str, Callable[[Element], None]]] = {
    "path": settle_outline,
    "marker": settle_marker,
    "svg": settle_shares,
    "symbol": settle_shares,
}
#: What belongs to a shape as a whole, and not to its fill or its stroke.
_OF_THE_WHOLE: Final[tuple[str, ...]] = (
    "id",
    "transform",
    "opacity",
    "clip-path",
    "mask",
    "filter",
    "display",
)
_ORDER: Final = ("fill", "stroke", "markers")
_FUNCTION: Final = re.compile(r"([A-Za-z0-9]+)\s*\(([^()]*)\)")
_UNIT: Final = re.compile(r"([a-z%]+)\s*$", re.IGNORECASE)
_DEGREES: Final = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
#: CSS's functions that SVG does not have: which they are, and where their argument goes.
_ONE_WAY: Final = {
    "translateX": "translate({} 0)",
    "translateY": "translate(0 {})",
    "scaleX": "scale({} 1)",
    "scaleY": "scale(1 {})",
}
_SIDES: Final = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}


def settle(root: Element, source: bytes | str = "") -> None:
    """Write everything in *root* that has several ways in the one that is drawn right.

    Style sheets have been applied to it. With the *source* that it was read from, what is not
    in there is not looked for.
    """
    by_id = {element.attrib["id"]: element for element in walk(root) if "id" in element.attrib}
    copies = Element("defs")
    view = view_of(root)
    refers, calculates = _says(source, "context-"), _says(source, *_CALCULATIONS)
    for element in list(walk(root)):
        attributes = element.attrib
        if calculates:
            settle_calculations(element, view)
        if not _RARE.isdisjoint(attributes):
            _settle_rare(element)
        if element.tag in _WORDS:
            _settle_words(element, view)
        settled_by_tag = _BY_TAG.get(element.tag)
        if settled_by_tag is not None and element is not root:
            settled_by_tag(element)
        if "transform" in attributes:
            _transform(element)
        if "transform-box" in attributes:
            _origin(element)
        if "clip-path" in attributes and element.tag != "clipPath":
            _clip_twice(element, by_id, copies)
        if element.tag in _SHAPES and "paint-order" in attributes:
            _part(element)
    if refers and has_context_paint(root):
        settle_context_paint(root, by_id, lambda copy, original: _adopt(copy, original, copies))
    if len(copies):
        root.insert(0, copies)


def _settle_words(element: Element, view: tuple[float, float]) -> None:
    """Give words their places in px and their shadow as a filter; leave out what is hidden."""
    attributes = element.attrib
    for at, name in enumerate(("x", "y", "dx", "dy")):
        if "%" in attributes.get(name, ""):
            whole = view[at % 2]
            places = (length(part, percent=whole) for part in attributes[name].split())
            attributes[name] = " ".join(f"{place:.9g}" for place in places)
    shadow = attributes.get("text-shadow", "none")
    if shadow != "none" and element.tag == "text" and "filter" not in attributes:
        filtered = _as_filter(shadow)
        if filtered is not None:
            attributes["filter"] = filtered
            del attributes["text-shadow"]
    for part in [part for part in element if part.tag == "tspan"]:
        if part.get("display") == "none":
            _take_out(element, part)
        elif part.get("visibility") in ("hidden", "collapse"):
            part.attrib.update({"fill": "none", "stroke": "none"})


def _take_out(element: Element, part: ElementTree.Element) -> None:
    """Remove *part* from *element*; what stands behind it stays."""
    place = list(element).index(part)
    if part.tail and place:
        element[place - 1].tail = (element[place - 1].tail or "") + part.tail
    elif part.tail:
        element.text = (element.text or "") + part.tail
    element.remove(part)


def _as_filter(shadow: str) -> str | None:
    """Return the one shadow of words as a filter, whose blur is measured by its deviation."""
    words = re.findall(r"(?:[^\s(),]|\([^()]*\))+|,", shadow)
    lengths = [word for word in words if not math.isnan(length(word, default=math.nan))]
    if "," in words or not 2 <= len(lengths) <= 3:
        return None
    others = [word for word in words if word not in lengths]
    blur = [f"{length(word) / 2:.9g}px" for word in lengths[2:]]
    return f"drop-shadow({' '.join([*lengths[:2], *blur, *others])})"


def _says(source: bytes | str, *words: str) -> bool:
    """Whether any of *words* may be in *source*, which may be compressed, or have entities."""
    if isinstance(source, str):
        return not source or "&#" in source or any(word in source for word in words)
    other_bytes = source[:2] in (b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")
    return other_bytes or b"&#" in source or any(word.encode() in source for word in words)


def _settle_rare(element: Element) -> None:
    """Settle what few elements have."""
    attributes = element.attrib
    settle_opacities(element)
    for name in MARKERS[1:] if "marker" in attributes else ():
        attributes.setdefault(name, attributes["marker"])
    attributes.pop("marker", None)
    # It is for boxes of HTML, as browsers have it.
    attributes.pop("clip", None)
    if "pathLength" in attributes and element.tag in _SHAPES:
        settle_path_length(element)
    if element.tag not in ("text", "tspan"):
        steps = [
            f"{name}({','.join(attributes.pop(name).split())})"
            for name in ("translate", "rotate", "scale")
            if attributes.get(name, "none") != "none"
        ]
        if steps:
            attributes["transform"] = " ".join([*steps, attributes.get("transform", "")]).strip()


# ----------------------------------------------------------------------------- transforms


def _transform(element: Element) -> None:
    """Write the transform of *element* without units, where it has any that are known."""
    text = element.attrib["transform"]
    if not re.search(r"\d(?:[a-df-z]|e[a-z])|[XY]\s*\(", text):
        return
    steps = []
    for name, arguments in _FUNCTION.findall(text):
        values = [_plain(value) for value in re.split(r"[\s,]+", arguments.strip())]
        if None in values:
            return
        said = " ".join(f"{value:.9g}" for value in values if value is not None)
        steps.append(_ONE_WAY[name].format(said) if name in _ONE_WAY else f"{name}({said})")
    element.attrib["transform"] = " ".join(steps)


def _plain(value: str) -> float | None:
    """Return an argument in px or degrees, ``None`` for one that depends on something else."""
    unit = _UNIT.search(value)
    name = unit[1].lower() if unit else ""
    if name in ("%", "em", "rem", "ex", "vw", "vh"):
        return None
    try:
        if name in _DEGREES:
            return float(value[: -len(name)]) * _DEGREES[name]
    except ValueError:
        return None
    found = length(value, default=math.nan)
    return None if math.isnan(found) else found


def _origin(element: Element) -> None:
    """Write the transform of *element* about a point of the drawing."""
    if element.attrib["transform-box"] not in ("fill-box", "content-box"):
        return
    box = bounds(element)
    words = element.get("transform-origin", "0 0").split()[:2]
    if box is None:
        return
    if words[0] in ("top", "bottom") or words[-1] in ("left", "right"):
        words.reverse()
    x = _along(words[0], box.left, box.width)
    y = _along(words[1] if len(words) > 1 else "center", box.top, box.height)
    del element.attrib["transform-box"]
    element.attrib.pop("transform-origin", None)
    turn = element.get("transform", "")
    element.attrib["transform"] = f"translate({x:.9g} {y:.9g}) {turn} translate({-x:.9g} {-y:.9g})"


def _along(word: str, start: float, extent: float) -> float:
    if word in _SIDES:
        return start + _SIDES[word] * extent
    return start + length(word, percent=extent)


# -------------------------------------------------------------------- clips and two paints


def _clip_twice(element: Element, by_id: dict[str, Element], copies: Element) -> None:
    """Put the contents of *element* in a group with the clip of its clip."""
    clip = by_id.get(fragment(element.attrib["clip-path"]) or "")
    if clip is None or clip.tag != "clipPath" or "clip-path" not in clip.attrib:
        return
    inner = Element(element.tag, dict(element.attrib))
    inner.line, inner.text = element.line, element.text
    inner.extend(list(element))
    for name in ("id", "transform", "opacity", "mask", "filter", "display"):
        inner.attrib.pop(name, None)
    copy = clone(clip)
    del copy.attrib["clip-path"]
    _call_after(copy, clip, copies)
    copies.append(copy)
    inner.attrib["clip-path"] = f"url(#{copy.attrib['id']})"
    outer = {name: element.attrib[name] for name in _OF_THE_WHOLE if name in element.attrib}
    _become_group(element, {**outer, "clip-path": clip.attrib["clip-path"]})
    element.append(inner)


def _part(element: Element) -> None:
    """Make of *element* a group of its fill, stroke and markers, in the order that it asks for."""
    said = [word for word in element.attrib["paint-order"].split() if word in _ORDER]
    order = [*said, *(word for word in _ORDER if word not in said)]
    if order == list(_ORDER):
        return
    whole = {name: element.attrib[name] for name in _OF_THE_WHOLE if name in element.attrib}
    rest = {
        name: value
        for name, value in element.attrib.items()
        if name not in whole and name != "paint-order"
    }
    parts = []
    for kind in order:
        if kind == "markers" and not any(name in rest for name in MARKERS):
            continue
        part = Element(element.tag, dict(rest))
        part.line = element.line
        part.attrib.update({other: "none" for other in ("fill", "stroke") if other != kind})
        if kind != "markers":
            for name in MARKERS:
                part.attrib.pop(name, None)
        parts.append(part)
    _become_group(element, whole)
    element.extend(parts)


def _adopt(copy: Element, original: Element, copies: Element) -> str:
    _call_after(copy, original, copies)
    copies.append(copy)
    return copy.attrib["id"]


def _call_after(copy: Element, original: Element, copies: Element) -> None:
    """Give *copy* an id of its own, which begins with that of the *original*."""
    copy.attrib["id"] = f"{original.attrib['id']}{SETTLED}{len(copies)}"


def _become_group(element: Element, attributes: dict[str, str]) -> None:
    tail, line = element.tail, element.line
    element.clear()
    element.tag, element.tail, element.line = "g", tail, line
    element.attrib.update(attributes)
