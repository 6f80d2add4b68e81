"""The shipped templates hold the words they are meant for: in the safe area, not too small."""

from __future__ import annotations

from functools import cache

import pytest

from connection_graphics import Graphic, Renderer, get_format
from connection_graphics.formats import FORMATS as EVERY_FORMAT
from connection_graphics.variables import TypeSetting, template_variables

TEMPLATES = tuple(Renderer().template_names())
#: What `--formats instagram,twitter,facebook` draws, and the square.
FORMATS = (
    "instagram-square",
    "instagram-portrait",
    "instagram-story",
    "x-post",
    "facebook-post",
    "facebook-link",
    "facebook-story",
)
#: About twelve words each, with the long words of their languages.
LONG_TITLES = {
    "en": "Invite somebody who lives on their own to share your Sunday lunch table",
    "cy": "Gwahoddwch rywun sy’n byw ar ei ben ei hun i ginio dydd Sul gyda chi",
    "de": "Lade jemanden aus der Nachbarschaft zum gemeinsamen Sonntagsfrühstück ein",
    "pl": "Zaproś sąsiadkę, która mieszka sama, na niedzielny obiad i rozmowę",
    "vi": "Mời người hàng xóm sống một mình đến ăn trưa Chủ nhật cùng gia đình bạn",
}
DETAILS = {
    "date": "2024-06-12",
    "time": "10.30am",
    "end_time": "4.30pm",
    "place": "Old Customs House Garden, Bristol",
    "access": "Free. Everyone welcome.",
    "thanks_to": "Everybody who came",
}


@cache
def renderer() -> Renderer:
    return Renderer()


def smallest_size(graphic: Graphic) -> float:
    variables = template_variables(
        graphic.content,
        renderer().template(graphic.template),
        renderer().campaign,
        graphic.format,
        arrangement=0,
    )
    roles = variables["type"]
    assert isinstance(roles, dict)
    smallest = roles["smallest"]
    assert isinstance(smallest, TypeSetting)
    return smallest.min_size


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", ["short", "typical", "long"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_sample_words_fit(template: str, sample: str, format_name: str) -> None:
    design = renderer().template(template)
    fields = next(words.fields for words in design.samples if words.name == sample)
    for number in (0, 2, 6):
        graphic = renderer().render(template, fields, format=format_name, arrangement=number)
        assert not [note for note in graphic.notices if note.code == "outside-safe-area"]
        if sample != "long":
            assert not graphic.drawing.dropped
        for text in graphic.drawing.texts:
            assert text.size >= smallest_size(graphic)
        drawn = {text.field for text in graphic.drawing.texts}
        assert {"title", "hashtag"} <= drawn
        said = " ".join(text.text for text in graphic.drawing.texts)
        assert "Loneliness Awareness Week" in said or sample == "long"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("lang", LONG_TITLES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_title_of_twelve_words_fits_in_every_language(
    template: str, lang: str, format_name: str
) -> None:
    name = "event_name" if template == "event" else "caption"
    words = {name: LONG_TITLES[lang], "lang": lang, "thanks_to": "Ffion"}
    plain = renderer().render(template, words, format=format_name)
    dated = renderer().render(template, {**words, **DETAILS}, format=format_name)
    field = "subtitle" if template in ("save-the-date", "pledge", "thank-you") else "title"
    for graphic in (plain, dated):
        (title,) = (text for text in graphic.drawing.texts if text.field == field)
        assert "".join(title.lines).replace(" ", "") == LONG_TITLES[lang].replace(" ", "")
    assert "when" not in dated.drawing.dropped or template in ("random-act", "thank-you")


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_to_read_lies_in_what_a_story_covers(template: str) -> None:
    fields = {"caption": "Smile at someone on the street", **DETAILS}
    for number in range(12):
        drawing = (
            renderer()
            .render(template, fields, format="instagram-story", arrangement=number)
            .drawing
        )
        assert min(text.ink.top for text in drawing.texts) >= 0.14 * 1920
        assert max(text.ink.bottom for text in drawing.texts) <= 0.80 * 1920
        (title,) = (text for text in drawing.texts if text.field == "title")
        assert title.ink.bottom <= 1250


def test_title_and_date_of_a_portrait_survive_the_old_square_cut() -> None:
    fields = {"event_name": "Tea & talk at the library", **DETAILS}
    drawing = renderer().render("event", fields, format="instagram-portrait").drawing
    for text in drawing.texts:
        if text.field in ("title", "when"):
            assert text.ink.top >= 135
            assert text.ink.bottom <= 1215


def test_an_optional_part_that_is_absent_leaves_no_hole() -> None:
    fields = {"event_name": "Tea", "date": "2024-06-13"}
    for name in FORMATS:
        bare = renderer().render("event", fields, format=name).drawing
        assert {text.field for text in bare.texts} >= {"title", "when"}
        assert "place" not in {text.field for text in bare.texts}
        height = get_format(name).height
        ink = {text.field: text.ink for text in bare.texts}
        assert ink["when"].top - ink["title"].bottom < 0.12 * height


@pytest.mark.parametrize("format_name", list(EVERY_FORMAT))
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_sample_fits_every_format(name: str, format_name: str) -> None:
    template = renderer().template(name)
    for sample in template.samples:
        graphic = renderer().render(template, sample.fields, format=format_name)
        assert "hashtag" in {text.field for text in graphic.drawing.texts}
