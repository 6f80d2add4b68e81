"""The waist: a resolved SVG document plus glyph runs, with nothing left to choose.

Every text of the resolved tree becomes a group of ``<glyphs>`` elements, each
naming its run by number. Two writers stand below: :mod:`.raster` draws the
runs' outlines, :meth:`Drawing.to_svg` writes them as paths. They agree because
both read the same outlines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from .geometry import Box
from .pictures import SCHEME, Picture
from .svg.decoration import decorations
from .svg.measured import settle_measures
from .svg.resolve import PlacedText, ResolvedTree
from .svg.tree import Element, clone
from .svg.values import Matrix
from .text.layout import InkBox, PlacedGlyph, PlacedRun

__all__ = ["GLYPHS", "PIXELS", "Drawing", "DrawnText", "compose", "outline_path"]

#: Tag of our own element. CairoSVG looks for the words path, mask, image, filter, marker,
#: pattern and gradient inside tags, so none of them may be part of it.
GLYPHS = "glyphs"
#: And of the pictures that rows bring: their pixels are at hand, nothing is looked up.
PIXELS = "pixels"

#: Attributes that a text hands on to the group that takes its place.
_KEPT = (
    "id",
    "transform",
    "transform-origin",
    "opacity",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "clip-path",
    "mask",
    "filter",
    "mix-blend-mode",
    "isolation",
    "display",
    "visibility",
    "color",
    "paint-order",
)

_NOWHERE = InkBox(0, 0, 0, 0)
#: Properties that no browser reads from an attribute.
_CSS_ALONE = ("isolation", "mix-blend-mode")


@dataclass(frozen=True, slots=True)
class DrawnText:
    """What was drawn of one text, and where, in px of the canvas."""

    field: str
    element: str | None
    lines: tuple[str, ...]
    size: float
    max_size: float
    min_size: float
    ink: InkBox
    #: Size on the canvas, after the transforms around the text.
    canvas_size: float
    fill: str
    truncated: bool
    families: tuple[str, ...]
    #: The words as drawn, on one line.
    text: str
    #: Line of the filled template, 0 where it is not known.
    line: int = 0
    #: Where the words may stand, as far as the template says, else where their lines do.
    box: InkBox = _NOWHERE
    #: Height of each baseline, from the top of the canvas.
    baselines: tuple[float, ...] = ()

    @property
    def headroom(self) -> float:
        """How far the size is above its minimum: 1 at the largest size, 0 at the smallest."""
        span = self.max_size - self.min_size
        return 1.0 if span <= 0 else (self.size - self.min_size) / span


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with nothing left to choose."""

    width: float
    height: float
    root: Element
    runs: tuple[PlacedRun, ...]
    texts: tuple[DrawnText, ...]
    #: Fields that were left out for want of room.
    dropped: tuple[str, ...] = ()
    #: Photographs and logos, by the ``href`` of the ``<pixels>`` that show them.
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def to_svg(
        self,
        *,
        title: str = "",
        description: str = "",
        lang: str = "",
        metadata: str = "",
        scale: float = 1.0,
    ) -> str:
        """Return an SVG document in which every letter is a path, at full precision.

        *metadata* is an XML element, or nothing. *scale* 2 gives twice the width and height.
        """
        root = clone(self.root)
        for element in list(root.iter(GLYPHS)):
            number = int(element.attrib.pop("run"))
            run = self.runs[number]
            if run.colour:
                from .svg.colour_glyphs import colour_group

                element.tag = "g"
                element.append(colour_group(run, f"colour-{number}"))
                continue
            element.tag = "path"
            element.set("d", outline_path(run))
        for element in list(root.iter(PIXELS)):
            address = self.pictures[element.attrib.pop("href")].data_url()
            element.tag = "image"
            element.set("xlink:href", address)
            element.set("preserveAspectRatio", "none")
        root.set("xmlns", "http://www.w3.org/2000/svg")
        root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
        if lang:
            root.set("xml:lang", lang)
        labels = ""
        if title:
            root.set("role", "img")
            labels += f"<title>{escape(title)}</title>"
        if description:
            labels += f"<desc>{escape(description)}</desc>"
        if metadata:
            labels += f"<metadata>{metadata}</metadata>"
        if scale != 1:
            root.attrib.setdefault("viewBox", f"0 0 {self.width:g} {self.height:g}")
            root.set("width", f"{self.width * scale:g}")
            root.set("height", f"{self.height * scale:g}")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{_serialised(root, labels)}\n'


def compose(tree: ResolvedTree, pictures: Mapping[str, Picture] | None = None) -> Drawing:
    """Return the drawing of *tree*; the tree's texts are replaced in place.

    *pictures* are those that its ``<image>`` elements refer to, by ``href``.
    """
    runs: list[PlacedRun] = []
    drawn: list[DrawnText] = []
    by_element: dict[int, list[PlacedText]] = {}
    for text in tree.texts:
        by_element.setdefault(id(text.element), []).append(text)
        drawn.append(_drawn(text))
    boxes: dict[int, Box] = {}
    if any(child.tag == "defs" for child in tree.root) or _has_shapes(tree.root):
        boxes = {identity: _cell(texts) for identity, texts in by_element.items()}
    for texts in by_element.values():
        _replace(texts, runs)
    if next(tree.root.iter("text"), None) is not None:
        _drop_empty_texts(tree.root)
    for element in tree.root.iter("a"):
        element.tag = "g"  # CairoSVG takes it for a part of a text
    shown = _take_pictures(tree.root, pictures or {})
    settle_measures(tree.root, boxes)
    return Drawing(
        tree.width, tree.height, tree.root, tuple(runs), tuple(drawn), tree.dropped, shown
    )


def outline_path(run: PlacedRun) -> str:
    """Return the outlines of *run* as SVG path data, y downwards, at full precision."""
    scale = run.size / run.face.units_per_em
    parts: list[str] = []
    for glyph in run.glyphs:
        for command, *numbers in run.face.outline(glyph.id):
            values = [float(value) * scale for value in numbers]
            parts.append(
                str(command)
                + " ".join(
                    repr(round((glyph.x + v) if index % 2 == 0 else (glyph.y - v), 6))
                    for index, v in enumerate(values)
                )
            )
    return "".join(parts)


def _replace(texts: Sequence[PlacedText], runs: list[PlacedRun]) -> None:
    """Turn the text element into a group of glyph runs."""
    element = texts[0].element
    attributes = {name: element.attrib[name] for name in _KEPT if name in element.attrib}
    tail, line = element.tail, element.line
    steady = element.get("vector-effect")
    element.clear()
    element.tag, element.tail, element.line = "g", tail, line
    element.attrib.update(attributes)
    for text in texts:
        holder = element
        if text.inner is not None:
            holder = Element("g", {"transform": _matrix(text.inner)})
            element.append(holder)
        for place, run in _runs_of(text):
            for child in _glyph_elements(run, len(runs), element):
                child.line = line
                if steady is not None:
                    child.set("vector-effect", steady)
                if place is not None:
                    child.set("transform", _matrix(place))
                holder.append(child)
            runs.append(run)
        for rule in decorations(text):
            holder.append(rule)


def _has_shapes(root: Element) -> bool:
    return any("(" in element.get("clip-path", "") for element in root.iter())


def _cell(texts: Sequence[PlacedText]) -> Box:
    """Return the box by which effects on *texts* are measured: lines as high as their font."""
    ends = []
    for text in texts:
        layout = text.layout
        ink = layout.ink.moved(text.x, text.baseline)
        top = min(text.baseline - layout.ascent, ink.top)
        bottom = max(text.baseline + layout.last_baseline + layout.descent, ink.bottom)
        cell = InkBox(min(text.x, ink.left), top, max(text.x, ink.right), bottom)
        ends.append(cell if text.inner is None else _on_canvas(cell, text.inner))
    left, top = min(end.left for end in ends), min(end.top for end in ends)
    right, bottom = max(end.right for end in ends), max(end.bottom for end in ends)
    return Box(left, top, right - left, bottom - top)


def _runs_of(text: PlacedText) -> Iterator[tuple[Matrix | None, PlacedRun]]:
    """Yield the runs of *text* in its element's user space, turned ones with their matrix."""
    yield from text.turned
    for row in () if text.turned else text.layout.lines:
        for run in row.runs:
            if run.glyphs:
                yield None, _moved(run, text.x, text.baseline)


def _moved(run: PlacedRun, right: float, down: float) -> PlacedRun:
    """Return *run* moved by so many px, its places rounded to what no eye sees."""
    made = tuple.__new__  # makes a named tuple in half the time
    glyphs = [
        made(PlacedGlyph, (identifier, round(x + right, 4), round(y + down, 4)))
        for identifier, x, y in run.glyphs
    ]
    return PlacedRun(run.face, run.size, run.style, tuple(glyphs), run.text, run.colour)


def _glyph_elements(run: PlacedRun, number: int, text: Element) -> Iterator[Element]:
    """Yield the element that draws a run; two where its stroke is to lie under its fill."""
    paint = {"run": str(number), **dict(run.style.paint)}
    order = paint.pop("paint-order", text.get("paint-order", ""))
    if order.split()[:1] == ["stroke"]:
        yield Element(GLYPHS, {**paint, "fill": "none"})
        paint["stroke"] = "none"
    yield Element(GLYPHS, paint)


def _matrix(values: Matrix) -> str:
    return f"matrix({' '.join(repr(round(value, 6)) for value in values)})"


def _drop_empty_texts(element: Element) -> None:
    """Remove texts that had no words: CairoSVG must never see ``<text>``."""
    for child in list(element):
        if child.tag == "text":
            element.remove(child)
        else:
            _drop_empty_texts(child)  # type: ignore[arg-type]


def _take_pictures(root: Element, pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """Turn each ``<image>`` of one of *pictures* into our own element; return those shown."""
    shown = {}
    for element in root.iter("image"):
        href = element.get("href", "")
        if href.startswith(SCHEME) and href in pictures:
            element.tag = PIXELS
            shown[href] = pictures[href]
    return shown


def _drawn(text: PlacedText) -> DrawnText:
    layout, style = text.layout, text.source.style
    ink = _on_canvas(layout.ink.moved(text.x, text.baseline), text.to_canvas)
    a, b, _, d, _, f = text.to_canvas
    scale = (a * a + b * b) ** 0.5
    return DrawnText(
        field=text.source.field,
        element=text.element.get("id"),
        lines=tuple(line.text.replace("\u00ad", "") for line in layout.lines),
        size=layout.size,
        max_size=style.size,
        min_size=style.min_size,
        ink=ink,
        canvas_size=layout.size * scale,
        fill=text.element.get("fill", ""),
        truncated=layout.truncated,
        families=tuple(
            dict.fromkeys(run.face.family.name for line in layout.lines for run in line.runs)
        ),
        text=_words(text),
        line=text.element.line,
        box=_on_canvas(_box(text), text.to_canvas),
        baselines=tuple(
            round(b * text.x + d * (text.baseline + line.baseline) + f, 2) for line in layout.lines
        ),
    )


def _box(text: PlacedText) -> InkBox:
    """Return the box of *text* in its own space."""
    layout, room = text.layout, text.box
    top = text.baseline - layout.above
    height = layout.above + layout.last_baseline + layout.below
    if room is None:
        return InkBox(text.x, top, text.x + layout.width, top + height)
    if room.height is not None:
        top, height = room.y, room.height
    return InkBox(room.x, top, room.x + room.width, top + height)


def _words(text: PlacedText) -> str:
    """Return the words on one line: a line may have ended where there is no space."""
    if text.layout.truncated:
        return " ".join(line.text for line in text.layout.lines)
    return " ".join(text.source.text.replace("\u00ad", "").split())


def _on_canvas(box: InkBox, to_canvas: Matrix) -> InkBox:
    a, b, c, d, e, f = to_canvas
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (box.left, box.right)
        for y in (box.top, box.bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return InkBox(min(xs), min(ys), max(xs), max(ys))


def _serialised(element: Element, first: str = "") -> str:
    attributes = "".join(
        f" {name}={quoteattr(value)}"
        for name, value in element.attrib.items()
        if not name.startswith("data-") and name not in _CSS_ALONE
    )
    if any(name in element.attrib for name in _CSS_ALONE):
        said = (f"{name}:{element.attrib[name]}" for name in _CSS_ALONE if name in element.attrib)
        attributes += f" style={quoteattr(';'.join(said))}"
    inner = first + "".join(_serialised(child) for child in element)  # type: ignore[arg-type]
    if element.text and element.text.strip():
        inner = escape(element.text) + inner
    tail = escape(element.tail) if element.tail and element.tail.strip() else ""
    if not inner:
        return f"<{element.tag}{attributes}/>{tail}"
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>{tail}"
