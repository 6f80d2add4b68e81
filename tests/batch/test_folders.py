"""A folder for each of a field's values: partners' kits, above all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.batch.names import Names, inside
from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.run import run_batch
from connection_graphics.batch.table import read_table
from connection_graphics.errors import OutputError

SQUARE = ("instagram-square", "png")


def test_names_only_have_to_differ_from_those_beside_them() -> None:
    names = Names()
    tea, walk = {"caption": "Tea"}, {"caption": "Tea", "place": "Park"}
    assert names.allot(tea, [SQUARE], folder="Elm Choir") == (
        "elm-choir/tea--instagram-square.png",
    )
    assert names.allot(tea, [SQUARE], folder="Harbour") == ("harbour/tea--instagram-square.png",)
    assert names.allot(walk, [SQUARE], folder="Harbour") == (
        "harbour/tea-park--instagram-square.png",
    )
    assert names.allot(tea, [SQUARE]) == ("tea--instagram-square.png",)


@given(st.text(min_size=1))
def test_any_words_name_a_folder(words: str) -> None:
    (name,) = Names().allot({"caption": "Tea"}, [SQUARE], folder=words)
    folder, slash, file = name.partition("/")
    assert (slash, file) == ("/", "tea--instagram-square.png")
    assert folder
    assert folder.lower() not in {"con", "nul", "aux", ".", ".."}
    assert not set(folder) & set('/\\:*?"<>|\0')
    assert len(folder.encode()) <= 110


def test_the_folder_is_made(tmp_path: Path) -> None:
    assert inside(tmp_path, "elm-choir/tea.png") == tmp_path / "elm-choir" / "tea.png"
    assert (tmp_path / "elm-choir").is_dir()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "out" / "file").touch()
    for name in ("link/tea.png", "file/tea.png"):
        with pytest.raises(OutputError) as caught:
            inside(tmp_path / "out", name)
        assert caught.value.code == "name-taken"


def test_a_batch_in_folders_goes_on_where_it_was(tmp_path: Path) -> None:
    table = tmp_path / "kits.csv"
    table.write_text("caption,partner\nTea,Elm Choir\nTea,Harbour\nWalk,Elm Choir\nNobody's,\n")
    settings = BatchSettings(
        folder=tmp_path / "out", formats="square", scale=0.1, jobs=0, folders_by="partner", zip=True
    )
    report = run_batch(read_table(table), settings)
    assert (report.files_drawn, report.problems) == (4, ())
    files = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.jpg")}
    files |= {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.png")}
    assert {name.rpartition(".")[0] for name in files} == {
        "elm-choir/tea--instagram-square",
        "harbour/tea--instagram-square",
        "elm-choir/walk--instagram-square",
        "nobodys--instagram-square",
    }
    half_written = tmp_path / "out" / "harbour" / ".tea.jpg.0123abcd.partial"
    half_written.touch()
    report = run_batch(read_table(table), settings)
    assert (report.files_drawn, report.files_unchanged) == (0, 4)
    assert not half_written.exists()
    table.write_text("caption,partner\nTea,Elm Choir\n")
    report = run_batch(read_table(table), settings)
    assert len(report.left_over) == 3
