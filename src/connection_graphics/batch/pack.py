"""All files of a batch in one zip file, to hand on."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from connection_graphics.batch.manifest import Entry
from connection_graphics.errors import OutputError

__all__ = ["ZIP", "write_zip"]

ZIP: Final = "graphics.zip"

#: The earliest time that a zip file knows: the same files make the same bytes on any day.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


def write_zip(folder: Path, entries: Callable[[], Iterable[Entry]]) -> Path:
    """Write the pictures of *entries* into one file in *folder*, and return its path.

    Pictures are stored as they are: they are pressed already.

    Raises:
        OutputError: it cannot be written.
    """
    path = folder / ZIP
    temporary = folder / f".{ZIP}.{secrets.token_hex(4)}.partial"
    try:
        with temporary.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
                for entry in entries():
                    if entry.status == "drawn":
                        info = zipfile.ZipInfo(entry.path, _NO_TIME)
                        info.external_attr = 0o644 << 16
                        packed.writestr(info, (folder / entry.path).read_bytes())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            hint="make room on the disk, or run without --zip",
            value=str(path),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path
