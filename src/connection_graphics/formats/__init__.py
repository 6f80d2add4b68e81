"""Formats: which canvas a network takes, what it may hide of it, and in which file types.

The facts are lines of ``data/formats.toml``, each with its source; nothing of them is written here.
"""

from __future__ import annotations

from connection_graphics.formats.format import (
    FILE_TYPES,
    LARGEST_SIDE,
    SHAPES,
    SMALLEST_SHOWN,
    Crop,
    FileType,
    Format,
    Shape,
    round_px,
)
from connection_graphics.formats.table import (
    FORMATS,
    Source,
    expand_formats,
    format_groups,
    format_sources,
    get_format,
    network_title,
)
from connection_graphics.geometry import Box, Insets

__all__ = [
    "FILE_TYPES",
    "FORMATS",
    "LARGEST_SIDE",
    "SHAPES",
    "SMALLEST_SHOWN",
    "Box",
    "Crop",
    "FileType",
    "Format",
    "Insets",
    "Shape",
    "Source",
    "expand_formats",
    "format_groups",
    "format_sources",
    "get_format",
    "network_title",
    "round_px",
]
