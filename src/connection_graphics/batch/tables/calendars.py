"""iCalendar files (ICS), as Outlook, Google and Apple export them: one event, one row."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connection_graphics.batch.tables.objects import Objects
from connection_graphics.batch.tables.raw import Note, RawRow, Value, is_blank
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location, Notice

__all__ = ["CALENDAR_FIELDS", "open_calendar"]

#: The field for each property; a time of day is a column of its own.
CALENDAR_FIELDS: Final = {
    "SUMMARY": "event_name",
    "DTSTART": "date",
    "DTEND": "end_date",
    "DTSTART time": "time",
    "DTEND time": "end_time",
    "time zone": "timezone",
    "LOCATION": "place",
    "ORGANIZER": "organiser",
    "URL": "link",
    "DESCRIPTION": "caption",
}
_COLUMNS: Final = {heading: column for column, heading in enumerate(CALENDAR_FIELDS)}

#: Where the campaign is; for calendars that say neither a zone nor where they are.
_HOME: Final = "Europe/London"
_LARGEST: Final = 64 * 2**20
_EVENT: Final = re.compile(rb"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)


def open_calendar(source: Source, note: Note) -> Objects:
    """Read the events of a calendar, all of them.

    Raises:
        DataError: it is damaged, or has no event.
    """
    data = source.whole(_LARGEST)
    events = list(_events(source, data))
    if len(events) != len(_EVENT.findall(data)):
        raise _damaged(source)
    if not events:
        raise source.error("there is no event in this calendar", code="empty-table")
    found = [
        _row(number, event, zone, note, source.name)
        for number, (event, zone) in enumerate(events, start=1)
    ]

    def rows() -> Generator[RawRow]:
        yield from found

    return Objects(tuple(CALENDAR_FIELDS), rows)


def _events(source: Source, data: bytes) -> Iterator[tuple[Any, ZoneInfo]]:
    """Yield the events with the zone that their calendar gives for times in UTC."""
    from icalendar import Calendar

    try:
        for calendar in Calendar.from_ical(data, multiple=True):
            zone = _zone(str(calendar.get("X-WR-TIMEZONE", _HOME)))
            for event in calendar.walk("VEVENT"):
                yield event, zone
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(source) from error


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(_HOME)


def _row(number: int, event: Any, zone: ZoneInfo, note: Note, file: str) -> RawRow:
    cells: dict[str, Value] = {
        heading: _words(event, heading)
        for heading in ("SUMMARY", "LOCATION", "URL", "DESCRIPTION", "ORGANIZER")
    }
    cells |= _when(event, zone)
    if event.get("RRULE") is not None or event.get("RDATE") is not None:
        message = "this event is repeated; only its first date is read"
        note(Notice("repeated-event", message, Location(file=file, row=number)))
    return RawRow(
        number,
        {_COLUMNS[name]: value for name, value in cells.items() if not is_blank(value)},
        left_out=_words(event, "STATUS").upper() == "CANCELLED",
    )


def _words(event: Any, name: str) -> str:
    """Return what a property says; of an organiser the name, where there is one."""
    found = event.get(name)
    if isinstance(found, list):  # given twice, against the standard: the first counts
        found = found[0]
    if found is None:
        return ""
    return str(found.params.get("CN", "")) if name == "ORGANIZER" else str(found)


def _when(event: Any, zone: ZoneInfo) -> dict[str, Value]:
    """Return the cells for the days and times of *event*."""
    start = _moment(event, "DTSTART")
    if isinstance(start, str):  # it cannot be read, and is told with the other bad dates
        return {"DTSTART": start}
    end = _end(event, start)
    if not isinstance(start, datetime):
        # The end of an all-day event is the day after its last (RFC 5545, 3.6.1).
        last = _day(end) - timedelta(days=1)
        return {"DTSTART": start, "DTEND": last} if last > start else {"DTSTART": start}
    begins = _local(start, zone)
    ends = _local(end, zone, begins) if isinstance(end, datetime) else begins
    cells: dict[str, Value] = {"DTSTART": begins.date(), "DTSTART time": begins.time()}
    if begins.tzinfo is not None:
        cells["time zone"] = str(begins.tzinfo)
    if ends > begins:
        cells["DTEND time"] = ends.time()
        # An evening that ends at midnight ends on its own day.
        last = (ends - timedelta(days=ends.time() == time())).date()
        if last > begins.date():
            cells["DTEND"] = last
    return cells


def _moment(event: Any, name: str) -> date | str:
    found = event.get(name)
    try:
        moment = found.dt
    except (AttributeError, ValueError):  # icalendar's word for a broken property
        return "" if found is None else str(found)
    return moment if isinstance(moment, date) else str(moment)


def _end(event: Any, start: date) -> date:
    end = _moment(event, "DTEND")
    if isinstance(end, date):
        return end
    try:
        length = event["DURATION"].dt
        return start + length  # type: ignore[no-any-return]
    except (KeyError, AttributeError, ValueError, TypeError, OverflowError):
        return start if isinstance(start, datetime) else start + timedelta(days=1)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _local(moment: datetime, zone: ZoneInfo, beside: datetime | None = None) -> datetime:
    """Return *moment* in the zone of *beside*, else in its own, where UTC counts as none."""
    if moment.tzinfo is None:
        return moment if beside is None else moment.replace(tzinfo=beside.tzinfo)
    if beside is not None and beside.tzinfo is not None:
        return moment.astimezone(beside.tzinfo)
    named = isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key not in {"UTC", "Etc/UTC"}
    local = moment if named else moment.astimezone(zone)
    return local.replace(tzinfo=None) if beside is not None else local


def _damaged(source: Source) -> DataError:
    return source.error(
        "the calendar is damaged",
        hint="export it again from the program that made it",
        code="damaged-table",
    )
