"""What templates call to place a photograph, a logo or a QR code.

A template knows how large its slot is, the engine knows the picture: so a template asks
``image.fill(width, height)`` while it is filled, and gets the address of exactly those
pixels. The macros in ``templates/svg/_motifs/pictures.svg`` do the asking.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from connection_graphics.errors import Location, Notice, TemplateError

from .files import PictureFile
from .focus import Focus
from .library import Library, faint
from .logo import CLEAR_SPACE, FAINT, contained, suits
from .picture import Picture
from .qr import LEAST_MODULE, code_of

__all__ = [
    "CodeSlot",
    "LogoSlot",
    "PhotoSlot",
    "PlacedCode",
    "PlacedLogo",
    "Session",
    "Slots",
]

#: A logo may be drawn this much smaller than its slot allows, rather than blurred.
_LEAST_SHARE: Final = 0.6
#: A logo with a few px too few is drawn at full size: nobody sees that.
_GROWTH: Final = 1.1
#: Smallest QR code with its quiet zone, as a share of the short side.
_LEAST_CODE: Final = 0.14


class Session:
    """The pictures of one graphic: what was asked for, and what came of it."""

    def __init__(
        self, library: Library, *, format_name: str, width: int, height: int, scale: float = 1.0
    ) -> None:
        """Begin a graphic of *width* × *height* px, drawn with *scale* pixels a px."""
        self.library = library
        self.format_name = format_name
        self.width = width
        self.height = height
        self.scale = scale
        #: By their ``href``.
        self.pictures: dict[str, Picture] = {}
        self._notices: dict[Notice, None] = {}

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was noticed, each thing once."""
        return tuple(self._notices)

    def notice(self, *notices: Notice) -> None:
        """Keep *notices*."""
        self._notices.update(dict.fromkeys(notices))

    def take(self, picture: Picture) -> str:
        """Keep *picture* for the drawing, and return its ``href``."""
        self.pictures[picture.href] = picture
        return picture.href

    def size(self, *values: object) -> tuple[int, ...]:
        """Return a slot's measures as whole px.

        Raises:
            TemplateError: they are no sizes of something on this canvas.
        """
        largest = 2 * max(self.width, self.height)
        measures = []
        for value in values:
            if not isinstance(value, int | float) or not math.isfinite(value):
                raise _bad_size(value)
            whole = round(value)
            if not 0 < whole <= largest:
                raise _bad_size(value)
            measures.append(whole)
        return tuple(measures)


class PhotoSlot:
    """A row's photograph, as a template's ``image``."""

    def __init__(self, session: Session, file: PictureFile, focus: Focus) -> None:
        self._session = session
        self._file = file
        self._focus = focus
        self.used = False

    def fill(self, width: float, height: float) -> str:
        """Return the ``href`` of the photograph filling *width* × *height* px.

        Raises:
            AssetError: it is damaged or too small.
            TemplateError: *width* and *height* are no sizes.
        """
        session = self._session
        across, down = session.size(width, height)
        picture, notices = session.library.photograph(
            self._file, across, down, self._focus, session.scale, session.format_name
        )
        self.used = True
        session.notice(*notices)
        return session.take(picture)


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo in its slot: px from the slot's upper left corner."""

    href: str
    x: int
    y: int
    width: int
    height: int
    #: Colour of what it must stand on.
    panel: str
    #: px to be left free on each side.
    clear: int


class LogoSlot:
    """A partner's logo, as a template's ``logo``."""

    def __init__(self, session: Session, file: PictureFile) -> None:
        self._session = session
        self._file = file
        self.used = False

    def fit(
        self,
        width: float,
        height: float,
        *grounds: str,
        align: str = "middle",
        least: float = 0.0,
    ) -> PlacedLogo:
        """Return the logo as large as *width* × *height* px allow, clear space left free.

        *grounds* are the colours it may stand on, the one that is liked best first. *least* is
        the smallest clear space in px. It stands in the ``middle``, at the ``start`` or ``end``.

        Raises:
            AssetError: it is damaged, too small, or not to be drawn.
            TemplateError: *width* and *height* are no sizes.
        """
        session = self._session
        across, down = session.size(width, height)
        logo = session.library.logo(self._file)
        session.notice(*logo.notices)
        w, h = contained(logo.ratio, across, down, least=least)
        share = self._share(w, h)
        w, h = max(1, round(w * share)), max(1, round(h * share))
        clear = round(max(h * CLEAR_SPACE, least))
        x = {"start": clear, "end": across - clear - w}.get(align, (across - w) // 2)
        ground = suits(logo.art, grounds or ("#FFFFFF",))
        if ground.contrast < FAINT:
            session.notice(faint(self._file))
        self.used = True
        href = session.take(session.library.logo_pixels(self._file, w, h, session.scale))
        return PlacedLogo(href, x, (down - h) // 2, w, h, ground.colour, clear)

    def _share(self, width: float, height: float) -> float:
        """Return how much of *width* × *height* the logo's px are enough for."""
        pixels = self._session.library.logo(self._file).pixels
        if pixels is None:
            return 1.0
        share = min(1.0, _GROWTH * pixels[0] / width, _GROWTH * pixels[1] / height)
        if share == 1.0:
            return 1.0
        wide = width >= height
        wanted = f"{round(width)} px wide" if wide else f"{round(height)} px high"
        had = f"{self._file.width} × {self._file.height} px"
        if share < _LEAST_SHARE:
            raise self._file.error(
                f'the logo "{self._file.name}" has {had}, '
                f"and needs {wanted} for {self._session.format_name}",
                hint="ask for an SVG or a larger PNG",
                code="logo-too-small",
            )
        share /= _GROWTH
        self._session.notice(
            Notice(
                "logo-small",
                f'the logo "{self._file.name}" has {had}: it is '
                f"drawn smaller than it could be ({wanted}); ask for an SVG or a larger PNG",
                Location(field=self._file.field),
            )
        )
        return share


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A QR code that fills its slot, quiet zone included."""

    #: Path data, in px from the slot's upper left corner.
    d: str
    #: px of a module.
    module: float


class CodeSlot:
    """The QR code of a row's link, as a template's ``qr``."""

    def __init__(self, session: Session, link: str, *, asked: bool) -> None:
        self._session = session
        self._link = link
        #: Whether the row asks for one; otherwise it is left to the template.
        self.asked = asked
        self.used = False

    def fit(self, size: float) -> PlacedCode | None:
        """Return the code at *size* px with its quiet zone, or ``None``.

        It is left out, with a notice where the row asks for one, when phones could not scan it.

        Raises:
            TemplateError: *size* is no size.
        """
        session = self._session
        (side,) = session.size(size)
        self.used = True
        code = code_of(self._link)
        module = 0.0 if code is None else side / code.side
        if code is None or module < LEAST_MODULE or side < self._least():
            if self.asked:
                session.notice(self._left_out(side))
            return None
        return PlacedCode(code.path(module), module)

    def _least(self) -> int:
        return int(_LEAST_CODE * min(self._session.width, self._session.height))

    def _left_out(self, side: int) -> Notice:
        return Notice(
            "qr-left-out",
            f"the link is too long for a QR code that phones can scan at {side} px: "
            f"{self._session.format_name} has none; use a shorter link",
            Location(field="qr"),
        )


@dataclass(frozen=True, slots=True)
class Slots:
    """All that a template may place; what the row does not give is ``None``."""

    session: Session
    image: PhotoSlot | None = None
    logo: LogoSlot | None = None
    logo_2: LogoSlot | None = None
    qr: CodeSlot | None = None

    def variables(self) -> dict[str, object]:
        """Return them by the names that templates know them by."""
        return {"image": self.image, "logo": self.logo, "logo_2": self.logo_2, "qr": self.qr}

    def notices(self) -> tuple[Notice, ...]:
        """Return what was noticed, with what the template did not draw; for after it is filled."""
        format_name = self.session.format_name
        asked = self.qr if self.qr and self.qr.asked else None
        given = {"image": self.image, "logo": self.logo, "logo_2": self.logo_2, "qr": asked}
        missing = [
            Notice(
                "not-shown",
                f"the {_NAMES[field]} is not drawn: the template has no place for it "
                f"in {format_name}",
                Location(field=field),
            )
            for field, slot in given.items()
            if slot is not None and not slot.used
        ]
        return (*self.session.notices, *missing)


_NAMES: Final = {
    "image": "photograph",
    "logo": "logo",
    "logo_2": "second logo",
    "qr": "QR code",
}


def _bad_size(value: object) -> TemplateError:
    return TemplateError(
        f"{value!r} is not the size of a picture's slot in px",
        hint="give width and height as numbers of px",
        code="bad-slot",
    )
