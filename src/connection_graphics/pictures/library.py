"""The pictures of a run: each file read once, each slot's pixels made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PIL import Image

from connection_graphics.errors import AssetError, Location, Notice

from .decode import decode, to_srgb
from .files import PictureFile, find_picture, read_picture
from .focus import CENTRE, Focus, crop_box
from .kept import Kept
from .logo import FAINT, LogoArt, study, suits
from .photograph import cut
from .picture import Picture

__all__ = ["Library", "Logo", "LogoFacts", "Vector", "VectorReader", "faint"]

#: Room for files, for logos, and for the pixels of slots, in bytes.
_FILES: Final = 48_000_000
_LOGOS: Final = 64_000_000
_PIXELS: Final = 96_000_000
#: The longer side, in px, at which a large logo is kept, and at which an SVG is measured.
_LARGE_LOGO: Final = 2_400
_MEASURED: Final = 800


class Vector(Protocol):
    """A logo without pixels."""

    @property
    def width(self) -> float:
        """Width in its own units."""

    @property
    def height(self) -> float:
        """Height in its own units."""

    def draw(self, part: tuple[float, float, float, float], width: int, height: int) -> Image.Image:
        """Return a part of it (left, top, right, bottom as shares) at *width* × *height* px."""


#: Reads an SVG; raises AssetError for one that is not to be drawn.
VectorReader = Callable[[PictureFile], Vector]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo, measured."""

    art: LogoArt
    #: Width divided by height.
    ratio: float
    #: px that its file has of it; ``None`` for an SVG, which has as many as are wished.
    pixels: tuple[int, int] | None
    notices: tuple[Notice, ...]
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class LogoFacts:
    """What can be said of a logo before it is placed."""

    #: ``svg``, ``png``, ``jpeg`` or ``webp``.
    kind: str
    #: Its px, or nothing for an SVG, which has as many as are wished.
    size: str
    #: Colour, as ``#RRGGBB``, of what it stands on.
    panel: str
    notices: tuple[Notice, ...]
    #: SHA-256 of the file.
    digest: str


class Library:
    """Opens, cuts and measures pictures, and keeps what it made. Safe in several threads."""

    def __init__(self, read_vector: VectorReader | None = None) -> None:
        """Begin with nothing; *read_vector* reads SVG logos, which are refused without it."""
        self._read_vector = read_vector
        self._files: Kept[PictureFile] = Kept(_FILES, lambda file: len(file.data))
        self._logos: Kept[Logo] = Kept(_LOGOS, _logo_cost)
        self._pixels: Kept[tuple[Picture, tuple[Notice, ...]]] = Kept(
            _PIXELS, lambda made: made[0].cost
        )

    def open(self, folder: Path | None, name: str, *, field: str) -> PictureFile:
        """Return the file *name* in *folder*, checked but not decoded.

        Raises:
            AssetError: it is missing, elsewhere, too large, damaged, or of a wrong type.
        """
        path = find_picture(folder, name, field=field)
        status = path.stat()
        key = (path, status.st_mtime_ns, status.st_size, status.st_ino, name, field)
        return self._files.get(key, lambda: read_picture(path, name, field=field))

    def photograph(
        self,
        file: PictureFile,
        width: int,
        height: int,
        focus: Focus,
        scale: float,
        format_name: str,
    ) -> tuple[Picture, tuple[Notice, ...]]:
        """Return *file* filling *width* × *height* px, and what was noticed.

        Raises:
            AssetError: it is damaged or too small.
        """
        made_of = ("photograph", file.digest, width, height, focus, scale)

        def make() -> tuple[Picture, tuple[Notice, ...]]:
            done = cut(file, width, height, focus, scale=scale, shown_in=format_name)
            return Picture.of(done.image, *made_of), done.notices

        return self._pixels.get((*made_of, file.name, file.field), make)

    def logo(self, file: PictureFile) -> Logo:
        """Return *file*, trimmed and measured.

        Raises:
            AssetError: it is damaged, empty, or an SVG that is not to be drawn.
        """
        key = (file.digest, file.name, file.field)
        return self._logos.get(
            key, lambda: self._vector_logo(file) if file.kind == "svg" else _pixel_logo(file)
        )

    def facts(self, file: PictureFile, grounds: Sequence[str]) -> LogoFacts:
        """Return what is found out about the logo *file*, were it to stand on *grounds*.

        Raises:
            AssetError: as :meth:`logo`.
        """
        logo = self.logo(file)
        ground = suits(logo.art, grounds)
        notices = logo.notices
        if ground.contrast < FAINT:
            notices = (*notices, faint(file))
        size = "" if file.kind == "svg" else f"{file.width} × {file.height}"
        return LogoFacts(file.kind, size, ground.colour, notices, file.digest)

    def logo_pixels(self, file: PictureFile, width: int, height: int, scale: float) -> Picture:
        """Return the logo at *width* × *height* px, times *scale*."""
        made_of = ("logo", file.digest, width, height, scale)
        size = max(1, round(width * scale)), max(1, round(height * scale))

        def make() -> tuple[Picture, tuple[Notice, ...]]:
            logo = self.logo(file)
            if logo.vector is not None:
                image = logo.vector.draw(logo.art.part, *size)
            else:
                image = logo.art.image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            return Picture.of(image, *made_of), ()

        return self._pixels.get(made_of, make)[0]

    def whole(self, file: PictureFile, ratio: float | None = None) -> Picture:
        """Return *file* with all its px, or the middle of it that has that *ratio*.

        Raises:
            AssetError: it is damaged.
        """
        made_of = ("whole", file.digest, ratio)

        def make() -> tuple[Picture, tuple[Notice, ...]]:
            decoded = decode(file)
            image = to_srgb(decoded.image, decoded.profile)
            if ratio is not None:
                box = crop_box(image, ratio, 1.0, CENTRE)
                image = image.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
            return Picture.of(image, *made_of), ()

        return self._pixels.get(made_of, make)[0]

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self._files, self._logos, self._pixels):
            kept.clear()

    def _vector_logo(self, file: PictureFile) -> Logo:
        if self._read_vector is None:
            raise file.error(
                f'"{file.name}" is an SVG, which cannot be read here',
                hint="use a PNG",
                code="picture-type",
            )
        vector = self._read_vector(file)
        shrink = _MEASURED / max(vector.width, vector.height)
        size = max(1, round(vector.width * shrink)), max(1, round(vector.height * shrink))
        art = study(vector.draw((0.0, 0.0, 1.0, 1.0), *size))
        if art is None:
            raise _empty(file)
        left, top, right, bottom = art.part
        ratio = (right - left) * vector.width / ((bottom - top) * vector.height)
        return Logo(art, ratio, None, tuple(_findings(file, art)), vector)


def _pixel_logo(file: PictureFile) -> Logo:
    decoded = decode(file)
    image = decoded.image
    if max(image.size) > _LARGE_LOGO:
        image.thumbnail((_LARGE_LOGO, _LARGE_LOGO), Image.Resampling.LANCZOS, reducing_gap=3.0)
    art = study(to_srgb(image, decoded.profile))
    if art is None:
        raise _empty(file)
    left, top, right, bottom = art.part
    pixels = round((right - left) * decoded.width), round((bottom - top) * decoded.height)
    notices = (*decoded.notices, *_findings(file, art))
    return Logo(art, art.ratio, pixels, notices)


def faint(file: PictureFile) -> Notice:
    """Return what is said of a logo that suits no ground."""
    return Notice(
        "logo-faint",
        f'parts of the logo "{file.name}" can hardly be seen on any ground: '
        "ask for a version in one colour",
        Location(field=file.field),
    )


def _findings(file: PictureFile, art: LogoArt) -> list[Notice]:
    if not art.white_box:
        return []
    return [
        Notice(
            "logo-white-box",
            f'the logo "{file.name}" comes in a white box, so it stands on white: '
            "ask for one with a transparent background (SVG or PNG)",
            Location(field=file.field),
        )
    ]


def _empty(file: PictureFile) -> AssetError:
    return file.error(
        f'there is nothing to be seen in the logo "{file.name}"',
        hint="open it to see whether it is the right file",
        code="logo-empty",
    )


def _logo_cost(logo: Logo) -> int:
    # A vector's tree is larger than its pixels: a fixed sum stands for it.
    return logo.art.image.width * logo.art.image.height * 4 + (1_000_000 if logo.vector else 0)
