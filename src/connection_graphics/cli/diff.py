"""``diff``: what has changed between two folders of pictures."""

from __future__ import annotations

from pathlib import Path

import click

from . import output
from .shell import EXIT_ROWS, common_options

__all__ = ["diff"]

_EPILOG = """\b
Examples:
  connection-graphics diff before/ after/
  connection-graphics diff before/ after/ -o report/

\b
Exit codes: 0 the pictures are the same, 1 some differ, 2 a folder cannot be read.
"""
_FOLDER = click.Path(path_type=Path)


@click.command(epilog=_EPILOG)
@click.argument("before", type=_FOLDER, metavar="A")
@click.argument("after", type=_FOLDER, metavar="B")
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write a page there that shows each difference: before, after, and where.",
)
@click.option(
    "--tolerance",
    type=click.IntRange(0, 255),
    default=12,
    show_default=True,
    help="Levels of 255 by which a pixel may differ.",
)
@click.option(
    "--ignore-edges",
    is_flag=True,
    help="Let a pixel take the colours of its neighbours too, as other programs smooth edges.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing: the exit code says it.")
@output.json_option
@common_options
@click.pass_context
def diff(
    ctx: click.Context,
    before: Path,
    after: Path,
    folder: Path | None,
    tolerance: int,
    ignore_edges: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Compare two folders of pictures, by name.

    A picture differs when any of its pixels does by more than the tolerance, or its size; SVG
    and PDF differ when their bytes do.
    """
    from connection_graphics.difference import compare_folders, write_report

    changes, compared = compare_folders(
        before, after, tolerance=tolerance, ignore_edges=ignore_edges
    )
    if folder is not None:
        write_report(
            folder,
            before,
            after,
            changes,
            compared=compared,
            tolerance=tolerance,
            ignore_edges=ignore_edges,
        )
    if as_json:
        facts = [
            {"file": c.name, "kind": c.kind, "pixels": c.pixels, "largest": c.largest}
            for c in changes
        ]
        output.data({"compared": compared, "changes": facts})
    elif not quiet:
        for change in changes:
            click.echo(f"{change.name}: {change.words}")
        differ = output.quantity(len(changes), "file differs", "files differ")
        click.echo(f"{differ} of {compared:,}.")
    if changes:
        ctx.exit(EXIT_ROWS)
