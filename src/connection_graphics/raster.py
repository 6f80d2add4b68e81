"""Drawing → pixels or PDF, by CairoSVG on cairo's surfaces.

The only other module that knows CairoSVG is :mod:`.svg`. Our ``<glyphs>``
element is registered with it: its handler appends cached outlines to the
current path, so that groups, transforms, opacity, clips, masks, gradients and
strokes stay CairoSVG's own.

CairoSVG and cairo are imported when the first picture is drawn: without the
system's cairo library, everything else still works.
"""

from __future__ import annotations

import io
import math
import threading
import weakref
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, BinaryIO

from PIL import Image

from .bitmap import STRIP_ROWS, Bitmap, Shelf
from .drawing import GLYPHS, Drawing
from .errors import SetupError
from .layers import Layer, Layers, LentShelf, Rows
from .places import Area, area_of
from .svg.tree import Element
from .units import Unit, part_of, units_of

__all__ = [
    "cairo_version",
    "draw_bitmap",
    "draw_pdf",
    "draw_pdf_pages",
    "forget_pixels",
    "rasterise",
]

_MISSING = """the system library "cairo" is not installed, so no picture can be drawn"""
_INSTALL = (
    "install it: Debian and Ubuntu `apt install libcairo2`; Fedora `dnf install cairo`; "
    "Alpine `apk add cairo`; macOS `brew install cairo`; "
    "Windows: install the GTK runtime, or use WSL"
)


def rasterise(drawing: Drawing, *, scale: float = 1.0, keep: bool = True) -> Image.Image:
    """Return the pixels of *drawing*, as an RGB image, or RGBA where it is not opaque.

    *scale* 2 gives twice the px in each direction. A broken one is drawn at the next whole one
    and made smaller: shapes that meet on whole px would else let through, as a hair line, what
    lies below them. Without *keep* nothing is kept for the pictures after it, and what is kept
    stays: for a logo in the midst of a batch. Raises :class:`SetupError` where the system has
    no cairo library.
    """
    desk = _desk() if keep else _Desk()
    whole = math.ceil(scale)
    if scale == whole or drawing.width * drawing.height * whole**2 > _MOST_PIXELS:
        return desk.draw(drawing, scale).image()
    size = max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))
    # No Lanczos: it would put a rim of the contrary colour round flat shapes.
    return desk.draw(drawing, whole).image().resize(size, Image.Resampling.HAMMING)


def draw_bitmap(drawing: Drawing, *, scale: int = 1) -> Bitmap:
    """Return the pixels of *drawing* as cairo has them, for :func:`.png.write_png`.

    They hold until the thread draws its next picture. What did not change since the pictures
    before is known, and not pressed again. Raises :class:`SetupError` where the system has no
    cairo library.
    """
    return _desk().draw(drawing, scale)


def forget_pixels() -> None:
    """Let go of all pixels that this thread keeps."""
    _desks.__dict__.clear()


def draw_pdf(
    drawing: Drawing, *, scale: float = 1.0, info: Mapping[str, str] | None = None
) -> bytes:
    """Return *drawing* as a PDF of one page, in which every letter is an outline.

    *scale* 1 makes 1 px of the canvas 1/96 inch. *info* goes into the document's properties:
    title, author, subject, keywords, creator, create_date and mod_date (ISO 8601).
    Raises :class:`SetupError` where the system has no cairo library.
    """
    out = io.BytesIO()
    width, height = drawing.width * scale, drawing.height * scale
    _backend().draw_pdf(drawing, out, width, height, {**_NO_CLOCK, **(info or {})})
    return out.getvalue()


def draw_pdf_pages(
    drawings: Iterable[Drawing],
    target: BinaryIO,
    *,
    scale: float = 1.0,
    info: Mapping[str, str] | None = None,
) -> None:
    """Write *drawings* to *target* as the pages of one PDF, each when it comes.

    *scale* and *info* are as for :func:`draw_pdf`.
    """
    _backend().draw_pdf_pages(drawings, target, scale, {**_NO_CLOCK, **(info or {})})


def cairo_version() -> str:
    """Return the version of the system's cairo, or raise :class:`SetupError`."""
    _backend()
    import cairocffi

    return str(cairocffi.cairo_version_string())


#: Else cairo writes what o'clock it is, and no two files are the same.
_NO_CLOCK = {"create_date": "2000-01-01T00:00:00Z"}
#: Pixels beyond which a broken scale is drawn as it is, hair lines or not, for the memory's sake.
_MOST_PIXELS = 20_000_000
#: Most bytes that the kept pixels of a thread take; where many threads draw, each has less.
_MOST_KEPT, _MOST_KEPT_IN_ALL, _LEAST_KEPT = 32_000_000, 64_000_000, 12_000_000
#: Canvases of a thread, and of one of many: the sizes of a batch come by turns.
_MOST_CANVASES, _FEW_CANVASES = 3, 1


class _Desk:
    """Canvases and kept pixels of one thread."""

    def __init__(self) -> None:
        self.layers = Layers(_MOST_KEPT)
        self._filler = _backend().GlyphFiller()
        self._canvases: OrderedDict[tuple[int, int], _Sheet] = OrderedDict()

    def draw(self, drawing: Drawing, scale: float) -> Bitmap:
        """Return the pixels of *drawing*, which hold until the thread's next picture."""
        width, height = round(drawing.width * scale), round(drawing.height * scale)
        self.layers.most_bytes = _share()
        units = units_of(drawing, width=width, height=height)
        area_of = partial(self._area_of, drawing, width, height)
        plan = self.layers.plan(units, area_of, size=4 * width * height)
        sheet = self._sheet(width, height)
        sheet.begin(plan.layer)
        certain = _only_adds(drawing)
        if plan.keys:
            sheet.draw(part_of(drawing, plan.below), plan.changed)
            self.layers.keep(sheet.kept(plan.keys, certain=certain))
        if len(plan.above) == len(units):
            sheet.draw(drawing, plan.touched)
        else:
            sheet.add(drawing, plan.above, plan.touched)
        worded = _worded_rows(drawing, scale)
        if len(units) > 1:
            areas = partial(self.layers.area, area_of)
            worded += [(area.top, area.bottom) for area in map(areas, _placed_by_words(units))]
        return sheet.bitmap(worded, certain=certain)

    def _area_of(self, drawing: Drawing, width: int, height: int, unit: Unit) -> Area | None:
        area = area_of(unit, drawing, width=width, height=height)
        if area is not None:
            return area
        alone = part_of(drawing, (unit,))
        found: Area | None = _backend().painted_area(alone, width, height, self._filler)
        return found

    def _sheet(self, width: int, height: int) -> _Sheet:
        sheet = self._canvases.pop((width, height), None)
        while len(self._canvases) >= (_MOST_CANVASES if len(_alive) < 3 else _FEW_CANVASES):
            self._canvases.popitem(last=False)
        if sheet is None:
            sheet = _Sheet(_backend().Canvas(width, height, self._filler))
        self._canvases[width, height] = sheet
        return sheet


class _Sheet:
    """A canvas, and how its pixels differ from those that they were begun with."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.layer: Layer | None = None
        #: Rows that differ from the layer's pixels, or None: any may.
        self.touched: Sequence[Rows] | None = None

    def begin(self, layer: Layer | None) -> None:
        """Put the pixels of *layer* on the canvas, or nothing."""
        if layer is None:
            self.canvas.clear()
        else:
            same = layer is self.layer
            numbers = self._touched_strips() if same else range(len(layer.strips))
            self.canvas.restore((n * STRIP_ROWS, layer.strips[n]) for n in numbers)
        self.layer, self.touched = layer, None

    def _touched_strips(self) -> Collection[int]:
        """Return the numbers of the strips that may differ from the layer's."""
        height = self.canvas.height
        if self.touched is None:
            return range(-(-height // STRIP_ROWS))
        return {
            strip
            for top, bottom in self.touched
            for strip in range(max(top, 0) // STRIP_ROWS, -(-min(bottom, height) // STRIP_ROWS))
        }

    def draw(self, drawing: Drawing, rows: Sequence[Rows] | None = None) -> None:
        """Draw on what is there; *rows* are all that may change, ``None`` for any."""
        self.canvas.draw(drawing)
        self.touched = rows

    def add(self, drawing: Drawing, units: Sequence[Unit], rows: Sequence[Rows] | None) -> None:
        """Draw *units* of *drawing*; *rows* are as for :meth:`draw`."""
        if self.canvas.draw_plainly(drawing, units):
            self.touched = rows
        else:
            self.draw(part_of(drawing, units), rows)

    def kept(self, keys: tuple[bytes, ...], *, certain: bool) -> Layer:
        """Return what is on the canvas as a layer, which the picture is then compared with.

        It is *certain* that pixels that were opaque still are.
        """
        width, layer = self.canvas.width, self.layer
        if layer is None:
            shelf: Shelf = {}
            strips = tuple(map(bytearray, self._strips()))
        else:
            # What is the same in both is kept once, its pressed strips too.
            drawn, differing = list(self._strips()), self._differing(layer)
            shelf = LentShelf(layer.shelf, differing)
            strips = tuple(
                [
                    bytearray(drawn[number]) if number in differing else strip
                    for number, strip in enumerate(layer.strips)
                ]
            )
        # Asked of every picture, and mostly told by a strip that does not change.
        if (
            layer is not None
            and layer.rich is not None
            and strips[layer.rich] is layer.strips[layer.rich]
        ):
            rich: int | None = layer.rich
        else:
            rich = next((n for n, strip in enumerate(strips) if _is_rich(strip, width)), None)
        opaque = (certain and layer is not None and layer.opaque) or self._is_opaque()
        self.layer = Layer(keys, strips, opaque, rich, shelf)
        return self.layer

    def bitmap(self, worded: Sequence[tuple[int, int]], *, certain: bool) -> Bitmap:
        """Return the pixels, and which of them differ from the layer's.

        It is *certain* that pixels that were opaque still are.
        """
        data = self.canvas.data
        layer = self.layer
        if layer is None:
            return Bitmap(
                self.canvas.width, self.canvas.height, data, self._is_opaque(), worded=worded
            )
        differing = self._differing(layer)
        changed = [number in differing for number in range(len(layer.strips))]
        return Bitmap(
            self.canvas.width,
            self.canvas.height,
            data,
            (certain and layer.opaque) or self._is_opaque(),
            changed,
            layer.shelf,
            worded,
            rich=layer.rich is not None and not changed[layer.rich],
        )

    def _strips(self) -> Iterator[memoryview]:
        """Yield what is on the canvas, strip by strip."""
        step, data = self.canvas.stride * STRIP_ROWS, self.canvas.data
        return (data[top : top + step] for top in range(0, len(data), step))

    def _differing(self, layer: Layer) -> frozenset[int]:
        """Return the numbers of the strips that are not as they are in *layer*."""
        step, data = self.canvas.stride * STRIP_ROWS, self.canvas.data
        return frozenset(
            number
            for number in self._touched_strips()
            if layer.strips[number] != data[number * step : (number + 1) * step]
        )

    def _is_opaque(self) -> bool:
        size = self.canvas.width, self.canvas.height
        image = Image.frombuffer("RGBA", size, self.canvas.data, "raw", "RGBA", 0, 1)
        return image.getchannel("A").getextrema() == (255, 255)


def _is_rich(strip: bytearray, width: int) -> bool:
    """Whether it has more than 256 colours."""
    size = width, len(strip) // (width * 4)
    return Image.frombuffer("RGBX", size, strip, "raw", "RGBX", 0, 1).getcolors(256) is None


def _only_adds(drawing: Drawing) -> bool:
    """Whether nothing in *drawing* could make an opaque pixel transparent again."""
    return not any(run.colour for run in drawing.runs) and not any(
        "filter" in element.attrib for element in drawing.root.iter()
    )


def _worded_rows(drawing: Drawing, scale: float) -> list[Rows]:
    """Return the rows of px with the row's own words on them."""
    spans = [
        (text.ink.top, text.ink.bottom)
        for text in drawing.texts
        if not text.field.startswith("words.")
    ]
    return [(math.floor(top * scale) - 2, math.ceil(end * scale) + 2) for top, end in spans]


def _placed_by_words(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield the shapes that stand among words: where these are longer, they stand elsewhere."""
    worded = {id(group) for unit in units if unit.element.tag == GLYPHS for group in _layouts(unit)}
    for unit in units:
        if unit.element.tag != GLYPHS and any(id(group) in worded for group in _layouts(unit)):
            yield unit


def _layouts(unit: Unit) -> Iterator[Element]:
    return (group for group in unit.groups if "data-layout" in group.attrib)


#: A thread's desk is let go of with the thread.
_desks = threading.local()
_alive: weakref.WeakSet[_Desk] = weakref.WeakSet()


def _desk() -> _Desk:
    desk: _Desk | None = getattr(_desks, "desk", None)
    if desk is None:
        desk = _desks.desk = _Desk()
        with _loading:
            _alive.add(desk)
    return desk


def _share() -> int:
    """Return the most bytes that the kept pixels of one thread may take."""
    return min(_MOST_KEPT, max(_LEAST_KEPT, _MOST_KEPT_IN_ALL // max(1, len(_alive))))


_loaded: Any = None
_loading = threading.Lock()


def _backend() -> Any:
    global _loaded  # noqa: PLW0603 - an import that is put off
    with _loading:
        if _loaded is None:
            try:
                from . import _cairo_canvas
            except OSError as error:
                raise SetupError(_MISSING, hint=_INSTALL, code="no-cairo") from error
            _loaded = _cairo_canvas
        return _loaded
