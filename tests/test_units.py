"""Units of a picture: which they are, what is in their keys, and where they paint."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import Drawing
from connection_graphics.places import Area, area_of
from connection_graphics.svg.references import resolve_references
from connection_graphics.svg.tree import parse
from connection_graphics.units import Unit, part_of, units_of


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


def test_equal_units_have_equal_keys_wherever_they_stand() -> None:
    assert shared('<rect x="1"/><rect x="2"/><rect x="3"/>', '<rect x="1"/><rect x="2"/>') == 2
    assert shared('<rect x="1"/><rect x="2"/>', '<rect x="9"/><rect x="2"/>') == 1
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
    assert shared(GRADIENT.format("red"), GRADIENT.format("blue")) == 1


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


def test_part_of_a_picture_is_drawn_as_it_was() -> None:
    picture = drawing(
        '<defs><linearGradient id="a"/><linearGradient id="b"/></defs><rect fill="url(#a)"/>'
        '<g transform="scale(2)"><circle r="1"/><circle r="2" fill="url(#b)"/></g><path/>'
    )
    found = units_of(picture, width=100, height=100)
    rest = part_of(picture, found[2:])
    definitions, group, path = rest.root
    assert [part.get("id") for part in definitions] == ["b--2"]
    assert group.get("transform") == "scale(2)"
    assert [child.get("r") for child in group] == ["2"]
    assert path is found[3].element
    assert [len(child) for child in picture.root] == [2, 0, 2, 0], "the picture itself is changed"


def area(inner: str, attributes: str = "", size: tuple[int, int] = (100, 100)) -> Area | None:
    picture = drawing(inner, attributes)
    width, height = size
    (unit,) = units_of(picture, width=width, height=height)
    return area_of(unit, picture, width=width, height=height)


RECT = '<rect x="10" y="20" width="30" height="40"/>'


def test_a_rect_paints_where_it_stands_and_a_little_around() -> None:
    assert area(RECT) == (8, 18, 42, 62)
    assert area(RECT, size=(200, 200)) == (18, 38, 82, 122)
    assert area(f'<g transform="translate(5 0)"><g transform="scale(2)">{RECT}</g></g>') == (
        *(23, 38),
        *(87, 122),
    )
    assert area(RECT, 'viewBox="10 20 50 50" width="100" height="100"') == (-2, -2, 62, 82)


@pytest.mark.parametrize(
    "inner",
    [
        '<rect x="10" y="20" width="30" height="40" stroke="red"/>',
        '<rect width="3" height="4" stroke="red" stroke-linejoin="round" stroke-width="9%"/>',
        f'<g stroke="red" stroke-linejoin="round" stroke-width="1em">{RECT}</g>',
        '<rect x="10%" y="20" width="30" height="40"/>',
        '<rect x="1em" y="20" width="30" height="40"/>',
        '<rect x="10" y="20" width="30" height="40" filter="url(#a)"/>',
        '<g transform-origin="50 50" transform="rotate(9)"><rect width="9" height="9"/></g>',
        '<circle r="5%"/>',
        '<path d="M0,0 L9,9 #"/>',
        '<path d="M30,50 a20,20 0 0140,0"/>',
        '<path d="M30,50 a20,20 0 00 40,0z"/>',
        '<path d="M30,50 A20 20 0 0 0 70 50 20 20 0 0130 50"/>',
        '<ellipse rx="5" ry="4"/>',
        f'<g opacity="0.5">{RECT}</g>',
    ],
)
def test_what_is_not_plain_is_left_to_cairo(inner: str) -> None:
    assert area(inner) is None


@pytest.mark.parametrize(
    ("inner", "ends"),
    [
        ('<circle cx="50" cy="40" r="10"/>', (40, 30, 60, 50)),
        ('<path d="M10,20 L30,20 30,60Z"/>', (10, 20, 30, 60)),
        ('<path d="m10,20 l20,0 h5 v-15 z"/>', (10, 5, 35, 20)),
        ('<path d="M10,20 C10,0 50,0 50,20 q10,10 20,0"/>', (10, 0, 70, 30)),
        ('<path d="M10,20 h9 z m5,5 l1,1"/>', (10, 20, 19, 26)),
        ('<path d=""/>', (0, 0, 0, 0)),
    ],
)
def test_shapes_paint_inside_of_the_points_that_they_name(
    inner: str, ends: tuple[int, int, int, int]
) -> None:
    left, top, right, bottom = ends
    assert area(inner) == (left - 2, top - 2, right + 2, bottom + 2)


@pytest.mark.parametrize(
    ("inner", "ends"),
    [
        (f'<g stroke="red" stroke-linejoin="round" stroke-width="20">{RECT}</g>', (-5, 5, 55, 75)),
        (f'<g stroke="red" stroke-linejoin="bevel">{RECT}</g>', (9, 19, 41, 61)),
        ('<path d="M30,50 A20,20 0 1 1 70,50"/>', (29, 29, 71, 51)),
        ('<path d="M30,50 a20,20 0 0 0 40,0"/>', (29, 49, 71, 71)),
        ('<path d="M10,20 C10,0 50,0 50,20 S90,40 90,20"/>', (9, 4, 91, 36)),
    ],
)
def test_strokes_and_arcs_have_room(inner: str, ends: tuple[int, int, int, int]) -> None:
    found = area(inner)
    assert found is not None
    for edge, end in zip(found, ends, strict=True):
        assert abs(edge - end) <= 3


def test_areas_meet_where_they_have_a_px_in_common() -> None:
    assert Area(0, 0, 10, 10).meets(Area(9, 9, 20, 20))
    assert not Area(0, 0, 10, 10).meets(Area(10, 0, 20, 10))
    assert not Area(0, 0, 10, 10).meets(Area(0, 10, 10, 20))
