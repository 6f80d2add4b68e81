"""The files that rows name: found inside one folder, read within limits, never fetched."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from pathlib import Path
from typing import Final

from connection_graphics.errors import AssetError, Location, closest

from .headers import PHOTOGRAPHS, kind_of, looks_like, size_of

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "PictureFile",
    "checked",
    "find_picture",
    "read_picture",
]

#: Limits of one file: what a good camera makes, and what a machine of any size can decode.
MAX_BYTES: Final = 20_000_000
MAX_PIXELS: Final = 25_000_000

#: Names looked at for a near match: a folder of a million pictures must not cost a minute.
_MOST_NAMES: Final = 5_000
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+://|//|www\.|(?:data|file|cid):", re.IGNORECASE)
_DRIVE: Final = re.compile(r"[A-Za-z]:")

_WHAT: Final = {"image": "photograph", "logo": "logo", "logo_2": "logo"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's bytes, checked as far as can be without decoding them."""

    #: As the row names it.
    name: str
    #: The field that names it: ``image`` or ``logo``.
    field: str
    #: ``png``, ``jpeg``, ``webp`` or ``svg``.
    kind: str
    data: bytes = attribute(repr=False)
    #: px as stored; 0 for an SVG.
    width: int
    height: int
    #: SHA-256 of the bytes, in hexadecimal.
    digest: str

    def error(self, message: str, *, hint: str, code: str) -> AssetError:
        """Return an error about this file."""
        return _error(message, self.name, self.field, hint=hint, code=code)


def find_picture(folder: Path | None, name: str, *, field: str = "image") -> Path:
    """Return where the file *name* is: in *folder* or below it, and nowhere else.

    Raises:
        AssetError: it is not there, or would be outside, or on the internet.
    """
    parts = _parts(name, field)
    if folder is None:
        raise _error(
            f'"{name}" cannot be looked for: no folder for pictures is named',
            name,
            field,
            hint="name it: assets= in a program, --pictures on the command line",
            code="no-picture-folder",
        )
    try:
        base = folder.resolve()
        path = _existing(base.joinpath(*parts))
        if path is None:
            raise _missing(base, parts, name, field)
        if not path.is_relative_to(base):
            raise _outside(name, field)
        if not stat.S_ISREG(path.stat().st_mode):
            raise _missing(base, parts, name, field)
    except (OSError, RuntimeError, ValueError) as error:
        # Among them names that are too long, and links in a circle.
        raise _unreadable(name, field, error) from error
    return path


def read_picture(path: Path, name: str, *, field: str = "image") -> PictureFile:
    """Return the file at *path*, which the row calls *name*, checked but not decoded.

    Raises:
        AssetError: it is too large, damaged, or of a type that is not used.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(name, field, error) from error
    return checked(data, name, field)


def checked(data: bytes, name: str, field: str) -> PictureFile:
    """Return *data*, which messages call *name*, with its type and size.

    Raises:
        AssetError: it is too large, damaged, or of a type that is not used.
    """
    what = _WHAT.get(field, "picture")
    if len(data) > MAX_BYTES:
        raise _error(
            f'"{name}" has more than {MAX_BYTES // 1_000_000} MB',
            name,
            field,
            hint=f"save a smaller copy of the {what}",
            code="picture-too-large",
        )
    if not data:
        raise _damaged(name, field, "is empty")
    kind = kind_of(data)
    if kind is None or (kind == "svg" and field == "image"):
        raise _wrong_type(data, kind, name, field)
    digest = hashlib.sha256(data).hexdigest()
    if kind not in PHOTOGRAPHS:
        return PictureFile(name, field, kind, data, 0, 0, digest)
    size = size_of(data, kind)
    if size is None:
        raise _damaged(name, field, "is damaged")
    width, height = size
    if width * height > MAX_PIXELS:
        raise _error(
            f'"{name}" has {width:,} × {height:,} px, '
            f"more than {MAX_PIXELS // 1_000_000} megapixels",
            name,
            field,
            hint="save a smaller copy: 4000 px on the longer side are plenty",
            code="picture-too-large",
        )
    return PictureFile(name, field, kind, data, width, height, digest)


# ---------------------------------------------------------------------------- where it is


def _parts(name: str, field: str) -> list[str]:
    """Return the folders and the name of the file that *name* means."""
    if _DRIVE.match(name) or (name.startswith(("~", "/", "\\")) and not name.startswith("//")):
        raise _outside(name, field)
    if _ADDRESS.match(name):
        raise _error(
            f'"{name}" is an address: nothing is fetched from the internet',
            name,
            field,
            hint="save the picture beside the table, and write its file name",
            code="picture-not-fetched",
        )
    # Tables from Windows have backslashes, and are drawn on other systems too.
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
    if ".." in parts:
        raise _outside(name, field)
    if not parts or any(unicodedata.category(char) in {"Cc", "Cs"} for char in name):
        raise _error(
            f'"{name}" is not the name of a file', name, field, hint="", code="picture-missing"
        )
    return parts


def _existing(path: Path) -> Path | None:
    """Return *path* without links, or the one that differs only in how accents are stored."""
    try:
        return path.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError):
        pass
    wanted = unicodedata.normalize("NFC", path.name)
    for name in _names(path.parent):
        if unicodedata.normalize("NFC", name) == wanted:
            return (path.parent / name).resolve(strict=True)
    return None


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_MOST_NAMES), entries, strict=False):
                yield entry.name
    except OSError:
        return


# ------------------------------------------------------------------------------- in words


def _missing(base: Path, parts: list[str], name: str, field: str) -> AssetError:
    folder = base.joinpath(*parts[:-1])
    before = "/".join(parts[:-1])
    near = _near(parts[-1], sorted(_names(folder))) if folder.is_relative_to(base) else None
    path = f"{before}/{near}" if before else near
    return _error(
        f'there is no file "{name}" in the folder of pictures',
        name,
        field,
        hint=f'did you mean "{path}"?'
        if near
        else f"put it into {base.name or base}, or correct its name",
        code="picture-missing",
    )


def _near(name: str, names: list[str]) -> str | None:
    """Return the file that *name* was most likely meant to be."""
    for candidate in names:
        if candidate.casefold() == name.casefold():
            return candidate
    stem = Path(name).stem.casefold()
    for candidate in names:
        if Path(candidate).stem.casefold() == stem:
            return candidate
    return closest(name, names)


def _outside(name: str, field: str) -> AssetError:
    return _error(
        f'"{name}" is outside the folder of pictures',
        name,
        field,
        hint="copy it beside the table, and write its name without folders before it",
        code="picture-outside",
    )


def _wrong_type(data: bytes, kind: str | None, name: str, field: str) -> AssetError:
    is_photograph = field == "image"
    found = "an SVG drawing" if kind == "svg" else looks_like(data)
    wanted = "PNG, JPEG or WebP" if is_photograph else "SVG, PNG, JPEG or WebP"
    hint = f"save it as {wanted}, and name that file"
    if found in {"a PDF", "an EPS file", "an EPS or PostScript file"}:
        hint = "ask for an SVG or a large PNG"
    elif found == "an HEIC photo":
        hint = "save it as JPEG: on an iPhone, share it with the option “Most Compatible”"
    return _error(
        f'"{name}" is {found}, which cannot be drawn as a {_WHAT.get(field, "picture")}',
        name,
        field,
        hint=hint,
        code="picture-type",
    )


def _damaged(name: str, field: str, how: str) -> AssetError:
    return _error(
        f'"{name}" {how}',
        name,
        field,
        hint="open it to see whether it is whole, and save it again",
        code="picture-damaged",
    )


def _unreadable(name: str, field: str, error: Exception) -> AssetError:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return _error(
        f'"{name}" cannot be read: {reason.lower()}',
        name,
        field,
        hint="look whether the file may be opened",
        code="picture-missing",
    )


def _error(message: str, name: str, field: str, *, hint: str, code: str) -> AssetError:
    return AssetError(message, hint=hint, code=code, value=name, where=Location(field=field))
