"""The pictures of the templates: each of the twelve arrangements keeps the design's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from connection_graphics import Content, Renderer, get_format
from connection_graphics.choosing import ARRANGEMENTS
from connection_graphics.variables import template_variables

SVG = "{http://www.w3.org/2000/svg}"
FORMATS = ("instagram-square", "instagram-portrait", "instagram-story", "x-post")
#: The same shapes in other measures: tiles whose number of px does not divide the canvas.
ODD_FORMATS = ("pinterest-pin", "instagram-landscape", "linkedin-link", "x-square")
FEW = {"event_name": "Tea & talk", "date": "2024-06-13", "place": "Leeds", "caption": None}
MANY = {
    "event_name": "Neighbours’ picnic and seed swap on the green",
    "caption": "Come alone, or bring somebody you have not seen for a while.",
    "date": "2024-06-13",
    "place": "Leeds",
}
TEMPLATES = tuple(Renderer().template_names())
#: Contrast that a face has to its tile at least: it must stand out in grey, too.
FACE_CONTRAST = 1.5
EVENTS = [
    pytest.param(name, words, number, id=f"{name}-{kind}-{number}")
    for name in FORMATS
    for kind, words in (("few", FEW), ("many", MANY))
    for number in range(ARRANGEMENTS)
]


@dataclass(frozen=True, slots=True)
class Tile:
    colour: str
    cell: str
    left: int
    top: int
    side: int

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.cell.split("+")[1:])

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.left + self.side and self.top <= y <= self.top + self.side


@dataclass(frozen=True, slots=True)
class Person:
    shape: str
    skin: str
    #: What is seen against the tile: the headscarf where there is one.
    outside: str
    x: float
    y: float
    radius: float


@cache
def renderer() -> Renderer:
    return Renderer()


@cache
def filled(template: str, format_name: str, number: int, words: tuple[tuple[str, str], ...]) -> str:
    content = Content.from_fields(dict(words), words_needed=False)
    design, format_ = renderer().template(template), get_format(format_name)
    variables = template_variables(
        content, design, renderer().campaign, format_, arrangement=number
    )
    return design.fill(format_.shape, variables)


def picture(
    template: str, format_name: str, number: int, words: Mapping[str, str | None]
) -> ET.Element:
    given = tuple((name, word) for name, word in words.items() if word)
    return ET.fromstring(filled(template, format_name, number, given))  # noqa: S314 - our own


def tiles(root: ET.Element) -> list[Tile]:
    found = []
    for group in root.iter(f"{SVG}g"):
        if "data-tile" in group.attrib:
            rect = group.find(f"{SVG}rect")
            assert rect is not None
            # A tile at a fraction of a px would show a seam.
            left, top, side = (int(rect.attrib[name]) for name in ("x", "y", "width"))
            assert rect.attrib["height"] == rect.attrib["width"]
            assert rect.attrib["shape-rendering"] == "crispEdges"
            tile = Tile(group.attrib["data-tile"], group.attrib["data-cell"], left, top, side)
            assert rect.attrib["fill"] == renderer().campaign.palette[tile.colour]
            found.append(tile)
    return found


def people(root: ET.Element) -> list[Person]:
    names = {value: name for name, value in renderer().campaign.palette.items()}
    found = []
    for group in root.iter(f"{SVG}g"):
        if "data-person" in group.attrib:
            x, y, radius = _numbers(group.attrib["transform"])
            shape = group.attrib["data-person"]
            outline = next(part for part in group if part.tag in (f"{SVG}circle", f"{SVG}path"))
            skin = group.attrib["data-skin"]
            outside = names[outline.attrib["fill"]] if shape == "scarf" else skin
            found.append(Person(shape, skin, outside, x, y, radius))
    return found


def neighbours(found: list[Tile]) -> Iterator[tuple[Tile, Tile]]:
    """Yield the pairs that share an edge: left and right, or upper and lower."""
    for one, other in combinations(found, 2):
        across = (other.left - one.left, other.top - one.top)
        if across in ((one.side, 0), (0, one.side)):
            yield one, other
        elif across in ((-one.side, 0), (0, -one.side)):
            yield other, one


def spanned(first: Tile, second: Tile, root: ET.Element) -> bool:
    """Tell whether a disc of two quarters, or the thing in the smile, lies on the common edge."""
    for group in root.iter(f"{SVG}g"):
        if "data-spans" in group.attrib:
            x, y = _numbers(group.attrib["data-spans"])
            if first.holds(x, y) and second.holds(x, y):
                return True
    halves = {
        (mine.split("-")[0], mine.split("-")[1], yours.split("-")[1])
        for mine in first.parts
        for yours in second.parts
        if mine.split("-")[0] == yours.split("-")[0] and mine.split("-")[2:] == yours.split("-")[2:]
    }
    return any(
        kind in ("quarter", "peel") and (left, right) in (("br", "bl"), ("tr", "tl"))
        for kind, left, right in halves
    )


def contrast(first: str, second: str) -> float:
    one, other = sorted((_luminance(first), _luminance(second)))
    return (other + 0.05) / (one + 0.05)


def _luminance(name: str) -> float:
    value = renderer().campaign.palette[name].lstrip("#")
    parts = [int(value[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize(("format_name", "words", "number"), EVENTS)
def test_neighbouring_tiles_differ_unless_a_shape_spans_them(
    format_name: str, words: Mapping[str, str | None], number: int
) -> None:
    root = picture("event", format_name, number, words)
    pairs = list(neighbours(tiles(root)))
    assert len(pairs) >= 10
    for first, second in pairs:
        assert first.colour != second.colour or spanned(first, second, root), (first, second)


@pytest.mark.parametrize(("format_name", "words", "number"), EVENTS)
def test_a_row_has_one_lilac_tile_or_person_at_most(
    format_name: str, words: Mapping[str, str | None], number: int
) -> None:
    root = picture("event", format_name, number, words)
    persons = people(root)
    rows: dict[int, list[Tile]] = {}
    for tile in tiles(root):
        rows.setdefault(tile.top, []).append(tile)
    for row in rows.values():
        lilac = [tile for tile in row if "lilac" in tile.cell]
        worn = [
            person
            for person in persons
            if "lilac" in (person.skin, person.outside)
            and any(tile.holds(person.x, person.y) for tile in row)
        ]
        assert len(lilac) + len(worn) <= 1


@pytest.mark.parametrize(("format_name", "words", "number"), EVENTS)
def test_two_people_differ_and_stand_out_from_their_tiles(
    format_name: str, words: Mapping[str, str | None], number: int
) -> None:
    root = picture("event", format_name, number, words)
    found = people(root)
    assert len(found) == 2
    assert found[0].shape != found[1].shape
    assert found[0].skin != found[1].skin
    for person in found:
        tile = next(tile for tile in tiles(root) if tile.holds(person.x, person.y))
        assert "face" in tile.parts
        assert contrast(person.outside, tile.colour) >= FACE_CONTRAST
        assert person.radius <= 0.37 * tile.side + 0.01


@pytest.mark.parametrize(("format_name", "words", "number"), EVENTS)
def test_a_picture_has_one_slice_one_mug_and_one_bubble_at_most(
    format_name: str, words: Mapping[str, str | None], number: int
) -> None:
    root = picture("event", format_name, number, words)
    drawn = [part.attrib["data-motif"] for part in root.iter() if "data-motif" in part.attrib]
    for thing in ("slice", "mug", "bubble"):
        assert drawn.count(thing) <= 1
    assert drawn.count("ribbon") == 1
    assert drawn.count("mark") == 1


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("words", [FEW, MANY], ids=["few", "many"])
def test_the_ribbon_is_23_hundredths_of_a_tile_and_ends_under_the_faces(
    format_name: str, words: Mapping[str, str | None]
) -> None:
    root = picture("event", format_name, 0, words)
    ribbon = next(part for part in root.iter() if part.attrib.get("data-motif") == "ribbon")
    side = tiles(root)[0].side
    assert float(ribbon.attrib["stroke-width"]) == pytest.approx(0.23 * side, abs=0.01)
    start = _numbers(ribbon.attrib["d"])[:2]
    assert _inside(start, people(root)[0])
    end = _numbers(ribbon.attrib["d"])[-1]
    other = people(root)[1]
    assert end == pytest.approx(other.x if format_name != "x-post" else other.y, abs=0.13 * side)


@pytest.mark.parametrize("format_name", [*FORMATS, *ODD_FORMATS])
@pytest.mark.parametrize("number", range(ARRANGEMENTS))
def test_tiles_reach_the_edges_and_faces_keep_away_from_them(format_name: str, number: int) -> None:
    root = picture("event", format_name, number, FEW)
    format_ = get_format(format_name)
    found = tiles(root)
    assert max(tile.left + tile.side for tile in found) >= format_.width
    if format_.shape == "landscape":
        assert max(tile.top + tile.side for tile in found) >= format_.height
    else:
        assert min(tile.left for tile in found) <= 0
    assert min(tile.top for tile in found) <= 0
    # .032 S where a tile is a quarter of S; in a square, with five tiles, a little less.
    kept = min(0.032 * min(format_.width, format_.height), 0.13 * found[0].side) - 0.5
    for person in people(root):
        assert person.x + person.radius <= format_.width - kept
        assert person.x - person.radius >= kept
        assert person.y - person.radius >= 0.04 * found[0].side


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_twelve_arrangements_are_twelve_pictures(template: str, format_name: str) -> None:
    words = {"caption": "Smile at someone on the street"}
    drawn = {
        ET.tostring(picture(template, format_name, number, words)) for number in range(ARRANGEMENTS)
    }
    assert len(drawn) == ARRANGEMENTS


@pytest.mark.parametrize("format_name", [*FORMATS, *ODD_FORMATS])
@pytest.mark.parametrize("number", range(ARRANGEMENTS))
def test_a_random_act_has_one_giant_amber_face(format_name: str, number: int) -> None:
    root = picture("random-act", format_name, number, {"caption": "Start a conversation"})
    format_ = get_format(format_name)
    (face,) = people(root)
    assert face.skin == "amber"
    assert face.radius >= 0.2 * min(format_.width, format_.height)
    if format_.shape != "story":
        assert face.x - face.radius > 0
        assert face.x + face.radius <= format_.width - 0.02 * format_.height


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("format_name", [*FORMATS, *ODD_FORMATS])
@pytest.mark.parametrize("number", range(ARRANGEMENTS))
def test_everything_is_flat_and_every_word_has_a_field(
    template: str, format_name: str, number: int
) -> None:
    root = picture(template, format_name, number, MANY)
    used = {part.tag.removeprefix(SVG) for part in root.iter()}
    assert used <= {"svg", "g", "rect", "path", "circle", "text"}
    palette = set(renderer().campaign.palette.values())
    for part in root.iter():
        assert {part.attrib.get("fill"), part.attrib.get("stroke")} <= palette | {"none", None}
        assert not {"opacity", "filter", "mask", "style", "class"} & set(part.attrib)
        if part.tag == f"{SVG}text":
            assert part.attrib["data-field"]
            assert float(part.attrib["font-size"]) >= float(part.attrib["data-min-font-size"])


def _inside(point: list[float], person: Person) -> bool:
    return (point[0] - person.x) ** 2 + (point[1] - person.y) ** 2 < person.radius**2
