"""A gallery: static pages of every template in every format with its samples, to send round.

The pages need no server and ask nothing of anybody. The same templates give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from ._page import attribute, escape, page
from .batch.folder import prepare
from .checks.lint import Finding, lint_template
from .errors import ConnectionGraphicsError
from .formats import Format
from .graphic import write_bytes
from .pipeline import Renderer
from .template import Sample, Template

__all__ = ["write_gallery"]

#: Longest side of a picture, in px: enough for a screen, a tenth of the bytes.
_LONGEST: Final = 720
_QUALITY: Final = 82


@dataclass(frozen=True, slots=True)
class _Cell:
    """One picture of the gallery, or why there is none."""

    format: str
    #: Of the format, in words.
    size: str
    sample: str
    path: str = ""
    width: int = 0
    height: int = 0
    alt_text: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""


def write_gallery(
    folder: Path,
    renderer: Renderer,
    *,
    templates: Sequence[str] = (),
    formats: Sequence[Format],
    on_template: Callable[[str], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Write the gallery of *templates*, all if none is named, to *folder*; return its pages.

    *on_template* is called with the name of each before it is drawn. Raises
    :class:`OutputError` where *folder* cannot be written, :class:`UnknownNameError`.
    """
    designs = [renderer.template(name) for name in templates or renderer.template_names()]
    pages = []
    shown: dict[str, list[_Cell]] = {}
    for design in designs:
        on_template(design.name)
        cells = list(_cells(folder, renderer, design, formats))
        shown[design.name] = cells
        findings = lint_template(design, renderer.campaign, renderer.fonts)
        body = _template_page(design, designs, cells, findings)
        pages.append(_write(folder / f"{design.name}.html", page(design.title, body)))
    return (_write(folder / "index.html", page("Templates", _index(designs, shown))), *pages)


# ------------------------------------------------------------------------------- pictures


def _cells(
    folder: Path, renderer: Renderer, design: Template, formats: Sequence[Format]
) -> Iterator[_Cell]:
    for format_ in formats:
        if format_.shape in design.shapes:
            for sample in design.samples:
                yield _cell(folder, renderer, design, format_, sample)


def _cell(
    folder: Path, renderer: Renderer, design: Template, format_: Format, sample: Sample
) -> _Cell:
    size = f"{format_.width} × {format_.height} px"
    scale = min(1.0, _LONGEST / max(format_.width, format_.height))
    try:
        graphic = renderer.render(design, sample.fields, format=format_, scale=scale)
        data = graphic.to_bytes("webp", quality=_QUALITY)
    except ConnectionGraphicsError as error:
        return _Cell(format_.name, size, sample.name, problem=str(error))
    path = f"pictures/{design.name}/{format_.name}--{sample.name}.webp"
    prepare((folder / path).parent)
    write_bytes(folder / path, data)
    return _Cell(
        format_.name,
        size,
        sample.name,
        path,
        graphic.width,
        graphic.height,
        graphic.alt_text,
        tuple(notice.message for notice in graphic.notices),
    )


def _write(path: Path, text: str) -> Path:
    prepare(path.parent)
    write_bytes(path, text.encode("utf-8"))
    return path


# ---------------------------------------------------------------------------------- pages


def _index(designs: Sequence[Template], shown: Mapping[str, Sequence[_Cell]]) -> str:
    cards = []
    for design in designs:
        cells = [cell for cell in shown[design.name] if cell.path]
        face = next((cell for cell in cells if cell.sample == "typical"), next(iter(cells), None))
        picture = _picture(face, alt="") if face else ""
        cards.append(
            f"<li><a{attribute('href', f'{design.name}.html')}>{picture}"
            f"<b>{escape(design.title)}</b></a><p>{escape(design.description)}</p>"
            f'<p class="quiet">{len(cells)} pictures: {escape(", ".join(design.shapes))}</p></li>'
        )
    return (
        f'<header><h1>Templates</h1></header>\n<main><ul class="grid">{"".join(cards)}</ul></main>'
    )


def _template_page(
    design: Template,
    designs: Sequence[Template],
    cells: Sequence[_Cell],
    findings: Sequence[Finding],
) -> str:
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
        f"{''.join(_of_format(list(group)) for _, group in groupby(cells, _format))}</main>"
    )


def _format(cell: _Cell) -> str:
    return cell.format


def _of_format(cells: Sequence[_Cell]) -> str:
    first = cells[0]
    return (
        f'<section><h2>{escape(first.format)} <span class="quiet">{escape(first.size)}</span></h2>'
        f'<div class="grid">\n{"".join(_figure(cell) for cell in cells)}</div></section>\n'
    )


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
            f"<figcaption><b>{escape(cell.sample)}</b></figcaption></figure>\n"
        )
    notes = "".join(f"<br>{escape(note)}" for note in cell.notes)
    label = f"{cell.format}, {cell.sample}"
    return (
        f"<figure><a{attribute('href', cell.path)}{attribute('data-large', label)}>"
        f"{_picture(cell, alt=cell.alt_text)}</a>"
        f"<figcaption><b>{escape(cell.sample)}</b>{notes}"
        f"<details><summary>Alt text</summary>{escape(cell.alt_text)}</details>"
        f"</figcaption></figure>\n"
    )


def _picture(cell: _Cell, *, alt: str) -> str:
    return (
        f"<img{attribute('src', cell.path)}{attribute('alt', alt)}"
        f' width="{cell.width}" height="{cell.height}" loading="lazy">'
    )
