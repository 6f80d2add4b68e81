"""Pixels → PNG, JPEG or WebP bytes, and outlines → SVG or PDF, under the platform's limit.

Every file is tagged sRGB and says what it shows (:mod:`..metadata`). Nothing
here depends on the day or the machine: the colour profile is a file of the
library with a constant date, and quality is found by a search with fixed
steps, so the same pixels give the same bytes.
"""

from __future__ import annotations

from .pixels import encode
from .srgb import srgb_profile
from .types import FILE_TYPES, MEDIA_TYPES, VECTOR_TYPES, file_type_of, png_mode, suffix_of
from .vector import encode_drawing, svg_text

__all__ = [
    "FILE_TYPES",
    "MEDIA_TYPES",
    "VECTOR_TYPES",
    "encode",
    "encode_drawing",
    "file_type_of",
    "png_mode",
    "srgb_profile",
    "suffix_of",
    "svg_text",
]
