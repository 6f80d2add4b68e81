"""Formats: the numbers that networks ask for, the names that people type."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from connection_graphics.errors import DataError, UnknownNameError
from connection_graphics.formats import (
    FORMATS,
    Box,
    Format,
    Insets,
    expand_formats,
    format_groups,
    format_sources,
    get_format,
    network_title,
)

EVERY = pytest.mark.parametrize("format_", FORMATS.values(), ids=list(FORMATS))
CONFIDENCE = {
    "official", "secondary", "disputed", "derived", "allowance", "unconfirmed"
}  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    return tomllib.loads((files("connection_graphics") / "data/formats.toml").read_text("utf-8"))


# ---------------------------------------------------------------------------- the facts


@pytest.mark.parametrize(
    ("name", "size", "shape", "network", "default_type", "max_bytes"),
    [
        ("instagram-square", (1080, 1080), "square", "instagram", "jpeg", 8_000_000),
        ("instagram-portrait", (1080, 1350), "portrait", "instagram", "jpeg", 8_000_000),
        ("instagram-portrait-3x4", (1080, 1440), "portrait", "instagram", "jpeg", 8_000_000),
        ("instagram-landscape", (1080, 566), "landscape", "instagram", "jpeg", 8_000_000),
        ("instagram-story", (1080, 1920), "story", "instagram", "jpeg", 8_000_000),
        ("x-post", (1600, 900), "landscape", "x", "png", 5_242_880),
        ("x-square", (1200, 1200), "square", "x", "png", 5_242_880),
        ("x-portrait", (1080, 1350), "portrait", "x", "png", 5_242_880),
        ("x-card", (1200, 600), "landscape", "x", "png", 5_242_880),
        ("x-header", (1500, 500), "wide", "x", "png", 5_242_880),
        ("facebook-post", (1080, 1350), "portrait", "facebook", "png", 4_000_000),
        ("facebook-square", (1080, 1080), "square", "facebook", "png", 4_000_000),
        ("facebook-link", (1200, 630), "landscape", "facebook", "png", 8_000_000),
        ("facebook-story", (1080, 1920), "story", "facebook", "png", 4_000_000),
        ("facebook-event-cover", (1920, 1005), "wide", "facebook", "png", 4_000_000),
        ("facebook-cover", (1640, 720), "wide", "facebook", "png", 4_000_000),
        ("og-image", (1200, 630), "landscape", "web", "png", 5_242_880),
        ("linkedin-post", (1080, 1350), "portrait", "linkedin", "png", 5_000_000),
        ("linkedin-link", (1200, 627), "landscape", "linkedin", "png", 5_000_000),
        ("whatsapp-status", (1080, 1920), "story", "whatsapp", "jpeg", 5_000_000),
        ("bluesky-post", (1080, 1080), "square", "bluesky", "jpeg", 2_000_000),
        ("mastodon-post", (1200, 675), "landscape", "mastodon", "png", 16_777_216),
        ("threads-post", (1080, 1350), "portrait", "threads", "png", 8_000_000),
        ("tiktok-photo", (1080, 1920), "story", "tiktok", "jpeg", 20_000_000),
        ("youtube-thumbnail", (1280, 720), "landscape", "youtube", "png", 2_000_000),
        ("pinterest-pin", (1000, 1500), "portrait", "pinterest", "png", 20_000_000),
    ],
)
def test_a_format_is_what_its_network_asks_for(
    name: str,
    size: tuple[int, int],
    shape: str,
    network: str,
    default_type: str,
    max_bytes: int,
) -> None:
    format_ = FORMATS[name]

    assert (format_.width, format_.height) == size
    assert format_.shape == shape
    assert format_.network == network
    assert format_.default_type == default_type
    assert format_.max_bytes == max_bytes


def test_there_are_26_formats_and_4_for_print() -> None:
    assert len(FORMATS) == 26 + 4
    assert next(iter(FORMATS)) == "instagram-square"


@EVERY
def test_every_fact_has_a_source_with_title_address_and_date(format_: Format) -> None:
    known = format_sources()

    assert format_.sources
    for id_ in format_.sources:
        source = known[id_]
        assert source.title
        assert source.url.startswith(("https://", "http://"))
        assert source.date
        assert source.kind in {"platform", "code", "copy", "third-party"}
    assert format_.checked in {date(2026, 11, 22), date(2026, 11, 23)}
    assert format_.confidence in CONFIDENCE


def test_every_source_is_used() -> None:
    used = {id_ for format_ in FORMATS.values() for id_ in format_.sources}

    assert set(format_sources()) == used


def test_doubts_name_facts_that_are_there(facts: dict[str, Any]) -> None:
    for name, table in facts["format"].items():
        for field, confidence in table.get("doubts", {}).items():
            assert field in table, f"{name}: {field}"
            assert confidence in CONFIDENCE


def test_no_key_of_the_data_is_misspelt(facts: dict[str, Any]) -> None:
    known = {
        "network", "shape", "width", "height", "upload_types", "api_types", "default_type",
        "max_bytes", "advised_bytes", "shown_width", "covered", "crops", "alt_text",
        "px_per_mm", "bleed_mm", "alt_text_max", "aliases", "note", "confidence",
        "doubts", "sources", "checked",
    }  # fmt: skip
    for name, table in facts["format"].items():
        assert set(table) <= known, name
        assert table["network"] in facts["networks"]


@EVERY
def test_the_safe_area_lies_on_the_canvas_and_leaves_room(format_: Format) -> None:
    assert format_.canvas.contains(format_.safe)
    assert format_.safe.contains(format_.title_safe)
    assert format_.title_safe.contains(format_.safe_everywhere)
    assert format_.safe.width >= 0.6 * format_.width
    assert format_.safe.height >= 0.5 * format_.height


@EVERY
def test_the_default_file_type_is_one_that_the_network_takes(format_: Format) -> None:
    assert format_.default_type in format_.file_types


def test_an_api_that_takes_no_png_gets_jpeg(facts: dict[str, Any]) -> None:
    png = ["png"]
    tables = facts["format"].items()
    refusing = {name for name, table in tables if "png" not in table.get("api_types", png)}

    assert refusing == {
        "instagram-square", "instagram-portrait", "instagram-portrait-3x4",
        "instagram-landscape", "instagram-story", "tiktok-photo",
    }  # fmt: skip
    assert {FORMATS[name].default_type for name in refusing} == {"jpeg"}


def test_the_story_keeps_words_off_the_network_s_own_buttons() -> None:
    safe = get_format("instagram-story").safe

    assert (safe.left, safe.top, safe.right, safe.bottom) == (65, 269, 1015, 1536)


def test_the_portrait_keeps_words_in_the_grid_cut_and_the_title_in_the_older_one() -> None:
    portrait = get_format("instagram-portrait")

    assert portrait.safe == Box(34, 0, 1012, 1350)
    assert portrait.title_safe == Box(34, 135, 1012, 1080)


def test_a_preview_does_not_take_room_from_words() -> None:
    square = get_format("instagram-square")

    assert square.safe == square.canvas
    assert square.safe_everywhere == Box(135, 0, 810, 1080)


def test_the_page_cover_keeps_words_in_both_of_its_cuts() -> None:
    assert get_format("facebook-cover").safe == Box(180, 48, 1280, 624)


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("poster-a4", (210, 297)),
        ("poster-a4-bleed", (210, 297)),
        ("a3", (297, 420)),
        ("poster-a3-bleed", (297, 420)),
    ],
)
def test_a_poster_is_a_sheet_of_paper(name: str, paper: tuple[float, float]) -> None:
    format_ = get_format(name)

    assert format_.paper == paper
    assert format_.default_type == "pdf"
    assert get_format("square").paper is None


@pytest.mark.parametrize("bleed", [-1, 60])
def test_a_bleed_leaves_something(bleed: float) -> None:
    with pytest.raises(DataError, match="leaves nothing"):
        Format("leaflet", 1000, 1400, "portrait", px_per_mm=10, bleed_mm=bleed)


# -------------------------------------------------------------------------- post rules


@pytest.fixture(scope="module")
def rules() -> dict[str, Any]:
    return tomllib.loads((files("connection_graphics") / "data/post_rules.toml").read_text("utf-8"))


def test_post_rules_have_sources_too(rules: dict[str, Any]) -> None:
    tables = [*rules["network"].values(), rules["hashtag"], rules["accessibility"]]

    assert {id_ for table in tables for id_ in table["sources"]} == set(rules["sources"])
    for source in rules["sources"].values():
        assert source["title"]
        assert source["url"].startswith("https://")
        assert source["date"]
    for table in tables:
        assert {table["confidence"], *table.get("doubts", {}).values()} <= CONFIDENCE
        assert set(table.get("doubts", {})) <= set(table)
        assert table["checked"] == date(2026, 11, 22)


def test_post_rules_are_those_of_the_networks(rules: dict[str, Any], facts: dict[str, Any]) -> None:
    networks = rules["network"]

    assert set(networks) == set(facts["networks"]) - {"web", "print"}
    assert {name: table["text_max"] for name, table in networks.items()} == {
        "x": 280,
        "instagram": 2200,
        "facebook": 63206,
        "linkedin": 3000,
        "bluesky": 300,
        "mastodon": 500,
        "threads": 500,
        "tiktok": 2200,
        "youtube": 5000,
        "pinterest": 500,
        "whatsapp": 700,
    }


@EVERY
def test_both_files_agree_on_alt_text(format_: Format, rules: dict[str, Any]) -> None:
    limit = rules["network"].get(format_.network, {}).get("alt_max")

    if limit and format_.alt_text_max and format_.name != "x-card":
        assert format_.alt_text_max == limit


def test_the_campaign_s_hashtag_is_one_on_every_network(rules: dict[str, Any]) -> None:
    portable = re.compile(rules["hashtag"]["portable"])

    assert portable.search("#RandomActsofConnection")
    assert not portable.search("#2024")
    assert not portable.search("#Random-Acts")


# ------------------------------------------------------------------------ smallest text


@pytest.mark.parametrize(
    ("name", "fraction", "px"),
    [
        ("instagram-square", 0.033, 36),  # the type scale decides
        ("instagram-story", 0.037, 40),
        ("x-post", 0.058, 52),
        ("facebook-link", 0.058, 39),  # 0.058 S would be 37: the phone decides
        ("x-header", 0.058, 44),  # … and here 29
        ("facebook-event-cover", 0.058, 58),
    ],
)
def test_the_smallest_text_is_read_on_a_phone(name: str, fraction: float, px: int) -> None:
    assert get_format(name).smallest_text(fraction) == px


def test_body_text_asks_for_more() -> None:
    assert get_format("instagram-portrait").smallest_text(0.033, shown=12.5) == 36
    assert get_format("x-post").smallest_text(0.058, shown=12.5) == 58


@EVERY
def test_the_smallest_text_is_at_least_11_px_as_shown(format_: Format) -> None:
    assert format_.smallest_text() * format_.shown_width / format_.width >= 11


# ------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("instagram-portrait", "instagram-portrait"),
        (" Instagram_Portrait ", "instagram-portrait"),
        ("twitter-post", "x-post"),
        ("TWITTER-SQUARE", "x-square"),
        ("square", "instagram-square"),
        ("portrait", "instagram-portrait"),
        ("story", "instagram-story"),
        ("landscape", "x-post"),
        ("wide", "facebook-event-cover"),
    ],
)
def test_a_format_is_found_as_people_type_it(typed: str, name: str) -> None:
    assert get_format(typed).name == name


def test_a_shape_names_a_format_of_that_shape() -> None:
    for shape in ("square", "portrait", "story", "landscape", "wide"):
        assert get_format(shape).shape == shape


def test_a_slip_gets_a_suggestion() -> None:
    with pytest.raises(UnknownNameError) as caught:
        get_format("twiter-post")

    assert str(caught.value) == 'there is no format "twiter-post": did you mean "twitter-post"?'
    assert caught.value.suggestion == "twitter-post"


def test_without_a_near_name_the_formats_are_listed_and_no_alias() -> None:
    with pytest.raises(UnknownNameError) as caught:
        get_format("billboard")

    assert caught.value.known == tuple(sorted(FORMATS))


def names_of(typed: str | list[str | Format]) -> list[str]:
    return [format_.name for format_ in expand_formats(typed)]


def test_three_networks_are_six_formats() -> None:
    assert names_of("instagram,twitter,facebook") == [
        "instagram-portrait",
        "instagram-story",
        "x-post",
        "facebook-post",
        "facebook-link",
        "facebook-story",
    ]


@pytest.mark.parametrize("between", [",", ";", "|", " ", ", ", " | "])
def test_names_may_stand_apart_in_several_ways(between: str) -> None:
    assert names_of(f"x-post{between}square") == ["x-post", "instagram-square"]


def test_order_is_kept_and_nothing_comes_twice() -> None:
    assert names_of("x story twitter-post instagram") == [
        "x-post",
        "instagram-story",
        "instagram-portrait",
    ]


def test_names_may_come_one_by_one_and_as_formats() -> None:
    mine = Format.custom("poster", 1000, 1400)

    assert names_of(["X", mine, "square, story"]) == [
        "x-post",
        "poster",
        "instagram-square",
        "instagram-story",
    ]


def test_all_is_everything_but_print() -> None:
    assert names_of("all") == [name for name in FORMATS if not name.startswith("poster")]
    assert names_of("print") == ["poster-a4", "poster-a3"]


@pytest.mark.parametrize("nothing", ["", " , ", []])
def test_no_name_is_an_error(nothing: str | list[str | Format]) -> None:
    with pytest.raises(DataError, match="no format is named"):
        expand_formats(nothing)


def test_a_group_that_is_not_one_gets_a_suggestion() -> None:
    with pytest.raises(UnknownNameError, match='did you mean "facebook"'):
        expand_formats("instagram,facebok")


def test_groups_have_formats_of_their_network_and_networks_a_title() -> None:
    groups = format_groups()

    for group, members in groups.items():
        if group != "all":
            network = "x" if group == "twitter" else group
            assert {FORMATS[member].network for member in members} == {network}
    assert network_title("x") == "X (Twitter)"
    assert network_title("custom") == "custom"


def test_names_aliases_shapes_and_groups_do_not_clash(facts: dict[str, Any]) -> None:
    names = [*facts["format"], *facts["shapes"], *facts["groups"], "all"]
    names += [alias for table in facts["format"].values() for alias in table.get("aliases", ())]

    assert len(names) == len(set(names))


# ---------------------------------------------------------------------------- your own


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((1080, 1080), "square"),
        ((1080, 1350), "portrait"),
        ((1000, 1500), "portrait"),
        ((2480, 3508), "portrait"),
        ((1080, 1920), "story"),
        ((1200, 630), "landscape"),
        ((1200, 600), "landscape"),
        ((1500, 500), "wide"),
        ((1640, 720), "wide"),
    ],
)
def test_the_shape_of_a_custom_size_follows_from_its_ratio(
    size: tuple[int, int], shape: str
) -> None:
    assert Format.custom("mine", *size).shape == shape


def test_a_custom_format_can_say_everything() -> None:
    mine = Format.custom(
        "noticeboard-screen",
        1920,
        1080,
        shape="wide",
        file_types=["jpeg"],
        default_type="jpeg",
        max_bytes=500_000,
        covered=Insets(bottom=80),
        shown_width=960,
    )

    assert mine.safe == Box(0, 0, 1920, 1000)
    assert mine.canvas_px(11) == 22
    assert mine.network == "custom"
    assert (mine.shape, mine.default_type, mine.max_bytes) == ("wide", "jpeg", 500_000)


def test_a_small_custom_format_is_shown_at_its_own_size() -> None:
    assert Format.custom("badge", 200, 200).canvas_px(11) == 11


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("My poster", 100, 100), "cannot name a format"),
        (("../poster", 100, 100), "cannot name a format"),
        (("poster", 0, 100), "the width is 0"),
        (("poster", 100, 9000), "the height is 9000"),
        (("poster", 100.5, 100), "the width is 100.5"),
    ],
)
def test_a_size_that_no_picture_can_have_is_refused(
    arguments: tuple[Any, ...], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        Format.custom(*arguments)


def test_other_mistakes_in_a_custom_format_are_refused() -> None:
    with pytest.raises(UnknownNameError, match='no shape "squre": did you mean "square"'):
        Format.custom("poster", 100, 100, shape="squre")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match='no file type "gif"'):
        Format.custom("poster", 100, 100, file_types=["gif"])  # type: ignore[list-item]
    with pytest.raises(DataError, match="default type png is not among"):
        Format.custom("poster", 100, 100, file_types=["jpeg"])
    with pytest.raises(DataError, match="nothing of the canvas is left"):
        Format.custom("poster", 100, 100, covered=Insets(top=50, bottom=50))
    with pytest.raises(DataError, match="max_bytes is 0"):
        Format.custom("poster", 100, 100, max_bytes=0)


# --------------------------------------------------------------------------- geometry


def test_a_box_knows_its_edges_and_what_is_inside() -> None:
    box = Box(10, 20, 100, 50)

    assert (box.right, box.bottom) == (110, 70)
    assert box.inset(10) == Box(20, 30, 80, 30)
    assert box.inset(Insets(top=5, left=1)) == Box(11, 25, 99, 45)
    assert box.inset(60) == Box(70, 80, 0, 0)
    assert box.contains(Box(10, 20, 100, 50))
    assert not box.contains(Box(9, 20, 100, 50))
    assert box.contains(Box(9, 20, 100, 50), tolerance=1)
    assert box.intersection(Box(100, 0, 100, 30)) == Box(100, 20, 10, 10)
    assert box.intersection(Box(500, 500, 1, 1)).width == 0


# ------------------------------------------------------------------------- as a library


def test_formats_cross_process_borders() -> None:
    story = get_format("instagram-story")

    assert pickle.loads(pickle.dumps(story)) == story  # noqa: S301  our own bytes
    assert len({story, get_format("story")}) == 1


def test_importing_reads_no_file(root: Path) -> None:
    program = (
        "import connection_graphics.formats.table as f; before = f._table.cache_info().misses;"
        "len(f.FORMATS); print(before, f._table.cache_info().misses)"
    )

    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root / "src",
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert result.stdout.split() == ["0", "1"]
