"""Dates and times in words (bridge until the full module lands)."""

from __future__ import annotations

import datetime as dt

from ..content import Event

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def period(start: dt.date, end: dt.date, lang: str) -> str:
    """Return "10–16 June"."""
    return f"{start.day}\u2060–\u2060{end.day}\u00a0{_MONTHS[end.month - 1]}"


def _time(time: dt.time, half: bool = True) -> str:
    hour = time.hour % 12 or 12
    text = f"{hour}" if not time.minute else f"{hour}.{time.minute:02d}"
    return text + (("am" if time.hour < 12 else "pm") if half else "")


def when(event: Event, lang: str, *, year: int | None = None) -> str | None:
    """Return "Thu 13 June, 2–4pm"."""
    if event.date is None:
        return None
    if event.end_date and event.end_date != event.date:
        text = period(event.date, event.end_date, lang)
    else:
        text = f"{_DAYS[event.date.weekday()]}\u00a0{event.date.day}\u00a0{_MONTHS[event.date.month - 1]}"
    if event.time:
        same = event.end_time is not None and (event.time.hour < 12) == (event.end_time.hour < 12)
        text += ", " + _time(event.time, half=not same)
        if event.end_time:
            text += f"\u2060–\u2060{_time(event.end_time)}"
    return text
