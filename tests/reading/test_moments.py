"""Dates that bring their time along."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from connection_graphics.errors import DataError
from connection_graphics.reading.dates import DateRange
from connection_graphics.reading.moments import read_date_and_time
from connection_graphics.reading.times import TimeRange

THURSDAY = DateRange(date(2024, 6, 13))


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("13 June 2024", None),
        ("13 June 2024, 2pm", TimeRange(time(14))),
        ("Thursday 13 June 2024 at 2pm", TimeRange(time(14))),
        ("13 June 2pm", TimeRange(time(14))),
        ("Thu 13 June, 2–4pm", TimeRange(time(14), time(16))),
        ("Thu 13 June, 2pm – 4pm", TimeRange(time(14), time(16))),
        ("13/06/2024 14:00", TimeRange(time(14))),
        ("2024-06-13T14:00", TimeRange(time(14))),
        ("2024-06-13T14:00:00", TimeRange(time(14))),
        ("2024-06-13 14:00:00", TimeRange(time(14))),
        ("2024-06-13 00:00:00", None),
        ("13 June, all day", None),
        ("45456.583333333", TimeRange(time(14))),
        (45456.583333333, TimeRange(time(14))),
        (45456.0, None),
        (datetime(2024, 6, 13, 14, 0), TimeRange(time(14))),  # noqa: DTZ001
        (datetime(2024, 6, 13), None),  # noqa: DTZ001
        (date(2024, 6, 13), None),
    ],
)
def test_date_with_time(typed: object, times: TimeRange | None) -> None:
    assert read_date_and_time(typed, year=2024) == (THURSDAY, times)


def test_a_moment_is_told_in_the_events_zone() -> None:
    moment = datetime(2024, 6, 12, 23, 30, tzinfo=UTC)
    assert read_date_and_time(moment, timezone="Europe/London") == (
        THURSDAY,
        TimeRange(time(0, 30)),
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("13 June 2024 7", "ambiguous-time"),
        ("13 June 2024 25:00", "bad-time"),
        ("13 June 2024 soon", "unreadable-date"),
        ("2024-06-13T14:00Z", "unreadable-date"),
        ("Friday 13 June 2024, 2pm", "weekday-mismatch"),
        ("Friday 13 June 2024 soon", "unreadable-date"),
        ("soon 7", "unreadable-date"),
        ("31 June 2024", "bad-date"),
    ],
)
def test_refused(typed: str, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_date_and_time(typed)
    assert caught.value.code == code
