"""Which row of a table names its columns, and what each of them means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from connection_graphics.batch.tables.raw import RawRow, column_letters
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location, Notice, closest
from connection_graphics.fields import field_named, match_field, suggest_field
from connection_graphics.reading.rows import free_name

__all__ = [
    "HEADER_WITHIN",
    "Column",
    "Columns",
    "Meanings",
    "clean_heading",
    "find_header",
    "no_header",
    "read_columns",
]

#: The headings stand in one of the first so many rows that are not blank.
HEADER_WITHIN: Final = 10
#: Either of these alone makes a row of headings; else it takes two fields.
_ENOUGH: Final = frozenset({"caption", "event_name"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and what it means."""

    #: As it stands in the table, on one line.
    heading: str
    #: As a spreadsheet names it, ``B``; empty in JSON and calendars.
    letters: str
    #: The field, or the name of a free field.
    field: str
    #: A field of somebody's own design, which no bundled one draws.
    free: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns by their places, and what is to be said of them."""

    by_index: Mapping[int, Column]
    problems: tuple[DataError, ...] = ()
    notices: tuple[Notice, ...] = ()
    #: Places of the columns that the caller does not want.
    left_out: frozenset[int] = frozenset()


class Meanings:
    """What headings mean, given what the caller says of some of them.

    *free_fields* are fields that designs have for themselves: a heading that is one of them
    means that, though it may be an alias of another field elsewhere.
    """

    def __init__(self, mapping: Mapping[str, str], free_fields: Collection[str] = ()) -> None:
        self.mapping = mapping
        self.free_fields = free_fields
        self._given = {_folded(heading): _target(field) for heading, field in mapping.items()}

    def of(self, heading: str) -> str | None:
        """Return the field that *heading* means; ``""`` leaves it out, ``None`` is unknown."""
        given = self._given.get(_folded(heading))
        if given is not None:
            return given
        free = free_name(heading)
        if free in self.free_fields and field_named(free) is None:
            return free
        if free == _OWN:
            return ""
        found = match_field(heading) or match_field(_REMARK.sub("", heading))
        return found.name if found else None

    def fields(self, cells: Iterable[object]) -> set[str]:
        """Return the fields that *cells* name, taken as headings."""
        meanings = (self.of(cell) for cell in cells if isinstance(cell, str))
        return {meaning for meaning in meanings if meaning}

    def gives(self, cells: Iterable[object]) -> bool:
        """Tell whether the caller says what one of *cells* means, taken as a heading."""
        return any(isinstance(cell, str) and _folded(cell) in self._given for cell in cells)


#: The column that we add to a table of rows to be mended.
_OWN: Final = "problem"
#: What people add to a heading: ``Date (dd/mm/yy)``, ``Link [optional]``.
_REMARK: Final = re.compile(r"\(.*?\)|\[.*?\]", re.DOTALL)


def _target(field: str) -> str:
    """Return the name of the field that a mapping names."""
    known = match_field(field)
    if known:
        return known.name
    if near := suggest_field(field):
        raise DataError(
            f'there is no field "{field}": did you mean "{near}"?', code="bad-mapping", value=field
        )
    return free_name(field)


def find_header(rows: Sequence[RawRow], meanings: Meanings) -> RawRow | None:
    """Return the row of headings.

    It is the first that names two fields, or one that the caller knows; else the first that
    names the words of a post.
    """
    named = [(row, meanings.fields(row.cells.values())) for row in rows]
    for row, fields in named:
        if len(fields) > 1 or meanings.gives(row.cells.values()):
            return row
    return next((row for row, fields in named if not _ENOUGH.isdisjoint(fields)), None)


def no_header(source: Source, rows: Sequence[RawRow], meanings: Meanings) -> DataError:
    """Return the error for a table without headings, with the likeliest repair."""
    cells = [clean_heading(cell) for row in rows for cell in row.cells.values()]
    for problem in _missing(source, cells, meanings):
        return problem
    for row in rows:
        for index, cell in row.cells.items():
            if isinstance(cell, str) and (meant := suggest_field(cell)):
                return _near_miss(source, Column(clean_heading(cell), "", meant), index, row.number)
    return source.error(
        f"none of the first {HEADER_WITHIN} rows names its columns",
        hint="put headings above the rows, such as Event name, Date, Time, Place, Link",
        code="no-header",
    )


def clean_heading(cell: object) -> str:
    """Return what a cell says as a heading, on one line."""
    return " ".join(str(cell).split())


def read_columns(
    source: Source, headings: Mapping[int, str], meanings: Meanings, header_row: int | None
) -> Columns:
    """Return what the columns with *headings* mean.

    *header_row* is ``None`` where columns have names and no letters.
    """
    columns = dict(_meant(headings, meanings, lettered=header_row is not None))
    problems: list[DataError] = []
    notices: list[Notice] = []
    for index, column in columns.items():
        if not column.free or meanings.of(column.heading) is not None:
            continue
        if meant := suggest_field(column.heading):
            problems.append(
                _near_miss(source, Column(column.heading, "", meant), index, header_row)
            )
        else:
            notices.append(_kept(source, column, index, header_row))
    problems += _twice(source, columns, header_row)
    problems += _missing(source, list(headings.values()), meanings)
    left_out = frozenset(headings.keys() - columns.keys())
    return Columns(columns, tuple(problems), tuple(notices), left_out)


def _meant(
    headings: Mapping[int, str], meanings: Meanings, *, lettered: bool
) -> Iterator[tuple[int, Column]]:
    for index, heading in headings.items():
        letters = column_letters(index) if lettered else ""
        meaning = meanings.of(heading)
        if meaning is None:
            name = free_name(heading) or f"column_{index + 1}"
            yield index, Column(heading, letters, name, free=True)
        elif meaning:
            yield index, Column(heading, letters, meaning, field_named(meaning) is None)


def _place(source: Source, heading: str, index: int, row: int | None) -> Location:
    cell = None if row is None else f"{column_letters(index)}{row}"
    return Location(file=source.name, row=row, column=heading, cell=cell)


def _near_miss(source: Source, meant: Column, index: int, row: int | None) -> DataError:
    return DataError(
        f'did you mean "{meant.field}"?',
        code="unknown-column",
        where=_place(source, meant.heading, index, row),
        value=meant.heading,
    )


def _kept(source: Source, column: Column, index: int, row: int | None) -> Notice:
    message = f'no field is called that; it is kept as "{column.field}" for designs of your own'
    return Notice("free-column", message, _place(source, column.heading, index, row))


def _twice(source: Source, columns: Mapping[int, Column], row: int | None) -> Iterator[DataError]:
    """Yield an error for each column that means what one before it means."""
    first: dict[str, Column] = {}
    for index, column in columns.items():
        before = first.setdefault(column.field, column)
        if before is not column:
            same = _folded(before.heading) == _folded(column.heading)
            other = f'column {before.letters} "{before.heading}"'.replace("  ", " ")
            leave_out = f'leave this one out with --map "{column.heading}="'
            yield DataError(
                f'this means "{column.field}", and so does {other}',
                hint=f"keep one of them, or {'rename one' if same else leave_out}",
                code="duplicate-column",
                where=_place(source, column.heading, index, row),
                value=column.heading,
            )


def _missing(source: Source, headings: Sequence[str], meanings: Meanings) -> Iterator[DataError]:
    """Yield an error for each mapped heading that the table does not have."""
    there = {_folded(heading): heading for heading in headings}
    for wanted in meanings.mapping:
        if _folded(wanted) not in there:
            near = closest(wanted, there.values())
            known = ", ".join(f'"{heading}"' for heading in headings[:_SHOWN])
            yield source.error(
                f'no column is headed "{wanted}", which is to be mapped',
                hint=f'did you mean "{near}"?' if near else f"the headings are {known}",
                code="bad-mapping",
            )


#: So many headings are listed in a message.
_SHOWN: Final = 12


def _folded(heading: str) -> str:
    return " ".join(unicodedata.normalize("NFC", heading).casefold().split())
