"""The container and the records of an old Excel workbook (XLS), as [MS-CFB] and [MS-XLS] say.

Read here and not by python-calamine, which makes room for every cell up to the farthest (1 GB
for one at IV65536), gives an error such as #REF! as an empty cell, forgets how a number is
shown, and on a damaged file writes Rust's traceback over the terminal.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

__all__ = ["Kind", "NotAWorkbook", "Record", "Strings", "records", "workbook_stream"]

_FREE: Final = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY: Final = 128


class Kind(IntEnum):
    """The kinds of record that matter here, by the names of [MS-XLS]."""

    BOF = 0x0809
    EOF = 0x000A
    CONTINUE = 0x003C
    # The workbook as a whole.
    FILEPASS = 0x002F
    DATE1904 = 0x0022
    FORMAT = 0x041E
    XF = 0x00E0
    BOUNDSHEET = 0x0085
    SST = 0x00FC
    # A sheet and its cells.
    ROW = 0x0208
    MERGECELLS = 0x00E5
    FORMULA = 0x0006
    STRING = 0x0207
    BOOLERR = 0x0205
    NUMBER = 0x0203
    RK = 0x027E
    MULRK = 0x00BD
    LABEL = 0x0204
    LABELSST = 0x00FD
    RSTRING = 0x00D6


class NotAWorkbook(Exception):  # noqa: N818 - it says what the file is not
    """A compound file without a workbook; the arguments are the names of its streams."""


@dataclass(frozen=True, slots=True)
class _Container:
    """A compound file: sectors chained to streams, as in the FAT of a floppy disk."""

    data: bytes
    sector: int
    chains: Sequence[int]

    def sectors(self, first: int) -> Iterator[int]:
        """Yield where the sectors of a stream begin.

        Raises:
            ValueError: the chain leads nowhere, or round in a circle.
        """
        number, seen = first, 0
        while number < _FREE:
            if number >= len(self.chains) or seen > len(self.chains):
                raise ValueError(number)
            yield (number + 1) * self.sector
            number, seen = self.chains[number], seen + 1

    def stream(self, first: int) -> bytes:
        """Return the bytes of a stream."""
        return b"".join(self.data[place : place + self.sector] for place in self.sectors(first))


def workbook_stream(data: bytes) -> bytes:
    """Return the records of the workbook in the compound file *data*.

    Raises:
        NotAWorkbook: it holds something else.
        ValueError, IndexError, struct.error: it is damaged.
    """
    container = _container(data)
    directory = container.stream(struct.unpack_from("<I", data, 48)[0])
    names: list[str] = []
    for place in range(0, len(directory), _ENTRY):
        length = struct.unpack_from("<H", directory, place + 64)[0]
        raw = directory[place : place + max(0, min(length, 64) - 2)]
        names.append(raw.decode("utf-16-le", "replace"))
        if names[-1].lower() in {"workbook", "book"}:
            return container.stream(struct.unpack_from("<I", directory, place + 116)[0])
    raise NotAWorkbook(*names)


def _container(data: bytes) -> _Container:
    power = struct.unpack_from("<H", data, 30)[0]
    if power not in {9, 12}:
        raise ValueError(power)
    sector = 1 << power
    entries = sector // 4
    tables = list(struct.unpack_from("<109I", data, 76))
    following, lists = struct.unpack_from("<II", data, 68)
    for _ in range(min(lists, len(data) // sector)):
        if following >= _FREE:
            break
        *more, following = struct.unpack_from(f"<{entries}I", data, (following + 1) * sector)
        tables += more
    chains: list[int] = []
    for table in tables:
        if table < _FREE:
            chains += struct.unpack_from(f"<{entries}I", data, (table + 1) * sector)
    return _Container(data, sector, chains)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, and its content with that of the records that continue it."""

    kind: int
    parts: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        """The content of the record itself."""
        return self.parts[0]


def records(stream: bytes, place: int) -> Iterator[Record]:
    """Yield the records of the substream at *place*, without those of substreams within it."""
    depth = 0
    while place + 4 <= len(stream):
        kind, content, place = _record(stream, place)
        depth += (kind == Kind.BOF) - (kind == Kind.EOF)
        if depth <= 0:
            return
        parts = [content]
        while place + 4 <= len(stream) and stream[place : place + 2] == _CONTINUES:
            _, content, place = _record(stream, place)
            parts.append(content)
        if depth == 1:
            yield Record(kind, tuple(parts))


_CONTINUES: Final = Kind.CONTINUE.to_bytes(2, "little")


def _record(stream: bytes, place: int) -> tuple[int, bytes, int]:
    kind, length = struct.unpack_from("<HH", stream, place)
    return kind, stream[place + 4 : place + 4 + length], place + 4 + length


_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


class Strings:
    """Reads the texts of a record one after the other, over the ends of its parts."""

    def __init__(self, record: Record, start: int) -> None:
        self._parts = record.parts
        self._part = 0
        self._place = start

    def text(self, *, short: bool = False) -> str:
        """Return the next text; a *short* one has its length in one byte.

        Raises:
            ValueError: there is none.
        """
        count = self.number(1 if short else 2)
        flags = self.number(1)
        runs = self.number(2) if flags & _RICH else 0
        phonetic = self.number(4) if flags & _PHONETIC else 0
        text = self._letters(count, wide=bool(flags & _WIDE))
        self._pass_over(4 * runs + phonetic)
        return text

    def number(self, size: int) -> int:
        """Return the next *size* bytes as a number."""
        return int.from_bytes(bytes(self._byte() for _ in range(size)), "little")

    def _letters(self, count: int, *, wide: bool) -> str:
        text = ""
        while True:
            size = 2 if wide else 1
            part = self._parts[self._part]
            letters = min(count, (len(part) - self._place) // size)
            raw = part[self._place : self._place + letters * size]
            text += raw.decode("utf-16-le" if wide else "latin-1", "replace")
            self._place += letters * size
            count -= letters
            if not count:
                return text
            self._next_part()
            wide = bool(self.number(1) & _WIDE)  # each part says anew how its letters are written

    def _byte(self) -> int:
        while self._place >= len(self._parts[self._part]):
            self._next_part()
        self._place += 1
        return self._parts[self._part][self._place - 1]

    def _pass_over(self, size: int) -> None:
        while size > (rest := len(self._parts[self._part]) - self._place):
            size -= rest
            self._next_part()
        self._place += size

    def _next_part(self) -> None:
        self._part += 1
        self._place = 0
        if self._part == len(self._parts):
            raise ValueError("a text has no end")
