"""From a source to its columns and rows, whatever kind of table it is."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Final, Protocol

from connection_graphics.batch.tables.encodings import Encoding, detect_encoding
from connection_graphics.batch.tables.headings import (
    HEADER_WITHIN,
    Columns,
    Meanings,
    clean_heading,
    find_header,
    no_header,
    read_columns,
)
from connection_graphics.batch.tables.kinds import Kind, kind_of
from connection_graphics.batch.tables.raw import Note, RawRow, Rows
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import Location, Notice, UnknownNameError

__all__ = ["Detected", "Opened", "open_table"]


@dataclass(frozen=True, slots=True)
class Detected:
    """What a table was found to be; as text, the words for the person who sent it."""

    kind: str
    encoding: str | None = None
    #: "commas", "semicolons", "tabs" …
    separator: str | None = None
    sheet: str | None = None
    header_row: int | None = None

    def __str__(self) -> str:
        """Return it as ``CSV in UTF-8, separated by semicolons, headings in row 3``."""
        parts = [self.kind if self.encoding is None else f"{self.kind} in {self.encoding}"]
        if self.separator:
            parts.append(f"separated by {self.separator}")
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.header_row is not None:
            parts.append(f"headings in row {self.header_row}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose columns are known, and what reads the rows below its headings."""

    detected: Detected
    columns: Columns
    rows: Rows


class _Workbook(Protocol):
    @property
    def sheets(self) -> tuple[str, ...]: ...

    def rows(self, sheet: str, note: Note) -> Rows: ...


_WORKBOOKS: Final[Mapping[Kind, str]] = {
    "xlsx": "Excel workbook",
    "xls": "old Excel workbook",
    "ods": "OpenDocument spreadsheet",
}


def open_table(
    source: Source, meanings: Meanings, *, sheet: str | None, encoding: str | None, note: Note
) -> Opened:
    """Find out what *source* is and what its columns mean.

    Raises:
        DataError: it is no table, or damaged, or has no headings, or nothing below them.
        UnknownNameError: it has no such sheet, or there is no such encoding.
    """
    kind = kind_of(source)
    if kind in _WORKBOOKS:
        return _open_workbook(source, kind, meanings, sheet, note)
    if sheet is not None:
        raise source.error("only workbooks have sheets", hint="leave --sheet out", code="no-sheets")
    if kind == "calendar":
        return _open_calendar(source, meanings, note)
    found = detect_encoding(source, encoding, note)
    if kind == "separated":
        return _open_separated(source, found, meanings)
    return _open_objects(source, kind, found, meanings)


def _open_separated(source: Source, encoding: Encoding, meanings: Meanings) -> Opened:
    from connection_graphics.batch.tables.separated import (
        ONE_COLUMN,
        SEPARATORS,
        separated_rows,
        sniff_separator,
    )

    separator = sniff_separator(source, encoding, lambda cells: len(meanings.fields(cells)))
    rows = separated_rows(source, encoding, separator)
    header = _header(source, rows, meanings)
    said = None if separator == ONE_COLUMN else SEPARATORS.get(separator, f'"{separator}"')
    detected = Detected("CSV", encoding.name, said, header_row=header.number)
    return _below(source, rows, header, detected, meanings)


def _open_workbook(
    source: Source, kind: Kind, meanings: Meanings, wanted: str | None, note: Note
) -> Opened:
    book = _workbook(source, kind)
    if not book.sheets:
        raise source.error("the workbook has no sheet that can be seen", code="empty-table")
    sheet = _sheet(source, book, wanted, meanings, note)
    rows = book.rows(sheet, note)
    header = _header(source, rows, meanings)
    detected = Detected(_WORKBOOKS[kind], sheet=sheet, header_row=header.number)
    return _below(source, rows, header, detected, meanings)


def _workbook(source: Source, kind: Kind) -> _Workbook:
    # Each reader is imported when it is wanted: a start should not wait for all of them.
    if kind == "xlsx":
        from connection_graphics.batch.tables.xlsx import open_xlsx

        return open_xlsx(source)
    if kind == "ods":
        from connection_graphics.batch.tables.opendocument import open_ods

        return open_ods(source)
    from connection_graphics.batch.tables.xls import open_xls

    return open_xls(source)


def _sheet(
    source: Source, book: _Workbook, wanted: str | None, meanings: Meanings, note: Note
) -> str:
    """Return the sheet that is *wanted*, by name or number, else the first with headings."""
    if wanted is not None:
        folded = {name.strip().casefold(): name for name in reversed(book.sheets)}
        if wanted.strip().casefold() in folded:
            return folded[wanted.strip().casefold()]
        if wanted.isdecimal() and 0 < int(wanted) <= len(book.sheets):
            return book.sheets[int(wanted) - 1]
        raise UnknownNameError("sheet", wanted, book.sheets, where=Location(file=source.name))
    ranks = {name: _rank(book.rows(name, _unheard), meanings) for name in book.sheets}
    best = max(book.sheets, key=lambda name: ranks[name])
    others = [name for name in book.sheets if name != best and ranks[name] == _TABLE]
    if others:
        listed = ", ".join(f'"{name}"' for name in others)
        message = f'only the sheet "{best}" is read; --sheet reads another: {listed}'
        note(Notice("other-sheets", message, Location(file=source.name)))
    return best


#: How much a sheet looks like the table, where there are instructions and lists beside it.
_NO_TABLE, _ONE_HEADING, _HEADINGS, _TABLE = range(4)


def _rank(rows: Rows, meanings: Meanings) -> int:
    header = find_header(_first_rows(rows), meanings)
    if header is None:
        return _NO_TABLE
    known = len(meanings.fields(header.cells.values()))
    if known < 2:
        return _ONE_HEADING
    return _TABLE if 2 * known > len(header.cells) else _HEADINGS


def _unheard(notice: Notice) -> None:
    """Take a notice about a sheet that is only looked at."""


def _open_objects(source: Source, kind: Kind, encoding: Encoding, meanings: Meanings) -> Opened:
    from connection_graphics.batch.tables.objects import (
        open_json,
        open_json_lines,
    )

    if kind == "json":
        said, objects = "JSON", open_json(source, encoding)
    else:
        said, objects = "JSON Lines", open_json_lines(source, encoding)
    headings = dict(enumerate(objects.headings))
    columns = read_columns(source, headings, meanings, None)
    if not headings and next(objects.rows(), None) is None:
        raise source.error("there is no event in it", code="empty-table")
    return Opened(Detected(said, encoding.name), columns, objects.rows)


def _open_calendar(source: Source, meanings: Meanings, note: Note) -> Opened:
    from connection_graphics.batch.tables.calendars import (
        CALENDAR_FIELDS,
        open_calendar,
    )

    objects = open_calendar(source, note)
    known = Meanings({**CALENDAR_FIELDS, **meanings.mapping}, meanings.free_fields)
    columns = read_columns(source, dict(enumerate(objects.headings)), known, None)
    return Opened(Detected("calendar"), columns, objects.rows)


def _header(source: Source, rows: Rows, meanings: Meanings) -> RawRow:
    first = _first_rows(rows)
    if not first:
        raise source.error("the table is empty", code="empty-table")
    header = find_header(first, meanings)
    if header is None:
        raise no_header(source, first, meanings)
    return header


def _first_rows(rows: Rows) -> list[RawRow]:
    """Return the rows, not counting blank ones, among which the headings may be."""
    with closing(rows()) as found:
        return list(islice((row for row in found if row.cells), HEADER_WITHIN))


def _below(
    source: Source, rows: Rows, header: RawRow, detected: Detected, meanings: Meanings
) -> Opened:
    """Return the table below *header*; blank rows and repeated headings are passed over."""
    headings = {index: clean_heading(cell) for index, cell in sorted(header.cells.items())}

    def below() -> Generator[RawRow]:
        for row in rows():
            filled = row.problems or row.cells
            if row.number > header.number and filled and row.cells != header.cells:
                yield row

    with closing(below()) as found:
        if next(found, None) is None:
            raise source.error(
                "there are headings and nothing below them",
                hint=f"write the first event in row {header.number + 1}",
                code="empty-table",
            )
    return Opened(detected, read_columns(source, headings, meanings, header.number), below)
