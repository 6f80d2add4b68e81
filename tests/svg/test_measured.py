"""What is measured by a box is measured in px, for each that uses it."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import compose
from connection_graphics.svg.measured import settle_measures
from connection_graphics.svg.references import resolve_references
from connection_graphics.svg.resolve import resolve
from connection_graphics.svg.tree import Element, parse, walk
from connection_graphics.text.fonts import FontBook

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">{}</svg>'
RECT = '<rect x="10" y="10" width="50" height="20" {}/>'


def measured(body: str) -> Element:
    root = parse(SVG.format(body))
    resolve_references(root)
    settle_measures(root, {})
    return root


def every(root: Element, tag: str) -> list[Element]:
    return [element for element in walk(root) if element.tag == tag]


def region(element: Element) -> list[float]:
    return [float(element.get(name, "nan")) for name in ("x", "y", "width", "height")]


@pytest.mark.parametrize("kind", ["mask", "filter"])
def test_each_user_has_a_tenth_around_its_own_box(kind: str) -> None:
    used = f'{kind}="url(#m)"'
    root = measured(f'<{kind} id="m"/>{RECT.format(used)}<circle r="10" {used}/>')

    assert [region(copy) for copy in every(root, kind)] == [[5, 8, 60, 24], [-12, -12, 24, 24]]
    assert all(copy.get(f"{kind}Units") == "userSpaceOnUse" for copy in every(root, kind))


def test_shares_and_percents_of_the_box_are_px() -> None:
    shares = 'x="-50%" y="0" width="2" height="150%"'
    root = measured(f'<filter id="f" {shares}/>' + RECT.format('filter="url(#f)"'))

    assert region(every(root, "filter")[0]) == [-15, 10, 100, 30]


def test_lengths_of_primitives_are_px_of_each_side() -> None:
    primitive = '<feDropShadow dx=".1" dy=".5" stdDeviation=".1 .2" x="0" width=".5"/>'
    root = measured(
        f'<filter id="f" primitiveUnits="objectBoundingBox">{primitive}</filter>'
        + RECT.format('filter="url(#f)"')
    )
    (shadow,) = every(root, "feDropShadow")

    assert shadow.attrib == {"dx": "5", "dy": "10", "stdDeviation": "5 4", "x": "10", "width": "25"}


def test_contents_of_masks_in_shares_are_put_into_the_box() -> None:
    mask = '<mask id="m" maskContentUnits="objectBoundingBox"><circle r=".5"/></mask>'
    root = measured(mask + RECT.format('mask="url(#m)"'))
    (group,) = every(root, "mask")[0]

    assert group.get("transform") == "translate(10 10) scale(50 20)"
    assert [part.tag for part in group] == ["circle"]


def test_clips_in_shares_are_put_into_the_box_without_groups() -> None:
    shapes = '<g clip-rule="evenodd"><path transform="scale(2)"/><g display="none"><rect/></g></g>'
    clip = f'<clipPath id="m" clipPathUnits="objectBoundingBox">{shapes}</clipPath>'
    root = measured(clip + RECT.format('clip-path="url(#m)"'))
    (shape,) = every(root, "clipPath")[0]

    # Browsers draw nothing of a group there.
    assert shape.tag == "path"
    assert shape.get("transform") == "translate(10 10) scale(50 20) scale(2)"
    assert shape.get("clip-rule") == "evenodd"


@pytest.mark.parametrize(
    ("ratio", "transform"),
    [
        ("", "translate(7.5 0) scale(1 1)"),
        ('preserveAspectRatio="none"', "translate(0 0) scale(2.5 1)"),
        ('preserveAspectRatio="xMaxYMid"', "translate(15 0) scale(1 1)"),
        ('preserveAspectRatio="xMidYMin slice"', "translate(0 0) scale(2.5 2.5)"),
    ],
)
def test_the_view_box_of_a_pattern_is_put_into_its_tile(ratio: str, transform: str) -> None:
    pattern = (
        f'<pattern id="p" width=".5" height=".5" viewBox="0 0 10 10" {ratio}><path/></pattern>'
    )
    root = measured(pattern + RECT.format('fill="url(#p)"'))
    (copy,) = every(root, "pattern")

    assert region(copy) == [10, 10, 25, 10]
    assert copy[0].get("transform") == transform


def test_a_group_is_measured_by_what_is_in_it() -> None:
    moved = RECT.format('transform="translate(100 0)"')
    root = measured(
        f'<mask id="m" x="0" y="0" width="1" height="1"/><g mask="url(#m)">{RECT.format("")}{moved}'
        '<rect display="none" width="999" height="999"/></g>'
    )

    assert region(every(root, "mask")[0]) == [10, 10, 150, 20]


def test_words_are_measured_by_their_lines(fonts: FontBook) -> None:
    body = (
        '<filter id="f" x="0" y="0" width="1" height="1"/><text x="20" y="100" font-size="40"'
        ' font-family="Figtree" filter="url(#f)">some</text>'
    )
    drawing = compose(resolve(SVG.format(body), fonts))
    left, top, width, height = region(every(drawing.root, "filter")[0])

    assert left == pytest.approx(20, abs=3)
    assert 90 < width < 120
    # As high as the font, however low the letters are.
    assert top < 100 - 30
    assert 40 <= height < 70


@pytest.mark.parametrize("holder", ["text", "group", "part"])
def test_a_gradient_runs_over_all_lines_of_a_text(holder: str, fonts: FontBook) -> None:
    fill = 'fill="url(#g)"'
    lines = (
        f'<tspan x="20" y="50" {fill if holder == "part" else ""}>Tea</tspan>'
        '<tspan x="20" y="150">Talk</tspan>'
    )
    own = fill if holder == "text" else ""
    text = f'<text font-size="40" font-family="Figtree" {own}>{lines}</text>'
    body = (
        '<linearGradient id="g" x2="0%" y2="100%" gradientTransform="rotate(0)"/>'
        f"<g {fill if holder == 'group' else ''}>{text}</g>"
    )
    drawing = compose(resolve(SVG.format(body), fonts))
    used = {
        element.get("fill", "")[5:-1]
        for element in walk(drawing.root)
        if "--words-" in element.get("fill", "")
    }
    (gradient,) = (one for one in every(drawing.root, "linearGradient") if one.get("id") in used)

    assert gradient.get("gradientUnits") == "userSpaceOnUse"
    assert [gradient.get(name) for name in ("x1", "y1", "x2", "y2")] == ["0", "0", "0", "1"]
    height = float(gradient.get("gradientTransform", "").split("scale(")[1].split()[1].rstrip(")"))
    assert 130 < height < 160


def test_what_draws_nothing_is_measured_by_nothing() -> None:
    root = measured('<mask id="m"/><g mask="url(#m)"/>')

    assert "maskUnits" not in every(root, "mask")[0].attrib
