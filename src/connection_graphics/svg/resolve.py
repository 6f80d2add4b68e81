"""Filled SVG → a tree with nothing left to choose, and its texts, laid out.

The steps, in order: parse within limits; apply style sheets; write colours and
transforms plainly; mirror the picture where its language asks for that; give every
reference a private copy; lay out containers; lay out the texts that stand on their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..errors import ConnectionGraphicsError, FitError, Location, Notice, TemplateError
from ..text.fonts import FontBook
from ..text.style import VerticalAlign
from .boxes import TextBox, box_of
from .cascade import apply_styles
from .colours import settle_colours
from .context import Context
from .editors import adopt_flow_roots, drawn_first_line, settle_families, settle_places
from .flow import lay_out_container
from .mirror import keeps_its_side, mirror, turn_back
from .placed import PlacedText, flipped_about
from .plain import plain_texts
from .properties import Computed, computed
from .references import resolve_references
from .settled import settle
from .spans import TextSource
from .tree import Element, clone, parse, walk
from .values import Matrix, length, matrix, multiplied, number

__all__ = ["PlacedText", "ResolvedTree", "resolve", "viewport"]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Times that fit groups are brought down to a common size; each time some text gets smaller.
_ROUNDS = 5
_SAME_SIZE = 0.005
#: Nobody sees a hundredth: 1.91:1 is 1200 × 630 px here and 1080 × 566 there.
_SAME_RATIO = 0.01


@dataclass(frozen=True, slots=True)
class ResolvedTree:
    """A document whose texts have been laid out but not yet replaced by glyphs."""

    root: Element
    width: float
    height: float
    texts: tuple[PlacedText, ...]
    name: str
    #: Fields that were left out for want of room.
    dropped: tuple[str, ...] = ()
    #: What is less than ideal: characters that were replaced.
    notices: tuple[Notice, ...] = ()


def resolve(
    source: bytes | str,
    fonts: FontBook,
    *,
    lang: str = "en-GB",
    name: str = "template",
    mirrored: bool = False,
    replace_missing: bool = False,
    canvas: tuple[int, int] | None = None,
) -> ResolvedTree:
    """Return the resolved tree of the SVG *source*.

    *lang* (BCP 47) is the language of texts that name none. *mirrored* flips the picture,
    its words and photographs excepted. With *replace_missing* a character that no font has
    is replaced, with a notice. *canvas* is the size in px that the picture is to have: a drawing
    of its ratio is enlarged or reduced to it. Raises :class:`TemplateError`, :class:`FitError` or
    :class:`FontError`, each naming the element and its line.
    """
    root = parse(source, name=name)
    apply_styles(root)
    settle_colours(root)
    settle(root, source)
    adopt_flow_roots(root)
    settle_families(root)
    settle_places(root)
    width, height = _size(root, name) if canvas is None else _on_canvas(root, canvas, name)
    mirrored = mirrored and not keeps_its_side(root)
    if mirrored:
        left, _, inner_width, _ = _view_box(root) or (0.0, 0.0, width, height)
        mirror(root, left=left, width=inner_width)
    grouped = any("data-fit-group" in element.attrib for element in walk(root))
    caps: dict[str, float] = {}
    for _ in range(_ROUNDS):
        context = Context(fonts, lang, name, mirrored, replace_missing, caps)
        tree = clone(root) if grouped else root
        run = _Run(context, tree)
        common = {group: min(sizes) for group, sizes in context.sizes.items()}
        if all(max(sizes) - common[group] <= _SAME_SIZE for group, sizes in context.sizes.items()):
            break
        caps = common
    return ResolvedTree(
        tree,
        width,
        height,
        tuple(run.texts),
        name,
        tuple(run.dropped),
        tuple(context.notices),
    )


def _size(root: Element, name: str) -> tuple[float, float]:
    box = _view_box(root)
    width = length(root.get("width"), percent=box[2] if box else 0)
    height = length(root.get("height"), percent=box[3] if box else 0)
    if box:
        width, height = width or box[2], height or box[3]
    if not (0 < width <= 10_000 and 0 < height <= 10_000):
        raise TemplateError(
            f"the picture's size ({width:g} × {height:g} px) cannot be used",
            hint="give <svg> a width and a height between 1 and 10000 px, or a viewBox",
            where=Location(file=name, line=root.line or None),
        )
    return width, height


def _on_canvas(root: Element, canvas: tuple[int, int], name: str) -> tuple[float, float]:
    """Give the picture the size of *canvas*, which has to have its ratio."""
    drawn = _size(root, name)
    width, height = float(canvas[0]), float(canvas[1])
    if drawn == (width, height):
        return drawn
    if abs(drawn[0] * height / (drawn[1] * width) - 1) > _SAME_RATIO:
        raise TemplateError(
            f"it is drawn for {drawn[0]:g} × {drawn[1]:g} px, which is another ratio than that "
            f"of {canvas[0]} × {canvas[1]} px",
            hint="choose a format of its ratio, or write canvas.width and canvas.height into it",
            code="other-ratio",
            where=Location(file=name, line=root.line or None),
        )
    if _view_box(root) is None:
        root.set("viewBox", f"0 0 {drawn[0]:g} {drawn[1]:g}")
    root.attrib.update(width=str(canvas[0]), height=str(canvas[1]), preserveAspectRatio="none")
    return width, height


class _Run:
    """One walk through one document."""

    def __init__(self, context: Context, root: Element) -> None:
        self.context = context
        self.name = context.name
        self.by_id: Mapping[str, Element] = {
            element.attrib["id"]: element
            for element in reversed(list(walk(root)))
            if "id" in element.attrib
        }
        self.texts: list[PlacedText] = []
        self.dropped: list[str] = []
        resolve_references(root, name=self.name)
        self.visit(root, {}, _IDENTITY, flipped=context.mirrored)

    def visit(
        self, element: Element, inherited: Computed, to_canvas: Matrix, *, flipped: bool
    ) -> None:
        """Lay out every text in *element*; *flipped* where the picture around it is mirrored."""
        if flipped and keeps_its_side(element):
            turn_back(element)
            flipped = False
        here = to_canvas
        if "transform" in element.attrib:
            here = multiplied(here, matrix(element.get("transform")))
        if element.tag == "svg":
            here = multiplied(here, viewport(element))
        if "data-layout" in element.attrib:
            self._container(element, inherited, here, flipped=flipped)
            return
        if element.tag == "text":
            self._text(element, inherited, here, flipped=flipped)
            return
        if not len(element):
            return  # most of a picture is shapes
        style = computed(inherited, element)
        for child in list(element):
            self.visit(child, style, here, flipped=flipped)  # type: ignore[arg-type]

    def _add(self, text: PlacedText, *, flipped: bool) -> None:
        if flipped:
            middle = text.x + text.layout.width / 2
            back = flipped_about(middle)
            text = replace(text, inner=back if text.inner is None else multiplied(back, text.inner))
        self.texts.append(text)

    def _container(
        self, element: Element, inherited: Computed, here: Matrix, *, flipped: bool
    ) -> None:
        with _named(element, self.name):
            flow = lay_out_container(element, inherited, self.context)
        self.dropped.extend(flow.dropped)
        for placement in flow.placements:
            source, layout = placement.source, placement.layout
            self.context.record(source, layout.size)
            text = PlacedText(source.element, source, layout, placement.x, placement.baseline, here)
            self._add(text, flipped=flipped)
        # Pictures with words of their own stand inside containers too.
        placed = {id(placement.source.element) for placement in flow.placements}
        style = computed(inherited, element)
        for child in element:
            self._strays(child, style, here, placed, flipped=flipped)  # type: ignore[arg-type]

    def _strays(
        self,
        element: Element,
        inherited: Computed,
        here: Matrix,
        placed: set[int],
        *,
        flipped: bool,
    ) -> None:
        if id(element) in placed:
            return
        if "data-layout" in element.attrib:
            style = computed(inherited, element)
            for child in element:
                self._strays(child, style, here, placed, flipped=flipped)  # type: ignore[arg-type]
        elif element.tag != "text":
            self.visit(element, inherited, here, flipped=flipped)

    def _text(self, element: Element, inherited: Computed, here: Matrix, *, flipped: bool) -> None:
        with _named(element, self.name):
            source = self.context.read(element, inherited)
            if not source.text.strip():
                return
            box = box_of(source, self.by_id)
            if box is not None:
                source = self.context.in_box(source)
                text = self._in_box(source, box, here)
                self.context.record(source, text.layout.size)
                self._add(text, flipped=flipped)
                return
            for text in plain_texts(
                source,
                inherited,
                here,
                prepare=self.context.prepare,
                by_id=self.by_id,
                mirrored=flipped,
            ):
                self._add(text, flipped=flipped)

    def _in_box(self, source: TextSource, box: TextBox, here: Matrix) -> PlacedText:
        trim = source.element.get("text-box-trim") == "trim-both"
        source = replace(source, style=replace(source.style, trim=trim))
        layout = self.context.prepare(source).lay_out(box.width, box.height)
        baseline = box.y
        if box.height is not None:
            room = box.height - layout.above - layout.last_baseline - layout.below
            shares = {VerticalAlign.MIDDLE: 0.5, VerticalAlign.BOTTOM: 1.0}
            share = shares.get(source.style.vertical_align, 0.0)
            baseline = box.y + layout.above + room * share
            first = drawn_first_line(source.element)
            if first is not None and not share and source.fit_group is None:
                baseline = box.y + (first - box.y) * layout.size / source.style.size
        return PlacedText(source.element, source, layout, box.x, baseline, here, box=box)


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


def _view_box(root: Element) -> tuple[float, float, float, float] | None:
    box = [number(part) for part in root.get("viewBox", "").replace(",", " ").split()]
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else None


def viewport(element: Element) -> Matrix:
    """Return the matrix of an ``<svg>`` element's ``viewBox`` (meet, centred)."""
    box = _view_box(element)
    if box is None or not box[2] or not box[3]:
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
