"""Drawing → pixels or PDF, by CairoSVG on cairo's surfaces.

The only other module that knows CairoSVG is :mod:`.svg`. Our ``<glyphs>``
element is registered with it: its handler appends cached outlines to the
current path, so that groups, transforms, opacity, clips, masks, gradients and
strokes stay CairoSVG's own.

CairoSVG and cairo are imported when the first picture is drawn: without the
system's cairo library, everything else still works.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Mapping
from typing import Any

from PIL import Image

from .drawing import Drawing
from .errors import SetupError

__all__ = ["cairo_version", "draw_pdf", "rasterise"]

_MISSING = """the system library "cairo" is not installed, so no picture can be drawn"""
_INSTALL = (
    "install it: Debian and Ubuntu `apt install libcairo2`; Fedora `dnf install cairo`; "
    "Alpine `apk add cairo`; macOS `brew install cairo`; "
    "Windows: install the GTK runtime, or use WSL"
)


def rasterise(drawing: Drawing, *, scale: float = 1.0) -> Image.Image:
    """Return the pixels of *drawing*, as an RGB image, or RGBA where it is not opaque.

    *scale* 2 gives twice the px in each direction. Raises :class:`SetupError` where the
    system has no cairo library.
    """
    backend = _backend()
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    surface = backend.draw(drawing, width, height)
    data = bytes(surface.get_data())
    stride = surface.get_stride()
    image = Image.frombuffer("RGBA", (width, height), data, "raw", "BGRa", stride, 1)
    low, _ = image.getchannel("A").getextrema()
    if low == 255:
        return Image.frombuffer("RGB", (width, height), data, "raw", "BGRX", stride, 1).copy()
    return image.copy()


def draw_pdf(
    drawing: Drawing, *, scale: float = 1.0, info: Mapping[str, str] | None = None
) -> bytes:
    """Return *drawing* as a PDF of one page, in which every letter is an outline.

    *scale* 1 makes 1 px of the canvas 1/96 inch. *info* goes into the document's properties:
    title, author, subject, keywords, creator, create_date and mod_date (ISO 8601).
    Raises :class:`SetupError` where the system has no cairo library.
    """
    out = io.BytesIO()
    _backend().draw_pdf(drawing, out, drawing.width * scale, drawing.height * scale, info or {})
    return out.getvalue()


def cairo_version() -> str:
    """Return the version of the system's cairo, or raise :class:`SetupError`."""
    _backend()
    import cairocffi

    return str(cairocffi.cairo_version_string())


_loaded: Any = None
_loading = threading.Lock()


def _backend() -> Any:
    global _loaded  # noqa: PLW0603 - an import that is put off
    with _loading:
        if _loaded is None:
            try:
                from . import _cairo_backend
            except OSError as error:
                raise SetupError(_MISSING, hint=_INSTALL, code="no-cairo") from error
            _loaded = _cairo_backend
        return _loaded
