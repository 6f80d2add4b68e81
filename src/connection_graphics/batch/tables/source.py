"""Where a table comes from: a file, standard input or an open stream, read as often as needed."""

from __future__ import annotations

import errno
import io
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Final

from connection_graphics.errors import DataError, Location, closest

__all__ = ["STANDARD_INPUT", "TABLE_SUFFIXES", "Source", "open_source"]

STANDARD_INPUT: Final = "-"

#: Endings of the files that can be tables, to suggest one.
TABLE_SUFFIXES: Final = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl", ".ndjson", ".ics"}
)

#: What cannot be read twice is kept in memory, up to this many bytes.
_KEPT: Final = 256 * 1024 * 1024

_LOCKED: Final = frozenset({errno.EBUSY, errno.EAGAIN, errno.EDEADLK, errno.ETXTBSY})
#: Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which Excel causes.
_LOCKED_WINDOWS: Final = frozenset({32, 33})


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be read from their start more than once."""

    #: What messages call it.
    name: str
    path: Path | None = None
    data: bytes = b""

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading from the start; a failure is a :class:`DataError`."""
        if self.path is None:
            yield io.BytesIO(self.data)
            return
        with _opened(self.path) as file:
            yield file

    def head(self, size: int) -> bytes:
        """Return the first *size* bytes."""
        with self.open() as file:
            return file.read(size)

    def whole(self, largest: int) -> bytes:
        """Return all bytes, unless there are more than *largest*."""
        pieces: list[bytes] = []
        size = 0
        with self.open() as file:
            # Not read(largest): that makes room for all of them before it looks.
            while piece := file.read(1 << 20):
                pieces.append(piece)
                size += len(piece)
                if size > largest:
                    raise self.error(
                        f"the file has more than {largest >> 20} MB, too many to read at once",
                        hint="save it as CSV or XLSX, which are read row by row",
                        code="table-too-large",
                    )
        return b"".join(pieces)

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters: ``.csv``, or nothing."""
        return Path(self.name).suffix.lower()

    def error(
        self,
        message: str,
        *,
        hint: str = "",
        code: str = "unreadable-table",
        line: int | None = None,
    ) -> DataError:
        """Return an error about the whole file."""
        return DataError(message, hint=hint, code=code, where=Location(file=self.name, line=line))


def open_source(source: str | Path | IO[str] | IO[bytes]) -> Source:
    """Return *source* ready for reading: a path, ``-`` for standard input, or a stream.

    Raises:
        DataError: it is missing, a folder, locked, or may not be read.
    """
    if source == STANDARD_INPUT:
        return _buffered(sys.stdin.buffer, "standard input")
    if not isinstance(source, str | Path):
        return _buffered(source, _stream_name(source))
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise _is_folder(path)
    if path.name.startswith("~$"):
        raise Source(path.name).error(
            "this is the small file by which Excel marks a table as open, not the table",
            hint=f'name the table itself, "{path.name[2:]}"',
        )
    with _opened(path) as file:
        if stat.S_ISREG(mode):
            return Source(path.name, path)
        if stat.S_ISFIFO(mode):  # such as the shell's <(command): it can be read only once
            return _buffered(file, path.name)
    raise Source(path.name).error("this is a device, not a file")


def _buffered(stream: IO[str] | IO[bytes], name: str) -> Source:
    content = stream.read(_KEPT + 1)
    data = content.encode() if isinstance(content, str) else content
    if len(data) > _KEPT:
        raise Source(name).error(
            f"there are more than {_KEPT // 2**20} MB to read", hint="save it as a file first"
        )
    return Source(name, data=data)


def _stream_name(stream: IO[str] | IO[bytes]) -> str:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) else "the table"


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise _unreadable(path, error) from error
    with file:
        yield file


def _missing(path: Path) -> DataError:
    source = Source(path.name)
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return source.error(
            f'there is no folder "{path.parent}"', hint="check the path", code="no-such-file"
        )
    tables = [name for name in names if Path(name).suffix.lower() in TABLE_SUFFIXES]
    near = closest(path.name, tables)
    hint = f'did you mean "{near}"?' if near else "check the name and the folder"
    return source.error(f'there is no file "{path}"', hint=hint, code="no-such-file")


def _is_folder(path: Path) -> DataError:
    try:
        names = sorted(
            entry.name
            for entry in path.iterdir()
            if entry.suffix.lower() in TABLE_SUFFIXES and not entry.name.startswith("~$")
        )
    except OSError:
        names = []
    hint = (
        f"name a table in it, such as {names[0]}" if names else "name a table, such as events.csv"
    )
    return Source(path.name).error("this is a folder, not a table", hint=hint)


def _unreadable(path: Path, error: OSError | ValueError) -> DataError:
    source = Source(path.name)
    if isinstance(error, ValueError):
        return source.error("no file can have this name", hint="check the path")
    windows = getattr(error, "winerror", None)
    if windows in _LOCKED_WINDOWS or error.errno in _LOCKED:
        return source.error(
            "another program has it open and lets nobody else read it",
            hint="close it there, in Excel for example, and try again",
            code="locked-file",
        )
    if isinstance(error, PermissionError):
        return source.error(
            "you may not read this file",
            hint="ask its owner, or copy it to a folder of your own",
            code="no-permission",
        )
    return source.error(f"it cannot be read: {(error.strerror or str(error)).lower()}")
