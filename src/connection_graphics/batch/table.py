"""Read a table, of whatever kind and however made, as rows of cells that know their address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from connection_graphics.batch.tables.cells import cell_problem, word_without_letter
from connection_graphics.batch.tables.headings import Column, Meanings
from connection_graphics.batch.tables.opening import Detected, Opened, open_table
from connection_graphics.batch.tables.raw import RawRow, Value, column_letters
from connection_graphics.batch.tables.source import Source, open_source
from connection_graphics.batch.tables.starter import write_starter
from connection_graphics.errors import ConnectionGraphicsError, DataError, Location, Notice

__all__ = ["Cell", "Column", "Detected", "Row", "Table", "Value", "read_table", "write_starter"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; a blank cell has the value ``""``."""

    value: Value
    #: Spreadsheet address such as ``B14``; empty in JSON and calendars.
    address: str
    #: Heading of the column, as it stands in the table.
    column: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: one post in one language."""

    #: As a spreadsheet counts: the first row of the file is 1, and a line break inside a cell
    #: begins no row. In JSON Lines the line; in JSON and calendars the place in the list, from 1.
    number: int
    #: By field, one for every column of the table.
    cells: Mapping[str, Cell]
    #: What messages call the table.
    file: str
    #: Line of a text file on which the row starts, counted from 1.
    line: int | None = None
    #: Why the row cannot be drawn, before anybody asks what its values mean.
    problems: tuple[ConnectionGraphicsError, ...] = ()

    def fields(self) -> dict[str, Value]:
        """Return the values of the cells that are not blank, by field."""
        return {name: cell.value for name, cell in self.cells.items() if cell.value != ""}

    def location(self, field: str | None = None) -> Location:
        """Return where the row is, or the cell of *field* where there is such a column."""
        cell = self.cells.get(field) if field is not None else None
        return Location(
            file=self.file,
            row=self.number,
            column=cell.column if cell else None,
            cell=cell.address or None if cell else None,
            field=field,
        )


class Table:
    """The rows of a table, read anew each time they are iterated over.

    CSV, JSON Lines, XLSX and ODS are read as the rows are asked for, in memory that does not
    grow with their number. Rows whose status says so are left out, blank rows passed over.
    """

    #: What messages call the table.
    name: str
    #: Kind, encoding, separator, sheet and row of the headings.
    detected: Detected
    #: In the order of the table.
    columns: tuple[Column, ...]
    #: What is wrong with the headings: nothing should be drawn before it is mended.
    problems: tuple[DataError, ...]
    #: Rows that the last iteration left out because of their status.
    left_out: int

    def __init__(
        self, source: Source, opened: Opened, notices: dict[Notice, None], rows: Sequence[range]
    ) -> None:
        self.name = source.name
        self.detected = opened.detected
        self.columns = tuple(opened.columns.by_index.values())
        self.problems = opened.columns.problems
        self.left_out = 0
        self._opened = opened
        self._notices = notices
        self._wanted = rows

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the table's author would want to know; more may come while rows are read."""
        return (*self._opened.columns.notices, *self._notices)

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows from the first.

        Raises:
            DataError: the file is damaged further down, or gone.
        """
        self.left_out = 0
        last, found = 0, False
        for raw in self._opened.rows():
            last = raw.number
            if last >= self._wanted[-1].stop:
                break
            if not any(last in rows for rows in self._wanted):
                continue
            found = True
            row = self._row(raw)
            if raw.left_out or _leaves_out(row.cells.get("status")):
                self.left_out += 1
            else:
                yield row
        if not found:
            raise DataError(
                "none of the rows that were asked for is in the table",
                hint=f"the last one is row {last}" if last < self._wanted[0].start else "",
                code="bad-rows",
                where=Location(file=self.name),
            )

    def _row(self, raw: RawRow) -> Row:
        by_index, values = self._opened.columns.by_index, raw.cells
        cells: dict[str, Cell] = {}
        problems = list(raw.problems)
        for index, column in by_index.items():
            address = f"{column.letters}{raw.number}" if column.letters else ""
            cell = Cell(_bare(values.get(index, "")), address, column.heading)
            cells.setdefault(column.field, cell)
            if problem := cell_problem(cell.value):
                problem.located(column=cell.column, cell=address or None)
                problems.append(problem)
            elif (word := word_without_letter(cell.value)) is not None:
                where = Location(self.name, raw.number, cell.column, address or None)
                self._notices[_lost_letter(word, where)] = None
        problems += self._without_heading(raw)
        for problem in problems:
            problem.located(file=self.name, row=raw.number)
        return Row(raw.number, cells, self.name, raw.line, tuple(problems))

    def _without_heading(self, raw: RawRow) -> Iterator[DataError]:
        columns = self._opened.columns
        known = columns.by_index.keys() | columns.left_out
        cells = [(index, value) for index, value in raw.cells.items() if index not in known]
        for index, value in cells[:_TOLD]:
            more = len(cells) - _TOLD if index == cells[:_TOLD][-1][0] else 0
            yield DataError(
                f'"{value}" stands under no heading{_and_more(more)}',
                hint="give its column a heading, or move it to where it belongs",
                code="no-heading",
                value=value,
                where=Location(cell=f"{column_letters(index)}{raw.number}"),
            )


def _lost_letter(word: str, where: Location) -> Notice:
    message = (
        f'"{word[:30]}" has a question mark inside: if a letter was lost there when the table '
        "was saved, type it again and save as CSV UTF-8"
    )
    return Notice("may-lack-letter", message, where)


#: Of the cells of a row without a heading, so many are told one by one.
_TOLD: Final = 3


def _and_more(count: int) -> str:
    if count <= 0:
        return ""
    return f", like {count} more cell{'s' if count > 1 else ''} of this row"


def read_table(
    source: str | Path | IO[str] | IO[bytes],
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    rows: str | None = None,
    encoding: str | None = None,
    free_fields: Collection[str] = (),
) -> Table:
    """Open a table: CSV, TSV, XLSX, XLS, ODS, JSON, JSON Lines or iCalendar.

    What it is, is told from its content, and so are encoding, separator, sheet and headings.

    Args:
        source: A path, ``-`` for standard input, or an open file.
        mapping: Field by heading, for headings that say something else: ``{"Hall": "place"}``.
            An empty field leaves the column out.
        sheet: Name or number (from 1) of a workbook's sheet; else the first with headings.
        rows: The rows to read by their numbers, as ``5-40`` or ``3,7,20-``.
        encoding: The encoding of a text file, where the one that is found is wrong.
        free_fields: Names that designs have for fields of their own, which their headings mean
            even where they are an alias elsewhere, as "quote" is of the caption.

    Raises:
        DataError: it cannot be read, is no table, or has no headings or no rows.
        UnknownNameError: there is no such sheet or encoding.
    """
    wanted = _ranges(rows)
    meanings = Meanings(mapping or {}, free_fields)
    opened_source = open_source(source)
    notices: dict[Notice, None] = {}  # each once, however often the rows are read

    def note(notice: Notice) -> None:
        notices[notice] = None

    opened = open_table(
        opened_source,
        meanings,
        sheet=sheet,
        encoding=encoding,
        note=note,
    )
    return Table(opened_source, opened, notices, wanted)


#: What has to be kept from being taken for a formula when a table is written.
_GUARDED: Final = re.compile(r"'(?=[=+\-@\t\r])")


def _bare(value: Value) -> Value:
    """Return *value* without the apostrophe by which we, and others, keep it no formula."""
    return value[1:] if isinstance(value, str) and _GUARDED.match(value) else value


_RANGE: Final = re.compile(r"\s*(?P<first>\d{1,7})?\s*(?P<dash>[-–:])?\s*(?P<last>\d{1,7})?\s*")
_END: Final = 10**9


def _ranges(text: str | None) -> tuple[range, ...]:
    """Return the rows that *text* names, in order; ``None`` names all."""
    if text is None:
        return (range(1, _END),)
    found = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part)
        if match is None or not (match["first"] or match["last"]):
            raise _bad_range(text)
        first = int(match["first"] or 1)
        last = int(match["last"] or (_END if match["dash"] else first))
        if last < first:
            raise _bad_range(text)
        found.append(range(first, last + 1))
    return tuple(sorted(found, key=lambda rows: (rows.stop, rows.start)))


def _bad_range(text: str) -> DataError:
    return DataError(
        f'"{text}" does not say which rows',
        hint="write 5-40, or 7, or 3,7,20-",
        code="bad-rows",
        value=text,
    )


_YES: Final = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "✗", "☑"})
_NO: Final = frozenset({"no", "n", "false", "0", "not yet"})
_LEFT_OUT: Final = frozenset(
    {
        "skip",
        "skipped",
        "draft",
        "hold",
        "on hold",
        "not ready",
        "cancelled",
        "canceled",
        "postponed",
    }
)


def _leaves_out(cell: Cell | None) -> bool:
    """Tell whether a status leaves its row out; the heading may be the status, as "Skip"."""
    if cell is None:
        return False
    said = str(cell.value).strip().casefold()
    heading = cell.column.casefold().strip(" ?")
    if heading == "ready" and said in _NO:
        return True
    if heading in {"skip", "draft"} and said in _YES:
        return True
    return said in _LEFT_OUT
