"""``new``: a table to start from."""

from __future__ import annotations

from pathlib import Path

import click

from .shell import common_options

__all__ = ["new"]

_EPILOG = """\b
Examples:
  connection-graphics new events.csv
  connection-graphics new events.xlsx
"""


@click.command(epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@common_options
def new(file: Path, *, force: bool) -> None:
    """Write a table to start from, with two examples to replace by your own.

    FILE ends in .csv, or in .xlsx for Excel, LibreOffice and Google Sheets; a workbook has a
    second sheet that says what each column means.
    """
    from connection_graphics.batch.table import write_starter
    from connection_graphics.campaign import Campaign

    campaign = Campaign.load()
    middle = campaign.start + (campaign.end - campaign.start) / 2
    write_starter(file, middle, overwrite=force)
    click.echo(f"{file} is written: replace the two examples by your own posts.")
    click.echo(f"Then: connection-graphics batch {file} -o out/")
