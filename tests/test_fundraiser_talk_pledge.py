"""Fundraiser, talk and pledge, and all covers: what is particular to their pictures and words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from connection_graphics import Graphic, Renderer, get_format
from connection_graphics.checks.legibility import legibility
from connection_graphics.choosing import ARRANGEMENTS
from connection_graphics.svg.tree import walk
from tests.test_motifs import (
    FACE_CONTRAST,
    FORMATS,
    ODD_FORMATS,
    TEMPLATES,
    Person,
    contrast,
    neighbours,
    people,
    picture,
    spanned,
    tiles,
)

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = Path(__file__).parent / "pictures" / "logos"
COVERS = ("facebook-event-cover", "facebook-cover", "x-header")
BAKE = {"event_name": "Big Bake", "raised": "£320", "goal": "£500"}
SWAP = {"event_name": "Swap shop"}
LONG_BAKE = {
    "event_name": "Harbourside sponsored stroll, raffle and book sale",
    "caption": "Every pound pays for a phone call or a cup of tea.",
    "raised": "£320",
    "goal": "£500",
    "date": "2024-06-15",
    "place": "Old Customs House",
}
TALK = {"event_name": "How to start a conversation", "speaker": "Dr Amara Osei"}
PLEDGE = {"caption": "We pledge to start one new conversation every day."}
FUNDRAISERS = [
    pytest.param(name, words, number, id=f"{name}-{kind}-{number}")
    for name in (*FORMATS, "instagram-portrait-3x4", "pinterest-pin")
    for kind, words in (("goal", BAKE), ("no goal", SWAP), ("long", LONG_BAKE))
    for number in range(ARRANGEMENTS)
]
EVERY_PICTURE = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name in (*FORMATS, *ODD_FORMATS)
    for number in range(ARRANGEMENTS)
]
EVERY_COVER = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name in COVERS
    for number in range(ARRANGEMENTS)
]
RENDERER = Renderer()


def motifs(root: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in root.iter() if part.attrib.get("data-motif") == name]


def on_tiles(root: ET.Element) -> list[Person]:
    """Return the people of the tiles, without whoever holds the bar."""
    bar = {id(part) for group in motifs(root, "progress") for part in group.iter()}
    drawn = [group for group in root.iter(f"{SVG}g") if "data-person" in group.attrib]
    return [
        person for group, person in zip(drawn, people(root), strict=True) if id(group) not in bar
    ]


def things(graphic: Graphic) -> list[str | None]:
    """Return the motifs of what is drawn in the end."""
    return [part.get("data-motif") for part in walk(graphic.drawing.root)]


def said(graphic: Graphic) -> dict[str, str]:
    return {text.field or "": " ".join(text.lines) for text in graphic.drawing.texts}


# Fundraiser


@pytest.mark.parametrize(("format_name", "words", "number"), FUNDRAISERS)
def test_the_tiles_of_a_fundraiser_keep_the_rules(
    format_name: str, words: Mapping[str, str], number: int
) -> None:
    root = picture("fundraiser", format_name, number, words)
    found = tiles(root)
    assert len(found) >= 4
    for first, second in neighbours(found):
        assert first.colour != second.colour or spanned(first, second, root), (first, second)
    rows: dict[int, list[str]] = {}
    for tile in found:
        lilac = "lilac" in tile.cell or any(
            "lilac" in (person.skin, person.outside)
            for person in on_tiles(root)
            if tile.holds(person.x, person.y)
        )
        rows.setdefault(tile.top, []).extend(["lilac"] if lilac else [])
    assert all(len(row) <= 1 for row in rows.values())
    for thing in ("slice", "mug", "bubble"):
        assert len(motifs(root, thing)) <= 1
    assert len(motifs(root, "ribbon")) <= 1
    assert len(motifs(root, "mark")) == 1


@pytest.mark.parametrize(("format_name", "words", "number"), FUNDRAISERS)
def test_the_people_of_a_fundraiser_differ_and_stand_out(
    format_name: str, words: Mapping[str, str], number: int
) -> None:
    root = picture("fundraiser", format_name, number, words)
    found = people(root)
    assert len({person.shape for person in found}) == len(found) >= 2
    assert len({person.skin for person in found}) == len(found)
    for person in on_tiles(root):
        tile = next(tile for tile in tiles(root) if tile.holds(person.x, person.y))
        assert "face" in tile.parts
        assert contrast(person.outside, tile.colour) >= FACE_CONTRAST
        for part in tile.parts:
            if part.startswith("small"):
                assert contrast(person.outside, part.split("-")[2]) >= FACE_CONTRAST
    for group in motifs(root, "progress"):
        (walker,) = people(group)
        assert contrast(walker.outside, "toast") >= FACE_CONTRAST


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize(
    ("raised", "share"), [("£0", 0), ("£125", 0.25), ("£320", 0.64), ("£500", 1), ("£900", 1)]
)
def test_the_bar_is_as_long_as_the_sum(format_name: str, raised: str, share: float) -> None:
    root = picture("fundraiser", format_name, 0, {**BAKE, "raised": raised})
    (bar,) = motifs(root, "progress")
    assert float(bar.attrib["data-share"]) == pytest.approx(share)
    track = bar.find(f"{SVG}rect")
    assert track is not None
    (walker,) = people(bar)
    way = float(track.attrib["width"]) - 2 * walker.y
    assert (walker.x - walker.y) / way == pytest.approx(share, abs=0.002)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_bar_needs_a_goal_and_says_its_value(format_name: str) -> None:
    graphic = RENDERER.render("fundraiser", BAKE, format=format_name)
    assert said(graphic)["raised"] == "£320 raised"
    assert said(graphic)["goal"] == "of our £500 goal"
    bare = {"event_name": "Big Bake", "raised": "£320"}
    assert not motifs(picture("fundraiser", format_name, 0, bare), "progress")
    assert "goal" not in said(RENDERER.render("fundraiser", bare, format=format_name))
    begun = {"event_name": "Big Bake", "goal": "£500"}
    assert said(RENDERER.render("fundraiser", begun, format=format_name))["goal"] == (
        "Our goal: £500"
    )


@pytest.mark.parametrize("format_name", [*FORMATS, "facebook-event-cover"])
@pytest.mark.parametrize("words", [BAKE, SWAP, LONG_BAKE], ids=["goal", "no goal", "long"])
def test_a_fundraiser_shows_a_logo(format_name: str, words: Mapping[str, str]) -> None:
    for number in range(ARRANGEMENTS):
        graphic = RENDERER.render(
            "fundraiser",
            {**words, "logo": "wide.png"},
            format=format_name,
            arrangement=number,
            assets=PICTURES,
        )
        assert len(graphic.drawing.pictures) == 1


@pytest.mark.parametrize("template", ["fundraiser", "talk"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_code_that_is_asked_for_has_a_tile(template: str, format_name: str) -> None:
    words = {"caption": "Big Bake", "link": "https://example.org/bake", "qr": "yes"}
    for number in range(ARRANGEMENTS):
        graphic = RENDERER.render(template, words, format=format_name, arrangement=number)
        assert things(graphic).count("code") == 1
        assert "mug" not in things(graphic)
        assert not [notice for notice in graphic.notices if notice.code == "qr-left-out"]


# Talk


@pytest.mark.parametrize(("format_name", "number"), EVERY_PICTURE)
def test_a_speaker_stands_out_from_what_is_behind(format_name: str, number: int) -> None:
    root = picture("talk", format_name, number, TALK)
    palette = {value: name for name, value in RENDERER.campaign.palette.items()}
    (person,) = people(root)
    (bust,) = motifs(root, "bust")
    circles = bust.findall(f"{SVG}circle")
    ground = palette[circles[0].attrib["fill"]]
    assert contrast(person.outside, ground) >= FACE_CONTRAST
    assert palette[circles[1].attrib["stroke"]] == "toast"
    # Neither the circle nor its ring leaves the picture.
    x, y, reach = (float(circles[1].attrib[name]) for name in ("cx", "cy", "r"))
    reach += float(circles[1].attrib["stroke-width"]) / 2
    format_ = get_format(format_name)
    assert reach <= x <= format_.width - reach
    assert reach <= y <= format_.height - reach


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_pill_says_what_a_talk_costs_or_names_the_week(format_name: str) -> None:
    paid = said(RENDERER.render("talk", {**TALK, "access": "£3, all welcome"}, format=format_name))
    assert paid["access"] == "£3, all welcome"
    free = said(RENDERER.render("talk", TALK, format=format_name))
    assert "access" not in free
    assert free["week_name"].replace("\n", " ") == "Loneliness Awareness Week"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_photograph_takes_the_place_of_the_drawn_speaker(format_name: str) -> None:
    graphic = RENDERER.render(
        "talk", {**TALK, "image": "huge.png"}, format=format_name, assets=PICTURES
    )
    assert len(graphic.drawing.pictures) == 1
    assert "bust" not in things(graphic)
    assert "bust" in things(RENDERER.render("talk", TALK, format=format_name))


# Pledge


@pytest.mark.parametrize(("format_name", "number"), EVERY_PICTURE)
def test_the_pair_of_a_pledge_stands_out_from_marmalade(format_name: str, number: int) -> None:
    for words in (PLEDGE, {**PLEDGE, "partner": "Harbour Housing"}):
        root = picture("pledge", format_name, number, words)
        first, second = people(root)
        assert first.shape != second.shape
        assert first.skin != second.skin
        format_ = get_format(format_name)
        for person in (first, second):
            assert contrast(person.outside, "marmalade") >= FACE_CONTRAST
            assert person.x - person.radius >= 0.03 * format_.short_side
            assert person.x + person.radius <= format_.width - 0.03 * format_.short_side
        assert len(motifs(root, "ribbon")) == 1


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_pledge_names_the_partner_where_there_is_no_logo(format_name: str) -> None:
    named = {**PLEDGE, "partner": "Harbour Housing"}
    assert said(RENDERER.render("pledge", named, format=format_name))["partner"] == (
        "Harbour Housing"
    )
    both = {**named, "logo": "wide.png"}
    shown = RENDERER.render("pledge", both, format=format_name, assets=PICTURES)
    assert "partner" not in said(shown)
    assert len(shown.drawing.pictures) == 1
    two = {**both, "logo_2": "round.svg"}
    assert len(RENDERER.render("pledge", two, format=format_name, assets=PICTURES).drawing.pictures)
    assert said(shown)["title"] == "We’re taking part"


# Covers and headers


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("format_name", "number"), EVERY_COVER)
def test_heads_on_a_cover_are_never_cut(template: str, format_name: str, number: int) -> None:
    root = picture(template, format_name, number, {"caption": "Say hello", "event_name": "Tea"})
    safe = get_format(format_name).safe
    found = people(root)
    assert found
    for person in found:
        assert person.x - person.radius >= safe.left - 1
        assert person.x + person.radius <= safe.right + 1
        assert person.y - person.radius >= safe.top


@pytest.mark.parametrize(("format_name", "number"), EVERY_COVER)
def test_the_tiles_of_a_cover_keep_the_rules_and_reach_its_ends(
    format_name: str, number: int
) -> None:
    root = picture("event", format_name, number, {"event_name": "Tea", "date": "2024-06-13"})
    found = tiles(root)
    format_ = get_format(format_name)
    for first, second in neighbours(found):
        assert first.colour != second.colour or spanned(first, second, root), (first, second)
    assert min(tile.left for tile in found) <= 0
    assert max(tile.left + tile.side for tile in found) >= format_.width
    assert min(tile.top for tile in found) <= 0
    assert max(tile.top + tile.side for tile in found) >= format_.height
    for person in people(root):
        tile = next(tile for tile in found if tile.holds(person.x, person.y))
        assert "face" in tile.parts
        assert contrast(person.outside, tile.colour) >= FACE_CONTRAST


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("format_name", COVERS)
@pytest.mark.parametrize("sample", ["short", "typical", "long"])
def test_the_sample_words_fit_on_covers(template: str, format_name: str, sample: str) -> None:
    design = RENDERER.template(template)
    fields = next(words.fields for words in design.samples if words.name == sample)
    for number in (0, 4, 7):
        graphic = RENDERER.render(template, fields, format=format_name, arrangement=number)
        assert [str(notice) for notice in legibility(graphic)] == []
        assert {"title", "hashtag"} <= set(said(graphic))
