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
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from itertools import chain, groupby
from typing import Any, Protocol

from PIL import Image, ImageChops

__all__ = ["STRIP_ROWS", "Bitmap", "Chunk", "Mode", "Pressed", "write_png"]

#: Rows pressed together. Fewer keep more of a picture when little changes, but cost more bytes.
STRIP_ROWS = 16

#: Type and data of a chunk that stands before the pixels, such as ``(b"sRGB", b"\\0")``.
Chunk = tuple[bytes, bytes]


class Mode(StrEnum):
    """What a PNG is pressed for; the pixels are the same in all of them."""

    FAST = "fast"
    BALANCED = "balanced"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A strip as it stands in the file."""

    data: bytes
    #: Adler-32 and length of its scanlines, for the sum over the whole stream.
    adler: int
    length: int
    #: Its rows have filters, so that the next strip cannot refer to them as they are.
    filtered: bool = False

    @property
    def presses_badly(self) -> bool:
        """Whether its rows are not flat art."""
        return len(self.data) > self.length * _PRESSES_BADLY


#: Kept strips by how hard they were pressed, number, and whether they refer to the one above.
Shelf = MutableMapping[tuple[str, int, bool], Pressed]


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pixels as cairo has them: blue, green, red, alpha, multiplied by alpha."""

    width: int
    height: int
    data: memoryview
    #: No pixel lets anything through.
    opaque: bool
    #: Whether each strip differs from the pixels that *shelf* belongs to; all where it is empty.
    changed: Sequence[bool] = ()
    shelf: Shelf = field(default_factory=dict)
    #: Rows with words on them: expected to differ from picture to picture.
    worded: Sequence[tuple[int, int]] = ()
    #: It has more than 256 colours.
    rich: bool = False

    @property
    def stride(self) -> int:
        """Bytes from one row to the next."""
        return self.width * 4

    def has_at_most(self, colours: int) -> bool:
        """Whether there are at most so many; told quickly where there are many more."""
        if self.rich and colours <= 256:
            return False
        if self.worded:
            # The smooth edges of letters have more colours than all else.
            top = max(0, min(top for top, _ in self.worded))
            bottom = min(self.height, max(bottom for _, bottom in self.worded))
            if top < bottom and self._colours(top, bottom, colours) is None:
                return False
        return self._colours(0, self.height, colours) is not None

    def _colours(self, top: int, bottom: int, most: int) -> list[tuple[int, object]] | None:
        """Return the colours of the rows from *top* to *bottom*, ``None`` for more than *most*."""
        rows = self.data[top * self.stride : bottom * self.stride]
        return _as_it_is(rows, self.width, bottom - top).getcolors(most)  # type: ignore[return-value]

    def image(self, top: int = 0, bottom: int | None = None) -> Image.Image:
        """Return the rows from *top* to *bottom* as an RGB image, or RGBA if not opaque."""
        bottom = self.height if bottom is None else bottom
        rows = self.data[top * self.stride : bottom * self.stride]
        size = self.width, bottom - top
        mode, raw = ("RGB", "BGRX") if self.opaque else ("RGBA", "BGRa")
        return Image.frombuffer(mode, size, rows, "raw", raw, self.stride, 1)  # type: ignore[arg-type]


def _as_it_is(data: memoryview, width: int, height: int) -> Image.Image:
    """Return cairo's pixels as an image without copying them; red and blue are exchanged."""
    size = width, height
    return Image.frombuffer("RGBX", size, data, "raw", "RGBX", 0, 1)  # type: ignore[arg-type]


class _Compressor(Protocol):
    def compress(self, data: Any, /) -> bytes: ...

    def flush(self, mode: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Effort:
    """A way to press, and what is kept under its name."""

    name: str
    level: int
    #: Bytes before a strip that it may refer to: smaller files, but a strip then also changes
    #: where the one before it does.
    window: int = 0


_QUICK = _Effort("quick", 1)
_LIGHT = _Effort("light", 4)
_USUAL = _Effort("usual", 6, window=32_768)
_HARD = _Effort("hard", 8)
_THOROUGH = _Effort("thorough", 9, window=32_768)
#: For strips in general, and for those with words on them.
_EFFORTS: dict[Mode, tuple[_Effort, _Effort]] = {
    Mode.FAST: (_USUAL, _QUICK),
    Mode.BALANCED: (_USUAL, _LIGHT),
    Mode.SMALL: (_THOROUGH, _HARD),
}
#: Strips that are made ready at once: they stay in the processor's cache until they are pressed.
_AT_ONCE = 4
#: Above this share of their size, rows are not flat art: filters are tried on them.
_PRESSES_BADLY = 0.35
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
    ``small`` presses everything as well as it can, ``balanced`` is between the two.
    """
    rows = _ImageRows(source) if isinstance(source, Image.Image) else _BitmapRows(source)
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


def _stream(rows: _Rows, mode: Mode) -> list[bytes]:
    """Return the zlib stream of all strips, in pieces."""
    parts = [b"\x78\x9c"]
    adler = 1
    for pressed in _pressed(rows, mode):
        parts.append(pressed.data)
        adler = _joined_adler(adler, pressed.adler, pressed.length)
    return [*parts, _END, struct.pack(">I", adler)]


def _pressed(rows: _Rows, mode: Mode) -> Iterator[Pressed]:
    """Yield the strips from top to bottom, neighbours with words as one."""
    effort, for_words = _EFFORTS[mode]
    worded = _worded_strips(rows)
    above: Pressed | None = None
    for with_words, group in groupby(range(rows.strips), worded.__contains__):
        strips = list(group)
        if with_words:
            above = None
            yield from _press_run(rows, strips, for_words)
            continue
        for strip in strips:
            above = _kept_or_pressed(rows, strip, effort, above)
            yield above


def _worded_strips(rows: _Rows) -> frozenset[int]:
    return frozenset(
        strip
        for top, bottom in rows.worded
        for strip in range(max(top, 0) // STRIP_ROWS, -(-min(bottom, rows.height) // STRIP_ROWS))
    )


def _kept_or_pressed(rows: _Rows, strip: int, effort: _Effort, above: Pressed | None) -> Pressed:
    leans = bool(effort.window) and above is not None and not above.filtered
    if rows.is_changed(strip) or (leans and rows.is_changed(strip - 1)):
        return _press(rows, strip, effort, leans=leans)
    key = effort.name, strip, leans
    kept = rows.shelf.get(key)
    if kept is None:
        kept = rows.shelf[key] = _press(rows, strip, effort, leans=leans)
    return kept


def _press_run(rows: _Rows, strips: Sequence[int], effort: _Effort) -> Iterator[Pressed]:
    """Press neighbouring strips as one, which costs fewer bytes than one by one."""
    end = strips[-1] + 1
    pieces = (
        rows.scanlines(first, min(first + _AT_ONCE, end))
        for first in range(strips[0], end, _AT_ONCE)
    )
    pressed = _deflated(chain.from_iterable(pieces), effort)
    if pressed.presses_badly and rows.can_be_filtered:
        for strip in strips:
            yield _press(rows, strip, effort, leans=False)
    else:
        yield pressed


def _press(rows: _Rows, strip: int, effort: _Effort, *, leans: bool) -> Pressed:
    """Press one strip, which may refer to the one above where it *leans* on it."""
    window: bytes | memoryview = b""
    if leans:
        window = rows.scanlines(strip - 1, strip)[-1][-effort.window :]
    plain = _deflated(rows.scanlines(strip, strip + 1), effort, window)
    if not (plain.presses_badly and rows.can_be_filtered):
        return plain
    tried = [_deflated(lines, effort) for lines in _filtered(rows.image(strip))]
    best = min((plain, *tried), key=lambda pressed: len(pressed.data))
    return best if best is plain else replace(best, filtered=True)


# -- filters -----------------------------------------------------------------------------


def _filtered(image: Image.Image) -> Iterator[_Lines]:
    """Yield the scanlines of *image* with the filters Sub, Up and Average (PNG 3, section 9)."""
    left = ImageChops.offset(image, 1, 0)
    left.paste(0, (0, 0, 1, image.height))
    above = ImageChops.offset(image, 0, 1)
    above.paste(0, (0, 0, image.width, 1))
    sub = ImageChops.subtract_modulo(image, left)
    beside = _numbered(sub, 1)
    yield (beside,)
    for number, before in ((2, above), (3, ImageChops.add(left, above, scale=2.0))):
        lines = _numbered(ImageChops.subtract_modulo(image, before), number)
        # The first row refers to nothing above it, so that the strip stands by itself.
        length = len(lines) // image.height
        yield beside[:length], lines[length:]


def _numbered(image: Image.Image, number: int) -> bytes:
    """Return the scanlines of *image*, each after the number of its filter."""
    length = 1 + image.width * len(image.getbands())
    lines = bytearray().join(_lines(image, image.mode, length))
    lines[::length] = bytes([number]) * image.height
    return bytes(lines)


#: Scanlines, in one piece or several.
_Lines = tuple[bytes | memoryview, ...]


def _lines(image: Image.Image, raw_mode: str, length: int) -> _Lines:
    """Return the scanlines of *image*, *length* bytes each, without filter."""
    # Rows padded by a byte have between one and the next the zero that says "no filter".
    return b"\0", memoryview(image.tobytes("raw", raw_mode, length))[:-1]


# -- where rows come from ----------------------------------------------------------------


class _Rows:
    """What is pressed: scanlines, and which strips of them are known already."""

    palette = b""
    #: Alpha of each colour of the palette.
    transparency = b""
    depth = 8

    def __init__(self, width: int, height: int, colour_type: int) -> None:
        self.width = width
        self.height = height
        self.colour_type = colour_type
        self.strips = -(-height // STRIP_ROWS)
        self.shelf: Shelf = {}
        self.worded: Sequence[tuple[int, int]] = ()

    @property
    def can_be_filtered(self) -> bool:
        """Whether a level means more or less of a colour: the number of a colour does not."""
        return self.colour_type != _INDEXED

    def is_changed(self, _strip: int) -> bool:
        return True

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        """Return the strips from *strip* to before *end* as an image."""
        raise NotImplementedError

    def scanlines(self, strip: int, end: int) -> _Lines:
        image = self.image(strip, end)
        return _lines(image, image.mode, 1 + image.width * len(image.getbands()))

    def _span(self, strip: int, end: int | None) -> tuple[int, int]:
        last = strip + 1 if end is None else end
        return strip * STRIP_ROWS, min(last * STRIP_ROWS, self.height)


class _BitmapRows(_Rows):
    def __init__(self, bitmap: Bitmap) -> None:
        super().__init__(bitmap.width, bitmap.height, _RGB if bitmap.opaque else _RGBA)
        self.bitmap = bitmap
        self.shelf = bitmap.shelf
        self.worded = bitmap.worded

    def is_changed(self, strip: int) -> bool:
        return self.bitmap.changed[strip] if self.bitmap.changed else True

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        return self.bitmap.image(*self._span(strip, end))

    def scanlines(self, strip: int, end: int) -> _Lines:
        if not self.bitmap.opaque:
            return super().scanlines(strip, end)
        # The pixels as they are, for Pillow to write backwards: half the time of turning them.
        top, bottom = self._span(strip, end)
        stride = self.bitmap.stride
        rows = self.bitmap.data[top * stride : bottom * stride]
        turned = _as_it_is(rows, self.width, bottom - top)
        return _lines(turned, "BGR", 1 + 3 * self.width)


class _ImageRows(_Rows):
    def __init__(self, image: Image.Image) -> None:
        super().__init__(image.width, image.height, _COLOUR_TYPES[image.mode])
        self.whole = image
        if image.mode == "P":
            self._set_palette(image)

    def image(self, strip: int, end: int | None = None) -> Image.Image:
        top, bottom = self._span(strip, end)
        return self.whole.crop((0, top, self.width, bottom))

    def scanlines(self, strip: int, end: int) -> _Lines:
        if self.depth == 8:
            return super().scanlines(strip, end)
        length = 1 + -(-self.width * self.depth // 8)
        return _lines(self.image(strip, end), f"P;{self.depth}", length)

    def _set_palette(self, image: Image.Image) -> None:
        colours = int(image.getextrema()[1]) + 1  # type: ignore[arg-type]
        entries = bytes(image.getpalette("RGBA") or ())[: 4 * colours]
        alpha = entries[3::4]
        self.palette = b"".join(entries[at : at + 3] for at in range(0, len(entries), 4))
        self.transparency = alpha if min(alpha) < 255 else b""
        self.depth = next(depth for depth in (1, 2, 4, 8) if colours <= 1 << depth)


_RGB, _RGBA, _GREY, _INDEXED = 2, 6, 0, 3
_COLOUR_TYPES = {"RGB": _RGB, "RGBA": _RGBA, "L": _GREY, "P": _INDEXED}


# -- zlib --------------------------------------------------------------------------------


def _deflated(
    lines: Iterable[bytes | memoryview], effort: _Effort, window: bytes | memoryview = b""
) -> Pressed:
    """Return *lines* pressed, ended at a byte, with nothing in it that refers before *window*."""
    libraries = _libraries()
    compressor = libraries.compressor(effort.level, window)
    adler, length, parts = 1, 0, []
    for piece in lines:
        parts.append(compressor.compress(piece))
        adler = libraries.adler32(piece, adler)
        length += len(piece)
    parts.append(compressor.flush(zlib.Z_SYNC_FLUSH))
    return Pressed(b"".join(parts), adler, length)


def _chunk(kind: bytes, *parts: bytes) -> list[bytes]:
    """Return a chunk in pieces: *parts* are its data."""
    crc = zlib.crc32(kind)
    for part in parts:
        crc = _libraries().crc32(part, crc)
    return [struct.pack(">I", sum(map(len, parts))), kind, *parts, struct.pack(">I", crc)]


_BASE = 65521


def _joined_adler(first: int, second: int, length: int) -> int:
    """Return the Adler-32 of two pieces from theirs; *length* is the second piece's (zlib)."""
    rest = length % _BASE
    one = (first & 0xFFFF) + (second & 0xFFFF) - 1
    two = rest * (first & 0xFFFF) + (first >> 16) + (second >> 16) - rest
    return (two % _BASE) << 16 | one % _BASE


@dataclass(frozen=True, slots=True)
class _Libraries:
    """The fastest of what is installed; each writes streams that every reader reads."""

    compressor: Callable[[int, bytes | memoryview], _Compressor]
    adler32: Callable[[bytes | memoryview, int], int]
    crc32: Callable[[bytes, int], int]


@cache
def _libraries() -> _Libraries:
    """Import isal and zlib-ng, which have no wheels for a few kinds of machine."""
    quick: Any = zlib
    thorough: Any = zlib
    with suppress(ImportError):
        from isal import isal_zlib as quick
    with suppress(ImportError):
        from zlib_ng import zlib_ng as thorough

    def compressor(level: int, window: bytes | memoryview) -> _Compressor:
        library = quick if level == _QUICK.level else thorough
        options = {"zdict": window} if len(window) else {}
        made: _Compressor = library.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, **options)
        return made

    return _Libraries(compressor, quick.adler32, quick.crc32)
