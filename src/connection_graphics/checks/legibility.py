"""Contrast, size and place of every text, measured on what was drawn.

Contrast is WCAG 2's, between a text's colour and every colour that lies under
its letters: the picture is drawn once with and once without its words. The
threshold is exact and the same for every size, since a phone shows large type
small (WCAG 2.2, success criterion 1.4.3; 4.499 fails).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image, ImageChops

from ..campaign.colour import contrast
from ..drawing import GLYPHS, Drawing, DrawnText
from ..errors import Location, Notice
from ..formats import Format
from ..geometry import Box
from ..graphic import Graphic
from ..raster import rasterise
from ..svg.tree import Element, clone

__all__ = ["LEAST_CONTRAST", "Legibility", "judge", "legibility", "measure"]

LEAST_CONTRAST = 4.5
#: Smallest height of letters on a phone, in CSS px.
LEAST_SHOWN = 11.0
#: A colour under less than this share of the letters is an edge, not a ground.
_SHARE = 0.02
#: Letters' ink may pass the safe area by this many px: overshoot of round letters.
_TOLERANCE = 3.0
#: Changes of a channel below this many levels are the edges of letters.
_CORE = 96


@dataclass(frozen=True, slots=True)
class Legibility:
    """How well one text can be read."""

    text: DrawnText
    #: Least contrast to any colour under it; ``None`` where it has no ink of one colour.
    contrast: float | None
    #: Height of its size on a phone, in CSS px.
    shown: float
    #: How far its ink reaches out of the safe area, in px; 0 inside.
    outside: float


def legibility(graphic: Graphic) -> Iterator[Notice]:
    """Yield a notice for every text that is too faint, too small or in a covered place."""
    yield from judge(measure(graphic))


def judge(measured: Iterable[Legibility]) -> Iterator[Notice]:
    """Yield what :func:`legibility` says of texts that are *measured* already."""
    for found in measured:
        where = Location(field=found.text.field, element=found.text.element)
        if found.contrast is not None and found.contrast < LEAST_CONTRAST:
            yield Notice(
                "low-contrast",
                f"contrast {found.contrast:.2f} : 1, at least {LEAST_CONTRAST} : 1 is needed",
                where,
            )
        if found.shown < LEAST_SHOWN - 0.05:
            yield Notice(
                "too-small",
                f"a phone shows it {found.shown:.1f} px high, at least {LEAST_SHOWN:g} are needed",
                where,
            )
        if found.outside > _TOLERANCE:
            yield Notice(
                "outside-safe-area",
                f"it reaches {found.outside:.0f} px into what may be covered or cut",
                where,
            )


def measure(graphic: Graphic) -> list[Legibility]:
    """Return what was measured of each text of *graphic*, in the order they are drawn."""
    drawing, format_ = graphic.drawing, graphic.format
    with_words = rasterise(drawing).convert("RGB")
    ground = rasterise(_without_words(drawing)).convert("RGB")
    shown = format_.shown_width / drawing.width
    return [
        Legibility(
            text,
            _contrast(text, with_words, ground),
            text.canvas_size * shown,
            _outside(text, format_),
        )
        for text in drawing.texts
    ]


def _without_words(drawing: Drawing) -> Drawing:
    root = clone(drawing.root)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == GLYPHS:
                parent.remove(child)
    assert isinstance(root, Element)
    return replace(drawing, root=root)


def _contrast(text: DrawnText, with_words: Image.Image, ground: Image.Image) -> float | None:
    """Return the least contrast of the text's colour to what lies under its letters."""
    box = _whole_px(text, with_words.size)
    if box is None:
        return None
    letters, below = with_words.crop(box), ground.crop(box)
    change = ImageChops.difference(letters, below)
    channels = change.split()
    strongest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    peak = strongest.getextrema()[1]
    if not isinstance(peak, int | float) or peak < 1:
        return 1.0
    core = strongest.point(lambda level: 255 if level >= min(_CORE, peak * 0.8) else 0)
    ink = _colours(letters, core)
    grounds = _colours(below, core)
    if not ink or not grounds:
        return None
    colour = max(ink, key=lambda name: ink[name])
    total = sum(grounds.values())
    return min(contrast(colour, name) for name, count in grounds.items() if count >= _SHARE * total)


def _colours(image: Image.Image, mask: Image.Image) -> dict[str, int]:
    """Return how many px of each colour *image* has under *mask*."""
    chosen = image.copy()
    chosen.putalpha(mask)
    found: list[Any] = chosen.getcolors(maxcolors=image.width * image.height) or []
    return {
        f"#{red:02x}{green:02x}{blue:02x}": count
        for count, (red, green, blue, alpha) in found
        if alpha
    }


def _whole_px(text: DrawnText, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    ink = text.ink
    left, top = max(0, int(ink.left)), max(0, int(ink.top))
    right, bottom = min(size[0], int(ink.right) + 1), min(size[1], int(ink.bottom) + 1)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _outside(text: DrawnText, format_: Format) -> float:
    ink, safe = text.ink, format_.safe
    if ink.right <= ink.left:
        return 0.0
    return _beyond(Box(ink.left, ink.top, ink.right - ink.left, ink.bottom - ink.top), safe)


def _beyond(inner: Box, outer: Box) -> float:
    return max(
        0.0,
        outer.left - inner.left,
        outer.top - inner.top,
        inner.right - outer.right,
        inner.bottom - outer.bottom,
    )
