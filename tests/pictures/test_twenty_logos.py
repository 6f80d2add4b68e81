"""Twenty logos as partners send them: a good picture, or a refusal that says what to ask for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from connection_graphics.errors import AssetError
from connection_graphics.graphic import Graphic

from .conftest import HERE, Draw

FOLDER = HERE / "logos"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (FOLDER / "expected.toml").read_text(encoding="utf-8")
)
DRAWN = {name: case for name, case in EXPECTED.items() if "refused" not in case}
REFUSED = {name: case for name, case in EXPECTED.items() if "refused" in case}
#: The bubble of the template, and one colour of each panel.
BUBBLE = (64, 64, 664, 364)
PANELS = {
    "toast": (255, 244, 226),
    "ink": (43, 15, 51),
    "rind": (178, 58, 0),
    "white": (255, 255, 255),
}


def test_there_are_twenty_and_each_has_its_line() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix != ".toml"}
    assert files == {case["file"] for case in EXPECTED.values()}
    assert len(files) == 20


@pytest.fixture(params=sorted(DRAWN))
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return DRAWN[request.param]


@pytest.fixture
def graphic(case: dict[str, Any], draw: Draw) -> Graphic:
    return draw("logo-bubble", logo=case["file"], assets=FOLDER)


def test_it_stands_on_the_panel_that_suits_it(case: dict[str, Any], graphic: Graphic) -> None:
    pixel = graphic.image.getpixel((364, 70))
    assert isinstance(pixel, tuple)
    # A white box has the white of its file.
    assert max(abs(a - b) for a, b in zip(pixel, PANELS[case["panel"]], strict=True)) <= 2


def test_what_there_is_to_say_of_it_is_said(case: dict[str, Any], graphic: Graphic) -> None:
    assert [notice.code for notice in graphic.notices] == case.get("notices", [])
    assert all(notice.where.field == "logo" for notice in graphic.notices)


def test_its_clear_space_is_kept_and_it_is_not_stretched(graphic: Graphic) -> None:
    images = list(graphic.drawing.root.iter("pixels"))
    assert len(images) == 3
    left, top, right, bottom = BUBBLE
    x, y, width, height = (float(images[0].attrib[name]) for name in ("x", "y", "width", "height"))
    for room in (x - left, y - top, right - x - width, bottom - y - height):
        assert room >= height / 4 - 1
    pixels = graphic.drawing.pictures[images[0].attrib["href"]].image
    assert pixels.size == (width, height)
    ratios = {
        round(float(image.attrib["width"]) / float(image.attrib["height"]), 1) for image in images
    }
    assert max(ratios) <= min(ratios) * 1.06  # whole px make small ones differ a little


def test_ink_reaches_all_four_edges(graphic: Graphic) -> None:
    """Margins are gone: what is kept clear is clear space, and not the file's own."""
    image = next(iter(graphic.drawing.root.iter("pixels")))
    pixels = graphic.drawing.pictures[image.attrib["href"]].image
    if pixels.mode == "RGBA":
        box = pixels.getchannel("A").point(lambda alpha: 255 if alpha > 4 else 0).getbbox()
        assert box is not None
        assert max(box[0], box[1], pixels.width - box[2], pixels.height - box[3]) <= 3


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_refusals_say_what_to_ask_for(name: str, draw: Draw) -> None:
    case = REFUSED[name]
    with pytest.raises(AssetError) as caught:
        draw("logo-bubble", logo=case["file"], assets=FOLDER)
    assert caught.value.code == case["refused"]
    assert case["says"] in caught.value.message
    assert case["advice"] in caught.value.hint
    assert caught.value.value == case["file"]
    assert caught.value.where.field == "logo"
    assert len(str(caught.value)) < 250


def test_the_same_logo_gives_the_same_bytes(draw: Draw, tmp_path: Path) -> None:
    for name in ("white-box.jpg", "round.svg"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
        one = draw("logo-bubble", logo=name, assets=FOLDER).sha256
        assert draw("logo-bubble", logo=name, assets=tmp_path).sha256 == one
