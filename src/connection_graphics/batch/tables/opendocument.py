"""OpenDocument spreadsheets (ODS), as LibreOffice and Google Sheets write them, row by row."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from connection_graphics.batch.tables import packed
from connection_graphics.batch.tables.merged import FillDown, Merge
from connection_graphics.batch.tables.raw import Note, RawRow, Rows, Value, is_blank, plain_number
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError

__all__ = ["OdsWorkbook", "open_ods"]

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"

#: As large as a sheet can be.
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_MOST_REPEATED: Final = 1000


@dataclass(frozen=True, slots=True)
class OdsWorkbook:
    """A workbook whose sheets are known and whose rows are not read yet."""

    source: Source
    #: Names of the sheets that are seen, in their order.
    sheets: tuple[str, ...]

    def rows(self, sheet: str, note: Note) -> Rows:
        """Return what reads the rows of *sheet*."""

        def rows() -> Generator[RawRow]:
            with packed.unpacking(self.source) as archive:
                down = FillDown(self.source.name, note)
                reader = _SheetReader(self.source, sheet, down)
                for _ in packed.stream_part(self.source, archive, _CONTENT, reader):
                    for row, times in reader.take():
                        yield from map(down.fill, _repeated(row, times))
                    if reader.finished:
                        return

        return rows


def open_ods(source: Source) -> OdsWorkbook:
    """Read the names of a workbook's sheets.

    Raises:
        DataError: it is damaged, or protected by a password.
    """
    with packed.unpacking(source) as archive:
        if _MANIFEST in archive.namelist() and b"encryption-data" in packed.read_part(
            source, archive, _MANIFEST
        ):
            raise packed.protected(source)
        overview = _Overview()
        packed.parse_part(source, archive, _CONTENT, overview)
        return OdsWorkbook(source, overview.sheets())


def _repeated(row: RawRow, times: int) -> Iterator[RawRow]:
    """Yield *row* as often as it stands there; a column filled to its end is no list of posts."""
    if times > _MOST_REPEATED:
        last = row.number + times - 1
        problem = DataError(
            f"this row is repeated down to row {last}",
            hint="delete the rows that are not wanted",
            code="repeated-row",
        )
        yield RawRow(row.number, row.cells, problems=(problem,))
        return
    for step in range(times):
        yield RawRow(row.number + step, row.cells)


class _Overview:
    """Names of the sheets and of the styles that hide a sheet."""

    def __init__(self) -> None:
        self._sheets: list[tuple[str, str]] = []
        self._hiding: set[str] = set()
        self._style = ""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of a sheet or of a style."""
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                style = attributes.get("table:style-name", "")
                self._sheets.append((attributes.get("table:name", ""), style))
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hiding.add(self._style)

    def end(self, name: str) -> None:
        """Take the end of a sheet."""
        if name == "table":
            self._depth -= 1

    def text(self, data: str) -> None:
        """Pass over words."""

    def sheets(self) -> tuple[str, ...]:
        """Return the names of the sheets that are seen."""
        return tuple(name for name, style in self._sheets if style not in self._hiding)


class _SheetReader:
    """Makes rows of one sheet's XML; :meth:`take` hands over those that are whole."""

    def __init__(self, source: Source, sheet: str, down: FillDown) -> None:
        self.finished = False
        self._source = source
        self._sheet = sheet
        self._down = down
        self._depth = 0
        self._inside = False
        self._rows: list[tuple[RawRow, int]] = []
        self._number = 1
        self._times = 1
        self._cells: dict[int, Value] = {}
        self._column = 0
        self._cell: dict[str, str] = {}
        self._paragraphs: list[list[str]] = []
        self._length = 0
        self._aside = 0
        self._listening = False

    def take(self) -> list[tuple[RawRow, int]]:
        """Return the rows that are whole, and how many times each stands there."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of a sheet, row, cell or paragraph."""
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                self._inside = attributes.get("table:name", "") == self._sheet
        elif not self._inside or self._depth > 1:
            return
        elif name == "table-row":
            self._times = _count(attributes, "table:number-rows-repeated", _ROWS)
            self._cells, self._column = {}, 0
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell, self._paragraphs, self._length = attributes, [], 0
        elif name == "annotation":  # a note at the cell, not its value
            self._aside += 1
        elif not self._aside:
            self._start_words(name, attributes)

    def _start_words(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._paragraphs.append([])
            self._listening = True
        elif name == "s":
            self.text(" " * _count(attributes, "text:c", 100))
        elif name == "tab":
            self.text("\t")
        elif name == "line-break":
            self.text("\n")

    def end(self, name: str) -> None:
        """Take the end of a sheet, row or cell."""
        if name == "table":
            self._depth -= 1
            if self._depth == 0 and self._inside:
                self._inside, self.finished = False, True
        elif not self._inside or self._depth > 1:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif name == "annotation":
            self._aside -= 1
        elif name == "p":
            self._listening = self._listening and self._aside > 0
        elif name == "table-row":
            if self._cells:
                self._rows.append((RawRow(self._number, self._cells), self._times))
            self._number += self._times

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if not self._listening or self._aside:
            return
        self._length += len(data)
        if self._length > packed.LONGEST_TEXT:
            raise self._source.error(
                f"a cell has more than {packed.LONGEST_TEXT:,} characters",
                hint="shorten it",
                code="cell-too-long",
            )
        self._paragraphs[-1].append(data)

    def _end_cell(self) -> None:
        times = _count(self._cell, "table:number-columns-repeated", _COLUMNS)
        rows = _count(self._cell, "table:number-rows-spanned", _ROWS)
        words = "\n".join("".join(pieces) for pieces in self._paragraphs)
        value = _value(self._cell, words)
        if not is_blank(value):
            columns = range(self._column, min(self._column + times, _COLUMNS))
            self._cells.update(dict.fromkeys(columns, value))
            if rows > 1:
                self._down.expect([Merge(self._column, self._number, self._number + rows - 1)])
        self._column += times


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    return max(1, min(int(attributes.get(name, "1")), most))


def _value(cell: dict[str, str], words: str) -> Value:
    """Return what a cell holds, given its attributes and the words that it shows."""
    kind = cell.get("office:value-type")
    if cell.get("calcext:value-type") == "error":
        return words
    if kind == "date":
        return _date(cell["office:date-value"])
    if kind == "time":
        return _time(cell["office:time-value"], words)
    if kind == "float" or (kind in {"percentage", "currency"} and not words):
        return plain_number(float(cell["office:value"]))
    if kind == "boolean":
        return cell["office:boolean-value"].upper()
    return words or cell.get("office:string-value", "")


def _date(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return moment if "T" in text else moment.date()


_DURATION: Final = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


def _time(text: str, words: str) -> time | str:
    """Return the time of day; 26 hours, a duration, come as the words that are shown."""
    match = _DURATION.fullmatch(text)
    if match is None or int(match[1]) > 23:
        return words
    return time(int(match[1]), int(match[2]), int(match[3]))
