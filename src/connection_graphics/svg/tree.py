"""SVG bytes → a tree of elements that know their line, within limits.

Tags and attributes of the SVG namespace lose it, ``xlink:href`` becomes
``href``, elements of editors' own namespaces are dropped. Entity declarations
are refused, as defusedxml does: they are how small files become large ones.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from ..errors import Location, TemplateError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ELEMENTS", "Element", "clone", "parse", "walk"]

#: Limits of one document, as librsvg's and resvg's have them, for pictures of this size.
MAX_BYTES = 5_000_000
MAX_DEPTH = 200
MAX_ELEMENTS = 50_000

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
_PREFIXES = {_XML: "xml:", _INKSCAPE: "inkscape:"}


class Element(ElementTree.Element):
    """An element that knows the line of the file it came from."""

    line: int = 0


def parse(source: bytes | str, *, name: str = "template") -> Element:
    """Return the root of *source*; *name* is the file's name in errors.

    Raises :class:`TemplateError` for what is not well-formed, not SVG, or beyond a limit.
    """
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if data[:2] == b"\x1f\x8b":
        data = _gunzip(data, name)
    if len(data) > MAX_BYTES:
        raise TemplateError(
            f"the file has {len(data):,} bytes, the limit is {MAX_BYTES:,}",
            hint="take large pictures out of it and link them instead",
            code="too-large",
            where=Location(file=name),
        )
    if not data.strip():
        raise TemplateError("the file is empty", where=Location(file=name))
    builder = _Builder(name)
    builder.feed(data)
    # The parser knows the builder's methods: without this, both live until the next collection.
    del builder.parser
    root = builder.root
    if root is None or root.tag != "svg":
        raise TemplateError(
            "this is not an SVG picture",
            hint='its outermost element must be <svg xmlns="http://www.w3.org/2000/svg">',
            where=Location(file=name),
        )
    return root


def walk(element: Element) -> Iterator[Element]:
    """Yield *element* and everything inside it, in document order."""
    return element.iter()  # type: ignore[return-value]


def clone(element: Element) -> Element:
    """Return a deep copy; lines are kept."""
    copy = Element(element.tag, dict(element.attrib))
    copy.text, copy.tail, copy.line = element.text, element.tail, getattr(element, "line", 0)
    for child in element:
        copy.append(clone(child))  # type: ignore[arg-type]
    return copy


def _gunzip(data: bytes, name: str) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise TemplateError("the compressed file is damaged", where=Location(file=name)) from error


class _Builder:
    """Collects expat's events into a tree."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.count = 0
        self._open: list[Element] = []
        self._skipped = 0
        self._last: Element | None = None
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external
        self.parser.SkippedEntityHandler = self._unknown_entity

    def feed(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            raise self._error(
                f"the file is not well-formed XML: {expat.ErrorString(error.code)}",
                line=error.lineno,
                hint="open it in an editor that checks XML, or save it again",
            ) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition("}")
        if self._skipped or namespace not in ("", _SVG):
            self._skipped += 1
            return
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise self._error(f"more than {MAX_ELEMENTS:,} elements", code="too-large")
        if len(self._open) >= MAX_DEPTH:
            raise self._error(f"elements nested more than {MAX_DEPTH} deep", code="too-large")
        element = Element(local, _attributes(attributes))
        element.line = self.parser.CurrentLineNumber
        if self._open:
            self._open[-1].append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)
        self._last = None

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        self._last = self._open.pop()

    def _text(self, text: str) -> None:
        if self._skipped or not self._open:
            return
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            self._open[-1].text = (self._open[-1].text or "") + text

    def _entity(self, *_: object) -> None:
        raise self._error(
            "the file declares entities in its DOCTYPE, which is not allowed",
            hint='save it again as "SVG 1.1" without "preserve editing capabilities"',
            code="entities",
        )

    def _unknown_entity(self, name: str, _: bool) -> None:
        raise self._error(
            f"&{name}; is not known in SVG",
            hint="write the character itself",
            code="entities",
        )

    def _external(self, *_: object) -> int:
        raise self._error("the file refers to something outside itself", code="external")

    def _error(
        self, message: str, *, line: int | None = None, hint: str = "", code: str | None = None
    ) -> TemplateError:
        return TemplateError(
            message,
            hint=hint,
            code=code,
            where=Location(file=self.name, line=line or self.parser.CurrentLineNumber),
        )


def _attributes(raw: dict[str, str]) -> dict[str, str]:
    result: dict[str, str] = {}
    for name, value in raw.items():
        namespace, _, local = name.rpartition("}")
        if namespace in ("", _SVG):
            result[local] = value
        elif namespace == _XLINK and local == "href":
            result.setdefault("href", value)
        elif namespace in _PREFIXES:
            result[_PREFIXES[namespace] + local] = value
    return result
