"""``sheet``: a whole table on one page, to look at and to sign off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from . import output
from .shell import EXIT_ROWS, common_options
from .tables import TableOptions, table_options

__all__ = ["sheet"]

_EPILOG = """\b
Examples:
  connection-graphics sheet events.csv
  connection-graphics sheet events.csv -o week.pdf --formats square,story
"""

#: One picture of each row is enough to see it.
_USUAL = "instagram-square"


@click.command(epilog=_EPILOG)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    default=Path("sheet.png"),
    show_default=True,
    help="The file to write: a PDF, or a picture (PNG, JPEG, WebP). A long table gives several "
    "pictures: sheet.png, sheet-2.png and so on.",
)
@table_options
@click.option(
    "--title", metavar="WORDS", help="What stands above it; the table's name if not given."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@output.json_option
@common_options
@click.pass_context
def sheet(
    ctx: click.Context,
    /,
    *,
    target: Path,
    title: str | None,
    quiet: bool,
    as_json: bool,
    **table_facts: Any,
) -> None:
    """Draw every row of a table small, on one sheet with the names below.

    Rows that cannot be drawn are on it too, with what is wrong. Without --formats it shows the
    square of each row, or the sizes that the row itself asks for.
    """
    from connection_graphics.sheet import SheetItem, items_of_table, write_sheet

    options = TableOptions(**{**table_facts, "formats": table_facts["formats"] or _USUAL})
    table = options.read()
    for problem in table.problems:
        raise problem
    settings = options.settings(folder=Path(), dry_run=True)
    drawn = failed = 0

    def counted(item: SheetItem) -> SheetItem:
        nonlocal drawn, failed
        if item.picture is None:
            failed += 1
        else:
            drawn += 1
        return item

    items = map(counted, items_of_table(table, settings, sharp=_sharp(target)))
    paths = write_sheet(items, target, title=title or table.name, campaign=options.campaign)
    if as_json:
        output.data({"files": [str(path) for path in paths], "drawn": drawn, "failed": failed})
    elif not quiet:
        names = ", ".join(str(path) for path in paths)
        click.echo(f"{output.quantity(drawn, 'picture')} in {names}")
        if failed:
            click.echo(
                f"{output.quantity(failed, 'picture')} could not be drawn: "
                "the sheet says why, and so does `connection-graphics validate`."
            )
    if failed:
        ctx.exit(EXIT_ROWS)


def _sharp(target: Path) -> float:
    """Return the pixels per px of the sheet: paper shows more than a screen."""
    return 2.0 if target.suffix.lower() == ".pdf" else 1.0
