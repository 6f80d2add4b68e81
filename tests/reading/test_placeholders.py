"""Placeholders as Inkscape saves them, and as they were typed."""

from __future__ import annotations

import time

import pytest

from connection_graphics.reading.placeholders import whole_placeholders

CUT = '</tspan><tspan x="72" y="160" id="tspan9">'


@pytest.mark.parametrize(
    ("saved", "typed"),
    [
        (f"<tspan>{{{{ caption |{CUT} upper }}}}</tspan>", "{{ caption | upper }}"),
        (f"<tspan>{{{{ cap{CUT}tion }}}}</tspan>", "{{ caption }}"),
        (f"<tspan>{{{{{CUT} caption }}}}</tspan>", "{{ caption }}"),
        (f"<tspan>{{{CUT}{{ caption }}}}</tspan>", "{{ caption }}"),
        (f"<tspan>{{{{ caption }}{CUT}}}</tspan>", "{{ caption }}"),
        (f"<tspan>{{{{ a if{CUT}b else 'here' }}}}</tspan>", "{{ a if b else 'here' }}"),
        (f"<tspan>{{{{ a |{CUT}b |\n{CUT}c }}}}</tspan>", "{{ a |b | c }}"),
    ],
)  # fmt: skip
def test_a_placeholder_cut_at_a_line_end_is_one_again(saved: str, typed: str) -> None:
    whole = whole_placeholders(saved)
    assert whole == f"<tspan>{typed}" + CUT * saved.count(CUT) + "</tspan>"


@pytest.mark.parametrize(
    "source",
    [
        "<text>{{ caption }}</text>",
        "<tspan>{{ a }}</tspan><tspan>{{ b }}</tspan>",
        "{{ 'a' if x < 3 else 'b' }}<tspan>{{ 'c' }}</tspan>",
        "<style>a { fill: red } b { fill: blue }</style><tspan>{{ a }}</tspan>",
        "{% if a %}<tspan>{{ a }}</tspan>{% endif %}",
        "no braces <tspan>at all</tspan>",
    ],
)
def test_everything_else_stays_as_it_is(source: str) -> None:
    assert whole_placeholders(source) == source


@pytest.mark.parametrize("source", ["{" * 50_000, "{{ " + "a" * 200_000, "{{<tspan>" * 20_000])
def test_hostile_files_take_no_time(source: str) -> None:
    began = time.process_time()
    whole_placeholders(source)
    assert time.process_time() - began < 0.5
