"""Logos are trimmed, measured and contained."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from connection_graphics.campaign.colour import contrast
from connection_graphics.pictures.logo import (
    CLEAR_SPACE,
    LogoArt,
    contained,
    contrast_on,
    study,
    suits,
)

TOAST, INK, MARMALADE = "#FFF4E2", "#2B0F33", "#F57C14"


def _studied(image: Image.Image) -> LogoArt:
    art = study(image)
    assert art is not None
    return art


def _disc(colour: str, inside: str | None = None) -> Image.Image:
    image = Image.new("RGBA", (200, 200))
    draw = ImageDraw.Draw(image)
    draw.ellipse([20, 20, 180, 180], colour)
    if inside:
        draw.ellipse([60, 60, 140, 140], inside)
    return image


@pytest.mark.parametrize("colour", ["#12265C", "#FFFFFF", "#F57C14", "#7F7F7F"])
@pytest.mark.parametrize("ground", [TOAST, INK, MARMALADE])
def test_contrast_is_wcags(colour: str, ground: str) -> None:
    assert contrast_on(_studied(_disc(colour)), ground) == pytest.approx(
        contrast(colour, ground), rel=0.02
    )


def test_only_the_outline_counts() -> None:
    """White inside of a dark disc has nothing to do with what the disc stands on."""
    art = _studied(_disc("#12265C", inside="#FFFFFF"))
    assert contrast_on(art, TOAST) > 10
    assert suits(art, (TOAST, INK)).colour == TOAST


@pytest.mark.parametrize(
    ("colour", "ground"),
    [("#12265C", TOAST), ("#FFFFFF", INK), ("#FFE680", INK), ("#F57C14", INK), ("#B23A00", TOAST)],
)
def test_the_first_ground_that_it_stands_out_on(colour: str, ground: str) -> None:
    assert suits(_studied(_disc(colour)), (TOAST, INK)).colour == ground


def test_see_through_margins_go() -> None:
    image = Image.new("RGBA", (400, 300))
    ImageDraw.Draw(image).ellipse([100, 50, 219, 109], (0, 80, 60, 255))
    art = _studied(image)
    assert art.image.size == (120, 60)
    assert art.part == (0.25, 50 / 300, 0.55, 110 / 300)
    assert art.ratio == 2
    assert art.box is None


def test_white_margins_go_with_their_box() -> None:
    image = Image.new("RGB", (400, 300), "white")
    image.paste((0, 80, 60), (100, 50, 220, 110))
    art = _studied(image)
    assert art.white_box
    assert art.box == "#FFFFFF"
    assert art.image.size == (120, 60)
    assert suits(art, (TOAST, INK)).colour == "#FFFFFF"


def test_a_box_of_another_colour_belongs_to_the_logo() -> None:
    image = Image.new("RGB", (400, 300), "#12265C")
    image.paste((255, 255, 255), (100, 50, 220, 110))
    art = _studied(image)
    assert (art.white_box, art.box, art.image.size) == (False, "#12265C", (400, 300))
    assert suits(art, (TOAST, INK)).colour == TOAST


def test_a_photograph_has_no_box() -> None:
    assert _studied(Image.effect_noise((200, 100), 80).convert("RGB")).box is None


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (50, 50)),
        Image.new("RGBA", (50, 50), (0, 0, 0, 5)),
        Image.new("RGB", (50, 50), "white"),
    ],
)
def test_nothing_to_be_seen(image: Image.Image) -> None:
    assert study(image) is None


@given(
    ratio=st.floats(0.05, 20),
    width=st.floats(60, 1200),
    height=st.floats(60, 1200),
    least=st.floats(0, 25),
)
def test_contained_keeps_shape_and_clear_space(
    ratio: float, width: float, height: float, least: float
) -> None:
    across, down = contained(ratio, width, height, least=least)
    assert across > 0
    assert down > 0
    assert across / down == pytest.approx(ratio)
    clear = min((width - across) / 2, (height - down) / 2)
    assert clear >= max(CLEAR_SPACE * down, least) - 1e-6
    # As large as can be: the clear space is used up in one direction.
    assert clear == pytest.approx(max(CLEAR_SPACE * down, least), rel=1e-6, abs=1e-6)
