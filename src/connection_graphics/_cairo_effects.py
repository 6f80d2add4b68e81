"""What CairoSVG does not draw, or draws otherwise: filters, masks, clips and blend modes.

:class:`EffectSurface` draws an element that has such an effect as SVG 2 says, in this order:
filter, clip, mask, opacity, blend mode. The element itself, and all others, are CairoSVG's.
Filters and masks work on pixels, of which a page has four for each of its units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import cairocffi
from cairosvg.defs import parse_all_defs
from cairosvg.helpers import size, transform
from cairosvg.surface import Surface
from cairosvg.url import parse_url
from PIL import Image, ImageChops

from ._cairo_filters import OPERATORS, Frame, filtered
from ._cairo_frames import (
    Box,
    Region,
    common,
    drawing_on,
    grown,
    luminance,
    offscreen,
    reach_of,
    reached,
    same,
    scaled,
    working,
)
from ._cairo_nodes import any_inside, as_group, chain_of, region_of, shapes_of, whiten
from ._cairo_pens import draw_with_steady_pen
from .errors import TemplateError
from .svg.filters import Step, is_confined

__all__ = ["EFFECTS", "EffectSurface", "has_effects", "with_effects"]

#: Attributes that are taken from an element, and drawn here.
EFFECTS: Final = frozenset(
    ("clip-path", "filter", "isolation", "mask", "mix-blend-mode", "vector-effect")
)
#: Most px that the filters and masks of one picture may go through, for each px that it has,
#: and at least: beyond that it is no drawing.
_MOST_WORK, _LEAST_WORK = 400, 600_000_000
#: Where it is counted.
_WORK: Final = "px that effects have gone through"
_MOST: Final = "px that they may go through"
_NONE: Final = frozenset(("", "none", "normal", "auto"))


def has_effects(attributes: Mapping[str, str]) -> bool:
    """Whether something with *attributes* may have an effect that is drawn here."""
    return not EFFECTS.isdisjoint(attributes)


class EffectSurface(Surface):  # type: ignore[misc]
    """CairoSVG's surface, with effects."""

    #: Px for each of its units, where effects are px.
    resolution = 1.0
    #: Units for each px of the drawing.
    unit = 1.0
    #: Nothing is drawn but where something would be; more is told rather than less.
    measuring = False

    def draw(self, node: Any) -> None:
        """Draw *node* and its children."""
        if node.effects:
            self.draw_with_effects(node)
        else:
            self.draw_plain(node)

    def draw_with_effects(self, node: Any) -> None:
        """Draw *node*, which has effects, and its children."""
        _Effects(self, node).draw()

    def draw_plain(self, node: Any) -> None:
        """Draw *node*, whose own effects have been seen to."""
        super().draw(node)

    def pay(self, box: Box, times: int = 1) -> None:
        """Count the work on *box*; raise where it is more than any drawing needs."""
        # The surfaces of tiles share this table with the picture's, and nothing else is in it.
        done: int = self.images.get(_WORK, 0) + box.width * box.height * times
        self.images[_WORK] = done
        most = max(self.images.get(_MOST, _LEAST_WORK), _MOST_WORK * self.width * self.height)
        self.images[_MOST] = most
        if done > most:
            raise TemplateError(
                "its filters and masks are too much work",
                hint="use fewer of them, or place what has them as a PNG",
                code="too-large",
            )


class _Tile(EffectSurface):
    """The surface that CairoSVG draws the tile of a pattern on, which may be enlarged."""

    resolution = 4.0


def with_effects(surface: Any, _: Any) -> None:
    """Let what stands behind this in the tile of a pattern have its effects.

    CairoSVG makes the surface of a tile itself, of its own kind.
    """
    if not isinstance(surface, EffectSurface):
        surface.__class__ = _Tile


class _Effects:
    """The effects of one element, while it is drawn."""

    def __init__(self, surface: EffectSurface, node: Any) -> None:
        self.surface = surface
        self.node = node
        self.context = surface.context

    def draw(self) -> None:
        """Draw the element with its effects."""
        node, surface = self.node, self.surface
        if node.tag == "svg":
            parse_all_defs(surface, node)
        if node.get("display") == "none":
            return
        if self._is_plainly_clipped():
            surface.draw_plain(node)
            return
        names = (*EFFECTS, "opacity", "transform", "transform-origin")
        taken = {name: node.pop(name) for name in names if name in node}
        self.context.save()
        try:
            origin = taken.get("transform-origin")
            transform(surface, taken.get("transform"), transform_origin=origin)
            self._composed(taken)
        finally:
            self.context.restore()
            node.update(taken)

    def _is_plainly_clipped(self) -> bool:
        """Whether there is nothing but a clip, which CairoSVG draws right."""
        node = self.node
        if any(node.get(name, "none") not in _NONE for name in EFFECTS - {"clip-path"}):
            return False
        clip = self.surface.paths.get(parse_url(node.get("clip-path")).fragment)
        if clip is None:
            return True
        (shape, *others) = shapes_of(clip) or [None]
        rule = shape is not None and shape.get("clip-rule", "nonzero") == "nonzero"
        return rule and not others and not any_inside(node, "mix-blend-mode")

    def _composed(self, taken: Mapping[str, str]) -> None:
        """Draw the content, and put it on what is there."""
        finish: list[Callable[[], None]] = []
        mask = self.surface.masks.get(parse_url(taken.get("mask")).fragment)
        clip = self.surface.paths.get(parse_url(taken.get("clip-path")).fragment)
        if clip is not None:
            finish.extend(self._clipped(clip))
        box = self._visible()
        if not box.width or not box.height:
            return
        if mask is not None and not self.surface.measuring:
            box = self._within(mask, box)
            finish.append(self._masked(mask, box))
        opacity = float(taken.get("opacity", 1))
        if opacity < 1:
            finish.append(lambda: self.context.paint_with_alpha(opacity))
        mode = taken.get("mix-blend-mode", "normal").strip().lower()
        alone = mode in OPERATORS and mode != "normal"
        alone = alone or taken.get("isolation") == "isolate"
        if not finish and (alone or (clip is not None and any_inside(self.node, "mix-blend-mode"))):
            finish.append(self.context.paint)
        for _ in finish:
            self.context.push_group()
        self._content(taken)
        for number, paint in enumerate(reversed(finish)):
            self.context.pop_group_to_source()
            if number == len(finish) - 1 and alone:
                self.context.set_operator(OPERATORS.get(mode, cairocffi.OPERATOR_OVER))
            paint()

    def _content(self, taken: Mapping[str, str]) -> None:
        said = taken.get("filter", "none").strip()
        if said not in _NONE and self._filtered(said):
            return
        steady = taken.get("vector-effect") == "non-scaling-stroke"
        if steady and self.node.get("stroke") and not self.node.children:
            draw_with_steady_pen(self.surface, self.node)
            return
        self.surface.draw_plain(self.node)

    # -- clips and masks ------------------------------------------------------------------

    def _clipped(self, clip: Any) -> Iterator[Callable[[], None]]:
        """Clip by the outline of *clip*, or yield what paints a group within it."""
        surface, context = self.surface, self.context
        shapes = shapes_of(clip)
        if shapes is not None and len(shapes) == 1:
            rule = shapes[0].get("clip-rule", "nonzero")
            with as_group(clip):
                surface.stroke_and_fill = False
                surface.draw(clip)
                surface.stroke_and_fill = True
            even_odd = rule == "evenodd"
            context.set_fill_rule(
                cairocffi.FILL_RULE_EVEN_ODD if even_odd else cairocffi.FILL_RULE_WINDING
            )
            context.clip()
            context.set_fill_rule(cairocffi.FILL_RULE_WINDING)
            return
        context.push_group_with_content(cairocffi.CONTENT_ALPHA)
        with as_group(clip):
            whiten(clip)
            surface.draw(clip)
        pattern = context.pop_group()
        yield lambda: context.mask(pattern)

    def _within(self, mask: Any, box: Box) -> Box:
        """Clip to the px that *mask* may let through, and return them."""
        if mask.get("maskUnits") != "userSpaceOnUse":
            return box
        surface, context = self.surface, self.context
        matrix = scaled(context.get_matrix(), surface.resolution)
        found = reached(box, (), region_of(surface, mask), matrix, matrix)
        scale = 1 / surface.resolution
        context.save()
        context.identity_matrix()
        context.rectangle(*(side * scale for side in found))
        context.restore()
        context.clip()
        return Box(found.left, found.top, -(-max(found.width, 1) // 4) * 4, max(found.height, 1))

    def _masked(self, mask: Any, box: Box) -> Callable[[], None]:
        """Return what paints a group through *mask*."""
        alpha = self._mask_levels(mask, box)
        data = bytearray(alpha.tobytes())
        levels = cairocffi.ImageSurface(cairocffi.FORMAT_A8, box.width, box.height, data, box.width)
        scale = 1 / self.surface.resolution

        def paint() -> None:
            self.context.save()
            self.context.identity_matrix()
            self.context.scale(scale, scale)
            self.context.mask_surface(levels, box.left, box.top)
            self.context.restore()

        return paint

    def _mask_levels(self, mask: Any, box: Box) -> Image.Image:
        """Return how much *mask* lets through of each px of *box*."""
        surface = self.surface
        surface.pay(box, 2)
        matrix = scaled(self.context.get_matrix(), surface.resolution)
        with offscreen(surface, box, matrix) as image:
            if mask.get("maskUnits") == "userSpaceOnUse":
                surface.context.rectangle(*region_of(surface, mask))
                surface.context.clip()
            for child in mask.children:
                surface.draw(child)
        image.flush()
        if mask.get("mask-type") == "alpha":
            place = (box.width, box.height)
            levels = Image.frombuffer("RGBA", place, image.get_data(), "raw", "RGBA", 0, 1)
            levels = levels.getchannel("A")
        else:
            linear = mask.get("color-interpolation") == "linearRGB"
            levels = luminance(image, linear=linear)
        other = surface.masks.get(parse_url(mask.get("mask")).fragment)
        if other is not None and other is not mask:
            levels = ImageChops.multiply(levels, self._mask_levels(other, box))
        return levels

    def _visible(self) -> Box:
        """Return the px within the clip, in so many of a row that cairo wants for its masks."""
        context = self.context
        context.save()
        context.identity_matrix()
        left, top, right, bottom = (end * self.surface.resolution for end in context.clip_extents())
        context.restore()
        box = Box(math.floor(left), math.floor(top), 0, 0)
        width = max(math.ceil(right) - box.left, 0)
        return Box(box.left, box.top, -(-width // 4) * 4, max(math.ceil(bottom) - box.top, 0))

    # -- filters --------------------------------------------------------------------------

    def _filtered(self, said: str) -> bool:
        """Draw the element through its filters; whether all of them can be drawn."""
        surface = self.surface
        chain = list(chain_of(surface, self.node, said))
        if not chain or any(steps is None for steps, _ in chain):
            return False
        filters = [(steps or [], region) for steps, region in chain]
        everything = [step for steps, _ in filters for step in steps]
        visible = self._visible()
        device = scaled(self.context.get_matrix(), surface.resolution)
        matrix = working(device, everything)
        if matrix is None or not visible.width or not visible.height:
            return True
        region = filters[0][1] if len(filters) == 1 else None
        box = reached(visible, everything, region, matrix, device)
        if box.width <= 0 or box.height <= 0:
            return True
        confined = all(is_confined(steps) for steps, _ in filters)
        if surface.measuring:
            self._measured(confined, everything, region, device, visible)
            return True
        if confined and same(matrix, device):
            box = common(box, self._inked(everything, device, visible))
        surface.pay(box, 3 + 4 * len(everything))
        image = self._source(box, matrix, filters[0][1])
        for steps, region in filters:
            frame = Frame(box, matrix, region, lambda text, axis: size(surface, text, axis))
            image = filtered(image, steps, frame)
        self._put(image, box, matrix, device)
        return True

    def _measured(
        self,
        confined: bool,
        steps: Sequence[Step],
        region: Region | None,
        device: cairocffi.Matrix,
        visible: Box,
    ) -> None:
        """Paint on all px that the filter might."""
        context = self.context
        context.save()
        context.set_source_rgb(0, 0, 0)
        if confined or region is None:
            context.identity_matrix()
            box = self._inked(steps, device, visible) if confined else visible
            context.rectangle(*box)
        else:
            context.rectangle(*region)
        context.fill()
        context.restore()

    def _inked(self, steps: Sequence[Step], device: cairocffi.Matrix, visible: Box) -> Box:
        """Return the px of the element, and as far from it as *steps* reach."""
        target = cairocffi.RecordingSurface(cairocffi.CONTENT_ALPHA, None)
        surface, reach = self.surface, reach_of(steps, device)
        before, surface.measuring = surface.measuring, True
        with drawing_on(surface, target, device):
            inner = surface.context
            inner.identity_matrix()
            inner.rectangle(*grown(visible, reach))
            inner.clip()
            inner.set_matrix(device)
            surface.draw_plain(self.node)
        surface.measuring = before
        left, top, width, height = target.ink_extents()
        right, bottom = math.ceil(left + width), math.ceil(top + height)
        left, top = math.floor(left), math.floor(top)
        return grown(Box(left, top, right - left, bottom - top), reach)

    def _source(
        self, box: Box, matrix: cairocffi.Matrix, region: Region | None
    ) -> cairocffi.ImageSurface:
        """Return the element itself in *box*."""
        with offscreen(self.surface, box, matrix) as image:
            if region is not None:
                self.surface.context.rectangle(*region)
                self.surface.context.clip()
            self.surface.draw_plain(self.node)
        return image

    def _put(
        self,
        image: cairocffi.ImageSurface,
        box: Box,
        matrix: cairocffi.Matrix,
        device: cairocffi.Matrix,
    ) -> None:
        """Paint *image* where it belongs."""
        context = self.context
        context.save()
        context.identity_matrix()
        scale = 1 / self.surface.resolution
        context.scale(scale, scale)
        if not same(matrix, device):
            context.transform(matrix.inverted().multiply(device))
        context.set_source_surface(image, box.left, box.top)
        context.get_source().set_filter(cairocffi.FILTER_BILINEAR)
        context.paint()
        context.restore()
