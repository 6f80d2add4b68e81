"""Pillow alone: shapes and words with ``ImageDraw``, saved as Pillow saves by default."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import job
import PIL
from PIL import Image, ImageDraw, ImageFont

NAME = "Pillow only"
VERSION = PIL.__version__


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    rows = job.rows()
    layouts = [job.layout(*size) for size in job.SIZES]
    opened: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}

    def font(weight: int, size: float) -> ImageFont.FreeTypeFont:
        key = weight, round(size)
        if key not in opened:
            opened[key] = ImageFont.truetype(fonts / f"Bench-{weight}.ttf", round(size))
        return opened[key]

    def fitted(text: str, box: job.Caption) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        """Return the largest font, in steps of 2 px, and the lines, measured word by word."""
        size = box.largest
        while True:
            face, lines = font(800, size), [""]
            for word in text.split():
                longer = f"{lines[-1]} {word}".strip()
                if face.getlength(longer) <= box.width:
                    lines[-1] = longer
                else:
                    lines.append(word)
            if len(lines) * size * 1.1 <= box.height or size <= box.smallest:
                return face, lines
            size -= 2

    def render(row: int, size: int) -> bytes:
        layout, words = layouts[size], rows[row]
        image = _ground(layout)
        for shape in layout.shapes:
            _shape(image, shape)
        draw = ImageDraw.Draw(image)
        face, lines = fitted(words.caption, layout.caption)
        for index, line in enumerate(lines):
            y = layout.caption.y + face.size * (0.8 + 1.1 * index)
            draw.text((layout.caption.x, y), line, job.INK, face, "ls")
        for name, text in layout.texts.items():
            anchor = "ls" if text.anchor == "start" else "rs"
            draw.text(
                (text.x, text.y),
                getattr(words, name),
                job.INK,
                font(text.weight, text.size),
                anchor,
            )
        out = io.BytesIO()
        image.save(out, "PNG")
        return out.getvalue()

    return render


def _ground(layout: job.Layout) -> Image.Image:
    """Return the gradient: a line of colours, turned and enlarged."""
    first, middle, last = job.GRADIENT
    ramp = Image.linear_gradient("L")
    half = Image.new("RGB", (256, 256), first)
    half.paste(Image.new("RGB", (256, 256), middle), mask=ramp)
    other = Image.new("RGB", (256, 256), middle)
    other.paste(Image.new("RGB", (256, 256), last), mask=ramp)
    both = Image.new("RGB", (256, 512))
    both.paste(half, (0, 0))
    both.paste(other, (0, 256))
    return both.resize((layout.width, layout.height), Image.Resampling.BILINEAR)


def _shape(image: Image.Image, shape: job.Shape) -> None:
    """Paste one shape through a mask drawn at twice its size."""
    size = (max(2, round(shape.width * 2)), max(2, round(shape.height * 2)))
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    level = round(255 * shape.opacity)
    corner = (0, 0, size[0] - 1, size[1] - 1)
    if shape.kind == "rect":
        draw.rounded_rectangle(corner, shape.detail * 2, fill=level)
        mask = mask.rotate(-shape.angle, Image.Resampling.BILINEAR, expand=True)
    elif shape.kind == "circle":
        draw.ellipse(corner, fill=level)
    else:
        draw.ellipse(corner, outline=level, width=round(shape.detail * 2))
    mask = mask.resize((mask.width // 2, mask.height // 2), Image.Resampling.BOX)
    x = round(shape.x + shape.width / 2 - mask.width / 2)
    y = round(shape.y + shape.height / 2 - mask.height / 2)
    image.paste(Image.new("RGB", mask.size, shape.colour), (x, y), mask)
