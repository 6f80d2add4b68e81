"""Bytes → pixels: upright, in sRGB, and no more of them than are needed.

Pillow is told which types it may open, so that bytes that only claim to be a PNG
never reach one of its other plug-ins (its EPS plug-in starts a program).
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from PIL import Image

from connection_graphics.errors import Location, Notice

from .files import PictureFile
from .headers import is_animated

__all__ = ["Decoded", "decode", "to_srgb"]

#: What Pillow's readers raise for damaged files.
_DAMAGE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
_ORIENTATION: Final = 0x0112
#: How to put pixels upright, by the value of EXIF's orientation.
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: From this value on, width and height are exchanged.
_LYING: Final = 5
#: A reduced JPEG still has this many times the px that are wanted: its own filter is a plain mean.
_SPARE: Final = 2.0
_LARGEST_PROFILE: Final = 4_000_000
_opening: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture's pixels, upright but still in the file's own colours."""

    #: In one of the modes L, LA, RGB, RGBA and CMYK.
    image: Image.Image
    #: px of the whole picture, upright; the image has fewer where it was reduced.
    width: int
    height: int
    #: The ICC profile of its colours; empty where it has none.
    profile: bytes
    notices: tuple[Notice, ...]


def decode(file: PictureFile, *, cover: tuple[float, float] | None = None) -> Decoded:
    """Return the first frame of *file*.

    Where it is only to *cover* so many px, a JPEG is decoded at ½, ¼ or ⅛ of its size as
    long as that leaves twice as many.

    Raises:
        AssetError: the file is damaged.
    """
    try:
        opened, orientation = _opened(file)
        with opened:
            width, height = opened.size[::-1] if orientation >= _LYING else opened.size
            if cover is not None and file.kind == "jpeg":
                share = _SPARE * max(cover[0] / width, cover[1] / height)
                opened.draft(None, (ceil(share * file.width), ceil(share * file.height)))
            opened.load()
            profile = opened.info.get("icc_profile")
            image = _plain(opened)
    except _DAMAGE as error:
        raise file.error(
            f'"{file.name}" is damaged, or not whole',
            hint="open it to see whether it is whole, and save it again",
            code="picture-damaged",
        ) from error
    if orientation in _TURNS:
        image = image.transpose(_TURNS[orientation])
    return Decoded(
        image,
        width,
        height,
        profile if isinstance(profile, bytes) and len(profile) <= _LARGEST_PROFILE else b"",
        tuple(_notices(file, image)),
    )


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return *image* in sRGB, as RGB or RGBA.

    A profile that is damaged, or that is for another kind of colour, is passed over, as
    browsers do.
    """
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    colours = image.convert(image.mode.removesuffix("A")) if alpha else image
    converted = _by_profile(colours, profile) if profile else None
    plain = converted or colours.convert("RGB")
    if alpha is None:
        return plain
    plain.putalpha(alpha)
    return plain


def _opened(file: PictureFile) -> tuple[Image.Image, int]:
    """Return the file as Pillow sees it, not yet decoded, and its orientation."""
    # Pillow warns of damaged EXIF, which is no news to anybody. Its filters are the process's,
    # so they are changed by one thread at a time.
    with _opening, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = Image.open(io.BytesIO(file.data), formats=(file.kind.upper(),))
        if opened.size != (file.width, file.height):
            opened.close()
            raise ValueError("the size differs from the header's")
        return opened, _orientation(opened)


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return value if value in _TURNS else 1


def _plain(image: Image.Image) -> Image.Image:
    """Return a copy in a mode that can be resampled."""
    match image.mode:
        case "L" | "LA" | "RGB" | "RGBA" | "CMYK":
            return image.copy()
        case "I;16" | "I;16B" | "I;16L" | "I;16N" | "I":
            # Pillow's own conversion cuts off what is above 255.
            return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        case "1":
            return image.convert("LA" if "transparency" in image.info else "L")
        case "P" if "transparency" not in image.info and image.im.getpalettemode() != "RGBA":
            return image.convert("RGB")
        case _:
            return image.convert("RGBA")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    from PIL import ImageCms

    try:
        source: Any = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            image,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _notices(file: PictureFile, image: Image.Image) -> list[Notice]:
    notices = []
    where = Location(field=file.field)
    if is_animated(file.data, file.kind):
        notices.append(
            Notice(
                "picture-animated",
                f'"{file.name}" is animated: its first frame is drawn',
                where,
            )
        )
    if image.mode == "CMYK":
        notices.append(
            Notice(
                "picture-cmyk",
                f'"{file.name}" has the colours of a printing press (CMYK): '
                "they may come out a little different; ask for RGB",
                where,
            )
        )
    return notices
