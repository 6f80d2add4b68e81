"""CairoSVG as commonly used: Jinja2 fills ``<text>``, ``svg2png`` does the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cairosvg

from . import svg_source

NAME = "bare CairoSVG"
VERSION = cairosvg.__version__


def make(_fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""

    def render(row: int, size: int) -> bytes:
        filled = svg_source.filled(row, size, "Figtree, sans-serif")
        data = cairosvg.svg2png(bytestring=filled.encode())
        assert isinstance(data, bytes)
        return data

    return render
