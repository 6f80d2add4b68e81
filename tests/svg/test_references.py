"""Every reference gets a private copy, within limits."""

from __future__ import annotations

import re

import pytest

from connection_graphics.errors import TemplateError
from connection_graphics.svg.references import resolve_references
from connection_graphics.svg.tree import Element, parse, walk

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def resolved(body: str) -> Element:
    root = parse(SVG.format(body))
    resolve_references(root)
    return root


def by_tag(root: Element, tag: str) -> list[Element]:
    return [element for element in walk(root) if element.tag == tag]


def test_each_use_of_a_gradient_has_its_own() -> None:
    root = resolved(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a" x1="5"/></defs>'
        '<rect fill="url(#b)"/><rect fill="url(#b)"/><rect stroke="url(#a)"/>'
    )
    used = [
        re.sub(r"url\(#(.*)\)", r"\1", r.get("fill") or r.get("stroke") or "")
        for r in by_tag(root, "rect")
    ]
    gradients = {gradient.get("id"): gradient for gradient in by_tag(root, "linearGradient")}
    assert len(set(used)) == 3
    assert set(used) == set(gradients)
    assert all(len(gradient) == 1 for gradient in gradients.values())
    assert "href" not in gradients[used[0]].attrib
    assert gradients[used[0]].get("x1") == "5"


def test_use_becomes_what_it_shows() -> None:
    root = resolved('<defs><g id="p"><circle r="3"/></g></defs><use xlink:href="#p" x="4" y="5"/>')
    assert not by_tag(root, "use")
    assert by_tag(root, "circle")[0].get("r") == "3"
    assert any(element.get("transform") == "translate(4,5)" for element in walk(root))


@pytest.mark.parametrize(
    "body",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<defs><mask id="m"><rect mask="url(#m)"/></mask></defs><rect mask="url(#m)"/>',
        '<defs><pattern id="p"><rect fill="url(#p)"/></pattern></defs><rect fill="url(#p)"/>',
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><g fill="url(#a)"/>',
    ],
)
def test_circles_are_refused(body: str) -> None:
    with pytest.raises(TemplateError, match="circle") as caught:
        resolved(body)
    assert caught.value.code == "circular-reference"


def test_a_billion_laughs_is_refused_before_it_is_paid_for() -> None:
    levels = "".join(
        f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
    )
    with pytest.raises(TemplateError, match="copies") as caught:
        resolved(f'<defs><rect id="l0"/>{levels}</defs><use href="#l9"/>')
    assert caught.value.code == "too-many-references"


def test_a_reference_to_nothing_is_left_alone() -> None:
    assert (
        by_tag(resolved('<rect fill="url(#nowhere)"/>'), "rect")[0].get("fill") == "url(#nowhere)"
    )
