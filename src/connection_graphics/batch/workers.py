"""Worker processes that may die: the parent times, weighs, kills and replaces them.

A limit inside a process does not hold: an exception that a timer raises is swallowed
when it arrives in one of cairo's callbacks, and decoding a picture in C hears no
timer at all. ``ProcessPoolExecutor`` loses every queued job when one worker dies. So
each lane here has a process of its own with one task at a time, which it is told
through a pipe; what happens when a task kills it is for the caller to decide.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from connection_graphics.batch.children import buried, exit_in_words, resident, started
from connection_graphics.batch.serving import Handler
from connection_graphics.errors import SetupError

__all__ = ["Died", "Done", "Limits", "Processes", "Result", "ThisProcess", "Workers"]

#: Seconds between two looks at the clock and at the workers' memory.
_LOOK: Final = 0.1
#: Seconds that a worker may take for its imports, on a machine that is busy.
_STARTING: Final = 120.0
#: Most bytes that are sent to a worker that does not read yet: pipes hold that much and more.
_PIPE: Final = 32_000
#: This many workers in a row that die while they start: something is wrong with all of them.
_START_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What one result of a task may cost."""

    seconds: float = 60.0
    #: Resident memory of the worker in bytes; watched where the system tells it (Linux).
    memory: int = 1024**3


@dataclass(frozen=True, slots=True)
class Result:
    """One of the results of a task."""

    task: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Done:
    """A task gave all its results."""

    task: Any


@dataclass(frozen=True, slots=True)
class Died:
    """A task killed its worker, or had it killed; its results so far were given before."""

    task: Any
    #: ``timeout``, ``memory`` or ``crash``.
    code: str
    #: What happened, as the end of a sentence about the row.
    how: str


class Workers(Protocol):
    """Those who do tasks."""

    @property
    def free(self) -> bool:
        """Whether a task can be started now."""

    @property
    def busy(self) -> bool:
        """Whether any task is not done yet."""

    def start(self, task: Any) -> None:
        """Begin *task*; only when :attr:`free`."""

    def wait(self) -> Iterator[Result | Done | Died]:
        """Wait until something happens, and yield it."""

    def close(self) -> None:
        """End at once, whatever is being done."""


class ThisProcess:
    """Does tasks here and now: no start-up, and no protection either."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._task: list[Any] = []

    @property
    def free(self) -> bool:
        """Whether a task can be started now."""
        return not self._task

    @property
    def busy(self) -> bool:
        """Whether any task is not done yet."""
        return bool(self._task)

    def start(self, task: Any) -> None:
        """Keep *task* for :meth:`wait`."""
        self._task.append(task)

    def wait(self) -> Iterator[Result | Done | Died]:
        """Do the task, and yield its results one by one."""
        task = self._task[0]
        for value in self._handler(task):
            yield Result(task, value)
        self._task.clear()
        yield Done(task)

    def close(self) -> None:
        """Forget the task."""
        self._task.clear()


@dataclass(slots=True, eq=False)
class _Lane:
    """One worker process, as its parent knows it."""

    process: subprocess.Popen[bytes]
    task: Any = None
    #: The task that comes next, and what is still to be sent of it.
    following: Any = None
    unsent: bytes = b""
    ready: bool = False
    since: float = field(default_factory=time.monotonic)
    #: Why it was killed: code and words.
    killed: tuple[str, str] | None = None

    def send(self, task: Any) -> None:
        """Give it *task*, to begin with now or after the one that it has."""
        data = pickle.dumps(task)
        if self.task is None:
            self.task, self.since = task, time.monotonic()
        else:
            self.following = task
            if len(data) > _PIPE:
                self.unsent = data
                return
        self._write(data)

    def next(self) -> Any:
        """Go on to the task that follows, and return the one that is done."""
        done, self.task, self.following = self.task, self.following, None
        if self.unsent:
            self._write(self.unsent)
            self.unsent = b""
        return done

    def _write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        # A worker that has died meanwhile is noticed by its reader.
        with contextlib.suppress(OSError):
            self.process.stdin.write(data)
            self.process.stdin.flush()

    def kill(self, code: str = "", how: str = "") -> None:
        if self.killed is None:
            self.killed = (code, how)
            self.process.kill()


class Processes:
    """Up to *size* worker processes, started when there is work for them.

    Args:
        place: where the maker of the handler is, as ``module:function``.
        setup: what the maker is called with, in each process; has to be picklable.
        size: how many processes at most.
        limits: what one result may cost.
        ahead: each worker is given its next task while it does another, and waits for none.
    """

    def __init__(
        self,
        place: str,
        setup: Any,
        size: int,
        limits: Limits | None = None,
        *,
        ahead: bool = False,
    ) -> None:
        self._place = place
        self._setup = setup
        self._size = max(size, 1)
        self._limits = limits or Limits()
        self._ahead = ahead
        self._lanes: list[_Lane] = []
        self._inbox: queue.SimpleQueue[tuple[_Lane | None, Any]] = queue.SimpleQueue()
        #: When limits were looked at last.
        self._looked = 0.0
        self._failed_starts = 0

    @property
    def free(self) -> bool:
        """Whether a task can be started now."""
        return (
            len(self._lanes) < self._size
            or any(lane.task is None for lane in self._lanes)
            or (self._ahead and any(map(_has_room, self._lanes)))
        )

    @property
    def busy(self) -> bool:
        """Whether any task is not done yet."""
        return any(lane.task is not None for lane in self._lanes)

    def start(self, task: Any) -> None:
        """Give *task* to a worker that has none, to a new one, or to the one longest at its own."""
        idle = [lane for lane in self._lanes if lane.task is None and lane.killed is None]
        if not idle and self._ahead and len(self._lanes) >= self._size:
            idle = sorted(filter(_has_room, self._lanes), key=lambda lane: lane.since)
        (idle[0] if idle else self._new_lane()).send(task)

    def wait(self) -> Iterator[Result | Done | Died]:
        """Wait until something happens, and yield it; returns at least every tenth of a second.

        Raises:
            ConnectionGraphicsError: what a worker raised while it set itself up.
            SetupError: workers do not start.
        """
        try:
            lane, message = self._inbox.get(timeout=_LOOK)
        except queue.Empty:
            self._enforce_limits()
            return
        yield from self._heard(lane, message)
        if time.monotonic() - self._looked >= _LOOK:
            self._enforce_limits()

    def wake(self) -> None:
        """End a :meth:`wait` of another thread, which has something to start now."""
        self._inbox.put((None, None))

    def give_up(self, hopeless: Callable[[Any], bool], *, after: float) -> None:
        """Kill workers whose tasks are *hopeless* and have taken *after* seconds, with no code."""
        now = time.monotonic()
        for lane in self._lanes:
            late = lane.task is not None and lane.ready and now - lane.since > after
            if late and hopeless(lane.task):
                lane.kill()

    def close(self) -> None:
        """Kill all workers."""
        lanes, self._lanes = self._lanes, []
        for lane in lanes:
            lane.kill()
        for lane in lanes:
            buried(lane.process)

    def _new_lane(self) -> _Lane:
        process = started(self._place)
        lane = _Lane(process)
        self._lanes.append(lane)
        lane.send(self._setup)
        lane.task = None
        threading.Thread(target=self._listen, args=(lane,), daemon=True).start()
        return lane

    def _listen(self, lane: _Lane) -> None:
        """Pass on what a worker says, and that it says no more."""
        stream = lane.process.stdout
        assert stream is not None
        try:
            while True:
                self._inbox.put((lane, pickle.load(stream)))  # noqa: S301 - our own process
        except Exception:  # noqa: BLE001 - an end in mid-word can raise anything
            self._inbox.put((lane, _GONE))

    def _heard(self, lane: _Lane | None, message: Any) -> Iterator[Result | Done | Died]:
        if lane not in self._lanes:
            return  # closed meanwhile, or woken
        if message is _GONE:
            yield from self._lost(lane)
            return
        kind, value = message
        lane.since = time.monotonic()
        if kind == "ready":
            lane.ready = True
            self._failed_starts = 0
        elif kind == "refused":
            raise value
        elif kind == "result":
            yield Result(lane.task, value)
        else:
            task = lane.next()
            # What comes next is the most like what was done last: that worker has it at hand.
            self._lanes.remove(lane)
            self._lanes.insert(0, lane)
            yield Done(task)

    def _lost(self, lane: _Lane) -> Iterator[Died]:
        self._lanes.remove(lane)
        code = buried(lane.process)
        if lane.ready and lane.following is not None:
            self.start(lane.following)
        if not lane.ready:
            self._failed_starts += 1
            if self._failed_starts >= _START_ATTEMPTS:
                raise SetupError(
                    f"the processes that draw do not start: {exit_in_words(code)}",
                    hint="run `connection-graphics doctor`, or draw with --jobs 0",
                )
            for task in (lane.task, lane.following):
                if task is not None:
                    self.start(task)
        elif lane.task is not None:
            why, how = lane.killed or ("crash", exit_in_words(code))
            yield Died(lane.task, why, how)

    def _enforce_limits(self) -> None:
        now = self._looked = time.monotonic()
        for lane in self._lanes:
            if lane.task is None:
                continue
            allowed = self._limits.seconds if lane.ready else _STARTING
            if now - lane.since > allowed:
                lane.kill("timeout", f"it took longer than {allowed:g} s")
            elif lane.ready and resident(lane.process.pid) > self._limits.memory:
                megabytes = self._limits.memory // 1024**2
                lane.kill("memory", f"it needed more than {megabytes:,} MB of memory")


def _has_room(lane: _Lane) -> bool:
    """Whether a task can be given to a worker that has one."""
    return lane.task is not None and lane.following is None and lane.killed is None


#: What :meth:`Processes._listen` says of a worker that has gone.
_GONE: Final = object()
