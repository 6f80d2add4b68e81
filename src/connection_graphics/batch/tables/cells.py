"""Cells that cannot be what their author meant: formulas as text, errors, damaged letters."""

from __future__ import annotations

import re
from typing import Final

from connection_graphics.batch.tables.raw import Value
from connection_graphics.errors import DataError

__all__ = ["cell_problem", "word_without_letter"]

_FORMULA: Final = re.compile(
    r"\s*=\s*[+\-]?\s*(\$?[A-Z]{1,3}\$?\d|[A-Z][A-Z0-9.]*\(|'[^']+'!|[A-Za-z_]\w*!|\"|\(|\d)"
)
#: What Excel and LibreOffice show for a formula that has gone wrong.
_ERROR: Final = re.compile(
    r"#(REF!|N/A|NAME\?|DIV/0!|VALUE!|NULL!|NUM!|SPILL!|CALC!|BLOCKED!|CONNECT!|FIELD!|UNKNOWN!"
    r"|BUSY!|GETTING_DATA|ERROR!)|Err:5\d\d"
)
_TOO_NARROW: Final = re.compile(r"#{3,}")


def cell_problem(value: Value) -> DataError | None:
    """Return what is wrong with *value* whatever its column means, or ``None``."""
    if not isinstance(value, str):
        return None
    return _no_value(value) or _damaged(value)


def _no_value(value: str) -> DataError | None:
    if _ERROR.fullmatch(value.strip()):
        return DataError(
            f'"{value.strip()}" is an error of the spreadsheet, not a value',
            hint="mend the formula, or type the value",
            code="spreadsheet-error",
            value=value,
        )
    if _TOO_NARROW.fullmatch(value.strip()):
        return DataError(
            "the column was too narrow to show its value when this was saved",
            hint="make the column wider and save again",
            code="spreadsheet-error",
            value=value,
        )
    if _FORMULA.match(value):
        return DataError(
            f'"{_shortened(value)}" is a formula, not its value',
            hint="type the value, or save the file from the spreadsheet again",
            code="formula",
            value=value,
        )
    return None


def _damaged(value: str) -> DataError | None:
    if "\ufffd" in value or any("\ud800" <= char <= "\udfff" for char in value):
        return DataError(
            "a letter was lost when this was saved",
            hint="type the word again, and save as CSV UTF-8",
            code="lost-letter",
            value=value,
        )
    if (meant := _saved_once(value)) is not None:
        return DataError(
            f'"{_shortened(value)}" must have been "{_shortened(meant)}": '
            "the table was read in a wrong encoding and saved again",
            hint="export the original again as CSV UTF-8, or type the words again",
            code="wrong-encoding",
            value=value,
        )
    return None


def word_without_letter(value: Value) -> str | None:
    """Return a word of *value* that has a question mark inside, as "T?’r"; ``None`` without one.

    A spreadsheet writes one for each letter that its encoding lacks: ŵ and ŷ in cp1252.
    """
    if not isinstance(value, str) or "?" not in value:
        return None
    words = (word for word in value.split() if "/" not in word)
    return next((word for word in words if _LOST.search(word)), None)


_LOST: Final = re.compile(r"[^\W\d_]\?(?=[^\W\d_A-Z]|[’'][^\W\d_])")


def _saved_once(value: str) -> str | None:
    """Return what *value* was before its UTF-8 was read as cp1252 ("CafÃ©"), if it was."""
    if not _TWICE.search(value):
        return None
    try:
        return b"".join(map(_byte, value)).decode("utf-8")
    except ValueError:
        return None


def _byte(char: str) -> bytes:
    """Return the byte that cp1252 shows as *char*; five have no sign, and are kept as they are."""
    return bytes((ord(char),)) if "\x80" <= char <= "\x9f" else char.encode("cp1252")


#: The first byte of a letter of Western or Central Europe, or of a punctuation mark, as cp1252
#: shows it, and a second one: no word of any language has them together.
_TWICE: Final = re.compile("[ÂÃÄÅ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€")


def _shortened(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
