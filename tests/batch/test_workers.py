"""Workers that hang, eat memory, crash or never start: told, and nothing else is lost."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from connection_graphics.batch.workers import (
    Died,
    Done,
    Limits,
    Processes,
    Result,
    ThisProcess,
    Workers,
)
from connection_graphics.errors import CampaignError, SetupError

from .handlers import obedient

PLACE = "tests.batch.handlers:obedient"
QUICK = Limits(seconds=4.0, memory=300 * 1024**2)


@contextlib.contextmanager
def processes(
    size: int = 1,
    *,
    place: str = PLACE,
    setup: str = "",
    limits: Limits = QUICK,
    ahead: bool = False,
) -> Iterator[Processes]:
    workers = Processes(place, setup, size, limits, ahead=ahead)
    try:
        yield workers
    finally:
        workers.close()


def run(workers: Workers, tasks: Iterable[str]) -> list[str]:
    """Do all *tasks*, and return what was heard, in short."""
    heard = []
    waiting = list(tasks)
    while waiting or workers.busy:
        while waiting and workers.free:
            workers.start(waiting.pop(0))
        for event in workers.wait():
            match event:
                case Result(_, value):
                    heard.append(str(value))
                case Done(task):
                    heard.append(f"done {task}")
                case Died(task, code, how):
                    heard.append(f"died {task}: {code}, {how}")
    return heard


def test_results_come_in_the_order_of_their_task() -> None:
    with processes(setup="> ") as workers:
        assert run(workers, ["a b", "c"]) == ["> a", "> b", "done a b", "> c", "done c"]


def test_this_process_gives_the_same() -> None:
    assert run(ThisProcess(obedient("> ")), ["a b", "c"]) == [
        "> a",
        "> b",
        "done a b",
        "> c",
        "done c",
    ]


@pytest.mark.parametrize(
    ("word", "how"),
    [
        ("hang", "timeout, it took longer than 4 s"),
        ("exit", "crash, the drawing process ended with code 3"),
        pytest.param(
            "crash",
            "crash, the drawing process crashed (SIGSEGV)",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="other codes there"),
        ),
        pytest.param(
            "eat",
            "memory, it needed more than 300 MB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell"),
        ),
    ],
)
def test_a_task_that_kills_its_worker_costs_only_itself(word: str, how: str) -> None:
    with processes() as workers:
        heard = run(workers, ["a", f"b {word} c", "d"])

    assert heard == ["a", "done a", "b", f"died b {word} c: {how}", "d", "done d"]


@pytest.mark.parametrize("word", ["exit", "hang"])
def test_a_task_that_was_given_ahead_is_done_by_another_worker(word: str) -> None:
    with processes(ahead=True) as workers:
        heard = run(workers, ["a", f"b {word} c", "d", "e"])

    assert {"done a", "done d", "done e"} < set(heard)
    assert [each for each in heard if each.startswith("died")] == [
        next(each for each in heard if each.startswith(f"died b {word} c: "))
    ]


def test_a_worker_is_given_one_task_ahead_whatever_its_size() -> None:
    with processes(ahead=True) as workers:
        large = "x" * 3_000_000
        workers.start("a")
        assert workers.free
        workers.start(large)
        assert not workers.free
        heard = run(workers, [f"{large}y", "c"])

    each = ["a", large, f"{large}y", "c"]
    assert heard == [said for word in each for said in (word, f"done {word}")]


def test_what_a_library_prints_does_not_disturb() -> None:
    with processes() as workers:
        assert run(workers, ["print"]) == ["print", "done print"]


def test_what_the_set_up_raises_is_raised_here() -> None:
    with (
        processes(place="tests.batch.handlers:refusing") as workers,
        pytest.raises(CampaignError, match="no such campaign"),
    ):
        run(workers, ["a"])


def test_workers_that_never_start_are_an_error_and_no_endless_loop() -> None:
    with (
        processes(place="tests.batch.handlers:dying") as workers,
        pytest.raises(SetupError, match="do not start"),
    ):
        run(workers, ["a"])


@pytest.mark.skipif(sys.platform == "win32", reason="no signal 0 there")
def test_closing_ends_all_at_once(tmp_path: Path) -> None:
    with processes(2, place="tests.batch.handlers:marking", setup=str(tmp_path)) as workers:
        for task in "ab":
            workers.start(task)
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 2:
            assert time.monotonic() < deadline
            list(workers.wait())
        before = time.monotonic()
        workers.close()
        took = time.monotonic() - before

    assert took < 10
    for mark in tmp_path.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(mark.name.partition("-")[2]), 0)
