"""What was typed comes out clean, and nothing that can be read is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.errors import DataError
from connection_graphics.reading.text import LONGEST, clean_text


def clean(text: str, *, lines: bool = False, fold: str = " ") -> str:
    return clean_text(text, field="caption", lines=lines, fold=fold)[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Say hello", "Say hello"),
        ("  Say   hello  ", "Say hello"),
        ("Say\thello", "Say hello"),
        ("Say\u00a0hello\u00a0", "Say\u00a0hello"),
        ("20\u202fmiles", "20\u202fmiles"),
        ("\ufeffSay hello\u200b", "Say hello"),
        ("Say\x00 hel\x1blo", "Say hello"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("e\x00\u0301", "\u00e9"),
        ("Say\ufffe hello\U0010ffff", "Say hello"),
        ("a\u200db", "a\u200db"),
        ("\u200b\u2063 \u3164", ""),
        ("", ""),
        ("<b>&amp;{{7*7}}]]>", "<b>&amp;{{7*7}}]]>"),
    ],
)
def test_line(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\u2029"], ids=ascii)
def test_line_ends(ends: str) -> None:
    typed = f" Say hello {ends} to somebody{ends}{ends}new{ends}"
    assert clean(typed, lines=True) == "Say hello\nto somebody\n\nnew"
    assert clean(typed) == "Say hello to somebody new"


def test_an_address_of_several_lines_gets_commas() -> None:
    assert clean("Anytown Library\nHigh Street,\nAnytown", fold=", ") == (
        "Anytown Library, High Street, Anytown"
    )


def test_removal_of_control_characters_is_told() -> None:
    _, notices = clean_text("a\x00b\x00c\x07", field="place")
    assert [notice.code for notice in notices] == ["control-characters"]
    assert str(notices[0]) == (
        'field "place": 3 invisible control characters removed (U+0000, U+0007)'
    )


def test_ordinary_trimming_is_not_told() -> None:
    assert clean_text("\ufeff a\tb\r\n", field="place") == ("a b", ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u202babc\u202c", "\u202babc\u202c"),
        ("\u2067abc\u202a", "\u2067abc\u202a\u202c\u2069"),
        ("abc\u2069\u202c", "abc"),
        ("\u2067\u202eabc\u2069d", "\u2067\u202eabc\u202c\u2069d"),
        ("\u202a\u2067abc\u202cd\u2069", "\u202a\u2067abcd\u2069\u202c"),
        ("\u202ea\nb\u202c", "\u202ea\u202c\nb"),
    ],
)
def test_directions_end_where_they_begin(typed: str, meant: str) -> None:
    assert clean(typed, lines=True) == meant


def test_half_a_character_is_refused() -> None:
    with pytest.raises(DataError, match="half a character") as caught:
        clean("Hello \ud83d")
    assert (caught.value.code, caught.value.where.field) == ("damaged-text", "caption")


def test_a_book_is_refused() -> None:
    assert clean("a" * LONGEST) == "a" * LONGEST
    with pytest.raises(DataError, match=r"caption is 5,001 characters long; the most is 5,000"):
        clean("a" * (LONGEST + 1))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.booleans())
def test_cleaning_is_idempotent_and_loses_nothing_visible(text: str, lines: bool) -> None:
    once, _ = clean_text(text, field="caption", lines=lines)
    assert clean_text(once, field="caption", lines=lines) == (once, ())
    assert unicodedata.is_normalized("NFC", once)

    def visible(words: str) -> list[str]:
        kinds = {"L", "N", "S", "P"}
        decomposed = unicodedata.normalize("NFD", words)
        return [char for char in decomposed if unicodedata.category(char)[0] in kinds]

    if once:
        assert visible(once) == visible(text)
