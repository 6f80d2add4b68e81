"""A host's logo and the QR code of the link, in the shipped templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import zxingcpp

from connection_graphics import Graphic, Renderer

LOGOS = Path(__file__).parent / "pictures" / "logos"
FORMATS = ("instagram-square", "instagram-portrait", "instagram-story", "x-post", "facebook-link")
WITH_ROOM = FORMATS[1:]
LINK = "https://example.org/tea"
TEA = {
    "event_name": "Tea & talk at the library",
    "date": "2024-06-13",
    "time": "2-4pm",
    "place": "Leeds Central Library",
    "access": "Free. Everyone welcome.",
    "link": LINK,
}
LONG = {
    **TEA,
    "event_name": "Slow walk and long talk along the canal from the lock to the picnic field",
    "place": "Meet at Sampleton Lock, by the blue gate",
    "organiser": "Sampleton Strollers",
}
NAMED = {"event_name": "Big Knit Natter", "link": LINK}
WORDS = {"tea": TEA, "long": LONG, "named": NAMED}


@cache
def drawn(
    words: str, format_name: str, arrangement: int, logo: str = "", qr: str = "", lang: str = "en"
) -> Graphic:
    fields = {**WORDS[words], "lang": lang}
    return renderer().render(
        "event",
        {**fields, "logo": logo, "qr": qr},
        format=format_name,
        arrangement=arrangement,
        assets=LOGOS,
    )


@cache
def renderer() -> Renderer:
    return Renderer()


def boxes(graphic: Graphic) -> list[tuple[float, float, float, float]]:
    """Return the pictures' boxes: left, top, right, bottom in px."""
    found = []
    for image in graphic.drawing.root.iter("pixels"):
        x, y, width, height = (float(image.attrib[name]) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + width, y + height))
    return found


def code_box(graphic: Graphic) -> tuple[float, float, float, float]:
    """Return where the decoder sees the code, its quiet zone left out."""
    (code,) = zxingcpp.read_barcodes(graphic.image)
    assert code.text == LINK
    corners = code.position
    points = (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
    return (
        min(point.x for point in points),
        min(point.y for point in points),
        max(point.x for point in points),
        max(point.y for point in points),
    )


def assert_no_words_in(box: tuple[float, float, float, float], graphic: Graphic) -> None:
    left, top, right, bottom = box
    for text in graphic.drawing.texts:
        ink = text.ink
        apart = ink.right <= left or ink.left >= right or ink.bottom <= top or ink.top >= bottom
        assert apart, text.field


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("arrangement", range(12))
def test_the_hosts_logo_is_drawn_away_from_the_words(
    words: str, format_name: str, arrangement: int
) -> None:
    graphic = drawn(words, format_name, arrangement, logo="round.svg")
    (box,) = boxes(graphic)
    assert_no_words_in(box, graphic)
    assert "words.hello" not in {text.field for text in graphic.drawing.texts}
    assert box[0] >= 0
    assert box[2] <= graphic.width
    assert box[3] - box[1] >= 0.045 * min(graphic.width, graphic.height)
    assert not [note for note in graphic.notices if note.code == "outside-safe-area"]


@pytest.mark.parametrize("logo", ["wide.png", "tall.png", "white.png", "white-box.jpg"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_logos_of_all_kinds_fit(logo: str, format_name: str) -> None:
    graphic = drawn("tea", format_name, 0, logo=logo)
    assert len(boxes(graphic)) == 1
    assert {note.code for note in graphic.notices} <= {"logo-white-box", "not-shown"}


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("format_name", WITH_ROOM)
@pytest.mark.parametrize("logo", ["", "round.svg"])
def test_the_code_is_read_and_stands_away_from_the_words(
    words: str, format_name: str, logo: str
) -> None:
    graphic = drawn(words, format_name, 3, logo=logo, qr="yes")
    box = code_box(graphic)
    assert_no_words_in(box, graphic)
    assert box[2] <= graphic.width
    assert len(boxes(graphic)) == (1 if logo else 0)
    assert {"title", "hashtag"} <= {text.field for text in graphic.drawing.texts}


@pytest.mark.parametrize("format_name", WITH_ROOM)
def test_without_being_asked_for_there_is_no_code(format_name: str) -> None:
    assert not zxingcpp.read_barcodes(drawn("tea", format_name, 0).image)


def test_the_square_says_that_it_has_no_room_for_the_code() -> None:
    graphic = drawn("tea", "instagram-square", 0, qr="yes")
    assert not zxingcpp.read_barcodes(graphic.image)
    assert "not-shown" in {note.code for note in graphic.notices}


@pytest.mark.parametrize("format_name", WITH_ROOM)
def test_right_to_left_the_code_is_not_mirrored(format_name: str) -> None:
    graphic = drawn("tea", format_name, 0, logo="round.svg", qr="yes", lang="ar")
    assert_no_words_in(code_box(graphic), graphic)
    assert len(boxes(graphic)) == 1
