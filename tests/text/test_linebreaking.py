"""Where lines may end (UAX #14): Unicode's own test, and the habits of captions on top."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from connection_graphics.text.linebreaking import opportunities, unicode_places

from ..strategies import captions

DIFFERENCES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "data" / "line_break_differences.toml").read_text(encoding="utf-8")
)


def cases(path: Path) -> Iterator[tuple[str, str, list[int]]]:
    """Yield each case as it is written, its characters, and where lines may end."""
    for line in path.read_text(encoding="utf-8").splitlines():
        written = line.partition("#")[0].strip()
        text, places = "", []
        for sign in written.split():
            if sign == "÷":
                places.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        if written:
            yield written, text, [place for place in places if place]


def check(path: Path, *, least: int) -> None:
    found = list(cases(path))
    assert len(found) >= least
    differing = {
        written: actual
        for written, text, expected in found
        if (actual := unicode_places(text, "en")) != expected
    }
    assert differing == {case["test"]: case["places"] for case in DIFFERENCES["case"]}


def test_sample_of_line_break_test(unicode_sample: Path) -> None:
    check(unicode_sample / "LineBreakTest.txt", least=500)


@pytest.mark.slow
def test_line_break_test(unicode_folder: Path) -> None:
    check(unicode_folder / "auxiliary" / "LineBreakTest.txt", least=7654)


def test_each_difference_is_explained_by_a_later_rule() -> None:
    assert {rule for case in DIFFERENCES["case"] for rule in case["rules"]} == set(
        DIFFERENCES["rules"]
    )


@given(captions)
def test_habits_only_take_places_away(text: str) -> None:
    assert set(opportunities(text, "en-GB")) <= set(unicode_places(text, "en_GB"))
    assert opportunities(text, "en-GB")[-1] == len(text)


def parts(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *opportunities(text, lang)))]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("th", "ยิ้มให้เพื่อนบ้าน", ["ยิ้ม", "ให้", "เพื่อน", "บ้าน"]),
        ("km", "ញញឹមដាក់អ្នកជិតខាង", ["ញញឹមដាក់", "អ្នកជិតខាង"]),
        ("lo", "ຍິ້ມໃຫ້ເພື່ອນບ້ານ", ["ຍິ້ມ", "ໃຫ້", "ເພື່ອນບ້ານ"]),
        ("my", "အိမ်နီးချင်းကို ပြပါ", ["အိမ်နီးချင်း", "ကို ", "ပြ", "ပါ"]),
        ("ja", "隣の人にあいさつしよう。", ["隣の", "人に", "あいさつ", "しよう。"]),
        ("ko", "이웃에게 웃어 보세요", ["이웃에게 ", "웃어 ", "보세요"]),
        ("zh", "对邻居微笑。", ["对", "邻", "居", "微", "笑。"]),
        ("en", "10–16 June at 2–4pm", ["10–16 June ", "at ", "2–4pm"]),
        ("en", "see #Random-Acts now", ["see ", "#Random-Acts ", "now"]),
        ("en", "at www.example.org/a-b-c?d=e", ["at ", "www.example.org/a-b-c?d=e"]),
        ("en", "well-known", ["well-", "known"]),
        ("en", "a\u00a0b c\u202fd e\u2060f", ["a\u00a0b ", "c\u202fd ", "e\u2060f"]),
        ("en", "long\u200bword soft\u00adhyphen", ["long\u200b", "word ", "soft\u00ad", "hyphen"]),
        ("fr", "Bon\u202f! « Ça va\u00a0?\u00a0»", ["Bon\u202f! ", "« Ça ", "va\u00a0?\u00a0»"]),
        ("en", "「日本」と言った。", ["「日本」", "と", "言った。"]),
    ],
)  # fmt: skip
def test_languages_and_habits(lang: str, text: str, expected: list[str]) -> None:
    assert parts(text, lang) == expected
