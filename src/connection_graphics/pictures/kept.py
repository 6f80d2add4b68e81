"""Things that are made once and kept while there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

__all__ = ["Kept"]

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by key, of which those used longest ago go first. Safe in several threads."""

    def __init__(self, room: int, cost: Callable[[V], int]) -> None:
        """Keep values of at most *room* in all, each of which takes *cost*."""
        self._room = room
        self._cost = cost
        self._used = 0
        self._values: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Return the value of *key*, made now unless it is kept."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        cost = self._cost(value)
        with self._lock:
            if key not in self._values and cost <= self._room:
                self._values[key] = value
                self._used += cost
                while self._used > self._room:
                    _, gone = self._values.popitem(last=False)
                    self._used -= self._cost(gone)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._used = 0
