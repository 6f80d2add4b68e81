"""Which part of a picture is the same as in pictures before, so that it is not drawn again.

What pictures have in common is kept as pixels, a layer; the next picture starts from it and
draws the rest. Units of the layer are then drawn before units that stand below them in the
picture. That changes nothing where the two have no px in common, and only there it is done.

Nothing in a template marks a layer: it is what two pictures share, wherever they share it.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from .bitmap import Pressed, PressedKey, Shelf
from .deflate import libraries
from .places import Area
from .units import Unit

__all__ = ["Layer", "Layers", "LentShelf", "Plan", "Rows"]

#: Pictures that a new one is compared with: a few shapes of a few templates by turns.
_REMEMBERED = 24
#: Units that a layer must save beyond those of a smaller one: a copy of the pixels has its price.
_WORTH_KEEPING = 8
#: Units of which it is remembered where they paint.
_MOST_AREAS = 4000
_EVERYWHERE = Area(-(10**9), -(10**9), 10**9, 10**9)


class LentShelf(dict[PressedKey, tuple[Pressed, ...]]):
    """Pressed strips of pixels that equal those of another shelf but for some strips.

    What does not look at those is found, and put, on the other shelf.
    """

    def __init__(self, lender: Shelf, differing: Collection[int]) -> None:
        super().__init__()
        self._lender = lender
        self._differing = differing

    def get(self, key: PressedKey, default: Any = None) -> Any:
        """Return the strips that are kept under *key*."""
        return self._lender.get(key, default) if self._is_lent(key) else super().get(key, default)

    def __setitem__(self, key: PressedKey, pressed: tuple[Pressed, ...]) -> None:
        if self._is_lent(key):
            self._lender[key] = pressed
        else:
            super().__setitem__(key, pressed)

    def _is_lent(self, key: PressedKey) -> bool:
        _, _, first, last, leans = key
        return not any(n in self._differing for n in range(first - leans, last + 1))


class Layer:
    """Kept pixels: what a picture looks like with some of its units."""

    def __init__(
        self,
        keys: tuple[bytes, ...],
        strips: tuple[bytearray, ...],
        opaque: bool,
        rich: int | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        #: Keys of the units, in paint order.
        self.keys = keys
        #: The keys, without order.
        self.members = frozenset(keys)
        self.opaque = opaque
        #: Number of a strip that has more than 256 colours by itself, if there is one.
        self.rich = rich
        #: Pressed strips of these pixels, for files that have them unchanged.
        self.shelf: Shelf = {} if shelf is None else shelf
        self._strips: tuple[bytearray, ...] | None = strips
        self._packed = b""
        self._step = len(strips[0]) if strips else 1

    @property
    def strips(self) -> tuple[bytearray, ...]:
        """The pixels, in strips of ``STRIP_ROWS`` rows, unpacked where they were packed.

        A bytearray compares with any buffer fast.
        """
        if self._strips is None:
            pixels = memoryview(libraries().unpacked(self._packed))
            self._strips = _cut(pixels, self._step)
        return self._strips

    @property
    def is_packed(self) -> bool:
        """Whether it takes little room, and some time when it is used next."""
        return self._strips is None

    def pack(self) -> None:
        """Keep the pixels pressed: flat art takes a hundredth of the room."""
        if self._strips is not None:
            self._packed = self._packed or libraries().packed(b"".join(self._strips))
            self._strips = None

    @property
    def held(self) -> tuple[bytearray, ...]:
        """The strips that it has unpacked, some of which other layers may have, too."""
        return self._strips or ()

    @property
    def pressed_size(self) -> int:
        """Bytes of what is pressed: of its strips for files, and of itself."""
        shelf = sum(len(part.data) for part in chain.from_iterable(self.shelf.values()))
        return len(self._packed) + shelf


#: Rows of px, the first and the one after the last.
Rows = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one picture is drawn: on *layer*, first *below*, which is then kept, then *above*."""

    #: Pixels to start from, if any.
    layer: Layer | None
    #: Units that make a new layer together with those of *layer*; none where it is not worth it.
    below: tuple[Unit, ...]
    above: tuple[Unit, ...]
    #: Keys of the new layer.
    keys: tuple[bytes, ...] = ()
    #: Rows that *below* may change, or ``None``: any; and those that *above* may.
    changed: tuple[Rows, ...] | None = None
    touched: tuple[Rows, ...] | None = None


class Layers:
    """Kept pixels of one thread, and what the last pictures were made of.

    *most_bytes* is the most that they take together; the least recently used are packed, and
    go at last.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._kept: OrderedDict[tuple[bytes, ...], Layer] = OrderedDict()
        self._last: deque[frozenset[bytes]] = deque()
        #: In how many of the last pictures a unit was.
        self._known: Counter[bytes] = Counter()
        self._areas: dict[bytes, Area] = {}

    def plan(
        self, units: Sequence[Unit], area_of: Callable[[Unit], Area | None], *, size: int
    ) -> Plan:
        """Return how a picture of *units* is drawn, and remember it.

        *area_of* says where a unit paints; ``None`` means anywhere. *size* is what a layer of
        the picture would take, in bytes: one that is too large is not begun.
        """
        keys = tuple([unit.key for unit in units])
        areas = partial(self.area, area_of)
        layer = self._largest(units, keys, areas)
        started = layer.members if layer is not None else frozenset[bytes]()
        common = self._common(keys, started) if size <= self.most_bytes else frozenset[bytes]()
        self._remember(frozenset(keys))
        if layer is not None:
            self._kept.move_to_end(layer.keys)
            if layer.is_packed:
                layer.strips  # noqa: B018 - unpacks it
                self._make_room(layer)
        first = _first(units, common, areas) if common else []
        if len(first) < len(started) + (_WORTH_KEEPING if started else 1):
            above = tuple([unit for unit in units if unit.key not in started])
            touched = _touched(above, areas) if layer is not None else None
            return Plan(layer, (), above, touched=touched)
        below = tuple([units[n] for n in first if keys[n] not in started])
        above = tuple([units[n] for n in sorted(set(range(len(units))) - set(first))])
        changed = _touched(below, areas) if layer is not None else None
        keys = tuple([keys[n] for n in first])
        return Plan(layer, below, above, keys, changed, _touched(above, areas))

    def area(self, area_of: Callable[[Unit], Area | None], unit: Unit) -> Area:
        """Return where *unit* paints, asked once for each key."""
        area = self._areas.get(unit.key)
        if area is None:
            if len(self._areas) >= _MOST_AREAS:
                self._areas.clear()
            area = self._areas[unit.key] = area_of(unit) or _EVERYWHERE
        return area

    def _largest(
        self, units: Sequence[Unit], keys: tuple[bytes, ...], areas: Callable[[Unit], Area]
    ) -> Layer | None:
        """Return the layer of the most units that the picture can start from."""
        made_of = frozenset(keys)
        possible = [layer for layer in self._kept.values() if layer.members <= made_of]
        for layer in sorted(possible, key=lambda layer: -len(layer.keys)):
            if tuple([keys[n] for n in _first(units, layer.members, areas)]) == layer.keys:
                return layer
        return None

    def _common(self, keys: tuple[bytes, ...], started: frozenset[bytes]) -> frozenset[bytes]:
        """Return what the picture has in common with the most similar one, if that is more."""
        more = sum([key in self._known and key not in started for key in keys])
        if more < (_WORTH_KEEPING if started else 1):
            return frozenset()
        made_of = frozenset(keys)
        return started | max((last & made_of for last in self._last), key=len)

    def _remember(self, keys: frozenset[bytes]) -> None:
        if keys in self._last:
            self._last.remove(keys)
        else:
            self._known.update(keys)
        self._last.append(keys)
        if len(self._last) > _REMEMBERED:
            for key in self._last.popleft():
                self._known[key] -= 1
                if not self._known[key]:
                    del self._known[key]

    def keep(self, layer: Layer) -> None:
        """Keep *layer*; where that is too much, pack others, and let go of them at last."""
        self._kept[layer.keys] = layer
        self._kept.move_to_end(layer.keys)
        self._make_room(layer)

    @property
    def size(self) -> int:
        """Bytes that all layers take; a strip that several have in common counts once."""
        strips = {id(strip): len(strip) for kept in self._kept.values() for strip in kept.held}
        return sum(strips.values()) + sum(kept.pressed_size for kept in self._kept.values())

    def _make_room(self, layer: Layer) -> None:
        """Pack others than *layer*, or let go of them, until all take no more than they may."""
        for kept in list(self._kept.values()):
            if kept is not layer and not kept.is_packed and self.size > self.most_bytes:
                kept.pack()
        while self._kept and self.size > self.most_bytes:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._last.clear()
        self._known.clear()
        self._areas.clear()


def _first(units: Sequence[Unit], wanted: Set[bytes], areas: Callable[[Unit], Area]) -> list[int]:
    """Return the numbers of those of *wanted* that can be drawn before all others.

    None can where the first unit is not among them: cairo rounds otherwise on an empty canvas.
    """
    if not units or units[0].key not in wanted:
        return []
    first: list[int] = []
    below: list[Area] = []
    for number, unit in enumerate(units):
        if unit.key not in wanted or (below and any(map(areas(unit).meets, below))):
            below.append(areas(unit))
        else:
            first.append(number)
    return first


def _touched(units: Sequence[Unit], areas: Callable[[Unit], Area]) -> tuple[Rows, ...] | None:
    """Return the rows that *units* paint on, or ``None`` for any."""
    found = [areas(unit) for unit in units]
    return None if _EVERYWHERE in found else tuple([(area.top, area.bottom) for area in found])


def _cut(data: memoryview, step: int) -> tuple[bytearray, ...]:
    return tuple(bytearray(data[top : top + step]) for top in range(0, len(data), step))
