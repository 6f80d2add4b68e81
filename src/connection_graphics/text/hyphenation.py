"""Hyphens for words that are wider than a line: soft ones, at the places of the language.

The places are those of the dictionaries of LibreOffice, as Pyphen reads them. In a language
that has none, words are broken between letters, without a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, Final

from .shaping import SOFT_HYPHEN
from .style import Span

__all__ = ["hyphenated", "words_of"]

#: Letters that stay together at either end of a word, as in careful print.
_LEAST: Final = 3
_WORD: Final = re.compile(rf"[^\W\d_]{{{2 * _LEAST},}}")


def words_of(text: str) -> Iterable[str]:
    """Return the words of *text* that are long enough to be hyphenated."""
    return _WORD.findall(text)


def hyphenated(spans: tuple[Span, ...], words: Collection[str], lang: str) -> tuple[Span, ...]:
    """Return *spans* with soft hyphens in each of *words*; the same where *lang* has no rules."""
    dictionary = _dictionary(lang) if words else None
    if dictionary is None:
        return spans

    def with_hyphens(match: re.Match[str]) -> str:
        word = match[0]
        return _cut(word, dictionary.positions(word)) if word in words else word

    return tuple(replace(span, text=_WORD.sub(with_hyphens, span.text)) for span in spans)


def _cut(word: str, places: Iterable[Any]) -> str:
    """Return *word* with a soft hyphen at each of *places* that leaves its spelling as it is."""
    cuts = [0, *(int(place) for place in places if place.data is None), len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(cuts))


@cache
def _dictionary(lang: str) -> Any:
    import pyphen  # here, because hardly any picture needs it

    name = pyphen.language_fallback(lang.replace("-", "_"))
    return None if name is None else pyphen.Pyphen(lang=name, left=_LEAST, right=_LEAST)
