"""Our own pixels on a cairo surface, one for one where the scale allows it."""

from __future__ import annotations

from typing import Any

import cairocffi

from .pictures import Picture
from .svg.values import length

__all__ = ["draw_pixels", "pixels_box"]


def draw_pixels(surface: Any, node: Any) -> None:
    """Draw the picture of *node* into its rectangle."""
    picture: Picture = node["picture"]
    x, y, width, height = pixels_box(surface, node)
    if width <= 0 or height <= 0:
        return
    context = surface.context
    image = picture.image
    for_file = isinstance(surface.cairo, cairocffi.PDFSurface)
    pattern = cairocffi.SurfacePattern(_surface(picture, for_file=for_file))
    if not for_file:  # where it would keep cairo from writing the JPEG as it is
        # Else the outermost px are mixed with nothing where the picture is enlarged.
        pattern.set_extend(cairocffi.EXTEND_PAD)
    pattern.set_filter(cairocffi.FILTER_GOOD)
    context.save()
    context.translate(x, y)
    context.rectangle(0, 0, width, height)
    context.clip()
    context.scale(width / image.width, height / image.height)
    context.set_source(pattern)
    context.paint_with_alpha(float(node.get("opacity", 1)))
    context.restore()
    context.new_path()


def pixels_box(_: Any, node: Any) -> tuple[float, float, float, float]:
    """Return the rectangle of *node*: x, y, width and height."""
    x, y, width, height = (length(node.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, width, height


def _surface(picture: Picture, *, for_file: bool) -> Any:
    image = picture.image
    opaque = image.mode == "RGB"
    # cairo has premultiplied pixels of four bytes, blue first on little-endian machines.
    pixels = image if opaque else image.convert("RGBa")
    data = bytearray(pixels.tobytes("raw", "BGRX" if opaque else "BGRa"))
    kind = cairocffi.FORMAT_RGB24 if opaque else cairocffi.FORMAT_ARGB32
    made = cairocffi.ImageSurface(kind, image.width, image.height, data, image.width * 4)
    if for_file and (jpeg := picture.jpeg()) is not None:
        # A PDF takes the JPEG as it is, in place of ten times as many bytes of pixels.
        made.set_mime_data("image/jpeg", jpeg)
    return made
