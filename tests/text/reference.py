"""Our lines beside those of a reference shaper, HarfBuzz's own ``hb-shape``, in font units."""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from connection_graphics.text.fonts import Face, FontBook
from connection_graphics.text.layout import prepare
from connection_graphics.text.style import Span, SpanStyle, TextStyle

DATA = Path(__file__).parent / "data"
STYLE = SpanStyle(("Figtree", "Nunito"), weight=600)
#: A box in which most captions take two or three lines.
SIZE, WIDTH = 60, 820

#: Glyph, and its place from the start of its stretch, x and y, in font units.
Placed = tuple[int, int, int]


@dataclass(frozen=True)
class Stretch:
    """What is shaped in one call, and the glyphs that we placed for it."""

    line: int
    text: str
    before: str
    after: str
    script: str
    lang: str
    backwards: bool
    face: Face
    glyphs: tuple[Placed, ...]

    @property
    def key(self) -> str:
        """What a person would call the stretch."""
        return f"{self.lang}: {self.text}"


def alike(ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> bool:
    """Compare glyphs exactly, and places to one unit a glyph.

    HarfBuzz 6 (Debian 12) rounds what an axis adds to an advance or an anchor otherwise than
    HarfBuzz 15: some places differ by one thousandth of an em, half a tenth of a px at 60 px.
    """
    if [glyph[0] for glyph in ours] != [glyph[0] for glyph in theirs]:
        return False
    return all(
        abs(a[1] - b[1]) <= 1 + index / 4 and abs(a[2] - b[2]) <= 1
        for index, (a, b) in enumerate(zip(ours, theirs, strict=True))
    )


def captions() -> dict[str, list[str]]:
    """Return the corpus by language."""
    text = (DATA / "captions.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)["captions"]
    return found


def stretches(caption: str, lang: str, fonts: FontBook) -> Iterator[Stretch]:
    """Lay *caption* out and yield the stretches of its lines, from left to right."""
    prepared = prepare(
        [Span(caption, STYLE)], TextStyle(SIZE, SIZE, lang=lang, max_lines=None), fonts
    )
    found = prepared.largest(WIDTH)
    assert found is not None, caption
    for number, line in enumerate(found[1].lines):
        text = line.paragraph.text
        for item, glyphs in line.pieces:
            start, end = max(item.start, line.start), min(item.end, line.end)
            units = item.face.units_per_em / item.scale
            pen, placed = 0.0, []
            for identifier, _, advance, x_offset, y_offset in glyphs:
                placed.append(
                    (identifier, round((pen + x_offset) * units), round(y_offset * units))
                )
                pen += advance
            yield Stretch(
                number,
                text[start:end],
                text[max(0, start - 5) : start],
                text[end : end + 5],
                item.script,
                lang,
                item.level % 2 == 1,
                item.face,
                tuple(placed),
            )


def reference(stretch: Stretch) -> tuple[Placed, ...]:
    """Return the glyphs that hb-shape places for *stretch*."""
    variations = ",".join(f"{tag}={value:g}" for tag, value in stretch.face.variations.items())
    result = subprocess.run(
        [
            "hb-shape",
            f"--variations={variations}",
            f"--direction={'rtl' if stretch.backwards else 'ltr'}",
            f"--script={stretch.script}",
            f"--language={stretch.lang}",
            f"--text-before={stretch.before}",
            f"--text-after={stretch.after}",
            "--no-glyph-names",
            "--output-format=json",
            stretch.face.path,
            f"--text={stretch.text}",
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    pen, placed = 0, []
    for glyph in json.loads(result.stdout):
        placed.append((glyph["g"], pen + glyph["dx"], glyph["dy"]))
        pen += glyph["ax"]
    return tuple(placed)
