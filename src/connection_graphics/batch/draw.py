"""What a worker does with one row: draw each of its files, and say what came of it."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from connection_graphics.batch.manifest import Entry
from connection_graphics.batch.names import inside
from connection_graphics.batch.plan import PlannedFile
from connection_graphics.content import Content
from connection_graphics.errors import ConnectionGraphicsError, Notice
from connection_graphics.graphic import Graphic
from connection_graphics.pipeline import Renderer
from connection_graphics.png import Mode
from connection_graphics.whole_files import write_bytes

__all__ = ["PLACE", "DrawJob", "DrawSetup", "Outcome", "drawer", "failure", "store"]

#: Where workers find :func:`drawer`.
PLACE = f"{__name__}:drawer"

#: A write that failed for these will fail for every other file, too.
_HOPELESS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


@dataclass(frozen=True, slots=True)
class DrawSetup:
    """What all jobs of a batch have in common."""

    campaign: Path | None
    folder: Path
    scale: float = 1.0
    arrangement: int | None = None
    #: Only lay out, and write nothing.
    dry_run: bool = False
    #: The folder of the pictures that rows name.
    pictures: Path | None = None
    #: Drawn somewhere else: bytes are given back, and :func:`store` writes them here.
    far: bool = False
    replace_missing: bool = False
    #: How hard PNG files are pressed.
    png: Mode | str = Mode.BALANCED


@dataclass(frozen=True, slots=True)
class DrawJob:
    """Files to make of one row."""

    #: Of the row, counted from 0 as rows are read.
    serial: int
    row: int
    id: str
    content: Content
    template: str
    files: tuple[PlannedFile, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    entry: Entry
    notices: tuple[Notice, ...] = ()
    error: ConnectionGraphicsError | None = None
    #: No other file can be written either.
    hopeless: bool = False
    #: The file itself, where it was drawn somewhere else.
    data: bytes | None = None


def drawer(setup: DrawSetup) -> Callable[[DrawJob], Iterator[Outcome]]:
    """Return the function that does jobs, with the campaign loaded once.

    Raises:
        ConnectionGraphicsError: the campaign cannot be loaded.
    """
    renderer = Renderer(setup.campaign, replace_missing=setup.replace_missing)

    def draw(job: DrawJob) -> Iterator[Outcome]:
        for file in job.files:
            yield _outcome(renderer, setup, job, file)

    return draw


def _outcome(renderer: Renderer, setup: DrawSetup, job: DrawJob, file: PlannedFile) -> Outcome:
    try:
        graphic = renderer.render(
            job.template,
            job.content,
            format=file.format,
            arrangement=setup.arrangement,
            scale=setup.scale,
            assets=setup.pictures,
        )
        entry = _laid_out(graphic, job, file)
        data = None if setup.dry_run else graphic.to_bytes(file.file_type, png=setup.png)
        if data is not None:
            entry = replace(entry, bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        if data is not None and not setup.far:
            write_bytes(inside(setup.folder, file.path), data)
    except ConnectionGraphicsError as error:
        return failure(job, file, error)
    except Exception as error:  # noqa: BLE001 - a row with which the program cannot cope costs that row
        return failure(job, file, _fault(error))
    return Outcome(entry, tuple(_of_format(graphic)), data=data if setup.far else None)


def store(
    outcome: Outcome, job: DrawJob, file: PlannedFile, write: Callable[[str, bytes], None]
) -> Outcome:
    """*write* what was drawn somewhere else, and return what came of that."""
    if outcome.data is None:
        return outcome
    try:
        write(file.path, outcome.data)
    except ConnectionGraphicsError as error:
        return failure(job, file, error)
    return replace(outcome, data=None)


def failure(job: DrawJob, file: PlannedFile, error: ConnectionGraphicsError) -> Outcome:
    """Return that *file* could not be made because of *error*."""
    entry = Entry(
        row=job.row,
        id=job.id,
        lang=job.content.lang,
        template=job.template,
        format=file.format.name,
        width=file.format.width,
        height=file.format.height,
        status="failed",
        error_code=error.code,
        error=str(error),
        order=file.order,
    )
    cause = error.__cause__
    return Outcome(
        entry,
        error=error,
        hopeless=isinstance(cause, OSError) and cause.errno in _HOPELESS,
    )


def _laid_out(graphic: Graphic, job: DrawJob, file: PlannedFile) -> Entry:
    return Entry(
        row=job.row,
        id=job.id,
        lang=job.content.lang,
        template=graphic.template,
        format=file.format.name,
        width=graphic.width,
        height=graphic.height,
        path=file.path,
        alt_text=graphic.alt_text,
        post_text=graphic.post_text(),
        font_sizes={name: round(fit.size, 2) for name, fit in graphic.fit.items() if name},
        notices=tuple(dict.fromkeys(notice.message for notice in graphic.notices)),
        inputs=file.inputs,
        order=file.order,
    )


def _of_format(graphic: Graphic) -> Iterator[Notice]:
    """Yield the notices, those about the layout with the format's name."""
    name = graphic.format.name
    for notice in graphic.notices:
        is_of_row = notice in graphic.content.notices or name in notice.message
        yield notice if is_of_row else replace(notice, message=f"{name}: {notice.message}")


def _fault(error: Exception) -> ConnectionGraphicsError:
    said = " ".join(str(error).split())[:200]
    kind = type(error).__name__
    return ConnectionGraphicsError(
        f"a fault of the program, not of the row ({kind}: {said})" if said else kind,
        code="fault",
        hint="please report it, with this row",
    )
