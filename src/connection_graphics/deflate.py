"""The fastest libraries for zlib's format that are installed: isal and zlib-ng, or Python's own."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

__all__ = ["QUICK", "Libraries", "libraries"]

#: The level that isal presses at; all others are zlib-ng's.
QUICK = 1
#: Bytes that isal presses as a block of their own before all others; see `_Steady`.
_HEAD = 8


class Compressor(Protocol):
    """What presses a stream piece by piece."""

    def compress(self, data: Any, /) -> bytes:
        """Take *data*, and return what is ready."""

    def flush(self, mode: int, /) -> bytes:
        """Return all the rest."""


class _Steady:
    """isal's compressor, which gives the same bytes wherever it stands in memory.

    At level 1 ISA-L 2.32 files the third byte of a stream in its table of matches under part of
    the compressor's address, which finds another match now and then. A block
    too short for its loop is pressed by other code, which fills the table rightly.
    """

    def __init__(self, compressor: Compressor) -> None:
        self._compressor = compressor
        self._head = b""

    def compress(self, data: Any, /) -> bytes:
        missing = _HEAD - len(self._head)
        if not missing:
            return self._compressor.compress(data)
        self._head += data[:missing]
        if len(self._head) < _HEAD:
            return b""
        head = self._compressor.compress(self._head) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        return head + self._compressor.compress(data[missing:])

    def flush(self, mode: int, /) -> bytes:
        held = self._head if len(self._head) < _HEAD else b""
        return self._compressor.compress(held) + self._compressor.flush(mode)


@dataclass(frozen=True, slots=True)
class Libraries:
    """The fastest of what is installed; each writes streams that every reader reads."""

    compressor: Callable[[int, bytes | memoryview], Compressor]
    adler32: Callable[[bytes | memoryview, int], int]
    crc32: Callable[[bytes, int], int]
    #: Press bytes at once, and as quickly as can be; and back.
    packed: Callable[[bytes], bytes]
    unpacked: Callable[[bytes], bytes]


@cache
def libraries() -> Libraries:
    """Import isal and zlib-ng, which have no wheels for a few kinds of machine."""
    quick: Any = zlib
    thorough: Any = zlib
    with suppress(ImportError):
        from isal import isal_zlib as quick
    with suppress(ImportError):
        from zlib_ng import zlib_ng as thorough

    def compressor(level: int, window: bytes | memoryview) -> Compressor:
        library = quick if level == QUICK else thorough
        options = {"zdict": window} if len(window) else {}
        made: Compressor = library.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, **options)
        return made if library is zlib or library is thorough else _Steady(made)

    return Libraries(
        compressor,
        quick.adler32,
        quick.crc32,
        lambda data: quick.compress(data, QUICK),
        quick.decompress,
    )
