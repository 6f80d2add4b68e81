"""A hundred thousand rows: how soon the first file is there, and what the parent needs.

    python bench/many_rows.py [--rows 100000] [--seconds 60]
    python bench/many_rows.py --cost

Prints the seconds until the first file, the files after ``--seconds``, and the largest
resident memory of the parent process and of one worker; with ``--cost``, what a graphic of a
batch of 400 costs, one worker and start-up included. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Measure, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--cost", action="store_true", help="CPU and bytes of one graphic")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "events.csv"
        if options.cost:
            _write(table, _COST_ROWS)
            for name in ("x-post", "instagram-portrait"):
                sys.stdout.write(_cost(table, Path(folder) / name, name))
            return
        _write(table, options.rows)
        for name, value in _measure(table, Path(folder) / "out", options.seconds).items():
            sys.stdout.write(f"{name}: {value}\n")


#: Rows of the batch that says what one graphic costs.
_COST_ROWS = 400


def _cost(table: Path, out: Path, format_name: str) -> str:
    """Return a line with the CPU time and the bytes of a graphic."""
    command = [sys.executable, "-m", "connection_graphics", "batch", str(table), "-o", str(out)]
    process = subprocess.Popen([*command, "--formats", format_name, "-q", "-j", "1"])
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    files = [path.stat().st_size for path in out.iterdir() if path.suffix in (".png", ".jpg")]
    cpu = (usage.ru_utime + usage.ru_stime) / len(files) * 1e3
    size = sum(files) / len(files) / 1e3
    return f"{format_name}: {cpu:.0f} ms CPU, {size:.0f} kB ({len(files)} files)\n"


def _write(table: Path, rows: int) -> None:
    with table.open("w", encoding="utf-8") as file:
        file.write("Event name,Date,Time,Place,Caption\n")
        for number in range(rows):
            file.write(
                f"Coffee morning {number},1{number % 7} June 2024,10am,"
                f"Hall {number % 97},Come and say hello to neighbour {number}\n"
            )


def _measure(table: Path, out: Path, seconds: float) -> dict[str, str]:
    command = [sys.executable, "-m", "connection_graphics", "batch", str(table)]
    started = time.monotonic()
    process = subprocess.Popen(
        [*command, "-o", str(out), "--formats", "x-post", "-q"], stderr=subprocess.PIPE
    )
    first = 0.0
    parent = worker = 0
    while process.poll() is None and time.monotonic() - started < seconds:
        time.sleep(0.05)
        if not first and any(out.glob("*.png")):
            first = time.monotonic() - started
        parent = max(parent, _resident(process.pid))
        worker = max([worker, *map(_resident, _children(process.pid))])
    files = sum(1 for _ in out.glob("*.png"))
    process.send_signal(signal.SIGINT)
    stopping = time.monotonic()
    process.communicate()
    return {
        "first file after": f"{first:.1f} s",
        f"files after {seconds:g} s": f"{files:,}",
        "largest memory of the parent": f"{parent / 1e6:.0f} MB",
        "largest memory of a worker": f"{worker / 1e6:.0f} MB",
        "stopped after Ctrl-C in": f"{time.monotonic() - stopping:.1f} s",
    }


def _resident(process: int) -> int:
    """Return the resident memory of *process* in bytes, 0 when it is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    lines = [line.split() for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(lines[0][1]) * 1024 if lines else 0


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(word) for word in text.split()]


if __name__ == "__main__":
    main()
