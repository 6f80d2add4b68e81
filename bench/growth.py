"""What grows with rows, elements and px, and what a second worker adds: ``python bench/growth.py``.

    python bench/growth.py [rows] [elements] [px] [workers] [--write]

Each figure of *rows* is of a process of its own: CPU ms a picture, and the most memory that
the process had. *workers* draws one table with one worker and with two, by turns, and counts
pictures a second by the clock: it says something on a machine that has nothing else to do.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import job
import report

from connection_graphics import Renderer

ROWS = (100, 1_000, 10_000)
ELEMENTS = (10, 100, 1_000, 5_000)
SCALES = (1.0, 2.0, 3.0)
#: Pictures of a batch, so many that starting the processes is little of it; how often it is drawn
#: with one worker and with two.
BATCH, TRIES = 3_000, 3


def _render(renderer: Renderer, number: int, *, template: str = "job", scale: float = 1.0) -> bytes:
    """Return a picture of the job whose words nobody has said before."""
    row = job.rows()[number % job.ROWS]
    graphic = renderer.render(
        template,
        caption=f"{row.caption} {number}",
        eyebrow=row.eyebrow,
        moment=row.when,
        place=f"{row.place} {number}",
        address=row.link,
        tag=row.hashtag,
        format="x-post",
        scale=scale,
    )
    return graphic.to_bytes("png", png="fast")


def _cpu(draw: Callable[[int], bytes], count: int, warm: int) -> float:
    """Return the median of CPU ms a picture."""
    times = []
    for number in range(count):
        began = time.process_time()
        draw(number)
        times.append((time.process_time() - began) * 1e3)
    return median(times[warm:])


# -- rows ------------------------------------------------------------------------------------


def rows() -> str:
    """Return the table of CPU and memory for 100, 1,000 and 10,000 rows."""
    lines = ["| rows | CPU a picture | peak memory |", "|--:|--:|--:|"]
    for count in ROWS:
        command = [sys.executable, str(Path(__file__).resolve()), "--child", str(count)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        cpu = float(process.stdout.read())
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        lines.append(f"| {count:,} | {cpu:.1f} ms | {usage.ru_maxrss / 1024:.0f} MB |")
    return "\n".join(lines)


def _child(count: int) -> None:
    renderer = Renderer(HERE / "campaign")
    print(_cpu(lambda number: _render(renderer, number), count, warm=20))


# -- elements --------------------------------------------------------------------------------


def elements() -> str:
    """Return the table of CPU for templates of more and more shapes, all below the words."""
    lines = ["| shapes | first picture | CPU a picture after that |", "|--:|--:|--:|"]
    for count in ELEMENTS:
        with tempfile.TemporaryDirectory() as folder:
            campaign = _campaign_of(Path(folder), count)
            renderer = Renderer(campaign)
            began = time.process_time()
            _render(renderer, 0, template="many")
            first = (time.process_time() - began) * 1e3
            cpu = _cpu(lambda at: _render(renderer, at + 1, template="many"), 24, warm=6)  # noqa: B023
        lines.append(f"| {count:,} | {first:.0f} ms | {cpu:.1f} ms |")
    return "\n".join(lines)


def _campaign_of(folder: Path, count: int) -> Path:
    """Write a campaign whose one template has *count* shapes."""
    shutil.copy(HERE / "campaign" / "campaign.toml", folder)
    template = folder / "svg" / "many"
    template.mkdir(parents=True)
    shutil.copy(HERE / "campaign" / "svg" / "job" / "template.toml", template)
    shapes = "".join(
        f'<circle cx="{37 * n % 1600}" cy="{91 * n % 900}" r="{4 + n % 23}" '
        f'fill="{job.COLOURS[n % len(job.COLOURS)]}" fill-opacity="0.6"/>'
        for n in range(count)
    )
    words = "".join(
        f'<text data-field="{name}" x="80" y="{y}" font-weight="600" font-size="40" '
        f'data-min-font-size="20">{{{{ {name} }}}}</text>'
        for name, y in (("eyebrow", 120), ("moment", 700), ("place", 780), ("tag", 860))
    )
    (template / "landscape.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" font-family="Figtree">'
        f'<rect width="1600" height="900" fill="#fdf6ec"/>{shapes}'
        '<rect id="caption-box" x="80" y="200" width="1440" height="400" fill="none"/>'
        '<text id="caption" data-field="caption" font-weight="800" font-size="130" '
        f'data-min-font-size="30">{{{{ caption }}}}</text>{words}</svg>',
        encoding="utf-8",
    )
    return folder


# -- px ----------------------------------------------------------------------------------------


def px() -> str:
    """Return the table of CPU for one picture in several sizes."""
    renderer = Renderer(HERE / "campaign")
    lines = ["| px | CPU a picture | a million px |", "|--:|--:|--:|"]
    for scale in SCALES:
        cpu = _cpu(lambda at: _render(renderer, at, scale=scale), 24, warm=6)  # noqa: B023
        across, down = round(1600 * scale), round(900 * scale)
        millions = across * down / 1e6
        lines.append(f"| {across} × {down} | {cpu:.1f} ms | {cpu / millions:.1f} ms |")
    return "\n".join(lines)


# -- workers -----------------------------------------------------------------------------------


def workers() -> str:
    """Return what two workers draw in the time of one, in wall time and by CPU."""
    from connection_graphics.batch.plan import BatchSettings
    from connection_graphics.batch.run import run_batch
    from connection_graphics.batch.table import read_table

    rates: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "posts.csv"
        table.write_text(
            "caption\n" + "".join(f"Say hello to neighbour number {n}\n" for n in range(BATCH)),
            encoding="utf-8",
        )
        for number in range(TRIES):
            for jobs in (1, 2) if number % 2 else (2, 1):
                settings = BatchSettings(
                    folder=Path(folder) / f"{number}-{jobs}", formats="x-post", jobs=jobs
                )
                began = time.perf_counter()
                drawn = run_batch(read_table(table), settings).files_drawn
                rates[jobs].append(drawn / (time.perf_counter() - began))
    one, two = median(rates[1]), median(rates[2])
    pairs = [two / one for one, two in zip(rates[1], rates[2], strict=True)]
    busy = os.getloadavg()[0]
    lines = [
        "| workers | pictures a second |",
        "|--:|--:|",
        f"| 1 | {one:.0f} |",
        f"| 2 | {two:.0f} |",
        "",
        f"{BATCH} posts, start and end of the processes included.",
        f"Two workers drew {median(pairs):.2f} × what one did in the median of {TRIES} pairs",
        f"({min(pairs):.2f} to {max(pairs):.2f}; the load average was {busy:.1f}).",
    ]
    return "\n".join(lines)


PARTS: dict[str, Callable[[], str]] = {
    "rows": rows,
    "elements": elements,
    "px": px,
    "workers": workers,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(PARTS), help="all of them by default")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _child(options.child)
        return
    for name in options.parts:
        table = PARTS[name]()
        print(table, end="\n\n", flush=True)
        if options.write:
            report.write(name, table)


if __name__ == "__main__":
    main()
