"""Dates as people type them."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.errors import DataError
from connection_graphics.reading.dates import DateOrder, DateRange, plain_date, read_date

THURSDAY = DateRange(date(2024, 6, 13))
WEEK = DateRange(date(2024, 6, 10), date(2024, 6, 16))


def problem(value: object, *, order: DateOrder | None = None, year: int | None = 2024) -> str:
    """Return code and message of the error that *value* causes."""
    with pytest.raises(DataError) as caught:
        read_date(value, order=order, year=year)
    assert caught.value.hint
    return f"{caught.value.code}: {caught.value.message}"


@pytest.mark.parametrize(
    "typed",
    [
        "2024-06-13",
        "2024/06/13",
        "2024.6.13",
        "13 June 2024",
        "13 june 2024",
        "13 JUN 2024",
        "13th June 2024",
        "the 13th of June, 2024",
        "Thursday 13 June 2024",
        "Thurs. 13th June 2024",
        "13 June 2024 (Thursday)",
        "June 13, 2024",
        "Thu, Jun 13 2024",
        "2024 June 13",
        "13 June",
        "June 13",
        "Thursday 13 June",
        "13/06/2024",
        "13/6/24",
        "13.06.2024",
        "13. 6. 2024",
        "13-06-2024",
        "06/13/2024",
        "13/06",
        "13-Jun-24",
        "13-Jun-2024",
        "13/Jun/2024",
        "13Jun2024",
        "13 June ’24",
        "13 June 24",
        "13\u00a0June\u202f2024",
        "\uff11\uff13 June \uff12\uff10\uff12\uff14",
        "45456",
        "45456.0",
        45456,
        45456.79,
        date(2024, 6, 13),
        datetime(2024, 6, 13, 19, 0),  # noqa: DTZ001
        THURSDAY,
    ],
)
def test_one_day(typed: object) -> None:
    assert read_date(typed, year=2024) == THURSDAY


@pytest.mark.parametrize(
    "typed",
    [
        "10–16 June 2024",
        "10-16 June",
        "10 - 16 June 2024",
        "10 to 16 June",
        "10th–16th June 2024",
        "from 10 to 16 June",
        "10 until 16 June",
        "10 June – 16 June 2024",
        "10 June-16 June 2024",
        "10 June 2024 - 16 June 2024",
        "Mon 10 – Sun 16 June",
        "Monday 10 June to Sunday 16 June 2024",
        "June 10–16, 2024",
        "June 10 – June 16",
        "2024-06-10 to 2024-06-16",
        "2024-06-10 – 2024-06-16",
        "2024-06-10/2024-06-16",
        "10/06/2024 - 16/06/2024",
        "10/06-16/06/2024",
        "10–16/06/2024",
        "10.–16.06.2024",
    ],
)
def test_several_days(typed: str) -> None:
    assert read_date(typed, year=2024) == WEEK


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("29 May – 2 June", date(2024, 5, 29), date(2024, 6, 2)),
        ("30 December – 2 January", date(2024, 12, 30), date(2025, 1, 2)),
        ("30 December – 2 January 2025", date(2024, 12, 30), date(2025, 1, 2)),
        ("30 Dec 2024 – 2 Jan 2025", date(2024, 12, 30), date(2025, 1, 2)),
        ("Sat 15 and Sun 16 June", date(2024, 6, 15), date(2024, 6, 16)),
        ("15 & 16 June 2024", date(2024, 6, 15), date(2024, 6, 16)),
        ("13–13 June", date(2024, 6, 13), None),
    ],
)
def test_days_that_say_less(typed: str, first: date, last: date | None) -> None:
    assert read_date(typed, year=2024) == DateRange(first, last)


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("cy", "13 Mehefin 2024"),
        ("cy", "Dydd Iau 13 Mehefin 2024"),
        ("cy", "Iau 13 Meh"),
        ("cy", "y 13eg o Fehefin"),
        ("pl", "13 czerwca 2024 r."),
        ("pl", "czw., 13 czerwca 2024"),
        ("pl", "czwartek, 13 czerwiec 2024"),
        ("fr", "jeudi 13 juin 2024"),
        ("fr", "jeu. 13 juin"),
        ("de", "Donnerstag, den 13. Juni 2024"),
        ("de", "Do., 13.06.2024"),
        ("es", "jueves, 13 de junio de 2024"),
        ("pt-BR", "quinta-feira, 13 de junho de 2024"),
        ("vi", "Thứ Năm, 13 tháng 6 năm 2024"),
        ("zh", "2024年6月13日"),
        ("ja", "2024年6月13日(木)"),
        ("ko", "2024년 6월 13일"),
        ("hi", "13 जून 2024"),
        ("ar", "الخميس، ١٣ يونيو ٢٠٢٤"),
        ("fa", "۱۳ ژوئن ۲۰۲۴"),
        ("cy", "Thursday 13 June 2024"),
        ("tlh", "13 June 2024"),
    ],
)
def test_the_rows_language(lang: str, typed: str) -> None:
    assert read_date(typed, year=2024, lang=lang) == THURSDAY


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("cy", "10 i 16 Mehefin"),
        ("de", "10. bis 16. Juni 2024"),
        ("de", "10.–16. Juni"),
        ("fr", "du 10 au 16 juin 2024"),
        ("pl", "od 10 do 16 czerwca"),
        ("es", "del 10 al 16 de junio"),
    ],
)
def test_several_days_in_the_rows_language(lang: str, typed: str) -> None:
    assert read_date(typed, year=2024, lang=lang) == WEEK


def test_a_word_that_is_a_month_and_a_weekday() -> None:
    assert read_date("mar 5 mar 2024", lang="es") == DateRange(date(2024, 3, 5))
    assert read_date("5 mar 2024", lang="es") == DateRange(date(2024, 3, 5))
    assert read_date("mar 11 junio 2024", lang="es") == DateRange(date(2024, 6, 11))


@pytest.mark.parametrize(
    ("order", "day"),
    [("dmy", date(2024, 6, 10)), ("mdy", date(2024, 10, 6)), ("ymd", date(2010, 6, 24))],
)
def test_a_given_order_decides(order: DateOrder, day: date) -> None:
    typed = "24/06/10" if order == "ymd" else "10/06/24"
    expected = date(2024, 6, 10) if order == "ymd" else day
    assert read_date(typed, order=order) == DateRange(expected)


@pytest.mark.parametrize("typed", ["10/06/24", "10/06/2024", "10.6.2024", "10-06-2024", "10/6"])
def test_day_or_month_is_never_guessed(typed: str) -> None:
    assert problem(typed) == f'ambiguous-date: "{typed}" may be 10 June 2024 or 6 October 2024'


def test_what_else_is_said_may_decide() -> None:
    assert read_date("Monday 10/06/2024") == DateRange(date(2024, 6, 10))
    assert read_date("10/06/2024 – 16/06/2024") == WEEK
    assert read_date("06/06/2024") == DateRange(date(2024, 6, 6))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("31/06/2024", 'bad-date: "31/06/2024": June has 30 days'),
        ("06/31/2024", 'bad-date: "06/31/2024": June has 30 days'),
        ("31 June", 'bad-date: "31 June": June has 30 days'),
        ("29 February 2023", 'bad-date: "29 February 2023": February 2023 has 28 days'),
        ("0 June 2024", 'bad-date: "0 June 2024": there is no day 0'),
        ("2024-13-01", 'bad-month: "2024-13-01": there is no month 13'),
        ("13 June 3024", 'bad-date: "13 June 3024": 3024 is too far away'),
        (
            "Tuesday 12 June 2024",
            'weekday-mismatch: "Tuesday 12 June 2024": 12 June 2024 is a Wednesday',
        ),
        ("Mon 10 – Tue 12 June", 'weekday-mismatch: "Mon 10 – Tue 12 June": 12 June 2024'),
        ("16–10 June 2024", 'end-before-start: "16–10 June 2024" ends before it begins'),
        ("10 and 14 June", 'two-dates: "10 and 14 June" names two separate days'),
        ("next Tuesday", 'unreadable-date: "next Tuesday" cannot be read as a date'),
        ("June 2024", "unreadable-date"),
        ("2024", "unreadable-date"),
        ("13", "unreadable-date"),
        ("June June 13", "unreadable-date"),
        ("13 June 2024 2025", "unreadable-date"),
        ("Thursday", "unreadable-date"),
        ("1 – 2 – 3 June", "unreadable-date"),
        ("13/06/2024 June", "unreadable-date"),
        ("–", "unreadable-date"),
        ("99999", "unreadable-date"),
        ("9" * 400, "unreadable-date"),
        (7, "unreadable-date"),
        (True, "unreadable-date"),
        (timedelta(1), "unreadable-date"),
    ],
)
def test_refused(typed: object, expected: str) -> None:
    assert problem(typed).startswith(expected)


def test_an_order_is_kept_to() -> None:
    assert problem("06/13/2024", order="dmy") == 'bad-month: "06/13/2024": there is no month 13'
    assert problem("13/06/2024", order="ymd").startswith("unreadable-date")


def test_a_year_is_never_taken_from_the_clock() -> None:
    assert problem("13 June", year=None) == 'missing-year: "13 June" has no year'


def test_range_contains_its_days() -> None:
    assert date(2024, 6, 16) in WEEK
    assert date(2024, 6, 17) not in WEEK
    assert date(2024, 6, 13) in THURSDAY
    assert str(WEEK) == "10 June 2024 to 16 June 2024"


days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(days, st.sampled_from(["{:%Y-%m-%d}", "{:%d %B %Y}", "{:%A %d %b %Y}", "{:%B %d, %Y}"]))
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert read_date(form.format(day)) == DateRange(day)
    assert read_date(plain_date(day)) == DateRange(day)


@given(days, days)
def test_every_range_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    expected = DateRange(first, last if last > first else None)
    assert read_date(f"{plain_date(first)} – {plain_date(last)}") == expected


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[0-9a-zA-Z ,./–-]{0,24}", fullmatch=True)))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    with contextlib.suppress(DataError):
        assert read_date(text, year=2024, lang="cy").first.year in range(1900, 2200)
