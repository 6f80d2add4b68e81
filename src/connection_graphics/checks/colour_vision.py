"""How a picture looks to eyes that see colours otherwise, and in grey.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based
Model for Simulation of Color Vision Deficiency" (2009), at full severity. They work
on light, not on the numbers that sRGB stores.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PIL import Image, ImageFilter

__all__ = ["KINDS", "seen", "seen_colour", "seen_quickly"]

_Row = tuple[float, float, float]

#: Kinds of vision, each with the matrix from linear RGB to linear RGB.
KINDS: Final[dict[str, tuple[_Row, _Row, _Row]]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    # Relative luminance, the same for all three (WCAG 2).
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}

#: Colours of each channel that a quick table has: every eighth level.
_STEPS: Final = 33


def seen_colour(colour: str, kind: str) -> str:
    """Return what ``#RRGGBB`` *colour* looks like to the *kind* of vision."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    light = (_light(red), _light(green), _light(blue))
    shown = (sum(part * of for part, of in zip(row, light, strict=True)) for row in KINDS[kind])
    return "#" + "".join(f"{_stored(value):02x}" for value in shown)


def seen(image: Image.Image, kind: str) -> Image.Image:
    """Return what *image* looks like to the *kind* of vision."""
    flat = image.convert("RGB")
    cache: dict[bytes, bytes] = {}
    data = flat.tobytes()
    pixels = bytearray(len(data))
    for at in range(0, len(data), 3):
        pixel = data[at : at + 3]
        found = cache.get(pixel)
        if found is None:
            found = cache[pixel] = bytes.fromhex(seen_colour(f"#{pixel.hex()}", kind)[1:])
        pixels[at : at + 3] = found
    return Image.frombytes("RGB", flat.size, bytes(pixels))


def seen_quickly(image: Image.Image, kind: str) -> Image.Image:
    """Return :func:`seen` to within a few levels, in a fiftieth of its time: for a screen.

    Channels that are nearly black may be off by twenty.
    """
    return image.convert("RGB").filter(_table(kind))


@cache
def _table(kind: str) -> ImageFilter.Color3DLUT:
    def cell(red: float, green: float, blue: float) -> tuple[float, float, float]:
        name = "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))
        found = seen_colour(name, kind)
        return tuple(int(found[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]

    return ImageFilter.Color3DLUT.generate(_STEPS, cell)


def _light(level: int) -> float:
    share = level / 255
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def _stored(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    share = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(share * 255)
