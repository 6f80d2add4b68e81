"""Golden files: a layout as text, compared exactly, and a small picture, compared by eye's rules.

A picture is the graphic reduced to 270 px wide. It is compared by the largest
difference of any pixel: another rasteriser differs by 6 to 8 levels, a shift of
1 px by more than 50, while a lost letter moves the mean less than noise does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from connection_graphics.graphic import Graphic

FOLDER = Path(__file__).parent / "golden"
FAILURES = Path(__file__).parent / "_failures"

#: Largest difference of any channel of any pixel that is still the same picture.
TOLERANCE = 12
WIDTH = 270
#: Flat art with many smooth edges; a palette would save half and cost 10 levels of the tolerance.
MAX_BYTES = 72 * 1024


def assert_golden(case: str, graphic: Graphic, *, update: bool) -> None:
    """Compare layout and picture of *graphic* with the stored ones of *case*.

    With *update*, those that are no longer the same are written anew.
    """
    layout_path, picture_path = FOLDER / f"{case}.layout.txt", FOLDER / f"{case}.png"
    layout, picture = layout_text(graphic), reduced(graphic.image)
    if update:
        if _as_before(layout_path, layout, picture_path, picture):
            return
        FOLDER.mkdir(exist_ok=True)
        layout_path.write_text(layout, encoding="utf-8")
        picture.save(picture_path, optimize=True)
        pytest.fail(f"{case} is written anew: look at it, then run the tests without the option")
    assert layout_path.exists(), f"there is no {layout_path.name}: nox -s golden writes it"
    assert layout == layout_path.read_text(encoding="utf-8")
    expected = Image.open(picture_path).convert("RGB")
    difference = _difference(expected, picture)
    if difference > TOLERANCE:
        _triptych(case, expected, picture)
    assert difference <= TOLERANCE, f"{case} differs by {difference} levels: see tests/_failures"


def _as_before(layout_path: Path, layout: str, picture_path: Path, picture: Image.Image) -> bool:
    if not (layout_path.exists() and picture_path.exists()):
        return False
    expected = Image.open(picture_path).convert("RGB")
    same = layout == layout_path.read_text(encoding="utf-8")
    return same and _difference(expected, picture) <= TOLERANCE


def layout_text(graphic: Graphic) -> str:
    """Return one line per text: field, size, ink box in whole px, and the lines of words."""
    rows = []
    for text in graphic.drawing.texts:
        ink = text.ink
        box = f"{ink.left:.0f},{ink.top:.0f} {ink.right:.0f},{ink.bottom:.0f}"
        rows.append(f"{text.field} | {text.size:g} px | {box} | {' / '.join(text.lines)}")
    return "\n".join(rows) + "\n"


def reduced(image: Image.Image) -> Image.Image:
    """Return *image* at 270 px wide."""
    size = WIDTH, round(image.height * WIDTH / image.width)
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _difference(first: Image.Image, second: Image.Image) -> int:
    if first.size != second.size:
        return 255
    extremes = ImageChops.difference(first, second).getextrema()
    return int(max(high for _, high in extremes))  # type: ignore[misc]


def _triptych(case: str, expected: Image.Image, actual: Image.Image) -> None:
    FAILURES.mkdir(exist_ok=True)
    if expected.size != actual.size:
        actual.save(FAILURES / f"{case}.png")
        return
    difference = ImageChops.difference(expected, actual).point(lambda level: min(255, level * 8))
    sheet = Image.new("RGB", (expected.width * 3 + 20, expected.height), "white")
    for index, picture in enumerate((expected, difference, actual)):
        sheet.paste(picture, (index * (expected.width + 10), 0))
    sheet.save(FAILURES / f"{case}.png")
