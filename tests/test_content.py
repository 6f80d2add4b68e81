"""What a row says, cleaned and checked."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.content import (
    Content,
    Event,
    default_template,
    first_of,
    read_content,
)
from connection_graphics.errors import ConnectionGraphicsError, DataError, UnknownNameError
from connection_graphics.fields import FIELDS
from connection_graphics.reading.dates import DateOrder, DateRange
from tests.strategies import contents

WEEK = DateRange(date(2024, 6, 10), date(2024, 6, 16))
TAG = "#RandomActsofConnection"


def read(fields: Mapping[str, object], *, date_order: DateOrder | None = None) -> Content:
    return Content.from_fields(
        fields, hashtag=TAG, timezone="Europe/London", week=WEEK, date_order=date_order
    )


def problems(fields: Mapping[str, object]) -> list[str]:
    content, found = read_content(fields, hashtag=TAG, week=WEEK)
    assert (content is None) == bool(found)
    return [f"{problem.where.field}: {problem.code}" for problem in found]


def test_a_row_of_an_event() -> None:
    content = read(
        {
            "Event": " Tea and talk ",
            "Caption": "Come for a cuppa,\r\nstay for a chat",
            "Date": "Thursday 13 June",
            "Time": "2–4pm",
            "Venue": "Anytown Library\nHigh Street",
            "Entry": "Free. Everyone welcome.",
            "Host": "Anytown Befrienders",
            "Website": "Example.org/tea",
            "Language": "Welsh",
            "QR code": "yes",
            "Day": "Day 4",
            "Photo": PurePosixPath("photos/library.jpg"),
            "Notes": "never drawn",
            "id": "tea",
            "Second logo": "other.svg",
            "empty": "",
        }
    )
    assert content == Content(
        caption="Come for a cuppa,\nstay for a chat",
        event=Event(
            name="Tea and talk",
            date=date(2024, 6, 13),
            time=time(14),
            end_time=time(16),
            timezone="Europe/London",
            place="Anytown Library, High Street",
            access="Free. Everyone welcome.",
            organiser="Anytown Befrienders",
            link="https://example.org/tea",
        ),
        hashtag=TAG,
        lang="cy",
        image="photos/library.jpg",
        qr=True,
        day=4,
        extra={"second_logo": "other.svg"},
    )
    assert content.notices == ()


def test_values_of_a_program() -> None:
    content = read(
        {
            "caption": 40,
            "date": datetime(2024, 6, 13, 19, 30),  # noqa: DTZ001
            "end_time": time(21),
            "qr": False,
            "raised": Decimal("12.50"),
            "goal": 100.0,
            "day": 4.0,
            "place": float("nan"),
            "link": None,
        }
    )
    assert content.caption == "40"
    assert (content.event.date, content.event.time) == (date(2024, 6, 13), time(19, 30))
    assert content.event.end_time == time(21)
    assert content.qr is False
    assert (content.raised, content.goal, content.progress()) == ("12.50", "100", 0.125)
    assert content.day == 4
    assert content.event.place is None
    assert problems({"caption": b"bytes"}) == ["caption: bad-type"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"date": "13 June"}, (13, None, None, None)),
        ({"date": "10–16 June"}, (10, 16, None, None)),
        ({"date": "13 June, 2–4pm"}, (13, None, 14, 16)),
        ({"date": "10 June", "end_date": "16 June"}, (10, 16, None, None)),
        ({"date": "10–16 June", "end_date": "16 June"}, (10, 16, None, None)),
        ({"date": "13 June", "end_date": "13 June 2024"}, (13, None, None, None)),
        ({"date": "13 June", "time": "2pm", "end_time": "4pm"}, (13, None, 14, 16)),
        ({"date": "13 June", "time": "2", "end_time": "4pm"}, (13, None, 14, 16)),
        ({"date": "13 June", "time": "14:00", "end_time": "16:00"}, (13, None, 14, 16)),
        ({"date": "13 June", "time": "2–4pm", "end_time": "4pm"}, (13, None, 14, 16)),
        ({"date": "13 June 2pm", "time": "2pm"}, (13, None, 14, None)),
        ({"date": "13 June", "time": "all day"}, (13, None, None, None)),
        ({"date": "13 June", "time": "8pm", "end_time": "1am"}, (13, None, 20, 1)),
        (
            {"date": "10–12 June", "time": "19:00", "end_time": "14:00"},
            (10, 12, 19, 14),
        ),
        ({"time": "7pm"}, (None, None, 19, None)),
        ({"date": 45456, "time": 19 / 24}, (13, None, 19, None)),
    ],
)
def test_when(
    cells: dict[str, object], expected: tuple[int | None, int | None, int | None, int | None]
) -> None:
    event = read({"caption": "Tea", **cells}).event
    days = (event.date and event.date.day, event.end_date and event.end_date.day)
    hours = (event.time and event.time.hour, event.end_time and event.end_time.hour)
    assert (*days, *hours) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"date": "31 June"}, ["date: bad-date"]),
        ({"date": "10/06/24"}, ["date: ambiguous-date"]),
        ({"date": "31 June", "end_date": "2 July"}, ["date: bad-date"]),
        ({"date": "13 June", "end_date": "12 June"}, ["end_date: end-before-start"]),
        ({"date": "10–12 June", "end_date": "13 June"}, ["end_date: two-meanings"]),
        ({"end_date": "13 June"}, ["end_date: missing-start"]),
        ({"end_time": "4pm"}, ["end_time: missing-start"]),
        ({"time": "4pm", "end_time": "2pm"}, ["end_time: end-before-start"]),
        ({"time": "2–4pm", "end_time": "5pm"}, ["end_time: two-meanings"]),
        ({"date": "13 June 2pm", "time": "3pm"}, ["time: two-meanings"]),
        ({"time": "7"}, ["time: ambiguous-time"]),
        ({"time": "evening", "end_time": "late"}, ["time: unreadable-time", "end_time:"]),
        ({"lang": "Klingonish"}, ["lang: unknown-name"]),
        ({"timezone": "Europe/Londn"}, ["timezone: unknown-name"]),
        ({"link": "tbc"}, ["link: bad-link"]),
        ({"qr": "perhaps"}, ["qr: bad-yes-no"]),
        ({"goal": "lots"}, ["goal: bad-number"]),
        ({"day": "0"}, ["day: bad-value"]),
        ({"hashtag": "#one #two"}, ["hashtag: bad-hashtag"]),
        ({"place": "\ud800"}, ["place: damaged-text"]),
        ({"organiser": "a" * 5001}, ["organiser: too-long"]),
        ({"mystery": "a" * 5001}, ["mystery: too-long"]),
        ({"venue": "Here", "place": "There"}, ["place: duplicate-field"]),
        ({"Venu": "Here"}, ["None: unknown-column"]),
    ],
)
def test_refused(cells: dict[str, object], expected: list[str]) -> None:
    found = problems({"caption": "Tea", **cells})
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected)), found


def test_all_problems_are_told_at_once_and_once() -> None:
    fields = {
        "caption": "a" * 6000,
        "date": "31 June",
        "time": "7",
        "link": "tbc",
        "lang": "Klingonish",
    }
    assert sorted(problems(fields)) == [
        "caption: too-long",
        "date: bad-date",
        "lang: unknown-name",
        "link: bad-link",
        "time: ambiguous-time",
    ]
    with pytest.raises(ConnectionGraphicsError) as caught:
        read(fields)
    assert caught.value.where.field == "lang"


def test_a_slip_in_a_name_is_suggested() -> None:
    with pytest.raises(UnknownNameError) as caught:
        read({"caption": "Tea", "Venu": "Here"})
    assert str(caught.value) == 'there is no field "Venu": did you mean "place"?'
    kept = Content.from_fields({"caption": "Tea", "Venu": "Here"}, free_fields=["venu"])
    assert kept.extra == {"venu": "Here"}


def test_a_templates_own_fields_go_before_aliases_but_not_before_names() -> None:
    free = ["quote", "caption"]
    content = Content.from_fields({"caption": "Tea", "Quote": "Ah"}, free_fields=free)
    assert (content.caption, content.extra) == ("Tea", {"quote": "Ah"})


def test_the_same_thing_twice_is_no_problem() -> None:
    assert read({"caption": "Tea", "place": "Here", "venue": "Here"}).event.place == "Here"
    assert read({"caption": "Tea", "place": "Here", "venue": " "}).event.place == "Here"


@pytest.mark.parametrize("words", [{}, {"place": "Here"}, {"caption": " \u200b"}])
def test_a_row_without_words(words: dict[str, str]) -> None:
    assert problems(words) == ["caption: missing-words"]
    assert Content.from_fields(words, words_needed=False).caption is None


@pytest.mark.parametrize("name", ["caption", "event_name", "figure"])
def test_any_of_these_is_words_enough(name: str) -> None:
    assert problems({name: "Tea"}) == []


def test_hashtag_is_the_campaigns_unless_the_row_has_one() -> None:
    assert read({"caption": "Tea"}).hashtag == TAG
    assert read({"caption": "Tea", "hashtag": "TeaTime"}).hashtag == "#TeaTime"
    variant = read({"caption": "Tea", "hashtag": "#RandomActsOfConnection"})
    assert variant.hashtag == "#RandomActsOfConnection"
    assert [notice.code for notice in variant.notices] == ["hashtag-spelling"]
    assert read({"caption": "Tea", "hashtag": TAG[1:]}).notices == ()


def test_an_event_outside_the_week_is_told_not_refused() -> None:
    for when, told in (("13 June", 0), ("10–16 June", 0), ("17 June", 1), ("15–17 June", 1)):
        notices = read({"caption": "Tea", "date": when}).notices
        assert [notice.code for notice in notices] == ["outside-week"] * told
    assert notices[0].message == (
        "15 June 2024 to 17 June 2024 is not in the campaign's week, 10 June 2024 to 16 June 2024"
    )


def test_months_in_the_rows_language_and_a_given_order() -> None:
    assert read({"caption": "Te", "lang": "cy", "date": "13 Mehefin"}).event.date == (
        date(2024, 6, 13)
    )
    assert read({"caption": "Tea", "date": "10/06/24"}, date_order="dmy").event.date == (
        date(2024, 6, 10)
    )


def test_post_texts_of_networks() -> None:
    content = read({"caption": "Tea", "post_text": "All", "post text twitter": "One\nTwo"})
    assert content.post_text == "All"
    assert content.post_texts == {"x": "One\nTwo"}


def test_control_characters_are_noticed_once() -> None:
    content = read({"caption": "Te\x00a", "hashtag": "Tea\x07"})
    assert (content.caption, content.hashtag) == ("Tea", "#Tea")
    assert [notice.where.field for notice in content.notices] == ["caption", "hashtag"]


def test_an_event_checks_itself() -> None:
    with pytest.raises(DataError, match=r"ends .12 June 2024. before it begins"):
        Event(date=date(2024, 6, 13), end_date=date(2024, 6, 12))
    with pytest.raises(DataError, match="there is an end_time but no time"):
        Event(end_time=time(16))
    with pytest.raises(DataError, match=r"ends .14:00. before it begins .16:00."):
        Event(time=time(16), end_time=time(14))


@pytest.mark.parametrize(
    ("fields", "template"),
    [
        ({"caption": "Say hello"}, "random-act"),
        ({"caption": "Say hello", "link": "example.org", "day": "1"}, "random-act"),
        ({"event_name": "Tea"}, "event"),
        ({"caption": "Tea", "date": "13 June"}, "event"),
        ({"caption": "Tea", "time": "2pm"}, "event"),
        ({"caption": "Tea", "place": "Here"}, "event"),
        ({"caption": "Tea", "access": "Free"}, "event"),
    ],
)
def test_default_template(fields: dict[str, str], template: str) -> None:
    assert default_template(read(fields)) == template


def test_words_by_name() -> None:
    content = read({"caption": "Come", "event_name": "Tea", "date": "13 June", "Guests": "Ten"})
    assert first_of(content, ["event_name", "caption"]) == "Tea"
    assert first_of(content, ["speaker", "caption"]) == "Come"
    assert first_of(content, ["guests"]) == "Ten"
    assert first_of(content, ["speaker", "nonsense", "date", "notices", "event"]) is None
    assert content.word("organiser") is None


def test_progress_needs_a_goal() -> None:
    assert read({"caption": "Run", "raised": "£250", "goal": "£1,000"}).progress() == 0.25
    assert read({"caption": "Run", "raised": "£250"}).progress() is None
    assert read({"caption": "Run", "raised": "£250", "goal": "0"}).progress() is None


def test_digest_is_of_the_words_alone() -> None:
    one = read({"caption": "Tea", "date": "13 June 2024"})
    same = read({"Date": "Thu 13 June", "Caption": " Te\x00a "})
    assert same.notices
    assert one.digest() == same.digest()
    assert one.digest() != read({"caption": "Tea", "date": "14 June 2024"}).digest()
    # Manifests of earlier versions hold such digests: it must stay what it is.
    assert Content(caption="Tea").digest() == (
        "b78279febc7168ee30e66c6efc7fa30b96d5a2ec6a39195747d933d3488f5b8c"
    )


def test_contents_cross_process_borders() -> None:
    content = read({"caption": "Tea", "Guests": "Ten"})
    assert pickle.loads(pickle.dumps(content)) == content  # noqa: S301 - our own bytes
    assert hash(content) == hash(read({"caption": "Tea", "Guests": "Ten"}))


@given(contents())
def test_fields_make_the_same_content_again(content: Content) -> None:
    assert Content.from_fields(content.as_fields(), words_needed=False) == content


@given(
    st.dictionaries(
        st.sampled_from([known.name for known in FIELDS]) | st.text(max_size=8),
        st.text(max_size=30) | st.integers() | st.floats() | st.booleans() | st.dates(),
        max_size=6,
    )
)
def test_any_row_is_read_or_told(fields: dict[str, object]) -> None:
    content, found = read_content(fields, hashtag=TAG, week=WEEK)
    assert (content is None) == bool(found)
    if content is not None:
        assert content.digest() == Content.from_fields(content.as_fields()).digest()
