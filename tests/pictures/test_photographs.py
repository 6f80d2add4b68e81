"""Photographs fill their slots: px for px, in circles and bubbles, and as large as needed."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from connection_graphics.errors import AssetError, DataError, TemplateError
from connection_graphics.pipeline import Renderer
from connection_graphics.rendering import render_batch
from connection_graphics.template import find_template

from .conftest import HERE, Draw, encoded, halves

RED, BLUE, TOAST, LILAC = (200, 30, 30), (30, 30, 200), (255, 244, 226), (205, 183, 255)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two.png").write_bytes(encoded(halves(1600, 800)))
    (tmp_path / "small.png").write_bytes(encoded(halves(300, 200)))
    (tmp_path / "soft.png").write_bytes(encoded(halves(440, 440)))
    return tmp_path


def test_in_a_circle_with_its_ring(draw: Draw, folder: Path) -> None:
    image = draw("photo", image="two.png", assets=folder).image
    assert image.getpixel((200, 300)) == RED
    assert image.getpixel((400, 300)) == BLUE
    # The ring, .017 of the short side wide, and what is around it.
    assert image.getpixel((300, 300 - 236 - 9)) == TOAST
    assert image.getpixel((300, 300 - 236 - 22)) == LILAC
    assert image.getpixel((300 + 200, 300 - 200)) == LILAC


def test_in_a_bubble_three_corners_are_round(draw: Draw, folder: Path) -> None:
    image = draw("photo", image="two.png", image_focus="left", assets=folder).image
    corners = {"tl": (582, 66), "tr": (1013, 66), "bl": (582, 533), "br": (1013, 533)}
    colours = {name: image.getpixel(place) for name, place in corners.items()}
    assert colours == {"tl": LILAC, "tr": LILAC, "bl": TOAST, "br": LILAC}
    assert image.getpixel((800, 300)) == RED


@pytest.mark.parametrize(
    ("focus", "colour"), [("left", RED), ("90% 50%", BLUE), ("top right", BLUE)]
)
def test_focus(draw: Draw, folder: Path, focus: str, colour: tuple[int, int, int]) -> None:
    image = draw("photo", image="two.png", image_focus=focus, assets=folder).image
    assert image.getpixel((160, 300)) == image.getpixel((440, 300)) == colour


def test_a_focus_that_says_nothing_names_its_field(draw: Draw, folder: Path) -> None:
    with pytest.raises(DataError, match=r'field "image_focus".*"somewhere" does not say'):
        draw("photo", image="two.png", image_focus="somewhere", assets=folder)


def test_pixels_are_those_of_the_file(draw: Draw, tmp_path: Path) -> None:
    """A photograph of the slot's size is drawn px for px: nothing is resampled twice."""
    noise = Image.effect_noise((472, 472), 90).convert("RGB")
    (tmp_path / "noise.png").write_bytes(encoded(noise))
    image = draw("photo", image="noise.png", assets=tmp_path).image
    middle = (300 - 100, 300 - 100, 300 + 100, 300 + 100)
    assert image.crop(middle).tobytes() == noise.crop((136, 136, 336, 336)).tobytes()


def test_too_small_says_what_is_needed(draw: Draw, folder: Path) -> None:
    with pytest.raises(AssetError) as caught:
        draw("photo", image="small.png", assets=folder)
    assert caught.value.code == "picture-too-small"
    assert caught.value.message == (
        '"small.png" has 300 × 200 px, and instagram-square shows it at 472 × 472 px'
    )
    assert "at least 472 × 472 px" in caught.value.hint


def test_nearly_large_enough_is_drawn_and_said(draw: Draw, folder: Path) -> None:
    graphic = draw("photo", image="soft.png", assets=folder)
    assert [notice.code for notice in graphic.notices] == ["picture-soft"]


def test_twice_the_size_has_twice_the_pixels(draw: Draw, tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 1600), 90).convert("RGB")
    (tmp_path / "noise.png").write_bytes(encoded(noise))
    graphic = draw("photo", image="noise.png", assets=tmp_path, scale=2)
    assert graphic.image.size == (2160, 2160)
    sizes = {picture.image.size for picture in graphic.drawing.pictures.values()}
    assert (944, 944) in sizes
    # How large a photograph must be does not change with it.
    (tmp_path / "exact.png").write_bytes(encoded(noise.resize((480, 480))))
    assert not draw("photo", image="exact.png", assets=tmp_path, scale=2).notices


def test_svg_holds_the_photograph(draw: Draw, folder: Path) -> None:
    svg = draw("photo", image="two.png", assets=folder).svg
    data = re.findall(r'xlink:href="data:image/jpeg;base64,([^"]+)"', svg)
    assert len(data) == 2
    with Image.open(BytesIO(b64decode(data[0]))) as image:
        assert image.size == (472, 472)
    assert "picture:" not in svg


def test_pdf_holds_it_as_a_jpeg(draw: Draw, folder: Path) -> None:
    data = draw("photo", image="two.png", assets=folder).to_bytes("pdf")
    assert data.count(b"/DCTDecode") == 2


def test_a_row_without_one_draws_nothing(draw: Draw) -> None:
    graphic = draw("photo")
    assert not graphic.notices
    assert graphic.image.getpixel((300, 300)) == LILAC


def test_one_that_a_template_has_no_place_for_is_said(draw: Draw, folder: Path) -> None:
    graphic = draw("code", image="two.png", assets=folder)
    (notice,) = graphic.notices
    assert str(notice) == (
        'field "image": the photograph is not drawn: the template has no place for it '
        "in instagram-square"
    )


def test_a_file_that_is_replaced_is_read_anew(draw: Draw, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(Image.new("RGB", (500, 500), RED)))
    before = draw("photo", image="a.png", assets=tmp_path).image.getpixel((300, 300))
    path.write_bytes(encoded(Image.new("RGB", (510, 510), BLUE)))
    after = draw("photo", image="a.png", assets=tmp_path).image.getpixel((300, 300))
    assert (before, after) == (RED, BLUE)


def test_in_a_right_to_left_language_it_moves_but_is_not_mirrored(draw: Draw, folder: Path) -> None:
    image = draw("photo", image="two.png", lang="ar", assets=folder).image
    assert image.getpixel((1080 - 400, 300)) == RED
    assert image.getpixel((1080 - 200, 300)) == BLUE


def test_in_a_batch_a_bad_picture_costs_its_row(folder: Path) -> None:
    rows = [{"caption": "a", "image": "gone.png"}, {"caption": "b"}]
    first, second = render_batch(rows, assets=folder)
    assert 'there is no file "gone.png"' in str(first)
    assert not isinstance(second, type(first))


@pytest.mark.parametrize("size", ["0", "1e9", "none", "'wide'", "-3"])
def test_a_template_that_asks_for_no_size_is_told(
    renderer: Renderer, folder: Path, tmp_path: Path, size: str
) -> None:
    design = tmp_path / "templates" / "odd"
    design.mkdir(parents=True)
    (design / "square.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image href="{{{{ image.fill({size}, 9) }}}}"/></svg>'
    )
    template = find_template("odd", (tmp_path / "templates", HERE / "campaign" / "svg"))
    with pytest.raises(TemplateError, match="is not the size of a picture's slot"):
        renderer.render(template, {"caption": "x", "image": "two.png"}, assets=folder)
