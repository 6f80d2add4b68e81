"""``batch``: a whole table at once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from . import output
from .parameters import arrangement_option, file_type_option, png_option, scale_option
from .progress import view_for
from .shell import EXIT_ROWS, Stopped, common_options
from .tables import TableOptions, table_options

if TYPE_CHECKING:
    from connection_graphics.batch.report import BatchReport

__all__ = ["batch"]

_EPILOG = """\b
Examples:
  connection-graphics batch events.csv -o out/ --formats instagram,twitter,facebook
  connection-graphics batch events.xlsx -o out/ --sheet June --limit 3
  connection-graphics batch events.csv -o out/ --map "Hall=place" --date-order dmy

\b
Exit codes: 0 every row is drawn, 1 some rows need you (the others are drawn),
2 the table, an option or the folder cannot be used, 130 stopped with Ctrl-C.
"""


@click.command(epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    default="out",
    show_default=True,
    help="The folder to write into; it is made when it is not there. It may be far away, "
    "such as s3://bucket/folder.",
)
@table_options
@file_type_option
@click.option(
    "--name",
    metavar="PATTERN",
    help="How to name the files: {id}--{format} if not given. Any field can stand in braces.",
)
@png_option
@scale_option
@arrangement_option
@click.option(
    "--force", is_flag=True, help="Draw everything again, even what has not changed since."
)
@click.option(
    "--prune", is_flag=True, help="Remove pictures of rows that are no longer in the table."
)
@click.option("--zip", "zipped", is_flag=True, help="Put all pictures into graphics.zip, too.")
@click.option("--dry-run", is_flag=True, help="Lay everything out, but draw and write nothing.")
@click.option(
    "--fail-fast/--keep-going",
    help="Stop at the first row with a problem, or (the usual way) draw all others.",
)
@click.option("--strict", is_flag=True, help="Take notes as problems: exit with 1 if any.")
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Draw on the Dask cluster with this address, such as tcp://10.0.0.1:8786.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only problems.")
@click.option("-v", "--verbose", is_flag=True, help="Print every note, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON events, one a line.")
@common_options
@click.pass_context
def batch(
    ctx: click.Context,
    /,
    *,
    folder: str,
    file_type: str | None,
    name: str | None,
    png: str,
    scale: float,
    arrangement: int | None,
    force: bool,
    prune: bool,
    zipped: bool,
    dry_run: bool,
    fail_fast: bool,
    strict: bool,
    dask: str | None,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **table_facts: Any,
) -> None:
    """Draw every row of a table, in every size that it asks for.

    FILE is a spreadsheet with a row for each post: CSV, XLSX, XLS, ODS, JSON or a calendar
    (ICS); a hyphen reads standard input. A row that cannot be drawn is reported and left out,
    all others are drawn. Run the same command again after mending it: only what changed is
    drawn.
    """
    from connection_graphics.batch.cloud import Cloud, is_url
    from connection_graphics.batch.names import DEFAULT_PATTERN
    from connection_graphics.batch.run import run_batch

    options = TableOptions(**table_facts)
    table = options.read()
    cloud = Cloud(folder) if is_url(folder) else None
    settings = options.settings(
        folder=cloud.staging if cloud else Path(folder),
        cloud=cloud,
        file_type=file_type,
        name=name or DEFAULT_PATTERN,
        png=png,
        scale=scale,
        arrangement=arrangement,
        force=force,
        prune=prune,
        zip=zipped,
        dry_run=dry_run,
        fail_fast=fail_fast,
    )
    total = min(sum(1 for _ in table), options.limit or 10**9)
    if dask is not None:
        from connection_graphics.batch.pool import dask_executor

        executor, rows_at_once = dask_executor(dask)
        settings = replace(settings, executor=executor, jobs=rows_at_once)
    headline = f"{table.name}: {table.detected}, {output.quantity(total, 'row')}"
    with view_for(total=total, headline=headline, quiet=quiet, as_json=as_json) as view:
        try:
            report = run_batch(table, settings, on_event=view.show)
        except KeyboardInterrupt:
            done = output.quantity(view.files, "file is", "files are")
            message = f"Stopped: {done} done. To go on, run the same command again."
            raise Stopped(message) from None
    if as_json:
        click.echo(json.dumps({"event": "finished", **report.as_json()}, ensure_ascii=False))
    elif not quiet:
        _print_report(report, dry_run=dry_run, verbose=verbose)
    if report.rows_failed or (strict and report.notices):
        ctx.exit(EXIT_ROWS)


#: Whoever misses these posts pictures with wrong letters.
_TOLD_ALWAYS: Final = frozenset(("encoding-guessed", "may-lack-letter"))


def _print_report(report: BatchReport, *, dry_run: bool, verbose: bool) -> None:
    told = [notice for notice in report.notices if verbose or notice.code in _TOLD_ALWAYS]
    for notice in told:
        output.message(f"Note: {notice}")
    if more := len(report.notices) - len(told):
        note, notes = ("more note", "more notes") if told else ("note", "notes")
        output.message(f"{output.quantity(more, note, notes)}: add -v to read them.")
    if report.left_over:
        files = output.quantity(len(report.left_over), "file belongs", "files belong")
        output.message(f"{files} to no row any more, such as {report.left_over[0]}: see --prune.")
    if report.files_pruned:
        output.message(f"{output.quantity(report.files_pruned, 'file')} removed.")
    if report.stopped:
        output.message("Stopped at the first problem, as --fail-fast asks.")
    click.echo(f"{report} (nothing is written: --dry-run)" if dry_run else str(report))
