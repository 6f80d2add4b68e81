"""The job that every engine does: 100 posts in three sizes.

A gradient, thirty decorative shapes (the same behind every post of a size), a
caption of 20 to 140 characters as large as its box allows, and five smaller
texts. Nothing here imports an engine; ``python bench/job.py`` prints it all as
JSON, for engines that are not in Python.
"""

from __future__ import annotations

import json
import random
import sys
import textwrap
from dataclasses import asdict, dataclass
from pathlib import Path

SIZES = ((1080, 1350), (1600, 900), (1200, 630))
ROWS = 100
INK, PAPER = "#2B0F33", "#FFF4E2"
GRADIENT = ("#FFB829", "#FF8A3D", "#F2668B")
COLOURS = ("#FFB829", "#FF7A1A", "#F7A8B8", "#C9B6F2", "#FFF4E2", "#2B0F33", "#8BD3C7")

_PARTS = (
    "Say hello to somebody you pass every day",
    "Smile at a stranger on the street",
    "Bring a neighbour soup",
    "Ask the person beside you how their week was, and wait for the answer",
    "Write three lines to a friend from school",
    "Hold the door, and the lift",
    "Sit with somebody who eats alone",
    "Tea and talk at the library",
    "Slow walk around the old harbour",
    "Learn the name of whoever makes your coffee",
    "Ring your grandmother before she rings you",
    "Leave a kind note in a library book",
)
_PLACES = (
    "Leeds Central Library",
    "The Old Customs House, Bristol",
    "Room 4, Community Centre, Hull",
    "Online",
    "Roath Park bandstand, Cardiff",
    "Café Nero, 12 High Street, Stirling",
    "St Anne’s Church Hall, Belfast",
)


@dataclass(frozen=True)
class Row:
    """The words of one post."""

    caption: str
    eyebrow: str
    when: str
    place: str
    link: str
    hashtag: str


@dataclass(frozen=True)
class Shape:
    """A circle, a ring or a rounded rectangle, turned by *angle* degrees about its middle."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    angle: float
    colour: str
    opacity: float
    #: Corner radius of a rectangle, width of a ring's line.
    detail: float


@dataclass(frozen=True)
class Text:
    """Where one text stands: the left (or right) end of its baseline, or the caption's box."""

    x: float
    y: float
    size: float
    weight: int
    anchor: str = "start"


@dataclass(frozen=True)
class Caption:
    """The caption's box and the range of its size."""

    x: float
    y: float
    width: float
    height: float
    largest: float
    smallest: float


@dataclass(frozen=True)
class Layout:
    """One size: its shapes and the places of its texts."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    caption: Caption
    texts: dict[str, Text]


def rows(count: int = ROWS) -> list[Row]:
    """Return the posts; captions run evenly from 20 to 140 characters."""
    chance = random.Random(6)
    result = []
    for number in range(count):
        length = 20 + (number * 61) % 121
        caption = chance.choice(_PARTS)
        while len(caption) < length:
            caption += "; " + chance.choice(_PARTS).lower()
        cut = caption.rfind(" ", 20, length + 1)
        caption = caption[: cut if cut > 0 else caption.find(" ", 20)].rstrip(" ;,")
        hour = chance.randrange(9, 19)
        result.append(
            Row(
                caption=caption,
                eyebrow="Loneliness Awareness Week, 10–16 June",
                when=f"{chance.choice(('Mon', 'Tue', 'Wed', 'Thu', 'Fri'))} "
                f"{chance.randrange(10, 17)} June, {hour % 12 or 12}–{hour % 12 + 1}"
                f"{'am' if hour < 12 else 'pm'}",
                place=chance.choice(_PLACES),
                link=f"example.org/week/{chance.randrange(1000, 9999)}",
                hashtag="#RandomActsOfConnection",
            )
        )
    return result


def layout(width: int, height: int, arrangement: int = 0) -> Layout:
    """Return the layout of one size; *arrangement* gives other shapes."""
    side = min(width, height)
    margin = round(side * 0.06)
    return Layout(
        width,
        height,
        _shapes(width, height, random.Random(width * 10_000 + height + arrangement)),
        Caption(
            margin,
            round(height * 0.26),
            width - 2 * margin,
            round(height * 0.42),
            round(side * 0.15),
            round(side * 0.035),
        ),
        {
            "eyebrow": Text(margin, round(height * 0.2), round(side * 0.034), 600),
            "when": Text(margin, round(height * 0.78), round(side * 0.05), 800),
            "place": Text(margin, round(height * 0.85), round(side * 0.04), 600),
            "link": Text(margin, round(height * 0.95), round(side * 0.03), 600),
            "hashtag": Text(width - margin, round(height * 0.95), round(side * 0.03), 800, "end"),
        },
    )


def _shapes(width: int, height: int, chance: random.Random) -> tuple[Shape, ...]:
    side = min(width, height)
    shapes = []
    for number in range(30):
        kind = ("circle", "rect", "ring")[number % 3]
        w = round(chance.uniform(0.05, 0.28) * side)
        h = w if kind != "rect" else round(w * chance.uniform(0.4, 1.4))
        shapes.append(
            Shape(
                kind,
                round(chance.uniform(-0.05, 0.95) * width),
                round(chance.uniform(-0.05, 0.95) * height),
                w,
                h,
                0 if kind != "rect" else round(chance.uniform(-40, 40)),
                chance.choice(COLOURS),
                chance.choice((1.0, 1.0, 0.5, 0.25)),
                round(w * 0.15),
            )
        )
    return tuple(shapes)


def wrapped(text: str, caption: Caption) -> tuple[float, list[str]]:
    """Return size and lines as programs without measuring do: so many letters to the line."""
    size = caption.largest
    while True:
        lines = textwrap.wrap(text, max(4, int(caption.width / (size * 0.55))))
        if len(lines) * size * 1.1 <= caption.height or size <= caption.smallest:
            return size, lines
        size = max(caption.smallest, size * 0.94)


def svg_shapes(at: Layout) -> str:
    """Return gradient and shapes as SVG, as a drawing program would have saved them."""
    lines = ['<defs><linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">']
    for number, colour in enumerate(GRADIENT):
        lines.append(f'<stop offset="{number / 2:g}" stop-color="{colour}"/>')
    lines.append("</linearGradient></defs>")
    lines.append(f'<rect width="{at.width}" height="{at.height}" fill="url(#sky)"/>')
    lines += [_svg_shape(shape) for shape in at.shapes]
    return "\n".join(lines) + "\n"


def _svg_shape(shape: Shape) -> str:
    x, y, radius = shape.x + shape.width / 2, shape.y + shape.height / 2, shape.width / 2
    fill = f'fill="{shape.colour}" fill-opacity="{shape.opacity}"'
    if shape.kind == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{radius}" {fill}/>'
    if shape.kind == "ring":
        line = f'stroke="{shape.colour}" stroke-width="{shape.detail}"'
        inner = radius - shape.detail / 2
        return (
            f'<circle cx="{x}" cy="{y}" r="{inner}" fill="none" {line} '
            f'stroke-opacity="{shape.opacity}"/>'
        )
    size = f'width="{shape.width}" height="{shape.height}" rx="{shape.detail}"'
    turn = f'transform="rotate({shape.angle} {x} {y})"'
    return f'<rect x="{shape.x}" y="{shape.y}" {size} {fill} {turn}/>'


def write_template(folder: Path) -> None:
    """Write the shapes of each size into the template of our own campaign."""
    for width, height in SIZES:
        text = svg_shapes(layout(width, height))
        (folder / f"_{width}.svg").write_text(text, encoding="utf-8")


def main() -> None:
    """Print the job as JSON; with ``--template``, write the shapes of our own template."""
    if sys.argv[1:] == ["--template"]:
        write_template(Path(__file__).resolve().parent / "campaign" / "svg" / "job")
        return
    sizes = []
    for width, height in SIZES:
        sizes.append(asdict(layout(width, height)))
    captions = [
        [wrapped(row.caption, layout(*size).caption)[0] for size in SIZES] for row in rows()
    ]
    json.dump(
        {
            "rows": [asdict(row) for row in rows()],
            "sizes": sizes,
            "caption_sizes": captions,
            "gradient": GRADIENT,
            "ink": INK,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
