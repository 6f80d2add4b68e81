"""The picture's mirror image for languages written from right to left.

The composition flips: what stood left stands right. Words, photographs and all that is
marked ``data-mirror="no"`` (logos, QR codes) are turned back where they stand.
"""

from __future__ import annotations

from .bounds import bounds
from .placed import flipped_about
from .tree import Element, walk
from .values import number

__all__ = ["keeps_its_side", "mirror", "turn_back"]

_DEFINITIONS = ("defs", "style", "title", "desc", "metadata")
#: What :mod:`.pictures` puts into a template: never shown in a mirror.
_SLOTS = ("image", "photo", "logo", "logo_2", "logo-2", "logo2", "qr")
_EFFECTS = ("clip-path", "mask", "filter")


def mirror(root: Element, *, left: float, width: float) -> None:
    """Flip the picture, whose user space begins at *left* and is *width* wide."""
    middle = left + width / 2
    flip = Element("g", {"transform": _written(middle)})
    for child in [child for child in root if child.tag not in _DEFINITIONS]:
        root.remove(child)
        flip.append(child)
    root.append(flip)
    for parent in list(walk(flip)):
        for index, child in enumerate(parent):
            if child.tag == "image":
                parent[index] = _photograph(child)  # type: ignore[arg-type]
            elif child.tag == "rect" and _is_slot(child):  # type: ignore[arg-type]
                child.attrib.setdefault("data-mirror", "no")


def keeps_its_side(element: Element) -> bool:
    """Return whether *element* is to be turned back under a flipped picture."""
    return element.get("data-mirror") == "no"


def turn_back(element: Element) -> None:
    """Turn *element* round where it stands."""
    if "data-width" in element.attrib and element.tag == "g":
        middle = number(element.get("data-width")) / 2
    else:
        box = bounds(element)
        if box is None:
            return
        middle = box.left + box.width / 2
    own = element.get("transform", "")
    element.set("transform", f"{own} {_written(middle)}".strip())


def _is_slot(rect: Element) -> bool:
    """Return whether a row's photograph, logo or code will stand in place of *rect*."""
    names = (rect.get("data-field"), rect.get("id"), rect.get("inkscape:label"))
    return any(name in _SLOTS for name in names)


def _photograph(image: Element) -> Element:
    """Mark a photograph; what it is cut out with stays outside and flips."""
    image.attrib.setdefault("data-mirror", "no")
    effects = {name: image.attrib.pop(name) for name in _EFFECTS if name in image.attrib}
    if not effects:
        return image
    holder = Element("g", effects)
    holder.line, holder.tail, image.tail = image.line, image.tail, None
    if "transform" in image.attrib:
        holder.set("transform", image.attrib.pop("transform"))
    holder.append(image)
    return holder


def _written(x: float) -> str:
    return f"matrix({' '.join(f'{value:g}' for value in flipped_about(x))})"
