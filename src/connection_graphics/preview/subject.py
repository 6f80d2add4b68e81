"""What is previewed: all templates of a campaign, some of them, or one drawing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any, Final

from .._assets import asset_root
from ..errors import TemplateError
from ..formats import SHAPES, Format

__all__ = ["LoneDrawing", "Subject", "drawn_size", "find_subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is previewed, and the only places that are read for it."""

    #: What the page calls it.
    title: str
    #: Folder or ``campaign.toml`` of the campaign; ``None`` is the shipped one.
    campaign: Path | None = None
    #: A folder of templates, to look in before those of the campaign.
    templates: Path | None = None
    #: An SVG that is a template by itself.
    drawing: Path | None = None
    #: The templates that are shown; ``None`` shows all.
    names: tuple[str, ...] | None = None
    data: Path | None = None
    #: Folder of the pictures that rows and controls name.
    pictures: Path | None = None

    def roots(self) -> tuple[Traversable, ...]:
        """Return the folders of templates to look in before those of the campaign."""
        if self.drawing is not None:
            return (LoneDrawing(self.drawing),)
        return () if self.templates is None else (self.templates,)

    def folder(self) -> Path | None:
        """Return the folder that a repository may keep older versions of, if it is on a disk."""
        if self.drawing is not None:
            return self.drawing.parent
        if self.templates is not None:
            return self.templates
        if self.campaign is not None:
            return self.campaign if self.campaign.is_dir() else self.campaign.parent
        shipped = asset_root() / "templates"
        return shipped if isinstance(shipped, Path) else None


def find_subject(
    name: str | None,
    *,
    campaign: Path | None = None,
    data: Path | None = None,
    pictures: Path | None = None,
) -> Subject:
    """Return what *name* stands for: a template, a folder of templates or of a campaign, an SVG.

    Pictures lie beside the table unless *pictures* names their folder. Raises
    :class:`TemplateError` where there is nothing of that name to be shown.
    """
    if data is not None and pictures is None:
        pictures = data.resolve().parent
    found = _found(name, campaign)
    return Subject(
        found.title,
        found.campaign,
        found.templates,
        found.drawing,
        found.names,
        None if data is None else data.resolve(),
        None if pictures is None else pictures.resolve(),
    )


def _found(name: str | None, campaign: Path | None) -> Subject:
    home = None if campaign is None else campaign.resolve()
    if name is None:
        return Subject(home.name if home else "Templates", home)
    path = Path(name)
    if path.is_dir():
        return _in_folder(path.resolve(), home)
    if path.is_file():
        return _of_file(path.resolve(), home)
    if path.suffix.lower() in (".svg", ".svgz") or len(path.parts) > 1:
        raise TemplateError(
            f"there is no {path}",
            hint="name a template, a folder of templates or of a campaign, or an SVG",
            code="no-such-template",
        )
    return Subject(name, home, names=(name,))


def _in_folder(folder: Path, home: Path | None) -> Subject:
    if (folder / "campaign.toml").is_file():
        own = folder / "svg"
        names = _templates_in(own) if own.is_dir() else ()
        return Subject(folder.name, folder, names=names or None)
    home = home or _campaign_around(folder)
    if any(folder.glob("*.svg")):
        return Subject(folder.name, home, folder.parent, names=(folder.name,))
    names = _templates_in(folder)
    if not names:
        raise TemplateError(
            f"{folder} has no templates in it",
            hint="a template is a folder with square.svg, portrait.svg, story.svg or landscape.svg",
            code="no-such-template",
        )
    return Subject(folder.name, home, folder, names=names)


def _of_file(file: Path, home: Path | None) -> Subject:
    if file.name == "campaign.toml":
        return _in_folder(file.parent, home)
    if file.suffix.lower() not in (".svg", ".svgz"):
        raise TemplateError(
            f"{file} is not an SVG",
            hint="name a template, a folder of templates or of a campaign, or an SVG; "
            "a table is named with --data",
            code="no-such-template",
        )
    home = home or _campaign_around(file.parent)
    if file.stem in SHAPES:
        folder = file.parent
        return Subject(folder.name, home, folder.parent, names=(folder.name,))
    return Subject(file.name, home, drawing=file, names=(_name_of(file),))


def _templates_in(folder: Path) -> tuple[str, ...]:
    return tuple(
        sorted(
            place.name
            for place in folder.iterdir()
            if place.is_dir()
            and not place.name.startswith(("_", "."))
            and any((place / f"{shape}.svg").is_file() for shape in SHAPES)
        )
    )


def _campaign_around(folder: Path) -> Path | None:
    """Return the campaign that a folder of templates is part of, if it is."""
    nearest = (folder, *folder.parents)[:4]
    return next((each for each in nearest if (each / "campaign.toml").is_file()), None)


# ------------------------------------------------------------------- an SVG by itself

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


def _name_of(file: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "drawing"


@dataclass(frozen=True)  # no slots: Traversable is a protocol, which has a dictionary anyway
class LoneDrawing(Traversable):
    """A folder of templates in which an SVG, wherever it lies, is the only one.

    Its shape is that of its size. What the SVG links to is found beside it.
    """

    file: Path
    #: Whether this is the folder of all templates, or that of the one.
    is_root: bool = True

    @property
    def name(self) -> str:
        """Name of the template."""
        return _name_of(self.file)

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
        raise IsADirectoryError(str(self.file))

    def read_text(self, encoding: str | None = None) -> str:
        """Raise: it is a folder."""
        raise IsADirectoryError(str(self.file))

    def open(self, mode: Any = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """Raise: it is a folder."""
        raise IsADirectoryError(str(self.file))
