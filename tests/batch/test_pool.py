"""Batches on any executor: the same files as on this machine alone, and no row lost."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from connection_graphics.batch.plan import BatchSettings
from connection_graphics.batch.pool import dask_executor
from connection_graphics.batch.run import run_batch
from connection_graphics.batch.table import read_table
from connection_graphics.errors import DataError

ROWS = "\n".join(["Event name,Date", *(f"Coffee morning {n},13 June 2024" for n in range(6))])


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def run(folder: Path, table: Path, **settings: Any) -> dict[str, bytes]:
    report = run_batch(
        read_table(table), BatchSettings(folder=folder, formats="x-post", **settings)
    )
    assert not report.problems, report.problems
    return files(folder)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_an_executor_makes_the_same_files(
    kind: type[Executor], table: Path, tmp_path: Path
) -> None:
    usual = run(tmp_path / "here", table, jobs=0)
    with kind(2) as executor:  # type: ignore[call-arg]
        assert run(tmp_path / "there", table, executor=executor, jobs=3) == usual
    assert len(usual) == 8


class Unreliable(Executor):
    """Loses the first row it is given, as a cluster loses a machine."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += 1
        future: Future[Any] = Future()
        if self.given == 1:
            future.set_exception(ConnectionError("the machine is gone"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_what_a_worker_loses_is_drawn_again(table: Path, tmp_path: Path) -> None:
    usual = run(tmp_path / "here", table, jobs=0)
    executor = Unreliable()
    assert run(tmp_path / "there", table, executor=executor, jobs=2) == usual
    assert executor.given == 7


def test_an_address_without_a_cluster_is_one_clear_error() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(DataError, match="no Dask cluster at tcp://127"):
        dask_executor("tcp://127.0.0.1:9")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real scheduler and two workers, each a process of its own."""
    scheduler_file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NO_PROXY": "*"}

    def start(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", *words, "--scheduler-file", str(scheduler_file)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    common = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = start("distributed.cli.dask_scheduler", *common, "--port", "0")
    deadline = time.monotonic() + 60
    while not scheduler_file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    workers = [
        start("distributed.cli.dask_worker", *common, "--nthreads", "1", "--no-nanny")
        for _ in range(2)
    ]
    distributed: Any = importlib.import_module("distributed")
    with distributed.Client(scheduler_file=str(scheduler_file), set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        yield client.scheduler.address, workers
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_that_loses_a_worker_loses_no_row(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    table = tmp_path / "many.csv"
    names = [f"Coffee morning {number},13 June 2024" for number in range(40)]
    table.write_text("\n".join(["Event name,Date", *names]), encoding="utf-8")
    usual = run(tmp_path / "here", table, jobs=0)
    executor, at_once = dask_executor(address)
    told = 0

    def kill_one(_: object) -> None:
        nonlocal told
        told += 1
        if told == 8:
            workers[0].send_signal(signal.SIGKILL)

    settings = BatchSettings(
        folder=tmp_path / "there", formats="x-post", executor=executor, jobs=at_once
    )
    report = run_batch(read_table(table), settings, on_event=kill_one)
    assert not report.problems
    assert workers[0].poll() is not None
    assert files(tmp_path / "there") == usual
