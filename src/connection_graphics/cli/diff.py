"""``diff``: what has changed between two folders of pictures."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import output
from .parameters import campaign_option
from .shell import EXIT_ROWS, common_options

if TYPE_CHECKING:
    from connection_graphics.difference import Change

__all__ = ["diff"]

_EPILOG = """\b
Examples:
  connection-graphics diff before/ after/
  connection-graphics diff before/ after/ -o report/
  connection-graphics diff site/

\b
Exit codes: 0 the pictures are the same, 1 some differ, 2 a folder cannot be read.
"""
_FOLDER = click.Path(path_type=Path)


@click.command(epilog=_EPILOG)
@click.argument("before", type=_FOLDER, metavar="A")
@click.argument("after", type=_FOLDER, metavar="[B]", required=False)
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
@campaign_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing: the exit code says it.")
@output.json_option
@common_options
@click.pass_context
def diff(
    ctx: click.Context,
    /,
    *,
    before: Path,
    after: Path | None,
    folder: Path | None,
    tolerance: int,
    ignore_edges: bool,
    campaign: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Compare two folders of pictures, by name; or the templates with a gallery of them.

    A picture differs when any of its pixels does by more than the tolerance, or its size; SVG
    and PDF differ when their bytes do. Without B, A is a folder that `gallery` has written: its
    pictures are drawn once more, with the templates as they are now, and compared.
    """
    with ExitStack() as stack:
        if after is None:
            after = _drawn_anew(before, campaign, stack)
            before = before / "pictures"
        changes, compared = _changes(
            before, after, folder, tolerance=tolerance, ignore_edges=ignore_edges
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


def _drawn_anew(gallery: Path, campaign: Path | None, stack: ExitStack) -> Path:
    """Return a folder, for as long as *stack* is open, of what *gallery* shows as it is now."""
    from connection_graphics.gallery import PICTURES, redraw
    from connection_graphics.pipeline import Renderer

    place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (place / PICTURES).mkdir()
    redraw(gallery, place, Renderer(campaign))
    return place / PICTURES


def _changes(
    before: Path, after: Path, report: Path | None, *, tolerance: int, ignore_edges: bool
) -> tuple[tuple[Change, ...], int]:
    """Return the changes and how many files were compared; write the report if one is wished."""
    from connection_graphics.difference import compare_folders, write_report

    changes, compared = compare_folders(
        before, after, tolerance=tolerance, ignore_edges=ignore_edges
    )
    if report is not None:
        write_report(
            report,
            before,
            after,
            changes,
            compared=compared,
            tolerance=tolerance,
            ignore_edges=ignore_edges,
        )
    return changes, compared
