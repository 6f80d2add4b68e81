"""Fonts: bundled files only, found by family name, weight and style.

A :class:`FontBook` knows the families of one or more folders (each with a
``fonts.toml``) and opens a file when a glyph of it is first needed. System
fonts are never looked at, so that the same words have the same shape on every
machine.

A :class:`Face` is one file at one place of its design space: HarfBuzz's font
at one unit per em unit, its outlines and its glyph boxes. Sizes are arithmetic.
"""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import uharfbuzz as hb

from ..errors import FontError, Location, UnknownNameError

__all__ = ["Face", "Family", "FontBook", "FontFile", "GlyphBox"]

#: A step of an outline: ``("M", x, y)``, ``("L", x, y)``, ``("Q", x1, y1, x, y)``,
#: ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``, in font units with y upwards.
OutlineStep = tuple[str | float, ...]
Outline = tuple[OutlineStep, ...]


class GlyphBox(NamedTuple):
    """Ink of one glyph in font units, y upwards; all zero for a space."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file of a family: where it is, and which part of the design space it has."""

    path: Traversable
    style: str = "normal"
    #: Range of each axis, such as ``{"wght": (200, 800)}``; empty for a static font.
    axes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    #: Weight of a static font.
    weight: int = 400


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A family as ``fonts.toml`` describes it."""

    name: str
    files: tuple[FontFile, ...]
    #: Axis values that are always set, such as ``{"opsz": 96}``.
    settings: Mapping[str, float] = field(default_factory=dict)
    #: Scripts (ISO 15924) that this family is a fallback for.
    scripts: frozenset[str] = frozenset()
    role: str = "fallback"
    #: Size relative to the family that it stands in for.
    scale: float = 1.0
    #: Smallest line height (a number of ems) at which its marks do not collide.
    line_height: float = 0.0
    version: str = ""
    licence: str = ""
    licence_file: Traversable | None = None
    copyright: str = ""
    source: str = ""
    note: str = ""

    def nearest(self, weight: float, style: str) -> FontFile:
        """Return the file nearest to *weight* and *style* (CSS Fonts 4, section 5.2, in brief)."""
        styled = [file for file in self.files if file.style == style] or list(self.files)

        def distance(file: FontFile) -> tuple[float, int]:
            low, high = file.axes.get("wght", (file.weight, file.weight))
            away = max(low - weight, weight - high, 0)
            # On a tie CSS prefers the heavier face for bold text, the lighter for the rest.
            return away, (-file.weight if weight >= 500 else file.weight)

        return min(styled, key=distance)


class Face:
    """One font file at one point of its design space, in font units."""

    __slots__ = (
        "_boxes",
        "_characters",
        "_lock",
        "_outlines",
        "ascender",
        "cap_height",
        "descender",
        "family",
        "font",
        "native",
        "path",
        "programs",
        "units_per_em",
        "variations",
        "x_height",
    )

    def __init__(
        self, data: bytes, path: str, family: Family, variations: Mapping[str, float]
    ) -> None:
        if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true", b"ttcf"):
            raise FontError(
                f"{path} is not a TrueType or OpenType font",
                code="bad-font",
                hint="put a .ttf or .otf file in its place",
                where=Location(file=path),
            )
        face = hb.Face(data)
        if not face.glyph_count:
            raise FontError(
                f"{path} is damaged: it has no glyphs",
                hint="copy the file again from its source",
                where=Location(file=path),
            )
        self.family = family
        self.path = path
        self.variations = dict(variations)
        self.units_per_em: int = face.upem
        self.font = hb.Font(face)
        self.font.scale = (face.upem, face.upem)
        if variations:
            self.font.set_variations(dict(variations))
        extents = self.font.get_font_extents("ltr")
        self.ascender = float(extents.ascender)
        self.descender = float(extents.descender)
        self._characters: frozenset[str] | None = None
        self._outlines: dict[int, Outline] = {}
        self._boxes: dict[int, GlyphBox] = {}
        self._lock = threading.Lock()
        #: Outlines in a rasteriser's own form, by glyph; the rasteriser fills it.
        self.native: dict[int, object] = {}
        #: Paint programs of a colour face, by glyph; :mod:`.emoji` makes them.
        self.programs: dict[int, Any] = {}
        self.cap_height = self._height_of("H", hb.OTMetricsTag.CAP_HEIGHT, 0.7)
        self.x_height = self._height_of("x", hb.OTMetricsTag.X_HEIGHT, 0.5)

    def __repr__(self) -> str:
        """Return the family and the axis values."""
        axes = ", ".join(f"{tag} {value:g}" for tag, value in sorted(self.variations.items()))
        return f"<Face {self.family.name} {axes}>"

    @property
    def key(self) -> tuple[str, tuple[tuple[str, float], ...]]:
        """What makes this face: its file and its axis values."""
        return self.path, tuple(sorted(self.variations.items()))

    @property
    def coverage(self) -> frozenset[int]:
        """Code points that the face's character map has."""
        return frozenset(map(ord, self.characters))

    @property
    def characters(self) -> frozenset[str]:
        """Characters that the face's character map has."""
        if self._characters is None:
            self._characters = frozenset(map(chr, self.font.face.unicodes))
        return self._characters

    def covers(self, text: Iterable[str]) -> bool:
        """Return whether the character map has every character of *text*."""
        return self.characters.issuperset(text)

    def box(self, glyph: int) -> GlyphBox:
        """Return the ink box of *glyph* in font units."""
        found = self._boxes.get(glyph)
        if found is None:
            extents = self.font.get_glyph_extents(glyph)
            found = GlyphBox(0, 0, 0, 0)
            if extents is not None and extents.width:
                found = GlyphBox(
                    extents.x_bearing,
                    extents.y_bearing + extents.height,
                    extents.x_bearing + extents.width,
                    extents.y_bearing,
                )
            self._boxes[glyph] = found
        return found

    def outline(self, glyph: int) -> Outline:
        """Return the outline of *glyph* in font units, y upwards."""
        found = self._outlines.get(glyph)
        if found is None:
            pen = _OutlinePen()
            with self._lock:
                self.font.draw_glyph_with_pen(glyph, pen)
            found = tuple(pen.steps)
            self._outlines[glyph] = found
        return found

    def _height_of(self, letter: str, tag: hb.OTMetricsTag, otherwise: float) -> float:
        glyph = self.font.get_nominal_glyph(ord(letter))
        if glyph:
            return self.box(glyph).top
        stated = self.font.get_metric_position(tag)
        return float(stated) if stated else otherwise * self.units_per_em

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the file and the axis values; another process opens the file itself."""
        place = next(file.path for file in self.family.files if str(file.path) == self.path)
        return _open, (place, self.family, self.variations)


class _OutlinePen:
    """The fontTools pen protocol, writing steps into a list."""

    def __init__(self) -> None:
        self.steps: list[OutlineStep] = []

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the protocol's names
        self.steps.append(("M", *point))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("L", *point))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("Q", *(part for point in points for part in point)))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("C", *(part for point in points for part in point)))

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z",))

    def endPath(self) -> None:  # noqa: N802
        """Nothing to do: fonts have closed contours only."""


#: Families that stand last whatever the script: signs, and pictures in colour.
_LATE = {"symbols": 2, "emoji": 3}

_faces: dict[tuple[str, tuple[tuple[str, float], ...]], Face] = {}
_faces_lock = threading.Lock()


def _open(path: Traversable, family: Family, variations: Mapping[str, float]) -> Face:
    """Return the face, opened once per process: files of a release do not change under it."""
    key = (str(path), tuple(sorted(variations.items())))
    with _faces_lock:
        face = _faces.get(key)
        if face is None:
            try:
                data = path.read_bytes()
            except OSError as error:
                raise FontError(
                    f'the font "{family.name}" cannot be read: {error.strerror or error}',
                    hint="install the library again, or put the file back",
                    where=Location(file=str(path)),
                ) from error
            face = _faces[key] = Face(data, str(path), family, variations)
        return face


class FontBook:
    """The families that a campaign may use, and which one stands in for which script."""

    def __init__(
        self,
        families: Sequence[Family],
        *,
        fallback: Sequence[str] = (),
        languages: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.families: dict[str, Family] = {}
        for family in families:
            self.families.setdefault(_folded(family.name), family)
        self.fallback = tuple(dict.fromkeys(fallback))
        self.languages = dict(languages or {})
        self._choices: dict[tuple[str, float, str], Face] = {}
        self._stacks: dict[tuple[tuple[str, ...], str, str], tuple[str, ...]] = {}

    @classmethod
    def load(cls, folders: Iterable[Traversable]) -> FontBook:
        """Return the book of all *folders*; a family in an earlier folder wins.

        Raises :class:`FontError` where a ``fonts.toml`` cannot be read.
        """
        families: list[Family] = []
        fallback: list[str] = []
        languages: dict[str, Sequence[str]] = {}
        for folder in folders:
            index = _read_index(folder)
            families.extend(_families(folder, index))
            fallback.extend(index.get("fallback", ()))
            for lang, names in index.get("languages", {}).items():
                languages.setdefault(lang, [names] if isinstance(names, str) else names)
        return cls(families, fallback=fallback, languages=languages)

    def __iter__(self) -> Iterator[Family]:
        """Iterate over the families in order of precedence."""
        return iter(self.families.values())

    def family(self, name: str) -> Family:
        """Return the family called *name*; raise :class:`UnknownNameError` if there is none."""
        found = self.families.get(_folded(name))
        if found is None:
            known = [family.name for family in self.families.values()]
            raise UnknownNameError("font family", name, known, code="unknown-font")
        return found

    def face(
        self,
        name: str,
        weight: float = 400,
        style: str = "normal",
        axes: Mapping[str, float] | None = None,
    ) -> Face:
        """Return the face of family *name* nearest to *weight* (1 to 1000) and *style*."""
        key = (name.casefold(), weight, style)
        if not axes and key in self._choices:
            return self._choices[key]
        family = self.family(name)
        file = family.nearest(weight, style)
        wanted = {**family.settings, "wght": weight, **(axes or {})}
        variations = {
            tag: float(min(max(value, file.axes[tag][0]), file.axes[tag][1]))
            for tag, value in wanted.items()
            if tag in file.axes
        }
        face = _open(file.path, family, variations)
        if not axes:
            self._choices[key] = face
        return face

    def stack(self, families: Sequence[str], script: str, lang: str) -> tuple[str, ...]:
        """Return the names of the families to try for *script*, in order.

        Those asked for come first, then the language's own, then the fallback families that
        serve the script, then all others, signs and colour emoji last.
        """
        key = (tuple(families), script, lang)
        found = self._stacks.get(key)
        if found is None:
            found = self._stacks[key] = self._ordered(*key)
        return found

    def _ordered(self, families: Sequence[str], script: str, lang: str) -> tuple[str, ...]:
        preferred = self.languages.get(lang.partition("-")[0].lower(), ())
        others = sorted(
            (self.family(name) for name in self.fallback if _folded(name) in self.families),
            key=lambda family: _LATE.get(family.role, 0 if script in family.scripts else 1),
        )
        # As in CSS, a family that is not there is passed over; the first one is missed.
        first = self.family(families[0])
        asked = [family for name in families[1:] if (family := self.families.get(_folded(name)))]
        served = [self.family(name) for name in preferred if self._serves(name, script)]
        ordered = (first, *served, *asked, *others)
        return tuple(dict.fromkeys(family.name for family in ordered))

    def _serves(self, name: str, script: str) -> bool:
        family = self.families.get(_folded(name))
        return family is not None and script in family.scripts


def _folded(name: str) -> str:
    return name.strip().strip("\"'").casefold()


def _read_index(folder: Traversable) -> dict[str, Any]:
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


def _families(folder: Traversable, index: Mapping[str, object]) -> Iterator[Family]:
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
