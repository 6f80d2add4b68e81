"""A gallery: static pages of every template in every format with its samples, to send round.

The pages need no server and ask nothing of anybody. The same templates give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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

    name: str
    words: str
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
    counts: dict[str, int] = {}
    for design in designs:
        on_template(design.name)
        cells = list(_cells(folder, renderer, design, formats))
        counts[design.name] = len(cells)
        findings = lint_template(design, renderer.campaign, renderer.fonts)
        body = _template_page(design, designs, cells, findings)
        pages.append(_write(folder / f"{design.name}.html", page(design.title, body)))
    return (_write(folder / "index.html", page("Templates", _index(designs, counts))), *pages)


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
    name = f"{format_.name}, {sample.name}"
    words = f"{format_.width} × {format_.height} px"
    scale = min(1.0, _LONGEST / max(format_.width, format_.height))
    try:
        graphic = renderer.render(design, sample.fields, format=format_, scale=scale)
        data = graphic.to_bytes("webp", quality=_QUALITY)
    except ConnectionGraphicsError as error:
        return _Cell(name, words, problem=str(error))
    path = f"pictures/{design.name}/{format_.name}--{sample.name}.webp"
    prepare((folder / path).parent)
    write_bytes(folder / path, data)
    return _Cell(
        name,
        words,
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


def _index(designs: Sequence[Template], counts: dict[str, int]) -> str:
    items = "\n".join(
        f"<li><h2><a{attribute('href', f'{design.name}.html')}>{escape(design.title)}</a></h2>"
        f'<p>{escape(design.description)}</p><p class="quiet">{counts[design.name]} pictures: '
        f"{escape(', '.join(design.shapes))}</p></li>"
        for design in designs
    )
    return f"<header><h1>Templates</h1></header>\n<main><ul>\n{items}\n</ul></main>"


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
        f'<section class="grid" aria-label="Pictures">\n'
        f"{''.join(_figure(cell) for cell in cells)}</section>\n</main>"
    )


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return '<p class="quiet">lint has found nothing to mend.</p>'
    items = "".join(
        f"<li{attribute('class', found.severity)}>{escape(str(found))}</li>" for found in findings
    )
    return f"<ul>{items}</ul>"


def _figure(cell: _Cell) -> str:
    caption = f'<b>{escape(cell.name)}</b> <span class="quiet">{escape(cell.words)}</span>'
    if cell.problem:
        return (
            f'<figure><p class="problem">{escape(cell.problem)}</p>'
            f"<figcaption>{caption}</figcaption></figure>\n"
        )
    notes = "".join(f"<br>{escape(note)}" for note in cell.notes)
    return (
        f"<figure><a{attribute('href', cell.path)}{attribute('data-large', cell.name)}>"
        f"<img{attribute('src', cell.path)}{attribute('alt', cell.alt_text)}"
        f' width="{cell.width}" height="{cell.height}" loading="lazy"></a>'
        f"<figcaption>{caption}{notes}"
        f"<details><summary>Alt text</summary>{escape(cell.alt_text)}</details>"
        f"</figcaption></figure>\n"
    )
