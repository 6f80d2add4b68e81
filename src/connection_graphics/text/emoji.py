"""Colour glyphs (COLR version 1) as programs: what to clip, fill and compose, in order.

HarfBuzz walks the glyph's paint graph and calls back; the calls are written
down once per glyph and replayed by each writer, so that an emoji is drawn from
its outlines at any size, under any transform, clip or opacity.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import uharfbuzz as hb

from .fonts import Face

__all__ = [
    "Clip",
    "Fill",
    "Gradient",
    "Paint",
    "PaintStep",
    "PopGroup",
    "PushGroup",
    "Restore",
    "Transform",
    "paint_program",
]

#: Red, green, blue and alpha, each from 0 to 1.
Colour = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Transform:
    """Save the state and transform what follows."""

    matrix: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Clip:
    """Save the state and clip what follows to a glyph's outline or to a box."""

    glyph: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Restore:
    """Go back to the state before the last transform or clip."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill a glyph's outline with one colour."""

    glyph: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Paint:
    """Paint everything inside the clip with one colour."""

    colour: Colour


@dataclass(frozen=True, slots=True)
class Gradient:
    """Paint everything inside the clip with a gradient.

    *points* are ``x0 y0 x1 y1`` of a linear one, ``x0 y0 r0 x1 y1 r1`` of a radial one.
    """

    kind: Literal["linear", "radial"]
    points: tuple[float, ...]
    stops: tuple[tuple[float, Colour], ...]
    extend: Literal["pad", "repeat", "reflect"]


@dataclass(frozen=True, slots=True)
class PushGroup:
    """Begin a layer of its own."""


@dataclass(frozen=True, slots=True)
class PopGroup:
    """Compose the layer onto the one below; *mode* is a name of ``hb.PaintCompositeMode``."""

    mode: str


PaintStep = Transform | Clip | Restore | Fill | Paint | Gradient | PushGroup | PopGroup


def paint_program(face: Face, glyph: int) -> tuple[PaintStep, ...]:
    """Return the steps that draw *glyph* of a colour face, in font units, y upwards."""
    recorder = _Recorder()
    face.font.paint_glyph(glyph, recorder.functions)
    if recorder.problem is not None:
        # uharfbuzz swallows what its callbacks raise: it is kept and raised here.
        raise recorder.problem
    return tuple(recorder.steps)


class _Recorder:
    """HarfBuzz's paint callbacks, writing steps down."""

    def __init__(self) -> None:
        self.steps: list[PaintStep] = []
        self.problem: BaseException | None = None
        self.functions = hb.PaintFuncs()
        for name, callback in {
            "push_transform": self._transform,
            "pop_transform": self._restore,
            "push_clip_glyph": self._clip_glyph,
            "push_clip_rectangle": self._clip_box,
            "pop_clip": self._restore,
            "fill_glyph": self._fill,
            "color": self._paint,
            "linear_gradient": self._linear,
            "radial_gradient": self._radial,
            "push_group": self._push_group,
            "pop_group": self._pop_group,
        }.items():
            getattr(self.functions, f"set_{name}_func")(self._guarded(callback))

    def _guarded(self, callback: Callable[..., None]) -> Callable[..., None]:
        def call(*arguments: Any) -> None:
            try:
                callback(*arguments)
            except Exception as error:  # noqa: BLE001 - raised again by paint_program
                self.problem = error

        return call

    def _transform(self, *values: Any) -> None:
        a, b, c, d, e, f = (float(value) for value in values[:6])
        self.steps.append(Transform((a, b, c, d, e, f)))

    def _restore(self, *_: Any) -> None:
        self.steps.append(Restore())

    def _clip_glyph(self, glyph: int, *_: Any) -> None:
        self.steps.append(Clip(glyph=glyph))

    def _clip_box(self, left: float, bottom: float, right: float, top: float, *_: Any) -> None:
        self.steps.append(Clip(box=(left, bottom, right, top)))

    def _fill(self, glyph: int, colour: Any, *_: Any) -> None:
        self.steps.append(Fill(glyph, _rgba(colour)))

    def _paint(self, colour: Any, *_: Any) -> None:
        self.steps.append(Paint(_rgba(colour)))

    def _linear(self, line: Any, x0: float, y0: float, x1: float, y1: float, *rest: Any) -> None:
        x2, y2 = rest[0], rest[1]
        # The third point turns the gradient: p1 moves onto the line across p0 and p2
        # (OpenType COLR, "Linear gradients").
        dx, dy, qx, qy = x1 - x0, y1 - y0, x2 - x0, y2 - y0
        across = qx * qx + qy * qy
        if across:
            share = (dx * qx + dy * qy) / across
            x1, y1 = x1 - share * qx, y1 - share * qy
        self._gradient("linear", line, (x0, y0, x1, y1))

    def _radial(self, line: Any, *values: Any) -> None:
        self._gradient("radial", line, tuple(float(value) for value in values[:6]))

    def _gradient(
        self, kind: Literal["linear", "radial"], line: Any, points: tuple[float, ...]
    ) -> None:
        stops = tuple((float(stop.offset), _rgba(stop.color)) for stop in line.color_stops)
        extend: tuple[Literal["pad", "repeat", "reflect"], ...] = ("pad", "repeat", "reflect")
        self.steps.append(Gradient(kind, points, tuple(sorted(stops)), extend[int(line.extend)]))

    def _push_group(self, *_: Any) -> None:
        self.steps.append(PushGroup())

    def _pop_group(self, mode: Any, *_: Any) -> None:
        self.steps.append(PopGroup(hb.PaintCompositeMode(mode).name))


def _rgba(colour: Any) -> Colour:
    return colour.red / 255, colour.green / 255, colour.blue / 255, colour.alpha / 255
