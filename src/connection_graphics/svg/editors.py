"""What editors save that no browser draws, turned into the vocabulary of this library."""

from __future__ import annotations

from .tree import Element, walk
from .values import length, matrix

__all__ = ["adopt_flow_roots", "drawn_first_line", "settle_families", "settle_places"]

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


def settle_places(root: Element) -> None:
    """Let each text that has a ``-box`` stand where its box does.

    Illustrator places words by ``transform`` and leaves ``x`` and ``y`` at 0, while the box has
    coordinates of the drawing.
    """
    by_id = {element.get("id"): element for element in walk(root)}
    for text in walk(root):
        box = by_id.get(f"{text.get('id')}-box")
        if text.tag != "text" or box is None or "shape-inside" in text.attrib:
            continue
        box.set("display", "none")  # of words that a row has not, too
        if text.get("white-space") == "pre":  # Figma's, on words that it has wrapped
            text.set("white-space", "pre-wrap")
        a, b, c, d, right, down = matrix(text.get("transform"))
        if (a, b, c, d) != (1.0, 0.0, 0.0, 1.0):
            continue
        text.attrib.pop("transform", None)
        for part in walk(text):
            for name, by in (("x", right), ("y", down)):
                places = part.get(name, "").replace(",", " ").split()
                if places or part is text:
                    moved = (length(place) + by for place in places or ("0",))
                    part.set(name, " ".join(f"{place:g}" for place in moved))


def settle_families(root: Element) -> None:
    """Take out the PostScript names that Illustrator puts before families: ``Figtree-Bold``."""
    for element in walk(root):
        families = element.get("font-family")
        if families and "-" in families and "," in families:
            names = families.split(",")
            joined = {"".join(_unquoted(name).split()) for name in names}
            kept = [name for name in names if not _is_face_of(_unquoted(name), joined)]
            element.set("font-family", ",".join(kept).strip())


def _is_face_of(name: str, families: set[str]) -> bool:
    """Whether *name* is the PostScript name of a face of one of *families*."""
    family, hyphen, _ = name.partition("-")
    return bool(hyphen) and family in families


def _unquoted(name: str) -> str:
    return name.strip().strip("'\"")


def drawn_first_line(text: Element) -> float | None:
    """Return the y of the first line as an editor has saved it, which is what its user saw."""
    for part in walk(text):
        place = part.get("y") if part.tag == "tspan" else None
        if place:
            return length(place.replace(",", " ").split()[0])
    return None


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
