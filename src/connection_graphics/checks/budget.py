"""How many characters each field of a template holds, before anybody has written a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..errors import FitError
from ..graphic import Graphic
from ..template import Template
from ..text.samples import typical_words

__all__ = ["MOST", "budget"]

#: Fields that are words on the picture.
_WORDS = (
    "caption",
    "event_name",
    "place",
    "access",
    "organiser",
    "speaker",
    "source",
    "figure",
    "partner",
)
#: So many are found in a picture only where their field is shown; one is found anywhere.
_FEWEST = 8
#: Characters beyond which nobody reads on: a field that holds so many may hold more.
MOST = 400

Draw = Callable[[Mapping[str, str]], Graphic]


def budget(template: Template, draw: Draw, lang: str) -> dict[str, int]:
    """Return how many characters of *lang* each field of *template* holds.

    *draw* makes a graphic of fields. All other fields have the template's typical words;
    one that the template does not show is not in the result.
    """
    samples = {sample.name: dict(sample.fields) for sample in template.samples}
    usual = samples.get("typical", {}) | {"lang": lang}
    shown = [field.name for field in template.fields if field.name in _WORDS]
    found = {name: _most(name, usual, draw, lang) for name in shown}
    return {name: most for name, most in found.items() if most}


def _most(name: str, usual: Mapping[str, str], draw: Draw, lang: str) -> int:
    """Return the most characters that the field *name* holds; 0 where it is not shown."""
    if not _holds(name, typical_words(lang, _FEWEST), usual, draw):
        return 0
    low, high = _FEWEST, MOST
    while low < high:
        middle = (low + high + 1) // 2
        words = typical_words(lang, middle)
        low, high = (middle, high) if _holds(name, words, usual, draw) else (low, middle - 1)
    return low


def _holds(name: str, words: str, usual: Mapping[str, str], draw: Draw) -> bool:
    try:
        graphic = draw({**usual, name: words})
    except FitError:
        return False
    wanted = "".join(words.split())
    return any(wanted in "".join("".join(text.lines).split()) for text in graphic.drawing.texts)
