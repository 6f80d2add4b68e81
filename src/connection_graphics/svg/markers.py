"""Markers as CairoSVG reads them, with the paints of the line that they stand on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from .tree import Element, clone, walk
from .values import fragment

__all__ = ["MARKERS", "has_context_paint", "settle_context_paint", "settle_marker"]

MARKERS: Final = ("marker", "marker-start", "marker-mid", "marker-end")
_PAINTS: Final = ("fill", "stroke")
_INITIAL: Final = {"fill": "black", "stroke": "none"}

Adopt = Callable[[Element, Element], str]


def settle_marker(marker: Element) -> None:
    """Give *marker* a ``viewBox``: without one, CairoSVG fits what is in it to its size."""
    if "viewBox" not in marker.attrib:
        width, height = marker.get("markerWidth", "3"), marker.get("markerHeight", "3")
        marker.set("viewBox", f"0 0 {width.removesuffix('px')} {height.removesuffix('px')}")


def has_context_paint(root: Element) -> bool:
    """Whether anything in *root* takes the paint of what refers to it."""
    return any(
        element.get(name, "").startswith("context-") for element in walk(root) for name in _PAINTS
    )


def settle_context_paint(root: Element, by_id: Mapping[str, Element], adopt: Adopt) -> None:
    """Give each line markers, and each ``use`` a copy, of its own paints.

    *adopt* takes a copy and its original, and returns the copy's id. Gradients and patterns
    cannot be handed on: they are measured anew, so that these paints stay as they are.
    """
    _visit(root, _INITIAL, by_id, adopt)


def _visit(
    element: Element, inherited: Mapping[str, str], by_id: Mapping[str, Element], adopt: Adopt
) -> None:
    paints = {
        name: inherited[name] if element.get(name, "inherit") == "inherit" else element.attrib[name]
        for name in _PAINTS
    }
    if element.tag == "defs":
        return
    names = ("href",) if element.tag == "use" else MARKERS
    plain = not any("url(" in paint or "context" in paint for paint in paints.values())
    for name in names if plain else ():
        original = by_id.get(fragment(element.get(name)) or "")
        if original is not None and has_context_paint(original):
            copy = clone(original)
            _paint(copy, paints)
            identifier = adopt(copy, original)
            element.set(name, f"#{identifier}" if name == "href" else f"url(#{identifier})")
    for child in element:
        _visit(child, paints, by_id, adopt)  # type: ignore[arg-type]


def _paint(copy: Element, paints: Mapping[str, str]) -> None:
    for part in walk(copy):
        for name in _PAINTS:
            said = part.get(name, "")
            if said.startswith("context-"):
                part.set(name, paints[said.removeprefix("context-")])
