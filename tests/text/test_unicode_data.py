"""The tables say what Unicode says, and are those that the generator writes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from connection_graphics.text import unicode_data
from connection_graphics.text.unicode_data import CharacterMemo


def test_version_is_named() -> None:
    assert unicode_data.UNICODE_VERSION == "15.0.0"


@pytest.mark.parametrize(
    ("character", "expected"),
    [("a", "L"), ("א", "R"), ("ا", "AL"), ("1", "EN"), ("٣", "AN"), ("\u2066", "LRI"), ("€", "ET")],
)
def test_bidi_class(character: str, expected: str) -> None:
    assert unicode_data.bidi_class(character) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (0x05FF, "R"),
        (0x07BF, "AL"),
        (0x20CF, "ET"),
        (0x1ECC0, "R"),
        (0xFFFF, "BN"),
        (0x10FFFD, "L"),
    ],
)
def test_bidi_class_of_what_is_not_assigned(code: int, expected: str) -> None:
    assert unicode_data.bidi_class(chr(code)) == expected


@pytest.mark.parametrize(
    ("character", "expected"),
    [("a", "Latn"), ("ŵ", "Latn"), ("!", "Zyyy"), ("\u0301", "Zinh"), ("א", "Hebr"), ("あ", "Hira"),
     ("한", "Hang"), ("漢", "Hani"), ("क", "Deva"), ("\u0378", "Zzzz")],
)  # fmt: skip
def test_script(character: str, expected: str) -> None:
    assert unicode_data.script(character) == expected


def test_script_extensions() -> None:
    assert unicode_data.script_extensions("a") == {"Latn"}
    assert unicode_data.script_extensions("。") >= {"Hani", "Hira", "Kana"}
    assert {"Arab", "Syrc"} <= unicode_data.script_extensions("،")


def test_categories() -> None:
    assert unicode_data.general_category("A") == "Lu"
    assert unicode_data.general_category("\U0010ffff") == "Cn"
    assert [unicode_data.is_mark(character) for character in "\u0301\u0903\u20dda"] == [
        True, True, True, False,
    ]  # fmt: skip
    assert [unicode_data.is_control(character) for character in "\x00\n\x85\u200ba"] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_default_ignorable() -> None:
    assert all(map(unicode_data.is_default_ignorable, "\u200d\ufe0f\u2066\u00ad\u180e"))
    assert not any(map(unicode_data.is_default_ignorable, "a \n\u0301"))


def test_emoji_properties() -> None:
    assert [unicode_data.is_emoji(character) for character in "#😀❤a"] == [True, True, True, False]
    assert [unicode_data.is_emoji_presentation(character) for character in "#😀❤🇬"] == [
        False, True, False, True,
    ]  # fmt: skip
    assert [unicode_data.is_extended_pictographic(character) for character in "#😀❤\U0001f8ff"] == [
        False, True, True, True,
    ]  # fmt: skip


def test_cluster_properties() -> None:
    breaks = [unicode_data.grapheme_cluster_break(character) for character in "\r\u0301각🇬a"]
    assert breaks == ["CR", "Extend", "LVT", "Regional_Indicator", "Other"]
    conjuncts = [
        unicode_data.indic_conjunct_break(character) for character in "क\u094d\u200d\u200ca"
    ]
    assert conjuncts == ["Consonant", "Linker", "Extend", "None", "None"]


def test_mirror_images() -> None:
    assert [unicode_data.mirror_image(character) for character in "()«≤a"] == [
        ")",
        "(",
        "»",
        "≥",
        "a",
    ]


def test_brackets_that_are_equivalent_pair_as_the_plain_ones() -> None:
    brackets = unicode_data.paired_brackets()
    assert brackets["("] == (True, ")")
    assert brackets["\u2329"] == brackets["\u3008"] == (True, "\u3009")
    assert brackets["\u232a"] == brackets["\u3009"] == (False, "\u3009")
    assert "<" not in brackets


def test_a_memo_forgets_before_it_fills_the_memory() -> None:
    memo = CharacterMemo(ord)
    for code in range(unicode_data.MOST_REMEMBERED + 5):
        assert memo[chr(code)] == code
    assert len(memo) == 5


def test_every_code_point_has_properties() -> None:
    for code in (0, 0xD800, 0xDFFF, 0xFFFE, 0x10FFFF):
        assert unicode_data.bidi_class(chr(code))
        assert unicode_data.script(chr(code))
        assert unicode_data.grapheme_cluster_break(chr(code))


@pytest.mark.slow
def test_tables_are_what_the_generator_writes(unicode_folder: Path, root: Path) -> None:
    generator = runpy.run_path(str(root / "tools" / "make_unicode_tables.py"))
    assert generator["TABLES"].read_text(encoding="utf-8") == generator["tables"](unicode_folder)
    for name, sample in generator["samples"](unicode_folder).items():
        assert (generator["SAMPLES"] / name).read_text(encoding="utf-8") == sample, name


@pytest.mark.slow
def test_tables_agree_with_unicode_data(unicode_folder: Path) -> None:
    """UnicodeData.txt says the same as the derived files that the tables are made from."""
    count = 0
    for line in (unicode_folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        code, _, category, _, bidi_class, *_ = line.split(";")
        character = chr(int(code, 16))
        assert unicode_data.general_category(character) == category, code
        assert unicode_data.bidi_class(character) == bidi_class, code
        count += 1
    assert count > 34_000
