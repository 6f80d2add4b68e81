"""A table of named things that cannot change, and that helps when a name is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Generic, TypeVar, overload

from connection_graphics.errors import UnknownNameError

__all__ = ["ANY_THEME", "RESERVED", "NameMap"]

V = TypeVar("V")
D = TypeVar("D")

#: Instead of a theme's name: the words of the post choose one.
ANY_THEME = "any"
#: Names that mean something else on a mapping: ``table.items`` could never be an item.
RESERVED = frozenset({"get", "items", "keys", "values"})


#: Where a campaign says a name of its own.
_NEW: Final = {
    "fixed word": "a line under [words.en] in campaign.toml",
    "colour": "a line under [palette] in campaign.toml",
}


class NameMap(Mapping[str, V], Generic[V]):
    """A mapping that can also be asked as ``table.name``, as templates do.

    Asking for a name that is not there raises :class:`UnknownNameError` with the nearest one.
    It has a hash when its values have one, and crosses process borders.
    """

    __slots__ = ("_items", "_kind")

    def __init__(self, kind: str, items: Mapping[str, V]) -> None:
        """Make a table of *items*; *kind* is what messages call one of them ("colour")."""
        self._kind = kind
        self._items = dict(items)

    def __getitem__(self, name: str) -> V:
        try:
            return self._items[name]
        except KeyError:
            new = _NEW.get(self._kind, "")
            raise UnknownNameError(self._kind, str(name), self._items, new=new) from None

    def __getattr__(self, name: str) -> V:
        if name.startswith("_"):  # copy, pickle and Jinja2 probe for such names
            raise AttributeError(name)
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: D | None = None) -> V | D | None:
        """Return the value of that name, or *default*."""
        return self._items.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == dict(other) if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"NameMap({self._kind!r}, {self._items!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return NameMap, (self._kind, self._items)
