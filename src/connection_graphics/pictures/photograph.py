"""A photograph cut to a slot: the part that matters, at exactly the px of the slot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PIL import Image

from connection_graphics.errors import Location, Notice

from .decode import decode, to_srgb
from .files import PictureFile
from .focus import Focus, crop_box

__all__ = ["Cut", "cut"]

#: A photograph may be drawn this much larger than its px; more looks soft on every screen.
_LARGEST_GROWTH: Final = 1.34


@dataclass(frozen=True, slots=True)
class Cut:
    """The pixels of one slot."""

    image: Image.Image
    notices: tuple[Notice, ...] = ()


def cut(
    file: PictureFile, width: int, height: int, focus: Focus, *, scale: float = 1.0, shown_in: str
) -> Cut:
    """Return *file* filling *width* × *height* px, times *scale*.

    *shown_in* is the format, for messages.

    Raises:
        AssetError: the photograph is damaged, or too small for the slot.
    """
    size = max(1, round(width * scale)), max(1, round(height * scale))
    decoded = decode(file, cover=size)
    factor = max(width / decoded.width, height / decoded.height)
    if factor > _LARGEST_GROWTH:
        raise file.error(
            f'"{file.name}" has {decoded.width} × {decoded.height} px, '
            f"and {shown_in} shows it at {width} × {height} px",
            hint=f"ask for the photograph as it was taken: at least {width} × {height} px",
            code="picture-too-small",
        )
    box = crop_box(decoded.image, *size, focus)
    image = decoded.image.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)
    notices = decoded.notices
    if factor > 1.0:
        notices = (*notices, _soft(file, decoded.width, decoded.height, width, height))
    return Cut(to_srgb(image, decoded.profile), notices)


def _soft(file: PictureFile, *numbers: int) -> Notice:
    had_x, had_y, width, height = numbers
    return Notice(
        "picture-soft",
        f'"{file.name}" has {had_x} × {had_y} px where {width} × {height} px are shown: '
        "it looks a little soft",
        Location(field=file.field),
    )
