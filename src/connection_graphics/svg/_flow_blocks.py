"""The parts that a container is made of, and how each is measured and placed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from ..errors import FitError
from ..text.layout import Fitted, PreparedText, TextLayout, floored
from .context import Context
from .spans import TextSource
from .tree import Element
from .values import number

__all__ = ["Block", "Column", "Extent", "Panel", "Picture", "Placement", "Text", "Wrap"]

#: Least distance in px between the ink of two neighbours, whatever their gap.
_CLEARANCE = 4.0
#: How deep descenders of Latin letters hang, in em, rounded up.
_DESCENDERS = 0.25
#: Sizes that differ by less are one size, px.
_SAME = 1e-6


_B = TypeVar("_B", bound="Block")
_R = TypeVar("_R")


class Extent(NamedTuple):
    """What a block takes up, and how far its ink reaches beyond that, in px."""

    width: float
    height: float
    over: float = 0.0
    under: float = 0.0
    #: All of that, where it is deeper than the descenders of Latin letters.
    deep: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """A laid-out text and where its box begins: left edge and first baseline, in px."""

    source: TextSource
    layout: TextLayout
    x: float
    baseline: float


def _kept(measure: Callable[[_B, float, float], _R]) -> Callable[[_B, float, float], _R]:
    """Return *measure*, which is not asked again what it was asked last."""

    @wraps(measure)
    def kept(block: _B, width: float, shrink: float) -> _R:
        last = block.measured
        if last is None or last[0] != width or last[1] != shrink:
            last = block.measured = width, shrink, measure(block, width, shrink)
        result: _R = last[2]
        return result

    return kept


class Block:
    """One child of a container."""

    def __init__(self, element: Element, gap: float | None) -> None:
        self.element = element
        self.gap = gap
        #: What was measured last: width, shrink and the result.
        self.measured: tuple[float, float, Any] | None = None

    def extent(self, width: float, shrink: float) -> Extent | None:
        """Return the size within *width* px; *shrink* runs from 0 (largest) to 1 (smallest)."""
        raise NotImplementedError

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        """Put the block's top left corner at *x*, *y*."""
        raise NotImplementedError

    def natural(self, shrink: float) -> float:
        """Return the width in px that the block takes where there is room."""
        raise NotImplementedError

    def texts(self) -> Iterator[Text]:
        """Yield the texts in the block."""
        return iter(())


class Text(Block):
    def __init__(
        self, element: Element, gap: float | None, source: TextSource, context: Context
    ) -> None:
        super().__init__(element, gap)
        self.source = source
        self.prepared: PreparedText = context.prepare(source)
        #: Where the text stands, once it has been placed.
        self.placement: Placement | None = None
        self._fitted: dict[float, list[tuple[float, Fitted | None]]] = {}

    def limit(self, shrink: float) -> float:
        style = self.source.style
        return style.size - (style.size - style.min_size) * shrink

    def fitted(self, width: float, shrink: float) -> Fitted | None:
        limit, key = floored(self.limit(shrink)), round(width, 3)
        tried = self._fitted.setdefault(key, [])
        for tried_limit, found in tried:
            # What was found below a higher limit is what would be found below this one.
            if limit <= tried_limit and (found is None or found.size <= limit + _SAME):
                return found
        try:
            result = self.prepared.no_larger_than(limit).fitted(width)
        except FitError:
            result = None
        tried.append((limit, result))
        return result

    def extent(self, width: float, shrink: float) -> Extent | None:
        found = self.fitted(width, shrink)
        if found is None:
            return None
        size, block = found.size, found.block
        return Extent(
            width=block.width * size,
            height=found.cap_height + block.baselines[-1] * size,
            over=max(0.0, block.above * size - found.cap_height),
            under=block.below * size,
            deep=block.below * size if block.below > _DESCENDERS else 0.0,
        )

    def natural(self, shrink: float) -> float:
        return self.prepared.advance * self.limit(shrink)

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        found = self.fitted(width, shrink)
        if found is None:
            raise self.does_not_fit(width)
        layout = found.placed(width)
        self.placement = Placement(self.source, layout, x, y + layout.cap_height)

    def does_not_fit(self, width: float, height: float | None = None) -> FitError:
        try:
            self.prepared.lay_out(width, height)
        except FitError as error:
            error.located(field=self.source.field, element=self.element.get("id"))
            return error
        raise AssertionError("the text does fit")  # pragma: no cover

    def texts(self) -> Iterator[Text]:
        yield self


class Picture(Block):
    """A drawing of known size that is moved to its place."""

    def extent(self, width: float, shrink: float) -> Extent:
        return Extent(
            number(self.element.get("data-width")), number(self.element.get("data-height"))
        )

    def natural(self, shrink: float) -> float:
        return number(self.element.get("data-width"))

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        own = self.element.get("transform", "")
        self.element.set("transform", f"translate({x:g},{y:g}) {own}".strip())


class Panel(Block):
    """A rect that hugs what stands on it."""

    def __init__(self, element: Element, gap: float | None, rect: Element, inner: Block) -> None:
        super().__init__(element, gap)
        self.rect = rect
        self.inner = inner
        self.top, self.right, self.bottom, self.left = _padding(element.get("data-padding", "0"))

    def _inner_extent(self, width: float, shrink: float) -> Extent | None:
        return self.inner.extent(width - self.left - self.right, shrink)

    def extent(self, width: float, shrink: float) -> Extent | None:
        inner = self._inner_extent(width, shrink)
        if inner is None:
            return None
        return Extent(
            width if self._fills else inner.width + self.left + self.right,
            inner.height + self.top + self.bottom,
            over=max(0.0, inner.over - self.top),
            under=max(0.0, inner.under - self.bottom),
            deep=max(0.0, inner.deep - self.bottom),
        )

    @property
    def _fills(self) -> bool:
        return self.element.get("data-width") == "fill"

    def natural(self, shrink: float) -> float:
        return self.inner.natural(shrink) + self.left + self.right

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        extent = self.extent(width, shrink)
        if extent is None:
            for text in self.inner.texts():
                raise text.does_not_fit(width - self.left - self.right)
            raise AssertionError  # pragma: no cover
        self.rect.set("x", f"{x:g}")
        self.rect.set("y", f"{y:g}")
        self.rect.set("width", f"{extent.width:.2f}")
        self.rect.set("height", f"{extent.height:.2f}")
        radius = self.element.get("data-radius")
        if radius:
            half = min(extent.width, extent.height) / 2
            value = half if radius == "full" else min(number(radius), half)
            self.rect.set("rx", f"{value:.2f}")
            self.rect.set("ry", f"{value:.2f}")
        # The words get the room that the panel offers, to the hundredth, and no less.
        room = (width if self._fills else extent.width) - self.left - self.right
        self.inner.place(x + self.left, y + self.top, room + 0.01, shrink)

    def texts(self) -> Iterator[Text]:
        return self.inner.texts()


Row = Sequence[tuple[Block, Extent]]


class Wrap(Block):
    """Children beside each other, going to the next row where they must."""

    def __init__(self, element: Element, gap: float | None, children: Sequence[Block]) -> None:
        super().__init__(element, gap)
        self.children = children
        self.column_gap = number(element.get("data-gap"), 0.0)
        self.row_gap = number(element.get("data-row-gap"), self.column_gap)
        self.align = element.get("data-align", "center")

    @_kept
    def _rows(self, width: float, shrink: float) -> list[list[tuple[Block, Extent]]] | None:
        rows: list[list[tuple[Block, Extent]]] = []
        used = 0.0
        for child in self.children:
            natural = child.natural(shrink)
            extent = child.extent(max(width, 1.0), shrink)
            if extent is None:
                return None
            if rows and used + self.column_gap + natural <= width + 0.01:
                rows[-1].append((child, extent))
                used += self.column_gap + extent.width
            else:
                rows.append([(child, extent)])
                used = extent.width
        return rows

    def extent(self, width: float, shrink: float) -> Extent | None:
        rows = self._rows(width, shrink)
        if rows is None:
            return None
        if not rows:
            return Extent(0.0, 0.0)
        height = self._tops(rows)[-1] + _tallest(rows[-1])
        widest = max(
            (
                sum(extent.width for _, extent in row) + self.column_gap * (len(row) - 1)
                for row in rows
            ),
        )
        return Extent(widest, height, over=self._over(rows[0]), under=self._under(rows[-1]))

    def _tops(self, rows: Sequence[Row]) -> list[float]:
        """Return the distance of each row from the top; ink of two rows does not touch."""
        tops = [0.0]
        for row, following in pairwise(rows):
            gap = max(self.row_gap, self._under(row) + self._over(following) + _CLEARANCE)
            tops.append(tops[-1] + _tallest(row) + gap)
        return tops

    def _over(self, row: Row) -> float:
        """Return how far ink reaches above *row*."""
        return max(0.0, *(extent.over - self._above(row, extent) for _, extent in row))

    def _under(self, row: Row) -> float:
        return max(0.0, *(extent.under - self._below(row, extent) for _, extent in row))

    def _above(self, row: Row, extent: Extent) -> float:
        """Return the distance from the top of *row* to a child of it."""
        share = {"start": 0.0, "end": 1.0}.get(self.align, 0.5)
        return (_tallest(row) - extent.height) * share

    def _below(self, row: Row, extent: Extent) -> float:
        return _tallest(row) - extent.height - self._above(row, extent)

    def natural(self, shrink: float) -> float:
        gaps = self.column_gap * max(0, len(self.children) - 1)
        return sum(child.natural(shrink) for child in self.children) + gaps

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        rows = self._rows(width, shrink)
        if rows is None:
            _raise_first(self, width, shrink)
            return
        for row, top in zip(rows, self._tops(rows), strict=True):
            left = x
            for child, extent in row:
                room = width if len(row) == 1 else extent.width + 0.01
                child.place(left, y + top + self._above(row, extent), room, shrink)
                left += extent.width + self.column_gap

    def texts(self) -> Iterator[Text]:
        for child in self.children:
            yield from child.texts()


class Column(Block):
    """Children from top to bottom."""

    def __init__(self, element: Element, gap: float | None, children: Sequence[Block]) -> None:
        super().__init__(element, gap)
        self.children = children
        self.usual_gap = number(element.get("data-gap"), 0.0)

    @_kept
    def _stack(self, width: float, shrink: float) -> list[tuple[Block, float, Extent]] | None:
        """Return children with their distance from the top, or ``None`` if one does not fit."""
        stack: list[tuple[Block, float, Extent]] = []
        y, previous = 0.0, None
        for child in self.children:
            extent = child.extent(width, shrink)
            if extent is None:
                return None
            if previous is not None:
                gap = self.usual_gap if child.gap is None else child.gap
                y += max(gap, previous.under + extent.over + _CLEARANCE)
            stack.append((child, y, extent))
            y += extent.height
            previous = extent
        return stack

    def extent(self, width: float, shrink: float) -> Extent | None:
        stack = self._stack(width, shrink)
        if stack is None:
            return None
        if not stack:
            return Extent(0.0, 0.0)
        _, y, last = stack[-1]
        widest = max(extent.width for _, _, extent in stack)
        # Descenders hang below the last line, as in Latin print; deeper ones take room.
        height, under = y + last.height + last.deep, last.under - last.deep
        return Extent(widest, height, over=stack[0][2].over, under=under)

    def natural(self, shrink: float) -> float:
        return max((child.natural(shrink) for child in self.children), default=0.0)

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        stack = self._stack(width, shrink)
        if stack is None:
            _raise_first(self, width, shrink)
            return
        align = self.element.get("data-align", "start")
        for child, offset, extent in stack:
            share = {"center": 0.5, "end": 1.0}.get(align, 0.0)
            left = 0.0 if isinstance(child, Text) else (width - extent.width) * share
            child.place(x + left, y + offset, width - left, shrink)

    def texts(self) -> Iterator[Text]:
        for child in self.children:
            yield from child.texts()


def _raise_first(block: Block, width: float, shrink: float) -> None:
    for text in block.texts():
        if text.fitted(width, shrink) is None:
            raise text.does_not_fit(width)


def _tallest(row: Sequence[tuple[Block, Extent]]) -> float:
    return max(extent.height for _, extent in row)


def _padding(text: str) -> tuple[float, float, float, float]:
    """Return top, right, bottom and left as CSS's ``padding`` shorthand gives them."""
    parts = [number(part) for part in text.split()] or [0.0]
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    left = parts[3] if len(parts) > 3 else right
    return top, right, bottom, left
