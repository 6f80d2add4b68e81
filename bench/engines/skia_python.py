"""skia-python: Skia's own calls, words broken by measuring."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import job
import skia

NAME = "skia-python"
VERSION = version("skia-python")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    rows = job.rows()
    layouts = [job.layout(*size) for size in job.SIZES]
    faces = {
        weight: skia.Typeface.MakeFromFile(str(fonts / f"Bench-{weight}.ttf"))
        for weight in (600, 800)
    }

    def fitted(text: str, box: job.Caption) -> tuple[skia.Font, float, list[str]]:
        size = box.largest
        while True:
            font, lines = skia.Font(faces[800], size), [""]
            for word in text.split():
                longer = f"{lines[-1]} {word}".strip()
                if font.measureText(longer) <= box.width:
                    lines[-1] = longer
                else:
                    lines.append(word)
            if len(lines) * size * 1.1 <= box.height or size <= box.smallest:
                return font, size, lines
            size -= 2

    def render(row: int, size: int) -> bytes:
        layout, words = layouts[size], rows[row]
        surface = skia.Surface(layout.width, layout.height)
        canvas = surface.getCanvas()
        ground = skia.Paint(
            Shader=skia.GradientShader.MakeLinear(
                [(0, 0), (layout.width, layout.height)],
                [_colour(colour) for colour in job.GRADIENT],
            )
        )
        canvas.drawPaint(ground)
        for shape in layout.shapes:
            _shape(canvas, shape)
        ink = skia.Paint(AntiAlias=True, Color=_colour(job.INK))
        font, height, lines = fitted(words.caption, layout.caption)
        for index, line in enumerate(lines):
            y = layout.caption.y + height * (0.8 + 1.1 * index)
            canvas.drawString(line, layout.caption.x, y, font, ink)
        for name, text in layout.texts.items():
            face = skia.Font(faces[text.weight], text.size)
            line = getattr(words, name)
            x = text.x if text.anchor == "start" else text.x - face.measureText(line)
            canvas.drawString(line, x, text.y, face, ink)
        return bytes(surface.makeImageSnapshot().encodeToData(skia.kPNG, 100))

    return render


def _colour(text: str, opacity: float = 1.0) -> int:
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return int(skia.Color(red, green, blue, round(255 * opacity)))


def _shape(canvas: skia.Canvas, shape: job.Shape) -> None:
    paint = skia.Paint(AntiAlias=True, Color=_colour(shape.colour, shape.opacity))
    middle = shape.x + shape.width / 2, shape.y + shape.height / 2
    if shape.kind == "circle":
        canvas.drawCircle(*middle, shape.width / 2, paint)
    elif shape.kind == "ring":
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(shape.detail)
        canvas.drawCircle(*middle, (shape.width - shape.detail) / 2, paint)
    else:
        canvas.save()
        canvas.rotate(shape.angle, *middle)
        rect = skia.Rect.MakeXYWH(shape.x, shape.y, shape.width, shape.height)
        canvas.drawRoundRect(rect, shape.detail, shape.detail, paint)
        canvas.restore()
