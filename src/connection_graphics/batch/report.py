"""What a batch tells: events while it runs, and a report at its end."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from connection_graphics.batch.manifest import Entry, harmless
from connection_graphics.batch.table import Row
from connection_graphics.errors import ConnectionGraphicsError, FitError, Location, Notice
from connection_graphics.whole_files import write_bytes

__all__ = [
    "PROBLEMS",
    "BatchReport",
    "Event",
    "FileDone",
    "Noticed",
    "Problem",
    "RowDone",
    "Started",
    "Tell",
    "problems_table",
    "quantity",
    "remove_problems",
    "write_problems",
]

PROBLEMS: Final = "problems.csv"


def quantity(count: int, thing: str, things: str = "") -> str:
    """Return *count* with its noun: ``1 file``, ``114 files``, ``1,200 files``."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


# ------------------------------------------------------------------------------ problems


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or one picture of it, was not drawn: where, what, and what to do."""

    code: str
    message: str
    hint: str = ""
    where: Location = field(default_factory=Location)
    #: What stands there.
    value: str = ""
    #: The format that it is about; empty where the whole row is meant.
    format: str = ""

    @classmethod
    def of(
        cls, error: ConnectionGraphicsError, row: Row | None = None, *, format_: str = ""
    ) -> Problem:
        """Return *error* as a problem of *row*: with the cell that it comes from."""
        where, message = error.where, error.message
        value = error.value
        if row is not None:
            place = row.location(where.field)
            if where.file != place.file and (where.file or where.line):
                # The line of a template is none of the table's.
                of_template = replace(where, row=None, column=None, cell=None, field=None)
                message = f"{of_template}: {message}"
            where = replace(
                place,
                field=where.field,
                column=where.column or place.column,
                cell=where.cell or place.cell,
            )
            cell = row.cells.get(where.field or "")
            value = cell.value if value is None and cell is not None else value
        return cls(
            code=error.code,
            message=message,
            hint=error.hint,
            where=where,
            value="" if value is None else str(value),
            format="" if isinstance(error, FitError) else format_,
        )

    def __str__(self) -> str:
        """Return it as one or two sentences: ``events.csv, cell C4, column "Date": …``."""
        message = f"{self.format}: {self.message}" if self.format else self.message
        return str(ConnectionGraphicsError(message, hint=self.hint, where=self.where))

    def as_json(self) -> dict[str, Any]:
        """Return it for other programs."""
        return {
            "row": self.where.row,
            "cell": self.where.cell,
            "column": self.where.column,
            "field": self.where.field,
            "format": self.format or None,
            "value": self.value or None,
            "code": self.code,
            "problem": self.message,
            "repair": self.hint or None,
        }


# -------------------------------------------------------------------------------- events


@dataclass(frozen=True, slots=True)
class Started:
    """The settings are good, and drawing begins."""

    #: Files that an earlier run made in this folder.
    known_files: int = 0
    #: The earlier run was interrupted, and this one goes on from there.
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class FileDone:
    """A file is on the disk; or, in a trial, would be."""

    entry: Entry
    #: It was there already, made from the same words and design.
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class RowDone:
    """Nothing more will come of a row."""

    row: int
    id: str
    files: int
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something about the table, the folder or the run as a whole."""

    notice: Notice


Event = Started | FileDone | RowDone | Noticed
Tell = Callable[[Event], None]


# -------------------------------------------------------------------------------- report


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What came of a batch."""

    folder: Path | str
    #: Rows that were to be drawn, and those of which every file is there.
    rows: int = 0
    rows_drawn: int = 0
    #: Rows that the table itself says to leave out.
    rows_left_out: int = 0
    files_drawn: int = 0
    files_unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    notices: tuple[Notice, ...] = ()
    #: Paths of files that earlier runs made, and that belong to no row any more.
    left_over: tuple[str, ...] = ()
    files_pruned: int = 0
    manifest: Path | None = None
    problems_file: Path | None = None
    zip_file: Path | None = None
    #: It ended early, because of ``fail_fast``.
    stopped: bool = False

    @property
    def rows_failed(self) -> int:
        """Rows that need their author."""
        return self.rows - self.rows_drawn

    @property
    def files(self) -> int:
        """Files that are there now, drawn in this run or before."""
        return self.files_drawn + self.files_unchanged

    def __str__(self) -> str:
        """Return the summary: ``38 of 40 rows drawn, 114 files in out; 2 rows need you: …``."""
        if self.rows_failed:
            rows = f"{self.rows_drawn:,} of {quantity(self.rows, 'row')}"
        else:
            rows = quantity(self.rows, "row")
        text = f"{rows} drawn, {quantity(self.files, 'file')} in {_shown(self.folder)}"
        if self.files_unchanged:
            text += f" ({self._unchanged()})"
        if self.rows_failed:
            text += f"; {quantity(self.rows_failed, 'row needs', 'rows need')} you"
        if self.problems_file is not None:
            text += f": see {self.problems_file}"
        return text

    def _unchanged(self) -> str:
        if not self.files_drawn:
            return "all as they were"
        return f"{self.files_drawn:,} new, {self.files_unchanged:,} as they were"

    def as_json(self) -> dict[str, Any]:
        """Return it for other programs."""
        return {
            "folder": str(self.folder),
            "rows": self.rows,
            "rows_drawn": self.rows_drawn,
            "rows_failed": self.rows_failed,
            "rows_left_out": self.rows_left_out,
            "files": self.files,
            "files_drawn": self.files_drawn,
            "files_unchanged": self.files_unchanged,
            "files_pruned": self.files_pruned,
            "left_over": list(self.left_over),
            "manifest": _path(self.manifest),
            "problems_file": _path(self.problems_file),
            "zip_file": _path(self.zip_file),
            "stopped": self.stopped,
            "problems": [problem.as_json() for problem in self.problems],
            "notices": [
                {"code": notice.code, "row": notice.where.row, "message": notice.message}
                for notice in self.notices
            ],
        }


def _shown(folder: Path | str) -> str:
    text = str(folder)
    return text if text in {".", "/"} else f"{text}/"


def _path(path: Path | None) -> str | None:
    return None if path is None else str(path)


# ---------------------------------------------------------------------- the problems file


def problems_table(rows: Iterable[tuple[Row, Iterable[Problem]]]) -> bytes:
    """Return the rows with problems as a CSV of the same columns, ready to be mended and drawn.

    A last column says what is wrong. Cells that a spreadsheet would take for formulas get an
    apostrophe before them, which :func:`read_table` takes off again.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    headings: dict[str, str] | None = None
    for row, problems in rows:
        if headings is None:
            headings = {name: cell.column for name, cell in row.cells.items()}
            table.writerow([*map(harmless, headings.values()), "problem"])
        told = " ".join(_without_file(problem) for problem in problems)
        table.writerow([*(_cell(row, name) for name in headings), harmless(told)])
    # The mark is for Excel, which takes UTF-8 without it for the system's own encoding.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def write_problems(folder: Path, data: bytes, *, source: Path | None, ours: str) -> Path:
    """Write the problems file into *folder*, and return its path.

    A file of that name is never lost when somebody has worked in it: when it is *source*, the
    table that was just drawn, or is not the one with the SHA-256 *ours*, another name is used.

    Raises:
        OutputError: it cannot be written.
    """
    number = 1
    path = folder / PROBLEMS
    while _is_somebodys(path, data, source, ours):
        number += 1
        path = folder / f"{Path(PROBLEMS).stem}-{number}.csv"
    write_bytes(path, data)
    return path


def remove_problems(folder: Path, *, source: Path | None, ours: str) -> None:
    """Remove the problems file of an earlier run, unless somebody has worked in it."""
    path = folder / PROBLEMS
    if path.is_file() and not _is_somebodys(path, b"", source, ours):
        path.unlink()


def _is_somebodys(path: Path, data: bytes, source: Path | None, ours: str) -> bool:
    if not path.is_file():
        return path.exists()
    if source is not None and source.exists() and path.samefile(source):
        return True
    found = path.read_bytes()
    return found != data and hashlib.sha256(found).hexdigest() != ours


def _cell(row: Row, name: str) -> str:
    cell = row.cells.get(name)
    return "" if cell is None else harmless(str(cell.value))


def _without_file(problem: Problem) -> str:
    return str(replace(problem, where=replace(problem.where, file=None)))
