"""Calculations of CSS are written as numbers; what cannot be reckoned stays as it is."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.svg.calculated import (
    calculated,
    settle_calculations,
    settle_opacities,
)
from connection_graphics.svg.settled import settle
from connection_graphics.svg.tree import Element, parse, walk


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("calc(20px + 30px)", (50, "px")),
        ("calc(1in / 4 - 2 * 3px)", (18, "px")),
        ("calc(-1 * (2px + 3px))", (-5, "px")),
        ("calc(100% - 30px)", (170, "px")),
        ("calc(1 / 4)", (0.25, "number")),
        ("calc(0.25turn + 10deg)", (100, "deg")),
        ("min(80px, 25%, 60px)", (50, "px")),
        ("max(1px, calc(2px * 3))", (6, "px")),
        ("clamp(10px, 70px, 40px)", (40, "px")),
        ("clamp(10px, 1px, 40px)", (10, "px")),
    ],
)
def test_what_can_be_reckoned_is(text: str, value: tuple[float, str]) -> None:
    assert calculated(text, 200) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "calc(2em + 1px)",
        "calc(2px + 3)",
        "calc(2px * 3px)",
        "calc(1 / 0)",
        "calc(1 / 2px)",
        "calc(2px +)",
        "calc(2px",
        "calc()",
        "min(1px, 2deg)",
        "calc(" * 300,
        "calc(1e999 * 1px)",
        "calc(var(--a))",
    ],
)
def test_what_cannot_be_reckoned_has_no_value(text: str) -> None:
    assert calculated(text, 200) is None


@given(st.text("calcmin(),+-*/ 0123456789.px%deg", max_size=40))
def test_any_text_has_a_value_or_none(text: str) -> None:
    calculated(text, 100.0)


def test_each_side_has_its_own_whole() -> None:
    element = Element("rect", {"x": "calc(50% + 1px)", "height": "calc(50% + 1px)"})
    settle_calculations(element, (100, 300))

    assert element.attrib == {"x": "51", "height": "151"}


def test_opacities_are_shares() -> None:
    element = Element("rect", {"opacity": "40%", "fill-opacity": "0.3", "stop-opacity": "x%"})
    settle_opacities(element)

    assert element.attrib == {"opacity": "0.4", "fill-opacity": "0.3", "stop-opacity": "1"}


def test_a_source_tells_what_need_not_be_looked_for() -> None:
    source = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="{}"/></svg>'
    for said in ("calc(1px * 2)", "c&#97;lc(1px * 2)"):
        text = source.format(said)
        for form in (text, text.encode(), gzip.compress(text.encode())):
            root = parse(form)
            settle(root, form)
            assert root[0].get("width") == "2"


def test_calculations_stand_in_functions_too() -> None:
    turn = "translate(calc(20px + 10px), 10px) rotate(calc(10deg * 2))"
    root = parse(f'<svg xmlns="http://www.w3.org/2000/svg"><g transform="{turn}"/></svg>')
    settle(root)

    assert root[0].get("transform") == "translate(30 10) rotate(20)"


def test_shares_of_a_nested_view_are_in_its_units() -> None:
    root = parse(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><svg width="50" '
        'viewBox="0 0 10 40"><g><rect x="10%" width="50%" height="50%"/></g></svg></svg>'
    )
    settle(root)
    (rect,) = (element for element in walk(root) if element.tag == "rect")

    assert rect.attrib == {"x": "1", "width": "5", "height": "20"}
