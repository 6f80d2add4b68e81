"""postcanvas: a Pydantic model of the post, drawn by Pillow."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import job
import postcanvas
from postcanvas import image_to_bytes
from postcanvas.models import (
    BackgroundConfig,
    GradientConfig,
    GradientStop,
    PostConfig,
    ShapeConfig,
    TextConfig,
)

NAME = "postcanvas"
VERSION = postcanvas.__version__


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    rows = job.rows()
    layouts = [job.layout(*size) for size in job.SIZES]
    files = {weight: str(fonts / f"Bench-{weight}.ttf") for weight in (600, 800)}

    def render(row: int, size: int) -> bytes:
        layout, words = layouts[size], rows[row]
        box = layout.caption
        stops = [
            GradientStop(color=colour, position=index / 2)
            for index, colour in enumerate(job.GRADIENT)
        ]
        texts = [
            TextConfig(
                content=words.caption,
                font_path=files[800],
                x=round(box.x),
                y=round(box.y),
                width=round(box.width),
                height=round(box.height),
                anchor="topleft",
                font_size=round(box.largest),
                min_font_size=round(box.smallest),
                fit="shrink",
                align="left",
                line_spacing=1.1,
                color=job.INK,
            )
        ]
        texts += [
            TextConfig(
                content=getattr(words, name),
                font_path=files[text.weight],
                x=round(text.x),
                y=round(text.y - text.size),
                anchor="topleft" if text.anchor == "start" else "topright",
                font_size=round(text.size),
                align="left" if text.anchor == "start" else "right",
                color=job.INK,
            )
            for name, text in layout.texts.items()
        ]
        post = PostConfig(
            width=layout.width,
            height=layout.height,
            background=BackgroundConfig(
                gradient=GradientConfig(type="linear", angle=135, stops=stops)
            ),
            shapes=[_shape(shape) for shape in layout.shapes],
            texts=texts,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = postcanvas.generate(post, save=False, return_images=True)[0]
        data: bytes = image_to_bytes(image, format="png")
        return data

    return render


def _shape(shape: job.Shape) -> ShapeConfig:
    ring = shape.kind == "ring"
    return ShapeConfig(
        type="rectangle" if shape.kind == "rect" else "circle",
        x=round(shape.x),
        y=round(shape.y),
        width=round(shape.width),
        height=round(shape.height),
        fill_color=None if ring else shape.colour,
        stroke_color=shape.colour if ring else None,
        stroke_width=round(shape.detail) if ring else 0,
        border_radius=shape.detail if shape.kind == "rect" else 0,
        opacity=shape.opacity,
        rotation=shape.angle,
    )
