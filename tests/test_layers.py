"""What is kept of pictures that have units in common, and what they then start from."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from connection_graphics.bitmap import Pressed, Shelf
from connection_graphics.layers import Layer, Layers, LentShelf, Plan
from connection_graphics.places import Area
from connection_graphics.svg.tree import Element
from connection_graphics.units import Unit


def unit(letter: str) -> Unit:
    return Unit(Element("rect"), letter.encode(), frozenset(), ())


def plan(
    layers: Layers, letters: str, area_of: Callable[[Unit], Area | None] | None = None
) -> Plan:
    """Return the plan for a picture of a unit a letter; without *area_of* each has its own rows."""
    return layers.plan([unit(letter) for letter in letters], area_of or apart, size=100)


def apart(of: Unit) -> Area:
    row = of.key[0]
    return Area(0, row, 10, row + 1)


def everywhere(_: Unit) -> Area | None:
    return None


def layer(letters: str, size: int = 100, *, flat: bool = False) -> Layer:
    """Return a layer of as many bytes; they can be pressed where it is *flat*."""
    keys = tuple(letter.encode() for letter in letters)
    pixels = bytes(size) if flat else random.Random(letters).randbytes(size)  # noqa: S311
    return Layer(keys, (bytearray(pixels),), opaque=True)


def names(units: tuple[Unit, ...]) -> str:
    return "".join(unit.key.decode() for unit in units)


def kept_by(made: Plan) -> str:
    return b"".join(made.keys).decode()


def test_the_second_picture_with_the_same_units_keeps_them() -> None:
    layers = Layers(1000)
    assert not plan(layers, "abcx").keys
    second = plan(layers, "abcy")
    assert (second.layer, kept_by(second)) == (None, "abc")
    assert (names(second.below), names(second.above)) == ("abc", "y")
    layers.keep(layer("abc"))
    third = plan(layers, "abcz")
    assert third.layer is not None
    assert (third.layer.keys, third.keys, names(third.above)) == ((b"a", b"b", b"c"), (), "z")


def test_what_stands_over_the_change_is_kept_where_it_does_not_touch_it() -> None:
    layers = Layers(1000)
    plan(layers, "axbc")
    second = plan(layers, "aybc")
    assert (kept_by(second), names(second.above)) == ("abc", "y")
    assert second.touched == ((ord("y"), ord("y") + 1),)
    layers.keep(layer("abc"))
    third = plan(layers, "azbc")
    assert third.layer is not None
    assert names(third.above) == "z"


def test_what_touches_the_change_is_drawn_over_it_again() -> None:
    def area_of(of: Unit) -> Area:
        return Area(0, 0, 10, 10) if of.key in b"xyb" else apart(of)

    layers = Layers(1000)
    plan(layers, "axbc", area_of)
    second = plan(layers, "aybc", area_of)
    assert (kept_by(second), names(second.above)) == ("ac", "yb")


def test_what_touches_that_is_drawn_again_too() -> None:
    places = {b"b": Area(0, 5, 10, 15), b"c": Area(0, 14, 10, 20)}

    def area_of(of: Unit) -> Area:
        return places.get(of.key) or (Area(0, 0, 10, 10) if of.key in b"xy" else apart(of))

    layers = Layers(1000)
    plan(layers, "axbcd", area_of)
    assert names(plan(layers, "aybcd", area_of).above) == "ybc"


def test_over_what_may_be_anywhere_nothing_is_kept() -> None:
    layers = Layers(1000)
    plan(layers, "abxc", everywhere)
    second = plan(layers, "abyc", everywhere)
    assert (kept_by(second), names(second.above), second.touched) == ("ab", "yc", None)


def test_nothing_is_kept_without_the_lowest_unit() -> None:
    layers = Layers(1000)
    plan(layers, "xabc")
    second = plan(layers, "yabc")
    assert (second.keys, names(second.above)) == ((), "yabc")


def test_a_layer_is_not_started_from_where_the_order_is_another() -> None:
    layers = Layers(1000)
    layers.keep(layer("abc"))
    assert plan(layers, "acbx").layer is None
    assert plan(layers, "abbcx").layer is None
    assert plan(layers, "abcx").layer is not None


def test_pictures_by_turns_find_their_own_beginning() -> None:
    layers = Layers(1000)
    plan(layers, "abcx")
    plan(layers, "pqrx")
    assert kept_by(plan(layers, "abcy")) == "abc"
    assert kept_by(plan(layers, "pqry")) == "pqr"


def test_more_is_kept_when_it_comes_again() -> None:
    layers = Layers(1000)
    plan(layers, "abcdefghijx")
    layers.keep(layer("ab"))
    made = plan(layers, "abcdefghijy")
    assert made.layer is not None
    assert made.layer.keys == (b"a", b"b")
    assert (names(made.below), kept_by(made)) == ("cdefghij", "abcdefghij")


def test_a_few_more_units_are_not_worth_keeping() -> None:
    layers = Layers(1000)
    plan(layers, "abcx")
    layers.keep(layer("a"))
    assert not plan(layers, "abcy").keys


def test_words_that_come_again_do_not_keep_a_layer_of_their_own() -> None:
    layers = Layers(1000)
    layers.keep(layer("abcd"))
    for letters in ("axbcd", "aybcd", "axbcd", "azbcd", "aybcd"):
        assert not plan(layers, letters).keys


def test_the_least_recently_used_goes_first() -> None:
    layers = Layers(250)
    layers.keep(layer("ab"))
    layers.keep(layer("pq"))
    plan(layers, "abx")
    layers.keep(layer("uv"))
    assert plan(layers, "pqx").layer is None
    assert plan(layers, "abx").layer is not None


def test_flat_layers_are_packed_before_any_goes_and_come_back_as_they_were() -> None:
    layers = Layers(25_000)
    made = [layer(letters, 10_000, flat=True) for letters in ("ab", "pq", "uv", "fg")]
    before = [one.strips for one in made]
    for one in made:
        layers.keep(one)
    assert [one.is_packed for one in made] == [True, True, False, False]
    assert 20_000 < layers.size <= 25_000
    found = plan(layers, "abx").layer
    assert found is made[0]
    assert not found.is_packed
    assert [one.strips for one in made] == before


def test_pixels_that_were_packed_can_be_asked_for_at_any_time() -> None:
    one = layer("ab", 1000)
    pixels = one.strips
    for _ in range(2):
        one.pack()
        assert one.is_packed
        assert one.strips == pixels


def test_no_more_is_kept_than_is_allowed() -> None:
    layers = Layers(50)
    layers.keep(layer("ab"))
    assert plan(layers, "abx").layer is None


def test_a_picture_that_is_too_large_is_not_kept_and_costs_no_other_its_place() -> None:
    layers = Layers(150)
    layers.keep(layer("ab"))
    for _ in range(3):
        large = layers.plan([unit(letter) for letter in "pqr"], apart, size=200)
        assert not large.keys
    assert plan(layers, "abx").layer is not None


def test_what_is_forgotten_is_gone() -> None:
    layers = Layers(1000)
    plan(layers, "abx")
    layers.keep(layer("ab"))
    layers.clear()
    made = plan(layers, "abx")
    assert (made.layer, made.keys) == (None, ())


@pytest.mark.parametrize("pictures", [30, 100])
def test_only_the_last_pictures_are_remembered(pictures: int) -> None:
    layers = Layers(1000)
    plan(layers, "abc")
    for number in range(pictures):
        plan(layers, chr(0x100 + number))
    assert not plan(layers, "abx").keys


def test_a_shelf_lends_what_does_not_look_at_strips_that_differ() -> None:
    lender: Shelf = {}
    shelf = LentShelf(lender, {4})
    one, other = (Pressed(b"one", 1, 3),), (Pressed(b"other", 1, 5),)
    above, at, leaning, below = (
        ("usual", 2, 3, 3, False),
        ("usual", 2, 3, 4, False),
        ("usual", 2, 5, 5, True),
        ("usual", 2, 5, 5, False),
    )
    for key in (above, at, leaning, below):
        lender[key] = one
    assert shelf.get(above) is shelf.get(below) is one
    assert shelf.get(at) is shelf.get(leaning) is None
    for key in (above, at, leaning, below):
        shelf[key] = other
        assert shelf.get(key) is other
    assert lender == {above: other, at: one, leaning: one, below: other}
    assert sum(len(pressed) for pressed in shelf.values()) == 2


def test_strips_in_common_count_once() -> None:
    layers = Layers(25_000)
    strips = tuple(bytearray(1000) for _ in range(10))
    first = Layer((b"a", b"b"), strips, opaque=True)
    layers.keep(first)
    layers.keep(Layer((b"a", b"c"), (*strips[:-1], bytearray(1000)), opaque=True))
    assert layers.size == 11_000
    layers.keep(layer("pq", 10_000))
    assert not first.is_packed
