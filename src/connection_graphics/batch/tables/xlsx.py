"""Excel workbooks (XLSX, XLSM), read row by row: cost follows what is in them, not how far."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from connection_graphics.batch.tables import packed
from connection_graphics.batch.tables.merged import FillDown, Merge, hidden_rows
from connection_graphics.batch.tables.numbers import CellFormat, cell_format, from_serial
from connection_graphics.batch.tables.raw import (
    Note,
    RawRow,
    Rows,
    Value,
    column_index,
    column_letters,
    is_blank,
)
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location

__all__ = ["XlsxWorkbook", "open_xlsx"]


@dataclass(frozen=True, slots=True)
class XlsxWorkbook:
    """A workbook whose sheets are known and whose rows are not read yet."""

    source: Source
    #: Part of the zip file by the name of the sheet, for the sheets that are seen.
    parts: dict[str, str]
    shared: list[str]
    formats: list[CellFormat]
    from_1904: bool

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets in their order."""
        return tuple(self.parts)

    def rows(self, sheet: str, note: Note) -> Rows:
        """Return what reads the rows of *sheet*."""
        part = self.parts[sheet]

        def rows() -> Generator[RawRow]:
            with packed.unpacking(self.source) as archive:
                down = FillDown(self.source.name, note)
                down.expect(_merges(archive, part))
                reader = _SheetReader(self, note)
                for _ in packed.stream_part(self.source, archive, part, reader):
                    yield from map(down.fill, reader.take())

        return rows


def open_xlsx(source: Source) -> XlsxWorkbook:
    """Read all of a workbook but its rows.

    Raises:
        DataError: it is damaged.
    """
    with packed.unpacking(source) as archive:
        root = _Relations(source, archive, "")
        book = next(iter(root.of_type("officeDocument")), "xl/workbook.xml")
        relations = _Relations(source, archive, book)
        overview = _Overview()
        packed.parse_part(source, archive, book, overview)
        worksheets = set(relations.of_type("worksheet"))
        parts = {
            name: relations.targets[key]
            for name, key in overview.sheets
            if relations.targets.get(key) in worksheets
        }
        strings = _SharedStrings(source)
        for part in relations.of_type("sharedStrings"):
            packed.parse_part(source, archive, part, strings)
        styles = _Styles()
        for part in relations.of_type("styles"):
            packed.parse_part(source, archive, part, styles)
        return XlsxWorkbook(source, parts, strings.found, styles.formats(), overview.from_1904)


class _Silent:
    """A handler that takes no notice of what its child does not name."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


class _Relations(_Silent):
    """What the parts are that a part refers to."""

    def __init__(self, source: Source, archive: zipfile.ZipFile, part: str) -> None:
        self.targets: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._folder, name = posixpath.split(part)
        listing = posixpath.join(self._folder, "_rels", f"{name}.rels")
        if listing in archive.namelist():
            packed.parse_part(source, archive, listing, self)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take one relation; targets are relative to the part's folder."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes["Target"]))
            self.targets[attributes["Id"]] = target.lstrip("/")
            self._types[attributes["Id"]] = posixpath.basename(attributes["Type"])

    def of_type(self, kind: str) -> list[str]:
        """Return the parts of one kind."""
        return [self.targets[key] for key, found in self._types.items() if found == kind]


class _Overview(_Silent):
    """Names of the sheets that are not hidden, and from when days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet or the workbook's properties."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            by_name = {packed.local_name(key): value for key, value in attributes.items()}
            self.sheets.append((by_name["name"], by_name["id"]))


class _Styles(_Silent):
    """The number formats of the cell styles, in their order."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._used: list[int] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a number format or a style."""
        if name == "numFmt" and "numFmtId" in attributes:
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Leave the list of styles."""
        if name == "cellXfs":
            self._inside = False

    def formats(self) -> list[CellFormat]:
        """Return the format of each style."""
        return [cell_format(self._codes.get(number), number) for number in self._used]


class _Words(_Silent):
    """Collects the text of one cell, and refuses one without end."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._listening = False

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if self._listening:
            self._length += len(data)
            if self._length > packed.LONGEST_TEXT:
                raise self._source.error(
                    f"a cell has more than {packed.LONGEST_TEXT:,} characters",
                    hint="shorten it",
                    code="cell-too-long",
                )
            self._pieces.append(data)

    def said(self) -> str:
        """Return the text since the last call."""
        said = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return said


#: How XLSX writes a control character, ``_x000D_``.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _SharedStrings(_Words):
    """The texts that cells refer to by number."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.found: list[str] = []
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Listen to words; not to their pronunciation, which Japanese sheets add."""
        if name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._listening = not self._phonetic

    def end(self, name: str) -> None:
        """Keep what an item says."""
        if name == "t":
            self._listening = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.found.append(_unescaped(self.said()))


#: A sheet has no more rows.
_ROWS: Final = 1_048_576


class _SheetReader(_Words):
    """Makes rows of a sheet's XML; :meth:`take` hands over those that are whole."""

    def __init__(self, book: XlsxWorkbook, note: Note) -> None:
        super().__init__(book.source)
        self._book = book
        self._note = note
        self._told_hidden = False
        self._rows: list[RawRow] = []
        self._inside = False
        self._number = 0
        self._cells: dict[int, Value] = {}
        self._problems: list[DataError] = []
        self._column = -1
        self._kind = "n"
        self._style = 0
        self._formula = False
        self._columns: dict[str, int] = {}

    def take(self) -> list[RawRow]:
        """Return the rows that are whole, each once."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of a row or cell."""
        if name == "sheetData":
            self._inside = True
        elif not self._inside:
            return
        elif name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and self._kind == "inlineStr"):
            self._listening = True
        elif name == "rPh":
            self._kind = "phonetic"
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes)

    def end(self, name: str) -> None:
        """Take the end of a row or cell."""
        if not self._inside:
            return
        if name in {"v", "t"}:
            self._listening = False
        elif name == "rPh":
            self._kind = "inlineStr"
        elif name == "c":
            self._end_cell()
        elif name == "row":
            if self._cells or self._problems:
                problems = tuple(self._problems)
                self._rows.append(RawRow(self._number, self._cells, problems=problems))
        elif name == "sheetData":
            self._inside = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes.get("r", self._number + 1))
        if not 0 < self._number <= _ROWS:
            raise ValueError(self._number)
        self._cells, self._problems, self._column = {}, [], -1
        if attributes.get("hidden") in {"1", "true"} and not self._told_hidden:
            self._told_hidden = True
            self._note(hidden_rows(self._book.source.name, self._number))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            letters = attributes["r"].rstrip("0123456789")
            if letters not in self._columns:
                self._columns[letters] = column_index(letters)
            self._column = self._columns[letters]
        else:  # some writers leave the address out: the cell follows the one before
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._formula = False

    def _end_cell(self) -> None:
        said = self.said()
        if not said:
            if self._formula and self._kind != "str":
                self._problems.append(self._never_calculated())
            return
        value = self._value(said)
        if not is_blank(value):
            self._cells[self._column] = value

    def _value(self, said: str) -> Value:
        match self._kind:
            case "s":
                return self._book.shared[int(said)]
            case "str" | "inlineStr":
                return _unescaped(said)
            case "b":
                return "TRUE" if said.strip() == "1" else "FALSE"
            case "e":
                return said
            case "d":
                return _from_iso(said)
            case _:
                return self._number_shown(said)

    def _number_shown(self, said: str) -> Value:
        formats = self._book.formats
        shown = formats[self._style] if self._style < len(formats) else CellFormat()
        try:
            number = float(said)
        except ValueError:
            return said
        return from_serial(number, shown, from_1904=self._book.from_1904)

    def _never_calculated(self) -> DataError:
        return DataError(
            "this formula was never calculated, so it has no value",
            hint="open the table in Excel or LibreOffice, save it, and try again",
            code="formula",
            where=Location(cell=f"{column_letters(self._column)}{self._number}"),
        )


def _from_iso(text: str) -> date | time | str:
    """Return the date or time that a strict workbook writes in words of ISO 8601."""
    kinds: tuple[type[date | time], ...] = (date, time, datetime)
    for kind in kinds:
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    return text


_MERGE: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]{0,80}?\bref="([A-Z]+)(\d+):[A-Z]+(\d+)"')


def _merges(archive: zipfile.ZipFile, part: str) -> Iterator[Merge]:
    """Yield what is merged downwards; it stands after all rows, so it is looked for first."""
    last = b""
    with archive.open(part) as stream:
        while piece := stream.read(1 << 20):
            window = last + piece
            done = 0
            for match in _MERGE.finditer(window):
                yield Merge(column_index(match[1].decode()), int(match[2]), int(match[3]))
                done = match.end()
            last = window[max(done, len(window) - 200) :]
