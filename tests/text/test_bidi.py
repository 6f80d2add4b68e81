"""UAX #9: Unicode's own tests, then what they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.text import unicode_data
from connection_graphics.text.bidi import (
    embedding_levels,
    line_levels,
    mirrored,
    paragraph_level,
    reorder,
    visual_runs,
)

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
ZWJ = "\u200d"
PARAGRAPH_SEPARATORS = "\n\r\x1c\x1d\x1e\x85\u2029"
HOSTILE = 200_000

#: A character for each class; no bracket is among them.
OF_CLASS = {
    "L": "a", "R": "א", "AL": "ا", "EN": "0", "AN": "٠", "ES": "+", "ET": "%", "CS": ",",
    "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": LRE, "RLE": RLE, "PDF": PDF, "LRO": LRO, "RLO": RLO,
    "LRI": LRI, "RLI": RLI, "FSI": FSI, "PDI": PDI,
}  # fmt: skip


class Case(NamedTuple):
    """One line of a test file, for one direction of the paragraph."""

    line: str
    text: str
    base: int | None
    #: Levels after L1; ``None`` where X9 removed the character.
    levels: list[int | None]
    #: Visual order of the characters that were not removed.
    order: list[int]


def bidi_test(path: Path) -> Iterator[Case]:
    levels: list[int | None] = []
    order: list[int] = []
    for line in data_lines(path):
        if line.startswith("@Levels:"):
            levels = parse_levels(line.removeprefix("@Levels:"))
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        else:
            classes, bits = line.split(";")
            text = "".join(OF_CLASS[name] for name in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    yield Case(line, text, base, levels, order)


def bidi_character_test(path: Path) -> Iterator[Case]:
    for line in data_lines(path):
        codes, direction, _, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        base = {"0": 0, "1": 1, "2": None}[direction]
        indices = [int(index) for index in order.split()]
        yield Case(line, text, base, parse_levels(levels), indices)


def parse_levels(words: str) -> list[int | None]:
    return [None if word == "x" else int(word) for word in words.split()]


def data_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            if line and not line.startswith("#"):
                yield line


def failures(cases: Iterator[Case]) -> tuple[int, list[Case]]:
    """Return the number of cases, and those that come out otherwise."""
    count, failed = 0, []
    for case in cases:
        count += 1
        if not is_right(case):
            failed.append(case)
    return count, failed


def is_right(case: Case) -> bool:
    base = paragraph_level(case.text) if case.base is None else case.base
    levels = line_levels(case.text, embedding_levels(case.text, case.base), 0, len(case.text), base)
    # What X9 removed stays in our lines: leaving it out of the order afterwards must do.
    order = [index for index in reorder(levels) if case.levels[index] is not None]
    return order == case.order and all(
        expected is None or expected == level
        for expected, level in zip(case.levels, levels, strict=True)
    )


def test_sample_of_bidi_test(unicode_sample: Path) -> None:
    count, failed = failures(bidi_test(unicode_sample / "BidiTest.txt"))
    assert failed == []
    assert count > 1300


def test_sample_of_bidi_character_test(unicode_sample: Path) -> None:
    count, failed = failures(bidi_character_test(unicode_sample / "BidiCharacterTest.txt"))
    assert failed == []
    assert count > 500


@pytest.mark.slow
def test_bidi_test(unicode_folder: Path) -> None:
    count, failed = failures(bidi_test(unicode_folder / "BidiTest.txt"))
    assert failed[:10] == []
    assert count > 770_000


@pytest.mark.slow
def test_bidi_character_test(unicode_folder: Path) -> None:
    count, failed = failures(bidi_character_test(unicode_folder / "BidiCharacterTest.txt"))
    assert failed[:10] == []
    assert count > 91_000


def test_character_test_names_the_paragraph_level(unicode_sample: Path) -> None:
    for line in data_lines(unicode_sample / "BidiCharacterTest.txt"):
        codes, direction, level, *_ = line.split(";")
        if direction == "2":
            text = "".join(chr(int(code, 16)) for code in codes.split())
            assert paragraph_level(text) == int(level), line


# --- The paragraph


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("Hello", 0),
        ("12:30 – سلام", 1),
        ("🎉 שלום", 1),
        ("Hello שלום", 0),
        (f"{LRI}#Hello{PDI} سلام", 1),
        (f"{RLI}سلام{PDI} hello", 0),
        (f"{RLI}سلام", 0),
        ("!\nسلام", 0),
    ],
)
def test_first_strong_letter_outside_isolates_decides(text: str, level: int) -> None:
    assert paragraph_level(text) == level


def test_plain_text_has_level_zero() -> None:
    assert embedding_levels("Cuppa? (2–4pm) ☕") == bytes(16)


def test_base_level_of_plain_text_may_be_one() -> None:
    assert list(embedding_levels("ab!", 1)) == [2, 2, 1]


def test_each_paragraph_has_its_own_level() -> None:
    assert list(embedding_levels("a!\nא!\r\n!")) == [0, 0, 0, 1, 1, 1, 1, 0]


def test_a_given_level_is_that_of_all_paragraphs() -> None:
    assert list(embedding_levels("!\nא!\n", 0)) == [0, 0, 1, 0, 0]


def test_an_isolate_ends_with_its_paragraph() -> None:
    assert list(embedding_levels(f"{RLI}a\na", 0)) == [0, 2, 0, 0]


def test_paragraph_separators_are_those_of_the_table() -> None:
    found = [chr(code) for code in range(0x110000) if unicode_data.bidi_class(chr(code)) == "B"]
    assert "".join(found) == PARAGRAPH_SEPARATORS


# --- Removed characters


def test_a_removed_character_has_the_level_before_it() -> None:
    assert list(embedding_levels(f"א{ZWJ}b{ZWJ}", 0)) == [1, 1, 0, 0]


def test_a_removed_character_at_the_start_has_the_level_of_the_paragraph() -> None:
    assert list(embedding_levels(f"{ZWJ}א", 0)) == [0, 1]


def test_a_joiner_stays_with_its_letter_at_the_end_of_a_line() -> None:
    text = f"a ه{ZWJ} "
    levels = line_levels(text, embedding_levels(text, 0), 0, len(text), 0)
    assert list(levels) == [0, 0, 1, 1, 0]


# --- Lines


def test_spaces_at_the_end_of_each_line_are_reset() -> None:
    text = "אב גד "
    levels = embedding_levels(text, 0)
    assert list(levels) == [1, 1, 1, 1, 1, 0]
    assert list(line_levels(text, levels, 0, 3, 0)) == [1, 1, 0]
    assert list(line_levels(text, levels, 3, 6, 0)) == [1, 1, 0]


def test_a_tab_and_spaces_before_it_are_reset() -> None:
    text = "א \tב"
    assert list(line_levels(text, embedding_levels(text, 0), 0, 4, 0)) == [1, 0, 0, 1]


@given(st.lists(st.integers(0, 6), max_size=14))
def test_order_is_that_of_reversing_level_by_level(levels: list[int]) -> None:
    assert reorder(levels) == reversed_level_by_level(levels)


def reversed_level_by_level(levels: Sequence[int]) -> list[int]:
    """Return the order as L2 is written."""
    order = list(range(len(levels)))
    for lowest in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= lowest:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def test_runs_come_from_left_to_right() -> None:
    text = "ab אב 12 גד cd"
    assert visual_runs(embedding_levels(text)) == [
        (0, 3, 0),
        (8, 11, 1),
        (6, 8, 2),
        (3, 6, 1),
        (11, 14, 0),
    ]


def test_an_empty_line_has_no_runs() -> None:
    assert visual_runs(b"") == []
    assert reorder(b"") == []
    assert line_levels("", b"", 0, 0, 1) == b""


def test_brackets_are_mirrored_at_odd_levels() -> None:
    assert mirrored("(a) (א) «", bytes([0, 0, 0, 0, 1, 1, 1, 1, 1])) == "(a) )א( »"


def test_a_hashtag_stands_whole_when_it_is_isolated() -> None:
    text = f"يوم {LRI}#Connect{PDI} سعيد"
    levels = embedding_levels(text)
    shown = "".join(text[index] for index in reorder(levels)).replace(LRI, "").replace(PDI, "")
    assert shown == "ديعس #Connect موي"


# --- Hostile text


@given(
    st.text(alphabet=[*OF_CLASS.values(), "(", ")", "[", "]", "\n"]), st.sampled_from([None, 0, 1])
)
def test_any_text_has_a_level_for_each_character(text: str, base: int | None) -> None:
    levels = embedding_levels(text, base)
    assert len(levels) == len(text)
    assert max(levels, default=0) <= 126
    assert sorted(reorder(levels)) == list(range(len(text)))


@pytest.mark.parametrize(("depth", "level"), [(63, 2), (64, 1)])
def test_no_more_than_63_brackets_wait_at_once(depth: int, level: int) -> None:
    text = "a" + "(" * depth + "b" + ")" * depth
    assert embedding_levels(text, 1)[-1] == level


def test_pairs_found_before_the_64th_bracket_are_kept() -> None:
    assert list(embedding_levels("a(b)" + "(" * 64, 1)[:5]) == [2, 2, 2, 2, 1]


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "(א)",
        "(a[",
        f"{FSI}",
        f"{RLI}א{PDI}",
        f"{RLE}a{PDF}",
        "א\n",
        "אa",
        "%",
        "א1,",
        f"{RLI}{LRI}",
    ],
)
def test_long_text_takes_no_time(unit: str) -> None:
    # With any square in the time, this would take minutes; nobody looks at a clock here.
    text = "א" + unit * (HOSTILE // len(unit))
    levels = embedding_levels(text, 0)
    line = line_levels(text, levels, 0, len(text), 0)
    assert len(reorder(line)) == len(text)


def test_ten_thousand_nested_brackets() -> None:
    text = "א" + "(" * 10_000 + "ב" + ")" * 10_000
    assert embedding_levels(text) == b"\x01" * len(text)


def test_order_of_many_runs_is_found_without_going_through_levels() -> None:
    levels = [index * index % 127 for index in range(20_000)]
    assert sorted(reorder(levels)) == list(range(20_000))
