"""Units, their keys, and what is kept of pictures that share their beginning."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import Drawing
from connection_graphics.layers import Layer, Layers, Unit, units_of, without
from connection_graphics.svg.references import resolve_references
from connection_graphics.svg.tree import parse


def drawing(inner: str, attributes: str = "") -> Drawing:
    root = parse(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inner}</svg>')
    resolve_references(root)
    return Drawing(100, 100, root, (), ())


def units(inner: str, attributes: str = "") -> tuple[Unit, ...]:
    return units_of(drawing(inner, attributes), width=100, height=100)


def tags(inner: str) -> list[str]:
    return [unit.element.tag for unit in units(inner)]


def shared(one: str, other: str) -> int:
    """Return how many units of the two are drawn once for both."""
    pairs = zip(units(one), units(other), strict=False)
    return sum(a.key == b.key for a, b in pairs)


def test_units_are_the_leaves_of_groups_that_only_place() -> None:
    assert tags('<rect/><g transform="scale(2)"><circle/><g><path/></g></g><rect/>') == [
        "rect",
        "circle",
        "path",
        "rect",
    ]


@pytest.mark.parametrize(
    "attribute",
    [
        'opacity="0.5"',
        'mask="url(#a)"',
        'filter="url(#a)"',
        'clip-path="url(#a)"',
        'fill="url(#a)"',
    ],
)
def test_a_group_with_an_effect_is_one_unit(attribute: str) -> None:
    assert tags(f"<g {attribute}><rect/><rect/></g>") == ["g"]


@pytest.mark.parametrize("attribute", ['opacity="0.5"', 'mask="url(#a)"', 'clip-path="url(#a)"'])
def test_a_picture_with_an_effect_has_no_units(attribute: str) -> None:
    assert units("<rect/><rect/>", attribute) == ()


def test_equal_beginnings_have_equal_keys() -> None:
    assert shared('<rect x="1"/><rect x="2"/><rect x="3"/>', '<rect x="1"/><rect x="2"/>') == 2
    assert shared('<rect x="1"/><rect x="2"/>', '<rect x="9"/><rect x="2"/>') == 0
    assert shared('<rect x="1"/><rect x="2"/>', '<rect x="1"/><rect x="2" fill="red"/>') == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<g fill="red"><rect/></g>', '<g fill="blue"><rect/></g>'),
        ("<g><g><rect/></g></g>", '<g><g transform="scale(2)"><rect/></g></g>'),
        ('<g opacity="0.5"><rect x="1"/></g>', '<g opacity="0.5"><rect x="2"/></g>'),
        ("<rect/>", "<g><rect/></g>"),
        ('<rect x="1" y="2"/>', '<rect x="12" y=""/>'),
    ],
)
def test_what_is_inside_and_around_a_unit_is_in_its_key(one: str, other: str) -> None:
    assert shared(one, other) == 0


GRADIENT = (
    '<defs><linearGradient id="a" href="#b"/><linearGradient id="b">'
    '<stop stop-color="{}"/></linearGradient></defs><rect fill="url(#a)"/><rect x="5"/>'
)


def test_a_definition_belongs_to_what_uses_it() -> None:
    assert shared(GRADIENT.format("red"), GRADIENT.format("red")) == 2
    assert shared(GRADIENT.format("red"), GRADIENT.format("blue")) == 0


def test_definitions_of_definitions_belong_to_it_too() -> None:
    mask = (
        '<defs><linearGradient id="a"><stop stop-color="{}"/></linearGradient>'
        '<mask id="m"><rect fill="url(#a)"/></mask></defs><rect mask="url(#m)"/>'
    )
    assert shared(mask.format("red"), mask.format("blue")) == 0
    assert len(units(mask.format("red"))[0].references) == 2


def test_size_is_in_every_key() -> None:
    picture = drawing("<rect/>")
    one = units_of(picture, width=100, height=100)
    assert one[0].key != units_of(picture, width=200, height=200)[0].key
    assert one[0].key == units_of(drawing("<rect/>"), width=100, height=100)[0].key


def test_the_rest_of_a_picture_is_drawn_as_it_was() -> None:
    picture = drawing(
        '<defs><linearGradient id="a"/><linearGradient id="b"/></defs><rect fill="url(#a)"/>'
        '<g transform="scale(2)"><circle r="1"/><circle r="2" fill="url(#b)"/></g><path/>'
    )
    found = units_of(picture, width=100, height=100)
    rest = without(picture, found, 2)
    definitions, group, path = rest.root
    assert [part.get("id") for part in definitions] == ["b--2"]
    assert group.get("transform") == "scale(2)"
    assert [child.get("r") for child in group] == ["2"]
    assert path is found[3].element
    assert [len(child) for child in picture.root] == [2, 0, 2, 0], "the picture itself is changed"


def keys(*letters: str) -> list[Unit]:
    element = drawing("").root
    return [
        Unit(element, "".join(letters[: end + 1]).encode(), frozenset())
        for end in range(len(letters))
    ]


def layer(key: bytes, size: int = 100) -> Layer:
    return Layer(key, (bytearray(size),), opaque=True)


def test_the_second_picture_with_the_same_beginning_keeps_it() -> None:
    layers = Layers(1000)
    assert layers.plan(keys("a", "b", "c", "x")).keep_before is None
    second = layers.plan(keys("a", "b", "c", "y"))
    assert (second.layer, second.start, second.keep_before) == (None, 0, 3)
    layers.keep(layer(b"abc"))
    third = layers.plan(keys("a", "b", "c", "z"))
    assert third.layer is not None
    assert (third.layer.key, third.start, third.keep_before) == (b"abc", 3, None)


def test_pictures_by_turns_find_their_own_beginning() -> None:
    layers = Layers(1000)
    layers.plan(keys("a", "b", "c", "x"))
    layers.plan(keys("p", "q", "r", "x"))
    assert layers.plan(keys("a", "b", "c", "y")).keep_before == 3
    assert layers.plan(keys("p", "q", "r", "y")).keep_before == 3


def test_a_longer_beginning_is_kept_when_it_comes_again() -> None:
    layers = Layers(1000)
    layers.plan(keys("a", "b", "c", "d", "e", "x"))
    layers.keep(layer(b"ab"))
    plan = layers.plan(keys("a", "b", "c", "d", "e", "y"))
    assert (plan.start, plan.keep_before) == (2, 5)


def test_two_more_units_are_not_worth_keeping() -> None:
    layers = Layers(1000)
    layers.plan(keys("a", "b", "c", "x"))
    layers.keep(layer(b"a"))
    assert layers.plan(keys("a", "b", "c", "y")).keep_before is None


def test_the_least_recently_used_goes_first() -> None:
    layers = Layers(250)
    layers.keep(layer(b"ab"))
    layers.keep(layer(b"pq"))
    layers.plan(keys("a", "b", "x"))
    layers.keep(layer(b"uv"))
    assert layers.plan(keys("p", "q", "x")).layer is None
    assert layers.plan(keys("a", "b", "x")).layer is not None


def test_no_more_is_kept_than_is_allowed() -> None:
    layers = Layers(50)
    layers.keep(layer(b"ab"))
    assert layers.plan(keys("a", "b", "x")).layer is None


def test_what_is_forgotten_is_gone() -> None:
    layers = Layers(1000)
    layers.plan(keys("a", "b", "x"))
    layers.keep(layer(b"ab"))
    layers.clear()
    plan = layers.plan(keys("a", "b", "x"))
    assert (plan.layer, plan.keep_before) == (None, None)
