"""Lines of captions beside a browser's: every cluster within half a px at 90 px."""

from __future__ import annotations

import base64
import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from connection_graphics.text.fonts import Face, FontBook
from connection_graphics.text.layout import prepare
from connection_graphics.text.lines import LineShape
from connection_graphics.text.style import Span, TextStyle
from connection_graphics.text.unicode_data import is_mark

from .reference import STYLE, captions

pytestmark = pytest.mark.slow

SIZE = 90.0
TOLERANCE = 0.5
_SCRIPT = """
document.fonts.ready.then(() => Promise.all([...document.fonts].map((f) => f.load()))).then(() => {
  const all = [...document.querySelectorAll("text")].map((text) =>
    Array.from({length: text.getNumberOfChars()}, (_, i) => text.getStartPositionOfChar(i).x));
  document.body.textContent = "RESULT" + JSON.stringify(all) + "END";
});
"""


@dataclass(frozen=True)
class Line:
    lang: str
    text: str
    shape: LineShape

    @property
    def faces(self) -> tuple[Face, ...]:
        return tuple(dict.fromkeys(item.face for item, _ in self.shape.pieces))

    @property
    def backwards(self) -> bool:
        return self.shape.paragraph.source.base_level == 1

    def starts(self) -> dict[int, float]:
        """Return where each cluster begins, px from the line's left edge, by character.

        A browser tells places of grapheme clusters only, and shares a Burmese syllable among
        its letters and marks as a caret would.
        """
        readable = {
            edge - self.shape.start
            for edge in self.shape.paragraph.source.boundaries[:-1]
            if not is_mark(self.shape.paragraph.text[edge])
        }
        found: dict[int, float] = {}
        pen = 0.0
        for item, glyphs in self.shape.pieces:
            for _, cluster, advance, _, _ in glyphs:
                place = cluster - self.shape.start
                end = pen + advance
                if item.level % 2:
                    found[place] = max(found.get(place, 0.0), end * SIZE)
                else:
                    found.setdefault(place, pen * SIZE)
                pen = end
        return {place: x for place, x in found.items() if place in readable}


def lines(fonts: FontBook) -> Iterator[Line]:
    for lang, texts in captions().items():
        for caption in texts:
            style = TextStyle(SIZE, SIZE, lang=lang, max_lines=None)
            found = prepare([Span(caption, STYLE)], style, fonts).largest(1300)
            assert found is not None
            for shape in found[1].lines:
                text = shape.paragraph.text[shape.start : shape.end]
                yield Line(lang, text, shape)


def page(found: list[Line]) -> str:
    faces = dict.fromkeys(face for line in found for face in line.faces)
    rules = "".join(
        f"@font-face{{font-family:'{name(face)}';font-weight:1 1000;"
        f"size-adjust:{face.family.scale * 100:g}%;"
        f"src:url(data:font/ttf;base64,{base64.b64encode(Path(face.path).read_bytes()).decode()})}}"
        for face in faces
    )
    texts = "".join(
        f'<text x="{0 if not line.backwards else 2000}" y="90" lang="{line.lang}" '
        f'xml:lang="{line.lang}" direction="{"rtl" if line.backwards else "ltr"}" '
        f'style="white-space:pre;font:600 {SIZE}px {", ".join(map(quoted, line.faces))}">'
        f"{html.escape(line.text)}</text>"
        for line in found
    )
    return (
        f'<!doctype html><meta charset="utf-8"><style>{rules}'
        "text{text-rendering:geometricPrecision}</style><body>"
        f'<svg width="3000" height="200">{texts}</svg><script>{_SCRIPT}</script></body>'
    )


def name(face: Face) -> str:
    return f"{face.family.name} x"


def quoted(face: Face) -> str:
    return f"'{name(face)}'"


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    return found


def measured(folder: Path, found: list[Line]) -> list[list[float]]:
    path = folder / "lines.html"
    path.write_text(page(found), encoding="utf-8")
    result = subprocess.run(
        [
            chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=20000",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=180,
    )
    match = re.search(rb"RESULT(.*?)END", result.stdout, re.DOTALL)
    assert match is not None, result.stdout[-500:]
    values: list[list[float]] = json.loads(match[1])
    return values


def test_clusters_stand_where_chromium_puts_them(fonts: FontBook, tmp_path: Path) -> None:
    found = list(lines(fonts))
    far: list[str] = []
    for line, theirs in zip(found, measured(tmp_path, found), strict=True):
        # Chromium counts UTF-16 units; the corpus has none beyond the first plane.
        origin = 2000 - line.shape.advance * SIZE if line.backwards else 0.0
        for place, ours in line.starts().items():
            if place < len(theirs) and abs(origin + ours - theirs[place]) > TOLERANCE:
                far.append(f"{line.lang} {line.text!r} {place}: {origin + ours} {theirs[place]}")
    assert not far, "\n".join(far)
