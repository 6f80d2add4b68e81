"""The result: one graphic, with everything that is known about it."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from .content import Content
from .drawing import Drawing
from .encode import encode, file_type_of, suffix_of
from .errors import ConnectionGraphicsError, Notice, OutputError
from .formats import Format
from .raster import rasterise

__all__ = ["FieldFit", "Graphic", "RowError", "write_bytes"]


@dataclass(frozen=True, slots=True)
class FieldFit:
    """How one field's words fitted: sizes in px of the canvas."""

    field: str
    lines: tuple[str, ...]
    size: float
    max_size: float
    min_size: float

    @property
    def headroom(self) -> float:
        """1 at the largest size, 0 at the smallest."""
        span = self.max_size - self.min_size
        return 1.0 if span <= 0 else (self.size - self.min_size) / span


@dataclass(frozen=True)  # no slots: pixels are drawn once, when first asked for
class Graphic:
    """One finished graphic; pixels and bytes are made when they are asked for."""

    #: Name of the template.
    template: str
    format: Format
    content: Content
    drawing: Drawing = field(repr=False)
    #: The graphic's title: the words of its largest text.
    title: str = ""
    alt_text: str = ""
    #: What is less than ideal about it; errors are raised instead.
    notices: tuple[Notice, ...] = ()
    #: Pixels per px of the format.
    scale: float = 1.0
    #: Post text per network, made from the same words.
    posts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def width(self) -> int:
        """Width in px."""
        return round(self.drawing.width * self.scale)

    @property
    def height(self) -> int:
        """Height in px."""
        return round(self.drawing.height * self.scale)

    @cached_property
    def image(self) -> Image.Image:
        """The pixels, as a Pillow image in sRGB."""
        return rasterise(self.drawing, scale=self.scale)

    @property
    def fit(self) -> dict[str, FieldFit]:
        """How each field's words fitted, by field."""
        return {
            text.field: FieldFit(text.field, text.lines, text.size, text.max_size, text.min_size)
            for text in self.drawing.texts
        }

    @property
    def svg(self) -> str:
        """The graphic as SVG with every letter an outline: needs no font to be looked at."""
        return self.drawing.to_svg(
            title=self.title, description=self.alt_text, lang=self.content.lang or ""
        )

    def post_text(self, network: str | None = None) -> str:
        """Return the words to post with the graphic on *network* (the format's by default)."""
        return self.posts.get(network or self.format.network, self.posts.get("", ""))

    def to_bytes(self, file_type: str | None = None, *, max_bytes: int | None = None) -> bytes:
        """Return the file's bytes: PNG, JPEG or WebP, the format's own type by default.

        The result has at most *max_bytes* bytes, the platform's limit by default. Raises
        :class:`OutputError` where that cannot be met.
        """
        limit = self.format.max_bytes if max_bytes is None else max_bytes
        return encode(
            self.image,
            file_type or self.format.default_type,
            max_bytes=limit,
            alt_text=self.alt_text,
            title=self.title,
        )

    def save(
        self,
        target: str | os.PathLike[str] | BinaryIO,
        file_type: str | None = None,
        *,
        max_bytes: int | None = None,
    ) -> Path | None:
        """Write the graphic to a path, whose suffix gives the type, or to a binary file.

        A path is written as a whole or not at all, and returned. Raises
        :class:`OutputError` where it cannot be written.
        """
        if not isinstance(target, str | os.PathLike):
            target.write(self.to_bytes(file_type, max_bytes=max_bytes))
            return None
        path = Path(target)
        if path.suffix.lower() == ".svg" and file_type in (None, "svg"):
            write_bytes(path, self.svg.encode("utf-8"))
            return path
        chosen = file_type_of(file_type or path.suffix or self.format.default_type)
        if not path.suffix:
            path = path.with_name(path.name + suffix_of(chosen))
        write_bytes(path, self.to_bytes(chosen, max_bytes=max_bytes))
        return path

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of :meth:`to_bytes`, in hexadecimal."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class RowError:
    """A row, or one format of it, that could not be drawn: an error as a value."""

    #: Number of the row, counted from 1 in the order they were given.
    row: int
    #: ``None`` where the row failed as a whole.
    format: Format | None
    error: ConnectionGraphicsError

    def __str__(self) -> str:
        """Return the error's sentence."""
        return str(self.error)


def write_bytes(path: Path, data: bytes) -> None:
    """Write *data* to *path* by a temporary name, so that no half file has the final one.

    Raises :class:`OutputError`.
    """
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.partial")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}",
            hint=_remedy(error),
            value=str(path),
        ) from error


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "choose a folder that you may write to"
    if isinstance(error, FileNotFoundError):
        return "make the folder first, or choose another one"
    if isinstance(error, IsADirectoryError | FileExistsError):
        return "a folder has that name: choose another name"
    return "make room on the disk, or choose another folder"
