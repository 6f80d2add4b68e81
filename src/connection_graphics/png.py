"""Rows of pixels → a PNG file, pressed strip by strip, so that what did not change is kept.

The data of a PNG is one zlib stream. Here it is made of strips of 16 rows, each pressed by
itself and ended at a byte, so that a strip can be put into the next file as it stands. Strips
with words on them, which differ in every picture, are pressed together and with less effort.
What a file's bytes are depends on its pixels, mode and chunks, and on where its words are, but
never on what was kept.

Scanlines are not filtered: on flat art every filter made larger files, with every compressor
tried. Where a strip does not press well, as in a photograph, the filters are tried on it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import chain, groupby

from PIL import Image

from .bitmap import STRIP_ROWS, Bitmap, Pressed
from .deflate import QUICK, libraries
from .scanlines import BitmapRows, ImageRows, Lines, Rows, filtered

__all__ = ["Chunk", "Mode", "write_png"]

#: Type and data of a chunk that stands before the pixels, such as ``(b"sRGB", b"\\0")``.
Chunk = tuple[bytes, bytes]


class Mode(StrEnum):
    """What a PNG is pressed for; the pixels are the same in all of them."""

    FAST = "fast"
    BALANCED = "balanced"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class _Effort:
    """A way to press, and what is kept under its name."""

    name: str
    level: int
    #: Bytes before a strip that it may refer to: smaller files, but a strip then also changes
    #: where the one before it does.
    window: int = 0
    #: A quicker way, for what it presses nearly as well: flat art.
    for_flat: _Effort | None = None


_QUICK = _Effort("quick", QUICK)
_LIGHT = _Effort("light", 4, for_flat=_QUICK)
_USUAL = _Effort("usual", 6, window=32_768)
_HARD = _Effort("hard", 8)
_THOROUGH = _Effort("thorough", 9, window=32_768)
#: For strips in general, and for those with words on them.
_EFFORTS: dict[Mode, tuple[_Effort, _Effort]] = {
    Mode.FAST: (_USUAL, _QUICK),
    Mode.BALANCED: (_USUAL, _LIGHT),
    Mode.SMALL: (_THOROUGH, _HARD),
}
#: Rows are flat art where the quick way presses them to this part: zlib-ng's level 4 then makes
#: 7 % less of them in three times the time; of gradients, beyond it, 15 to 25 %.
_FLAT = 1 / 14
#: Strips that are made ready at once: they stay in the processor's cache until they are pressed.
_AT_ONCE = 4
#: Ends a stream of strips: a last block with nothing in it (RFC 1951, section 3.2.6).
_END = b"\x03\x00"


def write_png(
    source: Bitmap | Image.Image,
    *,
    mode: Mode | str = Mode.BALANCED,
    chunks: Iterable[Chunk] = (),
) -> bytes:
    """Return *source* as a PNG file; *chunks* go before the pixels.

    An image may be RGB, RGBA, L or P. ``fast`` presses rows with words on them quickly,
    ``balanced`` all but flat art less quickly, and ``small`` everything as well as it can.
    """
    rows = ImageRows(source) if isinstance(source, Image.Image) else BitmapRows(source)
    header = struct.pack(">IIBBBBB", rows.width, rows.height, rows.depth, rows.colour_type, 0, 0, 0)
    file = [b"\x89PNG\r\n\x1a\n", *_chunk(b"IHDR", header)]
    for kind, data in chunks:
        file += _chunk(kind, data)
    if rows.palette:
        file += _chunk(b"PLTE", rows.palette)
    if rows.transparency:
        file += _chunk(b"tRNS", rows.transparency)
    file += _chunk(b"IDAT", *_stream(rows, Mode(mode)))
    file += _chunk(b"IEND")
    return b"".join(file)


def _stream(rows: Rows, mode: Mode) -> list[bytes]:
    """Return the zlib stream of all strips, in pieces."""
    parts = [b"\x78\x9c"]
    adler = 1
    for pressed in _pressed(rows, mode):
        parts.append(pressed.data)
        adler = _joined_adler(adler, pressed.adler, pressed.length)
    return [*parts, _END, struct.pack(">I", adler)]


def _pressed(rows: Rows, mode: Mode) -> Iterator[Pressed]:
    """Yield the strips from top to bottom, neighbours with words as one."""
    effort, for_words = _EFFORTS[mode]
    worded = _worded_strips(rows)
    above: Pressed | None = None
    for with_words, group in groupby(range(rows.strips), worded.__contains__):
        strips = list(group)
        if with_words:
            above = None
            yield from _kept(rows, strips, for_words, partial(_press_run, rows, strips, for_words))
            continue
        for strip in strips:
            leans = bool(effort.window) and above is not None and not above.filtered
            press = partial(_press_one, rows, strip, effort, leans=leans)
            (above,) = _kept(rows, [strip], effort, press, leans=leans)
            yield above


def _worded_strips(rows: Rows) -> frozenset[int]:
    return frozenset(
        strip
        for top, bottom in rows.worded
        for strip in range(max(top, 0) // STRIP_ROWS, -(-min(bottom, rows.height) // STRIP_ROWS))
    )


def _kept(
    rows: Rows,
    strips: Sequence[int],
    effort: _Effort,
    press: Callable[[], tuple[Pressed, ...]],
    *,
    leans: bool = False,
) -> tuple[Pressed, ...]:
    """Return *strips* as they are kept; pressed, and kept where they have not changed."""
    first, last = strips[0], strips[-1]
    if any(map(rows.is_changed, range(first - leans, last + 1))):
        return press()
    key = effort.name, rows.colour_type, first, last, leans
    kept = rows.shelf.get(key)
    if kept is None:
        kept = rows.shelf[key] = press()
    return kept


def _press_run(rows: Rows, strips: Sequence[int], effort: _Effort) -> tuple[Pressed, ...]:
    """Press neighbouring strips as one, which costs fewer bytes than one by one."""
    pressed = None if effort.for_flat is None else _pressed_flat(rows, strips, effort.for_flat)
    if pressed is None:
        pressed = _deflated(chain.from_iterable(_pieces(rows, strips)), effort)
    if pressed.presses_badly and rows.can_be_filtered:
        return tuple([_press(rows, strip, effort, leans=False) for strip in strips])
    return (pressed,)


def _pressed_flat(rows: Rows, strips: Sequence[int], effort: _Effort) -> Pressed | None:
    """Return neighbouring strips pressed as one, or ``None`` where the first are not flat art."""
    stream = _Stream(effort)
    pieces = _pieces(rows, strips)
    stream.add(next(pieces))
    begun = stream.flushed()
    if len(begun.data) > begun.length * _FLAT:
        return None
    stream.add(chain.from_iterable(pieces))
    return stream.flushed()


def _pieces(rows: Rows, strips: Sequence[int]) -> Iterator[Lines]:
    """Yield the scanlines of neighbouring strips, a few strips at a time."""
    end = strips[-1] + 1
    for first in range(strips[0], end, _AT_ONCE):
        yield rows.scanlines(first, min(first + _AT_ONCE, end))


def _press_one(rows: Rows, strip: int, effort: _Effort, *, leans: bool) -> tuple[Pressed, ...]:
    return (_press(rows, strip, effort, leans=leans),)


def _press(rows: Rows, strip: int, effort: _Effort, *, leans: bool) -> Pressed:
    """Press one strip, which may refer to the one above where it *leans* on it."""
    window: bytes | memoryview = b""
    if leans:
        window = rows.scanlines(strip - 1, strip)[-1][-effort.window :]
    plain = _deflated(rows.scanlines(strip, strip + 1), effort, window)
    if not (plain.presses_badly and rows.can_be_filtered):
        return plain
    tried = [_deflated(lines, effort) for lines in filtered(rows.image(strip))]
    best = min((plain, *tried), key=lambda pressed: len(pressed.data))
    return best if best is plain else replace(best, filtered=True)


# -- zlib --------------------------------------------------------------------------------


def _deflated(
    lines: Iterable[bytes | memoryview], effort: _Effort, window: bytes | memoryview = b""
) -> Pressed:
    """Return *lines* pressed, ended at a byte, with nothing in it that refers before *window*."""
    stream = _Stream(effort, window)
    stream.add(lines)
    return stream.flushed()


class _Stream:
    """Scanlines that are pressed one after the other; nothing refers before *window*."""

    def __init__(self, effort: _Effort, window: bytes | memoryview = b"") -> None:
        self._compressor = libraries().compressor(effort.level, window)
        self._parts: list[bytes] = []
        self._adler, self._length = 1, 0

    def add(self, lines: Iterable[bytes | memoryview]) -> None:
        """Press *lines*."""
        compress, adler32 = self._compressor.compress, libraries().adler32
        for piece in lines:
            self._parts.append(compress(piece))
            self._adler = adler32(piece, self._adler)
            self._length += len(piece)

    def flushed(self) -> Pressed:
        """Return all that was pressed, ended at a byte."""
        self._parts.append(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return Pressed(b"".join(self._parts), self._adler, self._length)


def _chunk(kind: bytes, *parts: bytes) -> list[bytes]:
    """Return a chunk in pieces: *parts* are its data."""
    crc = zlib.crc32(kind)
    for part in parts:
        crc = libraries().crc32(part, crc)
    return [struct.pack(">I", sum(map(len, parts))), kind, *parts, struct.pack(">I", crc)]


_BASE = 65521


def _joined_adler(first: int, second: int, length: int) -> int:
    """Return the Adler-32 of two pieces from theirs; *length* is the second piece's (zlib)."""
    rest = length % _BASE
    one = (first & 0xFFFF) + (second & 0xFFFF) - 1
    two = rest * (first & 0xFFFF) + (first >> 16) + (second >> 16) - rest
    return (two % _BASE) << 16 | one % _BASE
