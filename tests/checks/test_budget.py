"""How many characters a field holds: that many fit, one more does not."""

from __future__ import annotations

import pytest

from connection_graphics import Renderer
from connection_graphics.errors import FitError
from connection_graphics.text.samples import typical_words


@pytest.mark.parametrize("lang", ["en-GB", "de", "ar"])
def test_that_many_characters_fit_and_no_more(lang: str) -> None:
    renderer = Renderer()
    most = renderer.budget("random-act", format="instagram-square", lang=lang)["caption"]
    assert 40 < most < 200
    usual = dict(renderer.template("random-act").samples[0].fields)
    for length, fits in ((most, True), (most + 1, False)):
        fields = {**usual, "caption": typical_words(lang, length), "lang": lang}
        try:
            renderer.render("random-act", fields, format="instagram-square", arrangement=0)
        except FitError:
            assert not fits
        else:
            assert fits


def test_a_wide_picture_holds_less_of_what_may_be_left_out() -> None:
    renderer = Renderer()
    square = renderer.budget("event", format="instagram-square")
    wide = renderer.budget("event", format="x-post")
    assert set(wide) <= set(square)
    assert wide["access"] < square["access"]


@pytest.mark.parametrize("lang", ["en-GB", "cy", "th", "xx"])
@pytest.mark.parametrize("length", [1, 2, 40, 400])
def test_typical_words_have_the_length_asked_for(lang: str, length: int) -> None:
    words = typical_words(lang, length)
    assert len(words) == length
    assert words == words.strip()


def test_a_field_that_is_not_shown_has_no_budget() -> None:
    found = Renderer().budget("talk", format="x-post")

    assert all(count >= 8 for count in found.values())
    assert "caption" not in found
