"""The Unicode Bidirectional Algorithm (UAX #9): which way each character runs.

``embedding_levels`` gives every code point of a text its level: even runs from left to
right, odd from right to left. When lines are known, ``line_levels`` (rule L1) and
``visual_runs`` (L2) put one line into the order in which it is read off the picture;
``mirrored`` (L4) turns its brackets.
The rules between, for one paragraph, are in ``_bidi_rules``. All of it takes time linear
in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import unicode_data
from ._bidi_rules import (
    NOT_PLAIN,
    REMOVED,
    SPACES,
    first_strong_level,
    letters_of,
    level_runs,
    matching_isolates,
    paragraph_levels,
)

__all__ = [
    "embedding_levels",
    "line_levels",
    "mirrored",
    "paragraph_level",
    "reorder",
    "visual_runs",
]

_SEPARATOR_OR_END = re.compile(r"[SB]|\Z")
#: Characters of class B, CR LF being one separator (P1).
_PARAGRAPH = re.compile(
    "[^\n\r\x1c-\x1e\x85\u2029]*(?P<separator>\r\n|[\n\r\x1c-\x1e\x85\u2029]|\\Z)"
)


def paragraph_level(text: str) -> int:
    """Return 0 or 1, the level of the first paragraph by its first strong letter (P2, P3)."""
    if text.isascii():
        return 0
    letters = letters_of(text).partition("B")[0]
    return first_strong_level(letters, 0, len(letters), matching_isolates(letters))


def embedding_levels(text: str, base_level: int | None = None) -> bytes:
    """Return the level of each code point of *text* (P1 to I2, before L1).

    *base_level* is 0, 1 or, for each paragraph by its own first strong letter, ``None``.
    Characters that rule X9 removes have the level of the character before them (the
    paragraph's level at its start), so that they never cut a run in two.
    """
    if not base_level and text.isascii():
        return bytes(len(text))
    letters = letters_of(text)
    if not base_level and not NOT_PLAIN.search(letters):
        return bytes(len(text))
    levels = bytearray()
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        content_end = paragraph.start("separator")
        content, classes = text[start:content_end], letters[start:content_end]
        matches = matching_isolates(classes)
        base = base_level
        if base is None:
            base = first_strong_level(classes, 0, len(classes), matches)
        levels += paragraph_levels(content, classes, base, matches)
        levels += bytes([base]) * (end - content_end)
    return bytes(levels)


def line_levels(text: str, levels: Sequence[int], start: int, end: int, base_level: int) -> bytes:
    """Return the levels of the line ``text[start:end]``, its separators and last spaces reset (L1).

    *levels* are those of the whole text, *base_level* that of the line's paragraph.
    """
    line = bytearray(levels[start:end])
    if line.count(base_level) == len(line):
        return bytes(line)
    letters = letters_of(text[start:end])
    first = 0
    for stop in _SEPARATOR_OR_END.finditer(letters):
        reset = first + len(letters[first : stop.start()].rstrip(SPACES + REMOVED))
        while first < reset < stop.start() and letters[reset] in REMOVED:
            reset += 1  # a joiner after a letter belongs to that letter
        line[reset : stop.end()] = bytes([base_level]) * (stop.end() - reset)
        first = stop.end()
    return bytes(line)


def visual_runs(levels: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return start, end and level of each run of one level, from left to right (L2).

    The characters of a run of odd level stand from right to left within it.
    """
    runs = list(level_runs(levels))
    if len(runs) < 2:
        return runs
    # Reversing from the highest level down, as L2 is written, takes time with every
    # level. Instead parts that stand side by side on the line are joined at their ends,
    # each with the deeper ones it holds. A part: its level, its first run and its last.
    following = [-1] * len(runs)
    parts: list[tuple[int, int, int]] = []
    for index, (_, _, level) in enumerate(runs):
        while len(parts) > 1 and parts[-1][0] > level and parts[-2][0] >= level:
            _join_last_two(parts, following)
        if not parts or parts[-1][0] < level:
            parts.append((level, index, index))
        elif level % 2:
            _, first, last = parts[-1]
            following[index] = first
            parts[-1] = (level, index, last)
        else:
            _, first, last = parts[-1]
            following[last] = index
            parts[-1] = (level, first, index)
    while len(parts) > 1:
        _join_last_two(parts, following)
    return list(_followed(runs, following, parts[0][1]))


def reorder(levels: Sequence[int]) -> list[int]:
    """Return the index of each character of a line, from left to right (L2)."""
    order: list[int] = []
    for start, end, level in visual_runs(levels):
        order.extend(reversed(range(start, end)) if level % 2 else range(start, end))
    return order


def mirrored(text: str, levels: Sequence[int]) -> str:
    """Return *text* with its brackets and signs of odd level as their mirror images (L4)."""
    return "".join(
        unicode_data.mirror_image(character) if level % 2 else character
        for character, level in zip(text, levels, strict=True)
    )


# --- L2: parts of a line, from left to right


def _join_last_two(parts: list[tuple[int, int, int]], following: list[int]) -> None:
    """Join the last part to the one before it: at its right if that is even, at its left if odd."""
    _, first, last = parts.pop()
    level, outer_first, outer_last = parts.pop()
    if level % 2:
        following[last] = outer_first
        parts.append((level, first, outer_last))
    else:
        following[outer_last] = first
        parts.append((level, outer_first, last))


def _followed(
    runs: list[tuple[int, int, int]], following: list[int], index: int
) -> Iterator[tuple[int, int, int]]:
    while index >= 0:
        yield runs[index]
        index = following[index]
