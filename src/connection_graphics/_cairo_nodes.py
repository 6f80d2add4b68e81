"""What the nodes of a drawing say of clips, masks and filters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from cairosvg.helpers import size

from ._cairo_frames import Region
from .svg.filters import Step, css_filters, steps_of

__all__ = ["any_inside", "as_group", "chain_of", "region_of", "shapes_of", "whiten"]


def shapes_of(node: Any) -> list[Any] | None:
    """Return the shapes that a clip is made of, ``None`` where one is clipped itself."""
    found: list[Any] = []
    for child in node.children:
        if "clip-path" in child:
            return None
        if child.get("display") == "none":
            continue
        if child.tag == "g":
            inner = shapes_of(child)
            if inner is None:
                return None
            found.extend(inner)
        elif child.get("visibility", "visible") == "visible":
            found.append(child)
    return found


def any_inside(node: Any, name: str) -> bool:
    """Whether anything in *node* has the attribute *name*."""
    return any(name in child or any_inside(child, name) for child in node.children)


@contextmanager
def as_group(node: Any) -> Iterator[None]:
    """Let *node*, a definition, be drawn as a group."""
    tag, node.tag, node.effects = node.tag, "g", False
    try:
        yield
    finally:
        node.tag = tag


def whiten(node: Any) -> None:
    """Make everything in *node* what it clips by: filled by its clip rule, and no more."""
    for child in node.children:
        child.update({"fill": "#fff", "stroke": "none", "fill-opacity": "1"})
        child["fill-rule"] = child.get("clip-rule", "nonzero")
        for name in ("opacity", "mask", "filter", "marker", "mix-blend-mode"):
            child.pop(name, None)
        for name in ("marker-start", "marker-mid", "marker-end"):
            child.pop(name, None)
        whiten(child)


def region_of(surface: Any, node: Any) -> Region:
    """Return x, y, width and height of a mask or filter that is measured in user space."""
    usual = (
        ("x", "-10%", "x"),
        ("y", "-10%", "y"),
        ("width", "120%", "x"),
        ("height", "120%", "y"),
    )
    x, y, width, height = (
        size(surface, node.get(name, default), axis) for name, default, axis in usual
    )
    return x, y, max(width, 0.0), max(height, 0.0)


def chain_of(
    surface: Any, node: Any, said: str
) -> Iterator[tuple[list[Step] | None, Region | None]]:
    """Yield the steps of each filter of a ``filter`` property, and its region."""
    for name, steps in css_filters(said):
        if name is None:
            yield steps and [_coloured(step, node) for step in steps], None
            continue
        found = surface.filters.get(name)
        if found is None:
            continue
        region = None
        if found.get("filterUnits") == "userSpaceOnUse":
            region = region_of(surface, found)
        yield steps_of(found.children), region


def _coloured(step: Step, node: Any) -> Step:
    if step.kind != "flood" or step.values[0] != "currentColor":
        return step
    return replace(step, values=(node.get("color", "black"),))
