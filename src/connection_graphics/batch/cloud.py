"""Tables and pictures in a store far away: ``s3://``, ``gs://`` and all else that fsspec knows.

The pictures go there one by one, each as a whole. What a batch must remember stays in a
folder of this machine while it runs (``staging``), so that an interrupted batch goes on
where it was; at the end the manifest is sent after the pictures.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from connection_graphics.errors import DataError, OutputError, SetupError

__all__ = ["Cloud", "is_url", "open_table"]

#: Records of earlier runs, which the next one begins with.
_RECORDS = ("manifest.json", "manifest.csv", "problems.csv")


def is_url(text: str) -> bool:
    """Tell whether *text* names a store far away and no file of this machine."""
    scheme, found, _ = text.partition("://")
    return bool(found) and scheme.isidentifier()


def open_table(url: str) -> io.BytesIO:
    """Return the table at *url*, with its name.

    Raises :class:`DataError` where it cannot be read, :class:`SetupError` where what reads
    such addresses is not installed.
    """
    files, path = _file_system(url)
    try:
        with _translated(url, "read"):
            data = files.cat_file(path)
    except OutputError as error:
        raise DataError(error.message, hint=error.hint, value=url) from error
    table = io.BytesIO(data)
    table.name = path.rpartition("/")[2]
    return table


class Cloud:
    """A folder in a store far away, as a batch writes into it."""

    def __init__(self, url: str) -> None:
        """See what *url* holds.

        Raises :class:`OutputError` where it cannot be reached or written into,
        :class:`SetupError` where what writes such addresses is not installed.
        """
        self.url = url.rstrip("/")
        self._files, self._root = _file_system(self.url)
        with _translated(self.url, "read"):
            self._files.invalidate_cache()
            try:
                found = self._files.find(self._root, detail=True)
            except FileNotFoundError:
                found = {}
        start = len(self._root) + 1
        self._sizes = {path[start:]: int(facts["size"]) for path, facts in found.items()}
        trial = ".connection-graphics-trial"
        self.put(trial, b"")
        self.remove(trial)

    @property
    def staging(self) -> Path:
        """The folder of this machine that remembers batches into this one."""
        home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        digest = hashlib.sha256(self.url.encode()).hexdigest()[:16]
        return Path(home) / "connection-graphics" / digest

    @property
    def place(self) -> str:
        """The address, for those who look for the files."""
        return self.url

    def fetch_records(self, folder: Path) -> None:
        """Copy what the last batch knew of its pictures into *folder*."""
        for name in _RECORDS:
            if name in self._sizes:
                with _translated(self.url, "read"):
                    (folder / name).write_bytes(self._files.cat_file(f"{self._root}/{name}"))
            else:
                (folder / name).unlink(missing_ok=True)

    def send_records(self, folder: Path) -> None:
        """Copy what this batch knows of its pictures out of *folder*."""
        for name in _RECORDS:
            if (folder / name).is_file():
                self.put(name, (folder / name).read_bytes())
            elif name in self._sizes:
                self.remove(name)

    def knows(self, path: str) -> bool:
        """Tell whether there is a file at *path*."""
        return path in self._sizes

    def has(self, path: str, size: int) -> bool:
        """Tell whether there is a file of *size* bytes at *path*."""
        return self._sizes.get(path) == size

    def put(self, path: str, data: bytes) -> None:
        """Write a file; stores show it as a whole or not at all."""
        with _translated(self.url, "write"):
            self._files.pipe_file(f"{self._root}/{path}", data)
        self._sizes[path] = len(data)

    def remove(self, path: str) -> None:
        """Remove a file."""
        with _translated(self.url, "write"):
            self._files.rm_file(f"{self._root}/{path}")
        self._sizes.pop(path, None)


def _file_system(url: str) -> tuple[Any, str]:
    install = 'install it: python -m pip install "connection-graphics[cloud]"'
    try:
        core: Any = importlib.import_module("fsspec.core")
        files, path = core.url_to_fs(url)
    except ImportError as error:
        raise SetupError(
            f"{url} cannot be reached: {error}", hint=install, code="no-cloud"
        ) from error
    except ValueError as error:
        raise DataError(
            f"{url} is no address that can be read or written: {error}",
            hint="write it as s3://bucket/folder",
            value=url,
        ) from error
    return files, str(path).rstrip("/")


@contextlib.contextmanager
def _translated(url: str, what: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise OutputError(
            f"{url} cannot be {'read' if what == 'read' else 'written'}: {said}",
            hint="see that the address is right and that you may use it",
            value=url,
        ) from error
