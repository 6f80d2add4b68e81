"""``new-campaign``: a folder that works as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from connection_graphics import Campaign, CampaignError, OutputError, Renderer
from connection_graphics.batch.table import read_table
from connection_graphics.campaign.scaffold import campaign_name, make_campaign
from connection_graphics.cli import main
from connection_graphics.formats import SHAPES


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new campaign's folder; nobody may write into it."""
    folder = tmp_path_factory.mktemp("made") / "my-week"
    make_campaign(folder)
    return folder


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_it_has_a_file_for_everything(week: Path) -> None:
    found = {path.relative_to(week).as_posix() for path in week.rglob("*") if path.is_file()}

    assert found == {
        "README.md",
        "campaign.toml",
        "events.csv",
        "fonts/README.md",
        "svg/notice/_picture.svg",
        "svg/notice/template.toml",
        *(f"svg/notice/{shape}.svg" for shape in SHAPES),
    }


def test_no_mark_is_left_unfilled(week: Path) -> None:
    for path in week.rglob("*.*"):
        assert "«" not in path.read_text("utf-8"), path


def test_the_campaign_is_its_own_and_inherits_the_rest(week: Path) -> None:
    campaign, shipped = Campaign.load(week), Campaign.load()

    assert (campaign.name, campaign.hashtag) == ("My week", "#MyWeek")
    assert campaign.words("en")["week_name"] == "My week"
    assert campaign.rights == "© 2025 Sample Neighbours"
    assert campaign.handle("instagram") == ""
    assert campaign.palette["marmalade"] != shipped.palette["marmalade"]
    assert campaign.palette["ink"] == shipped.palette["ink"]
    assert campaign.type_scale == shipped.type_scale
    assert campaign.words("cy")["hello"] == "Hello!"  # said anew in English


def test_every_row_of_the_sample_is_drawn(week: Path, tmp_path: Path) -> None:
    table = week / "events.csv"
    result = run("batch", table, "--campaign", week, "-o", tmp_path, "-f", "square", "-j", "0")

    assert result.exit_code == 0, result.output
    assert sum(1 for _ in read_table(table)) == 3
    assert len(list(tmp_path.glob("*.jpg"))) == 3


def test_its_template_stands_in_every_shape_at_every_length(week: Path) -> None:
    renderer = Renderer(week)
    template = renderer.template("notice")

    assert template.shapes == SHAPES
    assert "event" in renderer.template_names()
    for sample in template.samples:
        for format_ in ("square", "portrait", "story", "landscape", "wide", "x-header"):
            graphic = renderer.render(template, sample.fields, format=format_)
            assert sample.fields["caption"] in " ".join(
                " ".join(text.lines) for text in graphic.drawing.texts
            )
            assert "outside-safe-area" not in {notice.code for notice in graphic.notices}


def test_its_own_field_is_drawn(week: Path) -> None:
    graphic = Renderer(week).render("notice", caption="We meet", extra_line="Look for yellow")

    assert graphic.fit["extra_line"].lines == ("Look for yellow",)


@pytest.mark.parametrize("part", ["svg", "fonts", "events.csv", "README.md"])
def test_a_part_may_be_taken_away(week: Path, tmp_path: Path, part: str) -> None:
    folder = shutil.copytree(week, tmp_path / "less")
    away = folder / part
    shutil.rmtree(away) if away.is_dir() else away.unlink()

    assert Renderer(folder).render(caption="Say hello").width == 1080


def test_the_command_names_the_files_and_what_to_type(tmp_path: Path) -> None:
    folder = tmp_path / "hello-week"
    result = run("new-campaign", folder, "--name", 'The "Hello" week')

    assert result.exit_code == 0, result.output
    assert str(folder / "campaign.toml") in result.output
    assert f"batch {folder / 'events.csv'} --campaign {folder} -o out/" in result.output
    assert Campaign.load(folder).name == 'The "Hello" week'
    assert Campaign.load(folder).hashtag == "#TheHelloWeek"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert run("new-campaign", tmp_path).exit_code == 0


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = run("new-campaign", tmp_path)

    assert result.exit_code == 2
    assert "is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "week"
    file.write_text("mine")

    with pytest.raises(OutputError, match="is a file") as caught:
        make_campaign(file)
    assert caught.value.code == "not-empty"


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot be"):
        make_campaign(tmp_path / "file" / "week")


@pytest.mark.parametrize(
    ("folder", "name"),
    [("my-week", "My week"), ("hello_2025", "Hello 2025"), ("---", "My campaign"), ("é", "É")],
)
def test_a_name_comes_from_the_folder(tmp_path: Path, folder: str, name: str) -> None:
    assert campaign_name(tmp_path / folder) == name


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x07b", "{year}"])
def test_a_name_that_cannot_be_drawn_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CampaignError):
        make_campaign(tmp_path / "week", name)
    assert not (tmp_path / "week").exists()


@pytest.mark.parametrize("name", ["2025", "Wythnos Unigrwydd", "أسبوع التواصل", 'a\\b "c"'])
def test_any_other_name_makes_a_campaign_that_loads(tmp_path: Path, name: str) -> None:
    make_campaign(tmp_path / "week", name)

    assert Campaign.load(tmp_path / "week").name == name
