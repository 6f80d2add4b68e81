"""Templates → what would be drawn wrongly or lost, each with its element, line and remedy.

Nothing is drawn: a template is filled with its own samples, and with words for every field,
for each format of each of its shapes, and what comes out is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ..campaign import Campaign
from ..content import Content, read_content
from ..errors import ConnectionGraphicsError, FitError, Location, TemplateError, closest
from ..fields import FIELDS
from ..formats import FORMATS, Format
from ..reading.dates import DateRange
from ..svg.resolve import resolve
from ..svg.tree import clone, parse
from ..template import Template, find_template
from ..text.fonts import FontBook
from ..variables import template_variables
from .marked import marked
from .trees import Finding, check_boxes, check_placeholders, check_tree, check_words, fields_of

__all__ = ["Finding", "lint_file", "lint_folder", "lint_template"]

#: A value for each field that a sample does not give, where its name alone would not do.
_WORDS: Final = {
    "caption": "Say hello to somebody new",
    "date": "2024-06-13",
    "end_date": "2024-06-14",
    "time": "14:00",
    "end_time": "16:00",
    "link": "https://example.org/tea",
    "day": "3",
    "figure": "45%",
    "raised": "£120",
    "goal": "£500",
}
#: Fields that are no words of the picture.
_UNSAID: Final = frozenset(("image", "image_focus", "logo", "logo_2", "qr", "theme", "variant"))
#: Files that use more of Jinja2 than filling in and leaving out: their names are found by filling.
_CODED: Final = re.compile(r"\{%-?\s*(?:import|from|include|set|macro|for|call|block|with)\b")
_NAME: Final = re.compile(r"\{\{-?\s*([A-Za-z_]\w*)")
#: Findings after which no line of words can be laid out.
_CANNOT_BE_SET: Final = frozenset(("missing-font", "no-font"))
#: Words of a template that are said to come from several fields.
_MADE_OF_FIELDS: Final = frozenset(("title", "subtitle", "when", "link_words"))
#: What Jinja2 and these templates know besides fields.
_ALWAYS_KNOWN: Final = frozenset(("range", "dict", "cycler", "joiner", "namespace", "none", "true"))


def lint_template(template: Template, campaign: Campaign, fonts: FontBook) -> tuple[Finding, ...]:
    """Return what there is to know of *template*, in the order of its files and their lines."""
    desk = _Desk(template, campaign, fonts)
    findings = [
        *_samples(desk),
        *(found for shape in template.shapes for found in desk.shape(shape)),
    ]
    findings += _left_out(desk)
    return _once(findings)


def lint_folder(folder: Path, campaign: Campaign, fonts: FontBook) -> tuple[Finding, ...]:
    """Return what there is to know of the template in *folder*, or of each template below it.

    Raises :class:`TemplateError` where there is none.
    """
    findings: list[Finding] = []
    for place in _templates_in(folder):
        roots = (place.parent, *campaign.template_folders())
        try:
            template = find_template.__wrapped__(place.name.lower(), roots)
        except ConnectionGraphicsError as error:
            findings.append(_of_error(error))
            continue
        findings += lint_template(template, campaign, fonts)
    return tuple(findings)


def lint_file(path: Path, campaign: Campaign, fonts: FontBook) -> tuple[Finding, ...]:
    """Return what there is to know of the SVG *path* by itself, whose words are its samples.

    Raises :class:`TemplateError` where it cannot be read at all.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"{path} cannot be read: {error.strerror or error}",
            hint="name a template, a folder of templates, or an SVG",
        ) from error
    if _CODED.search(data.decode("utf-8", "replace")):
        raise TemplateError(
            "it is written for Jinja2, so that it can only be looked at as part of its template",
            hint=f"name its folder: {path.parent}",
            where=Location(file=str(path)),
        )
    return _once(_raw(data, _known(campaign), fonts, str(path), whole=True))


# ---------------------------------------------------------------------------- one template


@dataclass(frozen=True, slots=True)
class _Desk:
    """A template with everything that is needed to fill it."""

    template: Template
    campaign: Campaign
    fonts: FontBook

    def shape(self, shape: str) -> Iterator[Finding]:
        """Yield what there is to know of the composition for *shape*."""
        name = self.template.file_for(shape)
        source = (self.template.folder / f"{shape}.svg").read_bytes()
        formats = [format_ for format_ in FORMATS.values() if format_.shape == shape]
        if not _CODED.search(source.decode("utf-8", "replace")):
            format_ = formats[0] if formats else None
            known = _known(self.campaign, self.template, format_)
            yield from _raw(source, known, self.fonts, name, whole=False)
        filling = marked(self.template)
        samples = self.contents()
        told: set[str] = set()
        for format_ in formats:
            for sample, content in samples.items():
                if content is None or sample in told:
                    continue
                try:
                    yield from self._filled(filling, content, format_, name)
                except FitError as error:
                    # That all fields at once do not fit is nothing that any row asks for.
                    if sample != "full":
                        told.add(sample)
                        yield _no_room(error, sample, format_, name)
                except ConnectionGraphicsError as error:
                    yield _of_error(error)
                    return

    def _filled(
        self, filling: Template, content: Content, format_: Format, name: str
    ) -> Iterator[Finding]:
        variables = self.variables(content, format_)
        filled = filling.fill(format_.shape, variables)
        root = parse(filled, name=name)
        yield from check_boxes(
            root, format_.safe, file=name, width=format_.width, format_name=format_.name
        )
        found = tuple(check_tree(root, self.fonts, file=name))
        yield from found
        if _CANNOT_BE_SET.isdisjoint(each.code for each in found):
            tree = resolve(
                filled,
                self.fonts,
                lang=str(variables["lang"]),
                name=name,
                mirrored=variables["direction"] == "rtl",
            )
            yield from check_words(tree, format_.safe, format_name=format_.name)

    def variables(self, content: Content, format_: Format) -> Mapping[str, object]:
        """Return what the template is filled with."""
        return template_variables(content, self.template, self.campaign, format_, arrangement=0)

    def contents(self) -> dict[str, Content | None]:
        """Return each sample of the template, and one with words for every field, by name."""
        samples = {sample.name: self.read(sample.fields)[0] for sample in self.template.samples}
        return {**samples, "full": self.full()}

    def full(self) -> Content | None:
        """Return a content with words for every field that the template shows."""
        fields: dict[str, str] = {}
        for name in (field.name for field in self.template.fields):
            if name not in _UNSAID:
                fields[name] = _WORDS.get(name, "Some words")
        for sample in self.template.samples:
            fields |= {name: value for name, value in sample.fields.items() if value}
        return self.read(fields)[0] or self.read({"caption": _WORDS["caption"]})[0]

    def read(
        self, fields: Mapping[str, str]
    ) -> tuple[Content | None, tuple[ConnectionGraphicsError, ...]]:
        """Return what *fields* say, and what is wrong with them."""
        campaign = self.campaign
        own = {field.name for field in self.template.fields} - {field.name for field in FIELDS}
        return read_content(
            fields,
            lang=campaign.language,
            hashtag=campaign.hashtag,
            timezone=campaign.timezone,
            week=DateRange(campaign.start, campaign.end),
            free_fields=frozenset(own),
            words_needed=self.template.needs_words,
        )


def _samples(desk: _Desk) -> Iterator[Finding]:
    for sample in desk.template.samples:
        for error in desk.read(sample.fields)[1]:
            yield Finding(
                "bad-sample",
                f'the sample "{sample.name}" cannot be used: {error.message}',
                error.hint,
                Location(file=f"{desk.template.name}/template.toml", field=error.where.field),
            )


def _left_out(desk: _Desk) -> Iterator[Finding]:
    """Yield the fields that some shapes show and others do not, without saying so."""
    content = desk.full()
    shown: dict[str, set[str]] = {}
    for shape in desk.template.shapes:
        format_ = next((each for each in FORMATS.values() if each.shape == shape), None)
        if format_ is None or content is None:
            continue
        try:
            filled = desk.template.fill(shape, desk.variables(content, format_))
            shown[shape] = fields_of(parse(filled))
        except ConnectionGraphicsError:
            return
    meant = _meant(desk.template)
    of_rows = {field.name for field in desk.template.fields} | _MADE_OF_FIELDS
    for field in sorted(of_rows.intersection(set().union(*shown.values()))):
        having = [shape for shape, fields in shown.items() if field in fields]
        for shape in shown:
            if shape not in having and field not in meant.get(shape, ()):
                yield Finding(
                    "left-out",
                    f'"{field}" is shown in {having[0]} and not in {shape}',
                    f"give it a place there, or say in template.toml that it is meant so: "
                    f'[left_out] {shape} = ["{field}"]',
                    Location(file=f"{desk.template.name}/{shape}.svg"),
                    "note",
                )


def _meant(template: Template) -> dict[str, tuple[str, ...]]:
    """Return the fields that a template says to leave out, by shape."""
    try:
        table = tomllib.loads((template.folder / "template.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    said = table.get("left_out", {})
    return {shape: tuple(map(str, names)) for shape, names in said.items()}


# ------------------------------------------------------------------------------- one file


def _raw(
    data: bytes, known: Iterable[str], fonts: FontBook, name: str, *, whole: bool
) -> Iterator[Finding]:
    """Yield what can be seen in a file before it is filled; features only with *whole*."""
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        yield from _unknown_names(line, number, known, name)
    try:
        root = parse(data, name=name)
    except TemplateError as error:
        if whole:
            yield _of_error(error)
        return
    yield from check_placeholders(root, file=name)
    if whole:
        yield from check_tree(clone(root), fonts, file=name)


def _unknown_names(line: str, number: int, known: Iterable[str], name: str) -> Iterator[Finding]:
    for found in _NAME.finditer(line):
        if found[1] not in known:
            near = closest(found[1], known)
            yield Finding(
                "unknown-field",
                f'"{found[1]}" is not a field that a template can show',
                f'did you mean "{near}"?' if near else "`connection-graphics fields` lists them",
                Location(file=name, line=number),
            )


def _known(
    campaign: Campaign, template: Template | None = None, format_: Format | None = None
) -> frozenset[str]:
    """Return all names that a template may use."""
    content, _ = read_content({"caption": "-"}, lang=campaign.language)
    assert content is not None
    stand_in = template or _nameless(campaign)
    variables = template_variables(
        content, stand_in, campaign, format_ or next(iter(FORMATS.values())), arrangement=0
    )
    own = (field.name for field in template.fields) if template else ()
    return frozenset((*variables, *own)) | _ALWAYS_KNOWN


def _nameless(campaign: Campaign) -> Template:
    folders = campaign.template_folders()
    return Template("-", "", "", (), ("caption",), (), (), {}, (), folders[0], folders)


def _templates_in(folder: Path) -> Iterator[Path]:
    if any(folder.glob("*.svg")):
        yield folder
        return
    within = folder / "svg" if (folder / "svg").is_dir() else folder
    found = [
        place
        for place in sorted(within.iterdir())
        if place.is_dir() and not place.name.startswith(("_", ".")) and any(place.glob("*.svg"))
    ]
    if not found:
        raise TemplateError(
            f"{folder} has no templates in it",
            hint="a template is a folder with square.svg, portrait.svg, story.svg or landscape.svg",
        )
    yield from found


def _no_room(error: FitError, sample: str, format_: Format, name: str) -> Finding:
    return Finding(
        error.code,
        f'the sample "{sample}" does not fit in {format_.name}: {error.message}',
        "make the box larger or its smallest size smaller, or shorten the sample",
        replace(error.where, file=name),
    )


def _of_error(error: ConnectionGraphicsError) -> Finding:
    return Finding(error.code, error.message, error.hint, error.where)


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, though several formats and samples have it, in order of lines."""
    first: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        where = replace(found.where, field=None)
        words = "" if found.code == "outside-safe-area" else found.message
        first.setdefault((found.code, where, words), found)
    return tuple(
        sorted(first.values(), key=lambda found: (found.where.file or "", found.where.line or 0))
    )
