"""Photographs, logos and QR codes: found, checked, cut to their slots.

Knows Pillow and segno, and nothing of templates or drawings.
"""

from __future__ import annotations

from pathlib import Path

from .files import MAX_BYTES, MAX_PIXELS, PictureFile, find_picture
from .focus import Focus, read_focus
from .library import Library, LogoFacts, Vector
from .picture import SCHEME, Picture
from .slots import CodeSlot, LogoSlot, PhotoSlot, Session, Slots

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "SCHEME",
    "CodeSlot",
    "Focus",
    "Library",
    "LogoFacts",
    "LogoSlot",
    "PhotoSlot",
    "Picture",
    "PictureFile",
    "Session",
    "Slots",
    "Vector",
    "find_picture",
    "read_focus",
    "slots_for",
]


def slots_for(
    session: Session,
    folder: Path | None,
    *,
    image: str | None = None,
    image_focus: str | None = None,
    logo: str | None = None,
    logo_2: str | None = None,
    link: str | None = None,
    qr: bool | None = None,
) -> Slots:
    """Return what a template may place of these fields of a row.

    The files are found and checked now, and decoded when the template asks for them.

    Raises:
        AssetError: a file is missing, elsewhere, too large, damaged, or of a wrong type.
        DataError: *image_focus* says nothing that is known.
    """
    library = session.library
    focus = read_focus(image_focus)
    return Slots(
        session,
        PhotoSlot(session, library.open(folder, image, field="image"), focus) if image else None,
        LogoSlot(session, library.open(folder, logo, field="logo")) if logo else None,
        LogoSlot(session, library.open(folder, logo_2, field="logo_2")) if logo_2 else None,
        CodeSlot(session, link, asked=qr is True) if link and qr is not False else None,
    )
