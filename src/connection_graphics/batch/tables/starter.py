"""A new table to fill in: headings, two examples, and in a workbook what each column means."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from connection_graphics.batch.tables.raw import column_letters
from connection_graphics.errors import OutputError
from connection_graphics.fields import FIELDS
from connection_graphics.reading.dates import plain_date

__all__ = ["write_starter"]

#: The columns that most people need, as they would head them.
_HEADINGS: Final = (
    "Event name",
    "Date",
    "Time",
    "End time",
    "Place",
    "Access",
    "Link",
    "Caption",
    "Notes",
)
_Cell = str | date | time
_Rows = tuple[tuple[_Cell, ...], ...]


def _examples(day: date) -> _Rows:
    return (
        (
            "Tea and talk at the library",
            day,
            time(14),
            time(16),
            "Anytown Library",
            "Free. Everyone welcome.",
            "https://example.org/tea",
            "Come for the tea, stay for the talk",
            "An example: delete this row",
        ),
        ("", *[""] * 6, "Say hello to somebody new today", "An example: delete this row"),
    )


def write_starter(path: Path, day: date, *, overwrite: bool = False) -> None:
    """Write a table to fill in: a workbook when *path* ends in ``.xlsx``, else CSV.

    *day* is when the event of the example is, a day of the campaign.

    Raises:
        OutputError: *path* exists, has another ending, or cannot be written.
    """
    writers = {".xlsx": _workbook, ".csv": _separated}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            f'a new table is CSV or XLSX, not "{path.suffix or path.name}"',
            hint=f"write {path.stem}.csv or {path.stem}.xlsx",
            value=str(path),
        )
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(writer(_examples(day)))
    except FileExistsError:
        raise OutputError(
            f'"{path}" is there already, and may have work in it',
            hint="choose another name",
            code="name-taken",
            value=str(path),
        ) from None
    except OSError as error:
        raise OutputError(
            f'"{path}" cannot be written: {(error.strerror or str(error)).lower()}',
            hint="choose another folder",
            value=str(path),
        ) from error


def _separated(examples: _Rows) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_HEADINGS)
    rows.writerows([[_typed(cell) for cell in row] for row in examples])
    # Excel takes UTF-8 without its mark for the system's own encoding.
    return text.getvalue().encode("utf-8-sig")


def _typed(cell: _Cell) -> str:
    """Return *cell* as it is typed and cannot be misunderstood."""
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return plain_date(cell) if isinstance(cell, date) else cell


# -------------------------------------------------------------------------- a workbook

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

#: Numbers of the cell styles below: plain, bold, a date, a time.
_PLAIN, _BOLD, _DATE, _TIME = range(4)
_STYLES: Final = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="2">\
<numFmt numFmtId="164" formatCode="ddd\\ d\\ mmmm\\ yyyy"/>\
<numFmt numFmtId="165" formatCode="hh:mm"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="1"><fill><patternFill patternType="none"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="4"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
<xf fontId="1" applyFont="1"/>\
<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>\
<xf numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>\
</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
</styleSheet>"""


def _workbook(examples: _Rows) -> bytes:
    """Return a workbook of two sheets, the same bytes each time."""
    meanings = [
        ("Column", "What it says", "Example", "Other headings that mean the same"),
        *((f.name, f.help, f.example, ", ".join(f.aliases)) for f in FIELDS),
    ]
    sheets = {
        "Events": _sheet([_HEADINGS, *examples], (34, 24, 10, 10, 26, 26, 34, 40, 28)),
        "What each column means": _sheet(meanings, (20, 60, 30, 60)),
    }
    names = list(enumerate(sheets, start=1))
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, name in names
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n, _ in names}
            | {"rId9": ("styles", "styles.xml")}
        ),
        "xl/styles.xml": _STYLES,
    } | {f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in names}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # Without a date of its own a part would be stamped with the clock's.
            archive.writestr(zipfile.ZipInfo(name), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _content_types(sheets: int) -> str:
    parts = {"workbook.xml": f"{_TYPES}.sheet.main+xml", "styles.xml": f"{_TYPES}.styles+xml"}
    parts |= {f"worksheets/sheet{n + 1}.xml": f"{_TYPES}.worksheet+xml" for n in range(sheets)}
    overrides = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{kind}"/>' for part, kind in parts.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _sheet(rows: Iterable[Sequence[_Cell]], widths: Sequence[int]) -> str:
    """Return a sheet whose first row is bold and stays in view."""
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    lines = "".join(
        f'<row r="{number}">'
        + "".join(
            _cell(cell, f"{column_letters(index)}{number}", heading=number == 1)
            for index, cell in enumerate(row)
            if cell != ""
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{lines}</sheetData></worksheet>"
    )


def _cell(cell: _Cell, address: str, *, heading: bool) -> str:
    if isinstance(cell, time):
        share = (cell.hour * 60 + cell.minute) / 1440
        return f'<c r="{address}" s="{_TIME}"><v>{share!r}</v></c>'
    if isinstance(cell, date):
        days = (cell - date(1899, 12, 30)).days
        return f'<c r="{address}" s="{_DATE}"><v>{days}</v></c>'
    style = _BOLD if heading else _PLAIN
    text = f'<t xml:space="preserve">{escape(cell)}</t>'
    return f'<c r="{address}" s="{style}" t="inlineStr"><is>{text}</is></c>'
