"""Dates as people type them, read without guessing.

A date that could be two (``10/06/24``) is an error unless the order is given or something
else in it decides, such as its weekday. A weekday must agree with its date. A year that
is missing comes from the campaign, never from a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

from connection_graphics.errors import DataError
from connection_graphics.reading.date_names import DateNames, date_names, fold

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
    raise _unreadable(str(value))


# --------------------------------------------------------------------- one text


def _from_text(text: str, *, order: DateOrder | None, year: int | None, lang: str) -> DateRange:
    if len(text) > _LONGEST:
        raise _unreadable(f"{text[:_LONGEST]}…")
    if _SERIAL.fullmatch(text.strip()):
        return DateRange(_from_serial(float(text), text))
    sides, joined_by_and = _sides(text, lang)
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


@dataclass(frozen=True, slots=True)
class _Side:
    """What is said of one day; a range has two, and each may leave out what the other says."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    #: Two or three numbers whose order is open: 10/06 or 10/06/24.
    numbers: tuple[str, ...] = ()


def _resolved(
    text: str, sides: Sequence[_Side], *, order: DateOrder, year: int | None
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


def _completed(first: _Side, last: _Side, year: int | None) -> tuple[_Side, _Side]:
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


def _ordered(text: str, side: _Side, order: DateOrder) -> _Side:
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
        raise _unreadable(text)
    return replace(side, day=int(days), month=int(months), year=_full_year(years))


def _full_year(digits: str) -> int | None:
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _day(text: str, side: _Side, year: int | None) -> date:
    if side.day is None or side.month is None:
        raise _unreadable(text)
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


# ------------------------------------------------------------------ reading words


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["number", "numbers", "iso", "name", "until", "and"]
    text: str = ""
    numbers: tuple[str, ...] = ()


def _sides(text: str, lang: str) -> tuple[tuple[_Side, ...], bool]:
    """Return what *text* says of its first day and, if it has one, of its last."""
    names = date_names(lang)
    sides: list[list[_Token]] = [[]]
    joined_by_and = False
    for token in _tokens(text, lang):
        if token.kind in {"until", "and"}:
            joined_by_and = joined_by_and or token.kind == "and"
            sides.append([])
        else:
            sides[-1].append(token)
    if len(sides) > 2:
        raise _unreadable(text)
    return tuple(_side(text, side, names) for side in sides), joined_by_and


def _tokens(text: str, lang: str) -> Iterator[_Token]:
    folded = _tidied(fold(text))
    names = date_names(lang)
    scanner = _scanner(lang)
    place = 0
    while place < len(folded):
        match = scanner.match(folded, place)
        if match is None:
            raise _unreadable(text)
        place = match.end()
        words = " ".join(match[0].split())
        match match.lastgroup:
            case "iso" | "numbers":
                yield _Token(match.lastgroup, numbers=tuple(re.findall(r"\d+", match[0])))
            case "number":
                yield _Token("number", re.sub(r"\D", "", match[0]))
            case "dash":
                yield _Token("until")
            case "word" if words in names.months or words in names.weekdays:
                yield _Token("name", words)
            case "word" if words in names.until:
                yield _Token("until")
            case "word" if words in names.and_:
                yield _Token("and")
            case _:
                continue


@lru_cache(maxsize=64)
def _scanner(lang: str) -> re.Pattern[str]:
    """Return the expression that finds the next part of a folded and tidied date."""
    return re.compile(
        rf"""
        (?P<space>   [\s,،、()]+ )
      | (?P<iso>     \d{{4}} (?P<a>[-/.]) \d{{1,2}} (?P=a) \d{{1,2}} (?!\d) )
      | (?P<numbers> \d{{1,2}} (?P<b>[-/.]) \d{{1,2}} (?P=b) (?:\d{{4}}|\d{{2}}) (?!\d)
                   | \d{{1,2}} [/.] \d{{1,2}} (?![\d/.]) )
      | (?P<word>    {date_names(lang).pattern()} )
      | (?P<number>  '? (?:\d{{4}}|\d{{1,2}}) (?!\d) (?:{_ORDINALS})? )
      | (?P<dash>    - )
        """,
        re.VERBOSE,
    )


#: What may stand behind the number of a day; in East Asia behind a year's, too.
_ORDINALS: Final = (
    r"(?:st|nd|rd|th|er|re|eme|ain|fed|ed|il|ydd|eg|af|a|o|e)(?![^\W\d_])|[日號号年일년]"
)


def _tidied(folded: str) -> str:
    """Return *folded* with one way of writing where people have several."""
    text = folded.replace("\n", " ")
    for pattern, meant in _TIDY:
        text = pattern.sub(meant, text)
    return text.strip()


_TIDY: Final = (
    # 13-Jun-24, as Excel writes it; Jun/13/2024
    (re.compile(r"\b(\d{1,2})([-/.])([^\W\d_]{3,})\.?\2(\d{4}|\d{2})\b"), r"\1 \3 \4"),
    (re.compile(r"\b([^\W\d_]{3,})([-/])(\d{1,2})\2(\d{4}|\d{2})\b"), r"\1 \3 \4"),
    # 13. 6. 2024
    (re.compile(r"\b(\d{1,2})\. +(\d{1,2})\. +(\d{4}|\d{2})\b"), r"\1.\2.\3"),
    # 2024-06-10/2024-06-16, an interval in ISO 8601
    (re.compile(r"(-\d{1,2})/(?=\d{4}-)"), r"\1 - "),
    # the full stop of an abbreviation or an ordinal number
    (re.compile(r"\.(?!\d)|(?<!\d)\."), " "),
)


def _side(text: str, tokens: Sequence[_Token], names: DateNames) -> _Side:
    """Return what *tokens* say of one day."""
    side = _Side()
    words: list[str] = []
    plain: list[str] = []
    for token in tokens:
        match token.kind:
            case "name":
                words.append(token.text)
            case "number":
                plain.append(token.text)
            case _ if side.numbers or side.year:
                raise _unreadable(text)
            case "iso":
                written = [int(digits) for digits in token.numbers]
                side = _Side(year=written[0], month=written[1], day=written[2])
            case _:
                side = _Side(numbers=token.numbers)
    month, weekday = _meant(text, words, names)
    if plain and (side.numbers or side.year):
        raise _unreadable(text)
    if month and (side.numbers or side.month):
        raise _unreadable(text)
    if not plain:
        return replace(side, month=month or side.month, weekday=weekday)
    day, year_written = _day_and_year(text, plain)
    return _Side(day=day, month=month, year=year_written, weekday=weekday)


def _meant(text: str, words: Sequence[str], names: DateNames) -> tuple[int | None, int | None]:
    """Return the month and the weekday that *words* name.

    A word may be both: Spanish "mar" is March and Tuesday. It is the month if no other
    word is one.
    """
    certain_month = [word for word in words if word not in names.weekdays]
    certain_weekday = [word for word in words if word not in names.months]
    either = [word for word in words if word in names.months and word in names.weekdays]
    if either and not certain_month:
        certain_month.append(either.pop(0))
    certain_weekday += either
    if len(certain_month) > 1 or len(certain_weekday) > 1:
        raise _unreadable(text)
    month = names.months[certain_month[0]] if certain_month else None
    return month, names.weekdays[certain_weekday[0]] if certain_weekday else None


def _day_and_year(text: str, plain: Sequence[str]) -> tuple[int, int | None]:
    """Return the day and the year of one or two numbers beside a month's name."""
    years = [digits for digits in plain if len(digits) == 4]
    days = [digits for digits in plain if len(digits) < 4]
    if len(plain) == 2 and not years:
        # 13 June 24: the year comes last in every language that has two digits for it.
        years = [days.pop()]
    if len(days) != 1 or len(years) > 1:
        raise _unreadable(text)
    return int(days[0]), _full_year(years[0]) if years else None


# -------------------------------------------------------------------- the rest


def _from_serial(value: float, text: str | None = None) -> date:
    """Return the day that a spreadsheet stores as *value*: 45456 is 13 June 2024."""
    if not _SERIALS[0] <= value < _SERIALS[1]:
        raise _unreadable(text or f"{value:g}")
    # Spreadsheets count from here, having a 29 February 1900 that never was.
    return date(1899, 12, 30) + timedelta(days=int(value))


#: Day numbers from 1954 to 2119; a number outside is no date but, say, a year.
_SERIALS: Final = (20_000, 80_000)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)


def _unreadable(text: str) -> DataError:
    return DataError(
        f'"{text}" cannot be read as a date',
        code="unreadable-date",
        hint="write it as 13 June 2024 or 2024-06-13",
        value=text,
    )


def _ambiguous(text: str, readings: Sequence[DateRange]) -> DataError:
    return DataError(
        f'"{text}" may be {" or ".join(str(days) for days in readings)}',
        code="ambiguous-date",
        hint="write the month as a word, or say which comes first, day or month (dmy or mdy)",
        value=text,
    )
