"""takumi-py: takumi's node tree, one renderer for all pictures."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from takumi_py import Renderer
from takumi_py.options import FontResource

from . import takumi_nodes

NAME = "takumi-py"
VERSION = version("takumi-py")


def make(fonts: Path) -> Callable[[int, int], bytes]:
    """Return the engine."""
    renderer = Renderer(
        load_default_fonts=False,
        fonts=[
            FontResource((fonts / f"Bench-{weight}.ttf").read_bytes(), "Bench", weight)
            for weight in (600, 800)
        ],
    )

    def render(row: int, size: int) -> bytes:
        tree = takumi_nodes.nodes(row, size)
        width, height = (int(tree["style"][name][:-2]) for name in ("width", "height"))
        data = renderer.render_node(tree, width=width, height=height)
        assert isinstance(data, bytes)
        return data

    return render
