"""Our own templates, warm, CPU ms a picture: ``python bench/templates.py [fast] [--write]``.

Every row says something else: the words of the template's typical sample in another order, on
another day. Nothing but the design is the same from row to row, as in a batch of many events.
"""

from __future__ import annotations

import argparse
import string
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import report

from connection_graphics import Renderer

FORMATS = ("instagram-portrait", "instagram-square", "x-post")
MODES = ("fast", "balanced")
ROWS, WARM = 60, 20
#: Fields that are more than words.
_EXACT = frozenset(("date", "end_date", "time", "end_time", "link", "qr", "theme", "lang", "day"))


def rows_of(sample: Mapping[str, str], count: int) -> Iterator[dict[str, str]]:
    """Yield *count* rows that differ in all their words."""
    for number in range(count):
        row = {}
        for name, value in sample.items():
            row[name] = value if name in _EXACT else _turned(value, number)
        if "date" in row:
            row["date"] = f"2024-06-{10 + number % 7}"
        yield row


def _turned(text: str, number: int) -> str:
    """Return *text* with its first words put last, and other letters where that is not enough."""
    words = text.split()
    if len(words) < 2:
        return text if text.replace(",", "").isdigit() else text + "abcdefghij"[number % 10]
    turn, at = divmod(number, len(words))
    words[0] = _shifted(words[0], turn)
    return " ".join((*words[at:], *words[:at]))


def _shifted(word: str, by: int) -> str:
    """Return as many other letters, as wide on the whole."""
    lower, upper = string.ascii_lowercase, string.ascii_uppercase
    by %= 26
    table = str.maketrans(lower + upper, lower[by:] + lower[:by] + upper[by:] + upper[:by])
    return word.translate(table)


def measure(renderer: Renderer, name: str, format_name: str, mode: str) -> float:
    """Return the median of CPU ms a picture, once the first rows are drawn."""
    sample = renderer.template(name).samples[1].fields
    times = []
    for row in rows_of(sample, ROWS):
        began = time.process_time()
        graphic = renderer.render(name, row, format=format_name, arrangement=3)
        graphic.to_bytes("png", png=mode)
        times.append((time.process_time() - began) * 1e3)
    return median(times[WARM:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", nargs="?", choices=MODES, help="both by default")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    renderer = Renderer()
    modes = (options.mode,) if options.mode else MODES
    headings = [f"{name}, {mode}" for mode in modes for name in FORMATS]
    lines = ["| template | " + " | ".join(headings) + " |", "|---|" + "--:|" * len(headings)]
    for name in renderer.template_names():
        figures = [measure(renderer, name, at, mode) for mode in modes for at in FORMATS]
        lines.append(f"| {name} | " + " | ".join(f"{figure:.1f} ms" for figure in figures) + " |")
    table = "\n".join(lines)
    print(table)
    if options.write:
        report.write("templates", table)


if __name__ == "__main__":
    main()
