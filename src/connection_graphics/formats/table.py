"""Every format that is known, read from ``data/formats.toml``, and how to find one by name."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from connection_graphics.errors import DataError, UnknownNameError, closest
from connection_graphics.formats.format import FILE_TYPES, Crop, Format
from connection_graphics.geometry import Insets

__all__ = [
    "FORMATS",
    "Source",
    "expand_formats",
    "format_groups",
    "format_sources",
    "get_format",
    "network_title",
]

#: The network of formats that are printed: the group ``all`` leaves them out.
_PRINT: Final = "print"
_BETWEEN_NAMES = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    id: str
    #: ``platform``, ``code``, ``copy`` (a quotation) or ``third-party``.
    kind: str
    title: str
    url: str
    #: As the source dates itself; ``undated`` where it does not.
    date: str


def get_format(name: str) -> Format:
    """Return the format of that name, alias or shape, in any case: ``Twitter-Post``, ``square``.

    Raises:
        UnknownNameError: there is none; the nearest name is suggested.
    """
    table = _table()
    key = _folded(name)
    if key not in table.names:
        raise _no_format(name, table.names, table.formats)
    return table.formats[table.names[key]]


def expand_formats(names: str | Iterable[str | Format]) -> tuple[Format, ...]:
    """Return the formats that *names* stands for, in order, each once.

    Args:
        names: formats, aliases, shapes, groups (``instagram,twitter,facebook``) or ``all``, which
            is every network's and no poster; in a string with commas, semicolons, bars or spaces
            between.

    Raises:
        DataError: no name at all.
        UnknownNameError: a name that is none of these.
    """
    found: dict[str, Format] = {}
    for name in (names,) if isinstance(names, str) else names:
        for format_ in (name,) if isinstance(name, Format) else _expanded(name):
            found.setdefault(format_.name, format_)
    if not found:
        raise DataError(
            "no format is named",
            hint='name one, such as "instagram-portrait", or a group',
            value="",
        )
    return tuple(found.values())


def format_groups() -> Mapping[str, tuple[str, ...]]:
    """Return the names of formats that each group stands for, ``all`` included."""
    return dict(_table().groups)


def format_sources() -> Mapping[str, Source]:
    """Return every source of the facts, by id."""
    return dict(_table().sources)


def network_title(network: str) -> str:
    """Return a network's name as its users write it: ``X (Twitter)``."""
    return _table().networks.get(network, network)


# ------------------------------------------------------------------------------- names


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", "-")


def _expanded(names: str) -> Iterator[Format]:
    table = _table()
    for name in filter(None, _BETWEEN_NAMES.split(names)):
        key = _folded(name)
        if key in table.groups:
            yield from (table.formats[member] for member in table.groups[key])
        elif key in table.names:
            yield table.formats[table.names[key]]
        else:
            raise _no_format(name, {**table.names, **table.groups}, table.formats)


def _no_format(name: str, known: Iterable[str], listed: Iterable[str]) -> UnknownNameError:
    """Return the error: a slip is looked for in *known*, else the shorter list is shown."""
    name = name.strip()
    return UnknownNameError("format", name, known if closest(name, known) else listed)


# ------------------------------------------------------------------------- the table


@dataclass(frozen=True, slots=True)
class _Table:
    """``data/formats.toml``, read."""

    formats: dict[str, Format]
    #: Every name, alias and shape, with the format's own name.
    names: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    networks: dict[str, str]
    sources: dict[str, Source]


@functools.cache
def _table() -> _Table:
    data = tomllib.loads(
        (files("connection_graphics") / "data" / "formats.toml").read_text("utf-8")
    )
    formats = {name: _format(name, facts) for name, facts in data["format"].items()}
    names = {name: name for name in formats}
    names |= {alias: format_.name for format_ in formats.values() for alias in format_.aliases}
    return _Table(
        formats=formats,
        names=names | data["shapes"],
        groups={name: tuple(members) for name, members in data["groups"].items()}
        | {"all": tuple(name for name, each in formats.items() if each.network != _PRINT)},
        networks=data["networks"],
        sources={id_: Source(id_, **facts) for id_, facts in data["sources"].items()},
    )


def _format(name: str, facts: dict[str, Any]) -> Format:
    taken = facts.get("api_types") or facts["upload_types"]
    return Format(
        name,
        facts["width"],
        facts["height"],
        facts["shape"],
        network=facts["network"],
        file_types=tuple(file_type for file_type in FILE_TYPES if file_type in taken),
        default_type=facts["default_type"],
        max_bytes=facts.get("max_bytes"),
        advised_bytes=facts.get("advised_bytes"),
        shown_width=facts["shown_width"],
        covered=Insets(**facts.get("covered", {})),
        crops=tuple(_crop(crop) for crop in facts.get("crops", ())),
        px_per_mm=facts.get("px_per_mm"),
        bleed_mm=facts.get("bleed_mm", 0.0),
        alt_text=facts.get("alt_text"),
        alt_text_max=facts.get("alt_text_max"),
        aliases=tuple(facts.get("aliases", ())),
        note=facts.get("note", ""),
        confidence=facts["confidence"],
        sources=tuple(facts["sources"]),
        checked=facts["checked"],
    )


def _crop(facts: dict[str, Any]) -> Crop:
    return Crop(facts["surface"], Insets(**facts["inset"]), facts["must_keep"])


class _Formats(Mapping[str, Format]):
    """Every format by its own name, read on first use: an import alone reads no file."""

    def __getitem__(self, name: str) -> Format:
        return _table().formats[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_table().formats)

    def __len__(self) -> int:
        return len(_table().formats)

    def __repr__(self) -> str:
        return f"FORMATS({', '.join(self)})"


#: Every format by its own name, in the order in which they are listed.
FORMATS: Final[Mapping[str, Format]] = _Formats()
