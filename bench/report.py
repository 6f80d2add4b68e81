"""Measurements → the generated parts of docs/performance.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def comparison(results: dict[str, Any]) -> str:
    """Return the table of engines, ours first, each measured against ours."""
    engines = results["engines"]
    ours = {engine["variant"]: engine for engine in engines if engine["variant"]}
    base = ours.get("balanced") or engines[0]
    bare = next((engine for engine in engines if engine["name"] == "bare CairoSVG"), None)
    lines = [
        f"{results['rows']} rows × 3 sizes on {results['machine']}.",
        "",
        (
            "| engine | version | CPU a picture | × ours, balanced | wall | file "
            "| × bare CairoSVG's | peak memory |"
        ),
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for engine in sorted(engines, key=lambda engine: float(engine["cpu"])):
        name = engine["name"] + (f", {engine['variant']}" if engine["variant"] else "")
        size = f"{engine['bytes'] / bare['bytes']:.2f}" if bare else ""
        lines.append(
            f"| {name} | {engine['version']} | {engine['cpu']:.1f} ms "
            f"| {engine['cpu'] / base['cpu']:.1f} | {engine['wall']:.1f} ms "
            f"| {engine['bytes'] / 1000:.0f} kB | {size} | {engine['peak']:.0f} MB |"
        )
    return "\n".join(lines)


def write(part: str, text: str) -> None:
    """Put *text* between the marks of *part* on the page."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        message = f"{PAGE.name} has no part {part!r}"
        raise SystemExit(message)
    PAGE.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page), encoding="utf-8")
