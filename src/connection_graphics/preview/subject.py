"""What is previewed: all templates of a campaign, some of them, or one drawing by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from .._assets import asset_root
from ..batch.table import read_table
from ..campaign import Campaign
from ..errors import TemplateError
from ..formats import SHAPES
from ..template import find_template
from .shelf import LoneDrawing, Shelf, name_of, templates_in

__all__ = ["Subject", "find_subject"]

#: What a campaign's folder has that pictures are made of.
_PARTS: Final = frozenset(("campaign.toml", "svg", "fonts"))


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
    #: The one template that is shown, or ``None``.
    only: str | None = None
    #: A folder whose templates are shown, those that are made later too; ``None`` shows all.
    shown: Path | None = None
    data: Path | None = None
    #: Folder of the pictures that rows and controls name.
    pictures: Path | None = None

    def roots(self) -> tuple[Traversable, ...]:
        """Return the folders of templates to look in before those of the campaign."""
        if self.drawing is not None:
            return (LoneDrawing(self.drawing),)
        return () if self.templates is None else (Shelf(self.templates, self.only),)

    def names(self) -> tuple[str, ...]:
        """Return the names of the templates that are shown, as they are now; none means all."""
        if self.only is not None:
            return (self.only,)
        return () if self.shown is None else templates_in(self.shown)

    def is_part(self, name: str) -> bool:
        """Whether the file or folder *name* in :meth:`folder` is something that is drawn."""
        if self.drawing is not None:
            return name == self.drawing.name
        if self.templates is not None:
            return name.startswith("_") or self.only in (None, name)
        return name in _PARTS

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

    Pictures lie beside the table unless *pictures* names their folder.

    Raises:
        TemplateError: there is nothing of that name to be shown.
        UnknownNameError: there is no such template.
        CampaignError: there is no such campaign. One that is wrong is told by the page.
        DataError: there is no such table.
    """
    if campaign is not None and not campaign.exists():
        Campaign.load(campaign)
    if data is not None and not data.exists():
        read_table(data)
    if data is not None and pictures is None:
        pictures = data.resolve().parent
    return replace(
        _found(name, campaign),
        data=None if data is None else data.resolve(),
        pictures=None if pictures is None else pictures.resolve(),
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
    return Subject(name, home, only=_known_name(name, home))


def _known_name(name: str, home: Path | None) -> str:
    """Return what the template *name* is really called; raise where there is none."""
    roots = Campaign.load(home).template_folders()
    return find_template(name, roots).name


def _in_folder(folder: Path, home: Path | None) -> Subject:
    if (folder / "campaign.toml").is_file():
        own = folder / "svg"
        return Subject(folder.name, folder, shown=own if templates_in(own) else None)
    home = home or _campaign_around(folder)
    if any(folder.glob("*.svg")):
        return Subject(folder.name, home, folder.parent, only=folder.name)
    if not templates_in(folder):
        raise TemplateError(
            f"{folder} has no templates in it",
            hint="a template is a folder with square.svg, portrait.svg, story.svg or landscape.svg",
            code="no-such-template",
        )
    return Subject(folder.name, home, folder, shown=folder)


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
        return Subject(folder.name, home, folder.parent, only=folder.name)
    return Subject(file.name, home, drawing=file, only=name_of(file))


def _campaign_around(folder: Path) -> Path | None:
    """Return the campaign that a folder of templates is part of, if it is."""
    nearest = (folder, *folder.parents)[:4]
    return next((each for each in nearest if (each / "campaign.toml").is_file()), None)
