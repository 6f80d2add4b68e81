"""Colour glyphs as SVG: paths, gradients, clips and masks, sharp at any size."""

from __future__ import annotations

from dataclasses import dataclass

from ..text.emoji import (
    Clip,
    Colour,
    Fill,
    Gradient,
    Paint,
    PaintStep,
    PopGroup,
    PushGroup,
    Restore,
    Transform,
    paint_program,
)
from ..text.fonts import Face
from ..text.layout import PlacedRun
from .tree import Element, clone, walk
from .values import Matrix, multiplied

__all__ = ["colour_group"]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Half the side of a square, in font units, that holds any glyph.
_EVERYWHERE = 16_000
#: Ways to compose that CSS has a blend mode for.
_BLENDED = {
    name: name.lower().replace("_", "-")
    for name in (
        *("SCREEN", "OVERLAY", "DARKEN", "LIGHTEN", "COLOR_DODGE", "COLOR_BURN", "HARD_LIGHT"),
        *("SOFT_LIGHT", "DIFFERENCE", "EXCLUSION", "MULTIPLY", "HUE", "SATURATION", "COLOR"),
        "LUMINOSITY",
    )
}


def colour_group(run: PlacedRun, prefix: str) -> Element:
    """Return a group that draws the glyphs of *run*; ids in it begin with *prefix*."""
    group = Element("g", {"stroke": "none"})
    scale = run.size / run.face.units_per_em
    for number, glyph in enumerate(run.glyphs):
        writer = _Writer(run.face, f"{prefix}-{number}")
        for step in paint_program(run.face, glyph.id):
            writer.step(step)
        place = (scale, 0.0, 0.0, -scale, glyph.x, glyph.y)
        writer.root.set("transform", _matrix(place))
        group.append(writer.root)
    return group


@dataclass(slots=True)
class _Frame:
    """What a step has opened: a transform, a clip or a layer."""

    element: Element
    matrix: Matrix = _IDENTITY
    clip: Clip | None = None
    is_layer: bool = False


class _Writer:
    """Turns the steps of one glyph into elements."""

    def __init__(self, face: Face, prefix: str) -> None:
        self.face = face
        self.prefix = prefix
        self.root = Element("g")
        self.definitions = Element("defs")
        self.stack = [_Frame(self.root, is_layer=True)]

    def step(self, step: PaintStep) -> None:
        match step:
            case Transform(values):
                self._open(_Frame(Element("g", {"transform": _matrix(values)}), matrix=values))
            case Clip():
                self._open(_Frame(Element("g"), clip=step))
            case PushGroup():
                self.stack.append(_Frame(Element("g"), is_layer=True))
            case PopGroup(mode):
                self._compose(self.stack.pop().element, mode)
            case Restore():
                self.stack.pop()
            case Fill(glyph, colour):
                self._clip_all(self.stack)
                self._top.append(Element("path", {"d": self._outline(glyph), **_fill(colour)}))
            case Paint(colour):
                self._flood(_fill(colour))
            case Gradient():
                self._flood(None, step)

    @property
    def _top(self) -> Element:
        return self.stack[-1].element

    def _open(self, frame: _Frame) -> None:
        self._top.append(frame.element)
        self.stack.append(frame)

    def _flood(self, fill: dict[str, str] | None, gradient: Gradient | None = None) -> None:
        """Paint what the nearest clip leaves: its outline is the shape to fill."""
        turned = _IDENTITY
        index = len(self.stack) - 1
        while not (self.stack[index].clip or self.stack[index].is_layer):
            turned = multiplied(self.stack[index].matrix, turned)
            index -= 1
        frame = self.stack[index]
        shape = self._shape(frame.clip)
        self._clip_all(self.stack[:index])
        if gradient is not None:
            fill = {"fill": f"url(#{self._gradient(gradient, turned)})"}
        shape.attrib.update(fill or {})
        frame.element.append(shape)

    def _shape(self, clip: Clip | None) -> Element:
        if clip is not None and clip.glyph is not None:
            return Element("path", {"d": self._outline(clip.glyph)})
        left, bottom, right, top = (-_EVERYWHERE, -_EVERYWHERE, _EVERYWHERE, _EVERYWHERE)
        if clip is not None and clip.box is not None:
            left, bottom, right, top = map(round, clip.box)
        return Element(
            "rect",
            {
                "x": str(left),
                "y": str(bottom),
                "width": str(right - left),
                "height": str(top - bottom),
            },
        )

    def _clip_all(self, frames: list[_Frame]) -> None:
        """Make clips real that more than one shape is seen through.

        Boxes are left out: they only tell where the glyph's own outlines end.
        """
        for frame in frames:
            if (
                frame.clip is None
                or frame.clip.glyph is None
                or "clip-path" in frame.element.attrib
            ):
                continue
            path = Element("clipPath", {"id": self._new_id()})
            path.append(self._shape(frame.clip))
            self.definitions.append(path)
            self._show_definitions()
            frame.element.set("clip-path", f"url(#{path.get('id')})")

    def _gradient(self, step: Gradient, turned: Matrix) -> str:
        points, stops = _within(step)
        names = ("x1", "y1", "x2", "y2")
        if step.kind == "radial":
            names = ("fx", "fy", "fr", "cx", "cy", "r")  # type: ignore[assignment]
        element = Element(
            f"{step.kind}Gradient",
            {
                "id": self._new_id(),
                "gradientUnits": "userSpaceOnUse",
                **{name: _number(value) for name, value in zip(names, points, strict=True)},
            },
        )
        if turned != _IDENTITY:
            element.set("gradientTransform", _matrix(turned))
        if step.extend != "pad":
            element.set("spreadMethod", step.extend)
        for offset, colour in stops:
            shade = {name.replace("fill", "stop-color", 1): v for name, v in _fill(colour).items()}
            if "stop-color-opacity" in shade:
                shade["stop-opacity"] = shade.pop("stop-color-opacity")
            element.append(Element("stop", {"offset": _number(offset), **shade}))
        self.definitions.append(element)
        self._show_definitions()
        return str(element.get("id"))

    def _compose(self, layer: Element, mode: str) -> None:
        """Put a finished layer onto what is below it."""
        below = self._top
        if mode == "SRC_IN":
            self._mask(layer, list(below), below)  # type: ignore[arg-type]
        elif mode == "DEST_IN":
            through, layer = layer, Element("g")
            layer.extend(list(below))
            self._mask(layer, [through], below)
        elif mode in _BLENDED:
            layer.set("style", f"mix-blend-mode:{_BLENDED[mode]}")
            below.set("style", "isolation:isolate")
        if layer not in list(below):
            below.append(layer)

    def _mask(self, seen: Element, through: list[Element], below: Element) -> None:
        """Show *seen* where *through* is painted, and take that out of *below*."""
        mask = Element(
            "mask",
            {
                "id": self._new_id(),
                "maskUnits": "userSpaceOnUse",
                **{
                    name: str(value)
                    for name, value in zip(
                        ("x", "y", "width", "height"),
                        (-_EVERYWHERE, -_EVERYWHERE, 2 * _EVERYWHERE, 2 * _EVERYWHERE),
                        strict=True,
                    )
                },
            },
        )
        for part in through:
            if part is not self.definitions:
                mask.append(self._whitened(part))
        for painted in list(below):
            if painted is not self.definitions:
                below.remove(painted)
        self.definitions.append(mask)
        self._show_definitions()
        seen.set("mask", f"url(#{mask.get('id')})")

    def _whitened(self, part: Element) -> Element:
        """Return a copy in white: a mask shows by brightness, a layer by its opacity."""
        copy = clone(part)
        for element in walk(copy):
            fill = element.get("fill", "")
            if fill.startswith("url(#"):
                name = fill[5:-1]
                source = next(d for d in self.definitions if d.get("id") == name)
                white = clone(source)  # type: ignore[arg-type]
                white.set("id", self._new_id())
                for stop in list(white):
                    stop.set("stop-color", "#fff")
                self.definitions.append(white)
                element.set("fill", f"url(#{white.get('id')})")
            elif fill:
                element.set("fill", "#fff")
        return copy

    def _show_definitions(self) -> None:
        if len(self.root) == 0 or self.root[0] is not self.definitions:
            self.root.insert(0, self.definitions)

    def _new_id(self) -> str:
        return f"{self.prefix}-{len(self.definitions)}"

    def _outline(self, glyph: int) -> str:
        return "".join(
            str(command) + " ".join(_number(float(value)) for value in numbers)
            for command, *numbers in self.face.outline(glyph)
        )


def _within(step: Gradient) -> tuple[tuple[float, ...], list[tuple[float, Colour]]]:
    """Return points and stops with all offsets from 0 to 1; the line is made longer instead."""
    first, last = step.stops[0][0], step.stops[-1][0]
    if first >= 0 and last <= 1:
        return step.points, list(step.stops)
    half = len(step.points) // 2
    start, end = step.points[:half], step.points[half:]

    def at(offset: float) -> list[float]:
        point = [a + (b - a) * offset for a, b in zip(start, end, strict=True)]
        return [*point[:2], *(max(0.0, radius) for radius in point[2:])]

    span = last - first
    stops = [((offset - first) / span if span else 0.0, shade) for offset, shade in step.stops]
    return (*at(first), *at(last)), stops


def _fill(colour: Colour) -> dict[str, str]:
    red, green, blue, alpha = colour
    shade = "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue))
    return {"fill": shade} if alpha >= 1 else {"fill": shade, "fill-opacity": _number(alpha)}


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _matrix(values: Matrix) -> str:
    return f"matrix({' '.join(f'{value:.7g}' for value in values)})"
