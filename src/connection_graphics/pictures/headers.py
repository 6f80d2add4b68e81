"""What a picture's first bytes say: its type and its size, before anything is decoded.

A name's ending says nothing: ``logo.png`` is often a JPEG. The size is read here and
not by Pillow, so that a small file that unfolds to gigabytes is refused unopened.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["PHOTOGRAPHS", "is_animated", "kind_of", "looks_like", "size_of"]

#: Types that hold pixels; Pillow's names for them are the same in capitals.
PHOTOGRAPHS: Final = ("png", "jpeg", "webp")

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = re.compile(rb"<(?:\w+:)?svg[\s/>]")
#: How far into a file `<svg` may stand: editors write long comments before it.
_PROLOGUE: Final = 16_384

#: Beginnings of files that people send as logos and photographs, and what we call them.
_OTHERS: Final = (
    (b"GIF8", "a GIF"),
    (b"%PDF", "a PDF"),
    (b"%!PS", "an EPS or PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "an EPS file"),
    (b"8BPS", "a Photoshop file"),
    (b"II*\0", "a TIFF"),
    (b"MM\0*", "a TIFF"),
    (b"II+\0", "a TIFF"),
    (b"BM", "a Windows bitmap"),
    (b"\0\0\1\0", "a Windows icon"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (b"PK\3\4", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "a text document"),
    (b"\x1aE\xdf\xa3", "a video"),
)
#: The brands of ISO media files (bytes 8 to 12, after "ftyp").
_BRANDS: Final = {
    b"heic": "an HEIC photo",
    b"heix": "an HEIC photo",
    b"mif1": "an HEIC photo",
    b"msf1": "an HEIC photo",
    b"avif": "an AVIF",
    b"avis": "an AVIF",
}

#: Markers of JPEG that stand alone: they have no length behind them.
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
#: Starts of a frame, which has the size: SOF0 to SOF15 without DHT, JPG and DAC.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def kind_of(data: bytes) -> str | None:
    """Return ``png``, ``jpeg``, ``webp`` or ``svg``, or ``None`` for anything else."""
    if data.startswith(_PNG):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"\x1f\x8b") or _SVG.search(data[:_PROLOGUE]):
        return "svg"
    # A drawing saved as UTF-16 has a zero in each letter.
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} and _SVG.search(data[:_PROLOGUE].replace(b"\0", b"")):
        return "svg"
    return None


def looks_like(data: bytes) -> str:
    """Return what a file that is no picture of ours most likely is, with its article."""
    for start, name in _OTHERS:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "a video")
    head = data[:1024].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return "not a picture"


def size_of(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height in px as stored, or ``None`` where the header is damaged."""
    reader = {"png": _png_size, "jpeg": _jpeg_size, "webp": _webp_size}[kind]
    try:
        width, height = reader(data)
    except (IndexError, ValueError):
        return None
    return (width, height) if width > 0 and height > 0 else None


def is_animated(data: bytes, kind: str) -> bool:
    """Tell whether the file holds several frames.

    A JPEG never does: the further pictures in those of a phone are depth maps and the like.
    """
    if kind == "png":
        control = data.find(b"acTL", 8)
        return 0 < control < data.find(b"IDAT", 8)
    return kind == "webp" and data[12:16] == b"VP8X" and bool(data[20] & 0x02)


def _png_size(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise ValueError
    return _number(data, 16, 4, "big"), _number(data, 20, 4, "big")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while True:
        while data[at] != 0xFF:
            at += 1
        while data[at] == 0xFF:
            at += 1
        marker = data[at]
        at += 1
        if marker in _FRAMES:
            return _number(data, at + 5, 2, "big"), _number(data, at + 3, 2, "big")
        if marker not in _ALONE:
            at += max(2, _number(data, at, 2, "big"))


def _webp_size(data: bytes) -> tuple[int, int]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    if chunk == b"VP8L" and data[20] == 0x2F:
        packed = _number(data, 21, 4, "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF
    raise ValueError


def _number(data: bytes, at: int, length: int, order: str) -> int:
    part = data[at : at + length]
    if len(part) < length:
        raise ValueError
    return int.from_bytes(part, "big" if order == "big" else "little")
