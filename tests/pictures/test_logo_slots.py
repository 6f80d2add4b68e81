"""Logos in their slots: two of them, small ones, and what a graphic keeps of them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from connection_graphics.errors import AssetError

from .conftest import HERE, Draw, encoded

LOGOS = HERE / "logos"


def _disc(width: int) -> bytes:
    image = Image.new("RGBA", (width, width))
    ImageDraw.Draw(image).ellipse([0, 0, width - 1, width - 1], (14, 84, 62, 255))
    return encoded(image)


@pytest.mark.parametrize("heading", ["logo_2", "Logo 2"])
def test_a_second_logo(draw: Draw, heading: str) -> None:
    graphic = draw("two-logos", logo="round.svg", assets=LOGOS, **{heading: "white.png"})
    image = graphic.image.convert("L")
    assert image.getpixel((280, 72)) > 200  # type: ignore[operator]
    assert image.getpixel((800, 72)) < 60  # type: ignore[operator]
    assert not graphic.notices


def test_a_second_logo_that_is_not_there_names_its_column(draw: Draw) -> None:
    with pytest.raises(AssetError) as caught:
        draw("two-logos", logo="round.svg", logo_2="gone.png", assets=LOGOS)
    assert caught.value.where.field == "logo_2"


@pytest.mark.parametrize(
    ("width", "drawn", "said"),
    [
        (600, 200, []),
        (200, 200, []),
        (190, 200, []),
        (150, 150, ["logo-small"]),
        (125, 125, ["logo-small"]),
    ],
)
def test_a_small_logo_is_drawn_smaller_before_it_is_blurred(
    draw: Draw, tmp_path: Path, width: int, drawn: int, said: list[str]
) -> None:
    (tmp_path / "logo.png").write_bytes(_disc(width))
    graphic = draw("two-logos", logo="logo.png", assets=tmp_path)
    (element,) = graphic.drawing.root.iter("pixels")
    assert float(element.attrib["width"]) == pytest.approx(drawn, abs=1)
    assert [notice.code for notice in graphic.notices] == said


def test_a_smaller_one_is_refused(draw: Draw, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(_disc(100))
    with pytest.raises(AssetError, match="has 100 × 100 px, and needs 200 px wide"):
        draw("two-logos", logo="logo.png", assets=tmp_path)


def test_a_graphic_with_pictures_crosses_processes(draw: Draw) -> None:
    graphic = draw("two-logos", logo="huge.png", assets=LOGOS)
    again = pickle.loads(pickle.dumps(graphic))  # noqa: S301 - our own
    assert again.to_bytes() == graphic.to_bytes()
