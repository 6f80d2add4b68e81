"""What somebody meets who makes a template or a campaign of their own, for the first time."""

from __future__ import annotations

from pathlib import Path

import pytest

from connection_graphics import (
    CampaignError,
    DataError,
    Renderer,
    TemplateError,
    UnknownNameError,
)
from connection_graphics.batch.report import Problem
from connection_graphics.batch.table import read_table

CAMPAIGN = """[campaign]
name = "Garden week"
start = 2024-06-10
end = 2024-06-16
"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080">
<rect width="1080" height="1080" fill="#FFFFFF"/>
{words}
</svg>"""
TEXT = '<text x="60" y="{y}" font-family="Nunito" font-size="60" fill="#000000">{words}</text>'


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    (tmp_path / "campaign.toml").write_text(CAMPAIGN, encoding="utf-8")
    return tmp_path


def template(campaign: Path, *lines: str, toml: str = "") -> Renderer:
    folder = campaign / "svg" / "card"
    folder.mkdir(parents=True)
    words = "\n".join(TEXT.format(y=200 + 100 * at, words=line) for at, line in enumerate(lines))
    (folder / "square.svg").write_text(SVG.replace("{words}", words), encoding="utf-8")
    if toml:
        (folder / "template.toml").write_text(toml, encoding="utf-8")
    return Renderer(campaign)


def test_a_field_of_its_own_may_be_left_out(campaign: Path) -> None:
    toml = '[required]\ncaption = "News."\n[optional]\nhall = "Which hall."\n'
    renderer = template(campaign, "{{ caption }}", "In {{ hall }}", toml=toml)

    assert renderer.render("card", caption="Tea").alt_text == "Tea."
    assert renderer.render("card", caption="Tea", hall="Hall 2").alt_text == "Tea. In Hall 2."


def test_a_required_field_of_its_own_has_to_be_there(campaign: Path) -> None:
    toml = '[required]\ncaption = "What for."\nthanks_to = "Whom."\n'
    renderer = template(campaign, "{{ thanks_to }}", "{{ caption }}", toml=toml)

    with pytest.raises(DataError, match="there is no thanks_to") as caught:
        renderer.render("card", caption="You brought cake")
    assert caught.value.code == "missing-words"


def test_texts_without_a_name_are_all_in_the_alt_text(campaign: Path) -> None:
    renderer = template(campaign, "Always here", "And here, too", "{{ caption }}")

    graphic = renderer.render("card", caption="Tea")
    assert graphic.alt_text == "Tea. Always here. And here, too."


def test_a_drawing_without_a_toml_shows_the_events_name(campaign: Path) -> None:
    renderer = template(campaign, "{{ title }}")

    assert renderer.render("card", event_name="Tea and talk").alt_text == "Tea and talk."
    assert renderer.render("card", caption="Say hello").alt_text == "Say hello."


def test_a_fixed_word_that_is_not_there_is_named_with_its_line(campaign: Path) -> None:
    renderer = template(campaign, "{{ caption }}", "{{ words.well_done }}")

    with pytest.raises(UnknownNameError, match=r"card/square.svg, line 4: .*\[words.en\]"):
        renderer.render("card", caption="Tea")


def test_a_font_that_is_not_there_is_the_campaigns_mistake(campaign: Path) -> None:
    toml = CAMPAIGN + '[fonts.display]\nfamily = "Nunita"\n'
    (campaign / "campaign.toml").write_text(toml, encoding="utf-8")

    with pytest.raises(CampaignError, match=r'campaign.toml: fonts.display.family is "Nunita"'):
        Renderer(campaign)


def test_the_line_of_a_template_is_not_told_as_one_of_the_table(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("Caption\nTea\n", encoding="utf-8")
    (row,) = read_table(table)
    error = TemplateError("it is wrong").located(file="card/square.svg", line=23)

    problem = str(Problem.of(error, row))
    assert problem == "events.csv, row 2: card/square.svg, line 23: it is wrong"
