"""Partner kits: a folder for each partner, every graphic in it with the partner's logo.

Logos come from many hands. So each is looked at before anything is drawn, and what to ask
its partner for is written down in one table, good logos and bad ones alike.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PIL import Image

from .batch.manifest import harmless, read_manifest
from .batch.names import slug
from .batch.plan import BatchSettings
from .batch.report import BatchReport, Problem, Tell
from .batch.run import run_batch
from .batch.table import Cell, Row
from .errors import AssetError, ConnectionGraphicsError, DataError, Notice, closest
from .fields import match_field
from .pictures import LogoFacts
from .pipeline import Renderer
from .sheet import PICTURE, SheetItem, write_sheet
from .whole_files import write_bytes

__all__ = ["LOGOS", "Kits", "KitsReport", "Partner", "write_kits"]

#: The table of all logos, in the folder of the kits.
LOGOS: Final = "logos.csv"
SHEET: Final = "sheet.png"
DEFAULT_TEMPLATES: Final = ("pledge",)

#: Types of logos, the best first: a drawing is sharp at every size.
_TYPES: Final = (".svg", ".png", ".webp", ".jpg", ".jpeg")
#: Headings of a column that says whether the logo may be used.
_PERMISSION: Final = frozenset(("permission", "licence", "license", "consent", "caniatad"))
#: What to ask a partner for, by the code of what was noticed.
_ASK: Final = {
    "logo-white-box": "the logo with a transparent background, as SVG or PNG",
    "logo-faint": "a version in one colour, dark or white",
    "picture-cmyk": "the logo in RGB, as SVG or PNG",
    "picture-animated": "a version that does not move",
    "permission": "leave to use the logo",
}


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner, and what was found out about its logo."""

    row: Row
    name: str
    #: The logo's name in the folder of logos; empty where there is none.
    logo: str
    facts: LogoFacts | None = None
    notices: tuple[Notice, ...] = ()
    problem: ConnectionGraphicsError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kits:
    """What to draw for each partner, and where the logos are."""

    #: The folder of the logos; names of logos are looked for nowhere else.
    logos: Path
    #: Drawn for each partner from its own row of the table …
    templates: tuple[str, ...] = DEFAULT_TEMPLATES
    #: … or, in their place, these posts, each with the partner's logo.
    posts: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KitsReport:
    """What came of the kits."""

    batch: BatchReport
    partners: int
    #: Partners whose logo cannot be used.
    without: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    logos_file: Path | None = None
    sheets: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Seen:
    """Partners by what must not be the same for two."""

    by_logo: dict[str, str] = field(default_factory=dict)
    by_folder: dict[str, str] = field(default_factory=dict)


def write_kits(
    partners: Iterable[Row], kits: Kits, settings: BatchSettings, *, on_event: Tell | None = None
) -> KitsReport:
    """Draw the kits of *partners* into folders of ``settings.folder``, and return what came of it.

    Beside the folders there are ``logos.csv``, which says of every logo what was found and what
    to ask its partner for, a contact sheet, and what every batch writes.

    Args:
        partners: a row each, with ``partner`` and ``logo``; a row without a logo gets the file
            that is called as the partner is.
        kits: what is drawn, and where the logos are.
        settings: where to, in which formats, and how; as for a batch.
        on_event: is told what happens while it happens.

    Raises:
        ConnectionGraphicsError: nothing can be drawn at all.
    """
    for problem in getattr(partners, "problems", ()):
        raise problem
    with Renderer(settings.campaign) as renderer:
        examined = tuple(_examined(partners, kits, renderer))
    settings = replace(settings, pictures=kits.logos, folders_by="partner")
    report = run_batch(_AllRows(examined, kits), settings, on_event=on_event)
    found = tuple(notice for partner in examined for notice in partner.notices)
    result = KitsReport(
        batch=report,
        partners=len(examined),
        without=tuple(
            Problem.of(partner.problem, partner.row)
            for partner in examined
            if partner.problem is not None
        ),
        notices=found,
    )
    if settings.dry_run:
        return result
    logos = settings.folder / LOGOS
    write_bytes(logos, _table(examined))
    sheets = write_sheet(
        _sheet(examined, settings.folder),
        settings.folder / SHEET,
        title=f"Kits of {len(examined)} partners",
        campaign=settings.campaign,
    )
    return replace(result, logos_file=logos, sheets=sheets)


# ------------------------------------------------------------------------------- the logos


def _examined(partners: Iterable[Row], kits: Kits, renderer: Renderer) -> Iterator[Partner]:
    files = {path.name: path for path in _logo_files(kits.logos)}
    seen = _Seen()
    for row in partners:
        name, logo = _said(row, "partner"), _said(row, "logo")
        try:
            if not name:
                raise DataError(
                    "the partner has no name",
                    hint="write it under “partner”",
                    code="missing-partner",
                ).located(field="partner")
            logo = logo or _logo_of(name, files)
            facts = renderer.logo(logo, assets=kits.logos)
        except (AssetError, DataError) as error:
            yield Partner(row, name, logo, problem=error)
            continue
        notices = (*facts.notices, *_doubts(row, name, facts, seen))
        yield Partner(row, name, logo, facts, tuple(_placed(row, notices)))


def _logo_files(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in _TYPES]
    except OSError as error:
        raise DataError(
            f"the folder of logos {folder} cannot be read: {(error.strerror or '').lower()}",
            hint="name it with --logos",
            code="no-picture-folder",
            value=str(folder),
        ) from error
    return sorted(found, key=lambda path: (_TYPES.index(path.suffix.lower()), path.name))


def _logo_of(partner: str, files: Mapping[str, Path]) -> str:
    """Return the file that is called as the *partner* is."""
    wanted = slug(partner)
    by_slug: dict[str, str] = {}
    for name, path in files.items():
        by_slug.setdefault(slug(path.stem), name)
    if wanted in by_slug:
        return by_slug[wanted]
    near = closest(wanted, by_slug)
    raise DataError(
        f'there is no logo of "{partner}": no file is called {wanted or "so"}',
        hint=f'if it is "{by_slug[near]}", write that under “logo”'
        if near
        else "write the file's name under “logo”, or ask the partner for it",
        code="missing-logo",
        value=partner,
    ).located(field="logo")


def _doubts(row: Row, name: str, facts: LogoFacts, seen: _Seen) -> Iterator[Notice]:
    """Yield what a careful person would ask about a partner whose logo is good."""
    namesake = seen.by_folder.setdefault(slug(name), name)
    twin = seen.by_logo.setdefault(facts.digest, name)
    if namesake != name:
        yield Notice(
            "partner-spelling",
            f'"{name}" and "{namesake}" are spelled almost alike: they share one folder',
            row.location("partner"),
        )
    elif twin != name:
        yield Notice(
            "same-logo",
            f'"{name}" has the same logo as "{twin}": is it one partner under two names?',
            row.location("logo"),
        )
    for heading, cell in row.cells.items():
        asked = {slug(heading), slug(cell.column)} & _PERMISSION
        if asked and match_field(cell.column) is None and str(cell.value).strip() == "":
            yield Notice(
                "permission",
                f'nothing is said about leave to use the logo of "{name}"',
                row.location(heading),
            )


def _placed(row: Row, notices: Iterable[Notice]) -> Iterator[Notice]:
    for notice in notices:
        known = notice.where.row is not None
        yield notice if known else replace(notice, where=row.location(notice.where.field))


# --------------------------------------------------------------------------------- the rows


@dataclass(frozen=True, slots=True)
class _AllRows:
    """The rows of all kits, made when they are asked for."""

    partners: Sequence[Partner]
    kits: Kits

    def __iter__(self) -> Iterator[Row]:
        """Yield them, partner by partner."""
        for partner in self.partners:
            yield from _rows(partner, self.kits)


def _rows(partner: Partner, kits: Kits) -> Iterator[Row]:
    """Yield the rows of a batch that draw the kit of *partner*."""
    own = {
        "partner": replace(_cell(partner.row, "partner"), value=partner.name),
        "logo": replace(_cell(partner.row, "logo"), value=partner.logo),
    }
    if partner.problem is not None:
        problems = (*partner.row.problems, partner.problem)
        template = Cell(kits.templates[0], "", "template")
        cells = {**partner.row.cells, **own, "template": template}
        yield replace(partner.row, cells=cells, problems=problems)
        return
    for post in kits.posts:
        yield replace(post, cells={**post.cells, **own})
    for design in () if kits.posts else kits.templates:
        orders = {heading: Cell(design, "", heading) for heading in ("template", "id")}
        cells = {**partner.row.cells, **own, **orders}
        yield replace(partner.row, cells=cells)


def _cell(row: Row, name: str) -> Cell:
    return row.cells.get(name) or Cell("", "", name)


def _said(row: Row, name: str) -> str:
    return str(_cell(row, name).value).strip()


# ------------------------------------------------------------------------- what is written


def _table(partners: Sequence[Partner]) -> bytes:
    """Return the table of the logos."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(
        ("row", "partner", "logo", "type", "px", "stands on", "kit", "what was found", "ask for")
    )
    for partner in partners:
        facts, problem = partner.facts, partner.problem
        found = [notice.message for notice in partner.notices]
        ask = [_ASK[notice.code] for notice in partner.notices if notice.code in _ASK]
        if problem is not None:
            found, ask = [problem.message], [problem.hint]
        cells = (
            str(partner.row.number),
            partner.name,
            partner.logo,
            facts.kind.upper() if facts else "",
            facts.size if facts else "",
            facts.panel if facts else "",
            "no" if problem else "yes",
            "; ".join(found),
            "; ".join(dict.fromkeys(ask)),
        )
        table.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _sheet(partners: Sequence[Partner], folder: Path) -> Iterator[SheetItem]:
    """Yield the first graphic of each row of each kit, then the partners without one."""
    names = {slug(partner.name): partner.name for partner in reversed(partners)}
    last = ""
    for entry in read_manifest(folder):
        kit, slash, file = entry.path.rpartition("/")
        post = file.removesuffix(Path(file).suffix).removesuffix(f"--{entry.format}")
        if entry.status != "drawn" or not slash or f"{kit}/{post}" == last:
            continue
        last = f"{kit}/{post}"
        with Image.open(folder / entry.path) as image:
            image.draft("RGB", PICTURE)
            image.thumbnail(PICTURE, Image.Resampling.LANCZOS, reducing_gap=2.0)
            yield SheetItem(names.get(kit, kit), f"{post} · {entry.format}", image.convert("RGB"))
    for partner in partners:
        if partner.problem is not None:
            said = f"{partner.problem.message}. {partner.problem.hint}".rstrip(". ")
            yield SheetItem(partner.name, f"row {partner.row.number}", problem=said)
