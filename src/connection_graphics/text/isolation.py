"""Hashtags, handles and links stay whole beside right-to-left words.

``#`` and ``@`` are neutral: in an Arabic line they go to the far side of the
word they belong to. Wrapping the tag in an isolate (UAX #9, FSI … PDI) keeps
it together, whatever stands around it. The marks are invisible and are taken
out of the words that the result reports.
"""

from __future__ import annotations

import re

from . import unicode_data

__all__ = ["isolated", "without_isolates"]

_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_WHOLE = re.compile(
    r"""
      (?P<tag>(?<![\w&])[#＃@＠][\w.·-]*\w)
    | (?P<link>(?:https?://|www\.)\S+ | (?<![\w.@])(?:[\w-]+\.)+[a-zA-Z]{2,}(?:/\S*)?)
    """,
    re.VERBOSE,
)
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_MARKS = dict.fromkeys(range(0x2066, 0x206A))


def isolated(text: str, *, backwards: bool = False) -> str:
    """Return *text* with its tags, handles and links in isolates.

    Nothing is added to text that runs from left to right throughout, unless its
    paragraph is *backwards* (right to left).
    """
    if not backwards and (
        text.isascii()
        or not any(unicode_data.bidi_class(letter) in _RIGHT_TO_LEFT for letter in text)
    ):
        return text
    return _WHOLE.sub(_wrapped, text)


def without_isolates(text: str) -> str:
    """Return *text* without the marks that :func:`isolated` adds."""
    return text.translate(_MARKS)


def _wrapped(match: re.Match[str]) -> str:
    return (_FSI if match["tag"] else _LRI) + match[0] + _PDI
