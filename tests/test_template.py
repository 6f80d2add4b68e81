"""Templates: found, filled in a sandbox, and wrong ones named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from connection_graphics._assets import asset_root
from connection_graphics.errors import TemplateError, UnknownNameError
from connection_graphics.template import Template, find_template, forget_templates, template_names


def make(folder: Path, svg: str, toml: str = 'title = "Mine"') -> Template:
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / "square.svg").write_text(svg, encoding="utf-8")
    (folder / "mine" / "template.toml").write_text(toml, encoding="utf-8")
    forget_templates()
    return find_template("mine", (folder,))


def test_the_shipped_templates_are_complete() -> None:
    roots = (asset_root() / "templates" / "svg",)
    names = template_names(roots)
    assert {"event", "random-act"} <= set(names)
    for name in names:
        template = find_template(name, roots)
        assert set(template.shapes) >= {"square", "portrait", "story", "landscape"}
        assert template.description
        assert template.fields
        assert template.picture_in("en-GB")
        assert {sample.name for sample in template.samples} >= {"short", "typical", "long"}


def test_an_unknown_template_suggests_the_near_one() -> None:
    with pytest.raises(UnknownNameError, match='did you mean "event"'):
        find_template("evnt", (asset_root() / "templates" / "svg",))


def test_words_are_filled_in_letter_for_letter(tmp_path: Path) -> None:
    template = make(tmp_path, "<svg><text>{{ caption }}</text></svg>")
    filled = template.fill("square", {"caption": "<b>&amp;{{7*7}}]]>\"'"})
    said = "&lt;b&gt;&amp;amp;{{7*7}}]]&gt;&#34;&#39;"
    assert filled == f'<svg><text data-field="caption">{said}</text></svg>'


@pytest.mark.parametrize(
    ("svg", "words", "line"),
    [
        ("<svg>\n{{ capton }}</svg>", 'Did you mean "caption"', 2),
        ("<svg>\n\n{% if caption %}</svg>", "cannot be read", 3),
        ("<svg>{{ caption.__class__.__mro__ }}</svg>", "cannot be filled", 1),
        ("<svg>{{ ''.__class__ }}</svg>", "cannot be filled", 1),
        ("<svg>{% import 'other.svg' as o %}</svg>", "not there", None),
        ("<svg>{% include '../../etc/passwd' %}</svg>", "not there", None),
        ("<svg>{{ 1 / 0 }}</svg>", "cannot be filled", 1),
        ("<svg>{{ 'x' + 1 }}</svg>", "cannot be filled", 1),
        ("<svg>{% for i in range(10000000) %}x{% endfor %}</svg>", "cannot be filled", 1),
    ],
)
def test_a_wrong_template_is_named_with_its_line(
    tmp_path: Path, svg: str, words: str, line: int | None
) -> None:
    template = make(tmp_path, svg)
    with pytest.raises(TemplateError, match=words) as caught:
        template.fill("square", {"caption": "hello"})
    assert caught.value.where.file == "mine/square.svg"
    if line is not None:
        assert caught.value.where.line == line


def test_a_missing_shape_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="Choose a square format") as caught:
        make(tmp_path, "<svg/>").fill("story", {})
    assert caught.value.code == "no-composition"


def test_a_damaged_template_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"template\.toml cannot be read"):
        make(tmp_path, "<svg/>", "title = ")
    with pytest.raises(TemplateError, match="wrong kind"):
        make(tmp_path, "<svg/>", "title_from = 3")


def test_a_placeholder_that_an_editor_cut_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "cut"
    folder.mkdir()
    (folder / "square.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text><tspan>{{ caption |'
        '</tspan><tspan x="0" y="9"> upper }}</tspan></text></svg>'
    )
    filled = find_template("cut", (tmp_path,)).fill("square", {"caption": "hello"})
    assert "<tspan>HELLO</tspan>" in filled


@pytest.mark.parametrize(
    ("sentence", "name", "drawn"),
    [
        ("Hosted by {organiser}", "Sam", "Hosted by Sam"),
        ("Hosted by {organiser}", "مريم", "Hosted by \u2068مريم\u2069"),
        ("تستضيفها {organiser}", "Sam & co.", "تستضيفها \u2068Sam &amp; co.\u2069"),
    ],
)
def test_a_name_in_a_sentence_keeps_its_own_direction(
    tmp_path: Path, sentence: str, name: str, drawn: str
) -> None:
    folder = tmp_path / "gap"
    folder.mkdir()
    (folder / "square.svg").write_text(
        "<svg><text>{{ words.hosted_by|replace('{organiser}', organiser) }}</text></svg>"
    )
    filled = find_template("gap", (tmp_path,)).fill(
        "square", {"words": {"hosted_by": sentence}, "organiser": name}
    )
    assert filled == f"<svg><text>{drawn}</text></svg>"
