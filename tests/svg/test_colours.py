"""Colours and variables of CSS become what every writer draws alike."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import compose
from connection_graphics.raster import rasterise
from connection_graphics.svg.colours import plain_colour, settle_colours, substituted
from connection_graphics.svg.resolve import resolve
from connection_graphics.svg.tree import parse, walk
from connection_graphics.text.fonts import FontBook

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("hsl(120 50% 50%)", "rgb(64,191,64)"),
        ("hsl(120, 50%, 50%)", "rgb(64,191,64)"),
        ("hsla(120, 50%, 50%, 0.3)", "rgba(64,191,64,0.3)"),
        ("rgb(10 20 30 / 50%)", "rgba(10,20,30,0.5)"),
        ("hwb(10 10% 10%)", "rgb(230,59,26)"),
        # Red of sRGB, as CSS Color 4 gives it in these spaces.
        ("oklch(62.8% 0.2577 29.23)", "rgb(255,0,0)"),
        ("lab(54.29 80.8 69.9)", "rgb(255,0,0)"),
        ("#ff000080", "rgba(255,0,0,0.502)"),
        ("#f008", "rgba(255,0,0,0.5333)"),
        ("none", "none"),
        ("currentColor", "currentColor"),
        ("color(display-p3 1 0 0)", "rgb(255,0,0)"),
        ("color-mix(in srgb, red, blue)", "rgb(128,0,128)"),
        ("color-mix(in oklab, white 30%, black)", "rgb(46,46,46)"),
        ("color-mix(in hsl, red, lime)", "rgb(255,255,0)"),
        ("color-mix(in srgb, red 20%, transparent)", "rgba(255,0,0,0.2)"),
        ("color-mix(in srgb, color-mix(in srgb, red, blue), lime)", "rgb(64,128,64)"),
        ("color-mix(in lab, red, blue)", None),
        ("color-mix(in srgb, red)", None),
        ("color(rec2020 .5 .5 .5)", "rgb(139,139,139)"),
        ("#c06 icc-color(a, 1, 0)", "rgb(204,0,102)"),
        ("rebeccapurple", "rgb(102,51,153)"),
        ("nonsense", None),
        ("device-cmyk(0 1 1 0)", None),
        ("rgba(" * 20_000, None),
    ],
)
def test_a_colour_is_written_plainly_or_is_not_known(written: str, plain: str | None) -> None:
    assert plain_colour(written) == plain


def test_a_variable_stands_for_its_value() -> None:
    known = {"--ink": "#2b1a12", "--line": "var(--ink)"}

    assert substituted("var(--line)", known) == "#2b1a12"
    assert substituted("var(--none, #fff)", known) == "#fff"
    assert substituted("var(--none)", known) is None


def test_variables_that_multiply_are_not_followed() -> None:
    known = {f"--v{n}": f"var(--v{n + 1}) " * 10 for n in range(15)}

    assert substituted("var(--v0)", known) is None
    assert substituted("var(--a)", {"--a": "var(--b)", "--b": "var(--a)"}) is None


def test_variables_come_down_from_ancestors_and_are_gone_afterwards() -> None:
    root = parse(
        SVG.format(
            '<g --ink="red"><rect fill="var(--ink)"/>'
            '<g --ink="blue"><rect fill="var(--ink)"/></g></g>'
            '<rect fill="var(--ink)"/>'
        ).replace("--ink=", "style=")
    )
    groups = [element for element in walk(root) if element.tag == "g"]
    for group in groups:
        group.attrib["--ink"] = group.attrib.pop("style")

    settle_colours(root)

    fills = [element.get("fill") for element in walk(root) if element.tag == "rect"]
    assert fills == ["red", "blue", None]
    assert all(not name.startswith("--") for element in walk(root) for name in element.attrib)


def test_a_style_sheet_in_modern_colours_is_drawn(fonts: FontBook) -> None:
    sheet = "<style>:root { --brand: hsl(120 100% 50%) } rect { fill: var(--brand) }</style>"
    picture = compose(resolve(SVG.format(f'{sheet}<rect width="20" height="20"/>'), fonts))

    assert rasterise(picture).convert("RGB").getpixel((10, 10)) == (0, 255, 0)
    assert "--brand" not in picture.to_svg()
