"""Pixels → PNG, JPEG or WebP bytes, under the platform's limit and tagged sRGB.

Nothing here depends on the day or the machine: the colour profile is a file of
the library with a constant date, and quality is found by a search with fixed
steps, so the same pixels give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from .errors import OutputError, UnknownNameError

__all__ = ["FILE_TYPES", "MEDIA_TYPES", "encode", "file_type_of", "suffix_of"]

#: File types, with the suffix that files of each are given.
FILE_TYPES = {"png": ".png", "jpeg": ".jpg", "webp": ".webp"}
MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}

_ALIASES = {"jpg": "jpeg", "jpe": "jpeg"}
#: Best first. 92 with full colour resolution keeps flat art clean; X re-encodes above 85.
_QUALITIES = (92, 88, 85, 80, 74, 68, 60, 50, 40)


def file_type_of(name: str) -> str:
    """Return the file type that *name* (``jpg``, ``.PNG``, ``image/webp``) means."""
    folded = name.strip().lower().lstrip(".").removeprefix("image/")
    folded = _ALIASES.get(folded, folded)
    if folded not in FILE_TYPES:
        raise UnknownNameError("file type", name, FILE_TYPES, code="unknown-file-type")
    return folded


def suffix_of(file_type: str) -> str:
    """Return the suffix of *file_type*, with its dot."""
    return FILE_TYPES[file_type_of(file_type)]


def encode(
    image: Image.Image,
    file_type: str,
    *,
    max_bytes: int | None = None,
    quality: int | None = None,
    alt_text: str = "",
    title: str = "",
) -> bytes:
    """Return the bytes of *image* as *file_type*, at most *max_bytes* of them.

    JPEG and WebP take the best quality that meets the limit, *quality* at most. *title*
    and *alt_text* go into the file where the type has a place for them. Raises
    :class:`OutputError` (code ``file-too-large``) with the smallest size reached.
    """
    chosen = file_type_of(file_type)
    if chosen == "png":
        attempts: list[Callable[[], bytes]] = [lambda: _png(image, title, alt_text)]
    else:
        writer = _jpeg if chosen == "jpeg" else _webp
        steps = [step for step in _QUALITIES if quality is None or step <= quality]
        attempts = [
            lambda step=step: writer(image, step, alt_text)  # type: ignore[misc]
            for step in (steps or [quality or _QUALITIES[-1]])
        ]
    smallest: bytes | None = None
    for attempt in attempts:
        data = attempt()
        if max_bytes is None or len(data) <= max_bytes:
            return data
        if smallest is None or len(data) < len(smallest):
            smallest = data
    assert smallest is not None
    raise OutputError(
        f"the picture cannot be made smaller than {len(smallest):,} bytes as "
        f"{chosen.upper()}, the limit is {max_bytes:,}",
        code="file-too-large",
        value=len(smallest),
        hint="choose another file type, or a smaller picture",
    )


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the ICC profile that says *sRGB* (IEC 61966-2-1)."""
    return (files(__package__) / "data" / "srgb.icc").read_bytes()


def _png(image: Image.Image, title: str, alt_text: str) -> bytes:
    info = PngInfo()
    # Rendering intent 0, perceptual (PNG 3, section 11.3.2.5).
    info.add(b"sRGB", b"\x00")
    if title:
        info.add_itxt("Title", title, lang="")
    if alt_text:
        info.add_itxt("Description", alt_text, lang="")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=9, pnginfo=info)
    return out.getvalue()


def _jpeg(image: Image.Image, quality: int, alt_text: str) -> bytes:
    out = io.BytesIO()
    opaque = _opaque(image)
    opaque.save(
        out,
        "JPEG",
        quality=quality,
        # Full colour resolution: orange beside ink bleeds at 4:2:0.
        subsampling=0 if quality >= 80 else 2,
        optimize=True,
        progressive=True,
        icc_profile=srgb_profile(),
        comment=alt_text.encode("utf-8")[:65_000],
    )
    return out.getvalue()


def _webp(image: Image.Image, quality: int, _alt_text: str) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=5, icc_profile=srgb_profile())
    return out.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    """Return *image* on white: JPEG has no transparency."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
