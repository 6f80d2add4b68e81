"""A table to start from: headings, two examples, and what each column means."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from xml.sax.saxutils import escape

from connection_graphics.batch.tables.raw import column_letters
from connection_graphics.campaign import Campaign
from connection_graphics.fields import FIELDS
from connection_graphics.reading.dates import plain_date

__all__ = ["starter_csv", "starter_workbook"]

#: The columns that most events need; any other field can be added.
_COLUMNS: Final = (
    "event_name",
    "date",
    "time",
    "place",
    "access",
    "organiser",
    "link",
    "caption",
    "lang",
)
_TITLES: Final = ("Posts", "What the columns mean")


def starter_csv(campaign: Campaign) -> bytes:
    """Return the table as CSV, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_table(campaign))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def starter_workbook(campaign: Campaign) -> bytes:
    """Return the table as an XLSX workbook, with a second sheet that explains the columns."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as workbook:
        for name, text in _parts(campaign):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            workbook.writestr(info, _XML + text)
    return file.getvalue()


def _table(campaign: Campaign) -> list[Sequence[str]]:
    start = campaign.start
    event = {
        "event_name": "Tea and talk",
        "date": plain_date(start + timedelta(days=3)),
        "time": "2pm to 4pm",
        "place": "Anytown Library",
        "access": "Free. Everyone welcome.",
        "organiser": "Anytown Befrienders",
        "link": "https://example.org/tea",
    }
    acts = campaign.acts(campaign.language)
    act = {"caption": acts[0] if acts else "Say hello to somebody new"}
    return [_COLUMNS, *([row.get(name, "") for name in _COLUMNS] for row in (event, act))]


def _dictionary() -> list[Sequence[str]]:
    """Return every field with its meaning, those of the table first."""
    first = {name: place for place, name in enumerate(_COLUMNS)}
    fields = sorted(FIELDS, key=lambda field: first.get(field.name, len(first)))
    rows = [(f.name, f.help, f.example, ", ".join(f.aliases)) for f in fields]
    return [("Column", "What it says", "Such as", "May also be called"), *rows]


# ------------------------------------------------------------------- a minimal workbook

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _parts(campaign: Campaign) -> list[tuple[str, str]]:
    """Return the parts of a workbook (ECMA-376, part 1), in the order in which Excel has them."""
    tables = (_table(campaign), _dictionary())
    numbers = range(1, len(tables) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    sheets = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>'
        for n, title in zip(numbers, _TITLES, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{overrides}</Types>"
    )
    root = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    return [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        ),
        *((f"xl/worksheets/sheet{n}.xml", _sheet(tables[n - 1])) for n in numbers),
    ]


def _sheet(table: Sequence[Sequence[str]]) -> str:
    columns = range(1, len(table[0]) + 1)
    widths = "".join(f'<col min="{n}" max="{n}" width="26" customWidth="1"/>' for n in columns)
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(n, number, text) for n, text in enumerate(row))}</row>'
        for number, row in enumerate(table, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><cols>{widths}</cols><sheetData>{rows}</sheetData></worksheet>'
    )


def _cell(column: int, row: int, text: str) -> str:
    if not text:
        return ""
    place = f"{column_letters(column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
