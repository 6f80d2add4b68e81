"""A campaign with its templates, as a worker process has them at hand, and what was laid out."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Final

from ..batch.table import Row, read_table
from ..checks.marked import MARK, marked
from ..content import Content, default_template
from ..errors import ConnectionGraphicsError, DataError, FitError, Location
from ..fields import field_named
from ..formats import FORMATS, Format, get_format
from ..graphic import Graphic
from ..pipeline import Renderer
from ..stories import stories
from ..template import Template
from .query import Query
from .samples import with_samples
from .shelf import drawn_size
from .subject import Subject

__all__ = ["Desk"]

#: Layouts that are kept: those of a screen full of cells.
_MOST_GRAPHICS: Final = 96
_MOST_ROWS: Final = 5_000
_MOST_PICTURES: Final = 500
_PICTURES: Final = frozenset((".jpg", ".jpeg", ".png", ".webp", ".svg"))
#: Fields of a row that say what to draw, not what it says.
_ORDERS: Final = frozenset(("id", "template", "formats", "status", "notes", "scheduled_at"))
#: A drawing's own size, where no network has its ratio.
_OWN_SIZE: Final = "own-size"
_SAME_RATIO: Final = 0.01
_ID: Final = re.compile(r'\sid="([^"]+)"')
_MARKS: Final = re.compile(rf'{MARK}="([^"]*):(\d+)"')


class Desk:
    """One subject: read when it is made, drawn as often as is asked."""

    def __init__(self, subject: Subject, uploads: Path) -> None:
        """Load the campaign; raises :class:`CampaignError` where it cannot be read."""
        self.subject = subject
        self.renderer = Renderer(subject.campaign, templates=subject.roots())
        self._uploads = uploads
        self._graphics: OrderedDict[Query, Graphic] = OrderedDict()

    def forget(self) -> None:
        """Read templates and table again when they are next asked for."""
        self.renderer.forget_templates()
        self._graphics.clear()
        for name in ("_rows", "_of_rows"):
            self.__dict__.pop(name, None)

    # ------------------------------------------------------------------ what there is

    def template_names(self) -> tuple[str, ...]:
        """Return the names of the templates that are shown, those that rows ask for among them."""
        asked = self._asked_for()
        if self.subject.data is None or self.subject.only is not None:
            return asked
        return tuple(dict.fromkeys((*asked, *sorted(self._of_rows))))

    def _asked_for(self) -> tuple[str, ...]:
        return self.subject.names() or self.renderer.template_names()

    def template(self, name: str) -> Template:
        """Return the template *name*."""
        return self.renderer.template(name)

    def formats(self) -> tuple[Format, ...]:
        """Return the formats that are shown: for a drawing by itself, those of its ratio."""
        if self.subject.drawing is None:
            return tuple(FORMATS.values())
        width, height = drawn_size(self.subject.drawing)
        fitting = tuple(
            each
            for each in FORMATS.values()
            if abs(width * each.height / (height * each.width) - 1) < _SAME_RATIO
        )
        return fitting or (self._own_size(),)

    def format(self, name: str) -> Format:
        """Return the format *name*; raises :class:`UnknownNameError`."""
        if name == _OWN_SIZE and self.subject.drawing is not None:
            return self._own_size()
        return get_format(name)

    def _own_size(self) -> Format:
        assert self.subject.drawing is not None
        return Format.custom(_OWN_SIZE, *drawn_size(self.subject.drawing))

    def shown(self, name: str) -> Template:
        """Return the template *name* with what it is shown with, if it brings nothing itself."""
        return with_samples(self.template(name))

    def pictures(self) -> list[str]:
        """Return the names of the files that a field may name."""
        found = []
        for folder in (self._uploads, self.subject.pictures):
            if folder is None or not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                if path.suffix.lower() in _PICTURES and path.is_file():
                    found.append(path.name)
                if len(found) >= _MOST_PICTURES:
                    break
        return list(dict.fromkeys(found))

    # ------------------------------------------------------------------------- words

    @cached_property
    def _rows(self) -> Mapping[int, Row]:
        if self.subject.data is None:
            return {}
        table = read_table(self.subject.data, free_fields=self._own_fields())
        for problem in table.problems:
            raise problem
        rows: dict[int, Row] = {}
        for row in table:
            rows[row.number] = row
            if len(rows) >= _MOST_ROWS:
                break
        return rows

    def _own_fields(self) -> frozenset[str]:
        named = (self.renderer.template(name).fields for name in self._asked_for())
        every = {field.name for fields in named for field in fields}
        return frozenset(name for name in every if field_named(name) is None)

    def rows(self) -> Mapping[int, Row]:
        """Return the rows of the table, by number; raises what :func:`read_table` raises."""
        return self._rows

    def words(self, query: Query) -> dict[str, object]:
        """Return the words that *query* asks for, by field.

        A story that the template does not have is its typical one, and a field that it does
        not have is passed over: the page asks all templates for the same.

        Raises :class:`DataError` where there is no such row, or it cannot be read.
        """
        words = self._row_words(query.row) if query.row is not None else self._story(query)
        known = {field.name for field in self.shown(query.template).fields}.union(words)
        for name, value in query.words:
            if name not in known and field_named(name) is None:
                continue
            if value:
                words[name] = value
            else:
                words.pop(name, None)
        words |= {name: value for name, value in self._chosen(query) if value}
        return words

    def _chosen(self, query: Query) -> tuple[tuple[str, str], ...]:
        return ("theme", query.theme), ("lang", query.lang)

    def _story(self, query: Query) -> dict[str, object]:
        told = stories(self.shown(query.template))
        named = {story.name: story for story in told}
        usual = named.get("typical", told[0])
        return dict(named.get(query.story, usual).fields)

    def _row_words(self, number: int) -> dict[str, object]:
        row = self.rows().get(number)
        if row is None:
            raise DataError(
                f"the table has no row {number}",
                hint="go back to the list of rows",
                code="no-such-row",
            )
        for problem in row.problems:
            raise problem
        return {name: value for name, value in row.fields().items() if name not in _ORDERS}

    def content(self, query: Query) -> Content:
        """Return what *query* says; raises :class:`DataError` with the row, if it is one's."""
        template = self.template(query.template)
        content, problems = self.renderer.read(self.words(query), template)
        if content is None:
            raise self._in_row(problems[0], query)
        return content

    def _in_row(self, error: ConnectionGraphicsError, query: Query) -> ConnectionGraphicsError:
        if query.row is None:
            return error
        assert self.subject.data is not None
        return error.located(row=query.row, file=self.subject.data.name)

    def row_template(self, row: Row) -> str:
        """Return the name of the template that *row* asks for, or that suits its words.

        Where one template is previewed, it is that of all rows that ask for no other. Raises
        :class:`UnknownNameError` where a row asks for one that is not there.
        """
        named = row.cells.get("template")
        if named is not None and named.value != "":
            return self.template(str(named.value)).name
        if self.subject.only is not None:
            return self.subject.only
        words = {name: value for name, value in row.fields().items() if name not in _ORDERS}
        content, _ = self.renderer.read(words)
        usual = default_template(content) if content else ""
        return usual if usual in self.renderer.template_names() else self._asked_for()[0]

    @cached_property
    def _of_rows(self) -> frozenset[str]:
        """Return the names of the templates that rows are drawn with."""
        found: set[str] = set()
        with contextlib.suppress(ConnectionGraphicsError):
            for row in self._rows.values():
                with contextlib.suppress(ConnectionGraphicsError):
                    found.add(self.row_template(row))
        return frozenset(found)

    # ---------------------------------------------------------------------- pictures

    def graphic(self, query: Query) -> Graphic:
        """Return the picture that *query* asks for, laid out.

        Raises :class:`ConnectionGraphicsError`; what is wrong in a template is told with the
        line of its file.
        """
        kept = self._graphics.get(query)
        if kept is not None:
            self._graphics.move_to_end(query)
            return kept
        content = self.content(query)
        try:
            graphic = self.renderer.render(
                self.template(query.template),
                content,
                format=self.format(query.format),
                arrangement=query.arrangement,
                assets=self.assets(content),
            )
        except ConnectionGraphicsError as error:
            raise self._in_row(self._pointed(error, query, content), query) from error
        self._graphics[query] = graphic
        while len(self._graphics) > _MOST_GRAPHICS:
            self._graphics.popitem(last=False)
        return graphic

    def assets(self, content: Content) -> Path | None:
        """Return the folder with the pictures of *content*; one the page has sent goes first."""
        own, sent = self.subject.pictures, self._uploads
        names = [
            name for name in (content.image, content.logo, content.extra.get("logo_2")) if name
        ]
        names = [name for name in names if Path(name).name == name]
        if not any((sent / name).is_file() for name in names):
            return own or sent
        for name in names:
            beside = own / name if own else None
            if not (sent / name).is_file() and beside is not None and beside.is_file():
                shutil.copyfile(beside, sent / name)
        return sent

    # ------------------------------------------------------------- lines of the source

    def lines(self, query: Query) -> dict[int, tuple[str, int]]:
        """Return file and line that each line of the filled template is from, as far as known."""
        return self._lines(query, self.content(query))

    def _lines(self, query: Query, content: Content) -> dict[int, tuple[str, int]]:
        found: dict[int, tuple[str, int]] = {}
        last: tuple[str, int] | None = None
        for number, line in enumerate(self._marked(query, content), start=1):
            marks = _MARKS.findall(line)
            if marks:
                last = (self.shown_name(marks[0][0]), int(marks[0][1]))
            if last is not None:
                found[number] = last
        return found

    def _marked(self, query: Query, content: Content) -> list[str]:
        """Return the lines of the filled template, whose tags say where they are from."""
        filled = self.renderer.filled(
            marked(self.template(query.template), ends=True),
            content,
            format=self.format(query.format),
            arrangement=query.arrangement,
            assets=self.assets(content),
        )
        return filled.splitlines()

    def _box_of(self, name: str, query: Query, content: Content) -> Location:
        """Return where the words called *name* stand in the files of the template."""
        is_it = re.compile(rf'<text\b[^>]*\b(?:data-field|id|inkscape:label)="{re.escape(name)}"')
        for line in self._marked(query, content):
            tag = is_it.search(line)
            marks = _MARKS.findall(tag[0]) if tag else ()
            if marks:
                element = _ID.search(line, tag.start() if tag else 0)
                return Location(
                    file=self.shown_name(marks[-1][0]),
                    line=int(marks[-1][1]),
                    element=element[1] if element else None,
                )
        return Location()

    def _pointed(
        self, error: ConnectionGraphicsError, query: Query, content: Content
    ) -> ConnectionGraphicsError:
        """Return *error* with the line of the file in the place of that of the filled one."""
        cause = error.__cause__
        if isinstance(cause, FitError) and cause.where.field:
            # Whoever writes words has no use for the box; whoever draws it has.
            box = self._box_of(cause.where.field, query, content)
            return error.located(file=box.file, line=box.line, element=box.element)
        file, line = error.where.file, error.where.line
        if file is None:
            return error
        place: tuple[str, int | None] = (self.shown_name(file), line)
        if line is not None and not _is_of_source(error):
            # What cannot be filled has its line already.
            with contextlib.suppress(ConnectionGraphicsError):
                place = self._lines(query, content).get(line, place)
        error.where = replace(error.where, file=place[0], line=place[1])
        return error

    def shown_name(self, file: str) -> str:
        """Return what the user calls the *file* of a template."""
        drawing = self.subject.drawing
        if drawing is not None and file.startswith(f"{self.subject.only}/"):
            return drawing.name
        return file

    def located(self, where: Location) -> Location:
        """Return *where* with the file's name as the user knows it."""
        return where if where.file is None else replace(where, file=self.shown_name(where.file))


def _is_of_source(error: ConnectionGraphicsError) -> bool:
    """Whether Jinja2 has told its line, which counts the file's own lines."""
    return error.__cause__ is not None and type(error.__cause__).__module__.startswith("jinja2")
