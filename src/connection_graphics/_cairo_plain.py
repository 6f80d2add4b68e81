"""Letters and rects in one colour, drawn without CairoSVG's nodes: most of what rows add.

What CairoSVG would do for them is done in the same order on the same kind of context, so that
no pixel differs. Whatever is not known here to be plain is left to CairoSVG.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cairosvg.colors import color
from cairosvg.helpers import transform
from cairosvg.shapes import rect

from ._cairo_backend import rounded_rect
from .drawing import GLYPHS, Drawing
from .svg.tree import Element
from .text.layout import PlacedRun
from .units import Unit

__all__ = ["Plain", "plain_units"]

#: What letters, rects and groups around them may say, besides names of ``data-``: all else may
#: ask for more than a fill in one colour.
_UNDERSTOOD = frozenset(
    (
        "class",
        "direction",
        "fill",
        "fill-opacity",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "id",
        "lang",
        "letter-spacing",
        "role",
        "stroke",
        "text-anchor",
        "xml:lang",
        "{http://www.w3.org/XML/1998/namespace}lang",
    )
)
_OF_ROOT = _UNDERSTOOD | {"height", "preserveAspectRatio", "version", "viewBox", "width"}
_OF_GROUP = _UNDERSTOOD | {"transform"}
_PAINT = ("fill", "fill-opacity")
_MEASURES = ("x", "y", "width", "height", "rx", "ry")
#: Letters with a transform of their own are drawn as outlines, even where they are upright.
_OF_LEAF = {GLYPHS: _UNDERSTOOD | {"run"}, "rect": _OF_GROUP.union(_MEASURES)}


class Plain:
    """A unit that is filled in one colour, where its groups put it."""

    def __init__(self, element: Element, transforms: Sequence[str], paint: dict[str, str]) -> None:
        self.element = element
        self.transforms = transforms
        self.colour = color(paint.get("fill", "black"), float(paint.get("fill-opacity", 1)))

    def draw(self, surface: Any, runs: Sequence[PlacedRun], filler: Any) -> None:
        """Draw it on *surface*, whose context has the picture's own measures."""
        context, element = surface.context, self.element
        context.save()
        for transformed in self.transforms:
            transform(surface, transformed)
        context.set_source_rgba(*self.colour)
        if element.tag == GLYPHS:
            filler.fill(context, runs[int(element.attrib["run"])])
        else:
            (rounded_rect if _is_rounded(element) else rect)(surface, element.attrib)
            context.fill()
        context.restore()


def plain_units(drawing: Drawing, units: Iterable[Unit]) -> list[Plain] | None:
    """Return *units* of *drawing* as what is drawn here, ``None`` where one of them is more."""
    if not _understands(drawing.root, _OF_ROOT):
        return None
    known: dict[int, bool] = {}
    found: list[Plain] = []
    for unit in units:
        groups = unit.groups[1:]
        for group in groups:
            if id(group) not in known:
                known[id(group)] = group.tag == "g" and _understands(group, _OF_GROUP)
        if not (all(known[id(group)] for group in groups) and _is_plain(drawing, unit.element)):
            return None
        paint: dict[str, str] = {}
        for part in (*unit.groups, unit.element):
            paint |= {name: part.attrib[name] for name in _PAINT if name in part.attrib}
        transforms = [part.attrib.get("transform", "") for part in (*groups, unit.element)]
        found.append(Plain(unit.element, transforms, paint))
    return found


def _understands(element: Element, names: frozenset[str]) -> bool:
    said = element.attrib
    return (
        all(name in names or name.startswith("data-") for name in said)
        and said.get("stroke", "none") == "none"
        and said.get("fill", "") not in ("inherit", "currentColor", "none")
        and "url(" not in said.get("fill", "")
        and said.get("fill-opacity", "1") != "inherit"
    )


def _is_plain(drawing: Drawing, element: Element) -> bool:
    said = _OF_LEAF.get(element.tag)
    if said is None or len(element) or not _understands(element, said):
        return False
    if element.tag == GLYPHS:
        return not drawing.runs[int(element.attrib["run"])].colour
    measures = [element.attrib[name] for name in _MEASURES if name in element.attrib]
    return all(measure[-1:].isdigit() for measure in measures)


def _is_rounded(element: Element) -> bool:
    return "rx" in element.attrib or "ry" in element.attrib
