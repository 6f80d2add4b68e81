"""Our own templates, warm, CPU ms a picture: ``python bench/templates.py fast``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from connection_graphics import Renderer

ROWS, WARM = 12, 3


def measure(renderer: Renderer, name: str, format_name: str, mode: str) -> float:
    """Return the median of rows that differ in a letter of their title and in their place."""
    sample = dict(renderer.template(name).samples[1].fields)
    times = []
    for number in range(ROWS):
        fields = dict(sample)
        for key in ("caption", "event_name"):
            if key in fields:
                fields[key] = fields[key][:-1] + chr(ord("a") + number)
        if "place" in fields:
            fields["place"] += f" {number}"
        began = time.process_time()
        graphic = renderer.render(name, fields, format=format_name, arrangement=3)
        graphic.to_bytes("png", png=mode)
        times.append((time.process_time() - began) * 1e3)
    return median(times[WARM:])


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else "balanced"
    renderer = Renderer()
    for name in renderer.template_names():
        figures = [
            measure(renderer, name, format_name, mode)
            for format_name in ("instagram-portrait", "instagram-square", "x-post")
        ]
        print(f"{name:16}", *(f"{figure:6.1f} ms" for figure in figures))


if __name__ == "__main__":
    main()
