"""``<text>`` elements → what the text engine takes: spans and style.

The vocabulary is SVG's and CSS's own where they have a word for it:
``shape-inside`` and ``inline-size`` give the box, ``text-anchor`` or
``text-align``, ``direction``, ``xml:lang``, ``line-height``,
``letter-spacing``, ``word-spacing``, ``white-space`` mean what they mean there.
What no standard has is ``data-min-font-size``, ``data-max-font-size``,
``data-max-lines``, ``data-vertical-align``, ``data-fit``, ``data-fit-group``,
``data-balance``, ``data-emphasis`` and ``data-field``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..errors import Location, TemplateError
from ..reading.emphasis import emphasised
from ..text.style import Align, Direction, Span, SpanStyle, TextStyle, VerticalAlign
from .properties import PAINT, Computed, baseline_shift, computed, line_height, span_style
from .tree import Element
from .values import declarations, length, number

__all__ = ["Computed", "TextSource", "computed", "flat_spans", "read_text"]

_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO = ("no", "none", "false")
#: Attributes by which an editor places a line or a letter of its own.
_PLACED = ("x", "y", "dy")
#: Sizes below this, px, are no sizes.
_INVISIBLE = 0.1
#: What ``data-emphasis`` means where a template does not say: italics, where there are any.
_EMPHASIS = "font-style:italic"


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


def read_text(element: Element, inherited: Computed, *, lang: str, name: str) -> TextSource:
    """Return what *element* asks of the text engine.

    *lang* is used where the template says nothing; *name* is the file for errors.
    """
    style = computed(inherited, element)
    size = length(style.get("font-size"), default=16.0)
    largest = length(element.get("data-max-font-size"), em=size, default=size)
    smallest = length(element.get("data-min-font-size"), em=size, default=largest)
    if element.get("data-fit") in _NO:
        smallest = largest
    # Type of no size is not drawn; smaller than this nobody sees it.
    drawn = largest >= _INVISIBLE and size > 0
    smallest = max(smallest, min(_INVISIBLE, largest))
    if smallest > largest:
        raise TemplateError(
            f"data-min-font-size ({smallest:g}) is larger than the font size ({largest:g})",
            hint="make the smallest size the smaller number",
            where=Location(file=name, line=element.line or None, element=element.get("id")),
        )
    lines_limit = element.get("data-max-lines")
    return TextSource(
        element=element,
        spans=flat_spans(element, style, base_size=size) if drawn else (),
        style=TextStyle(
            size=largest,
            min_size=smallest,
            line_height=line_height(style.get("line-height"), size),
            align=_align(style),
            vertical_align=_vertical(element.get("data-vertical-align", "top")),
            direction=Direction(style.get("direction", "auto"))
            if style.get("direction") in ("ltr", "rtl")
            else Direction.AUTO,
            lang=style.get("xml:lang") or lang,
            max_lines=int(number(lines_limit, 1)) if lines_limit else None,
            balance=element.get("data-balance", "yes") not in _NO,
            optical=element.get("data-optical", "no") in ("yes", "true"),
            ellipsis=element.get("text-overflow") == "ellipsis",
            wrap=_wraps(style.get("white-space"), element),
        ),
        field=element.get("data-field") or element.get("id") or "text",
        fit_group=element.get("data-fit-group"),
    )


def flat_spans(element: Element, style: Computed, *, base_size: float) -> tuple[Span, ...]:
    """Return the element's words in document order, white space handled as CSS says.

    Lines that an editor has placed one by one are joined to one text again.
    """
    preserve, lines = _white_space(style, element)
    raw = _raw_spans(element, style, base_size, (), 0.0)
    spans = raw if preserve else _collapsed(raw, lines=lines)
    if "data-field" in element.attrib and any("*" in span.text for span in spans):
        spans = _emphasised(spans, style, base_size)
    return tuple(spans)


def _raw_spans(
    element: Element,
    style: Computed,
    base_size: float,
    paint: tuple[tuple[str, str], ...],
    rise: float,
) -> list[Span]:
    own_style = span_style(style, base_size, paint, rise)
    result = [Span(element.text, own_style)] if element.text else []
    for child in element:
        if child.tag in ("tspan", "a", "textPath"):
            assert isinstance(child, Element)
            inner = computed(style, child)
            own = tuple((key, child.attrib[key]) for key in PAINT if key in child.attrib)
            merged = tuple(dict((*paint, *own)).items())
            raised = rise + baseline_shift(child, inner, base_size)
            words = _raw_spans(child, inner, base_size, merged, raised)
            if any(name in child.attrib for name in _PLACED) and _lacks_space(result, words):
                result.append(Span(" ", own_style))
            result.extend(words)
        if child.tail:
            result.append(Span(child.tail, own_style))
    return result


def _lacks_space(before: list[Span], after: list[Span]) -> bool:
    """Return whether an editor's line end stands where a space was."""
    last = before[-1].text[-1:] if before else ""
    first = after[0].text[:1] if after else ""
    if not last.strip() or not first.strip():
        return False
    # Chinese, Japanese and Thai have no spaces between words; a hyphen needs none.
    unspaced = last in "-\u2010\u2013/" or any(
        unicodedata.category(letter) == "Lo" and not "\u0590" <= letter <= "\u0dff"
        for letter in (last, first)
    )
    return not unspaced


def _collapsed(raw: list[Span], *, lines: bool) -> list[Span]:
    spans: list[Span] = []
    space_before = True
    for span in raw:
        # White space alone is how a file is indented, never a typed line break.
        text = _without_runs_of_spaces(span.text, lines=lines and not span.text.isspace())
        if space_before:
            text = text.lstrip(" " if spans else " \n")
        if text:
            space_before = text.endswith((" ", "\n"))
            spans.append(Span(text, span.style))
    while spans and not spans[-1].text.rstrip(" \n"):
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(" \n"), spans[-1].style)
    return spans


def _without_runs_of_spaces(text: str, *, lines: bool) -> str:
    if not lines:
        return _SPACE.sub(" ", text)
    parts = [_SPACE.sub(" ", part).strip(" ") for part in text.split("\n")]
    joined = "\n".join(parts)
    leading = " " if text[:1] in " \t" else ""
    trailing = " " if text[-1:] in " \t" else ""
    return leading + joined + trailing


def _emphasised(spans: list[Span], style: Computed, base_size: float) -> list[Span]:
    """Give words between asterisks the template's emphasis."""
    result: list[Span] = []
    for span in spans:
        for words, apart in emphasised(span.text):
            own = _apart(span.style, style, base_size) if apart else span.style
            result.append(Span(words, own))
    return result


def _apart(plain: SpanStyle, style: Computed, base_size: float) -> SpanStyle:
    """Return *plain* as ``data-emphasis``, a list of CSS declarations, changes it."""
    marks = {
        name: value for name, value, _ in declarations(style.get("data-emphasis") or _EMPHASIS)
    }
    element = Element("tspan", marks)
    inner = computed(style, element)
    own = tuple((key, value) for key, value in marks.items() if key in PAINT)
    paint = tuple(dict((*plain.paint, *own)).items())
    rise = plain.rise + baseline_shift(element, inner, base_size)
    return span_style(inner, base_size, paint, rise)


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


def _wraps(white_space: str | None, element: Element) -> bool:
    """Return whether lines may be broken; Inkscape writes ``pre`` on all that it wraps."""
    boxed = "shape-inside" in element.attrib or "inline-size" in element.attrib
    return white_space != "nowrap" and (white_space != "pre" or boxed)


def _white_space(style: Computed, element: Element) -> tuple[bool, bool]:
    """Return whether spaces, and whether line breaks, are kept."""
    value = style.get("white-space")
    if value in ("pre", "pre-wrap") or (value is None and style.get("xml:space") == "preserve"):
        # Editors put xml:space="preserve" on every text: the box still wraps.
        return value is not None, True
    if value == "pre-line":
        return False, True
    return False, value is None and "data-field" in element.attrib
