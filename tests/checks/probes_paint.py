"""Probes of paint, strokes, structure and style sheets: see :mod:`.probes`."""

from __future__ import annotations

__all__ = ["PAINT"]

_STOPS = '<stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
_GRADIENT = f'<linearGradient id="g">{_STOPS}</linearGradient>'
_SQUARE = '<rect x="20" y="20" width="60" height="60" fill="{}"/>'
_GRADED = _SQUARE.format("url(#g)")
_PATTERNED = _SQUARE.format("url(#p)")
_DOT = '<rect width="8" height="8" fill="#c00"/>'
_ARROW = '<path d="M0 0 L4 2 L0 4 Z"/>'
_TWO = '<rect width="40" height="40" {}/><rect x="50" width="40" height="40" {}/>'

PAINT: dict[str, str] = {
    # ------------------------------------------------------------------- gradients, patterns
    "gradient-on-a-curve": f'{_GRADIENT}<path d="M10 50 C10 -40 60 -40 60 50 Z" fill="url(#g)"/>',
    "gradient-on-a-group": f'{_GRADIENT}<g fill="url(#g)"><rect width="40" height="40"/>'
    '<rect x="50" y="50" width="50" height="40"/></g>',
    "gradient-on-a-line": f'{_GRADIENT}<path d="M10 50 H90" stroke="url(#g)" stroke-width="20"/>',
    "gradient-href-twice": f'<linearGradient id="a">{_STOPS}</linearGradient>'
    '<linearGradient id="b" href="#a" x2="0" y2="1"/><linearGradient id="g" href="#b"'
    f' gradientTransform="rotate(20)"/>{_GRADED}',
    "gradient-href-across": f'<linearGradient id="a">{_STOPS}</linearGradient>'
    f'<radialGradient id="g" href="#a" r=".4" spreadMethod="repeat"/>{_GRADED}',
    "gradient-repeated": f'<linearGradient id="g" x2=".3" spreadMethod="repeat">{_STOPS}'
    f"</linearGradient>{_GRADED}",
    "gradient-of-one-stop": '<linearGradient id="g"><stop stop-color="#0a0"/></linearGradient>'
    + _GRADED,
    "gradient-of-no-stop": f'<linearGradient id="g"/>{_GRADED}',
    "gradient-with-hard-stops": '<linearGradient id="g"><stop offset=".5" stop-color="#f00"/>'
    f'<stop offset=".5" stop-color="#00f"/></linearGradient>{_GRADED}',
    "gradient-in-shares": f'<linearGradient id="g" x1="20%" x2="80%" y2="100%">{_STOPS}'
    f"</linearGradient>{_GRADED}",
    "gradient-in-shares-of-the-view": '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20%"'
    f' x2="80%">{_STOPS}</linearGradient>{_GRADED}',
    "gradient-current-colour": '<g color="#0a0"><linearGradient id="g"><stop'
    f' stop-color="currentColor"/><stop offset="1"/></linearGradient></g>{_GRADED}',
    "gradient-stops-in-css": "<style>.a{stop-color:#fa0}.b{stop-color:#0af;stop-opacity:.5}</style>"
    '<linearGradient id="g"><stop class="a"/><stop offset="100%" class="b"/></linearGradient>'
    + _GRADED,
    "gradient-focal": f'<radialGradient id="g" fx=".9" fy=".5" fr=".1" r=".5">{_STOPS}'
    f"</radialGradient>{_GRADED}",
    "gradient-focus-outside": f'<radialGradient id="g" fx="1.5" r=".5">{_STOPS}</radialGradient>'
    + _GRADED,
    "gradient-on-an-ellipse": f'<radialGradient id="g">{_STOPS}</radialGradient>'
    '<ellipse cx="50" cy="50" rx="45" ry="20" fill="url(#g)"/>',
    "gradient-turned-in-px": '<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="20" x2="80"'
    f' gradientTransform="rotate(45 50 50)">{_STOPS}</linearGradient>{_GRADED}',
    "gradient-interpolated-linearly": f'<linearGradient id="g" color-interpolation="linearRGB">{_STOPS}'
    f"</linearGradient>{_GRADED}",
    "gradient-fallback": _SQUARE.format("url(#gone) #0a0"),
    "gradient-without-fallback": _SQUARE.format("url(#gone)"),
    "gradient-in-css": f"<style>rect.a {{ fill: url(#g) }}</style>{_GRADIENT}"
    '<rect class="a" x="20" y="20" width="60" height="60"/>',
    "pattern-with-a-view-box": '<pattern id="p" width=".25" height=".25" viewBox="0 0 10 10">'
    f"{_DOT}</pattern>{_PATTERNED}",
    "pattern-by-shares": '<pattern id="p" width=".25" height=".25"'
    ' patternContentUnits="objectBoundingBox"><rect width=".125" height=".125" fill="#c00"/>'
    f"</pattern>{_PATTERNED}",
    "pattern-href": f'<pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse">{_DOT}'
    f'</pattern><pattern id="p" href="#a" patternTransform="scale(.5) rotate(30)"/>{_PATTERNED}',
    "pattern-from": '<pattern id="p" x="5" y="5" width="20" height="20" patternUnits="userSpaceOnUse">'
    f"{_DOT}</pattern>{_PATTERNED}",
    "pattern-with-a-gradient": f'{_GRADIENT}<pattern id="p" width="20" height="20"'
    ' patternUnits="userSpaceOnUse"><circle cx="10" cy="10" r="8" fill="url(#g)"/></pattern>'
    + _PATTERNED,
    "pattern-on-a-stroke": f'<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">{_DOT}'
    '</pattern><circle cx="50" cy="50" r="30" fill="none" stroke="url(#p)" stroke-width="20"/>',
    "pattern-with-opacity": f'<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">{_DOT}'
    '</pattern><rect width="90" height="90" fill="url(#p)" fill-opacity=".5"/>',
    "pattern-of-a-pattern": '<pattern id="a" width="4" height="4" patternUnits="userSpaceOnUse">'
    '<rect width="2" height="4" fill="#00c"/></pattern><pattern id="p" width="20" height="20"'
    ' patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="url(#a)"/></pattern>'
    + _PATTERNED,
    "pattern-with-a-blur": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>'
    '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="10" cy="10"'
    f' r="6" fill="#c00" filter="url(#f)"/></pattern>{_PATTERNED}',
    "pattern-with-a-mask": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="20" height="20">'
    '<circle cx="10" cy="10" r="9" fill="#555"/></mask><pattern id="p" width="20" height="20"'
    ' patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#c00" mask="url(#m)"/>'
    f"</pattern>{_PATTERNED}",
    "pattern-cut": '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse">'
    f'<circle cx="20" cy="10" r="8" fill="#c00"/></pattern>{_PATTERNED}',
    # ------------------------------------------------------------------------------- strokes
    "opacity-of-a-stroked-shape": '<rect x="20" y="20" width="60" height="60" fill="#fc0"'
    ' stroke="#00c" stroke-width="20" opacity=".5"/>',
    "stroke-opacity": '<rect x="20" y="20" width="60" height="60" fill="#fc0" stroke="#00c"'
    ' stroke-width="20" stroke-opacity=".5"/>',
    "dashes-odd": '<path d="M10 50 H90" stroke="#000" stroke-width="8" stroke-dasharray="12"/>',
    "dashes-by-three": '<path d="M5 50 H95" stroke="#000" stroke-width="8" stroke-dasharray="12 4 2"/>',
    "dashes-round": '<path d="M5 50 H95" stroke="#000" stroke-width="8" stroke-linecap="round"'
    ' stroke-dasharray="0 14"/>',
    "dashes-back": '<path d="M5 50 H95" stroke="#000" stroke-width="8" stroke-dasharray="20 10"'
    ' stroke-dashoffset="-12"/>',
    "dashes-by-shares": '<path d="M5 50 H95" stroke="#000" stroke-width="8" stroke-dasharray="10% 5%"/>',
    "dashes-of-a-rect": '<rect x="15" y="15" width="70" height="70" fill="none" stroke="#00c"'
    ' stroke-width="6" stroke-dasharray="20 10"/>',
    "dashes-of-a-circle": '<circle cx="50" cy="50" r="35" fill="none" stroke="#00c"'
    ' stroke-width="6" stroke-dasharray="30 20"/>',
    "dashes-none": '<path d="M5 50 H95" stroke="#000" stroke-width="8" stroke-dasharray="none"/>',
    "path-length-of-a-circle": '<circle cx="50" cy="50" r="35" fill="none" stroke="#00c"'
    ' stroke-width="6" pathLength="100" stroke-dasharray="25 25" stroke-dashoffset="10"/>',
    "miter-limit": '<path d="M20 80 L50 20 L80 80" fill="none" stroke="#000" stroke-width="14"'
    ' stroke-miterlimit="1"/>',
    "miter-clip": '<path d="M40 90 L50 30 L60 90" fill="none" stroke="#000" stroke-width="10"'
    ' stroke-linejoin="miter-clip"/>',
    "line-join-arcs": '<path d="M20 80 L50 20 L80 80" fill="none" stroke="#000" stroke-width="14"'
    ' stroke-linejoin="arcs"/>',
    "cap-of-a-point": '<path d="M50 50 Z" stroke="#000" stroke-width="30" stroke-linecap="round"/>',
    "stroke-width-by-shares": '<path d="M10 50 H90" stroke="#000" stroke-width="10%"/>',
    "non-scaling-ellipse": '<g transform="scale(2 .5)"><circle cx="25" cy="100" r="20" fill="#fc0"'
    ' stroke="#00c" stroke-width="8" vector-effect="non-scaling-stroke"/></g>',
    "paint-order-markers": '<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2">'
    '<circle cx="2" cy="2" r="2" fill="#c00"/></marker><path d="M20 20 L80 70" stroke="#000"'
    ' stroke-width="10" marker-start="url(#m)" style="paint-order: markers stroke"/>',
    # ------------------------------------------------------------------------------- markers
    "marker-on-each-point": f'<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2"'
    f' orient="auto">{_ARROW}</marker><polyline points="10,80 40,20 70,80 90,40" fill="none"'
    ' stroke="#00c" stroke-width="3" marker-start="url(#m)" marker-mid="url(#m)"'
    ' marker-end="url(#m)"/>',
    "marker-shorthand": f'<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2"'
    f' orient="auto">{_ARROW}</marker><path d="M10 80 L40 20 L70 80" fill="none"'
    ' stroke="#00c" stroke-width="3" style="marker: url(#m)"/>',
    "marker-in-px": '<marker id="m" markerUnits="userSpaceOnUse" markerWidth="20" markerHeight="20"'
    ' refX="10" refY="10"><circle cx="10" cy="10" r="10" fill="#c00"/></marker>'
    '<path d="M20 20 L70 70" stroke="#000" stroke-width="8" marker-end="url(#m)"/>',
    "marker-with-a-view-box": '<marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="4"'
    ' markerHeight="4" orient="45"><path d="M0 0 L10 5 L0 10 Z" fill="#c00"/></marker>'
    '<path d="M20 20 L70 70" stroke="#000" stroke-width="6" marker-end="url(#m)"/>',
    "marker-cut": '<marker id="m" markerWidth="4" markerHeight="4" refX="0" refY="0">'
    '<circle cx="0" cy="0" r="4" fill="#c00"/></marker>'
    '<path d="M20 20 L60 60" stroke="#000" stroke-width="6" marker-end="url(#m)"/>',
    "marker-overflowing": '<marker id="m" markerWidth="4" markerHeight="4" refX="0" refY="0"'
    ' overflow="visible"><circle cx="0" cy="0" r="4" fill="#c00"/></marker>'
    '<path d="M20 20 L60 60" stroke="#000" stroke-width="6" marker-end="url(#m)"/>',
    "marker-on-a-curve": f'<marker id="m" markerWidth="5" markerHeight="5" refX="2" refY="2"'
    f' orient="auto">{_ARROW}</marker><path d="M10 80 C10 10 90 10 80 70" fill="none"'
    ' stroke="#00c" stroke-width="4" marker-end="url(#m)"/>',
    "marker-on-a-line": f'<marker id="m" markerWidth="5" markerHeight="5" refX="2" refY="2"'
    f' orient="auto">{_ARROW}</marker><line x1="10" y1="80" x2="80" y2="30"'
    ' stroke="#00c" stroke-width="4" marker-end="url(#m)"/>',
    "marker-of-inkscape": '<marker id="m" style="overflow:visible" refX="0" refY="0" orient="auto">'
    '<path transform="matrix(-0.4,0,0,-0.4,-4,0)" style="fill:context-stroke;fill-rule:evenodd;'
    'stroke:context-stroke;stroke-width:1pt" d="M 0,0 5,-5 -12.5,0 5,5 Z"/></marker>'
    '<path d="M10 80 L80 30" style="stroke:#00c;stroke-width:4;marker-end:url(#m)"/>',
    "context-fill-of-a-use": '<defs><rect id="a" width="40" height="40" fill="context-fill"/></defs>'
    '<use href="#a" x="30" y="30" fill="#c00"/>',
    # ----------------------------------------------------------------------------- structure
    "nested-svg-without-a-box": '<svg x="20" y="20" width="40" height="40">'
    '<circle cx="40" cy="40" r="30" fill="#c60"/></svg>',
    "nested-svg-by-shares": '<svg x="10%" y="20%" width="50%" height="60%" viewBox="0 0 10 10">'
    '<rect width="100%" height="50%" fill="#c60"/></svg>',
    "nested-svg-at-the-end": '<svg x="10" width="80" height="50" viewBox="0 0 10 10"'
    ' preserveAspectRatio="xMaxYMid"><circle cx="5" cy="5" r="5" fill="#c06"/></svg>',
    "nested-svg-stretched": '<svg x="10" width="80" height="50" viewBox="0 0 10 10"'
    ' preserveAspectRatio="none"><circle cx="5" cy="5" r="5" fill="#c06"/></svg>',
    "nested-svg-overflowing": '<svg x="20" y="20" width="40" height="40" overflow="visible">'
    '<circle cx="40" cy="40" r="30" fill="#c60"/></svg>',
    "nested-svg-transformed": '<svg x="20" y="20" width="40" height="40" transform="rotate(20)">'
    '<rect width="30" height="30" fill="#c60"/></svg>',
    "nested-twice": '<svg x="10" y="10" width="80" height="80" viewBox="0 0 8 8"><svg x="1" y="1"'
    ' width="4" height="4" viewBox="0 0 2 2"><rect width="2" height="2" fill="#06c"/></svg></svg>',
    "symbol-without-a-size": '<symbol id="a" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/>'
    '</symbol><use href="#a"/>',
    "symbol-without-a-box": '<symbol id="a"><circle cx="30" cy="30" r="30"/></symbol>'
    '<use href="#a" x="10" y="10" width="40" height="40"/>',
    "symbol-twice": '<symbol id="a" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
    '<use href="#a" width="30" height="30" fill="#c00"/><use href="#a" x="50" y="50" width="40"'
    ' height="20" fill="#00c"/>',
    "symbol-with-its-size": '<symbol id="a" viewBox="0 0 10 10" width="40" height="40"><rect'
    ' width="10" height="10" fill="#c00"/></symbol><use href="#a" x="20" y="20"/>',
    "symbol-stretched": '<symbol id="a" viewBox="0 0 10 10" preserveAspectRatio="none"><circle cx="5"'
    ' cy="5" r="5"/></symbol><use href="#a" x="10" y="10" width="80" height="40"/>',
    "use-of-a-group": '<g id="a"><rect width="20" height="20" fill="#c00"/><circle cx="30" cy="10"'
    ' r="10"/></g><use href="#a" y="40" fill="#00c" opacity=".5"/>',
    "use-transformed": '<rect id="a" width="20" height="20" fill="#c00"/>'
    '<use href="#a" x="20" transform="rotate(30) scale(2)"/>',
    "use-of-a-use": '<rect id="a" width="20" height="20"/><use id="b" href="#a" x="30" fill="#c00"/>'
    '<use href="#b" y="40" stroke="#00c" stroke-width="4"/>',
    "use-of-an-svg": '<defs><svg id="a" viewBox="0 0 10 10" width="20" height="20"><rect width="10"'
    ' height="10" fill="#c00"/></svg></defs><use href="#a" x="20" y="20" width="60" height="60"/>',
    "use-with-css": "<style>#b { fill: #0a0 } .c { fill: #c00 }</style>"
    '<defs><rect id="a" width="40" height="40"/></defs><use id="b" href="#a"/>'
    '<use class="c" href="#a" x="50" y="50"/>',
    "visible-in-hidden": '<g visibility="hidden"><rect width="40" height="40"/><rect x="50"'
    ' width="40" height="40" fill="#c00" visibility="visible"/></g>',
    "links": f'<a href="https://example.org">{_SQUARE.format("#c00")}</a>',
    "order": '<circle cx="40" cy="50" r="30" fill="#c00"/><circle cx="60" cy="50" r="30" fill="#00c"/>',
    "rect-round-one-way": '<rect x="10" y="10" width="80" height="80" rx="20" fill="#080"/>',
    "rect-too-round": '<rect x="10" y="20" width="80" height="50" rx="90" ry="90" fill="#080"/>',
    "rect-by-shares": '<rect x="10%" y="20%" width="50%" height="60%" rx="10%" fill="#080"/>',
    "rect-in-mm": '<rect x="2mm" y="1pc" width="0.5in" height="40pt" fill="#080"/>',
    "rect-below-nothing": '<rect width="-5" height="40"/><circle r="-4"/>' + _SQUARE.format("#080"),
    "circle-by-shares": '<circle cx="50%" cy="50%" r="30%" fill="#080"/>',
    "path-relative": '<path d="m10 10h30v30h-30zm40 40l30 0 0 30z" fill="#369"/>',
    "path-packed": '<path d="M10-.5.5.5 90,90l-80-5.5.5-20zm40 20a25 25 0 01.5 50z" fill="#369"/>',
    "path-arc-flags": '<path d="M20 50a30 30 0 1160 0a30 30 0 01-60 0z" fill="#369"/>',
    "path-with-an-error": '<path d="M10 10 H60 V60 L x 90 90" fill="#369" stroke="#000"/>',
    "path-open-filled": '<path d="M10 10 H60 V60 M70 70 h20 v20" fill="#369" stroke="#c00"/>',
    "transform-list": '<rect width="30" height="30" fill="#808" transform="translate(50,10),rotate(20)'
    ' scale(1.5)"/>',
    "transform-matrix": '<rect width="30" height="30" fill="#808" transform="matrix(1 .3 -.4 1 30 20)"/>',
    "transform-skew-in-css": '<rect width="30" height="30" fill="#808" style="transform:skewX(20deg)'
    ' translateY(20px) scale(1.5)"/>',
    "transform-nothing": '<g transform="scale(0)"><rect width="30" height="30"/></g>'
    + _SQUARE.format("#808"),
    "transform-origin-in-css": '<rect x="20" y="20" width="40" height="40" fill="#808"'
    ' style="transform:rotate(30deg);transform-origin:40px 40px"/>',
    "transform-origin-in-shares": '<rect x="20" y="20" width="40" height="40" fill="#808"'
    ' style="transform:rotate(30deg);transform-origin:50% 50%"/>',
    "rotate-in-css": '<rect x="20" y="20" width="40" height="40" fill="#808" style="rotate:20deg"/>',
    "switch-of-languages": '<switch><rect systemLanguage="fr" width="90" height="90"/>'
    '<rect systemLanguage="en" width="50" height="50" fill="#0a0"/><rect width="20" height="20"/>'
    "</switch>",
    "image-of-svg": '<image width="60" height="60" href="data:image/svg+xml;base64,'
    "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxIDEiPjxyZWN0IHdpZHRo"
    'PSIxIiBoZWlnaHQ9IjEiIGZpbGw9IiMwYTAiLz48L3N2Zz4="/>',
    # ------------------------------------------------------------------- CSS: which elements
    "css-id": f'<style>#a {{ fill: #06c }}</style><g id="a">{_SQUARE.format("inherit")}</g>',
    "css-attribute": f'<style>rect[width="60"] {{ fill: #06c }}</style>{_SQUARE.format("#000")}',
    "css-sibling": f"<style>rect + rect {{ fill: #06c }}</style>{_TWO.format('', '')}",
    "css-later-sibling": f"<style>rect ~ rect {{ fill: #06c }}</style>{_TWO.format('', '')}",
    "css-not": "<style>rect:not(.a) { fill: #06c }</style>" + _TWO.format('class="a"', ""),
    "css-is": "<style>:is(.a, .b) { fill: #06c }</style>" + _TWO.format('class="a"', ""),
    "css-where": "<style>:where(.a) { fill: #06c } rect { fill: #c00 }</style>"
    + _TWO.format('class="a"', ""),
    "css-has": "<style>g:has(rect) { fill: #06c }</style><g>" + _TWO.format("", "") + "</g>",
    "css-first-and-last": "<style>rect:first-of-type { fill: #06c } rect:last-of-type { fill: #c00 }"
    "</style><g>" + _TWO.format("", "") + "</g>",
    "css-specificity": "<style>.a.b { fill: #06c } .a { fill: #c00 } rect { fill: #0a0 }</style>"
    + _TWO.format('class="a b"', 'class="a"'),
    "css-over-attributes": "<style>rect { fill: #06c }</style>" + _SQUARE.format("#c00"),
    "css-inline-over-all": "<style>#a { fill: #06c }</style>"
    '<rect id="a" width="60" height="60" style="fill: #0a0"/>',
    "css-star": "<style>* { fill: #06c }</style>" + _SQUARE.format("#000"),
    "css-several": "<style>circle, rect { fill: #06c }</style>" + _SQUARE.format("#000"),
    "css-comments": "<style>/* a */ rect /* b */ { fill: /* c */ #06c; /* d */ }</style>"
    + _SQUARE.format("#000"),
    "css-cdata": "<style><![CDATA[ g > rect { fill: #06c } ]]></style><g>"
    + _SQUARE.format("#000")
    + "</g>",
    "css-nested": "<style>g { &amp; rect { fill: #06c } }</style><g>"
    + _SQUARE.format("#000")
    + "</g>",
    "css-nested-plainly": "<style>g { opacity: .5; rect { fill: #06c } }</style><g>"
    + _SQUARE.format("#000")
    + "</g>",
    "css-of-print": '<style media="print">rect { fill: #06c }</style>' + _SQUARE.format("#000"),
    "css-media-narrow": "<style>@media (max-width: 50px) { rect { fill: #06c } }</style>"
    + _SQUARE.format("#000"),
    "css-media-dark": "<style>@media (prefers-color-scheme: dark) { rect { fill: #06c } }</style>"
    + _SQUARE.format("#000"),
    "css-media-print": "<style>@media print { rect { fill: #06c } }</style>"
    + _SQUARE.format("#000"),
    "css-media-screen": "<style>@media screen and (orientation: portrait), (min-width: 90px) {"
    " rect { fill: #06c } }</style>" + _SQUARE.format("#000"),
    "css-supports": "<style>@supports (display: grid) { rect { fill: #06c } }</style>"
    + _SQUARE.format("#000"),
    "css-layer": "<style>@layer a { rect { fill: #06c } }</style>" + _SQUARE.format("#000"),
    "css-geometry": '<rect style="x: 20px; y: 30px; width: 40px; height: 50px; rx: 10px" fill="#06c"/>',
    "css-circle": '<circle style="cx: 40px; cy: 50px; r: 30px" fill="#06c"/>',
    "css-unset": f'<g fill="#06c">{_SQUARE.format("unset")}</g>',
    "css-initial": '<g fill="#06c"><rect width="50" height="50" style="fill: initial"/></g>',
    "css-wrong-value": '<g fill="#06c"><rect width="50" height="50" style="fill: nonsense"/></g>',
    "css-capitals": '<rect width="50" height="50" style="FILL: #06C; Stroke: RED"/>',
    "css-custom-property": "<style>:root { --ink: #06c; --again: var(--ink) }</style>"
    '<rect width="50" height="50" style="fill: var(--again)"/>',
    "css-custom-fallback": '<rect width="50" height="50" style="fill: var(--gone, #06c)"/>',
    # ------------------------------------------------------------------------- CSS: functions
    "css-min-and-max": '<rect style="width: min(80px, 50px); height: max(10px, 1in / 4)"'
    ' fill="#06c"/>',
    "css-clamp": '<rect style="width: clamp(10px, 70px, 40px); height: 40px" fill="#06c"/>',
    "css-calc-with-shares": '<rect style="width: calc(100% - 30px); height: calc(50% * 1.5)"'
    ' fill="#06c"/>',
    "css-calc-with-a-variable": '<g style="--a: 20px"><rect style="width: calc(var(--a) * 2);'
    ' height: 40px" fill="#06c"/></g>',
    "css-calc-of-opacity": '<rect width="50" height="50" style="opacity: calc(1 / 4)"/>',
    "css-calc-in-transform": '<rect width="30" height="30" fill="#06c"'
    ' style="transform: translate(calc(20px + 10px), 10px) rotate(calc(10deg * 2))"/>',
    "css-opacity-in-percent": '<rect width="50" height="50" style="opacity: 40%"/>',
    "css-fill-opacity-in-percent": '<rect width="50" height="50" style="fill-opacity: 40%"/>',
    # ------------------------------------------------------------------------------- colours
    "colour-names": _SQUARE.format("rebeccapurple"),
    "colour-capitals": _SQUARE.format("DarkOrange"),
    "colour-transparent": _SQUARE.format("transparent"),
    "colour-four-digits": _SQUARE.format("#c06a"),
    "colour-rgb-shares": _SQUARE.format("rgb(80%, 20%, 0%)"),
    "colour-rgba": _SQUARE.format("rgba(200, 0, 0, .4)"),
    "colour-hsla": _SQUARE.format("hsla(200, 80%, 40%, .5)"),
    "colour-lch": _SQUARE.format("lch(50 60 40)"),
    "colour-oklab": _SQUARE.format("oklab(0.6 .1 .1)"),
    "colour-srgb": _SQUARE.format("color(srgb 1 .5 0)"),
    "colour-srgb-linear": _SQUARE.format("color(srgb-linear .5 .2 0)"),
    "colour-rec2020": _SQUARE.format("color(rec2020 .3 .6 .2)"),
    "colour-a98": _SQUARE.format("color(a98-rgb .3 .6 .2)"),
    "colour-prophoto": _SQUARE.format("color(prophoto-rgb .3 .5 .2)"),
    "colour-xyz": _SQUARE.format("color(xyz .2 .3 .4)"),
    "colour-mix-in-oklab": _SQUARE.format("color-mix(in oklab, red 30%, blue)"),
    "colour-mix-in-hsl": _SQUARE.format("color-mix(in hsl, red, lime)"),
    "colour-mix-with-alpha": _SQUARE.format("color-mix(in srgb, red 20%, transparent)"),
    "colour-relative": _SQUARE.format("rgb(from #c06 r g 0)"),
    "colour-light-dark": _SQUARE.format("light-dark(#c06, #000)"),
    "colour-of-the-system": _SQUARE.format("CanvasText"),
    # ----------------------------------------------------------------------- what stands still
    "animation-set": '<rect width="20" height="50"><set attributeName="fill" to="#c00"/></rect>',
    "animation-of-a-transform": '<rect width="20" height="50" fill="#06c"><animateTransform'
    ' attributeName="transform" type="translate" from="50" to="50" dur="9s"/></rect>',
    "animation-in-css": "<style>@keyframes a { from, to { fill: #06c } } rect { animation: a 9s }"
    "</style>" + _SQUARE.format("#000"),
    "script": f"<script>document.documentElement.remove()</script>{_SQUARE.format('#06c')}",
    "hatch": '<hatch id="h" hatchUnits="userSpaceOnUse" pitch="5"><hatchpath stroke="#c00"/></hatch>'
    + _SQUARE.format("url(#h) #0a0"),
    "mesh": '<meshgradient id="h" x="20" y="20"><meshrow><meshpatch><stop path="l 60 0"/></meshpatch>'
    "</meshrow></meshgradient>" + _SQUARE.format("url(#h) #0a0"),
    "shape-rendering": '<circle cx="50" cy="50" r="30" shape-rendering="crispEdges"/>',
    "clip-property": '<svg width="80" height="80" style="clip: rect(10px, 60px, 60px, 10px)">'
    '<rect width="80" height="80" fill="#c00"/></svg>',
    "overflow-of-the-root": '<rect x="-50" y="-50" width="100" height="100" fill="#c00"/>',
}
