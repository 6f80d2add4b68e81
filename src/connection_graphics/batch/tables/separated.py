"""CSV and its relatives: lines of cells with commas, semicolons, tabs or bars between."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, Final, Literal

from connection_graphics.batch.tables.encodings import Encoding
from connection_graphics.batch.tables.raw import RawRow, Rows, column_letters, shown_row
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location

__all__ = ["ONE_COLUMN", "SEPARATORS", "separated_rows", "sniff_separator"]

#: What people separate cells with, the commonest first, and what it is called.
SEPARATORS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}

#: "Separates" the cells of a single column, whose words may have any of those in them.
ONE_COLUMN: Final = "\x1f"

#: A cell has at most this many lines; past them its quotation mark was never closed.
_LINES_OF_A_CELL: Final = 200
_LONGEST_LINE: Final = 1_000_000
_SAMPLE_ROWS: Final = 20

#: Excel's own first line, which it does not show as a row.
_SEP_LINE: Final = re.compile(r'"?sep=([^\w"\s]|\t)"?[;,\t|]*\s*\Z', re.IGNORECASE)


def sniff_separator(
    source: Source, encoding: Encoding, count_headings: Callable[[list[str]], int]
) -> str:
    """Return the separator with which the first rows of *source* make the best table.

    That is the one by which a row has most headings that *count_headings* knows, and next
    the one by which most rows have the same number of cells, more than one. Headings that
    are one cell with any separator make a table of one column.
    """
    with source.open() as file, closing(_lines(source, file, encoding)) as lines:
        sample = list(islice(lines, _SAMPLE_ROWS * 5))
    if sample and (match := _SEP_LINE.match(sample[0])):
        return match[1]
    tried = {separator: _try(sample, separator, count_headings) for separator in SEPARATORS}
    if all(trial.header == 1 for trial in tried.values()):
        return ONE_COLUMN
    return max(tried, key=lambda separator: tried[separator].score)


@dataclass(frozen=True, slots=True)
class _Trial:
    """What the first rows look like with one separator."""

    #: Headings that are known, rows of the commonest width, and the largest width.
    score: tuple[int, int, int]
    #: Cells of the row of headings; 0 where there is none.
    header: int


def _try(sample: list[str], separator: str, count_headings: Callable[[list[str]], int]) -> _Trial:
    rows = [record.cells for record in islice(_records(sample, separator), _SAMPLE_ROWS)]
    widths_by_count = {count_headings(cells): len(cells) for cells in reversed(rows[:10])}
    headings = max(widths_by_count, default=0)
    header = widths_by_count[headings] if headings else 0
    widths = [len(cells) for cells in rows if len(cells) > 1]
    most_common = max(map(widths.count, widths), default=0)
    return _Trial((headings, most_common, max(widths, default=0)), header)


def separated_rows(source: Source, encoding: Encoding, separator: str) -> Rows:
    """Return what reads the rows of *source*, one at a time."""

    def rows() -> Generator[RawRow]:
        with source.open() as file, closing(_lines(source, file, encoding)) as lines:
            first = next(lines, "")
            skipped = 1 if _SEP_LINE.match(first) else 0
            rest = lines if skipped else chain([first], lines)
            records = _records(rest, separator, line=1 + skipped)
            for number, record in enumerate(records, start=1):
                cells = shown_row(enumerate(record.cells))
                problems = (_problem(number, record),) if record.fault else ()
                yield RawRow(number, cells, record.line, problems)

    return rows


@dataclass(frozen=True, slots=True)
class _Record:
    """The cells of one row, and the line on which it starts."""

    line: int
    cells: list[str]
    fault: Literal["", "unclosed", "too-long"] = ""


class _Feed:
    """Lines for one record after the other; those that it should not have had go back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.taken) == _LINES_OF_A_CELL:
            raise csv.Error
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        """Give back all lines but the first."""
        self._returned.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _records(lines: Iterable[str], separator: str, *, line: int = 1) -> Iterator[_Record]:
    """Yield the records; a quotation mark that is never closed costs its own line only."""
    feed = _Feed(lines)
    while True:
        feed.taken.clear()
        fault: Literal["", "unclosed", "too-long"] = ""
        try:
            cells = next(csv.reader(feed, delimiter=separator, strict=True), None)
        except csv.Error:
            fault = "unclosed" if len(feed.taken) > 1 or _is_open(feed.taken, separator) else ""
            feed.give_back()
            cells = _lenient(feed.taken[0], separator)
        if cells is None and not feed.taken:
            return
        yield _Record(line, cells or [], "too-long" if cells is None else fault)
        line += len(feed.taken)


def _is_open(line: list[str], separator: str) -> bool:
    """Tell whether *line* ends inside quotes, so that a reader asks for another."""
    feed = _Feed([*line, "\n"])
    with suppress(csv.Error):
        next(csv.reader(feed, delimiter=separator))
    return len(feed.taken) > 1


def _lenient(line: str, separator: str) -> list[str] | None:
    """Return the cells of *line* as Excel reads it, where ``"Tea" and talk`` is no error."""
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=separator), [])
    except csv.Error:
        return None


def _problem(number: int, record: _Record) -> DataError:
    if record.fault == "too-long":
        return DataError("a cell of this row is far too long", code="cell-too-long")
    index = len(record.cells) - 1
    return DataError(
        f'a quotation mark (") is opened on line {record.line} and never closed',
        hint="write the missing one at the end of its cell",
        code="unclosed-quote",
        value=record.cells[index],
        where=Location(cell=f"{column_letters(index)}{number}"),
    )


def _lines(source: Source, file: BinaryIO, encoding: Encoding) -> Generator[str]:
    """Yield the lines with their ends, which may be of Windows, Unix or the old Mac."""
    text = io.TextIOWrapper(file, encoding.codec, encoding.errors, newline="")
    try:
        while line := text.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise source.error(
                    "it has a line of more than a million characters, so it is no table",
                    code="not-a-table",
                )
            yield line
    except UnicodeError as error:
        raise source.error(
            f"the file is not in {encoding.name}, or is damaged", code="bad-encoding"
        ) from error
    finally:
        text.detach()
