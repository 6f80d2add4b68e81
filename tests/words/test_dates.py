"""When something is, in words."""

from __future__ import annotations

from datetime import date, time

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker

from connection_graphics.content import Event
from connection_graphics.reading.dates import read_date
from connection_graphics.words.british import British
from connection_graphics.words.dates import period, plain, spoken_when, time_words, when
from tests.strategies import LANGUAGES, events

THURSDAY = date(2024, 6, 13)


def shown(event: Event, lang: str = "en-GB", *, year: int | None = 2024) -> str:
    return plain(when(event, lang, year=year) or "")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (time(14), None, "2pm"),
        (time(14, 30), None, "2.30pm"),
        (time(9, 5), None, "9.05am"),
        (time(12), None, "12 noon"),
        (time(0), None, "12 midnight"),
        (time(12, 30), None, "12.30pm"),
        (time(0, 15), None, "12.15am"),
        (time(14), time(16), "2–4pm"),
        (time(14, 30), time(16), "2.30–4pm"),
        (time(10), time(11, 30), "10–11.30am"),
        (time(11), time(13), "11am–1pm"),
        (time(12), time(14), "12–2pm"),
        (time(12, 30), time(14), "12.30–2pm"),
        (time(10), time(12), "10am–12 noon"),
        (time(20), time(0), "8pm–12 midnight"),
        (time(20), time(1), "8pm–1am"),
        (time(0), time(2), "12 midnight–2am"),
        (time(19), time(14), "7pm–2pm"),
    ],
)
def test_british_times(start: time, end: time | None, words: str) -> None:
    assert plain(time_words(start, end, "en-GB")) == words


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(date=THURSDAY), "Thu 13 June"),
        (Event(date=THURSDAY, end_date=THURSDAY), "Thu 13 June"),
        (Event(date=THURSDAY, time=time(14), end_time=time(16)), "Thu 13 June, 2–4pm"),
        (Event(date=date(2025, 6, 13)), "Fri 13 June 2025"),
        (Event(date=date(2024, 6, 10), end_date=date(2024, 6, 16)), "10–16 June"),
        (Event(date=date(2024, 6, 10), end_date=date(2024, 6, 12)), "Mon 10 – Wed 12 June"),
        (Event(date=date(2024, 6, 15), end_date=date(2024, 6, 16)), "Sat 15 – Sun 16 June"),
        (Event(date=date(2024, 5, 29), end_date=date(2024, 6, 2)), "29 May – 2 June"),
        (
            Event(date=date(2024, 12, 30), end_date=date(2025, 1, 2)),
            "30 December 2024 – 2 January 2025",
        ),
        (Event(date=date(2025, 6, 10), end_date=date(2025, 6, 16)), "10–16 June 2025"),
        (
            Event(date=date(2024, 6, 10), end_date=date(2024, 6, 16), time=time(10)),
            "10–16 June, 10am",
        ),
        (Event(time=time(19)), "7pm"),
        (Event(), ""),
    ],
)
def test_british_dates(event: Event, words: str) -> None:
    assert shown(event) == words


def test_without_a_year_to_go_by_none_is_printed() -> None:
    assert shown(Event(date=THURSDAY), year=None) == "Thu 13 June"


@pytest.mark.parametrize(
    ("lang", "words", "several"),
    [
        ("en", "Thu 13 June, 2–4pm", "10–16 June"),
        ("en-US", "Thu, June 13, 2:00 – 4:00 PM", "June 10 – 16"),
        ("cy", "Iau 13 Mehefin, 2–4pm", "10–16 Mehefin"),
        ("pl", "czw., 13 czerwca, 14:00–16:00", "10–16 czerwca"),
        ("fr", "jeu. 13 juin, 14:00 – 16:00", "10–16 juin"),
        ("de", "Do., 13. Juni, 14:00–16:00 Uhr", "10.–16. Juni"),
        ("es", "jue, 13 de junio, 14:00–16:00", "10–16 de junio"),
        ("vi", "14:00–16:00 Th 5, 13 tháng 6", "10 – 16 tháng 6"),
        ("ar", "الخميس، 13 يونيو، 2:00–4:00 م", "10–16 يونيو"),
        ("ar-EG", "الخميس، ١٣ يونيو، ٢:٠٠–٤:٠٠ م", "١٠–١٦ يونيو"),
        ("fa", "پنجشنبه ۱۳ ژوئن،\u200f ۱۴:۰۰ تا ۱۶:۰۰", "۱۰ تا ۱۶ ژوئن"),
        ("ur", "جمعرات، 13 جون 2:00–4:00 PM", "10–16 جون"),
        ("hi", "गुरु, 13 जून, 2:00–4:00 pm", "10 – 16 जून"),
        ("zh-Hant", "6月13日 週四 下午2:00至4:00", "6月10日至16日"),
        ("ja", "6月13日(木) 14時00分～16時00分", "6月10日～16日"),
        ("tlh", "Thu 13 June, 2–4pm", "10–16 June"),
    ],
)
def test_languages(lang: str, words: str, several: str) -> None:
    event = Event(date=THURSDAY, time=time(14), end_time=time(16))
    assert shown(event, lang) == words
    assert plain(period(date(2024, 6, 10), date(2024, 6, 16), lang)) == several


@pytest.mark.parametrize(
    ("lang", "event", "words"),
    [
        (
            "en-GB",
            Event(date=THURSDAY, time=time(14), end_time=time(16)),
            "Thursday 13 June, 2pm to 4pm",
        ),
        ("en-GB", Event(date=date(2024, 6, 10), end_date=date(2024, 6, 16)), "10 to 16 June"),
        (
            "en-GB",
            Event(date=date(2024, 6, 10), end_date=date(2024, 6, 12)),
            "Monday 10 to Wednesday 12 June",
        ),
        ("cy", Event(date=THURSDAY), "Dydd Iau 13 Mehefin"),
        ("pl", Event(date=THURSDAY), "czwartek, 13 czerwca"),
        ("ru", Event(date=THURSDAY), "четверг, 13 июня"),
        ("en-GB", Event(time=time(19)), "7pm"),
        ("en-GB", Event(), None),
    ],
)
def test_spoken(lang: str, event: Event, words: str | None) -> None:
    assert spoken_when(event, lang, year=2024) == words


def test_a_period_of_one_day_is_that_day() -> None:
    assert plain(period(THURSDAY, THURSDAY, "en-GB")) == "13 June"
    assert plain(period(THURSDAY, THURSDAY, "en-GB", year=2025)) == "13 June 2024"
    assert plain(period(THURSDAY, THURSDAY, "de")) == "13. Juni"
    assert plain(period(THURSDAY, THURSDAY, "pl")) == "13 czerwca"


def test_what_belongs_together_is_never_torn_apart() -> None:
    event = Event(date=THURSDAY, time=time(14), end_time=time(16))
    assert when(event, "en-GB") == "Thu\u00a013\u00a0June, 2–\u20604pm"
    assert period(date(2024, 6, 10), date(2024, 6, 16), "en-GB") == "10–\u206016\u00a0June"
    # Between two whole days there is a place for a line to end.
    several = Event(date=date(2024, 6, 10), end_date=date(2024, 6, 12))
    assert when(several, "en-GB") == "Mon\u00a010\u00a0– Wed\u00a012\u00a0June"
    assert period(date(2024, 6, 10), date(2024, 6, 16), "pt") == (
        "10\u00a0–\u00a016\u00a0de\u00a0junho"
    )


def test_lines_end_only_where_they_may() -> None:
    event = Event(date=THURSDAY, time=time(14), end_time=time(16))
    words = when(event, "en-GB") or ""
    assert [part for part in LineBreaker(words, "en") if part] == [
        "Thu\u00a013\u00a0June, ",
        "2–\u20604pm",
    ]
    week = period(date(2024, 6, 10), date(2024, 6, 16), "ja")
    assert "～" in week
    assert not any(part.endswith("～") for part in LineBreaker(week, "ja"))


@given(events(), st.sampled_from(LANGUAGES))
def test_any_event_in_any_language(event: Event, lang: str) -> None:
    words = when(event, lang, year=2024)
    assert (words is None) == (event.date is None and event.time is None)
    if words is not None:
        assert plain(words) == plain(plain(words))
        assert "\n" not in words


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES))
def test_printed_dates_are_read_back(day: date, lang: str) -> None:
    words = shown(Event(date=day), lang, year=1999)
    assert read_date(words, lang=lang).first == day


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_british_names_are_those_of_cldr(lang: str) -> None:
    names = Locale(lang)
    style = British(lang)
    for month in range(1, 13):
        day = date(2024, month, month)
        weekday = names.days["format"]["abbreviated"][day.weekday()]
        spoken = names.days["format"]["wide"][day.weekday()]
        of_month = f"{day.day} {names.months['format']['wide'][month]}"
        assert style.day(day, with_year=False) == f"{weekday} {of_month}"
        assert style.day(day, with_year=False, spoken=True) == f"{spoken} {of_month}"
