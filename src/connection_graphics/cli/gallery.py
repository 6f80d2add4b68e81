"""``gallery``: static pages of all templates, to send round or to put on a website."""

from __future__ import annotations

from pathlib import Path

import click

from . import output
from .parameters import campaign_option, formats_option
from .shell import common_options

__all__ = ["gallery"]

_EPILOG = """\b
Examples:
  connection-graphics gallery -o site/
  connection-graphics gallery -o site/ --formats all
  connection-graphics gallery -o site/ event quote
  connection-graphics gallery -o new/ --baseline site/
"""


@click.command(epilog=_EPILOG)
@click.argument("templates", nargs=-1, metavar="[TEMPLATE]...")
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="FOLDER",
    help="The folder to write the pages to.",
)
@formats_option
@click.option(
    "--stories",
    metavar="NAMES",
    help="Only these words, with commas between: short, typical, long, bare, long-word, long-link, "
    "arabic, hindi, welsh, japanese, emoji, markup.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="An earlier gallery: what has changed since is shown beside what it was.",
)
@campaign_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
@common_options
def gallery(
    templates: tuple[str, ...],
    folder: Path,
    formats: str | None,
    stories: str | None,
    baseline: Path | None,
    campaign: Path | None,
    quiet: bool,
) -> None:
    """Write pages that show every template in its formats, with easy words and hard ones.

    They have the alt texts and what `lint` has found, open from a folder without a server, and
    are the same bytes each time. Without --formats, there is one for each shape. Click a picture
    to see it large; then the arrows go on, and b shows what --baseline had there.
    """
    from connection_graphics.formats import expand_formats
    from connection_graphics.gallery import write_gallery
    from connection_graphics.pipeline import Renderer

    usual = "instagram-square instagram-portrait instagram-story x-post"
    pages = write_gallery(
        folder,
        Renderer(campaign),
        templates=templates,
        formats=expand_formats(formats or usual),
        only=(stories or "").replace(",", " ").split(),
        baseline=baseline,
        on_template=lambda name: None if quiet else output.message(f"{name} …"),
    )
    if not quiet:
        click.echo(f"{output.quantity(len(pages), 'page')}: open {pages[0]}")
