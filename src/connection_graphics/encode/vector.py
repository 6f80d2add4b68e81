"""Outlines → SVG or PDF: sharp at any size, and no font is needed to look at them."""

from __future__ import annotations

from ..drawing import Drawing
from ..errors import UnknownNameError
from ..metadata import Metadata, rdf
from .limit import too_large
from .types import VECTOR_TYPES, file_type_of

__all__ = ["encode_drawing", "svg_text"]

_NOTHING = Metadata()


def encode_drawing(
    drawing: Drawing,
    file_type: str,
    *,
    scale: float = 1.0,
    max_bytes: int | None = None,
    metadata: Metadata = _NOTHING,
    bleed: float | None = None,
) -> bytes:
    """Return the bytes of *drawing* as "svg" or "pdf"; *scale* 2 gives twice the measures.

    *bleed* is what a printer cuts from each edge of a PDF's page, in px of the canvas.

    Raises:
        OutputError: it has more than *max_bytes* bytes (code ``file-too-large``).
        UnknownNameError: *file_type* is neither "svg" nor "pdf".
    """
    chosen = file_type_of(file_type)
    if chosen == "svg":
        data = svg_text(drawing, metadata, scale=scale).encode("utf-8")
    elif chosen == "pdf":
        from .pdf import pdf_bytes

        data = pdf_bytes(drawing, metadata, scale=scale, bleed=bleed)
    else:
        raise UnknownNameError("vector file type", chosen, VECTOR_TYPES)
    if max_bytes is not None and len(data) > max_bytes:
        raise too_large(len(data), max_bytes, chosen)
    return data


def svg_text(drawing: Drawing, metadata: Metadata = _NOTHING, *, scale: float = 1.0) -> str:
    """Return *drawing* as an SVG document; *scale* changes its measures, not what is inside."""
    return drawing.to_svg(
        title=metadata.title,
        description=metadata.alt_text,
        lang=metadata.lang,
        metadata=rdf(metadata),
        scale=scale,
    )
