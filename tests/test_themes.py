"""Themes: other colourways of a campaign, none of which may cost a word its contrast."""

from __future__ import annotations

from pathlib import Path

import pytest

from connection_graphics import Campaign, CampaignError, Renderer
from connection_graphics.checks.legibility import legibility

CAMPAIGN = Campaign.load()
RENDERER = Renderer(CAMPAIGN)


@pytest.mark.parametrize("theme", list(CAMPAIGN.themes))
@pytest.mark.parametrize("format_", ["instagram-square", "x-post"])
@pytest.mark.parametrize("name", ["event", "random-act"])
def test_words_can_be_read_in_every_theme(theme: str, format_: str, name: str) -> None:
    template = RENDERER.template(name)
    typical = next(sample.fields for sample in template.samples if sample.name == "typical")
    graphic = RENDERER.render(template, {**typical, "theme": theme}, format=format_)
    assert [str(notice) for notice in legibility(graphic)] == []


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ('toast = "marmalade"', 'leaves "rind" on "toast" a contrast of only'),
        ('toast = "mauve"', "not in the palette"),
        ('tost = "amber"', "toast"),
    ],
)
def test_a_wrong_theme_is_named_with_its_line(tmp_path: Path, lines: str, words: str) -> None:
    (tmp_path / "campaign.toml").write_text(f"[themes.dark]\n{lines}\n", encoding="utf-8")
    with pytest.raises(CampaignError, match=words) as caught:
        Campaign.load(tmp_path)
    assert caught.value.where.line == 2
