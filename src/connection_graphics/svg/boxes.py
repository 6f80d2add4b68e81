"""The box that a text stands in: a shape, a width, or the rect that carries its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..text.style import Align
from .bounds import bounds
from .spans import TextSource
from .tree import Element
from .values import fragment, length

__all__ = ["TextBox", "box_of"]

_SHARES = {Align.MIDDLE: 0.5, Align.END: 1.0}


@dataclass(frozen=True, slots=True)
class TextBox:
    """Where words may stand, in px; without a height only the width is given."""

    x: float
    y: float
    width: float
    height: float | None = None


def box_of(source: TextSource, by_id: Mapping[str, Element]) -> TextBox | None:
    """Return the box of *source*, or ``None`` for a text that stands at a point.

    ``shape-inside`` names a shape: a rect is the box itself, in a circle or an ellipse it is
    the largest box inside, of any other shape the box around it. ``inline-size`` gives a
    width only. A shape whose id is that of the text and ``-box`` serves editors that know
    neither; it is not drawn.
    """
    element = source.element
    target = fragment(element.get("shape-inside"))
    shape = by_id.get(target or f"{element.get('id')}-box")
    if shape is not None:
        found = bounds(shape, inscribed=True)
        if found is not None and found.width > 0 and found.height > 0:
            if target is None:
                shape.set("display", "none")
            padding = length(element.get("shape-padding"))
            return TextBox(
                found.left + padding,
                found.top + padding,
                found.width - 2 * padding,
                found.height - 2 * padding,
            )
    width = length(element.get("inline-size"))
    if width > 0:
        share = _SHARES.get(source.style.align, 0.0)
        return TextBox(length(element.get("x")) - width * share, length(element.get("y")), width)
    return None
