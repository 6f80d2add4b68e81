"""The worker processes, as the server sees them: what is most urgent first, nothing twice.

Jobs of one template go to one process until one has come back: a template that hangs costs
one process, and the pages of the others go on. If it hangs later, for some words alone, a
spare process helps out. What has hung or died is not tried again until something on the
disk has changed.
"""

from __future__ import annotations

import contextlib
import json
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import Final

from ..batch.workers import Died, Limits, Processes, Result
from ..errors import ConnectionGraphicsError, Location, TemplateError
from ..formats import FORMATS
from .jobs import PLACE, Answer, Job, Setup, Versions

__all__ = ["Lanes", "Superseded", "Urgency"]

#: Seconds after which what is drawn of an older version is given up.
_PATIENCE: Final = 1.0
#: Seconds after which a job that holds up those of other templates gets a spare process beside it.
_LONG: Final = 1.5
_HOW: Final = {
    "timeout": "look for a loop that does not end, or for very many elements",
    "memory": "look for a loop that draws very many elements, or a very large picture",
    "crash": "take out what was added last; please report it, with the template",
}


class Superseded(Exception):  # noqa: N818 - no error: something newer is there
    """Something on the disk has changed before the job was done."""


class Urgency(IntEnum):
    """What goes first."""

    ASKED = 0
    #: Nobody has asked yet, but somebody will.
    EXPECTED = 1
    IDLE = 2


@dataclass(slots=True, eq=False)
class _Waiting:
    """A job, and who waits for what comes of it."""

    job: Job
    urgency: Urgency
    serial: int
    future: Future[Answer] = field(default_factory=Future)
    #: Second in which it was given to a process.
    started: float = 0.0
    #: Its template has changed since.
    stale: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What hangs together: a file of a template, which is that of a shape."""
        query = self.job.query
        if query is None:
            return self.job.subject, self.job.kind
        format_ = FORMATS.get(query.format)
        return query.template, format_.shape if format_ else query.format


class Lanes:
    """Up to *size* worker processes, fed by a thread of their own."""

    def __init__(self, setup: Setup, size: int, limits: Limits) -> None:
        self._processes = Processes(PLACE, setup, size + 1, limits)
        self._size = size
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._running: dict[int, _Waiting] = {}
        #: Templates of which something has been drawn since the last change.
        self._proven: set[str] = set()
        #: What has hung or died since the last change.
        self._given_up: dict[tuple[str, str], Answer] = {}
        self._versions = Versions()
        self._serials = count()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="preview-lanes", daemon=True)
        self._thread.start()

    def ask(self, job: Job, urgency: Urgency) -> Future[Answer]:
        """Put *job* into the queue, and return where its answer will be.

        The future has :class:`Superseded` where something newer comes first.
        """
        waiting = _Waiting(job, urgency, next(self._serials))
        with self._lock:
            self._waiting.append(waiting)
        self._processes.wake()
        return waiting.future

    def hurry(self, future: Future[Answer]) -> None:
        """Make what was only expected what somebody has asked for."""
        with self._lock:
            for waiting in self._waiting:
                if waiting.future is future:
                    waiting.urgency = Urgency.ASKED

    def drop(self, future: Future[Answer]) -> bool:
        """Forget a job that nobody waits for any more; return whether it was not begun yet."""
        with self._lock:
            before = len(self._waiting)
            self._waiting = [each for each in self._waiting if each.future is not future]
            return len(self._waiting) < before

    def renew(self, versions: Versions, templates: frozenset[str] | None) -> None:
        """Forget what there is of older versions of *templates*; ``None`` is all of them."""

        def concerns(template: str) -> bool:
            return templates is None or template in templates

        with self._lock:
            self._versions = versions
            self._proven = {name for name in self._proven if not concerns(name)}
            self._given_up = {
                key: answer for key, answer in self._given_up.items() if not concerns(key[0])
            }
            for each in (*self._waiting, *self._running.values()):
                each.stale = each.stale or concerns(each.job.subject)
            dropped = [each for each in self._waiting if each.stale]
            self._waiting = [each for each in self._waiting if not each.stale]
        for each in dropped:
            _fail(each, Superseded())
        self._processes.wake()

    def close(self) -> None:
        """End all processes at once."""
        self._closed = True
        self._processes.wake()
        self._thread.join(timeout=2)
        with self._lock:
            left = [*self._waiting, *self._running.values()]
            self._waiting = []
        for each in left:
            _fail(each, Superseded())

    # --------------------------------------------------------------- the lanes' own thread

    def _run(self) -> None:
        try:
            while not self._closed:
                try:
                    self._hand_out()
                    self._hear()
                except ConnectionGraphicsError as error:  # the processes do not start
                    self._refuse_all(error)
        finally:
            self._processes.close()

    def _hear(self) -> None:
        for event in self._processes.wait():
            serial = event.task[2] if event.task is not None else -1
            waiting = self._running.get(serial)
            if waiting is None:
                continue
            if isinstance(event, Result):
                with self._lock:
                    if not waiting.stale:
                        self._proven.add(waiting.job.subject)
                _give(waiting, event.value)
                continue
            with self._lock:
                self._running.pop(serial)
            if isinstance(event, Died):
                self._died(waiting, event.code, event.how)
        self._processes.give_up(self._is_hopeless, after=_PATIENCE)

    def _is_hopeless(self, task: tuple[Job, Versions, int]) -> bool:
        waiting = self._running.get(task[2])
        return waiting is not None and waiting.stale

    def _hand_out(self) -> None:
        while self._processes.free:
            with self._lock:
                waiting = self._next()
                if waiting is None:
                    return
                known = self._given_up.get(waiting.key)
                versions = self._versions
                if known is None:
                    waiting.started = time.monotonic()
                    self._running[waiting.serial] = waiting
            if known is not None:
                _give(waiting, known)
            else:
                self._processes.start((waiting.job, versions, waiting.serial))

    def _next(self) -> _Waiting | None:
        """Take the most urgent job that may be begun now out of the queue."""
        running = self._running.values()
        busy = {each.job.subject for each in running} - self._proven - {""}
        if len(running) >= self._size:
            since = time.monotonic() - _LONG
            if any(each.started > since for each in running):
                return None
            busy = {each.job.subject for each in running}
        able = [
            each
            for each in self._waiting
            if each.key in self._given_up or each.job.subject not in busy
        ]
        if not able:
            return None
        chosen = min(able, key=lambda each: (each.urgency, each.serial))
        self._waiting.remove(chosen)
        return chosen

    def _died(self, waiting: _Waiting, code: str, how: str) -> None:
        if not code:
            _fail(waiting, Superseded())
            return
        answer = _answer_of(
            TemplateError(
                f"it cannot be drawn: {how}",
                code=code,
                hint=_HOW.get(code, ""),
                where=Location(file=waiting.job.subject or None),
            )
        )
        with self._lock:
            if not waiting.stale:
                self._given_up[waiting.key] = answer
        _give(waiting, answer)

    def _refuse_all(self, error: ConnectionGraphicsError) -> None:
        with self._lock:
            refused = [*self._waiting, *self._running.values()]
            self._waiting = []
            self._running.clear()
        for each in refused:
            _give(each, _answer_of(error))


def _answer_of(error: ConnectionGraphicsError) -> Answer:
    from .facts import problem_fact

    return Answer(json.dumps({"problem": problem_fact(error)}).encode(), status=422)


def _give(waiting: _Waiting, answer: Answer) -> None:
    with contextlib.suppress(InvalidStateError):
        waiting.future.set_result(answer)


def _fail(waiting: _Waiting, error: Exception) -> None:
    with contextlib.suppress(InvalidStateError):
        waiting.future.set_exception(error)
