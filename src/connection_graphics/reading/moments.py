"""Dates that bring their time along: "13 June, 2–4pm", a spreadsheet's 45456.58."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from connection_graphics.errors import DataError
from connection_graphics.reading.dates import DateOrder, DateRange, read_date
from connection_graphics.reading.times import TimeRange, read_time

__all__ = ["read_date_and_time"]


def read_date_and_time(
    value: object,
    *,
    order: DateOrder | None = None,
    year: int | None = None,
    lang: str = "en",
    timezone: str | None = None,
) -> tuple[DateRange, TimeRange | None]:
    """Return the days of *value*, and the time if it holds one.

    Takes all that :func:`~connection_graphics.reading.dates.read_date` takes, followed by
    what :func:`~connection_graphics.reading.times.read_time` takes. A moment with an
    offset is told in *timezone* if one is given.

    Raises:
        DataError: as those two do.
    """
    if isinstance(value, float) and value % 1:
        return read_date(value), read_time(value % 1)
    if isinstance(value, str):
        return _from_text(value, order=order, year=year, lang=lang)
    if isinstance(value, datetime):
        if value.tzinfo and timezone:
            value = value.astimezone(ZoneInfo(timezone))
        # Spreadsheets store a plain date as its midnight.
        clock = None if value.time() == time(0) else read_time(value)
        return DateRange(value.date()), clock
    return read_date(value, order=order, year=year, lang=lang), None


def _from_text(
    text: str, *, order: DateOrder | None, year: int | None, lang: str
) -> tuple[DateRange, TimeRange | None]:
    if _SERIAL.fullmatch(text.strip()):
        return read_date_and_time(float(text))
    try:
        return read_date(text, order=order, year=year, lang=lang), None
    except DataError as problem:
        if problem.code != "unreadable-date" or len(text) > _LONGEST:
            raise
        for day, clock in _splits(text):
            if _can_be_read(day, clock, order=order, year=year, lang=lang):
                times = None if _STORED_MIDNIGHT.fullmatch(clock) else read_time(clock)
                return read_date(day, order=order, year=year, lang=lang), times
        raise


def _can_be_read(
    day: str, clock: str, *, order: DateOrder | None, year: int | None, lang: str
) -> bool:
    """Tell whether the parts are a date and a time, be they wrong ones."""
    try:
        read_time(clock)
    except DataError as problem:
        if problem.code == "unreadable-time":
            return False
    try:
        read_date(day, order=order, year=year, lang=lang)
    except DataError as problem:
        return problem.code != "unreadable-date"
    return True


_LONGEST: Final = 100
_SERIAL: Final = re.compile(r"\d{5}\.\d+", re.ASCII)
_BORDER: Final = re.compile(r"(?<=\d)T(?=\d\d:)|[,;]\s*|\s+at\s+|\s+")
_STORED_MIDNIGHT: Final = re.compile(r"0?0:00(:00(\.0+)?)?", re.ASCII)


def _splits(text: str) -> list[tuple[str, str]]:
    """Return every way of taking *text* apart at a space, a comma or the T of ISO 8601."""
    return [
        (text[: match.start()], text[match.end() :].strip()) for match in _BORDER.finditer(text)
    ]
