"""Style sheets and ``style`` attributes → presentation attributes.

After this stage no element has ``style`` or ``class``: each property that
applies to it is an attribute of its own name (CSS Cascading 4: presentation
attributes, then rules by specificity, then ``style``, then what is important).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import cssselect2
import tinycss2

from .media import applies, size_of
from .tree import Element, walk
from .values import declarations

__all__ = ["apply_styles"]

Declaration = tuple[str, str]
#: Rules in rules in rules, and how long the selector of one may get by it.
_DEEPEST: Final = 8
_LONGEST: Final = 4_000


def apply_styles(root: Element) -> None:
    """Write the cascade's result into the attributes of *root* and everything inside it."""
    size = size_of(root)
    sheet = "\n".join(
        "".join(element.itertext())
        for element in walk(root)
        if element.tag == "style" and applies(element.get("media", "all"), size)
    )
    if sheet.strip():
        _apply_sheet(root, sheet, size)
    else:
        for element in walk(root):
            if "style" in element.attrib:
                normal, important = _own(element)
                element.attrib.update(normal)
                element.attrib.update(important)
    for element in walk(root):
        element.attrib.pop("style", None)
        element.attrib.pop("class", None)
        for child in [child for child in element if child.tag == "style"]:
            element.remove(child)


def _apply_sheet(root: Element, sheet: str, size: tuple[float, float]) -> None:
    normal_rules, important_rules = _matchers(sheet, size)
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = wrapper.etree_element
        own_normal, own_important = _own(element)
        for rule in normal_rules.match(wrapper):
            element.attrib.update(rule[-1])
        element.attrib.update(own_normal)
        for rule in important_rules.match(wrapper):
            element.attrib.update(rule[-1])
        element.attrib.update(own_important)


def _own(element: Element) -> tuple[dict[str, str], dict[str, str]]:
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    for name, value, is_important in declarations(element.get("style", "")):
        (important if is_important else normal)[name] = value
    return normal, important


def _matchers(
    sheet: str, size: tuple[float, float]
) -> tuple[cssselect2.Matcher, cssselect2.Matcher]:
    normal, important = cssselect2.Matcher(), cssselect2.Matcher()
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for prelude, text in _rules(rules, size, ""):
        found = list(declarations(text))
        try:
            selectors = cssselect2.compile_selector_list(prelude)
        except cssselect2.SelectorError:
            continue
        for matcher, wanted in ((normal, False), (important, True)):
            chosen = {name: value for name, value, kind in found if kind is wanted}
            if chosen:
                for selector in selectors:
                    matcher.add_selector(selector, chosen)
    return normal, important


def _rules(
    rules: Iterable[Any], size: tuple[float, float], around: str, depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Yield selector and declarations of each rule that applies; those inside stand *around*."""
    for rule in rules if depth < _DEEPEST and len(around) < _LONGEST else ():
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            if applies(tinycss2.serialize(rule.prelude), size):
                inner = tinycss2.parse_blocks_contents(rule.content, True, True)
                yield from _rules(inner, size, around, depth + 1)
        elif rule.type == "qualified-rule":
            selector = _inside(around, tinycss2.serialize(rule.prelude))
            text = tinycss2.serialize(rule.content)
            if "{" not in text:
                yield selector, text
                continue
            inner = tinycss2.parse_blocks_contents(rule.content, True, True)
            own = [part for part in inner if part.type == "declaration"]
            yield selector, ";".join(part.serialize() for part in own)
            yield from _rules(inner, size, selector, depth + 1)


def _inside(around: str, selector: str) -> str:
    """Return the *selector* of a rule that stands in a rule (CSS Nesting 1)."""
    if not around:
        return selector
    if "&" in selector:
        return selector.replace("&", f":is({around})")
    return ",".join(f":is({around}) {part}" for part in selector.split(","))
