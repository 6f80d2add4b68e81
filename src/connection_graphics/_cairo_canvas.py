"""Pixels that cairo draws on, and CairoSVG's surface on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil, floor
from typing import Any

import cairocffi
from cairosvg.bounding_box import bounding_box_rect
from cairosvg.colors import color
from cairosvg.surface import Surface

from ._cairo_backend import ROUNDED, ResolvedNode, draw_pdf, draw_pdf_pages, node_tree, translated
from ._cairo_glyphs import GlyphFiller
from .drawing import GLYPHS, Drawing
from .svg.tree import Element

__all__ = ["Canvas", "GlyphFiller", "draw_pdf", "draw_pdf_pages"]

#: Attributes for which CairoSVG has something to do at a group, besides its children.
_MORE_THAN_GROUP = frozenset(
    (
        "clip",
        "clip-path",
        "display",
        "filter",
        "font",
        "height",
        "mask",
        "opacity",
        "transform",
        "width",
        "x",
        "y",
    )
)
#: Attributes with which glyphs are more than their outlines in one colour.
_MORE_THAN_FILLED = frozenset(
    (
        "clip",
        "clip-path",
        "display",
        "fill-rule",
        "filter",
        "height",
        "mask",
        "opacity",
        "shape-rendering",
        "transform",
        "visibility",
        "width",
    )
)


class Canvas:
    """Pixels that are drawn on, picture after picture: ARGB32, multiplied by alpha."""

    def __init__(self, width: int, height: int, filler: GlyphFiller) -> None:
        self.filler = filler
        self.width = width
        self.height = height
        self.stride = width * 4
        data = bytearray(self.stride * height)
        self.data = memoryview(data)
        self.surface = cairocffi.ImageSurface(
            cairocffi.FORMAT_ARGB32, width, height, data=data, stride=self.stride
        )

    def restore(self, parts: Iterable[tuple[int, bytes | bytearray]]) -> None:
        """Put rows of pixels on the canvas, each of *parts* from its row down."""
        for top, rows in parts:
            self.data[top * self.stride : top * self.stride + len(rows)] = rows
        self.surface.mark_dirty()

    def clear(self) -> None:
        """Make every pixel transparent, and let cairo know it: it then rounds otherwise."""
        context = cairocffi.Context(self.surface)
        context.set_operator(cairocffi.OPERATOR_CLEAR)
        context.paint()
        self.surface.flush()

    def draw(
        self,
        drawing: Drawing,
        *,
        before: Element | None = None,
        pause: Callable[[], None] | None = None,
    ) -> list[tuple[int, int]] | None:
        """Draw on what is there; :meth:`clear` it first for a new picture.

        *pause* is called just before the element *before* is drawn: what is below it is then
        on the canvas. Returns the rows of px that were drawn on since then, from the beginning
        where there was no pause, or ``None`` where it is not known. Raises
        :class:`TemplateError` for what CairoSVG cannot draw.
        """
        with translated():
            tree = node_tree(drawing)
            try:
                surface = _Surface(tree, self, before, pause)
            finally:
                tree.let_go()
        self.surface.flush()
        return surface.touched


class _Surface(Surface):
    """CairoSVG's surface on a canvas, with a shorter way for what pictures are full of."""

    device_units_per_user_units = 1

    def __init__(
        self,
        tree: ResolvedNode,
        canvas: Canvas,
        before: Element | None,
        pause: Callable[[], None] | None,
    ) -> None:
        self._canvas = canvas
        self._before = before
        self._pause = pause
        self.touched: list[tuple[int, int]] | None = []
        super().__init__(tree, None, 96, output_width=canvas.width, output_height=canvas.height)

    def _create_surface(self, _width: float, _height: float) -> tuple[Any, int, int]:
        return self._canvas.surface, self._canvas.width, self._canvas.height

    def draw(self, node: ResolvedNode) -> None:
        """Draw *node* and its children."""
        if self._pause is not None and node.element is self._before:
            self._canvas.surface.flush()
            self._pause()
            self.touched = []
        if node.tag == "g" and _only_groups(node):
            for child in node.children:
                self.draw(child)
        elif node.tag == GLYPHS and self.stroke_and_fill and _is_only_filled(node):
            opacity = float(node.get("fill-opacity", 1))
            self.context.set_source_rgba(*color(node.get("fill", "black"), opacity))
            self._touch(self._canvas.filler.fill(self.context, node["run"]))
        else:
            if node.tag not in _CONTAINERS or "filter" in node:
                self._touch(_rows_of_rect(self, node))
            super().draw(node)

    def _touch(self, rows: tuple[int, int] | None) -> None:
        if rows is None:
            self.touched = None
        elif self.touched is not None:
            self.touched.append(rows)


#: Elements that paint nothing by themselves.
_CONTAINERS = frozenset(("a", "defs", "desc", "g", "metadata", "svg", "title"))
_RECTS = frozenset(("rect", ROUNDED))


def _rows_of_rect(surface: Surface, node: ResolvedNode) -> tuple[int, int] | None:
    """Return the rows of px that a rect reaches, or ``None`` for all that is not as plain."""
    if (
        node.tag not in _RECTS
        or node.get("stroke", "none") != "none"
        or not {"filter", "transform", "mask", "opacity"}.isdisjoint(node)
    ):
        return None
    x, y, width, height = bounding_box_rect(surface, node)
    to_px = surface.context.user_to_device
    ends = [to_px(at, end)[1] for at in (x, x + width) for end in (y, y + height)]
    return floor(min(ends)) - 1, ceil(max(ends)) + 1


def _only_groups(node: ResolvedNode) -> bool:
    # A size in em is taken from the group's own, at every level again.
    return _MORE_THAN_GROUP.isdisjoint(node) and not node.get("font-size", "").endswith(
        ("em", "ex", "ch", "%")
    )


def _is_only_filled(node: ResolvedNode) -> bool:
    return (
        _MORE_THAN_FILLED.isdisjoint(node)
        and node.get("stroke", "none") == "none"
        and "url(" not in node.get("fill", "black")
        and not node["run"].colour
        and not node.children
    )
