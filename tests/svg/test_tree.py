"""Parsing: lines are known, limits hold, nothing outside is asked for."""

from __future__ import annotations

import gzip

import pytest

from connection_graphics.errors import TemplateError
from connection_graphics.svg.cascade import apply_styles
from connection_graphics.svg.tree import MAX_BYTES, parse, walk

NS = 'xmlns="http://www.w3.org/2000/svg"'


def test_elements_know_their_line() -> None:
    root = parse(f"<svg {NS}>\n<g>\n<rect/></g></svg>")
    assert [element.line for element in walk(root)] == [1, 2, 3]


def test_editors_own_elements_are_dropped() -> None:
    root = parse(
        f'<svg {NS} xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd">'
        "<s:namedview><rect/></s:namedview><circle/></svg>"
    )
    assert [element.tag for element in walk(root)] == ["svg", "circle"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"<svg", "well-formed"),
        (b"<html/>", "not an SVG"),
        (b"\x89PNG\r\n", "well-formed"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "entities"),
        (b'<!DOCTYPE svg SYSTEM "http://example.org/x.dtd"><svg>&a;</svg>', "&a; is not known"),
        (b"<svg>" + b"<g>" * 300 + b"</g>" * 300 + b"</svg>", "nested"),
        (b"<svg>" + b"<g/>" * 50_001 + b"</svg>", "elements"),
        (b" " * (MAX_BYTES + 1), "bytes"),
        (gzip.compress(b" " * 100_000_000), "bytes"),
        (b"\x1f\x8b broken", "damaged"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value,
)
def test_what_cannot_be_read_is_refused(source: bytes, words: str) -> None:
    with pytest.raises(TemplateError, match=words) as caught:
        parse(source, name="a.svg")
    assert caught.value.where.file == "a.svg"


def test_the_cascade_ends_in_attributes() -> None:
    root = parse(
        f"<svg {NS}><style>rect {{ fill: red; stroke: blue }} .a {{ fill: green }} "
        "#b { stroke: black !important }</style>"
        '<rect class="a" id="b" fill="white" style="stroke: yellow; opacity: .5"/></svg>'
    )
    apply_styles(root)
    rect = next(element for element in walk(root) if element.tag == "rect")
    assert rect.attrib == {"id": "b", "fill": "green", "stroke": "black", "opacity": ".5"}
    assert all(element.tag != "style" for element in walk(root))
