"""quickthumb: layers on a canvas, drawn by Pillow."""

from __future__ import annotations

import base64
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import job
from quickthumb import Canvas, LinearGradient

NAME = "quickthumb"
VERSION = version("quickthumb")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    rows = job.rows()
    layouts = [job.layout(*size) for size in job.SIZES]
    files = {weight: str(fonts / f"Bench-{weight}.ttf") for weight in (600, 800)}

    def render(row: int, size: int) -> bytes:
        layout, words = layouts[size], rows[row]
        canvas = Canvas(layout.width, layout.height)
        first, middle, last = job.GRADIENT
        canvas.background(
            gradient=LinearGradient(
                type="linear", angle=135, stops=[(first, 0.0), (middle, 0.5), (last, 1.0)]
            )
        )
        for shape in layout.shapes:
            canvas.shape(
                "rectangle" if shape.kind == "rect" else "ellipse",
                (round(shape.x), round(shape.y)),
                round(shape.width),
                round(shape.height),
                shape.colour,
                border_radius=round(shape.detail) if shape.kind == "rect" else 0,
                opacity=shape.opacity,
                rotation=shape.angle,
            )
        box = layout.caption
        canvas.text(
            words.caption,
            font=files[800],
            size=round(box.largest),
            min_size=round(box.smallest),
            auto_scale=True,
            color=job.INK,
            position=(round(box.x), round(box.y)),
            max_width=round(box.width),
            max_height=round(box.height),
            line_height=1.1,
        )
        for name, text in layout.texts.items():
            canvas.text(
                getattr(words, name),
                font=files[text.weight],
                size=round(text.size),
                color=job.INK,
                position=(round(text.x), round(text.y - text.size)),
                align=("left" if text.anchor == "start" else "right", "top"),
            )
        return base64.b64decode(canvas.to_base64("PNG"))

    return render
