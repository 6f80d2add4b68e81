"""Containers: what stands where, what hugs what, what shrinks, and what is left out."""

from __future__ import annotations

import pytest

from connection_graphics.drawing import Drawing, DrawnText, compose
from connection_graphics.errors import FitError, TemplateError
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

PILL = '<g data-layout="panel" data-padding="20 30" data-radius="full"><rect fill="red"/>{}</g>'


def drawing(fonts: FontBook, body: str, **given: object) -> Drawing:
    box = {"x": 50, "y": 100, "width": 600, "height": 500} | given
    attributes = " ".join(f'data-{name}="{value}"' for name, value in box.items())
    return compose(
        resolve(
            '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" '
            'font-family="Figtree, Nunito" font-size="40" font-weight="500">'
            f'<g data-layout="column" data-gap="30" {attributes}>{body}</g></svg>',
            fonts,
        )
    )


def text(field: str, words: str, **attributes: object) -> str:
    given = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<text data-field="{field}"{given}>{words}</text>'


def by_field(found: Drawing) -> dict[str, DrawnText]:
    return {drawn.field: drawn for drawn in found.texts}


def test_gaps_are_measured_from_baseline_to_capitals(fonts: FontBook) -> None:
    found = by_field(drawing(fonts, text("a", "HH") + text("b", "HH", data_gap_before="55")))
    assert found["a"].ink.top == pytest.approx(100, abs=0.5)
    assert found["b"].ink.top - found["a"].ink.bottom == pytest.approx(55, abs=0.5)


def test_ink_of_neighbours_keeps_its_distance_whatever_the_gap(fonts: FontBook) -> None:
    body = text("a", "gypsy", data_gap_before="0") + text("b", "Ấ", data_gap_before="0")
    found = by_field(drawing(fonts, body))
    assert found["b"].ink.top - found["a"].ink.bottom >= 3.9


@pytest.mark.parametrize("wrapped", ["{}", '<g data-layout="wrap">{}</g>', PILL])
def test_also_inside_of_other_containers(fonts: FontBook, wrapped: str) -> None:
    urdu = text("b", "گلی میں کسی کو", xml__lang="ur").replace("xml--lang", "xml:lang")
    found = by_field(drawing(fonts, text("a", "gypsy") + wrapped.format(urdu)))
    assert found["b"].ink.top - found["a"].ink.bottom >= 3.9


def test_rows_of_a_wrap_keep_their_ink_apart(fonts: FontBook) -> None:
    urdu = text("b", "گلی میں کسی کو", xml__lang="ur").replace("xml--lang", "xml:lang")
    body = f'<g data-layout="wrap" data-gap="0">{text("a", "g" * 26)}{urdu}</g>'
    found = by_field(drawing(fonts, body))
    assert found["b"].ink.top - found["a"].ink.bottom >= 3.9


@pytest.mark.parametrize(("justify", "share"), [("start", 0.0), ("center", 0.5), ("end", 1.0)])
def test_a_column_stands_in_its_box(fonts: FontBook, justify: str, share: float) -> None:
    ink = drawing(fonts, text("a", "H"), justify=justify).texts[0].ink
    assert ink.top == pytest.approx(100 + (500 - ink.height) * share, abs=0.5)


def test_a_panel_hugs_its_words(fonts: FontBook) -> None:
    found = drawing(fonts, PILL.format(text("when", "Thu 13 June")))
    rect = next(found.root.iter("rect"))
    x, y, width, height = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
    ink = found.texts[0].ink
    assert (x, y) == (50, 100)
    assert ink.left - x == pytest.approx(30, abs=3)
    assert x + width - ink.right == pytest.approx(30, abs=3)
    assert height == pytest.approx(40 + 28, abs=2)
    assert float(rect.get("rx", "0")) == pytest.approx(height / 2, abs=0.01)


def test_a_panel_with_no_words_is_not_drawn(fonts: FontBook) -> None:
    found = drawing(fonts, PILL.format("<text></text>") + text("a", "Words"))
    assert not list(found.root.iter("rect"))


def test_parts_stand_beside_each_other_or_below(fonts: FontBook) -> None:
    parts = PILL.format(text("when", "Thu 13 June")) + text("place", "Leeds Central Library")
    body = f'<g data-layout="wrap" data-gap="20">{parts}</g>'
    wide = by_field(drawing(fonts, body, width=800))
    narrow = by_field(drawing(fonts, body, width=400))
    assert wide["place"].ink.left > wide["when"].ink.right + 40
    assert narrow["place"].ink.top > narrow["when"].ink.bottom
    assert narrow["place"].ink.left < 60


def test_words_shrink_together_until_all_fit(fonts: FontBook) -> None:
    long = "Words that take several lines where they are as large as they may be"
    body = "".join(text(field, long, font_size=80, data_min_font_size=40) for field in ("a", "b"))
    found = drawing(fonts, body)
    first, second = found.texts
    assert first.size == pytest.approx(second.size, abs=0.02)
    assert 40 < first.size < 80
    assert second.ink.bottom <= 600 + 0.3 * second.size


def test_the_highest_number_is_left_out_first(fonts: FontBook) -> None:
    body = (
        text("a", "Words " * 20)
        + text("b", "Words " * 30, data_drop="1")
        + text("c", "Words " * 20, data_drop="2")
    )
    found = drawing(fonts, body, height=330)
    assert list(by_field(found)) == ["a"]
    assert found.dropped == ("c", "b")


def test_what_cannot_be_left_out_is_refused(fonts: FontBook) -> None:
    with pytest.raises(FitError) as caught:
        drawing(fonts, text("a", "Words " * 200))
    assert caught.value.where.field == "a"
    assert caught.value.overflow > 100


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<circle r='4'/>", "neither data-layout nor a size"),
        ('<g data-layout="grid"><text>a</text></g>', "is not known"),
        ('<g data-layout="panel"><text>a</text></g>', "must be a <rect>"),
        ('<text font-family="">a</text>', "names no font"),
    ],
)
def test_mistakes_are_named(fonts: FontBook, body: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        drawing(fonts, body)


def test_a_picture_is_moved_to_its_place(fonts: FontBook) -> None:
    body = text("a", "H") + '<g id="p" data-width="80" data-height="60"><circle r="9"/></g>'
    found = drawing(fonts, body)
    group = next(element for element in found.root.iter("g") if element.get("id") == "p")
    assert group.get("transform", "").startswith("translate(50,158")
