"""What editors save that no browser draws, turned into the vocabulary of this library."""

from __future__ import annotations

from .tree import Element, walk

__all__ = ["adopt_flow_roots"]

_PARAGRAPHS = ("flowPara", "flowDiv")
_STRETCHES = ("flowSpan", "flowPara", "flowDiv")
_SHAPES = ("rect", "path", "circle", "ellipse", "polygon")


def adopt_flow_roots(root: Element) -> None:
    """Turn each ``flowRoot``, as Inkscape 0.9 saves its boxes, into a text with ``shape-inside``.

    The shape of its region is moved into ``<defs>``, for it is never drawn.
    """
    regions = Element("defs")
    for flow in [element for element in walk(root) if element.tag == "flowRoot"]:
        shape = next((part for part in walk(flow) if part.tag in _SHAPES), None)
        words = [part for part in flow if part.tag in _STRETCHES]
        if shape is not None:
            shape.attrib.setdefault("id", f"{flow.get('id', 'flow')}--region-{len(regions)}")
            regions.append(shape)
            flow.set("shape-inside", f"url(#{shape.get('id')})")
        flow.tag, flow.text = "text", None
        flow.set("white-space", "pre-line")
        for part in list(flow):
            flow.remove(part)
        for number, part in enumerate(words):
            flow.append(_as_tspan(part, first=number == 0))  # type: ignore[arg-type]
    if len(regions):
        root.insert(0, regions)


def _as_tspan(part: Element, *, first: bool) -> Element:
    """Return *part* as a tspan; every paragraph but the first begins a line."""
    begins = part.tag in _PARAGRAPHS and not first
    for inner in walk(part):
        inner.tag = "tspan"
        inner.tail = " ".join((inner.tail or "").split("\n")) if inner is not part else None
    part.text = " ".join((part.text or "").split("\n"))
    if begins:
        part.text = "\n" + part.text
    return part
