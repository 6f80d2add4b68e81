"""The parts of a date: which day, month, year and weekday its words and numbers say.

What the parts make together, and whether there is such a day, is no matter of this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from connection_graphics.errors import DataError
from connection_graphics.reading.date_names import DateNames, date_names, fold

__all__ = ["DateParts", "date_parts", "full_year", "unreadable_date"]


@dataclass(frozen=True, slots=True)
class DateParts:
    """What is said of one day; a range has two, and each may leave out what the other says."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    #: Two or three numbers whose order is open: 10/06 or 10/06/24.
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["number", "numbers", "iso", "name", "until", "and"]
    text: str = ""
    numbers: tuple[str, ...] = ()


def date_parts(text: str, lang: str) -> tuple[tuple[DateParts, ...], bool]:
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
        raise unreadable_date(text)
    return tuple(_side(text, side, names) for side in sides), joined_by_and


def _tokens(text: str, lang: str) -> Iterator[_Token]:
    folded = _tidied(fold(text))
    names = date_names(lang)
    scanner = _scanner(lang)
    place = 0
    while place < len(folded):
        match = scanner.match(folded, place)
        if match is None:
            raise unreadable_date(text)
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


def _side(text: str, tokens: Sequence[_Token], names: DateNames) -> DateParts:
    """Return what *tokens* say of one day."""
    side = DateParts()
    words: list[str] = []
    plain: list[str] = []
    for token in tokens:
        match token.kind:
            case "name":
                words.append(token.text)
            case "number":
                plain.append(token.text)
            case _ if side.numbers or side.year:
                raise unreadable_date(text)
            case "iso":
                written = [int(digits) for digits in token.numbers]
                side = DateParts(year=written[0], month=written[1], day=written[2])
            case _:
                side = DateParts(numbers=token.numbers)
    month, weekday = _meant(text, words, names)
    if plain and (side.numbers or side.year):
        raise unreadable_date(text)
    if month and (side.numbers or side.month):
        raise unreadable_date(text)
    if not plain:
        return replace(side, month=month or side.month, weekday=weekday)
    day, year_written = _day_and_year(text, plain)
    return DateParts(day=day, month=month, year=year_written, weekday=weekday)


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
        raise unreadable_date(text)
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
        raise unreadable_date(text)
    return int(days[0]), full_year(years[0]) if years else None


def full_year(digits: str) -> int | None:
    """Return the year of four digits, or of two for one of this century."""
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def unreadable_date(text: str) -> DataError:
    """Return the error for *text* that is no date in any way of writing one."""
    return DataError(
        f'"{text}" cannot be read as a date',
        code="unreadable-date",
        hint="write it as 13 June 2024 or 2024-06-13",
        value=text,
    )
