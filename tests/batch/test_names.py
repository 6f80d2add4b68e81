"""File names: readable, legal on three systems, distinct, and inside the folder."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.batch.names import (
    Names,
    check_pattern,
    file_name,
    inside,
    post_id,
    slug,
)
from connection_graphics.errors import DataError, OutputError, UnknownNameError

PORTRAIT = ("instagram-portrait", "jpg")
POST = ("x-post", "png")

HOSTILE = (
    *("", " ", ".", "..", "...", "-", "--", "_", "-rf", "~", "*", "?", "\\", "/", "//", ":", "|"),
    *("../../etc/passwd", "..\\..\\windows", "/etc/passwd", "C:\\autoexec.bat", "a/b", "a\\b"),
    *(
        "con",
        "CON",
        "Con ",
        "con.",
        "con.txt",
        "nul",
        "aux",
        "prn",
        "com1",
        "COM¹",
        "lpt9",
        "conin$",
    ),
    *("a" * 300, "é" * 300, "語" * 300, "word " * 100, "👩‍👩‍👧" * 60, "e\u0301" * 200, "ก็" * 200),
    *("a\0b", "a\nb", "a\tb", "\x1b[31m", "\u202egpj.exe", "\u200b", "\ufeff", "\u3164", "\ud800"),
    *(
        "☕",
        "☕️",
        "🍰",
        "!?",
        "“”",
        "<script>",
        "$(rm -rf)",
        "`id`",
        "%00",
        "%2e%2e%2f",
        "a.",
        "a ",
    ),
)
RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


def assert_legal(name: str) -> None:
    stem = name.partition(".")[0]
    assert name == Path(name).name
    assert 5 <= len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(char)[0] != "C" for char in name)
    assert name == unicodedata.normalize("NFC", name)
    assert name[0] not in ".- "
    assert name[-1] not in ". "
    assert stem.casefold() not in RESERVED


# ------------------------------------------------------------------------- one name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tea and talk at the library", "tea-and-talk-at-the-library"),
        ("Tea & talk", "tea-and-talk"),
        ("Café Zoë, Łódź – Straße", "cafe-zoe-lodz-strasse"),
        ("Paned ŵ a sgwrs", "paned-w-a-sgwrs"),
        ("It’s Jo's  “open” house!", "its-jos-open-house"),
        ("1 + 1 @ home: 5%", "1-plus-1-at-home-5-percent"),
        ("İstanbul Ǿ ﬁne ½ ①", "istanbul-o-fine-1-2-1"),
        ("हिन्दी में चाय", "हिन्दी-में-चाय"),
        ("Σήμερα τσάι", "σήμερα-τσάι"),
        ("شاي وحديث", "شاي-وحديث"),
        ("한국어 차", "한국어-차"),
        ("ก็ดี", "ก็ดี"),
        ("☕️", ""),
        ("\u3164", ""),
    ],
)
def test_words_as_part_of_a_name(words: str, expected: str) -> None:
    assert slug(words) == expected
    assert slug(unicodedata.normalize("NFD", words)) == expected


def test_a_name_says_post_and_format() -> None:
    parts = {"event_name": "Tea and talk at the library", "caption": "Come"}

    name = file_name(parts, "instagram-portrait", "jpg")

    assert name == "tea-and-talk-at-the-library--instagram-portrait.jpg"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"id": "Library tea", "event_name": "Tea"}, "library-tea"),
        ({"id": "☕", "event_name": "Tea"}, "tea"),
        ({"caption": "Say hello"}, "say-hello"),
    ],
)
def test_a_post_is_named_by_the_first_that_has_letters(
    parts: dict[str, object], expected: str
) -> None:
    assert post_id(parts) == expected
    assert file_name(parts, "x-post", "png") == f"{expected}--x-post.png"


def test_a_long_name_is_cut_between_words_and_stays_its_own() -> None:
    first = file_name({"id": "slow walk and long talk " * 20}, *POST)
    second = file_name({"id": "slow walk and long talk " * 20 + "x"}, *POST)

    assert first.startswith("slow-walk-and-long-talk-slow")
    assert first.endswith("--x-post.png")
    assert len(first) < 130
    assert first != second


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "pattern", ["{id}--{format}", "{id}.{format}", "{id}", "{format} {caption}"]
)
def test_a_hostile_name_becomes_a_legal_one(words: str, pattern: str) -> None:
    assert_legal(file_name({"id": words, "caption": words}, *PORTRAIT, pattern=pattern))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_words_become_a_legal_name(first: str, second: str) -> None:
    assert_legal(file_name({"event_name": first, "caption": second}, *PORTRAIT))


# ------------------------------------------------------------------------- patterns


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{date}-{event}-{format}", "2024-06-13-tea-and-talk-x-post.png"),
        ("{format} {name} {time}", "x-post tea-and-talk 1400.png"),
        ("Week_{lang}_{event_name}", "Week_tea-and-talk.png"),
        ("{place}-{event}", "tea-and-talk.png"),
        ("{event} {place}", "tea-and-talk.png"),
        ("<{event}>", "tea-and-talk.png"),
        ("{scheduled_at}{{}}{event}", "2024-06-10-0900--tea-and-talk.png"),
    ],
)
def test_a_pattern_of_ones_own(pattern: str, expected: str) -> None:
    parts = {
        "event_name": "Tea & talk",
        "date": date(2024, 6, 13),
        "time": time(14),
        "place": None,
        "scheduled_at": datetime(2024, 6, 10, 9),  # noqa: DTZ001 - a cell has no zone
    }

    assert file_name(parts, *POST, pattern=pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("../{id}", "names a folder"),
        ("{date}\\{id}", "names a folder"),
        ("{id", "without its partner"),
        ("id}", "without its partner"),
        ("{date:%d}", "says how to write"),
        ("{id!r}", "says how to write"),
        ("", "the same for all"),
        ("poster", "the same for all"),
    ],
)
def test_a_pattern_that_cannot_be(pattern: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        check_pattern(pattern)


@pytest.mark.parametrize("pattern", ["{evnet}", "{id.__class__}", "{0}", "{}", "{id[0]}"])
def test_a_pattern_with_what_is_no_field(pattern: str) -> None:
    with pytest.raises(UnknownNameError):
        Names(pattern)


def test_a_pattern_may_have_fields_of_a_template() -> None:
    names = Names("{thanks_to}--{format}", {"thanks_to"})

    assert names.allot({"thanks_to": "Priya & Tom"}, [POST]) == ("priya-and-tom--x-post.png",)


# ------------------------------------------------------------------- names of a batch


def test_names_are_kept_apart_by_what_is_different() -> None:
    names = Names()
    posts: list[dict[str, object]] = [
        {"event_name": "Coffee morning", "date": "10 June"},
        {"event_name": "Coffee morning", "date": "11 June"},
        {"event_name": "COFFEE MORNING!", "date": "10 June", "lang": "cy"},
        {"event_name": "Coffee morning", "date": "10 June", "place": "Hall"},
        {"event_name": "Tea"},
    ]

    assert [names.allot(post, [POST])[0] for post in posts] == [
        "coffee-morning--x-post.png",
        "coffee-morning-11-june--x-post.png",
        "coffee-morning-cy--x-post.png",
        "coffee-morning-hall--x-post.png",
        "tea--x-post.png",
    ]


def test_files_of_one_post_have_one_stem() -> None:
    names = Names()
    names.allot({"event_name": "Tea"}, [POST])

    assert names.allot({"event_name": "Tea", "lang": "cy"}, [PORTRAIT, POST]) == (
        "tea-cy--instagram-portrait.jpg",
        "tea-cy--x-post.png",
    )


def test_the_same_post_three_times_has_three_names() -> None:
    names = Names()
    allotted = [names.allot({"caption": "☕"}, [POST])[0] for _ in range(3)]

    assert len(set(allotted)) == 3
    assert all(name.startswith("post-") for name in allotted)
    assert allotted[2].endswith("-2--x-post.png")


def test_names_are_the_same_each_time() -> None:
    first, second = Names(), Names()

    for words in HOSTILE * 2:
        assert first.allot({"id": words}, [POST]) == second.allot({"id": words}, [POST])


def test_hostile_names_are_distinct_where_case_and_form_do_not_count() -> None:
    names = Names()
    allotted = [names.allot({"id": words}, [PORTRAIT])[0] for words in HOSTILE]

    assert len({unicodedata.normalize("NFKD", name).casefold() for name in allotted}) == len(
        HOSTILE
    )
    for name in allotted:
        assert_legal(name)


@given(st.lists(st.fixed_dictionaries({"id": st.text(max_size=8), "lang": st.text(max_size=2)})))
def test_any_posts_have_distinct_names(posts: list[dict[str, object]]) -> None:
    names = Names()
    allotted = [name for post in posts for name in names.allot(post, [PORTRAIT, POST])]

    assert len({name.casefold() for name in allotted}) == 2 * len(posts)


def test_a_pattern_without_the_format_is_told_when_it_matters() -> None:
    names = Names("{id}")

    assert names.allot({"id": "Tea"}, [POST]) == ("tea.png",)
    with pytest.raises(DataError, match="gives all formats of a post one file name"):
        names.allot({"id": "Walk"}, [("x-post", "png"), ("og-image", "png")])


def test_a_pattern_of_the_format_alone_numbers_by_content() -> None:
    names = Names("{format}")
    allotted = [names.allot({"id": words}, [POST])[0] for words in ("Tea", "Walk")]

    assert allotted[0] == "x-post.png"
    assert allotted[1].startswith("x-post-")


# ------------------------------------------------------------------------ the folder


def test_a_file_is_inside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"x")

    assert inside(tmp_path, "tea--x-post.png") == tmp_path / "tea--x-post.png"
    assert inside(tmp_path, "old.png") == tmp_path / "old.png"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../a", "a/b/c", "a/", "a\\b", "/etc/passwd", "C:a", "a\0"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="not the name of a file"):
        inside(tmp_path, name)


def test_nothing_is_written_through_a_link_or_over_a_folder(tmp_path: Path) -> None:
    (tmp_path / "link.png").symlink_to(tmp_path / "elsewhere.png")
    (tmp_path / "folder.png").mkdir()

    for name in ("link.png", "folder.png"):
        with pytest.raises(OutputError) as error:
            inside(tmp_path, name)
        assert error.value.code == "name-taken"


def test_a_path_that_cannot_be_looked_at_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match="cannot be written"):
        inside(tmp_path / "file", "a.png")
