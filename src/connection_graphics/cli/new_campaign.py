"""``new-campaign``: a campaign's folder to start from."""

from __future__ import annotations

from pathlib import Path

import click

from .shell import common_options

__all__ = ["new_campaign"]

_EPILOG = """\b
Examples:
  connection-graphics new-campaign my-week/
  connection-graphics batch my-week/events.csv --campaign my-week/ -o out/
"""


@click.command("new-campaign", epilog=_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--name", help="What the campaign is called; made from the folder's name if not given."
)
@common_options
def new_campaign(folder: Path, name: str | None) -> None:
    """Make a folder for a campaign of your own, which works as it is.

    It gets a campaign.toml with names, dates and colours to change, a template of its own, a
    place for fonts and a table of samples. What is not in the folder is as in the built-in
    campaign. FOLDER has to be new, or empty.
    """
    from connection_graphics.campaign.scaffold import make_campaign

    for path in make_campaign(folder, name):
        click.echo(path)
    click.echo(f"Change {folder / 'campaign.toml'} as you like. To draw the samples:")
    click.echo(f"  connection-graphics batch {folder / 'events.csv'} --campaign {folder} -o out/")
