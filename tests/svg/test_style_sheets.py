"""Media queries, rules within rules, and what definitions inherit where they stand."""

from __future__ import annotations

import pytest

from connection_graphics.svg.cascade import apply_styles
from connection_graphics.svg.media import applies, is_understood
from connection_graphics.svg.references import resolve_references
from connection_graphics.svg.tree import Element, parse, walk

SIZE = (1080.0, 1350.0)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("all", True),
        ("", True),
        ("screen", True),
        ("only screen", True),
        ("print", False),
        ("not print", True),
        ("print, screen", True),
        ("(min-width: 1080px)", True),
        ("(max-width: 1079px)", False),
        ("(width >= 1000px) and (height < 1400px)", True),
        ("(max-aspect-ratio: 1/1)", True),
        ("screen and (orientation: portrait)", True),
        ("(orientation: landscape)", False),
        ("(prefers-color-scheme: dark)", False),
        ("(prefers-reduced-motion: no-preference)", True),
        ("not (prefers-color-scheme: dark)", True),
    ],
)
def test_a_picture_is_a_bright_screen_of_its_size(query: str, holds: bool) -> None:
    assert is_understood(query)
    assert applies(query, SIZE) is holds


@pytest.mark.parametrize(
    "query",
    ["(color)", "tv", "(min-width: wide)", "(width: 1px) or (height: 1px)", "screen print tv"],
)
def test_what_is_not_understood_does_not_apply(query: str) -> None:
    assert not is_understood(query)
    assert not applies(query, SIZE)


def styled(sheet: str, body: str, attributes: str = "") -> Element:
    root = parse(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350">'
        f"<style {attributes}><![CDATA[{sheet}]]></style>{body}</svg>"
    )
    apply_styles(root)
    return root


def fills(root: Element) -> list[str | None]:
    return [element.get("fill") for element in walk(root) if element.tag == "rect"]


@pytest.mark.parametrize(
    ("sheet", "fill"),
    [
        ("@media print { rect { fill: red } }", None),
        ("@media screen { @media (min-width: 9px) { rect { fill: red } } }", "red"),
        ("g { rect { fill: red } }", "red"),
        ("g { & > rect { fill: red } fill: blue }", "red"),
        (".a, g { rect { fill: red } }", "red"),
        ("g { .b & rect { fill: red } }", None),
        ("g { @media (min-width: 9px) { rect { fill: red } } }", "red"),
    ],
)
def test_rules_stand_in_queries_and_in_rules(sheet: str, fill: str | None) -> None:
    assert fills(styled(sheet, "<g><rect/></g>")) == [fill]


def test_a_sheet_for_paper_is_passed_over() -> None:
    assert fills(styled("rect { fill: red }", "<rect/>", 'media="print"')) == [None]


def test_rules_without_end_end() -> None:
    sheet = "a, b, c, d, e, f, g {" * 60 + "rect { fill: red }" + "}" * 60

    assert fills(styled(sheet, "<rect/>")) == [None]


def test_a_definition_takes_what_it_inherits_along() -> None:
    root = parse(
        '<svg xmlns="http://www.w3.org/2000/svg"><g color="red" fill="blue" opacity=".5">'
        '<pattern id="p" fill="green"><rect/></pattern></g><rect fill="url(#p)"/></svg>'
    )
    resolve_references(root)
    (pattern,) = (element for element in walk(root) if element.tag == "pattern")

    assert (pattern.get("color"), pattern.get("fill")) == ("red", "green")
    assert "opacity" not in pattern.attrib
