"""Probes of filters, shadows, masks, clips and blend modes: see :mod:`.probes`."""

from __future__ import annotations

__all__ = ["EFFECTS"]

_STAR = "M50 5 L79 95 L2 39 L98 39 L21 95 Z"
_BOX = '<rect x="20" y="20" width="50" height="50" fill="#0cf"{}/>'
_GROUND = '<rect width="60" height="100" fill="#fc0"/><rect y="50" width="100" height="20"/>'
_WHOLE = 'maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100"'
_GREEN = '<rect width="100" height="100" fill="#0a0" {}/>'
_MASKED = _GREEN.format('mask="url(#m)"')
_CLIPPED = _GREEN.format('clip-path="url(#c)"')
_SCALED = _GREEN.format('mask="url(#m)" transform="scale(.6)"')
_FAINT = _GREEN.format('mask="url(#m)" opacity=".8"')
_BOTH = _GREEN.format('mask="url(#m)" clip-path="url(#c)"')
_PRIMITIVES = ' filter="url(#f)"'


def _filtered(primitives: str, attributes: str = "", shape: str = _BOX) -> str:
    """Return a shape with a filter of *primitives*."""
    return f'<filter id="f" {attributes}>{primitives}</filter>{shape.format(_PRIMITIVES)}'


def _blended(mode: str) -> str:
    return (
        f'{_GROUND}<rect y="20" width="100" height="60" fill="#48c" style="mix-blend-mode:{mode}"/>'
    )


_SHADOW_BY_HAND = (
    '<feGaussianBlur in="SourceAlpha" stdDeviation="3" result="b"/><feOffset dx="8" dy="8"/>'
    '<feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>'
)
#: As Inkscape 1.2 writes it (Filters, Shadows and Glows, Drop Shadow).
_INKSCAPE_SHADOW = (
    '<feFlood flood-opacity="0.498039" flood-color="rgb(200,0,0)" result="flood"/>'
    '<feComposite in="flood" in2="SourceGraphic" operator="in" result="composite1"/>'
    '<feGaussianBlur in="composite1" stdDeviation="3" result="blur"/>'
    '<feOffset dx="6" dy="6" result="offset"/>'
    '<feComposite in="SourceGraphic" in2="offset" operator="over" result="composite2"/>'
)
#: As Figma exports it.
_FIGMA_SHADOW = (
    '<feFlood flood-opacity="0" result="BackgroundImageFix"/>'
    '<feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"'
    ' result="hardAlpha"/><feOffset dx="4" dy="8"/><feGaussianBlur stdDeviation="4"/>'
    '<feComposite in2="hardAlpha" operator="out"/>'
    '<feColorMatrix type="matrix" values="0 0 0 0 0.4 0 0 0 0 0 0 0 0 0 0.6 0 0 0 0.5 0"/>'
    '<feBlend mode="normal" in2="BackgroundImageFix" result="effect1_dropShadow_1_2"/>'
    '<feBlend mode="normal" in="SourceGraphic" in2="effect1_dropShadow_1_2" result="shape"/>'
)
_FIGMA_INNER = (
    '<feFlood flood-opacity="0" result="BackgroundImageFix"/>'
    '<feBlend mode="normal" in="SourceGraphic" in2="BackgroundImageFix" result="shape"/>'
    '<feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"'
    ' result="hardAlpha"/><feMorphology radius="2" operator="erode" in="SourceAlpha"/>'
    '<feOffset dx="6" dy="6"/><feGaussianBlur stdDeviation="3"/>'
    '<feComposite in2="hardAlpha" operator="arithmetic" k2="-1" k3="1"/>'
    '<feColorMatrix type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0.6 0"/>'
    '<feBlend mode="normal" in2="shape" result="effect1_innerShadow_1_2"/>'
)
#: As Illustrator saves it for the web.
_ILLUSTRATOR_SHADOW = (
    '<feOffset dx="7" dy="7" input="SourceAlpha"/><feGaussianBlur result="blur" stdDeviation="5"/>'
    '<feFlood flood-color="#231f20" flood-opacity=".75"/><feComposite in2="blur" operator="in"/>'
    '<feComposite in="SourceGraphic"/>'
)

EFFECTS: dict[str, str] = {
    # ------------------------------------------------------------------------------ filters
    "shadow-by-hand": _filtered(_SHADOW_BY_HAND),
    "shadow-of-inkscape": _filtered(
        _INKSCAPE_SHADOW,
        'x="-.2" y="-.2" width="1.6" height="1.6" color-interpolation-filters="sRGB"',
    ),
    "shadow-of-figma": _filtered(
        _FIGMA_SHADOW,
        'x="0" y="0" width="100" height="100" filterUnits="userSpaceOnUse"'
        ' color-interpolation-filters="sRGB"',
    ),
    "inner-shadow-of-figma": _filtered(
        _FIGMA_INNER,
        'x="20" y="20" width="60" height="60" filterUnits="userSpaceOnUse"'
        ' color-interpolation-filters="sRGB"',
    ),
    "shadow-of-illustrator": _filtered(
        _ILLUSTRATOR_SHADOW, 'x="0" y="0" width="100" height="100" filterUnits="userSpaceOnUse"'
    ),
    "shadow-with-colour": _filtered(
        '<feDropShadow dx="5" dy="9" stdDeviation="2 4" flood-color="#c0f" flood-opacity=".6"/>',
        'x="-50%" y="-50%" width="200%" height="200%"',
    ),
    "shadow-cut-by-its-region": _filtered('<feDropShadow dx="14" dy="14" stdDeviation="3"/>'),
    "shadow-of-a-group": _filtered(
        '<feDropShadow dx="5" dy="5" stdDeviation="2"/>',
        shape='<g{}><rect x="20" y="20" width="40" height="20" fill="#0cf"/>'
        '<circle cx="60" cy="60" r="15" fill="#fc0"/></g>',
    ),
    "shadow-under-turned": '<g transform="translate(50 5) rotate(35) scale(.8 1.1)">'
    + _filtered('<feDropShadow dx="8" dy="0" stdDeviation="2"/>')
    + "</g>",
    "shadow-scaled": '<g transform="scale(2 1)">'
    + _filtered(
        '<feDropShadow dx="4" dy="4" stdDeviation="2"/>',
        shape='<rect x="10" y="20" width="25" height="50" fill="#0cf"{}/>',
    )
    + "</g>",
    "shadow-on-its-transform": _filtered(
        '<feDropShadow dx="8" dy="0" stdDeviation="2"/>',
        shape='<rect x="-20" y="-20" width="40" height="40" fill="#0cf"'
        ' transform="translate(50 50) rotate(90)"{}/>',
    ),
    "blur-one-way": _filtered('<feGaussianBlur stdDeviation="8 0"/>'),
    "blur-large": _filtered(
        '<feGaussianBlur stdDeviation="25"/>', 'x="-100%" y="-100%" width="300%" height="300%"'
    ),
    "blur-of-nothing": _filtered('<feGaussianBlur stdDeviation="0"/>'),
    "blur-of-two-colours": _filtered(
        '<feGaussianBlur stdDeviation="5"/>',
        shape='<g{}><rect x="20" y="20" width="30" height="60" fill="#f00"/>'
        '<rect x="50" y="20" width="30" height="60" fill="#0f0"/></g>',
    ),
    "blur-in-srgb": _filtered(
        '<feGaussianBlur stdDeviation="5"/>',
        'color-interpolation-filters="sRGB"',
        shape='<g{}><rect x="20" y="20" width="30" height="60" fill="#f00"/>'
        '<rect x="50" y="20" width="30" height="60" fill="#0f0"/></g>',
    ),
    "blur-of-a-stroke": _filtered(
        '<feGaussianBlur stdDeviation="3"/>',
        'x="-50%" y="-50%" width="200%" height="200%"',
        '<path d="M20 20 L80 40 L30 80" fill="none" stroke="#c00" stroke-width="9"{}/>',
    ),
    "blur-with-opacity": _filtered(
        '<feGaussianBlur stdDeviation="4"/>',
        shape='<rect x="20" y="20" width="50" height="50" opacity=".5"{}/>',
    ),
    "blur-within-a-clip": '<clipPath id="c"><rect x="20" y="20" width="60" height="60"/></clipPath>'
    + _filtered(
        '<feGaussianBlur stdDeviation="6"/>',
        shape='<circle cx="50" cy="50" r="35" fill="#c00" clip-path="url(#c)"{}/>',
    ),
    "flood": _filtered('<feFlood flood-color="#0a0" flood-opacity=".5"/>'),
    "flood-in-part": _filtered(
        '<feFlood x="30" y="30" width="20" height="20" flood-color="#0a0"/>'
    ),
    "offset": _filtered('<feOffset dx="15" dy="10"/>', 'x="0" y="0" width="2" height="2"'),
    "blend-in-a-filter": _filtered(
        '<feFlood flood-color="#fa0"/><feBlend in="SourceGraphic" mode="multiply"/>'
    ),
    "composite-arithmetic": _filtered(
        '<feFlood flood-color="#fa0" result="a"/>'
        '<feComposite in="SourceGraphic" in2="a" operator="arithmetic" k1=".3" k2=".4" k3=".5"/>',
        'color-interpolation-filters="sRGB"',
    ),
    "composite-xor": _filtered(
        '<feOffset dx="10" dy="10"/><feComposite in2="SourceGraphic" operator="xor"/>',
        'width="1.5" height="1.5"',
    ),
    "composite-out-and-atop": _filtered(
        '<feOffset in="SourceAlpha" dx="10" dy="10" result="a"/>'
        '<feComposite in="SourceGraphic" in2="a" operator="out" result="b"/>'
        '<feFlood flood-color="#a00" flood-opacity=".5"/><feComposite in2="b" operator="atop"/>'
    ),
    "matrix-hue": _filtered('<feColorMatrix type="hueRotate" values="120"/>'),
    "matrix-of-its-own": _filtered(
        '<feColorMatrix values=".5 .5 0 0 0  0 .3 .3 0 .2  1 0 0 0 0  0 0 0 .8 0"/>',
        'color-interpolation-filters="sRGB"',
    ),
    "matrix-luminance": _filtered('<feColorMatrix type="luminanceToAlpha"/>'),
    "transfer-linear": _filtered(
        '<feComponentTransfer><feFuncR type="linear" slope=".5" intercept=".3"/>'
        '<feFuncG type="gamma" exponent="2"/><feFuncB type="table" tableValues="1 0"/>'
        '<feFuncA type="discrete" tableValues="0 .6"/></feComponentTransfer>',
        'color-interpolation-filters="sRGB"',
    ),
    "morphology": _filtered(
        '<feMorphology operator="dilate" radius="4"/>',
        'x="-20%" y="-20%" width="140%" height="140%"',
        '<path d="M20 20 L80 40 L30 80" fill="none" stroke="#c00" stroke-width="3"{}/>',
    ),
    "erosion": _filtered('<feMorphology radius="6"/>'),
    "turbulence": _filtered('<feTurbulence baseFrequency=".1" numOctaves="2"/>'),
    "displacement": _filtered(
        '<feTurbulence baseFrequency=".1" result="t"/>'
        '<feDisplacementMap in="SourceGraphic" in2="t" scale="20"/>'
    ),
    "lighting": _filtered(
        '<feDiffuseLighting surfaceScale="5"><feDistantLight azimuth="45" elevation="40"/>'
        "</feDiffuseLighting>"
    ),
    "convolution": _filtered(
        '<feConvolveMatrix order="3" kernelMatrix="1 1 1 1 -7 1 1 1 1" preserveAlpha="true"/>',
        shape='<g{}><rect x="20" y="20" width="30" height="60" fill="#f00"/>'
        '<rect x="50" y="20" width="30" height="60" fill="#0f0"/></g>',
    ),
    "tile": _filtered('<feOffset x="20" y="20" width="15" height="15"/><feTile/>'),
    "filter-that-is-not-there": _BOX.format(' filter="url(#gone)"'),
    "filter-of-nothing": _filtered(""),
    "filter-by-shares": _filtered(
        '<feDropShadow dx=".1" dy=".1" stdDeviation=".04"/>',
        'primitiveUnits="objectBoundingBox" width="1.5" height="1.5"',
    ),
    "css-drop-shadow": _BOX.format(' style="filter: drop-shadow(8px 8px 3px rgba(0,0,0,.6))"'),
    "css-drop-shadow-twice": _BOX.format(
        ' style="filter: drop-shadow(0 0 4px #c00) drop-shadow(6px 6px #00c)"'
    ),
    "css-colours": _BOX.format(' style="filter: grayscale(60%) brightness(1.3) contrast(.8)"'),
    "css-sepia-and-invert": _BOX.format(' style="filter: sepia(.7) invert(20%) opacity(.6)"'),
    "css-hue-and-saturation": _BOX.format(' style="filter: hue-rotate(90deg) saturate(2)"'),
    "css-filter-and-url": '<filter id="f"><feOffset dx="9"/></filter>'
    + _BOX.format(' style="filter: url(#f) blur(2px)"'),
    # ---------------------------------------------------------------------------- blend modes
    **{
        f"blend-{mode}": _blended(mode)
        for mode in (
            "multiply",
            "screen",
            "overlay",
            "darken",
            "lighten",
            "color-dodge",
            "color-burn",
            "hard-light",
            "soft-light",
            "difference",
            "exclusion",
            "hue",
            "saturation",
            "color",
            "luminosity",
            "plus-lighter",
        )
    },
    "blend-of-a-group": f'{_GROUND}<g style="mix-blend-mode:multiply" opacity=".8">'
    '<rect y="20" width="60" height="60" fill="#48c"/><circle cx="60" cy="50" r="25" fill="#c84"/></g>',
    "blend-isolated": f'{_GROUND}<g style="isolation:isolate"><rect y="20" width="60" height="60"'
    ' fill="#48c"/><circle cx="60" cy="50" r="25" fill="#c84" style="mix-blend-mode:multiply"/></g>',
    "blend-in-a-group": f'{_GROUND}<g><rect y="20" width="60" height="60"'
    ' fill="#48c"/><circle cx="60" cy="50" r="25" fill="#c84" style="mix-blend-mode:multiply"/></g>',
    "blend-in-translucent": f'{_GROUND}<g opacity=".7"><rect y="20" width="60" height="60"'
    ' fill="#48c"/><circle cx="60" cy="50" r="25" fill="#c84" style="mix-blend-mode:multiply"/></g>',
    "blend-in-clipped": f'<clipPath id="c"><rect width="80" height="80"/></clipPath>{_GROUND}'
    '<g clip-path="url(#c)"><circle cx="60" cy="50" r="35" fill="#c84"'
    ' style="mix-blend-mode:multiply"/></g>',
    "blend-in-transformed": f'{_GROUND}<g transform="rotate(10)"><circle cx="60" cy="50" r="35"'
    ' fill="#c84" style="mix-blend-mode:multiply"/></g>',
    "blend-with-a-mask": f'<mask id="m" {_WHOLE}><circle cx="50" cy="50" r="40" fill="#ccc"/></mask>'
    f'{_GROUND}<rect width="100" height="100" fill="#c84" mask="url(#m)"'
    ' style="mix-blend-mode:screen"/>',
    "blend-with-a-shadow": '<filter id="f"><feDropShadow dx="5" dy="5" stdDeviation="2"/></filter>'
    f'{_GROUND}<circle cx="50" cy="50" r="30" fill="#c84" filter="url(#f)"'
    ' style="mix-blend-mode:multiply"/>',
    "blend-with-a-stroke": f'{_GROUND}<circle cx="50" cy="50" r="30" fill="#c84" stroke="#48c"'
    ' stroke-width="15" style="mix-blend-mode:multiply"/>',
    # ---------------------------------------------------------------------------------- masks
    "mask-of-alpha": f'<mask id="m" {_WHOLE} mask-type="alpha"><circle cx="50" cy="50" r="30"'
    f' fill="#000" fill-opacity=".6"/></mask>{_MASKED}',
    "mask-type-in-css": f'<mask id="m" {_WHOLE} style="mask-type:alpha"><circle cx="50" cy="50"'
    f' r="30"/></mask>{_MASKED}',
    "mask-colours": f'<mask id="m" {_WHOLE}><rect width="40" height="100" fill="#f00"/>'
    '<rect x="40" width="30" height="100" fill="#0f0"/><rect x="70" width="30" height="100"'
    f' fill="#00f"/></mask>{_MASKED}',
    "mask-cut-by-its-region": '<mask id="m" maskUnits="userSpaceOnUse" x="20" y="30" width="40"'
    f' height="50"><rect width="100" height="100" fill="#fff"/></mask>{_MASKED}',
    "mask-by-shares": '<mask id="m" maskContentUnits="objectBoundingBox"><circle cx=".5" cy=".5"'
    ' r=".4" fill="#fff"/></mask><rect x="10" y="20" width="80" height="60" fill="#0a0"'
    ' mask="url(#m)"/>',
    "mask-on-a-group": '<mask id="m"><circle cx="50" cy="50" r="30" fill="#fff"/></mask>'
    '<g mask="url(#m)"><rect x="10" y="10" width="40" height="80" fill="#0a0"/>'
    '<rect x="50" y="10" width="40" height="80" fill="#00a"/></g>',
    "mask-with-a-masked-part": f'<mask id="a" {_WHOLE}><rect width="100" height="60" fill="#fff"/>'
    f'</mask><mask id="m" {_WHOLE}><circle cx="50" cy="50" r="40" fill="#fff" mask="url(#a)"/></mask>'
    f"{_MASKED}",
    "mask-with-blur": '<filter id="f"><feGaussianBlur stdDeviation="5"/></filter>'
    f'<mask id="m" {_WHOLE}><circle cx="50" cy="50" r="30" fill="#fff" filter="url(#f)"/></mask>'
    f"{_MASKED}",
    "mask-under-turned": f'<mask id="m" {_WHOLE}><rect x="20" y="20" width="60" height="30"'
    ' fill="#aaa"/></mask><g transform="rotate(30 50 50)">'
    f"{_MASKED}</g>",
    "mask-on-its-transform": f'<mask id="m" {_WHOLE}><circle cx="50" cy="50" r="40" fill="#fff"/>'
    f"</mask>{_SCALED}",
    "mask-with-opacity": f'<mask id="m" {_WHOLE}><g opacity=".5"><circle cx="50" cy="50" r="30"'
    f' fill="#fff"/></g></mask>{_FAINT}',
    "mask-of-a-use": f'<defs><circle id="a" cx="50" cy="50" r="30" fill="#fff"/></defs>'
    f'<mask id="m" {_WHOLE}><use href="#a" x="10"/></mask>{_MASKED}',
    "mask-that-is-empty": f'<mask id="m" {_WHOLE}/>{_MASKED}',
    "mask-that-is-not-there": _GREEN.format('mask="url(#gone)"'),
    "mask-with-a-pattern": '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">'
    f'<rect width="5" height="10" fill="#fff"/></pattern><mask id="m" {_WHOLE}>'
    f'<rect width="100" height="100" fill="url(#p)"/></mask>{_MASKED}',
    "mask-in-linear": f'<mask id="m" {_WHOLE} color-interpolation="linearRGB">'
    f'<circle cx="50" cy="50" r="40" fill="#888"/></mask>{_MASKED}',
    "mask-and-clip": f'<mask id="m" {_WHOLE}><circle cx="50" cy="50" r="40" fill="#888"/></mask>'
    '<clipPath id="c"><rect width="60" height="60"/></clipPath>'
    f"{_BOTH}",
    # ---------------------------------------------------------------------------------- clips
    "clip-evenodd-inherited": f'<defs><path id="a" d="{_STAR}"/></defs><clipPath id="c">'
    f'<use href="#a" clip-rule="evenodd"/></clipPath>{_CLIPPED}',
    "clip-evenodd-of-itself": f'<clipPath id="c" clip-rule="evenodd"><path d="{_STAR}"/></clipPath>'
    f"{_CLIPPED}",
    "clip-fill-rule-is-not-it": f'<clipPath id="c"><path d="{_STAR}" fill-rule="evenodd"/></clipPath>'
    f"{_CLIPPED}",
    "clip-of-opposite-turns": '<clipPath id="c"><path d="M10 10 H70 V70 H10 Z"/>'
    f'<path d="M30 30 V90 H90 V30 Z"/></clipPath>{_CLIPPED}',
    "clip-evenodd-and-not": f'<clipPath id="c"><path d="{_STAR}" clip-rule="evenodd"/>'
    '<circle cx="15" cy="15" r="14"/></clipPath>' + _GREEN.format('clip-path="url(#c)"'),
    "clip-of-a-use": '<defs><circle id="a" cx="50" cy="50" r="30"/></defs><clipPath id="c">'
    f'<use href="#a" x="10"/></clipPath>{_CLIPPED}',
    "clip-with-transform": '<clipPath id="c" transform="rotate(20)"><rect x="30" y="10" width="50"'
    f' height="50" transform="scale(.9)"/></clipPath>{_CLIPPED}',
    "clip-with-hidden-part": '<clipPath id="c"><rect width="30" height="30" display="none"/>'
    '<rect x="40" width="30" height="30" visibility="hidden"/><circle cx="50" cy="70" r="20"/>'
    f"</clipPath>{_CLIPPED}",
    "clip-that-is-empty": f'<clipPath id="c"/>{_CLIPPED}',
    "clip-that-is-not-there": _GREEN.format('clip-path="url(#gone)"'),
    "clip-units-of-a-circle": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect width=".5" height="1"/></clipPath><circle cx="50" cy="50" r="40" fill="#0a0"'
    ' clip-path="url(#c)"/>',
    "clip-units-of-a-group": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<circle cx=".5" cy=".5" r=".5"/></clipPath><g clip-path="url(#c)">'
    '<rect x="20" y="10" width="60" height="30" fill="#0a0"/>'
    '<path d="M20 40 h60 v40 h-60 z" fill="#00a"/></g>',
    "clip-of-a-path": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect x=".25" width=".5" height="1"/></clipPath>'
    '<path d="M10 50 C10 -20 90 -20 90 50 S10 120 10 50" fill="#0a0" clip-path="url(#c)"/>',
    "clip-by-ellipse": _GREEN.format('style="clip-path:ellipse(40% 20px at 50% 30%)"'),
    "clip-by-inset": _GREEN.format('style="clip-path:inset(10px 20% 30px round 10px)"'),
    "clip-by-polygon": _GREEN.format(
        'style="clip-path:polygon(evenodd, 50% 5%, 79% 95%, 2% 39%, 98% 39%, 21% 95%)"'
    ),
    "clip-by-path": _GREEN.format("style=\"clip-path:path('M10 10 H90 L50 90 Z')\""),
    "clip-by-shape-of-a-part": '<circle cx="50" cy="50" r="40" fill="#0a0" stroke="#00a"'
    ' stroke-width="10" style="clip-path:circle(50% at 20% 20%)"/>',
    "clip-by-shape-of-a-group": '<g style="clip-path:inset(10%)"><rect x="20" y="10" width="60"'
    ' height="30" fill="#0a0"/><rect x="10" y="50" width="60" height="30" fill="#00a"/></g>',
    "clip-by-shape-of-the-view": _GREEN.format('style="clip-path:circle(30%) view-box"'),
}
