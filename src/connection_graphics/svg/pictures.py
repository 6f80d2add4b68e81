"""``<image>`` elements of templates → pixels of ours.

A template may hold pictures of its own, inside the file or beside it. And it may have
slots, where a row's photograph, logo or QR code goes: an ``<image>`` or ``<rect>`` that is
called ``image``, ``logo``, ``logo_2`` or ``qr`` by its ``data-field``, its id or its label.
That is how a template that was drawn in an editor asks for them; what stands in the slot
there only shows where it is. A slot of which the row has nothing is taken away.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from math import hypot
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from ..errors import AssetError, Location, TemplateError
from ..geometry import Box
from ..pictures import MAX_BYTES, SCHEME, LogoSlot, PhotoSlot, Slots
from ..pictures.files import PictureFile, checked
from .resolve import viewport
from .tree import Element, walk
from .values import Matrix, length, matrix, multiplied

__all__ = ["place_pictures"]

_IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FIELDS: Final = {"image": "image", "photo": "image", "logo": "logo", "qr": "qr"} | dict.fromkeys(
    ("logo_2", "logo-2", "logo2"), "logo_2"
)


def place_pictures(
    root: Element,
    slots: Slots,
    *,
    grounds: Sequence[str],
    folder: Traversable | None = None,
    name: str = "template",
) -> None:
    """Fill the slots of *root*, and take its own pictures in.

    Args:
        root: a resolved tree, changed in place.
        slots: what the row brings.
        grounds: colours that a logo may be knocked out on, and the light and dark of a code.
        folder: where the template is, for pictures beside it.
        name: of the file, for messages.

    Raises:
        AssetError: the row's picture cannot be used.
        TemplateError: one of the template's own cannot, or is outside of its folder.
    """
    if any(element.tag == "image" or _field(element) for element in walk(root)):
        _Walk(slots, tuple(grounds), folder, name).visit(root, _IDENTITY)


@dataclass(frozen=True, slots=True)
class _Walk:
    slots: Slots
    grounds: tuple[str, ...]
    folder: Traversable | None
    name: str

    def visit(self, parent: Element, to_canvas: Matrix) -> None:
        """Place every picture in *parent*."""
        here = multiplied(to_canvas, matrix(parent.get("transform")))
        if parent.tag == "svg":
            here = multiplied(here, viewport(parent))
        for index, child in reversed(list(enumerate(parent))):
            assert isinstance(child, Element)
            field = _field(child)
            if field is not None:
                parent[index : index + 1] = self._filled(child, field, _stretch(here, child))
            elif child.tag == "image":
                if not child.get("href", "").startswith(SCHEME):
                    parent[index : index + 1] = self._own(child, _stretch(here, child))
            else:
                self.visit(child, here)

    # ------------------------------------------------------------------------------ slots

    def _filled(self, element: Element, field: str, stretch: float) -> list[Element]:
        """Return what takes the place of the slot *element*."""
        box = _box(element)
        slot = self.slots.variables()[field]
        if slot is None or box is None:
            return []
        if isinstance(slot, PhotoSlot):
            href = slot.fill(box.width * stretch, box.height * stretch)
            return [_image(element, box, href)]
        if isinstance(slot, LogoSlot):
            return self._logo(element, slot, box, stretch)
        return self._code(element, box, stretch)

    def _logo(self, element: Element, slot: LogoSlot, box: Box, stretch: float) -> list[Element]:
        ground = element.get("data-ground")
        align = _align(element.get("preserveAspectRatio", ""))
        wanted = (ground, *self.grounds) if ground else self.grounds
        placed = slot.fit(box.width * stretch, box.height * stretch, *wanted, align=align)
        inner = Box(
            box.left + placed.x / stretch,
            box.top + placed.y / stretch,
            placed.width / stretch,
            placed.height / stretch,
        )
        image = _image(element, inner, placed.href)
        if placed.panel == (ground or self.grounds[0]):
            return [image]
        panel = _rect(inner.inset(-placed.clear / stretch), placed.panel, placed.clear / stretch)
        return [_group(element, panel, image)]

    def _code(self, element: Element, box: Box, stretch: float) -> list[Element]:
        slot = self.slots.qr
        side = min(box.width, box.height)
        placed = slot.fit(side * stretch) if slot else None
        if placed is None:
            return []
        square = Box(
            box.left + (box.width - side) / 2, box.top + (box.height - side) / 2, side, side
        )
        place = f"translate({square.left:g} {square.top:g}) scale({1 / stretch:g})"
        path = Element("path", {"d": placed.d, "transform": place, "fill": self.grounds[-1]})
        panel = _rect(square, self.grounds[0], 2 * placed.module / stretch)
        return [_group(element, panel, path)]

    # ------------------------------------------------------------------- pictures of its own

    def _own(self, element: Element, stretch: float) -> list[Element]:
        href = element.get("href", "").strip()
        if not href:
            return []
        try:
            file = self._read(href)
            picture = self.slots.session.library.whole(file)
        except AssetError as error:
            raise TemplateError(
                f"its picture {error.message}",
                hint=error.hint,
                code=error.code,
                where=Location(self.name, line=element.line or None, element=element.get("id")),
            ) from error
        ratio = picture.image.width / picture.image.height
        box = _box(element) or Box(
            length(element.get("x")),
            length(element.get("y")),
            picture.image.width,
            picture.image.height,
        )
        how = element.get("preserveAspectRatio", "").split()
        if how[:1] != ["none"] and how[-1:] != ["slice"]:
            box = _contained(box, ratio)
        elif how[-1:] == ["slice"]:
            picture = self.slots.session.library.whole(file, box.width / box.height)
        self.slots.session.take(picture)
        return [_image(element, box, picture.href)]

    def _read(self, href: str) -> PictureFile:
        if href.startswith("data:"):
            return checked(_inside(href), "inside the file", "image")
        parts = unquote(href).removeprefix("./").split("/")
        shown = href if len(href) <= 60 else f"{href[:60]}…"
        if self.folder is None or ":" in href or "\\" in href or {"", ".."} & set(parts):
            raise AssetError(
                f'"{shown}" is outside of the template\'s folder',
                hint="put it beside the template, or embed it in the file",
                code="external",
            )
        path = self.folder
        for part in parts:
            path = path / part
        try:
            with path.open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
        except OSError as error:
            raise AssetError(
                f'"{shown}" is not there',
                hint="put it beside the template, or embed it in the file",
                code="picture-missing",
            ) from error
        return checked(data, shown, "image")


def _field(element: Element) -> str | None:
    """Return the field that *element* is the slot of."""
    if element.tag not in ("image", "rect"):
        return None
    if element.tag == "image" and element.get("href", "").startswith(SCHEME):
        return None
    for attribute in ("data-field", "id", "inkscape:label"):
        found = _FIELDS.get(element.get(attribute, "").lower())
        if found:
            return found
    return None


def _inside(href: str) -> bytes:
    """Return the bytes of a ``data:`` address."""
    head, _, body = href.partition(",")
    try:
        data = unquote_to_bytes(body)
        return b64decode(data) if head.rstrip().endswith(";base64") else data
    except (binascii.Error, ValueError) as error:
        raise AssetError(
            "inside the file is damaged", hint="embed it again", code="picture-damaged"
        ) from error


def _box(element: Element) -> Box | None:
    left, top, width, height = (length(element.get(name)) for name in ("x", "y", "width", "height"))
    return Box(left, top, width, height) if width > 0 and height > 0 else None


def _contained(box: Box, ratio: float) -> Box:
    width = min(box.width, box.height * ratio)
    height = width / ratio
    left, top = box.left + (box.width - width) / 2, box.top + (box.height - height) / 2
    return Box(left, top, width, height)


def _stretch(to_canvas: Matrix, element: Element) -> float:
    """Return how many px of the canvas a unit of *element* takes."""
    a, b, c, d, _, _ = multiplied(to_canvas, matrix(element.get("transform")))
    return (hypot(a, b) * hypot(c, d)) ** 0.5 or 1.0


def _align(aspect: str) -> str:
    return "start" if "xMin" in aspect else "end" if "xMax" in aspect else "middle"


#: What a slot hands on to what takes its place.
_KEPT: Final = ("id", "transform", "clip-path", "mask", "opacity", "data-mirror")


def _image(element: Element, box: Box, href: str) -> Element:
    image = Element(
        "image", {name: element.attrib[name] for name in _KEPT if name in element.attrib}
    )
    image.line, image.tail = element.line, element.tail
    image.attrib.update(_written(box), href=href)
    return image


def _group(element: Element, *children: Element) -> Element:
    group = Element("g", {name: element.attrib[name] for name in _KEPT if name in element.attrib})
    group.line, group.tail = element.line, element.tail
    for child in children:
        for name in _KEPT[:-1]:
            if name in group.attrib and child.tag == "image":
                child.attrib.pop(name, None)
    group.extend(children)
    return group


def _rect(box: Box, fill: str, radius: float) -> Element:
    return Element("rect", {**_written(box), "rx": f"{radius:g}", "fill": fill})


def _written(box: Box) -> dict[str, str]:
    values = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    return {name: f"{value:.6g}" for name, value in values.items()}
