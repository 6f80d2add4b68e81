"""One row, cell by cell: what can be read is read, and every problem is kept.

A row with three mistakes should say so three times, not once after each repair. So the
reader collects problems instead of raising them, each with the field it is about.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeVar

from connection_graphics.errors import (
    ConnectionGraphicsError,
    DataError,
    Location,
    Notice,
    UnknownNameError,
)
from connection_graphics.fields import field_named, match_field, suggest_field
from connection_graphics.reading.dates import plain_date
from connection_graphics.reading.text import clean_text

__all__ = ["RowReader", "free_name"]

T = TypeVar("T")


class RowReader:
    """The cells of one row by the names of their fields.

    Made from headings and what stands under them: strings, or dates, times and numbers as
    a spreadsheet or a program holds them. ``problems`` and ``notices`` grow as fields are
    read; ``free`` are the columns that no field claims, by :func:`free_name`.
    """

    __slots__ = ("_cells", "free", "notices", "problems")

    def __init__(self, fields: Mapping[str, object], *, free_fields: Collection[str] = ()) -> None:
        self.problems: list[ConnectionGraphicsError] = []
        self.notices: list[Notice] = []
        self.free: dict[str, object] = {}
        self._cells: dict[str, object] = {}
        for heading, value in fields.items():
            if not _is_blank(value):
                self._put(heading, value, free_fields)

    def __contains__(self, name: str) -> bool:
        """Tell whether something stands under the field *name*."""
        return name in self._cells

    def cell(self, name: str) -> object:
        """Return what stands under the field *name*, clean if it is text."""
        value = self._cells.get(name)
        return self.line(name) if isinstance(value, str) else value

    def line(self, name: str, *, fold: str = " ") -> str | None:
        """Return the field *name* as one line of clean text."""
        return self._text(name, self._cells.get(name), lines=False, fold=fold)

    def lines(self, name: str) -> str | None:
        """Return the field *name* as clean text, with the line breaks that were typed."""
        return self._text(name, self._cells.get(name), lines=True)

    def free_texts(self) -> dict[str, str]:
        """Return the columns that no field claims, as clean text."""
        texts = {name: self._text(name, value, lines=True) for name, value in self.free.items()}
        return {name: text for name, text in texts.items() if text is not None}

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """Return the text under *name* as *reader* understands it."""
        text = self.line(name)
        return None if text is None else self.attempt(name, lambda: reader(text))

    def read_cell(self, name: str, reader: Callable[[object], T]) -> T | None:
        """Return the cell *name*, of whatever type, as *reader* understands it."""
        cell = self.cell(name)
        return None if cell is None else self.attempt(name, lambda: reader(cell))

    def attempt(self, name: str, action: Callable[[], T]) -> T | None:
        """Return what *action* returns, or keep its problem as one of the field *name*."""
        try:
            return action()
        except ConnectionGraphicsError as problem:
            self.problems.append(problem.located(field=name))
            return None

    def notice(self, code: str, message: str, *, field: str) -> None:
        """Keep something that the row's author would want to know."""
        self.notices.append(Notice(code, message, Location(field=field)))

    def _put(self, heading: str, value: object, free_fields: Collection[str]) -> None:
        free = free_name(heading)
        if free in free_fields and field_named(free) is None:
            # A template may call a field of its own "quote", which means caption elsewhere.
            self.free[free] = value
        elif (field := match_field(heading)) is None:
            if (meant := _slip_of(heading)) is not None:
                self.problems.append(_slip(heading, meant))
            self.free[free] = value
        elif self._cells.setdefault(field.name, value) != value:
            self.problems.append(_two_columns(field.name, heading))

    def _text(self, name: str, value: object, *, lines: bool, fold: str = " ") -> str | None:
        if value is None:
            return None
        cleaned = self.attempt(
            name, lambda: clean_text(_words(value), field=name, lines=lines, fold=fold)
        )
        if cleaned is None:
            self._cells.pop(name, None)  # told once, however often the field is read
            return None
        text, notices = cleaned
        self.notices.extend(notice for notice in notices if notice not in self.notices)
        return text or None


def free_name(heading: str) -> str:
    """Return *heading* as a template can name it: ``second_logo`` for "Second logo"."""
    name = _NOT_IN_NAMES.sub("_", heading.casefold()).strip("_")
    return f"_{name}" if name[:1].isdigit() else name


_NOT_IN_NAMES: Final = re.compile(r"\W+")


def _is_blank(value: object) -> bool:
    """Tell whether a cell holds nothing; an empty one is NaN in some readers."""
    if isinstance(value, float):
        return value != value  # noqa: PLR0124 - what makes NaN different
    return value is None or (isinstance(value, str) and not value.strip())


def _slip(heading: str, meant: str) -> UnknownNameError:
    error = UnknownNameError("field", heading, [meant], code="unknown-column")
    error.suggestion, error.hint = meant, f'did you mean "{meant}"?'
    return error


# The headings of a table are the same in each of its 100,000 rows.
_slip_of = lru_cache(maxsize=1024)(suggest_field)


def _two_columns(name: str, heading: str) -> DataError:
    return DataError(
        f'"{heading}" is {name}, too, and says something else',
        code="duplicate-field",
        hint="keep one of them",
        where=Location(field=name),
    )


def _words(value: object) -> str:
    """Return *value* as somebody would have typed it."""
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    raise DataError(
        f"{type(value).__name__} is not a kind of value that can be drawn",
        code="bad-type",
        hint="give text, a number, a date or a time",
        value=value,
    )


#: How values of a program or a spreadsheet are written; a bool is an int, so it comes first.
_WRITTEN: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (str, str),
    (bool, lambda value: "yes" if value else "no"),
    (float, lambda value: f"{value:.0f}" if value.is_integer() else str(value)),
    (int, str),
    (Decimal, str),
    (datetime, lambda value: f"{plain_date(value)}, {value:%H:%M}"),
    (date, plain_date),
    (time, lambda value: f"{value:%H:%M}"),
    (os.PathLike, os.fspath),
)
