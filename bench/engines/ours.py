"""connection_graphics through its public door, a row at a time: words in, a file's bytes out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

import job

import connection_graphics
from connection_graphics import Renderer

NAME = "connection_graphics"
VERSION = connection_graphics.__version__
FORMATS = ("x-portrait", "x-post", "facebook-link")


def make(_fonts: Path, mode: str = "balanced") -> Callable[[int, int], bytes]:
    """Return the engine; *mode* is how hard PNG files are pressed."""
    renderer = Renderer(Path(__file__).resolve().parents[1] / "campaign")
    rows = job.rows()

    def render(row: int, size: int) -> bytes:
        words = rows[row]
        graphic = renderer.render(
            "job",
            caption=words.caption,
            eyebrow=words.eyebrow,
            moment=words.when,
            place=words.place,
            address=words.link,
            tag=words.hashtag,
            format=FORMATS[size],
        )
        return graphic.to_bytes("png", png=mode)

    return render
