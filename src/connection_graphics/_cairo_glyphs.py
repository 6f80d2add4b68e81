"""Letters on cairo: filled through HarfBuzz's rasteriser, or as outlines on the current path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Any, NamedTuple

import cairocffi
import uharfbuzz as hb
from PIL import Image, ImageChops

from .text.fonts import Face
from .text.layout import PlacedGlyph, PlacedRun

__all__ = ["GlyphFiller", "append_glyphs", "append_outline", "surface_on"]

_ffi = cairocffi.ffi
_cairo = cairocffi.cairo
#: The type ``unsigned char *``, as a function of cairo has it: no declaration is parsed for it.
_BYTES = _ffi.typeof(_cairo.cairo_image_surface_get_data).result

#: Longest side in px of a run that is rasterised at once.
_LARGEST = 8192
#: Most levels that cairo and HarfBuzz may differ by in a letter that HarfBuzz is to fill …
_AGREEMENT = 24
#: … at these sizes in px, and fractions of a px.
_TRIALS = ((40.0, 0.3), (61.0, 0.7))


class GlyphFiller:
    """Fills letters in one colour. It belongs to one thread."""

    def __init__(self) -> None:
        self._raster = hb.RasterDraw()

    def fill(self, context: cairocffi.Context, run: PlacedRun) -> None:
        """Fill the glyphs of *run* with the current source.

        HarfBuzz says how much of each px an upright letter covers, in half of cairo's time
        and exactly, where cairo looks at 15 lines a px: edges differ by up to 24 levels.
        """
        matrix = _ffi.new("cairo_matrix_t *")
        _cairo.cairo_get_matrix(_pointer(context), matrix)
        if not (matrix.yx or matrix.xy) and matrix.xx == matrix.yy > 0:
            sheet = self._sheet(run, matrix.xx, matrix.x0, matrix.y0)
            if sheet is not None:
                _cairo.cairo_identity_matrix(_pointer(context))
                _cairo.cairo_mask_surface(
                    _pointer(context), _pointer(sheet.mask), sheet.left, sheet.top
                )
                _cairo.cairo_set_matrix(_pointer(context), matrix)
                return
        append_glyphs(context, run.face, run.size, run.glyphs)
        context.fill()

    def _sheet(self, run: PlacedRun, scale: float, x0: float, y0: float) -> _Sheet | None:
        """Return what *run* covers, or ``None`` where outlines are the better way."""
        parts = self._parts(run)
        if len(parts.alone) <= len(parts.together):
            return None
        # A px more on each side: the boxes of curves are rounded to whole units.
        left, right = floor(x0 + parts.left * scale) - 1, ceil(x0 + parts.right * scale) + 1
        top, bottom = floor(y0 + parts.top * scale) - 1, ceil(y0 + parts.bottom * scale) + 1
        box = _Box(left, top, right - left, bottom - top)
        if box.width > _LARGEST or box.height > _LARGEST:
            return None
        unit = run.size / run.face.units_per_em * scale
        covered = self._covered(run.face, unit, parts.alone, (x0, y0, scale), box)
        size = box.width, box.height, box.stride
        if not parts.together:
            return _Sheet(surface_on(covered, cairocffi.FORMAT_A8, *size), left, top)
        surface = surface_on(bytearray(covered), cairocffi.FORMAT_A8, *size)
        _add_outlines(surface, run.face, run.size, parts.together, (x0 - left, y0 - top, scale))
        return _Sheet(surface, left, top)

    def _covered(
        self,
        face: Face,
        unit: float,
        glyphs: Iterable[PlacedGlyph],
        place: tuple[float, float, float],
        box: _Box,
    ) -> bytes:
        """Return how much of each px of *box* is covered by *glyphs*, moved and scaled."""
        raster, font = self._raster, face.font
        x0, y0, scale = place
        raster.extents = hb.RasterExtents(box.left, box.top, box.width, box.height, box.stride)
        for identifier, x, y in glyphs:
            raster.transform = (unit, 0, 0, -unit, x0 + x * scale, y0 + y * scale)
            raster.draw_glyph(font, identifier)
        covered: bytes = raster.render().buffer
        return covered

    def _parts(self, run: PlacedRun) -> _Parts:
        """Return the inked glyphs that HarfBuzz can fill, all others, and the box of both.

        HarfBuzz adds up what contours cover. That is too much where they lie over each other,
        as in joined Arabic: letters whose boxes meet are filled together, by cairo.
        """
        face, unit = run.face, run.size / run.face.units_per_em
        box_of, known = face.box, _agreeing.setdefault(face, {})
        alone: list[PlacedGlyph] = []
        together: list[PlacedGlyph] = []
        group: list[PlacedGlyph] = []
        lonely = True
        # How far glyphs reach to the right: all of them, and all but the last.
        reached = reached_before = -_FAR
        lefts, tops, bottoms = [_FAR], [_FAR], [-_FAR]
        for glyph in run.glyphs:
            identifier, x, y = glyph
            low, under, high, over = box_of(identifier)
            if high <= low:
                continue
            agrees = known.get(identifier)
            if agrees is None:
                agrees = known[identifier] = self._agrees(face, identifier)
            left, right = x + low * unit, x + high * unit
            if left >= reached or (
                left >= reached_before and self._are_apart(face, group[-1], glyph, unit)
            ):
                (alone if lonely else together).extend(group)
                group, lonely = [glyph], agrees
            else:
                group.append(glyph)
                lonely = False
            reached_before, reached = reached, max(reached, right)
            lefts.append(left)
            tops.append(y - over * unit)
            bottoms.append(y - under * unit)
        (alone if lonely else together).extend(group)
        return _Parts(alone, together, min(lefts), min(tops), reached, max(bottoms))

    def _are_apart(self, face: Face, one: PlacedGlyph, other: PlacedGlyph, unit: float) -> bool:
        """Whether two glyphs whose boxes meet do not meet themselves, as in "To"."""
        across, down = round((other.x - one.x) / unit, 1), round((other.y - one.y) / unit, 1)
        known = _apart.setdefault(face, {})
        key = one.id, other.id, across, down
        apart = known.get(key)
        if apart is None:
            if len(known) >= _MOST_PAIRS:
                known.clear()
            apart = known[key] = self._share_no_px(face, one.id, other.id, across, down)
        return apart

    def _share_no_px(self, face: Face, one: int, other: int, across: float, down: float) -> bool:
        """Whether no px of a trial has something of both glyphs."""
        unit = _TRIALS[1][0] / face.units_per_em
        pair = PlacedGlyph(one, 0.0, 0.0), PlacedGlyph(other, across * unit, down * unit)
        boxes = [_box_of(face, glyph, unit) for glyph in pair]
        left, top = min(box.left for box in boxes), min(box.top for box in boxes)
        right = max(box.left + box.width for box in boxes)
        bottom = max(box.top + box.height for box in boxes)
        box = _Box(left, top, right - left, bottom - top)
        masks = [
            _image(self._covered(face, unit, (glyph,), (0.0, 0.0, 1.0), box), box) for glyph in pair
        ]
        return ImageChops.darker(*masks).getbbox() is None

    def _agrees(self, face: Face, glyph: int) -> bool:
        """Whether HarfBuzz fills *glyph* as cairo does: no two contours of it cross."""
        for size, fraction in _TRIALS:
            unit = size / face.units_per_em
            glyphs = (PlacedGlyph(glyph, fraction, fraction),)
            box = _box_of(face, glyphs[0], unit)
            covered = _image(self._covered(face, unit, glyphs, (0.0, 0.0, 1.0), box), box)
            outlined = cairocffi.ImageSurface(cairocffi.FORMAT_A8, box.width, box.height)
            _add_outlines(outlined, face, size, glyphs, (-box.left, -box.top, 1.0))
            other = _image(bytes(outlined.get_data()), box)
            difference = ImageChops.difference(covered, other).getextrema()[1]
            if int(difference) > _AGREEMENT:  # type: ignore[arg-type]
                return False
        return True


#: By face: whether HarfBuzz may fill a glyph.
_agreeing: dict[Face, dict[int, bool]] = {}
#: By face: whether two glyphs at a distance, in font units, have nothing in common.
_apart: dict[Face, dict[tuple[int, int, float, float], bool]] = {}
_MOST_PAIRS = 20_000
_FAR = 1e12


class _Box(NamedTuple):
    """Px of a surface: where the first is, and how many."""

    left: int
    top: int
    width: int
    height: int

    @property
    def stride(self) -> int:
        """Bytes from a row to the next: cairo wants whole words of 32 bits."""
        return -(-self.width // 4) * 4


class _Sheet(NamedTuple):
    """How much of each px a run covers, and where its first px is."""

    mask: cairocffi.ImageSurface
    left: int
    top: int


class _Parts(NamedTuple):
    """Inked glyphs by who fills them, and the box of all."""

    alone: list[PlacedGlyph]
    together: list[PlacedGlyph]
    left: float
    top: float
    right: float
    bottom: float


def surface_on(
    data: bytes | bytearray, pixels: int, width: int, height: int, stride: int
) -> cairocffi.ImageSurface:
    """Return a surface on *data* as it stands; *pixels* is cairo's format of them.

    cairocffi's own way wants bytes that can be written to, and parses three declarations of C
    for it, which takes as long as three pictures.
    """
    start = _ffi.cast(_BYTES, _ffi.from_buffer(data))
    pointer = _cairo.cairo_image_surface_create_for_data(start, pixels, width, height, stride)
    surface = cairocffi.Surface._from_pointer(pointer, incref=False)  # noqa: SLF001 - its way from C
    surface.data = data  # it has to live as long
    return surface


def _box_of(face: Face, glyph: PlacedGlyph, unit: float) -> _Box:
    """Return the px that *glyph* reaches at *unit* px to the font unit."""
    low, under, high, over = face.box(glyph.id)
    left, top = floor(glyph.x + low * unit) - 1, floor(glyph.y - over * unit) - 1
    right, bottom = ceil(glyph.x + high * unit) + 1, ceil(glyph.y - under * unit) + 1
    return _Box(left, top, right - left, bottom - top)


def _image(covered: bytes, box: _Box) -> Image.Image:
    """Return a mask as an image."""
    size = box.width, box.height
    return Image.frombuffer("L", size, covered, "raw", "L", box.stride, 1)


def _add_outlines(
    mask: cairocffi.ImageSurface,
    face: Face,
    size: float,
    glyphs: Sequence[PlacedGlyph],
    place: tuple[float, float, float],
) -> None:
    """Add *glyphs* to *mask*, filled at once: what two of them cover counts once."""
    x, y, scale = place
    context = cairocffi.Context(mask)
    context.set_operator(cairocffi.OPERATOR_ADD)
    context.translate(x, y)
    context.scale(scale, scale)
    append_glyphs(context, face, size, glyphs)
    context.fill()
    mask.flush()


def append_glyphs(
    context: cairocffi.Context, face: Face, size: float, glyphs: Iterable[PlacedGlyph]
) -> None:
    """Make the outlines of *glyphs* the current path.

    The context's matrix is set for every glyph, by cairo's own functions: through cairocffi's
    save, translate, scale and restore a letter takes three times as long.
    """
    pointer = _pointer(context)
    scale, native = size / face.units_per_em, face.native
    before, here = _ffi.new("cairo_matrix_t *"), _ffi.new("cairo_matrix_t *")
    _cairo.cairo_get_matrix(pointer, before)
    xx, yx, xy, yy, x0, y0 = before.xx, before.yx, before.xy, before.yy, before.x0, before.y0
    here.xx, here.yx, here.xy, here.yy = xx * scale, yx * scale, -xy * scale, -yy * scale
    _cairo.cairo_new_path(pointer)
    for identifier, x, y in glyphs:
        here.x0, here.y0 = xx * x + xy * y + x0, yx * x + yy * y + y0
        _cairo.cairo_set_matrix(pointer, here)
        path = native.get(identifier) or _native_outline(face, identifier)
        _cairo.cairo_append_path(pointer, path)
    _cairo.cairo_set_matrix(pointer, before)


def append_outline(context: cairocffi.Context, face: Face, glyph: int) -> None:
    """Append one outline in font units to the current path."""
    path = face.native.get(glyph) or _native_outline(face, glyph)
    _cairo.cairo_append_path(_pointer(context), path)


def _native_outline(face: Face, glyph: int) -> object:
    """Return the outline as a ``cairo_path_t`` in font units, kept with its face."""
    context = cairocffi.Context(cairocffi.RecordingSurface(cairocffi.CONTENT_ALPHA, None))
    pointer, curve_to = _pointer(context), _cairo.cairo_curve_to
    x = y = 0.0
    for command, *values in face.outline(glyph):
        if command == "M":
            _cairo.cairo_move_to(pointer, *values)
        elif command == "L":
            _cairo.cairo_line_to(pointer, *values)
        elif command == "Q":
            x1, y1, x2, y2 = map(float, values)
            curve_to(
                pointer,
                x + (x1 - x) * 2 / 3,
                y + (y1 - y) * 2 / 3,
                x2 + (x1 - x2) * 2 / 3,
                y2 + (y1 - y2) * 2 / 3,
                x2,
                y2,
            )
        elif command == "C":
            curve_to(pointer, *values)
        else:
            _cairo.cairo_close_path(pointer)
        if values:
            x, y = map(float, values[-2:])
    path = _ffi.gc(_cairo.cairo_copy_path(pointer), _cairo.cairo_path_destroy)
    face.native[glyph] = path
    return path


def _pointer(thing: Any) -> Any:
    return thing._pointer  # noqa: SLF001 - cairocffi's way to its C functions
