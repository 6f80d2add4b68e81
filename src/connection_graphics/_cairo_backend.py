"""The half of :mod:`.raster` that needs the cairo library to be imported at all.

CairoSVG's private seams used here, all checked by tests against CairoSVG 2.9:
``surface.TAGS`` and ``bounding_box.BOUNDING_BOX_METHODS`` take our element,
``parser.Node`` is built from our tree without its cascade, and
``Surface._create_surface`` makes the page. :mod:`._cairo_canvas` has the pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

import cairocffi
from cairosvg import bounding_box
from cairosvg import surface as cairosvg_surface
from cairosvg.features import match_features
from cairosvg.helpers import size
from cairosvg.parser import NOT_INHERITED_ATTRIBUTES, Node
from cairosvg.surface import Surface

from ._cairo_pictures import draw_pixels, pixels_box
from .drawing import GLYPHS, PIXELS, Drawing
from .errors import TemplateError
from .pictures import Picture
from .svg.tree import Element
from .text.emoji import (
    Clip,
    Fill,
    Gradient,
    Paint,
    PaintStep,
    PopGroup,
    PushGroup,
    Restore,
    Transform,
    paint_program,
)
from .text.fonts import Face
from .text.layout import PlacedRun

__all__ = ["ResolvedNode", "append_glyphs", "draw_pdf", "node_tree", "translated"]

#: Tag of a rect with round corners: see :func:`_rounded_rect`.
_ROUNDED = "rounded-rect"
#: 1 less the length of a handle that makes a Bézier curve the quarter of a circle.
_HANDLE = 1 - 4 * (2**0.5 - 1) / 3

_ffi = cairocffi.ffi
_cairo = cairocffi.cairo
_OPERATORS = {
    "CLEAR": cairocffi.OPERATOR_CLEAR,
    "SRC": cairocffi.OPERATOR_SOURCE,
    "DEST": cairocffi.OPERATOR_DEST,
    "SRC_OVER": cairocffi.OPERATOR_OVER,
    "DEST_OVER": cairocffi.OPERATOR_DEST_OVER,
    "SRC_IN": cairocffi.OPERATOR_IN,
    "DEST_IN": cairocffi.OPERATOR_DEST_IN,
    "SRC_OUT": cairocffi.OPERATOR_OUT,
    "DEST_OUT": cairocffi.OPERATOR_DEST_OUT,
    "SRC_ATOP": cairocffi.OPERATOR_ATOP,
    "DEST_ATOP": cairocffi.OPERATOR_DEST_ATOP,
    "XOR": cairocffi.OPERATOR_XOR,
    "PLUS": cairocffi.OPERATOR_ADD,
    "SCREEN": cairocffi.OPERATOR_SCREEN,
    "OVERLAY": cairocffi.OPERATOR_OVERLAY,
    "DARKEN": cairocffi.OPERATOR_DARKEN,
    "LIGHTEN": cairocffi.OPERATOR_LIGHTEN,
    "COLOR_DODGE": cairocffi.OPERATOR_COLOR_DODGE,
    "COLOR_BURN": cairocffi.OPERATOR_COLOR_BURN,
    "HARD_LIGHT": cairocffi.OPERATOR_HARD_LIGHT,
    "SOFT_LIGHT": cairocffi.OPERATOR_SOFT_LIGHT,
    "DIFFERENCE": cairocffi.OPERATOR_DIFFERENCE,
    "EXCLUSION": cairocffi.OPERATOR_EXCLUSION,
    "MULTIPLY": cairocffi.OPERATOR_MULTIPLY,
}
_PDF_INFO = {
    "title": cairocffi.PDF_METADATA_TITLE,
    "author": cairocffi.PDF_METADATA_AUTHOR,
    "subject": cairocffi.PDF_METADATA_SUBJECT,
    "keywords": cairocffi.PDF_METADATA_KEYWORDS,
    "creator": cairocffi.PDF_METADATA_CREATOR,
    "create_date": cairocffi.PDF_METADATA_CREATE_DATE,
    "mod_date": cairocffi.PDF_METADATA_MOD_DATE,
}
_EXTENDS = {
    "pad": cairocffi.EXTEND_PAD,
    "repeat": cairocffi.EXTEND_REPEAT,
    "reflect": cairocffi.EXTEND_REFLECT,
}


def draw_pdf(
    drawing: Drawing, target: BinaryIO, width: float, height: float, info: Mapping[str, str]
) -> None:
    """Write the drawing to *target* as a PDF page of *width* × *height* px.

    The keys of *info* are the names of ``cairo_pdf_metadata_t`` in lower case, such as ``title``.
    """
    with translated():
        tree = node_tree(drawing)
        surface = _PdfSurface(tree, target, 96, output_width=width, output_height=height)
        for name, words in info.items():
            surface.cairo.set_metadata(_PDF_INFO[name], words)
        surface.finish()


def node_tree(drawing: Drawing) -> ResolvedNode:
    """Return what CairoSVG draws, made afresh: it cannot draw the same nodes twice."""
    tree = ResolvedNode(drawing.root, None, drawing.runs, drawing.pictures)
    tree.root = True
    return tree


@contextmanager
def translated() -> Iterator[None]:
    """Turn what CairoSVG raises into our error: it has no type of its own."""
    try:
        yield
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
        raise TemplateError(
            f"the picture cannot be drawn: {type(error).__name__}: {error}",
            hint="simplify the part of the template that was changed last",
            code="cannot-draw",
        ) from error


class _PdfSurface(Surface):
    """CairoSVG's surface on a page, in points of 1/72 inch; a px is 1/96 inch."""

    device_units_per_user_units = 0.75

    def _create_surface(self, width: float, height: float) -> tuple[Any, float, float]:
        page = cairocffi.PDFSurface(self.output, width, height)
        # The oldest with transparency: what it writes is the same from cairo 1.16 to 1.18, where
        # newer ones have compressed objects that encode.pdf cannot add to.
        page.restrict_to_version(cairocffi.PDF_VERSION_1_4)
        return page, width, height

    def set_context_size(self, *arguments: Any) -> None:
        """Take what CairoSVG sets; curves are drawn for a page that may be enlarged ten times."""
        self.context.set_tolerance(0.01)
        super().set_context_size(*arguments)


class ResolvedNode(Node):
    """CairoSVG's node, from an element whose cascade has been applied already."""

    def __init__(
        self,
        element: Element,
        parent: ResolvedNode | None,
        runs: tuple[PlacedRun, ...],
        pictures: Mapping[str, Picture],
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
        if self.tag == "rect" and ("rx" in element.attrib or "ry" in element.attrib):
            self.tag = _ROUNDED
        if self.tag == GLYPHS:
            self["run"] = runs[int(element.attrib["run"])]
        elif self.tag == PIXELS:
            self["picture"] = pictures[element.attrib["href"]]
        children = [
            ResolvedNode(child, self, runs, pictures)  # type: ignore[arg-type]
            for child in element
            if match_features(child)
        ]
        self.children = children[:1] if self.tag == "switch" else children


def _refuse(url: str, _resource_type: str) -> bytes:
    raise TemplateError(f"the picture refers to {url}, which is not fetched", code="external")


def _rounded_rect(surface: Surface, node: Node) -> None:
    """Append a rect with round corners: CairoSVG's own has two of the four dented."""
    x, y = size(surface, node.get("x"), "x"), size(surface, node.get("y"), "y")
    width, height = size(surface, node.get("width"), "x"), size(surface, node.get("height"), "y")
    given = node.get("rx", node.get("ry")), node.get("ry", node.get("rx"))
    rx = min(size(surface, given[0], "x"), width / 2)
    ry = min(size(surface, given[1], "y"), height / 2)
    context = surface.context
    if rx <= 0 or ry <= 0:
        context.rectangle(x, y, width, height)
        return
    # From a corner of the box to where the curve's handles end.
    dx, dy = rx * _HANDLE, ry * _HANDLE
    right, bottom = x + width, y + height
    context.new_path()
    context.move_to(x + rx, y)
    context.line_to(right - rx, y)
    context.curve_to(right - dx, y, right, y + dy, right, y + ry)
    context.line_to(right, bottom - ry)
    context.curve_to(right, bottom - dy, right - dx, bottom, right - rx, bottom)
    context.line_to(x + rx, bottom)
    context.curve_to(x + dx, bottom, x, bottom - dy, x, bottom - ry)
    context.line_to(x, y + ry)
    context.curve_to(x, y + dy, x + dx, y, x + rx, y)
    context.close_path()


def _glyphs(surface: Surface, node: Node) -> None:
    """Append the outlines of a run to the current path."""
    run: PlacedRun = node["run"]
    if not run.colour:
        append_glyphs(surface.context, run)
        return
    if surface.stroke_and_fill:
        _colour_glyphs(surface.context, run)
    surface.context.new_path()


def append_glyphs(context: cairocffi.Context, run: PlacedRun) -> None:
    """Make the outlines of *run* the current path.

    The context's matrix is set for every glyph, by cairo's own functions: through cairocffi's
    save, translate, scale and restore a letter takes three times as long.
    """
    pointer = context._pointer  # noqa: SLF001 - cairocffi's way to its C functions
    scale = run.size / run.face.units_per_em
    native = run.face.native
    before, here = _ffi.new("cairo_matrix_t *"), _ffi.new("cairo_matrix_t *")
    _cairo.cairo_get_matrix(pointer, before)
    xx, yx, xy, yy, x0, y0 = before.xx, before.yx, before.xy, before.yy, before.x0, before.y0
    here.xx, here.yx, here.xy, here.yy = xx * scale, yx * scale, -xy * scale, -yy * scale
    _cairo.cairo_new_path(pointer)
    for glyph in run.glyphs:
        x, y = glyph.x, glyph.y
        here.x0, here.y0 = xx * x + xy * y + x0, yx * x + yy * y + y0
        _cairo.cairo_set_matrix(pointer, here)
        path = native.get(glyph.id) or _native_outline(run.face, glyph.id)
        _cairo.cairo_append_path(pointer, path)
    _cairo.cairo_set_matrix(pointer, before)


def _colour_glyphs(context: cairocffi.Context, run: PlacedRun) -> None:
    """Replay the paint programs of a run in colour."""
    scale = run.size / run.face.units_per_em
    for glyph in run.glyphs:
        program = run.face.programs.get(glyph.id)
        if program is None:
            program = run.face.programs[glyph.id] = paint_program(run.face, glyph.id)
        context.save()
        context.new_path()
        context.translate(glyph.x, glyph.y)
        context.scale(scale, -scale)
        for step in program:
            _replay(context, run.face, step)
        context.restore()


def _replay(context: cairocffi.Context, face: Face, step: PaintStep) -> None:
    match step:
        case Transform(matrix):
            context.save()
            context.transform(cairocffi.Matrix(*matrix))
        case Clip(glyph, box):
            context.save()
            if glyph is not None:
                _append(context, face, glyph)
            elif box is not None:
                left, bottom, right, top = box
                context.rectangle(left, bottom, right - left, top - bottom)
            context.clip()
        case Restore():
            context.restore()
        case Fill(glyph, colour):
            _append(context, face, glyph)
            context.set_source_rgba(*colour)
            context.fill()
        case Paint(colour):
            context.set_source_rgba(*colour)
            context.paint()
        case Gradient():
            context.set_source(_gradient(step))
            context.paint()
        case PushGroup():
            context.push_group()
        case PopGroup(mode):
            context.pop_group_to_source()
            context.set_operator(_OPERATORS.get(mode, cairocffi.OPERATOR_OVER))
            context.paint()
            context.set_operator(cairocffi.OPERATOR_OVER)


def _gradient(step: Gradient) -> cairocffi.Gradient:
    if step.kind == "linear":
        pattern: cairocffi.Gradient = cairocffi.LinearGradient(*step.points)
    else:
        pattern = cairocffi.RadialGradient(*step.points)
    first, last = step.stops[0][0], step.stops[-1][0]
    span = last - first
    if first < 0 or last > 1:
        # Stops may lie outside 0 to 1: the line is made longer instead (OpenType COLR).
        points = _stretched(step, first, last)
        pattern = (
            cairocffi.LinearGradient(*points)
            if step.kind == "linear"
            else cairocffi.RadialGradient(*points)
        )
        for offset, colour in step.stops:
            pattern.add_color_stop_rgba((offset - first) / span if span else 0.0, *colour)
    else:
        for offset, colour in step.stops:
            pattern.add_color_stop_rgba(offset, *colour)
    pattern.set_extend(_EXTENDS[step.extend])
    return pattern


def _stretched(step: Gradient, first: float, last: float) -> tuple[float, ...]:
    half = len(step.points) // 2
    start, end = step.points[:half], step.points[half:]
    at_first = tuple(a + (b - a) * first for a, b in zip(start, end, strict=True))
    at_last = tuple(a + (b - a) * last for a, b in zip(start, end, strict=True))
    if half == 3:
        at_first = (*at_first[:2], max(0.0, at_first[2]))
        at_last = (*at_last[:2], max(0.0, at_last[2]))
    return (*at_first, *at_last)


def _append(context: cairocffi.Context, face: Face, glyph: int) -> None:
    """Append one outline in font units to the current path."""
    path = face.native.get(glyph) or _native_outline(face, glyph)
    _cairo.cairo_append_path(context._pointer, path)  # noqa: SLF001 - cairocffi's way to its C functions


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
cairosvg_surface.TAGS[PIXELS] = draw_pixels
bounding_box.BOUNDING_BOX_METHODS[PIXELS] = pixels_box
cairosvg_surface.TAGS[_ROUNDED] = _rounded_rect
bounding_box.BOUNDING_BOX_METHODS[_ROUNDED] = bounding_box.bounding_box_rect
