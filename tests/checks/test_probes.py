"""Chromium draws each probe too: what differs from ours is marked, and so named by ``lint``."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from PIL import Image, ImageChops

from connection_graphics import Renderer
from connection_graphics.drawing import compose
from connection_graphics.errors import ConnectionGraphicsError
from connection_graphics.raster import rasterise
from connection_graphics.svg.resolve import resolve

from .probes import DIFFERENT, PROBES, document

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
COLUMNS = 10
#: A channel's level may differ by this much, and this many pixels by more: edges of shapes.
LEVELS = 40
PIXELS = 60

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="there is no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def shot(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """Return all probes as Chromium draws them, in one picture."""
    folder = tmp_path_factory.mktemp("probes")
    page = '<body style="margin:0;background:#fff">'
    for number, name in enumerate(PROBES):
        (folder / f"{name}.svg").write_text(document(name), "utf-8")
        left, top = number % COLUMNS * 100, number // COLUMNS * 100
        page += f'<img src="{name}.svg" style="position:absolute;left:{left}px;top:{top}px">'
    (folder / "page.html").write_text(page, "utf-8")
    height = (len(PROBES) // COLUMNS + 2) * 100
    subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--hide-scrollbars",
            f"--window-size={COLUMNS * 100},{height}",
            f"--screenshot={folder / 'shot.png'}",
            (folder / "page.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return Image.open(folder / "shot.png").convert("RGB")


@pytest.mark.parametrize(("number", "name"), list(enumerate(PROBES)), ids=list(PROBES))
def test_what_differs_from_a_browser_is_known(number: int, name: str, shot: Image.Image) -> None:
    left, top = number % COLUMNS * 100, number // COLUMNS * 100
    theirs = shot.crop((left, top, left + 100, top + 100))
    try:
        ours = rasterise(compose(resolve(document(name), Renderer().fonts))).convert("RGB")
    except ConnectionGraphicsError:
        assert name in DIFFERENT
        return
    difference = ImageChops.difference(ours, theirs).convert("L")
    beyond = sum(difference.histogram()[LEVELS + 1 :])

    assert (beyond > PIXELS) is (name in DIFFERENT), f"{beyond} pixels differ"


def test_there_are_at_least_54_features() -> None:
    assert len(PROBES) >= 54
