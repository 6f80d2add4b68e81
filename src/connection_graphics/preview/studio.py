"""What a worker process does: it draws and measures, with the campaign loaded once."""

from __future__ import annotations

import io
import json
import os
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from PIL import Image

from ..checks.colour_vision import KINDS, seen_quickly
from ..checks.legibility import judge, measure
from ..checks.lint import lint_template
from ..difference import TOLERANCE, compare_pictures, heat_map
from ..encode import MEDIA_TYPES, encode, file_type_of, suffix_of
from ..errors import (
    ConnectionGraphicsError,
    FitError,
    Location,
    Notice,
    UnknownNameError,
)
from ..graphic import Graphic
from ..raster import cairo_version, rasterise
from ..telling import field_of
from .commands import python_call, shell_line
from .desk import Desk
from .facts import Fact, finding_fact, notice_fact, problem_fact, text_fact
from .jobs import Answer, Job, Setup, Versions
from .query import Query
from .subject import Subject
from .workspace import survey_fact, workspace_fact

__all__ = ["studio"]

#: Seconds between two looks at whether the server is there still.
_LOOK: Final = 2.0
#: A picture on a screen has no limit but this.
_NO_LIMIT: Final = 200_000_000
#: Notices about a text begin with its name.
_NAMED: Final = re.compile(r'"([\w.-]+)" ')


def studio(setup: Setup) -> Callable[[tuple[Job, Versions, int]], Iterator[Answer]]:
    """Return the function that does jobs. What cannot be read is told by each job, not here."""
    if setup.aside and hasattr(os, "nice"):
        os.nice(10)
    works = _Studio(setup)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()

    def do(task: tuple[Job, Versions, int]) -> Iterator[Answer]:
        yield works.do(task[0], task[1])

    return do


def _end_with(parent: int) -> None:
    """End when the server has gone: a template that hangs would hear of it never."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(0)


class _Studio:
    """Does one job after the other; reads again what has changed between two of them."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._versions = Versions()
        self._desks: dict[Subject, Desk] = {}
        self._findings: dict[str, list[Fact]] = {}

    def do(self, job: Job, versions: Versions) -> Answer:
        """Return what comes of *job*; whatever goes wrong is an answer, too."""
        self._catch_up(versions)
        try:
            return _DOES[job.kind](self, job)
        except ConnectionGraphicsError as error:
            return _problem(error)
        except Exception as error:  # noqa: BLE001 - with which the program cannot cope, costs one answer
            said = " ".join(str(error).split())[:200]
            return _problem(
                ConnectionGraphicsError(
                    f"a fault of the program ({type(error).__name__}: {said})",
                    code="fault",
                    hint="please report it, with the template and the words",
                )
            )

    def _catch_up(self, versions: Versions) -> None:
        known = self._versions
        if versions.revision <= known.revision:
            return
        self._versions = versions
        if versions.campaign != known.campaign:
            self._desks.clear()
        self._findings.clear()
        for desk in self._desks.values():
            desk.forget()

    def _desk(self, subject: Subject | None = None) -> Desk:
        subject = subject or self._setup.subject
        if subject not in self._desks:
            self._desks[subject] = Desk(subject, self._setup.uploads)
        return self._desks[subject]

    # ----------------------------------------------------------------------- pictures

    def picture(self, job: Job) -> Answer:
        """Return the pixels of a picture at the width that was asked for."""
        graphic = self._graphic(job, job.baseline)
        if not job.simulate and _shown_width(graphic, job) == graphic.width:
            return _png(graphic.to_bytes("png", png="fast", max_bytes=_NO_LIMIT))
        image = _pixels(graphic, job)
        if job.simulate:
            if job.simulate not in KINDS:
                raise UnknownNameError("kind of colour vision", job.simulate, KINDS)
            image = seen_quickly(image, job.simulate)
        return _png(_encoded(image))

    def heat(self, job: Job) -> Answer:
        """Return where a picture differs from the one of a baseline."""
        before = _pixels(self._graphic(job, job.baseline), job)
        after = _pixels(self._graphic(job, None), job)
        if before.size != after.size:
            before = before.resize(after.size)
        mask, pixels, largest = compare_pictures(
            before, after, tolerance=TOLERANCE, ignore_edges=True
        )
        mapped = heat_map(after, mask)
        found = (("Changed-Pixels", str(pixels)), ("Largest-Difference", str(largest)))
        return replace(_png(_encoded(mapped)), headers=found)

    def _graphic(self, job: Job, subject: Subject | None) -> Graphic:
        assert job.query is not None
        return self._desk(subject).graphic(job.query)

    def download(self, job: Job) -> Answer:
        """Return a picture as the file that ``render`` would write."""
        assert job.query is not None
        kind = file_type_of(job.file_type)
        graphic = self._desk().graphic(job.query)
        name = _file_name(job.query, suffix_of(kind))
        return Answer(graphic.to_bytes(kind), MEDIA_TYPES[kind], headers=(_attached(name),))

    def zip(self, job: Job) -> Answer:
        """Return the picture in every format that its template has a shape for."""
        assert job.query is not None
        desk = self._desk()
        shapes = desk.template(job.query.template).shapes
        out = io.BytesIO()
        left_out: list[str] = []
        with zipfile.ZipFile(out, "w") as archive:
            for format_ in desk.formats():
                if format_.shape not in shapes or format_.network == "print":
                    continue
                query = replace(job.query, format=format_.name)
                try:
                    graphic = desk.graphic(query)
                    data = graphic.to_bytes()
                except ConnectionGraphicsError as error:
                    left_out.append(f"{format_.name}: {error}")
                    continue
                archive.writestr(_entry(_file_name(query, suffix_of(format_.default_type))), data)
            if left_out:
                archive.writestr(_entry("left-out.txt"), "\n".join([*left_out, ""]))
        name = f"{job.query.template}.zip"
        return Answer(out.getvalue(), "application/zip", headers=(_attached(name),))

    # -------------------------------------------------------------------------- facts

    def cell(self, job: Job) -> Answer:
        """Return what is known of a picture beside its pixels."""
        assert job.query is not None
        desk = self._desk()
        try:
            graphic = desk.graphic(job.query)
        except FitError as error:
            return _json(self._without_fit(desk, job.query, error))
        measured = measure(graphic)
        lines = desk.lines(job.query)
        return _json(
            {
                "width": graphic.width,
                "height": graphic.height,
                "title": graphic.title,
                "alt_text": graphic.alt_text,
                "arrangement": job.query.arrangement,
                "post_text": graphic.post_text(),
                "notices": self._notices(desk, job.query, list(judge(measured)), lines),
                "findings": [],
                "boxes": [text_fact(f, *_at(lines.get(f.text.line))) for f in measured],
                "fits": True,
                "problem": None,
            }
        )

    def _notices(
        self, desk: Desk, query: Query, judged: list[Notice], lines: dict[int, tuple[str, int]]
    ) -> list[Fact]:
        """Return every notice once, each with its field, element and line where they are known."""
        graphic, template = desk.graphic(query), desk.template(query.template)
        texts = {field_of(t.field, template, graphic.content): t for t in graphic.drawing.texts}
        texts |= {text.field: text for text in graphic.drawing.texts}
        facts: dict[tuple[str, str | None], Fact] = {}
        for notice in (*graphic.notices, *judged):
            named = _NAMED.match(notice.message)
            field = notice.where.field or (named[1] if named else None)
            text = texts.get(field or "")
            where = replace(notice.where, field=field)
            if text is not None:
                file, line = _at(lines.get(text.line))
                where = Location(file=file, line=line, element=text.element, field=field)
            fact = notice_fact(replace(notice, where=where))
            facts.setdefault((notice.code, field or notice.message), fact)
        return list(facts.values())

    def _without_fit(self, desk: Desk, query: Query, error: FitError) -> Fact:
        format_ = desk.format(query.format)
        return {
            "width": format_.width,
            "height": format_.height,
            "title": "",
            "alt_text": "",
            "arrangement": query.arrangement,
            "post_text": "",
            "notices": [{**problem_fact(error), "level": "error"}],
            "findings": [],
            "boxes": [],
            "fits": False,
            "problem": problem_fact(error),
        }

    def fields(self, job: Job) -> Answer:
        """Return the words that a story or row has."""
        assert job.query is not None
        words = self._desk().words(job.query)
        return _json({"fields": {name: str(value) for name, value in words.items()}})

    def findings(self, job: Job) -> Answer:
        """Return what lint finds in a template; all of its shapes are looked at together."""
        desk = self._desk()
        if job.template not in self._findings:
            template = desk.template(job.template)
            found = lint_template(template, desk.renderer.campaign, desk.renderer.fonts)
            self._findings[job.template] = [
                finding_fact(replace(each, where=desk.located(each.where))) for each in found
            ]
        return _json({"findings": self._findings[job.template]})

    def budgets(self, job: Job) -> Answer:
        """Return how many characters each field holds."""
        assert job.query is not None
        desk, query = self._desk(), job.query
        found = desk.renderer.budget(
            desk.shown(query.template),
            format=desk.format(query.format),
            lang=query.lang or None,
        )
        return _json({"budgets": found})

    def command(self, job: Job) -> Answer:
        """Return the command line and the Python call for a picture."""
        assert job.query is not None
        subject = self._setup.subject
        words = self._desk().words(job.query)
        return _json(
            {
                "shell": shell_line(job.query, words, subject),
                "python": python_call(job.query, words, subject),
            }
        )

    def workspace(self, _: Job) -> Answer:
        """Return everything that the page shows before any picture."""
        return _json(workspace_fact(self._desk()))

    def survey(self, job: Job) -> Answer:
        """Return what is wrong with the layout of some rows, by their number."""
        return _json(survey_fact(self._desk(), job.rows))

    def warm(self, _: Job) -> Answer:
        """Import what draws, and load the campaign, before the first picture is asked for."""
        cairo_version()
        self._desk()
        return _json({})


_DOES: Final[dict[str, Callable[[_Studio, Job], Answer]]] = {
    "budgets": _Studio.budgets,
    "cell": _Studio.cell,
    "command": _Studio.command,
    "download": _Studio.download,
    "fields": _Studio.fields,
    "findings": _Studio.findings,
    "heat": _Studio.heat,
    "picture": _Studio.picture,
    "survey": _Studio.survey,
    "warm": _Studio.warm,
    "workspace": _Studio.workspace,
    "zip": _Studio.zip,
}


# ------------------------------------------------------------------------------- helpers


def _shown_width(graphic: Graphic, job: Job) -> int:
    """Return the width in px that *job* asks for; the canvas's own is the largest."""
    return min(job.width or graphic.width, graphic.width)


def _pixels(graphic: Graphic, job: Job) -> Image.Image:
    """Return the pixels of *graphic* at the width that *job* asks for.

    They are those of the canvas made smaller, as on a phone: what is shared with the large
    picture, and with the one before, is not drawn again.
    """
    image = rasterise(graphic.drawing)
    width = _shown_width(graphic, job)
    height = max(1, round(graphic.height * width / graphic.width))
    times = image.width // width
    if times * width == image.width and times * height == image.height:
        return image.reduce(times)
    return image.resize((width, height), Image.Resampling.HAMMING, reducing_gap=2.0)


def _at(place: tuple[str, int] | None) -> tuple[str | None, int | None]:
    return (None, None) if place is None else place


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status=status)


def _problem(error: ConnectionGraphicsError) -> Answer:
    return _json({"problem": problem_fact(error)}, 422)


def _png(data: bytes) -> Answer:
    return Answer(data, "image/png")


def _encoded(image: Image.Image) -> bytes:
    return encode(image, "png", png="fast")


def _file_name(query: Query, suffix: str) -> str:
    row = f"--row-{query.row}" if query.row is not None else f"--{query.story}"
    return f"{query.template}{row}--{query.format}{suffix}"


def _attached(name: str) -> tuple[str, str]:
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return "Content-Disposition", f'attachment; filename="{safe}"'


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without the day, so that the same pictures give the same archive."""
    return zipfile.ZipInfo(re.sub(r"[^A-Za-z0-9._-]+", "-", name), (1980, 1, 1, 0, 0, 0))
