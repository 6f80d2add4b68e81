"""In which encoding a text file is: decided from all its bytes, the same way each time.

A byte order mark decides; else valid UTF-8 is UTF-8; else it is one of the single-byte
encodings that spreadsheets write, cp1252 (Windows), Mac Roman (Excel for Mac) or cp850 ("CSV
(MS-DOS)"), whichever makes likelier letters of the bytes beyond ASCII in their places.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from connection_graphics.batch.tables.raw import Note
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location, Notice, UnknownNameError

__all__ = ["Encoding", "detect_encoding"]

_CHUNK: Final = 1 << 16
_SAMPLE: Final = 4096


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a text file become characters."""

    #: What messages call it, ``UTF-8``.
    name: str
    #: What Python calls it; a codec that drops the byte order mark where there can be one.
    codec: str
    errors: str = "strict"


_UTF8: Final = Encoding("UTF-8", "utf-8-sig")
_UTF8_DAMAGED: Final = Encoding("UTF-8", "utf-8-sig", "replace")
_UTF16_LE: Final = Encoding("UTF-16", "utf-16-le")
_UTF16_BE: Final = Encoding("UTF-16", "utf-16-be")
_MAC_ROMAN: Final = Encoding("Mac Roman", "mac-roman")
#: Five bytes mean nothing in cp1252: where it was chosen, they are told as lost letters.
_CP1252: Final = Encoding("Windows-1252", "cp1252", "replace")
_DOS: Final = Encoding("cp850 (DOS)", "cp850")
#: In the order of how often they are met, which decides between equals.
_SINGLE_BYTE: Final = (_CP1252, _MAC_ROMAN, _DOS)

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, Encoding("UTF-32", "utf-32")),
    (codecs.BOM_UTF32_BE, Encoding("UTF-32", "utf-32")),
    (codecs.BOM_UTF8, _UTF8),
    (codecs.BOM_UTF16_LE, Encoding("UTF-16", "utf-16")),
    (codecs.BOM_UTF16_BE, Encoding("UTF-16", "utf-16")),
)
#: The names that people give encodings, for a suggestion.
_NAMES: Final = (
    *("utf-8", "utf-16", "cp1252", "mac-roman", "cp850", "cp437"),
    *("iso-8859-1", "iso-8859-2", "cp1250"),
)


def detect_encoding(source: Source, wanted: str | None, note: Note) -> Encoding:
    """Return the encoding of *source*, or check that it is the one *wanted*.

    Raises:
        UnknownNameError: there is no encoding *wanted*.
        DataError: the bytes are not text, or not in that encoding.
    """
    if wanted is not None:
        return _checked(source, _named(wanted))
    head = source.head(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return _checked(source, encoding)
    if encoding_16 := _unmarked_utf16(head):
        return _checked(source, encoding_16)
    encoding = _from_bytes(source)
    if encoding in _SINGLE_BYTE:
        note(_guessed(source, encoding))
    return encoding


def _named(name: str) -> Encoding:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        raise UnknownNameError("encoding", name, _NAMES) from None
    if not codec._is_text_encoding:  # noqa: SLF001 - "base64" is a codec too, and bytes.decode asks this
        raise UnknownNameError("encoding", name, _NAMES)
    return Encoding(name, "utf-8-sig" if codec.name == "utf-8" else codec.name)


def _checked(source: Source, encoding: Encoding) -> Encoding:
    """Return *encoding* when all bytes of *source* are in it, and none is NUL."""
    decoder = codecs.getincrementaldecoder(encoding.codec)(encoding.errors)
    line = 1
    with source.open() as file:
        while chunk := file.read(_CHUNK):
            line += _line_breaks(source, encoding, decoder, chunk, line)
        _line_breaks(source, encoding, decoder, b"", line, final=True)
    return encoding


def _line_breaks(
    source: Source,
    encoding: Encoding,
    decoder: codecs.IncrementalDecoder,
    chunk: bytes,
    line: int,
    *,
    final: bool = False,
) -> int:
    try:
        text = decoder.decode(chunk, final)
    except UnicodeError as error:
        raise source.error(
            f"the file is not in {encoding.name}, or is damaged",
            hint="save it again as CSV UTF-8",
            code="bad-encoding",
        ) from error
    if "\0" in text:
        raise _holds_nul(source, line + text[: text.index("\0")].count("\n"))
    return text.count("\n")


def _unmarked_utf16(head: bytes) -> Encoding | None:
    """Return the UTF-16 in which every second byte of mostly ASCII text is NUL, if it is so."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    many = len(head) * 0.3
    if odd > many and even < odd / 10:
        return _UTF16_LE
    if even > many and odd < even / 10:
        return _UTF16_BE
    return None


def _from_bytes(source: Source) -> Encoding:
    """Decide between UTF-8 and the single-byte encodings."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, valid = 1, True
    with source.open() as file:
        while chunk := file.read(_CHUNK):
            if (place := chunk.find(b"\0")) >= 0:
                raise _holds_nul(source, line + chunk.count(b"\n", 0, place))
            line += chunk.count(b"\n")
            valid = valid and _decodes(decoder, chunk)
    if valid and _decodes(decoder, b"", final=True):
        return _UTF8
    return _single_byte(source)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


#: A byte beyond ASCII between its neighbours; the look-ahead lets neighbours overlap.
_IN_PLACE: Final = re.compile(rb"(?<=([\x00-\xff]))(?=([\x80-\xff])([\x00-\xff]))")
_UTF8_SEQUENCE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def _single_byte(source: Source) -> Encoding:
    places: Counter[tuple[bytes, ...]] = Counter()
    high = in_sequences = 0
    last = b" "
    with source.open() as file:
        while chunk := file.read(_CHUNK):
            window = last + chunk
            places.update(match.groups() for match in _IN_PLACE.finditer(window + b" "))
            high += len(_HIGH.findall(chunk))
            in_sequences += sum(len(found) for found in _UTF8_SEQUENCE.findall(chunk))
            last = chunk[-1:]
    if in_sequences > 2 * (high - in_sequences):
        return _UTF8_DAMAGED
    scores = {
        encoding.codec: sum(
            times * _likelihood(*(byte.decode(encoding.codec, "replace") for byte in place))
            for place, times in places.items()
        )
        for encoding in _SINGLE_BYTE
    }
    return max(_SINGLE_BYTE, key=lambda encoding: scores[encoding.codec])


_APOSTROPHES: Final = "’‘"
_OPENING: Final = "“‘«£€¡¿"
_DASHES: Final = "–—"
_SIGNS: Final = "…”»°½¼¾·•©®™ºª²³\u00a0"


def _likelihood(before: str, char: str, after: str) -> int:
    """Return how likely *char* is where it stands, from -3 to 3."""
    if char == "\ufffd" or "\x80" <= char <= "\x9f":
        return -3
    if char.isalpha() and char not in "ºª":
        return _likelihood_of_letter(before, char, after)
    if char in _APOSTROPHES and before.isalpha() and after.isalpha():
        return 3
    if char in _DASHES and (before.isspace() == after.isspace()):
        return 2
    if char in _OPENING and not before.isalnum():
        return 2
    return 1 if char in _SIGNS and not after.islower() else -1


def _likelihood_of_letter(before: str, char: str, after: str) -> int:
    if char in "ƒπΩµ":
        return -2
    if char.islower():
        return 2 if before.isalpha() or after.isalpha() else 0
    if before.islower() or (before.isspace() and after.isspace()):
        return -2
    return 1 if after.isalpha() or before.isupper() else -1


def _guessed(source: Source, encoding: Encoding) -> Notice:
    return Notice(
        "encoding-guessed",
        f"the file is not in UTF-8; it was read as {encoding.name}. "
        "If accented letters come out wrong, save it as CSV UTF-8, or name another: "
        f"--encoding {_another_than(encoding)}",
        Location(file=source.name),
    )


def _another_than(encoding: Encoding) -> str:
    others = [other.codec for other in _SINGLE_BYTE if other != encoding]
    return f"{', '.join(others)} or cp1250"


def _holds_nul(source: Source, line: int) -> DataError:
    return source.error(
        "this is not a text file, or it is damaged: it holds NUL characters",
        hint="save it again as CSV UTF-8",
        code="not-a-table",
        line=line,
    )
