"""Letters on cairo: outlines appended to a path, and masks of small ones, which are kept."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

import cairocffi

from .text.fonts import Face
from .text.layout import PlacedGlyph, PlacedRun

__all__ = ["GlyphMasks", "append_glyphs", "append_outline"]

_ffi = cairocffi.ffi
_cairo = cairocffi.cairo

#: Letters of at most so many px are drawn from masks: body text comes in few sizes, while a
#: fitted title has one of its own in every picture.
_LARGEST_MASK = 64.0
#: Most bytes of masks of one thread; then all are made anew.
_MOST_BYTES = 6_000_000
#: What cairo and Python need for a mask besides its pixels.
_OVERHEAD = 600


class GlyphMasks:
    """Fills letters in one colour, and keeps what small ones look like.

    It belongs to one thread: two must not draw with the same cairo surface at once.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Face, float], dict[int, _Mask]] = {}
        self._bytes = 0

    def fill(self, context: cairocffi.Context, run: PlacedRun) -> tuple[int, int]:
        """Fill the glyphs of *run* with the current source; return the rows of px they reach.

        Small upright letters are drawn from masks, at positions rounded to eighths of a px;
        all others as outlines. (At quarters, slanted edges would be 67 levels off.)
        """
        matrix = _ffi.new("cairo_matrix_t *")
        _cairo.cairo_get_matrix(_pointer(context), matrix)
        upright = not (matrix.yx or matrix.xy) and matrix.xx == matrix.yy > 0
        if upright and run.size * matrix.xx <= _LARGEST_MASK:
            rows = self._fill_small(context, run, matrix.xx, matrix.x0, matrix.y0)
            _cairo.cairo_set_matrix(_pointer(context), matrix)
            return rows
        append_glyphs(context, run)
        context.fill()
        return _rows_of(run, matrix)

    def _fill_small(
        self, context: cairocffi.Context, run: PlacedRun, scale: float, x0: float, y0: float
    ) -> tuple[int, int]:
        """Add the letters' masks up, then paint through the sum.

        Where the edges of two letters lie in one px, what they cover adds up. Letters that
        touch, as in Arabic, are filled together: their sum would be too much.
        """
        placed = self._placed(run, scale, x0, y0)
        if not placed:
            return 0, 0
        left = min(mask.left + x for x, _, mask in placed)
        top = min(mask.top + y for _, y, mask in placed)
        right = max(mask.left + mask.width + x for x, _, mask in placed)
        bottom = max(mask.top + mask.height + y for _, y, mask in placed)
        surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, right - left, bottom - top)
        sheet = cairocffi.Context(surface)
        sheet.set_operator(cairocffi.OPERATOR_ADD)
        add, to = _cairo.cairo_mask_surface, _pointer(sheet)
        for x, y, mask in placed:
            add(to, _pointer(mask.surface), x + mask.left - left, y + mask.top - top)
        surface.flush()
        _cairo.cairo_identity_matrix(_pointer(context))
        _cairo.cairo_mask_surface(_pointer(context), _pointer(surface), left, top)
        return top, bottom

    def _placed(
        self, run: PlacedRun, scale: float, x0: float, y0: float
    ) -> list[tuple[int, int, _Mask]]:
        """Return the masks of *run* and the px that their origins are in."""
        size = run.size * scale
        masks = self._kept.get((run.face, size))
        if masks is None or self._bytes > _MOST_BYTES:
            masks = self._fresh(run.face, size)
        placed = []
        for group in _apart(run):
            glyph = group[0]
            x = floor((x0 + glyph.x * scale) * 8 + 0.5)
            y = floor((y0 + glyph.y * scale) * 8 + 0.5)
            if len(group) > 1:
                mask = _Mask(run.face, group, size, scale, (x & 7) / 8, (y & 7) / 8)
            else:
                key = glyph.id << 6 | (x & 7) << 3 | y & 7
                known = masks.get(key)
                if known is None:
                    known = _Mask(run.face, group, size, scale, (x & 7) / 8, (y & 7) / 8)
                    masks[key] = known
                    self._bytes += _OVERHEAD + known.width * known.height
                mask = known
            placed.append((x >> 3, y >> 3, mask))
        return placed

    def _fresh(self, face: Face, size: float) -> dict[int, _Mask]:
        if self._bytes > _MOST_BYTES:
            self._kept.clear()
            self._bytes = 0
        return self._kept.setdefault((face, size), {})


class _Mask:
    """How much of each px letters cover, at one size and one fraction of a px.

    Distances are px from the px that the first letter's origin is in.
    """

    __slots__ = ("height", "left", "surface", "top", "width")

    def __init__(
        self,
        face: Face,
        group: Sequence[PlacedGlyph],
        size: float,
        scale: float,
        x: float,
        y: float,
    ) -> None:
        unit = size / face.units_per_em
        first = group[0]
        boxes = [
            (x + (glyph.x - first.x) * scale, y + (glyph.y - first.y) * scale, face.box(glyph.id))
            for glyph in group
        ]
        # A px more on each side: the boxes of curves are rounded to whole units.
        self.left = floor(min(at + box.left * unit for at, _, box in boxes)) - 1
        self.top = floor(min(at - box.top * unit for _, at, box in boxes)) - 1
        self.width = ceil(max(at + box.right * unit for at, _, box in boxes)) + 1 - self.left
        self.height = ceil(max(at - box.bottom * unit for _, at, box in boxes)) + 1 - self.top
        self.surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, self.width, self.height)
        context = cairocffi.Context(self.surface)
        for glyph, (left, baseline, _) in zip(group, boxes, strict=True):
            context.save()
            context.translate(left - self.left, baseline - self.top)
            context.scale(unit, -unit)
            append_outline(context, face, glyph.id)
            context.restore()
        context.fill()
        self.surface.flush()


def _apart(run: PlacedRun) -> list[Sequence[PlacedGlyph]]:
    """Return the inked glyphs of *run*, those together whose boxes lie over each other."""
    unit = run.size / run.face.units_per_em
    boxes = [(glyph, run.face.box(glyph.id)) for glyph in run.glyphs]
    inked = [(glyph, box) for glyph, box in boxes if box.right > box.left]
    groups: list[Sequence[PlacedGlyph]] = []
    before = reached = float("-inf")
    for glyph, box in inked:
        left, right = glyph.x + box.left * unit, glyph.x + box.right * unit
        if left >= reached:
            groups.append((glyph,))
            before, reached = reached, right
            continue
        if left < before:
            # A mark that reaches back over letters of another group.
            return [[glyph for glyph, _ in inked]]
        groups[-1] = (*groups[-1], glyph)
        reached = max(reached, right)
    return groups


def _rows_of(run: PlacedRun, matrix: Any) -> tuple[int, int]:
    """Return the rows of px that outlines reach, and one more on each side."""
    unit = run.size / run.face.units_per_em
    ends = [0.0]
    boxes = [(glyph, run.face.box(glyph.id)) for glyph in run.glyphs]
    for glyph, box in boxes:
        if box.right > box.left:
            xs = glyph.x + box.left * unit, glyph.x + box.right * unit
            ys = glyph.y - box.top * unit, glyph.y - box.bottom * unit
            ends += [x * matrix.yx + y * matrix.yy + matrix.y0 for x in xs for y in ys]
    inked = ends[1:] or ends
    return floor(min(inked)) - 1, ceil(max(inked)) + 1


def _pointer(thing: Any) -> Any:
    return thing._pointer  # noqa: SLF001 - cairocffi's way to its C functions


def append_glyphs(context: cairocffi.Context, run: PlacedRun) -> None:
    """Make the outlines of *run* the current path.

    The context's matrix is set for every glyph, by cairo's own functions: through cairocffi's
    save, translate, scale and restore a letter takes three times as long.
    """
    pointer = _pointer(context)
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


def append_outline(context: cairocffi.Context, face: Face, glyph: int) -> None:
    """Append one outline in font units to the current path."""
    path = face.native.get(glyph) or _native_outline(face, glyph)
    _cairo.cairo_append_path(_pointer(context), path)


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
    path = _ffi.gc(_cairo.cairo_copy_path(_pointer(context)), _cairo.cairo_path_destroy)
    face.native[glyph] = path
    return path
