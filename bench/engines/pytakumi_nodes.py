"""pytakumi: takumi's node tree, one renderer for all pictures."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytakumi

from . import takumi_nodes

NAME = "pytakumi"
VERSION = version("pytakumi")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    renderer = pytakumi.Renderer()
    for weight in (600, 800):
        data = (fonts / f"Bench-{weight}.ttf").read_bytes()
        renderer.register_font(data, name="Bench", weight=weight)

    def render(row: int, size: int) -> bytes:
        tree = takumi_nodes.nodes(row, size)
        data: bytes = renderer.render(
            tree, width=_px(tree, "width"), height=_px(tree, "height"), font_families=["Bench"]
        )
        return data

    return render


def _px(tree: dict[str, dict[str, str]], name: str) -> int:
    return int(tree["style"][name][:-2])
