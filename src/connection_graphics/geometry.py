"""Rectangles and the distances from their edges, in px of the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["NOTHING", "Box", "Insets"]


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances from the four edges, in px, inwards."""

    top: float = 0
    right: float = 0
    bottom: float = 0
    left: float = 0

    def union(self, other: Insets) -> Insets:
        """Return the larger distance for each edge."""
        return Insets(
            max(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
            max(self.left, other.left),
        )


#: No distance from any edge.
NOTHING: Final = Insets()


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in px; y grows downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.top + self.height

    def contains(self, other: Box, *, tolerance: float = 0) -> bool:
        """Tell whether *other* lies inside, or sticks out by no more than *tolerance* px."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def inset(self, insets: Insets | float) -> Box:
        """Return the box without a strip along each edge; never smaller than nothing."""
        if not isinstance(insets, Insets):
            insets = Insets(insets, insets, insets, insets)
        return Box(
            self.left + insets.left,
            self.top + insets.top,
            max(0, self.width - insets.left - insets.right),
            max(0, self.height - insets.top - insets.bottom),
        )

    def intersection(self, other: Box) -> Box:
        """Return what the two have in common; it may have no width or no height."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, max(0, right - left), max(0, bottom - top))
