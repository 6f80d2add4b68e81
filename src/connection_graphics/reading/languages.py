"""Languages as people name them, read as BCP 47 tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from connection_graphics.errors import UnknownNameError, closest

__all__ = ["read_language"]


def read_language(text: str) -> str:
    """Return the tag of the language that *text* means: ``cy`` for "cy", "CY" or "Welsh".

    A tag comes back in its canonical form (``en-GB``, ``zh-Hant``). Names are understood
    in English, and for widely spoken languages in their own ("Cymraeg").

    Raises:
        UnknownNameError: there is no such language.
    """
    wanted = " ".join(text.split()).casefold()
    tag = _from_tag(wanted) or _english_names().get(wanted) or _own_names().get(wanted)
    if tag is None:
        raise _unknown(text, wanted)
    return tag


_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?",
    re.ASCII,
)


def _from_tag(wanted: str) -> str | None:
    from babel import Locale  # it takes as long to load as a picture to draw
    from babel.core import get_global

    match = _TAG.fullmatch(wanted.replace("_", "-"))
    if match is None:
        return None
    language = get_global("language_aliases").get(match["language"], match["language"])
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    english = Locale("en")
    if (
        "_" in language
        or language not in english.languages
        or (script and script not in english.scripts)
        or (region and region not in english.territories)
    ):
        return None
    return "-".join(part for part in (language, script, region) if part)


@lru_cache(maxsize=1)
def _english_names() -> dict[str, str]:
    from babel import Locale

    names = {name.casefold(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    return _COMMON_NAMES | names


@lru_cache(maxsize=1)
def _own_names() -> dict[str, str]:
    from babel import Locale

    return {
        name.casefold(): tag
        for tag in _WIDELY_SPOKEN.split()
        if (name := Locale.parse(tag, sep="-").get_language_name(tag))
    }


def _unknown(text: str, wanted: str) -> UnknownNameError:
    names = {name: tag for name, tag in _english_names().items() if len(tag) == 2}
    near = closest(wanted, names)
    known = [near.title()] if near else ["Welsh (cy)", "English (en)", "Polish (pl)", "Urdu (ur)"]
    return UnknownNameError("language", text, known)


#: Names in daily use that CLDR does not give as the English one.
_COMMON_NAMES: Final = {
    "bengali": "bn",
    "farsi": "fa",
    "gaelic": "gd",
    "mandarin": "zh",
    "panjabi": "pa",
    "sorani": "ckb",
    "sylheti": "syl",
}
#: The languages most spoken in the United Kingdom, and those of its neighbours.
_WIDELY_SPOKEN: Final = (
    "cy gd ga pl ro pa ur pt es ar bn gu it ta fr lt zh tr bg ru fa hu el de so hi lv sk uk ku "
    "yo vi cs th te ja ko nl he sq ps ne si am ti my mr ml sv da nb fi"
)
