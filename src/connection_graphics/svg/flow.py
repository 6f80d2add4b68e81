"""Containers: parts that stand below or beside each other, and close up without a hole.

A container is a ``<g data-layout="…">``:

``column``
    Children from top to bottom in a box (``data-x data-y data-width
    data-height``). Texts in it are measured from the cap height of their first
    line to the baseline of their last (CSS Inline 3: ``text-box-trim:
    trim-both; text-box-edge: cap alphabetic``), so that gaps are what the eye
    sees. Where the column is too high, the texts that have a smaller size to
    go to shrink together.
``wrap``
    Children beside each other, on the next row where the width does not do.
``panel``
    A ``<rect>`` that hugs the words or parts after it.

Any child may carry ``data-drop="1"``: where the words do not fit even at their
smallest sizes, the child with the highest number is left out and said to be.
What a post cannot do without carries no such mark.

A child with ``data-width`` and ``data-height`` and no layout of its own is a
picture that is moved to its place. Distances are px of the user space that the
container stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ..errors import FitError, FontError, Location, TemplateError
from ..text.fonts import FontBook
from ..text.layout import PreparedText, TextLayout, prepare
from .spans import Computed, TextSource, computed, read_text
from .tree import Element, walk
from .values import number

__all__ = ["Extent", "Flow", "Placement", "lay_out_container"]

#: Least distance in px between the ink of two neighbours, whatever their gap.
_CLEARANCE = 4.0
_LAYOUTS = ("column", "wrap", "panel")


@dataclass(frozen=True, slots=True)
class Extent:
    """What a block takes up, and how far its ink reaches beyond that, in px."""

    width: float
    height: float
    over: float = 0.0
    under: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """A laid-out text and where its box begins: left edge and first baseline, in px."""

    source: TextSource
    layout: TextLayout
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Flow:
    """What came of a container: its texts, and the fields that there was no room for."""

    placements: tuple[Placement, ...]
    dropped: tuple[str, ...]


@dataclass(slots=True)
class _Context:
    """What blocks need of the document they stand in."""

    fonts: FontBook
    lang: str
    name: str
    placements: list[Placement] = field(default_factory=list)


class _Block:
    """One child of a container."""

    def __init__(self, element: Element, gap: float | None) -> None:
        self.element = element
        self.gap = gap

    def extent(self, width: float, shrink: float) -> Extent | None:
        """Return the size within *width* px; *shrink* runs from 0 (largest) to 1 (smallest)."""
        raise NotImplementedError

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        """Put the block's top left corner at *x*, *y*."""
        raise NotImplementedError

    def natural(self, shrink: float) -> float:
        """Return the width in px that the block takes where there is room."""
        raise NotImplementedError

    def texts(self) -> Iterator[_Text]:
        """Yield the texts in the block."""
        return iter(())


class _Text(_Block):
    def __init__(
        self, element: Element, gap: float | None, source: TextSource, ctx: _Context
    ) -> None:
        super().__init__(element, gap)
        self.source = source
        self.context = ctx
        self.prepared: PreparedText = _prepared(source, ctx)
        self._laid_out: dict[tuple[float, float], TextLayout | None] = {}

    def limit(self, shrink: float) -> float:
        style = self.source.style
        return style.size - (style.size - style.min_size) * shrink

    def layout(self, width: float, shrink: float) -> TextLayout | None:
        key = (round(width, 3), round(self.limit(shrink), 3))
        if key not in self._laid_out:
            prepared = self.prepared.no_larger_than(self.limit(shrink))
            try:
                self._laid_out[key] = prepared.lay_out(width)
            except FitError:
                self._laid_out[key] = None
        return self._laid_out[key]

    def extent(self, width: float, shrink: float) -> Extent | None:
        layout = self.layout(width, shrink)
        if layout is None:
            return None
        ink = layout.ink
        return Extent(
            width=layout.advance,
            height=layout.height,
            over=max(0.0, -ink.top - layout.cap_height),
            under=max(0.0, ink.bottom - layout.last_baseline),
        )

    def natural(self, shrink: float) -> float:
        return self.prepared.advance * self.limit(shrink)

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        layout = self.layout(width, shrink)
        if layout is None:
            raise self.does_not_fit(width)
        placed = Placement(self.source, layout, x, y + layout.cap_height)
        self.context.placements.append(placed)

    def does_not_fit(self, width: float, height: float | None = None) -> FitError:
        try:
            self.prepared.lay_out(width, height)
        except FitError as error:
            error.located(field=self.source.field, element=self.element.get("id"))
            return error
        raise AssertionError("the text does fit")  # pragma: no cover

    def texts(self) -> Iterator[_Text]:
        yield self


class _Picture(_Block):
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


class _Panel(_Block):
    """A rect that hugs what stands on it."""

    def __init__(self, element: Element, gap: float | None, rect: Element, inner: _Block) -> None:
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

    def texts(self) -> Iterator[_Text]:
        return self.inner.texts()


class _Wrap(_Block):
    """Children beside each other, going to the next row where they must."""

    def __init__(self, element: Element, gap: float | None, children: Sequence[_Block]) -> None:
        super().__init__(element, gap)
        self.children = children
        self.column_gap = number(element.get("data-gap"), 0.0)
        self.row_gap = number(element.get("data-row-gap"), self.column_gap)
        self.align = element.get("data-align", "center")

    def _rows(self, width: float, shrink: float) -> list[list[tuple[_Block, Extent]]] | None:
        rows: list[list[tuple[_Block, Extent]]] = []
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
        height = sum(_tallest(row) for row in rows) + self.row_gap * max(0, len(rows) - 1)
        widest = max(
            (
                sum(extent.width for _, extent in row) + self.column_gap * (len(row) - 1)
                for row in rows
            ),
            default=0.0,
        )
        under = max((extent.under for _, extent in rows[-1]), default=0.0) if rows else 0.0
        return Extent(widest, height, under=under)

    def natural(self, shrink: float) -> float:
        gaps = self.column_gap * max(0, len(self.children) - 1)
        return sum(child.natural(shrink) for child in self.children) + gaps

    def place(self, x: float, y: float, width: float, shrink: float) -> None:
        rows = self._rows(width, shrink)
        if rows is None:
            _raise_first(self, width, shrink)
            return
        for row in rows:
            height, left = _tallest(row), x
            for child, extent in row:
                share = {"start": 0.0, "end": 1.0}.get(self.align, 0.5)
                top = y + (height - extent.height) * share
                room = width if len(row) == 1 else extent.width + 0.01
                child.place(left, top, room, shrink)
                left += extent.width + self.column_gap
            y += height + self.row_gap

    def texts(self) -> Iterator[_Text]:
        for child in self.children:
            yield from child.texts()


class _Column(_Block):
    """Children from top to bottom."""

    def __init__(self, element: Element, gap: float | None, children: Sequence[_Block]) -> None:
        super().__init__(element, gap)
        self.children = children
        self.usual_gap = number(element.get("data-gap"), 0.0)

    def _stack(self, width: float, shrink: float) -> list[tuple[_Block, float, Extent]] | None:
        """Return children with their distance from the top, or ``None`` if one does not fit."""
        stack: list[tuple[_Block, float, Extent]] = []
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
        return Extent(widest, y + last.height, over=stack[0][2].over, under=last.under)

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
            left = 0.0 if isinstance(child, _Text) else (width - extent.width) * share
            child.place(x + left, y + offset, width - left, shrink)

    def texts(self) -> Iterator[_Text]:
        for child in self.children:
            yield from child.texts()


def lay_out_container(
    element: Element, inherited: Computed, *, fonts: FontBook, lang: str, name: str
) -> Flow:
    """Place everything inside the outermost container *element*.

    Rects and pictures are moved in the tree itself, what is left out is taken from it.
    Raises :class:`FitError` where the words do not fit even at their smallest sizes and
    with nothing more to leave out.
    """
    dropped: list[str] = []
    while True:
        context = _Context(fonts, lang, name)
        block = _block(element, inherited, context)
        if block is None:
            return Flow((), tuple(dropped))
        try:
            _fill(block, element, name)
        except FitError:
            victim = _least_needed(element)
            if victim is None:
                raise
            dropped.extend(_fields_in(victim))
            _parent_of(element, victim).remove(victim)
            continue
        return Flow(tuple(context.placements), tuple(dropped))


def _fill(block: _Block, element: Element, name: str) -> None:
    """Place *block* in the box that *element* states, or raise :class:`FitError`."""
    x, y = number(element.get("data-x")), number(element.get("data-y"))
    width = _needed(element, "data-width", name)
    height_text = element.get("data-height")
    height = float("inf") if height_text is None else number(height_text)
    shrink = _least_shrink(block, width, height)
    extent = block.extent(width, shrink)
    if extent is None or extent.height > height + 0.01:
        raise _overflow(block, width, height, shrink)
    room = 0.0 if height_text is None else height - extent.height
    share = {"center": 0.5, "end": 1.0}.get(element.get("data-justify", "start"), 0.0)
    block.place(x, y + room * share, width, shrink)


def _least_needed(element: Element) -> Element | None:
    """Return the part with the highest ``data-drop``, the last of equals, or ``None``."""
    marked = [part for part in walk(element) if number(part.get("data-drop")) > 0]
    return max(reversed(marked), key=lambda part: number(part.get("data-drop")), default=None)


def _fields_in(part: Element) -> list[str]:
    return [text.get("data-field", "text") for text in walk(part) if text.tag == "text"]


def _parent_of(element: Element, part: Element) -> Element:
    return next(parent for parent in walk(element) if part in list(parent))


def _least_shrink(block: _Block, width: float, height: float) -> float:
    """Return how much the texts must give way, from 0 (not at all) to 1 (all they can)."""

    def fits(shrink: float) -> bool:
        extent = block.extent(width, shrink)
        return extent is not None and extent.height <= height + 0.01

    if fits(0.0):
        return 0.0
    if not fits(1.0):
        return 1.0
    low, high = 0.0, 1.0
    # 2**-9 of the range is below half a px for the largest type there is.
    for _ in range(9):
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def _overflow(block: _Block, width: float, height: float, shrink: float) -> FitError:
    """Return the error for a container that is too small, blaming the longest text in it."""
    for text in block.texts():
        if text.layout(width, shrink) is None:
            return text.does_not_fit(width)
    longest = max(block.texts(), key=lambda text: len(text.source.text))
    extent = block.extent(width, shrink)
    excess = (extent.height if extent else height) - height
    layout = longest.layout(width, shrink)
    characters = len(longest.source.text)
    over = max(1, round(characters * min(1.0, excess / max(layout.height if layout else 1, 1))))
    words = "character" if over == 1 else "characters"
    return FitError(
        f"the words do not fit together, even at the smallest sizes: {excess:.0f} px too high",
        overflow=over,
        min_size=longest.source.style.min_size,
        value=longest.source.text,
        hint=f"shorten this one by about {over} {words}, or leave another one out",
        where=Location(field=longest.source.field, element=longest.element.get("id")),
    )


def _block(element: Element, inherited: Computed, context: _Context) -> _Block | None:
    """Return the block that *element* is, or ``None`` for one that takes no room."""
    gap_text = element.get("data-gap-before")
    gap = None if gap_text is None else number(gap_text)
    if element.tag == "text":
        source = read_text(element, inherited, lang=context.lang, name=context.name)
        return _Text(element, gap, source, context) if source.text else None
    style = computed(inherited, element)
    layout = element.get("data-layout")
    if layout is None:
        if "data-width" in element.attrib and "data-height" in element.attrib:
            return _Picture(element, gap)
        raise TemplateError(
            f"<{element.tag}> in a container has neither data-layout nor a size",
            hint="give it data-width and data-height, or move it out of the container",
            where=_where(element, context.name),
        )
    makers: dict[str, Callable[[], _Block | None]] = {
        "column": lambda: _container(_Column, element, gap, style, context),
        "wrap": lambda: _container(_Wrap, element, gap, style, context),
        "panel": lambda: _panel(element, gap, style, context),
    }
    if layout not in makers:
        raise TemplateError(
            f'data-layout="{layout}" is not known',
            hint=f"write one of {', '.join(_LAYOUTS)}",
            where=_where(element, context.name),
        )
    return makers[layout]()


def _container(
    kind: type[_Column] | type[_Wrap],
    element: Element,
    gap: float | None,
    style: Computed,
    context: _Context,
) -> _Block | None:
    blocks = [_block(child, style, context) for child in element]  # type: ignore[arg-type]
    children = [block for block in blocks if block is not None]
    return kind(element, gap, children) if children else None


def _panel(
    element: Element, gap: float | None, style: Computed, context: _Context
) -> _Block | None:
    children: list[Element] = list(element)  # type: ignore[arg-type]
    if not children or children[0].tag != "rect":
        raise TemplateError(
            "the first part of a panel must be a <rect>",
            hint="add <rect fill=…/> without a size before its words",
            where=_where(element, context.name),
        )
    blocks = [_block(child, style, context) for child in children[1:]]
    inner = [block for block in blocks if block is not None]
    if not inner:
        element.remove(children[0])
        return None
    content = inner[0] if len(inner) == 1 else _Column(element, None, inner)
    return _Panel(element, gap, children[0], content)


def _prepared(source: TextSource, context: _Context) -> PreparedText:
    if not source.spans[0].style.families:
        raise TemplateError(
            "this text names no font",
            hint='add font-family="…" to it or to a group around it',
            where=_where(source.element, context.name),
        )
    try:
        return prepare(source.spans, source.style, context.fonts)
    except FontError as error:
        place = _where(source.element, context.name)
        raise error.located(
            file=place.file, line=place.line, element=place.element, field=source.field
        ) from None


def _raise_first(block: _Block, width: float, shrink: float) -> None:
    for text in block.texts():
        if text.layout(width, shrink) is None:
            raise text.does_not_fit(width)


def _tallest(row: Sequence[tuple[_Block, Extent]]) -> float:
    return max(extent.height for _, extent in row)


def _padding(text: str) -> tuple[float, float, float, float]:
    """Return top, right, bottom and left as CSS's ``padding`` shorthand gives them."""
    parts = [number(part) for part in text.split()] or [0.0]
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    left = parts[3] if len(parts) > 3 else right
    return top, right, bottom, left


def _needed(element: Element, attribute: str, name: str) -> float:
    value = number(element.get(attribute), -1.0)
    if value <= 0:
        raise TemplateError(
            f"the container needs {attribute}",
            hint=f'add {attribute}="…" in px',
            where=_where(element, name),
        )
    return value


def _where(element: Element, name: str) -> Location:
    return Location(file=name, line=element.line or None, element=element.get("id"))
