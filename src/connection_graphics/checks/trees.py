"""What ``lint`` looks for in one parsed file: features, fonts, boxes, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from ..errors import Location, UnknownNameError, closest
from ..geometry import Box
from ..svg.bounds import bounds
from ..svg.cascade import apply_styles
from ..svg.colours import settle_variables
from ..svg.editors import adopt_flow_roots
from ..svg.properties import Computed, computed
from ..svg.resolve import ResolvedTree, viewport
from ..svg.settled import SETTLED, settle
from ..svg.tree import Element, clone, walk
from ..svg.values import Matrix, fragment, length, matrix, multiplied
from ..text.fonts import FontBook
from .features import features_in
from .marked import line_of

__all__ = [
    "Finding",
    "Severity",
    "check_boxes",
    "check_placeholders",
    "check_tree",
    "check_words",
    "fields_of",
]

#: ``problem``: drawn wrongly, or lost. ``note``: worth a look.
Severity = Literal["problem", "note"]
#: Boxes may reach this far (px) beyond the safe area: an editor's roundings.
_TOLERANCE: Final = 3.0
_GENERIC: Final = frozenset(
    ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit")
)
_PLACEHOLDER: Final = re.compile(r"\{\{[^{}]*\}\}")
_LISTS: Final = ("x", "y", "dx", "dy", "rotate")
#: Names by which an editor's picture or rectangle is a slot.
_SLOTS: Final = frozenset(("image", "photo", "logo", "logo_2", "logo-2", "logo2", "qr"))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a template that its designer should know of."""

    #: Stable, in kebab case.
    code: str
    message: str
    #: What to do about it.
    hint: str
    where: Location
    severity: Severity = "problem"

    def __str__(self) -> str:
        """Return place, message and remedy on one line."""
        where = f"{self.where}: " if str(self.where) else ""
        return f"{where}{self.message}: {self.hint}" if self.hint else f"{where}{self.message}"


def check_tree(root: Element, fonts: FontBook, *, file: str) -> Iterator[Finding]:
    """Yield what of *root*, as parsed, is not drawn as it looks; *root* is changed."""
    for style in [element for element in walk(root) if element.tag == "style"]:
        for found in features_in(style):
            yield _feature(found.feature.code, found.detail, found.feature.mend, style, file)
    apply_styles(root)
    settle_variables(root, keep_unknown=True)
    settle(root)
    for found in features_in(root):
        yield _feature(found.feature.code, found.detail, found.feature.mend, found.element, file)
    adopt_flow_roots(root)
    yield from _fonts(root, {}, fonts, file)
    if not any(element.tag == "text" or is_slot(element) for element in walk(root)):
        yield Finding(
            "no-text",
            "there is no text in it: was it turned to outlines?",
            "go back to the drawing and keep its texts as texts; the fonts are at hand here",
            Location(file=file),
        )


def is_slot(element: Element) -> bool:
    """Whether a row's picture goes where *element* is."""
    names = (element.get(name, "").lower() for name in ("data-field", "id", "inkscape:label"))
    return element.tag in ("image", "rect") and any(name in _SLOTS for name in names)


def check_placeholders(root: Element, *, file: str) -> Iterator[Finding]:
    """Yield what would go wrong with the ``{{ … }}`` of *root* when they are filled."""
    for text in walk(root):
        if text.tag not in ("text", "flowRoot"):
            continue
        words = "".join(text.itertext())
        parts = [part for element in walk(text) for part in (element.text, element.tail) if part]
        for found in _PLACEHOLDER.finditer(words):
            if not any(found[0] in part for part in parts):
                shown = " ".join(found[0].split())
                yield Finding(
                    "split-placeholder",
                    f"{shown} is cut in two by a line end or a change of style",
                    "write it in one piece: make the box wider while you type it, "
                    "and give the whole of it one style",
                    _where(text, file),
                )
        if words.count("{{") != words.count("}}"):
            yield Finding(
                "split-placeholder",
                "a placeholder is not closed",
                "write {{ before and }} after the field's name",
                _where(text, file),
            )
        moved = _moved(text)
        if "{{" in words and moved:
            yield Finding(
                "moved-letters",
                f"each letter of the sample words has a place of its own ({moved}), "
                "which scatters the words that take their place",
                "remove manual kerns and re-type the words",
                _where(text, file),
            )


def check_boxes(
    root: Element, safe: Box, *, file: str, width: float, format_name: str
) -> Iterator[Finding]:
    """Yield the boxes of words in *root* that reach beyond *safe*, in px of the format."""
    tree = clone(root)
    adopt_flow_roots(tree)
    by_id = {element.attrib["id"]: element for element in walk(tree) if "id" in element.attrib}
    scale = width / (length(tree.get("width"), percent=width, default=width) or width)
    for element, box in _boxes(tree, (scale, 0.0, 0.0, scale, 0.0, 0.0), by_id):
        if safe.contains(box, tolerance=_TOLERANCE):
            continue
        yield _outside(
            "the box of the words reaches", box, safe, format_name, _where(element, file)
        )


def check_words(tree: ResolvedTree, safe: Box, *, format_name: str) -> Iterator[Finding]:
    """Yield the words of *tree* that stand outside of *safe*, as they were laid out."""
    for text in tree.texts:
        if text.source.field.startswith("words."):
            continue  # A sign that is part of the picture: where it is covered, nothing is lost.
        ink = text.layout.ink.moved(text.x, text.baseline)
        box = Box(ink.left, ink.top, ink.right - ink.left, ink.bottom - ink.top)
        box = _on_canvas(box, text.to_canvas)
        if box.width > 0 and not safe.contains(box, tolerance=_TOLERANCE):
            where = _where(text.element, tree.name)
            found = _outside("the words reach", box, safe, format_name, where)
            if text.source.style.free and "data-field" in text.element.attrib:
                found = replace(found, hint=f"{_FRAME}; or {found.hint}")
            yield found


#: Words of rows are longer than samples; without a frame they become no smaller.
_FRAME = "give the words a frame, or a width, in which they become smaller"


def fields_of(root: Element) -> set[str]:
    """Return the fields that *root* shows, by its texts' ``data-field``."""
    return {
        element.attrib["data-field"]
        for element in walk(root)
        if element.tag == "text"
        and "data-field" in element.attrib
        and not element.attrib["data-field"].startswith("words.")
    }


# ------------------------------------------------------------------------------- helpers


def _outside(what: str, box: Box, safe: Box, format_name: str, where: Location) -> Finding:
    over = max(
        safe.left - box.left, safe.top - box.top, box.right - safe.right, box.bottom - safe.bottom
    )
    return Finding(
        "outside-safe-area",
        f"{what} {over:.0f} px into what {format_name} may cover or cut",
        f"keep between {safe.left:.0f} and {safe.right:.0f} px from the left, and "
        f"between {safe.top:.0f} and {safe.bottom:.0f} px from the top",
        where,
        "note",
    )


def _feature(code: str, detail: str, mend: str, element: Element, file: str) -> Finding:
    return Finding(code, f"{detail} is not drawn as it looks", mend, _where(element, file))


def _where(element: Element, file: str) -> Location:
    marked_file, line = line_of(element)
    return Location(
        file=marked_file or file,
        line=line or element.line or None,
        element=element.get("id", "").partition(SETTLED)[0] or None,
        field=element.get("data-field"),
    )


def _fonts(element: Element, inherited: Computed, fonts: FontBook, file: str) -> Iterator[Finding]:
    style = computed(inherited, element)
    inside = element.tag in ("text", "tspan")
    named = "font-family" in element.attrib or "font" in element.attrib
    if element.tag == "text" or (inside and named):
        families = [part.strip().strip("\"'") for part in style.get("font-family", "").split(",")]
        first = families[0] if families else ""
        if not first:
            yield Finding(
                "no-font",
                "this text names no font",
                'add font-family="…" to it or to a group around it',
                _where(element, file),
            )
        elif not _is_there(first, fonts):
            yield Finding(
                "missing-font",
                f'the font "{first}" is not here',
                f'use "{_nearest(first, families, fonts)}", which is, or put the font '
                "into the campaign's fonts",
                _where(element, file),
            )
    for child in element:
        yield from _fonts(child, style, fonts, file)  # type: ignore[arg-type]


def _is_there(name: str, fonts: FontBook) -> bool:
    try:
        fonts.family(name)
    except UnknownNameError:
        return False
    return True


def _nearest(name: str, families: list[str], fonts: FontBook) -> str:
    """Return the family here that is most like *name*: the next one asked for, or by its name."""
    for other in families[1:]:
        if other.lower() not in _GENERIC and _is_there(other, fonts):
            return other
    ours = [family.name for family in fonts if family.role not in ("emoji", "symbols")]
    return closest(name, ours) or next(iter(ours), name)


def _moved(text: Element) -> str | None:
    for part in walk(text):
        for name in _LISTS:
            count = len(part.get(name, "").replace(",", " ").split())
            if count > 1:
                return f"{name} with {count} values"
    return None


def _boxes(
    element: Element, to_canvas: Matrix, by_id: Mapping[str, Element]
) -> Iterator[tuple[Element, Box]]:
    here = multiplied(to_canvas, matrix(element.get("transform")))
    if element.tag == "defs":
        return
    if element.tag == "svg":
        here = multiplied(here, viewport(element))
    if "data-layout" in element.attrib:
        return  # It may be larger than its words, which check_words looks at.
    if element.tag == "text":
        box = _text_box(element, by_id)
        if box is not None:
            yield element, _on_canvas(box, here)
        return
    for child in element:
        yield from _boxes(child, here, by_id)  # type: ignore[arg-type]


def _text_box(element: Element, by_id: Mapping[str, Element]) -> Box | None:
    target = fragment(element.get("shape-inside")) or f"{element.get('id')}-box"
    shape = by_id.get(target)
    if shape is not None:
        return bounds(shape, inscribed=True)
    width = length(element.get("inline-size"))
    if width <= 0:
        return None
    share = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
    return Box(length(element.get("x")) - width * share, length(element.get("y")), width, 0)


def _on_canvas(box: Box, to_canvas: Matrix) -> Box:
    a, b, c, d, e, f = to_canvas
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (box.left, box.right)
        for y in (box.top, box.bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
