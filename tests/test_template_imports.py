"""Imported files are run once for the same values, and nothing that they say changes by it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from jinja2.environment import TemplateModule

from connection_graphics import Renderer
from connection_graphics.template import Template, find_template, forget_templates

_SQUARE = '{% import "_part.svg" as part with context %}<svg>{{ part.drawn() }}</svg>'


def make(folder: Path, part: str, square: str = _SQUARE) -> Template:
    (folder / "mine").mkdir()
    (folder / "mine" / "square.svg").write_text(square, encoding="utf-8")
    (folder / "_part.svg").write_text(part, encoding="utf-8")
    forget_templates()
    return find_template("mine", (folder,))


def modules(template: Template) -> list[TemplateModule]:
    """Return the imported files that are kept."""
    from connection_graphics.template import _environment

    return list(_environment(template.roots).kept.values())


def kept(template: Template) -> int:
    return len(modules(template))


def test_a_file_is_run_once_for_the_names_that_it_reads(tmp_path: Path) -> None:
    part = "{% set twice = 2 * size %}{% macro drawn() %}{{ twice }} {{ colour }}{% endmacro %}"
    template = make(tmp_path, part)
    for caption in "abc":
        words = {"caption": caption, "size": 4, "colour": "red"}
        assert template.fill("square", words) == "<svg>8 red</svg>"
    assert kept(template) == 1
    assert template.fill("square", {"size": 4, "colour": "blue"}) == "<svg>8 blue</svg>"
    assert template.fill("square", {"size": 4.0, "colour": "red"}) == "<svg>8.0 red</svg>"
    assert kept(template) == 3


def test_names_of_files_that_it_imports_count_too(tmp_path: Path) -> None:
    (tmp_path / "_inner.svg").write_text("{% macro name() %}{{ place }}{% endmacro %}")
    part = (
        '{% import "_inner.svg" as i with context %}{% macro drawn() %}{{ i.name() }}{% endmacro %}'
    )
    template = make(tmp_path, part)
    filled = [template.fill("square", {"place": place}) for place in ("Leeds", "York", "Leeds")]
    assert filled == ["<svg>Leeds</svg>", "<svg>York</svg>", "<svg>Leeds</svg>"]


def test_what_the_importing_file_has_set_counts(tmp_path: Path) -> None:
    square = (
        "{% for side in [1, 2] %}{% set top = side * 3 %}"
        '{% import "_part.svg" as part with context %}{{ part.drawn() }} {% endfor %}'
    )
    template = make(tmp_path, "{% macro drawn() %}{{ top }}{% endmacro %}", square)
    assert template.fill("square", {"top": 9}) == "3 6 "


@pytest.mark.parametrize(
    ("part", "words", "filled"),
    [
        ("{% if big %}{% set size = 9 %}{% endif %}", {"big": False, "size": 4}, "4"),
        ("{% if big %}{% set size = 9 %}{% endif %}", {"big": True, "size": 4}, "9"),
        ("{% for size in [7] %}{{ size }}{% endfor %}", {"size": 4}, "4"),
        ("{% macro other(size) %}{{ size }}{% endmacro %}{{ other(2) }}", {"size": 4}, "4"),
        ("{% set size = size + 1 %}", {"size": 4}, "5"),
        ("{% set size, width = 8, 9 %}", {"size": 4}, "8"),
        ("{% set ns = namespace(a=1) %}{% set ns.a = size %}", {"size": 4}, "4"),
    ],
)
def test_names_that_it_gives_a_value_itself_are_its_own(
    tmp_path: Path, part: str, words: dict[str, object], filled: str
) -> None:
    template = make(tmp_path, part + "{% macro drawn() %}{{ size }}{% endmacro %}")
    for _ in range(2):
        assert template.fill("square", words) == f"<svg>{filled}</svg>"
    assert (
        template.fill("square", {**words, "size": 30}) != f"<svg>{filled}</svg>" or filled in "98"
    )


_COUNTER = """
{%- set ns = namespace(n=0) -%}
{%- macro drawn() -%}{%- set ns.n = ns.n + 1 -%}{{ ns.n }}{%- endmacro -%}
"""


@pytest.mark.parametrize(
    ("part", "filled"),
    [
        (_COUNTER, "<svg>1</svg>"),
        (
            "{% set turn = cycler('a', 'b') %}{% macro drawn() %}{{ turn.next() }}{% endmacro %}",
            "<svg>a</svg>",
        ),
        (
            "{% import name as o with context %}{% macro drawn() %}{{ o.said }}{% endmacro %}",
            "<svg>o</svg>",
        ),
    ],
)
def test_a_file_with_a_state_is_run_every_time(tmp_path: Path, part: str, filled: str) -> None:
    (tmp_path / "_other.svg").write_text("{% set said = 'o' %}")
    template = make(tmp_path, part)
    for _ in range(3):
        assert template.fill("square", {"name": "_other.svg"}) == filled


class _Slot:
    """As a photograph is: asking it does something."""

    def __init__(self) -> None:
        self.asked = 0

    def fill(self) -> str:
        self.asked += 1
        return "href"


def test_what_does_more_than_being_read_is_asked_every_time(tmp_path: Path) -> None:
    part = "{% set href = image.fill() %}{% macro drawn() %}{{ href }}{% endmacro %}"
    template = make(tmp_path, part)
    slots = [_Slot(), _Slot()]
    for slot in slots:
        template.fill("square", {"image": slot})
    assert [slot.asked for slot in slots] == [1, 1]
    assert kept(template) == 0


def test_no_filter_answers_otherwise_the_next_time(tmp_path: Path) -> None:
    template = make(tmp_path, "{% macro drawn() %}{{ [1, 2]|random }}{% endmacro %}")
    with pytest.raises(Exception, match="random"):
        template.fill("square", {})


def test_pictures_are_the_same_in_any_order() -> None:
    renderer = Renderer()
    jobs = [
        (name, sample.fields, format_name, arrangement)
        for name in renderer.template_names()
        for sample in renderer.template(name).samples[:2]
        for format_name, arrangement in (("instagram-square", 2), ("x-post", 5))
    ]
    first = {}
    for number, (name, fields, format_name, arrangement) in enumerate(jobs):
        forget_templates()
        graphic = renderer.render(name, fields, format=format_name, arrangement=arrangement)
        first[number] = graphic.svg
    order = list(range(len(jobs))) * 2
    random.Random(3).shuffle(order)  # noqa: S311 - not for secrets
    for number in order:
        name, fields, format_name, arrangement = jobs[number]
        graphic = renderer.render(name, fields, format=format_name, arrangement=arrangement)
        assert graphic.svg == first[number], (name, format_name)


def test_a_macro_is_asked_once_for_the_same_arguments(tmp_path: Path) -> None:
    part = (
        "{% macro drawn(size, colour='red', words=none, caller=none) %}"
        "{{ size }} {{ colour }} {{ words }} {{ caller() if caller else '' }}"
        "{% endmacro %}"
    )
    square = (
        '{% import "_part.svg" as part with context %}'
        "{{ part.drawn(1) }}|{{ part.drawn(1.0) }}|{{ part.drawn(true) }}|{{ part.drawn('1') }}|"
        "{{ part.drawn(1, words=caption) }}|{{ part.drawn(1, colour='<') }}|"
        "{% call part.drawn(1) %}{{ caption }}{% endcall %}"
    )
    template = make(tmp_path, part, square)
    for caption in ("Tea", "<Cake>", "Tea"):
        said = caption.replace("<", "&lt;").replace(">", "&gt;")
        assert template.fill("square", {"caption": caption}) == (
            f"1 red  |1.0 red  |True red  |1 red  |1 red {said} |1 &lt;  |1 red  {said}"
        )


def test_answers_of_macros_are_let_go(tmp_path: Path) -> None:
    part = "{% macro drawn(words) %}{{ words }}{% endmacro %}"
    square = '{% import "_part.svg" as part with context %}{{ part.drawn(caption) }}'
    template = make(tmp_path, part, square)
    for number in range(1000):
        assert template.fill("square", {"caption": f"row {number}"}) == f"row {number}"
    (module,) = modules(template)
    assert 1 <= len(vars(module)["drawn"]._answers) <= 200
