"""The rules of UAX #9 within one paragraph: from its classes to its levels (P2 to I2).

One letter stands for each Bidi_Class, so the classes of a text are a string and most
rules are one replacement in it. All of it takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from . import unicode_data
from .unicode_data import CharacterMemo

__all__ = [
    "NOT_PLAIN",
    "REMOVED",
    "SPACES",
    "first_strong_level",
    "letters_of",
    "level_runs",
    "matching_isolates",
    "paragraph_levels",
]

#: Deepest level that an explicit mark can open (BD2).
MAX_DEPTH = 125
#: Openings that wait for their closing bracket at one time (BD16).
MAX_OPEN_BRACKETS = 63

#: The letter for each Bidi_Class.
_LETTERS = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "1",
    "AN": "2",
    "ES": "+",
    "ET": "%",
    "CS": ",",
    "NSM": "m",
    "BN": "z",
    "B": "B",
    "S": "S",
    "WS": "_",
    "ON": "o",
    "LRI": ">",
    "RLI": "<",
    "FSI": "?",
    "PDI": "!",
    "LRE": "e",
    "RLE": "E",
    "LRO": "v",
    "RLO": "V",
    "PDF": "f",
}
_FSI, _PDI, _PDF, _NEUTRAL = "?", "!", "f", "o"
_STARTS_ISOLATE = frozenset("><?")
_ISOLATE_MARKS = frozenset("><?!")
_STARTS = frozenset("><?eEvV")
_RTL_STARTS = frozenset("<EV")
_OVERRIDES = {"v": "L", "V": "R"}
#: White space, and marks of isolates, which L1 takes for white space.
SPACES = "_><?!"
#: Characters that X9 takes out of all rules from W1 to I2.
REMOVED = "zeEvVf"
#: How far a resolved letter stands above an even level, and above an odd one (I1, I2).
_RAISED = ({"L": 0, "R": 1, "1": 2, "2": 2}, {"L": 1, "R": 0, "1": 1, "2": 1})
_STRAY_SIGNS = str.maketrans("+%,", "ooo")
_NUMBERS_ARE_R = str.maketrans("12", "RR")

# None of these reads a letter twice, however hostile the text.
#: Only a text with one of these has a level that is not 0.
NOT_PLAIN = re.compile(r"[RA2><?eEvV]")
_EXPLICIT_OR_REMOVED = re.compile(r"[><?!eEvVfz]")
_REMOVED_RUN = re.compile(r"[zeEvVf]+")
_STRONG_OR_ISOLATE = re.compile(r"[LRA><?]")
_ISOLATE_MARK = re.compile(r"[><?!]")
_MARKS = re.compile(r"(.)m+")
_AFTER_ARABIC = re.compile(r"A[^LR]*")
_BETWEEN_NUMBERS = re.compile(r"(?<=(1))[+,](?=1)|(?<=(2)),(?=2)")
_TERMINATORS = re.compile(r"[%1]+")
_AFTER_LATIN = re.compile(r"L[^R]*")
_NEUTRALS = re.compile(r"(?<=(.))[BS_o><?!]+(?=(.))")

_letters = CharacterMemo(lambda character: _LETTERS[unicode_data.bidi_class(character)])


def letters_of(text: str) -> str:
    """Return one letter for the Bidi_Class of each code point."""
    return "".join(map(_letters.__getitem__, text))


# --- P2, P3: the paragraph's level


def matching_isolates(letters: str) -> dict[int, int]:
    """Return the place of the PDI that ends each isolate, by the place where it starts (BD9)."""
    matches: dict[int, int] = {}
    open_isolates: list[int] = []
    for mark in _ISOLATE_MARK.finditer(letters):
        if mark[0] != _PDI:
            open_isolates.append(mark.start())
        elif open_isolates:
            matches[open_isolates.pop()] = mark.start()
    return matches


def first_strong_level(letters: str, start: int, end: int, matches: dict[int, int]) -> int:
    """Return 1 if the first strong letter of *start:end*, outside isolates, is R or AL; else 0."""
    while found := _STRONG_OR_ISOLATE.search(letters, start, end):
        if found[0] not in _STARTS_ISOLATE:
            return 0 if found[0] == "L" else 1
        start = matches.get(found.start(), end)
    return 0


# --- X1 to X10: explicit marks, and the sequences that the other rules work on


class _Status(NamedTuple):
    """An entry of the directional status stack."""

    level: int
    #: The class that every character gets, or nothing.
    override: str
    isolate: bool


@dataclass(slots=True)
class _StatusStack:
    """The directional status stack with its counters of marks that are not on it (X1)."""

    statuses: list[_Status]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def start(self, letter: str, *, rtl: bool) -> None:
        """Start an embedding, override or isolate, unless it is too deep (X2 to X5b)."""
        isolate = letter in _STARTS_ISOLATE
        above = self.statuses[-1].level
        level = above + (1 if above % 2 != rtl else 2)
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.statuses.append(_Status(level, _OVERRIDES.get(letter, ""), isolate))
            self.valid_isolates += isolate
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def end_isolate(self) -> None:
        """End the last isolate and all embeddings in it, at a PDI (X6a)."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.statuses.pop().isolate:
                pass
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """End the last embedding or override, at a PDF (X7)."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif len(self.statuses) > 1 and not self.statuses[-1].isolate:
            self.statuses.pop()


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): what reads as one piece, without the isolates in it."""

    level: int
    #: Level before the first character, and after the last.
    before: int
    after: int
    indices: list[int]


def paragraph_levels(text: str, letters: str, base: int, matches: dict[int, int]) -> bytes:
    """Return the levels of a paragraph without its separator."""
    if not _EXPLICIT_OR_REMOVED.search(letters):
        return _resolve_sequence(text, letters, base, base, base)
    levels, classes = _explicit_levels(letters, base, matches)
    for sequence in _sequences(letters, levels, base, matches):
        resolved = _resolve_sequence(
            "".join([text[index] for index in sequence.indices]),
            "".join([classes[index] for index in sequence.indices]),
            sequence.level,
            sequence.before,
            sequence.after,
        )
        for index, level in zip(sequence.indices, resolved, strict=True):
            levels[index] = level
    for removed in _REMOVED_RUN.finditer(letters):
        start, end = removed.span()
        levels[start:end] = bytes([levels[start - 1] if start else base]) * (end - start)
    return bytes(levels)


def _explicit_levels(letters: str, base: int, matches: dict[int, int]) -> tuple[bytearray, str]:
    """Return levels and classes as embeddings, overrides and isolates set them (X1 to X8)."""
    levels, classes = bytearray(), list(letters)
    stack = _StatusStack([_Status(base, "", isolate=False)])
    for index, letter in enumerate(letters):
        if letter == _PDI:
            stack.end_isolate()
        elif letter == _PDF:
            stack.end_embedding()
        status = stack.statuses[-1]
        levels.append(status.level)
        if status.override and letter not in REMOVED:  # X5a to X6a
            classes[index] = status.override
        if letter in _STARTS:
            rtl = letter in _RTL_STARTS
            if letter == _FSI:  # X5c
                end = matches.get(index, len(letters))
                rtl = first_strong_level(letters, index + 1, end, matches) == 1
            stack.start(letter, rtl=rtl)
    return levels, "".join(classes)


def _sequences(
    letters: str, levels: Sequence[int], base: int, matches: dict[int, int]
) -> list[_Sequence]:
    """Return the isolating run sequences of a paragraph (X9, X10)."""
    kept = [index for index, letter in enumerate(letters) if letter not in REMOVED]
    sequences: list[_Sequence] = []
    waiting: dict[int, _Sequence] = {}
    for start, end, level in level_runs([levels[index] for index in kept]):
        before = levels[kept[start - 1]] if start else base
        after = levels[kept[end]] if end < len(kept) else base
        sequence = waiting.pop(kept[start], None)
        if sequence is None:
            sequence = _Sequence(level, before, after, [])
            sequences.append(sequence)
        sequence.indices += kept[start:end]
        sequence.after = after
        last = kept[end - 1]
        if letters[last] in _STARTS_ISOLATE:
            sequence.after = base
            if last in matches:
                waiting[matches[last]] = sequence
    return sequences


def level_runs(levels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and level of each stretch of one level (BD7)."""
    start = 0
    for level, run in groupby(levels):
        end = start + sum(1 for _ in run)
        yield start, end, level
        start = end


# --- W1 to N2: what weak and neutral characters become


def _resolve_sequence(text: str, classes: str, level: int, before: int, after: int) -> bytes:
    """Return the level of each character of a sequence that stands at *level* (W1 to I2)."""
    embedding = "LR"[level % 2]
    sos = "LR"[max(before, level) % 2]
    eos = "LR"[max(after, level) % 2]
    letters = _resolve_weak(sos + classes)
    letters = _resolve_brackets(text, letters, classes, embedding)
    letters = _resolve_neutrals(letters + eos, embedding)[1:-1]
    raised = {letter: level + steps for letter, steps in _RAISED[level % 2].items()}
    return bytes(map(raised.__getitem__, letters))


def _resolve_weak(letters: str) -> str:
    """Resolve marks, numbers and their signs; *letters* begin with sos (W1 to W7)."""
    letters = _MARKS.sub(_as_before, letters)  # W1
    letters = _AFTER_ARABIC.sub(lambda found: found[0].replace("1", "2"), letters)  # W2
    letters = letters.replace("A", "R")  # W3
    letters = _BETWEEN_NUMBERS.sub(lambda found: found[1] or found[2], letters)  # W4
    letters = _TERMINATORS.sub(_as_number, letters)  # W5
    letters = letters.translate(_STRAY_SIGNS)  # W6
    return _AFTER_LATIN.sub(lambda found: found[0].replace("1", "L"), letters)  # W7


def _as_before(found: re.Match[str]) -> str:
    before = found[1]
    return before + (_NEUTRAL if before in _ISOLATE_MARKS else before) * (len(found[0]) - 1)


def _as_number(found: re.Match[str]) -> str:
    return "1" * len(found[0]) if "1" in found[0] else found[0]


def _resolve_brackets(text: str, letters: str, classes: str, embedding: str) -> str:
    """Give both brackets of a pair the direction of what they enclose (N0)."""
    pairs = _bracket_pairs(text, letters)
    if not pairs:
        return letters
    strong = letters.translate(_NUMBERS_ARE_R)
    resolved = list(strong)
    changed = list(letters)
    # Pairs come by their opening bracket: what stands before it does not change any more,
    # so the last strong letter before it is found by one walk through the whole sequence.
    walked, context = 0, letters[0]
    opposite = "R" if embedding == "L" else "L"
    for opening, closing in pairs:
        for letter in resolved[walked:opening]:
            if letter in "LR":
                context = letter
        walked = opening
        if strong.find(embedding, opening, closing) >= 0:
            direction = embedding  # N0 b
        elif strong.find(opposite, opening, closing) >= 0:
            direction = context if context == opposite else embedding  # N0 c
        else:
            continue
        for bracket in (opening, closing):
            for index in range(bracket, _after_marks(classes, bracket) + 1):
                resolved[index] = changed[index] = direction
    return "".join(changed)


def _after_marks(classes: str, bracket: int) -> int:
    """Return the place, in letters with sos, of the last mark upon the bracket at *bracket*."""
    last = bracket
    while classes.startswith("m", last):
        last += 1
    return last


def _bracket_pairs(text: str, letters: str) -> list[tuple[int, int]]:
    """Return the places of both brackets of each pair, in *letters* that begin with sos (BD16)."""
    brackets = unicode_data.paired_brackets()
    if brackets.keys().isdisjoint(text):
        return []
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(text, start=1):
        bracket = brackets.get(character)
        if bracket is None or letters[place] != _NEUTRAL:
            continue
        if bracket.opens:
            if len(waiting) == MAX_OPEN_BRACKETS:
                break
            waiting.append((bracket.closing, place))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == bracket.closing:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)


def _resolve_neutrals(letters: str, embedding: str) -> str:
    """Give neutral characters the direction around them, else the embedding's (N1, N2)."""

    def direction(found: re.Match[str]) -> str:
        before, after = found.groups()
        if (before == "L") == (after == "L"):
            return ("L" if before == "L" else "R") * len(found[0])
        return embedding * len(found[0])

    return _NEUTRALS.sub(direction, letters)
