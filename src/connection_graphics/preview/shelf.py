"""Folders of templates that show only some of what is in them: one template, or one drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any, Final

from ..formats import SHAPES, Format

__all__ = ["LoneDrawing", "Shelf", "drawn_size", "name_of", "templates_in"]


def templates_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the templates in *folder*, sorted."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(place.name for place in folder.iterdir() if _is_template(place)))


def _is_template(place: Path) -> bool:
    """Whether *place* has a composition for any shape."""
    if place.name.startswith(("_", ".")):
        return False
    return any((place / f"{shape}.svg").is_file() for shape in SHAPES)


class _Folder(Traversable):
    """What any folder does; its members are for its kinds to say."""

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def is_dir(self) -> bool:
        """Return whether it is a folder: always."""
        return True

    def is_file(self) -> bool:
        """Return whether it is a file: never."""
        return False

    def read_bytes(self) -> bytes:
        """Raise: it is a folder."""
        raise IsADirectoryError(self.name)

    def read_text(self, encoding: str | None = None) -> str:
        """Raise: it is a folder."""
        raise IsADirectoryError(self.name)

    def open(self, mode: Any = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """Raise: it is a folder."""
        raise IsADirectoryError(self.name)


@dataclass(frozen=True)  # no slots: Traversable is a protocol, which has a dictionary anyway
class Shelf(_Folder):
    """A folder of templates among which other things may lie: these are passed over."""

    folder: Path
    #: The one template that is shown, or all.
    only: str | None = None

    @property
    def name(self) -> str:
        """Name of the folder."""
        return self.folder.name

    def iterdir(self) -> Iterator[Traversable]:
        """Yield the templates; what they share is found by its name alone."""
        for place in self.folder.iterdir():
            if place.name == self.only or (self.only is None and _is_template(place)):
                yield place

    def joinpath(self, *descendants: Any) -> Traversable:
        """Return a place below this one."""
        return self.folder.joinpath(*map(str, descendants))


_NUMBER: Final = r"\s*[\"']\s*([0-9.]+)(?:px|mm|cm|in|pt)?\s*[\"']"
_WIDTH: Final = re.compile(rf"\bwidth\s*={_NUMBER}")
_HEIGHT: Final = re.compile(rf"\bheight\s*={_NUMBER}")
_VIEW_BOX: Final = re.compile(
    r"\bviewBox\s*=\s*[\"']\s*[-0-9.e]+[\s,]+[-0-9.e]+[\s,]+([0-9.e]+)[\s,]+([0-9.e]+)\s*[\"']"
)
_OPENING: Final = re.compile(r"<svg\b[^>]*>")


def drawn_size(file: Path) -> tuple[int, int]:
    """Return width and height in px that *file* is drawn for; 1080 × 1080 where it says nothing."""
    try:
        text = file.read_bytes()[:200_000].decode("utf-8", "replace")
    except OSError:
        return 1080, 1080
    opening = _OPENING.search(text)
    tag = opening[0] if opening else ""
    width, height = _WIDTH.search(tag), _HEIGHT.search(tag)
    box = _VIEW_BOX.search(tag)
    pair = (box[1], box[2]) if box else (width[1], height[1]) if width and height else None
    try:
        size = tuple(round(float(side)) for side in pair or ())
    except ValueError:
        size = ()
    if len(size) != 2 or not all(1 <= side <= 8192 for side in size):
        return 1080, 1080
    return size[0], size[1]


def name_of(file: Path) -> str:
    """Return what the template that *file* is by itself is called."""
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "drawing"


@dataclass(frozen=True)
class LoneDrawing(_Folder):
    """A folder of templates in which an SVG, wherever it lies, is the only one.

    Its shape is that of its size. What the SVG links to is found beside it.
    """

    file: Path
    #: Whether this is the folder of all templates, or that of the one.
    is_root: bool = True

    @property
    def name(self) -> str:
        """Name of the template."""
        return name_of(self.file)

    @property
    def shape(self) -> str:
        """Shape of the picture, as it is now."""
        width, height = drawn_size(self.file)
        return Format.custom("drawing", width, height).shape

    def iterdir(self) -> Iterator[Traversable]:
        """Yield the template, or its composition."""
        yield LoneDrawing(self.file, is_root=False) if self.is_root else self.file

    def joinpath(self, *descendants: Any) -> Traversable:
        """Return a place below this one."""
        parts = [part for path in descendants for part in str(path).split("/") if part]
        if self.is_root:
            if parts[:1] != [self.name]:
                return self.file.parent / "/".join(parts)
            return LoneDrawing(self.file, is_root=False).joinpath(*parts[1:])
        if not parts:
            return self
        if parts[0] in [f"{shape}.svg" for shape in SHAPES]:
            is_it = parts[0] == f"{self.shape}.svg"
            return self.file if is_it else self.file / "no other shape"
        return self.file.parent / "/".join(parts)
