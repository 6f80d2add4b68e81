"""Cells that cannot be what their author meant: formulas as text, errors, lost letters."""

from __future__ import annotations

import re
from typing import Final

from connection_graphics.batch.tables.raw import Value
from connection_graphics.errors import DataError

__all__ = ["cell_problem"]

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
    if "\ufffd" in value or any("\ud800" <= char <= "\udfff" for char in value):
        return DataError(
            "a letter was lost when this was saved",
            hint="type the word again, and save as CSV UTF-8",
            code="lost-letter",
            value=value,
        )
    return None


def _shortened(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
