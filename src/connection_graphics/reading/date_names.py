"""What months and weekdays are called: in English, and in one language beside it.

Names come from CLDR through Babel. What people write but CLDR does not list ("Sept",
Welsh months after a preposition) and the little words around dates are below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["DateNames", "date_names", "fold"]


@dataclass(frozen=True, slots=True)
class DateNames:
    """The words that may stand in a date; keys are folded, see :func:`fold`."""

    months: dict[str, int]
    #: Monday is 0, as in :meth:`datetime.date.weekday`.
    weekdays: dict[str, int]
    #: Words between the first and the last day of several.
    until: frozenset[str]
    #: Words between two days that are both meant.
    and_: frozenset[str]
    #: Words that say nothing.
    filler: frozenset[str]

    def pattern(self) -> str:
        """Return an expression for the longest name or word at a place."""
        words = {*self.months, *self.weekdays, *self.until, *self.and_, *self.filler}
        ordered = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(_bounded(word) for word in ordered)


@lru_cache(maxsize=64)
def date_names(lang: str) -> DateNames:
    """Return the words for dates in *lang* (a BCP 47 tag) and in English."""
    # English last: where a word means two things, the row's language has its way.
    locales = [locale for locale in map(_locale, (lang, "en")) if locale]
    languages = list(dict.fromkeys((lang.split("-", maxsplit=1)[0].casefold(), "en")))
    return DateNames(
        months=_first_of([*_named(locales, "months"), *_extra(_MORE_MONTHS, languages)]),
        weekdays=_first_of([*_named(locales, "days"), *_extra(_MORE_WEEKDAYS, languages)]),
        until=_words(_UNTIL, languages),
        and_=_words(_AND, languages),
        filler=_words(_FILLER, languages),
    )


def fold(text: str) -> str:
    """Return *text* in lower case, without accents, with plain digits, dashes and spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(_folded(char) for char in decomposed if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", bare)


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Pd" or char == "\u2212":
        return "-"
    if category == "Zs":
        return " "
    return "" if category == "Cf" else {"’": "'", "‘": "'"}.get(char, char)


def _locale(lang: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError  # few dates have words in them

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _named(locales: Iterable[Locale], kind: str) -> Iterator[tuple[str, int]]:
    for locale in locales:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in getattr(locale, kind)[context][width].items():
                    yield " ".join(fold(name).replace(".", " ").split()), number


def _extra(table: dict[str, dict[str, int]], languages: Iterable[str]) -> Iterator[tuple[str, int]]:
    for language in languages:
        yield from table.get(language, {}).items()


def _first_of(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    meanings: dict[str, int] = {}
    for word, number in pairs:
        meanings.setdefault(word, number)
    return meanings


def _words(table: dict[str, str], languages: Iterable[str]) -> frozenset[str]:
    return frozenset(word for language in languages for word in table.get(language, "").split())


def _bounded(word: str) -> str:
    """Return *word* as an expression that does not match the beginning of a longer word."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    return spaced + (r"(?![^\W\d_])" if _is_alphabetic(word[-1]) else "")


def _is_alphabetic(char: str) -> bool:
    """Tell whether *char* is of a script that puts spaces between words."""
    return char.isalpha() and not unicodedata.name(char, "").startswith(_UNSPACED)


_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")

_MORE_MONTHS: Final = {
    "en": {"sept": 9},
    # After "o", as in "10 o Fehefin", a Welsh month begins with a softer letter.
    "cy": {"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "ragfyr": 12}
    | {"gorff": 7},
}
_MORE_WEEKDAYS: Final = {
    "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "cy": {"llun": 0, "mawrth": 1, "mercher": 2, "iau": 3, "gwener": 4, "sadwrn": 5, "sul": 6},
}
_UNTIL: Final = {
    "en": "to until till til through thru",
    "cy": "i hyd tan",
    "de": "bis",
    "es": "a al hasta",
    "fr": "au a jusqu'au",
    "it": "a al fino",
    "nl": "tot",
    "pl": "do",
    "pt": "a ate",
    "ro": "pana",
}
_AND: Final = {
    "en": "and &",
    "cy": "a ac",
    "de": "und",
    "es": "y e",
    "fr": "et",
    "it": "e ed",
    "nl": "en",
    "pl": "i",
    "pt": "e",
    "ro": "si",
}
_FILLER: Final = {
    "en": "the of on from",
    "cy": "y yr o ar dydd",
    "de": "am den der dem vom von",
    "es": "el de del la desde",
    "fr": "le la du de",
    "it": "il lo la del di dal",
    "nl": "op de van",
    "pl": "dnia od w r roku",
    "pt": "o de do da dia",
    "ro": "pe din de",
    "vi": "ngay nam",
}
