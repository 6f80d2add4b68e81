"""Templates from a drawing program: their slots, and pictures of their own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from connection_graphics.errors import AssetError, TemplateError
from connection_graphics.graphic import Graphic
from connection_graphics.pipeline import Renderer
from connection_graphics.template import find_template

from .conftest import HERE, encoded, halves

RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (0, 128, 0)
TOAST, INK = (255, 244, 226), (43, 15, 51)
LOGOS = HERE / "logos"

Drawn = Callable[..., Graphic]


@pytest.fixture
def drawn(renderer: Renderer, tmp_path: Path) -> Drawn:
    """Return what draws a template of one file, saved in millimetres as Inkscape does."""

    def draw(body: str, **options: Any) -> Graphic:
        folder = tmp_path / "templates" / "drawn"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "square.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
            'width="1080" height="1080" viewBox="0 0 270 270">'
            f'<rect width="270" height="270" fill="green"/>{body}</svg>'
        )
        (folder / "beside.png").write_bytes(encoded(halves(40, 20)))
        (tmp_path / "templates" / "secret.png").write_bytes(encoded(halves(40, 20)))
        find_template.cache_clear()
        template = find_template("drawn", (tmp_path / "templates",))
        return renderer.render(template, {"caption": "x"}, **options)

    return draw


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two.png").write_bytes(encoded(halves(1600, 800)))
    for name in ("round.svg", "white.png", "white-box.jpg"):
        (tmp_path / name).write_bytes((LOGOS / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    "slot",
    [
        '<image data-field="image" x="20" y="20" width="100" height="100" href="any.png"/>',
        '<image id="image" x="20" y="20" width="100" height="100"/>',
        '<image inkscape:label="Photo" x="20" y="20" width="100" height="100"/>',
        '<g transform="translate(20 20) scale(2)"><rect id="image" width="50" height="50"/></g>',
    ],
)
def test_a_photograph_takes_its_place(drawn: Drawn, folder: Path, slot: str) -> None:
    graphic = drawn(slot, image="two.png", assets=folder)
    assert graphic.image.getpixel((90, 280)) == RED
    assert graphic.image.getpixel((470, 280)) == BLUE
    assert graphic.image.getpixel((490, 280)) == GREEN
    (picture,) = graphic.drawing.pictures.values()
    assert picture.image.size == (400, 400)
    assert not graphic.notices


def test_its_clip_stays(drawn: Drawn, folder: Path) -> None:
    graphic = drawn(
        '<clipPath id="c"><circle cx="70" cy="70" r="50"/></clipPath>'
        '<image id="image" clip-path="url(#c)" x="20" y="20" width="100" height="100"/>',
        image="two.png",
        assets=folder,
    )
    assert graphic.image.getpixel((90, 90)) == GREEN
    assert graphic.image.getpixel((270, 280)) == RED


@pytest.mark.parametrize("field", ["image", "logo", "logo_2", "qr"])
def test_an_empty_slot_is_taken_away(drawn: Drawn, field: str) -> None:
    graphic = drawn(f'<rect id="{field}" x="20" y="20" width="100" height="100" fill="red"/>')
    assert graphic.image.getpixel((280, 280)) == GREEN


def test_a_logo_is_contained_and_knocked_out(drawn: Drawn, folder: Path) -> None:
    slot = '<image id="logo" x="20" y="20" width="100" height="100" data-ground="{}"/>'
    dark = drawn(slot.format("#FFF4E2"), logo="round.svg", assets=folder)
    image = next(iter(dark.drawing.root.iter("pixels")))
    x, y, width, height = (float(image.attrib[name]) for name in ("x", "y", "width", "height"))
    assert width / height == pytest.approx(184 / 108, rel=0.01)
    assert (x + width / 2, y + height / 2) == pytest.approx((70, 70), abs=0.2)
    assert min(x - 20, y - 20) >= height / 4 - 0.2
    # Straight on the ground that suits it, and on a panel otherwise.
    assert len(list(dark.drawing.root.iter("rect"))) == 1
    pale = drawn(slot.format("#FFF4E2"), logo="white.png", assets=folder)
    panel = list(pale.drawing.root.iter("rect"))[1]
    assert panel.attrib["fill"] == "#2B0F33"


def test_a_code_is_drawn_and_read(drawn: Drawn) -> None:
    graphic = drawn(
        '<rect id="qr" x="20" y="20" width="60" height="70"/>', link="https://example.org/tea"
    )
    (found,) = zxingcpp.read_barcodes(graphic.image)
    assert found.text == "https://example.org/tea"
    assert graphic.image.getpixel((200, 110)) == TOAST


class TestPicturesOfItsOwn:
    def test_embedded(self, drawn: Drawn) -> None:
        data = b64encode(encoded(halves(40, 20))).decode()
        graphic = drawn(
            f'<image x="0" y="0" width="80" height="80" xlink:href="data:image/png;base64,{data}"/>'
        )
        # Contained, in the middle, as SVG has it.
        assert graphic.image.getpixel((20, 160)) == RED
        assert graphic.image.getpixel((300, 160)) == BLUE
        assert graphic.image.getpixel((160, 60)) == GREEN

    def test_beside_the_template(self, drawn: Drawn) -> None:
        graphic = drawn(
            '<image width="80" height="80" xlink:href="beside.png" preserveAspectRatio="none"/>'
        )
        assert graphic.image.getpixel((20, 20)) == RED

    def test_sliced(self, drawn: Drawn) -> None:
        aspect = 'preserveAspectRatio="xMidYMid slice"'
        graphic = drawn(f'<image width="80" height="80" xlink:href="beside.png" {aspect}/>')
        assert graphic.image.getpixel((20, 20)) == RED
        assert graphic.image.getpixel((300, 300)) == BLUE

    @pytest.mark.parametrize(
        "href",
        [
            "../secret.png",
            "/etc/passwd",
            "file:///etc/passwd",
            "https://example.org/a.png",
            "%2e%2e/secret.png",
            "..\\secret.png",
        ],
    )
    def test_nothing_outside(self, drawn: Drawn, href: str) -> None:
        with pytest.raises(TemplateError, match="outside of the template's folder"):
            drawn(f'<image width="80" height="80" xlink:href="{href}"/>')

    @pytest.mark.parametrize("href", ["gone.png", "data:image/png;base64,!!!!", "data:,words"])
    def test_what_cannot_be_used_is_said(self, drawn: Drawn, href: str) -> None:
        with pytest.raises(TemplateError, match="its picture") as caught:
            drawn(f'<image id="sky" width="80" height="80" xlink:href="{href}"/>')
        assert caught.value.where.element == "sky"
        assert not isinstance(caught.value, AssetError)

    def test_eps_in_a_png_s_clothes_starts_nothing(self, drawn: Drawn) -> None:
        data = b64encode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n").decode()
        with pytest.raises(TemplateError, match="an EPS or PostScript file"):
            drawn(f'<image width="8" height="8" xlink:href="data:image/png;base64,{data}"/>')


def test_without_width_it_has_its_own_size(drawn: Drawn) -> None:
    data = b64encode(encoded(Image.new("RGB", (50, 30), RED))).decode()
    graphic = drawn(f'<image x="10" y="10" href="data:image/png;base64,{data}"/>')
    assert graphic.image.getpixel((4 * 55, 4 * 35)) == RED
    assert graphic.image.getpixel((4 * 65, 4 * 35)) == GREEN
