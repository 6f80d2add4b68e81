"""The first picture of a fresh process, ours beside bare CairoSVG: ``python bench/first.py``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ENGINES = ("ours:fast", "ours:balanced", "bare_cairosvg")


def first(engine: str) -> tuple[float, float]:
    """Return CPU and wall seconds from the start of the process to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(HERE / "worker.py"), engine, str(HERE / ".fonts")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write('{"row": 7, "size": 0}\n')
    process.stdin.close()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began


def main() -> None:
    times: dict[str, list[tuple[float, float]]] = {engine: [] for engine in ENGINES}
    for _ in range(8):
        for engine in ENGINES:
            times[engine].append(first(engine))
    for engine, measured in times.items():
        cpu, wall = (median(values) for values in zip(*measured[1:], strict=True))
        print(f"{engine:16} CPU {cpu:.3f} s, wall {wall:.3f} s")


if __name__ == "__main__":
    main()
