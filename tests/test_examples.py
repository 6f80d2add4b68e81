"""Every program of docs/examples is run, and what comes of it is looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import connection_graphics

#: For each program: words that it prints, and the size in px of each picture that it leaves.
MADE: dict[str, tuple[tuple[str, ...], dict[str, tuple[int, int]]]] = {
    "another_year": (
        ("Loneliness Awareness Week, 9–15 June",),
        {"next-year-event.png": (540, 540), "next-year-act.png": (540, 540)},
    ),
    "asynchronous": (
        ("act-1.jpg", "act-3.jpg"),
        {f"act-{number}.jpg": (1080, 1080) for number in (1, 2, 3)},
    ),
    "coded_template": ((), {"poster-short.png": (540, 540), "poster-long.png": (540, 540)}),
    "drawn_step_by_step": (
        (),
        {
            **{f"walk-{name}.png": (540, 540) for name in ("frames", "typical", "short", "long")},
            **dict.fromkeys(("stall.png", "chat-square.png"), (540, 540)),
            **dict.fromkeys(("walk-portrait.png", "chat-portrait.png"), (540, 675)),
            **dict.fromkeys(("basket.png", "basket-fr.png"), (540, 540)),
        },
    ),
    "drawn_template": ((), {"leaflet-short.png": (540, 540), "leaflet-long.png": (540, 540)}),
    "errors_and_notices": (
        ("bad-date:", "June has 30 days", "text-overflow:", "(outside-week)"),
        {},
    ),
    "fit": (("title:", "when:", "hashtag:", "px"), {}),
    "from_rows": (
        ("Tea and talk: 1-instagram-square.jpg", "row 2", "is a Sunday"),
        {
            "1-instagram-square.jpg": (1080, 1080),
            "2-instagram-story.jpg": (1080, 1920),
            "4-instagram-square.jpg": (1080, 1080),
            "5-instagram-story.jpg": (1080, 1920),
        },
    ),
    "my_week": ((), {f"{name}.png": (540, 540) for name in ("tea", "hello", "notice")}),
    "one_graphic": (("tea.jpg", "Leeds Central Library"), {"tea.jpg": (1080, 1350)}),
    "own_format": (("landscape",), {"screen.png": (1920, 1080)}),
    "posts": (
        ("tea-and-talk--x-post.png 1600×900 Tea and talk",),
        {
            "out/tea-and-talk--instagram-portrait.jpg": (1080, 1350),
            "out/tea-and-talk--instagram-story.jpg": (1080, 1920),
            "out/tea-and-talk--x-post.png": (1600, 900),
        },
    ),
    "readme_pictures": (
        (),
        {
            "event-portrait.png": (400, 500),
            "random-act-square.png": (500, 500),
            "event-story-cymraeg.png": (288, 512),
            "event-landscape.png": (896, 504),
        },
    ),
    "several_files": (
        ("smile.pdf", "True"),
        {
            "smile.png": (1080, 1080),
            "smile.jpg": (1080, 1080),
            "smile.webp": (1080, 1080),
            "smile@2x.png": (2160, 2160),
            "smile-540.png": (540, 540),
        },
    ),
    "shapes": (
        (),
        {
            "tea-square.png": (540, 540),
            "tea-portrait.png": (540, 675),
            "tea-story.png": (540, 960),
            "tea-landscape.png": (800, 450),
        },
    ),
    "thank_you": (
        ("Thank you Priya and Tom. You walked forty neighbours home", "smiling cup."),
        {
            **{f"thanks-{n}.png": (540, 540) for n in ("short", "typical", "long", "arabic")},
            "thanks-portrait.png": (540, 675),
            "thanks-story.png": (540, 960),
            "thanks-landscape.png": (800, 450),
        },
    ),
    "stages": (("Tea &amp; talk", "title 126.0"), {}),
}
#: Programs that have tests of their own, here or in test_integration.py.
ELSEWHERE = {"django_views", "flask_app", "gallery", "languages"}


def run(root: Path, name: str, folder: Path) -> str:
    """Run an example in an empty folder, as somebody would who has copied it."""
    home = Path(connection_graphics.__file__).parent.parent
    result = subprocess.run(
        [sys.executable, root / "docs" / "examples" / f"{name}.py"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def pictures(folder: Path) -> dict[str, tuple[int, int]]:
    sizes = {}
    for path in folder.rglob("*.*"):
        if path.suffix in {".png", ".jpg", ".webp"} and "svg" not in path.parts:
            with Image.open(path) as image:
                sizes[path.relative_to(folder).as_posix()] = image.size
    return sizes


def test_every_example_is_tested(root: Path) -> None:
    examples = {path.stem for path in (root / "docs" / "examples").glob("*.py")}

    assert examples == MADE.keys() | ELSEWHERE


@pytest.mark.parametrize("name", MADE)
def test_it_prints_and_draws_what_its_page_shows(root: Path, name: str, tmp_path: Path) -> None:
    printed, drawn = MADE[name]
    output = run(root, name, tmp_path)

    for words in printed:
        assert words in output
    assert pictures(tmp_path) == drawn


def test_the_languages_are_those_of_the_page(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "languages.md").read_text("utf-8")
    run(root, "languages", tmp_path)

    assert len(pictures(tmp_path)) == 40
    assert all(path.name in page for path in tmp_path.iterdir())


def test_the_gallery_has_every_template_in_every_shape(root: Path, tmp_path: Path) -> None:
    renderer = connection_graphics.Renderer()
    run(root, "gallery", tmp_path)

    assert {path.stem for path in tmp_path.iterdir()} == {
        f"{name}--{shape}"
        for name in renderer.template_names()
        for shape in renderer.template(name).shapes
    }


def test_the_readme_s_pictures_are_those_of_the_example(root: Path, tmp_path: Path) -> None:
    """A changed picture is drawn anew: run docs/examples/readme_pictures.py in docs/pictures."""
    run(root, "readme_pictures", tmp_path)
    kept = sorted((root / "docs" / "pictures").glob("*.png"))  # the others are of a browser

    assert {path.name for path in kept} == {path.name for path in tmp_path.iterdir()}
    for path in kept:
        assert path.stat().st_size <= 120_000
        assert f"docs/pictures/{path.name}" in (root / "README.md").read_text("utf-8")
        with Image.open(path) as old, Image.open(tmp_path / path.name) as new:
            assert old.size == new.size
            assert largest_difference(old, new) <= 24, f"{path.name} has changed: see the docstring"


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    """Return the largest difference of any pixel, 0 to 255, of pictures a quarter as large.

    Another version of cairo may smooth an edge otherwise; a palette adds its own.
    """
    size = (one.width // 4, one.height // 4)
    small = [picture.convert("RGB").resize(size, Image.Resampling.BOX) for picture in (one, other)]
    pairs = zip(*(picture.tobytes() for picture in small), strict=True)
    differences: list[int] = [abs(left - right) for left, right in pairs]
    return max(differences)


def test_another_year_is_ten_lines(root: Path) -> None:
    text = (root / "docs" / "examples" / "next-year" / "campaign.toml").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip()]

    assert len(lines) <= 10
