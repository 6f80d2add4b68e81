"""Clean words: what was typed, without what nobody meant to type.

Letters are never changed beyond Unicode's composed form (NFC). What goes is what a
reader cannot see (control characters, noncharacters) and white space that copying and
pasting left behind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from connection_graphics.errors import DataError, Location, Notice

__all__ = ["LONGEST", "Cleaned", "clean_text"]

#: Clean text, and notices about what was taken out of it.
Cleaned = tuple[str, tuple[Notice, ...]]

#: Most characters in one field. No picture has room for a tenth of this, and a limit
#: here keeps a pasted book from costing time in every later stage.
LONGEST: Final = 5_000


def clean_text(text: str, *, field: str, lines: bool = False, fold: str = " ") -> Cleaned:
    """Return *text* as it should stand on a picture, and what was taken out of it.

    With *lines* the typed line breaks stay, else the lines are joined by *fold*. Text in
    which there is nothing to see comes back empty.

    Raises:
        DataError: *text* is longer than :data:`LONGEST` characters, or holds half of a
            surrogate pair, the trace of a damaged file.
    """
    where = Location(field=field)
    _refuse_long(text, where)
    _refuse_surrogates(text, where)
    kept, notices = _without_invisible(_LINE_ENDS.sub("\n", text).replace("\t", " "), where)
    composed = unicodedata.normalize("NFC", kept)
    trimmed = [_SPACES.sub(" ", line).strip(_OUTER) for line in composed.split("\n")]
    balanced = [_balanced(line) for line in trimmed]
    clean = "\n".join(balanced).strip("\n") if lines else _joined(balanced, fold)
    return (clean if _can_be_seen(clean) else ""), notices


def _joined(lines: Iterable[str], fold: str) -> str:
    """Join *lines* by *fold*, or by a space after a line that has its own punctuation."""
    text = ""
    for line in filter(None, lines):
        text += (" " if text[-1:] in _PUNCTUATION else fold) + line if text else line
    return text


_SURROGATES: Final = re.compile("[\ud800-\udfff]")
#: Every way in which a line ends, Word's and PowerPoint's own among them.
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
#: Only the plain space is collapsed: a no-break or an ideographic one was typed on purpose.
_SPACES: Final = re.compile(" {2,}")
#: What goes at both ends of a line: every space there is, a web page's no-break ones and
#: the one without width among them.
_OUTER: Final = " \u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200C)))
_PUNCTUATION: Final = tuple(",;:.!?–—-/،、。，")
#: C0 and C1 controls, noncharacters, and the byte order mark in mid-text.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
#: Letters by their category that nevertheless leave no mark (Hangul fillers, blank Braille).
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def _refuse_long(text: str, where: Location) -> None:
    if len(text) > LONGEST:
        raise DataError(
            f"{where.field} is {len(text):,} characters long; the most is {LONGEST:,}",
            code="too-long",
            hint="keep only the words that belong on the picture",
            where=where,
        )


def _refuse_surrogates(text: str, where: Location) -> None:
    if _SURROGATES.search(text):
        raise DataError(
            f"{where.field} holds half a character (a lone surrogate)",
            code="damaged-text",
            hint="the text was damaged on its way here: type it again",
            where=where,
        )


def _without_invisible(text: str, where: Location) -> Cleaned:
    text = text.removeprefix("\ufeff")
    kept, count = _UNWANTED.subn("", text)
    if not count:
        return kept, ()
    found = sorted({f"U+{ord(char):04X}" for char in _UNWANTED.findall(text)})
    characters = "character" if count == 1 else "characters"
    message = f"{count} invisible control {characters} removed ({', '.join(found[:5])})"
    return kept, (Notice("control-characters", message, where),)


def _can_be_seen(text: str) -> bool:
    return any(
        unicodedata.category(char) not in {"Zs", "Cf", "Cc"} and char not in _BLANK_LETTERS
        for char in text
    )


_OPENS: Final = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_POP_FORMAT: Final = "\u202c"
_POP_ISOLATE: Final = "\u2069"


def _balanced(line: str) -> str:
    """Close what *line* opens and drop what closes nothing.

    Else a direction begun in one field would run on into the next, and a stray closing
    sign would end an isolate that a template put around the field. Unicode ends every
    direction at the end of a paragraph (UAX #9, X8), hence line by line.
    """
    if _POP_FORMAT not in line and _POP_ISOLATE not in line and _OPENS.keys().isdisjoint(line):
        return line
    kept: list[str] = []
    pending: list[str] = []
    for char in line:
        if char in _OPENS:
            pending.append(_OPENS[char])
        elif char == _POP_FORMAT:
            if not pending or pending[-1] != char:
                continue
            pending.pop()
        elif char == _POP_ISOLATE:
            if char not in pending:
                continue
            while pending[-1] != char:
                kept.append(pending.pop())
            pending.pop()
        kept.append(char)
    return "".join(kept + pending[::-1])
