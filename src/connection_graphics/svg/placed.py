"""A text and where it stands: what the resolver hands on to the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from ..text.layout import PlacedRun, TextLayout
from .boxes import TextBox
from .spans import TextSource
from .tree import Element
from .values import Matrix, multiplied

__all__ = ["FLIP", "PlacedText", "flipped_about"]

#: The canvas's mirror image about x = 0.
FLIP: Matrix = (-1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text element, its layout, and where both stand."""

    element: Element
    source: TextSource
    layout: TextLayout
    #: Left edge of the box and first baseline, in the element's user space.
    x: float
    baseline: float
    #: From the element's user space to the canvas.
    matrix: Matrix
    #: Turns the words back where the picture around them is mirrored.
    inner: Matrix | None = None
    #: Glyphs that stand each at its own angle, instead of the layout's lines.
    turned: tuple[tuple[Matrix, PlacedRun], ...] = ()
    #: The box that the template gives the words, in the element's user space.
    box: TextBox | None = None

    @property
    def to_canvas(self) -> Matrix:
        """From the words' own space to the canvas."""
        return self.matrix if self.inner is None else multiplied(self.matrix, self.inner)


def flipped_about(x: float) -> Matrix:
    """Return the reflection about the upright line at *x*."""
    return (-1.0, 0.0, 0.0, 1.0, 2 * x, 0.0)
