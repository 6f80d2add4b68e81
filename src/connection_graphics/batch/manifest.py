"""The record of a batch: one entry a file, in ``manifest.json`` and ``manifest.csv``.

While a batch runs, entries are appended to a journal, each flushed, so that a batch that was
killed knows afterwards what it had done. At the end the manifest is written from it, sorted and
without times: an interrupted and an undisturbed run end with the same bytes. Entries are kept
in the files, not in memory; here are only their places.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, TextIO

from connection_graphics import __version__
from connection_graphics.errors import OutputError
from connection_graphics.whole_files import whole_file

__all__ = [
    "MANIFEST",
    "MANIFEST_CSV",
    "Earlier",
    "Entry",
    "Journal",
    "harmless",
    "read_manifest",
    "write_manifest",
]

MANIFEST: Final = "manifest.json"
MANIFEST_CSV: Final = "manifest.csv"

#: Of a manifest's layout; a reader refuses what it does not know.
_SCHEMA: Final = 1

Status = Literal["drawn", "failed", "left-over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one file, or of one that could not be made."""

    #: As a spreadsheet counts: the headings are row 1.
    row: int
    id: str = ""
    lang: str = ""
    template: str = ""
    format: str = ""
    width: int = 0
    height: int = 0
    #: Relative to the folder, with ``/``; empty where there is no file.
    path: str = ""
    bytes: int = 0
    sha256: str = ""
    alt_text: str = ""
    post_text: str = ""
    #: Size of each field's letters in px.
    font_sizes: Mapping[str, float] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    #: ``left-over``: made by an earlier run, and of no row any more.
    status: Status = "drawn"
    error_code: str = ""
    error: str = ""
    #: Digest of all that the file was made of.
    inputs: str = ""
    #: Where the file stands among those of its row; no part of what is written.
    order: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return what is written in ``manifest.json``."""
        return {name: getattr(self, name) for name in _WRITTEN}

    def as_cells(self) -> list[str]:
        """Return what is written in ``manifest.csv``."""
        cells = self.as_json() | {
            "font_sizes": "; ".join(f"{name} {size:g}" for name, size in self.font_sizes.items()),
            "notices": "; ".join(self.notices),
        }
        return [harmless(str(cell)) for cell in cells.values()]

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Entry:
        """Return the entry that was written as *value*; raises when none was."""
        if not isinstance(value["row"], int) or not isinstance(value["path"], str):
            raise TypeError("not an entry")
        entry = cls(**{name: value[name] for name in _WRITTEN if name in value})
        return replace(entry, notices=tuple(entry.notices))


_WRITTEN: Final = tuple(part.name for part in fields(Entry) if part.name != "order")
_DAMAGE: Final = (ValueError, TypeError, KeyError, RecursionError)

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


# ------------------------------------------------------------------------- the manifest


def write_manifest(folder: Path, entries: Iterable[Entry], *, problems: str = "") -> Path:
    """Write both files of *entries*, which are sorted, and return the path of the JSON.

    Each is written as a whole or not at all. *problems* is the SHA-256 of the problems file.

    Raises:
        OutputError: they cannot be written.
    """
    with (
        _whole_text(folder / MANIFEST) as as_json,
        _whole_text(folder / MANIFEST_CSV) as as_csv,
    ):
        as_csv.write("\ufeff")  # without it Excel takes UTF-8 for the system's own encoding
        table = csv.writer(as_csv)
        table.writerow(_WRITTEN)
        program = f"connection-graphics {__version__}"
        head = {"schema": _SCHEMA, "program": program, "problems": problems}
        as_json.write(json.dumps(head)[:-1] + ', "files": [')
        separator = "\n"
        for entry in entries:
            as_json.write(separator + _line(entry))
            table.writerow(entry.as_cells())
            separator = ",\n"
        as_json.write("\n]}\n")
    return folder / MANIFEST


def read_manifest(folder: Path) -> Iterator[Entry]:
    """Yield the entries of the manifest in *folder*; none when there is no manifest.

    Raises:
        OutputError: it is damaged, or of another version.
    """
    path = folder / MANIFEST
    if path.is_file():
        yield from (entry for _, entry in _located_entries(path))


def _located_entries(path: Path) -> Iterator[tuple[int, Entry]]:
    """Yield each entry of a manifest, with the place of its line."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline().rstrip()[: -len("[")] + b"[]}")
            if head["schema"] != _SCHEMA:
                raise _damaged(path, "another version of the program wrote it")
            offset = file.tell()
            for line in file:
                if line.rstrip() == b"]}":
                    return
                yield offset, _entry(line)
                offset += len(line)
        raise _damaged(path, "its end is missing")
    except _DAMAGE as error:
        raise _damaged(path, "something else has changed it") from error
    except OSError as error:
        raise _damaged(path, error.strerror or str(error)) from error


def _head(file: BinaryIO, path: Path) -> dict[str, Any]:
    head = json.loads(file.readline().rstrip() + b"]}")
    if not isinstance(head, dict) or head["schema"] != _SCHEMA:
        raise _damaged(path, "another version of the program wrote it")
    return head


def _damaged(path: Path, why: str) -> OutputError:
    return OutputError(f"{path.name} cannot be read: {why}", code="damaged-manifest")


def _line(entry: Entry) -> str:
    return json.dumps(entry.as_json(), ensure_ascii=False)


def _entry(line: bytes) -> Entry:
    return Entry.from_json(json.loads(line.rstrip().removesuffix(b",")))


# -------------------------------------------------------------------------- the journal


class Journal:
    """The entries of the run that is on, on disk as soon as they are told.

    A file of JSON lines. What an interrupted run left stays at its start, until a run is complete.
    """

    def __init__(self, path: Path) -> None:
        """Open the journal at *path* for appending; raises :class:`OutputError`."""
        self.path = path
        self._order: list[int] = []
        with _told(path):
            self._file = path.open("ab")
            self._mend()

    def append(self, entry: Entry) -> None:
        """Write *entry* at the end; raises :class:`OutputError`."""
        with _told(self.path):
            place = self._file.tell()
            self._file.write(_line(entry).encode() + b"\n")
            self._file.flush()
        # One number sorts by row, then by the file's order in its row, then as they came.
        left_over = entry.status == "left-over"
        self._order.append((left_over << 112) | (entry.row << 64) | (entry.order << 48) | place)

    def entries(self) -> Iterator[Entry]:
        """Yield the entries of this run, sorted by row and then as a row's files are ordered."""
        self._order.sort()
        with self.path.open("rb") as file:
            for number in self._order:
                file.seek(number & (1 << 48) - 1)
                yield _entry(file.readline())

    def close(self) -> None:
        """Close the file, and leave it for the next run; what could not be written was told."""
        with suppress(OSError):  # a full disk: closing tries to write the line again
            self._file.close()

    def remove(self) -> None:
        """Close and delete the file: the manifest has all of it now."""
        self.close()
        self.path.unlink(missing_ok=True)

    def _mend(self) -> None:
        """End a line that was cut off when the run before was killed."""
        if self._file.tell():
            with self.path.open("rb") as file:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    self._file.write(b"\n")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            hint="make room on the disk, or choose another folder; "
            "then run the same command again to go on",
            value=str(path),
        ) from error


# ----------------------------------------------------------------------- earlier runs


class Earlier:
    """What earlier runs made in this folder: found by path, read from the files when asked for."""

    def __init__(self, folder: Path, journal: Path) -> None:
        """Read the manifest of *folder*, and what a killed run left in *journal*.

        A damaged manifest counts as none, and :attr:`damage` says so.
        """
        self._files = (folder / MANIFEST, journal)
        self._open: dict[int, BinaryIO] = {}
        #: By a digest of the path: which file, and where in it.
        self._places: dict[int, int] = {}
        self.damage: OutputError | None = None
        #: SHA-256 of the problems file that the run before wrote.
        self.problems = ""
        try:
            if self._files[0].is_file():
                with self._files[0].open("rb") as file:
                    self.problems = str(_head(file, self._files[0]).get("problems", ""))
                for offset, entry in _located_entries(self._files[0]):
                    self._learn(entry.path, offset << 1)
        except (OutputError, OSError, *_DAMAGE) as error:
            self.damage = (
                error if isinstance(error, OutputError) else _damaged(self._files[0], str(error))
            )
            self._places.clear()
        self._read_journal(journal)

    def __len__(self) -> int:
        """Return how many files are known and have not been taken."""
        return len(self._places)

    def find(self, path: str) -> Entry | None:
        """Return what is known of the file at *path*."""
        place = self._places.get(_key(path))
        return None if place is None else self._at(place)

    def take(self, path: str) -> None:
        """Mark the file at *path* as belonging to a row of this run."""
        self._places.pop(_key(path), None)

    def rest(self) -> Iterator[Entry]:
        """Yield what was not taken, in the order of the files."""
        for place in sorted(self._places.values(), key=lambda place: (place & 1, place)):
            yield self._at(place)

    def close(self) -> None:
        """Close the files."""
        for file in self._open.values():
            file.close()
        self._open.clear()

    def _learn(self, path: str, place: int) -> None:
        if path:
            self._places[_key(path)] = place

    def _read_journal(self, journal: Path) -> None:
        if not journal.is_file():
            return
        with journal.open("rb") as file:
            offset = 0
            for line in file:
                with suppress(*_DAMAGE):  # a line was cut off when the run was killed
                    self._learn(_entry(line).path, offset << 1 | 1)
                offset += len(line)

    def _at(self, place: int) -> Entry:
        which = place & 1
        if which not in self._open:
            self._open[which] = self._files[which].open("rb")
        file = self._open[which]
        file.seek(place >> 1)
        return _entry(file.readline())


def _key(path: str) -> int:
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=8).digest(), "big")


# ------------------------------------------------------------------------ whole files


@contextmanager
def _whole_text(path: Path) -> Iterator[TextIO]:
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        yield text
        text.detach()  # writes what it still held
