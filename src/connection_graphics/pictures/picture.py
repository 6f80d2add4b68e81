"""Pixels that a drawing refers to, and how it does so."""

from __future__ import annotations

import hashlib
import io
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

__all__ = ["SCHEME", "Picture"]

#: What an ``href`` to one of our own pictures begins with.
SCHEME: Final = "picture:"

#: Of a photograph in an SVG or PDF file, whose pixels would else take ten times the room.
_QUALITY: Final = 92


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels in sRGB, RGB or RGBA, ready to be drawn one for one."""

    image: Image.Image = field(repr=False)
    #: ``picture:`` and a digest of what it was made from.
    href: str

    @classmethod
    def of(cls, image: Image.Image, *made_of: object) -> Picture:
        """Return *image* as a picture; *made_of* says all that its pixels depend on."""
        digest = hashlib.sha256(repr(made_of).encode()).hexdigest()
        return cls(image, f"{SCHEME}{digest[:32]}")

    @property
    def cost(self) -> int:
        """Bytes that it takes in memory."""
        return self.image.width * self.image.height * 4

    def jpeg(self) -> bytes | None:
        """Return it as a JPEG, or ``None`` where it has see-through parts."""
        if self.image.mode != "RGB":
            return None
        file = io.BytesIO()
        self.image.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
        return file.getvalue()

    def data_url(self) -> str:
        """Return it as an address that holds the whole file: JPEG, or PNG with alpha."""
        data, kind = self.jpeg(), "jpeg"
        if data is None:
            file = io.BytesIO()
            self.image.save(file, "PNG", optimize=True)
            data, kind = file.getvalue(), "png"
        return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
