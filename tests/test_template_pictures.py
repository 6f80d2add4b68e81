"""Logos, partners' names and the QR code of the link, in the shipped templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

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


def test_an_event_cover_has_the_logo_or_else_the_code_below_the_pair() -> None:
    graphic = drawn("tea", "facebook-event-cover", 5, logo="round.svg", qr="yes")
    (box,) = boxes(graphic)
    assert_no_words_in(box, graphic)
    safe = graphic.format.safe
    assert safe.left <= box[0]
    assert box[3] <= safe.bottom
    assert not zxingcpp.read_barcodes(graphic.image)
    graphic = drawn("tea", "facebook-event-cover", 5, qr="yes")
    assert_no_words_in(code_box(graphic), graphic)


ACT = {"caption": "Smile at someone on the street"}
WEEK: dict[str, str] = {}
SUPPER = {
    "caption": "The street supper, with a table a hundred metres long",
    "date": "2024-09-28",
    "end_date": "2024-09-29",
    "time": "11am",
    "place": "Old Harbour Road, Sampleton-on-Sea",
}
SHARED = [
    ("random-act", ACT),
    ("random-act", {"caption": "Write to an old friend you have not spoken to for years"}),
    ("random-act", {**ACT, "date": "2024-06-13", "time": "2pm", "place": "Sampleton Library"}),
    ("save-the-date", WEEK),
    ("save-the-date", SUPPER),
]
WITH_COVERS = (*FORMATS, "instagram-portrait-3x4", "facebook-event-cover", "facebook-cover")


@pytest.mark.parametrize(("template", "fields"), SHARED)
@pytest.mark.parametrize("format_name", WITH_COVERS)
@pytest.mark.parametrize("logo", ["wide.png", "round.svg", "white.png"])
def test_a_partners_logo_has_a_bubble_of_its_own(
    template: str, fields: dict[str, str], format_name: str, logo: str
) -> None:
    graphic = renderer().render(
        template, {**fields, "logo": logo}, format=format_name, arrangement=4, assets=LOGOS
    )
    (box,) = boxes(graphic)
    assert_no_words_in(box, graphic)
    safe = graphic.format.safe
    assert safe.left <= box[0] < box[2] <= safe.right
    assert safe.top <= box[1] < box[3] <= safe.bottom
    assert "logo" not in {note.where.field for note in graphic.notices if note.code == "not-shown"}


@pytest.mark.parametrize(("template", "fields"), SHARED)
@pytest.mark.parametrize("format_name", WITH_COVERS)
@pytest.mark.parametrize("partner", ["Tea Trust", "Harbourside Neighbours’ Association"])
def test_a_partners_name_stands_in_the_bubble_away_from_other_words(
    template: str, fields: dict[str, str], format_name: str, partner: str
) -> None:
    graphic = renderer().render(
        template, {**fields, "partner": partner}, format=format_name, arrangement=4
    )
    (name,) = (text for text in graphic.drawing.texts if text.field == "partner")
    ink = name.ink
    for text in graphic.drawing.texts:
        other = text.ink
        beside = other.right <= ink.left or other.left >= ink.right
        assert text is name or beside or other.bottom <= ink.top or other.top >= ink.bottom
    assert not [note for note in graphic.notices if note.code == "outside-safe-area"]


@pytest.mark.parametrize("template", ["random-act", "save-the-date"])
def test_a_header_says_that_it_has_no_room_for_the_logo(template: str) -> None:
    graphic = renderer().render(
        template, {**ACT, "logo": "round.svg"}, format="x-header", assets=LOGOS
    )
    assert not boxes(graphic)
    assert "not-shown" in {note.code for note in graphic.notices}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a photograph and a logo."""
    folder = tmp_path_factory.mktemp("pictures")
    Image.linear_gradient("L").resize((1600, 1600)).convert("RGB").save(folder / "tea.jpg")
    (folder / "round.svg").write_bytes((LOGOS / "round.svg").read_bytes())
    return folder


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("format_name", [*WITH_COVERS, "tiktok-photo", "pinterest-pin"])
@pytest.mark.parametrize("logo", ["", "round.svg"])
def test_a_photograph_of_an_event_stands_away_from_words_and_logo(
    words: str, format_name: str, logo: str, pictures: Path
) -> None:
    for arrangement in range(0, 12, 3):
        graphic = renderer().render(
            "event",
            {**WORDS[words], "image": "tea.jpg", "logo": logo},
            format=format_name,
            arrangement=arrangement,
            assets=pictures,
        )
        found = boxes(graphic)
        for box in found:
            assert_no_words_in(box, graphic)
            assert box[0] >= 0
            assert box[2] <= graphic.width
        if len(found) == 2:
            (left, top, right, bottom), other = found
            beside = right <= other[0] or left >= other[2]
            assert beside or bottom <= other[1] or top >= other[3]
        without = {"facebook-cover"} | ({"facebook-event-cover"} if logo else set())
        missing = {note.where.field for note in graphic.notices if note.code == "not-shown"}
        assert ("image" in missing) == (format_name in without)
        assert "title" in {text.field for text in graphic.drawing.texts}
