"""Make tests/drawn/inkscape: drawings that Inkscape saved, and what it shows of each.

Each begins as plain shapes; Inkscape 1.2 is then asked by its actions (`--actions`) to clone, clip,
mask, or make a marker or a pattern of them, lays out the words, and saves the drawing. Filters and
words in frames stand there as its menus write them: those actions need a screen.
Run it where Inkscape is installed: ``python tools/make_inkscape_files.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "tests" / "drawn" / "inkscape"
SIZE = 240
_LAYER = '<g inkscape:groupmode="layer" inkscape:label="{0}" id="{1}">{2}</g>'
_STOPS = '<stop offset="0" stop-color="{0}"/><stop offset="1" stop-color="{1}"/>'
_GROUND = _LAYER.format("ground", "ground", '<rect width="240" height="240" fill="#fff4e0"/>')
_FONT = "font-family:Figtree;font-size:24px;font-weight:600;line-height:1.25"
#: As its menu entry Filters, Shadows and Glows, Drop Shadow writes it.
_SHADOW = (
    '<filter id="shadow" style="color-interpolation-filters:sRGB" inkscape:label="Drop Shadow"'
    ' x="-0.2" y="-0.2" width="1.5" height="1.5">'
    '<feFlood flood-opacity="0.6" flood-color="rgb(43,15,51)" result="flood"/>'
    '<feComposite in="flood" in2="SourceGraphic" operator="in" result="composite1"/>'
    '<feGaussianBlur in="composite1" stdDeviation="5" result="blur"/>'
    '<feOffset dx="8" dy="10" result="offset"/>'
    '<feComposite in="SourceGraphic" in2="offset" operator="over" result="composite2"/></filter>'
)
#: As the slider of blur writes it.
_BLUR = (
    '<filter id="blur" style="color-interpolation-filters:sRGB" inkscape:collect="always"'
    ' x="-0.3" y="-0.3" width="1.6" height="1.6"><feGaussianBlur inkscape:collect="always"'
    ' stdDeviation="7"/></filter>'
)

#: Name of a drawing: what is in its definitions, its upper layers, and Inkscape's actions.
DRAWINGS: dict[str, tuple[str, str, str]] = {
    "gradients": (
        (
            f'<linearGradient id="first">{_STOPS.format("#f67c10", "#8bd3c7")}</linearGradient>'
            '<linearGradient id="second" xlink:href="#first" x1="20" y1="20" x2="120" y2="120"'
            ' gradientUnits="userSpaceOnUse"/><radialGradient id="third" xlink:href="#first" cx="180"'
            ' cy="60" r="50" fx="165" fy="45" gradientUnits="userSpaceOnUse"'
            ' gradientTransform="matrix(1 0 0 .8 0 12)"/>'
        ),
        (
            '<rect id="a" x="20" y="20" width="100" height="100" fill="url(#second)"/>'
            '<circle id="b" cx="180" cy="60" r="50" fill="url(#third)"/>'
            '<path id="c" d="M20 200 C60 120 120 240 220 150" fill="none" stroke="url(#first)"'
            ' stroke-width="18" stroke-linecap="round"/>'
        ),
        "",
    ),
    "clones": (
        "",
        (
            '<g id="petals" fill="#c2185b"><ellipse cx="60" cy="40" rx="12" ry="26"/>'
            '<ellipse cx="60" cy="80" rx="26" ry="10" fill="#f7a8b8"/></g>'
        ),
        (
            "select-by-id:petals;clone;transform-translate:90,20;transform-rotate:40;"
            "select-clear;select-by-id:petals;clone;transform-translate:20,110;select-clear"
        ),
    ),
    "clip": (
        "",
        (
            '<rect id="below" x="20" y="20" width="200" height="200" fill="#2b0f33"/>'
            '<path id="star" d="M120 30 L170 200 L30 95 L210 95 L70 200 Z" style="fill:#fff;'
            'fill-rule:evenodd;clip-rule:evenodd"/>'
        ),
        "select-by-id:below,star;object-set-clip;select-clear",
    ),
    "clip-of-a-group": (
        "",
        (
            '<g id="below"><rect x="20" y="20" width="200" height="100" fill="#2b0f33"/>'
            '<rect x="20" y="120" width="200" height="100" fill="#8bd3c7"/></g>'
            '<g id="holes"><circle cx="80" cy="120" r="60"/><circle cx="160" cy="120" r="60"/></g>'
        ),
        "select-by-id:below,holes;object-set-clip;select-clear",
    ),
    "mask": (
        f'<linearGradient id="fade">{_STOPS.format("#fff", "#000")}</linearGradient>',
        (
            '<rect id="below" x="20" y="20" width="200" height="200" fill="#f67c10"/>'
            '<g id="veil"><rect x="20" y="20" width="200" height="200" fill="url(#fade)"/>'
            '<circle cx="120" cy="120" r="40" fill="#808080"/></g>'
        ),
        "select-by-id:below,veil;object-set-mask;select-clear",
    ),
    "shadow": (
        _SHADOW,
        (
            '<g id="card" style="filter:url(#shadow)"><rect x="40" y="40" width="140" height="90" rx="14"'
            ' fill="#fff"/><circle cx="80" cy="85" r="24" fill="#c2185b"/></g>'
            '<rect id="turned" x="-30" y="-20" width="60" height="40" fill="#8bd3c7"'
            ' transform="translate(150 190) rotate(20)" style="filter:url(#shadow)"/>'
        ),
        "",
    ),
    "blur": (
        _BLUR,
        (
            '<circle id="glow" cx="120" cy="120" r="60" fill="#f67c10" style="filter:url(#blur)"/>'
            '<rect id="half" x="20" y="180" width="200" height="30" fill="#2b0f33"'
            ' style="filter:url(#blur);opacity:0.6"/>'
        ),
        "",
    ),
    "blend": (
        "",
        (
            '<circle id="one" cx="95" cy="100" r="65" fill="#8bd3c7" style="mix-blend-mode:multiply"/>'
            '<circle id="two" cx="145" cy="100" r="65" fill="#f7a8b8" style="mix-blend-mode:multiply"/>'
            '<circle id="three" cx="120" cy="145" r="65" fill="#ffb829" style="mix-blend-mode:multiply"/>'
        ),
        "",
    ),
    "marker": (
        "",
        (
            '<path id="arrow" d="M0 0 L18 9 L0 18 L5 9 Z" fill="#c2185b"/>'
            '<path id="line" d="M30 60 L200 60 L200 190" fill="none" stroke="#2b0f33" stroke-width="4"/>'
        ),
        (
            "select-by-id:arrow;object-to-marker;select-clear;select-by-id:line;"
            "object-set-property:marker-end,url(#{marker});"
            "object-set-property:marker-mid,url(#{marker});select-clear"
        ),
    ),
    "pattern": (
        "",
        (
            '<g id="dots"><rect x="10" y="10" width="30" height="30" fill="#8bd3c7"/>'
            '<circle cx="25" cy="25" r="9" fill="#c2185b"/></g>'
            '<rect id="wall" x="60" y="60" width="160" height="160" fill="#888"/>'
        ),
        (
            "select-by-id:dots;object-to-pattern;select-clear;select-by-id:wall;"
            "object-set-property:fill,url(#{pattern});select-clear"
        ),
    ),
    "flowed-text": (
        '<rect id="frame" x="20" y="30" width="200" height="150"/>',
        (
            f'<text id="words" style="{_FONT};shape-inside:url(#frame);white-space:pre">A cup of tea'
            " with someone new every Tuesday</text>"
        ),
        "",
    ),
    "texture": (
        (
            '<filter id="grain" style="color-interpolation-filters:sRGB"><feTurbulence'
            ' type="fractalNoise" baseFrequency="0.2" numOctaves="3" result="grain"/>'
            '<feDisplacementMap in="SourceGraphic" in2="grain" scale="16" xChannelSelector="R"'
            ' yChannelSelector="G"/></filter>'
        ),
        (
            '<rect id="rough" x="40" y="40" width="160" height="160" fill="#2b0f33"'
            ' style="filter:url(#grain)"/>'
        ),
        "",
    ),
    "mesh": (
        (
            '<meshgradient id="mesh" gradientUnits="userSpaceOnUse" x="40" y="40"><meshrow><meshpatch>'
            '<stop path="c 53,0 107,0 160,0" style="stop-color:#f67c10"/>'
            '<stop path="c 0,53 0,107 0,160" style="stop-color:#ffffff"/>'
            '<stop path="c -53,0 -107,0 -160,0" style="stop-color:#8bd3c7"/>'
            '<stop path="c 0,-53 0,-107 0,-160" style="stop-color:#2b0f33"/>'
            "</meshpatch></meshrow></meshgradient>"
        ),
        '<rect id="square" x="40" y="40" width="160" height="160" fill="url(#mesh)"/>',
        "",
    ),
    "text-on-a-path": (
        "",
        (
            '<path id="arc" d="M20 160 C60 40 180 40 220 160" fill="none" stroke="#8bd3c7"'
            f' stroke-width="3"/><text id="words" style="{_FONT}"><textPath xlink:href="#arc"'
            ' startOffset="20">Tea and talk</textPath></text>'
        ),
        "",
    ),
}


def main() -> int:
    """Make every drawing anew, or those that are named."""
    names = sys.argv[1:] or list(DRAWINGS)
    TARGET.mkdir(exist_ok=True)
    for name in names:
        definitions, body, actions = DRAWINGS[name]
        with tempfile.TemporaryDirectory() as folder:
            _make(name, definitions, body, actions, Path(folder))
        print(name)  # noqa: T201 - what it does takes a while
    return 0


def _make(name: str, definitions: str, body: str, actions: str, folder: Path) -> None:
    seed = folder / f"{name}.svg"
    seed.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        f' width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}"><defs>{definitions}</defs>'
        f"{_GROUND}{_LAYER.format('drawing', 'drawing', body)}</svg>",
        "utf-8",
    )
    target = TARGET / f"{name}.svg"
    first, braced, rest = (
        actions.partition("select-clear;") if "{" in actions else (actions, "", "")
    )
    _inkscape(seed, target, first, folder)
    if braced:
        kind = "marker" if "{marker}" in rest else "pattern"
        made = target.read_text("utf-8").partition(f"<{kind}")[2].partition('id="')[2]
        _inkscape(target, target, rest.format(**{kind: made.partition('"')[0]}), folder)
    _inkscape(target, target.with_suffix(".png"), "", folder)


def _inkscape(source: Path, target: Path, actions: str, folder: Path) -> None:
    """Let Inkscape do *actions* with *source* and export or save it, with our fonts alone."""
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir>"
        "</fontconfig>"
    )
    steps = [step for step in actions.split(";") if step]
    steps += [f"export-filename:{target}", "export-overwrite", "export-do"]
    subprocess.run(  # noqa: S603 - our own drawings
        ["inkscape", source, f"--actions={';'.join(steps)}"],  # noqa: S607 - wherever it is
        env={"FONTCONFIG_FILE": str(config), "HOME": str(folder), "PATH": os.environ["PATH"]},
        check=True,
        capture_output=True,
        timeout=120,
    )


if __name__ == "__main__":
    raise SystemExit(main())
