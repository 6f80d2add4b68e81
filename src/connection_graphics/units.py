"""A picture cut into units: its leaves in paint order, each with a key and a place.

The leaves are found by going down through groups that only place and inherit. A unit's key is
the digest of everything that it is made of: itself, the groups around it, what it refers to,
and the size of the picture. Two units with one key put the same colours on the same pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain
from math import ceil, floor
from struct import pack
from typing import NamedTuple

from .drawing import GLYPHS, Drawing
from .svg.resolve import viewport
from .svg.tree import Element
from .svg.values import Matrix, length, matrix, multiplied
from .text.layout import PlacedRun

__all__ = ["Area", "Unit", "area_of", "part_of", "units_of"]

#: Attributes that make a group more than the sum of its children: it is drawn as a whole.
_WHOLE = frozenset(
    (
        "clip",
        "display",
        "filter",
        "isolation",
        "mask",
        "mix-blend-mode",
        "opacity",
        "visibility",
    )
)
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A leaf of the picture, drawn as a whole."""

    element: Element
    #: Digest of everything that it is made of.
    key: bytes
    #: Ids of the definitions that it needs, theirs included.
    references: frozenset[str]
    #: The groups around it, the outermost element first.
    groups: tuple[Element, ...]


class Area(NamedTuple):
    """The px of a picture that a unit may change, the right and lower ends not included."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Area) -> bool:
        """Whether the two have a px in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def units_of(drawing: Drawing, *, width: int, height: int) -> tuple[Unit, ...]:
    """Return the units of *drawing* at *width* × *height* px, in paint order.

    There are none where its outermost element has effects of its own: it is then one whole.
    """
    root = drawing.root
    if not _WHOLE.isdisjoint(root.attrib) or "clip-path" in root.attrib:
        return ()
    return tuple(_Walk(drawing, width, height).units(root))


def part_of(drawing: Drawing, units: Sequence[Unit]) -> Drawing:
    """Return *drawing* with nothing but *units* of it, and what they refer to."""
    needed = frozenset[str]().union(*(unit.references for unit in units))
    copies: dict[int, Element] = {}
    root = _copied(drawing.root)
    copies[id(drawing.root)] = root
    if needed:
        definitions = Element("defs")
        definitions.extend(
            part for name, part in _definitions(drawing.root).items() if name in needed
        )
        root.append(definitions)
    for unit in units:
        holder = root
        for group in unit.groups[1:]:
            inner = copies.get(id(group))
            if inner is None:
                inner = copies[id(group)] = _copied(group)
                holder.append(inner)
            holder = inner
        holder.append(unit.element)
    return replace(drawing, root=root)


def _copied(group: Element) -> Element:
    """Return a copy of *group* without what is in it."""
    copy = Element(group.tag, group.attrib)
    copy.text, copy.line = group.text, group.line
    return copy


def _definitions(root: Element) -> dict[str, Element]:
    return {
        child.attrib["id"]: child
        for definitions in _children(root)
        if definitions.tag == "defs"
        for child in _children(definitions)
        if "id" in child.attrib
    }


class _Walk:
    """One walk through one drawing."""

    def __init__(self, drawing: Drawing, width: int, height: int) -> None:
        self.drawing = drawing
        self.definitions = _definitions(drawing.root)
        self.size = f"{width}x{height}"

    def units(self, root: Element) -> Iterator[Unit]:
        return self._inside((root,), self.size + self._own(root))

    def _inside(self, groups: tuple[Element, ...], path: str) -> Iterator[Unit]:
        """Yield the units in the last of *groups*; *path* spells them all."""
        for child in _children(groups[-1]):
            if child.tag == "defs":
                continue
            if child.tag == "g" and _only_places(child):
                yield from self._inside((*groups, child), path + self._own(child))
                continue
            words = [path]
            references: set[str] = set()
            self._spell(child, words, references)
            spelt = "".join(words).encode("utf-8", "surrogatepass")
            key = blake2b(spelt, digest_size=16).digest()
            yield Unit(child, key, frozenset(references), groups)

    def _spell(self, element: Element, words: list[str], references: set[str]) -> None:
        """Append everything that *element* is made of."""
        own = self._own(element)
        words.append(own)
        if "url(" in own:
            for name in _REFERENCE.findall(own):
                self._spell_definition(name, words, references)
        for child in _children(element):
            self._spell(child, words, references)
        words.append(_END)

    def _spell_definition(self, name: str, words: list[str], references: set[str]) -> None:
        definition = self.definitions.get(name)
        if definition is not None and name not in references:
            references.add(name)
            self._spell(definition, words, references)

    def _own(self, element: Element) -> str:
        """Return tag, attributes and text; none of the signs between them can be in XML."""
        words = [element.tag, element.text or "", *chain.from_iterable(element.attrib.items())]
        if element.tag == GLYPHS:
            run = self.drawing.runs[int(element.attrib["run"])]
            # The number of a run depends on what stands before it; its glyphs do not.
            words[words.index("run", 2) + 1] = f"{run.face.key}{run.size!r}{run.colour}"
            places = pack(f"{3 * len(run.glyphs)}d", *chain.from_iterable(run.glyphs))
            words.append(places.hex())
        return _NEXT.join(words) + _BEGIN


_BEGIN, _NEXT, _END = "\x01", "\x02", "\x03"


def _only_places(group: Element) -> bool:
    """Whether *group* does nothing that its children would not do by themselves."""
    return _WHOLE.isdisjoint(group.attrib) and not any(
        "url(" in value for value in group.attrib.values()
    )


def _children(element: Element) -> Iterator[Element]:
    return iter(element)  # type: ignore[arg-type]


# -- places ------------------------------------------------------------------------------

#: Attributes with which more is painted than the shape itself, or elsewhere.
_BEYOND = frozenset(
    ("filter", "marker", "marker-start", "marker-mid", "marker-end", "transform-origin")
)
#: Px beyond the box that count as painted: edges are smoothed, the size in px is rounded.
_MARGIN = 2
_MEASURES = ("x", "y", "width", "height")


def area_of(unit: Unit, drawing: Drawing, *, width: int, height: int) -> Area | None:
    """Return where *unit* paints in a picture of *width* × *height* px.

    ``None`` for all that is not quickly told: everything but words and rects without a stroke.
    """
    element = unit.element
    around = (*unit.groups, element)
    if any(
        not _BEYOND.isdisjoint(part.attrib) or part.attrib.get("stroke", "none") != "none"
        for part in around
    ):
        return None
    if element.tag == GLYPHS:
        corners = _glyphs_box(drawing.runs[int(element.attrib["run"])])
    elif element.tag == "rect":
        corners = _rect_box(element)
    else:
        corners = None
    root = unit.groups[0]
    if corners is None or root.get("preserveAspectRatio", "none") != "none":
        return None
    to_px: Matrix = (width / drawing.width, 0, 0, height / drawing.height, 0, 0)
    to_px = multiplied(to_px, viewport(root))
    for part in around[1:]:
        if "transform" in part.attrib:
            to_px = multiplied(to_px, matrix(part.attrib["transform"]))
    return _moved(corners, to_px)


def _moved(corners: tuple[float, float, float, float], to_px: Matrix) -> Area:
    left, top, right, bottom = corners
    a, b, c, d, e, f = to_px
    xs = [a * x + c * y + e for x in (left, right) for y in (top, bottom)]
    ys = [b * x + d * y + f for x in (left, right) for y in (top, bottom)]
    return Area(
        floor(min(xs)) - _MARGIN,
        floor(min(ys)) - _MARGIN,
        ceil(max(xs)) + _MARGIN,
        ceil(max(ys)) + _MARGIN,
    )


def _rect_box(rect: Element) -> tuple[float, float, float, float] | None:
    said = [rect.get(name, "0") for name in _MEASURES]
    if any(word[-1:].isalpha() or word.endswith("%") for word in said):
        return None
    x, y, width, height = map(length, said)
    return x, y, x + width, y + height


def _glyphs_box(run: PlacedRun) -> tuple[float, float, float, float] | None:
    if run.colour:
        return None
    box_of, unit = run.face.box, run.size / run.face.units_per_em
    boxes = [
        (x + low * unit, y - over * unit, x + high * unit, y - under * unit)
        for identifier, x, y in run.glyphs
        for low, under, high, over in (box_of(identifier),)
        if high > low
    ]
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
