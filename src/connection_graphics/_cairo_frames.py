"""Which px an effect works on, at which scale, and pictures beside the one that is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import cairocffi
from PIL import Image

from .svg.filters import Step

__all__ = [
    "Box",
    "Region",
    "common",
    "deviations",
    "drawing_on",
    "grown",
    "luminance",
    "offscreen",
    "radii",
    "reach_of",
    "reached",
    "same",
    "scaled",
    "working",
]

#: Largest deviation of a blur in px, as browsers have it: beyond that nothing is to be seen.
_WIDEST: Final = 532.0
#: Most px that something may come from afar, and most px of one side of a picture.
_FARTHEST: Final = 8_000
_LONGEST: Final = 24_000
_CLOSE: Final = 1e-6
_LUMINANCE: Final = (0.2125, 0.7154, 0.0721, 0.0)
#: sRGB's level → the level of light that it stands for.
_LIGHT: Final = tuple(
    round(255 * (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4))
    for v in (level / 255 for level in range(256))
)

Region = tuple[float, float, float, float]


class Box(NamedTuple):
    """Px of a picture: where the first is, and how many."""

    left: int
    top: int
    width: int
    height: int


def grown(box: Box, by: int) -> Box:
    """Return *box* with as many px more on each side."""
    return Box(box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by)


def common(one: Box, other: Box) -> Box:
    """Return the px that are in both; none where they do not meet."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right = min(one.left + one.width, other.left + other.width)
    bottom = min(one.top + one.height, other.top + other.height)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1))


def scaled(matrix: cairocffi.Matrix, by: float) -> cairocffi.Matrix:
    """Return *matrix* with its results *by* times as far from the origin."""
    return matrix.multiply(cairocffi.Matrix(by, 0, 0, by))


def same(one: cairocffi.Matrix, other: cairocffi.Matrix) -> bool:
    """Whether two matrices are one."""
    return bool(one.as_tuple() == other.as_tuple())


def working(device: cairocffi.Matrix, steps: Sequence[Step]) -> cairocffi.Matrix | None:
    """Return the matrix from user space to the px that a filter works on.

    It is that of the *device* wherever a blur is as wide across the px as across user space;
    else upright px of the same size, which are turned afterwards. ``None`` where all is flat.
    """
    xx, yx, xy, yy, _, _ = device.as_tuple()
    across, down = math.hypot(xx, yx), math.hypot(xy, yy)
    if not (across > _CLOSE and down > _CLOSE and abs(xx * yy - xy * yx) > _CLOSE * _CLOSE):
        return None
    little = _CLOSE * max(across, down)
    upright = max(abs(yx), abs(xy)) < little or max(abs(xx), abs(yy)) < little
    alike = abs(across - down) < little and abs(xx * xy + yx * yy) < little * max(across, down)
    if upright or (alike and not any(_depends_on_direction(step) for step in steps)):
        return device
    return cairocffi.Matrix(across, 0, 0, down)


def _depends_on_direction(step: Step) -> bool:
    if step.kind == "blur":
        return bool(step.values[0] != step.values[1])
    return step.kind in ("morphology", "tile")


def deviations(step: Step, matrix: cairocffi.Matrix) -> tuple[float, float]:
    """Return the deviations of a blur in px."""
    x, y = step.values
    across = math.hypot(matrix.xx * x, matrix.xy * y)
    down = math.hypot(matrix.yx * x, matrix.yy * y)
    return min(across, _WIDEST), min(down, _WIDEST)


def radii(step: Step, matrix: cairocffi.Matrix) -> tuple[int, int]:
    """Return the radii of a morphology in px."""
    _, x, y = step.values
    across = math.hypot(matrix.xx * x, matrix.xy * y)
    down = math.hypot(matrix.yx * x, matrix.yy * y)
    return round(min(across, _WIDEST)), round(min(down, _WIDEST))


def reached(
    visible: Box,
    steps: Sequence[Step],
    region: Region | None,
    matrix: cairocffi.Matrix,
    device: cairocffi.Matrix,
) -> Box:
    """Return the px of *matrix* that matter to those *visible* on the *device*."""
    reach = reach_of(steps, matrix)
    back = device.inverted().multiply(matrix)
    left, top, right, bottom = _around(visible, back)
    ends = [left - reach, top - reach, right + reach, bottom + reach]
    if region is not None:
        x, y, width, height = region
        low, high, far, deep = _around((x, y, width, height), matrix)
        ends = [max(ends[0], low), max(ends[1], high), min(ends[2], far), min(ends[3], deep)]
    first, second = math.floor(ends[0]), math.floor(ends[1])
    return Box(
        first,
        second,
        min(max(math.ceil(ends[2]) - first, 0), _LONGEST),
        min(max(math.ceil(ends[3]) - second, 0), _LONGEST),
    )


def reach_of(steps: Iterable[Step], matrix: cairocffi.Matrix) -> int:
    """Return how many px away a px may matter to the result of *steps*."""
    reach = 1.0
    for step in steps:
        if step.kind == "blur":
            reach += 3 * max(deviations(step, matrix)) + 2
        elif step.kind == "morphology":
            reach += max(radii(step, matrix))
        elif step.kind == "offset":
            reach += max(map(abs, matrix.transform_distance(*step.values)))
        elif step.kind == "tile":
            return _FARTHEST
    return math.ceil(min(reach, _FARTHEST))


def _around(box: tuple[float, float, float, float], by: cairocffi.Matrix) -> Region:
    """Return the least x and y and the most of the corners of *box* after *by*."""
    left, top, width, height = box
    corners = [by.transform_point(x, y) for x in (left, left + width) for y in (top, top + height)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


@contextmanager
def offscreen(surface: Any, box: Box, matrix: cairocffi.Matrix) -> Iterator[cairocffi.ImageSurface]:
    """Let *surface* draw on a picture of its own: the px *box* of the space after *matrix*."""
    image = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, box.width, box.height)
    there = matrix.multiply(cairocffi.Matrix(1, 0, 0, 1, -box.left, -box.top))
    with drawing_on(surface, image, there):
        yield image
    image.flush()


@contextmanager
def drawing_on(surface: Any, target: Any, matrix: cairocffi.Matrix) -> Iterator[None]:
    """Let *surface* draw on *target*, from user space by *matrix*."""
    names = ("context", "cairo", "unit", "resolution", "stroke_and_fill")
    before = {name: getattr(surface, name) for name in names}
    context = cairocffi.Context(target)
    context.set_matrix(matrix)
    surface.context, surface.cairo = context, target
    surface.unit, surface.resolution = surface.unit * surface.resolution, 1.0
    surface.stroke_and_fill = True
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(surface, name, value)


def luminance(image: cairocffi.ImageSurface, *, linear: bool) -> Image.Image:
    """Return how light each px is, times its alpha; *linear* measures light, not levels."""
    size = image.get_width(), image.get_height()
    if not linear:
        pixels = Image.frombuffer("RGB", size, image.get_data(), "raw", "BGRX", 0, 1)
        return pixels.convert("L", _LUMINANCE)
    straight = Image.frombuffer("RGBa", size, image.get_data(), "raw", "BGRa", 0, 1)
    lit = straight.convert("RGBA").point(_LIGHT * 3 + tuple(range(256))).convert("RGBa")
    return Image.merge("RGB", lit.split()[:3]).convert("L", _LUMINANCE)
