"""``*word*`` and the asterisks that are only asterisks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.reading.emphasis import emphasised, without_emphasis


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Say *hello* today", [("Say ", False), ("hello", True), (" today", False)]),
        ("*Say hello*", [("Say hello", True)]),
        ("**Say** hello", [("Say", True), (" hello", False)]),
        ("(*really*), *now*", [("(", False), ("really", True), ("), ", False), ("now", True)]),
        ("قل *مرحبا* اليوم", [("قل ", False), ("مرحبا", True), (" اليوم", False)]),
        (r"4\*4 and \*not\*", [("4*4 and *not*", False)]),
        (r"*a\*b* c", [("a*b", True), (" c", False)]),
        ("5 * 3 * 2", [("5 * 3 * 2", False)]),
        ("2*3*4", [("2*3*4", False)]),
        ("*see below", [("*see below", False)]),
        ("Free*", [("Free*", False)]),
        ("* one\n* two", [("* one\n* two", False)]),
        ("*over\nlines*", [("*over\nlines*", False)]),
        ("***", [("***", False)]),
        ("", []),
    ],
)  # fmt: skip
def test_stretches(text: str, parts: list[tuple[str, bool]]) -> None:
    assert list(emphasised(text)) == parts


@given(st.text(alphabet="a *\\\n", max_size=30))
def test_only_asterisks_and_their_backslashes_go(text: str) -> None:
    left = without_emphasis(text)
    assert left.replace("*", "").replace("\\", "") == text.replace("*", "").replace("\\", "")


@given(st.text(alphabet="a ", max_size=30))
def test_escaped_words_come_back(text: str) -> None:
    assert without_emphasis(rf"\*{text}\*") == f"*{text}*"


def test_many_asterisks_take_no_time() -> None:
    assert without_emphasis("*a " * 3000) == "*a " * 3000
