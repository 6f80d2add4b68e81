"""The folder that a batch writes into: it can be written, and nobody else is writing into it."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from connection_graphics.errors import OutputError

__all__ = ["STATE", "claimed", "prepare"]

#: Where a batch that is on keeps its journal and its lock; gone when it is complete.
STATE: Final = ".connection-graphics"

#: What ``whole_files`` calls a file that is not yet whole.
_PARTIAL: Final = re.compile(r"\..+\.[0-9a-f]{8}\.partial")


def prepare(folder: Path) -> None:
    """Make *folder*, and see whether it can be written.

    Raises:
        OutputError: it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f".{os.getpid():08x}.partial"
        trial.touch()
        trial.unlink()
    except FileExistsError as error:
        raise _cannot(folder, "a file has that name", "choose another name") from error
    except NotADirectoryError as error:
        what = "a part of its path is a file, not a folder"
        raise _cannot(folder, what, "choose another name") from error
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise _cannot(folder, what, "choose another folder with -o") from error


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """Keep other batches out of *folder*, and yield the folder for this one's own records.

    The lock is the operating system's, so that it ends with the process, however that ends.
    What an interrupted batch left half-written is removed.

    Raises:
        OutputError: another batch is writing there.
    """
    state = folder / STATE
    lock = _lock(state, folder)
    try:
        _sweep(folder)
        yield state
    finally:
        _sweep(folder)
        _release(lock, state)


def _lock(state: Path, folder: Path) -> int:
    path = state / "lock"
    while True:
        try:
            state.mkdir(exist_ok=True)
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            continue  # the batch before has just removed the folder
        except OSError as error:
            what = (error.strerror or str(error)).lower()
            raise _cannot(folder, what, "choose another folder with -o") from error
        if not _locked(file):
            os.close(file)
            raise OutputError(
                f"another batch is writing into {folder} just now",
                code="folder-in-use",
                hint="wait until it has ended, or choose another folder with -o",
                value=str(folder),
            )
        if _is_still(path, file):
            return file
        os.close(file)  # removed between our opening and our locking it


def _release(lock: int, state: Path) -> None:
    """Remove the lock, and the folder when nothing else is in it."""
    if sys.platform == "win32":  # which removes no open file
        os.close(lock)
        lock = -1
    with contextlib.suppress(OSError):
        (state / "lock").unlink()
        state.rmdir()
    if lock >= 0:
        os.close(lock)


def _is_still(path: Path, file: int) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    opened = os.fstat(file)
    return (found.st_dev, found.st_ino) == (opened.st_dev, opened.st_ino)


if sys.platform == "win32":
    import msvcrt

    def _locked(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def _sweep(folder: Path, *, deeper: bool = True) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _PARTIAL.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    Path(entry).unlink()
            elif deeper and entry.is_dir(follow_symlinks=False):
                _sweep(Path(entry), deeper=False)


def _cannot(folder: Path, what: str, hint: str) -> OutputError:
    values: dict[str, Any] = {"hint": hint, "value": str(folder)}
    return OutputError(f"nothing can be written into {folder}: {what}", **values)
