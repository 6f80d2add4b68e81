"""Hashtags, handles and links stay whole beside right-to-left words.

``#`` and ``@`` are neutral: in an Arabic line they go to the far side of the
word they belong to. Wrapping the tag in an isolate (UAX #9, FSI … PDI) keeps
it together, whatever stands around it. The marks are invisible and are taken
out of the words that the result reports.
"""

from __future__ import annotations

import re

from . import unicode_data

__all__ = ["isolated", "runs_backwards", "without_isolates"]

_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_WHOLE = re.compile(
    r"""
      (?P<tag>(?<![\w&])[#＃@＠][\w.·-]*\w)
    | (?P<link>(?:https?://|www\.)\S+ | (?<![\w.@])(?:[\w-]+\.)+[a-zA-Z]{2,}(?:/\S*)?)
    """,
    re.VERBOSE,
)
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
_MARKS = dict.fromkeys(range(0x2066, 0x206A))


def runs_backwards(text: str) -> bool:
    """Return whether anything in *text* runs, or makes run, from right to left."""
    if text.isascii():
        return False
    return any(unicode_data.bidi_class(letter) in _RIGHT_TO_LEFT for letter in text)


def isolated(text: str) -> str:
    """Return *text* with its tags, handles and links in isolates.

    Text that runs from left to right throughout does not need it.
    """
    return _WHOLE.sub(_wrapped, text)


def without_isolates(text: str) -> str:
    """Return *text* without the marks that :func:`isolated` adds."""
    return text.translate(_MARKS)


def _wrapped(match: re.Match[str]) -> str:
    return (_FSI if match["tag"] else _LRI) + match[0] + _PDI
