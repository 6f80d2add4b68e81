"""A gallery: static pages of every template in every format with its stories, to send round.

The pages need no server and ask nothing of anybody. The same templates give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from ._page import attribute, escape, page
from .batch.folder import prepare
from .checks.lint import Finding, lint_template
from .difference import compare_files
from .errors import ConnectionGraphicsError, DataError, FontError, UnknownNameError
from .formats import Format, get_format
from .pipeline import Renderer
from .stories import Story, stories
from .template import Template
from .whole_files import write_bytes

__all__ = ["PICTURES", "redraw", "write_gallery"]

#: The folder of the pictures, in that of the pages.
PICTURES: Final = "pictures"
#: Longest side of a picture, in px: enough for a screen, a tenth of the bytes.
_LONGEST: Final = 720
_QUALITY: Final = 82


@dataclass(frozen=True, slots=True)
class _Cell:
    """One picture of the gallery, or why there is none."""

    format: str
    #: Of the format, in words.
    size: str
    story: Story
    path: str = ""
    width: int = 0
    height: int = 0
    alt_text: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""
    #: What is different from the baseline, and the picture that was there.
    change: str = ""
    before: str = ""
    #: Not to be shown: nobody asked for it, and no font has its letters.
    left_out: bool = False


def write_gallery(
    folder: Path,
    renderer: Renderer,
    *,
    templates: Sequence[str] = (),
    formats: Sequence[Format],
    only: Sequence[str] = (),
    baseline: Path | None = None,
    on_template: Callable[[str], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Write the gallery of *templates*, all if none is named, to *folder*; return its pages.

    *only* names the stories to show, all if none; one in a language that the campaign has no
    fonts for is left out. With *baseline*, the folder of an earlier gallery, pictures that
    have changed are shown beside what they were. *on_template* is called with the name of
    each before it is drawn.

    Raises :class:`OutputError` where *folder* cannot be written, :class:`DataError` where
    *baseline* is no gallery, :class:`UnknownNameError`.
    """
    if baseline is not None:
        _check_gallery(baseline)
    designs = [renderer.template(name) for name in templates or renderer.template_names()]
    shown: dict[str, list[_Cell]] = {}
    pages = []
    for design in designs:
        on_template(design.name)
        cells = list(_cells(folder, renderer, design, formats, only))
        shown[design.name] = cells if baseline is None else _beside(baseline, folder, cells)
        findings = lint_template(design, renderer.campaign, renderer.fonts)
        body = _template_page(design, designs, shown[design.name], findings)
        pages.append(_write(folder / f"{design.name}.html", page(design.title, body)))
    index = _index(designs, shown, compared=baseline is not None)
    return (_write(folder / "index.html", page("Templates", index)), *pages)


def redraw(baseline: Path, folder: Path, renderer: Renderer) -> None:
    """Draw what the gallery in *baseline* shows, with the templates as they are now, to *folder*.

    Pictures of templates, formats and stories that are no more are not drawn. Raises what
    :func:`write_gallery` raises.
    """
    _check_gallery(baseline)
    for file in sorted((baseline / PICTURES).rglob("*.webp")):
        format_, _, wanted = file.stem.partition("--")
        with suppress(UnknownNameError):
            design = renderer.template(file.parent.name)
            for story in stories(design):
                if story.name == wanted:
                    _cell(folder, renderer, design, get_format(format_), story)


def _check_gallery(folder: Path) -> None:
    if not (folder / PICTURES).is_dir():
        raise DataError(
            f"{folder} is no gallery: there is no folder {PICTURES} in it",
            hint="name the folder that an earlier gallery was written to with -o",
            value=str(folder),
        )


# ------------------------------------------------------------------------------- pictures


def _cells(
    folder: Path,
    renderer: Renderer,
    design: Template,
    formats: Sequence[Format],
    only: Sequence[str],
) -> Iterator[_Cell]:
    told = {story.name: story for story in stories(design)}
    for name in only:
        if name not in told:
            raise UnknownNameError("story", name, told)
    wanted = {*only, *(sample.name for sample in design.samples)}
    for format_ in formats:
        if format_.shape in design.shapes:
            for story in [told[name] for name in only or told]:
                cell = _cell(folder, renderer, design, format_, story)
                yield replace(cell, left_out=cell.left_out and story.name not in wanted)


def _cell(
    folder: Path, renderer: Renderer, design: Template, format_: Format, story: Story
) -> _Cell:
    size = f"{format_.width} × {format_.height} px"
    scale = min(1.0, _LONGEST / max(format_.width, format_.height))
    try:
        graphic = renderer.render(design, story.fields, format=format_, scale=scale)
        data = graphic.to_bytes("webp", quality=_QUALITY)
    except ConnectionGraphicsError as error:
        left_out = isinstance(error, FontError)
        return _Cell(format_.name, size, story, problem=str(error), left_out=left_out)
    path = f"{PICTURES}/{design.name}/{format_.name}--{story.name}.webp"
    prepare((folder / path).parent)
    write_bytes(folder / path, data)
    return _Cell(
        format_.name,
        size,
        story,
        path,
        graphic.width,
        graphic.height,
        graphic.alt_text,
        tuple(notice.message for notice in graphic.notices),
    )


def _beside(baseline: Path, folder: Path, cells: Sequence[_Cell]) -> list[_Cell]:
    """Return *cells*, those that *baseline* shows otherwise with the picture that was there."""
    return [_compared(baseline, folder, cell) if cell.path else cell for cell in cells]


def _compared(baseline: Path, folder: Path, cell: _Cell) -> _Cell:
    if not (baseline / cell.path).is_file():
        return replace(cell, change="was not there before")
    change = compare_files(baseline / cell.path, folder / cell.path)
    if change is None:
        return cell
    before = f"before/{cell.path.removeprefix(PICTURES + '/')}"
    prepare((folder / before).parent)
    write_bytes(folder / before, (baseline / cell.path).read_bytes())
    return replace(cell, change=change.words, before=before)


def _write(path: Path, text: str) -> Path:
    prepare(path.parent)
    write_bytes(path, text.encode("utf-8"))
    return path


# ---------------------------------------------------------------------------------- pages


def _index(
    designs: Sequence[Template], shown: Mapping[str, Sequence[_Cell]], *, compared: bool
) -> str:
    cards = []
    for design in designs:
        cells = [cell for cell in shown[design.name] if cell.path]
        face = next(
            (cell for cell in cells if cell.story.name == "typical"), next(iter(cells), None)
        )
        picture = _picture(face, alt="") if face else ""
        cards.append(
            f"<li><a{attribute('href', f'{design.name}.html')}>{picture}"
            f"<b>{escape(design.title)}</b></a><p>{escape(design.description)}</p>"
            f'<p class="quiet">{len(cells)} pictures: {escape(", ".join(design.shapes))}'
            f"{_changed(cells) if compared else ''}</p></li>"
        )
    return (
        f'<header><h1>Templates</h1></header>\n<main><ul class="grid">{"".join(cards)}</ul></main>'
    )


def _changed(cells: Sequence[_Cell]) -> str:
    count = sum(bool(cell.change) for cell in cells)
    return f". <b>{count} changed</b>" if count else ". None has changed"


def _template_page(
    design: Template,
    designs: Sequence[Template],
    cells: Sequence[_Cell],
    findings: Sequence[Finding],
) -> str:
    seen = [cell for cell in cells if not cell.left_out]
    links = "".join(
        f"<li><a{attribute('href', f'{other.name}.html')}"
        f"{attribute('aria-current', 'page') if other is design else ''}>"
        f"{escape(other.title)}</a></li>"
        for other in designs
    )
    return (
        f'<header><nav aria-label="Templates"><ul><li><a href="index.html">All</a></li>{links}'
        f"</ul></nav>\n<h1>{escape(design.title)}</h1>\n<p>{escape(design.description)}</p>"
        f'</header>\n<main>\n<section aria-label="Findings">{_findings(findings)}</section>\n'
        f"{_left_out(cells)}"
        f"{''.join(_of_format(list(group)) for _, group in groupby(seen, _format))}</main>"
    )


def _format(cell: _Cell) -> str:
    return cell.format


def _of_format(cells: Sequence[_Cell]) -> str:
    first = cells[0]
    return (
        f'<section><h2>{escape(first.format)} <span class="quiet">{escape(first.size)}</span></h2>'
        f'<div class="grid">\n{"".join(_figure(cell) for cell in cells)}</div></section>\n'
    )


def _left_out(cells: Sequence[_Cell]) -> str:
    labels = dict.fromkeys(cell.story.label for cell in cells if cell.left_out)
    if not labels:
        return ""
    words = f"Left out, because the campaign has no font for it: {', '.join(labels)}."
    return f'<p class="quiet">{escape(words)}</p>\n'


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return '<p class="quiet">lint has found nothing to mend.</p>'
    items = "".join(
        f"<li{attribute('class', found.severity)}>{escape(str(found))}</li>" for found in findings
    )
    return f"<ul>{items}</ul>"


def _figure(cell: _Cell) -> str:
    if cell.problem:
        return (
            f'<figure><p class="problem">{escape(cell.problem)}</p>'
            f"<figcaption><b>{escape(cell.story.label)}</b></figcaption></figure>\n"
        )
    notes = "".join(f"<br>{escape(note)}" for note in cell.notes)
    if cell.change:
        notes = f'<br><span class="problem">Changed: {escape(cell.change)}</span>{notes}'
    label = f"{cell.format}, {cell.story.label}"
    before = attribute("data-before", cell.before) if cell.before else ""
    return (
        f"<figure><a{attribute('href', cell.path)}{attribute('data-large', label)}{before}>"
        f"{_picture(cell, alt=cell.alt_text)}</a>"
        f"<figcaption><b>{escape(cell.story.label)}</b>{notes}"
        f"<details><summary>Alt text</summary>{escape(cell.alt_text)}</details>"
        f"</figcaption></figure>\n"
    )


def _picture(cell: _Cell, *, alt: str) -> str:
    return (
        f"<img{attribute('src', cell.path)}{attribute('alt', alt)}"
        f' width="{cell.width}" height="{cell.height}" loading="lazy">'
    )
