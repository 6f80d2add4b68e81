"""``<text>`` elements → what the text engine takes: spans, style and box.

The vocabulary is SVG's and CSS's own where they have a word for it:
``shape-inside`` and ``inline-size`` give the box, ``text-anchor`` or
``text-align``, ``direction``, ``xml:lang``, ``line-height``,
``letter-spacing``, ``word-spacing``, ``white-space`` mean what they mean there.
What no standard has is ``data-min-font-size``, ``data-max-font-size``,
``data-max-lines``, ``data-vertical-align``, ``data-fit``, ``data-fit-group``,
``data-balance`` and ``data-field``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import Location, TemplateError
from ..text.style import Align, Direction, Span, SpanStyle, TextStyle, VerticalAlign
from .tree import Element
from .values import length, number

__all__ = ["Computed", "TextSource", "computed", "read_text"]

#: Properties that come down from ancestors and that text needs.
INHERITED = (
    "font",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "font-feature-settings",
    "font-variation-settings",
    "letter-spacing",
    "word-spacing",
    "line-height",
    "text-anchor",
    "text-align",
    "direction",
    "xml:lang",
    "white-space",
    "xml:space",
    "fill",
    "stroke",
)
_WEIGHTS = {"normal": 400.0, "bold": 700.0, "lighter": 300.0, "bolder": 800.0}
#: CSS absolute font sizes, in px.
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_PAINT = (
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linejoin",
    "stroke-linecap",
    "stroke-miterlimit",
    "stroke-dasharray",
    "opacity",
    "paint-order",
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FEATURE = re.compile(r"""["'](\w{4})["']\s*(on|off|\d+)?""")
_AXIS = re.compile(r"""["'](\w{4})["']\s*([-\d.]+)""")

Computed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TextSource:
    """A ``<text>`` element as the engine takes it."""

    element: Element
    spans: tuple[Span, ...]
    style: TextStyle
    #: Name of the content field, or the element's id.
    field: str
    fit_group: str | None

    @property
    def text(self) -> str:
        """The words."""
        return "".join(span.text for span in self.spans)


def computed(parent: Computed, element: Element) -> dict[str, str]:
    """Return the inherited properties as they apply inside *element*."""
    result = dict(parent)
    for name in INHERITED:
        value = element.get(name)
        if value is not None and value != "inherit":
            result[name] = value
    if "font" in element.attrib:
        result.update(_shorthand(element.attrib["font"], element))
    if "font-size" in element.attrib or "font" in element.attrib:
        base = length(parent.get("font-size"), default=16.0)
        size = result["font-size"]
        px = _SIZES.get(size) or length(size, em=base, percent=base, default=base)
        result["font-size"] = f"{px:g}"
    return result


def read_text(element: Element, inherited: Computed, *, lang: str, name: str) -> TextSource:
    """Return what *element* asks of the text engine.

    *lang* is used where the template says nothing; *name* is the file for errors.
    """
    style = computed(inherited, element)
    size = length(style.get("font-size"), default=16.0)
    largest = length(element.get("data-max-font-size"), em=size, default=size)
    smallest = length(element.get("data-min-font-size"), em=size, default=largest)
    if smallest > largest:
        raise TemplateError(
            f"data-min-font-size ({smallest:g}) is larger than the font size ({largest:g})",
            hint="make the smallest size the smaller number",
            where=Location(file=name, line=element.line or None, element=element.get("id")),
        )
    preserve, lines = _white_space(style, element)
    spans = _spans(element, style, base_size=size, lines=lines, preserve=preserve)
    lines_limit = element.get("data-max-lines")
    return TextSource(
        element=element,
        spans=spans,
        style=TextStyle(
            size=largest,
            min_size=smallest,
            line_height=_line_height(style.get("line-height"), size),
            align=_align(style),
            vertical_align=_vertical(element.get("data-vertical-align", "top")),
            direction=Direction(style.get("direction", "auto"))
            if style.get("direction") in ("ltr", "rtl")
            else Direction.AUTO,
            lang=style.get("xml:lang") or lang,
            max_lines=int(number(lines_limit, 1)) if lines_limit else None,
            balance=element.get("data-balance", "yes") not in ("no", "false"),
            optical=element.get("data-optical", "no") in ("yes", "true"),
            ellipsis=element.get("text-overflow") == "ellipsis",
            wrap=style.get("white-space") not in ("nowrap", "pre"),
        ),
        field=element.get("data-field") or element.get("id") or "text",
        fit_group=element.get("data-fit-group"),
    )


def _spans(
    element: Element, style: Computed, *, base_size: float, lines: bool, preserve: bool
) -> tuple[Span, ...]:
    """Return the element's words in document order, white space handled as CSS says."""
    raw = list(_raw_spans(element, style, base_size, ()))
    if preserve:
        return tuple(raw)
    spans: list[Span] = []
    space_before = True
    for span in raw:
        text = _collapsed(span.text, lines=lines)
        if space_before:
            text = text.lstrip(" ")
        if text:
            space_before = text.endswith((" ", "\n"))
            spans.append(Span(text, span.style))
    while spans and not spans[-1].text.rstrip(" \n"):
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(" \n"), spans[-1].style)
    return tuple(spans)


def _collapsed(text: str, *, lines: bool) -> str:
    if not lines:
        return _SPACE.sub(" ", text)
    parts = [_SPACE.sub(" ", part).strip(" ") for part in text.split("\n")]
    joined = "\n".join(parts)
    leading = " " if text[:1] in " \t" else ""
    trailing = " " if text[-1:] in " \t" else ""
    return leading + joined + trailing


def _raw_spans(
    element: Element, style: Computed, base_size: float, paint: tuple[tuple[str, str], ...]
) -> list[Span]:
    span_style = _span_style(style, base_size, paint)
    result = [Span(element.text, span_style)] if element.text else []
    for child in element:
        if child.tag in ("tspan", "a"):
            assert isinstance(child, Element)
            inner = computed(style, child)
            own = tuple((key, child.attrib[key]) for key in _PAINT if key in child.attrib)
            merged = tuple(dict((*paint, *own)).items())
            result.extend(_raw_spans(child, inner, base_size, merged))
        if child.tail:
            result.append(Span(child.tail, span_style))
    return result


def _span_style(style: Computed, base_size: float, paint: tuple[tuple[str, str], ...]) -> SpanStyle:
    size = length(style.get("font-size"), default=base_size)
    families = tuple(
        family.strip().strip("\"'") for family in style.get("font-family", "").split(",")
    )
    return SpanStyle(
        families=tuple(family for family in families if family),
        weight=_weight(style.get("font-weight", "400")),
        style="italic" if style.get("font-style") in ("italic", "oblique") else "normal",
        letter_spacing=_spacing(style.get("letter-spacing"), size),
        word_spacing=_spacing(style.get("word-spacing"), size),
        scale=size / base_size if base_size else 1.0,
        features=_features(style.get("font-feature-settings")),
        axes=_axes(style.get("font-variation-settings")),
        paint=paint,
    )


def _weight(text: str) -> float:
    return _WEIGHTS.get(text) or min(max(number(text, 400.0), 1.0), 1000.0)


def _spacing(text: str | None, size: float) -> float:
    """Return a spacing in em."""
    if text is None or text == "normal" or not size:
        return 0.0
    return length(text, em=size) / size


def _features(text: str | None) -> tuple[tuple[str, int], ...]:
    if not text or text == "normal":
        return ()
    values = {"": 1, "on": 1, "off": 0}
    return tuple(
        (tag, values[value] if value in values else int(value))
        for tag, value in _FEATURE.findall(text)
    )


def _axes(text: str | None) -> tuple[tuple[str, float], ...]:
    return tuple((tag, number(value)) for tag, value in _AXIS.findall(text or ""))


def _line_height(text: str | None, size: float) -> float:
    if text is None or text == "normal":
        return 1.2
    if text.endswith(("px", "pt", "em", "%")):
        return length(text, em=size, percent=size) / size if size else 1.2
    return number(text, 1.2)


def _align(style: Computed) -> Align:
    by_align = {
        "center": Align.MIDDLE,
        "left": Align.LEFT,
        "right": Align.RIGHT,
        "end": Align.END,
        "justify": Align.JUSTIFY,
    }
    by_anchor = {"middle": Align.MIDDLE, "end": Align.END}
    if style.get("text-align") in by_align:
        return by_align[style["text-align"]]
    return by_anchor.get(style.get("text-anchor", "start"), Align.START)


def _vertical(text: str) -> VerticalAlign:
    names = {"top": VerticalAlign.TOP, "bottom": VerticalAlign.BOTTOM}
    return names.get(text, VerticalAlign.MIDDLE)


def _white_space(style: Computed, element: Element) -> tuple[bool, bool]:
    """Return whether spaces, and whether line breaks, are kept."""
    value = style.get("white-space")
    if value in ("pre", "pre-wrap") or (value is None and style.get("xml:space") == "preserve"):
        # Editors put xml:space="preserve" on every text: the box still wraps.
        return value is not None, True
    if value == "pre-line":
        return False, True
    return False, value is None and "data-field" in element.attrib


def _shorthand(text: str, element: Element) -> dict[str, str]:
    """Return the longhands of a ``font`` shorthand (CSS Fonts 4, section 2.7)."""
    result = {"font-style": "normal", "font-weight": "400"}
    words: Sequence[str] = text.split()
    for index, word in enumerate(words):
        if word in ("italic", "oblique"):
            result["font-style"] = word
        elif word in _WEIGHTS or (word.isdigit() and len(word) in (3, 4)):
            result["font-weight"] = word
        elif word[:1].isdigit() or word[:1] == "." or word in _SIZES:
            size, _, height = word.partition("/")
            result["font-size"] = size
            if height:
                result["line-height"] = height
            result["font-family"] = " ".join(words[index + 1 :])
            break
    for name in list(result):
        if name in element.attrib and name != "font":
            result[name] = element.attrib[name]
    return result
