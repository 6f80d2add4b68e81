"""Old Excel workbooks (XLS): the values by python-calamine, what it hides by our own records."""

from __future__ import annotations

import io
import struct
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from connection_graphics.batch.tables import biff, packed
from connection_graphics.batch.tables.merged import FillDown, Merge
from connection_graphics.batch.tables.raw import (
    Note,
    RawRow,
    Rows,
    Value,
    column_letters,
    is_blank,
    plain_number,
)
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location, Notice

__all__ = ["XlsWorkbook", "open_xls"]

#: XLS has at most 65,536 rows of 256 columns; a workbook beyond this has other things in it.
_LARGEST: Final = 128 * 2**20

#: Streams by which other old Office files are known.
_OTHERS: Final = {
    "WordDocument": "a Word document (DOC)",
    "PowerPoint Document": "a PowerPoint presentation (PPT)",
}


@dataclass(frozen=True, slots=True)
class XlsWorkbook:
    """A workbook whose records are known and whose values are not read yet."""

    source: Source
    book: biff.Book

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets that are seen, in their order."""
        return tuple(sheet.name for sheet in self.book.sheets if not sheet.hidden)

    def rows(self, sheet: str, note: Note) -> Rows:
        """Return what reads the rows of *sheet*; the first call reads all of them."""
        records = next(found for found in self.book.sheets if found.name == sheet)
        data, far = biff.without_far_cells(self.book, records)
        if far:
            note(_far_cells(self.source, far))

        def rows() -> Generator[RawRow]:
            down = FillDown(self.source.name, note)
            for row in _calamine_rows(self.source, data, records, down):
                yield down.fill(row)

        return rows


def open_xls(source: Source) -> XlsWorkbook:
    """Read the records of a workbook.

    Raises:
        DataError: it is damaged, protected by a password, or no workbook.
    """
    data = source.head(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise source.error(
            "the workbook is too large", hint="save it as XLSX", code="table-too-large"
        )
    try:
        return XlsWorkbook(source, biff.read_book(data))
    except biff.Protected:
        raise packed.protected(source) from None
    except biff.NotAWorkbook as error:
        raise _other_file(source, error.args) from None
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise _damaged(source) from error


def _other_file(source: Source, streams: tuple[str, ...]) -> DataError:
    if "EncryptedPackage" in streams:
        return packed.protected(source)
    what = next((_OTHERS[name] for name in streams if name in _OTHERS), "an old Office file")
    return source.error(
        f"this is {what}, not a table", hint="save the table in it as CSV", code="not-a-table"
    )


def _calamine_rows(
    source: Source, data: bytes, records: biff.Sheet, down: FillDown
) -> Iterator[RawRow]:
    from python_calamine import CalamineError, load_workbook

    try:
        sheet = load_workbook(io.BytesIO(data)).get_sheet_by_name(records.name)
        down.expect(
            Merge(first[1], first[0] + 1, last[0] + 1)
            for first, last in sheet.merged_cell_ranges or ()
        )
        top, left = sheet.start or (0, 0)
        values = sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(source) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's, which no module exports
            raise _damaged(source) from error
        raise
    errors: dict[int, dict[int, str]] = {}
    for (row, column), shown in records.errors.items():
        errors.setdefault(row, {})[column] = shown
    for index, row_values in enumerate(values, start=top):
        cells: dict[int, Value] = {}
        for column, found in enumerate(row_values, start=left):
            value = _value(found)
            if not is_blank(value):
                cells[column] = value
        cells.update(errors.pop(index, {}))
        if cells:
            yield RawRow(index + 1, cells)
    for index, shown_errors in sorted(errors.items()):
        yield RawRow(index + 1, dict(shown_errors))


def _value(found: float | str | bool | date | time | timedelta) -> Value:
    match found:
        case bool():
            return str(found).upper()
        case int() | float():
            return plain_number(float(found))
        case datetime() if found.time() == time():
            return found.date()
        case timedelta():
            minutes = round(found.total_seconds() / 60)
            return time(minutes // 60, minutes % 60) if 0 <= minutes < 1440 else str(found)
        case _:
            return found


def _far_cells(source: Source, far: list[tuple[int, int]]) -> Notice:
    row, column = far[0]
    others = f" and {len(far) - 1} more" if len(far) > 1 else ""
    return Notice(
        "far-cell",
        f"cell {column_letters(column)}{row + 1}{others}, far from the table, was not read",
        Location(file=source.name),
    )


def _damaged(source: Source) -> DataError:
    return source.error(
        "the workbook is damaged, or older than Excel 97",
        hint="open it in Excel or LibreOffice and save it as XLSX",
        code="damaged-table",
    )
