"""Outlines → a PDF of one page, with what cairo cannot write added at its end.

cairo knows the document's properties only. XMP (for alt text and rights), the
language and the colour profile follow as an incremental update, as PDF 1.4,
section 2.2.7, has it: a few objects and a new catalogue after the file's end.
"""

from __future__ import annotations

import re
from datetime import date

from ..drawing import Drawing
from ..metadata import Metadata, xmp_packet
from ..raster import draw_pdf
from .srgb import srgb_profile

__all__ = ["pdf_bytes"]

#: Where the campaign has no day: a file must not tell when it was made, to be the same tomorrow.
_NO_DAY = date(2000, 1, 1)
_PT_PER_PX = 72 / 96
_PAGE = re.compile(rb"\n(\d+) 0 obj\s*<< /Type /Page\b(?!s)")
_MEDIA = re.compile(rb"/MediaBox \[([^\]]*)\]")
_TRAILER = re.compile(
    rb"trailer\s*<<\s*/Size (\d+)\s*/Root (\d+) 0 R\s*/Info (\d+) 0 R\s*>>\s*"
    rb"startxref\s*(\d+)\s*%%EOF\s*$"
)


def pdf_bytes(
    drawing: Drawing, metadata: Metadata, *, scale: float = 1.0, bleed: float | None = None
) -> bytes:
    """Return *drawing* as a PDF page on which a px is 1/96 inch times *scale*.

    *bleed* is for a printer: px of the canvas that are cut from each edge, perhaps 0. The page
    then says where to cut.
    """
    credit = metadata.credit
    day = f"{credit.day or _NO_DAY}T00:00:00Z"
    info = {
        "title": metadata.title,
        "author": credit.organiser,
        "subject": metadata.alt_text,
        "keywords": ", ".join((*credit.keywords, *filter(None, (credit.rights,)))),
        "creator": "connection_graphics",
        "create_date": day,
        "mod_date": day,
    }
    # On one line each: so that no words can look like the end of what they stand in.
    lines = {key: " ".join(words.split()) for key, words in info.items() if words}
    page = draw_pdf(drawing, scale=scale, info=lines)
    return _completed(page, metadata, cut=None if bleed is None else bleed * scale * _PT_PER_PX)


def _completed(data: bytes, metadata: Metadata, *, cut: float | None) -> bytes:
    """Return the document with XMP, language and colour profile, and its page with boxes.

    *cut* is how far inside the edges the page is trimmed, in pt.
    """
    trailer = _TRAILER.search(data)
    size, root, info, start = trailer.groups() if trailer else (b"",) * 4
    catalogue, properties = _dictionary(data, root), _dictionary(data, info)
    if not (catalogue and properties):
        # A cairo that writes its files otherwise: this one is whole, if without XMP.
        return data
    first = int(size)
    entries = [
        catalogue,
        b"/OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1"
        b" /OutputConditionIdentifier (sRGB) /DestOutputProfile %d 0 R >> ]" % first,
        b"/ViewerPreferences << /DisplayDocTitle true >>",
    ]
    objects = {first: _stream(b"/N 3 /Alternate /DeviceRGB", srgb_profile())}
    if packet := xmp_packet(metadata):
        objects[first + 1] = _stream(b"/Type /Metadata /Subtype /XML", packet)
        entries.append(b"/Metadata %d 0 R" % (first + 1))
    if re.fullmatch(r"[A-Za-z0-9-]+", metadata.lang):
        entries.append(b"/Lang (%b)" % metadata.lang.encode("ascii"))
    # cairo 1.16 forgets what a date begins with (PDF 1.4, section 3.8.2).
    properties = re.sub(rb"/(Creation|Mod)Date \((\d)", rb"/\1Date (D:\2", properties)
    objects[int(info)] = b"<< %b >>" % properties
    objects[int(root)] = b"<< " + b"\n   ".join(entries) + b"\n>>"
    if cut is not None and (page := _PAGE.search(data)):
        objects[int(page[1])] = _with_boxes(_dictionary(data, page[1]), cut)
    out = bytearray(data.rstrip() + b"\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root %b 0 R /Info %b 0 R /Prev %b >>\n" % (
        max(first, *objects) + 1,
        root,
        info,
        start,
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def _with_boxes(page: bytes, cut: float) -> bytes:
    """Return the dictionary of a *page* that says where it is cut (PDF 1.4, section 9.10.1)."""
    media = _MEDIA.search(page)
    if media is None:
        return b"<< %b >>" % page
    left, bottom, right, top = (float(number) for number in media[1].split())
    trim = b"%.4f %.4f %.4f %.4f" % (left + cut, bottom + cut, right - cut, top - cut)
    return b"<< %b\n   /BleedBox [ %b ] /TrimBox [ %b ]\n>>" % (page, media[1].strip(), trim)


def _dictionary(data: bytes, number: bytes) -> bytes:
    """Return what is inside the dictionary that is the object of *number*, or nothing."""
    begin, end = b"\n%b 0 obj\n<<" % number, b"\n>>\nendobj"
    start = data.rfind(begin) + len(begin)
    return data[start : data.find(end, start)].strip() if begin in data else b""


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(data), data)
