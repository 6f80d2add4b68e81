"""What a sheet shows otherwise than it holds: cells merged downwards, hidden rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from connection_graphics.batch.tables.raw import Note, RawRow, Value, column_letters
from connection_graphics.errors import Location, Notice

__all__ = ["FillDown", "Merge", "hidden_rows"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A column's cells from one row to another, counted from 1, both included."""

    column: int
    first: int
    last: int

    def __str__(self) -> str:
        """Return it as a spreadsheet does: ``B4:B6``."""
        letters = column_letters(self.column)
        return f"{letters}{self.first}:{letters}{self.last}"


@dataclass(slots=True)
class FillDown:
    """Gives rows the values of the cells that are merged into theirs."""

    file: str
    note: Note
    _starting: dict[int, list[Merge]] = field(default_factory=dict)
    _open: dict[int, tuple[Merge, Value]] = field(default_factory=dict)
    _told: bool = False

    def expect(self, merges: Iterable[Merge]) -> None:
        """Take merges that begin in a row still to come."""
        for merge in merges:
            if merge.last > merge.first:
                self._starting.setdefault(merge.first, []).append(merge)

    def fill(self, row: RawRow) -> RawRow:
        """Return *row* with what is merged into it; a row that is else blank stays so."""
        for merge in self._starting.pop(row.number, ()):
            if merge.column in row.cells:
                self._open[merge.column] = merge, row.cells[merge.column]
        if not self._open or not row.cells:
            return row
        filled = dict(row.cells)
        for column, (merge, value) in tuple(self._open.items()):
            if row.number > merge.last:
                del self._open[column]
            elif row.number > merge.first and column not in filled:
                filled[column] = value
                self._tell(merge)
        return RawRow(row.number, filled, row.line, row.problems)

    def _tell(self, merge: Merge) -> None:
        if not self._told:
            self._told = True
            message = f"merged cells count for each of their rows; the first such are {merge}"
            self.note(Notice("merged-cells", message, Location(file=self.file)))


def hidden_rows(file: str, first: int) -> Notice:
    """Return the notice for a sheet with hidden rows."""
    message = f"hidden rows are read like the others; the first is row {first}"
    return Notice("hidden-rows", message, Location(file=file))
