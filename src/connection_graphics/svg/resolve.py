"""Filled SVG → a tree with nothing left to choose, and its texts, laid out.

The steps, in order: parse within limits; apply style sheets; give every
reference a private copy; lay out containers; lay out the texts that stand on
their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..errors import ConnectionGraphicsError, FitError, Location, TemplateError
from ..text.fonts import FontBook
from ..text.layout import TextLayout, prepare
from ..text.style import Align, Direction, TextStyle, VerticalAlign
from .cascade import apply_styles
from .flow import Placement, lay_out_container
from .references import resolve_references
from .spans import Computed, TextSource, computed, read_text
from .tree import Element, parse, walk
from .values import Matrix, fragment, length, matrix, multiplied, number

__all__ = ["PlacedText", "ResolvedTree", "resolve"]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text element, its layout, and where both stand."""

    element: Element
    source: TextSource
    layout: TextLayout
    #: Left edge of the box and first baseline, in the element's user space.
    x: float
    baseline: float
    #: From the element's user space to the canvas.
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class ResolvedTree:
    """A document whose texts have been laid out but not yet replaced by glyphs."""

    root: Element
    width: float
    height: float
    texts: tuple[PlacedText, ...]
    name: str
    #: Fields that a container left out for want of room.
    dropped: tuple[str, ...] = ()


def resolve(
    source: bytes | str, fonts: FontBook, *, lang: str = "en-GB", name: str = "template"
) -> ResolvedTree:
    """Return the resolved tree of the SVG *source*.

    *lang* (BCP 47) is the language of texts that name none. Raises
    :class:`TemplateError`, :class:`FitError` or :class:`FontError`, each naming the
    element and its line.
    """
    root = parse(source, name=name)
    apply_styles(root)
    boxes = {element.attrib["id"]: element for element in walk(root) if "id" in element.attrib}
    resolve_references(root, name=name)
    width, height = _size(root, name)
    run = _Run(fonts, lang, name, boxes)
    run.visit(root, {}, _IDENTITY)
    return ResolvedTree(root, width, height, tuple(run.finished()), name, tuple(run.dropped))


def _size(root: Element, name: str) -> tuple[float, float]:
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    width = length(root.get("width"), percent=box[2] if len(box) == 4 else 0)
    height = length(root.get("height"), percent=box[3] if len(box) == 4 else 0)
    if len(box) == 4:
        width, height = width or box[2], height or box[3]
    if not (0 < width <= 10_000 and 0 < height <= 10_000):
        raise TemplateError(
            f"the picture's size ({width:g} × {height:g} px) cannot be used",
            hint="give <svg> a width and a height between 1 and 10000 px, or a viewBox",
            where=Location(file=name, line=root.line or None),
        )
    return width, height


class _Run:
    """One walk through one document."""

    def __init__(self, fonts: FontBook, lang: str, name: str, boxes: Mapping[str, Element]) -> None:
        self.fonts = fonts
        self.lang = lang
        self.name = name
        self.boxes = boxes
        self.texts: list[PlacedText] = []
        self.dropped: list[str] = []
        self._groups: dict[str, list[tuple[int, _Box]]] = {}

    def visit(self, element: Element, inherited: Computed, to_canvas: Matrix) -> None:
        """Lay out every text in *element*."""
        here = multiplied(to_canvas, matrix(element.get("transform")))
        if element.tag == "svg":
            here = multiplied(here, _viewport(element))
        if "data-layout" in element.attrib:
            self._container(element, inherited, here)
            return
        if element.tag == "text":
            self._text(element, inherited, here)
            return
        style = computed(inherited, element)
        for child in list(element):
            self.visit(child, style, here)  # type: ignore[arg-type]

    def finished(self) -> Iterator[PlacedText]:
        """Yield the texts, those of a fit group at their common size."""
        for group in self._groups.values():
            common = min(self.texts[index].layout.size for index, _ in group)
            for index, box in group:
                text = self.texts[index]
                if text.layout.size > common:
                    self.texts[index] = self._in_box(text.source, box, text.matrix, size=common)
        return iter(self.texts)

    def _container(self, element: Element, inherited: Computed, here: Matrix) -> None:
        with _named(element, self.name):
            flow = lay_out_container(
                element, inherited, fonts=self.fonts, lang=self.lang, name=self.name
            )
        self.dropped.extend(flow.dropped)
        for placement in flow.placements:
            self.texts.append(_placed(placement, here))
        # Pictures with words of their own stand inside containers too.
        placed = {id(placement.source.element) for placement in flow.placements}
        style = computed(inherited, element)
        for child in element:
            self._strays(child, style, here, placed)  # type: ignore[arg-type]

    def _strays(
        self, element: Element, inherited: Computed, here: Matrix, placed: set[int]
    ) -> None:
        if id(element) in placed:
            return
        if "data-layout" in element.attrib:
            style = computed(inherited, element)
            for child in element:
                self._strays(child, style, here, placed)  # type: ignore[arg-type]
        elif element.tag != "text":
            self.visit(element, inherited, here)

    def _text(self, element: Element, inherited: Computed, here: Matrix) -> None:
        with _named(element, self.name):
            source = read_text(element, inherited, lang=self.lang, name=self.name)
            if not source.text.strip():
                return
            if not source.spans[0].style.families:
                raise TemplateError(
                    "this text names no font",
                    hint='add font-family="…" to it or to a group around it',
                )
            box = self._box_of(element, source)
            if box is None:
                self.texts.extend(self._plain(element, source, inherited, here))
                return
            self.texts.append(self._in_box(source, box, here))
            if source.fit_group:
                group = self._groups.setdefault(source.fit_group, [])
                group.append((len(self.texts) - 1, box))

    def _box_of(self, element: Element, source: TextSource) -> _Box | None:
        identifier = fragment(element.get("shape-inside"))
        rect = self.boxes.get(identifier or f"{element.get('id')}-box")
        if rect is not None and rect.tag == "rect":
            padding = length(element.get("shape-padding"))
            if identifier is None:
                rect.set("display", "none")
            return _Box(
                length(rect.get("x")) + padding,
                length(rect.get("y")) + padding,
                length(rect.get("width")) - 2 * padding,
                length(rect.get("height")) - 2 * padding,
            )
        inline = element.get("inline-size")
        if inline and length(inline) > 0:
            width = length(inline)
            share = {Align.MIDDLE: 0.5, Align.END: 1.0}.get(source.style.align, 0.0)
            return _Box(length(element.get("x")) - width * share, length(element.get("y")), width)
        return None

    def _in_box(
        self, source: TextSource, box: _Box, here: Matrix, *, size: float | None = None
    ) -> PlacedText:
        style = replace(source.style, trim=source.element.get("text-box-trim") == "trim-both")
        prepared = prepare(source.spans, style, self.fonts)
        layout = prepared.lay_out(box.width, box.height, size=size)
        if box.height is None:
            baseline = box.y
        else:
            room = box.height - layout.above - layout.last_baseline - layout.below
            share = {VerticalAlign.MIDDLE: 0.5, VerticalAlign.BOTTOM: 1.0}.get(
                style.vertical_align, 0.0
            )
            baseline = box.y + layout.above + room * share
        return PlacedText(source.element, source, layout, box.x, baseline, here)

    def _plain(
        self, element: Element, source: TextSource, inherited: Computed, here: Matrix
    ) -> Iterator[PlacedText]:
        """Lay out text that stands where SVG 1.1 puts it, one line a positioned part."""
        for part, x, y in _chunks(element):
            chunk = source if part is element else self._chunk(source, element, part, inherited)
            if not chunk.text.strip():
                continue
            style = _single_line(chunk.style)
            prepared = prepare(chunk.spans, style, self.fonts)
            width = prepared.advance * style.size
            layout = prepared.lay_out(width + 1.0)
            backwards = layout.base_level % 2 == 1
            share = {Align.MIDDLE: 0.5, Align.END: 1.0}.get(chunk.style.align, 0.0)
            if backwards:
                share = 1.0 - share
            left = x - layout.advance * share - layout.lines[0].x
            yield PlacedText(element, chunk, layout, left, y, here)

    def _chunk(
        self, source: TextSource, element: Element, part: Element, inherited: Computed
    ) -> TextSource:
        style = computed(inherited, element)
        chunk = read_text(part, style, lang=self.lang, name=self.name)
        return replace(chunk, field=source.field, element=element)


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float | None = None


class _named:  # noqa: N801 - used as a verb in ``with``
    """Adds file, element and line to an error that passes."""

    def __init__(self, element: Element, name: str) -> None:
        self.element = element
        self.name = name

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Add the place to the library's own errors."""
        if isinstance(error, FitError) or not isinstance(error, ConnectionGraphicsError):
            if isinstance(error, FitError):
                error.located(field=self.element.get("data-field"), element=self.element.get("id"))
            return
        error.located(
            file=self.name,
            line=self.element.line or None,
            element=self.element.get("id"),
            field=self.element.get("data-field"),
        )


def _placed(placement: Placement, here: Matrix) -> PlacedText:
    return PlacedText(
        placement.source.element,
        placement.source,
        placement.layout,
        placement.x,
        placement.baseline,
        here,
    )


def _single_line(style: TextStyle) -> TextStyle:
    align = Align.START
    return replace(
        style,
        min_size=style.size,
        max_lines=None,
        wrap=False,
        align=align,
        direction=style.direction or Direction.AUTO,
    )


def _chunks(element: Element) -> Iterator[tuple[Element, float, float]]:
    """Yield the parts of a plain text that begin at places of their own."""
    x, y = length(_first(element.get("x"))), length(_first(element.get("y")))
    x += length(_first(element.get("dx")))
    y += length(_first(element.get("dy")))
    positioned = [
        child
        for child in element
        if child.tag == "tspan" and any(name in child.attrib for name in ("x", "y", "dy"))
    ]
    if not positioned:
        yield element, x, y
        return
    for child in positioned:
        assert isinstance(child, Element)
        x = length(_first(child.get("x")), default=x) + length(_first(child.get("dx")))
        y = length(_first(child.get("y")), default=y) + length(_first(child.get("dy")))
        yield child, x, y


def _first(text: str | None) -> str | None:
    """Return the first of a list of numbers; the rest place single letters."""
    return text.replace(",", " ").split()[0] if text and text.strip() else None


def _viewport(element: Element) -> Matrix:
    """Return the matrix of an ``<svg>`` element's ``viewBox`` (meet, centred)."""
    box = [number(part) for part in element.get("viewBox", "").replace(",", " ").split()]
    if len(box) != 4 or not box[2] or not box[3]:
        return _IDENTITY
    width = length(element.get("width"), percent=box[2], default=box[2])
    height = length(element.get("height"), percent=box[3], default=box[3])
    if element.get("preserveAspectRatio", "").startswith("none"):
        return (width / box[2], 0, 0, height / box[3], -box[0], -box[1])
    scale = min(width / box[2], height / box[3])
    return (
        scale,
        0,
        0,
        scale,
        (width - box[2] * scale) / 2 - box[0] * scale,
        (height - box[3] * scale) / 2 - box[1] * scale,
    )
