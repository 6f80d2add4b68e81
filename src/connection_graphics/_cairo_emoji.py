"""Glyphs that bring their own colours: their paint programs, replayed on cairo."""

from __future__ import annotations

import cairocffi

from ._cairo_glyphs import append_outline
from .text.emoji import (
    Clip,
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
from .text.fonts import Face
from .text.layout import PlacedRun

__all__ = ["draw_colour_glyphs"]

_OPERATORS = {
    "CLEAR": cairocffi.OPERATOR_CLEAR,
    "SRC": cairocffi.OPERATOR_SOURCE,
    "DEST": cairocffi.OPERATOR_DEST,
    "SRC_OVER": cairocffi.OPERATOR_OVER,
    "DEST_OVER": cairocffi.OPERATOR_DEST_OVER,
    "SRC_IN": cairocffi.OPERATOR_IN,
    "DEST_IN": cairocffi.OPERATOR_DEST_IN,
    "SRC_OUT": cairocffi.OPERATOR_OUT,
    "DEST_OUT": cairocffi.OPERATOR_DEST_OUT,
    "SRC_ATOP": cairocffi.OPERATOR_ATOP,
    "DEST_ATOP": cairocffi.OPERATOR_DEST_ATOP,
    "XOR": cairocffi.OPERATOR_XOR,
    "PLUS": cairocffi.OPERATOR_ADD,
    "SCREEN": cairocffi.OPERATOR_SCREEN,
    "OVERLAY": cairocffi.OPERATOR_OVERLAY,
    "DARKEN": cairocffi.OPERATOR_DARKEN,
    "LIGHTEN": cairocffi.OPERATOR_LIGHTEN,
    "COLOR_DODGE": cairocffi.OPERATOR_COLOR_DODGE,
    "COLOR_BURN": cairocffi.OPERATOR_COLOR_BURN,
    "HARD_LIGHT": cairocffi.OPERATOR_HARD_LIGHT,
    "SOFT_LIGHT": cairocffi.OPERATOR_SOFT_LIGHT,
    "DIFFERENCE": cairocffi.OPERATOR_DIFFERENCE,
    "EXCLUSION": cairocffi.OPERATOR_EXCLUSION,
    "MULTIPLY": cairocffi.OPERATOR_MULTIPLY,
}
_EXTENDS = {
    "pad": cairocffi.EXTEND_PAD,
    "repeat": cairocffi.EXTEND_REPEAT,
    "reflect": cairocffi.EXTEND_REFLECT,
}


def draw_colour_glyphs(context: cairocffi.Context, run: PlacedRun) -> None:
    """Replay the paint programs of a run in colour."""
    scale = run.size / run.face.units_per_em
    for glyph in run.glyphs:
        program = run.face.programs.get(glyph.id)
        if program is None:
            program = run.face.programs[glyph.id] = paint_program(run.face, glyph.id)
        context.save()
        context.new_path()
        context.translate(glyph.x, glyph.y)
        context.scale(scale, -scale)
        for step in program:
            _replay(context, run.face, step)
        context.restore()


def _replay(context: cairocffi.Context, face: Face, step: PaintStep) -> None:
    match step:
        case Transform(matrix):
            context.save()
            context.transform(cairocffi.Matrix(*matrix))
        case Clip(glyph, box):
            context.save()
            if glyph is not None:
                append_outline(context, face, glyph)
            elif box is not None:
                left, bottom, right, top = box
                context.rectangle(left, bottom, right - left, top - bottom)
            context.clip()
        case Restore():
            context.restore()
        case Fill(glyph, colour):
            append_outline(context, face, glyph)
            context.set_source_rgba(*colour)
            context.fill()
        case Paint(colour):
            context.set_source_rgba(*colour)
            context.paint()
        case Gradient():
            context.set_source(_gradient(step))
            context.paint()
        case PushGroup():
            context.push_group()
        case PopGroup(mode):
            context.pop_group_to_source()
            context.set_operator(_OPERATORS.get(mode, cairocffi.OPERATOR_OVER))
            context.paint()
            context.set_operator(cairocffi.OPERATOR_OVER)


def _gradient(step: Gradient) -> cairocffi.Gradient:
    if step.kind == "linear":
        pattern: cairocffi.Gradient = cairocffi.LinearGradient(*step.points)
    else:
        pattern = cairocffi.RadialGradient(*step.points)
    first, last = step.stops[0][0], step.stops[-1][0]
    span = last - first
    if first < 0 or last > 1:
        # Stops may lie outside 0 to 1: the line is made longer instead (OpenType COLR).
        points = _stretched(step, first, last)
        pattern = (
            cairocffi.LinearGradient(*points)
            if step.kind == "linear"
            else cairocffi.RadialGradient(*points)
        )
        for offset, colour in step.stops:
            pattern.add_color_stop_rgba((offset - first) / span if span else 0.0, *colour)
    else:
        for offset, colour in step.stops:
            pattern.add_color_stop_rgba(offset, *colour)
    pattern.set_extend(_EXTENDS[step.extend])
    return pattern


def _stretched(step: Gradient, first: float, last: float) -> tuple[float, ...]:
    half = len(step.points) // 2
    start, end = step.points[:half], step.points[half:]
    at_first = tuple(a + (b - a) * first for a, b in zip(start, end, strict=True))
    at_last = tuple(a + (b - a) * last for a, b in zip(start, end, strict=True))
    if half == 3:
        at_first = (*at_first[:2], max(0.0, at_first[2]))
        at_last = (*at_last[:2], max(0.0, at_last[2]))
    return (*at_first, *at_last)
