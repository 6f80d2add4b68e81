"""Two folders of pictures → what has changed between them, and a page that shows it.

Pictures are compared by the largest difference of any pixel, never by the mean: a lost
letter changes the mean by less than harmless noise does.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PIL import Image, ImageChops, ImageFilter, UnidentifiedImageError

from ._page import attribute, escape, page
from .batch.folder import prepare
from .errors import DataError
from .whole_files import write_bytes

__all__ = [
    "TOLERANCE",
    "Change",
    "compare_files",
    "compare_folders",
    "compare_pictures",
    "heat_map",
    "write_report",
]

#: Levels by which another version of cairo may differ: 6 to 8 were measured, 52 for a 1 px shift.
TOLERANCE: Final = 12
_PICTURES: Final = frozenset((".jpeg", ".jpg", ".png", ".webp"))
_OTHERS: Final = frozenset((".pdf", ".svg"))

Kind = Literal["changed", "added", "removed", "unreadable"]


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not the same in both folders."""

    #: Path within the folders, with slashes.
    name: str
    kind: Kind
    #: What has changed, in words.
    words: str
    #: Pixels beyond the tolerance, and the largest difference of a channel (0 to 255).
    pixels: int = 0
    largest: int = 0


def compare_folders(
    before: Path, after: Path, *, tolerance: int = TOLERANCE, ignore_edges: bool = False
) -> tuple[tuple[Change, ...], int]:
    """Return the changes between two folders, by name, and how many files were compared.

    *tolerance* is in levels of a channel. With *ignore_edges*, a pixel may take any value of
    its neighbours too, as another anti-aliasing gives it. Raises :class:`DataError` where a
    folder is not there, or has no pictures.
    """
    old, new = _files(before), _files(after)
    if not old and not new:
        raise DataError("neither folder has pictures in it", hint="name two folders of pictures")
    changes = []
    for name in sorted({*old, *new}):
        if name not in new:
            changes.append(Change(name, "removed", "is only in the first folder"))
        elif name not in old:
            changes.append(Change(name, "added", "is only in the second folder"))
        else:
            change = compare_files(
                old[name], new[name], name, tolerance=tolerance, ignore_edges=ignore_edges
            )
            if change is not None:
                changes.append(change)
    return tuple(changes), len({*old, *new})


def compare_files(
    before: Path,
    after: Path,
    name: str = "",
    *,
    tolerance: int = TOLERANCE,
    ignore_edges: bool = False,
) -> Change | None:
    """Return what has changed between two files, which is called *name*; ``None`` if nothing."""
    try:
        if before.read_bytes() == after.read_bytes():
            return None
        if before.suffix.lower() in _OTHERS:
            return Change(name, "changed", "its bytes differ")
        old, new = _opened(before), _opened(after)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        return Change(name, "unreadable", f"cannot be read as a picture: {type(error).__name__}")
    if old.size != new.size:
        sizes = " px, now ".join(f"{image.width} × {image.height}" for image in (old, new))
        return Change(name, "changed", f"was {sizes} px")
    _, pixels, largest = compare_pictures(old, new, tolerance=tolerance, ignore_edges=ignore_edges)
    if not pixels:
        return None
    words = f"{pixels:,} px differ, by up to {largest} of 255 levels"
    return Change(name, "changed", words, pixels, largest)


def compare_pictures(
    before: Image.Image, after: Image.Image, *, tolerance: int, ignore_edges: bool = False
) -> tuple[Image.Image, int, int]:
    """Return where two pictures of one size differ, as a mask, with the count and the largest."""
    old, new = before.convert("RGBA"), after.convert("RGBA")
    difference = ImageChops.difference(old, new)
    if ignore_edges:
        beyond = ImageChops.lighter(_outside(old, new), _outside(new, old))
        difference = ImageChops.darker(difference, beyond)
    channels = difference.split()
    most = channels[0]
    for channel in channels[1:]:
        most = ImageChops.lighter(most, channel)
    largest = int(most.getextrema()[1])  # type: ignore[arg-type]
    mask = most.point([0 if level <= tolerance else 255 for level in range(256)])
    return mask, mask.histogram()[255], largest


def heat_map(picture: Image.Image, mask: Image.Image) -> Image.Image:
    """Return *picture* pale and grey, with what *mask* of :func:`compare_pictures` marks in red."""
    white = Image.new("RGB", picture.size, "white")
    pale = Image.blend(picture.convert("L").convert("RGB"), white, 0.7)
    # Grown, so that a single pixel is seen.
    pale.paste((214, 0, 60), mask=mask.filter(ImageFilter.MaxFilter(5)))
    return pale


def write_report(
    folder: Path,
    before: Path,
    after: Path,
    changes: Sequence[Change],
    *,
    compared: int,
    tolerance: int = TOLERANCE,
    ignore_edges: bool = False,
) -> Path:
    """Write a page with every change, before, after and where, to *folder*; return its path."""
    prepare(folder)
    figures = []
    for number, change in enumerate(changes):
        sides = "".join(
            _side(folder, number, side, picture, change.name)
            for side, picture in _sides(
                change, before, after, tolerance=tolerance, ignore_edges=ignore_edges
            )
        )
        figures.append(
            f"<section><h2>{escape(change.name)}</h2><p>{escape(change.words)}</p>"
            f'<div class="sides">{sides}</div></section>'
        )
    body = (
        f"<header><h1>Differences</h1><p>{len(changes)} of {compared} files differ: "
        f"{escape(before.name)} and {escape(after.name)}.</p></header>\n"
        f"<main>{''.join(figures)}</main>"
    )
    path = folder / "index.html"
    write_bytes(path, page("Differences", body).encode("utf-8"))
    return path


# ------------------------------------------------------------------------------- helpers


def _files(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        raise DataError(f"{folder} is not a folder", hint="name two folders of pictures")
    kinds = _PICTURES | _OTHERS
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix.lower() in kinds and path.is_file() and not path.name.startswith(".")
    }


def _opened(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(path) as image:
            return image.convert("RGBA")


def _outside(picture: Image.Image, other: Image.Image) -> Image.Image:
    """Return how far each pixel of *picture* is beyond what surrounds its place in *other*."""
    low, high = other.filter(ImageFilter.MinFilter(3)), other.filter(ImageFilter.MaxFilter(3))
    return ImageChops.lighter(ImageChops.subtract(low, picture), ImageChops.subtract(picture, high))


def _sides(
    change: Change, before: Path, after: Path, *, tolerance: int, ignore_edges: bool
) -> Iterable[tuple[str, Image.Image]]:
    if Path(change.name).suffix.lower() not in _PICTURES or change.kind == "unreadable":
        return
    old = _opened(before / change.name) if change.kind != "added" else None
    new = _opened(after / change.name) if change.kind != "removed" else None
    if old is not None:
        yield "before", old
    if new is not None:
        yield "after", new
    if old is not None and new is not None and old.size == new.size:
        mask, _, _ = compare_pictures(old, new, tolerance=tolerance, ignore_edges=ignore_edges)
        yield "where", heat_map(new, mask)


def _side(folder: Path, number: int, side: str, picture: Image.Image, name: str) -> str:
    import io

    out = io.BytesIO()
    picture.save(out, "PNG")
    file = f"{number + 1:04}-{side}.png"
    write_bytes(folder / file, out.getvalue())
    label = f"{name}, {side}"
    return (
        f"<figure><a{attribute('href', file)}{attribute('data-large', label)}>"
        f"<img{attribute('src', file)}{attribute('alt', label)}></a>"
        f"<figcaption>{side}</figcaption></figure>"
    )
