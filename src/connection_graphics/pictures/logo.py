"""A partner's logo: its margins trimmed, its ground measured, never stretched.

What a logo stands on is decided by its outline: of a white word inside a blue disc
only the disc has to stand out. So contrast is measured along the border between what
is drawn and what is see-through, and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from PIL import Image, ImageChops, ImageFilter

__all__ = ["CLEAR_SPACE", "Ground", "LogoArt", "contained", "contrast_on", "study", "suits"]

#: Clear space around a logo, as a share of its height.
CLEAR_SPACE: Final = 0.25
#: WCAG 2.2, 1.4.11: what is needed to understand graphics stands out 3 : 1.
ENOUGH: Final = 3.0
#: Below this, part of the outline can hardly be seen.
FAINT: Final = 1.6

#: A px with less alpha (of 255) than this belongs to the margin.
_SEEN: Final = 10
#: A px with less alpha than this is no part of the outline, but its soft edge.
_SOLID: Final = 110
#: Difference of a channel from the box's colour that a JPEG may make.
_NOISE: Final = 14
#: A box is white from here on, in each channel.
_WHITE: Final = 235
#: Share of the border that must have the box's colour.
_UNIFORM: Final = 0.97
#: The longer side, in px, of the picture that is measured.
_SMALL: Final = 320
#: Share of the outline that may stand out less than is said.
_OVERLOOKED: Final = 0.2


@dataclass(frozen=True, slots=True)
class LogoArt:
    """A logo without its margins, and what was found out about it."""

    #: RGBA.
    image: Image.Image
    #: The part of the untrimmed picture that it is: left, top, right, bottom as shares.
    part: tuple[float, float, float, float]
    #: Colour of the opaque box that it comes in, as ``#RRGGBB``.
    box: str | None
    #: Whether that box is white, or nearly.
    white_box: bool
    #: How often each relative luminance is found along its outline.
    outline: tuple[tuple[float, int], ...]

    @property
    def ratio(self) -> float:
        """Width divided by height."""
        return self.image.width / self.image.height


@dataclass(frozen=True, slots=True)
class Ground:
    """What a logo is to stand on."""

    colour: str
    contrast: float


def study(image: Image.Image) -> LogoArt | None:
    """Return *image* (RGB or RGBA) as a logo; ``None`` where there is nothing to be seen.

    See-through margins are cut off, and white ones of a logo in a white box.
    """
    whole = image if image.mode == "RGBA" else image.convert("RGBA")
    seen = whole.getchannel("A").point(lambda value: 255 if value > _SEEN else 0).getbbox()
    if seen is None:
        return None
    trimmed = whole if seen == (0, 0, *whole.size) else whole.crop(seen)
    box = _box_colour(trimmed)
    white = box is not None and min(box) >= _WHITE
    if box is not None and white:
        inner = _inside_box(trimmed, box)
        if inner is None:
            return None
        seen = (seen[0] + inner[0], seen[1] + inner[1], seen[0] + inner[2], seen[1] + inner[3])
        trimmed = whole.crop(seen)
    part = (
        seen[0] / whole.width,
        seen[1] / whole.height,
        seen[2] / whole.width,
        seen[3] / whole.height,
    )
    return LogoArt(trimmed, part, _hex(box) if box else None, white, tuple(_outline(trimmed)))


def contained(
    ratio: float, width: float, height: float, *, least: float = 0.0
) -> tuple[float, float]:
    """Return the size of a logo of that *ratio* in a slot, with its clear space left free.

    The clear space is a quarter of its height, and at least *least* px, on every side.
    """
    high = min(height / (1 + 2 * CLEAR_SPACE), width / (ratio + 2 * CLEAR_SPACE))
    if high * CLEAR_SPACE < least:
        high = min(height - 2 * least, (width - 2 * least) / ratio)
    return high * ratio, high


def suits(art: LogoArt, grounds: Sequence[str]) -> Ground:
    """Return the first of *grounds* (``#RRGGBB``) that the logo stands out on, else the best.

    A logo in a white box stands on nothing but that white.
    """
    if art.white_box and art.box is not None:
        return Ground(art.box, ENOUGH)
    measured = [Ground(colour, contrast_on(art, colour)) for colour in grounds]
    for ground in measured:
        if ground.contrast >= ENOUGH:
            return ground
    return max(measured, key=lambda ground: ground.contrast)


def contrast_on(art: LogoArt, colour: str) -> float:
    """Return the contrast ratio that four fifths of the logo's outline have on *colour*."""
    behind = _luminance(*_rgb(colour))
    ratios = sorted(
        ((max(behind, own) + 0.05) / (min(behind, own) + 0.05), count) for own, count in art.outline
    )
    allowed = _OVERLOOKED * sum(count for _, count in ratios)
    for ratio, count in ratios:
        allowed -= count
        if allowed < 0:
            return ratio
    return 1.0


# ----------------------------------------------------------------------- the box around it


def _box_colour(image: Image.Image) -> tuple[int, int, int] | None:
    """Return the one colour of an opaque picture's border, if it has one."""
    low, _ = image.getchannel("A").getextrema()
    if not isinstance(low, int) or low < 250 or min(image.size) < 8:
        return None
    plain = image.convert("RGB")
    width, height = plain.size
    strips = (
        plain.crop((0, 0, width, 1)),
        plain.crop((0, height - 1, width, height)),
        plain.crop((0, 0, 1, height)),
        plain.crop((width - 1, 0, width, height)),
    )
    border = [pixel for strip in strips for pixel in _pixels(strip)]
    colour = _median(border)
    alike = sum(
        1
        for pixel in border
        if max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) <= _NOISE
    )
    return colour if alike >= _UNIFORM * len(border) else None


def _median(pixels: Sequence[tuple[int, ...]]) -> tuple[int, int, int]:
    middle = len(pixels) // 2
    red, green, blue = (sorted(pixel[channel] for pixel in pixels)[middle] for channel in range(3))
    return red, green, blue


def _inside_box(
    image: Image.Image, colour: tuple[int, int, int]
) -> tuple[int, int, int, int] | None:
    """Return the part of *image* that is not of the box's colour."""
    difference = ImageChops.difference(image.convert("RGB"), Image.new("RGB", image.size, colour))
    red, green, blue = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > _NOISE else 0).getbbox()


# ----------------------------------------------------------------------------- its outline


def _outline(image: Image.Image) -> Iterable[tuple[float, int]]:
    """Return the luminances along the border of what is drawn, and how often each is there."""
    small = image.copy()
    small.thumbnail((_SMALL, _SMALL), Image.Resampling.BOX, reducing_gap=2.0)
    # A frame of nothing: what reaches the picture's edge has its outline there.
    framed = Image.new("RGBA", (small.width + 4, small.height + 4))
    framed.paste(small, (2, 2))
    solid = framed.getchannel("A").point(lambda value: 255 if value >= _SOLID else 0)
    ring = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(5)))
    pixels = compress(_pixels(framed.convert("RGB")), ring.tobytes())
    counted = Counter(round(_luminance(*pixel), 3) for pixel in pixels)
    return sorted(counted.items())


def _pixels(image: Image.Image) -> list[tuple[int, int, int]]:
    data = image.tobytes()
    return list(zip(data[0::3], data[1::3], data[2::3], strict=True))


def _luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance of WCAG 2."""
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


_LINEAR: Final = tuple(
    value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
    for value in range(256)
)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
