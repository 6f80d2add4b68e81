"""Times of day as people type them."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.errors import DataError
from connection_graphics.reading.times import TimeRange, ends_after_midnight, read_time

SEVEN = TimeRange(time(19))


@pytest.mark.parametrize(
    "typed",
    [
        "19:00",
        "19.00",
        "1900",
        "19:00:00",
        "19h",
        "19 h 00",
        "19h00",
        "19 Uhr",
        "7pm",
        "7 pm",
        "7PM",
        "7 p.m.",
        "7.00pm",
        "7:00 PM",
        "7:00\u202fPM",
        "7yp",
        "at 7pm",
        "from 7pm",
        "7 o'clock pm",
        "19",
        "0.791666667",
        ".7916",
        19 / 24,
        time(19),
        time(19, tzinfo=UTC),
        timedelta(hours=19),
        datetime(2024, 6, 13, 19, 0, tzinfo=UTC),
        SEVEN,
    ],
)
def test_seven_in_the_evening(typed: object) -> None:
    assert read_time(typed) == SEVEN


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("12noon", time(12)),
        ("Midday", time(12)),
        ("12", time(12)),
        ("12:00", time(12)),
        ("12pm", time(12)),
        ("12.30pm", time(12, 30)),
        ("12am", time(0)),
        ("12.15am", time(0, 15)),
        ("midnight", time(0)),
        ("hanner nos", time(0)),
        ("00:00", time(0)),
        ("0.0", None),
        ("07:30", time(7, 30)),
        ("0730", time(7, 30)),
        ("7.30pm", time(19, 30)),
        ("7 30 pm", None),
        ("9:30", time(9, 30)),
        ("10.30", time(10, 30)),
        ("7 Uhr", time(7)),
        ("14h30", time(14, 30)),
        ("19:00pm", time(19)),
        (0.0, time(0)),
        (0.4375, time(10, 30)),
        (0.99999, time(0)),
    ],
)
def test_one_time(typed: object, expected: time | None) -> None:
    if expected is None:
        with pytest.raises(DataError):
            read_time(typed)
    else:
        assert read_time(typed) == TimeRange(expected)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2–4pm", time(14), time(16)),
        ("2-4 pm", time(14), time(16)),
        ("2pm-4pm", time(14), time(16)),
        ("2pm – 4pm", time(14), time(16)),
        ("2 to 4pm", time(14), time(16)),
        ("from 2pm until 4pm", time(14), time(16)),
        ("between 2pm and 4pm", None, None),
        ("2pm–4", time(14), time(16)),
        ("2.30–4pm", time(14, 30), time(16)),
        ("9.30–11pm", time(21, 30), time(23)),
        ("11–1pm", time(11), time(13)),
        ("10–4pm", time(10), time(16)),
        ("10-11am", time(10), time(11)),
        ("12–2pm", time(12), time(14)),
        ("10am - 12 noon", time(10), time(12)),
        ("10am–12", time(10), time(12)),
        ("10–12", time(10), time(12)),
        ("10am–2", time(10), time(14)),
        ("9am–11.30", time(9), time(11, 30)),
        ("9:30–11:30", time(9, 30), time(11, 30)),
        ("10:30-16:00", time(10, 30), time(16)),
        ("14:00–16:00", time(14), time(16)),
        ("14.00-16.00", time(14), time(16)),
        ("1400-1600", time(14), time(16)),
        ("14–16 Uhr", time(14), time(16)),
        ("14h–16h30", time(14), time(16, 30)),
        ("2 i 4yp", time(14), time(16)),
        ("8pm–midnight", time(20), time(0)),
        ("8pm-1am", time(20), time(1)),
        ("8–1am", time(20), time(1)),
        ("8pm–1", time(20), time(1)),
    ],
)
def test_from_and_to(typed: str, start: time | None, end: time | None) -> None:
    if start is None:
        with pytest.raises(DataError):
            read_time(typed)
    else:
        assert read_time(typed) == TimeRange(start, end)


@pytest.mark.parametrize("typed", ["all day", "All-day", "ALL DAY"])
def test_all_day_has_no_time(typed: str) -> None:
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7", "ambiguous-time"),
        ("7:30", "ambiguous-time"),
        ("7.30", "ambiguous-time"),
        ("7 o'clock", "ambiguous-time"),
        ("2–4", "ambiguous-time"),
        ("2.30–16:00", "ambiguous-time"),
        ("25:00", "bad-time"),
        ("19:60", "bad-time"),
        ("14am", "bad-time"),
        ("4pm–2pm", "end-before-start"),
        ("2pm–2pm", "end-before-start"),
        ("16:00–14:00", "end-before-start"),
        ("10am–1am", "end-before-start"),
        ("evening", "unreadable-time"),
        ("", "unreadable-time"),
        ("–", "unreadable-time"),
        ("2–3–4pm", "unreadable-time"),
        ("7pm BST", "unreadable-time"),
        ("7" * 200, "unreadable-time"),
        (19, "unreadable-time"),
        (-0.5, "unreadable-time"),
        (float("nan"), "unreadable-time"),
        (True, "unreadable-time"),
        (None, "unreadable-time"),
    ],
)
def test_refused(typed: object, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read_time(typed)
    assert caught.value.code == code


def test_the_error_shows_what_to_write() -> None:
    with pytest.raises(DataError) as caught:
        read_time("7.30")
    assert str(caught.value) == (
        '"7.30" may be in the morning or in the evening. Write 7.30am or 7.30pm.'
    )


def test_a_party_may_end_after_midnight() -> None:
    assert ends_after_midnight(time(20), time(1))
    assert not ends_after_midnight(time(10), time(1))
    assert not ends_after_midnight(time(20), time(6))


@given(st.times())
def test_every_time_is_read_back(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert read_time(f"{minute:%H:%M}") == TimeRange(minute)
    assert read_time(f"{minute:%I.%M%p}") == TimeRange(minute)
    assert read_time((minute.hour * 60 + minute.minute) / 1440) == TimeRange(minute)


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9apmh :.–-]{0,14}", fullmatch=True)))
def test_any_text_is_a_time_or_an_error(text: str) -> None:
    with contextlib.suppress(DataError):
        read = read_time(text)
        assert read is None or read.end != read.start
