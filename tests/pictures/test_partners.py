"""Partner kits: a folder each, every logo looked at, and what to ask for in one table."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.table import Row, read_table
from connection_graphics.cli import main
from connection_graphics.errors import DataError
from connection_graphics.partners import Kits, KitsReport, write_kits

from .conftest import HERE

PARTNERS = """\
Partner,Logo,Permission
Round Table,round.svg,yes
Elm Choir,,yes
Harbour Walkers,margins.png,
Harbour Walkers Ltd.,margins copy.png,yes
Tiny Trust,tiny.png,yes
Script Society,script.svg,yes
Nobody's Club,,yes
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "logos", tmp_path / "logos")
    shutil.copy(HERE / "logos" / "white-box.jpg", tmp_path / "logos" / "Elm Choir.jpg")
    shutil.copy(HERE / "logos" / "margins.png", tmp_path / "logos" / "margins copy.png")
    (tmp_path / "partners.csv").write_text(PARTNERS)
    return tmp_path


def _kits(
    folder: Path, *, posts: str = "", templates: tuple[str, ...] = ("pledge",), **others: Any
) -> KitsReport:
    rows: tuple[Row, ...] = ()
    if posts:
        (folder / "posts.csv").write_text(posts)
        rows = tuple(read_table(folder / "posts.csv"))
    options: dict[str, Any] = {
        "formats": "square",
        "scale": 0.25,
        "jobs": 0,
        "campaign": HERE / "campaign",
        "folder": folder / "kits",
    }
    return write_kits(
        read_table(folder / "partners.csv"),
        Kits(logos=folder / "logos", posts=rows, templates=templates),
        BatchSettings(**(options | others)),
    )


def _files(folder: Path) -> set[str]:
    kits = folder / "kits"
    return {
        path.relative_to(kits).with_suffix("").as_posix()
        for path in kits.rglob("*--*")
        if path.is_file()
    }


def _table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["partner"]: row for row in csv.DictReader(file)}


def test_a_folder_each_and_what_cannot_be_drawn_is_said(folder: Path) -> None:
    report = _kits(folder)
    assert _files(folder) == {
        "round-table/pledge--instagram-square",
        "elm-choir/pledge--instagram-square",
        "harbour-walkers/pledge--instagram-square",
        "harbour-walkers-ltd/pledge--instagram-square",
    }
    assert report.partners == 7
    assert [problem.code for problem in report.without] == ["logo-not-safe", "missing-logo"]
    # That a logo is too small is only known when it is placed.
    assert {problem.code for problem in report.batch.problems} == {
        "logo-too-small",
        "logo-not-safe",
        "missing-logo",
    }
    cells = {problem.where.cell for problem in report.batch.problems}
    assert cells == {"B6", "B7", "B8"}


def test_problems_can_be_mended_and_drawn(folder: Path) -> None:
    report = _kits(folder)
    assert report.batch.problems_file is not None
    with report.batch.problems_file.open(encoding="utf-8-sig", newline="") as file:
        bad = {row["Partner"]: row for row in csv.DictReader(file)}
    assert list(bad) == ["Tiny Trust", "Script Society", "Nobody's Club"]
    assert "Ask for an SVG or a larger PNG" in bad["Tiny Trust"]["problem"]
    assert "plain SVG" in bad["Script Society"]["problem"]
    shutil.copy(report.batch.problems_file, folder / "partners.csv")
    for name in ("tiny.png", "script.svg", "Nobody's Club.svg"):
        shutil.copy(HERE / "logos" / "round.svg", folder / "logos" / name)
    assert _kits(folder).without == ()
    assert "nobodys-club/pledge--instagram-square" in _files(folder)


def test_every_logo_has_its_line_with_what_to_ask_for(folder: Path) -> None:
    report = _kits(folder)
    assert report.logos_file == folder / "kits" / "logos.csv"
    lines = _table(report.logos_file)
    assert list(lines) == [line.partition(",")[0] for line in PARTNERS.splitlines()[1:]]
    assert lines["Round Table"]["type"] == "SVG"
    assert lines["Round Table"]["what was found"] == ""
    assert lines["Elm Choir"]["logo"] == "Elm Choir.jpg"
    assert lines["Elm Choir"]["px"] == "900 × 420"
    assert "comes in a white box" in lines["Elm Choir"]["what was found"]
    assert lines["Elm Choir"]["ask for"] == "the logo with a transparent background, as SVG or PNG"
    assert lines["Harbour Walkers"]["ask for"] == "leave to use the logo"
    assert lines["Script Society"]["kit"] == "no"
    assert "holds a script" in lines["Script Society"]["what was found"]


def test_one_logo_under_two_names_is_said(folder: Path) -> None:
    codes = {notice.code: notice for notice in _kits(folder).notices}
    assert set(codes) == {"logo-white-box", "permission", "same-logo"}
    assert codes["same-logo"].message == (
        '"Harbour Walkers Ltd." has the same logo as "Harbour Walkers": '
        "is it one partner under two names?"
    )
    assert codes["same-logo"].where.cell == "B5"
    assert codes["permission"].where.cell == "C4"


def test_two_spellings_of_one_name_are_said(folder: Path) -> None:
    (folder / "partners.csv").write_text(
        "partner,logo\nSt John's,round.svg\nSt. Johns,tall.png\nSt John's,round.svg\n"
    )
    report = _kits(folder)
    assert [notice.code for notice in report.notices] == ["partner-spelling"]
    assert {name.partition("/")[0] for name in _files(folder)} == {"st-johns"}
    assert report.batch.files == 3


def test_posts_take_the_place_of_the_partners_own_row(folder: Path) -> None:
    (folder / "partners.csv").write_text("partner,logo\nRound Table,round.svg\nGrove,huge.png\n")
    posts = "id,caption,template\nmonday,Say hello,pledge\ntuesday,Share a cuppa,pledge\n"
    report = _kits(folder, posts=posts, formats="square,portrait")
    assert _files(folder) == {
        f"{partner}/{day}--instagram-{shape}"
        for partner in ("round-table", "grove")
        for day in ("monday", "tuesday")
        for shape in ("square", "portrait")
    }
    assert report.batch.rows == 4


def test_each_has_its_own_logo(folder: Path) -> None:
    (folder / "partners.csv").write_text("partner,logo\nRound,round.svg\nWhite,white.png\n")
    _kits(folder)
    panels = []
    for name in ("round", "white"):
        (path,) = (folder / "kits" / name).iterdir()
        with Image.open(path) as image:
            panels.append(image.convert("L").getpixel((135, 22)))
    assert panels[0] > 200  # type: ignore[operator]
    assert panels[1] < 60  # type: ignore[operator]


def test_what_is_unchanged_is_not_drawn_again(folder: Path) -> None:
    assert _kits(folder).batch.files_drawn == 4
    again = _kits(folder)
    assert (again.batch.files_drawn, again.batch.files_unchanged) == (0, 4)


def test_the_sheet_shows_every_kit_and_who_has_none(folder: Path) -> None:
    report = _kits(folder)
    assert [path.name for path in report.sheets] == ["sheet.png"]
    with Image.open(report.sheets[0]) as image:
        # Four kits and two partners without: the second row has one.
        assert image.size == (1600, 60 + 104 + 2 * 464)


def test_a_trial_writes_nothing(folder: Path) -> None:
    report = _kits(folder, dry_run=True)
    assert report.batch.files == 4
    assert report.logos_file is None
    assert not (folder / "kits").exists()


def test_no_folder_of_logos(folder: Path) -> None:
    shutil.rmtree(folder / "logos")
    with pytest.raises(DataError, match="folder of logos"):
        _kits(folder)


def test_the_command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    command = ["partners", "partners.csv", "--logos", "logos", "--campaign", str(HERE / "campaign")]
    result = CliRunner().invoke(main, [*command, "-f", "square", "-j", "0"])
    assert result.exit_code == 1, result.output
    assert "5 of 7 partners: 4 files in kits" in result.output
    assert "logos.csv" in result.output
    assert 'has the same logo as "Harbour Walkers"' in result.output
    result = CliRunner().invoke(
        main, [*command, "-f", "square", "-j", "0", "--json", "--rows", "2"]
    )
    assert result.exit_code == 0, result.output
    last = json.loads(result.output.splitlines()[-1])
    assert last["partners"] == 1
    assert last["files_unchanged"] == 1


def test_the_example_is_drawn_without_a_word(root: Path, tmp_path: Path) -> None:
    folder = root / "examples" / "partners"
    report = write_kits(
        read_table(folder / "partners.csv"),
        Kits(logos=folder / "logos"),
        BatchSettings(
            folder=tmp_path, campaign=HERE / "campaign", formats="square", scale=0.1, jobs=0
        ),
    )
    assert (report.batch.files, report.batch.problems, report.notices) == (3, (), ())
