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

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf

from ..errors import FitError, Location, TemplateError
from ._flow_blocks import Block, Column, Panel, Picture, Placement, Text, Wrap
from .context import Context
from .properties import Computed, computed
from .tree import Element, walk
from .values import number

__all__ = ["Flow", "lay_out_container"]

_LAYOUTS = ("column", "wrap", "panel")
#: Steps from the largest to the smallest size: one is below half a px for the largest type.
_STEPS = 512
#: Most steps that are guessed, before the rest is halved; and the least room in px, but none.
_TRIES = 6
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Flow:
    """What came of a container: its texts, and the fields that there was no room for."""

    placements: tuple[Placement, ...]
    dropped: tuple[str, ...]


def lay_out_container(element: Element, inherited: Computed, context: Context) -> Flow:
    """Place everything inside the outermost container *element*.

    Rects and pictures are moved in the tree itself, what is left out is taken from it.
    Raises :class:`FitError` where the words do not fit even at their smallest sizes and
    with nothing more to leave out.
    """
    dropped: list[str] = []
    while True:
        block = _block(element, inherited, context)
        if block is None:
            return Flow((), tuple(dropped))
        try:
            _fill(block, element, context.name)
        except FitError:
            victim = _least_needed(element)
            if victim is None:
                raise
            dropped.extend(_fields_in(victim))
            _parent_of(element, victim).remove(victim)
            continue
        placed = [text.placement for text in block.texts() if text.placement is not None]
        return Flow(tuple(placed), tuple(dropped))


def _fill(block: Block, element: Element, name: str) -> None:
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


def _least_shrink(block: Block, width: float, height: float) -> float:
    """Return how much the texts must give way, from 0 (not at all) to 1 (all they can)."""

    def excess(step: int) -> float:
        extent = block.extent(width, step / _STEPS)
        return inf if extent is None else extent.height - height - 0.01

    low, high = 0, _STEPS
    too_high = excess(low)
    if too_high <= 0:
        return 0.0
    room = -excess(high)
    if room < 0:
        return 1.0
    room = max(room, _LEAST)
    # The Illinois method (Dowell and Jarratt, 1971), for heights are nearly straight but where
    # lines break elsewhere; where those jump, halving ends the search.
    tries, side = 0, 0
    while high - low > 1:
        step = (low + high) // 2
        if tries < _TRIES and too_high < inf:
            step = low + ceil((high - low) * too_high / (too_high + room))
            step = min(max(step, low + 1), high - 1)
        tries += 1
        found = excess(step)
        if found <= 0:
            high, room = step, max(-found, _LEAST)
            too_high, side = too_high / 2 if side > 0 else too_high, 1
        else:
            low, too_high = step, found
            room, side = room / 2 if side < 0 else room, -1
    return high / _STEPS


def _overflow(block: Block, width: float, height: float, shrink: float) -> FitError:
    """Return the error for a container that is too small, blaming the longest text in it."""
    for text in block.texts():
        if text.fitted(width, shrink) is None:
            return text.does_not_fit(width)
    longest = max(block.texts(), key=lambda text: len(text.source.text))
    extent = block.extent(width, shrink)
    excess = (extent.height if extent else height) - height
    own = longest.extent(width, shrink)
    characters = len(longest.source.text)
    over = max(1, round(characters * min(1.0, excess / max(own.height if own else 1, 1))))
    words = "character" if over == 1 else "characters"
    return FitError(
        f"the words do not fit together, even at the smallest sizes: {excess:.0f} px too high",
        overflow=over,
        min_size=longest.source.style.min_size,
        value=longest.source.text,
        hint=f"shorten this one by about {over} {words}, or leave another one out",
        where=Location(field=longest.source.field, element=longest.element.get("id")),
    )


def _block(element: Element, inherited: Computed, context: Context) -> Block | None:
    """Return the block that *element* is, or ``None`` for one that takes no room."""
    gap_text = element.get("data-gap-before")
    gap = None if gap_text is None else number(gap_text)
    if element.tag == "text":
        source = context.in_box(context.read(element, inherited))
        return Text(element, gap, source, context) if source.text else None
    style = computed(inherited, element)
    layout = element.get("data-layout")
    if layout is None:
        if "data-width" in element.attrib and "data-height" in element.attrib:
            return Picture(element, gap)
        raise TemplateError(
            f"<{element.tag}> in a container has neither data-layout nor a size",
            hint="give it data-width and data-height, or move it out of the container",
            where=_where(element, context.name),
        )
    makers: dict[str, Callable[[], Block | None]] = {
        "column": lambda: _container(Column, element, gap, style, context),
        "wrap": lambda: _container(Wrap, element, gap, style, context),
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
    kind: type[Column] | type[Wrap],
    element: Element,
    gap: float | None,
    style: Computed,
    context: Context,
) -> Block | None:
    blocks = [_block(child, style, context) for child in element]  # type: ignore[arg-type]
    children = [block for block in blocks if block is not None]
    return kind(element, gap, children) if children else None


def _panel(element: Element, gap: float | None, style: Computed, context: Context) -> Block | None:
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
    content = inner[0] if len(inner) == 1 else Column(element, None, inner)
    return Panel(element, gap, children[0], content)


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
