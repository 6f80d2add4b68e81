"""What a file is, told by its content; its name only decides between kinds of text."""

from __future__ import annotations

import re
from typing import Final, Literal

from connection_graphics.batch.tables.packed import read_part, unpacking
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError

__all__ = ["Kind", "kind_of"]

Kind = Literal["separated", "xlsx", "xls", "ods", "json", "json-lines", "calendar"]

_SAMPLE: Final = 4096
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_AS_CSV: Final = "in the program that made it, save it as CSV or XLSX, and use that"

_SIGNATURES: Final = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\0\0\0\x18ftyp", "a picture or a film"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a word processor's document (RTF)"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed folder (7z)"),
    (b"Rar!\x1a", "a compressed folder (RAR)"),
    (b"\x7fELF", "a program"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: A part of a zip file, and what the file is that has it.
_ZIP_PARTS: Final = (
    ("xl/workbook.bin", "a binary Excel workbook (XLSB)"),
    ("word/document.xml", "a Word document (DOCX)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ("Index/Document.iwa", "a Numbers, Pages or Keynote document"),
    ("Index.zip", "a Numbers, Pages or Keynote document"),
    ("META-INF/container.xml", "an e-book"),
)
#: What may well hold a table.
_TABLES_TOO: Final = frozenset(
    {what for part, what in _ZIP_PARTS if part.startswith(("xl", "Ind"))}
)
_ODF: Final = b"application/vnd.oasis.opendocument."
_CSV_SUFFIXES: Final = frozenset({".csv", ".tsv", ".tab"})
_JSON_SUFFIXES: Final[dict[str, Kind]] = {
    ".json": "json",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
}


def kind_of(source: Source) -> Kind:
    """Return how *source* is to be read.

    Raises:
        DataError: it is empty, or no kind of table.
    """
    head = source.head(_SAMPLE)
    if not head:
        raise source.error("the file is empty", code="empty-table")
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(source)
    if head.startswith(_OLE):
        return "xls"
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise _not_a_table(source, what)
    return _text_kind(source, head)


def _zip_kind(source: Source) -> Kind:
    with unpacking(source) as archive:
        names = set(archive.namelist())
        mimetype = read_part(source, archive, "mimetype") if "mimetype" in names else b""
    for part, what in _ZIP_PARTS:
        if part in names:
            raise _not_a_table(source, what)
    if mimetype.startswith(_ODF + b"spreadsheet"):
        return "ods"
    if mimetype.startswith(_ODF):
        raise _not_a_table(source, "an OpenDocument text or drawing")
    if any(name.lower().startswith("xl/") for name in names):
        return "xlsx"
    raise _not_a_table(source, "a zip file", hint="unpack it, and name the table that was in it")


def _text_kind(source: Source, head: bytes) -> Kind:
    start = head
    for bom in _BOMS:
        start = start.removeprefix(bom)
    # Enough for signs in ASCII, whichever of the two bytes of UTF-16 comes first.
    text = start.replace(b"\0", b"").decode("latin-1").lstrip()
    if re.match(r"BEGIN:VCALENDAR", text, re.IGNORECASE):
        return "calendar"
    if re.match(r"<(!doctype html|html|head|body|table|meta)\b", text, re.IGNORECASE):
        raise _not_a_table(source, "a web page (HTML)")
    if re.match(r"<(\?xml|svg)\b", text, re.IGNORECASE):
        raise _not_a_table(source, "an XML file")
    if source.suffix in _CSV_SUFFIXES:
        return "separated"
    if re.match(r"\[\s*[{\]]", text):
        return "json"
    if re.match(r"\{\s*[\"}]", text):
        return "json" if source.suffix == ".json" else "json-lines"
    if source.suffix in _JSON_SUFFIXES:
        return _JSON_SUFFIXES[source.suffix]
    return "separated"


def _not_a_table(source: Source, what: str, *, hint: str = _AS_CSV) -> DataError:
    message = f"this is {what}, {'which is not read' if what in _TABLES_TOO else 'not a table'}"
    return source.error(message, hint=hint, code="not-a-table")
