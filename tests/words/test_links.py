"""Links as they are shown."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.errors import DataError
from connection_graphics.reading.links import read_link
from connection_graphics.words.links import link_words


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org", "example.org"),
        ("https://www.example.org/", "example.org"),
        ("http://example.org/tea/", "example.org/tea"),
        ("https://example.org/Tea", "example.org/Tea"),
        ("https://example.org:8080/tea", "example.org:8080/tea"),
        ("https://example.org/?utm_source=x&utm_medium=y", "example.org"),
        ("https://example.org/tea?id=3&fbclid=abc", "example.org/tea?id=3"),
        ("https://example.org/tea?fbclid=abc&id=3#book", "example.org/tea?id=3#book"),
        ("https://example.org/tea#:~:text=tea", "example.org/tea"),
        ("https://example.org/caf%C3%A9", "example.org/café"),
        ("https://example.org/a%20b", "example.org/a%20b"),
        ("https://example.org/a%FFb", "example.org/a%FFb"),
        ("https://example.org/a%2Fb%3Fc", "example.org/a%2Fb%3Fc"),
        ("mailto:tea@example.org?subject=Tea", "tea@example.org"),
        ("https://www.co.uk.example/", "co.uk.example"),
    ],
)
def test_short(url: str, shown: str) -> None:
    assert link_words(url) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://xn--caff-8oa.example/", "caffè.example"),
        ("https://caffè.example/", "caffè.example"),
        ("https://xn--e1afmkfd.xn--p1ai/", "пример.рф"),
        ("https://xn--r8jz45g.xn--zckzah/", "例え.テスト"),
        ("https://straße.example", "straße.example"),
        # "apple" with a Cyrillic a, with all letters Cyrillic, and with a script a
        ("https://\u0430pple.example/", "xn--pple-43d.example"),
        ("https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example"),
        ("https://\u0251pple.example/", "xn--pple-p5b.example"),
        ("https://xn--\u00e9.example/", "xn--\u00e9.example"),
    ],
)
def test_other_alphabets_only_where_they_are_safe(url: str, shown: str) -> None:
    assert link_words(url) == shown


@given(st.from_regex(r"(www\.)?[a-zа-я0-9-]{1,9}\.org(/[a-z%0-9?&=#]{0,9})?", fullmatch=True))
def test_what_is_shown_leads_to_the_same_place(text: str) -> None:
    with contextlib.suppress(DataError):
        shown = link_words(read_link(text))
        assert shown
        assert link_words(read_link(shown)) == shown
