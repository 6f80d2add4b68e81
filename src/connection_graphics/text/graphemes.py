"""Grapheme clusters (UAX #29): what a reader takes for one character.

Each code point becomes one letter for its part in a cluster; then a cluster is one match
of a regular expression (UAX #29, table 1c). The expression never reads a code point
twice within a cluster but to give up, so time is linear in hostile text too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import unicode_data
from .unicode_data import CharacterMemo

__all__ = ["cluster_strings", "clusters", "emoji_presentation"]

TEXT_SELECTOR = "\ufe0e"
EMOJI_SELECTOR = "\ufe0f"
KEYCAP = "\u20e3"
KEYCAP_BASES = frozenset("0123456789#*")
ZWJ = "\u200d"
SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")

#: The letter for each Grapheme_Cluster_Break. Those of Extend and Other are told apart further.
_LETTERS = {
    "CR": "r",
    "LF": "n",
    "Control": "c",
    "Prepend": "p",
    "SpacingMark": "s",
    "ZWJ": "z",
    "Regional_Indicator": "F",
    "L": "L",
    "V": "V",
    "T": "T",
    "LV": "v",
    "LVT": "t",
}
_LINKER, _CONJUNCT_EXTEND, _EXTEND = "k", "x", "y"
_PICTOGRAPH, _CONSONANT, _OTHER = "E", "K", "o"

_CLUSTER = re.compile(
    r"""
      o[xykzs]*                             # most of all text, so first
    | rn | [rnc]                            # GB3, GB4, GB5
    | p*                                    # GB9b
      (?: FF                                # GB12, GB13: two letters are one flag
        | L*(?:V+|vV*|t)T* | L+ | T+        # GB6, GB7, GB8: one Hangul syllable
        | E(?:[xyk]*zE)*                    # GB11: pictographs joined by ZWJ
        | K(?:[xz]*k[xzk]*K)*               # GB9c: consonants joined by a virama
        | [^rncp]
      )
      [xykzs]*                              # GB9, GB9a
    | p+
    """,
    re.VERBOSE,
)


def clusters(text: str) -> list[tuple[int, int]]:
    """Return start and end of each extended grapheme cluster; together they are the whole text."""
    if text.isascii() and "\r" not in text:
        return [(index, index + 1) for index in range(len(text))]
    letters = "".join(map(_letters.__getitem__, text))
    return [match.span() for match in _CLUSTER.finditer(letters)]


def cluster_strings(text: str) -> Iterator[str]:
    """Yield each extended grapheme cluster of *text*."""
    return (text[start:end] for start, end in clusters(text))


def emoji_presentation(cluster: str) -> bool:
    """Tell whether *cluster* is to be drawn as a colour emoji (UTS #51).

    A variation selector decides; without one, keycaps, flags, skin tones and joined
    pictographs are emoji, and the rest is as the character's own default.
    """
    base, rest = cluster[:1], cluster[1:]
    if not base or not unicode_data.is_emoji(base):
        return False
    if rest[:1] == TEXT_SELECTOR:
        return False
    return (
        unicode_data.is_emoji_presentation(base)
        or EMOJI_SELECTOR in rest
        or (base in KEYCAP_BASES and KEYCAP in rest)
        or rest[:1] in SKIN_TONES
        or _joins_pictograph(rest)
    )


def _joins_pictograph(rest: str) -> bool:
    joined = rest.partition(ZWJ)[2]
    return joined != "" and unicode_data.is_extended_pictographic(joined[0])


def _letter(character: str) -> str:
    """Return the letter for *character*'s part in a cluster."""
    cluster_break = unicode_data.grapheme_cluster_break(character)
    conjunct = unicode_data.indic_conjunct_break(character)
    if cluster_break == "Extend":
        return {"Linker": _LINKER, "Extend": _CONJUNCT_EXTEND}.get(conjunct, _EXTEND)
    if cluster_break == "Other":
        if unicode_data.is_extended_pictographic(character):
            return _PICTOGRAPH
        return _CONSONANT if conjunct == "Consonant" else _OTHER
    return _LETTERS[cluster_break]


_letters = CharacterMemo(_letter)
