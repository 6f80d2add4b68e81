"""References → private copies: what is drawn depends on nothing drawn before it.

CairoSVG changes shared definitions while it draws: a gradient with ``href``
comes out right, then black, then right on three uses. So every gradient,
pattern, mask, clip and marker is copied for the one element that uses it, with
its ``href`` chain merged, and every ``use`` is replaced by what it shows.

The cost is counted before it is paid: the number of copies that references ask
for, multiplied through (a *billion laughs* in SVG), has a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..errors import Location, TemplateError
from .tree import MAX_ELEMENTS, Element, clone, walk
from .values import fragment

__all__ = ["MAX_REFERENCES", "resolve_references"]

#: Copies that one document may ask for, nested ones multiplied.
MAX_REFERENCES = 10_000

_PAINT = ("fill", "stroke")
_EFFECTS = ("clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end", "marker")
_GRADIENTS = ("linearGradient", "radialGradient")
_INHERITS = (*_GRADIENTS, "pattern")
#: Attributes of ``use`` that place it; everything else is inherited by its content.
_PLACING = frozenset(("x", "y", "width", "height", "href", "id", "transform"))
_GROUPS = frozenset(("g", "a", "svg", "defs", "switch"))
_HANDED_DOWN = frozenset(
    (
        "clip-rule",
        "color",
        "color-interpolation",
        "color-interpolation-filters",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-opacity",
        "stroke-width",
    )
)
_URL = re.compile(r"url\([^)]*\)")
_DEFINITIONS = frozenset((*_INHERITS, "clipPath", "mask", "marker", "filter", "symbol", "defs"))


def resolve_references(root: Element, *, name: str = "template") -> None:
    """Give every reference in *root* a private copy of what it refers to.

    Raises :class:`TemplateError` for circles and for documents that ask for too many
    copies; a reference to nothing is left for the caller to report, since SVG draws
    such an element without it.
    """
    if not any(
        "href" in element.attrib or "url(" in "".join(element.attrib.values())
        for element in walk(root)
    ):
        return
    for child in root:
        _hand_down(child, {})  # type: ignore[arg-type]
    _Resolver(root, name).run()


def _hand_down(element: Element, inherited: Mapping[str, str]) -> None:
    """Give each definition what it inherits where it stands, since it is to stand elsewhere."""
    if element.tag in _DEFINITIONS and element.tag not in ("symbol", "defs"):
        for name, value in inherited.items():
            element.attrib.setdefault(name, value)
        return
    if element.tag not in _GROUPS:
        return
    own = {name: value for name, value in element.attrib.items() if name in _HANDED_DOWN}
    inside = {**inherited, **own} if own else inherited
    for child in element:
        _hand_down(child, inside)  # type: ignore[arg-type]


class _Resolver:
    """One run over one document."""

    def __init__(self, root: Element, name: str) -> None:
        self.root = root
        self.name = name
        self.by_id: dict[str, Element] = {}
        for element in walk(root):
            identifier = element.get("id")
            if identifier:
                self.by_id.setdefault(identifier, element)
        self.count = 0
        self.elements = sum(1 for _ in walk(root))
        self.definitions = Element("defs")

    def run(self) -> None:
        originals = {id(element) for element in self.by_id.values()}
        for child in list(self.root):
            self._element(child, ())  # type: ignore[arg-type]
        # Originals in <defs> have served: only the private copies are drawn from.
        for parent in list(walk(self.root)):
            for child in list(parent):
                if child.tag in _DEFINITIONS and (id(child) in originals or child.tag == "defs"):
                    parent.remove(child)
        if len(self.definitions):
            self.root.insert(0, self.definitions)

    def _element(self, element: Element, trail: tuple[str, ...]) -> None:
        if element.tag in _DEFINITIONS:
            return
        if element.tag == "use":
            self._replace_use(element, trail)
        self._attributes(element, trail)
        own = element.get("id")
        inside = (*trail, own) if own and own not in trail else trail
        for child in list(element):
            self._element(child, inside)  # type: ignore[arg-type]

    def _attributes(self, element: Element, trail: tuple[str, ...]) -> None:
        if "url(" not in "".join(element.attrib.values()):
            return
        for attribute in (*_PAINT, *_EFFECTS):
            value = element.get(attribute)
            if not value or "url(" not in value:
                continue
            if attribute == "filter":
                self._filters(element, value, trail)
                continue
            target = fragment(value)
            found = self.by_id.get(target or "")
            if found is None or target is None:
                continue
            if target in trail:
                raise self._circle((*trail, target), element)
            copy = self._private(found, target, (*trail, target), element)
            rest = value.partition(")")[2].strip()
            element.set(attribute, f"url(#{copy.get('id')}) {rest}".strip())

    def _filters(self, element: Element, value: str, trail: tuple[str, ...]) -> None:
        """Give *element* a copy of each filter that it names: there may be several."""

        def copied(said: re.Match[str]) -> str:
            target = fragment(said[0])
            found = self.by_id.get(target or "")
            if found is None or target is None:
                return said[0]
            copy = self._private(found, target, (*trail, target), element)
            return f"url(#{copy.get('id')})"

        element.set("filter", _URL.sub(copied, value))

    def _private(
        self, found: Element, target: str, trail: tuple[str, ...], user: Element
    ) -> Element:
        self._pay(user, found)
        copy = self._merged(found, trail) if found.tag in _INHERITS else clone(found)
        copy.set("id", f"{target}--{self.count}")
        self.definitions.append(copy)
        self._attributes(copy, trail)
        for child in list(copy):
            self._element(child, trail)  # type: ignore[arg-type]
        return copy

    def _merged(self, found: Element, trail: tuple[str, ...]) -> Element:
        """Return a copy with the attributes and children of its ``href`` chain merged in."""
        copy = clone(found)
        target = fragment(copy.attrib.pop("href", None))
        seen = {id(found)}
        while target:
            base = self.by_id.get(target)
            if base is None:
                break
            if id(base) in seen:
                raise self._circle((*trail, target), found)
            seen.add(id(base))
            for key, value in base.attrib.items():
                if key not in ("id", "href"):
                    copy.attrib.setdefault(key, value)
            if not len(copy) and len(base):
                for child in base:
                    copy.append(clone(child))  # type: ignore[arg-type]
            target = fragment(base.get("href"))
        return copy

    def _replace_use(self, element: Element, trail: tuple[str, ...]) -> None:
        target = fragment(element.get("href"))
        found = self.by_id.get(target or "")
        element.tag = "g"
        element.attrib.pop("href", None)
        x, y = element.attrib.pop("x", "0"), element.attrib.pop("y", "0")
        width, height = element.attrib.pop("width", None), element.attrib.pop("height", None)
        if found is None or target is None:
            return
        if target in trail:
            raise self._circle((*trail, target), element)
        trail = (*trail, target)
        self._pay(element, found)
        copy = clone(found)
        copy.attrib.pop("id", None)
        if copy.tag in ("symbol", "svg"):
            copy.tag = "svg"
            if width:
                copy.set("width", width)
            if height:
                copy.set("height", height)
        if x not in ("0", "0px") or y not in ("0", "0px"):
            holder = Element("g", {"transform": f"translate({_plain(x)},{_plain(y)})"})
            holder.line = element.line
            holder.append(copy)
            element.append(holder)
        else:
            element.append(copy)
        self._nested(copy, trail)

    def _nested(self, copy: Element, trail: tuple[str, ...]) -> None:
        """Resolve inside a copy now, so that its own trail is known for circles."""
        for inner in list(_uses(copy)):
            self._replace_use(inner, trail)

    def _pay(self, user: Element, found: Element) -> None:
        self.count += 1
        self.elements += sum(1 for _ in walk(found))
        if self.count > MAX_REFERENCES or self.elements > 4 * MAX_ELEMENTS:
            raise TemplateError(
                f"its references ask for more than {MAX_REFERENCES:,} copies",
                hint="draw fewer clones, or flatten the nested ones",
                code="too-many-references",
                where=Location(file=self.name, line=user.line or None, element=user.get("id")),
            )

    def _circle(self, trail: tuple[str, ...], user: Element) -> TemplateError:
        return TemplateError(
            f"elements refer to each other in a circle: {' → '.join(trail[-4:])}",
            hint="remove one of the references",
            code="circular-reference",
            where=Location(file=self.name, line=user.line or None, element=user.get("id")),
        )


def _uses(element: Element) -> Iterator[Element]:
    return (inner for inner in walk(element) if inner.tag == "use")


def _plain(value: str) -> str:
    return value.removesuffix("px")
