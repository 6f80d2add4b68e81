"""A word that is wider than a line is hyphenated by its language's rules, and no other is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connection_graphics.text.fonts import FontBook
from connection_graphics.text.layout import TextLayout, prepare
from connection_graphics.text.style import Span, SpanStyle, TextStyle

SPAN = SpanStyle(("Bricolage Grotesque", "Nunito"), weight=800)
STYLE = TextStyle(size=90, min_size=60, line_height=1.0, max_lines=6)


def laid_out(fonts: FontBook, words: str, lang: str, width: float = 600) -> TextLayout:
    return prepare([Span(words, SPAN)], replace(STYLE, lang=lang), fonts).lay_out(width)


def lines(layout: TextLayout) -> list[str]:
    return [line.text.replace("\u00ad", "") for line in layout.lines]


@pytest.mark.parametrize(
    ("lang", "words", "broken"),
    [
        ("de", "Nachbarschaftshilfevereine", ["Nachbarschafts", "hilfevereine"]),
        ("nl", "eenzaamheidsbestrijding", ["eenzaamheids", "bestrijding"]),
        ("sv-SE", "ensamhetsbekämpningsplan", ["ensamhetsbe", "kämpningsplan"]),
    ],
)
def test_words_are_hyphenated_where_their_language_allows_it(
    fonts: FontBook, lang: str, words: str, broken: list[str]
) -> None:
    layout = laid_out(fonts, words, lang)
    hyphens = {laid_out(fonts, hyphen, lang).lines[0].runs[0].glyphs[0].id for hyphen in "-\u2010"}

    assert lines(layout) == broken
    last = [line.runs[-1].glyphs[-1].id in hyphens for line in layout.lines]
    assert last == [True] * (len(broken) - 1) + [False]


def test_a_word_that_fits_at_a_smaller_size_is_not_hyphenated(fonts: FontBook) -> None:
    layout = laid_out(fonts, "Nachbarschaftshilfe", "de", width=640)

    assert lines(layout) == ["Nachbarschaftshilfe"]
    assert layout.size < STYLE.size


def test_only_the_word_that_is_too_wide_is_hyphenated(fonts: FontBook) -> None:
    words = "Freiwilligenagenturen und Nachbarschaftshilfevereinsversammlung"

    assert lines(laid_out(fonts, words, "de", width=700))[:2] == [
        "Freiwilligenagenturen",
        "und Nachbarschaftshil",
    ]


@pytest.mark.parametrize("lang", ["cy", "zz"])
def test_without_rules_a_word_is_broken_anywhere_without_a_hyphen(
    fonts: FontBook, lang: str
) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    layout = laid_out(fonts, word, lang)

    assert "".join(lines(layout)) == word
    assert sum(len(run.glyphs) for line in layout.lines for run in line.runs) <= len(word)


@pytest.mark.parametrize("word", ["#GemeinsamGegenEinsamkeitInDerNachbarschaft", "a@b-verein.de/x"])
def test_tags_and_addresses_get_no_hyphen(fonts: FontBook, word: str) -> None:
    layout = laid_out(fonts, word, "de", width=400)

    assert "".join(lines(layout)) == word
    assert not any("\u00ad" in run.text for line in layout.lines for run in line.runs)
