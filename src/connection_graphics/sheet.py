"""A contact sheet: small pictures of a whole batch with their names, to sign off.

Pages are laid out and drawn by the same stages as the graphics themselves, one after
the other, so that a sheet of ten thousand pictures takes no more memory than one of ten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from .batch.folder import prepare
from .batch.plan import BatchSettings, PlannedRow, Planner
from .batch.report import Problem
from .batch.table import Row
from .campaign import Campaign
from .campaign.colour import luminance
from .drawing import Drawing, compose
from .encode import encode, file_type_of, suffix_of
from .errors import ConnectionGraphicsError, UnknownNameError
from .formats import Format
from .pictures import Picture
from .pipeline import Renderer
from .raster import draw_pdf_pages, rasterise
from .svg.resolve import resolve
from .text.fonts import FontBook
from .whole_files import whole_file, write_bytes

__all__ = ["PICTURE", "SheetItem", "items_of_table", "write_sheet"]

#: The page, in px: A4 for a PDF; as high as it needs to be for a picture.
_WIDTH: Final = 1600
_A4: Final = 297 / 210
_MARGIN: Final = 60
_HEAD: Final = 104
_COLUMNS: Final = 5
_GAP: Final = 30
#: Room of one picture, width and height in px.
PICTURE: Final = ((_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) // _COLUMNS, 340)
_KINDS: Final = ("pdf", "png", "jpeg", "webp")
#: Room for the name below it, and to the next row.
_NAMED: Final = 88
_BELOW: Final = 36
_ROW: Final = PICTURE[1] + _NAMED + _BELOW
#: Rows of a page: a picture of more is too high for some programs.
_PAPER_ROWS: Final = 4
_PICTURE_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A small picture and what stands below it; without a picture, why there is none."""

    name: str
    note: str = ""
    picture: Image.Image | None = None
    problem: str = ""


def items_of_table(
    table: Iterable[Row], settings: BatchSettings, *, sharp: float = 1.0
) -> Iterator[SheetItem]:
    """Yield an item for every row and format of *table*, drawn small; problems are items too.

    Raises:
        ConnectionGraphicsError: nothing can be drawn, because of the settings.
    """
    planner = Planner(settings)
    for planned in planner.rows(table):
        yield from _items(planner.renderer, planned, settings, sharp)


def write_sheet(
    items: Iterable[SheetItem],
    target: Path,
    *,
    title: str,
    campaign: Campaign | Path | None = None,
) -> tuple[Path, ...]:
    """Write the contact sheet of *items* to *target*, a PDF or a picture; return what was written.

    A PDF has as many pages as it takes. Of pictures, the second is called ``sheet-2.png``.
    *campaign*, or the one in a folder, gives the font; Random Acts of Connection by default.

    Raises:
        OutputError: it cannot be written.
        UnknownNameError: the ending of *target* is none that is known.
    """
    kind = file_type_of(target.suffix or "png")
    if kind not in _KINDS:
        raise UnknownNameError("file type for a sheet", kind, _KINDS, code="unknown-file-type")
    prepare(target.parent)
    page = _Page(title, campaign if isinstance(campaign, Campaign) else Campaign.load(campaign))
    if kind == "pdf":
        return (_write_pdf(page, items, target),)
    written = []
    for number, some in enumerate(_batched(items, _PICTURE_ROWS * _COLUMNS), start=1):
        drawing = page.draw(some, number)
        name = target.with_suffix(suffix_of(kind))
        path = name if number == 1 else name.with_stem(f"{name.stem}-{number}")
        write_bytes(path, encode(rasterise(drawing, keep=False), kind))
        written.append(path)
    return tuple(written)


def _batched(items: Iterable[SheetItem], size: int) -> Iterator[tuple[SheetItem, ...]]:
    """Yield *items* by *size*; without any, one empty page."""
    rest = iter(items)
    yield tuple(islice(rest, size))
    while some := tuple(islice(rest, size)):
        yield some


def _write_pdf(page: _Page, items: Iterable[SheetItem], target: Path) -> Path:
    """Write the pages as they come, by a temporary name."""
    pages = (
        page.draw(some, number, height=round(_WIDTH * _A4))
        for number, some in enumerate(_batched(items, _PAPER_ROWS * _COLUMNS), start=1)
    )
    with whole_file(target) as file:
        # 96 px an inch: the page is 210 mm wide.
        scale = 210 / 25.4 * 96 / _WIDTH
        info = {"title": page.title, "create_date": f"{page.day}T00:00:00Z"}
        draw_pdf_pages(pages, file, scale=scale, info=info)
    return target


# ---------------------------------------------------------------------------- what is shown


def _items(
    renderer: Renderer, planned: PlannedRow, settings: BatchSettings, sharp: float
) -> Iterator[SheetItem]:
    row = f"row {planned.row.number}"
    if planned.content is None:
        problems = [Problem.of(error, planned.row) for error in planned.problems]
        said = " ".join(_short(problem) for problem in problems)
        yield SheetItem(planned.id or row, row, problem=said)
        return
    for file in planned.files:
        name = file.path.rpartition(".")[0].removesuffix(f"--{file.format.name}")
        note = f"{row} · {file.format.name}"
        try:
            graphic = renderer.render(
                planned.template,
                planned.content,
                format=file.format,
                arrangement=settings.arrangement,
                scale=_scale(file.format) * sharp,
                assets=settings.pictures,
            )
            yield SheetItem(name, note, graphic.image)
        except ConnectionGraphicsError as error:
            problem = _short(Problem.of(error, planned.row, format_=file.format.name))
            yield SheetItem(name, note, problem=problem)


def _scale(format_: Format) -> float:
    return min(PICTURE[0] / format_.width, PICTURE[1] / format_.height)


def _short(problem: Problem) -> str:
    cell = f"{problem.where.cell}: " if problem.where.cell else ""
    hint = f". {problem.hint[:1].upper()}{problem.hint[1:]}" if problem.hint else ""
    return f"{cell}{problem.message}{hint}"


# --------------------------------------------------------------------------------- one page


class _Page:
    """Draws pages in the campaign's font, on white, which few graphics have for their ground."""

    def __init__(self, title: str, campaign: Campaign) -> None:
        self.title = title
        #: What a file says of its making: no clock, so that it is the same tomorrow.
        self.day = campaign.start
        self._fonts = FontBook.load(campaign.font_folders())
        families = (campaign.fonts.families["text"].family, *campaign.fonts.fallback)
        self._family = quoteattr(", ".join(families))
        self._dark = min(campaign.palette.values(), key=luminance)

    def draw(
        self, items: tuple[SheetItem, ...], number: int, *, height: int | None = None
    ) -> Drawing:
        """Return the page with *items*; without a *height* it is as high as they need."""
        rows = -(-len(items) // _COLUMNS) or 1
        height = height or _MARGIN + _HEAD + rows * _ROW
        pictures: dict[str, Picture] = {}
        middle = _MARGIN + 36
        parts = [
            self._text("title", self.title, _MARGIN, middle, _WIDTH - 2 * _MARGIN - 120, 40, 700),
            self._text("page", str(number), _WIDTH - _MARGIN, middle, 100, 26, anchor="end"),
        ]
        for index, item in enumerate(items):
            x = _MARGIN + index % _COLUMNS * (PICTURE[0] + _GAP)
            y = _MARGIN + _HEAD + index // _COLUMNS * _ROW
            parts += self._item(item, x, y, index, pictures)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}">'
            f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>'
            f"{''.join(parts)}</svg>"
        )
        return compose(resolve(svg, self._fonts, name="sheet", replace_missing=True), pictures)

    def _item(
        self, item: SheetItem, x: int, y: int, index: int, pictures: dict[str, Picture]
    ) -> Iterator[str]:
        width, height = PICTURE
        if item.picture is not None:
            yield _placed(item.picture, x, y, pictures)
        else:
            top = y + height - width
            box = f'x="{x}" y="{top}" width="{width}" height="{width}"'
            yield f'<rect {box} fill="{self._dark}" fill-opacity="0.1"/>'
            yield self._text(
                f"problem-{index}", item.problem, x + 18, top + 40, width - 36, 20, lines=8
            )
        yield self._text(f"name-{index}", item.name, x, y + height + 34, width, 21, 700)
        yield self._text(f"note-{index}", item.note, x, y + height + 62, width, 17)

    def _text(
        self,
        name: str,
        words: str,
        x: int,
        baseline: int,
        width: int,
        size: int,
        weight: int = 500,
        *,
        lines: int = 1,
        anchor: str = "start",
    ) -> str:
        """Return a text in a box; what is too long ends in an ellipsis."""
        return (
            f'<text id="{name}" x="{x}" y="{baseline}" inline-size="{width}" '
            f'font-family={self._family} font-weight="{weight}" font-size="{size}" '
            f'data-min-font-size="{size}" data-max-lines="{lines}" line-height="1.3" '
            f'text-overflow="ellipsis" text-anchor="{anchor}" fill="{self._dark}">'
            f"{escape(words)}</text>"
        )


def _placed(image: Image.Image, x: int, y: int, pictures: dict[str, Picture]) -> str:
    """Return the element that shows *image* at the bottom of its room."""
    scale = min(PICTURE[0] / image.width, PICTURE[1] / image.height)
    width, height = round(image.width * scale), round(image.height * scale)
    digest = hashlib.sha256(image.tobytes()).hexdigest()
    picture = Picture.of(image, "sheet", image.mode, image.size, digest)
    pictures[picture.href] = picture
    return (
        f'<image x="{x}" y="{y + PICTURE[1] - height}" width="{width}" height="{height}" '
        f'href="{picture.href}"/>'
    )
