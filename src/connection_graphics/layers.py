"""Which part of a picture is the same as in pictures before, so that it is not drawn again.

A picture is cut into units: its leaves in paint order, found by going down through groups that
only place and inherit. A unit's key is the digest of everything that it is made of, and of all
units below it. So two pictures that agree on a key have the same pixels up to there, whatever
follows: those pixels are kept, and the next picture that has the key starts from them.

Nothing in a template marks a layer: what is kept is the longest beginning that two pictures
share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from struct import pack

from .drawing import GLYPHS, Drawing
from .png import STRIP_ROWS, Shelf
from .svg.tree import Element

__all__ = ["Layer", "Layers", "Plan", "Unit", "strips_of", "units_of", "without"]

#: Attributes that make a group more than the sum of its children: it is drawn as a whole.
_WHOLE = frozenset(("opacity", "mask", "filter", "clip", "display", "visibility"))
_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)")
#: Pictures that a new one is compared with: a few shapes of a few templates by turns.
_REMEMBERED = 24
#: Units that a layer must save beyond those of a smaller one: a copy of the pixels has its price.
_WORTH_KEEPING = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A leaf of the picture, drawn as a whole."""

    element: Element
    #: Digest of the unit and of all units below it.
    key: bytes
    #: Ids of the definitions that it needs, theirs included.
    references: frozenset[str]


def units_of(drawing: Drawing, *, width: int, height: int) -> tuple[Unit, ...]:
    """Return the units of *drawing* at *width* × *height* px, in paint order.

    There are none where its outermost element has effects of its own: it is then one whole.
    """
    root = drawing.root
    if not _WHOLE.isdisjoint(root.attrib) or "clip-path" in root.attrib:
        return ()
    return tuple(_Walk(drawing, width, height).units(root))


def without(drawing: Drawing, units: Sequence[Unit], start: int) -> Drawing:
    """Return *drawing* without its first *start* units, and without what only they refer to."""
    if not start:
        return drawing
    needed = frozenset[str]().union(*(unit.references for unit in units[start:]))
    drawn = frozenset(id(unit.element) for unit in units[:start])
    return replace(drawing, root=_pruned(drawing.root, drawn, needed))


def _pruned(group: Element, drawn: frozenset[int], needed: frozenset[str]) -> Element:
    """Return a copy of *group* that has the same elements, those that are drawn left out."""
    copy = Element(group.tag, group.attrib)
    copy.text, copy.line = group.text, group.line
    for child in _children(group):
        if child.tag == "defs":
            definitions = Element("defs", child.attrib)
            definitions.extend(part for part in child if part.get("id") in needed)
            copy.append(definitions)
        elif child.tag == "g" and _only_places(child):
            inner = _pruned(child, drawn, needed)
            if len(inner):
                copy.append(inner)
        elif id(child) not in drawn:
            copy.append(child)
    return copy


class _Walk:
    """One walk through one drawing."""

    def __init__(self, drawing: Drawing, width: int, height: int) -> None:
        self.drawing = drawing
        self.definitions = {
            child.attrib["id"]: child
            for definitions in _children(drawing.root)
            if definitions.tag == "defs"
            for child in _children(definitions)
            if "id" in child.attrib
        }
        self.digest = blake2b(f"{width}x{height}".encode(), digest_size=16)

    def units(self, root: Element) -> Iterator[Unit]:
        return self._inside(root, self._own(root))

    def _inside(self, group: Element, path: str) -> Iterator[Unit]:
        """Yield the units in *group*; *path* spells the groups around them."""
        for child in _children(group):
            if child.tag == "defs":
                continue
            if child.tag == "g" and _only_places(child):
                yield from self._inside(child, path + self._own(child))
                continue
            words = [path]
            references: set[str] = set()
            self._spell(child, words, references)
            self.digest.update("".join(words).encode("utf-8", "surrogatepass"))
            yield Unit(child, self.digest.digest(), frozenset(references))

    def _spell(self, element: Element, words: list[str], references: set[str]) -> None:
        """Append everything that *element* is made of."""
        words.append(self._own(element))
        for value in element.attrib.values():
            if "url(" in value:
                for name in _REFERENCE.findall(value):
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


@dataclass(slots=True, eq=False)
class Layer:
    """Kept pixels: what a picture looks like after its first units."""

    key: bytes
    #: The pixels, in strips of ``STRIP_ROWS`` rows. A bytearray compares with any buffer fast.
    strips: tuple[bytearray, ...]
    opaque: bool
    #: Number of a strip that has more than 256 colours by itself, if there is one.
    rich: int | None = None
    #: Pressed strips of these pixels, for files that have them unchanged.
    shelf: Shelf = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes that it takes, pressed strips included."""
        pixels = sum(map(len, self.strips))
        return pixels + sum(len(pressed.data) for pressed in self.shelf.values())


@dataclass(frozen=True, slots=True)
class Plan:
    """How one picture is drawn."""

    #: Pixels to start from, and how many units are on them already.
    layer: Layer | None
    start: int
    #: Number of the unit before which the pixels are to be kept, if they are.
    keep_before: int | None


class Layers:
    """Kept pixels of one thread, and what the last pictures were made of.

    *most_bytes* is the most that they take together; the least recently used go first.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._kept: OrderedDict[bytes, Layer] = OrderedDict()
        self._last: deque[frozenset[bytes]] = deque(maxlen=_REMEMBERED)

    def plan(self, units: Sequence[Unit]) -> Plan:
        """Return what to start from for a picture of *units*, and remember the picture."""
        keys = tuple(unit.key for unit in units)
        start = next((n for n in range(len(keys), 0, -1) if keys[n - 1] in self._kept), 0)
        # A key stands for all units below it too: where it agrees, they do.
        shared = bisect_left(
            keys, True, key=lambda key: not any(key in last for last in self._last)
        )
        self._remember(frozenset(keys))
        layer = self._kept[keys[start - 1]] if start else None
        if layer is not None:
            self._kept.move_to_end(layer.key)
        worth_keeping = shared >= start + (_WORTH_KEEPING if start else 1)
        return Plan(layer, start, shared if worth_keeping else None)

    def _remember(self, keys: frozenset[bytes]) -> None:
        if keys in self._last:
            self._last.remove(keys)
        self._last.append(keys)

    def keep(self, layer: Layer) -> None:
        """Keep *layer*, and let go of others where that is too much."""
        self._kept[layer.key] = layer
        self._kept.move_to_end(layer.key)
        total = sum(kept.size for kept in self._kept.values())
        while total > self.most_bytes and self._kept:
            _, gone = self._kept.popitem(last=False)
            total -= gone.size

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._last.clear()


def strips_of(data: memoryview, stride: int) -> tuple[bytearray, ...]:
    """Return a copy of pixels, cut into strips."""
    step = stride * STRIP_ROWS
    return tuple(bytearray(data[top : top + step]) for top in range(0, len(data), step))
