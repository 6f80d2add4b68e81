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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz as hb

from ..errors import FontError, Location, UnknownNameError
from .families import Family, FontFile
from .fontfiles import families_in, font_blob, packaged_families
from .fontindex import families_of, read_index

if TYPE_CHECKING:
    from .fallback import Explained

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

#: CSS's names for kinds of fonts: they name no family.
_GENERIC = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "emoji", "math")
)

_faces: dict[tuple[str, tuple[tuple[str, float], ...]], Face] = {}
_faces_lock = threading.Lock()


def _open(path: Traversable, family: Family, variations: Mapping[str, float]) -> Face:
    """Return the face, opened once per process: files of a release do not change under it."""
    key = (str(path), tuple(sorted(variations.items())))
    with _faces_lock:
        face = _faces.get(key)
        if face is None:
            data = font_blob(path, family.name)
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
        packages: bool = False,
    ) -> None:
        self.families: dict[str, Family] = {}
        for family in families:
            self.families.setdefault(_folded(family.name), family)
        self.fallback = tuple(dict.fromkeys(fallback))
        self.languages = dict(languages or {})
        self._packages = packages
        self._choices: dict[tuple[str, float, str], Face] = {}
        self._stacks: dict[tuple[tuple[str, ...], str, str], tuple[str, ...]] = {}

    @classmethod
    def load(cls, folders: Iterable[Traversable], *, packages: bool = True) -> FontBook:
        """Return the book of all *folders*; a family in an earlier folder wins.

        A folder without ``fonts.toml`` is read file by file. With *packages*, fonts that are
        installed as Python packages are there too: by name, and for what no folder has.
        Raises :class:`FontError` where a ``fonts.toml`` or a font cannot be read.
        """
        families: list[Family] = []
        fallback: list[str] = []
        languages: dict[str, Sequence[str]] = {}
        for folder in folders:
            index = read_index(folder)
            found = tuple(families_of(folder, index)) if index else families_in(folder)
            families.extend(found)
            fallback.extend(index.get("fallback", [family.name for family in found]))
            for lang, names in index.get("languages", {}).items():
                languages.setdefault(lang, [names] if isinstance(names, str) else names)
        return cls(families, fallback=fallback, languages=languages, packages=packages)

    def __iter__(self) -> Iterator[Family]:
        """Iterate over the families in order of precedence."""
        return iter(self.families.values())

    def family(self, name: str) -> Family:
        """Return the family called *name*; raise :class:`UnknownNameError` if there is none."""
        found = self._find(name)
        if found is None:
            known = [family.name for family in self.families.values()]
            raise UnknownNameError("font family", name, known, code="unknown-font")
        return found

    def _find(self, name: str) -> Family | None:
        """Return the family called *name*, from the folders or, if need be, from a package."""
        key = _folded(name)
        found = self.families.get(key)
        if found is None and self._packages and key not in _GENERIC:
            return next((f for f in packaged_families() if _folded(f.name) == key), None)
        return found

    def packaged(self, script: str) -> tuple[str, ...]:
        """Return the families of installed packages, those for *script* first."""
        if not self._packages:
            return ()
        families = sorted(packaged_families(), key=lambda family: script not in family.scripts)
        return tuple(family.name for family in families)

    def explain(
        self, text: str, families: Sequence[str], lang: str = "en-GB", *, weight: float = 400
    ) -> tuple[Explained, ...]:
        """Return which font draws which part of *text*, set in *families*; nothing is raised."""
        from .fallback import explain

        return explain(text, self, families, lang=lang, weight=weight)

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
        asked = [family for name in families[1:] if (family := self._find(name))]
        served = [self.family(name) for name in preferred if self._serves(name, script)]
        ordered = (first, *served, *asked, *others)
        return tuple(dict.fromkeys(family.name for family in ordered))

    def _serves(self, name: str, script: str) -> bool:
        family = self.families.get(_folded(name))
        return family is not None and script in family.scripts


def _folded(name: str) -> str:
    return name.strip().strip("\"'").casefold()
