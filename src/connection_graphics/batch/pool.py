"""Any ``concurrent.futures`` executor as a batch's workers: a cluster, threads, your own.

The executor only draws: it gets a row and gives back its files' bytes. Names, folders,
journal and manifest stay with the parent, so that a worker needs nothing but the library
and, where the campaign is another one, its folder at the same path.
"""

from __future__ import annotations

import concurrent.futures
import importlib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from connection_graphics.batch.draw import DrawJob, DrawSetup, Outcome, drawer
from connection_graphics.batch.serving import Handler
from connection_graphics.batch.workers import Died, Done, Result

__all__ = ["Pool", "dask_executor", "draw_row"]


class Pool:
    """Workers behind an executor; what has been given to them at once has a limit."""

    def __init__(self, executor: concurrent.futures.Executor, setup: DrawSetup, size: int) -> None:
        """Draw with *executor*, *size* rows at a time."""
        self._executor = executor
        self._setup = replace(setup, far=True)
        self._size = max(1, size)
        self._tasks: dict[concurrent.futures.Future[list[Outcome]], DrawJob] = {}

    @property
    def free(self) -> bool:
        """Whether a task can be started now."""
        return len(self._tasks) < self._size

    @property
    def busy(self) -> bool:
        """Whether any task is not done yet."""
        return bool(self._tasks)

    def start(self, task: DrawJob) -> None:
        """Send *task* off."""
        self._tasks[self._executor.submit(draw_row, self._setup, task)] = task

    def wait(self) -> Iterator[Result | Done | Died]:
        """Wait until a row comes back, and tell what came of each of its files."""
        done, _ = concurrent.futures.wait(
            self._tasks, return_when=concurrent.futures.FIRST_COMPLETED
        )
        for future in done:
            task = self._tasks.pop(future)
            try:
                outcomes = future.result()
            except (Exception, concurrent.futures.CancelledError) as error:  # noqa: BLE001 - the executor's own kinds of failure are not known
                yield Died(task, "crash", f"its worker failed ({_said(error)})")
                continue
            for outcome in outcomes:
                yield Result(task, outcome)
            yield Done(task)

    def close(self) -> None:
        """Take back what has not begun; the executor itself belongs to whoever made it."""
        for future in self._tasks:
            future.cancel()
        self._tasks.clear()


def draw_row(setup: DrawSetup, job: DrawJob) -> list[Outcome]:
    """Return the files of one row with their bytes; runs where the executor has its workers."""
    return list(_drawer(setup)(job))


@lru_cache(maxsize=4)
def _drawer(setup: DrawSetup) -> Handler:
    return drawer(setup)


def dask_executor(address: str) -> tuple[concurrent.futures.Executor, int]:
    """Return an executor on the Dask cluster at *address*, and how many rows to give it at once.

    Raises :class:`SetupError` where Dask is not installed, :class:`DataError` where there is
    no cluster at the address.
    """
    from connection_graphics.errors import DataError, SetupError

    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise SetupError(
            "drawing on a cluster needs Dask",
            hint='install it: python -m pip install "connection-graphics[dask]"',
            code="no-dask",
        ) from error
    try:
        client = distributed.Client(address, timeout=10, set_as_default=False)
        threads = sum(client.nthreads().values())
    except (OSError, ValueError) as error:
        raise DataError(
            f"there is no Dask cluster at {address}",
            hint="give the scheduler's address, such as tcp://10.0.0.1:8786",
            code="no-cluster",
            value=address,
        ) from error
    # Two rows a thread: one is drawn while the next is on its way.
    executor: concurrent.futures.Executor = client.get_executor(pure=False)
    return executor, 2 * max(threads, 1)


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
