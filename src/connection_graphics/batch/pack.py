"""All files of a batch in one zip file, to hand on."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from connection_graphics.batch.manifest import Entry
from connection_graphics.whole_files import whole_file

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
    with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for entry in entries():
            if entry.status == "drawn":
                info = zipfile.ZipInfo(entry.path, _NO_TIME)
                info.external_attr = 0o644 << 16
                packed.writestr(info, (folder / entry.path).read_bytes())
    return path
