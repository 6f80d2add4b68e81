"""What `batch` and `validate` have in common: the options that say how a table is to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .parameters import (
    campaign_option,
    formats_option,
    pairs,
    replace_missing_option,
    template_option,
)

if TYPE_CHECKING:
    from connection_graphics.batch.plan import BatchSettings
    from connection_graphics.batch.table import Table
    from connection_graphics.reading.dates import DateOrder

__all__ = ["TableOptions", "table_options"]

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """The options of :func:`table_options`, as they were given."""

    file: str
    sheet: str | None
    rows: str | None
    mapping: dict[str, str]
    encoding: str | None
    date_order: DateOrder | None
    replace_missing: bool
    formats: str | None
    template: str | None
    theme: str | None
    campaign: Path | None
    pictures: Path | None
    only: tuple[str, ...]
    limit: int | None
    jobs: int | None
    time_limit: float
    memory_limit: int

    def read(self) -> Table:
        """Return the table; raises what :func:`read_table` raises."""
        from connection_graphics.batch.cloud import is_url, open_table
        from connection_graphics.batch.table import read_table
        from connection_graphics.campaign import Campaign
        from connection_graphics.template import own_fields

        return read_table(
            open_table(self.file) if is_url(self.file) else self.file,
            mapping=self.mapping,
            sheet=self.sheet,
            rows=self.rows,
            encoding=self.encoding,
            free_fields=own_fields(Campaign.load(self.campaign).template_folders()),
        )

    def settings(self, **others: Any) -> BatchSettings:
        """Return the settings of a batch with these options and *others*."""
        from connection_graphics.batch.cloud import is_url
        from connection_graphics.batch.plan import DEFAULT_FORMATS, BatchSettings
        from connection_graphics.batch.workers import Limits

        source = None if self.file == "-" or is_url(self.file) else Path(self.file)
        return BatchSettings(
            formats=self.formats or DEFAULT_FORMATS,
            template=self.template,
            theme=self.theme,
            campaign=self.campaign,
            date_order=self.date_order,
            replace_missing=self.replace_missing,
            pictures=self.pictures or (source.parent if source else None),
            source=source,
            partial=self.rows is not None,
            only=self.only,
            limit=self.limit,
            jobs=self.jobs,
            limits=Limits(self.time_limit, self.memory_limit * 1024**2),
            **others,
        )


def table_options(function: _F) -> _F:
    """Give a command the table as its argument, and the options that say how to read it."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


_OPTIONS = (
    click.argument("file", metavar="FILE"),
    formats_option,
    template_option,
    click.option(
        "--theme",
        metavar="NAME",
        help="The colours of rows that name none: a theme of the campaign, or any, so that the "
        "words of each row choose.",
    ),
    click.option(
        "--rows",
        metavar="NUMBERS",
        help="Only these rows, by their numbers in the spreadsheet: 5-40 or 3,7,20-.",
    ),
    click.option(
        "--only",
        multiple=True,
        metavar="ID",
        help="Only the row with this id, or with this start of its file names. "
        "Can be given more than once.",
    ),
    click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N rows."),
    click.option(
        "--map",
        "mapping",
        multiple=True,
        metavar="HEADING=FIELD",
        callback=pairs,
        help='What a column means whose heading says something else: "Hall=place". '
        "Without a field the column is left out. Can be given more than once.",
    ),
    click.option("--sheet", metavar="NAME", help="Which sheet of a workbook: its name or number."),
    click.option(
        "--encoding", metavar="NAME", help="The encoding of a CSV file, where it is not found out."
    ),
    click.option(
        "--date-order",
        type=click.Choice(("dmy", "mdy", "ymd")),
        help="How to read dates such as 10/06/24: dmy is day, month, year.",
    ),
    click.option(
        "--pictures",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Where the pictures are that rows name; the table's own folder if not given.",
    ),
    replace_missing_option,
    campaign_option,
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 256),
        metavar="N",
        help="How many pictures to draw at a time; as many as there are processor cores if not "
        "given. 0 draws without protection from rows that hang.",
    ),
    click.option(
        "--time-limit",
        type=click.FloatRange(1),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="Give up a picture that takes longer.",
    ),
    click.option(
        "--memory-limit",
        type=click.IntRange(100),
        default=1024,
        show_default=True,
        metavar="MB",
        help="Give up a picture that needs more memory.",
    ),
)
