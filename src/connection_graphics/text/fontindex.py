"""``fonts.toml``: which families a folder has, and what each stands in for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from ..errors import FontError, Location
from .families import Family, FontFile

__all__ = ["families_of", "read_index"]


def read_index(folder: Traversable) -> dict[str, Any]:
    """Return what *folder*'s ``fonts.toml`` says; nothing where there is none.

    Raises :class:`FontError` where it cannot be read.
    """
    path = folder / "fonts.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FontError(
            f"fonts.toml cannot be read: {error}",
            hint="compare it with the one that comes with the library",
            where=Location(file=str(path)),
        ) from error


def families_of(folder: Traversable, index: Mapping[str, object]) -> Iterator[Family]:
    """Yield the families that *index* lists; their files are in *folder*.

    Raises :class:`FontError` for an entry that lacks something.
    """
    entries = index.get("family", [])
    for entry in entries if isinstance(entries, list) else []:
        try:
            yield _family(folder, entry)
        except (KeyError, TypeError, ValueError) as error:
            raise FontError(
                f'fonts.toml: the entry of "{entry.get("name", "?")}" lacks or misspells {error}',
                hint="compare it with the one that comes with the library",
                where=Location(file=str(folder / "fonts.toml")),
            ) from error


def _family(folder: Traversable, entry: Mapping[str, object]) -> Family:
    raw_files = entry["files"]
    assert isinstance(raw_files, list)
    files = tuple(
        FontFile(
            path=_inside(folder, raw["file"]),
            style=raw.get("style", "normal"),
            axes={
                tag: (float(low), float(high)) for tag, (low, high) in raw.get("axes", {}).items()
            },
            weight=int(raw.get("weight", 400)),
        )
        for raw in raw_files
    )
    settings = entry.get("set", {})
    licence_file = entry.get("licence_file")
    scripts = entry.get("scripts", [])
    assert isinstance(settings, dict)
    assert isinstance(scripts, list)
    return Family(
        name=str(entry["name"]),
        files=files,
        settings={tag: float(value) for tag, value in settings.items()},
        scripts=frozenset(map(str, scripts)),
        role=str(entry.get("role", "fallback")),
        scale=float(str(entry.get("scale", 1.0))),
        line_height=float(str(entry.get("line_height", 0.0))),
        version=str(entry.get("version", "")),
        licence=str(entry.get("licence", "")),
        licence_file=_inside(folder, str(licence_file)) if licence_file else None,
        copyright=str(entry.get("copyright", "")),
        source=str(entry.get("source", "")),
        note=str(entry.get("note", "")),
    )


def _inside(folder: Traversable, name: str) -> Traversable:
    path = folder
    for part in name.split("/"):
        if part in ("", ".", ".."):
            raise ValueError(f'file = "{name}" (it must stay inside the folder)')
        path = path / part
    return path
