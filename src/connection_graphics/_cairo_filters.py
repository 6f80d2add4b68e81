"""Filters on pixels: cairo puts pictures together, Pillow blurs and changes colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import cairocffi
from cairosvg.colors import color
from PIL import ImageChops, ImageFilter

from ._cairo_frames import Box, deviations, radii
from ._cairo_pixels import (
    SAME,
    Picture,
    arithmetic,
    by_matrix,
    by_tables,
    spread,
    surface_of,
    weighed,
)
from .svg.filters import SOURCE, SOURCE_ALPHA, Step

__all__ = ["OPERATORS", "Frame", "filtered"]

#: Blend modes, as CSS calls them.
OPERATORS: Final = {
    "normal": cairocffi.OPERATOR_OVER,
    "multiply": cairocffi.OPERATOR_MULTIPLY,
    "screen": cairocffi.OPERATOR_SCREEN,
    "overlay": cairocffi.OPERATOR_OVERLAY,
    "darken": cairocffi.OPERATOR_DARKEN,
    "lighten": cairocffi.OPERATOR_LIGHTEN,
    "color-dodge": cairocffi.OPERATOR_COLOR_DODGE,
    "color-burn": cairocffi.OPERATOR_COLOR_BURN,
    "hard-light": cairocffi.OPERATOR_HARD_LIGHT,
    "soft-light": cairocffi.OPERATOR_SOFT_LIGHT,
    "difference": cairocffi.OPERATOR_DIFFERENCE,
    "exclusion": cairocffi.OPERATOR_EXCLUSION,
    "hue": cairocffi.OPERATOR_HSL_HUE,
    "saturation": cairocffi.OPERATOR_HSL_SATURATION,
    "color": cairocffi.OPERATOR_HSL_COLOR,
    "luminosity": cairocffi.OPERATOR_HSL_LUMINOSITY,
    "plus-lighter": cairocffi.OPERATOR_ADD,
}
_COMPOSITES: Final = {
    "over": cairocffi.OPERATOR_OVER,
    "in": cairocffi.OPERATOR_IN,
    "out": cairocffi.OPERATOR_OUT,
    "atop": cairocffi.OPERATOR_ATOP,
    "xor": cairocffi.OPERATOR_XOR,
    "lighter": cairocffi.OPERATOR_ADD,
}
_LINEAR: Final = tuple(
    round(255 * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4))
    for v in (level / 255 for level in range(256))
)
_ENCODED: Final = tuple(
    round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))
    for v in (level / 255 for level in range(256))
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a filter works: its px, and how lengths of user space come to them."""

    box: Box
    #: From user space to px: cairo's six numbers.
    matrix: cairocffi.Matrix
    #: x, y, width and height of the filter's region in user space, ``None`` for all.
    region: tuple[float, float, float, float] | None
    #: Reads a length of user space, along ``x`` or ``y``.
    measure: Callable[[str, str], float]


def filtered(
    source: cairocffi.ImageSurface, steps: Sequence[Step], frame: Frame
) -> cairocffi.ImageSurface:
    """Return *source* after *steps*; both have the px of the frame's box."""
    return _Run(source, steps, frame).result()


class _Run:
    """One filter at work."""

    def __init__(self, source: cairocffi.ImageSurface, steps: Sequence[Step], frame: Frame) -> None:
        self.frame = frame
        self.steps = steps
        self.done: dict[int, Picture] = {SOURCE: Picture(source)}

    def result(self) -> cairocffi.ImageSurface:
        """Return the result of the last step; none is transparent."""
        if not self.steps:
            return self._new().surface
        last = len(self.steps) - 1
        needed = self._needed(last)
        final = {name: at for at in sorted(needed) for name in self.steps[at].inputs}
        for at in sorted(needed):
            step = self.steps[at]
            self.done[at] = self._cut(self._drawn(step), step)
            for name in step.inputs:
                if final[name] == at and name >= 0:
                    self.done.pop(name, None)
        return self._as(self.done[last], linear=False).surface

    def _needed(self, last: int) -> set[int]:
        needed: set[int] = set()
        waiting = [last]
        while waiting:
            at = waiting.pop()
            if at >= 0 and at not in needed:
                needed.add(at)
                waiting.extend(self.steps[at].inputs)
        return needed

    def _input(self, number: int, *, linear: bool) -> Picture:
        if number == SOURCE_ALPHA and number not in self.done:
            picture = self._new()
            context = cairocffi.Context(picture.surface)
            context.mask_surface(self.done[SOURCE].surface)
            self.done[number] = picture
        return self._as(self.done[number], linear=linear)

    def _drawn(self, step: Step) -> Picture:  # noqa: PLR0911 - one line a kind
        """Return the result of *step*, not cut to its region yet."""
        inputs = [self._input(number, linear=step.linear) for number in step.inputs]
        match step.kind:
            case "flood":
                return self._flood(step)
            case "offset":
                return self._offset(inputs[0], step)
            case "blur":
                return self._blur(inputs[0], step)
            case "morphology":
                return self._morphology(inputs[0], step)
            case "merge":
                return self._merge(inputs, step.linear)
            case "blend":
                operator = OPERATORS.get(step.values[0], cairocffi.OPERATOR_OVER)
                return self._onto(inputs[1], inputs[0], operator)
            case "composite" if step.values[0] == "arithmetic":
                return arithmetic(inputs[0], inputs[1], step.values[1])
            case "composite":
                operator = _COMPOSITES.get(step.values[0], cairocffi.OPERATOR_OVER)
                return self._onto(inputs[1], inputs[0], operator)
            case "matrix":
                return by_matrix(inputs[0], step.values[0])
            case "transfer":
                return by_tables(inputs[0], step.values[0])
        return self._tile(inputs[0], step)

    # -- put together by cairo ----------------------------------------------------------

    def _new(self, *, linear: bool = False) -> Picture:
        box = self.frame.box
        kind = cairocffi.FORMAT_ARGB32
        return Picture(cairocffi.ImageSurface(kind, box.width, box.height), linear)

    def _onto(self, below: Picture, above: Picture, operator: int) -> Picture:
        picture = self._new(linear=below.linear)
        context = cairocffi.Context(picture.surface)
        context.set_source_surface(below.surface)
        context.paint()
        context.set_operator(operator)
        context.set_source_surface(above.surface)
        context.paint()
        return picture

    def _merge(self, inputs: Sequence[Picture], linear: bool) -> Picture:
        picture = self._new(linear=linear)
        context = cairocffi.Context(picture.surface)
        for each in inputs:
            context.set_source_surface(each.surface)
            context.paint()
        return picture

    def _flood(self, step: Step) -> Picture:
        picture = self._new(linear=step.linear)
        red, green, blue, alpha = color(step.values[0], step.opacity)
        if step.linear:
            red, green, blue = (_light(level) for level in (red, green, blue))
        context = cairocffi.Context(picture.surface)
        context.set_source_rgba(red, green, blue, alpha)
        context.paint()
        return picture

    def _offset(self, source: Picture, step: Step) -> Picture:
        picture = self._new(linear=source.linear)
        context = cairocffi.Context(picture.surface)
        context.set_source_surface(
            source.surface, *self.frame.matrix.transform_distance(*step.values)
        )
        context.get_source().set_filter(cairocffi.FILTER_BILINEAR)
        context.paint()
        return picture

    def _tile(self, source: Picture, step: Step) -> Picture:
        """Repeat the region of the step that *source* comes from."""
        made_by = self.steps[step.inputs[0]] if step.inputs[0] >= 0 else None
        left, top, width, height = self._region(made_by) or self._whole()
        picture = self._new(linear=source.linear)
        if width < 1 or height < 1:
            return picture
        part = cairocffi.ImageSurface(
            cairocffi.FORMAT_ARGB32, max(round(width), 1), max(round(height), 1)
        )
        context = cairocffi.Context(part)
        context.set_source_surface(source.surface, -round(left), -round(top))
        context.paint()
        context = cairocffi.Context(picture.surface)
        context.set_source_surface(part, round(left), round(top))
        context.get_source().set_extend(cairocffi.EXTEND_REPEAT)
        context.paint()
        return picture

    # -- regions --------------------------------------------------------------------------

    def _cut(self, picture: Picture, step: Step) -> Picture:
        """Return *picture* within the region of *step*: that of the filter where it has none."""
        corners = self._corners(step)
        if corners is None or self._holds(corners):
            return picture
        cut = self._new(linear=picture.linear)
        context = cairocffi.Context(cut.surface)
        for x, y in corners:
            context.line_to(x, y)
        context.close_path()
        context.clip()
        context.set_source_surface(picture.surface)
        context.paint()
        return cut

    def _holds(self, corners: Sequence[tuple[float, float]]) -> bool:
        """Whether the whole box is within an upright region of these *corners*."""
        xs, ys = {round(x, 3) for x, _ in corners}, {round(y, 3) for _, y in corners}
        width, height = self.frame.box.width, self.frame.box.height
        upright = len(xs) <= 2 and len(ys) <= 2
        return upright and min(xs) <= 0 <= width <= max(xs) and min(ys) <= 0 <= height <= max(ys)

    def _corners(self, step: Step | None) -> list[tuple[float, float]] | None:
        """Return the corners of a region in px of the box, ``None`` for all there is."""
        said = (None,) * 4 if step is None else step.region
        region = self.frame.region
        if region is None and all(part is None for part in said):
            return None
        x, y, width, height = region or (0.0, 0.0, 0.0, 0.0)
        measure = self.frame.measure
        x, y = (
            at if part is None else measure(part, axis)
            for at, part, axis in zip((x, y), said[:2], "xy", strict=True)
        )
        width, height = (
            at if part is None else measure(part, axis)
            for at, part, axis in zip((width, height), said[2:], "xy", strict=True)
        )
        left, top, *_ = self.frame.box
        ends = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        places = (self.frame.matrix.transform_point(*end) for end in ends)
        return [(px - left, py - top) for px, py in places]

    def _region(self, step: Step | None) -> tuple[float, float, float, float] | None:
        corners = self._corners(step)
        if corners is None:
            return None
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    def _whole(self) -> tuple[float, float, float, float]:
        return 0.0, 0.0, float(self.frame.box.width), float(self.frame.box.height)

    # -- changed by Pillow ----------------------------------------------------------------

    def _blur(self, source: Picture, step: Step) -> Picture:
        across, down = deviations(step, self.frame.matrix)
        if across <= 0 and down <= 0:
            return source
        blur = ImageFilter.GaussianBlur((across, down))
        return Picture(surface_of(weighed(source).filter(blur)), source.linear)

    def _morphology(self, source: Picture, step: Step) -> Picture:
        across, down = radii(step, self.frame.matrix)
        if not across and not down:
            # SVG 1.1: it draws nothing; browsers draw what there is.
            return source
        pick = ImageChops.lighter if step.values[0] == "dilate" else ImageChops.darker
        image = spread(weighed(source), across, pick, along=0)
        return Picture(surface_of(spread(image, down, pick, along=1)), source.linear)

    def _as(self, picture: Picture, *, linear: bool) -> Picture:
        """Return *picture* with its colours as levels of light, or encoded."""
        if picture.linear is linear:
            return picture
        table = (_LINEAR if linear else _ENCODED) * 3 + SAME
        image = weighed(picture, alpha="RGBa").convert("RGBA").point(table)
        return Picture(surface_of(image.convert("RGBa")), linear)


def _light(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)
