"""Colours of other spaces than sRGB, and mixtures of colours (CSS Color 4 and 5)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable
from typing import Final

__all__ = ["encoded", "from_xyz", "mixed", "wide"]

Triple = tuple[float, float, float]
Rows = tuple[Triple, Triple, Triple]

#: XYZ → linear sRGB, from either white point (CSS Color 4, section 18: sample code).
_FROM_XYZ: Final[dict[str, Rows]] = {
    "xyz-d65": (
        (3.2409699, -1.5373832, -0.4986108),
        (-0.9692436, 1.8759675, 0.0415551),
        (0.0556301, -0.2039770, 1.0569715),
    ),
    "xyz-d50": (
        (3.1341359, -1.6173863, -0.4906619),
        (-0.9787955, 1.9162544, 0.0334427),
        (0.0719554, -0.2289768, 1.4053861),
    ),
}
#: Linear levels of cameras' and screens' spaces → XYZ, which white, and their curve.
_WIDE: Final[dict[str, tuple[Rows, str]]] = {
    "display-p3": (
        (
            (0.4865709, 0.2656677, 0.1982173),
            (0.2289746, 0.6917385, 0.0792869),
            (0.0, 0.0451134, 1.0439444),
        ),
        "xyz-d65",
    ),
    "a98-rgb": (
        (
            (0.5766690, 0.1855582, 0.1882286),
            (0.2973450, 0.6273636, 0.0752915),
            (0.0270314, 0.0706889, 0.9913375),
        ),
        "xyz-d65",
    ),
    "rec2020": (
        (
            (0.6369580, 0.1446169, 0.1688810),
            (0.2627002, 0.6779981, 0.0593017),
            (0.0, 0.0280727, 1.0609851),
        ),
        "xyz-d65",
    ),
    "prophoto-rgb": (
        (
            (0.7977605, 0.1351859, 0.0313493),
            (0.2880712, 0.7118432, 0.0000857),
            (0.0, 0.0, 0.8251046),
        ),
        "xyz-d50",
    ),
}
_TO_CONE: Final[Rows] = (
    (0.4122215, 0.5363325, 0.0514460),
    (0.2119035, 0.6806995, 0.1073970),
    (0.0883025, 0.2817188, 0.6299787),
)
_TO_OKLAB: Final[Rows] = (
    (0.2104543, 0.7936178, -0.0040720),
    (1.9779985, -2.4285922, 0.4505937),
    (0.0259040, 0.7827718, -0.8086758),
)
_FROM_OKLAB: Final[Rows] = (
    (1.0, 0.3963378, 0.2158038),
    (1.0, -0.1055613, -0.0638542),
    (1.0, -0.0894842, -1.2914855),
)
_FROM_CONE: Final[Rows] = (
    (4.0767416, -3.3077116, 0.2309699),
    (-1.2684380, 2.6097574, -0.3413194),
    (-0.0041961, -0.7034186, 1.7076147),
)
_MIX: Final = re.compile(r"color-mix\(\s*in\s+([\w-]+)\s*,(.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_PERCENT: Final = re.compile(r"(?:^|\s)([\d.]+)%(?:\s|$)")


def from_xyz(coordinates: Triple, white: str) -> Triple:
    """Return XYZ of the *white* point ``xyz-d50`` or ``xyz-d65`` in sRGB."""
    red, green, blue = _times(_FROM_XYZ[white], coordinates)
    return encoded(red), encoded(green), encoded(blue)


def wide(space: str, coordinates: Triple) -> Triple | None:
    """Return a colour of a camera's or a screen's *space* in sRGB, ``None`` for other spaces."""
    if space == "srgb-linear":
        red, green, blue = coordinates
        return encoded(red), encoded(green), encoded(blue)
    if space not in _WIDE:
        return None
    rows, white = _WIDE[space]
    red, green, blue = (_light_of(space, part) for part in coordinates)
    return from_xyz(_times(rows, (red, green, blue)), white)


def mixed(text: str, read: Callable[[str], tuple[Triple, float] | None]) -> str | None:
    """Return ``color-mix()`` as ``rgba()``; *read* gives sRGB and alpha of a colour.

    ``None`` for what cannot be read, and for mixtures in spaces other than sRGB, Oklab and HSL.
    """
    found = _MIX.match(text.strip())
    parts = _split(found[2]) if found else []
    if found is None or len(parts) != 2 or found[1].lower() not in _SPACES:
        return None
    into, back, polar = _SPACES[found[1].lower()]
    said = [_PERCENT.search(part) for part in parts]
    colours = [read(_PERCENT.sub(" ", part).strip()) for part in parts]
    shares = _shares(*(float(share[1]) / 100 if share else None for share in said))
    if None in colours or shares is None:
        return None
    (one, alpha), (other, second) = (colour for colour in colours if colour is not None)
    first, last, whole = shares
    opacity = alpha * first + second * last
    if opacity <= 0:
        return "rgba(0,0,0,0)"
    weights = (first * alpha, last * second, opacity)
    values = [
        _between(a, b, weights, (first, last) if at == polar else None)
        for at, (a, b) in enumerate(zip(into(one), into(other), strict=True))
    ]
    parts_back = back((values[0], values[1], values[2]))
    levels = (round(255 * min(max(part, 0.0), 1.0)) for part in parts_back)
    return f"rgba({','.join(map(str, levels))},{opacity * whole:.4g})"


def encoded(part: float) -> float:
    """Return a linear level with the transfer curve of sRGB (IEC 61966-2-1)."""
    if part <= 0.0031308:
        return 12.92 * part
    return float(1.055 * part ** (1 / 2.4) - 0.055)


# --------------------------------------------------------------------------------- spaces


def _light_of(space: str, level: float) -> float:
    """Return the light that a *level* of *space* stands for."""
    size = abs(level)
    sign = -1.0 if level < 0 else 1.0
    if space == "a98-rgb":
        return sign * float(size ** (563 / 256))
    if space == "prophoto-rgb":
        return sign * (size / 16 if size <= 16 / 512 else float(size**1.8))
    if space == "rec2020":
        curved = ((size + 0.0992968) / 1.0992968) ** (1 / 0.45)
        return sign * float(size / 4.5 if size < 0.0812429 else curved)
    return sign * _decoded(size)


def _decoded(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)


def _times(rows: Rows, values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in rows)
    return first, second, third


def _to_oklab(colour: Triple) -> Triple:
    red, green, blue = (_decoded(part) for part in colour)
    cones = _times(_TO_CONE, (red, green, blue))
    first, second, third = (max(part, 0.0) ** (1 / 3) for part in cones)
    return _times(_TO_OKLAB, (first, second, third))


def _from_oklab(colour: Triple) -> Triple:
    first, second, third = (part**3 for part in _times(_FROM_OKLAB, colour))
    red, green, blue = _times(_FROM_CONE, (first, second, third))
    return encoded(red), encoded(green), encoded(blue)


def _to_hsl(colour: Triple) -> Triple:
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    return hue, saturation, lightness


def _from_hsl(colour: Triple) -> Triple:
    hue, saturation, lightness = colour
    return colorsys.hls_to_rgb(hue % 1, lightness, saturation)


def _linear(colour: Triple) -> Triple:
    red, green, blue = (_decoded(part) for part in colour)
    return red, green, blue


def _levels(colour: Triple) -> Triple:
    red, green, blue = (encoded(part) for part in colour)
    return red, green, blue


def _same(colour: Triple) -> Triple:
    return colour


_Way = Callable[[Triple], Triple]
#: There, back, and which coordinate is an angle. XYZ mixes as linear light does.
_SPACES: Final[dict[str, tuple[_Way, _Way, int | None]]] = {
    "srgb": (_same, _same, None),
    "srgb-linear": (_linear, _levels, None),
    "xyz": (_linear, _levels, None),
    "xyz-d50": (_linear, _levels, None),
    "xyz-d65": (_linear, _levels, None),
    "oklab": (_to_oklab, _from_oklab, None),
    "hsl": (_to_hsl, _from_hsl, 0),
}


# -------------------------------------------------------------------------------- mixtures


def _split(text: str) -> list[str]:
    """Return the parts between commas that are in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _shares(first: float | None, last: float | None) -> tuple[float, float, float] | None:
    """Return the shares of both colours, and what is left of opacity."""
    if first is None and last is None:
        return 0.5, 0.5, 1.0
    if first is None:
        first = 1 - (last or 0.0)
    if last is None:
        last = 1 - first
    whole = first + last
    if whole <= 0 or min(first, last) < 0:
        return None
    return first / whole, last / whole, min(whole, 1.0)


def _between(
    a: float,
    b: float,
    weights: tuple[float, float, float],
    turn: tuple[float, float] | None,
) -> float:
    """Return a coordinate by *weights*; an angle goes the shorter way, by its own."""
    if turn is not None:
        if b - a > 0.5:
            a += 1
        elif a - b > 0.5:
            b += 1
        return a * turn[0] + b * turn[1]
    first, last, whole = weights
    return (a * first + b * last) / whole
