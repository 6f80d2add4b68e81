"""Contact sheets: every row small, with its name, or why there is none."""

from __future__ import annotations

import gc
import json
import re
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.table import read_table
from connection_graphics.cli import main
from connection_graphics.errors import OutputError, UnknownNameError
from connection_graphics.sheet import PICTURE, SheetItem, items_of_table, write_sheet

EVENTS = """\
event_name,date,logo
Tea for two,13 June 2024,
A slow walk,31 June 2024,
Supper,12 June 2024,gone.png
"""
WHITE = (255, 255, 255)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(EVENTS)
    return path


def _items(count: int, colour: str = "teal") -> Iterator[SheetItem]:
    for number in range(count):
        yield SheetItem(f"name {number}", "note", Image.new("RGB", (100, 100), colour))


def test_a_table_gives_an_item_a_row_and_format(table: Path) -> None:
    settings = BatchSettings(
        folder=table.parent, dry_run=True, formats="square,x-post", pictures=table.parent
    )
    items = list(items_of_table(read_table(table), settings))
    assert [(item.name, item.note) for item in items] == [
        ("tea-for-two", "row 2 · instagram-square"),
        ("tea-for-two", "row 2 · x-post"),
        ("a-slow-walk", "row 3"),
        ("supper", "row 4 · instagram-square"),
        ("supper", "row 4 · x-post"),
    ]
    assert [item.picture is not None for item in items] == [True, True, False, False, False]
    assert items[2].problem.startswith('B3: "31 June 2024": June has 30 days')
    assert 'C4: there is no file "gone.png"' in items[3].problem
    for item in items[:2]:
        assert item.picture is not None
        assert item.picture.width == PICTURE[0]
        assert item.picture.height <= PICTURE[1]


def test_pictures_stand_in_rows_of_five(tmp_path: Path) -> None:
    (path,) = write_sheet(_items(7), tmp_path / "sheet.png", title="Sheet")
    with Image.open(path) as image:
        assert image.width == 1600
        shown = image.convert("RGB")
    for index in range(10):
        x = 60 + index % 5 * (PICTURE[0] + 30) + PICTURE[0] // 2
        y = 60 + 104 + index // 5 * 464 + 250
        assert shown.getpixel((x, y)) == ((0, 128, 128) if index < 7 else WHITE)


def test_many_pictures_make_several_sheets(tmp_path: Path) -> None:
    paths = write_sheet(_items(51), tmp_path / "sheet.webp", title="Sheet")
    assert [path.name for path in paths] == ["sheet.webp", "sheet-2.webp"]
    with Image.open(paths[1]) as image:
        assert image.height < 700


def test_a_pdf_has_pages(tmp_path: Path) -> None:
    (path,) = write_sheet(_items(45), tmp_path / "sheet.pdf", title="Week 1")
    data = path.read_bytes()
    assert len(re.findall(rb"/Type /Page\b", data)) == 3
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)", data)
    assert len(boxes) == 3
    for width, height in boxes:
        assert float(width) == pytest.approx(595.3, abs=0.3)
        assert float(height) == pytest.approx(841.9, abs=0.5)
    assert data.count(b"/DCTDecode") == 45
    # No clock in it: the same sheet has the same bytes tomorrow.
    assert re.findall(rb"/CreationDate \((?:D:)?([^)]*)\)", data) == [b"20240610000000Z"]
    (again,) = write_sheet(_items(45), tmp_path / "again.pdf", title="Week 1")
    assert again.read_bytes() == data


@pytest.mark.parametrize("name", ["sheet.png", "sheet.pdf"])
def test_memory_does_not_grow_with_the_table(tmp_path: Path, name: str) -> None:
    alive = most = 0

    def gone() -> None:
        nonlocal alive
        alive -= 1

    def items() -> Iterator[SheetItem]:
        nonlocal alive, most
        for number in range(160):
            picture = Image.new("RGB", (40, 40), (number, 90, 90))
            weakref.finalize(picture, gone)
            if number % 20 == 0:
                gc.collect()  # nodes and their parents hold each other until then
            alive += 1
            most = max(most, alive)
            yield SheetItem(str(number), "", picture)
            del picture

    write_sheet(items(), tmp_path / name, title="Sheet")
    # A page at a time, and the page before while the next one is begun.
    assert most <= 101


@pytest.mark.parametrize(
    "words", ["", "x" * 300, "Sgwrs & *stori* <b>", "مرحبا بالجميع", "茶" * 80]
)
def test_any_name_has_its_place(tmp_path: Path, words: str) -> None:
    items = [SheetItem(words, words), SheetItem(words, words, problem=words * 4)]
    (path,) = write_sheet(items, tmp_path / "sheet.png", title=words)
    with Image.open(path) as image:
        assert image.convert("RGB").getpixel((1590, 300)) == WHITE


def test_an_empty_table_gives_an_empty_sheet(tmp_path: Path) -> None:
    (path,) = write_sheet([], tmp_path / "sheet.png", title="Nothing")
    assert path.is_file()


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="svg"):
        write_sheet([], tmp_path / "sheet.svg", title="x")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_sheet([], tmp_path / "file" / "sheet.png", title="x")


def test_the_command(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(table.parent)
    result = CliRunner().invoke(main, ["sheet", "events.csv"])
    assert result.exit_code == 1
    assert "1 picture in sheet.png" in result.output
    assert "2 pictures could not be drawn" in result.output
    result = CliRunner().invoke(
        main, ["sheet", "events.csv", "-o", "a.pdf", "--rows", "2", "--json"]
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.output) == {"files": ["a.pdf"], "drawn": 1, "failed": 0}
    assert not (table.parent / "problems.csv").exists()
