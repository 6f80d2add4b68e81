"""From the rows of a table to what is to be drawn: each row read, checked and named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from connection_graphics.batch.cloud import Cloud
from connection_graphics.batch.inputs import Inputs
from connection_graphics.batch.names import DEFAULT_PATTERN, Names, slug
from connection_graphics.batch.table import Row
from connection_graphics.batch.target import Folder, Target
from connection_graphics.batch.workers import Limits
from connection_graphics.choosing import theme_for
from connection_graphics.content import Content, default_template
from connection_graphics.encode import file_type_of, png_mode, suffix_of
from connection_graphics.errors import ConnectionGraphicsError, DataError, Notice, closest
from connection_graphics.formats import Format, expand_formats
from connection_graphics.pipeline import Renderer
from connection_graphics.png import Mode
from connection_graphics.reading.dates import DateOrder
from connection_graphics.template import Template, own_fields

__all__ = ["DEFAULT_FORMATS", "BatchSettings", "PlannedFile", "PlannedRow", "Planner"]

DEFAULT_FORMATS: Final = "instagram,twitter,facebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """What a batch is to do. Only the folder has no default that suits everybody."""

    folder: Path
    #: For rows that name none: names, groups or formats of your own.
    formats: str | tuple[str | Format, ...] = DEFAULT_FORMATS
    #: For rows that name none; else each row gets the one that suits its words.
    template: str | None = None
    #: Colourway of rows that name none; ``any`` lets the words of each choose.
    theme: str | None = None
    #: Another campaign's folder or ``campaign.toml``.
    campaign: Path | None = None
    #: Instead of the type that each network takes best.
    file_type: str | None = None
    #: How hard PNG files are pressed: "fast", "balanced" or "small".
    png: Mode | str = Mode.BALANCED
    #: Pixels per px of the format.
    scale: float = 1.0
    arrangement: int | None = None
    #: The order of dates such as 10/06/24.
    date_order: DateOrder | None = None
    #: Replace characters that no font has, with a notice, instead of refusing the row.
    replace_missing: bool = False
    #: Pattern of the files' names.
    name: str = DEFAULT_PATTERN
    #: A field whose words name a folder for the row's files, in :attr:`folder`.
    folders_by: str | None = None
    #: The folder of the pictures that rows name.
    pictures: Path | None = None
    #: The table itself, where it is a file: it is never overwritten.
    source: Path | None = None
    #: Only rows with one of these ids.
    only: tuple[str, ...] = ()
    #: The rows given are not the whole table.
    partial: bool = False
    #: At most so many rows.
    limit: int | None = None
    #: Worker processes; ``None`` is one a core, 0 draws in this process, unprotected.
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    #: Where the files go, when it is not :attr:`folder`, which then only keeps the records.
    cloud: Cloud | None = None
    #: Draws instead of processes of its own, :attr:`jobs` rows at a time; it is not shut down.
    executor: Executor | None = None
    #: Lay everything out, write nothing.
    dry_run: bool = False
    #: Draw what is unchanged as well.
    force: bool = False
    #: End at the first row that cannot be drawn.
    fail_fast: bool = False
    #: Remove files that earlier runs made and that belong to no row any more.
    prune: bool = False
    #: Put all files into one zip file, too.
    zip: bool = False

    @property
    def selective(self) -> bool:
        """Whether rows are passed over, so that files of no row are not left over."""
        return self.partial or bool(self.only) or self.limit is not None

    @property
    def target(self) -> Target:
        """Where the files go."""
        return Folder(self.folder) if self.cloud is None else self.cloud

    @property
    def workers(self) -> int:
        """How many processes draw."""
        if self.jobs is not None:
            return self.jobs
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0)) or 1
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to make."""

    format: Format
    #: Relative to the folder, with ``/``.
    path: str
    file_type: str
    #: Digest of all that it is made of; empty in a trial.
    inputs: str
    #: Place among the files of its row.
    order: int


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row, read and checked; with problems, it has no files."""

    row: Row
    id: str
    content: Content | None = None
    template: str = ""
    files: tuple[PlannedFile, ...] = ()
    problems: tuple[ConnectionGraphicsError, ...] = ()
    notices: tuple[Notice, ...] = ()


class Planner:
    """Reads rows as one campaign and one batch's settings ask for."""

    def __init__(self, settings: BatchSettings) -> None:
        """Load the campaign, and see that all names in *settings* exist.

        Raises:
            ConnectionGraphicsError: they do not, or the campaign cannot be used.
        """
        self.settings = settings
        self.renderer = Renderer(settings.campaign)
        self._usual = expand_formats(settings.formats)
        self._usual_template = self._found(settings.template) if settings.template else None
        if settings.theme:
            self._check_theme(settings.theme)
        self._file_type = file_type_of(settings.file_type) if settings.file_type else None
        self._png = png_mode(settings.png)
        own = own_fields(self.renderer.campaign.template_folders())
        self._names = Names(settings.name, own)
        #: By a hash of what they say: the first rows that say it.
        self._first_rows: dict[int, int] = {}

    @cached_property
    def inputs(self) -> Inputs:
        """Digests of what files are made of; the design and the fonts are read for it."""
        settings = self.settings
        common = (settings.scale, settings.arrangement, settings.replace_missing)
        return Inputs(self.renderer.campaign, settings.pictures, common)

    def rows(self, rows: Iterable[Row]) -> Iterator[PlannedRow]:
        """Yield the rows that are to be drawn, read, checked and named.

        Every row gets its names, drawn or not, so that they are the same whichever rows are
        chosen.

        Raises:
            DataError: the pattern of the names gives two files of a row the same one.
        """
        wanted = frozenset(map(slug, self.settings.only))
        count = 0
        for row in rows:
            if count == self.settings.limit:
                return
            planned = self._planned(row)
            if wanted and planned.id not in wanted:
                continue
            count += 1
            yield planned

    def find_chosen(self, table: Iterable[Row]) -> None:
        """See that there is a row for each id that was asked for.

        Raises:
            DataError: there is none.
        """
        known = {_id(row) for row in table}
        for name in self.settings.only:
            if slug(name) not in known:
                raise _no_row(name, known)

    def _planned(self, row: Row) -> PlannedRow:
        problems: list[ConnectionGraphicsError] = list(row.problems)
        formats = self._formats(row, problems)
        template = self._template(row, problems)
        content, unreadable = self.renderer.read(
            row.fields(), template, date_order=self.settings.date_order
        )
        problems += unreadable
        if content is not None and content.theme is None:
            content = replace(content, theme=self.settings.theme)
        said = row.fields() if content is None else _said(row, content)
        types = [self._file_type or format_.default_type for format_ in formats]
        wanted = [(f.name, suffix_of(kind)) for f, kind in zip(formats, types, strict=True)]
        by = self.settings.folders_by
        paths = self._names.allot(said, wanted, folder=_words(row, by) if by else "")
        ident = _id(row)
        if content is None or problems:
            return PlannedRow(row, ident, problems=tuple(problems))
        design = template.name if template else default_template(content)
        files = self._files(content, design, zip(formats, paths, types, strict=True))
        notices = (*content.notices, *self._duplicate(row, content, design))
        return PlannedRow(row, ident, content, design, tuple(files), notices=notices)

    def _formats(self, row: Row, problems: list[ConnectionGraphicsError]) -> tuple[Format, ...]:
        names = _words(row, "formats")
        try:
            return expand_formats(names) if names else self._usual
        except ConnectionGraphicsError as error:
            problems.append(error.located(field="formats"))
            return self._usual

    def _template(self, row: Row, problems: list[ConnectionGraphicsError]) -> Template | None:
        name = _words(row, "template")
        try:
            return self._found(name) if name else self._usual_template
        except ConnectionGraphicsError as error:
            problems.append(error.located(field="template"))
            return None

    def _files(
        self, content: Content, template: str, files: Iterable[tuple[Format, str, str]]
    ) -> Iterator[PlannedFile]:
        row = "" if self.settings.dry_run else self.inputs.of_row(content, template)
        for order, (format_, path, kind) in enumerate(files):
            pressed = f"{kind} {self._png}" if kind in ("png", "png8") else kind
            inputs = self.inputs.of_file(row, format_, pressed) if row else ""
            yield PlannedFile(format_, path, kind, inputs, order)

    def _duplicate(self, row: Row, content: Content, template: str) -> Iterator[Notice]:
        """Yield a notice when another row says the same: the same line pasted twice, mostly."""
        digest = hash((content.digest(), template))
        first = self._first_rows.setdefault(digest, row.number)
        if first != row.number:
            yield Notice("duplicate-row", f"it says the same as row {first}", row.location())

    def _check_theme(self, name: str) -> None:
        campaign = self.renderer.campaign
        campaign.colours(theme_for(Content(theme=name), campaign))

    def _found(self, name: str) -> Template:
        return self.renderer.template(name)


def _words(row: Row, name: str) -> str:
    cell = row.cells.get(name)
    return "" if cell is None else str(cell.value).strip()


def _id(row: Row) -> str:
    """Return what its files' names begin with, unless another row is called the same."""
    return next((said for name in _NAMING if (said := slug(_words(row, name)))), "")


_NAMING: Final = ("id", "event_name", "caption")


def _said(row: Row, content: Content) -> dict[str, Any]:
    """Return all fields of *row* as its content understands them, its orders as they stand."""
    orders = {name: _words(row, name) for name in ("id", "template") if _words(row, name)}
    return {**content.as_fields(), **orders}


def _no_row(name: str, seen: Iterable[str]) -> DataError:
    near = closest(name, seen)
    return DataError(
        f'no row has the id "{name}"',
        hint=f'did you mean "{near}"?' if near else "use the name before the -- in its file names",
        code="no-such-row",
        value=name,
    )
