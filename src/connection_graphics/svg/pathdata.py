"""Path data (SVG 2, chapter 9) as absolute lines and cubic curves, and lengths along them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .values import Matrix

__all__ = ["FlatPath", "Point", "flattened", "points", "polylines"]

Point = tuple[float, float]
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
#: Straight steps that a curve is replaced by to measure it.
_STEPS = 32


def points(data: str) -> list[Point]:
    """Return points whose bounding box holds the path; curves give points on themselves."""
    return [point for line in polylines(data) for point in line]


@dataclass(frozen=True, slots=True)
class FlatPath:
    """A path as one chain of short lines, with the length up to each point."""

    points: tuple[Point, ...]
    lengths: tuple[float, ...]

    @property
    def length(self) -> float:
        """Whole length in user units."""
        return self.lengths[-1] if self.lengths else 0.0

    def at(self, distance: float) -> tuple[float, float, float] | None:
        """Return x, y and angle (radians) *distance* along the path; ``None`` beyond it."""
        if not 0 <= distance <= self.length or len(self.points) < 2:
            return None
        index = _first_at_least(self.lengths, distance)
        index = min(max(index, 1), len(self.points) - 1)
        (x0, y0), (x1, y1) = self.points[index - 1], self.points[index]
        before, after = self.lengths[index - 1], self.lengths[index]
        share = (distance - before) / (after - before) if after > before else 0.0
        angle = math.atan2(y1 - y0, x1 - x0)
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, angle

    def transformed(self, by: Matrix) -> FlatPath:
        """Return the path after the transform *by*."""
        a, b, c, d, e, f = by
        return _measured([(a * x + c * y + e, b * x + d * y + f) for x, y in self.points])

    def mirrored(self, axis: float) -> FlatPath:
        """Return the path's mirror image about the upright line x = *axis*, run backwards."""
        return _measured([(2 * axis - x, y) for x, y in reversed(self.points)])


def flattened(data: str) -> FlatPath:
    """Return the first connected part of the path *data* as short lines."""
    return _measured(next((line for line in polylines(data) if len(line) > 1), []))


def _measured(chain: Sequence[Point]) -> FlatPath:
    lengths = [0.0]
    for (x0, y0), (x1, y1) in pairwise(chain):
        lengths.append(lengths[-1] + math.hypot(x1 - x0, y1 - y0))
    return FlatPath(tuple(chain), tuple(lengths[: len(chain)]))


def _first_at_least(lengths: Sequence[float], distance: float) -> int:
    low, high = 0, len(lengths)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if lengths[middle] < distance else (low, middle)
    return low


def polylines(data: str) -> Iterator[list[Point]]:
    """Yield each sub-path as a chain of points; what cannot be read ends it, as in browsers."""
    pen = _Pen()
    for command, values in commands(data):
        if command in "Mm" and pen.line:
            yield pen.line
            pen.line = []
        pen.step(command, values)
    if pen.line:
        yield pen.line


def commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of *data* with its numbers; what cannot be read ends them."""
    command, values = "", list[float]()
    for letter, number in _TOKEN.findall(data):
        if letter:
            command, values = letter, []
            if letter in "Zz":
                yield letter, []
            continue
        if not command or command in "Zz":
            return
        values.append(float(number))
        if len(values) == _COUNTS[command.upper()]:
            yield command, values
            values = []
            command = {"M": "L", "m": "l"}.get(command, command)


class _Pen:
    """Draws commands into a chain of points."""

    def __init__(self) -> None:
        self.x = self.y = 0.0
        self.start: Point = (0.0, 0.0)
        self.control: Point | None = None
        self.kind = ""
        self.line: list[Point] = []

    def step(self, command: str, values: list[float]) -> None:
        kind = command.upper()
        if command.islower():
            values = self._absolute(kind, values)
        control: Point | None = None
        if kind in "MLHVTZ" and kind != "T":
            self._straight(kind, values)
        elif kind == "A":
            self._arc(*values)
        else:
            control = self._curve(kind, values)
        self.control, self.kind = control, kind

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        if kind == "H":
            return [self.x + values[0]]
        if kind == "V":
            return [self.y + values[0]]
        if kind == "A":
            return [*values[:5], self.x + values[5], self.y + values[6]]
        return [value + (self.y if at % 2 else self.x) for at, value in enumerate(values)]

    def _straight(self, kind: str, values: list[float]) -> None:
        x, y = self.x, self.y
        if kind == "Z":
            x, y = self.start
        elif kind == "H":
            x = values[0]
        elif kind == "V":
            y = values[0]
        else:
            x, y = values
        if kind == "M":
            self.start, self.line = (x, y), [(x, y)]
        else:
            self._to(x, y)
        self.x, self.y = x, y

    def _curve(self, kind: str, values: list[float]) -> Point:
        here = (self.x, self.y)
        mirrored = here
        if self.control is not None and self.kind in ("CS" if kind in "CS" else "QT"):
            mirrored = (2 * self.x - self.control[0], 2 * self.y - self.control[1])
        if kind in "CS":
            first = (values[0], values[1]) if kind == "C" else mirrored
            second, end = (values[-4], values[-3]), (values[-2], values[-1])
            control = second
        else:
            control = (values[0], values[1]) if kind == "Q" else mirrored
            end = (values[-2], values[-1])
            first = _towards(here, control, 2 / 3)
            second = _towards(end, control, 2 / 3)
        for step in range(1, _STEPS + 1):
            self._to(*_cubic(here, first, second, end, step / _STEPS))
        self.x, self.y = end
        return control

    def _arc(
        self, rx: float, ry: float, turn: float, large: float, sweep: float, x: float, y: float
    ) -> None:
        """Follow an elliptical arc (SVG 2, appendix B.2.4)."""
        rx, ry = abs(rx), abs(ry)
        if not rx or not ry or (x, y) == (self.x, self.y):
            self._straight("L", [x, y])
            return
        cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        dx, dy = (self.x - x) / 2, (self.y - y) / 2
        px, py = cosine * dx + sine * dy, cosine * dy - sine * dx
        grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
        rx, ry = rx * grow, ry * grow
        below = (rx * py) ** 2 + (ry * px) ** 2
        root = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) if below else 0.0
        root = -root if bool(large) == bool(sweep) else root
        cx, cy = root * rx * py / ry, -root * ry * px / rx
        begin = math.atan2((py - cy) / ry, (px - cx) / rx)
        span = math.atan2((-py - cy) / ry, (-px - cx) / rx) - begin
        if sweep and span < 0:
            span += 2 * math.pi
        elif not sweep and span > 0:
            span -= 2 * math.pi
        middle = (
            cosine * cx - sine * cy + (self.x + x) / 2,
            sine * cx + cosine * cy + (self.y + y) / 2,
        )
        for step in range(1, _STEPS + 1):
            angle = begin + span * step / _STEPS
            ex, ey = rx * math.cos(angle), ry * math.sin(angle)
            self._to(middle[0] + cosine * ex - sine * ey, middle[1] + sine * ex + cosine * ey)
        self.x, self.y = x, y

    def _to(self, x: float, y: float) -> None:
        if not self.line:
            self.line = [(self.x, self.y)]
        self.line.append((x, y))


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _cubic(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return (
        a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0],
        a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1],
    )
