"""The half of :mod:`.raster` that needs the cairo library to be imported at all.

CairoSVG's private seams used here, all checked by tests against CairoSVG 2.9:
``surface.TAGS`` and ``bounding_box.BOUNDING_BOX_METHODS`` take our element,
``parser.Node`` is built from our tree without its cascade, and
``Surface._create_surface`` makes the image surface.
"""

from __future__ import annotations

from typing import Any

import cairocffi
from cairosvg import bounding_box
from cairosvg import surface as cairosvg_surface
from cairosvg.features import match_features
from cairosvg.parser import NOT_INHERITED_ATTRIBUTES, Node
from cairosvg.surface import Surface

from .drawing import GLYPHS, Drawing
from .errors import TemplateError
from .svg.tree import Element
from .text.fonts import Face
from .text.layout import PlacedRun

__all__ = ["draw"]

_ffi = cairocffi.ffi
_cairo = cairocffi.cairo


def draw(drawing: Drawing, width: int, height: int) -> cairocffi.ImageSurface:
    """Return a cairo image surface of *width* × *height* px with the drawing on it."""
    tree = _ResolvedNode(drawing.root, None, drawing.runs)
    tree.root = True
    try:
        return _ImageSurface(tree, None, 96, output_width=width, output_height=height).cairo
    except (
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        ArithmeticError,
        RecursionError,
        MemoryError,
        cairocffi.CairoError,
    ) as error:
        # CairoSVG has no error type of its own: this is the one place that translates.
        raise TemplateError(
            f"the picture cannot be drawn: {type(error).__name__}: {error}",
            hint="simplify the part of the template that was changed last",
            code="cannot-draw",
        ) from error


class _ImageSurface(Surface):
    """CairoSVG's surface on an ARGB image of whole px."""

    device_units_per_user_units = 1

    def _create_surface(self, width: float, height: float) -> tuple[Any, int, int]:
        size = round(width), round(height)
        return cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, *size), *size


class _ResolvedNode(Node):
    """CairoSVG's node, from an element whose cascade has been applied already."""

    def __init__(
        self, element: Element, parent: _ResolvedNode | None, runs: tuple[PlacedRun, ...]
    ) -> None:
        dict.__init__(self)
        self.element = self.xml_tree = element
        self.style = None
        self.tag = element.tag
        self.text = element.text
        self.url_fetcher = _refuse
        self.unsafe = False
        self.root = False
        self.url = None
        self.parent = parent
        if parent is not None:
            for name, value in parent.items():
                if name not in NOT_INHERITED_ATTRIBUTES:
                    self[name] = value
        for name, value in element.attrib.items():
            if value == "inherit":
                continue
            self[name] = self.get("color", "black") if value == "currentColor" else value
        if self.tag == GLYPHS:
            self["run"] = runs[int(element.attrib["run"])]
        children = [
            _ResolvedNode(child, self, runs)  # type: ignore[arg-type]
            for child in element
            if match_features(child)
        ]
        self.children = children[:1] if self.tag == "switch" else children


def _refuse(url: str, _resource_type: str) -> bytes:
    raise TemplateError(f"the picture refers to {url}, which is not fetched", code="external")


def _glyphs(surface: Surface, node: Node) -> None:
    """Append the outlines of a run to the current path."""
    run: PlacedRun = node["run"]
    context = surface.context
    pointer = context._pointer  # noqa: SLF001 - cairocffi's way to its C functions
    scale = run.size / run.face.units_per_em
    context.new_path()
    for glyph in run.glyphs:
        path = run.face.native.get(glyph.id)
        if path is None:
            path = _native_outline(run.face, glyph.id)
        context.save()
        context.translate(glyph.x, glyph.y)
        context.scale(scale, -scale)
        _cairo.cairo_append_path(pointer, path)
        context.restore()


def _native_outline(face: Face, glyph: int) -> object:
    """Return the outline as a ``cairo_path_t`` in font units, kept with its face."""
    context = cairocffi.Context(cairocffi.RecordingSurface(cairocffi.CONTENT_ALPHA, None))
    x = y = 0.0
    for command, *numbers in face.outline(glyph):
        values = [float(number) for number in numbers]
        if command == "M":
            context.move_to(*values)
        elif command == "L":
            context.line_to(*values)
        elif command == "Q":
            x1, y1, x2, y2 = values
            context.curve_to(
                x + (x1 - x) * 2 / 3,
                y + (y1 - y) * 2 / 3,
                x2 + (x1 - x2) * 2 / 3,
                y2 + (y1 - y2) * 2 / 3,
                x2,
                y2,
            )
        elif command == "C":
            context.curve_to(*values)
        else:
            context.close_path()
        if values:
            x, y = values[-2:]
    path = _ffi.gc(_cairo.cairo_copy_path(context._pointer), _cairo.cairo_path_destroy)  # noqa: SLF001
    face.native[glyph] = path
    return path


def _glyphs_box(_: Surface, node: Node) -> tuple[float, float, float, float]:
    run: PlacedRun = node["run"]
    scale = run.size / run.face.units_per_em
    boxes = [(glyph, run.face.box(glyph.id)) for glyph in run.glyphs]
    inked = [(glyph, box) for glyph, box in boxes if box.right > box.left]
    if not inked:
        return (float("inf"), float("inf"), 0.0, 0.0)
    left = min(glyph.x + box.left * scale for glyph, box in inked)
    right = max(glyph.x + box.right * scale for glyph, box in inked)
    top = min(glyph.y - box.top * scale for glyph, box in inked)
    bottom = max(glyph.y - box.bottom * scale for glyph, box in inked)
    return left, top, right - left, bottom - top


cairosvg_surface.TAGS[GLYPHS] = _glyphs
bounding_box.BOUNDING_BOX_METHODS[GLYPHS] = _glyphs_box
