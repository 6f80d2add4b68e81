"""How things are printed: data on standard output, messages on standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

import click

__all__ = [
    "columns",
    "data",
    "error",
    "heading",
    "json_option",
    "message",
    "paragraph",
    "quantity",
    "wish",
]

_LARGEST_WIDTH: Final = 100
_GAP: Final = 2

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, for other programs to read."
)


def data(value: Any) -> None:
    """Print *value* as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def message(text: str) -> None:
    """Print *text* on standard error."""
    click.echo(text, err=True)


def error(text: str, *, colour: bool | None = None) -> None:
    """Print *text* as an error on standard error."""
    label = click.style("Error:", fg="red", bold=True)
    click.echo(f"{label} {text}", err=True, color=wish() if colour is None else colour)


def wish() -> bool | None:
    """Return ``False`` where colours are not wanted, ``None`` where the terminal decides."""
    context = click.get_current_context(silent=True)
    if os.environ.get("NO_COLOR") or (context is not None and context.color is False):
        return False
    return None


def heading(text: str) -> None:
    """Print *text* above a list."""
    click.secho(text, bold=True)


def paragraph(text: str, *, indent: str = "") -> None:
    """Print *text*, broken at the width of the terminal."""
    click.echo(
        textwrap.fill(text, _width(), initial_indent=indent, subsequent_indent=indent)
        if sys.stdout.isatty()
        else indent + text
    )


def columns(rows: Iterable[Sequence[str]], *, indent: int = 2) -> None:
    """Print *rows* in aligned columns; on a terminal the last one is broken into lines.

    In a pipe each row stays on one line, so that ``grep`` finds whole rows.
    """
    table = [tuple(row) for row in rows]
    if not table:
        return
    widths = [max(_cells(row[column]) for row in table) for column in range(len(table[0]) - 1)]
    left = indent + sum(widths) + _GAP * len(widths)
    room = max(_width() - left, 30)
    for row in table:
        start = " " * indent + "".join(
            text + " " * (width - _cells(text) + _GAP)
            for text, width in zip(row, widths, strict=False)
        )
        lines = textwrap.wrap(row[-1], room) if sys.stdout.isatty() else [row[-1]]
        click.echo((start + (lines[0] if lines else "")).rstrip())
        for line in lines[1:]:
            click.echo(" " * left + line)


def quantity(count: int, thing: str, things: str = "") -> str:
    """Return *count* with its noun: ``1 file``, ``114 files``, ``1,200 files``."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _LARGEST_WIDTH)


def _cells(text: str) -> int:
    """Return the columns of a terminal that *text* takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
