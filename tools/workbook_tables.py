"""Tables that are workbooks: of Excel, LibreOffice and Google, sound and unsound."""

# ruff: noqa: E501, INP001 - data reads better whole; part of a script, in no package

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter
import xlwt
from text_tables import Made

__all__ = ["workbook_tables"]

HEADER = ("Event name", "Date", "Time", "Place")
TEA = ("Tea and talk", "13 June 2024", "2pm", "Anytown Library")


def workbook_tables() -> Iterator[Made]:
    """Yield all of them."""
    yield from _excel()
    yield from _excel_cells()
    yield from _excel_sheets()
    yield from _excel_unsound()
    yield from _others_xlsx()
    yield from _opendocument()
    yield from _old_excel()


# ------------------------------------------------------------------------------- Excel


def _xlsx(fill: Callable[[Any], None], **options: Any) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, **options})
    book.set_properties({"created": datetime(2024, 6, 1, tzinfo=UTC)})
    fill(book)
    book.close()
    return data.getvalue()


def _sheet(book: Any, name: str, *rows: tuple[Any, ...]) -> Any:
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    return sheet


def _excel() -> Iterator[Made]:
    def dates(book: Any) -> None:
        sheet = _sheet(book, "Events", (*HEADER, "When it is posted", "Day", "Cost"))
        day, clock, both, long, span = (
            book.add_format({"num_format": code})
            for code in (
                "dd/mm/yyyy",
                "hh:mm AM/PM",
                "d mmm yyyy hh:mm",
                "[$-809]dddd, d mmmm yyyy",
                "[h]:mm",
            )
        )
        moment = datetime(2024, 6, 1, 9, 30)  # noqa: DTZ001 - a sheet's dates have no zone
        sheet.write(1, 0, "Real dates and times")
        sheet.write(1, 1, date(2024, 6, 13), day)
        sheet.write(1, 2, time(14, 0), clock)
        sheet.write(1, 4, moment, both)
        sheet.write(1, 5, 4)
        sheet.write_row(2, 0, ("Dates as numbers", 45456, 0.8125, "Lock"))
        sheet.write_row(3, 0, TEA)
        sheet.write(4, 0, "Long date, length of time, money, share")
        sheet.write(4, 1, date(2024, 6, 14), long)
        sheet.write(4, 2, 1.25, span)
        sheet.write(4, 3, 0.475, book.add_format({"num_format": "0.0%"}))
        sheet.write(4, 5, 1 / 3)
        sheet.write(4, 6, 1250, book.add_format({"num_format": '"£"#,##0.00'}))
        sheet.write(5, 0, "Date with a time of day that is not shown")
        sheet.write(5, 1, moment, day)
        sheet.write(5, 2, moment, clock)
        sheet.write(5, 3, True)

    yield Made(
        "dates.xlsx",
        "dates, times, numbers and money of a workbook, as they are shown",
        _xlsx(dates),
    )

    def from_1904(book: Any) -> None:
        sheet = _sheet(book, "Events", HEADER[:2], ("Tea",))
        sheet.write(1, 1, date(2024, 6, 13), book.add_format({"num_format": "dd/mm/yy"}))

    yield Made(
        "dates-1904.xlsx",
        "days counted from 1904, as Excel on a Mac did",
        _xlsx(from_1904, date_1904=True),
    )


def _excel_cells() -> Iterator[Made]:
    def stray(book: Any) -> None:
        sheet = _sheet(book, "Events", HEADER, TEA)
        sheet.write("XFD1048576", "x")
        sheet.write_blank("ZZ99999", None, book.add_format({"bold": True}))

    yield Made(
        "stray-cell.xlsx", "a word in the very last cell, a blank cell with a format", _xlsx(stray)
    )

    def merged(book: Any) -> None:
        sheet = _sheet(book, "Events", HEADER)
        sheet.merge_range("B2:B4", "13 June 2024")
        for number, name in enumerate(("Tea", "Walk", "Cake", "", "Bread"), start=1):
            sheet.write(number, 0, name)
        sheet.merge_range("D5:D6", "Anytown Library")
        sheet.merge_range("A8:D9", "Thank you all for coming")

    yield Made(
        "merged.xlsx", "one date for three rows; a merged place; merged words below", _xlsx(merged)
    )

    def formulas(book: Any) -> None:
        sheet = _sheet(book, "Events", HEADER, ("Tea",), ("Walk",))
        sheet.write_formula("B2", '="13 June "&2024', None, "13 June 2024")
        sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
        sheet.write_string("B3", "=B2")
        sheet.write_formula("D3", "=VLOOKUP(A3,A:A,1)", None, "#N/A")
        sheet.write_formula("C3", "=TODAY()", None, "soon")

    yield Made(
        "formulas.xlsx", "formulas with results, with errors, and one as text", _xlsx(formulas)
    )

    def rich(book: Any) -> None:
        sheet = _sheet(book, "Events", ("Event name", "Caption", "Place"))
        sheet.write_rich_string("A2", book.add_format({"bold": True}), "Tea", " and talk")
        sheet.write_string("B2", "First line\nsecond line")
        sheet.write_string("C2", "Hall_x000D_ & <b> _x0041_")
        sheet.write_url("C3", "https://example.org/map", string="Lock")
        sheet.write_string("A3", "Walk")
        sheet.write_comment("A3", "A remark at the cell")

    yield Made(
        "rich-text.xlsx", "bold words, line breaks, links, remarks, control characters", _xlsx(rich)
    )


def _excel_sheets() -> Iterator[Made]:
    def instructions(book: Any) -> None:
        _sheet(
            book, "Read me", ("How to fill this in",), ("Caption",), ("The words on the picture",)
        )
        _sheet(book, "Events", (), ("Our week",), (), HEADER, TEA)
        _sheet(book, "Lists", ("Yes",), ("No",))

    yield Made(
        "read-me-first.xlsx",
        "instructions on the first sheet, the table on the second",
        _xlsx(instructions),
    )

    def days(book: Any) -> None:
        _sheet(book, "Thursday", HEADER, TEA)
        _sheet(book, "Friday", HEADER, ("Walk", "14 June 2024"))
        _sheet(book, "Saturday", ("Event name",), ("Cake",))

    yield Made(
        "sheet-a-day.xlsx",
        "a sheet a day: it is told that only one is read",
        _xlsx(days),
        tuple({"sheet": name} if name else {} for name in ("", " friday", "3", "Firday", "4")),
    )

    def hidden(book: Any) -> None:
        _sheet(book, "Old", HEADER, ("Last year",)).hide()
        sheet = _sheet(book, "Events", HEADER, TEA, ("Walk",), ("Cake",))
        sheet.activate()
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})

    yield Made(
        "hidden.xlsx",
        "a hidden sheet is passed over, hidden rows and columns are read",
        _xlsx(hidden),
    )

    def blank(book: Any) -> None:
        book.add_worksheet("Sheet1")

    yield Made("blank.xlsx", "a workbook with nothing in it", _xlsx(blank))

    def wide(book: Any) -> None:
        sheet = _sheet(book, "Events", ("", "", "Our week"), ())
        sheet.write_row("C4", HEADER)
        sheet.write_row("C5", TEA)
        sheet.write("A5", "!")

    yield Made(
        "not-in-the-corner.xlsx", "a table that begins at C4, and a sign in the margin", _xlsx(wide)
    )


def _excel_unsound() -> Iterator[Made]:
    sound = _xlsx(lambda book: _sheet(book, "Events", HEADER, TEA) and None)
    yield Made("cut-off.xlsx", "a workbook whose end is missing", sound[: len(sound) * 2 // 3])
    yield Made("bad-part.xlsx", "a workbook in which bytes were changed", _flipped(sound))
    yield Made(
        "document-type.xlsx",
        "a document type, where entity bombs are made",
        _packed(
            {
                "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><workbook><sheets>'
                '<sheet name="&a;" sheetId="1" r:id="rId1"/></sheets></workbook>'
            }
        ),
    )
    yield Made(
        "password.xlsx",
        "a workbook with a password",
        _compound("EncryptionInfo", "EncryptedPackage"),
    )


def _flipped(data: bytes) -> bytes:
    """Return *data* with a byte changed in the middle of the sheet's compressed XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
        place = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _others_xlsx() -> Iterator[Made]:
    """Workbooks as programs other than Excel write them, by hand."""

    def book(
        sheet: str, namespace: str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ) -> bytes:
        return _packed(
            {
                "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="R1" '
                f'Type="{_OFFICE}/officeDocument" Target="/xl/book.xml"/></Relationships>',
                "xl/book.xml": f'<x:workbook xmlns:x="{namespace}" xmlns:r="{_OFFICE}"><x:sheets>'
                '<x:sheet name="Tea &amp; talk" sheetId="7" r:id="R9"/></x:sheets></x:workbook>',
                "xl/_rels/book.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="R9" '
                f'Type="{_OFFICE}/worksheet" Target="sheets/one.xml"/></Relationships>',
                "xl/sheets/one.xml": f'<x:worksheet xmlns:x="{namespace}">{sheet}</x:worksheet>',
            }
        )

    def text(words: str) -> str:
        return f'<x:c t="inlineStr"><x:is><x:t>{words}</x:t></x:is></x:c>'

    header = f"<x:row>{text('Event name')}{text('Date')}{text('Caption')}</x:row>"
    yield Made(
        "no-addresses.xlsx",
        "cells without addresses or styles, names with prefixes, unusual parts",
        book(
            f"<x:sheetData>{header}<x:row>{text('Tea')}<x:c/>"
            '<x:c t="inlineStr"><x:is><x:r><x:t>Come </x:t></x:r><x:r><x:t>in</x:t></x:r>'
            "<x:rPh><x:t>unseen</x:t></x:rPh></x:is></x:c></x:row>"
            f'<x:row r="5">{text("Walk")}<x:c t="d"><x:v>2024-06-14</x:v></x:c>'
            '<x:c t="str"><x:f>IF(A9,1,B9)</x:f><x:v></x:v></x:c></x:row></x:sheetData>'
        ),
    )
    yield Made(
        "never-calculated.xlsx",
        "formulas that a program wrote and no spreadsheet has calculated",
        book(
            f"<x:sheetData>{header}<x:row>{text('Tea')}<x:c><x:f>TODAY()</x:f></x:c></x:row></x:sheetData>"
        ),
    )
    yield Made(
        "endless-cell.xlsx",
        "a cell with more letters than any cell can have",
        book(f"<x:sheetData>{header}<x:row>{text('a' * 200_000)}</x:row></x:sheetData>"),
    )


# ------------------------------------------------------------------------- OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODS_HEAD = (
    f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
    f'xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0" xmlns:calcext="urn:calcext">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)


def _ods(*sheets: str, manifest: str = "<manifest/>") -> bytes:
    return _packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"{_ODS_HEAD}{''.join(sheets)}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": manifest,
        }
    )


def _table(name: str, *rows: str, style: str = "ta1") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    )


def _row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def _cell(
    words: str = "", attributes: str = 'office:value-type="string"', tag: str = "table-cell"
) -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in words.split("\n")) if words else ""
    return f"<table:{tag} {attributes if words else ''}>{paragraphs}</table:{tag}>"


def _opendocument() -> Iterator[Made]:
    header = _row(*map(_cell, HEADER))
    value = "office:value-type"
    yield Made(
        "libreoffice.ods",
        "dates, times, shares, money, spaces, line breaks, remarks, errors; a hidden sheet",
        _ods(
            _table("Old", header, _row(_cell("Last year")), style="ta2"),
            _table(
                "Events",
                header,
                _row(
                    _cell('Tea<text:s text:c="2"/>and<text:tab/>talk'),
                    _cell("13/06/24", f'{value}="date" office:date-value="2024-06-13"'),
                    _cell("14:00", f'{value}="time" office:time-value="PT14H00M00S"'),
                    _cell("Library\nAnytown"),
                ),
                _row(
                    "<table:table-cell><office:annotation><text:p>A remark</text:p></office:annotation>"
                    "<text:p>Walk</text:p></table:table-cell>",
                    _cell(
                        "14/06/24 10:00", f'{value}="date" office:date-value="2024-06-14T10:00:00"'
                    ),
                    _cell("26:30", f'{value}="time" office:time-value="PT26H30M00S"'),
                    _cell("47.5%", f'{value}="percentage" office:value="0.475"'),
                ),
                _row(
                    _cell("£1,250.00", f'{value}="currency" office:value="1250"'),
                    _cell("#REF!", f'{value}="string" calcext:value-type="error"'),
                    _cell("19.3", f'{value}="float" office:value="19.3"'),
                    _cell("TRUE", f'{value}="boolean" office:boolean-value="true"'),
                ),
                _row(_cell("Link <text:a>here</text:a><text:line-break/>now")),
            ),
        ),
    )
    yield Made(
        "libreoffice-far.ods",
        "a million blank rows, a blank tail in each row, and a word at the end",
        _ods(
            _table(
                "Events",
                _row(
                    *map(_cell, HEADER), '<table:table-cell table:number-columns-repeated="16380"/>'
                ),
                _row(*map(_cell, TEA)),
                _row(_cell("Twice"), _cell("14 June 2024"), times=2),
                _row('<table:table-cell table:number-columns-repeated="16384"/>', times=1048571),
                _row('<table:table-cell table:number-columns-repeated="16383"/>', _cell("x")),
            )
        ),
    )
    yield Made(
        "libreoffice-filled.ods",
        "a column that was filled down to the end of the sheet",
        _ods(
            _table(
                "Events",
                header,
                _row(*map(_cell, TEA)),
                _row(_cell(), _cell("13 June 2024"), times=1048574),
            )
        ),
    )
    yield Made(
        "libreoffice-merged.ods",
        "one date for two rows",
        _ods(
            _table(
                "Events",
                header,
                _row(_cell("Tea"), _cell("13 June 2024", 'table:number-rows-spanned="2"')),
                _row(_cell("Walk"), _cell(tag="covered-table-cell")),
                _row(_cell("Cake")),
            )
        ),
    )
    yield Made(
        "password.ods",
        "a spreadsheet with a password",
        _ods(manifest="<m><manifest:encryption-data/></m>"),
    )
    yield Made(
        "text.odt",
        "a text document of LibreOffice",
        _packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
    )


# ---------------------------------------------------------------------------- old Excel


def _xls(fill: Callable[[Any], None]) -> bytes:
    data = io.BytesIO()
    book = xlwt.Workbook()
    fill(book)
    book.save(data)
    return data.getvalue()


def _old_excel() -> Iterator[Made]:
    def old(book: Any) -> None:
        book.add_sheet("Old").visibility = 1
        sheet = book.add_sheet("Events")
        for column, heading in enumerate((*HEADER, "Cost", "Day")):
            sheet.write(0, column, heading)
        sheet.write(1, 0, "Tea at the Café – “new”")
        sheet.write(1, 1, date(2024, 6, 13), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
        sheet.write(1, 2, time(14, 30), xlwt.easyxf(num_format_str="HH:MM"))
        sheet.write(1, 4, 2.5)
        sheet.write(1, 5, 4)
        sheet.write(2, 0, "Walk")
        sheet.row(2).set_cell_error(1, "#REF!")
        sheet.row(2).set_cell_error(3, 0x2A)  # "#N/A", by its number
        sheet.write(2, 5, True)
        sheet.row(4).set_cell_error(0, "#NAME?")
        sheet.write_merge(5, 6, 3, 3, "Anytown Library")
        sheet.write(5, 0, "Cake")
        sheet.write(6, 0, "Bread")

    yield Made(
        "old.xls", "an old workbook with dates, errors, merged cells and a hidden sheet", _xls(old)
    )

    def stray(book: Any) -> None:
        sheet = book.add_sheet("Events")
        for number, row in enumerate((HEADER, TEA)):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
        sheet.write(65535, 255, "x")
        sheet.write(65535, 0, 7)

    yield Made("stray-cell.xls", "words in the last row of an old workbook", _xls(stray))
    yield Made("cut-off.xls", "an old workbook whose end is missing", _xls(stray)[:3000])
    yield Made("letter.doc", "an old Word document", _compound("WordDocument", "1Table"))


def _packed(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _compound(*streams: str) -> bytes:
    """Return an old Office file with empty streams of these names."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<109I", 0, *[free] * 108)
    chains = struct.pack("<128I", table, end, *[free] * 126)
    entries = b""
    for name, kind in (("Root Entry", 5), *((name, 2) for name in streams)):
        raw = name.encode("utf-16-le") + b"\0\0"
        entries += raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
        entries += struct.pack("<III", free, free, free) + bytes(36) + struct.pack("<IQ", end, 0)
    return header + chains + entries.ljust(512, b"\0")
