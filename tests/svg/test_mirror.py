"""The mirrored picture: the composition flips, words and photographs and logos do not."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import compose
from connection_graphics.svg.resolve import ResolvedTree, resolve
from connection_graphics.svg.tree import Element
from connection_graphics.svg.values import Matrix, matrix, multiplied
from connection_graphics.text.fonts import FontBook
from connection_graphics.text.layout import InkBox

WIDTH = 1000


def mirrored(fonts: FontBook, body: str, *, mirror: bool = True) -> ResolvedTree:
    return resolve(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="1000" '
        f'font-family="Figtree, Nunito" font-size="50">{body}</svg>',
        fonts,
        mirrored=mirror,
    )


def ink(fonts: FontBook, body: str, *, mirror: bool = True) -> InkBox:
    return compose(mirrored(fonts, body, mirror=mirror)).texts[0].ink


def on_canvas(tree: ResolvedTree, wanted: Element) -> Matrix:
    """Return the transform from *wanted*'s user space to the canvas."""

    def find(element: Element, here: Matrix) -> Matrix | None:
        here = multiplied(here, matrix(element.get("transform")))
        if element is wanted:
            return here
        found = (find(child, here) for child in element)  # type: ignore[arg-type]
        return next((place for place in found if place is not None), None)

    place = find(tree.root, (1, 0, 0, 1, 0, 0))
    assert place is not None
    return place


BOX = '<defs><rect id="b" x="100" y="50" width="300" height="200"/></defs>'


@pytest.mark.parametrize("words", ["مرحبا", "Hello", "שלום!"])
def test_a_line_begins_where_the_flipped_composition_does(fonts: FontBook, words: str) -> None:
    box = ink(fonts, f'{BOX}<text shape-inside="url(#b)">{words}</text>')
    assert box.right == pytest.approx(WIDTH - 100, abs=4)
    end = ink(fonts, f'{BOX}<text shape-inside="url(#b)" text-align="end">{words}</text>')
    assert end.left == pytest.approx(WIDTH - 400, abs=6)


def test_words_are_not_flipped(fonts: FontBook) -> None:
    tree = mirrored(fonts, '<text x="100" y="90">Rr</text>')
    a, b, c, d, _, _ = tree.texts[0].to_canvas
    assert (a, b, c, d) == (1, 0, 0, 1)
    box = compose(tree).texts[0].ink
    straight = ink(fonts, '<text x="100" y="90">Rr</text>', mirror=False)
    width = mirrored(fonts, '<text x="100" y="90">Rr</text>').texts[0].layout.width
    assert box.left == pytest.approx(WIDTH - 100 - width + straight.left - 100)
    assert box.width == pytest.approx(straight.width)


def test_a_row_runs_from_the_right(fonts: FontBook) -> None:
    body = (
        '<g data-layout="column" data-x="50" data-y="0" data-width="900" data-height="400">'
        '<g data-layout="wrap" data-gap="20"><g data-layout="panel" data-padding="20">'
        '<rect fill="red"/><text data-field="when">Thu</text></g>'
        '<text data-field="place">Leeds</text></g></g>'
    )
    when, place = compose(mirrored(fonts, body)).texts
    assert when.ink.right == pytest.approx(WIDTH - 50 - 20, abs=4)
    assert place.ink.right < when.ink.left - 30


def test_shapes_flip_and_photographs_do_not(fonts: FontBook) -> None:
    tree = mirrored(
        fonts,
        '<clipPath id="c"><rect width="100" height="50"/></clipPath><rect id="r" x="10" width="30" '
        'height="9"/><image id="i" x="100" y="5" width="80" height="60" clip-path="url(#c)"/>',
    )
    image = next(tree.root.iter("image"))
    assert isinstance(image, Element)
    assert on_canvas(tree, image) == pytest.approx((1, 0, 0, 1, WIDTH - 280, 0))
    assert image.get("clip-path") is None
    rect = next(element for element in tree.root.iter("rect") if element.get("id") == "r")
    assert isinstance(rect, Element)
    assert on_canvas(tree, rect)[0] == -1


def test_what_keeps_its_side_is_turned_back_in_place(fonts: FontBook) -> None:
    tree = mirrored(
        fonts,
        '<g data-mirror="no" transform="translate(20 0) scale(2)"><circle cx="10" cy="5" r="5"/>'
        '<path d="M 40 0 L 60 0 Q 80 0 60 9 Z"/><text x="0">QR</text></g>',
    )
    circle = next(tree.root.iter("circle"))
    assert isinstance(circle, Element)
    a, _, _, _, e, _ = on_canvas(tree, circle)
    assert a == 2
    # The box from 5 to 70 begins at 30 and ends at 160: mirrored, it ends 30 from the right.
    assert a * 5 + e == pytest.approx(WIDTH - 160, abs=1)
    assert tree.texts[0].to_canvas[0] == 2


def test_a_template_may_refuse(fonts: FontBook) -> None:
    tree = resolve(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" data-mirror="no">'
        "<rect/></svg>",
        fonts,
        mirrored=True,
    )
    assert tree.root[0].tag == "rect"


def test_words_on_a_path_are_read_from_their_own_side(fonts: FontBook) -> None:
    body = (
        '<defs><path id="p" d="M 100 500 A 200 200 0 0 1 500 500"/></defs>'
        '<text><textPath href="#p">Over</textPath></text>'
    )
    tree = mirrored(fonts, body)
    places = [multiplied(tree.texts[0].to_canvas, place) for place, _ in tree.texts[0].turned]
    xs = [place[4] for place in places]
    assert xs == sorted(xs)
    assert all(a * d - b * c > 0 for a, b, c, d, _, _ in places)
    assert min(xs) >= WIDTH - 500 - 5
    assert min(place[5] for place in places) < 480


def test_a_plain_text_ends_where_it_began(fonts: FontBook) -> None:
    straight = mirrored(fonts, '<text x="100" y="9">Words</text>', mirror=False).texts[0]
    flipped = mirrored(fonts, '<text x="100" y="9">Words</text>').texts[0]
    assert flipped.to_canvas[4] + flipped.x + straight.layout.width == WIDTH - 100
