"""Dates as people type them, read without guessing.

A date that could be two (``10/06/24``) is an error unless the order is given or something
else in it decides, such as its weekday. A weekday must agree with its date. A year that
is missing comes from the campaign, never from a clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from connection_graphics.errors import DataError
from connection_graphics.reading.date_parts import (
    DateParts,
    date_parts,
    full_year,
    unreadable_date,
)

__all__ = ["DateOrder", "DateRange", "plain_date", "read_date"]

#: The order of day, month and year in dates made of numbers only.
DateOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """One day, or several from *first* to *last*; ``last`` is ``None`` for one day."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Tell whether *day* is one of the days."""
        return self.first <= day <= (self.last or self.first)

    def __str__(self) -> str:
        """Return the days in plain English, for messages."""
        return (
            f"{plain_date(self.first)} to {plain_date(self.last)}"
            if self.last
            else (plain_date(self.first))
        )


def plain_date(day: date) -> str:
    """Return *day* in plain English, for messages: ``13 June 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def read_date(
    value: object, *, order: DateOrder | None = None, year: int | None = None, lang: str = "en"
) -> DateRange:
    """Return the day or days that *value* means.

    *value* is what a cell or an argument holds: words ("Thursday 13 June 2024",
    "10–16 June"), a date, or a spreadsheet's day number. *year* is the campaign's, for
    dates that have none; *lang* the language in which months may be named beside English.

    Raises:
        DataError: ``ambiguous-date`` (two days are possible), ``weekday-mismatch``,
            ``missing-year``, ``bad-date`` (no such day), ``unreadable-date``.
    """
    if isinstance(value, DateRange):
        return value
    if isinstance(value, datetime):
        return DateRange(value.date())
    if isinstance(value, date):
        return DateRange(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return DateRange(_from_serial(value))
    if isinstance(value, str):
        return _from_text(value, order=order, year=year, lang=lang)
    raise unreadable_date(str(value))


# --------------------------------------------------------------------- one text


def _from_text(text: str, *, order: DateOrder | None, year: int | None, lang: str) -> DateRange:
    if len(text) > _LONGEST:
        raise unreadable_date(f"{text[:_LONGEST]}…")
    if _SERIAL.fullmatch(text.strip()):
        return DateRange(_from_serial(float(text), text))
    sides, joined_by_and = date_parts(text, lang)
    readings: dict[DateRange, None] = {}
    problems: list[DataError] = []
    for tried in (order,) if order else _DOUBTFUL:
        try:
            readings[_resolved(text, sides, order=tried, year=year)] = None
        except DataError as problem:
            problems.append(problem)
    if not readings:
        # Of "no month 31" and "June has 30 days" the second is the one that helps.
        raise min(problems, key=lambda problem: problem.code == "bad-month")
    if len(readings) > 1:
        raise _ambiguous(text, list(readings))
    (days,) = readings
    if joined_by_and and days.last and days.last - days.first != timedelta(days=1):
        raise DataError(
            f'"{text}" names two separate days',
            code="two-dates",
            hint="give each day a row of its own",
            value=text,
        )
    return days


_LONGEST: Final = 100
_DOUBTFUL: Final[tuple[DateOrder, ...]] = ("dmy", "mdy")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def _resolved(
    text: str, sides: Sequence[DateParts], *, order: DateOrder, year: int | None
) -> DateRange:
    ordered = [_ordered(text, side, order) for side in sides]
    if len(ordered) == 1:
        return DateRange(_day(text, ordered[0], year))
    first, last = _completed(ordered[0], ordered[1], year)
    days = DateRange(_day(text, first, year), _day(text, last, year))
    if days.last is None or days.first > days.last:
        raise DataError(
            f'"{text}" ends before it begins',
            code="end-before-start",
            hint="put the first day first",
            value=text,
        )
    return DateRange(days.first) if days.first == days.last else days


def _completed(first: DateParts, last: DateParts, year: int | None) -> tuple[DateParts, DateParts]:
    """Give each side what only the other says: the June of "10–16 June"."""
    last = replace(last, month=last.month or first.month)
    first = replace(first, month=first.month or last.month)
    over_new_year = (first.month or 0) >= _AUTUMN and (last.month or 12) <= _SPRING
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - over_new_year)
    elif last.year is None and (known := first.year or year) is not None:
        last = replace(last, year=known + over_new_year)
    return first, last


#: From October on, a range that ends by March is taken to run over New Year.
_AUTUMN: Final = 10
_SPRING: Final = 3


def _ordered(text: str, side: DateParts, order: DateOrder) -> DateParts:
    """Give the open numbers of *side* their meaning under *order*."""
    if not side.numbers:
        return side
    if order == "ymd" and len(side.numbers) == 3:
        years, months, days = side.numbers
    else:
        days, months, years = (*side.numbers, "")[:3]
        if order != "dmy":
            days, months = months, days
    if len(days) > 2:
        raise unreadable_date(text)
    return replace(side, day=int(days), month=int(months), year=full_year(years))


def _day(text: str, side: DateParts, year: int | None) -> date:
    if side.day is None or side.month is None:
        raise unreadable_date(text)
    year = side.year if side.year is not None else year
    if year is None:
        raise DataError(
            f'"{text}" has no year',
            code="missing-year",
            hint="write it as 13 June 2024",
            value=text,
        )
    day = _existing(text, year, side.month, side.day)
    if side.weekday is not None and side.weekday != day.weekday():
        raise DataError(
            f'"{text}": {plain_date(day)} is a {_WEEKDAYS[day.weekday()]}',
            code="weekday-mismatch",
            hint="correct the weekday or the date",
            value=text,
        )
    return day


def _existing(text: str, year: int, month: int, day: int) -> date:
    problem, code = "", "bad-date"
    if not _YEARS[0] <= year <= _YEARS[1]:
        problem = f"{year} is too far away"
    elif not 1 <= month <= 12:
        problem, code = f"there is no month {month}", "bad-month"
    elif not 1 <= day <= (longest := _days_in(year, month)):
        name = _MONTHS[month - 1] + (f" {year}" if month == 2 else "")
        problem = f"{name} has {longest} days" if day else "there is no day 0"
    if problem:
        raise DataError(f'"{text}": {problem}', code=code, hint="correct the date", value=text)
    return date(year, month, day)


_YEARS: Final = (1900, 2199)


def _days_in(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


# -------------------------------------------------------------------- the rest


def _from_serial(value: float, text: str | None = None) -> date:
    """Return the day that a spreadsheet stores as *value*: 45456 is 13 June 2024."""
    if not _SERIALS[0] <= value < _SERIALS[1]:
        raise unreadable_date(text or f"{value:g}")
    # Spreadsheets count from here, having a 29 February 1900 that never was.
    return date(1899, 12, 30) + timedelta(days=int(value))


#: Day numbers from 1954 to 2119; a number outside is no date but, say, a year.
_SERIALS: Final = (20_000, 80_000)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


def _ambiguous(text: str, readings: Sequence[DateRange]) -> DataError:
    return DataError(
        f'"{text}" may be {" or ".join(str(days) for days in readings)}',
        code="ambiguous-date",
        hint="write the month as a word; or say for the whole table whether day or month comes "
        "first: --date-order dmy, or mdy",
        value=text,
    )
