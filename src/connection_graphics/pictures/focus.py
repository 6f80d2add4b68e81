"""Which part of a photograph must be seen, where the slot has another shape than the photograph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageFilter

from connection_graphics.errors import DataError, Location

__all__ = ["CENTRE", "Focus", "crop_box", "read_focus"]


@dataclass(frozen=True, slots=True)
class Focus:
    """The point that must be seen, as shares of width and height; ``None`` finds it."""

    x: float | None = None
    y: float | None = None


CENTRE: Final = Focus(0.5, 0.5)

_AUTOMATIC: Final = frozenset(("auto", "automatic", "detail", "face", "faces"))
_ACROSS: Final = {"left": 0.0, "right": 1.0}
_DOWN: Final = {"top": 0.0, "bottom": 1.0}
_MIDDLE: Final = frozenset(("center", "centre", "middle"))
_SHARE: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")

#: The longer side, in px, of the picture in which detail is looked for.
_SMALL: Final = 160
#: Detail at the edge of the window counts this much of what it does at its heart.
_EDGE: Final = 0.55
#: Where the heart of an upright window is: heads stand in the upper half.
_HEART: Final = 0.42
#: The lowest window loses this share of what it shows against the topmost.
_PULL_UP: Final = 0.25


def read_focus(text: str | None, *, field: str = "image_focus") -> Focus:
    """Return the focus that *text* means: ``50% 30%``, ``top``, ``bottom right``, ``auto``.

    Nothing means automatic. One word or number leaves the other direction in the middle.

    Raises:
        DataError: it means none.
    """
    words = (text or "auto").lower().replace(",", " ").replace("-", " ").split()
    if len(words) == 1 and words[0] in _AUTOMATIC:
        return Focus()
    shares = _shares(words) if words and words[0][0].isdigit() else _sides(words)
    if shares is None:
        raise DataError(
            f'"{text}" does not say which part of the photograph to show',
            code="bad-focus",
            hint='write it like "50% 30%" (from the left, from the top), "top", '
            '"bottom right" or "auto"',
            value=text,
            where=Location(field=field),
        )
    return Focus(*shares)


def crop_box(
    image: Image.Image, width: float, height: float, focus: Focus
) -> tuple[float, float, float, float]:
    """Return the largest part of *image* in the shape *width* × *height* that shows *focus*.

    As left, top, right and bottom in px of *image*.
    """
    scale = min(image.width / width, image.height / height)
    across, down = width * scale, height * scale
    spare_x, spare_y = image.width - across, image.height - down
    if focus.x is None or focus.y is None:
        left = _sideways(image, across) if spare_x > spare_y else spare_x / 2
        top = _upright(image, down) if spare_y > spare_x else spare_y / 2
    else:
        left = focus.x * image.width - across / 2
        top = focus.y * image.height - down / 2
    # Pillow refuses a box that begins a millionth of a px outside.
    left, top = max(min(left, spare_x), 0.0), max(min(top, spare_y), 0.0)
    return left, top, min(left + across, image.width), min(top + down, image.height)


def _shares(words: list[str]) -> tuple[float, float] | None:
    found = [_SHARE.fullmatch(word) for word in " ".join(words).replace(" %", "%").split()]
    if not 1 <= len(found) <= 2 or not all(found):
        return None
    numbers = [float(match[1]) / 100 for match in found if match]
    if max(numbers) > 1:
        return None
    return numbers[0], numbers[1] if len(numbers) == 2 else 0.5


def _sides(words: list[str]) -> tuple[float, float] | None:
    x = y = None
    for word in words:
        if word in _ACROSS and x is None:
            x = _ACROSS[word]
        elif word in _DOWN and y is None:
            y = _DOWN[word]
        elif word not in _MIDDLE:
            return None
    return (0.5 if x is None else x, 0.5 if y is None else y) if 1 <= len(words) <= 2 else None


# ------------------------------------------------------------------- by detail


def _sideways(image: Image.Image, across: float) -> float:
    profile, step = _detail(image, across=True)
    window = max(1, round(across / step))
    return _best(profile, window, heart=0.5, pull=0.0) * step


def _upright(image: Image.Image, down: float) -> float:
    profile, step = _detail(image, across=False)
    window = max(1, round(down / step))
    return _best(profile, window, heart=_HEART, pull=_PULL_UP) * step


def _detail(image: Image.Image, *, across: bool) -> tuple[list[float], float]:
    """Return how much there is to see in each column or row, and the px that one stands for."""
    shrink = max(image.width, image.height) / _SMALL
    size = max(3, round(image.width / shrink)), max(3, round(image.height / shrink))
    small = image.convert("L").resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    edges = small.filter(ImageFilter.GaussianBlur(1)).filter(ImageFilter.FIND_EDGES)
    # The filter leaves the outermost px as they were, which are no edges.
    inner = Image.new("L", size)
    inner.paste(edges.crop((1, 1, size[0] - 1, size[1] - 1)), (1, 1))
    values = inner.tobytes()
    if across:
        return [float(sum(values[x :: size[0]])) for x in range(size[0])], image.width / size[0]
    rows = (values[y * size[0] : (y + 1) * size[0]] for y in range(size[1]))
    return [float(sum(row)) for row in rows], image.height / size[1]


def _best(profile: list[float], window: int, *, heart: float, pull: float) -> int:
    """Return where the window begins that shows most; of equal ones, the nearest to the middle."""
    places = max(1, len(profile) - window + 1)
    reach = max(heart, 1 - heart) * window
    weights = [
        1 - (1 - _EDGE) * (abs(index + 0.5 - heart * window) / reach) ** 2
        for index in range(window)
    ]

    def shown(start: int) -> float:
        seen = sum(w * p for w, p in zip(weights, profile[start : start + window], strict=False))
        return seen * (1 - pull * start / max(1, places - 1))

    middle = (places - 1) / 2
    return max(range(places), key=lambda start: (round(shown(start), 3), -abs(start - middle)))
