"""Times of day as people type them, read without guessing between morning and evening."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final, Literal

from connection_graphics.errors import DataError
from connection_graphics.reading.date_names import fold

__all__ = ["TimeRange", "ends_after_midnight", "read_time"]


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A time of day, or two: ``end`` is ``None`` when only the start is known."""

    start: time
    end: time | None = None


def read_time(value: object) -> TimeRange | None:
    """Return the time or times that *value* means; ``None`` for "all day".

    *value* is what a cell or an argument holds: words ("7pm", "19.30", "2–4pm"), a time,
    or a spreadsheet's part of a day (0.75 is 6pm). On the 24-hour clock, hours
    before nine need a leading zero: "7:30" might be the evening, "07:30" is the morning.

    Raises:
        DataError: ``ambiguous-time``, ``end-before-start``, ``bad-time`` (no such time),
            ``unreadable-time``.
    """
    if isinstance(value, TimeRange):
        return value
    if isinstance(value, datetime):
        return TimeRange(_whole(value.time()))
    if isinstance(value, time):
        return TimeRange(_whole(value))
    if isinstance(value, timedelta):
        return TimeRange(_from_fraction(value / timedelta(days=1), str(value)))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return TimeRange(_from_fraction(value, f"{value:g}"))
    if isinstance(value, str):
        return _from_text(value)
    raise _unreadable(str(value))


def ends_after_midnight(start: time, end: time) -> bool:
    """Tell whether a party from *start* to *end* goes on into the small hours."""
    return start >= _EVENING and end <= _SMALL_HOURS


#: From here on, an end by five in the morning is the next day's.
_EVENING: Final = time(17)
_SMALL_HOURS: Final = time(5)


def _whole(value: time) -> time:
    """Return *value* to the minute and without its zone: the event has one of its own."""
    return value.replace(second=0, microsecond=0, tzinfo=None)


def _from_fraction(value: float, text: str) -> time:
    if not 0 <= value < 1:
        raise _unreadable(text)
    minutes = round(value * 24 * 60) % (24 * 60)
    return time(minutes // 60, minutes % 60)


# --------------------------------------------------------------------- one text


@dataclass(frozen=True, slots=True)
class _Said:
    """One time as it was said; *half* is unknown where "am" or "pm" might be meant."""

    hour: int
    minute: int = 0
    half: Literal["am", "pm", "24", "unknown"] = "unknown"
    has_minutes: bool = False

    @property
    def clock(self) -> time:
        if self.half == "24":
            return time(self.hour, self.minute)
        return time(self.hour % 12 + (12 if self.half == "pm" else 0), self.minute)

    def options(self) -> tuple[time, ...]:
        """Return the times that may be meant, the morning's first."""
        if self.half != "unknown":
            return (self.clock,)
        return tuple(replace(self, half=half).clock for half in ("am", "pm"))


def _from_text(text: str) -> TimeRange | None:
    if len(text) > _LONGEST:
        raise _unreadable(f"{text[:_LONGEST]}…")
    words = " ".join(_FILLER.sub(" ", _HALVES.sub(_half_named, fold(text))).split())
    if words in _ALL_DAY:
        return None
    if _FRACTION.fullmatch(words):
        return TimeRange(_from_fraction(float(words), text))
    said = [_said(text, part.strip()) for part in _UNTIL.split(words)]
    match said:
        case [start]:
            return TimeRange(_alone(text, start))
        case [start, end]:
            return _between(text, start, end)
    raise _unreadable(text)


_LONGEST: Final = 60
#: pm, p.m., p. m.; Welsh yp and yb.
_HALVES: Final = re.compile(r"(?<![^\W\d_])(?:y(?P<welsh>[bp])\b|(?P<latin>[ap])\.? ?m\b\.?)")
_FILLER: Final = re.compile(r"\b(?:from|at|o'clock|circa|o)\b|,")
_ALL_DAY: Final = frozenset({"all day", "all-day", "allday", "trwy'r dydd", "drwy'r dydd"})
#: At least three decimals, as spreadsheets write them: 0.30 might be half past midnight.
_FRACTION: Final = re.compile(r"0?\.\d{3,}", re.ASCII)
_UNTIL: Final = re.compile(r" ?- ?| (?:to|until|till?|through|and|bis|au|al?|do|tan|hyd|i) ")
_NOON: Final = frozenset(
    {"noon", "midday", "hanner dydd", "canol dydd", "midi", "mittag", "mittags"}
    | {"mediodia", "mezzogiorno", "poludnie"}
)
_MIDNIGHT: Final = frozenset(
    {"midnight", "hanner nos", "minuit", "mitternacht", "medianoche", "mezzanotte", "polnoc"}
)
_TIME: Final = re.compile(
    r"""(?P<hour>\d{1,2})
        (?: \ ?[:.h]\ ?(?P<minute>\d{2}) (?: :\d{2}(?:\.0+)? )? )?
        \ ? (?P<clock>h|hrs|hours|uhr)?
        \ ? (?P<half>am|pm)?""",
    re.VERBOSE | re.ASCII,
)
_MILITARY: Final = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2}) ?(?:h|hrs|hours)?", re.ASCII)


def _half_named(match: re.Match[str]) -> str:
    return " pm " if (match["welsh"] or match["latin"]) == "p" else " am "


def _said(text: str, words: str) -> _Said:
    name = words.removeprefix("12").strip()
    if name in _NOON:
        return _Said(12, half="pm")
    if name in _MIDNIGHT:
        return _Said(12, half="am")
    if match := _MILITARY.fullmatch(words):
        return _checked(text, _Said(int(match["hour"]), int(match["minute"]), "24"))
    if match := _TIME.fullmatch(words):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        return _checked(text, _Said(hour, minute, _half(match, hour), bool(match["minute"])))
    raise _unreadable(text)


def _half(match: re.Match[str], hour: int) -> Literal["am", "pm", "24", "unknown"]:
    if match["half"] == "am":
        return "am"
    if match["half"] == "pm":
        return "24" if hour > 12 else "pm"
    on_24_hours = match["clock"] or hour >= 12 or match["hour"].startswith("0")
    return "24" if on_24_hours else "unknown"


def _checked(text: str, said: _Said) -> _Said:
    most = {"am": 12, "pm": 12}.get(said.half, 23)
    if said.hour > most or said.minute > 59:
        raise DataError(
            f'"{text}": there is no such time',
            code="bad-time",
            hint="write it as 7pm or 19:00",
            value=text,
        )
    return said


def _alone(text: str, said: _Said) -> time:
    """Return the time that *said* means with nothing beside it to go by."""
    if said.half != "unknown":
        return said.clock
    if said.has_minutes and said.hour >= _MORNING:
        return replace(said, half="am").clock
    digits = f"{said.hour}.{said.minute:02}" if said.minute else f"{said.hour}"
    raise DataError(
        f'"{text}" may be in the morning or in the evening',
        code="ambiguous-time",
        hint=f"write {digits}am or {digits}pm",
        value=text,
    )


#: "9:30" and "10.30" are read as the 24-hour clock, as spreadsheets show it. Earlier hours
#: written so are far more often meant for the afternoon: those are asked about.
_MORNING: Final = 9


def _between(text: str, start: _Said, end: _Said) -> TimeRange:
    """Return the times from *start* to *end*, each helping to say what the other means."""
    if end.half == "unknown" and start.half == "unknown":
        return _in_order(text, _alone(text, start), _alone(text, end))
    if end.half == "unknown":
        # 10am–2: the first two o'clock after ten.
        later = [option for option in end.options() if _follows(start.clock, option)]
        return _in_order(text, start.clock, next(iter(later), end.options()[0]))
    if start.half == "unknown" and end.half == "24" and end.hour != 12:
        return _in_order(text, _alone(text, start), end.clock)
    # 2–4pm: the last two o'clock before four. 11–1pm: the morning's.
    earlier = [option for option in start.options() if _follows(option, end.clock)]
    return _in_order(text, next(reversed(earlier), start.options()[0]), end.clock)


def _in_order(text: str, start: time, end: time) -> TimeRange:
    if not _follows(start, end):
        raise DataError(
            f'"{text}" ends before it begins',
            code="end-before-start",
            hint="put the start first",
            value=text,
        )
    return TimeRange(start, end)


def _follows(start: time, end: time) -> bool:
    return end > start or ends_after_midnight(start, end)


def _unreadable(text: str) -> DataError:
    return DataError(
        f'"{text}" cannot be read as a time',
        code="unreadable-time",
        hint="write it as 7pm, 19:00 or 2–4pm",
        value=text,
    )
