"""``new``: a table to start from."""

from __future__ import annotations

from pathlib import Path

import click

from .parameters import campaign_option
from .shell import Unusable, common_options

__all__ = ["new"]

_EPILOG = """\b
Examples:
  connection-graphics new events.csv
  connection-graphics new events.xlsx
"""


@click.command(epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@campaign_option
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@common_options
def new(file: Path, campaign: Path | None, force: bool) -> None:
    """Write a table to start from, with two examples to replace by your own.

    FILE ends in .csv, or in .xlsx for Excel, LibreOffice and Google Sheets; a workbook has a
    second sheet that says what each column means.
    """
    from connection_graphics.batch.starter import starter_csv, starter_workbook
    from connection_graphics.campaign import Campaign
    from connection_graphics.graphic import write_bytes

    writers = {".csv": starter_csv, ".xlsx": starter_workbook}
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise Unusable(f'a new table cannot be called "{file.name}": end it in .csv or .xlsx')
    if file.exists() and not force:
        raise Unusable(f"{file} is there already: choose another name, or add --force")
    write_bytes(file, writer(Campaign.load(campaign)))
    click.echo(f"{file} is written: replace the two examples by your own posts.")
    click.echo(f"Then: connection-graphics batch {file} -o out/")
