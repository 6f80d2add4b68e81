"""Quote, statistic and save-the-date: what is particular to their pictures and words."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from connection_graphics import Graphic, Renderer, get_format
from connection_graphics.choosing import ARRANGEMENTS
from tests.test_motifs import FACE_CONTRAST, FORMATS, ODD_FORMATS, contrast, people, picture

SVG = "{http://www.w3.org/2000/svg}"
QUOTE = {"caption": "I said hello at the bus stop. Now we save each other a seat."}
#: About 25 words in each language, the most that a picture is to say.
LONG_QUOTES = {
    "en": "My neighbour asked me in for tea when the lift broke down, and now we have breakfast "
    "together every Sunday, with her sister and both dogs.",
    "cy": "Gofynnodd fy nghymydog i mi ddod i mewn am baned pan dorrodd y lifft, ac erbyn hyn "
    "rydyn ni’n cael brecwast gyda’n gilydd bob dydd Sul.",
    "de": "Als der Aufzug kaputtging, lud mich meine Nachbarin zum Tee ein, und seitdem "
    "frühstücken wir jeden Sonntag gemeinsam mit ihrer Schwester.",
    "vi": "Khi thang máy hỏng, người hàng xóm mời tôi vào uống trà, và giờ đây mỗi Chủ nhật "
    "chúng tôi cùng ăn sáng với chị gái của bà ấy.",
    "ar": "دعتني جارتي إلى شرب الشاي عندما تعطل المصعد، والآن نتناول الفطور معًا كل يوم أحد "
    "مع أختها وكلبيها اللطيفين.",
}
EVERY_PICTURE = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name in (*FORMATS, *ODD_FORMATS)
    for number in range(ARRANGEMENTS)
]


def drawn(graphic: Graphic, field: str) -> str:
    """Return the words drawn as *field*, on one line."""
    (text,) = (text for text in graphic.drawing.texts if text.field == field)
    return " ".join(" ".join(text.lines).replace("\u2060", "").split())


def fills(root: ET.Element) -> str:
    """Return the colour of the field, which the first rect paints."""
    rect = root.find(f"{SVG}rect")
    assert rect is not None
    return rect.attrib["fill"]


# Quote


@pytest.mark.parametrize(("format_name", "number"), EVERY_PICTURE)
def test_whoever_is_quoted_stands_out_from_disc_and_field(format_name: str, number: int) -> None:
    root = picture("quote", format_name, number, QUOTE)
    palette = {value: name for name, value in Renderer().campaign.palette.items()}
    assert palette[fills(root)] == "lilac"
    (person,) = people(root)
    assert "lilac" not in (person.skin, person.outside)
    group = next(group for group in root.iter(f"{SVG}g") if group.attrib.get("id") == "picture")
    disc = [part for part in group if part.tag == f"{SVG}path"][-1]
    assert contrast(person.outside, palette[disc.attrib["fill"]]) >= FACE_CONTRAST
    # The disc about the lower corner holds the whole head.
    corner_x, corner_y = (float(number) for number in re.findall(r"-?[\d.]+", disc.attrib["d"])[:2])
    (reach,) = {float(number) for number in re.findall(r"A([\d.]+)", disc.attrib["d"])}
    away = ((person.x - corner_x) ** 2 + (person.y - corner_y) ** 2) ** 0.5
    assert away + person.radius <= reach


@pytest.mark.parametrize("lang", LONG_QUOTES)
@pytest.mark.parametrize("format_name", [*FORMATS, *ODD_FORMATS])
def test_a_quote_of_25_words_is_shown_whole(format_name: str, lang: str) -> None:
    words = {"caption": LONG_QUOTES[lang], "lang": lang, "source": "Priya", "place": "Caerdydd"}
    graphic = Renderer().render("quote", words, format=format_name)
    assert drawn(graphic, "title").replace(" ", "") == LONG_QUOTES[lang].replace(" ", "")
    assert drawn(graphic, "source") == "Priya"
    assert not [note for note in graphic.notices if note.code == "outside-safe-area"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_words_of_a_quote_stay_in_their_bubble(format_name: str) -> None:
    for words in (QUOTE, {"caption": "She waved back."}, {"caption": LONG_QUOTES["en"]}):
        root = picture("quote", format_name, 0, words)
        bubble = next(part for part in root.iter() if part.attrib.get("data-motif") == "bubble")
        left, top = (float(number) for number in re.findall(r"[\d.]+", bubble.attrib["d"])[:2])
        right = float(re.findall(r"H([\d.]+)", bubble.attrib["d"])[0])
        low = float(re.findall(r"V([\d.]+)", bubble.attrib["d"])[0])
        graphic = Renderer().render("quote", words, format=format_name, arrangement=0)
        (quote,) = (text for text in graphic.drawing.texts if text.field == "title")
        assert left - 131 < quote.ink.left
        assert quote.ink.right < right + 131
        assert top < quote.ink.top
        assert quote.ink.bottom < low + 131


# Statistic


@pytest.mark.parametrize("format_name", [*FORMATS, *ODD_FORMATS])
def test_almost_half_is_said_in_words_and_drawn_a_little_below_half(format_name: str) -> None:
    graphic = Renderer().render("statistic", format=format_name)
    assert drawn(graphic, "title") == "Almost half"
    assert drawn(graphic, "subtitle") == "of us in the UK feel lonely at least some of the time."
    assert not any(
        letter.isdigit() or letter in "%½" for text in graphic.drawing.texts for letter in text.text
    )
    (cut,) = [
        part.attrib["data-share"]
        for part in picture("statistic", format_name, 0, {"link": "example.org"}).iter()
        if "data-share" in part.attrib
    ]
    assert float(cut) == Renderer().campaign.statistic_share
    assert 0.4 < float(cut) < 0.5


def test_the_campaigns_sentence_is_not_put_to_a_figure_of_the_posts_own() -> None:
    own = Renderer().render("statistic", figure="Nine in ten")
    assert drawn(own, "title") == "Nine in ten"
    assert "feel lonely" not in " ".join(text.text for text in own.drawing.texts)
    sentence = Renderer().render("statistic", caption="A hello takes one second")
    assert drawn(sentence, "title") == "A hello takes one second"
    assert "Almost half" not in " ".join(text.text for text in sentence.drawing.texts)


@pytest.mark.parametrize(("format_name", "number"), EVERY_PICTURE)
def test_the_divided_face_is_whole_and_clear_of_the_words(format_name: str, number: int) -> None:
    words = {"link": "https://lonelinessawarenessweek.org"}
    root = picture("statistic", format_name, number, words)
    format_ = get_format(format_name)
    (face,) = people(root)
    side = min(format_.width, format_.height)
    assert face.x + face.radius <= format_.width - 0.032 * side
    graphic = Renderer().render("statistic", words, format=format_name, arrangement=number)
    for text in graphic.drawing.texts:
        near_x = min(max(face.x, text.ink.left), text.ink.right)
        near_y = min(max(face.y, text.ink.top), text.ink.bottom)
        away = ((near_x - face.x) ** 2 + (near_y - face.y) ** 2) ** 0.5
        assert away >= face.radius, text.field


# Save the date


@pytest.mark.parametrize(("format_name", "number"), EVERY_PICTURE)
def test_seven_different_people_stand_on_one_ribbon(format_name: str, number: int) -> None:
    root = picture("save-the-date", format_name, number, {"link": "example.org"})
    found = people(root)
    assert len(found) == 7
    assert len({person.shape for person in found}) == 7
    for one, other in pairwise(found):
        assert one.skin != other.skin
        assert one.outside != other.outside
    assert sum("lilac" in (person.skin, person.outside) for person in found) == 1
    motifs = [part.attrib.get("data-motif") for part in root.iter()]
    assert motifs.count("ribbon") == 1
    format_ = get_format(format_name)
    for person in found:
        assert contrast(person.outside, "marmalade") >= FACE_CONTRAST
        assert person.x - person.radius >= 0.03 * min(format_.width, format_.height)
        assert person.x + person.radius <= format_.width - 0.03 * min(format_.width, format_.height)
    for one in found:
        for other in found:
            if one is not other:
                away = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
                assert away > one.radius + other.radius


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_dates_are_the_campaigns_or_the_posts_own(format_name: str) -> None:
    week = Renderer().render("save-the-date", format=format_name)
    assert drawn(week, "title") == "10–16 June"
    assert drawn(week, "subtitle") == "Loneliness Awareness Week 2024"
    own = Renderer().render(
        "save-the-date", date="2024-06-13", time="2pm", caption="The long table", format=format_name
    )
    assert drawn(own, "title") == "13 June"
    assert drawn(own, "times") == "2pm"
    assert drawn(own, "subtitle") == "The long table"


def test_stacked_dates_never_tear_the_days_apart() -> None:
    graphic = Renderer().render("save-the-date", format="instagram-story")
    (title,) = (text for text in graphic.drawing.texts if text.field == "title")
    assert [line.strip().replace("\u2060", "") for line in title.lines] == ["10–16", "June"]
