"""QR codes are read back by a decoder, as a phone's."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from connection_graphics.graphic import Graphic
from connection_graphics.pictures.qr import QUIET, code_of

from .conftest import Draw


def _read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


def _drawn_by_hand(outlines: Iterable[Iterable[tuple[int, int]]], side: int) -> list[list[bool]]:
    """Return the modules that lie inside an odd number of *outlines*."""
    rows = [[False] * side for _ in range(side)]
    for outline in outlines:
        corners = list(outline)
        for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
            if x0 == x1:
                for y in range(min(y0, y1), max(y0, y1)):
                    for x in range(x0, side):
                        rows[y][x] = not rows[y][x]
    return rows


@pytest.mark.parametrize(
    "link", ["https://a.uk", "mailto:tea@example.org", "https://example.org/" + "x" * 300]
)
def test_outlines_hold_exactly_the_dark_modules(link: str) -> None:
    import segno

    code = code_of(link)
    assert code is not None
    made = segno.make(link, error="m", micro=False, boost_error=False)
    expected = [[bool(module) for module in row] for row in made.matrix_iter(border=QUIET)]
    assert _drawn_by_hand(code.outlines, code.side) == expected


def test_each_outline_turns_at_each_of_its_points() -> None:
    code = code_of("https://example.org/")
    assert code is not None
    for outline in code.outlines:
        assert len(outline) % 2 == 0
        for before, here in zip((outline[-1], *outline), outline, strict=False):
            assert (before[0] == here[0]) != (before[1] == here[1])


@pytest.mark.parametrize(
    "link",
    [
        "https://lonelinessawarenessweek.org",
        "https://www.example.org/events/tea-and-talk?from=poster&week=2024#when",
        "mailto:hello@example.org",
    ],
)
@pytest.mark.parametrize("width", [1080, 540, 375])
def test_read_back(draw: Draw, link: str, width: int) -> None:
    """As drawn, and as small as a phone shows it."""
    image = draw("code", link=link).image
    shown = image.resize((width, width), Image.Resampling.LANCZOS)
    assert link in _read(shown)


def test_read_back_from_a_hard_pressed_jpeg(draw: Draw, tmp_path: object) -> None:
    graphic = draw("code", link="https://example.org/tea")
    file = f"{tmp_path}/a.jpg"
    graphic.image.save(file, quality=35)
    with Image.open(file) as image:
        assert "https://example.org/tea" in _read(image)


@given(st.text("abcXYZ019-_~/%éß漢", min_size=1, max_size=80))
@settings(max_examples=15)
def test_any_path_is_read_back_as_one_that_means_the_same(draw: Draw, path: str) -> None:
    from urllib.parse import unquote

    link = f"https://example.org/{path}"
    graphic = draw("code", link=link)
    found = _read(graphic.image)
    assert [unquote(text) for text in found] == [unquote(link)] * len(found)
    assert found or "M" not in _path(graphic)


def test_a_host_beyond_ascii_is_written_as_the_net_knows_it(draw: Draw) -> None:
    image = draw("code", link="https://bücher.example.org/straße").image
    assert set(_read(image)) == {"https://xn--bcher-kva.example.org/stra%C3%9Fe"}


def _path(graphic: Graphic) -> str:
    return "".join(element.attrib["d"] for element in graphic.drawing.root.iter("path"))


def test_a_link_that_is_too_long_is_left_out_and_said_where_it_was_asked_for(draw: Draw) -> None:
    link = "https://example.org/" + "long-winded/" * 15
    graphic = draw("code", link=link, qr="yes")
    assert _read(graphic.image) == []
    assert [notice.code for notice in graphic.notices] == ["qr-left-out", "qr-left-out"]
    assert not draw("code", link=link).notices


@pytest.mark.parametrize("options", [{"qr": "no", "link": "https://example.org"}, {}])
def test_none_without_a_link_or_against_the_rows_will(draw: Draw, options: dict[str, str]) -> None:
    graphic = draw("code", **options)
    assert _path(graphic) == ""
    assert _read(graphic.image) == []


def test_it_is_said_where_a_template_has_no_place(draw: Draw) -> None:
    link = "https://example.org"
    asked = draw("photo", link=link, qr="yes")
    assert [notice.code for notice in asked.notices] == ["not-shown"]
    assert not draw("photo", link=link).notices


def test_a_code_is_never_mirrored(draw: Draw) -> None:
    graphic = draw("code", link="https://example.org/tea", lang="ar")
    assert "https://example.org/tea" in _read(graphic.image)
    # What stood left stands right.
    dark = graphic.image.convert("L").point(lambda value: 255 if value < 80 else 0).getbbox()
    assert dark is not None
    assert dark[0] > 500
