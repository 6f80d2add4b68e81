"""Files that get their name only when all of them is on the disk: no half file has it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .errors import OutputError

__all__ = ["remedy", "whole_file", "write_bytes"]


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that is called *path* once it is whole; a failure leaves nothing behind.

    Raises:
        OutputError: it cannot be written.
    """
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.partial")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            hint=remedy(error),
            value=str(path),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write *data* to *path* as a whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    with whole_file(path) as file:
        file.write(data)


def remedy(error: OSError) -> str:
    """Return what to do about a file that cannot be written."""
    if isinstance(error, PermissionError):
        return "choose a folder that you may write to"
    if isinstance(error, FileNotFoundError):
        return "make the folder first, or choose another one"
    if isinstance(error, IsADirectoryError | FileExistsError):
        return "a folder has that name: choose another name"
    return "make room on the disk, or choose another folder"
