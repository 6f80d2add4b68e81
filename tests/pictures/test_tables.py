"""Pictures that rows and the command line name: where they are looked for, and when drawn anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.report import BatchReport
from connection_graphics.batch.run import run_batch
from connection_graphics.batch.table import read_table
from connection_graphics.cli import main

from .conftest import HERE, encoded

ROUND = (HERE / "logos" / "round.svg").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "round.svg").write_bytes(ROUND)
    (tmp_path / "photo.jpg").write_bytes(encoded(Image.new("RGB", (900, 900), "teal"), "JPEG"))
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path


def _batch(folder: Path, text: str, **others: Any) -> BatchReport:
    (folder / "table.csv").write_text(text)
    options: dict[str, Any] = {"formats": "square", "scale": 0.2, "jobs": 0, "pictures": folder}
    return run_batch(
        read_table(folder / "table.csv"), BatchSettings(folder=folder / "out", **(options | others))
    )


def test_a_row_whose_picture_cannot_be_used_names_its_cell(folder: Path) -> None:
    report = _batch(
        folder,
        "caption,Partner logo\n"
        "One,logos/round.svg\n"
        "Two,logos/rounb.svg\n"
        "Three,../secret.txt\n"
        "Four,secret.txt\n"
        "Five,https://example.org/a.png\n",
    )
    assert (report.rows, report.rows_drawn) == (5, 1)
    assert [(problem.where.cell, problem.code) for problem in report.problems] == [
        ("B3", "picture-missing"),
        ("B4", "picture-outside"),
        ("B5", "picture-type"),
        ("B6", "picture-not-fetched"),
    ]
    assert 'Did you mean "logos/round.svg"?' in str(report.problems[0])
    assert 'column "Partner logo"' in str(report.problems[0])
    assert "B3" in (folder / "out" / "problems.csv").read_text("utf-8-sig")


def test_a_logo_that_changes_is_drawn_anew(folder: Path) -> None:
    table = "caption,logo\nOne,logos/round.svg\nTwo,\n"
    assert _batch(folder, table).files_drawn == 2
    assert _batch(folder, table).files_drawn == 0
    logo = folder / "logos" / "round.svg"
    logo.write_bytes(ROUND.replace(b"#0E543E", b"#12265C"))
    os.utime(logo, ns=(1, 1))
    report = _batch(folder, table)
    assert (report.files_drawn, report.files_unchanged) == (1, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_hold_the_batch_up(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    report = _batch(folder, "caption,image\nOne,pipe.png\n")
    assert [problem.code for problem in report.problems] == ["picture-missing"]


def test_without_a_folder_it_is_said_how_to_name_one(folder: Path) -> None:
    report = _batch(folder, "caption,image\nOne,photo.jpg\n", pictures=None)
    assert "--pictures" in str(report.problems[0])


def test_on_the_command_line_any_file_may_be_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    words = ("render", "--caption", "Hi", "--scale", "0.1", "-o", "a.png", "-v")
    pictures = ("--image", "../photo.jpg", "--logo", str(folder / "logos" / "round.svg"))
    result = CliRunner().invoke(main, [*words, *pictures])
    assert result.exit_code == 0, result.output
    result = CliRunner().invoke(main, [*words, "--logo", "nowhere.svg"])
    assert result.exit_code == 2
    assert 'there is no file "nowhere.svg"' in result.output
    result = CliRunner().invoke(main, [*words, "--image", "https://example.org/a.png"])
    assert "nothing is fetched from the internet" in result.output
