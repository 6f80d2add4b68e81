"""Dates and times as CLDR, by way of Babel, has them for a language.

Babel's own functions for skeletons and intervals are not used: they have no full month's
name where CLDR lists only the short one, which it leaves to the program to lengthen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.dates import parse_pattern

__all__ = ["Cldr"]


@dataclass(frozen=True, slots=True)
class Cldr:
    """Writes dates and times as is usual in *locale*."""

    locale: Locale

    def day(self, day: date, *, with_year: bool, spoken: bool = False) -> str:
        """Return "jeu. 13 juin", or spoken "jeudi 13 juin"."""
        pattern = self._day_pattern(with_year=with_year)
        if spoken:
            pattern = _WEEKDAY.sub(lambda match: match[0][0] * 4, pattern, count=1)
        return self._applied(pattern, day)

    def days(
        self, first: date, last: date, *, with_year: bool, weekdays: bool, spoken: bool = False
    ) -> str:
        """Return "10–16 juin", or "13 juin" for one day; weekdays are left to single days."""
        del weekdays, spoken
        if first == last:
            return self._applied(self._date_pattern(with_year=with_year), first)
        changes = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        with_year = with_year or changes == "y"
        parts = self._interval(("yMMMMd", "yMMMd") if with_year else ("MMMMd", "MMMd"), changes)
        if parts is None:
            pattern = self._date_pattern(with_year=with_year)
            between = self.locale.interval_formats[None]
            return str(between).format(self._applied(pattern, first), self._applied(pattern, last))
        return self._applied(parts[0], first) + self._applied(parts[1], last)

    def times(self, start: time, end: time | None, *, spoken: bool = False) -> str:
        """Return "14:00", or "14:00–16:00"."""
        del spoken
        on_24_hours = re.search("[Hk]", self.locale.time_formats["short"].pattern)
        if on_24_hours:
            parts = self._interval(("Hm",), "H")
        else:
            halves_differ = end is not None and (start.hour < 12) != (end.hour < 12)
            parts = self._interval(("hm",), "a" if halves_differ or end is None else "h")
        short = self.locale.time_formats["short"].pattern
        begin, finish = parts or (f"{short} – ", short)
        if end is None:
            return self._applied(finish if parts else short, start)
        return self._applied(begin, start) + self._applied(finish, end)

    def joined(self, days: str, times: str) -> str:
        """Return both in the order and with the comma of the language."""
        return str(self.locale.datetime_formats["medium"]).format(times, days)

    def _day_pattern(self, *, with_year: bool) -> str:
        """Return the pattern of a day with its weekday and the month's full name."""
        patterns = _patterns(self.locale)
        full, short = ("yMMMMEd", "yMMMEd") if with_year else ("MMMMEd", "MMMEd")
        if full in patterns:
            return patterns[full]
        return _with_full_month(
            patterns[short].replace(patterns["MMMd"], self._date_pattern(with_year=False))
        )

    def _date_pattern(self, *, with_year: bool) -> str:
        """Return the pattern of a day without its weekday, with the month's full name."""
        patterns = _patterns(self.locale)
        if with_year:
            return patterns.get("yMMMMd", _with_full_month(patterns["yMMMd"]))
        short = patterns["MMMd"]
        full = patterns.get("MMMMd", short)
        # CLDR's root has "MMMM d": where the order differs, nobody has said so for this language.
        same_order = _order(full) == _order(short)
        return _with_full_month(full if same_order else short)

    def _interval(self, skeletons: Sequence[str], changes: str) -> Sequence[str] | None:
        """Return the two patterns between which a range is split, if there are any."""
        intervals = self.locale.interval_formats
        for skeleton in skeletons:
            parts = intervals.get(skeleton, {}).get(changes)
            if parts and len(parts) == 2:
                return [_with_full_month(part) for part in parts]
        return None

    def _applied(self, pattern: str, value: date | time) -> str:
        made = str(parse_pattern(pattern).apply(value, self.locale))
        return made.translate(_digits(self.locale.default_numbering_system))


@lru_cache(maxsize=64)
def _patterns(locale: Locale) -> dict[str, str]:
    return {name: str(made.pattern) for name, made in locale.datetime_skeletons.items()}


#: E, or c where a weekday stands by itself.
_WEEKDAY: Final = re.compile("E+|c+")
#: A lone run of three: MMM, or LLL where a month stands by itself.
_SHORT_MONTH: Final = re.compile("(?<![ML])(MMM|LLL)(?![ML])")


def _with_full_month(pattern: str) -> str:
    return _SHORT_MONTH.sub(lambda match: match[0] + match[0][0], pattern)


def _order(pattern: str) -> str:
    """Return the fields of *pattern* in their order, as ``dM``."""
    fields = re.sub("'[^']*'", "", pattern)
    return "".join(dict.fromkeys(char for char in fields if char in "dML")).replace("L", "M")


def _digits(system: str) -> dict[int, int]:
    zero = _ZEROS.get(system)
    return {} if zero is None else {ord("0") + digit: ord(zero) + digit for digit in range(10)}


#: Zero of the numbering systems that some language of CLDR has for its own.
_ZEROS: Final = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "mymr": "\u1040",
    "olck": "\u1c50",
    "rohg": "\U00010d30",
    "tibt": "\u0f20",
}
