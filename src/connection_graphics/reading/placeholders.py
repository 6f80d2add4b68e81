"""``{{ placeholders }}`` that an editor has cut in two at a line end, made whole again.

Inkscape saves one ``tspan`` a line. Where a line ended inside ``{{ caption | upper }}``, tags
stand between its braces, and no template language can read it. They are moved behind it.
"""

from __future__ import annotations

import re

__all__ = ["whole_placeholders"]

_TAGS = r"(?:\s*</?(?:\w+:)?(?:tspan|flowSpan|flowPara)\b[^<>]*>\s*)+"
_CUT = re.compile(
    rf"(?P<open>\{{(?:{_TAGS})?\{{)(?P<inside>(?:[^<{{}}]|{_TAGS})*)(?P<close>\}}(?:{_TAGS})?\}})"
)
_TAG_RUN = re.compile(_TAGS)
#: Words of an expression that stand between spaces; between others no space was cut.
_KEYWORDS = frozenset(("and", "else", "if", "in", "is", "not", "or"))
_LAST_WORD = re.compile(r"(\w+)$")
_FIRST_WORD = re.compile(r"(\w+)")


def whole_placeholders(source: str) -> str:
    """Return the SVG *source* with no tags inside of any ``{{ … }}``."""
    if "{" not in source:
        return source
    return _CUT.sub(_rejoined, source)


def _rejoined(cut: re.Match[str]) -> str:
    tags = "".join(found.strip() for found in _TAG_RUN.findall(cut[0]))
    if not tags:
        return cut[0]
    inside, place = "", 0
    for found in _TAG_RUN.finditer(cut["inside"]):
        inside += cut["inside"][place : found.start()]
        place = found.end()
        spaced = found[0] != found[0].strip()
        if spaced or _lacks_space(inside, cut["inside"][place:]):
            inside += " "
    return "{{" + inside + cut["inside"][place:] + "}}" + tags


def _lacks_space(before: str, after: str) -> bool:
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    return bool(last and first and {last[1], first[1]} & _KEYWORDS)
