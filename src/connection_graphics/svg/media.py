"""Media queries (Media Queries 4), for a picture of a known size on a bright screen."""

from __future__ import annotations

import re
from typing import Final

from .tree import Element
from .values import length, number

__all__ = ["applies", "is_understood", "size_of", "view_of"]

_TYPES: Final = {"all": True, "screen": True, "print": False, "speech": False, "": True}
#: What is said of the one who looks, and what holds of a picture.
_FACTS: Final = {
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "forced-colors": "none",
    "inverted-colors": "none",
    "scripting": "none",
    "update": "fast",
}
_FEATURE: Final = re.compile(r"\(([^()]*)\)")
_RANGE: Final = re.compile(r"^(?:(min|max)-)?(width|height|aspect-ratio)\s*(:|<=|>=|<|>|=)\s*(.+)$")

Size = tuple[float, float]


def applies(query: str, size: Size) -> bool:
    """Whether any part of *query* holds for a picture of *size*; what is unknown does not."""
    return any(_holds(part, size) is True for part in query.lower().split(","))


def is_understood(query: str) -> bool:
    """Whether it can be told if *query* holds."""
    return all(_holds(part, (1.0, 1.0)) is not None for part in query.lower().split(","))


def size_of(root: Element) -> Size:
    """Return the width and height in px of the picture *root*."""
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    across, down = box[2:] if len(box) == 4 else (0.0, 0.0)
    width = length(root.get("width"), percent=across, default=across)
    return width, length(root.get("height"), percent=down, default=down)


def view_of(root: Element) -> Size:
    """Return what shares in *root* are of, in its own units."""
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    return (box[2], box[3]) if len(box) == 4 else size_of(root)


def _holds(query: str, size: Size) -> bool | None:
    """Return whether one query holds, ``None`` where it is not known."""
    query = query.strip()
    features = [_feature(found.strip(), size) for found in _FEATURE.findall(query)]
    rest = _FEATURE.sub(" ", query)
    if None in features or " or " in rest:
        return None
    words = [word for word in rest.split() if word != "and"]
    reverse = words[:1] == ["not"]
    kind = next((word for word in words if word not in ("not", "only")), "")
    if kind not in _TYPES or len(words) > 2:
        return None
    return (_TYPES[kind] and all(features)) is not reverse


def _feature(said: str, size: Size) -> bool | None:
    found = _RANGE.match(said)
    if found is not None:
        return _compared(found[1], found[2], found[3], found[4], size)
    name, _, value = (part.strip() for part in said.partition(":"))
    if name == "orientation":
        return value == ("portrait" if size[1] >= size[0] else "landscape")
    return value == _FACTS[name] if name in _FACTS else None


def _compared(prefix: str | None, name: str, sign: str, text: str, size: Size) -> bool | None:
    ours = {"width": size[0], "height": size[1], "aspect-ratio": size[0] / (size[1] or 1.0)}[name]
    if name == "aspect-ratio":
        above, _, below = text.partition("/")
        theirs = number(above, -1.0) / (number(below, 1.0) if below else 1.0)
    else:
        theirs = length(text, default=-1.0)
    if theirs < 0:
        return None
    sign = {"min": ">=", "max": "<="}.get(prefix or "", sign)
    return {
        ":": ours == theirs,
        "=": ours == theirs,
        "<": ours < theirs,
        ">": ours > theirs,
        "<=": ours <= theirs,
        ">=": ours >= theirs,
    }[sign]
