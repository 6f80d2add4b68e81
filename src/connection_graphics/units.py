"""A picture cut into units: its leaves in paint order, each with a key.

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
from struct import pack

from .drawing import GLYPHS, Drawing
from .svg.tree import Element

__all__ = ["Unit", "part_of", "units_of"]

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
