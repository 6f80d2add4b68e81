"""Templates whose elements know, once they are filled, which line of which file they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import IO, Any, Final

from ..svg.tree import Element
from ..template import Template

__all__ = ["MARK", "line_of", "marked"]

#: Attribute that says where an element is from.
MARK: Final = "data-lint-line"
_TAG: Final = re.compile(r"<[A-Za-z][\w:.-]*(?=[\s/>{])")
_ANY_TAG: Final = re.compile(r"</?[A-Za-z][\w:.-]*(?=[\s/>{])")
#: Where a "<" is none of XML: it stays as it is.
_APART: Final = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL
)


def marked(template: Template, *, ends: bool = False) -> Template:
    """Return *template* with every element of its files marked.

    With *ends*, end tags are marked too: it is no XML any more, but says where each of its lines
    is from, for errors about what is no XML either.
    """
    return replace(template, roots=tuple(_Marked(root, "", ends) for root in template.roots))


def line_of(element: Element) -> tuple[str | None, int | None]:
    """Return file and line that *element* is from, as far as they are known."""
    file, _, line = element.get(MARK, "").rpartition(":")
    return (file, int(line)) if file else (None, None)


def with_marks(source: str, name: str, *, ends: bool = False) -> str:
    """Return *source* with a mark in every start tag, or in every tag; no line is added."""
    tag = _ANY_TAG if ends else _TAG
    parts: list[str] = []
    end = 0
    for apart in _APART.finditer(source):
        parts += _tags(tag, source, end, apart.start(), name)
        parts.append(apart[0])
        end = apart.end()
    parts += _tags(tag, source, end, len(source), name)
    return "".join(parts)


def _tags(tag: re.Pattern[str], source: str, start: int, stop: int, name: str) -> Iterator[str]:
    for found in tag.finditer(source, start, stop):
        line = source.count("\n", 0, found.end()) + 1
        yield source[start : found.end()]
        yield f' {MARK}="{name}:{line}"'
        start = found.end()
    yield source[start:stop]


@dataclass(frozen=True, slots=True)
class _Marked(Traversable):
    """A file or folder whose SVG texts are read with marks."""

    place: Traversable
    path: str
    ends: bool

    @property
    def name(self) -> str:
        return self.place.name

    def iterdir(self) -> Iterator[Traversable]:
        for child in self.place.iterdir():
            yield _Marked(child, f"{self.path}/{child.name}".lstrip("/"), self.ends)

    def joinpath(self, *descendants: Any) -> Traversable:
        path = "/".join((self.path, *map(str, descendants))).lstrip("/")
        return _Marked(self.place.joinpath(*descendants), path, self.ends)

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def is_dir(self) -> bool:
        return self.place.is_dir()

    def is_file(self) -> bool:
        return self.place.is_file()

    def read_bytes(self) -> bytes:
        return self.place.read_bytes()

    def read_text(self, encoding: str | None = None) -> str:
        text = self.place.read_text(encoding=encoding)
        if not self.path.endswith(".svg"):
            return text
        return with_marks(text, self.path, ends=self.ends)

    def open(self, mode: Any = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        return self.place.open(mode, *args, **kwargs)
