"""What every reader gives: rows of cells by column, and the letters of columns."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from connection_graphics.errors import DataError, Notice

__all__ = [
    "Note",
    "RawRow",
    "Rows",
    "Value",
    "column_index",
    "column_letters",
    "is_blank",
    "plain_number",
    "shown_row",
]

#: What a cell holds. A date with a time of day is a :class:`datetime.datetime`, which is a date.
Value = str | int | float | date | time

#: Takes a notice about the table as a whole.
Note = Callable[[Notice], None]

#: White space and the characters that show nothing, by which a cell counts as blank.
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file; blank cells are left out."""

    #: As a spreadsheet counts: the first row is 1, and a quoted line break starts no new row.
    number: int
    #: By column, counted from 0.
    cells: Mapping[int, Value]
    #: Line of the text file on which the row starts, counted from 1.
    line: int | None = None
    problems: tuple[DataError, ...] = ()
    #: The file itself says that this row is not wanted.
    left_out: bool = field(default=False)


#: Starts reading from the first row, each time it is called.
Rows = Callable[[], Generator[RawRow]]


_LETTERS: Final = re.compile(r"[A-Z]{1,3}")


def is_blank(value: Value) -> bool:
    """Tell whether a cell with *value* looks empty."""
    return isinstance(value, str) and not value.strip().strip(_INVISIBLE).strip()


def column_letters(index: int) -> str:
    """Return the letters of the column *index*, counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return letters


def column_index(letters: str) -> int:
    """Return the column, counted from 0, that has these *letters*.

    Raises:
        ValueError: no column of a sheet has them.
    """
    if not _LETTERS.fullmatch(letters):
        raise ValueError(letters)
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def plain_number(value: float) -> int | float:
    """Return *value* as a spreadsheet shows it: no ``.0``, and at most 15 digits."""
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return float(f"{value:.15g}")


def shown_row(cells: Iterable[tuple[int, Value]]) -> dict[int, Value]:
    """Return the cells that show something."""
    return {index: value for index, value in cells if not is_blank(value)}
