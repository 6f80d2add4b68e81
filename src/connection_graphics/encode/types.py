"""The file types: their names, suffixes and media types."""

from __future__ import annotations

from typing import Final

from ..errors import UnknownNameError
from ..png import Mode

__all__ = ["FILE_TYPES", "MEDIA_TYPES", "VECTOR_TYPES", "file_type_of", "png_mode", "suffix_of"]

#: File types, with the suffix that files of each are given. "png8" is PNG with a palette.
FILE_TYPES: Final = {
    "png": ".png",
    "jpeg": ".jpg",
    "webp": ".webp",
    "svg": ".svg",
    "pdf": ".pdf",
    "png8": ".png",
}
MEDIA_TYPES: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "png8": "image/png",
}
#: Types that are drawn from outlines, not pixels.
VECTOR_TYPES: Final = frozenset(("svg", "pdf"))

_ALIASES = {"jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "svg+xml": "svg"}


def file_type_of(name: str) -> str:
    """Return the file type that *name* (``jpg``, ``.PNG``, ``image/webp``) means.

    Raises :class:`UnknownNameError` where it means none.
    """
    folded = name.strip().lower().lstrip(".")
    folded = folded.removeprefix("image/").removeprefix("application/")
    folded = _ALIASES.get(folded, folded)
    if folded not in FILE_TYPES:
        raise UnknownNameError("file type", name, FILE_TYPES, code="unknown-file-type")
    return folded


def suffix_of(file_type: str) -> str:
    """Return the suffix of *file_type*, with its dot."""
    return FILE_TYPES[file_type_of(file_type)]


def png_mode(name: Mode | str) -> Mode:
    """Return how hard PNG files are pressed: "fast", "balanced" or "small".

    Raises :class:`UnknownNameError` where *name* is none of them.
    """
    if name not in list(Mode):
        raise UnknownNameError("way to press PNG files", name, list(Mode))
    return Mode(name)
