"""The first picture of a fresh process, ours beside bare CairoSVG: ``python bench/first.py``.

All are run from compiled files, as pip leaves them; the first run makes those and does not count.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ENGINES = ("ours:fast", "ours:balanced", "bare_cairosvg")


def first(engine: str, compiled: str) -> tuple[float, float]:
    """Return CPU and wall seconds from the start of the process to its end."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(HERE / "worker.py"), engine, str(HERE / ".fonts")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdin is not None
    process.stdin.write('{"row": 7, "size": 0}\n')
    process.stdin.close()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - began


def main() -> None:
    times: dict[str, list[tuple[float, float]]] = {engine: [] for engine in ENGINES}
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(12):
            for engine in ENGINES:
                times[engine].append(first(engine, compiled))
    bare = median(cpu for cpu, _ in times["bare_cairosvg"][1:])
    for engine, measured in times.items():
        cpu, wall = (median(values) for values in zip(*measured[1:], strict=True))
        print(f"{engine:16} CPU {cpu:.3f} s ({cpu / bare:.2f} ×), wall {wall:.3f} s")


if __name__ == "__main__":
    main()
