"""A second campaign, examples/harvest-week: nothing of the first one is wired in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connection_graphics import Campaign, Graphic, Renderer
from connection_graphics.batch.table import read_table
from connection_graphics.formats import SHAPES

HARVEST = Path(__file__).parents[1] / "examples" / "harvest-week"
#: What only the first campaign says, as anybody would recognise it.
OF_THE_FIRST = re.compile(
    r"lonel|unigrwydd|solitude|random ?acts?|marmalade|10[–-]16|june|juin|2024|cuppa", re.IGNORECASE
)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(HARVEST)


@pytest.fixture(scope="module")
def graphics(renderer: Renderer) -> list[Graphic]:
    """Return every row of the campaign's table, in every shape that its template has."""
    drawn: list[Graphic] = []
    for row in read_table(HARVEST / "events.csv"):
        fields = row.fields()
        template = renderer.template(str(fields.pop("template")))
        drawn += [renderer.render(template, fields, format=shape) for shape in template.shapes]
    return drawn


def said_in(graphic: Graphic) -> str:
    return " ".join(text.text for text in graphic.drawing.texts)


def test_every_row_is_drawn_without_a_complaint(graphics: list[Graphic]) -> None:
    assert len(graphics) >= 30
    assert {graphic.template for graphic in graphics} > {"basket", "glut", "event", "quote"}
    for graphic in graphics:
        assert not {notice.code for notice in graphic.notices} & {"outside-safe-area", "not-shown"}


def test_no_words_of_the_first_campaign_are_said(graphics: list[Graphic]) -> None:
    for graphic in graphics:
        assert not OF_THE_FIRST.search(said_in(graphic)), graphic.template
        assert not OF_THE_FIRST.search(graphic.alt_text), graphic.template
        assert not OF_THE_FIRST.search(graphic.title), graphic.template
        assert not OF_THE_FIRST.search(graphic.post_text("instagram")), graphic.template


def test_nothing_of_it_is_in_the_files(graphics: list[Graphic]) -> None:
    for graphic in graphics:
        about = str(graphic.metadata.credit)

        assert "Marmalade" not in about
        assert "#RandomActs" not in about


def test_no_colour_of_it_is_drawn(graphics: list[Graphic]) -> None:
    first = {colour.lower() for colour in Campaign.load().palette.values()}
    for graphic in graphics:
        drawn = {found.lower() for found in re.findall(r"#[0-9A-Fa-f]{6}\b", graphic.svg)}

        assert drawn
        assert not drawn & first, graphic.template


def test_its_own_font_is_everywhere(graphics: list[Graphic]) -> None:
    used = {name for each in graphics for text in each.drawing.texts for name in text.families}

    assert used == {"Nunito"}


@pytest.mark.parametrize(
    ("lang", "week"), [("en", "Harvest Week, 21–27 September"), ("fr", "Semaine des récoltes")]
)
def test_it_speaks_two_languages(graphics: list[Graphic], lang: str, week: str) -> None:
    basket = next(g for g in graphics if g.template == "basket" and g.content.lang == lang)

    assert week in said_in(basket).replace("\u2060", "").replace("\N{NO-BREAK SPACE}", " ")
    assert "#ShareTheGlut" in said_in(basket)


@pytest.mark.parametrize("name", ["basket", "glut"])
@pytest.mark.parametrize("sample", ["short", "typical", "long"])
def test_its_templates_hold_short_and_long_words(
    renderer: Renderer, name: str, sample: str
) -> None:
    template = renderer.template(name)
    fields = next(each.fields for each in template.samples if each.name == sample)
    for shape in template.shapes:
        graphic = renderer.render(template, fields, format=shape)

        assert graphic.title == fields.get("event_name", fields.get("caption"))


def test_one_is_drawn_and_one_is_coded(renderer: Renderer) -> None:
    assert renderer.template("glut").shapes == SHAPES
    assert renderer.template("basket").shapes == ("square", "portrait")
    assert "<sodipodi:namedview" in (HARVEST / "svg/basket/square.svg").read_text("utf-8")
