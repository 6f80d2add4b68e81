"""What a file is made of, as one digest: when it is the same, the file is still right."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from connection_graphics import __version__
from connection_graphics.campaign import Campaign
from connection_graphics.content import Content
from connection_graphics.errors import AssetError
from connection_graphics.formats import Format
from connection_graphics.pictures import find_picture
from connection_graphics.raster import cairo_version

__all__ = ["Inputs"]

#: Packages that have a say in where letters stand, or in the bytes of a file.
_PACKAGES: Final = ("babel", "cairosvg", "icu4py", "jinja2", "pillow", "segno", "uharfbuzz")


class Inputs:
    """Digests of what the files of a batch are made of: words, design, fonts, versions."""

    def __init__(
        self, campaign: Campaign, pictures: Path | None, settings: Iterable[object]
    ) -> None:
        """Read all templates and fonts of *campaign*.

        Args:
            campaign: whose design it is.
            pictures: the folder of the pictures that rows name.
            settings: what else all files of the batch have in common.
        """
        self._campaign = campaign
        self._pictures = pictures
        self._settings = tuple(settings)
        self._design = self._read_design()

    def of_row(self, content: Content, template: str) -> str:
        """Return the digest of what all files of a row have in common."""
        parts = [self._design, content.digest(), template]
        pictures = content.image, content.logo, content.extra.get("logo_2")
        parts += [self._picture(name) for name in pictures if name]
        return _digest(part.encode() for part in parts)

    def of_file(self, row: str, format_: Format, kind: str) -> str:
        """Return the digest of one file of the row with the digest *row*; *kind* is its type."""
        return _digest(part.encode() for part in (row, _said(format_), kind))

    def changed(self) -> bool:
        """Tell whether a template or font was changed since the start."""
        return self._read_design() != self._design

    def _read_design(self) -> str:
        campaign = self._campaign
        facts = (__version__, cairo_version(), _versions(), campaign.digest, *self._settings)
        folders = (*campaign.template_folders(), *campaign.font_folders())
        return _digest(
            (
                *(repr(fact).encode() for fact in facts),
                *(part for f in folders for part in _read(f)),
            )
        )

    def _picture(self, name: str) -> str:
        try:
            path = find_picture(self._pictures, name)
            status = path.stat()
        except (AssetError, OSError):
            return f"no {name}"
        return _of_file(path, status.st_mtime_ns, status.st_size)


def _digest(parts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()[:32]


def _read(folder: Traversable) -> Iterator[bytes]:
    """Yield names and bytes of everything in *folder*, in the order of the names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        yield entry.name.encode()
        if entry.is_dir():
            yield from _read(entry)
        else:
            yield entry.read_bytes()


@cache
def _of_file(path: Path, _changed: int, _size: int) -> str:
    """Return the digest of a picture; it is read once, however many rows show it."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return f"no {path.name}"


# A format's text is long, and a batch has few formats.
_said = cache(repr)


def _versions() -> str:
    return " ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)
