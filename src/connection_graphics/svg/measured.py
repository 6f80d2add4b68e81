"""What is measured by the box of its user → px: masks, clips, filters and patterns.

It is done last, when the words have been laid out and every reference has a copy of its own:
so that a picture, a page and an SVG file agree on where a shadow ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..geometry import Box
from .basic_shapes import clip_of
from .bounds import bounds
from .media import size_of
from .tree import Element, clone, walk
from .values import fragment, length, number

__all__ = ["settle_measures"]

_USERS: Final = ("mask", "clip-path", "filter", "fill", "stroke")
#: What a shape in a clip inherits that matters there.
_OF_CLIPS: Final = ("clip-rule", "visibility")
#: The measures of gradients, and what holds where nothing is said.
_GRADIENTS: Final = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%"},
}
#: Regions where nothing is said: a tenth around the box.
_AROUND: Final = ("-10%", "-10%", "120%", "120%")
_REGION: Final = ("x", "y", "width", "height")
#: Lengths of filter primitives, and along which sides of the box each part of them is.
_LENGTHS: Final = {"dx": "x", "dy": "y", "stdDeviation": "xy", "radius": "xy"}


def settle_measures(root: Element, texts: Mapping[int, Box]) -> None:
    """Give each definition in *root* that is measured by a box its measures in px.

    *texts* has the boxes of words, by the ``id()`` of the element that holds them.
    """
    definitions: dict[str, Element] = {
        element.attrib["id"]: element  # type: ignore[misc]
        for group in root
        if group.tag == "defs"
        for element in group
        if "id" in element.attrib
    }
    shapes = _settle_shapes(root, texts)
    if len(shapes):
        root.insert(0, shapes)
    if not definitions:
        return
    for definition in definitions.values():
        if "fr" in definition.attrib:
            _begin_at_point(definition)
    for element in walk(root):
        if "url(" not in "".join(element.attrib.values()):
            continue
        for name in _USERS:
            found = definitions.get(_referred(element, name))
            if found is not None and _is_by_box(found):
                box = bounds(element, texts=texts)
                if box is not None:
                    _WRITERS[found.tag](found, box)
    for definition in definitions.values():
        if definition.tag == "clipPath":
            _flatten(definition)
    _settle_gradients_of_words(root, texts, definitions)


def _settle_gradients_of_words(
    root: Element, texts: Mapping[int, Box], definitions: dict[str, Element]
) -> None:
    if not texts or not any(map(_is_gradient_by_box, definitions.values())):
        return
    known = len(definitions)
    _settle_words(root, {}, texts, definitions)
    copies = Element("defs")
    copies.extend(list(definitions.values())[known:])
    root.insert(0, copies)


def _settle_words(
    element: Element,
    inherited: Mapping[str, str],
    texts: Mapping[int, Box],
    definitions: dict[str, Element],
) -> None:
    """Measure gradients on words by all of their lines, where each would be by its own."""
    paints = {name: element.get(name, inherited.get(name, "")) for name in ("fill", "stroke")}
    box = texts.get(id(element))
    if box is None:
        for child in element:
            if child.tag in ("g", "svg"):
                _settle_words(child, paints, texts, definitions)  # type: ignore[arg-type]
        return
    for name, paint in paints.items():
        if "url(" in paint:
            element.set(name, paint)
    for part in walk(element):
        for name in ("fill", "stroke"):
            found = definitions.get(_referred(part, name))
            if found is not None and _is_gradient_by_box(found):
                part.set(name, f"url(#{_placed(found, box, definitions)})")


def _is_gradient_by_box(found: Element) -> bool:
    return found.tag in _GRADIENTS and found.get("gradientUnits") != "userSpaceOnUse"


def _placed(found: Element, box: Box, definitions: dict[str, Element]) -> str:
    """Return the id of a copy of a gradient that is measured in px."""
    copy = clone(found)
    copy.set("gradientUnits", "userSpaceOnUse")
    for name, usual in _GRADIENTS[found.tag].items():
        copy.set(name, f"{length(found.get(name, usual), percent=1.0):.9g}")
    turn = found.get("gradientTransform", "")
    copy.set("gradientTransform", f"{_into(box)} {turn}".strip())
    for name, centre in (("fx", "cx"), ("fy", "cy")):
        if found.tag == "radialGradient":
            said = found.get(name)
            usual = copy.get(centre, "")
            copy.set(name, usual if said is None else f"{length(said, percent=1.0):.9g}")
    copy.set("id", f"{found.get('id')}--words-{len(definitions)}")
    definitions[copy.get("id", "")] = copy
    return copy.get("id", "")


def _settle_shapes(root: Element, texts: Mapping[int, Box]) -> Element:
    """Return the clip paths in place of CSS's shapes, and refer to them."""
    made = Element("defs")
    width, height = size_of(root)
    view = Box(0.0, 0.0, width, height)
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    if len(box) == 4:
        view = Box(box[0], box[1], box[2], box[3])
    for element in list(walk(root)):
        said = element.get("clip-path", "")
        if "(" not in said or "url(" in said:
            continue
        box_of_it = bounds(element, texts=texts)
        painted = element.get("stroke", "none") != "none"
        stroke = length(element.get("stroke-width", "1")) if painted else 0.0
        clip = clip_of(said, box_of_it, stroke, view) if box_of_it is not None else None
        if clip is None:
            del element.attrib["clip-path"]
            continue
        clip.set("id", f"shape--{len(made)}")
        made.append(clip)
        element.set("clip-path", f"url(#shape--{len(made) - 1})")
    return made


def _referred(element: Element, name: str) -> str:
    value = element.get(name, "")
    return fragment(value) or "" if "url(" in value else ""


def _is_by_box(found: Element) -> bool:
    """Whether anything of *found* is measured by the box of what refers to it."""
    usual = {"mask": "maskUnits", "filter": "filterUnits", "pattern": "patternUnits"}
    if found.tag in usual and found.get(usual[found.tag]) != "userSpaceOnUse":
        return True
    others = ("clipPathUnits", "maskContentUnits", "patternContentUnits", "primitiveUnits")
    return any(found.get(name) == "objectBoundingBox" for name in others) or (
        found.tag == "pattern" and "viewBox" in found.attrib
    )


# --------------------------------------------------------------------------------- writers


def _mask(mask: Element, box: Box) -> None:
    if mask.get("maskUnits") != "userSpaceOnUse":
        mask.set("maskUnits", "userSpaceOnUse")
        mask.attrib.update(_region(mask, box, _AROUND))
    if mask.attrib.pop("maskContentUnits", "") == "objectBoundingBox":
        _wrap(mask, _into(box))


def _clip(clip: Element, box: Box) -> None:
    del clip.attrib["clipPathUnits"]
    _wrap(clip, _into(box))


def _pattern(pattern: Element, box: Box) -> None:
    if pattern.get("patternUnits") != "userSpaceOnUse":
        pattern.set("patternUnits", "userSpaceOnUse")
        pattern.attrib.update(_region(pattern, box, ("0", "0", "0", "0")))
    by_box = pattern.attrib.pop("patternContentUnits", "") == "objectBoundingBox"
    view = [number(part) for part in pattern.attrib.pop("viewBox", "").replace(",", " ").split()]
    if len(view) == 4 and min(view[2:]) > 0:
        _wrap(pattern, _fitted(pattern, view))
    elif by_box:
        _wrap(pattern, f"scale({box.width:.9g} {box.height:.9g})")


def _filter(element: Element, box: Box) -> None:
    if element.get("filterUnits") != "userSpaceOnUse":
        element.set("filterUnits", "userSpaceOnUse")
        element.attrib.update(_region(element, box, _AROUND))
    if element.attrib.pop("primitiveUnits", "") != "objectBoundingBox":
        return
    for primitive in walk(element):
        for name, sides in _LENGTHS.items():
            if name in primitive.attrib:
                said = primitive.attrib[name].replace(",", " ").split()
                lengths = {"x": box.width, "y": box.height}
                pairs = zip([said[0], said[-1]], sides, strict=False)
                values = [number(part) * lengths[side] for part, side in pairs]
                primitive.set(name, " ".join(f"{value:.9g}" for value in values))
        if primitive is not element:
            own = {name: primitive.attrib[name] for name in _REGION if name in primitive.attrib}
            placed = _region(primitive, box, _AROUND)
            primitive.attrib.update({name: placed[name] for name in own})


_WRITERS: Final = {"mask": _mask, "clipPath": _clip, "pattern": _pattern, "filter": _filter}


def _begin_at_point(gradient: Element) -> None:
    """Let a radial gradient that begins at a circle begin at a point within that circle.

    All its circles are those between two; the point is where they shrink to nothing.
    """
    by_box = gradient.get("gradientUnits") != "userSpaceOnUse"
    names = ("cx", "cy", "r", "fr")
    said = [gradient.get(name, "0%" if name == "fr" else "50%") for name in names]
    if not by_box and any(value.endswith("%") for value in said):
        return
    cx, cy, radius, first = (length(value, percent=1.0) for value in said)
    fx = length(gradient.get("fx"), percent=1.0, default=cx)
    fy = length(gradient.get("fy"), percent=1.0, default=cy)
    del gradient.attrib["fr"]
    if not 0 < first < radius:
        return
    back = first / (radius - first)
    gradient.set("fx", f"{fx - back * (cx - fx):.9g}")
    gradient.set("fy", f"{fy - back * (cy - fy):.9g}")
    for stop in gradient:
        offset = min(max(length(stop.get("offset"), percent=1.0), 0.0), 1.0)
        stop.set("offset", f"{(offset + back) / (1 + back):.9g}")


def _region(found: Element, box: Box, usual: tuple[str, ...]) -> dict[str, str]:
    """Return where *found* is in px: shares of *box*."""
    x, y, width, height = (
        length(found.get(name, said), percent=1.0)
        for name, said in zip(_REGION, usual, strict=True)
    )
    values = (
        box.left + x * box.width,
        box.top + y * box.height,
        width * box.width,
        height * box.height,
    )
    return {name: f"{value:.9g}" for name, value in zip(_REGION, values, strict=True)}


def _fitted(pattern: Element, view: list[float]) -> str:
    """Return what puts the ``viewBox`` of a pattern into its tile."""
    left, top, width, height = view
    across = length(pattern.get("width")) / width
    down = length(pattern.get("height")) / height
    said = pattern.attrib.pop("preserveAspectRatio", "xMidYMid").split()
    x = y = 0.0
    if said[0] != "none":
        scale = max(across, down) if said[-1] == "slice" else min(across, down)
        x = (across - scale) * width * _share(said[0][1:4]) + 0.0
        y = (down - scale) * height * _share(said[0][5:8]) + 0.0
        across = down = scale
    return f"translate({x - left * across:.9g} {y - top * down:.9g}) scale({across:.9g} {down:.9g})"


def _share(word: str) -> float:
    return {"Min": 0.0, "Max": 1.0}.get(word, 0.5)


def _flatten(clip: Element) -> None:
    """Take the groups out of *clip*, where browsers do not look for shapes."""
    found: list[Element] = []
    for child in clip:
        found.extend(_without_groups(child, "", {}))  # type: ignore[arg-type]
    for child in list(clip):
        clip.remove(child)
    clip.extend(found)


def _without_groups(
    element: Element, around: str, inherited: Mapping[str, str]
) -> Iterator[Element]:
    if element.get("display") == "none":
        return
    own: dict[str, str] = {
        name: element.attrib[name] for name in _OF_CLIPS if name in element.attrib
    }
    inside: dict[str, str] = {**inherited, **own}
    transform = " ".join(part for part in (around, element.get("transform", "")) if part)
    kept = "clip-path" in element.attrib or "transform-origin" in element.attrib
    if element.tag == "g" and not kept:
        for child in element:
            yield from _without_groups(child, transform, inside)  # type: ignore[arg-type]
        return
    element.attrib.update(inside)
    if transform and "transform-origin" not in element.attrib:
        element.set("transform", transform)
    elif around:
        holder = Element("g", {"transform": around})
        holder.append(element)
        yield holder
        return
    yield element


def _into(box: Box) -> str:
    """Return what puts a square of 1 into *box*."""
    return f"translate({box.left:.9g} {box.top:.9g}) scale({box.width:.9g} {box.height:.9g})"


def _wrap(definition: Element, transform: str) -> None:
    """Put what is in *definition* in a group with *transform*."""
    group = Element("g", {"transform": transform})
    group.line = definition.line
    group.extend(list(definition))
    for child in list(definition):
        definition.remove(child)
    definition.append(group)
