"""What a page asks to be drawn: the part of an address that says which picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..errors import DataError

__all__ = ["MOST_ARRANGEMENTS", "Query", "read_query", "read_whole_number"]

#: As many pictures as a template has for a shape.
MOST_ARRANGEMENTS: Final = 12
#: What overrides of fields begin with: ``f.place``.
_FIELD: Final = "f."
#: Longest value, in characters: longer words are on no picture.
_LONGEST: Final = 4_000
_MOST_FIELDS: Final = 60


@dataclass(frozen=True, slots=True)
class Query:
    """One picture: a template in a format, with the words of a story or a row."""

    template: str
    format: str
    #: Name of a story; ``""`` where :attr:`row` says it.
    story: str = ""
    #: Number of a row, as the table counts.
    row: int | None = None
    #: Words in the place of the story's, in order of their names; empty ones take a field away.
    words: tuple[tuple[str, str], ...] = ()
    arrangement: int | None = None
    theme: str = ""
    lang: str = ""


def read_query(parts: Iterable[tuple[str, str]]) -> Query:
    """Return what the *parts* of an address ask for.

    Raises:
        DataError: something is missing, given twice, or no number (code ``bad-query``).
    """
    named: dict[str, str] = {}
    for name, value in parts:
        if name in named:
            raise _bad(f'"{name}" is given twice')
        if len(value) > _LONGEST:
            raise _bad(f'"{name}" has more than {_LONGEST:,} characters')
        named[name] = value
    words = {
        name.removeprefix(_FIELD): value
        for name, value in sorted(named.items())
        if name.startswith(_FIELD)
    }
    if len(words) > _MOST_FIELDS:
        raise _bad(f"there are more than {_MOST_FIELDS} fields")
    if not named.get("template"):
        raise _bad("it names no template")
    row = read_whole_number(named, "row", 1, 10_000_000)
    return Query(
        template=named["template"],
        format=named.get("format") or "instagram-square",
        story=named.get("story") or ("typical" if row is None else ""),
        row=row,
        words=tuple(words.items()),
        arrangement=read_whole_number(named, "arrangement", 0, MOST_ARRANGEMENTS - 1),
        theme=named.get("theme", ""),
        lang=named.get("lang", ""),
    )


def read_whole_number(named: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    """Return the number called *name*, or ``None`` where it is not given.

    Raises:
        DataError: it is no whole number from *least* to *most*.
    """
    value = named.get(name, "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise _bad(f'{name} "{value[:40]}" is not a whole number')
    if not least <= int(value) <= most:
        raise _bad(f"{name} {value} is not from {least} to {most}")
    return int(value)


def _bad(message: str) -> DataError:
    return DataError(
        f"this address cannot be used: {message}",
        hint="go back to the grid, and from there to the picture",
        code="bad-query",
    )
