"""Pixels that cairo draws on, and CairoSVG's surface on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, isfinite
from typing import Any

import cairocffi
from cairosvg.colors import color

from ._cairo_backend import ResolvedNode, draw_pdf, draw_pdf_pages, node_tree, translated
from ._cairo_effects import EffectSurface
from ._cairo_glyphs import GlyphFiller, surface_on
from ._cairo_plain import plain_units
from .drawing import GLYPHS, Drawing
from .places import Area
from .units import Unit, part_of

__all__ = ["Canvas", "GlyphFiller", "draw_pdf", "draw_pdf_pages", "painted_area"]

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
        self.surface = surface_on(data, cairocffi.FORMAT_ARGB32, width, height, self.stride)
        #: CairoSVG's surface with nothing drawn, and what its picture began with.
        self._page: tuple[object, Any] | None = None

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

    def draw(self, drawing: Drawing) -> None:
        """Draw on what is there; :meth:`clear` it first for a new picture.

        Raises :class:`TemplateError` for what CairoSVG cannot draw.
        """
        _draw(drawing, self.surface, self.width, self.height, self.filler)
        self.surface.flush()

    def draw_plainly(self, drawing: Drawing, units: Sequence[Unit]) -> bool:
        """Draw *units* of *drawing* and return whether that was possible: all are plain.

        Raises :class:`TemplateError` as :meth:`draw` does.
        """
        with translated():
            plain = plain_units(drawing, units)
            if plain is None:
                return False
            page = self._page_of(drawing)
            for unit in plain:
                unit.draw(page, drawing.runs, self.filler)
        self.surface.flush()
        return True

    def _page_of(self, drawing: Drawing) -> Any:
        """Return CairoSVG's surface for pictures that begin as *drawing* does."""
        began = tuple(drawing.root.attrib.items()), drawing.width
        if self._page is None or self._page[0] != began:
            empty = part_of(drawing, ())
            surface = _draw(empty, self.surface, self.width, self.height, self.filler)
            self._page = began, surface
        return self._page[1]


def painted_area(drawing: Drawing, width: int, height: int, filler: GlyphFiller) -> Area | None:
    """Return the px that *drawing* paints on at *width* × *height* px, by cairo's own measure.

    ``None`` where it cannot be told.
    """
    surface = cairocffi.RecordingSurface(cairocffi.CONTENT_COLOR_ALPHA, None)
    _draw(drawing, surface, width, height, filler)
    left, top, across, down = surface.ink_extents()
    ends = left, top, left + across, top + down
    if not all(map(isfinite, ends)):
        return None
    return Area(floor(left) - 1, floor(top) - 1, ceil(ends[2]) + 1, ceil(ends[3]) + 1)


def _draw(drawing: Drawing, target: Any, width: int, height: int, filler: GlyphFiller) -> _Surface:
    with translated():
        tree = node_tree(drawing)
        try:
            return _Surface(tree, target, width, height, filler, width / drawing.width)
        finally:
            tree.let_go()


class _Surface(EffectSurface):
    """CairoSVG's surface on one of ours, with a shorter way for what pictures are full of."""

    device_units_per_user_units = 1

    def __init__(
        self,
        tree: ResolvedNode,
        target: Any,
        width: int,
        height: int,
        filler: GlyphFiller,
        unit: float,
    ) -> None:
        self._target = target, width, height
        self._filler = filler
        self.unit = unit
        self.measuring = isinstance(target, cairocffi.RecordingSurface)
        super().__init__(tree, None, 96, output_width=width, output_height=height)

    def _create_surface(self, _width: float, _height: float) -> tuple[Any, int, int]:
        return self._target

    def draw(self, node: ResolvedNode) -> None:
        """Draw *node* and its children."""
        if node.effects:
            self.draw_with_effects(node)
        else:
            self.draw_plain(node)

    def draw_plain(self, node: ResolvedNode) -> None:
        """Draw *node*, whose effects have been seen to, and its children."""
        if node.tag == "g" and _only_groups(node):
            for child in node.children:
                self.draw(child)
        elif node.tag == GLYPHS and self.stroke_and_fill and _is_only_filled(node):
            opacity = float(node.get("fill-opacity", 1))
            self.context.set_source_rgba(*color(node.get("fill", "black"), opacity))
            self._filler.fill(self.context, node["run"])
        else:
            super().draw_plain(node)


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
