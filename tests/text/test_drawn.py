"""What is drawn stands where the layout says: ink in pixels beside ink in numbers."""

from __future__ import annotations

from html import escape

import pytest
from PIL import ImageOps

from connection_graphics.drawing import compose
from connection_graphics.raster import rasterise
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

from .reference import captions

SIZE = 90
#: Half a px where the ink may begin within a pixel, and what smoothing leaves unseen of it.
TOLERANCE = 1.0


@pytest.mark.parametrize("lang", captions())
def test_ink_is_where_the_layout_says(fonts: FontBook, lang: str) -> None:
    words = escape(captions()[lang][0].split(" ")[0])
    drawing = compose(
        resolve(
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400">'
            '<rect width="1200" height="400" fill="#fff"/>'
            f'<text x="60" y="220" font-family="Figtree, Nunito" font-weight="600" '
            f'font-size="{SIZE}">{words}</text></svg>',
            fonts,
            lang=lang,
        )
    )
    ink = drawing.texts[0].ink
    # Darker than a quarter: a pixel that the ink covers by less is not counted.
    dark = ImageOps.invert(rasterise(drawing).convert("L")).point(lambda level: level > 63 and 255)
    left, top, right, bottom = dark.getbbox() or (0, 0, 0, 0)
    assert (left, top) == pytest.approx((ink.left, ink.top), abs=TOLERANCE)
    assert (right, bottom) == pytest.approx((ink.right, ink.bottom), abs=TOLERANCE)
