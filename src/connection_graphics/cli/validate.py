"""``validate``: every problem of a table, and nothing drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output
from .progress import view_for
from .shell import EXIT_ROWS, common_options
from .tables import TableOptions, table_options

if TYPE_CHECKING:
    from connection_graphics.batch.report import BatchReport, Problem
    from connection_graphics.batch.table import Table

__all__ = ["validate"]

_EPILOG = """\b
Examples:
  connection-graphics validate events.csv
  connection-graphics validate events.xlsx --fix-to to-mend.csv
  connection-graphics validate events.csv --formats instagram-story --json

\b
Exit codes: 0 there is nothing to mend, 1 there is, 2 the table cannot be read.
"""


@click.command(epilog=_EPILOG)
@table_options
@click.option(
    "--fix-to",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a copy of the table as CSV, with a column that says what is wrong with each row.",
)
@click.option("--strict", is_flag=True, help="Take notes as problems: exit with 1 if any.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing: the exit code says it.")
@output.json_option
@common_options
@click.pass_context
def validate(
    ctx: click.Context,
    /,
    *,
    fix_to: Path | None,
    strict: bool,
    quiet: bool,
    as_json: bool,
    **table_facts: Any,
) -> None:
    """Look for every problem in a table, without drawing anything.

    It is also called `check`.

    Each row is read, and its words are laid out in every size that it asks for: a date that
    does not exist, a column that is misspelt, or a caption that is too long for a story is
    told with its cell and what to do about it.
    """
    options = TableOptions(**table_facts)
    table = options.read()
    problems, report = _checked(table, options, quiet=quiet or as_json)
    if fix_to is not None:
        _write_copy(table, problems, fix_to)
    if as_json:
        output.data(_facts(table, problems, report))
    elif not quiet:
        _print(table, problems, report)
    if problems or (strict and report is not None and report.notices):
        ctx.exit(EXIT_ROWS)


def _checked(
    table: Table, options: TableOptions, *, quiet: bool
) -> tuple[list[Problem], BatchReport | None]:
    """Return all problems, and the report when the headings are good enough to go on."""
    from connection_graphics.batch.report import Problem
    from connection_graphics.batch.run import run_batch

    of_headings = [Problem.of(error) for error in table.problems]
    if of_headings:
        return of_headings, None
    settings = options.settings(folder=Path(), dry_run=True)
    total = min(sum(1 for _ in table), options.limit or 10**9)
    with view_for(total=total, quiet=quiet, problems_later=True) as view:
        report = run_batch(table, settings, on_event=view.show)
    return list(report.problems), report


def _print(table: Table, problems: list[Problem], report: BatchReport | None) -> None:
    click.echo(f"{table.name}: {table.detected}")
    for problem in problems:
        click.echo(str(problem))
    notices = table.notices if report is None else report.notices
    for notice in notices:
        click.echo(f"Note: {notice}")
    if report is None:
        click.echo("The headings have to be mended before the rows can be looked at.")
        return
    rows = output.quantity(report.rows, "row")
    pictures = output.quantity(report.files, "picture")
    if problems:
        needy = output.quantity(report.rows_failed, "row needs", "rows need")
        click.echo(f"{needy} you, of {rows}: {output.quantity(len(problems), 'problem')}.")
    else:
        click.echo(f"{rows} looked at, {pictures} laid out: there is nothing to mend.")


def _facts(table: Table, problems: list[Problem], report: BatchReport | None) -> dict[str, Any]:
    notices = table.notices if report is None else report.notices
    return {
        "file": table.name,
        "detected": str(table.detected),
        "rows": None if report is None else report.rows,
        "rows_left_out": table.left_out,
        "pictures": None if report is None else report.files,
        "problems": [problem.as_json() for problem in problems],
        "notices": [
            {"row": notice.where.row, "code": notice.code, "message": notice.message}
            for notice in notices
        ],
    }


def _write_copy(table: Table, problems: list[Problem], path: Path) -> None:
    from connection_graphics.batch.report import problems_table
    from connection_graphics.whole_files import write_bytes

    by_row: dict[int | None, list[Problem]] = {}
    for problem in problems:
        by_row.setdefault(problem.where.row, []).append(problem)
    write_bytes(path, problems_table((row, by_row.get(row.number, [])) for row in table))
    output.message(f"A copy to mend is in {path}.")
