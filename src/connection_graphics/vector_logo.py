"""SVG logos: a stranger's drawing, checked, and drawn by the same stages as our own.

A logo must look the same wherever it is drawn, and must do nothing else. So what an SVG
can hold beyond shapes is refused with a word on what to ask for: scripts, pages of HTML,
anything that is not inside the file, and words in fonts that are not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PIL import Image

from .drawing import Drawing, compose
from .errors import (
    AssetError,
    ConnectionGraphicsError,
    FontError,
    TemplateError,
    UnknownNameError,
)
from .pictures import PictureFile
from .pictures.library import VectorReader
from .raster import rasterise
from .svg.resolve import resolve
from .svg.tree import Element, parse, walk
from .svg.values import number
from .text.fonts import FontBook

__all__ = ["VectorLogo", "vector_reader"]

#: Logos are small things; a poster or a map is none.
_MOST_ELEMENTS: Final = 20_000
#: Times as long as it is wide, or the other way round: more is a line.
_LONGEST: Final = 200
_RUNS: Final = frozenset(("script", "handler", "listener"))
_PAGES: Final = frozenset(("foreignObject", "iframe", "video", "audio", "canvas", "embed"))
_OUTSIDE: Final = re.compile(r"url\(\s*[\"']?(?!#|[\"'])[^)]|@import", re.IGNORECASE)

_OUTLINES: Final = "ask for a version with its text converted to outlines (paths)"
_PLAIN: Final = "ask for a plain SVG, or a large PNG"


class VectorLogo:
    """An SVG logo, laid out once and drawn as often as it is needed."""

    def __init__(self, file: PictureFile, drawing: Drawing) -> None:
        """Take the *drawing* of *file*.

        Raises:
            AssetError: it has no size that can be used.
        """
        self._file = file
        self._drawing = drawing
        box = [number(part) for part in _box_of(drawing).replace(",", " ").split()]
        self._left, self._top, self.width, self.height = box
        if min(box[2:]) <= 0 or max(box[2:]) > _LONGEST * min(box[2:]):
            raise _unusable(file, f"its size ({box[2]:g} × {box[3]:g}) cannot be used")

    def draw(self, part: tuple[float, float, float, float], width: int, height: int) -> Image.Image:
        """Return a part of it (left, top, right, bottom as shares) at *width* × *height* px.

        Raises:
            AssetError: there is something in it that cannot be drawn.
        """
        left, top, right, bottom = part
        box = (
            self._left + left * self.width,
            self._top + top * self.height,
            (right - left) * self.width,
            (bottom - top) * self.height,
        )
        root = Element(self._drawing.root.tag, dict(self._drawing.root.attrib))
        root.extend(self._drawing.root)
        root.set("viewBox", " ".join(f"{value:.6g}" for value in box))
        root.set("preserveAspectRatio", "none")
        root.set("width", str(width))
        root.set("height", str(height))
        drawing = replace(self._drawing, root=root, width=width, height=height)
        try:
            return rasterise(drawing, keep=False)
        except TemplateError as error:
            raise _unusable(self._file, error.message) from error


def vector_reader(fonts: FontBook) -> VectorReader:
    """Return the function that reads SVG logos; their words may be set in *fonts*."""

    def read(file: PictureFile) -> VectorLogo:
        try:
            return VectorLogo(file, _drawing(file, fonts))
        except AssetError:
            raise
        except (FontError, UnknownNameError) as error:
            raise _live_text(file) from error
        except ConnectionGraphicsError as error:
            raise _unusable(file, error.message, error.hint) from error

    return read


def _drawing(file: PictureFile, fonts: FontBook) -> Drawing:
    root = parse(file.data, name=file.name)
    _check(file, root)
    return compose(resolve(file.data, fonts, name=file.name))


def _check(file: PictureFile, root: Element) -> None:
    """Raise for what a logo must not hold."""
    for count, element in enumerate(walk(root)):
        if count > _MOST_ELEMENTS:
            raise file.error(
                f'the logo "{file.name}" has more than {_MOST_ELEMENTS:,} parts',
                hint="ask for a simpler one, or a large PNG",
                code="logo-unusable",
            )
        if element.tag in _RUNS or any(name.startswith("on") for name in element.attrib):
            raise _unsafe(file, "holds a script, which is never run")
        if element.tag in _PAGES:
            raise _unsafe(file, f"holds a web page (<{element.tag}>), which is not drawn")
        for reference in _references(element):
            raise _outside(file, element, reference)
        if element.tag == "text" and "".join(element.itertext()).strip() and not _has_font(root):
            raise _live_text(file)


def _references(element: Element) -> Iterator[str]:
    """Yield what *element* refers to that is not inside the file."""
    href = element.get("href", "").strip()
    if href and not href.startswith("#") and element.tag != "a":
        yield href
    for value in (*element.attrib.values(), element.text or "" if element.tag == "style" else ""):
        found = _OUTSIDE.search(value)
        if found:
            yield value[found.start() : found.start() + 60]


def _has_font(root: Element) -> bool:
    """Tell whether any font is named: without one, every program would take its own."""
    return any(
        "font" in element.attrib
        or "font-family" in element.attrib
        or "font-family" in element.get("style", "")
        or (element.tag == "style" and "font" in (element.text or ""))
        for element in walk(root)
    )


def _outside(file: PictureFile, element: Element, reference: str) -> AssetError:
    if reference.startswith("data:") and element.tag == "image":
        return file.error(
            f'the logo "{file.name}" is a photograph in an SVG\'s clothes: it holds pixels',
            hint="ask for the drawing itself, or for that picture as a PNG",
            code="logo-unusable",
        )
    if element.tag == "style" and "data:" in reference:
        return _live_text(file)  # the font that it brings is not read
    shown = reference if len(reference) <= 60 else f"{reference[:60]}…"
    return _unsafe(file, f'refers to something outside itself ("{shown}"), which is not fetched')


def _unsafe(file: PictureFile, what: str) -> AssetError:
    return file.error(f'the logo "{file.name}" {what}', hint=_PLAIN, code="logo-not-safe")


def _unusable(file: PictureFile, why: str, hint: str = "") -> AssetError:
    return file.error(
        f'the logo "{file.name}" cannot be drawn: {why}', hint=hint or _PLAIN, code="logo-unusable"
    )


def _live_text(file: PictureFile) -> AssetError:
    return file.error(
        f'the logo "{file.name}" has words in a font that is not here, '
        "so they would not look as they should",
        hint=_OUTLINES,
        code="logo-live-text",
    )


def _box_of(drawing: Drawing) -> str:
    box = drawing.root.get("viewBox", "")
    if len(box.replace(",", " ").split()) == 4:
        return box
    return f"0 0 {drawing.width:g} {drawing.height:g}"
