"""Style sheets and ``style`` attributes → presentation attributes.

After this stage no element has ``style`` or ``class``: each property that
applies to it is an attribute of its own name (CSS Cascading 4: presentation
attributes, then rules by specificity, then ``style``, then what is important).
"""

from __future__ import annotations

import cssselect2
import tinycss2

from .tree import Element, walk
from .values import declarations

__all__ = ["apply_styles"]

Declaration = tuple[str, str]


def apply_styles(root: Element) -> None:
    """Write the cascade's result into the attributes of *root* and everything inside it."""
    sheet = "\n".join(
        "".join(element.itertext()) for element in walk(root) if element.tag == "style"
    )
    if sheet.strip():
        _apply_sheet(root, sheet)
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


def _apply_sheet(root: Element, sheet: str) -> None:
    normal_rules, important_rules = _matchers(sheet)
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


def _matchers(sheet: str) -> tuple[cssselect2.Matcher, cssselect2.Matcher]:
    normal, important = cssselect2.Matcher(), cssselect2.Matcher()
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for rule in rules:
        if rule.type != "qualified-rule":
            continue
        text = tinycss2.serialize(rule.content)
        found = list(declarations(text))
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
        for matcher, wanted in ((normal, False), (important, True)):
            chosen = {name: value for name, value, kind in found if kind is wanted}
            if chosen:
                for selector in selectors:
                    matcher.add_selector(selector, chosen)
    return normal, important
