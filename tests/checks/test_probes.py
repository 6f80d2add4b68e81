"""Chromium draws each probe too: what differs from ours is marked, and so named by ``lint``."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from connection_graphics import Renderer
from connection_graphics.drawing import compose
from connection_graphics.errors import ConnectionGraphicsError
from connection_graphics.raster import draw_pdf_pages, rasterise
from connection_graphics.svg.resolve import resolve

from .probes import DIFFERENT, PROBES, document
from .probes_effects import EFFECTS
from .probes_words import WORDS, embedded_font

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
COLUMNS = 10
#: A channel's level may differ by this much, and this many pixels by more: edges of shapes.
LEVELS = 40
PIXELS = 60
#: Of words, which a browser sets to a part of a px, and kerns no further than a change of style.
PIXELS_OF_WORDS = 200

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="there is no Chromium on this machine"),
]


#: Where the SVG file is what was drawn, and a browser draws more of what it was made from.
REFUSED = {"image-of-svg"}
#: Differ in the SVG file too; the others of DIFFERENT are drawn by whoever shows the file.
LOST = {
    "animation-in-css",
    "colour-relative",
    "css-layer",
    "css-supports",
    "displacement",
    "foreign-object",
    "words-in-capitals",
    "words-in-small-capitals",
    "words-upwards",
}


@pytest.fixture(scope="module")
def shot(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """Return all probes as Chromium draws them, in one picture."""
    documents = {name: document(name) for name in PROBES}
    for name in WORDS:
        ground = '<rect id="ground"'
        documents[name] = documents[name].replace(ground, embedded_font() + ground, 1)
    return photographed(tmp_path_factory.mktemp("probes"), documents)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """Return our SVG files of all probes as Chromium draws them, in one picture."""
    fonts = Renderer().fonts
    files = {}
    for name in PROBES:
        with suppress(ConnectionGraphicsError):
            files[name] = compose(resolve(document(name), fonts)).to_svg()
    return photographed(tmp_path_factory.mktemp("outputs"), files)


def photographed(folder: Path, documents: Mapping[str, str]) -> Image.Image:
    """Return *documents* as Chromium draws them, each at its probe's place."""
    page = '<body style="margin:0;background:#fff">'
    for number, name in enumerate(PROBES):
        if name not in documents:
            continue
        (folder / f"{name}.svg").write_text(documents[name], "utf-8")
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


def beyond(one: Image.Image, other: Image.Image) -> int:
    """Return how many pixels differ by more than edges do."""
    difference = ImageChops.difference(one, other).convert("L")
    return sum(difference.histogram()[LEVELS + 1 :])


def allowed(name: str) -> int:
    return PIXELS_OF_WORDS if name in WORDS else PIXELS


def at(number: int, shot: Image.Image) -> Image.Image:
    left, top = number % COLUMNS * 100, number // COLUMNS * 100
    return shot.crop((left, top, left + 100, top + 100))


@pytest.mark.parametrize(("number", "name"), list(enumerate(PROBES)), ids=list(PROBES))
def test_what_differs_from_a_browser_is_known(number: int, name: str, shot: Image.Image) -> None:
    try:
        ours = rasterise(compose(resolve(document(name), Renderer().fonts))).convert("RGB")
    except ConnectionGraphicsError:
        assert name in DIFFERENT
        return
    differ = beyond(ours, at(number, shot))

    assert (differ > allowed(name)) is (name in DIFFERENT), f"{differ} pixels differ"


@pytest.mark.parametrize(("number", "name"), list(enumerate(PROBES)), ids=list(PROBES))
def test_an_svg_file_is_shown_by_a_browser_as_its_source_is(
    number: int, name: str, shot: Image.Image, outputs: Image.Image
) -> None:
    if name in REFUSED:
        return
    differ = beyond(at(number, outputs), at(number, shot))

    assert (differ > allowed(name)) is (name in LOST), f"{differ} pixels differ"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Return our PDF pages of the effects as poppler draws them, four times as fine."""
    folder, fonts = tmp_path_factory.mktemp("pages"), Renderer().fonts
    drawings = [compose(resolve(document(name), fonts)) for name in EFFECTS]
    with (folder / "pages.pdf").open("wb") as file:
        draw_pdf_pages(drawings, file)
    command = ["pdftoppm", "-r", "384", "-png", str(folder / "pages.pdf"), str(folder / "page")]
    subprocess.run(command, check=True, timeout=120)
    images = (Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png")))
    small = (image.resize((100, 100), Image.Resampling.BOX) for image in images)
    return dict(zip(EFFECTS, small, strict=True))


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="there is no poppler here")
@pytest.mark.parametrize("name", EFFECTS)
def test_a_page_shows_effects_as_pixels_do(name: str, pages: dict[str, Image.Image]) -> None:
    ours = rasterise(compose(resolve(document(name), Renderer().fonts))).convert("RGB")

    assert beyond(ours, pages[name]) <= 2 * PIXELS


def test_there_are_at_least_54_features() -> None:
    assert len(PROBES) >= 54
