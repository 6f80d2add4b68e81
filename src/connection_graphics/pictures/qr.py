"""QR codes of a link, as one outline, large enough to be scanned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

__all__ = ["LEAST_MODULE", "QUIET", "Code", "code_of"]

#: Width of the quiet zone in modules (ISO/IEC 18004, 6.3.8).
QUIET: Final = 4
#: px of a module below which phones begin to miss codes on other phones' screens.
LEAST_MODULE: Final = 4
#: Longer links make codes of more than 77 modules, which no slot can hold.
_LONGEST: Final = 400

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: level M, which a seventh of it may be lost from."""

    #: Modules along one side, without the quiet zone.
    modules: int
    #: What is dark: outlines whose corners are whole modules, from the quiet zone's corner.
    outlines: tuple[tuple[Point, ...], ...]

    @property
    def side(self) -> int:
        """Modules along one side, with the quiet zone."""
        return self.modules + 2 * QUIET

    def path(self, module: float) -> str:
        """Return the path data in px, with *module* px a module."""
        at = [f"{round(place * module, 3):g}" for place in range(self.side)]
        return "".join(
            "M" + "L".join(f"{at[x]} {at[y]}" for x, y in outline) + "Z"
            for outline in self.outlines
        )


@lru_cache(maxsize=256)
def code_of(link: str) -> Code | None:
    """Return the code of *link*, or ``None`` where it is too long for any."""
    import segno

    address = _ascii(link)
    if len(address) > _LONGEST:
        return None
    made = segno.make(address, error="m", micro=False, boost_error=False)
    rows = [[bool(module) for module in row] for row in made.matrix]
    return Code(len(rows), tuple(_outlines(rows)))


def _ascii(link: str) -> str:
    """Return *link* as scanners of every age read it: without letters beyond ASCII."""
    parts = urlsplit(link)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        host = parts.netloc
    path, query, fragment = (
        quote(part, safe="/:@!$&'()*+,;=-._~%?")
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _outlines(rows: Sequence[Sequence[bool]]) -> list[tuple[Point, ...]]:
    """Return the borders of the dark fields: one path without seams between modules."""
    following = _edges(rows)
    outlines = []
    while following:
        start, ends = next(iter(following.items()))
        point, outline = ends[0], [start]
        _take(following, start, point)
        while point != start:
            ends = following[point]
            # Where two fields touch at a corner, turn back to the one that we came along.
            ahead = ends[0] if len(ends) == 1 else _turn(outline[-1], point, ends)
            outline.append(point)
            _take(following, point, ahead)
            point = ahead
        outlines.append(_corners(outline))
    return outlines


def _edges(rows: Sequence[Sequence[bool]]) -> dict[Point, list[Point]]:
    """Return the sides between dark and light, each so that the dark lies on its right."""
    size = len(rows)

    def dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and rows[y][x]

    edges: dict[Point, list[Point]] = {}
    for y in range(size):
        for x in range(size):
            if not dark(x, y):
                continue
            left, top = x + QUIET, y + QUIET
            right, bottom = left + 1, top + 1
            if not dark(x, y - 1):
                edges.setdefault((left, top), []).append((right, top))
            if not dark(x + 1, y):
                edges.setdefault((right, top), []).append((right, bottom))
            if not dark(x, y + 1):
                edges.setdefault((right, bottom), []).append((left, bottom))
            if not dark(x - 1, y):
                edges.setdefault((left, bottom), []).append((left, top))
    return edges


def _turn(before: Point, here: Point, ends: Sequence[Point]) -> Point:
    """Return the end that is reached by turning right."""
    dx, dy = here[0] - before[0], here[1] - before[1]
    right = here[0] - dy, here[1] + dx
    return right if right in ends else ends[0]


def _take(edges: dict[Point, list[Point]], start: Point, end: Point) -> None:
    edges[start].remove(end)
    if not edges[start]:
        del edges[start]


def _corners(outline: Sequence[Point]) -> tuple[Point, ...]:
    """Return *outline* without the points on its straight lines."""
    count = len(outline)
    return tuple(
        point
        for index, point in enumerate(outline)
        if (outline[index - 1][0] == point[0]) != (point[0] == outline[(index + 1) % count][0])
    )
