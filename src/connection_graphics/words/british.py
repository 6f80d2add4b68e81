"""Dates and times the British way: "Thu 13 June", "2.30–4pm".

In English, and in Welsh with Welsh names. Hours have am or pm without a space, minutes
follow a full stop, the year is left out where it goes without saying, and the middle of
the day is "12 noon", because 12pm is often taken for the night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

__all__ = ["British"]


@dataclass(frozen=True, slots=True)
class British:
    """Writes dates and times in *language*, ``en`` or ``cy``; spoken, in full words."""

    language: str

    def day(self, day: date, *, with_year: bool, spoken: bool = False) -> str:
        """Return "Thu 13 June", or spoken "Thursday 13 June"."""
        return f"{self._weekday(day, spoken)} {self._date(day, with_year)}"

    def days(
        self, first: date, last: date, *, with_year: bool, weekdays: bool, spoken: bool = False
    ) -> str:
        """Return "10–16 June", "Mon 10 – Wed 12 June" or "29 May – 2 June"; "13 June" for one day.

        Weekdays help where they say which part of one week it is; over a whole week they
        say nothing, and over two months there is no room for them.
        """
        if first == last:
            return self._date(first, with_year)
        dash = self._words.days_to if spoken else " – "
        if first.year != last.year:
            return f"{self._date(first, True)}{dash}{self._date(last, True)}"
        end = self._date(last, with_year)
        if first.month != last.month:
            return f"{self._date(first, False)}{dash}{end}"
        if weekdays and last - first < _A_WEEK:
            begin = f"{self._weekday(first, spoken)} {first.day}"
            return f"{begin}{dash}{self._weekday(last, spoken)} {end}"
        return f"{first.day}{dash if spoken else '–'}{end}"

    def times(self, start: time, end: time | None, *, spoken: bool = False) -> str:
        """Return "2pm", "2–4pm", "11am–1pm" or "10am–12 noon"; spoken "2pm to 4pm"."""
        if end is None:
            return self._time(start)
        if spoken:
            return f"{self._time(start)}{self._words.times_to}{self._time(end)}"
        if _half(start) == _half(end) and start < end and start.replace(minute=0) != time(0):
            return f"{_clock(start)}–{self._time(end)}"
        return f"{self._time(start)}–{self._time(end)}"

    def joined(self, days: str, times: str) -> str:
        """Return "Thu 13 June, 2–4pm"."""
        return f"{days}, {times}"

    def _weekday(self, day: date, spoken: bool) -> str:
        names = self._words.weekdays if spoken else self._words.short_weekdays
        return names[day.weekday()]

    def _date(self, day: date, with_year: bool) -> str:
        month = self._words.months[day.month - 1]
        return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"

    def _time(self, moment: time) -> str:
        if moment == time(12):
            return self._words.noon
        if moment == time(0):
            return self._words.midnight
        return _clock(moment) + _half(moment)

    @property
    def _words(self) -> _Words:
        return _WORDS[self.language]


#: The six days after the first.
_A_WEEK: Final = timedelta(days=6)


def _clock(moment: time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}.{moment.minute:02}" if moment.minute else f"{hour}"


def _half(moment: time) -> str:
    return "am" if moment.hour < 12 else "pm"


@dataclass(frozen=True, slots=True)
class _Words:
    #: From January and from Monday on, as CLDR has them.
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    noon: str
    midnight: str
    days_to: str
    times_to: str


_WORDS: Final = {
    "en": _Words(
        months=(
            *("January", "February", "March", "April", "May", "June", "July", "August"),
            *("September", "October", "November", "December"),
        ),
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        noon="12 noon",
        midnight="12 midnight",
        days_to=" to ",
        times_to=" to ",
    ),
    "cy": _Words(
        months=(
            *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst"),
            *("Medi", "Hydref", "Tachwedd", "Rhagfyr"),
        ),
        weekdays=(
            *("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener"),
            *("Dydd Sadwrn", "Dydd Sul"),
        ),
        short_weekdays=("Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"),
        noon="hanner dydd",
        midnight="hanner nos",
        days_to=" i ",
        times_to=" tan ",
    ),
}
