"""Words, ribbon and faces stay apart from their ground for every kind of colour vision."""

from __future__ import annotations

import pytest
from PIL import Image

from connection_graphics import Campaign, Renderer
from connection_graphics.campaign.colour import contrast
from connection_graphics.checks.colour_vision import KINDS, seen, seen_colour

CAMPAIGN = Campaign.load()
RENDERER = Renderer(CAMPAIGN)
#: Least contrast for words, and here for what carries meaning without words as well.
WORDS = 4.5


def pairs() -> list[tuple[str, str]]:
    return [(ground, text) for ground, texts in CAMPAIGN.contrast.text_on.items() for text in texts]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", CAMPAIGN.themes)
def test_words_keep_their_contrast(kind: str, theme: str) -> None:
    palette = CAMPAIGN.colours(theme)
    for ground, text in pairs():
        ratio = contrast(seen_colour(palette[ground], kind), seen_colour(palette[text], kind))
        assert ratio >= WORDS, (ground, text, ratio)


@pytest.mark.parametrize("kind", KINDS)
def test_the_ribbon_and_the_faces_features_stand_out_on_every_tile(kind: str) -> None:
    ink = seen_colour(CAMPAIGN.palette["ink"], kind)
    for name in ("marmalade", "amber", "toast", "blush", "lilac"):
        assert contrast(ink, seen_colour(CAMPAIGN.palette[name], kind)) >= WORDS, name


def test_white_stays_white_and_grey_has_no_hue() -> None:
    assert seen_colour("#ffffff", "deuteranopia") == "#ffffff"
    assert seen_colour("#000000", "tritanopia") == "#000000"
    grey = seen_colour("#f57c14", "grey")
    assert grey[1:3] == grey[3:5] == grey[5:7]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RENDERER.template_names())
def test_pictures_keep_light_and_dark_apart(name: str, kind: str) -> None:
    template = RENDERER.template(name)
    typical = next(found.fields for found in template.samples if found.name == "typical")
    graphic = RENDERER.render(template, typical, format="instagram-square", scale=0.2)
    usual = _spread(graphic.image)
    assert _spread(seen(graphic.image, kind)) >= 0.85 * usual


def _spread(image: Image.Image) -> int:
    """Return the distance of the lightest and the darkest tenth of the px, in levels of grey."""
    histogram = image.convert("L").histogram()
    tenth = sum(histogram) // 20
    dark = next(level for level in range(256) if sum(histogram[: level + 1]) > tenth)
    light = next(level for level in range(255, -1, -1) if sum(histogram[level:]) > tenth)
    return light - dark
