"""Which part of a photograph is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from connection_graphics.errors import DataError
from connection_graphics.pictures.focus import CENTRE, Focus, crop_box, read_focus


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("50% 30%", 0.5, 0.3),
        ("50 % 30 %", 0.5, 0.3),
        ("12.5,100", 0.125, 1.0),
        ("70%", 0.7, 0.5),
        ("top", 0.5, 0.0),
        ("Left", 0.0, 0.5),
        ("bottom right", 1.0, 1.0),
        ("right-bottom", 1.0, 1.0),
        ("centre", 0.5, 0.5),
        ("center left", 0.0, 0.5),
        ("auto", None, None),
        ("face", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_words_and_numbers(text: str | None, x: float | None, y: float | None) -> None:
    assert read_focus(text) == Focus(x, y)


@pytest.mark.parametrize(
    "text", ["somewhere", "120% 30%", "1 2 3", "top bottom", "left left", "50% top", "-5%x"]
)
def test_what_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        read_focus(text)
    assert caught.value.code == "bad-focus"
    assert caught.value.where.field == "image_focus"


def test_the_focus_is_in_the_middle_where_it_can_be() -> None:
    image = Image.new("RGB", (300, 100))
    assert crop_box(image, 10, 10, CENTRE) == (100, 0, 200, 100)
    assert crop_box(image, 10, 10, Focus(0.4, 0.9)) == (70, 0, 170, 100)
    assert crop_box(image, 10, 10, Focus(0.0, 0.5)) == (0, 0, 100, 100)
    assert crop_box(image, 10, 10, Focus(1.0, 0.5)) == (200, 0, 300, 100)


@given(
    size=st.tuples(st.integers(1, 400), st.integers(1, 400)),
    slot=st.tuples(st.integers(1, 400), st.integers(1, 400)),
    x=st.none() | st.floats(0, 1),
    y=st.floats(0, 1),
)
def test_the_box_is_inside_and_has_the_slots_shape(
    size: tuple[int, int], slot: tuple[int, int], x: float | None, y: float
) -> None:
    image = Image.new("RGB", size)
    left, top, right, bottom = crop_box(image, *slot, Focus(x, y if x is not None else None))
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    assert (right - left) * slot[1] == pytest.approx((bottom - top) * slot[0], rel=1e-6)
    # As large as can be: it touches two opposite edges.
    assert right - left == pytest.approx(size[0]) or bottom - top == pytest.approx(size[1])


def _busy(size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    """Return a calm picture with something to see in *box*."""
    image = Image.new("RGB", size, (120, 160, 190))
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = box
    for x in range(left, right, 12):
        draw.rectangle([x, top, x + 5, bottom], (30, 20, 20))
    return image


@pytest.mark.parametrize("place", [100, 500, 800])
def test_automatic_shows_what_there_is_to_see(place: int) -> None:
    image = _busy((1000, 300), (place, 80, place + 100, 200))
    left, _, right, _ = crop_box(image, 300, 300, Focus())
    assert left <= place
    assert right >= place + 100


def test_automatic_has_heads_in_the_upper_half() -> None:
    image = _busy((400, 1000), (120, 300, 280, 420))
    _, top, _, bottom = crop_box(image, 400, 400, Focus())
    middle = (360 - top) / (bottom - top)
    assert 0.25 < middle < 0.55


def test_automatic_prefers_the_upper_of_two() -> None:
    image = _busy((400, 1000), (120, 150, 280, 250))
    image.paste(_busy((400, 400), (120, 150, 280, 250)), (0, 600))
    _, top, _, bottom = crop_box(image, 400, 400, Focus())
    assert top < 200 < bottom


def test_automatic_takes_the_middle_of_what_is_all_alike() -> None:
    assert crop_box(Image.new("RGB", (300, 100)), 10, 10, Focus())[0] == pytest.approx(100, abs=2)
