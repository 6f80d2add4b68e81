"""A batch: every row of a table read, laid out, drawn and written; or, in a trial, only laid out.

A bad row costs only itself. What is on the disk already, made of the same words and design,
is not drawn again. Results arrive in any order; what is left at the end does not depend on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace

from connection_graphics.batch.draw import (
    PLACE,
    DrawJob,
    DrawSetup,
    Outcome,
    drawer,
    failure,
    store,
)
from connection_graphics.batch.ending import Record, finished
from connection_graphics.batch.folder import claimed, prepare
from connection_graphics.batch.manifest import Earlier, Entry, Journal
from connection_graphics.batch.plan import BatchSettings, PlannedFile, PlannedRow, Planner
from connection_graphics.batch.pool import Pool
from connection_graphics.batch.report import (
    BatchReport,
    FileDone,
    Noticed,
    Problem,
    RowDone,
    Started,
    Tell,
)
from connection_graphics.batch.table import Row, Table
from connection_graphics.batch.workers import Died, Done, Processes, Result, ThisProcess, Workers
from connection_graphics.errors import ConnectionGraphicsError, DataError, Notice, OutputError

__all__ = ["run_batch"]

_BadRow = tuple[Row, list[Problem]]


def run_batch(
    table: Iterable[Row], settings: BatchSettings, *, on_event: Tell | None = None
) -> BatchReport:
    """Draw every row of *table* into a folder, and return what came of it.

    Args:
        table: rows, such as :func:`~connection_graphics.batch.table.read_table` gives.
        settings: what to draw, where, and how.
        on_event: is told what happens while it happens.

    Raises:
        ConnectionGraphicsError: nothing can be drawn at all, because of the settings, the
            headings of the table, the folder, or this installation; or nothing more, because
            the disk is full. What cannot be drawn of single rows is in the report.
    """
    for problem in getattr(table, "problems", ()):
        raise problem
    planner = Planner(settings)
    tell = on_event or _tell_nobody
    if settings.only:
        planner.find_chosen(table)
    if settings.dry_run:
        tell(Started())
        return _Run(planner, tell, None).go(table)
    planner.inputs  # noqa: B018 - reads the design, and finds out whether there is cairo at all
    if settings.cloud is not None and settings.zip:
        raise DataError("one zip file cannot be written far away", hint="leave --zip out")
    prepare(settings.folder)
    with claimed(settings.folder) as state, ExitStack() as stack:
        settings.target.fetch_records(settings.folder)
        journal_path = state / "journal.jsonl"
        goes_on = journal_path.is_file()
        earlier = stack.enter_context(closing(Earlier(settings.folder, journal_path)))
        journal = stack.enter_context(closing(Journal(journal_path)))
        tell(Started(len(earlier), goes_on))
        return _Run(planner, tell, Record(earlier, journal)).go(table)


def _tell_nobody(_: object) -> None:
    pass


@dataclass(slots=True)
class _Open:
    """A row of which not all files are done yet."""

    planned: PlannedRow
    waiting: int
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: dict[Notice, None] = field(default_factory=dict)


class _Run:
    """One run over a table."""

    def __init__(self, planner: Planner, tell: Tell, record: Record | None) -> None:
        self._planner = planner
        self._settings = planner.settings
        self._tell = tell
        self._record = record
        self._workers = self._hired()
        self._open: dict[int, _Open] = {}
        #: Results of the job that each row's worker is at.
        self._results: dict[int, int] = {}
        self._again: deque[DrawJob] = deque()
        #: Files that have cost a worker its life once.
        self._suspects: set[tuple[int, str]] = set()
        self._bad_rows: dict[int, _BadRow] = {}
        self._notices: dict[Notice, None] = {}
        self._rows = self._rows_drawn = self._drawn = self._unchanged = 0
        self._stopped = False

    def go(self, table: Iterable[Row]) -> BatchReport:
        """Draw all rows, and return the report."""
        try:
            self._draw(table)
        finally:
            self._workers.close()
        bad_rows = [self._bad_rows[serial] for serial in sorted(self._bad_rows)]
        report = self._report(table, bad_rows)
        if self._record is None:
            return report
        return finished(
            report,
            self._record,
            self._settings,
            bad_rows,
            design_changed=self._planner.inputs.changed(),
            notice=lambda notice: self._tell(Noticed(notice)),
        )

    def _hired(self) -> Workers:
        settings = self._settings
        setup = DrawSetup(
            settings.campaign,
            settings.folder,
            settings.scale,
            settings.arrangement,
            settings.dry_run,
            settings.pictures,
            far=settings.cloud is not None,
            replace_missing=settings.replace_missing,
            png=settings.png,
        )
        if settings.executor is not None:
            return Pool(settings.executor, setup, settings.workers)
        if settings.workers == 0:
            return ThisProcess(drawer(setup))
        return Processes(PLACE, setup, settings.workers, settings.limits, ahead=True)

    # ---------------------------------------------------------------- rows and their files

    def _draw(self, table: Iterable[Row]) -> None:
        for serial, planned in enumerate(self._planner.rows(table)):
            self._rows += 1
            self._take(serial, planned)
            if self._stopped:
                return
        while self._workers.busy or self._again:
            self._start_again()
            self._hear()
            if self._stopped:
                return

    def _take(self, serial: int, planned: PlannedRow) -> None:
        """Begin with a row: what cannot be read is told, what is unchanged is done."""
        self._open[serial] = row = _Open(planned, waiting=len(planned.files))
        row.notices.update(dict.fromkeys(self._placed(planned, planned.notices)))
        for error in planned.problems:
            self._fail_row(row, error)
        to_draw = [file for file in planned.files if not self._is_unchanged(row, file)]
        if not to_draw:
            self._close(serial)
            return
        assert planned.content is not None
        job = DrawJob(
            serial,
            planned.row.number,
            planned.id,
            planned.content,
            planned.template,
            tuple(to_draw),
        )
        while not self._workers.free and not self._stopped:
            self._hear()
        if not self._stopped:
            self._begin(job)

    def _fail_row(self, row: _Open, error: ConnectionGraphicsError) -> None:
        problem = Problem.of(error, row.planned.row)
        row.problems.append(problem)
        self._write(
            Entry(
                row=row.planned.row.number,
                id=row.planned.id,
                status="failed",
                error_code=problem.code,
                error=str(problem),
            )
        )

    def _is_unchanged(self, row: _Open, file: PlannedFile) -> bool:
        """Tell whether *file* is on the disk as it would be drawn; then it is done."""
        if self._record is None or self._settings.force:
            return False
        known = self._record.earlier.find(file.path)
        if known is None or known.inputs != file.inputs or known.status == "failed":
            return False
        if not self._settings.target.has(file.path, known.bytes):
            return False
        entry = replace(
            known,
            row=row.planned.row.number,
            id=row.planned.id,
            status="drawn",
            order=file.order,
        )
        self._unchanged += 1
        self._file_done(row, entry, unchanged=True)
        return True

    def _begin(self, job: DrawJob) -> None:
        self._results[job.serial] = 0
        self._workers.start(job)

    def _start_again(self) -> None:
        while self._again and self._workers.free:
            self._begin(self._again.popleft())

    # ------------------------------------------------------------------ what workers say

    def _hear(self) -> None:
        self._start_again()
        for event in self._workers.wait():
            match event:
                case Result(task, value):
                    self._results[task.serial] += 1
                    self._came(task, value)
                case Done(task):
                    if self._open[task.serial].waiting == 0:
                        self._close(task.serial)
                case Died(task, code, how):
                    self._died(task, code, how)

    def _came(self, job: DrawJob, outcome: Outcome) -> None:
        row = self._open[job.serial]
        if outcome.data is not None:
            file = next(file for file in job.files if file.path == outcome.entry.path)
            outcome = store(outcome, job, file, self._settings.target.put)
        row.notices.update(dict.fromkeys(self._placed(row.planned, outcome.notices)))
        if outcome.error is None:
            self._drawn += 1
            self._file_done(row, outcome.entry)
            return
        if outcome.hopeless:
            hint = "make room on the disk; then run the same command again to go on"
            raise OutputError(outcome.error.message, hint=hint, value=outcome.error.value)
        row.waiting -= 1
        problem = Problem.of(outcome.error, row.planned.row, format_=outcome.entry.format)
        row.problems.append(problem)
        self._write(replace(outcome.entry, error=str(problem)))

    def _died(self, job: DrawJob, code: str, how: str) -> None:
        """Try the file that cost a worker its life once more; then leave it out, and go on."""
        done = self._results[job.serial]
        if done >= len(job.files):  # all was done, only the last word was missing
            self._close(job.serial)
            return
        culprit, rest = job.files[done], job.files[done:]
        key = (job.serial, culprit.path)
        if key in self._suspects:
            hint = "look for a very large picture or very long words in it, or report it"
            error = ConnectionGraphicsError(f"given up: {how}, twice", code=code, hint=hint)
            self._came(job, failure(job, culprit, error))
            rest = rest[1:]
        self._suspects.add(key)
        if rest:
            self._again.append(replace(job, files=rest))
        else:
            self._close(job.serial)

    def _file_done(self, row: _Open, entry: Entry, *, unchanged: bool = False) -> None:
        row.waiting -= 1
        row.files += 1
        if self._record is not None:
            self._record.earlier.take(entry.path)
        self._write(entry)
        self._tell(FileDone(entry, unchanged))

    def _close(self, serial: int) -> None:
        row = self._open.pop(serial)
        self._results.pop(serial, None)
        self._notices.update(row.notices)
        if row.problems:
            number = row.planned.row.number
            self._bad_rows[serial] = (row.planned.row, row.problems)
            self._stopped = self._settings.fail_fast
        else:
            self._rows_drawn += 1
        number = row.planned.row.number
        told = RowDone(number, row.planned.id, row.files, tuple(row.problems), tuple(row.notices))
        self._tell(told)

    def _write(self, entry: Entry) -> None:
        if self._record is not None:
            self._record.journal.append(entry)

    def _placed(self, planned: PlannedRow, notices: Iterable[Notice]) -> Iterator[Notice]:
        """Yield *notices* with the cells that they are about."""
        for notice in notices:
            place = planned.row.location(notice.where.field)
            yield replace(notice, where=replace(place, field=notice.where.field))

    def _report(self, table: Iterable[Row], bad_rows: Iterable[_BadRow]) -> BatchReport:
        of_the_table = table.notices if isinstance(table, Table) else ()
        notices = sorted(self._notices, key=lambda notice: notice.where.row or 0)
        return BatchReport(
            folder=self._settings.target.place,
            rows=self._rows,
            rows_drawn=self._rows_drawn,
            rows_left_out=table.left_out if isinstance(table, Table) else 0,
            files_drawn=self._drawn,
            files_unchanged=self._unchanged,
            problems=tuple(problem for _, problems in bad_rows for problem in problems),
            notices=(*of_the_table, *notices),
            stopped=self._stopped,
        )
