"""Drawings that Inkscape saved: what it shows, we draw, or ``lint`` names what differs.

``tools/make_inkscape_files.py`` made them, and the pictures beside them, with Inkscape 1.2.2.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from connection_graphics import Renderer
from connection_graphics.checks.lint import lint_file
from connection_graphics.drawing import compose
from connection_graphics.raster import rasterise
from connection_graphics.svg.resolve import resolve

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "inkscape"
#: What each is there for, as Inkscape wrote it.
DRAWINGS = {
    "blend": "mix-blend-mode:multiply",
    "blur": "<feGaussianBlur",
    "clip": "clip-rule:evenodd",
    "clip-of-a-group": r"<clipPath[^>]*>\s*<g",
    "clones": "<use",
    "flowed-text": "shape-inside:url",
    "gradients": "<radialGradient",
    "marker": "<marker",
    "mask": "<mask",
    "mesh": "<meshgradient",
    "pattern": "<pattern",
    "shadow": 'inkscape:label="Drop Shadow"',
    "text-on-a-path": "<textPath",
    "texture": "<feTurbulence",
}
#: What is drawn otherwise, and the code by which ``lint`` names it.
DIFFERENT = {"mesh": "mesh-gradient", "texture": "filter"}
#: A channel's level may differ by this much, and by more where letters are turned: a few px.
LEVELS, TURNED = 40, 150


def ours(name: str, renderer: Renderer) -> Image.Image:
    source = (FOLDER / f"{name}.svg").read_bytes()
    return rasterise(compose(resolve(source, renderer.fonts))).convert("RGB")


def theirs(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def beyond(one: Image.Image, other: Image.Image, levels: int) -> int:
    """Return how many px differ by more than so many *levels*."""
    assert one.size == other.size
    bands = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(most.histogram()[levels + 1 :])


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


def test_there_is_a_picture_of_each() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(DRAWINGS)
    assert {path.stem for path in FOLDER.glob("*.png")} == set(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_each_was_saved_by_inkscape_and_has_what_it_is_for(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text("utf-8")

    assert "<sodipodi:namedview" in source
    assert 'inkscape:groupmode="layer"' in source
    assert re.search(DRAWINGS[name], source)


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_inkscape_shows_is_drawn_or_named(name: str, renderer: Renderer) -> None:
    path = FOLDER / f"{name}.svg"
    differ = beyond(ours(name, renderer), theirs(path.with_suffix(".png")), LEVELS)
    found = {each.code for each in lint_file(path, renderer.campaign, renderer.fonts)}

    if name in DIFFERENT:
        assert differ > TURNED
        assert found - {"no-text"} == {DIFFERENT[name]}
    else:
        assert differ <= (TURNED if name == "text-on-a-path" else 0)
        assert found <= {"no-text"}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("inkscape") is None, reason="asks Inkscape itself")
@pytest.mark.parametrize("name", DRAWINGS)
def test_inkscape_still_shows_what_was_kept(name: str, tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{tmp_path / 'cache'}</cachedir>"
        "</fontconfig>"
    )
    shown = tmp_path / "shown.png"
    subprocess.run(
        ["inkscape", FOLDER / f"{name}.svg", "--export-type=png", f"--export-filename={shown}"],
        env={"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert beyond(theirs(shown), theirs(FOLDER / f"{name}.png"), 8) == 0
