"""Hostile words from a row to the drawing: drawn, cleaned or refused, and never next door."""

from __future__ import annotations

import time

import pytest

from connection_graphics import Renderer
from connection_graphics.errors import ConnectionGraphicsError, FontError
from connection_graphics.graphic import Graphic

from .test_properties import HOSTILE

RENDERER = Renderer()
EVENT = {"event_name": "Tea & talk", "place": "Leeds Central Library", "access": "Free."}

#: What tries to reverse, hide or swallow the words of the next field.
ESCAPING = {
    "an override that is not closed": "Tea \u202e and talk",
    "isolates that are not closed": "Tea \u2067\u2068\u2066 and talk",
    "a closing sign too many": "Tea \u2069\u2069\u202c\u202c and talk",
    "nested a hundred deep": "\u202b" * 100 + "Tea" + "\u202e" * 100,
    "markup": "</text><rect width='9999' height='9999'/><text>Tea",
    "a style": "Tea <style>text{fill:red}</style>",
    "a placeholder": "{{ place }} {% raw %}",
    "an entity": "&xxe; &#60;script&#62; ]]>",
}


def event(name: str) -> Graphic:
    return RENDERER.render("event", {**EVENT, "event_name": name}, arrangement=0)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_row_is_drawn_or_refused_at_once(kind: str) -> None:
    event("warm")
    began = time.process_time()
    try:
        graphic = event(HOSTILE[kind])
    except ConnectionGraphicsError as error:
        assert len(str(error)) < 600  # noqa: PT017 - either is right
        assert error.where.field  # noqa: PT017
    else:
        assert graphic.fit["place"].lines == (EVENT["place"],)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("kind", ESCAPING)
def test_nothing_leaks_into_the_next_field(kind: str) -> None:
    def beside(graphic: Graphic) -> list[tuple[object, ...]]:
        fields = {text.field: text for text in graphic.drawing.texts}
        return [
            (name, fields[name].lines, fields[name].fill, fields[name].families)
            for name in ("place", "access", "hashtag")
        ]

    graphic = event(ESCAPING[kind])
    assert beside(graphic) == beside(event("Tea and talk"))
    runs = [run for run in graphic.drawing.runs if run.text == EVENT["place"]]
    assert len(runs) == 1
    xs = [glyph.x for glyph in runs[0].glyphs]
    assert xs == sorted(xs)


def test_markup_is_words() -> None:
    graphic = event("Tea <b>& talk</b>")
    assert "".join(graphic.fit["title"].lines).replace(" ", "") == "Tea<b>&talk</b>"


def test_a_character_that_no_font_has_may_be_replaced() -> None:
    with pytest.raises(FontError):
        event("Tea & \U00013000")
    renderer = Renderer(replace_missing=True)
    graphic = renderer.render("event", {**EVENT, "event_name": "Tea & \U00013000"})
    assert "".join(graphic.fit["title"].lines) == "Tea & ?"
    (notice,) = [notice for notice in graphic.notices if notice.code == "replaced-character"]
    assert "U+13000 EGYPTIAN HIEROGLYPH A001" in str(notice)


def test_asterisks_of_emphasis_are_only_in_the_caption() -> None:
    graphic = RENDERER.render("random-act", {"caption": "Say *hello* to \\*them\\*"})
    said = "Say hello to *them*"
    assert " ".join(graphic.fit["title"].lines) == said
    assert graphic.title == said
    assert graphic.alt_text.startswith(said)
    assert graphic.post_text().startswith(said)
