"""The end of a batch: what earlier runs left, the manifest, the table of problems, the zip file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from connection_graphics.batch.manifest import Earlier, Journal, write_manifest
from connection_graphics.batch.pack import write_zip
from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.report import (
    BatchReport,
    Problem,
    problems_table,
    remove_problems,
    write_problems,
)
from connection_graphics.batch.table import Row
from connection_graphics.errors import Location, Notice

__all__ = ["Record", "finished"]

#: Rows of which not all could be drawn, in the table's order.
BadRows = Sequence[tuple[Row, Iterable[Problem]]]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the files of earlier runs, and of this one's."""

    earlier: Earlier
    journal: Journal


def finished(
    report: BatchReport,
    record: Record,
    settings: BatchSettings,
    bad_rows: BadRows,
    *,
    design_changed: bool,
    notice: Callable[[Notice], None],
) -> BatchReport:
    """Write manifest, problems file and zip file; return *report* with what came of it.

    *notice* is told what is to be known of the batch as a whole. Raises :class:`OutputError`
    where something cannot be written.
    """
    notices = tuple(_notices(record, design_changed=design_changed))
    for said in notices:
        notice(said)
    complete = not (settings.selective or report.stopped)
    left_over, pruned = _left_over(record, settings, complete=complete)
    problems = _problems_file(record, settings, bad_rows, complete=complete)
    zip_file = write_zip(settings.folder, record.journal.entries) if settings.zip else None
    manifest = write_manifest(
        settings.folder,
        record.journal.entries(),
        problems=hashlib.sha256(problems.read_bytes()).hexdigest() if problems else "",
    )
    settings.target.send_records(settings.folder)
    record.journal.remove()
    return replace(
        report,
        notices=(*report.notices, *notices),
        left_over=left_over,
        files_pruned=pruned,
        problems_file=problems,
        zip_file=zip_file,
        manifest=manifest,
    )


def _notices(record: Record, *, design_changed: bool) -> Iterable[Notice]:
    if record.earlier.damage is not None:
        message = f"{record.earlier.damage.message}, so everything was drawn afresh"
        yield Notice("damaged-manifest", message, Location())
    if design_changed:
        message = (
            "a template or a font was changed while the batch ran: "
            "run the same command again, so that all is drawn with the new one"
        )
        yield Notice("design-changed", message, Location())


def _left_over(
    record: Record, settings: BatchSettings, *, complete: bool
) -> tuple[tuple[str, ...], int]:
    """Keep what is known of files that were not drawn now; remove them if that is wished."""
    left_over: list[str] = []
    pruned = 0
    for entry in record.earlier.rest():
        if not settings.target.knows(entry.path):
            continue
        if not complete:
            record.journal.append(entry)
        elif settings.prune and settings.target.has(entry.path, entry.bytes or 0):
            settings.target.remove(entry.path)
            pruned += 1
        else:
            record.journal.append(replace(entry, status="left-over"))
            left_over.append(entry.path)
    return tuple(left_over), pruned


def _problems_file(
    record: Record, settings: BatchSettings, bad_rows: BadRows, *, complete: bool
) -> Path | None:
    """Write the table of problems, or remove the one of the run before; return where it is."""
    folder, source, ours = settings.folder, settings.source, record.earlier.problems
    if bad_rows:
        return write_problems(folder, problems_table(bad_rows), source=source, ours=ours)
    if complete:
        remove_problems(folder, source=source, ours=ours)
    return None
