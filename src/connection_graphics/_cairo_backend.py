"""The half of :mod:`.raster` that needs the cairo library to be imported at all.

CairoSVG's private seams used here, all checked by tests against CairoSVG 2.9:
``surface.TAGS`` and ``bounding_box.BOUNDING_BOX_METHODS`` take our element,
``parser.Node`` is built from our tree without its cascade, and
``Surface._create_surface`` makes the page. :mod:`._cairo_canvas` has the pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

import cairocffi
from cairosvg import bounding_box
from cairosvg import surface as cairosvg_surface
from cairosvg.features import match_features
from cairosvg.helpers import size
from cairosvg.parser import NOT_INHERITED_ATTRIBUTES, Node
from cairosvg.surface import Surface

from ._cairo_effects import EffectSurface, has_effects, with_effects
from ._cairo_glyphs import append_glyphs
from ._cairo_pictures import draw_pixels, pixels_box
from .drawing import GLYPHS, PIXELS, Drawing
from .errors import TemplateError
from .pictures import Picture
from .svg.tree import Element
from .text.layout import PlacedRun

__all__ = [
    "ROUNDED",
    "ResolvedNode",
    "draw_pdf",
    "draw_pdf_pages",
    "node_tree",
    "rounded_rect",
    "translated",
]

#: Tag of a rect with round corners: see :func:`rounded_rect`.
ROUNDED = "rounded-rect"
#: 1 less the length of a handle that makes a Bézier curve the quarter of a circle.
_HANDLE = 1 - 4 * (2**0.5 - 1) / 3

#: Tag of what begins the tile of a pattern that has effects in it.
_WITH_EFFECTS = "with-effects"
#: CairoSVG does not know these at all.
_NOT_INHERITED = NOT_INHERITED_ATTRIBUTES | {"isolation", "mix-blend-mode", "vector-effect"}

_PDF_INFO = {
    "title": cairocffi.PDF_METADATA_TITLE,
    "author": cairocffi.PDF_METADATA_AUTHOR,
    "subject": cairocffi.PDF_METADATA_SUBJECT,
    "keywords": cairocffi.PDF_METADATA_KEYWORDS,
    "creator": cairocffi.PDF_METADATA_CREATOR,
    "create_date": cairocffi.PDF_METADATA_CREATE_DATE,
    "mod_date": cairocffi.PDF_METADATA_MOD_DATE,
}


def draw_pdf(
    drawing: Drawing, target: BinaryIO, width: float, height: float, info: Mapping[str, str]
) -> None:
    """Write the drawing to *target* as a PDF page of *width* × *height* px.

    The keys of *info* are the names of ``cairo_pdf_metadata_t`` in lower case, such as ``title``.
    """
    with translated():
        tree = node_tree(drawing)
        surface = _PdfSurface(
            tree, target, 96, output_width=width, output_height=height, px=width / drawing.width
        )
        for name, words in info.items():
            surface.cairo.set_metadata(_PDF_INFO[name], words)
        surface.finish()


def draw_pdf_pages(
    drawings: Iterable[Drawing], target: BinaryIO, scale: float, info: Mapping[str, str]
) -> None:
    """Write each of *drawings* to *target* as a page of one PDF, when it comes."""
    page = None
    for drawing in drawings:
        width, height = drawing.width * scale, drawing.height * scale
        with translated():
            if page is None:
                page = _new_page(target, width * 0.75, height * 0.75)
                for name, words in info.items():
                    page.set_metadata(_PDF_INFO[name], words)
            _PdfPage(
                page,
                node_tree(drawing),
                None,
                96,
                output_width=width,
                output_height=height,
                px=scale,
            )
            page.show_page()
    if page is not None:
        page.finish()


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


class _PdfSurface(EffectSurface):
    """CairoSVG's surface on a page, in points of 1/72 inch; a px is 1/96 inch."""

    device_units_per_user_units = 0.75
    #: Where something has to be px, they are of 288 to the inch.
    resolution = 4.0

    def __init__(self, *arguments: Any, px: float, **options: Any) -> None:
        self.unit = 0.75 * px
        super().__init__(*arguments, **options)

    def _create_surface(self, width: float, height: float) -> tuple[Any, float, float]:
        return _new_page(self.output, width, height), width, height

    def set_context_size(self, *arguments: Any) -> None:
        """Take what CairoSVG sets; curves are drawn for a page that may be enlarged ten times."""
        self.context.set_tolerance(0.01)
        super().set_context_size(*arguments)


class _PdfPage(_PdfSurface):
    """The next page of a document that is there already."""

    def __init__(self, page: cairocffi.PDFSurface, *arguments: Any, **options: Any) -> None:
        self._page = page
        super().__init__(*arguments, **options)

    def _create_surface(self, width: float, height: float) -> tuple[Any, float, float]:
        self._page.set_size(width, height)
        return self._page, width, height


def _new_page(target: BinaryIO, width: float, height: float) -> cairocffi.PDFSurface:
    """Return the first page of a document; width and height in points."""
    page = cairocffi.PDFSurface(target, width, height)
    # The oldest with transparency: what it writes is the same from cairo 1.16 to 1.18, where
    # newer ones have compressed objects that encode.pdf cannot add to.
    page.restrict_to_version(cairocffi.PDF_VERSION_1_4)
    return page


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
        self.effects = has_effects(element.attrib)
        if parent is not None:
            for name, value in parent.items():
                if name not in _NOT_INHERITED:
                    self[name] = value
        for name, value in element.attrib.items():
            if value == "inherit":
                continue
            self[name] = self.get("color", "black") if value == "currentColor" else value
        if self.tag == "rect" and ("rx" in element.attrib or "ry" in element.attrib):
            self.tag = ROUNDED
        if self.tag == GLYPHS:
            self["run"] = runs[int(element.attrib["run"])]
        elif self.tag == PIXELS:
            self["picture"] = pictures[element.attrib["href"]]
        children = [
            ResolvedNode(child, self, runs, pictures)  # type: ignore[arg-type]
            for child in element
            if match_features(child)
        ]
        if self.tag == "pattern" and any(has_effects(part.attrib) for part in element.iter()):
            children.insert(0, ResolvedNode(Element(_WITH_EFFECTS), self, runs, pictures))
        self.children = children[:1] if self.tag == "switch" else children

    def let_go(self) -> None:
        """Forget parents and children, which would else live until the next collection."""
        for child in self.children:
            child.let_go()
        self.children = []
        self.parent = None


def _refuse(url: str, _resource_type: str) -> bytes:
    raise TemplateError(f"the picture refers to {url}, which is not fetched", code="external")


def rounded_rect(surface: Surface, node: Mapping[str, str]) -> None:
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
        append_glyphs(surface.context, run.face, run.size, run.glyphs)
        return
    if surface.stroke_and_fill:
        from ._cairo_emoji import draw_colour_glyphs

        draw_colour_glyphs(surface.context, run)
    surface.context.new_path()


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
cairosvg_surface.TAGS[ROUNDED] = rounded_rect
cairosvg_surface.TAGS[_WITH_EFFECTS] = with_effects
bounding_box.BOUNDING_BOX_METHODS[ROUNDED] = bounding_box.bounding_box_rect
