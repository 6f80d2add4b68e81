"""The card of thanks: what it says, in which shapes, and with whose photograph."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from connection_graphics import FORMATS, DataError, FitError, Graphic, render

WORDS = {
    "thanks_to": "Priya and Tom",
    "caption": "You walked forty neighbours home.",
    "date": "15 June 2024",
}
SHAPES = ["square", "portrait", "story", "landscape", "wide"]


def thanks(**fields: str) -> Graphic:
    return render("thank-you", {**WORDS, **fields})


@pytest.mark.parametrize("shape", SHAPES)
def test_it_says_whom_what_for_and_when(shape: str) -> None:
    graphic = render("thank-you", WORDS, format=shape)

    assert graphic.fit["title"].lines[0] == "Thank you"
    assert graphic.fit["when"].lines == ("15\u00a0June",)
    assert graphic.alt_text.startswith(
        "Thank you Priya and Tom. You walked forty neighbours home. Saturday 15 June."
    )


def test_the_thanks_are_in_the_language_of_the_row() -> None:
    graphic = thanks(lang="cy", caption="Diolch am gerdded adref gyda deugain o bobl.")

    assert graphic.alt_text.startswith("Diolch Priya and Tom.")
    assert graphic.alt_text.endswith("Tri blodyn ag wynebau’n gwenu mewn cwpan sy’n gwenu.")


def test_a_day_that_nobody_named_leaves_no_pill() -> None:
    graphic = render("thank-you", thanks_to="Ada", caption="You brought cake.")

    assert "when" not in graphic.fit


def test_nobody_is_thanked_without_a_name() -> None:
    with pytest.raises(DataError, match="there is no thanks_to"):
        render("thank-you", caption="You brought cake.")


def test_names_that_are_far_too_long_are_refused_by_their_field() -> None:
    with pytest.raises(FitError, match='field "thanks_to"'):
        thanks(thanks_to="Everybody who helped " * 12)


def test_a_photograph_takes_the_place_of_the_tallest_flowers_face(tmp_path: Path) -> None:
    Image.new("RGB", (800, 800), (0, 90, 200)).save(tmp_path / "two.jpg")
    graphic = render("thank-you", WORDS, image="two.jpg", assets=tmp_path)

    middle = graphic.image.convert("RGB").getpixel((842, 254))
    assert isinstance(middle, tuple)
    assert max(abs(a - b) for a, b in zip(middle, (0, 90, 200), strict=True)) < 12
    assert "Their photograph is the middle of the tallest" in graphic.alt_text


def test_each_arrangement_is_another_picture() -> None:
    pictures = {
        render("thank-you", WORDS, arrangement=number, scale=0.1).image.tobytes()
        for number in range(12)
    }

    assert len(pictures) == 12


@pytest.mark.parametrize("name", sorted(name for name in FORMATS if not name.startswith("poster")))
def test_typical_words_fit_every_format(name: str) -> None:
    graphic = render("thank-you", WORDS, format=name)

    assert not [each for each in graphic.notices if each.code == "outside-safe-area"]
