"""resvg-py: Jinja2 fills ``<text>``, resvg shapes and draws it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import resvg_py

from . import svg_source

NAME = "resvg-py"
VERSION = version("resvg_py")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    files = [str(path) for path in sorted(fonts.glob("*.ttf"))]

    def render(row: int, size: int) -> bytes:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg_source.filled(row, size, "Bench"),
                skip_system_fonts=True,
                font_files=files,
            )
        )

    return render
