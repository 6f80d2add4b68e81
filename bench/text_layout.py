"""What laying out the words of a typical graphic costs: CPU time, no pixels.

``python bench/text_layout.py`` lays out many different captions, each with five smaller
texts, after a warm-up with other captions, and prints the median and the 95th percentile.
"""

from __future__ import annotations

import itertools
import random
import statistics
import sys
import time

from connection_graphics._assets import asset_root
from connection_graphics.text.fonts import FontBook
from connection_graphics.text.layout import prepare
from connection_graphics.text.style import Span, SpanStyle, TextStyle

#: What the text engine may cost for one typical graphic.
BUDGET_MS = 1.5

_WORDS = (  # noqa: SIM905 - words are easier to read as words
    "smile at someone you see every day and say hello to your neighbour share a cuppa call an old "
    "friend write a letter hold the door ask how they are listen walk together bake bread for the "
    "street library garden school bus morning evening kindness lonely company chat story laughter"
).split()
_TITLE = SpanStyle(("Bricolage Grotesque", "Nunito"), weight=800, letter_spacing=-0.022)
_TEXT = SpanStyle(("Figtree", "Nunito"), weight=600)


def captions(count: int, seed: int) -> list[str]:
    """Return different captions of 92 characters."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        text = ""
        while len(text) < 92:
            text += (" " if text else "") + chance.choice(_WORDS)
        made.append(text[:91].capitalize().rstrip() + ".")
    return made


def lay_out(caption: str, number: int, fonts: FontBook) -> None:
    """Lay out one graphic's words: the caption fitted to its box, five texts fixed or shrinking."""
    title = TextStyle(size=140, min_size=60, line_height=0.96, max_lines=5, optical=True)
    prepare([Span(caption, _TITLE)], title, fonts).lay_out(936, 520)
    small = TextStyle(size=40, min_size=28, max_lines=2)
    for text in (
        "Loneliness Awareness Week, 10–16 June",
        f"Thu {number % 28 + 1} June, {number % 7 + 1}–{number % 7 + 3}pm",
        f"Leeds Central Library, room {number}",
        "Free. Everyone welcome.",
        "lonelinessawarenessweek.org",
    ):
        prepare([Span(text, _TEXT)], small, fonts).lay_out(936)


def main() -> int:
    """Print what a graphic's words cost, and return 1 where that is above the budget."""
    fonts = FontBook.load([asset_root() / "fonts"])
    numbers = itertools.count(1)
    for caption in captions(200, seed=1):
        lay_out(caption, next(numbers), fonts)
    spent = []
    for caption in captions(600, seed=2):
        number = next(numbers)
        begin = time.process_time()
        lay_out(caption, number, fonts)
        spent.append((time.process_time() - begin) * 1000)
    median, high = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(f"layout of one graphic's words: median {median:.2f} ms, 95 % below {high:.2f} ms CPU")
    return int(median > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
