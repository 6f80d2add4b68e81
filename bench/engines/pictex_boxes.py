"""pictex: boxes with CSS's vocabulary, drawn by Skia."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import job
from pictex import Canvas, CropMode, Element, LinearGradient, Row, Text

NAME = "pictex"
VERSION = version("pictex")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    rows = job.rows()
    layouts = [job.layout(*size) for size in job.SIZES]
    files = {weight: str(fonts / f"Bench-{weight}.ttf") for weight in (600, 800)}

    def render(row: int, size: int) -> bytes:
        layout, words = layouts[size], rows[row]
        box = layout.caption
        parts: list[Element] = [_shape(shape) for shape in layout.shapes]
        caption = Text(words.caption).font_family(files[800]).color(job.INK).line_height(1.1)
        caption.font_size(job.wrapped(words.caption, box)[0]).size(width=box.width)
        parts.append(caption.absolute_position(left=box.x, top=box.y))
        for name, text in layout.texts.items():
            part = Text(getattr(words, name)).font_family(files[text.weight]).color(job.INK)
            part.font_size(text.size)
            top = text.y - text.size
            if text.anchor == "start":
                part.absolute_position(left=text.x, top=top)
            else:
                part.absolute_position(right=layout.width - text.x, top=top)
            parts.append(part)
        canvas = Canvas().size(layout.width, layout.height).overflow("hidden")
        canvas.background_color(
            LinearGradient(list(job.GRADIENT), start_point=(0, 0), end_point=(1, 1))
        )
        image = canvas.render(*parts, crop_mode=CropMode.CONTENT_BOX)
        out = io.BytesIO()
        image.to_pillow().save(out, "PNG")
        return out.getvalue()

    return render


def _shape(shape: job.Shape) -> Element:
    part = Row().size(shape.width, shape.height).absolute_position(left=shape.x, top=shape.y)
    colour = f"{shape.colour}{round(shape.opacity * 255):02X}"
    if shape.kind == "ring":
        part.border(shape.detail, colour).border_radius(shape.width / 2)
    else:
        radius = shape.width / 2 if shape.kind == "circle" else shape.detail
        part.background_color(colour).border_radius(radius)
    return part
