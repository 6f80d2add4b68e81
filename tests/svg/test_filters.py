"""Filters become steps; which of them stay near what they are on is known."""

from __future__ import annotations

import pytest

from connection_graphics.svg.filters import SOURCE, SOURCE_ALPHA, css_filters, is_confined, steps_of


class Node(dict[str, str]):
    """A primitive as the raster has it."""

    def __init__(self, tag: str, *children: Node, **attributes: str) -> None:
        super().__init__({name.rstrip("_"): value for name, value in attributes.items()})
        self.tag = tag
        self.children = children


FLOOD, BLUR = Node("feFlood", result="f"), Node("feGaussianBlur", in_="SourceAlpha")


def test_a_step_works_on_the_one_before_it_or_on_what_it_names() -> None:
    merge = Node("feMerge", Node("feMergeNode", in_="f"), Node("feMergeNode", in_="SourceGraphic"))
    steps = steps_of([BLUR, FLOOD, Node("feOffset", in_="gone"), merge])

    assert steps is not None
    assert [step.kind for step in steps] == ["blur", "flood", "offset", "merge"]
    assert [step.inputs for step in steps] == [(SOURCE_ALPHA,), (), (1,), (1, SOURCE)]


def test_light_is_linear_unless_it_is_said() -> None:
    said = {"color-interpolation-filters": "sRGB"}
    plain, encoded = Node("feOffset"), Node("feOffset", **said)
    steps = steps_of([plain, encoded])

    assert steps is not None
    assert [step.linear for step in steps] == [True, False]


def test_a_primitive_that_is_not_drawn_leaves_no_steps() -> None:
    assert steps_of([BLUR, Node("feTurbulence")]) is None
    assert steps_of([Node("desc"), BLUR]) is not None
    assert steps_of([Node("feOffset")] * 200) is None


@pytest.mark.parametrize(
    ("primitives", "confined"),
    [
        ([BLUR], True),
        ([FLOOD], False),
        ([FLOOD, Node("feComposite", in2="SourceAlpha", operator="in")], True),
        ([FLOOD, Node("feComposite", in2="SourceAlpha", operator="over")], False),
        ([FLOOD, Node("feComposite", in_="SourceAlpha", in2="f", operator="out")], True),
        ([FLOOD, Node("feComposite", in_="f", in2="SourceAlpha", operator="out")], False),
        ([FLOOD, Node("feComposite", in_="f", in2="SourceAlpha", operator="atop")], True),
        ([FLOOD, Node("feBlend", in2="SourceAlpha")], False),
        ([Node("feComposite", in2="SourceAlpha", operator="arithmetic", k4=".1")], False),
        ([Node("feComposite", in2="SourceAlpha", operator="arithmetic", k2="1")], True),
        ([Node("feColorMatrix", values="0 " * 19 + "1")], False),
        ([Node("feColorMatrix", type="saturate", values="0")], True),
        ([Node("feDropShadow")], True),
        ([Node("feTile")], False),
        (
            [
                Node(
                    "feComponentTransfer",
                    Node("feFuncA", type="linear", slope="1", intercept=".2"),
                )
            ],
            False,
        ),
        ([], True),
    ],
)
def test_what_stays_near_is_known(primitives: list[Node], confined: bool) -> None:
    steps = steps_of(primitives)

    assert steps is not None
    assert is_confined(steps) is confined


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("blur(3px)", ["blur"]),
        ("drop-shadow(1px 2px)", ["blur", "offset", "flood", "composite", "merge"]),
        (
            "drop-shadow(rgb(0 0 0 / 50%) 1px 2px 3px)",
            ["blur", "offset", "flood", "composite", "merge"],
        ),
        ("hue-rotate(0.25turn)", ["matrix"]),
        ("SEPIA()", ["matrix"]),
        ("brightness(150%)", ["matrix"]),
    ],
)
def test_functions_of_css_are_steps(said: str, kinds: list[str]) -> None:
    ((name, steps),) = css_filters(said)

    assert name is None
    assert steps is not None
    assert [step.kind for step in steps] == kinds


@pytest.mark.parametrize(
    "said",
    [
        "blur(-1px)",
        "blur(x)",
        "drop-shadow(1px)",
        "drop-shadow(1px 2px 3px 4px)",
        "drop-shadow(1px 2px -3px)",
        "drop-shadow(1px 2px nonsense)",
        "sepia(-1)",
        "sepia(x)",
        "hue-rotate(9)",
        "wobble(3px)",
    ],
)
def test_functions_that_cannot_be_read_have_no_steps(said: str) -> None:
    assert list(css_filters(said)) == [(None, None)]


def test_filters_are_named_between_functions() -> None:
    found = list(css_filters("url(#a) blur(2px) url('#b')"))

    assert [name for name, _ in found] == ["a", None, "b"]
