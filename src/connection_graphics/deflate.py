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


class Compressor(Protocol):
    """What presses a stream piece by piece."""

    def compress(self, data: Any, /) -> bytes:
        """Take *data*, and return what is ready."""

    def flush(self, mode: int, /) -> bytes:
        """Return all the rest."""


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
        return made

    return Libraries(
        compressor,
        quick.adler32,
        quick.crc32,
        lambda data: quick.compress(data, QUICK),
        quick.decompress,
    )
