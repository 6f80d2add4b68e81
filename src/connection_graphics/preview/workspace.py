"""What the page is told before any picture: templates, formats, languages, rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..batch.table import Row
from ..checks.colour_vision import KINDS
from ..errors import ConnectionGraphicsError
from ..formats import Format, expand_formats
from ..stories import stories
from .desk import Desk
from .facts import Fact, format_fact, lang_facts, problem_fact, template_fact
from .query import MOST_ARRANGEMENTS, Query

__all__ = ["survey_fact", "workspace_fact"]

_SUMMARY: Final = 80


def workspace_fact(desk: Desk) -> Fact:
    """Return all that *desk* has to show."""
    campaign, pictures = desk.renderer.campaign, desk.pictures()
    return {
        "campaign": campaign.name,
        "folder": str(desk.subject.folder() or ""),
        "title": desk.subject.title,
        "templates": [_template(desk, name, pictures) for name in desk.template_names()],
        "formats": [format_fact(format_) for format_ in desk.formats()],
        "themes": list(campaign.themes),
        "langs": lang_facts(campaign),
        "arrangements": MOST_ARRANGEMENTS,
        "pictures": pictures,
        **_rows(desk),
        "simulations": ["grey", *(kind for kind in KINDS if kind != "grey")],
    }


def survey_fact(desk: Desk, numbers: tuple[int, ...]) -> Fact:
    """Return the problems that rows have only once they are laid out, by the row's number."""
    rows = desk.rows()
    found = {number: list(_of_layout(desk, rows[number])) for number in numbers if number in rows}
    return {"problems": {str(number): problems for number, problems in found.items() if problems}}


def _of_layout(desk: Desk, row: Row) -> Iterator[Fact]:
    """Yield a problem for each format that the words of *row* do not fit, or cannot be drawn in."""
    try:
        template = desk.row_template(row)
        formats = _formats(desk, row, template)
    except ConnectionGraphicsError:
        return  # told already, without any layout
    for format_ in formats:
        try:
            desk.graphic(Query(template, format_.name, row=row.number))
        except ConnectionGraphicsError as error:
            yield problem_fact(error)


def _formats(desk: Desk, row: Row, template: str) -> tuple[Format, ...]:
    """Return the formats that *row* asks for, or else one for each shape of its template."""
    shapes = desk.template(template).shapes
    named = row.cells.get("formats")
    if named is not None and named.value != "":
        asked = expand_formats(str(named.value))
        return tuple(each for each in asked if each.shape in shapes)
    first: dict[str, Format] = {}
    for format_ in desk.formats():
        if format_.shape in shapes and format_.px_per_mm is None:
            first.setdefault(format_.shape, format_)
    return tuple(first.values())


def _template(desk: Desk, name: str, pictures: list[str]) -> Fact:
    try:
        template = desk.shown(name)
    except ConnectionGraphicsError as error:
        nothing: Fact = {"title": name, "description": "", "shapes": [], "fields": []}
        return {"name": name, **nothing, "stories": [], "problem": problem_fact(error)}
    return template_fact(template, desk.renderer.campaign, stories(template), pictures)


def _rows(desk: Desk) -> Fact:
    """Return the rows of the table, those with problems first."""
    if desk.subject.data is None:
        return {"data": None, "rows": None, "data_problem": None}
    name = desk.subject.data.name
    try:
        rows = [_row(desk, row) for row in desk.rows().values()]
        if desk.subject.only is not None:
            rows = [fact for fact in rows if fact["template"] == desk.subject.only]
    except ConnectionGraphicsError as error:
        return {"data": name, "rows": [], "data_problem": problem_fact(error)}
    rows.sort(key=lambda fact: not fact["problems"])
    return {"data": name, "rows": rows, "data_problem": None}


def _row(desk: Desk, row: Row) -> Fact:
    problems = list(row.problems)
    template = desk.template_names()[0]
    try:
        template = desk.row_template(row)
        if not problems:
            desk.content(Query(template, "instagram-square", row=row.number))
    except ConnectionGraphicsError as error:
        problems.append(error)
    words = row.fields()
    said = words.get("event_name") or words.get("caption") or next(iter(words.values()), "")
    return {
        "number": row.number,
        "template": template,
        "summary": " ".join(str(said).split())[:_SUMMARY],
        "problems": [problem_fact(problem) for problem in problems],
    }
