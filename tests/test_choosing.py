"""What the words choose: pictures and colourways, the same every time, and others by variant."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from connection_graphics import (
    Campaign,
    CampaignError,
    Content,
    DataError,
    Renderer,
    UnknownNameError,
)
from connection_graphics.batch.plan import BatchSettings, Planner
from connection_graphics.batch.table import read_table
from connection_graphics.checks.legibility import legibility
from connection_graphics.choosing import ARRANGEMENTS, arrangement_for, theme_for
from connection_graphics.cli import main

CAMPAIGN = Campaign.load()
RENDERER = Renderer(CAMPAIGN)
VARIANTS = "abcdefghijkl"


def said(words: str, **fields: str) -> Content:
    return Content.from_fields({"caption": words, **fields})


def test_twelve_variants_are_the_twelve_arrangements() -> None:
    chosen = [arrangement_for(said("Say hello", variant=name)) for name in VARIANTS]
    assert sorted(chosen) == list(range(ARRANGEMENTS))
    assert arrangement_for(said("Say hello")) == chosen[0]


@pytest.mark.parametrize(
    ("typed", "kept"), [("B", "b"), ("Variant C", "c"), ("1", "a"), ("12", "l")]
)
def test_a_variant_may_be_typed_in_several_ways(typed: str, kept: str) -> None:
    assert said("Say hello", variant=typed).variant == kept


@pytest.mark.parametrize("typed", ["m", "0", "13", "bb", "red"])
def test_what_is_no_variant_is_said(typed: str) -> None:
    with pytest.raises(DataError, match="is not a variant") as caught:
        said("Say hello", variant=typed)
    assert caught.value.where.field == "variant"


def test_without_a_theme_the_campaigns_own_colours_stay() -> None:
    assert theme_for(said("Say hello"), CAMPAIGN) is None
    assert theme_for(said("Say hello", variant="b"), CAMPAIGN) is None
    assert theme_for(said("Say hello", theme="amber", variant="b"), CAMPAIGN) == "amber"


def test_any_theme_is_the_campaigns_own_for_half_of_all_posts() -> None:
    posts = [said(f"Say hello {number}", theme="any") for number in range(400)]
    counted = Counter(theme_for(post, CAMPAIGN) for post in posts)
    assert set(counted) == {None, "amber", "blush"}
    assert 160 < counted[None] < 240
    assert min(counted.values()) > 60


def test_variants_have_other_colours_where_the_words_choose() -> None:
    chosen = [theme_for(said("Say hello", theme="Any", variant=name), CAMPAIGN) for name in "abc"]
    assert set(chosen) == {None, "amber", "blush"}


def test_the_colours_do_not_depend_on_the_format() -> None:
    grounds = {
        RENDERER.render(None, said("Wave", theme="any"), format=name).image.getpixel((2, 2))
        for name in ("instagram-square", "instagram-story", "x-post")
    }
    assert len(grounds) == 1


@pytest.mark.parametrize("name", RENDERER.template_names())
def test_words_can_be_read_in_every_variant(name: str) -> None:
    template = RENDERER.template(name)
    typical = next(sample.fields for sample in template.samples if sample.name == "typical")
    for variant in "abc":
        fields = {**typical, "theme": "any", "variant": variant}
        graphic = RENDERER.render(template, fields, format="instagram-portrait")
        assert [str(notice) for notice in legibility(graphic)] == []


def test_a_campaign_with_one_colourway_keeps_it(tmp_path: Path) -> None:
    lines = ['[themes.amber]\namber = "amber"\nmarmalade = "marmalade"\n']
    lines += ['[themes.blush]\nblush = "blush"\nmarmalade = "marmalade"\n']
    (tmp_path / "campaign.toml").write_text("".join(lines), encoding="utf-8")
    campaign = Campaign.load(tmp_path)
    assert {theme_for(said(f"{n}", theme="any"), campaign) for n in range(9)} == {None}


def test_no_theme_may_be_called_any(tmp_path: Path) -> None:
    (tmp_path / "campaign.toml").write_text('[themes.any]\namber = "blush"\n', encoding="utf-8")
    with pytest.raises(CampaignError, match="whichever the words choose"):
        Campaign.load(tmp_path)


def test_a_batch_has_a_theme_for_rows_that_name_none(tmp_path: Path) -> None:
    table = tmp_path / "acts.csv"
    table.write_text("caption,theme\nSay hello,\nSmile,amber\n", encoding="utf-8")
    planner = Planner(BatchSettings(folder=tmp_path / "out", theme="any"))
    planned = list(planner.rows(read_table(table)))
    assert [row.content and row.content.theme for row in planned] == ["any", "amber"]
    with pytest.raises(UnknownNameError, match='no theme "ambr"'):
        Planner(BatchSettings(folder=tmp_path / "out", theme="ambr"))


def test_the_commands_take_theme_and_variant(tmp_path: Path) -> None:
    drawn = set()
    for variant in "abc":
        target = tmp_path / f"{variant}.png"
        words = ["render", "--caption", "Say hello", "--theme", "any", "--variant", variant]
        assert CliRunner().invoke(main, [*words, "-o", str(target)]).exit_code == 0
        drawn.add(target.read_bytes())
    assert len(drawn) == 3
    table = tmp_path / "acts.csv"
    table.write_text("caption\nSay hello\n", encoding="utf-8")
    options = ["--theme", "ambr", "-o", str(tmp_path / "out"), "-j", "0"]
    result = CliRunner().invoke(main, ["batch", str(table), *options])
    assert result.exit_code != 0
    assert 'no theme "ambr"' in result.output
