"""Probes of words, in a font that both have: see :mod:`.probes`."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

__all__ = ["WORDS", "embedded_font"]

_STOPS = '<stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
_GRADIENT = f'<linearGradient id="g" x2="0" y2="1">{_STOPS}</linearGradient>'
_ACROSS = f'<linearGradient id="g">{_STOPS}</linearGradient>'


def _text(words: str, attributes: str = "", size: int = 30) -> str:
    return (
        f'<text x="10" y="50" font-family="Figtree" font-weight="700" font-size="{size}"'
        f" {attributes}>{words}</text>"
    )


def _lines(attributes: str = "") -> str:
    lines = '<tspan x="10" y="35">Tea</tspan><tspan x="10" y="75">Cups</tspan>'
    return _text(lines, attributes, 36)


WORDS: dict[str, str] = {
    "words": _text("Teacup"),
    "words-in-the-middle": _text("Tea", 'style="text-anchor:middle" dx="40"'),
    "words-at-the-end": _text("Tea", 'text-anchor="end" dx="80"'),
    "words-at-shares": '<text x="50%" y="60%" text-anchor="middle" font-family="Figtree"'
    ' font-size="30">Tea</text>',
    "words-by-em": _text('<tspan dy="1em" dx=".5em">Tea</tspan>', "", 24),
    "words-spaced": _text("Tea up", 'letter-spacing="4" word-spacing="8"', 20),
    "words-in-two-sizes": _text('Tea <tspan font-size="60%">small</tspan>'),
    "words-raised": _text('E<tspan baseline-shift="super" font-size="60%">2</tspan>'),
    "words-on-other-baselines": _text("Tea", 'dominant-baseline="middle"')
    + '<path d="M0 50H100" stroke="#c00"/>',
    "words-hanging": _text("Tea", 'dominant-baseline="hanging"'),
    "words-stretched": _text("Tea", 'textLength="80"'),
    "words-stretched-wide": _text("Tea", 'textLength="80" lengthAdjust="spacingAndGlyphs"'),
    "words-turned": _text("Tea", 'rotate="20 0 -20"'),
    "words-moved-one-by-one": '<text x="10 40 70" y="30 50 70" font-family="Figtree"'
    ' font-size="30">Tea</text>',
    "words-on-a-path": '<path id="p" d="M10 80 C10 10 90 10 90 80" fill="none"/>'
    '<text font-family="Figtree" font-size="22"><textPath href="#p" startOffset="10%">Tea cups'
    "</textPath></text>",
    "words-underlined": _text("Tea", 'text-decoration="underline"'),
    "words-in-capitals": _text("Tea", 'style="text-transform:uppercase"'),
    "words-in-small-capitals": _text("Tea", 'style="font-variant:small-caps"'),
    "words-of-a-shorthand": '<text x="10" y="50" style="font: 700 30px Figtree">Tea</text>',
    "words-with-white-space": _text("T  e  a", 'style="white-space:pre"', 20),
    "words-without-kerning": _text("AVATAR", 'style="font-kerning:none"', 20),
    "words-from-the-right": _text("Tea!", 'direction="rtl" dx="70"'),
    "words-outlined": _text("Tea", 'fill="none" stroke="#c00" stroke-width="2"', 40),
    "words-outlined-below": _text(
        "Tea", 'fill="#fc0" stroke="#00c" stroke-width="8" paint-order="stroke"', 40
    ),
    "words-dashed": _text(
        "T", 'fill="none" stroke="#c00" stroke-width="2" stroke-dasharray="6 3"', 60
    ),
    "words-translucent": _text("Tea", 'opacity=".4" stroke="#c00" stroke-width="4"', 40),
    "words-in-parts": _text('T<tspan fill="#c00">e</tspan><tspan fill-opacity=".3">a</tspan>'),
    "words-hidden-in-part": _text('T<tspan visibility="hidden">e</tspan>a'),
    "words-left-out-in-part": _text('T<tspan display="none">e</tspan>a'),
    "words-in-a-gradient": _ACROSS + _text("Teacup", 'fill="url(#g)"'),
    "lines-in-a-gradient": _GRADIENT + _lines('fill="url(#g)"'),
    "lines-in-a-gradient-of-the-group": f'{_GRADIENT}<g fill="url(#g)">{_lines()}</g>',
    "parts-in-a-gradient": _ACROSS + _text('Tea<tspan fill="url(#g)">cup</tspan>'),
    "words-stroked-by-a-gradient": _ACROSS + _text("Tea", 'stroke="url(#g)" stroke-width="3"', 40),
    "words-in-a-pattern": '<pattern id="p" width=".1" height=".2"><rect width="4" height="4"'
    ' fill="#c00"/></pattern>' + _text("Tea", 'fill="url(#p)"', 50),
    "words-in-a-clip": '<clipPath id="c">'
    + _text("Tea", "", 50)
    + '</clipPath><rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "words-in-a-mask": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100"'
    ' height="100"><rect width="100" height="100" fill="#fff"/>'
    + _text("Tea", "", 50)
    + '</mask><rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "words-masked": '<mask id="m"><rect width="100" height="40" fill="#fff"/></mask>'
    + _text("Tea", 'mask="url(#m)"', 50),
    "words-clipped-by-shares": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect width=".5" height="1"/></clipPath>' + _text("Tea", 'clip-path="url(#c)"', 50),
    "words-with-a-shadow": '<filter id="f"><feDropShadow dx="4" dy="4" stdDeviation="2"/></filter>'
    + _text("Tea", 'fill="#0cf" filter="url(#f)"', 50),
    "words-with-a-long-shadow": '<filter id="f"><feDropShadow dx="9" dy="30" stdDeviation="0"/>'
    "</filter>" + _text("Tea", 'fill="#0cf" filter="url(#f)"', 50),
    "words-with-a-shadow-of-css": _text(
        "Tea", 'fill="#0cf" style="filter:drop-shadow(3px 5px 2px #c00)"', 50
    ),
    "words-blended": '<rect width="60" height="100" fill="#fc0"/>'
    + _text("Tea", 'fill="#0cf" style="mix-blend-mode:multiply"', 50),
    "words-in-a-symbol": '<symbol id="a" viewBox="0 0 100 100">'
    + _text("Tea", "", 50)
    + '</symbol><use href="#a" width="60" height="60"/>',
    "words-with-css-classes": "<style>.a { font-size: 24px; fill: #06c; letter-spacing: .1em }</style>"
    '<text x="10" y="50" font-family="Figtree" class="a">Tea</text>',
    "words-upwards": _text("Tea", 'writing-mode="vertical-rl"'),
    "words-with-a-text-shadow": _text("Tea", 'style="text-shadow: 4px 4px 0 #c00"', 50),
    "words-of-a-link": f'<a href="#">{_text("Tea")}</a>',
    "words-skewed": f'<g transform="skewX(-15)">{_text("Tea", "", 40)}</g>',
}


@cache
def embedded_font() -> str:
    """Return a style sheet with the font in it, for those who do not have ours."""
    file = Path(__file__).parents[2] / "fonts" / "Figtree" / "Figtree[wght].ttf"
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    return (
        '<style>@font-face { font-family: "Figtree"; font-weight: 300 900;'
        f" src: url(data:font/ttf;base64,{data}) }}"
        " text { text-rendering: geometricPrecision }</style>"
    )
