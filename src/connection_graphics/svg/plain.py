"""Text that stands where SVG 1.1 puts it: anchored chunks, moved letters, text on a path."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..text.layout import PlacedGlyph, PlacedLine, PlacedRun, PreparedText, TextLayout
from ..text.lines import InkBox, LineShape
from ..text.style import Align, Direction, Span, TextStyle
from .characters import Chunk, chunks
from .pathdata import FlatPath, flattened
from .placed import PlacedText
from .properties import Computed
from .spans import TextSource
from .tree import Element, walk
from .values import Matrix, fragment, length, matrix

__all__ = ["plain_texts"]

_SHARES = {Align.MIDDLE: 0.5, Align.END: 1.0}
_ANCHORS = {"middle": 0.5, "end": 1.0}
#: Baselines as (share of the ascent, share of the descent, share of the x-height) above y.
_BASELINES = {
    "middle": (0.0, 0.0, 0.5),
    "central": (0.5, -0.5, 0.0),
    "hanging": (0.8, 0.0, 0.0),
    "mathematical": (0.5, 0.0, 0.0),
    "text-before-edge": (1.0, 0.0, 0.0),
    "text-top": (1.0, 0.0, 0.0),
    "text-after-edge": (0.0, -1.0, 0.0),
    "text-bottom": (0.0, -1.0, 0.0),
    "ideographic": (0.0, -1.0, 0.0),
}

Prepare = Callable[[TextSource], PreparedText]


@dataclass(slots=True)
class _Pen:
    """Where the next chunk begins that does not say so itself."""

    x: float = 0.0
    y: float = 0.0


def plain_texts(
    source: TextSource,
    inherited: Computed,
    to_canvas: Matrix,
    *,
    prepare: Prepare,
    by_id: Mapping[str, Element],
    mirrored: bool,
) -> Iterator[PlacedText]:
    """Yield the parts of the text *source*, each placed; *mirrored* under a flipped picture."""
    element, size = source.element, source.style.size
    pen = _Pen()
    for chunk in _parts(element, inherited, size):
        part = source if chunk is None else replace(source, spans=_spans(chunk))
        properties = inherited if chunk is None else chunk.characters[0].properties
        _move(pen, element, chunk, size)
        if not part.text.strip():
            continue
        share = _share(source, None if chunk is None else properties)
        part = replace(part, style=_free_style(source.style, share))
        prepared = prepare(part)
        if chunk is not None and chunk.characters[0].path is not None:
            path = _path_of(chunk.characters[0].path, by_id, mirrored=mirrored)
            if path is not None:
                yield _on_path(part, chunk, prepared, path, share, to_canvas)
            continue
        y = pen.y + _below(element, properties, prepared)
        if chunk is not None and chunk.moved and _is_one_to_one(chunk, prepared):
            text = _letter_by_letter(part, chunk, prepared, pen.x, y, share, to_canvas)
        else:
            text = _in_one(part, prepared, pen.x, y, share, to_canvas, prepare)
        pen.x = text.x + text.layout.width
        yield text


def _parts(element: Element, inherited: Computed, size: float) -> Sequence[Chunk | None]:
    """Return the chunks, or ``None`` alone where the text has one place for all its words."""
    names = ("x", "y", "dx", "dy")
    lists = any(len(element.get(name, "").replace(",", " ").split()) > 1 for name in names)
    placed = any(
        child.tag == "textPath" or any(name in child.attrib for name in (*names, "rotate"))
        for child in walk(element)
        if child is not element
    )
    if not (lists or placed or "rotate" in element.attrib):
        return [None]
    return chunks(element, inherited, size)


def _spans(chunk: Chunk) -> tuple[Span, ...]:
    spans: list[Span] = []
    for character in chunk.characters:
        if spans and spans[-1].style == character.style:
            spans[-1] = Span(spans[-1].text + character.text, character.style)
        else:
            spans.append(Span(character.text, character.style))
    return tuple(spans)


def _move(pen: _Pen, element: Element, chunk: Chunk | None, size: float) -> None:
    if chunk is None:
        pen.x = _first(element, "x", size) + _first(element, "dx", size)
        pen.y = _first(element, "y", size) + _first(element, "dy", size)
        return
    first = chunk.characters[0]
    pen.x = (pen.x if first.x is None else first.x) + first.dx
    pen.y = (pen.y if first.y is None else first.y) + first.dy


def _first(element: Element, name: str, size: float) -> float:
    parts = element.get(name, "").replace(",", " ").split()
    return length(parts[0], em=size) if parts else 0.0


def _share(source: TextSource, properties: Computed | None) -> float:
    """Return which share of the words stands before their place.

    Only ``direction`` turns it round: a name in Arabic must not leave the box that an
    English template has drawn for it.
    """
    share = _SHARES.get(source.style.align, 0.0)
    backwards = source.style.direction is Direction.RTL
    if properties is not None:
        share = _ANCHORS.get(properties.get("text-anchor", ""), 0.0)
        backwards = properties.get("direction") == "rtl"
    return 1.0 - share if backwards else share


def _free_style(style: TextStyle, share: float) -> TextStyle:
    align = {0.0: Align.LEFT, 0.5: Align.MIDDLE}.get(share, Align.RIGHT)
    return replace(
        style,
        min_size=style.size,
        max_lines=None,
        wrap=False,
        align=align,
        optical=False,
        free=True,
    )


def _below(element: Element, properties: Computed, prepared: PreparedText) -> float:
    """Return how far the alphabetic baseline is below the ``dominant-baseline``, in px."""
    name = element.get("dominant-baseline") or properties.get("dominant-baseline", "auto")
    shares = _BASELINES.get(name)
    if shares is None:
        return 0.0
    face = prepared.paragraphs[0].breaker.paragraph.items[0].item.face
    up, down, x_height = shares
    units = up * face.ascender + down * -face.descender + x_height * face.x_height
    return units / face.units_per_em * prepared.style.size


def _in_one(
    part: TextSource,
    prepared: PreparedText,
    x: float,
    y: float,
    share: float,
    to_canvas: Matrix,
    prepare: Prepare,
) -> PlacedText:
    inner: Matrix | None = None
    wanted = length(part.element.get("textLength"))
    size = prepared.style.size
    if wanted > 0:
        advance = prepared.paragraphs[0].whole().advance * size
        if part.element.get("lengthAdjust") == "spacingAndGlyphs" and advance:
            scale = wanted / advance
            inner = (scale, 0.0, 0.0, 1.0, x - scale * x, 0.0)
        else:
            prepared = prepare(_spaced_out(part, prepared, (wanted - advance) / size))
    width = max(paragraph.whole().advance for paragraph in prepared.paragraphs) * size
    layout = prepared.lay_out(max(width, prepared.advance * size))
    left = x - width * share - (layout.width - width) * share
    return PlacedText(part.element, part, replace(layout, width=width), left, y, to_canvas, inner)


def _spaced_out(part: TextSource, prepared: PreparedText, em: float) -> TextSource:
    """Return *part* with *em* shared among the gaps between its letters."""
    boundaries = prepared.paragraphs[0].breaker.paragraph.source.boundaries
    extra = em / max(1, len(boundaries) - 2)
    spans = tuple(
        Span(
            span.text,
            replace(
                span.style,
                letter_spacing=span.style.letter_spacing + extra / (span.style.scale or 1.0),
            ),
        )
        for span in part.spans
    )
    return replace(part, spans=spans)


def _is_one_to_one(chunk: Chunk, prepared: PreparedText) -> bool:
    """Return whether the engine's characters are still the chunk's, none joined or added."""
    shaped = prepared.paragraphs[0].breaker.paragraph.text
    return len(prepared.paragraphs) == 1 and len(shaped) == len(chunk.characters)


def _letter_by_letter(
    part: TextSource,
    chunk: Chunk,
    prepared: PreparedText,
    x: float,
    y: float,
    share: float,
    to_canvas: Matrix,
) -> PlacedText:
    """Place a chunk whose letters are moved or turned one by one."""
    size = prepared.style.size
    line = prepared.paragraphs[0].whole()
    moved_x, moved_y = [0.0], [0.0]
    for character in chunk.characters[1:]:
        moved_x.append(moved_x[-1] + character.dx)
        moved_y.append(moved_y[-1] + character.dy)
    width = line.advance * size + moved_x[-1]
    left = x - width * share
    turned = [
        (_turn(left + at + moved_x[cluster], y + up + moved_y[cluster], angle), run)
        for at, up, cluster, run in _glyphs(line, size)
        for angle in (math.radians(chunk.characters[cluster].rotate),)
    ]
    return _turned_text(part, prepared, turned, left, y, width, to_canvas)


def _path_of(
    text_path: Element, by_id: Mapping[str, Element], *, mirrored: bool
) -> tuple[FlatPath, float] | None:
    """Return the path that words stand on, and how far along it they begin."""
    data, own = text_path.get("path"), None
    if data is None:
        target = by_id.get(fragment(text_path.get("href")) or "")
        data = None if target is None else target.get("d")
        own = None if target is None else target.get("transform")
    if not data:
        return None
    path = flattened(data)
    if own:
        path = path.transformed(matrix(own))
    if len(path.points) < 2:
        return None
    if mirrored:
        xs = [x for x, _ in path.points]
        path = path.mirrored((min(xs) + max(xs)) / 2)
    return path, length(text_path.get("startOffset"), percent=path.length)


def _on_path(
    part: TextSource,
    chunk: Chunk,
    prepared: PreparedText,
    on: tuple[FlatPath, float],
    share: float,
    to_canvas: Matrix,
) -> PlacedText:
    """Place a chunk along a path; letters beyond its ends are not drawn, as SVG says."""
    path, start = on
    size = prepared.style.size
    line = prepared.paragraphs[0].whole()
    along = start - line.advance * size * share
    turned: list[tuple[Matrix, PlacedRun]] = []
    for at, up, cluster, run in _glyphs(line, size):
        half = _advance_of(line, cluster) * size / 2
        place = path.at(along + at + half)
        if place is None:
            continue
        x, y, angle = place
        cosine, sine = math.cos(angle), math.sin(angle)
        down = up + chunk.characters[0].dy
        turned.append(
            (
                (
                    cosine,
                    sine,
                    -sine,
                    cosine,
                    x - half * cosine - down * sine,
                    y - half * sine + down * cosine,
                ),
                run,
            )
        )
    xs = [x for x, _ in path.points]
    return _turned_text(part, prepared, turned, min(xs), 0.0, max(xs) - min(xs), to_canvas)


def _glyphs(line: LineShape, size: float) -> Iterator[tuple[float, float, int, PlacedRun]]:
    """Yield x, y, cluster and a run of its own for each glyph of a line."""
    pen = 0.0
    for item, glyphs in line.pieces:
        colour = item.face.family.role == "emoji"
        for identifier, cluster, advance, x_offset, y_offset in glyphs:
            alone = (PlacedGlyph(identifier, 0.0, 0.0),)
            run = PlacedRun(item.face, size * item.scale, item.style, alone, "", colour)
            yield (pen + x_offset) * size, -y_offset * size, cluster, run
            pen += advance


def _advance_of(line: LineShape, cluster: int) -> float:
    return sum(
        glyph.advance for _, glyphs in line.pieces for glyph in glyphs if glyph.cluster == cluster
    )


def _turn(x: float, y: float, angle: float) -> Matrix:
    cosine, sine = math.cos(angle), math.sin(angle)
    return (cosine, sine, -sine, cosine, x, y)


def _turned_text(
    part: TextSource,
    prepared: PreparedText,
    turned: Sequence[tuple[Matrix, PlacedRun]],
    left: float,
    y: float,
    width: float,
    to_canvas: Matrix,
) -> PlacedText:
    flat = prepared.lay_out(prepared.advance * prepared.style.size)
    boxes = [box for place, run in turned if (box := _ink_of(place, run)) is not None]
    ink = None
    if boxes:
        ink = boxes[0]
        for box in boxes[1:]:
            ink = ink.joined(box)
        ink = ink.moved(-left, -y)
    line: PlacedLine = replace(flat.lines[0], ink=ink)
    layout: TextLayout = replace(flat, lines=(line,), width=width)
    return PlacedText(part.element, part, layout, left, y, to_canvas, turned=tuple(turned))


def _ink_of(place: Matrix, run: PlacedRun) -> InkBox | None:
    box = run.face.box(run.glyphs[0].id)
    if box.right <= box.left:
        return None
    a, b, c, d, e, f = place
    scale = run.size / run.face.units_per_em
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x in (box.left * scale, box.right * scale)
        for y in (-box.top * scale, -box.bottom * scale)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return InkBox(min(xs), min(ys), max(xs), max(ys))
