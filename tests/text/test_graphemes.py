"""Grapheme clusters (UAX #29) and which of them are emoji (UTS #51)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.text.graphemes import cluster_strings, clusters, emoji_presentation

HOSTILE = 200_000


def expected_clusters(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        data = line.partition("#")[0].strip(" ÷\t")
        if data:
            yield [characters(part.replace("×", " ")) for part in data.split("÷")]


def characters(codes: str) -> str:
    return "".join(chr(int(code, 16)) for code in codes.split())


def check_clusters(path: Path) -> None:
    cases = list(expected_clusters(path))
    assert len(cases) > 600
    assert [case for case in cases if list(cluster_strings("".join(case))) != case] == []


def test_sample_of_grapheme_break_test(unicode_sample: Path) -> None:
    check_clusters(unicode_sample / "GraphemeBreakTest.txt")


@pytest.mark.slow
def test_grapheme_break_test(unicode_folder: Path) -> None:
    check_clusters(unicode_folder / "auxiliary" / "GraphemeBreakTest.txt")


# Unicode 15.1 brought rule GB9c and these cases of it; 15.0's file has none.
@pytest.mark.parametrize(
    "parts",
    [
        ["0915", "0924"],
        ["0915 094D 0924"],
        ["0915 094D 094D 0924"],
        ["0915 094D 200D 0924"],
        ["0915 093C 200D 094D 0924"],
        ["0915 094D 0924 094D 092F"],
        ["0915 094D", "0061"],
        ["0061 094D", "0924"],
        ["0915 200C 094D", "0924"],
    ],
)
def test_a_virama_joins_consonants(parts: list[str]) -> None:
    expected = [characters(part) for part in parts]
    assert list(cluster_strings("".join(expected))) == expected


@pytest.mark.parametrize(
    "cluster", ["👩🏽‍🚀", "👨‍👩‍👧‍👦", "🇬🇧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣", "❤️‍🔥", "ŵ", "é", "각", "\r\n", "नि"]
)
def test_one_character_to_a_reader(cluster: str) -> None:
    assert clusters(f"a{cluster}b") == [
        (0, 1),
        (1, 1 + len(cluster)),
        (1 + len(cluster), 2 + len(cluster)),
    ]


def test_plain_text() -> None:
    assert clusters("") == []
    assert clusters("ab\n") == [(0, 1), (1, 2), (2, 3)]
    assert list(cluster_strings("a\r\n\nb")) == ["a", "\r\n", "\n", "b"]


@given(st.text(alphabet="a\r\n\u0300\u0600\u0903\u200d\u200c🇬🇧👩🏽❤\ufe0f1\u20e3कत\u094dᄀ가각ᅡᆨ"))
def test_clusters_are_the_whole_text(text: str) -> None:
    assert "".join(cluster_strings(text)) == text
    assert all(end > start for start, end in clusters(text))


@pytest.mark.parametrize(
    "text",
    [
        "\u0915" + "\u094d" * HOSTILE,
        "\u0915\u094d" * (HOSTILE // 2),
        "\u0600" * HOSTILE,
        "😀" + "\u200d" * HOSTILE,
        "🇬" * HOSTILE,
        "ᄀ" * HOSTILE,
    ],
    ids=["virama", "conjunct", "prepend", "zwj", "flags", "jamo"],
)
def test_long_text_takes_no_time(text: str) -> None:
    # With any square in the time, this would take hours; nobody looks at a clock here.
    assert clusters(text)[-1][1] == len(text)


# --- Emoji


@pytest.mark.parametrize(
    "cluster",
    ["😀", "☕", "❤️", "#️⃣", "1⃣", "🇬🇧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👋🏽", "☝🏽", "❤‍🔥", "👁‍🗨", "©️"],
)
def test_emoji(cluster: str) -> None:
    assert emoji_presentation(cluster)


@pytest.mark.parametrize(
    "cluster",
    ["", "a", "#", "1", "❤", "❤︎", "☕︎", "☎", "©", "™", "a️", "→", "✓", "♥", "é", "☝\u0301"],
)
def test_text(cluster: str) -> None:
    assert not emoji_presentation(cluster)


@pytest.mark.slow
def test_emoji_test(unicode_folder: Path) -> None:
    """All that is qualified is one cluster and an emoji; alone and unqualified it is text."""
    for sequence, status in emoji_records(unicode_folder / "emoji" / "emoji-test.txt"):
        assert len(clusters(sequence)) == 1, ascii(sequence)
        is_text = status == "unqualified" and len(sequence) == 1
        assert emoji_presentation(sequence) is not is_text, ascii(sequence)


@pytest.mark.slow
def test_emoji_variation_sequences(unicode_folder: Path) -> None:
    path = unicode_folder / "emoji" / "emoji-variation-sequences.txt"
    for sequence, style in emoji_records(path):
        assert emoji_presentation(sequence) is (style == "emoji style"), ascii(sequence)


def emoji_records(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) > 1:
            yield characters(fields[0]), fields[1]
