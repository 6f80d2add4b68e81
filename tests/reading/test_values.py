"""Languages, links and small values as people type them."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.errors import ConnectionGraphicsError, DataError, UnknownNameError
from connection_graphics.reading.languages import read_language
from connection_graphics.reading.links import read_link
from connection_graphics.reading.values import (
    read_hashtag,
    read_number,
    read_timezone,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("cy", "cy"),
        ("CY", "cy"),
        ("en_gb", "en-GB"),
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("sr-latn", "sr-Latn"),
        ("es-419", "es-419"),
        ("iw", "he"),
        ("Welsh", "cy"),
        ("  welsh ", "cy"),
        ("Cymraeg", "cy"),
        ("polski", "pl"),
        ("Farsi", "fa"),
        ("Persian", "fa"),
        ("British English", "en-GB"),
        ("Bengali", "bn"),
        ("العربية", "ar"),
        ("Scottish Gaelic", "gd"),
    ],
)
def test_language(typed: str, tag: str) -> None:
    assert read_language(typed) == tag


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Welch", 'there is no language "Welch": did you mean "Welsh"?'),
        ("zz", 'there is no language "zz": known: English (en)'),
        ("en-QQ", 'there is no language "en-QQ": known: '),
        ("", 'there is no language ""'),
        ("../../etc/passwd", "there is no language"),
    ],
)
def test_no_such_language(typed: str, says: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        read_language(typed)
    assert str(caught.value).startswith(says)


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.org/tea", "https://example.org/tea"),
        ("http://example.org", "http://example.org"),
        ("example.org/tea", "https://example.org/tea"),
        ("www.example.org", "https://www.example.org"),
        ("//example.org", "https://example.org"),
        ("EXAMPLE.org/Tea", "https://example.org/Tea"),
        ("example.org:8080/tea", "https://example.org:8080/tea"),
        (" <https://example.org/a?b=c&d=e#f> ", "https://example.org/a?b=c&d=e#f"),
        ("https://www.caffè.example/è", "https://www.caffè.example/è"),
        ("tea@example.org", "mailto:tea@example.org"),
        ("mailto:tea@example.org?subject=Tea", "mailto:tea@example.org?subject=Tea"),
        ("https://example.org/a@b", "https://example.org/a@b"),
    ],
)
def test_link(typed: str, link: str) -> None:
    assert read_link(typed) == link


@pytest.mark.parametrize(
    "typed",
    [
        "tbc",
        "",
        "example",
        "http://",
        "https://exa mple.org",
        "example.org and others",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org",
        "http://user:secret@example.org",
        "https://192.168.0.1/",
        "https://[::1]/",
        "http://[bad",
        "https://example.org:99999/",
        "https://exam\x00ple.org",
        "https://-example.org",
        "mailto:nobody",
        "https://" + "a" * 64 + ".org",
    ],
)
def test_no_link(typed: str) -> None:
    with pytest.raises(DataError) as caught:
        read_link(typed)
    assert caught.value.code == "bad-link"
    assert caught.value.hint


@pytest.mark.parametrize("typed", ["yes", "Yes ", "Y", "TRUE", "1", 1, 1.0, True, "x", "ie"])
def test_yes(typed: object) -> None:
    assert read_yes_no(typed) is True


@pytest.mark.parametrize("typed", ["no", "N", "false", "0", 0, 0.0, False, "na"])
def test_no(typed: object) -> None:
    assert read_yes_no(typed) is False


def test_neither_yes_nor_no() -> None:
    with pytest.raises(DataError, match='"perhaps" is neither yes nor no'):
        read_yes_no("perhaps")


@pytest.mark.parametrize(
    ("typed", "lang", "amount"),
    [
        ("£1,250", "en-GB", "1250"),
        ("1250", "en-GB", "1250"),
        ("£1,250.50", "en-GB", "1250.50"),
        ("£2k", "en-GB", "2000"),
        ("£1.5m", "en-GB", "1500000"),
        ("GBP 300", "en-GB", "300"),
        ("1.250,50 €", "de", "1250.50"),
        ("1 250 zł", "pl", "1250"),
        ("1\u202f250 €", "fr", "1250"),
        (1250, "en-GB", "1250"),
        (12.5, "en-GB", "12.5"),
        ("١٢٥", "ar", "125"),
    ],
)
def test_number(typed: object, lang: str, amount: str) -> None:
    assert read_number(typed, lang=lang) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["", "lots", "£", "1,2,3", "12.50.1", float("nan"), True, "9" * 50, "5 of 10"]
)
def test_no_number(typed: object) -> None:
    with pytest.raises(DataError) as caught:
        read_number(typed)
    assert caught.value.code == "bad-number"


def test_timezone() -> None:
    assert read_timezone("Europe/London") == "Europe/London"
    assert read_timezone("europe/london") == "Europe/London"
    assert read_timezone("america/new york") == "America/New_York"
    with pytest.raises(UnknownNameError, match="no time zone") as caught:
        read_timezone("Europe/Londn")
    assert caught.value.suggestion == "Europe/London"
    with pytest.raises(UnknownNameError):
        read_timezone("../../etc/passwd")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("#RandomActsofConnection", "#RandomActsofConnection"),
        ("RandomActsofConnection", "#RandomActsofConnection"),
        (" #tea_2024 ", "#tea_2024"),
        ("＃Te", "#Te"),
        ("#YrUnigrwyddÂŵ", "#YrUnigrwyddÂŵ"),
        ("#चाय", "#चाय"),
        ("#LAW2024", "#LAW2024"),
    ],
)
def test_hashtag(typed: str, tag: str) -> None:
    assert read_hashtag(typed) == tag


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("#one #two", "it must be one word"),
        ("one,two", "it must be one word"),
        ("#one#two", "it must be one word"),
        ("#2024", "networks want a letter in it"),
        ("#don't", 'networks end a hashtag at "\'"'),
        ("#Acts-of", 'networks end a hashtag at "-"'),
        ("#tea🎉", 'networks end a hashtag at "🎉"'),
        ("#", "it has no letters"),
        ("a" * 101, "it is too long"),
    ],
)
def test_no_hashtag(typed: str, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        read_hashtag(typed)
    assert caught.value.code == "bad-hashtag"
    assert caught.value.message.endswith(reason)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_language, read_link, read_hashtag, read_number, read_timezone, read_yes_no):
        with contextlib.suppress(ConnectionGraphicsError):
            read(text)


@given(st.from_regex(r"(https?://)?[a-z0-9.@:/?#\[\]%-]{0,24}", fullmatch=True))
def test_a_link_read_is_a_link(text: str) -> None:
    with contextlib.suppress(ConnectionGraphicsError):
        link = read_link(text)
        assert link.startswith(("https://", "http://", "mailto:"))
        assert read_link(link) == link
