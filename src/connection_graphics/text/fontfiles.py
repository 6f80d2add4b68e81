"""Font files without an index: a campaign's own folder, and fonts installed as packages.

What ``fonts.toml`` would say is read from the files themselves: family, style, weight and
axes from their tables, scripts from their character map.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

import uharfbuzz as hb

from ..errors import FontError, Location
from . import unicode_data
from .families import Family, FontFile
from .scripts import NEUTRAL

__all__ = ["families_in", "font_blob", "packaged_families"]

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
#: Packages that carry Noto Sans CJK and announce nothing; the extra ``cjk`` installs them.
_CARRIERS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold", "noto_cjk_sans_otc")
_ENTRY_POINTS = "fontpkg.family"
#: Letters that a font needs of a script to stand in for it.
_ENOUGH = 16
_DEPTH = 3


def families_in(folder: Traversable) -> tuple[Family, ...]:
    """Return the families of the font files in *folder* and the folders inside it, by name.

    Raises :class:`FontError` for a file that is no font.
    """
    return _grouped(_font_files(folder, _DEPTH))


@cache
def packaged_families() -> tuple[Family, ...]:
    """Return the families that installed packages offer (entry points ``fontpkg.family``)."""
    from importlib.metadata import entry_points

    files: list[Traversable] = []
    for point in sorted(entry_points(group=_ENTRY_POINTS), key=lambda point: point.name):
        module = point.load()
        root = getattr(module, "ROOT", None) or Path(str(module.__file__)).parent
        files.extend(_font_files(Path(str(root)), _DEPTH))
    for name in _CARRIERS:
        found = importlib.util.find_spec(name)
        for place in (found.submodule_search_locations or ()) if found else ():
            files.extend(_font_files(Path(place), 1))
    return _grouped(files)


def font_blob(path: Traversable, family: str) -> bytes:
    """Return the bytes of the font file *path*, or raise :class:`FontError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FontError(
            f'the font "{family}" cannot be read: {error.strerror or error}',
            hint="install the library again, or put the file back",
            where=Location(file=str(path)),
        ) from error
    if data[:4] not in _SIGNATURES:
        raise FontError(
            f"{path} is not a TrueType or OpenType font",
            code="bad-font",
            hint="put a .ttf or .otf file in its place",
            where=Location(file=str(path)),
        )
    return data


def _font_files(folder: Traversable, depth: int) -> Iterator[Traversable]:
    if not depth or not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _font_files(entry, depth - 1)
        elif entry.name.lower().endswith(_SUFFIXES):
            yield entry


def _grouped(files: Iterable[Traversable]) -> tuple[Family, ...]:
    by_name: dict[str, list[FontFile]] = {}
    scripts: dict[str, set[str]] = {}
    colours: set[str] = set()
    for path in files:
        name, file, of_scripts, in_colour = _read(path)
        by_name.setdefault(name, []).append(file)
        scripts.setdefault(name, set()).update(of_scripts)
        if in_colour:
            colours.add(name)
    return tuple(
        Family(
            name=name,
            files=tuple(found),
            scripts=frozenset(scripts[name]),
            role="emoji" if name in colours else "fallback",
        )
        for name, found in sorted(by_name.items())
    )


def _read(path: Traversable) -> tuple[str, FontFile, set[str], bool]:
    """Return family, file, scripts, and whether it draws in colour."""
    face = hb.Face(font_blob(path, path.name))
    if not face.glyph_count:
        raise FontError(
            f"{path} is damaged: it has no glyphs",
            hint="copy the file again from its source",
            where=Location(file=str(path)),
        )
    font = hb.Font(face)
    name = _name(face, 16) or _name(face, 1) or path.name.rpartition(".")[0]
    axes = {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}
    slanted = font.get_style_value(hb.StyleTag.ITALIC) or font.get_style_value(
        hb.StyleTag.SLANT_ANGLE
    )
    file = FontFile(
        path=path,
        style="italic" if slanted else "normal",
        axes=axes,
        weight=round(font.get_style_value(hb.StyleTag.WEIGHT)) or 400,
    )
    return name, file, _scripts(face), face.has_color_paint


def _name(face: hb.Face, identifier: int) -> str:
    return str(face.get_name(identifier) or "").strip()


def _scripts(face: hb.Face) -> set[str]:
    """Return the scripts that the face has letters of."""
    count: Counter[str] = Counter()
    for point in face.unicodes:
        character = chr(point)
        if unicode_data.general_category(character)[0] == "L":
            count[unicode_data.script(character)] += 1
    return {script for script, letters in count.items() if letters >= _ENOUGH} - NEUTRAL
