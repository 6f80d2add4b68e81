"""Pixels → PNG, JPEG or WebP: the best that stays under a limit."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

from PIL import Image

from ..bitmap import Bitmap
from ..errors import DataError, UnknownNameError
from ..metadata import Metadata, xmp_packet
from ..png import Mode
from .limit import best_within
from .png import exact_palette, png_bytes, reduced
from .srgb import srgb_profile
from .types import FILE_TYPES, VECTOR_TYPES, file_type_of, png_mode

__all__ = ["encode"]

#: Best quality of JPEG unless asked otherwise: 92 keeps flat art clean.
_BEST = 92
#: Below 40 rings show around letters, below 30 they are hard to read.
_LEAST_FULL_COLOUR = 40
_LEAST = 30
#: Sizes of palette that a PNG over its limit falls to.
_PALETTES = (256, 128, 64)
#: Lossless WebP of flat art has 0.4 bits a pixel, less than lossy WebP; of a photograph 8 or more.
_BITS_OF_FLAT_ART = 1.0
#: Where the lossy file is smaller than this share of the lossless one, it is worth the loss.
_WORTH_THE_LOSS = 0.5

_NOTHING = Metadata()


def encode(
    source: Image.Image | Bitmap,
    file_type: str,
    *,
    max_bytes: int | None = None,
    quality: int | None = None,
    png: Mode | str = Mode.BALANCED,
    metadata: Metadata = _NOTHING,
) -> bytes:
    """Return the bytes of the pixels of *source* as *file_type*, at most *max_bytes* of them.

    JPEG and WebP take the best quality that meets the limit, *quality* (1 to 100) at most. JPEG
    keeps full colour resolution as long as it can. WebP is lossless where that suits the picture
    and no *quality* is asked for. PNG is exact, or falls to a palette of 256, 128 or 64 colours;
    "png8" has a palette of 256 from the start. *png* is "fast", "balanced" or "small": how hard
    a PNG is pressed, with the same pixels.

    Raises:
        DataError: *quality* is not between 1 and 100.
        OutputError: the limit cannot be met (code ``file-too-large``); its ``value`` is the
            smallest size reached.
        UnknownNameError: *file_type* is not one of pixels, or *png* not one of the three.
    """
    chosen = file_type_of(file_type)
    if chosen in VECTOR_TYPES:
        raise UnknownNameError("file type of pixels", chosen, FILE_TYPES.keys() - VECTOR_TYPES)
    best = _checked(quality)
    mode = png_mode(png)
    if chosen == "jpeg":
        attempts = _jpeg_attempts(_own_image(source), best or _BEST, metadata)
    elif chosen == "webp":
        attempts = _webp_attempts(_own_image(source), best, metadata)
    else:
        attempts = _png_attempts(source, metadata, mode, with_palette=chosen == "png8")
    return best_within(attempts, max_bytes, file_type=chosen)


def _checked(quality: int | None) -> int | None:
    if quality is not None and not 1 <= quality <= 100:
        raise DataError(
            f"the quality {quality} does not exist",
            hint="choose one from 1 to 100; 92 is usual",
            value=quality,
        )
    return quality


def _image(source: Image.Image | Bitmap) -> Image.Image:
    # Pillow keeps the options of a save in the image: two threads must not save the same one.
    return source.image() if isinstance(source, Bitmap) else source.copy()


def _own_image(source: Image.Image | Bitmap) -> Image.Image:
    """Return an image that nobody else saves: Pillow keeps the options of a save in it."""
    return source.image() if isinstance(source, Bitmap) else source.copy()


def _png_attempts(
    source: Image.Image | Bitmap, metadata: Metadata, mode: Mode, *, with_palette: bool
) -> list[Callable[[], bytes]]:
    if not isinstance(source, Bitmap) or source.has_at_most(256):
        exact = exact_palette(_image(source))
        if exact is not None:
            return [partial(png_bytes, exact, metadata, mode)]
    smaller: list[Callable[[], bytes]] = [
        partial(_reduced_png, source, colours, metadata, mode) for colours in _PALETTES
    ]
    return smaller if with_palette else [partial(png_bytes, source, metadata, mode), *smaller]


def _reduced_png(
    source: Image.Image | Bitmap, colours: int, metadata: Metadata, mode: Mode
) -> bytes:
    return png_bytes(reduced(_image(source), colours), metadata, mode)


def _jpeg_attempts(image: Image.Image, best: int, metadata: Metadata) -> list[Callable[[], bytes]]:
    opaque = _opaque(image)
    steps = [(quality, True) for quality in _falling(best, _LEAST_FULL_COLOUR)]
    steps += [(quality, False) for quality in _falling(min(best, _LEAST_FULL_COLOUR), _LEAST)]
    return [partial(_jpeg, opaque, quality, full, metadata) for quality, full in steps]


def _jpeg(image: Image.Image, quality: int, full_colour: bool, metadata: Metadata) -> bytes:
    out = io.BytesIO()
    image.save(
        out,
        "JPEG",
        quality=quality,
        # Full colour resolution (4:4:4): orange beside ink bleeds at 4:2:0.
        subsampling=0 if full_colour else 2,
        optimize=True,
        progressive=True,
        # Else Pillow writes the one that the image has had from its own file.
        comment=b"",
        icc_profile=srgb_profile(),
        xmp=xmp_packet(metadata),
    )
    return out.getvalue()


def _webp_attempts(
    image: Image.Image, best: int | None, metadata: Metadata
) -> list[Callable[[], bytes]]:
    lossy: list[Callable[[], bytes]] = [
        partial(_webp, image, quality, metadata) for quality in _falling(best or _BEST, _LEAST)
    ]
    if best is not None:
        return lossy
    lossless = _webp(image, None, metadata)
    bits = len(lossless) * 8 / (image.width * image.height)
    if bits > _BITS_OF_FLAT_ART and len(lossy[0]()) < _WORTH_THE_LOSS * len(lossless):
        return lossy
    return [lambda: lossless, *lossy]


def _webp(image: Image.Image, quality: int | None, metadata: Metadata) -> bytes:
    """Return a WebP file, lossless where *quality* is ``None``."""
    out = io.BytesIO()
    image.save(
        out,
        "WEBP",
        lossless=quality is None,
        # Of a lossless file this is the effort.
        quality=75 if quality is None else quality,
        method=4,
        icc_profile=srgb_profile(),
        xmp=xmp_packet(metadata),
    )
    return out.getvalue()


def _falling(best: int, least: int) -> range:
    """Return the qualities from *best* down to *least*; *best* alone where it is less."""
    return range(best, min(best, least) - 1, -1)


def _opaque(image: Image.Image) -> Image.Image:
    """Return *image* on white: JPEG has no transparency."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground
