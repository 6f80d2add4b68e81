"""Outlines, clips by CSS's shapes, markers and gradients as CairoSVG reads them."""

from __future__ import annotations

import pytest

from connection_graphics.geometry import Box
from connection_graphics.svg.basic_shapes import clip_of
from connection_graphics.svg.measured import settle_measures
from connection_graphics.svg.settled import settle
from connection_graphics.svg.tree import Element, parse, walk

BOX, VIEW = Box(10, 20, 200, 100), Box(0, 0, 1000, 1000)


def settled(body: str) -> Element:
    root = parse(f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">{body}</svg>')
    settle(root)
    return root


def first(root: Element, tag: str) -> Element:
    return next(element for element in walk(root) if element.tag == tag)


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("M1 1H5V5Z", "M1 1H5V5Z"),
        ("path('M1 1H5')", "M1 1H5"),
        ('path(evenodd, "M1 1H5")', "M1 1H5"),
        ("M1 1H5 L x 90 90", "M1 1H5"),
        ("M1 1H5 L 6 6 rubbish", "M1 1H5 L 6 6"),
    ],
)
def test_path_data_ends_at_its_first_mistake(said: str, drawn: str) -> None:
    path = Element("path", {"d": said})
    root = Element("svg")
    root.append(path)
    settle(root)

    assert path.get("d") == drawn


def test_a_point_that_is_closed_has_its_caps() -> None:
    root = settled('<path d="M5 5Z M9 9 z" stroke-linecap="round"/>')

    assert first(root, "path").get("d") == "M5 5 h0 M9 9 h0"


@pytest.mark.parametrize(
    ("shape", "scale"),
    [
        ('<path d="M0 0H60V80" pathLength="14"', 10),
        ('<line x2="30" y2="40" pathLength="5"', 10),
        ('<circle r="10" pathLength="6.2831853"', 10),
        ('<rect width="30" height="20" pathLength="10"', 10),
        ('<polygon points="0,0 30,0 30,40" pathLength="12"', 10),
        ('<polyline points="0,0 30,0 30,40" pathLength="7"', 10),
        ('<ellipse rx="10" ry="10" pathLength="6.2831853"', 10),
    ],
)
def test_dashes_are_measured_by_the_length_that_a_path_says(shape: str, scale: float) -> None:
    root = settled(f'{shape} stroke-dasharray="2 1" stroke-dashoffset="3"/>')
    path = root[0]
    dashes = [float(part) for part in path.get("stroke-dasharray", "").split()]

    assert dashes == pytest.approx([2 * scale, scale], rel=1e-3)
    assert float(path.get("stroke-dashoffset", "")) == pytest.approx(3 * scale, rel=1e-3)
    assert "pathLength" not in path.attrib


@pytest.mark.parametrize(
    ("value", "tag", "attributes"),
    [
        ("circle(30px)", "circle", {"cx": "110", "cy": "70", "r": "30"}),
        ("circle()", "circle", {"cx": "110", "cy": "70", "r": "50"}),
        ("circle(farthest-side at 0 0)", "circle", {"cx": "10", "cy": "20", "r": "200"}),
        (
            "ellipse(25% 10px at left bottom)",
            "ellipse",
            {"cx": "10", "cy": "120", "rx": "50", "ry": "10"},
        ),
        ("inset(10px)", "rect", {"x": "20", "y": "30", "width": "180", "height": "80"}),
        (
            "inset(0 10% 20px 5px round 4px)",
            "rect",
            {"x": "15", "y": "20", "width": "175", "height": "80", "rx": "4", "ry": "4"},
        ),
        ("xywh(1px 2px 50% 50%)", "rect", {"x": "11", "y": "22", "width": "100", "height": "50"}),
        ("rect(5px 50px auto 0)", "rect", {"x": "10", "y": "25", "width": "50", "height": "95"}),
        ("polygon(0 0, 100% 0, 0 100%)", "polygon", {"points": "10,20 210,20 10,120"}),
        (
            "polygon(evenodd, 0 0, 100% 0, 0 100%)",
            "polygon",
            {"points": "10,20 210,20 10,120", "clip-rule": "evenodd"},
        ),
        ("path('M0 0H9V9Z')", "path", {"d": "M0 0H9V9Z", "transform": "translate(10 20)"}),
        ("circle(10px) view-box", "circle", {"cx": "500", "cy": "500", "r": "10"}),
    ],
)
def test_shapes_of_css_are_clip_paths(value: str, tag: str, attributes: dict[str, str]) -> None:
    clip = clip_of(value, BOX, 0.0, VIEW)

    assert clip is not None
    assert (clip[0].tag, clip[0].attrib) == (tag, attributes)


def test_a_stroke_belongs_to_the_box_unless_it_is_said() -> None:
    around = clip_of("inset(0)", BOX, 10.0, VIEW)
    within = clip_of("inset(0) fill-box", BOX, 10.0, VIEW)

    assert around is not None
    assert within is not None
    assert (around[0].get("x"), within[0].get("x")) == ("5", "10")


@pytest.mark.parametrize(
    "value",
    [
        "circle(-3px)",
        "circle(1px 2px)",
        "ellipse(3px)",
        "inset()",
        "inset(1px 2px 3px 4px 5px)",
        "inset(1px round 2px 3px)",
        "polygon(1px)",
        "path(M0 0)",
        "xywh(1px)",
        "rect(1px)",
        "circle(3px) margin-box fill-box",
        "wobble(3px)",
    ],
)
def test_what_is_no_shape_is_none(value: str) -> None:
    assert clip_of(value, BOX, 0.0, VIEW) is None


def test_a_shape_that_is_not_known_clips_nothing() -> None:
    root = settled('<rect width="9" height="9" clip-path="wobble(3px)"/>')
    settle_measures(root, {})

    assert "clip-path" not in first(root, "rect").attrib


def test_a_marker_is_as_large_as_it_says() -> None:
    assert (
        first(settled('<marker id="m" markerWidth="4px"/>'), "marker").get("viewBox") == "0 0 4 3"
    )


def test_each_line_has_markers_in_its_paints() -> None:
    root = settled(
        '<marker id="m"><path fill="context-stroke" stroke="context-fill"/></marker>'
        '<g stroke="red"><path fill="blue" marker-end="url(#m)"/></g>'
        '<path fill="none" stroke="lime" marker-start="url(#m)"/>'
    )
    paints = {
        marker.get("id", ""): (marker[0].get("fill"), marker[0].get("stroke"))
        for marker in walk(root)
        if marker.tag == "marker"
    }
    used = [
        element.get(name, "")[5:-1]
        for element in walk(root)
        for name in ("marker-start", "marker-end")
        if name in element.attrib
    ]

    assert [paints[name] for name in used] == [("red", "blue"), ("lime", "none")]


@pytest.mark.parametrize(
    ("order", "parts"),
    [
        ("normal", ["path"]),
        ("fill stroke markers", ["path"]),
        ("stroke", ["stroke", "fill", "marker"]),
        ("markers stroke", ["marker", "stroke", "fill"]),
    ],
)
def test_a_shape_is_painted_in_the_order_that_it_says(order: str, parts: list[str]) -> None:
    root = settled(
        '<path id="p" d="M0 0H9" fill="red" stroke="blue" marker-end="url(#m)"'
        f' paint-order="{order}"/>'
    )
    holder = root[0]
    names = []
    for part in holder:
        if part.get("fill") != "none":
            names.append("fill")
        elif part.get("stroke") != "none":
            names.append("stroke")
        else:
            names.append("marker" if "marker-end" in part.attrib else "nothing")

    assert (names or [holder.tag]) == parts


def test_a_gradient_from_a_circle_begins_at_a_point() -> None:
    gradient = Element("radialGradient", {"id": "g", "fr": ".1", "r": ".5"})
    gradient.extend([Element("stop"), Element("stop", {"offset": "1"})])
    root, definitions = Element("svg"), Element("defs")
    definitions.append(gradient)
    root.append(definitions)
    settle_measures(root, {})

    # It lies about the middle, so that the point is the middle too.
    assert (gradient.get("fx"), gradient.get("fy")) == ("0.5", "0.5")
    assert [float(stop.get("offset", "")) for stop in gradient] == pytest.approx([0.2, 1.0])


@pytest.mark.parametrize("written", ["rotate", "translate", "scale"])
def test_transforms_of_their_own_are_transforms(written: str) -> None:
    said = {"rotate": "20deg", "translate": "3px 4px", "scale": "2 3"}[written]
    plain = {"rotate": "rotate(20)", "translate": "translate(3 4)", "scale": "scale(2 3)"}[written]
    element = settled(f'<g {written}="{said}" transform="skewX(9)"/>')[0]

    assert element.get("transform") == f"{plain} skewX(9)"
