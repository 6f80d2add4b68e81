"""Two folders of pictures: what differs is found, and harmless noise is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw

from connection_graphics.cli import main
from connection_graphics.difference import compare_folders, compare_pictures
from connection_graphics.errors import DataError


def picture(shift: float = 0, ground: int = 255) -> Image.Image:
    """Return a smooth-edged disc, moved to the right by *shift* px."""
    large = Image.new("L", (400, 400), ground)
    ImageDraw.Draw(large).ellipse((80 + shift * 4, 80, 320 + shift * 4, 320), fill=0)
    return large.resize((100, 100), Image.Resampling.BOX).convert("RGB")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("a", "b"):
        (tmp_path / name / "x").mkdir(parents=True)
        picture().save(tmp_path / name / "x" / "one.png")
    return tmp_path / "a", tmp_path / "b"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, words)], prog_name="connection-graphics")


def test_the_same_pictures_do_not_differ(folders: tuple[Path, Path]) -> None:
    # The same pixels in other bytes.
    picture().save(folders[1] / "x" / "one.png", compress_level=0)

    assert compare_folders(*folders) == ((), 1)
    assert run(*folders).exit_code == 0


def test_noise_within_the_tolerance_is_passed_over(folders: tuple[Path, Path]) -> None:
    picture(ground=245).save(folders[1] / "x" / "one.png")

    assert compare_folders(*folders)[0] == ()
    (change,) = compare_folders(*folders, tolerance=5)[0]
    assert (change.name, change.kind, change.largest) == ("x/one.png", "changed", 10)


def test_a_single_pixel_is_found(folders: tuple[Path, Path]) -> None:
    image = picture()
    image.putpixel((3, 3), (0, 0, 0))
    image.save(folders[1] / "x" / "one.png")

    (change,) = compare_folders(*folders)[0]
    assert (change.pixels, change.largest) == (1, 255)


def test_another_smoothing_of_edges_may_be_passed_over() -> None:
    _, plain, _ = compare_pictures(picture(), picture(0.5), tolerance=12)
    _, edges, _ = compare_pictures(picture(), picture(0.5), tolerance=12, ignore_edges=True)
    _, moved, _ = compare_pictures(picture(), picture(6), tolerance=12, ignore_edges=True)

    assert plain > 50
    assert edges == 0
    assert moved > 50


def test_a_change_of_transparency_is_found() -> None:
    clear, opaque = (Image.new("RGBA", (9, 9), (9, 9, 9, alpha)) for alpha in (0, 255))

    assert compare_pictures(clear, opaque, tolerance=12)[1] == 81


def test_files_that_came_went_or_are_damaged_are_told(folders: tuple[Path, Path]) -> None:
    before, after = folders
    picture().save(before / "gone.jpg")
    picture().resize((50, 60)).save(after / "x" / "one.png")
    (before / "two.svg").write_text("<svg/>")
    (after / "two.svg").write_text("<svg />")
    (before / "bad.webp").write_bytes(b"no")
    (after / "bad.webp").write_bytes(b"picture")
    picture().save(after / "new.png")

    changes, compared = compare_folders(before, after)
    assert {(change.name, change.kind) for change in changes} == {
        ("bad.webp", "unreadable"),
        ("gone.jpg", "removed"),
        ("new.png", "added"),
        ("two.svg", "changed"),
        ("x/one.png", "changed"),
    }
    assert compared == 5
    assert "was 100 × 100 px, now 50 × 60 px" in {change.words for change in changes}


def test_the_command_writes_a_page_with_both_sides(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    picture(3).save(folders[1] / "x" / "one.png")
    result = run(*folders, "-o", tmp_path / "report")

    assert result.exit_code == 1
    assert result.stdout.endswith("1 file differs of 1.\n")
    page = (tmp_path / "report" / "index.html").read_text("utf-8")
    assert "x/one.png" in page
    for side in ("before", "after", "where"):
        assert f'src="0001-{side}.png"' in page
        assert (tmp_path / "report" / f"0001-{side}.png").is_file()
    # What differs is red, what does not is pale.
    with Image.open(tmp_path / "report" / "0001-where.png") as where:
        assert where.getpixel((21, 50)) == (214, 0, 60)
        assert where.getpixel((2, 2)) == (255, 255, 255)


def test_the_command_tells_programs_too(folders: tuple[Path, Path]) -> None:
    picture(3).save(folders[1] / "x" / "one.png")
    said = json.loads(run(*folders, "--json").stdout)

    assert said["compared"] == 1
    assert said["changes"][0]["file"] == "x/one.png"


def test_a_folder_that_is_not_there_is_an_error(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(folders[0], tmp_path / "nowhere").exit_code == 2
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="neither"):
        compare_folders(tmp_path / "empty", tmp_path / "empty")
