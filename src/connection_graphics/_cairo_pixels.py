"""Pixels between cairo and Pillow, and what Pillow does with their colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import cairocffi
from PIL import Image, ImageChops, ImageMath

__all__ = [
    "SAME",
    "Picture",
    "arithmetic",
    "by_matrix",
    "by_tables",
    "spread",
    "surface_of",
    "weighed",
]

#: A table that changes no level.
SAME: Final = tuple(range(256))


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, multiplied by alpha, and whether they are levels of light."""

    surface: cairocffi.ImageSurface
    linear: bool = False


def weighed(picture: Picture, alpha: str = "RGBA") -> Image.Image:
    """Return the pixels of *picture* as Pillow has them, still multiplied by alpha.

    Blue is first in memory, so that red and blue change places as ``RGBA``; as ``RGBa`` they
    stand where they should.
    """
    surface = picture.surface
    surface.flush()
    size = surface.get_width(), surface.get_height()
    order = "BGRa" if alpha == "RGBa" else "RGBA"
    return Image.frombuffer(alpha, size, surface.get_data(), "raw", order, 0, 1)


def surface_of(image: Image.Image) -> cairocffi.ImageSurface:
    """Return *image*, as :func:`weighed` gives it, for cairo."""
    order = "BGRa" if image.mode == "RGBa" else "RGBA"
    data = bytearray(image.tobytes("raw", order))
    kind = cairocffi.FORMAT_ARGB32
    return cairocffi.ImageSurface(kind, image.width, image.height, data, image.width * 4)


def spread(
    image: Image.Image,
    radius: int,
    pick: Callable[[Image.Image, Image.Image], Image.Image],
    *,
    along: int,
) -> Image.Image:
    """Return the lightest, or darkest, of the px within *radius* of each along one axis."""
    wanted, width = 2 * radius + 1, 1
    while width < wanted:
        step = min(width, wanted - width)
        image = pick(image, _moved(image, step, along=along))
        width += step
    return _moved(image, -radius, along=along) if radius else image


def _moved(image: Image.Image, by: int, *, along: int) -> Image.Image:
    moved = Image.new(image.mode, image.size)
    moved.paste(image, (by, 0) if along == 0 else (0, by))
    return moved


def by_tables(picture: Picture, tables: Sequence[tuple[int, ...] | None]) -> Picture:
    """Change each channel by its table."""
    image = weighed(picture, alpha="RGBa").convert("RGBA")
    levels = [level for table in tables for level in (table or SAME)]
    return Picture(surface_of(image.point(levels).convert("RGBa")), picture.linear)


def by_matrix(picture: Picture, matrix: Sequence[float]) -> Picture:
    """Change colours by a matrix of 4 rows of 5, of which the last is added."""
    rows = [matrix[at : at + 5] for at in range(0, 20, 5)]
    image = weighed(picture, alpha="RGBa").convert("RGBA")
    if tuple(rows[3][:3]) == (0, 0, 0) and not rows[3][4] and not any(row[3] for row in rows[:3]):
        # Colours by colours, and alpha by alpha: Pillow's own way.
        mixing = tuple(part for row in rows[:3] for part in (*row[:3], row[4] * 255))
        alpha = image.getchannel("A").point([min(max(v * rows[3][3], 0), 255) for v in range(256)])
        colours = image.convert("RGB").convert("RGB", mixing)
        colours.putalpha(alpha)
        return Picture(surface_of(colours.convert("RGBa")), picture.linear)
    bands = [band.convert("F") for band in image.split()]
    mixed = [_mixed(bands, row) for row in rows]
    made = Image.merge("RGBA", mixed).convert("RGBa")
    return Picture(surface_of(made), picture.linear)


def _mixed(bands: Sequence[Image.Image], row: Sequence[float]) -> Image.Image:
    parts = [(band, weight) for band, weight in zip(bands, row, strict=False) if weight]
    plus = row[4] * 255 + 0.5
    if not parts:
        return Image.new("L", bands[0].size, min(max(int(plus), 0), 255))

    def total(at: dict[str, Any]) -> Any:
        whole = plus
        for number, (_, weight) in enumerate(parts):
            whole = at[f"b{number}"] * weight + whole
        return at["max"](at["min"](whole, 255.0), 0.0)

    images = {f"b{number}": band for number, (band, _) in enumerate(parts)}
    made: Image.Image = ImageMath.lambda_eval(total, **images)
    return made.convert("L")


def arithmetic(one: Picture, other: Picture, weights: Sequence[float]) -> Picture:
    """Return ``k1·one·other + k2·one + k3·other + k4``, colours no more than alpha."""
    k1, k2, k3, k4 = weights

    def total(at: dict[str, Any]) -> Any:
        first, second = at["a"], at["b"]
        whole = first * second * (k1 / 255) + first * k2 + second * k3 + (k4 * 255 + 0.5)
        return at["max"](at["min"](whole, 255.0), 0.0)

    pairs = zip(weighed(one).split(), weighed(other).split(), strict=True)
    bands = [
        ImageMath.lambda_eval(total, a=first.convert("F"), b=second.convert("F")).convert("L")
        for first, second in pairs
    ]
    alpha = bands[3]
    made = [ImageChops.darker(band, alpha) for band in bands[:3]]
    return Picture(surface_of(Image.merge("RGBA", [*made, alpha])), one.linear)
