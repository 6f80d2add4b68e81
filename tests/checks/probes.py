"""One small picture for each feature of SVG that drawing programs write.

Each is drawn by us and by a browser (``test_probes.py``, in the slow lane): what differs has
to be named by ``lint``, and is marked so here.
"""

from __future__ import annotations

from .probes_effects import EFFECTS
from .probes_paint import PAINT
from .probes_words import WORDS

__all__ = ["DIFFERENT", "NAMED", "PROBES", "document"]

_GRADIENT = '<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
_SQUARE = '<rect x="20" y="20" width="60" height="60" fill="{}"/>'
_STAR = "M50 5 L79 95 L2 39 L98 39 L21 95 Z"

#: What stands inside a picture of 100 × 100 px, by the name of the feature.
_BASICS: dict[str, str] = {
    "rect": _SQUARE.format("#c00"),
    "rounded-rect": '<rect x="10" y="20" width="80" height="50" rx="20" ry="10" fill="#080"/>',
    "circle": '<circle cx="50" cy="50" r="40" fill="teal"/>',
    "ellipse": '<ellipse cx="50" cy="50" rx="45" ry="20" fill="teal"/>',
    "line": '<line x1="10" y1="10" x2="90" y2="70" stroke="#000" stroke-width="8"/>',
    "polyline": '<polyline points="10,10 50,80 90,10" fill="none" stroke="#00f" stroke-width="6"/>',
    "polygon": '<polygon points="10,90 50,10 90,90" fill="#fa0"/>',
    "path-arcs": '<path d="M10 80 A40 30 20 1 1 90 60 Q50 0 10 80 Z" fill="#639"/>',
    "path-smooth": '<path d="M10 50 C20 0 40 0 50 50 S80 100 90 50 T10 90" fill="#369"/>',
    "fill-rule-evenodd": f'<path d="{_STAR}" fill-rule="evenodd" fill="#06c"/>',
    "dashes": (
        '<path d="M10 50 H90" stroke="#000" stroke-width="8" stroke-dasharray="12 6"'
        ' stroke-dashoffset="5"/>'
    ),
    "caps-and-joins": (
        '<path d="M20 80 L50 20 L80 80" fill="none" stroke="#000" stroke-width="14"'
        ' stroke-linecap="round" stroke-linejoin="bevel"/>'
    ),
    "opacity-of-a-group": (
        '<g opacity="0.5"><rect x="10" y="10" width="50" height="50" fill="#f00"/>'
        '<rect x="40" y="40" width="50" height="50" fill="#f00"/></g>'
    ),
    "fill-opacity": '<rect width="100" height="100" fill="#f00" fill-opacity="0.3"/>',
    "transforms": '<g transform="translate(50 50) rotate(30) skewX(10) scale(.5 .8)">'
    '<rect x="-40" y="-40" width="80" height="80" fill="#808"/></g>',
    "transform-in-css": '<rect width="40" height="40" fill="#808" style="transform:'
    'translate(30px, 20px) rotate(20deg)"/>',
    "transform-origin": '<rect x="20" y="20" width="50" height="50" fill="#808"'
    ' transform="rotate(45)" transform-origin="45 45"/>',
    "transform-box": '<rect x="20" y="20" width="50" height="50" fill="#808" transform="rotate(45)"'
    ' style="transform-box:fill-box;transform-origin:center"/>',
    "linear-gradient": f"{_GRADIENT}</linearGradient>{_SQUARE.format('url(#g)')}",
    "gradient-href": f'{_GRADIENT}</linearGradient><linearGradient id="h" href="#g" y2="1" x2="0"/>'
    f"{_SQUARE.format('url(#h)')}",
    "gradient-units": '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20" x2="40"'
    ' spreadMethod="reflect"><stop stop-color="#ff0"/><stop offset="1" stop-color="#00f"/>'
    f"</linearGradient>{_SQUARE.format('url(#g)')}",
    "gradient-transform": '<linearGradient id="g" gradientTransform="rotate(90)">'
    '<stop stop-color="#ff0"/><stop offset="1" stop-color="#00f"/></linearGradient>'
    f"{_SQUARE.format('url(#g)')}",
    "gradient-stop-opacity": '<linearGradient id="g"><stop stop-color="#f00" stop-opacity="0"/>'
    f'<stop offset="1" stop-color="#f00"/></linearGradient>{_SQUARE.format("url(#g)")}',
    "radial-gradient": '<radialGradient id="g" cx=".4" cy=".4" fx=".3" fy=".3" r=".6">'
    '<stop stop-color="#fff"/><stop offset="1" stop-color="#c00"/></radialGradient>'
    f"{_SQUARE.format('url(#g)')}",
    "gradient-on-stroke": f"{_GRADIENT}</linearGradient>"
    '<path d="M10 10 L90 80" stroke="url(#g)" stroke-width="16"/>',
    "pattern": '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse">'
    f'<rect width="10" height="10" fill="#c00"/></pattern>{_SQUARE.format("url(#p)")}',
    "pattern-transform": '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="10" height="20" fill="#c00"/></pattern>'
    f"{_SQUARE.format('url(#p)')}",
    "pattern-of-the-box": '<pattern id="p" width=".25" height=".25">'
    f'<rect width="8" height="8" fill="#c00"/></pattern>{_SQUARE.format("url(#p)")}',
    "clip-path": '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip-path-of-two": '<clipPath id="c"><circle cx="30" cy="50" r="20"/>'
    '<circle cx="70" cy="50" r="20"/></clipPath>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip-path-units": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<circle cx=".5" cy=".5" r=".4"/></clipPath>'
    '<rect x="20" width="80" height="80" fill="#0a0" clip-path="url(#c)"/>',
    "clip-path-on-group": '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath>'
    '<g clip-path="url(#c)"><rect width="100" height="100" fill="#0a0"/></g>',
    "clip-rule-evenodd": f'<clipPath id="c"><path d="{_STAR}" clip-rule="evenodd"/></clipPath>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip-of-a-clip": '<clipPath id="a"><rect width="50" height="100"/></clipPath>'
    '<clipPath id="c" clip-path="url(#a)"><circle cx="50" cy="50" r="30"/></clipPath>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip-of-a-part": '<clipPath id="a"><rect width="50" height="100"/></clipPath>'
    '<clipPath id="c"><circle cx="50" cy="50" r="30" clip-path="url(#a)"/>'
    '<rect x="80" width="20" height="20"/></clipPath>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip-by-shape": '<rect width="100" height="100" fill="#0a0" style="clip-path:circle(30px)"/>',
    "mask-white": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100">'
    '<circle cx="50" cy="50" r="30" fill="#fff"/></mask>'
    '<rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "mask-of-the-box": '<mask id="m"><circle cx="50" cy="50" r="30" fill="#fff"/></mask>'
    '<rect x="10" y="10" width="80" height="80" fill="#0a0" mask="url(#m)"/>',
    "mask-luminance": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100"'
    ' height="100"><rect width="100" height="100" fill="#fff"/><circle cx="50" cy="50" r="30"'
    ' fill="#000"/></mask><rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "mask-gradient": '<linearGradient id="g"><stop stop-color="#fff"/>'
    '<stop offset="1" stop-color="#000"/></linearGradient><mask id="m" maskUnits="userSpaceOnUse"'
    ' x="0" y="0" width="100" height="100"><rect width="100" height="100" fill="url(#g)"/></mask>'
    '<rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "use": '<defs><circle id="a" r="10" fill="#00c"/></defs><use href="#a" x="30" y="30"/>'
    '<use href="#a" x="70" y="70"/>',
    "symbol": '<symbol id="a" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#00c"/>'
    '</symbol><use href="#a" x="10" y="10" width="80" height="60"/>',
    "nested-svg": '<svg x="20" y="20" width="60" height="60" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="#c60"/></svg>',
    "nested-svg-overflow": '<svg x="20" y="20" width="60" height="60" viewBox="0 0 10 10">'
    '<circle cx="10" cy="10" r="5" fill="#c60"/></svg>',
    "marker": '<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2" orient="auto">'
    '<path d="M0 0 L4 2 L0 4 Z"/></marker><path d="M10 20 L80 70" stroke="#000" stroke-width="4"'
    ' marker-end="url(#m)"/>',
    "marker-reversed": '<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2"'
    ' orient="auto-start-reverse"><path d="M0 0 L4 2 L0 4 Z"/></marker>'
    '<path d="M30 20 L80 70" stroke="#000" stroke-width="4" marker-start="url(#m)"/>',
    "css-class": "<style>.a { fill: #06c }</style>" + _SQUARE.format('#000" class="a'),
    "css-child": "<style>g > rect:nth-child(2) { fill: #06c }</style><g>"
    '<rect width="40" height="40"/><rect x="50" width="40" height="40"/></g>',
    "css-important": f"<style>rect {{ fill: #06c !important }}</style>{_SQUARE.format('#000')}",
    "css-media": "<style>@media (min-width: 1px) { rect { fill: #06c } }</style>"
    f"{_SQUARE.format('#000')}",
    "colour-hsl": _SQUARE.format("hsl(200 80% 40%)"),
    "colour-hwb": _SQUARE.format("hwb(200 20% 10%)"),
    "colour-oklch": _SQUARE.format("oklch(0.6 0.1 150)"),
    "colour-lab": _SQUARE.format("lab(50 30 30)"),
    "colour-rgb-with-alpha": _SQUARE.format("rgb(200 0 0 / 40%)"),
    "colour-eight-digits": _SQUARE.format("#c0000066"),
    "colour-mix": _SQUARE.format("color-mix(in srgb, red, blue)"),
    "colour-p3": _SQUARE.format("color(display-p3 0 .6 .2)"),
    "current-colour": f'<g color="#c06">{_SQUARE.format("currentColor")}</g>',
    "css-variable": f'<g style="--a: #0aa">{_SQUARE.format("var(--a)")}</g>',
    "css-calc": '<rect style="width: calc(20px + 30px)" height="50" fill="#06c"/>',
    "filter-blur": '<filter id="f"><feGaussianBlur stdDeviation="6"/></filter>'
    '<rect x="20" y="20" width="60" height="60" filter="url(#f)"/>',
    "filter-shadow": '<filter id="f"><feDropShadow dx="8" dy="8" stdDeviation="3"/></filter>'
    '<rect x="20" y="20" width="50" height="50" fill="#0cf" filter="url(#f)"/>',
    "filter-offset": '<filter id="f" x="0" y="0" width="2" height="2"><feOffset dx="15" dy="10"/>'
    '</filter><rect x="10" y="10" width="50" height="50" fill="#0cf" filter="url(#f)"/>',
    "filter-colours": '<filter id="f"><feColorMatrix type="saturate" values="0"/></filter>'
    '<rect x="20" y="20" width="50" height="50" fill="#0cf" filter="url(#f)"/>',
    "filter-in-css": '<rect x="20" y="20" width="50" height="50" style="filter: blur(5px)"/>',
    "blend-mode": '<rect width="60" height="100" fill="#fc0"/>'
    '<rect y="20" width="100" height="60" fill="#0cf" style="mix-blend-mode: multiply"/>',
    "foreign-object": '<foreignObject x="10" y="10" width="80" height="80">'
    '<div xmlns="http://www.w3.org/1999/xhtml" style="background:#c00;height:60px"></div>'
    "</foreignObject>",
    "display-none": f'<g display="none">{_SQUARE.format("#c00")}</g>',
    "visibility": f'<g visibility="hidden">{_SQUARE.format("#c00")}</g>',
    "switch": '<switch><g systemLanguage="xx"><rect width="90" height="90"/></g>'
    f"{_SQUARE.format('#0a0')}</switch>",
    "paint-order": '<circle cx="50" cy="50" r="30" fill="#fc0" stroke="#000" stroke-width="16"'
    ' paint-order="stroke"/>',
    "non-scaling-stroke": '<g transform="scale(4)"><path d="M5 5 L20 20" stroke="#000"'
    ' stroke-width="4" vector-effect="non-scaling-stroke"/></g>',
    "path-length": '<path d="M10 50 H90" stroke="#000" stroke-width="8" pathLength="10"'
    ' stroke-dasharray="1 1"/>',
    "view-box-slice": '<svg width="100" height="50" viewBox="0 0 10 10"'
    ' preserveAspectRatio="xMidYMid slice"><circle cx="5" cy="5" r="5" fill="#c06"/></svg>',
    "animation": '<rect width="20" height="50"><animate attributeName="width" from="90" to="90"'
    ' dur="9s" fill="freeze"/></rect>',
    "d-in-css": '<path style="d: path(\'M10 10 H90 V90 Z\')" fill="#06c"/>',
    "context-fill": '<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2">'
    '<circle cx="2" cy="2" r="2" fill="context-stroke"/></marker>'
    '<path d="M20 20 L70 70" stroke="#c00" stroke-width="8" marker-end="url(#m)"/>',
}

PROBES: dict[str, str] = {**_BASICS, **EFFECTS, **PAINT, **WORDS}

#: What a browser draws otherwise, and the code by which ``lint`` names it.
DIFFERENT: dict[str, str] = {
    "animation": "animation",
    "animation-in-css": "animation",
    "animation-of-a-transform": "animation",
    "animation-set": "animation",
    "colour-relative": "colour",
    "convolution": "filter",
    "css-layer": "media-query",
    "css-supports": "media-query",
    "displacement": "filter",
    "foreign-object": "foreign-object",
    "image-of-svg": "svg-picture",
    "lighting": "filter",
    "turbulence": "filter",
    "words-in-capitals": "text-transform",
    "words-in-small-capitals": "text-transform",
    "words-upwards": "writing-mode",
}

#: What neither draws, and the code by which ``lint`` names it.
NAMED: dict[str, str] = {
    "hatch": "mesh-gradient",
    "mesh": "mesh-gradient",
    "script": "animation",
}


def document(name: str) -> str:
    """Return the probe *name* as a whole SVG document of 100 × 100 px, on white."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">'
        f'<rect id="ground" width="100" height="100" fill="#fff"/>{PROBES[name]}</svg>'
    )
