"""Alt text says what the graphic says, then what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.words.alt_text import alt_text, check_alt_text, write_alt_text
from tests.strategies import clean_words

PICTURE = "Two smiling faces joined by a ribbon."


def test_words_then_picture() -> None:
    said = ["Tea & talk", "Thu\u00a013\u00a0June, 2–\u20604pm", "Library", "Free. All welcome."]
    assert alt_text(said, PICTURE) == (
        "Tea & talk. Thu 13 June, 2–4pm. Library. Free. All welcome. "
        "Two smiling faces joined by a ribbon."
    )


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("Say hello!", "Say hello!"),
        ("Who is next?", "Who is next?"),
        ("“Nobody knew.”", "“Nobody knew.”"),
        ("Say\nhello", "Say hello."),
        ("Smile,", "Smile."),
        ("And then…", "And then…"),
    ],
)
def test_sentences(part: str, sentence: str) -> None:
    assert alt_text([part], "") == sentence


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("hi", "नमस्ते। चाय।"),
        ("zh-Hant", "नमस्ते。चाय。"),
        ("ur", "नमस्ते۔ चाय۔"),
        ("cy", "नमस्ते. चाय."),
    ],
)
def test_full_stops_of_languages(lang: str, expected: str) -> None:
    assert alt_text(["नमस्ते", "चाय"], "", lang=lang) == expected


def test_nothing_is_said_twice_and_blanks_say_nothing() -> None:
    assert alt_text(["Say hello", "", " ", "Say hello"], PICTURE) == f"Say hello. {PICTURE}"
    assert alt_text([], "") == ""


@pytest.mark.parametrize("begin", ["Image of ", "A picture of ", "Photo showing "])
def test_never_begins_with_image_of(begin: str) -> None:
    assert alt_text([], f"{begin}two faces") == "Two faces."
    # The post's own words are never touched.
    assert alt_text(["Picture of health"], "") == "Picture of health."


def test_over_the_limit_the_picture_goes_first_and_it_is_told() -> None:
    written = write_alt_text(["Tea and talk", "Library"], PICTURE, limit=30)
    assert written.text == "Tea and talk. Library."
    assert [notice.code for notice in written.notices] == ["alt-text-shortened"]
    assert written.notices[0].message == (
        "alt text may have 30 characters; left out: “Two smiling faces joined by a ribbon.”"
    )
    shorter = write_alt_text(["Tea and talk", "Library"], PICTURE, limit=12)
    assert shorter.text == "Tea and…"
    assert "the end of “Tea and talk.”, “Library.”" in shorter.notices[0].message


def test_what_somebody_wrote_is_checked_not_changed() -> None:
    assert check_alt_text("Two faces.", limit=20) == ()
    codes = [notice.code for notice in check_alt_text("An image of two faces.", limit=10)]
    assert codes == ["alt-text-begins-with-image", "alt-text-too-long"]


@given(st.lists(clean_words(lines=True), max_size=5), st.integers(1, 200))
def test_it_keeps_its_limit_and_tells_what_it_left_out(parts: list[str], limit: int) -> None:
    written = write_alt_text(parts, PICTURE, limit=limit)
    assert len(written.text) <= limit
    assert bool(written.notices) == (written.text != alt_text(parts, PICTURE))
