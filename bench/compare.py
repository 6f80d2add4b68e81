"""One job, every engine, side by side: ``python bench/compare.py --install --write``.

Each engine runs in a process of its own and draws a few rows at a time, by turns in an order
that changes, so that whatever else the machine does falls on all of them. What counts is CPU
time (user and system, all threads) from the words to the file's bytes; figures are medians, and
ratios are taken of them. Slow engines draw fewer rows. Results go into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import job
import report

VENV, NODE, FONTS = HERE / ".venv", HERE / ".node", HERE / ".fonts"
#: ENGINE or ENGINE:VARIANT as worker.py takes it, and the interpreter: ours or the peers'.
ENGINES = (
    ("ours:fast", "ours"),
    ("ours:balanced", "ours"),
    ("ours:small", "ours"),
    ("bare_cairosvg", "ours"),
    ("pillow_only", "ours"),
    ("pytakumi_nodes", "peers"),
    ("takumi_py_nodes", "peers"),
    ("takumi_node", "node"),
    ("resvg", "peers"),
    ("skia_python", "peers"),
    ("pictex_boxes", "peers"),
    ("quickthumb_layers", "peers"),
    ("postcanvas_post", "peers"),
)
#: Rows that an engine draws at its turn, as a batch would: one after the other.
AT_A_TURN = 5
#: CPU ms a picture above which an engine draws one row at its turn, and one in four turns.
SLOW, VERY_SLOW = 100.0, 500.0


@dataclass
class Engine:
    """A process that draws when it is asked to."""

    key: str
    process: subprocess.Popen[str]
    name: str
    version: str
    variant: str
    started: float
    cpu: list[list[float]] = field(default_factory=lambda: [[] for _ in job.SIZES])
    wall: list[list[float]] = field(default_factory=lambda: [[] for _ in job.SIZES])
    bytes: list[list[int]] = field(default_factory=lambda: [[] for _ in job.SIZES])
    first: dict[str, float] = field(default_factory=dict)
    peak: float = 0.0

    #: CPU ms of the last picture.
    last: float = 0.0

    def ask(self, row: int, size: int) -> dict[str, float]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"row": row, "size": size}), file=self.process.stdin, flush=True)
        answer: dict[str, float] = json.loads(self.process.stdout.readline())
        self.last = answer["cpu"]
        return answer

    def draw(self, row: int, size: int) -> None:
        answer = self.ask(row, size)
        self.cpu[size].append(answer["cpu"])
        self.wall[size].append(answer["wall"])
        self.bytes[size].append(int(answer["bytes"]))

    def stop(self) -> None:
        """End the process and note the most memory that it had, in MB."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        _, _, usage = os.wait4(self.process.pid, 0)
        self.peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        self.process.returncode = 0

    def summary(self) -> dict[str, Any]:
        every = [value for size in self.cpu for value in size]
        return {
            "name": self.name,
            "variant": self.variant,
            "version": self.version,
            "pictures": len(every),
            "cpu_by_size": [median(size) for size in self.cpu],
            # The mean of three medians: sizes differ, and all are drawn as often.
            "cpu": sum(median(size) for size in self.cpu) / len(self.cpu),
            "wall": sum(median(size) for size in self.wall) / len(self.wall),
            "bytes": sum(median(size) for size in self.bytes) / len(self.bytes),
            "peak": self.peak,
        }


def command(key: str, where: str, job_file: Path) -> list[str] | None:
    """Return how the engine is started, or None where it is not installed."""
    if where == "node":
        node = shutil.which("node")
        if node is None or not (NODE / "node_modules").is_dir():
            return None
        script = HERE / "engines" / "takumi_node.mjs"
        return [node, str(script), str(job_file), str(FONTS), str(NODE)]
    python = sys.executable if where == "ours" else str(_python(VENV))
    if not Path(python).exists():
        return None
    return [python, str(HERE / "worker.py"), key, str(FONTS)]


def start(key: str, line: list[str]) -> Engine | None:
    """Start an engine and wait until it can draw; None where it cannot be imported."""
    began = time.perf_counter()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    hello = process.stdout.readline()
    if not hello:
        process.wait()
        return None
    about = json.loads(hello)
    return Engine(
        key,
        process,
        about["name"],
        about["version"],
        about.get("variant", ""),
        time.perf_counter() - began,
    )


def run(rows: int, only: str | None, warm: int) -> list[Engine]:
    """Draw the job with every engine that is there and return what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        job_file = Path(folder) / "job.json"
        text = subprocess.run(
            [sys.executable, str(HERE / "job.py")], capture_output=True, text=True, check=True
        ).stdout
        job_file.write_text(text, encoding="utf-8")
        engines = []
        for key, where in ENGINES:
            if only and not any(word in key for word in only.split(",")):
                continue
            line = command(key, where, job_file)
            engine = start(key, line) if line else None
            if engine is None:
                print(f"{key}: not installed (python bench/compare.py --install)", file=sys.stderr)
            else:
                engines.append(engine)
        _draw_all(engines, rows, warm)
        for engine in engines:
            engine.stop()
    return engines


def _draw_all(engines: list[Engine], rows: int, warm: int) -> None:
    chance = random.Random(1)
    for engine in engines:
        for row in range(warm):
            for size in range(len(job.SIZES)):
                if engine.last < VERY_SLOW or row == 0:
                    engine.ask(row, size)
    for turn, first in enumerate(range(warm, rows, AT_A_TURN)):
        order = engines[:]
        chance.shuffle(order)
        for engine in order:
            if engine.last > VERY_SLOW and turn % 4:
                continue
            end = first + (1 if engine.last > SLOW else AT_A_TURN)
            for row in range(first, min(end, rows)):
                for size in range(len(job.SIZES)):
                    engine.draw(row, size)
        if sys.stderr.isatty():
            print(f"\rrow {first + 1} of {rows}", end="", file=sys.stderr)


def install() -> None:
    """Make the peers' own environments, and the two fonts that they are given."""
    if not _python(VENV).exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    requirements = HERE / "peers" / "requirements.txt"
    pip = [str(_python(VENV)), "-m", "pip", "install", "--quiet", "--upgrade", "-r"]
    subprocess.run([*pip, str(requirements)], check=True)
    npm = shutil.which("npm")
    if npm:
        NODE.mkdir(exist_ok=True)
        shutil.copy(HERE / "peers" / "package.json", NODE)
        subprocess.run([npm, "install", "--silent"], cwd=NODE, check=True)
    FONTS.mkdir(exist_ok=True)
    subprocess.run([str(_python(VENV)), str(HERE / "fonts.py"), str(FONTS)], check=True)


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install the peers first")
    parser.add_argument("--rows", type=int, default=job.ROWS)
    parser.add_argument("--warm", type=int, default=3, help="rows drawn before it counts")
    parser.add_argument("--only", help="engines whose names have one of these words: ours,takumi")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    if options.install:
        install()
    engines = run(options.rows, options.only, options.warm)
    results = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}",
        "rows": options.rows,
        "engines": [engine.summary() for engine in engines],
    }
    table = report.comparison(results)
    print(table)
    if options.write:
        report.write("comparison", table)


if __name__ == "__main__":
    main()
