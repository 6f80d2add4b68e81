"""Where each millisecond goes: ``python bench/stages.py [fast|balanced|small] [--write]``.

The functions that make the stages are timed one inside the other, so that each stage is what
it takes itself, without what it calls that has a name of its own here. Shares of CPU time, of
the job and of our own templates, warm.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import job
import report
from engines import ours

import templates
from connection_graphics import Renderer

#: Stages, and the functions that they are: ``module:name`` or ``module:class.name``.
STAGES: dict[str, tuple[str, ...]] = {
    "reading the row": ("pipeline:Renderer._content",),
    "variables": ("pipeline:template_variables", "pipeline:Renderer._slots"),
    "filling the template": ("template:Template.fill",),
    "parsing the SVG": ("svg.resolve:parse",),
    "resolving it": ("pipeline:resolve", "pipeline:place_pictures"),
    "laying out texts": (
        "svg.context:Context.read",
        "svg.context:Context.prepare",
        "svg.resolve:lay_out_container",
        "text.layout:PreparedText.lay_out",
        "svg.resolve:plain_texts",
    ),
    "composing the drawing": ("pipeline:compose",),
    "alt text and notices": ("pipeline:alt_text_of", "pipeline:title_of", "pipeline:notices_of"),
    "keys of its parts": ("raster:units_of", "raster:Layers.plan", "raster:part_of"),
    "putting kept pixels back": ("raster:_Sheet.begin", "raster:_Sheet.bitmap"),
    "keeping pixels": ("raster:_Sheet.kept",),
    "filling letters": ("_cairo_glyphs:GlyphFiller.fill",),
    "the rest of drawing": ("raster:_Sheet.draw", "raster:_Desk._area_of"),
    "pixels → scanlines": ("scanlines:_lines",),
    "pressing what changed": ("png:_deflated",),
    "metadata, sums, the file": ("graphic:Graphic.to_bytes",),
    "the rest": ("pipeline:Renderer.render",),
}


class Watch:
    """Adds up what each stage takes itself."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner: list[float] = []

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function*, which adds its own time to *stage* when it is called."""

        @functools.wraps(function)
        def called(*arguments: Any, **options: Any) -> Any:
            began = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*arguments, **options)
            finally:
                whole = time.process_time() - began
                self.spent[stage] += whole - self._inner.pop()
                if self._inner:
                    self._inner[-1] += whole

        return called

    def watch(self) -> None:
        """Put every function of :data:`STAGES` under watch."""
        for stage, places in STAGES.items():
            for place in places:
                module_name, _, path = place.partition(":")
                holder: Any = importlib.import_module(f"connection_graphics.{module_name}")
                *outer, name = path.split(".")
                for part in outer:
                    holder = getattr(holder, part)
                setattr(holder, name, self.timed(stage, getattr(holder, name)))


def pictures_of_job(mode: str) -> Iterator[Callable[[], bytes]]:
    """Yield what draws each picture of the job."""
    render = ours.make(Path(), mode)
    for row in range(40):
        for size in range(len(job.SIZES)):
            yield functools.partial(render, row, size)


def pictures_of_templates(mode: str) -> Iterator[Callable[[], bytes]]:
    """Yield what draws pictures of our own templates, format by format."""
    renderer = Renderer()

    def draw(name: str, row: dict[str, str], at: str) -> bytes:
        return renderer.render(name, row, format=at, arrangement=3).to_bytes("png", png=mode)

    for name in renderer.template_names():
        for at in templates.FORMATS:
            for row in templates.rows_of(renderer.template(name).samples[1].fields, 20):
                yield functools.partial(draw, name, row, at)


def measured(watch: Watch, pictures: Iterator[Callable[[], bytes]], warm: int) -> dict[str, float]:
    """Return ms a picture and stage; of every 20 pictures, the first *warm* do not count."""
    total: dict[str, float] = defaultdict(float)
    count = 0
    for number, draw in enumerate(pictures):
        watch.spent.clear()
        draw()
        if number % 20 >= warm:
            count += 1
            for stage, spent in watch.spent.items():
                total[stage] += spent
    return {stage: total[stage] / count * 1e3 for stage in STAGES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", nargs="?", default="fast", choices=("fast", "balanced", "small"))
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    options = parser.parse_args()
    importlib.import_module("connection_graphics._cairo_canvas")
    watch = Watch()
    watch.watch()
    columns = [
        measured(watch, pictures_of_job(options.mode), warm=5),
        measured(watch, pictures_of_templates(options.mode), warm=5),
    ]
    lines = [
        f"| stage, *{options.mode}* | the job | | our own templates | |",
        "|---|--:|--:|--:|--:|",
    ]
    for stage in STAGES:
        cells = [
            f"{column[stage]:.2f} ms | {column[stage] / sum(column.values()):.0%}"
            for column in columns
        ]
        lines.append(f"| {stage} | {' | '.join(cells)} |")
    sums = " | ".join(f"{sum(column.values()):.1f} ms | " for column in columns)
    lines.append(f"| all | {sums}|")
    table = "\n".join(lines)
    print(table)
    if options.write:
        report.write("stages", table)


if __name__ == "__main__":
    main()
