"""What the server answers: to its page, about templates, stories, rows and baselines."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from .served import DRAWING, ROOT, Served, campaign, served

EVENT: dict[str, Any] = {"template": "event", "format": "instagram-portrait"}


@pytest.fixture(scope="module")
def shipped() -> Iterator[Served]:
    """A preview of the shipped templates."""
    with served() as preview:
        yield preview


@dataclass(frozen=True)
class Mine:
    """A preview of a campaign whose templates tests may change, each its own."""

    preview: Served
    place: Path

    def drawing(self, name: str) -> Path:
        return self.place / "svg" / name / "square.svg"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mine]:
    folder = tmp_path_factory.mktemp("mine")
    place = campaign(folder, "archived", "mistaken", "renamed", "same", "told")
    with served(place) as preview:
        yield Mine(preview, place)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return campaign(tmp_path)


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image.size


# ------------------------------------------------------------------------- the workspace


def test_the_workspace_says_what_there_is(shipped: Served) -> None:
    facts = shipped.ask("/api/workspace").json

    event = next(each for each in facts["templates"] if each["name"] == "event")
    portrait = next(each for each in facts["formats"] if each["name"] == "instagram-portrait")
    kinds = {field["name"]: field["kind"] for field in event["fields"]}
    assert facts["revision"] == 1
    assert (portrait["width"], portrait["height"]) == (1080, 1350)
    assert {"left", "top", "right", "bottom"} == set(portrait["safe"])
    assert kinds["event_name"] == "text"
    assert kinds["date"] == "date"
    assert kinds["logo"] == "picture"
    assert kinds["qr"] == "switch"
    assert [story["name"] for story in event["stories"]][:3] == ["short", "typical", "long"]
    assert {"bare", "arabic", "emoji"} <= {story["name"] for story in event["stories"]}
    link = next(field for field in event["fields"] if field["name"] == "link")
    assert "square" in link["shapes_left_out"]
    assert facts["rows"] is None
    assert set(facts["simulations"]) == {"grey", "deuteranopia", "protanopia", "tritanopia"}


# -------------------------------------------------------------------------- pictures


def test_a_picture_has_the_width_that_is_asked_for(shipped: Served) -> None:
    half = shipped.ask("/api/picture", **EVENT, width=540)
    full = shipped.ask("/api/picture", **EVENT)
    wider = shipped.ask("/api/picture", **EVENT, width=3000)

    assert half.headers["content-type"] == "image/png"
    assert half.headers["revision"] == "1"
    assert size_of(half.body) == (540, 675)
    assert size_of(full.body) == (1080, 1350)
    assert wider.body == full.body


def test_words_of_the_page_go_before_those_of_the_story(shipped: Served) -> None:
    query = EVENT | {"f.place": "Somewhere else", "f.access": ""}

    facts = shipped.ask("/api/cell", **query).json
    said = {box["field"]: " ".join(box["text_lines"]) for box in facts["boxes"]}

    assert said["place"] == "Somewhere else"
    assert "access" not in said
    assert shipped.ask("/api/fields", **query).json["fields"]["place"] == "Somewhere else"


def test_a_field_of_another_template_is_passed_over(shipped: Served) -> None:
    plain = shipped.ask("/api/picture", **EVENT, width=270)
    other = shipped.ask("/api/picture", **EVENT | {"f.no_such": "x"}, width=270)

    assert other.body == plain.body


def test_an_unknown_story_is_the_typical_one(shipped: Served) -> None:
    plain = shipped.ask("/api/picture", **EVENT, story="typical", width=270)
    other = shipped.ask("/api/picture", **EVENT, story="of-another-template", width=270)

    assert other.body == plain.body


def test_a_picture_that_the_browser_has_is_not_sent_again(shipped: Served) -> None:
    first = shipped.ask("/api/picture", **EVENT, width=270)
    again = shipped.ask(
        "/api/picture", headers={"If-None-Match": first.headers["etag"]}, **EVENT, width=270
    )

    assert again.status == 304
    assert again.body == b""


def test_grey_has_no_colour(shipped: Served) -> None:
    grey = shipped.ask("/api/picture", **EVENT, width=270, simulate="grey").body

    with Image.open(io.BytesIO(grey)) as image:
        red, green, blue = image.convert("RGB").split()
    assert max(abs(a - b) for a, b in zip(red.tobytes(), blue.tobytes(), strict=True)) <= 2
    assert max(abs(a - b) for a, b in zip(red.tobytes(), green.tobytes(), strict=True)) <= 2


def test_words_that_do_not_fit_are_a_problem_of_their_field(shipped: Served) -> None:
    query = EVENT | {"f.event_name": "much too long " * 60}

    picture = shipped.ask("/api/picture", **query)
    cell = shipped.ask("/api/cell", **query)

    assert picture.status == 422
    assert picture.json["problem"]["code"] == "text-overflow"
    assert picture.json["problem"]["field"] == "event_name"
    assert picture.json["problem"]["file"].endswith(".svg")
    assert picture.json["problem"]["line"] > 1
    assert cell.status == 200
    assert cell.json["fits"] is False


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"template": "event", "row": "seven"},
        {"template": "event", "width": "0"},
        {"template": "event", "arrangement": "12"},
        {"template": "event", "f.caption": "x" * 5000},
        [("template", "event"), ("template", "quote")],
    ],
)
def test_an_address_that_cannot_be_is_told(shipped: Served, query: Any) -> None:
    from urllib.parse import urlencode

    answer = shipped.ask(f"/api/picture?{urlencode(query)}")

    assert answer.status == 400
    assert answer.json["problem"]["code"] == "bad-query"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"template": "no-such"}, "unknown-template"),
        ({"template": "event", "format": "no-such"}, "unknown-name"),
        ({"template": "event", "theme": "no-such"}, "unknown-name"),
        ({"template": "event", "row": 3}, "no-such-row"),
        ({"template": "event", "simulate": "no-such"}, "unknown-name"),
        ({"template": "event", "baseline": "no-such"}, "unknown-name"),
    ],
)
def test_a_name_that_does_not_exist_is_told(
    shipped: Served, query: dict[str, Any], code: str
) -> None:
    answer = shipped.ask("/api/picture", **query)

    assert answer.status == 422
    assert answer.json["problem"]["code"] == code


# ----------------------------------------------------------------------------- facts


def test_a_cell_says_where_each_text_stands_and_how_well_it_can_be_read(shipped: Served) -> None:
    facts = shipped.ask("/api/cell", **EVENT).json

    title = next(box for box in facts["boxes"] if box["field"] == "title")
    assert facts["fits"] is True
    assert facts["alt_text"].startswith("Tea & talk at the library")
    assert title["min_size"] < title["size"] <= title["max_size"]
    assert 0 <= title["headroom"] <= 1
    assert len(title["baselines"]) == len(title["text_lines"])
    assert title["box"]["top"] < title["baselines"][0] < title["box"]["bottom"] + 1
    assert title["contrast"] > 4.5
    assert title["file"].endswith(".svg")
    assert title["line"] > 0


def test_budgets_are_in_characters(shipped: Served) -> None:
    budgets = shipped.ask("/api/budgets", **EVENT).json["budgets"]

    assert 40 < budgets["event_name"] < 200


def test_the_command_draws_the_same(shipped: Served) -> None:
    query = EVENT | {"f.event_name": 'It\'s "tea" & $talk', "arrangement": 3}

    command = shipped.ask("/api/command", **query).json

    assert "--event-name 'It'\"'\"'s \"tea\" & $talk'" in command["shell"]
    assert "--arrangement 3" in command["shell"]
    assert "'event_name': 'It\\'s \"tea\" & $talk'" in command["python"]
    compile(command["python"], "call", "exec")


# ------------------------------------------------------------------------- downloads


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [("png", b"\x89PNG"), ("jpeg", b"\xff\xd8"), ("webp", b"RIFF"), ("pdf", b"%PDF")],
)
def test_downloads_are_files_of_their_type(shipped: Served, kind: str, beginning: bytes) -> None:
    answer = shipped.ask("/api/download", **EVENT, type=kind)

    assert answer.body.startswith(beginning)
    assert answer.headers["content-disposition"].startswith('attachment; filename="event--typical')


def test_an_archive_has_every_format_that_can_be_drawn(mine: Mine) -> None:
    answer = mine.preview.ask("/api/download.zip", template="archived")

    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert "archived--typical--instagram-square.jpg" in names
    assert not any("story" in name for name in names)


# ---------------------------------------------------------------- what can be previewed


def test_a_drawing_by_itself_is_a_template(tmp_path: Path) -> None:
    drawing = tmp_path / "My leaflet.svg"
    drawing.write_text(DRAWING, encoding="utf-8")
    with served(drawing) as preview:
        facts = preview.ask("/api/workspace").json
        picture = preview.ask("/api/picture", template="my-leaflet", format="instagram-square")
        cell = preview.ask("/api/cell", template="my-leaflet", format="instagram-square").json
        events = preview.events()
        events.get(timeout=60)
        drawing.write_text(DRAWING.replace("</text>", "</g>"), encoding="utf-8")
        events.get(timeout=60)
        broken = preview.ask("/api/picture", template="my-leaflet", format="instagram-square")

    (template,) = facts["templates"]
    assert template["name"] == "my-leaflet"
    assert template["shapes"] == ["square"]
    assert [field["name"] for field in template["fields"]] == ["event_name"]
    assert {each["shape"] for each in facts["formats"]} == {"square"}
    assert size_of(picture.body) == (1080, 1080)
    assert cell["boxes"][0]["file"] == "My leaflet.svg"
    assert cell["boxes"][0]["line"] == 3
    assert broken.json["problem"]["file"] == "My leaflet.svg"
    assert broken.json["problem"]["line"] == 3


def test_a_drawing_of_a_size_of_its_own_has_a_format_of_its_own(tmp_path: Path) -> None:
    drawing = tmp_path / "banner.svg"
    drawing.write_text(DRAWING.replace('width="1080"', 'width="2000"', 1), encoding="utf-8")
    with served(drawing) as preview:
        (only,) = preview.ask("/api/workspace").json["formats"]
        picture = preview.ask("/api/picture", template="banner", format=only["name"])

    assert (only["width"], only["height"]) == (2000, 1080)
    assert size_of(picture.body) == (2000, 1080)


def test_a_campaign_folder_shows_its_own_templates(place: Path) -> None:
    with served(place) as preview:
        facts = preview.ask("/api/workspace").json

    assert facts["campaign"] == "Mine"
    assert [each["name"] for each in facts["templates"]] == ["leaflet"]
    assert facts["git"] is False
    assert facts["baselines"] == []


# --------------------------------------------------------------------------- hot reload


def test_a_save_is_told_and_the_newest_is_drawn(mine: Mine) -> None:
    preview, drawing = mine.preview, mine.drawing("told")
    query: dict[str, Any] = {"template": "told", "format": "instagram-square", "width": 270}
    before = preview.ask("/api/picture", **query)
    events = preview.events()
    hello = events.get(timeout=60)
    drawing.write_text(DRAWING.replace("#fff5e1", "#102030"), encoding="utf-8")
    name, said = events.get(timeout=60)
    after = preview.ask("/api/picture", **query, revision=said["revision"])
    stale = preview.ask("/api/picture", **query, revision=hello[1]["revision"])

    now = hello[1]["revision"]
    assert hello == ("revision", {"revision": now, "templates": [], "problem": None})
    assert name == "revision"
    assert said["revision"] == now + 1
    assert said["templates"] == ["told"]
    assert after.body != before.body
    assert after.headers["revision"] == str(said["revision"])
    assert stale.status == 409
    assert stale.json == {"revision": said["revision"]}


def test_a_save_by_another_name_is_seen(mine: Mine) -> None:
    """Inkscape and vim write the new file beside the old one, and rename it."""
    preview, drawing = mine.preview, mine.drawing("renamed")
    query: dict[str, Any] = {"template": "renamed", "width": 270}
    before = preview.ask("/api/picture", **query)
    events = preview.events()
    events.get(timeout=60)
    beside = drawing.with_name(".square.svg.swp")
    beside.write_text(DRAWING.replace("#fff5e1", "#102030"), encoding="utf-8")
    beside.replace(drawing)
    events.get(timeout=60)
    after = preview.ask("/api/picture", **query)

    assert after.body != before.body


def test_a_mistake_is_told_with_its_line_and_mended_by_the_next_save(mine: Mine) -> None:
    preview, drawing = mine.preview, mine.drawing("mistaken")
    query: dict[str, Any] = {"template": "mistaken", "width": 270}
    before = preview.ask("/api/picture", **query)
    events = preview.events()
    events.get(timeout=60)
    drawing.write_text(DRAWING.replace("Words", "{{ captoin }}"), encoding="utf-8")
    events.get(timeout=60)
    broken = preview.ask("/api/picture", **query)
    drawing.write_text(DRAWING, encoding="utf-8")
    events.get(timeout=60)
    mended = preview.ask("/api/picture", **query)

    problem = broken.json["problem"]
    assert broken.status == 422
    assert problem["code"] == "unknown-field"
    assert problem["file"] == "mistaken/square.svg"
    assert problem["line"] == 3
    assert "caption" in problem["hint"]
    assert mended.body == before.body


def test_a_tag_that_does_not_match_is_told_with_its_own_line(tmp_path: Path) -> None:
    """The end of a coded template comes after macros of other files, which have lines too."""
    place = tmp_path / "shipped"
    shutil.copytree(ROOT / "templates", place)
    drawing = place / "svg" / "event" / "square.svg"
    source = drawing.read_text("utf-8")
    drawing.write_text(source.replace("</svg>", "</g>"), encoding="utf-8")
    with served(place) as preview:
        problem = preview.ask("/api/picture", template="event").json["problem"]

    assert problem["file"] == "event/square.svg"
    assert source.splitlines()[problem["line"] - 1].startswith("</svg>")


def test_the_campaign_and_a_new_template_count(place: Path) -> None:
    with served(place) as preview:
        events = preview.events()
        events.get(timeout=60)
        toml = place / "campaign.toml"
        toml.write_text(toml.read_text("utf-8").replace("Mine", "Ours"), encoding="utf-8")
        _, said = events.get(timeout=60)
        shutil.copytree(place / "svg" / "leaflet", place / "svg" / "poster")
        while "poster" not in events.get(timeout=60)[1]["templates"]:
            pass
        facts = preview.ask("/api/workspace").json
        toml.write_text("[campaign]\nname = 3\n", encoding="utf-8")
        events.get(timeout=60)
        broken = preview.ask("/api/workspace")

    assert said["templates"] == "all"
    assert facts["campaign"] == "Ours"
    assert [each["name"] for each in facts["templates"]] == ["leaflet", "poster"]
    assert broken.status == 422
    assert broken.json["problem"]["line"] == 2


def test_a_save_that_changes_nothing_is_none(mine: Mine) -> None:
    preview, drawing = mine.preview, mine.drawing("same")
    events = preview.events()
    _, hello = events.get(timeout=60)
    drawing.write_text(DRAWING, encoding="utf-8")
    (drawing.parent / "notes.svg~").write_text("a copy of the editor", encoding="utf-8")
    drawing.write_text(DRAWING + " ", encoding="utf-8")
    _, said = events.get(timeout=60)

    assert said["revision"] == hello["revision"] + 1


# ---------------------------------------------------------------------------------- rows


def test_rows_with_problems_come_first(place: Path) -> None:
    table = place / "rows.csv"
    table.write_text(
        "template,caption,date\nleaflet,Say hello,\nleaflet,Good day,32 June\nno-such,Tea,\n",
        encoding="utf-8",
    )
    with served(place, "--data", table) as preview:
        rows = preview.ask("/api/workspace").json["rows"]
        picture = preview.ask("/api/picture", template="leaflet", row=2, width=270)
        words = preview.ask("/api/fields", template="leaflet", row=2).json["fields"]
        bad = preview.ask("/api/picture", template="leaflet", row=3, width=270).json["problem"]
        events = preview.events()
        events.get(timeout=60)
        table.write_text("template,caption\nleaflet,Another\n", encoding="utf-8")
        events.get(timeout=60)
        fresh = preview.ask("/api/workspace").json["rows"]

    assert [row["number"] for row in rows] == [3, 4, 2]
    assert [len(row["problems"]) for row in rows] == [1, 1, 0]
    assert rows[1]["template"] == "leaflet"
    assert picture.status == 200
    assert words == {"caption": "Say hello"}
    assert (bad["row"], bad["field"], bad["file"]) == (3, "date", "rows.csv")
    assert [row["summary"] for row in fresh] == ["Another"]


def test_rows_are_shown_with_the_template_that_they_ask_for(place: Path) -> None:
    table = place / "rows.csv"
    table.write_text(
        "template,caption,event_name\nleaflet,Say hello,\nquote,It helped,\n,,Tea\n",
        encoding="utf-8",
    )
    with served(place, "--data", table) as preview:
        facts = preview.ask("/api/workspace").json
    with served(place / "svg" / "leaflet", "--data", table) as preview:
        alone = preview.ask("/api/workspace").json

    assert [row["template"] for row in facts["rows"]] == ["leaflet", "quote", "event"]
    assert [each["name"] for each in facts["templates"]] == ["leaflet", "event", "quote"]
    assert [row["number"] for row in alone["rows"]] == [2, 4]
    assert [each["name"] for each in alone["templates"]] == ["leaflet"]


def test_rows_that_do_not_fit_are_found_and_come_first(place: Path) -> None:
    table = place / "rows.csv"
    table.write_text(f"caption\nSay hello\n{'too long ' * 200}\nGood day\n", encoding="utf-8")
    drawing = place / "svg" / "leaflet" / "square.svg"
    two_lines = DRAWING.replace('id="title"', 'id="title" data-max-lines="2"')
    drawing.write_text(two_lines, encoding="utf-8")
    with served(place, "--data", table) as preview:
        events = preview.events()
        events.get(timeout=60)
        preview.ask("/api/workspace")
        told = events.get(timeout=60)
        rows = preview.ask("/api/workspace").json["rows"]

    assert told == ("rows", {"revision": 1})
    assert [row["number"] for row in rows] == [3, 2, 4]
    assert rows[0]["problems"][0]["code"] == "text-overflow"
    assert rows[0]["problems"][0]["row"] == 3


# ----------------------------------------------------------------------------- baselines


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_picture_is_compared_with_the_last_commit(place: Path) -> None:
    git(place.parent, "init", "-q")
    git(place, "add", ".")
    git(place, "commit", "-q", "-m", "first")
    drawing = place / "svg" / "leaflet" / "square.svg"
    query: dict[str, Any] = {"template": "leaflet", "width": 270}
    with served(place) as preview:
        committed = preview.ask("/api/picture", **query).body
        events = preview.events()
        events.get(timeout=60)
        drawing.write_text(
            DRAWING.replace("</svg>", '<rect width="108" height="108"/></svg>'), encoding="utf-8"
        )
        events.get(timeout=60)
        facts = preview.ask("/api/workspace").json
        before = preview.ask("/api/picture", **query, baseline="HEAD").body
        after = preview.ask("/api/picture", **query).body
        heat = preview.ask("/api/picture", **query, heat="HEAD")
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=place, check=True, capture_output=True, text=True
    ).stdout

    assert facts["baselines"] == [{"name": "HEAD", "label": "git HEAD"}]
    assert before == committed != after
    assert int(heat.headers["changed-pixels"]) == pytest.approx(27 * 27, rel=0.1)
    assert int(heat.headers["largest-difference"]) > 200
    assert status == " M mine/svg/leaflet/square.svg\n"


def test_a_baseline_can_be_saved(place: Path) -> None:
    drawing = place / "svg" / "leaflet" / "square.svg"
    query: dict[str, Any] = {"template": "leaflet", "width": 270}
    with served(place) as preview:
        first = preview.ask("/api/picture", **query).body
        saved = preview.ask("/api/baseline", method="POST", headers={"X-Preview": "1"}).json
        events = preview.events()
        events.get(timeout=60)
        drawing.write_text(DRAWING.replace("#fff5e1", "#102030"), encoding="utf-8")
        events.get(timeout=60)
        before = preview.ask("/api/picture", **query, baseline="saved").body
        after = preview.ask("/api/picture", **query).body

    assert saved == {"baselines": [{"name": "saved", "label": "Saved"}]}
    assert before == first != after


# ------------------------------------------------------------------------------- pictures


def test_a_picture_can_be_sent_and_shown(shipped: Served) -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 900), "#c02040").save(out, "PNG")
    query: dict[str, Any] = EVENT | {"f.logo": "ours.png", "width": 270}

    missing = shipped.ask("/api/picture", **query)
    sent = shipped.ask(
        "/api/pictures/ours.png", method="PUT", headers={"X-Preview": "1"}, body=out.getvalue()
    )
    shown = shipped.ask("/api/picture", **query)

    assert missing.status == 422
    assert sent.status == 201
    assert sent.json["name"] == "ours.png"
    assert shown.status == 200
    assert "ours.png" in shipped.ask("/api/workspace").json["pictures"]


def test_what_is_no_picture_is_refused(shipped: Served) -> None:
    answer = shipped.ask(
        "/api/pictures/page.png", method="PUT", headers={"X-Preview": "1"}, body=b"<html>"
    )

    assert answer.status == 422
    assert "page.png" in answer.json["problem"]["message"]
    assert "page.png" not in json.dumps(shipped.ask("/api/workspace").json["pictures"])
