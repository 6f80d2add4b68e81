"""The records of an old Excel workbook (XLS): what python-calamine does not tell of it.

calamine reads the values. It gives an error such as #REF! as an empty cell, and it makes
room for every cell up to the farthest (1 GB for one at IV65536). So the records are
walked first: for the places of errors, and to blank out cells far from all others.
[MS-CFB] and [MS-XLS] describe the formats.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Book", "NotAWorkbook", "Protected", "Sheet", "read_book", "without_far_cells"]

#: Cells that calamine may make room for; at 64 bytes each.
_ROOM: Final = 1_000_000
#: In a sheet that needs more, a gap of so many rows or columns ends the table.
_FAR_ROWS: Final = 1000
_FAR_COLUMNS: Final = 30

_FREE: Final = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY: Final = 128

_BOF: Final = 0x0809
_EOF: Final = 0x000A
_BOUNDSHEET: Final = 0x0085
_FILEPASS: Final = 0x002F
_BOOLERR: Final = 0x0205
_FORMULA: Final = 0x0006
_DIMENSIONS: Final = 0x0200
_MULRK: Final = 0x00BD
#: Formula, error, and NUMBER, LABEL, LABELSST, RK, RSTRING.
_ONE_CELL: Final = frozenset({_FORMULA, _BOOLERR, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6})
#: A cell that has only a format, which nobody reads.
_BLANK: Final = 0x0201

_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class Protected(Exception):  # noqa: N818 - it says what the file is
    """The workbook asks for a password."""


class NotAWorkbook(Exception):  # noqa: N818 - it says what the file is not
    """The file is of the family of old Office files, but holds no workbook."""


@dataclass(slots=True)
class Sheet:
    """What the records of one sheet say."""

    name: str
    hidden: bool
    #: Rows and columns, counted from 0, of errors, and which error each is.
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    #: Row, first and last column, and place in the stream of each record of cells.
    cells: list[tuple[int, int, int, int]] = field(default_factory=list)
    #: Place in the stream of the record that says how far the sheet goes.
    dimensions: int | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """The records of a workbook, and where its stream stands in the file."""

    data: bytes
    sectors: list[int]
    #: Bytes of a sector.
    sector: int
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Container:
    """A compound file: sectors chained to streams, as in the FAT of a floppy disk."""

    data: bytes
    sector: int
    chains: list[int]

    def stream(self, first: int) -> Iterator[int]:
        """Yield the sectors of a stream by their numbers."""
        seen = 0
        while first < _FREE:
            yield first
            seen += 1
            if first >= len(self.chains) or seen > len(self.chains):
                raise NotAWorkbook
            first = self.chains[first]

    def at(self, number: int) -> int:
        """Return where a sector begins."""
        return (number + 1) * self.sector


def _container(data: bytes) -> _Container:
    sector = 1 << struct.unpack_from("<H", data, 30)[0]
    if sector not in {512, 4096}:
        raise NotAWorkbook
    first_of_list, lists = struct.unpack_from("<II", data, 68)
    tables = list(struct.unpack_from("<109I", data, 76))
    per_sector = sector // 4
    while first_of_list < _FREE and lists > 0:
        block = struct.unpack_from(f"<{per_sector}I", data, (first_of_list + 1) * sector)
        tables += block[:-1]
        first_of_list, lists = block[-1], lists - 1
    chains: list[int] = []
    for table in tables:
        if table < _FREE:
            chains += struct.unpack_from(f"<{per_sector}I", data, (table + 1) * sector)
    return _Container(data, sector, chains)


def _workbook_stream(container: _Container) -> list[int]:
    """Return where the sectors of the stream "Workbook" begin in the file."""
    directory = struct.unpack_from("<I", container.data, 48)[0]
    names: list[str] = []
    for number in container.stream(directory):
        sector = container.at(number)
        for place in range(sector, sector + container.sector, _ENTRY):
            length = struct.unpack_from("<H", container.data, place + 64)[0]
            raw = container.data[place : place + max(0, min(length, 64) - 2)]
            names.append(raw.decode("utf-16-le", "replace"))
            if names[-1].lower() in {"workbook", "book"}:
                first = struct.unpack_from("<I", container.data, place + 116)[0]
                return [container.at(sector) for sector in container.stream(first)]
    raise NotAWorkbook(*names)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, kind and content of the records of one substream, nested ones left out."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _read_globals(stream: bytes) -> Iterator[tuple[int, Sheet]]:
    """Yield where each sheet begins, and its name."""
    for _, kind, content in _records(stream, 0):
        if kind == _FILEPASS:
            raise Protected
        if kind == _BOUNDSHEET and content[5] == 0:  # a worksheet, no chart or macro
            start, hidden = struct.unpack_from("<IB", content)
            wide = content[7] & 1
            name = content[8 : 8 + content[6] * (2 if wide else 1)]
            yield start, Sheet(name.decode("utf-16-le" if wide else "latin-1"), hidden & 3 > 0)


def _read_sheet(stream: bytes, start: int, sheet: Sheet) -> None:
    for place, kind, content in _records(stream, start):
        if kind == _DIMENSIONS:
            sheet.dimensions = place
        elif kind == _MULRK:
            row, first, last = *struct.unpack_from("<HH", content), content[-2:]
            sheet.cells.append((row, first, int.from_bytes(last, "little"), place))
        elif kind in _ONE_CELL:
            row, column = struct.unpack_from("<HH", content)
            sheet.cells.append((row, column, column, place))
            if error := _error(kind, content):
                sheet.errors[row, column] = error


def _error(kind: int, content: bytes) -> str | None:
    if kind == _BOOLERR and content[7]:
        return _ERRORS.get(content[6], "#VALUE!")
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return _ERRORS.get(content[8], "#VALUE!")
    return None


def read_book(data: bytes) -> Book:
    """Read the records of a workbook.

    Raises:
        NotAWorkbook: it is another kind of old Office file; its streams are the arguments.
        Protected: it asks for a password.
        struct.error, IndexError, ValueError: it is damaged.
    """
    container = _container(data)
    sectors = _workbook_stream(container)
    stream = b"".join(data[place : place + container.sector] for place in sectors)
    sheets = []
    for start, sheet in _read_globals(stream):
        _read_sheet(stream, start, sheet)
        sheets.append(sheet)
    return Book(data, sectors, container.sector, tuple(sheets))


def without_far_cells(book: Book, sheet: Sheet) -> tuple[bytes, list[tuple[int, int]]]:
    """Return the file with the cells of *sheet* blanked that are far from the table.

    Also returns row and column, counted from 0, of each. A file without such cells comes
    back as it was.
    """
    far = _far_cells(sheet)
    if not far:
        return book.data, []
    data = bytearray(book.data)
    places = [place for *_, place in far]
    if sheet.dimensions is not None:
        places.append(sheet.dimensions)
    for place in places:
        for step, byte in enumerate(_BLANK.to_bytes(2, "little")):
            sector, offset = divmod(place + step, book.sector)
            data[book.sectors[sector] + offset] = byte
    return bytes(data), [(row, first) for row, first, _, _ in far]


def _far_cells(sheet: Sheet) -> list[tuple[int, int, int, int]]:
    height = max((row for row, *_ in sheet.cells), default=0) + 1
    width = max((last for _, _, last, _ in sheet.cells), default=0) + 1
    if height * width <= _ROOM:
        return []
    last_row = _before_gap({row for row, *_ in sheet.cells}, _FAR_ROWS)
    columns = {column for _, first, last, _ in sheet.cells for column in (first, last)}
    last_column = _before_gap(columns, _FAR_COLUMNS)
    return [cell for cell in sheet.cells if cell[0] > last_row or cell[2] > last_column]


def _before_gap(places: set[int], gap: int) -> int:
    ordered = sorted(places)
    for here, following in itertools.pairwise(ordered):
        if following - here > gap:
            return here
    return ordered[-1]
