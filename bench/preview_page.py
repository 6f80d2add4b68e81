"""From a save to the screen: ``python bench/preview_page.py``, the browser's part of the preview.

Chromium has the page open while a template is saved, as ``bench/preview.py`` saves it. What is
measured ends when the new picture is decoded and in the page at the next frame; the clocks are
those of one machine. ``--json`` prints the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright
from preview import ROOT, SAVES, percentile, preview, renamed, thrice, written_over

FORMAT = "instagram-portrait"
OPEN = f"?template=event&format={FORMAT}"
#: Cells of the grid: the window is so large that more than these are seen.
CELLS = 32
GRID = "?search=instagram&size=small"
WINDOW: ViewportSize = {"width": 1440, "height": 900}
LARGE: ViewportSize = {"width": 2200, "height": 1500}

#: Milliseconds of the day at which marks of a name were made.
STAMPS = """name => performance.getEntriesByType("mark")
  .filter(mark => mark.name.startsWith(name))
  .map(mark => performance.timeOrigin + mark.startTime)"""


def shown_after(page: Page, name: str, began: float, count: int = 1) -> float:
    """Return milliseconds from *began* until *count* marks after it are there."""
    for _ in range(2000):
        after = sorted(stamp for stamp in page.evaluate(STAMPS, name) if stamp >= began)
        if len(after) >= count:
            return float(after[count - 1] - began)
        page.wait_for_timeout(5)
    raise TimeoutError(name)


def last_shown(page: Page, began: float, ended: float) -> float:
    """Return milliseconds from the end of a save to the last picture of it.

    What was saved first of three may be shown on the way: the last is the one that counts,
    after which none comes for a while. A picture may be there before the save has returned.
    """
    last, quiet = 0.0, 0
    for _ in range(60):
        page.wait_for_timeout(50)
        stamps = page.evaluate(STAMPS, f"shown:event:{FORMAT}:")
        newest = max(stamps, default=0.0)
        quiet = quiet + 1 if newest == last else 0
        last = newest
        if last >= began and quiet >= 6:
            return last - (ended if last >= ended else began)
    return float("inf")


def moved(source: str, number: int) -> str:
    """Return *source* with its words elsewhere."""
    return source.replace("{{ top + air }}", f"{{{{ top + air + {number % 9 * 2 + 1} }}}}", 1)


def saves(page: Page, path: Path, save: Callable[[Path, str], None], count: int) -> list[float]:
    """Return milliseconds from the end of each save until its picture is on the screen."""
    times = []
    source = path.read_text(encoding="utf-8")
    shuffled = random.Random(1)
    for number in range(count):
        page.wait_for_timeout(300 + shuffled.uniform(0, 100))
        began = time.time() * 1000
        save(path, moved(source, number))
        times.append(last_shown(page, began, time.time() * 1000))
    path.write_text(source, encoding="utf-8")
    page.wait_for_timeout(500)
    return times


def mistake(page: Page, path: Path) -> float:
    """Return milliseconds until a template that is broken is told over its picture."""
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("</svg>", "{{ nothing( }}</svg>"), encoding="utf-8")
    time_ = shown_after(page, f"refused:event:{FORMAT}:", time.time() * 1000)
    path.write_text(source, encoding="utf-8")
    page.wait_for_timeout(800)
    return time_


def grid(page: Page, address: str, path: Path) -> tuple[float, float]:
    """Return milliseconds of a grid: from opening its page, and after a change that is in all."""
    page.set_viewport_size(LARGE)
    page.goto(address + GRID)
    opened = page.evaluate("performance.timeOrigin")
    first = shown_after(page, "shown:", opened, CELLS)
    page.wait_for_timeout(3000)
    path.write_text(path.read_text(encoding="utf-8") + "\n{#- saved -#}\n", encoding="utf-8")
    return first, shown_after(page, "shown:", time.time() * 1000, CELLS)


def measured(address: str, folder: Path, count: int) -> dict[str, Any]:
    """Return all figures, in milliseconds."""
    portrait = folder / "svg" / "event" / "portrait.svg"
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("needs Chromium: apt-get install chromium")
    results: dict[str, Any] = {}
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = chromium.new_page(viewport=WINDOW)
        page.goto(address + OPEN)
        page.wait_for_selector(".frame[data-state=shown]")
        page.wait_for_timeout(3000)
        for save in (written_over, renamed, thrice):
            times = saves(page, portrait, save, count)
            name = save.__name__
            results[name] = {"median": median(times), "p95": percentile(times, 0.95)}
        results["mistake"] = mistake(page, portrait)
        opened, again = grid(page, address, folder / "svg" / "_motifs" / "motifs.svg")
        results["grid, opened"], results["grid, drawn anew"] = opened, again
        chromium.close()
    return results


def main() -> None:
    """Measure, and print what was measured."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--saves", type=int, default=SAVES)
    given = options.parse_args()
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(ROOT / "templates", Path(temporary) / "campaign"))
        with preview(folder) as address:
            results = measured(address, folder, given.saves)
    if given.json:
        print(json.dumps(results, indent=2))
        return
    for name, figures in results.items():
        what = f"{name}:".replace("_", " ")
        if isinstance(figures, float):
            print(f"{what:20} {figures:4.0f} ms")
        else:
            print(f"{what:20} median {figures['median']:4.0f} ms, p95 {figures['p95']:4.0f} ms")


if __name__ == "__main__":
    main()
