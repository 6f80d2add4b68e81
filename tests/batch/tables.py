"""What is read from a table, as values that JSON can hold: to be compared with what is expected."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

from connection_graphics.batch.table import Row, Table, Value, read_table
from connection_graphics.errors import ConnectionGraphicsError

__all__ = ["observed"]


def observed(path: Path, options: dict[str, Any]) -> dict[str, Any]:
    """Return all that reading the table at *path* with *options* gives."""
    seen: dict[str, Any] = {"options": options} if options else {}
    try:
        table = read_table(path, **options)
        rows = [_row(row) for row in table]
    except ConnectionGraphicsError as error:
        return seen | {"error": str(error), "code": error.code}
    seen |= {"detected": str(table.detected), "columns": _columns(table)}
    if table.problems:
        seen["problems"] = [str(problem) for problem in table.problems]
    if table.notices:
        seen["notices"] = [str(notice) for notice in table.notices]
    if table.left_out:
        seen["left out"] = table.left_out
    return seen | {"rows": rows}


def _columns(table: Table) -> dict[str, str]:
    return {
        f"{column.letters} {column.heading}".strip(): f"{column.field}{' (free)' * column.free}"
        for column in table.columns
    }


def _row(row: Row) -> dict[str, Any]:
    seen: dict[str, Any] = {"row": row.number}
    if row.line is not None and row.line != row.number:
        seen["line"] = row.line
    for name, value in row.fields().items():
        address = row.cells[name].address
        seen[f"{address} {name}".strip()] = _plain(value)
    if row.problems:
        seen["problems"] = [str(problem) for problem in row.problems]
    return seen


def _plain(value: Value) -> Any:
    """Return *value* as JSON has it; of long text the beginning and the length."""
    if isinstance(value, date | time):
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, str) and len(value) > 1000:
        return f"{value[:20]}… ({len(value)} characters)"
    return value
