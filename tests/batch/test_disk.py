"""A disk that is full and a folder that is read-only, for real: needs root, on Linux."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"),
        reason="only root can mount a disk and become somebody else",
    ),
]

ROWS = "Event name,Date\n" + "".join(f"Coffee morning {n},13 June 2024\n" for n in range(6))


def batch(*words: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "connection_graphics", "batch", *words]
    return subprocess.run(
        [*command, "--formats", "x-post", "-j", "2"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "events.csv"
    path.write_text(ROWS, encoding="utf-8")
    return str(path)


@pytest.fixture(params=["150k", "300k"])  # full when something is told, or when a picture comes
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_message_and_no_half_file(
    small_disk: Path, table: str, tmp_path: Path
) -> None:
    full = batch(table, "-o", str(small_disk / "out"))
    assert full.returncode == 2
    assert "No space left on device. Make room on the disk" in full.stderr
    assert full.stderr.count("Error:") == 1
    left = {path.name: path.read_bytes() for path in (small_disk / "out").glob("*.png")}

    usual = batch(table, "-o", str(tmp_path / "out"))
    assert usual.returncode == 0
    for name, data in left.items():
        assert (tmp_path / "out" / name).read_bytes() == data

    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    goes_on = batch(table, "-o", str(small_disk / "out"))
    assert goes_on.returncode == 0, goes_on.stderr
    for path in (tmp_path / "out").iterdir():
        assert (small_disk / "out" / path.name).read_bytes() == path.read_bytes()


def test_a_folder_of_somebody_else_is_one_message(table: str, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    program = "import connection_graphics.cli.batch"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    tried = [*nobody, sys.executable, "-c", program]
    if subprocess.run(tried, env=environment, capture_output=True, check=False).returncode:
        pytest.skip("nobody else can run this Python")
    refused = batch(table, "-o", str(theirs), before=nobody)
    assert refused.returncode == 2
    assert "nothing can be written into" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(theirs.iterdir())
