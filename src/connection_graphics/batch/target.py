"""Where a batch's files go: a folder of this machine, or a store far away (:mod:`.cloud`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from connection_graphics.batch.names import inside
from connection_graphics.errors import OutputError
from connection_graphics.whole_files import write_bytes

__all__ = ["Folder", "Target"]


class Target(Protocol):
    """A place for files, each named by a path with ``/`` relative to it."""

    @property
    def place(self) -> Path | str:
        """The folder or the address, for those who look for the files."""

    def knows(self, path: str) -> bool:
        """Tell whether there is a file at *path*."""

    def has(self, path: str, size: int) -> bool:
        """Tell whether there is a file of *size* bytes at *path*."""

    def put(self, path: str, data: bytes) -> None:
        """Write a file, as a whole or not at all; raise :class:`OutputError`."""

    def remove(self, path: str) -> None:
        """Remove a file; raise :class:`OutputError`."""

    def fetch_records(self, folder: Path) -> None:
        """Copy what the last batch knew of its files into *folder*, if it is kept elsewhere."""

    def send_records(self, folder: Path) -> None:
        """Copy what this batch knows of its files out of *folder*, if it is kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine. A link in it counts as no file of ours."""

    place: Path

    def knows(self, path: str) -> bool:
        """Tell whether there is a file at *path*."""
        file = self.place / path
        return file.is_file() and not file.is_symlink()

    def has(self, path: str, size: int) -> bool:
        """Tell whether there is a file of *size* bytes at *path*."""
        return self.knows(path) and (self.place / path).stat().st_size == size

    def put(self, path: str, data: bytes) -> None:
        """Write a file, as a whole or not at all."""
        write_bytes(inside(self.place, path), data)

    def remove(self, path: str) -> None:
        """Remove a file."""
        file = inside(self.place, path)
        try:
            file.unlink()
        except OSError as error:
            raise OutputError(
                f"{file} cannot be removed: {error.strerror or error}",
                hint="remove it yourself, or run without --prune",
                value=str(file),
            ) from error

    def fetch_records(self, folder: Path) -> None:
        """Do nothing: the records are in the folder itself."""

    def send_records(self, folder: Path) -> None:
        """Do nothing: the records are in the folder itself."""
