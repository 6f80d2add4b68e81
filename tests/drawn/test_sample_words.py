"""Sample words of drawn templates, by the names that editors give to texts."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from connection_graphics.reading.drawn import sample_words_replaced
from connection_graphics.template import find_template

ADDED = 'data-field="title" data-min-font-size="0.6em"'


@pytest.mark.parametrize(
    "named",
    ['inkscape:label="title"', 'id="title"', 'data-name="title"', "data-name='title'"],
)
def test_a_text_called_after_a_field_gets_its_words(named: str) -> None:
    assert (
        sample_words_replaced(f"<text {named}>Tea &amp; talk</text>")
        == f"<text {named} {ADDED}>{{{{ title or '' }}}}</text>"
    )


def test_data_field_is_a_name_too() -> None:
    found = sample_words_replaced('<text data-field="place">Here</text>')

    assert "{{ place or '' }}" in found
    assert found.count("data-field") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("date", "dates"), ("time", "times"), ("link", "link_words"), ("words.hello", "words.hello")],
)
def test_names_that_stand_for_others(name: str, words: str) -> None:
    assert f"{{{{ {words} or '' }}}}" in sample_words_replaced(f'<text id="{name}">x</text>')


def test_the_first_line_s_tags_stay_and_the_others_go() -> None:
    lines = '<tspan x="9" y="40"><tspan fill="red">Tea </tspan></tspan><tspan y="80">now</tspan>'
    found = sample_words_replaced(f'<text id="title" line-height="1">{lines}</text>')

    assert found == (
        f'<text id="title" line-height="1" {ADDED}><tspan x="9" y="40"><tspan fill="red">'
        "{{ title or '' }}</tspan></tspan></text>"
    )


def test_lines_stay_as_far_apart_as_they_were_drawn() -> None:
    lines = '<tspan x="0" y="284.6">Say </tspan><tspan x="0" y="392.1">hello</tspan>'

    assert 'line-height="107.5px"' in sample_words_replaced(f'<text id="title">{lines}</text>')


def test_sizes_that_are_said_are_kept() -> None:
    fixed = sample_words_replaced('<text id="title" data-fit="no">x</text>')
    least = sample_words_replaced('<text id="title" data-min-font-size="40">x</text>')

    assert "0.6em" not in fixed
    assert "0.6em" not in least


def test_a_box_is_known_by_its_label_too() -> None:
    source = (
        '<rect\n id="f3"\n width="9"\n inkscape:label="place-box" />'
        '<text id="t3" inkscape:label="place">Park</text>'
        '<rect id="f4" inkscape:label="title-box"/>'
    )
    found = sample_words_replaced(source)

    assert '<rect id="t3-box"' in found
    assert 'id="f3"' not in found
    assert found.count("\n") == source.count("\n")
    assert '<rect id="f4" inkscape:label="title-box"/>' in found


@pytest.mark.parametrize(
    ("words", "said", "drawn"),
    [
        ("With {{ speaker }}, and friends", {"speaker": "Ann"}, "With Ann, and friends"),
        ("With {{ speaker }}, and friends", {"speaker": None}, None),
        ("{{ speaker | upper }}!", {"speaker": None}, None),
        ("{{ place }}: {{ speaker }}", {"place": "Park", "speaker": None}, "Park: "),
        ("{{ place }}: {{ speaker }}", {"place": None, "speaker": None}, None),
    ],
)
def test_a_sentence_is_drawn_where_the_post_has_its_words(
    tmp_path: Path, words: str, said: dict[str, str | None], drawn: str | None
) -> None:
    folder = tmp_path / "walk"
    folder.mkdir()
    (folder / "square.svg").write_text(f"<svg><text>{words}</text></svg>", encoding="utf-8")
    filled = find_template("walk", (tmp_path,)).fill("square", said)

    if drawn is None:
        assert filled == "<svg></svg>"
    else:
        assert f">{drawn}</text>" in filled
        assert f'data-field="{next(iter(said))}"' in filled


@pytest.mark.parametrize(
    "source",
    [
        '<text id="{{ name }}">{{ caption }}</text>',
        '<text id="title">{{ caption or "Hello" }}</text>',
        '<text id="title">{{ caption | default("Hello", true) }}</text>',
        '<text id="title">{% if place %}at{% endif %}</text>',
        '<text id="text1234">Always the same</text>',
        '<text id="title"/><text>a</text>',
        '<text id="title">never closed',
        '<textPath id="title">a</textPath>',
        '<text data-grid="title" data-id="title">a</text>',
    ],
)
def test_everything_else_stays_as_it_is(source: str) -> None:
    assert sample_words_replaced(source) == source


@pytest.mark.parametrize(
    "source",
    ['<text id="title">' * 20_000, "<text" * 50_000, '<text id="title">' + "<" * 100_000],
)
def test_hostile_files_take_no_time(source: str) -> None:
    began = time.process_time()
    sample_words_replaced(source)
    assert time.process_time() - began < 0.5
