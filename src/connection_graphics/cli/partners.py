"""``partners``: a kit of graphics for each partner, with its logo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output
from .progress import view_for
from .shell import EXIT_ROWS, Stopped, common_options
from .tables import TableOptions, table_options

if TYPE_CHECKING:
    from connection_graphics.partners import KitsReport

__all__ = ["partners"]

_EPILOG = """\b
Examples:
  connection-graphics partners partners.csv --logos logos/ -o kits/
  connection-graphics partners partners.csv --logos logos/ --posts week.csv -f instagram
  connection-graphics partners partners.csv --logos logos/ --dry-run

\b
Exit codes: 0 every kit is drawn, 1 some partners or posts need you (the others
are drawn), 2 a table, an option or a folder cannot be used, 130 stopped.
"""


@click.command(epilog=_EPILOG)
@click.option(
    "--logos",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where the logos are; the table's own folder if not given.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("kits"),
    show_default=True,
    help="The folder for the kits; it is made when it is not there.",
)
@click.option(
    "--posts",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A table of posts to draw for every partner, in place of the partner's own row.",
)
@table_options
@click.option("--force", is_flag=True, help="Draw everything again, even what has not changed.")
@click.option("--prune", is_flag=True, help="Remove graphics that belong to no partner any more.")
@click.option("--zip", "zipped", is_flag=True, help="Put all kits into graphics.zip, too.")
@click.option("--dry-run", is_flag=True, help="Look at the logos and lay out; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
@click.option("-v", "--verbose", is_flag=True, help="Print every note, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON events, one a line.")
@common_options
@click.pass_context
def partners(
    ctx: click.Context,
    /,
    *,
    logos: Path | None,
    folder: Path,
    posts: Path | None,
    force: bool,
    prune: bool,
    zipped: bool,
    dry_run: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **table_facts: Any,
) -> None:
    """Draw a folder of graphics for each partner, with the partner's logo on every one.

    FILE is a table with a row for each partner: its name under "partner", its logo's file name
    under "logo" (not needed where the file is called as the partner is). Each gets a pledge, or
    the designs named with --template (commas between), or the posts of another table.

    Every logo is looked at first: logos.csv in the folder says what was found, and what to ask
    the partner for.
    """
    from connection_graphics.batch.table import read_table
    from connection_graphics.partners import DEFAULT_TEMPLATES, Kits, write_kits

    templates = table_facts.pop("template")
    options = TableOptions(**table_facts, template=None)
    table = options.read()
    settings = options.settings(
        folder=folder, force=force, prune=prune, zip=zipped, dry_run=dry_run
    )
    wanted = tuple(name.strip() for name in (templates or "").split(",") if name.strip())
    kits = Kits(
        logos=logos or settings.pictures or Path(),
        templates=wanted or DEFAULT_TEMPLATES,
        posts=tuple(read_table(posts)) if posts else (),
    )
    total = sum(1 for _ in table) * len(kits.posts or kits.templates)
    headline = f"{table.name}: {output.quantity(total, 'kit part')}"
    view = view_for(total=total, headline=headline, quiet=quiet, as_json=as_json)
    with view:
        try:
            report = write_kits(table, kits, settings, on_event=view.show)
        except KeyboardInterrupt:
            done = output.quantity(view.files, "file is", "files are")
            raise Stopped(f"stopped; {done} done. To go on, run the same again.") from None
    if as_json:
        click.echo(json.dumps({"event": "finished", **_facts(report)}, ensure_ascii=False))
    elif not quiet:
        _tell(report, verbose=verbose)
    if report.batch.rows_failed:
        ctx.exit(EXIT_ROWS)


def _facts(report: KitsReport) -> dict[str, Any]:
    return {
        **report.batch.as_json(),
        "partners": report.partners,
        "partners_without": len(report.without),
        "logos_file": str(report.logos_file) if report.logos_file else None,
        "sheets": [str(path) for path in report.sheets],
    }


def _tell(report: KitsReport, *, verbose: bool) -> None:
    notices = (*report.notices, *report.batch.notices)
    for notice in dict.fromkeys(notices) if verbose else report.notices:
        output.message(f"Note: {notice}")
    good = report.partners - len(report.without)
    click.echo(
        f"{good:,} of {output.quantity(report.partners, 'partner')}: "
        f"{output.quantity(report.batch.files, 'file')} in {report.batch.folder}"
    )
    if report.batch.problems_file is not None:
        click.echo(f"What needs you is in {report.batch.problems_file}.")
    if report.logos_file is not None:
        click.echo(f"What to ask partners for is in {report.logos_file}.")
    if report.sheets:
        click.echo(f"To look at all of them: {', '.join(str(path) for path in report.sheets)}")
