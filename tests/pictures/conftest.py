"""Pictures that are made when a test asks for them, and a renderer with templates of slots."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from connection_graphics.graphic import Graphic
from connection_graphics.pictures.files import PictureFile, read_picture
from connection_graphics.pipeline import Renderer
from connection_graphics.template import Template, find_template

HERE = Path(__file__).resolve().parent

#: Draws a template of tests/pictures/templates with words and pictures.
Draw = Callable[..., Graphic]


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session")
def draw(renderer: Renderer) -> Draw:
    def drawn(name: str, **options: Any) -> Graphic:
        return renderer.render(slot_template(renderer, name), {"caption": "Hello"}, **options)

    return drawn


def slot_template(renderer: Renderer, name: str) -> Template:
    return find_template(name, (HERE / "campaign" / "svg", *renderer.campaign.template_folders()))


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return *image* as a file of that kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def saved(folder: Path, name: str, data: bytes, *, field: str = "image") -> PictureFile:
    """Return *data* as a file of that name, read back."""
    (folder / name).write_bytes(data)
    return read_picture(folder / name, name, field=field)


def halves(
    width: int,
    height: int,
    left: tuple[int, ...] = (200, 30, 30),
    right: tuple[int, ...] = (30, 30, 200),
) -> Image.Image:
    """Return a picture whose left half has one colour, and its right half another."""
    image = Image.new("RGB", (width, height), left)
    image.paste(right, (width // 2, 0, width, height))
    return image
