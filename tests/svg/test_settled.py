"""What may be said in several ways is said in the one that is drawn right."""

from __future__ import annotations

import pytest

from connection_graphics.svg.settled import settle
from connection_graphics.svg.tree import Element, parse, walk
from connection_graphics.svg.values import matrix

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{}</svg>'


def settled(body: str) -> Element:
    root = parse(SVG.format(body))
    settle(root)
    return root


def first(root: Element, tag: str) -> Element:
    return next(element for element in walk(root) if element.tag == tag)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("translate(30px, 20px) rotate(0.5turn)", "translate(30 20) rotate(180)"),
        ("translateX(1in) scaleY(2)", "translate(96 0) scale(1 2)"),
        ("rotate(100grad 5 5)", "rotate(90 5 5)"),
        # These say it in SVG's own way already, or depend on something else.
        ("translate(1e-3,4)", "translate(1e-3,4)"),
        ("translate(50%)", "translate(50%)"),
    ],
)
def test_transforms_lose_their_units(written: str, plain: str) -> None:
    assert first(settled(f'<g transform="{written}"/>'), "g").get("transform") == plain


@pytest.mark.parametrize("origin", ["center", "50% 50%", "30px 20px", "center center"])
def test_a_box_of_its_own_is_turned_about(origin: str) -> None:
    rect = first(
        settled(
            '<rect x="10" y="20" width="60" height="40" transform="rotate(90)"'
            f' transform-box="fill-box" transform-origin="{origin}"/>'
        ),
        "rect",
    )

    # The middle, (40, 40), stays where it is.
    a, b, c, d, e, f = matrix(rect.get("transform"))
    assert (a * 40 + c * 40 + e, b * 40 + d * 40 + f) == pytest.approx((40, 40))
    assert "transform-box" not in rect.attrib


def test_a_stroke_below_its_fill_is_drawn_first() -> None:
    root = settled('<rect id="r" opacity=".5" fill="red" stroke="blue" paint-order="stroke"/>')
    group = first(root, "g")

    assert group.attrib == {"id": "r", "opacity": ".5"}
    assert [(part.get("fill"), part.get("stroke")) for part in group] == [
        ("none", "blue"),
        ("red", "none"),
    ]


def test_words_stand_at_shares_of_the_view() -> None:
    text = first(settled('<text x="50% 60%" y="25%"><tspan dx="10%">a</tspan></text>'), "text")

    assert (text.get("x"), text.get("y"), text[0].get("dx")) == ("50 60", "25", "10")


def test_words_that_are_not_shown_are_left_out_or_not_painted() -> None:
    text = first(
        settled(
            '<text>a<tspan display="none">b</tspan>c<tspan>d</tspan><tspan display="none">e</tspan>'
            'f<tspan visibility="hidden">g</tspan></text>'
        ),
        "text",
    )

    assert "".join(text.itertext()) == "acdfg"
    assert (text[-1].get("fill"), text[-1].get("stroke")) == ("none", "none")


@pytest.mark.parametrize(
    ("shadow", "filtered"),
    [
        ("1px 2px red", "drop-shadow(1px 2px red)"),
        ("rgb(0 0 0 / 50%) 1px 2px 6px", "drop-shadow(1px 2px 3px rgb(0 0 0 / 50%))"),
        ("none", None),
        ("1px 2px red, 3px 4px blue", None),
        ("red", None),
    ],
)
def test_a_shadow_of_words_is_a_filter(shadow: str, filtered: str | None) -> None:
    text = first(settled(f'<text text-shadow="{shadow}">a</text>'), "text")

    assert text.get("filter") == filtered


def test_what_has_nothing_to_settle_stays_as_it_is() -> None:
    body = (
        '<mask id="m" maskUnits="userSpaceOnUse"/><g transform="rotate(4)" mask="url(#m)"/>'
        '<text paint-order="stroke">Tea</text><rect fill="url(#gone)"/>'
    )
    before = [(e.tag, dict(e.attrib)) for e in walk(parse(SVG.format(body)))]

    assert [(e.tag, dict(e.attrib)) for e in walk(settled(body))] == before
