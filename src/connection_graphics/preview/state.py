"""The preview while it runs: which version is on the disk, what was drawn of it, who listens."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import AsyncGenerator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from .._assets import asset_root
from ..batch.workers import Limits
from .baselines import HEAD, Baselines
from .jobs import Answer, Job, Setup, Versions
from .lanes import Lanes, Superseded, Urgency
from .subject import Subject
from .watching import Changed, changes, places_of

__all__ = ["Preview"]

#: Bytes of answers that are kept.
_MOST_KEPT: Final = 96_000_000
#: Pictures that are remembered, and those that are drawn after a save before anybody asks.
_MOST_ASKED: Final = 200
_MOST_EXPECTED: Final = 8
_MOST_LISTENERS: Final = 200
#: Seconds in which another save may follow the last, and those that a problem then waits for it.
_BURST: Final = 0.5
_SETTLING: Final = 0.03
#: Seconds between two signs of life to a page that listens.
_PING: Final = 15.0
#: What may take long, and has a process of its own.
_SLOW: Final = frozenset(("budgets", "download", "findings", "survey", "zip"))
#: Rows that are laid out at a time, so that others get in between; and how many at most.
_ROWS_AT_ONCE: Final = 10
_MOST_SURVEYED: Final = 1_000
_PICTURE: Final = Limits(seconds=10.0, memory=1024**3)
_FILE: Final = Limits(seconds=120.0, memory=1536 * 1024**2)


@dataclass(frozen=True, slots=True)
class _Key:
    """An answer, and the revision since which it holds."""

    job: Job
    since: int


@dataclass(slots=True, eq=False)
class _UnderWay:
    """A job that is not done yet."""

    lanes: Lanes
    asked: Future[Answer]
    answer: asyncio.Future[Answer]
    waiters: int = 0


@dataclass(slots=True)
class _Survey:
    """What is wrong with the layout of rows, as far as they were looked at."""

    revision: int = 0
    #: By the row's number, as JSON has it.
    problems: dict[str, list[Any]] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None

    def merged(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return *rows* with what was found, those with problems first."""
        for row in rows:
            row["problems"] = row["problems"] or self.problems.get(str(row["number"]), [])
        return sorted(rows, key=lambda row: not row["problems"])


class Preview:
    """Answers jobs, and tells its listeners when something on the disk has changed."""

    def __init__(self, subject: Subject, *, processes: int, folder: Path) -> None:
        """Begin to draw *subject* in so many *processes*; *folder* is for temporary files."""
        self.subject = subject
        self.uploads = folder / "pictures"
        self.uploads.mkdir()
        self.baselines = Baselines(subject, folder)
        self.stop = asyncio.Event()
        self._versions = Versions()
        self._processes = processes
        self._setup = Setup(subject, self.uploads)
        self._lanes = Lanes(self._setup, processes, _PICTURE)
        self._slow = Lanes(replace(self._setup, aside=True), 1, _FILE)
        #: The revision in which each template changed, and that in which all did.
        self._changed_in: dict[str, int] = {}
        self._all_changed_in = self.revision
        self._unsettled_until = 0.0
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()
        self._kept_bytes = 0
        self._under_way: dict[_Key, _UnderWay] = {}
        #: Pictures that were asked for, with the revision in which that was.
        self._asked: OrderedDict[Job, int] = OrderedDict()
        self._listeners: set[asyncio.Queue[tuple[str, dict[str, Any]]]] = set()
        self._survey = _Survey()

    @property
    def revision(self) -> int:
        """How often anything has changed, counted from 1."""
        return self._versions.revision

    def warm(self) -> None:
        """Start the processes, so that the first picture that is asked for finds them ready."""
        for number in range(self._processes):
            self._begin(_Key(Job("warm", template=f"warm {number}"), self.revision), Urgency.IDLE)

    def close(self) -> None:
        """End all processes."""
        self._lanes.close()
        self._slow.close()

    # ------------------------------------------------------------------------- answers

    async def answer(self, job: Job, revision: int | None = None) -> tuple[Answer, int]:
        """Return what comes of *job*, and the revision that it shows.

        Raises :class:`Superseded` where its template is newer than *revision*, or has become
        so before it was done.
        """
        since = self._since(job.subject)
        if revision is not None and revision < since:
            raise Superseded
        if job.kind == "picture":
            self._remember(job)
        key = _Key(job, since)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept, self.revision
        under_way = self._under_way.get(key)
        if under_way is None:
            under_way = self._begin(key, Urgency.ASKED)
        elif under_way.waiters == 0:
            under_way.lanes.hurry(under_way.asked)
        answer = await self._waited(key, under_way)
        if answer.status != 200 and asyncio.get_running_loop().time() < self._unsettled_until:
            await asyncio.sleep(_SETTLING)  # half of a file may have been read
        if self._since(job.subject) != since:
            raise Superseded
        return answer, self.revision

    async def _waited(self, key: _Key, under_way: _UnderWay) -> Answer:
        under_way.waiters += 1
        try:
            return await asyncio.shield(under_way.answer)
        finally:
            under_way.waiters -= 1
            if under_way.waiters == 0 and under_way.lanes.drop(under_way.asked):
                self._under_way.pop(key, None)

    def _begin(self, key: _Key, urgency: Urgency) -> _UnderWay:
        lanes = self._slow if key.job.kind in _SLOW else self._lanes
        asked = lanes.ask(key.job, urgency)
        answer = asyncio.wrap_future(asked)
        under_way = self._under_way[key] = _UnderWay(lanes, asked, answer)

        def done(answer: asyncio.Future[Answer]) -> None:
            if self._under_way.get(key) is under_way:
                del self._under_way[key]
            if not answer.cancelled() and answer.exception() is None:
                self._keep(key, answer.result())

        answer.add_done_callback(done)
        return under_way

    def _keep(self, key: _Key, answer: Answer) -> None:
        if key in self._kept or key.since != self._since(key.job.subject):
            return
        self._kept[key] = answer
        self._kept_bytes += len(answer.body)
        while self._kept_bytes > _MOST_KEPT:
            _, dropped = self._kept.popitem(last=False)
            self._kept_bytes -= len(dropped.body)

    def _remember(self, job: Job) -> None:
        self._asked[job] = self.revision
        self._asked.move_to_end(job)
        while len(self._asked) > _MOST_ASKED:
            self._asked.popitem(last=False)

    def _since(self, template: str) -> int:
        """Return the revision since which *template*, or with "" everything, is as it is."""
        if not template:
            return self.revision
        return max(self._changed_in.get(template, 0), self._all_changed_in)

    async def workspace(self) -> tuple[Answer, int]:
        """Return everything that the page shows before any picture."""
        answer, revision = await self.answer(Job("workspace"))
        if answer.status != 200:
            return answer, revision
        known = await asyncio.to_thread(self.baselines.names)
        facts = json.loads(answer.body)
        if facts["rows"]:
            self._begin_survey([fact["number"] for fact in facts["rows"] if not fact["problems"]])
            facts["rows"] = self._survey.merged(facts["rows"])
        facts |= {
            "git": any(each["name"] == HEAD for each in known),
            "baselines": known,
        }
        return replace(answer, body=json.dumps(facts, ensure_ascii=False).encode()), revision

    def _begin_survey(self, numbers: list[int]) -> None:
        """Begin to lay out the rows that can be read, to find those that do not fit."""
        if self._survey.revision == self.revision:
            return
        if self._survey.task is not None:
            self._survey.task.cancel()
        self._survey = _Survey(self.revision)
        self._survey.task = asyncio.create_task(self._look_at(numbers, self._survey))

    async def _look_at(self, numbers: list[int], survey: _Survey) -> None:
        for start in range(0, min(len(numbers), _MOST_SURVEYED), _ROWS_AT_ONCE):
            job = Job("survey", rows=tuple(numbers[start : start + _ROWS_AT_ONCE]))
            key = _Key(job, self.revision)
            try:
                answer = await self._waited(key, self._begin(key, Urgency.IDLE))
            except Superseded:
                return
            if answer.status == 200:
                survey.problems |= json.loads(answer.body)["problems"]
        if survey.problems:
            self._tell("rows", {"revision": self.revision})

    # ------------------------------------------------------------------------- changes

    async def watch(self) -> None:
        """Tell of changes until the end."""
        shipped = asset_root()
        places = places_of(self.subject, shipped if isinstance(shipped, Path) else None)
        async for changed in changes(places, self.stop):
            await self.change(changed)

    async def change(self, changed: Changed) -> None:
        """Take note that something is different now, and draw what is seen of it."""
        before = self._versions
        self._unsettled_until = asyncio.get_running_loop().time() + _BURST
        self._versions = Versions(
            before.revision + 1,
            before.campaign + changed.campaign,
            before.data + changed.data,
        )
        if changed.templates is None:
            self._all_changed_in = self.revision
        else:
            self._changed_in |= dict.fromkeys(changed.templates, self.revision)
        if changed.fonts:
            await self._start_again()
        for lanes in (self._lanes, self._slow):
            lanes.renew(self._versions, changed.templates)
        self._expect(changed.templates, before.revision)
        names = "all" if changed.templates is None else sorted(changed.templates)
        self._tell("revision", self._event(names))

    async def _start_again(self) -> None:
        """Replace the processes: fonts are read once in the life of each."""
        old = (self._lanes, self._slow)
        self._lanes = Lanes(self._setup, self._processes, _PICTURE)
        self._slow = Lanes(replace(self._setup, aside=True), 1, _FILE)
        for lanes in old:
            await asyncio.to_thread(lanes.close)

    def _expect(self, stale: frozenset[str] | None, last: int) -> None:
        """Begin to draw what was on the screen until now, small pictures first."""
        seen = [
            job
            for job, revision in self._asked.items()
            if revision == last and (stale is None or job.subject in stale)
        ]
        seen.sort(key=lambda job: job.width or 1_000_000)
        for job in seen[:_MOST_EXPECTED]:
            self._begin(_Key(job, self._since(job.subject)), Urgency.EXPECTED)

    def _tell(self, name: str, said: dict[str, Any]) -> None:
        for listener in self._listeners:
            if listener.full():  # a page that does not listen: the newest is enough for it
                while not listener.empty():
                    listener.get_nowait()
                listener.put_nowait(("revision", self._event("all")))
            else:
                listener.put_nowait((name, said))

    def _event(self, templates: list[str] | str) -> dict[str, Any]:
        return {"revision": self.revision, "templates": templates, "problem": None}

    # ----------------------------------------------------------------------- listeners

    @property
    def is_crowded(self) -> bool:
        """Whether so many pages listen already that no other may."""
        return len(self._listeners) >= _MOST_LISTENERS

    async def events(self) -> AsyncGenerator[str, None]:
        """Yield server-sent events: the revision now, each one after it, and the end."""
        queue: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue(maxsize=32)
        self._listeners.add(queue)
        stopped = asyncio.create_task(self.stop.wait())
        try:
            yield _sse("revision", self._event([]))
            while True:
                coming = asyncio.create_task(queue.get())
                done, _ = await asyncio.wait(
                    {coming, stopped}, timeout=_PING, return_when=asyncio.FIRST_COMPLETED
                )
                if coming in done:
                    yield _sse(*coming.result())
                    continue
                coming.cancel()
                if stopped in done:
                    yield _sse("end", {})
                    return
                yield ": still here\n\n"
        finally:
            stopped.cancel()
            self._listeners.discard(queue)


def _sse(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
