"""From a save to the picture: ``python bench/preview.py``, the server's part of the preview.

A campaign is copied, the preview is started on it, and a template is saved as editors save:
written over, written beside and renamed (Inkscape, vim), and three times within 100 ms. What
is measured is when the event comes, and when the bytes of the small and the large picture
are there, seen by a client that asks as the page does. ``--json`` prints the figures.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[1]
PORT = ("--port", "0")
SAVES = 25
FORMAT = "instagram-portrait"
#: Formats of the grid; with four templates they are 32 cells.
GRID = (
    "instagram-square",
    "instagram-portrait",
    "instagram-story",
    "x-post",
    "facebook-post",
    "linkedin-post",
    "pinterest-pin",
    "threads-post",
)


class Client:
    """Asks on connections that are kept, as a browser does: one for each thread."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._where = (str(parts.hostname), int(parts.port or 80))
        self._own = threading.local()

    def get(self, path: str, **query: object) -> tuple[int, bytes]:
        """Return status and body."""
        if not hasattr(self._own, "connection"):
            self._own.connection = http.client.HTTPConnection(*self._where, timeout=60)
        connection = self._own.connection
        connection.request("GET", f"{path}?{urlencode(query)}")
        response = connection.getresponse()
        return response.status, response.read()

    def events(self) -> queue.SimpleQueue[tuple[float, int]]:
        """Return where revisions arrive, with the second in which each did."""
        arrived: queue.SimpleQueue[tuple[float, int]] = queue.SimpleQueue()
        connection = http.client.HTTPConnection(*self._where, timeout=600)
        connection.request("GET", "/api/events")
        response = connection.getresponse()

        def listen() -> None:
            while line := response.readline():
                found = re.search(rb'"revision": (\d+)', line)
                if found:
                    arrived.put((time.perf_counter(), int(found[1])))

        threading.Thread(target=listen, daemon=True).start()
        arrived.get(timeout=10)
        return arrived


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """Yield the address of a preview of the campaign in *folder*."""
    process = subprocess.Popen(
        [sys.executable, "-m", "connection_graphics", "preview", str(folder), "--no-open", *PORT],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=10)


def written_over(path: Path, text: str) -> None:
    """Save as a plain editor does."""
    path.write_text(text, encoding="utf-8")


def renamed(path: Path, text: str) -> None:
    """Save as Inkscape and vim do: the whole file beside the old one, then in its place."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def thrice(path: Path, text: str) -> None:
    """Save three times within 100 ms; only the last is right."""
    for number in range(2):
        path.write_text(f"{text}<!-- {number} -->", encoding="utf-8")
        time.sleep(0.045)
    path.write_text(text, encoding="utf-8")


def saves(
    client: Client, path: Path, save: Callable[[Path, str], None], count: int
) -> dict[str, list[float]]:
    """Return milliseconds from the end of each save to the event and to both pictures."""
    times: dict[str, list[float]] = {"event": [], "half": [], "full": []}
    source = path.read_text(encoding="utf-8")
    events = client.events()
    query = {"template": "event", "format": FORMAT, "story": "typical"}
    client.get("/api/cell", **query)
    for width in (540, 1080):
        client.get("/api/picture", **query, width=width)
    for number in range(count):
        time.sleep(0.25)
        while not events.empty():
            events.get()
        # The column of words begins lower: other pixels, and all of the layout again.
        text = source.replace("{{ top + air }}", f"{{{{ top + air + {number % 9 + 1} }}}}", 1)
        text += f"{{#- {time.time_ns()} -#}}\n"  # as no source before it: nothing is kept of it
        save(path, text)
        began = time.perf_counter()
        seen: dict[str, float] = {}
        while len(seen) < 3:
            when, revision = events.get(timeout=10)
            seen = {"event": when - began}
            for name, width in (("half", 540), ("full", 1080)):
                status, body = client.get("/api/picture", **query, width=width, revision=revision)
                if status == 409:
                    break
                assert status == 200, body[:300]
                seen[name] = time.perf_counter() - began
            if not events.empty():
                seen = {}
        for name, seconds in seen.items():
            times[name].append(max(seconds, 0) * 1000)
    path.write_text(source, encoding="utf-8")
    time.sleep(0.5)
    return times


def grid(client: Client, path: Path) -> float:
    """Return seconds until 32 small pictures are there after a change that touches them all."""
    templates = ("event", "quote", "random-act", "statistic")
    events = client.events()
    cells = [(template, name) for template in templates for name in GRID]

    def draw(cell: tuple[str, str]) -> int:
        return client.get("/api/picture", template=cell[0], format=cell[1], width=270)[0]

    with ThreadPoolExecutor(6) as pool:  # as many connections as a browser has
        assert set(pool.map(draw, cells)) == {200}
        time.sleep(0.3)
        path.write_text(path.read_text(encoding="utf-8") + "\n{#- saved -#}\n", encoding="utf-8")
        began = time.perf_counter()
        events.get(timeout=10)
        assert set(pool.map(draw, cells)) == {200}
    return time.perf_counter() - began


def mistake(client: Client, path: Path) -> float:
    """Return seconds until a template that is broken is told."""
    source = path.read_text(encoding="utf-8")
    events = client.events()
    client.get("/api/picture", template="event", format=FORMAT, width=540)
    path.write_text(source.replace("</svg>", "</g>"), encoding="utf-8")
    began = time.perf_counter()
    events.get(timeout=10)
    status, body = client.get("/api/picture", template="event", format=FORMAT, width=540)
    seconds = time.perf_counter() - began
    assert status == 422, body[:300]
    path.write_text(source, encoding="utf-8")
    events.get(timeout=10)
    time.sleep(0.5)
    return seconds


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that *share* of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * len(ordered) + 0.5) - 1)]


def main() -> None:
    """Measure, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--saves", type=int, default=SAVES)
    given = options.parse_args()
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "campaign"
        shutil.copytree(ROOT / "templates", folder)
        portrait = folder / "svg" / "event" / "portrait.svg"
        with preview(folder) as address:
            client = Client(address)
            client.get("/api/workspace")
            for save in (written_over, renamed, thrice):
                results[save.__name__] = {
                    name: {"median": median(times), "p95": percentile(times, 0.95)}
                    for name, times in saves(client, portrait, save, given.saves).items()
                }
            results["mistake"] = mistake(client, portrait) * 1000
            results["grid"] = grid(client, folder / "svg" / "_motifs" / "motifs.svg") * 1000
    if given.json:
        print(json.dumps(results, indent=2))
        return
    for name in ("written_over", "renamed", "thrice"):
        for stage, figures in results[name].items():
            what = f"{name}, {stage}:".replace("_", " ")
            print(f"{what:22} median {figures['median']:4.0f} ms, p95 {figures['p95']:4.0f} ms")
    if hasattr(os, "getloadavg"):
        print(f"load of the machine:   {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"a mistake is told:     {results['mistake']:.0f} ms")
    print(f"a grid of 32 cells:    {results['grid']:.0f} ms")


if __name__ == "__main__":
    main()
