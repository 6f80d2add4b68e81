"""Families and their files, as ``fonts.toml`` or the files themselves describe them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable

__all__ = ["Family", "FontFile"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file of a family: where it is, and which part of the design space it has."""

    path: Traversable
    style: str = "normal"
    #: Range of each axis, such as ``{"wght": (200, 800)}``; empty for a static font.
    axes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    #: Weight of a static font.
    weight: int = 400


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A family as ``fonts.toml`` describes it."""

    name: str
    files: tuple[FontFile, ...]
    #: Axis values that are always set, such as ``{"opsz": 96}``.
    settings: Mapping[str, float] = field(default_factory=dict)
    #: Scripts (ISO 15924) that this family is a fallback for.
    scripts: frozenset[str] = frozenset()
    role: str = "fallback"
    #: Size relative to the family that it stands in for.
    scale: float = 1.0
    #: Smallest line height (a number of ems) at which its marks do not collide.
    line_height: float = 0.0
    version: str = ""
    licence: str = ""
    licence_file: Traversable | None = None
    copyright: str = ""
    source: str = ""
    note: str = ""

    def nearest(self, weight: float, style: str) -> FontFile:
        """Return the file nearest to *weight* and *style* (CSS Fonts 4, section 5.2, in brief)."""
        styled = [file for file in self.files if file.style == style] or list(self.files)

        def distance(file: FontFile) -> tuple[float, int]:
            low, high = file.axes.get("wght", (file.weight, file.weight))
            away = max(low - weight, weight - high, 0)
            # On a tie CSS prefers the heavier face for bold text, the lighter for the rest.
            return away, (-file.weight if weight >= 500 else file.weight)

        return min(styled, key=distance)
