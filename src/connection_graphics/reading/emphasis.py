r"""``*word*`` in a caption: the words that a template sets apart.

An asterisk opens before a letter and closes after one, within one line; ``\*`` is an
asterisk, and so is one that has no partner (``5 * 3``, ``2*3*4``, ``*see below``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["emphasised", "without_emphasis"]

_PAIR = re.compile(
    r"(?<![\w*\\])(?P<mark>\*\*?)(?=[^\s*])(?P<words>(?:[^*\\\n]|\\.)*?)(?<=[^\s*])(?P=mark)(?![\w*])"
)
_ESCAPED = re.compile(r"\\\*")


def emphasised(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of *text* without their asterisks, and whether they are set apart."""
    position = 0
    if "*" in text:
        for pair in _PAIR.finditer(text):
            if pair.start() > position:
                yield _ESCAPED.sub("*", text[position : pair.start()]), False
            yield _ESCAPED.sub("*", pair["words"]), True
            position = pair.end()
    if position < len(text):
        yield _ESCAPED.sub("*", text[position:]), False


def without_emphasis(text: str) -> str:
    """Return *text* as it is read: without the asterisks that only set words apart."""
    return "".join(words for words, _ in emphasised(text))
