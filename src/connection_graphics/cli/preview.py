"""``preview``: templates in the browser as they are drawn, again after each save."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from connection_graphics.errors import SetupError

from . import output
from .parameters import campaign_option
from .shell import common_options

__all__ = ["preview"]

_EPILOG = """\b
Examples:
  connection-graphics preview
  connection-graphics preview event
  connection-graphics preview my-campaign/ --data events.csv
  connection-graphics preview leaflet.svg

\b
It ends with Ctrl-C (exit code 130).
"""
_PATH = click.Path(path_type=Path)


@click.command(epilog=_EPILOG)
@click.argument("name", required=False, metavar="[TEMPLATE|FOLDER|FILE.svg]")
@click.option(
    "--data",
    type=_PATH,
    metavar="FILE",
    help="A table whose rows are shown in the place of samples, those with problems first.",
)
@click.option(
    "--pictures",
    type=_PATH,
    metavar="FOLDER",
    help="Where the pictures are that rows and controls name; beside the table if not given.",
)
@campaign_option
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    metavar="NUMBER",
    help="The port to answer on; 0 is any that is free. 8137 if not given, or any free one.",
)
@click.option("--no-open", is_flag=True, help="Do not open the browser, only print the address.")
@common_options
def preview(
    name: str | None,
    data: Path | None,
    pictures: Path | None,
    campaign: Path | None,
    port: int | None,
    no_open: bool,
) -> None:
    """Show templates in the browser, drawn anew each time that a file is saved.

    Every template in every format, with short, typical, long and difficult words, what a phone
    shows of it, and what is wrong with it. Without a name, all templates of the campaign are
    shown; with one, that template, those in a folder, or an SVG by itself.

    Only this machine can open the page. It needs the extra "preview":
    pip install "connection-graphics[preview]"
    """
    from connection_graphics.preview.subject import find_subject

    subject = find_subject(name, campaign=campaign, data=data, pictures=pictures)
    try:
        from connection_graphics.preview.running import open_page, run_preview
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise SetupError(
            f'the preview needs the Python package "{error.name}", which is not installed',
            hint='type: python -m pip install "connection-graphics[preview]"',
            code="no-preview",
        ) from error

    def tell(address: str) -> None:
        click.echo(address)
        opened = not no_open and open_page(address)
        then = "" if opened or no_open else "Open this address in a browser. "
        output.message(f"{then}To end the preview, press Ctrl-C.")
        sys.stdout.flush()

    run_preview(subject, port=port, on_ready=tell)


#: What the extra brings.
_EXTRA = frozenset(("anyio", "starlette", "uvicorn", "watchfiles"))
