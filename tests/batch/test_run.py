"""Batches, from a table to the files of a folder: nothing lost, nothing drawn twice."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import random
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from connection_graphics.batch import draw, inputs
from connection_graphics.batch.manifest import Entry, Journal
from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.report import (
    BatchReport,
    Event,
    FileDone,
    Noticed,
    RowDone,
    Started,
)
from connection_graphics.batch.run import run_batch
from connection_graphics.batch.table import Table, read_table
from connection_graphics.batch.workers import Limits
from connection_graphics.errors import (
    ConnectionGraphicsError,
    DataError,
    OutputError,
    UnknownNameError,
)
from connection_graphics.whole_files import write_bytes

TEA = {"event_name": "Tea and talk", "date": "13 June 2024", "place": "Anytown Library"}
WALK = {"event_name": "A slow walk", "date": "14 June 2024"}
ACT = {"caption": "Say hello to somebody new"}
ROWS = (TEA, WALK, ACT)


def table(*rows: dict[str, str]) -> Table:
    """Return *rows* as a table read from CSV."""
    text = io.StringIO()
    headings = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, headings)
    writer.writeheader()
    writer.writerows(rows)
    text.seek(0)
    return read_table(text)


def settings(folder: Path, **others: Any) -> BatchSettings:
    """Return settings for small pictures, drawn in this process."""
    usual: dict[str, Any] = {"formats": "instagram-square", "scale": 0.1, "jobs": 0}
    return BatchSettings(folder=folder, **{**usual, **others})


def run(
    folder: Path, *rows: dict[str, str], told: list[Event] | None = None, **others: Any
) -> BatchReport:
    tell = None if told is None else told.append
    return run_batch(table(*rows), settings(folder, **others), on_event=tell)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of *folder* with their bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> list[dict[str, Any]]:
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert isinstance(entries, list)
    return entries


# ------------------------------------------------------------------------ what is drawn


def test_every_row_is_drawn_in_every_format(tmp_path: Path) -> None:
    told: list[Event] = []

    report = run(tmp_path, *ROWS, formats="instagram-square, x-post", told=told)

    assert str(report) == f"3 rows drawn, 6 files in {tmp_path}/"
    assert names(tmp_path) == {
        "tea-and-talk--instagram-square.jpg",
        "tea-and-talk--x-post.png",
        "a-slow-walk--instagram-square.jpg",
        "a-slow-walk--x-post.png",
        "say-hello-to-somebody-new--instagram-square.jpg",
        "say-hello-to-somebody-new--x-post.png",
        "manifest.json",
        "manifest.csv",
    }
    with Image.open(tmp_path / "tea-and-talk--x-post.png") as image:
        assert image.size == (160, 90)
    assert [type(event) for event in told] == [Started, *[FileDone, FileDone, RowDone] * 3]


def test_a_row_says_its_own_formats_and_template(tmp_path: Path) -> None:
    report = run(tmp_path, {**ACT, "formats": "x-post, story", "template": "event"})

    assert report.files == 2
    assert [(entry["format"], entry["template"]) for entry in manifest(tmp_path)] == [
        ("x-post", "event"),
        ("instagram-story", "event"),
    ]


def test_a_file_type_can_be_asked_for(tmp_path: Path) -> None:
    run(tmp_path, ACT, file_type="webp")

    with Image.open(tmp_path / "say-hello-to-somebody-new--instagram-square.webp") as image:
        assert image.format == "WEBP"


def test_rows_of_one_name_get_files_of_their_own_whichever_are_drawn(tmp_path: Path) -> None:
    rows = ({**TEA, "id": "a"}, {**WALK, "id": "b"}, {**WALK, "place": "The park", "id": "c"})
    whole = run(tmp_path / "all", *rows, name="{event_name}-{format}")
    some = run(tmp_path / "some", *rows, name="{event_name}-{format}", only=("c",))

    assert whole.files == 3
    assert some.files == 1
    drawn = names(tmp_path / "some") - {"manifest.json", "manifest.csv"}
    assert drawn < names(tmp_path / "all")


def test_the_manifest_has_one_entry_a_file_and_no_time(tmp_path: Path) -> None:
    run(tmp_path, *ROWS, formats="x-post, instagram-square")

    entries = manifest(tmp_path)
    assert [(entry["row"], entry["format"]) for entry in entries] == [
        (row, format_) for row in (2, 3, 4) for format_ in ("x-post", "instagram-square")
    ]
    first = entries[0]
    assert first["path"] == "tea-and-talk--x-post.png"
    assert first["bytes"] == (tmp_path / first["path"]).stat().st_size
    assert first["status"] == "drawn"
    assert "Tea and talk" in first["alt_text"]
    assert first["font_sizes"]["title"] > 0
    with (tmp_path / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        as_csv = list(csv.DictReader(file))
    assert [row["sha256"] for row in as_csv] == [entry["sha256"] for entry in entries]


def test_rows_that_say_the_same_are_told_and_drawn(tmp_path: Path) -> None:
    report = run(tmp_path, TEA, ACT, {**TEA, "date": "2024-06-13"})

    assert [str(notice) for notice in report.notices if notice.code == "duplicate-row"] == [
        "the table, row 4: it says the same as row 2"
    ]
    assert report.files == 3


# ---------------------------------------------------------------------- what goes wrong


def test_a_bad_row_is_told_by_its_cell_and_costs_only_itself(tmp_path: Path) -> None:
    report = run(tmp_path, TEA, {**WALK, "date": "31 June 2024"}, ACT)

    assert (report.rows, report.rows_drawn, report.files) == (3, 2, 2)
    (problem,) = report.problems
    assert (problem.where.row, problem.where.cell, problem.where.column) == (3, "B3", "date")
    assert problem.value == "31 June 2024"
    assert "30 days" in str(problem)
    assert str(report) == (
        f"2 of 3 rows drawn, 2 files in {tmp_path}/; 1 row needs you: "
        f"see {tmp_path / 'problems.csv'}"
    )


def test_every_problem_of_a_row_is_told(tmp_path: Path) -> None:
    bad = {**TEA, "date": "31 June", "formats": "instagrm-square", "template": "evnt"}

    report = run(tmp_path, bad)

    assert {problem.where.column for problem in report.problems} == {"date", "formats", "template"}
    assert [problem.hint for problem in report.problems[:2]] == [
        'did you mean "instagram-square"?',
        'did you mean "event"?',
    ]


def test_words_that_do_not_fit_cost_only_that_format(tmp_path: Path) -> None:
    report = run(tmp_path, {"caption": "Unpronounceable" * 30}, ACT)

    (problem,) = report.problems
    assert problem.code == "text-overflow"
    assert problem.where.cell == "A2"
    assert "instagram-square" in str(problem)
    assert report.rows_drawn == 1


def test_the_problems_file_is_mended_and_drawn_again(tmp_path: Path) -> None:
    report = run(tmp_path, {**TEA, "place": "=1 library"}, {**WALK, "date": "31 June 2024"}, ACT)
    assert report.problems_file == tmp_path / "problems.csv"
    text = (tmp_path / "problems.csv").read_text(encoding="utf-8-sig")
    headings, *rows = csv.reader(io.StringIO(text))
    assert headings == ["event_name", "date", "place", "caption", "problem"]
    assert [row[:3] for row in rows] == [
        ["Tea and talk", "13 June 2024", "'=1 library"],
        ["A slow walk", "31 June 2024", ""],
    ]
    assert "30 days" in rows[1][-1]

    path = tmp_path / "problems.csv"
    path.write_text(text.replace("31 June", "30 June").replace("'=1 l", "L"), encoding="utf-8")
    again = run_batch(read_table(path), settings(tmp_path, source=path))

    assert again.files_drawn == 2
    assert path.exists(), "the user's own table now"


def test_nothing_of_the_problems_file_that_was_worked_in_is_lost(tmp_path: Path) -> None:
    bad = {**WALK, "date": "31 June 2024"}
    run(tmp_path, bad)
    path = tmp_path / "problems.csv"
    path.write_text("half mended", encoding="utf-8")

    report = run(tmp_path, bad)
    assert report.problems_file == tmp_path / "problems-2.csv"
    assert path.read_text(encoding="utf-8") == "half mended"

    run(tmp_path, {**WALK, "date": "30 June 2024"})
    assert path.read_text(encoding="utf-8") == "half mended"


def test_an_old_problems_file_goes_when_all_is_mended(tmp_path: Path) -> None:
    run(tmp_path, {**WALK, "date": "31 June 2024"})
    run(tmp_path, {**WALK, "date": "30 June 2024"})

    assert not (tmp_path / "problems.csv").exists()


def test_cells_are_no_formulas_in_what_is_written(tmp_path: Path) -> None:
    run(tmp_path, {"event_name": "+1 for lunch", "alt_text": "@home\tand away"})

    with (tmp_path / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["alt_text"].startswith("'@home")


def test_a_fault_of_the_program_costs_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = draw._laid_out

    def written(graphic: Any, *others: Any) -> Any:
        if graphic.content.caption:
            raise ZeroDivisionError("by chance")
        return drawn(graphic, *others)

    monkeypatch.setattr(draw, "_laid_out", written)
    report = run(tmp_path, *ROWS)

    assert report.rows_drawn == 2
    (problem,) = report.problems
    assert problem.code == "fault"
    assert "fault of the program" in str(problem)


def test_wrong_headings_stop_before_anything_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        run(tmp_path / "out", {"caption": "Hello", "hashtg": "#Tea"})

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"template": "evnt"}, 'did you mean "event"'),
        ({"formats": "instagram-sqare"}, 'did you mean "instagram-square"'),
        ({"file_type": "gif"}, "there is no file type"),
        ({"name": "{plaice}"}, 'did you mean "place"'),
        ({"only": ("tea-and-tolk",)}, 'Did you mean "tea-and-talk"'),
        ({"campaign": Path("no", "such")}, "no"),
    ],
)
def test_a_name_that_does_not_exist_is_told_at_once(
    tmp_path: Path, wrong: dict[str, Any], words: str
) -> None:
    with pytest.raises(ConnectionGraphicsError, match=words):
        run(tmp_path, *ROWS, **wrong)


def test_a_folder_that_cannot_be_is_told_before_drawing(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="nothing can be written into"):
            run(folder, *ROWS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_folder_that_is_read_only_is_told_before_drawing(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        for folder in (tmp_path, tmp_path / "deeper"):
            with pytest.raises(OutputError, match="permission denied"):
                run(folder, *ROWS)
    finally:
        tmp_path.chmod(0o700)


def test_names_that_are_taken_by_a_folder_or_a_link_cost_only_that_file(tmp_path: Path) -> None:
    (tmp_path / "tea-and-talk--instagram-square.jpg").mkdir()
    secret = tmp_path / "secret"
    secret.write_text("mine")
    link = tmp_path / "a-slow-walk--instagram-square.jpg"
    link.symlink_to(secret)

    report = run(tmp_path, *ROWS)

    assert report.files_drawn == 1
    assert {problem.code for problem in report.problems} == {"name-taken"}
    assert secret.read_text() == "mine"


def test_a_full_disk_ends_the_batch_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 1
    write = write_bytes

    def write_a_few(path: Path, data: bytes) -> None:
        nonlocal room
        if not room:
            full = OSError(errno.ENOSPC, "No space left on device")
            raise OutputError(f"{path} cannot be written: {full.strerror}") from full
        room -= 1
        write(path, data)

    monkeypatch.setattr(draw, "write_bytes", write_a_few)
    with pytest.raises(OutputError, match=r"No space left on device.*run the same command again"):
        run(tmp_path, *ROWS)
    assert not (tmp_path / "manifest.json").exists()

    room = 10
    report = run(tmp_path, *ROWS)
    assert (report.files_drawn, report.files_unchanged) == (2, 1)


# ------------------------------------------------------------------------ drawing again


def test_what_has_not_changed_is_not_drawn_again(tmp_path: Path) -> None:
    run(tmp_path, *ROWS)
    before = tree(tmp_path)

    report = run(tmp_path, *ROWS)

    assert (report.files_drawn, report.files_unchanged) == (0, 3)
    assert str(report) == f"3 rows drawn, 3 files in {tmp_path}/ (all as they were)"
    assert tree(tmp_path) == before


def test_only_the_changed_row_is_drawn_again(tmp_path: Path) -> None:
    run(tmp_path, *ROWS)
    told: list[Event] = []

    report = run(tmp_path, TEA, {**WALK, "place": "The park"}, ACT, told=told)

    assert (report.files_drawn, report.files_unchanged) == (1, 2)
    drawn = [
        event.entry.row for event in told if isinstance(event, FileDone) and not event.unchanged
    ]
    assert drawn == [3]
    run(tmp_path / "anew", TEA, {**WALK, "place": "The park"}, ACT)
    assert tree(tmp_path / "anew").items() <= tree(tmp_path).items()


@pytest.mark.parametrize("others", [{"force": True}, {"scale": 0.2}, {"arrangement": 3}])
def test_other_settings_draw_all_again(tmp_path: Path, others: dict[str, Any]) -> None:
    run(tmp_path, *ROWS)

    assert run(tmp_path, *ROWS, **others).files_drawn == 3


def test_another_way_to_press_png_draws_these_again_and_nothing_else(tmp_path: Path) -> None:
    run(tmp_path, ACT, formats="instagram-square,x-post")
    before = tree(tmp_path)
    report = run(tmp_path, ACT, formats="instagram-square,x-post", png="small")
    kinds = {path.rpartition(".")[2] for path in before if not path.endswith((".json", ".csv"))}

    assert kinds == {"jpg", "png"}, "one network takes JPEG, the other PNG"
    assert (report.files_drawn, report.files_unchanged) == (1, 1)
    (png,) = (path for path in before if path.endswith(".png"))
    assert len(tree(tmp_path)[png]) < len(before[png])


def test_a_way_to_press_png_that_does_not_exist_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="small"):
        run(tmp_path, ACT, png="smal")


def test_a_file_that_was_changed_or_removed_is_drawn_again(tmp_path: Path) -> None:
    run(tmp_path, *ROWS)
    before = tree(tmp_path)
    (tmp_path / "tea-and-talk--instagram-square.jpg").write_bytes(b"oops")
    (tmp_path / "a-slow-walk--instagram-square.jpg").unlink()

    assert run(tmp_path, *ROWS).files_drawn == 2
    assert tree(tmp_path) == before


def test_another_design_draws_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, *ROWS)
    monkeypatch.setattr(inputs, "__version__", "999")

    assert run(tmp_path, *ROWS).files_drawn == 3


def test_a_design_that_changes_in_mid_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(event: Event) -> None:
        if isinstance(event, FileDone):
            monkeypatch.setattr(inputs, "__version__", "999")

    report = run_batch(table(*ROWS), settings(tmp_path), on_event=change)

    assert [notice.code for notice in report.notices] == ["design-changed"]
    assert run(tmp_path, *ROWS).files_drawn == 3


def test_a_picture_that_a_row_names_counts(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    row = {**TEA, "logo": "logo.png"}
    Image.new("RGB", (400, 200), "red").save(pictures / "logo.png")
    run(tmp_path / "out", row, pictures=pictures)
    Image.new("RGB", (400, 200), "blue").save(pictures / "logo.png")

    assert run(tmp_path / "out", row, pictures=pictures).files_drawn == 1


@pytest.mark.parametrize("damage", ["", "{", "[]\n", '{"schema": 99, "files": [\n]}\n'])
def test_a_damaged_manifest_is_told_and_all_is_drawn(tmp_path: Path, damage: str) -> None:
    run(tmp_path, *ROWS)
    before = tree(tmp_path)
    (tmp_path / "manifest.json").write_text(damage, encoding="utf-8")
    told: list[Event] = []

    report = run(tmp_path, *ROWS, told=told)

    assert report.files_drawn == 3
    notices = [event.notice for event in told if isinstance(event, Noticed)]
    assert [notice.code for notice in notices] == ["damaged-manifest"]
    assert "manifest.json cannot be read" in notices[0].message
    assert tree(tmp_path) == before


@pytest.mark.parametrize("cut", range(3, 60, 9))
def test_a_manifest_that_was_cut_off_harms_nothing(tmp_path: Path, cut: int) -> None:
    run(tmp_path, *ROWS)
    before = tree(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_bytes(path.read_bytes()[:-cut])

    run(tmp_path, *ROWS)

    assert tree(tmp_path) == before


# -------------------------------------------------------------- rows that are gone, or chosen


def test_files_of_rows_that_are_gone_are_listed_and_stay(tmp_path: Path) -> None:
    run(tmp_path, *ROWS)

    report = run(tmp_path, TEA, ACT)

    assert report.left_over == ("a-slow-walk--instagram-square.jpg",)
    assert [entry["status"] for entry in manifest(tmp_path)] == ["drawn", "drawn", "left-over"]
    assert run(tmp_path, TEA, ACT).left_over == report.left_over, "and not forgotten"
    assert run(tmp_path, *ROWS).files_unchanged == 3, "and known when the row comes back"


def test_files_of_rows_that_are_gone_are_removed_when_asked(tmp_path: Path) -> None:
    (tmp_path / "mine.jpg").write_text("not of a row")
    run(tmp_path, *ROWS)

    report = run(tmp_path, TEA, ACT, prune=True)

    assert (report.files_pruned, report.left_over) == (1, ())
    assert "a-slow-walk--instagram-square.jpg" not in names(tmp_path)
    assert "mine.jpg" in names(tmp_path)


def test_a_file_that_somebody_replaced_is_not_removed(tmp_path: Path) -> None:
    run(tmp_path, *ROWS)
    path = tmp_path / "a-slow-walk--instagram-square.jpg"
    path.write_text("a better one")

    report = run(tmp_path, TEA, ACT, prune=True)

    assert report.left_over == (path.name,)
    assert path.exists()


@pytest.mark.parametrize("others", [{"only": ("a-slow-walk",)}, {"limit": 1}])
def test_choosing_rows_forgets_nothing_of_the_others(
    tmp_path: Path, others: dict[str, Any]
) -> None:
    run(tmp_path, *ROWS)
    before = tree(tmp_path)

    report = run(tmp_path, *ROWS, prune=True, **others)

    assert report.rows == 1
    assert report.left_over == ()
    assert tree(tmp_path) == before


def test_fail_fast_stops_at_the_first_problem(tmp_path: Path) -> None:
    report = run(tmp_path, {**WALK, "date": "31 June 2024"}, TEA, ACT, fail_fast=True)

    assert report.stopped
    assert (report.rows, report.files) == (1, 0)


def test_a_dry_run_lays_out_and_writes_nothing(tmp_path: Path) -> None:
    long = {"caption": "Unpronounceable" * 30}

    report = run(tmp_path / "out", *ROWS, long, dry_run=True)

    assert (report.files, report.rows_failed) == (3, 1)
    assert not (tmp_path / "out").exists()


def test_the_zip_file_has_all_pictures_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        run(tmp_path / folder, *ROWS, {**WALK, "date": "31 June 2024"}, zip=True)

    with zipfile.ZipFile(tmp_path / "a" / "graphics.zip") as packed:
        assert sorted(packed.namelist()) == sorted(
            name for name in names(tmp_path / "a") if name.endswith(".jpg")
        )
        assert packed.testzip() is None
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


# ------------------------------------------------------------- interrupted, and side by side


def stop_after(files: int) -> Callable[[Event], None]:
    """Return a listener that behaves as if Ctrl-C were pressed after so many files."""
    left = files

    def listen(event: Event) -> None:
        nonlocal left
        left -= isinstance(event, FileDone)
        if left == 0:
            raise KeyboardInterrupt

    return listen


@pytest.mark.parametrize("files", [1, 3, 5])
def test_an_interrupted_batch_goes_on_and_ends_as_an_undisturbed_one(
    tmp_path: Path, files: int
) -> None:
    rows = (*ROWS, {**WALK, "date": "31 June 2024"})
    two = "x-post, instagram-square"
    run(tmp_path / "undisturbed", *rows, formats=two)
    folder = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        run_batch(table(*rows), settings(folder, formats=two), on_event=stop_after(files))
    with (folder / ".connection-graphics" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"row": 3, "pa')  # as a kill in mid-word leaves it
    (folder / ".x.jpg.0123abcd.partial").write_bytes(b"half")
    told: list[Event] = []

    report = run(folder, *rows, formats=two, told=told)

    assert report.files_unchanged == files
    assert told[0] == Started(known_files=files, goes_on=True)
    assert tree(folder) == tree(tmp_path / "undisturbed")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_line_that_there_is_no_room_for_is_told_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal._file.close()  # the disk fills up while the run is on
    journal._file = Path("/dev/full").open("ab")  # noqa: SIM115 - the journal closes it
    with pytest.raises(OutputError, match="No space left on device"):
        journal.append(Entry(row=2, path="tea.png"))
    journal.close()


def test_two_batches_do_not_write_into_one_folder(tmp_path: Path) -> None:
    def another(event: Event) -> None:
        if isinstance(event, Started):
            with pytest.raises(OutputError, match="another batch is writing") as told:
                run(tmp_path, ACT)
            assert told.value.code == "folder-in-use"

    report = run_batch(table(*ROWS), settings(tmp_path), on_event=another)

    assert report.files == 3
    assert ".connection-graphics" not in names(tmp_path)


@pytest.mark.parametrize("jobs", [1, 3])
def test_workers_make_the_same_bytes_as_this_process(tmp_path: Path, jobs: int) -> None:
    rows = (*ROWS, {**WALK, "date": "31 June 2024"}, {"caption": "Unpronounceable" * 30})
    formats = "instagram-square, x-post, story"
    run(tmp_path / "here", *rows, formats=formats)

    report = run(tmp_path / "there", *rows, formats=formats, jobs=jobs)

    assert report.files == 9
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell the memory")
def test_a_row_that_kills_its_worker_is_named_after_one_more_try(tmp_path: Path) -> None:
    told: list[Event] = []

    report = run(tmp_path, TEA, ACT, jobs=2, scale=3, limits=Limits(memory=1), told=told)

    assert [(p.where.row, p.code) for p in report.problems] == [(2, "memory"), (3, "memory")]
    assert "given up: it needed more than 0 MB of memory, twice" in str(report.problems[0])
    assert "row 2" in str(report.problems[0])
    assert [event.row for event in told if isinstance(event, RowDone)] != []
    assert names(tmp_path) == {"manifest.json", "manifest.csv", "problems.csv"}


def test_a_setup_that_workers_refuse_is_raised_here(tmp_path: Path) -> None:
    """The campaign is looked at in this process first, so that this is what one sees of it."""
    with pytest.raises(ConnectionGraphicsError):
        run(tmp_path, ACT, jobs=1, campaign=tmp_path / "campaign.toml")


def test_unknown_names_are_of_their_own_kind(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError):
        run(tmp_path, ACT, template="nothing")


# ---------------------------------------------------------------------------- killed

PROGRAM = """
import sys
from pathlib import Path
from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.run import run_batch
from connection_graphics.batch.table import read_table

run_batch(
    read_table(sys.argv[1]),
    BatchSettings(folder=Path(sys.argv[2]), formats="instagram-square", scale=0.1, jobs=2),
    on_event=lambda event: print(flush=True),
)
"""


def killed_after(events: int, file: Path, folder: Path) -> int:
    """Run a batch, kill its parent process after so many events, and return how many came."""
    command = [sys.executable, "-c", PROGRAM, str(file), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout is not None
        came = 0
        while came < events and process.stdout.readline():
            came += 1
        process.kill()
    return came


@pytest.mark.parametrize("events", [1, 7, pytest.param(23, marks=pytest.mark.slow)])
def test_a_batch_that_is_killed_loses_nothing(tmp_path: Path, events: int) -> None:
    file = tmp_path / "events.csv"
    lines = ["caption", *(f"Say hello {number} times" for number in range(1, 21))]
    file.write_text("\n".join(lines), encoding="utf-8")
    run_batch(read_table(file), settings(tmp_path / "undisturbed"))
    folder = tmp_path / "killed"

    assert killed_after(events, file, folder) == events
    assert not [path for path in folder.glob("*.jpg") if not is_whole(path)]
    report = run_batch(read_table(file), settings(folder))

    assert report.files == 20
    assert report.files_unchanged >= (events - 1) // 2
    assert tree(folder) == tree(tmp_path / "undisturbed")


def is_whole(path: Path) -> bool:
    with Image.open(path) as image:
        image.load()
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
def test_ctrl_c_ends_a_batch_and_leaves_no_half_file(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    lines = ["caption", *(f"Say hello {number} times" for number in range(1, 200))]
    file.write_text("\n".join(lines), encoding="utf-8")
    # A program that is started in the background hears no Ctrl-C: this one listens again.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{listen}; from connection_graphics.cli import main; main()"
    command = [sys.executable, "-c", program, "batch", str(file), "-j", "2"]
    command += ["-o", str(tmp_path / "out"), "-f", "square", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(3):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert b"To go on, run the same command again." in process.stderr.read()
    assert not list((tmp_path / "out").glob("*.partial"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="workers are found in /proc")
def test_twenty_kills_of_parent_or_worker_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    lines = ["caption", *(f"Say hello {number} times" for number in range(1, 501))]
    file.write_text("\n".join(lines), encoding="utf-8")
    run_batch(read_table(file), settings(tmp_path / "undisturbed", jobs=2))
    folder = tmp_path / "killed"
    chance = random.Random(2024)  # noqa: S311 - the same kills each time

    for _ in range(20):
        command = [sys.executable, "-c", PROGRAM, str(file), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 60)):
                process.stdout.readline()
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
            victim = chance.choice([process.pid, *map(int, children.split())])
            os.kill(victim, signal.SIGKILL)
            if victim != process.pid:
                process.stdout.readline()
                process.kill()
        assert all(is_whole(path) for path in folder.glob("*.jpg"))

    report = run_batch(read_table(file), settings(folder))
    assert (report.files, report.problems) == (500, ())
    assert tree(folder) == tree(tmp_path / "undisturbed")


def test_a_worker_that_is_killed_by_somebody_else_costs_nothing(tmp_path: Path) -> None:
    killed: list[int] = []

    def kill_a_worker(event: Event) -> None:
        if isinstance(event, FileDone) and not killed:
            children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
            killed.append(int(children.read_text("ascii").split()[-1]))
            os.kill(killed[0], signal.SIGKILL)

    if sys.platform != "linux":
        pytest.skip("workers are found in /proc")
    acts = [{"caption": f"Say hello {number} times"} for number in range(12)]
    report = run_batch(table(*acts), settings(tmp_path, jobs=1), on_event=kill_a_worker)

    assert killed
    assert (report.files, report.problems) == (12, ())
