"""Reading a campaign's TOML so that every complaint says file, line, key and what to write."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

from connection_graphics.errors import CampaignError, Location, closest

__all__ = ["Document", "Table", "merged"]

_AT_LINE = re.compile(r" ?\(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_HEADER = re.compile(r"\s*\[\s*(?P<key>[^\[\]]+?)\s*\]\s*(?:#.*)?")
_ASSIGNMENT = re.compile(r"\s*(?P<key>[\w.\"' -]+?)\s*=")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One TOML file, with its text for the sake of line numbers."""

    name: str
    text: str
    data: dict[str, Any]

    @classmethod
    def parse(cls, name: str, text: str) -> Document:
        """Read *text*, the content of the file called *name*.

        Raises:
            CampaignError: it is not TOML.
        """
        # TOML's own reader takes CRLF but not the mark that Windows editors put in front.
        text = text.removeprefix("\ufeff")
        try:
            return cls(name, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            line = found and found["line"]
            raise CampaignError(
                f"this is not TOML: {_AT_LINE.sub('', str(error))}",
                hint='a line is name = value, and text stands in quotes: theme = "Say hello"',
                where=Location(file=name, line=int(line) if line else text.count("\n") + 1),
            ) from None
        except RecursionError:
            raise CampaignError(
                "lists or tables are nested too deeply", where=Location(file=name)
            ) from None

    def says(self, path: Path) -> bool:
        """Tell whether the file has that key."""
        value: Any = self.data
        for key in path:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
        return True

    def line_of(self, path: Path) -> int | None:
        """Return the line on which *path*, or as much of it as has a line, is written."""
        table: Path = ()
        best, depth = None, 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := _HEADER.fullmatch(line):
                table = here = _keys(header["key"])
            elif assignment := _ASSIGNMENT.match(line):
                here = table + _keys(assignment["key"])
            else:
                continue
            if len(here) > depth and path[: len(here)] == here:
                best, depth = number, len(here)
        return best


class Table:
    """One table of a campaign: its values with their types checked.

    *documents* are the files that it was put together from, the more particular first.
    """

    def __init__(self, data: Any, documents: Sequence[Document], path: Path = ()) -> None:
        self._data: Mapping[str, Any] = data
        self._documents = documents
        self.path = path

    @property
    def digest(self) -> str:
        """SHA-256 of everything in the table and below it, in hexadecimal."""
        text = json.dumps(self._data, sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def fail(
        self,
        key: str,
        message: str,
        hint: str = "",
        *,
        value: object = None,
        because_of: Iterable[Path] = (),
    ) -> NoReturn:
        """Raise a :class:`CampaignError` about *key*.

        The line is that of the key or, where it is inherited, of the first key in *because_of* that
        the campaign's own file has: what is inherited was right until something else was changed.
        """
        path = (*self.path, key)
        own = self._documents[0]
        cause = next((cause for cause in (path, *because_of) if own.says(cause)), path)
        raise CampaignError(
            f"{'.'.join(path)} {message}",
            hint=hint,
            where=Location(file=own.name, line=own.line_of(cause)),
            value=value,
        )

    def allow(self, known: Iterable[str]) -> None:
        """Refuse keys that are not among *known*, with the nearest one."""
        known = list(known)
        for key in self._data:
            if key not in known:
                near = closest(key, known)
                hint = f'"{near}" is' if near else f"known: {', '.join(known)}"
                self.fail(key, "is no key that is known here", hint)

    def table(self, key: str) -> Table:
        """Return the table below *key*."""
        value = self._value(key, dict, f"must be a table: [{'.'.join((*self.path, key))}]")
        return Table(value, self._documents, (*self.path, key))

    def tables(self) -> Iterator[tuple[str, Table]]:
        """Return every key with the table below it."""
        for key in self._data:
            yield key, self.table(key)

    def string(self, key: str, *, like: str = "", pattern: str = r"(?s).*\S.*") -> str:
        """Return a text that matches *pattern*; *like* is an example for the message."""
        example = f'{key} = "{like or "…"}"'
        value = str(self._value(key, str, f"must be text in quotes: {example}"))
        if not re.fullmatch(pattern, value):
            self._wrong(key, value, f"write it like {example}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, at least one, none of them empty."""
        advice = f'must be a list of texts: {key} = ["…", "…"]'
        value = self._value(key, list, advice)
        if not value or not all(isinstance(item, str) and item.strip() for item in value):
            self._wrong(key, value, f"it {advice}")
        return tuple(value)

    def number(self, key: str, *, least: float, most: float) -> float:
        """Return a number from *least* to *most*."""
        value = self._value(key, (int, float), f"must be a number from {least:g} to {most:g}")
        if not least <= value <= most:
            self._wrong(key, value, f"it must be a number from {least:g} to {most:g}")
        return float(value)

    def integer(self, key: str, *, least: int, most: int) -> int:
        """Return a whole number from *least* to *most*."""
        value = self.number(key, least=least, most=most)
        if value != int(value):
            self._wrong(key, value, "it must be a whole number")
        return int(value)

    def date(self, key: str) -> date:
        """Return a date."""
        advice = f"must be a date without quotes, year first: {key} = 2024-06-10"
        value = self._value(key, date, advice)
        if isinstance(value, datetime):
            self._wrong(key, value.isoformat(), f"it {advice}")
        return date(value.year, value.month, value.day)

    def _value(self, key: str, kind: type | tuple[type, ...], advice: str) -> Any:
        if key not in self._data:
            self.fail(key, "is missing", f"it {advice}")
        value = self._data[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            self._wrong(key, value, f"it {advice}")
        return value

    def _wrong(self, key: str, value: object, hint: str) -> NoReturn:
        shown = f'"{value}"' if isinstance(value, str) else _shown(value)
        self.fail(key, f"is {shown}", hint, value=value)


def merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return *base* completed and overruled by *own*, table by table."""
    result = dict(base)
    for key, value in own.items():
        below = result.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        result[key] = merged(below, value) if both and below is not None else value
    return result


def _keys(written: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in written.split("."))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else f"{value}"
