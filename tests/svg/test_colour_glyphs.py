"""Emoji in the outlined SVG: paths and gradients, as a browser draws them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from connection_graphics.drawing import Drawing, compose
from connection_graphics.raster import rasterise
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

#: Families, skin tones, flags, keycaps, hearts of fire, shadows, blends and masks.
EMOJI = "😀👩🏽‍🚀🏴󠁧󠁢󠁷󠁬󠁳󠁿1️⃣❤️‍🔥🫂🇬🇧👨‍👩‍👧‍👦🫱🏽‍🫲🏿🧑‍🤝‍🧑☕"
_SVG = "{http://www.w3.org/2000/svg}"


def drawing(fonts: FontBook, words: str) -> Drawing:
    return compose(
        resolve(
            '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="420" '
            'font-family="Figtree" font-size="70"><rect width="900" height="420" fill="#fff"/>'
            f'<text x="20" y="90" stroke="red">{words}</text></svg>',
            fonts,
        )
    )


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🫱🏽‍🫲🏿", "1️⃣", "❤️‍🔥", "👩🏽‍🚀", "🇬🇧"])
def test_a_sequence_is_one_picture(fonts: FontBook, emoji: str) -> None:
    (run,) = drawing(fonts, emoji).runs
    assert run.colour
    assert len(run.glyphs) == 1


def test_text_and_emoji_presentation(fonts: FontBook) -> None:
    (as_text,) = drawing(fonts, "❤\ufe0e").runs
    (as_emoji,) = drawing(fonts, "❤\ufe0f").runs
    assert (as_text.colour, as_emoji.colour) == (False, True)


def test_emoji_are_vectors(fonts: FontBook) -> None:
    written = drawing(fonts, EMOJI).to_svg()
    root = ElementTree.fromstring(written)  # noqa: S314 - our own
    tags = {element.tag.removeprefix(_SVG) for element in root.iter()}
    assert tags <= {
        *("svg", "g", "rect", "path", "defs", "clipPath", "mask", "stop"),
        *("linearGradient", "radialGradient"),
    }
    assert "radialGradient" in tags
    ids = re.findall(r' id="([^"]+)"', written)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", written)) <= set(ids)


@pytest.mark.slow
def test_a_browser_draws_them_alike(fonts: FontBook, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    drawn = drawing(fonts, EMOJI)
    source, shot = tmp_path / "emoji.svg", tmp_path / "emoji.png"
    source.write_text(drawn.to_svg(), encoding="utf-8")
    subprocess.run(
        [
            chromium,
            *("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--screenshot={shot}",
            "--window-size=900,420",
            source.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    ours = rasterise(drawn).convert("RGB")
    with Image.open(shot) as opened:
        theirs = opened.convert("RGB").crop((0, 0, *ours.size))
    # Edges are smoothed by other rules; a lost layer or clip changes whole areas.
    difference = ImageChops.difference(ours, theirs).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 0.6
    assert sum(difference.histogram()[40:]) < 0.004 * ours.width * ours.height
