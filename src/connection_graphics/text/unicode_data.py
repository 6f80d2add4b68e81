"""What Unicode says of a character, in one fixed version of the standard.

The standard library's ``unicodedata`` changes with Python, and lines would break and
turn with it; these properties come from our own tables (tools/make_unicode_tables.py).
Every function takes one character. A table is unpacked when it is first asked,
and an answer is remembered.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from sys import intern
from typing import Generic, NamedTuple, TypeVar

from . import _unicode_tables as tables

__all__ = [
    "UNICODE_VERSION",
    "Bracket",
    "CharacterMemo",
    "bidi_class",
    "general_category",
    "grapheme_cluster_break",
    "indic_conjunct_break",
    "is_control",
    "is_default_ignorable",
    "is_emoji",
    "is_emoji_presentation",
    "is_extended_pictographic",
    "is_mark",
    "mirror_image",
    "paired_brackets",
    "script",
    "script_extensions",
]

#: The version of the standard that all answers come from, as ``"15.0.0"``.
UNICODE_VERSION = tables.UNICODE_VERSION

#: A long run must not fill the memory with every character that it has ever met.
MOST_REMEMBERED = 8192

V = TypeVar("V")


class CharacterMemo(dict[str, V], Generic[V]):
    """A function of a character that remembers its answers: ``memo[character]``.

    It forgets all when it holds ``MOST_REMEMBERED``. Asking for what it knows costs
    no Python call, so ``map(memo.__getitem__, text)`` is the way to ask for a text.
    """

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, character: str) -> V:
        """Ask for a character that is not known yet."""
        answer = self._ask(character)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[character] = answer
        return answer


def bidi_class(character: str) -> str:
    """Return the Bidi_Class by its short name, such as ``"L"`` or ``"AL"``."""
    return _bidi_classes[character]


def general_category(character: str) -> str:
    """Return the General_Category by its short name, such as ``"Lu"``."""
    return _categories[character]


def is_mark(character: str) -> bool:
    """Tell whether it is a combining mark (categories Mn, Mc, Me)."""
    return _categories[character][0] == "M"


def is_control(character: str) -> bool:
    """Tell whether it is a control code (category Cc), such as a tab or a line feed."""
    return _categories[character] == "Cc"


def is_default_ignorable(character: str) -> bool:
    """Tell whether it is never drawn, as joiners, selectors and marks of direction."""
    return _default_ignorable[character]


def script(character: str) -> str:
    """Return the Script by its ISO 15924 code, ``"Latn"``; ``"Zyyy"`` is common to many."""
    return _scripts[character]


def script_extensions(character: str) -> frozenset[str]:
    """Return all scripts that it is used in, as ISO 15924 codes; never empty."""
    return _extensions[character]


def grapheme_cluster_break(character: str) -> str:
    """Return the Grapheme_Cluster_Break by its long name, such as ``"Extend"`` or ``"Other"``."""
    return _cluster_breaks[character]


def indic_conjunct_break(character: str) -> str:
    """Return the Indic_Conjunct_Break: ``Consonant``, ``Linker``, ``Extend`` or ``None``."""
    return _conjunct_breaks[character]


def is_emoji(character: str) -> bool:
    """Tell whether it can be an emoji; digits, ``#`` and ``*`` can (they begin keycaps)."""
    return _emoji[character]


def is_emoji_presentation(character: str) -> bool:
    """Tell whether it is drawn as a colour emoji when nothing is said."""
    return _emoji_presentation[character]


def is_extended_pictographic(character: str) -> bool:
    """Tell whether it is a pictograph, or is reserved for one."""
    return _pictographic[character]


def mirror_image(character: str) -> str:
    """Return the character that looks as its mirror image, as ``)`` for ``(``; else itself."""
    return _mirror_images().get(character, character)


class Bracket(NamedTuple):
    """A bracket that has a partner (Bidi_Paired_Bracket)."""

    opens: bool
    #: The closing bracket of the pair; of two that are equivalent, the plain one (BD16).
    closing: str


@cache
def paired_brackets() -> dict[str, Bracket]:
    """Return what is known of each bracket that has a partner, by character."""
    plain = dict(_character_pairs(tables.BRACKET_EQUIVALENTS))
    brackets: dict[str, Bracket] = {}
    for opening, closing in _character_pairs(tables.BRACKET_PAIRS):
        brackets[opening] = Bracket(opens=True, closing=plain.get(closing, closing))
        brackets[closing] = Bracket(opens=False, closing=plain.get(closing, closing))
    return brackets


@cache
def _mirror_images() -> dict[str, str]:
    pairs = _character_pairs(tables.MIRRORED_PAIRS)
    return dict([*pairs, *((image, character) for character, image in pairs)])


def _character_pairs(packed: str) -> list[tuple[str, str]]:
    characters = [chr(int(word, 16)) for word in packed.split()]
    return list(zip(characters[::2], characters[1::2], strict=True))


def _values(packed: str) -> Callable[[str], str]:
    """Return a function that finds a character's value among run lengths."""

    @cache
    def unpacked() -> tuple[list[int], list[str]]:
        words = packed.split()
        return list(accumulate(map(int, words[1::2]))), [intern(word) for word in words[::2]]

    def value(character: str) -> str:
        ends, values = unpacked()
        return values[bisect_right(ends, ord(character))]

    return value


def _flags(packed: str) -> Callable[[str], bool]:
    """Return a function that tells on which side of the run lengths a character falls."""

    @cache
    def ends() -> list[int]:
        return list(accumulate(map(int, packed.split())))

    def flag(character: str) -> bool:
        return bisect_right(ends(), ord(character)) % 2 == 1

    return flag


def _extensions_of(character: str) -> frozenset[str]:
    named = _extension_lists(character)
    return frozenset({script(character)} if named == "-" else named.split(","))


_bidi_classes = CharacterMemo(_values(tables.BIDI_CLASS))
_categories = CharacterMemo(_values(tables.GENERAL_CATEGORY))
_scripts = CharacterMemo(_values(tables.SCRIPT))
_extension_lists = _values(tables.SCRIPT_EXTENSIONS)
_extensions = CharacterMemo(_extensions_of)
_cluster_breaks = CharacterMemo(_values(tables.GRAPHEME_CLUSTER_BREAK))
_conjunct_breaks = CharacterMemo(_values(tables.INDIC_CONJUNCT_BREAK))
_default_ignorable = CharacterMemo(_flags(tables.DEFAULT_IGNORABLE))
_emoji = CharacterMemo(_flags(tables.EMOJI))
_emoji_presentation = CharacterMemo(_flags(tables.EMOJI_PRESENTATION))
_pictographic = CharacterMemo(_flags(tables.EXTENDED_PICTOGRAPHIC))
