"""The event of a post, and how the columns of a row make one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from connection_graphics.errors import DataError, Location
from connection_graphics.reading.dates import DateOrder, DateRange, plain_date, read_date
from connection_graphics.reading.links import read_link
from connection_graphics.reading.moments import read_date_and_time
from connection_graphics.reading.rows import RowReader
from connection_graphics.reading.times import TimeRange, ends_after_midnight, read_time

__all__ = ["DateSettings", "Event", "read_event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens: all of it may be unknown.

    Raises:
        DataError: ``end-before-start``, or ``missing-start``: an end without a start.
    """

    name: str | None = None
    date: dt.date | None = None
    #: The last day, when there are several.
    end_date: dt.date | None = None
    #: Both times are local to *timezone*, and those of each day when there are several.
    time: dt.time | None = None
    end_time: dt.time | None = None
    #: A name of the IANA database, such as ``Europe/London``.
    timezone: str | None = None
    place: str | None = None
    #: What it costs and who may come.
    access: str | None = None
    organiser: str | None = None
    link: str | None = None

    def __post_init__(self) -> None:
        _check_start(self.date, self.end_date, "date")
        _check_start(self.time, self.end_time, "time")
        if self.date and self.end_date and self.end_date < self.date:
            raise _ends_first("end_date", plain_date(self.date), plain_date(self.end_date))
        several_days = self.end_date is not None and self.end_date != self.date
        if self.time and self.end_time and not several_days:
            later = self.end_time > self.time or ends_after_midnight(self.time, self.end_time)
            if not later:
                raise _ends_first("end_time", f"{self.time:%H:%M}", f"{self.end_time:%H:%M}")


def _check_start(start: object, end: object, name: str) -> None:
    if end is not None and start is None:
        raise DataError(
            f"there is an end_{name} but no {name}",
            code="missing-start",
            hint=f"fill in {name}",
            where=Location(field=f"end_{name}"),
        )


def _ends_first(name: str, start: str, end: str) -> DataError:
    return DataError(
        f"it ends ({end}) before it begins ({start})",
        code="end-before-start",
        hint="correct one of the two",
        where=Location(field=name),
        value=end,
    )


# ------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class DateSettings:
    """What a row's dates are read by."""

    lang: str
    order: DateOrder | None
    week: DateRange | None
    timezone: str | None

    @property
    def year(self) -> int | None:
        """Return the year of dates that have none."""
        return self.week.first.year if self.week else None


def read_event(row: RowReader, dates: DateSettings) -> Event:
    """Return the event of *row*; problems stay with the row."""
    days, time_beside_date = row.read_cell(
        "date",
        lambda cell: read_date_and_time(
            cell, order=dates.order, year=dates.year, lang=dates.lang, timezone=dates.timezone
        ),
    ) or (None, None)
    end_date = _end_date(row, days, dates)
    times = _times(row, time_beside_date)
    _notice_other_weeks(row, days, end_date, dates.week)
    event = row.attempt(
        "date",
        lambda: Event(
            name=row.line("event_name"),
            date=days.first if days else None,
            end_date=end_date,
            time=times.start if times else None,
            end_time=times.end if times else None,
            timezone=dates.timezone if days or times else None,
            place=row.line("place", fold=", "),
            access=row.line("access"),
            organiser=row.line("organiser"),
            link=row.read("link", read_link),
        ),
    )
    return event or Event()


def _end_date(row: RowReader, days: DateRange | None, dates: DateSettings) -> dt.date | None:
    """Return the last day, which may stand in its own column or behind the first day."""
    year = days.first.year if days else dates.year
    end = row.read_cell(
        "end_date", lambda cell: read_date(cell, order=dates.order, year=year, lang=dates.lang)
    )
    if end is None or (days is None and "date" in row):
        return days.last if days else None
    if end.last or (days and days.last not in {None, end.first}):
        row.problems.append(_two_ends("end_date", row.cell("end_date")))
        return None
    return end.first if days is None or end.first != days.first else None


def _times(row: RowReader, beside_date: TimeRange | None) -> TimeRange | None:
    """Return the times, which may stand in one column, in two, or behind the date."""
    start, end = row.cell("time"), row.cell("end_time")
    if isinstance(start, str) and isinstance(end, str):
        together = _read_together(start, end)
        if together is not None:
            return together
    times = row.read_cell("time", read_time) if start is not None else beside_date
    if beside_date and times and beside_date != times:
        row.problems.append(_two_ends("time", start))
    last = row.read_cell("end_time", read_time)
    if last is None or (times is None and start is not None):
        return times
    if last.end or (times and times.end not in {None, last.start}):
        row.problems.append(_two_ends("end_time", end))
        return times
    if times is None:
        row.attempt("end_time", lambda: _check_start(None, last, "time"))
        return None
    return TimeRange(times.start, last.start)


def _read_together(start: str, end: str) -> TimeRange | None:
    """Read "2" and "4pm" of two columns as the "2 to 4pm" that is meant."""
    try:
        return read_time(f"{start} to {end}")
    except DataError:
        return None


def _two_ends(name: str, value: object) -> DataError:
    return DataError(
        f'"{value}" does not go with what the other columns say',
        code="two-meanings",
        hint="say the start and the end once each",
        where=Location(field=name),
        value=value,
    )


def _notice_other_weeks(
    row: RowReader, days: DateRange | None, end_date: dt.date | None, week: DateRange | None
) -> None:
    if days is None or week is None:
        return
    if days.first not in week or (end_date is not None and end_date not in week):
        held = DateRange(days.first, end_date)
        row.notice("outside-week", f"{held} is not in the campaign's week, {week}", field="date")
