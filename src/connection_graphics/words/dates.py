"""When something is, in the row's language.

English and Welsh are written the British way, other languages as CLDR has them. What may
not be torn apart at the end of a line is held together by no-break spaces and, behind
dashes, by word joiners; :func:`plain` takes these out again for text that is no picture.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from connection_graphics.content import Event
from connection_graphics.words.british import British

if TYPE_CHECKING:
    from connection_graphics.words.cldr import Cldr

__all__ = ["period", "plain", "spoken_when", "time_words", "when"]


def when(event: Event, lang: str, *, year: int | None = None) -> str | None:
    """Return when *event* is, such as "Thu 13 June, 2–4pm", or ``None`` if it has no date.

    *year* goes without saying: another is printed. With ``None`` no year is.
    """
    if event.date is None:
        return time_words(event.time, event.end_time, lang) if event.time else None
    style = _style(lang)
    days = _days(style, event.date, event.end_date, year)
    if event.time is None:
        return _held_days(days)
    return style.joined(_held_days(days), _held(style.times(event.time, event.end_time)))


def spoken_when(event: Event, lang: str, *, year: int | None = None) -> str | None:
    """Return when *event* is in full words, "Thursday 13 June, 2pm to 4pm", for alt text."""
    style = _style(lang)
    times = style.times(event.time, event.end_time, spoken=True) if event.time else None
    if event.date is None:
        return None if times is None else plain(times)
    days = _days(style, event.date, event.end_date, year, spoken=True)
    return plain(days if times is None else style.joined(days, times))


def period(first: dt.date, last: dt.date, lang: str, *, year: int | None = None) -> str:
    """Return the days from *first* to *last* without weekdays: "10–16 June"."""
    style = _style(lang)
    with_year = _is_said(first, last, year)
    return _held_days(style.days(first, last, with_year=with_year, weekdays=False))


def time_words(start: dt.time, end: dt.time | None, lang: str) -> str:
    """Return "2pm", or "2–4pm"."""
    return _held(_style(lang).times(start, end))


def plain(text: str) -> str:
    """Return *text* with ordinary spaces and without word joiners."""
    return _SPACES.sub(" ", text).replace(_WORD_JOINER, "")


def _days(
    style: British | Cldr,
    first: dt.date,
    last: dt.date | None,
    year: int | None,
    *,
    spoken: bool = False,
) -> str:
    if last is None or last == first:
        return style.day(first, with_year=_is_said(first, first, year), spoken=spoken)
    with_year = _is_said(first, last, year)
    return style.days(first, last, with_year=with_year, weekdays=True, spoken=spoken)


def _is_said(first: dt.date, last: dt.date, year: int | None) -> bool:
    return year is not None and {first.year, last.year} != {year}


@lru_cache(maxsize=64)
def _style(lang: str) -> British | Cldr:
    """Return how dates are written in *lang*; in English where Babel does not know it."""
    if lang in _BRITISH:
        return British(lang[:2])
    # Loading Babel and a language takes as long as drawing a picture.
    from babel import Locale, UnknownLocaleError

    from connection_graphics.words.cldr import Cldr

    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return British("en")
    day_first = str(locale.datetime_skeletons["MMMd"].pattern).startswith("d")
    if locale.language == "cy" or (locale.language == "en" and day_first):
        return British(locale.language)
    return Cldr(locale)


_BRITISH: Final = frozenset(("en", "en-GB", "cy", "cy-GB"))


_WORD_JOINER: Final = "\u2060"
_SPACES: Final = re.compile("[\u00a0\u2009\u202f]")


def _held(text: str) -> str:
    """Return *text* so that no line can end within it.

    UAX #14 allows a break behind an en dash and a tilde, hence the word joiners.
    """
    return re.sub(r"([–—~～-])(?=\S)", rf"\1{_WORD_JOINER}", re.sub(_ANY_SPACE, "\u00a0", text))


def _held_days(text: str) -> str:
    """Return *text* so that a line can end only between two whole days: "Mon 10 – Wed 12"."""
    return _BETWEEN_DAYS.sub(r"\1 ", _held(text))


_ANY_SPACE: Final = "[ \u2009\u202f]"
_BETWEEN_DAYS: Final = re.compile("^([^–]*\u00a0[^–]*\u00a0–)\u00a0")
