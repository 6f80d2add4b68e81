"""Old Excel workbooks (XLS, Excel 97 to 2003): rows of what their cells show."""

from __future__ import annotations

import struct
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Final

from connection_graphics.batch.tables import packed
from connection_graphics.batch.tables.biff import (
    Kind,
    NotAWorkbook,
    Record,
    Strings,
    records,
    workbook_stream,
)
from connection_graphics.batch.tables.merged import FillDown, Merge, hidden_rows
from connection_graphics.batch.tables.numbers import CellFormat, cell_format, from_serial
from connection_graphics.batch.tables.raw import Note, RawRow, Rows, Value, is_blank
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError

__all__ = ["XlsWorkbook", "open_xls"]

#: XLS has at most 65,536 rows of 256 columns; a workbook beyond this has other things in it.
_LARGEST: Final = 128 * 2**20
_BROKEN: Final = (struct.error, IndexError, ValueError, OverflowError)

#: Streams by which other old Office files are known.
_OTHERS: Final = {
    "WordDocument": "a Word document (DOC)",
    "PowerPoint Document": "a PowerPoint presentation (PPT)",
}

_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class XlsWorkbook:
    """A workbook whose sheets are known and whose rows are not read yet."""

    source: Source
    stream: bytes
    #: Where each sheet that is seen begins.
    places: dict[str, int] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)
    formats: list[CellFormat] = field(default_factory=list)
    from_1904: bool = False

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self.places)

    def rows(self, sheet: str, note: Note) -> Rows:
        """Return what reads the rows of *sheet*; they are all read before the first comes."""

        def rows() -> Generator[RawRow]:
            reader = _SheetReader(self, note)
            try:
                for record in records(self.stream, self.places[sheet]):
                    reader.take(record)
            except _BROKEN as error:
                raise _damaged(self.source) from error
            down = FillDown(self.source.name, note)
            down.expect(reader.merges)
            for number in sorted(reader.rows):
                yield down.fill(RawRow(number + 1, reader.rows[number]))

        return rows

    def shown(self, number: float, style: int) -> Value:
        """Return what a cell of this *style* shows for *number*."""
        known = style < len(self.formats)
        return from_serial(
            number, self.formats[style] if known else CellFormat(), from_1904=self.from_1904
        )


def open_xls(source: Source) -> XlsWorkbook:
    """Read all of a workbook but its rows.

    Raises:
        DataError: it is damaged, protected by a password, too old, or no workbook.
    """
    data = source.whole(_LARGEST)
    try:
        book = XlsWorkbook(source, workbook_stream(data))
        _read_globals(book)
    except NotAWorkbook as error:
        raise _other_file(source, error.args) from None
    except _BROKEN as error:
        raise _damaged(source) from error
    return book


def _read_globals(book: XlsWorkbook) -> None:
    codes: dict[int, str] = {}
    used: list[int] = []
    for record in records(book.stream, 0):
        content = record.content
        match record.kind:
            case Kind.BOF if content[:2] != b"\x00\x06":
                raise _too_old(book.source)
            case Kind.FILEPASS:
                raise packed.protected(book.source)
            case Kind.DATE1904:
                book.from_1904 = content[0] == 1
            case Kind.FORMAT:
                codes[_word(content, 0)] = Strings(record, 2).text()
            case Kind.XF:
                used.append(_word(content, 2))
            case Kind.SST:
                strings = Strings(record, 8)
                count = struct.unpack_from("<I", content, 4)[0]
                book.shared += (strings.text() for _ in range(count))
            case Kind.BOUNDSHEET if content[4] & 3 == 0 and content[5] == 0:  # seen, and no chart
                name = Strings(record, 6).text(short=True)
                book.places[name] = struct.unpack_from("<I", content)[0]
    book.formats = [cell_format(codes.get(number), number) for number in used]


def _word(content: bytes, place: int) -> int:
    """Return two bytes as a number."""
    return int(struct.unpack_from("<H", content, place)[0])


class _SheetReader:
    """Makes rows of the records of a sheet."""

    def __init__(self, book: XlsWorkbook, note: Note) -> None:
        #: By row and column, counted from 0.
        self.rows: dict[int, dict[int, Value]] = {}
        self.merges: list[Merge] = []
        self._book = book
        self._note = note
        self._told_hidden = False
        #: Row and column of the formula whose text comes in a record of its own.
        self._awaiting = 0, 0

    def take(self, record: Record) -> None:
        """Take the next record of the sheet."""
        match record.kind:
            case Kind.ROW:
                self._row(record.content)
            case Kind.MERGECELLS:
                self._merged(record.content)
            case Kind.MULRK:
                self._several(record.content)
            case Kind.STRING:
                self._put(*self._awaiting, Strings(record, 0).text())
            case Kind.FORMULA:
                self._formula(record.content)
            case kind if kind in _CELLS:
                row, column, style = struct.unpack_from("<HHH", record.content)
                self._put(row, column, self._value(record, style))

    def _value(self, record: Record, style: int) -> Value:
        content = record.content
        match record.kind:
            case Kind.LABELSST:
                return self._book.shared[int(struct.unpack_from("<I", content, 6)[0])]
            case Kind.NUMBER:
                return self._book.shown(struct.unpack_from("<d", content, 6)[0], style)
            case Kind.RK:
                return self._book.shown(_from_rk(content, 6), style)
            case Kind.BOOLERR:
                return _error(content[6]) if content[7] else _truth(content[6])
            case _:
                return Strings(record, 6).text()

    def _several(self, content: bytes) -> None:
        row, first = struct.unpack_from("<HH", content)
        for column in range(first, _word(content, len(content) - 2) + 1):
            place = 4 + 6 * (column - first)
            number = _from_rk(content, place + 2)
            self._put(row, column, self._book.shown(number, _word(content, place)))

    def _formula(self, content: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", content)
        if content[12:14] != b"\xff\xff":
            number = struct.unpack_from("<d", content, 6)[0]
            self._put(row, column, self._book.shown(number, style))
        elif content[6] == 0:
            self._awaiting = row, column
        elif content[6] in {1, 2}:
            self._put(row, column, (_truth if content[6] == 1 else _error)(content[8]))

    def _put(self, row: int, column: int, value: Value) -> None:
        if not is_blank(value):
            self.rows.setdefault(row, {})[column] = value

    def _row(self, content: bytes) -> None:
        if content[12] & 0x20 and not self._told_hidden:
            self._told_hidden = True
            self._note(hidden_rows(self._book.source.name, _word(content, 0) + 1))

    def _merged(self, content: bytes) -> None:
        for place in range(2, 2 + 8 * _word(content, 0), 8):
            first, last, column = struct.unpack_from("<HHH", content, place)
            self.merges.append(Merge(column, first + 1, last + 1))


_CELLS: Final = frozenset(
    {Kind.LABELSST, Kind.NUMBER, Kind.RK, Kind.BOOLERR, Kind.LABEL, Kind.RSTRING}
)


def _from_rk(content: bytes, place: int) -> float:
    """Return the number that four bytes hold: an integer or half a float, perhaps hundredths."""
    packed_number = int(struct.unpack_from("<i", content, place)[0])
    if packed_number & 2:
        number = float(packed_number >> 2)
    else:
        number = float(struct.unpack("<d", struct.pack("<Ii", 0, packed_number & ~3))[0])
    return number / 100 if packed_number & 1 else number


def _truth(byte: int) -> str:
    return "TRUE" if byte else "FALSE"


def _error(byte: int) -> str:
    return _ERRORS.get(byte, "#VALUE!")


def _other_file(source: Source, streams: tuple[str, ...]) -> DataError:
    if "EncryptedPackage" in streams:
        return packed.protected(source)
    what = next((_OTHERS[name] for name in streams if name in _OTHERS), "an old Office file")
    return source.error(
        f"this is {what}, not a table", hint="save the table in it as CSV", code="not-a-table"
    )


def _too_old(source: Source) -> DataError:
    return source.error(
        "the workbook is older than Excel 97", hint="save it as XLSX", code="not-a-table"
    )


def _damaged(source: Source) -> DataError:
    return source.error(
        "the workbook is damaged",
        hint="open it in Excel or LibreOffice and save it as XLSX",
        code="damaged-table",
    )
