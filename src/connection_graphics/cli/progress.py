"""How a batch shows that it goes on: a bar on a terminal, lines in a pipe, JSON for programs."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from dataclasses import asdict
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

import click

from . import output

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from connection_graphics.batch.report import Event, Problem

__all__ = ["View", "view_for"]

#: So many problems are printed as they are found; the rest is in the problems file.
_SHOWN: Final = 20


class View(AbstractContextManager["View"], Protocol):
    """Shows what a batch tells."""

    #: Files that are done so far.
    files: int

    def show(self, event: Event) -> None:
        """Take notice of *event*."""


def view_for(
    *,
    total: int,
    headline: str = "",
    quiet: bool = False,
    as_json: bool = False,
    problems_later: bool = False,
) -> View:
    """Return the view that suits standard error, and what was asked for.

    Args:
        total: how many rows there are.
        headline: printed when all is ready to begin.
        quiet: problems only.
        as_json: everything, as JSON.
        problems_later: the caller prints the problems itself, at the end.
    """
    if as_json:
        return JsonLines()
    view = Bar(total) if sys.stderr.isatty() and not quiet else Lines(total, quiet=quiet)
    view.silent = problems_later
    view.headline = headline
    return view


class _Counting:
    """Counts files, and tells problems and notices about the whole run."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = 0
        #: Somebody else prints the problems, and the rows are of no interest.
        self.silent = False
        self.headline = ""
        self._told = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def show(self, event: Event) -> None:
        from connection_graphics.batch.report import FileDone, Noticed, RowDone, Started

        match event:
            case Started(goes_on=goes_on):
                if self.headline:
                    self.say(self.headline)
                if goes_on:
                    self.say("Going on where the run before was stopped.")
            case FileDone():
                self.files += 1
            case Noticed(notice):
                self.say(f"Note: {notice}")
            case RowDone():
                self.failed += bool(event.problems)
                for problem in event.problems:
                    self.tell(problem)

    def tell(self, problem: Problem) -> None:
        self._told += 1
        if self.silent:
            return
        if self._told <= _SHOWN:
            self.say(str(problem))
        elif self._told == _SHOWN + 1:
            self.say("More rows have problems; they are all listed at the end of the run.")

    def say(self, text: str) -> None:
        output.message(text)


class Lines(_Counting):
    """A line for each row, for a pipe or a log."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        super().__init__()
        self._total = total
        self._done = 0
        self._quiet = quiet

    def show(self, event: Event) -> None:
        """Print the row that is done."""
        from connection_graphics.batch.report import Noticed, RowDone, Started

        if self._quiet and isinstance(event, Started | Noticed):
            return
        super().show(event)
        if isinstance(event, RowDone):
            self._done += 1
            if not (self._quiet or self.silent or event.problems):
                files = output.quantity(event.files, "file")
                self.say(f"[{self._done}/{self._total}] {event.id}: {files}")


class Bar(_Counting):
    """A bar with rate, time left and failures."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._progress, self._task = _bar(total)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, event: Event) -> None:
        """Move the bar."""
        from connection_graphics.batch.report import RowDone

        super().show(event)
        failed = f"[red]{self.failed:,} failed" if self.failed else ""
        self._progress.update(
            self._task,
            advance=isinstance(event, RowDone),
            files=output.quantity(self.files, "file"),
            failed=failed,
        )

    def say(self, text: str) -> None:
        """Print *text* above the bar."""
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)


def _bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, no_color=True if output.wish() is False else None)
    progress = Progress(
        TextColumn("Rows"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[files]}"),
        TextColumn("{task.fields[failed]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    return progress, progress.add_task("rows", total=total, files="", failed="")


class JsonLines(_Counting):
    """One JSON object a line on standard output."""

    def show(self, event: Event) -> None:
        """Print the event."""
        from connection_graphics.batch.report import FileDone, Noticed, RowDone, Started

        facts: dict[str, Any]
        match event:
            case Started():
                facts = {"event": "started", **asdict(event)}
            case FileDone(entry, unchanged):
                self.files += 1
                facts = {"event": "file", "unchanged": unchanged, **entry.as_json()}
            case Noticed(notice):
                facts = {"event": "notice", "code": notice.code, "message": notice.message}
            case RowDone():
                facts = {
                    "event": "row",
                    "row": event.row,
                    "id": event.id,
                    "files": event.files,
                    "problems": [problem.as_json() for problem in event.problems],
                }
        click.echo(json.dumps(facts, ensure_ascii=False))
