"""The characters of a ``<text>`` with the places that SVG 1.1 gives them one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..text.style import SpanStyle
from .properties import PAINT, Computed, baseline_shift, computed, span_style
from .tree import Element
from .values import length

__all__ = ["Character", "Chunk", "chunks"]

_SPACE = " \t\r\n\f"


@dataclass(slots=True)
class Character:
    """A character, its style, and what moves it; positions in px, ``None`` where not stated."""

    text: str
    style: SpanStyle
    properties: Computed
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0
    rotate: float = 0.0
    #: The ``textPath`` that it stands on.
    path: Element | None = None


@dataclass(slots=True)
class Chunk:
    """Characters from one absolute position to the next (SVG 2, "anchored chunk")."""

    characters: list[Character] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        """Whether any character after the first is moved or turned by itself."""
        rest = self.characters[1:]
        return any(c.dx or c.dy for c in rest) or any(c.rotate for c in self.characters)


def chunks(element: Element, inherited: Computed, base_size: float) -> list[Chunk]:
    """Return the anchored chunks of *element*.

    Where its words come from a field, a list of places for single letters is what an editor
    has left of the sample words: only its first is kept.
    """
    style = computed(inherited, element)
    reader = _Reader(base_size, keep_lists="data-field" not in element.attrib)
    reader.read(element, style, (), 0.0, None)
    preserve = style.get("xml:space") == "preserve" or style.get("white-space", "").startswith(
        "pre"
    )
    kept = list(range(len(reader.characters))) if preserve else _kept(reader.characters)
    found = _positioned(reader, kept)
    result: list[Chunk] = []
    for index, character in enumerate(found):
        begins = character.x is not None or character.y is not None
        other_path = bool(index) and character.path is not found[index - 1].path
        if not index or begins or other_path:
            result.append(Chunk())
        result[-1].characters.append(character)
    return result


class _Reader:
    """Walks the element; remembers which characters each element has."""

    def __init__(self, base_size: float, *, keep_lists: bool) -> None:
        self.base_size = base_size
        self.keep_lists = keep_lists
        self.characters: list[Character] = []
        #: Element, and the range of its characters; outer elements first.
        self.ranges: list[tuple[Element, int, int]] = []

    def read(
        self,
        element: Element,
        style: Computed,
        paint: tuple[tuple[str, str], ...],
        rise: float,
        path: Element | None,
    ) -> None:
        place = len(self.ranges)
        start = len(self.characters)
        self.ranges.append((element, start, start))
        own = span_style(style, self.base_size, paint, rise)
        self._add(element.text, own, style, path)
        for child in element:
            assert isinstance(child, Element)
            if child.tag in ("tspan", "a", "textPath"):
                inner = computed(style, child)
                marks = tuple((key, child.attrib[key]) for key in PAINT if key in child.attrib)
                raised = rise + baseline_shift(child, inner, self.base_size)
                on = child if child.tag == "textPath" else path
                self.read(child, inner, tuple(dict((*paint, *marks)).items()), raised, on)
            self._add(child.tail, own, style, path)
        self.ranges[place] = (element, start, len(self.characters))

    def _add(self, text: str | None, own: SpanStyle, style: Computed, path: Element | None) -> None:
        self.characters.extend([Character(letter, own, style, path=path) for letter in text or ""])


def _kept(characters: Sequence[Character]) -> list[int]:
    """Return which characters are left when white space is collapsed."""
    kept: list[int] = []
    for index, character in enumerate(characters):
        if character.text in _SPACE:
            character.text = " "
            if not kept or characters[kept[-1]].text == " ":
                continue
        kept.append(index)
    while kept and characters[kept[-1]].text == " ":
        kept.pop()
    return kept


def _positioned(reader: _Reader, kept: Sequence[int]) -> list[Character]:
    """Return the kept characters with their places; an inner element's go before an outer's."""
    found = [reader.characters[index] for index in kept]
    order = {index: place for place, index in enumerate(kept)}
    for element, start, end in reader.ranges:
        inside = [order[index] for index in range(start, end) if index in order]
        size = reader.base_size
        for name in ("x", "y", "dx", "dy"):
            for place, value in zip(inside, _numbers(element, name, size), strict=False):
                setattr(found[place], name, value)
                if not reader.keep_lists:
                    break
        turns = list(_numbers(element, "rotate", size))
        for number, place in enumerate(inside if turns and reader.keep_lists else ()):
            found[place].rotate = turns[min(number, len(turns) - 1)]
    return found


def _numbers(element: Element, name: str, size: float) -> Iterator[float]:
    for part in element.get(name, "").replace(",", " ").split():
        yield length(part, em=size)
