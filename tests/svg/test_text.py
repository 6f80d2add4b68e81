"""SVG text as designers have it: where each part of it ends up."""

from __future__ import annotations

import math

import pytest

from connection_graphics.drawing import Drawing, compose
from connection_graphics.errors import FitError, FontError
from connection_graphics.svg.placed import PlacedText
from connection_graphics.svg.resolve import ResolvedTree, resolve
from connection_graphics.text.fonts import FontBook


def tree(
    fonts: FontBook, body: str, mirrored: bool = False, replace_missing: bool = False
) -> ResolvedTree:
    return resolve(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'width="1000" height="1000" font-family="Figtree, Nunito" font-size="50" '
        f'font-weight="500">{body}</svg>',
        fonts,
        mirrored=mirrored,
        replace_missing=replace_missing,
    )


def texts(
    fonts: FontBook, body: str, mirrored: bool = False, replace_missing: bool = False
) -> tuple[PlacedText, ...]:
    return tree(fonts, body, mirrored=mirrored, replace_missing=replace_missing).texts


def drawing(
    fonts: FontBook, body: str, mirrored: bool = False, replace_missing: bool = False
) -> Drawing:
    return compose(tree(fonts, body, mirrored=mirrored, replace_missing=replace_missing))


def starts(found: tuple[PlacedText, ...]) -> list[tuple[str, float, float]]:
    return [
        ("".join(line.text for line in text.layout.lines), text.x, text.baseline) for text in found
    ]


def advance(fonts: FontBook, words: str) -> float:
    return texts(fonts, f"<text>{words}</text>")[0].layout.width


# -- places --------------------------------------------------------------------------------


def test_nested_tspans_have_places_of_their_own(fonts: FontBook) -> None:
    body = (
        '<text x="10" y="100">one <tspan x="200" y="150">two<tspan x="300">three</tspan></tspan>'
        '<tspan dy="20"> four</tspan></text>'
    )
    placed = starts(texts(fonts, body))
    assert [(words, x, y) for words, x, y in placed[:2]] == [("one", 10, 100), ("two", 200, 150)]
    assert placed[2] == ("three four", 300, 150)


def test_letters_are_moved_by_lists_of_dx(fonts: FontBook) -> None:
    (still,) = texts(fonts, '<text x="10" y="100" dx="0 0 0">abc</text>')
    (moved,) = texts(fonts, '<text x="10" y="100" dx="0 7 11">abc</text>')
    places = [matrix[4] for matrix, _ in moved.turned]
    base = [glyph.x + still.x for run in still.layout.lines[0].runs for glyph in run.glyphs]
    assert [a - b for a, b in zip(places, base, strict=True)] == pytest.approx([0, 7, 18])


def test_dx_lists_left_by_an_editor_do_not_scatter_a_field(fonts: FontBook) -> None:
    (text,) = texts(fonts, '<text x="10" y="100" dx="0 9 -40 33 2" data-field="c">Words</text>')
    assert not text.turned
    assert text.layout.width == pytest.approx(advance(fonts, "Words"))


def test_one_tspan_a_line_is_one_text_again(fonts: FontBook) -> None:
    body = (
        '<defs><rect id="r" x="10" y="20" width="900" height="300"/></defs>'
        '<text style="shape-inside:url(#r);white-space:pre" data-field="caption">'
        '<tspan x="10" y="70">Smile at someone </tspan><tspan x="10" y="130">on the street</tspan>'
        '<tspan x="10" y="190">or well-</tspan><tspan x="10" y="250">known</tspan></text>'
    )
    (text,) = texts(fonts, body)
    words = " ".join(line.text for line in text.layout.lines)
    assert words == "Smile at someone on the street or well-known"


def test_indented_source_makes_no_lines(fonts: FontBook) -> None:
    (text,) = texts(fonts, '<text data-field="c">\n   <tspan>Smile\nnow</tspan>\n   </text>')
    assert [line.text for line in text.layout.lines] == ["Smile", "now"]


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_text_anchor(fonts: FontBook, anchor: str, share: float) -> None:
    (text,) = texts(fonts, f'<text x="500" y="90" text-anchor="{anchor}">Words</text>')
    assert text.x == pytest.approx(500 - share * advance(fonts, "Words"), abs=0.01)


def test_an_arabic_name_stays_where_an_english_template_has_it(fonts: FontBook) -> None:
    (text,) = texts(fonts, '<text x="100" y="90">مريم</text>')
    assert text.x == 100
    (text,) = texts(fonts, '<text x="100" y="90" direction="rtl">مريم</text>')
    assert text.x + text.layout.width == pytest.approx(100)


@pytest.mark.parametrize(
    ("baseline", "em"),
    [("hanging", 0.76), ("central", 0.35), ("text-after-edge", -0.25), ("alphabetic", 0.0)],
)
def test_dominant_baseline(fonts: FontBook, baseline: str, em: float) -> None:
    (text,) = texts(fonts, f'<text y="500" dominant-baseline="{baseline}">Words</text>')
    assert text.baseline == pytest.approx(500 + em * 50, abs=1)


def test_text_length_spaces_or_stretches(fonts: FontBook) -> None:
    (spaced,) = texts(fonts, '<text x="10" textLength="400">Words</text>')
    assert spaced.layout.width == pytest.approx(400, abs=0.5)
    (wide,) = texts(fonts, '<text x="10" textLength="400" lengthAdjust="spacingAndGlyphs">W</text>')
    assert wide.inner is not None
    assert wide.inner[0] * wide.layout.width == pytest.approx(400, abs=0.5)


def test_words_follow_a_path(fonts: FontBook) -> None:
    body = (
        '<defs><path id="p" d="M 100 500 A 200 200 0 0 1 500 500"/></defs>'
        '<text><textPath href="#p" startOffset="50%" text-anchor="middle">Over the hill</textPath>'
        "</text>"
    )
    (text,) = texts(fonts, body)
    origins = [(matrix[4], matrix[5]) for matrix, _ in text.turned]
    assert len(origins) == len("Over the hill")
    for x, y in origins:
        assert math.hypot(x - 300, y - 500) == pytest.approx(200, abs=3)
    assert text.turned[0][0][1] < 0 < text.turned[-1][0][1]


def test_letters_turn_one_by_one(fonts: FontBook) -> None:
    (text,) = texts(fonts, '<text x="10" y="90" rotate="10 -20">abc</text>')
    angles = [math.degrees(math.asin(matrix[1])) for matrix, _ in text.turned]
    assert angles == pytest.approx([10, -20, -20])


# -- boxes ---------------------------------------------------------------------------------


def test_flow_root_is_a_box(fonts: FontBook) -> None:
    body = (
        '<flowRoot font-size="40"><flowRegion><rect x="100" y="50" width="300" height="400"/>'
        "</flowRegion><flowPara>Words that wrap at its width</flowPara><flowPara>Second</flowPara>"
        "</flowRoot>"
    )
    resolved = tree(fonts, body)
    (text,) = resolved.texts
    assert text.x == 100
    assert text.layout.lines[-1].text == "Second"
    assert all(line.advance <= 300 for line in text.layout.lines)
    assert not [element for element in resolved.root.iter() if element.tag == "rect"]


@pytest.mark.parametrize(
    ("shape", "left", "width"),
    [
        ('<rect id="s" x="100" y="100" width="300" height="300"/>', 100, 300),
        ('<circle id="s" cx="300" cy="300" r="200"/>', 300 - 200 * 0.5**0.5, 400 * 0.5**0.5),
        ('<path id="s" d="M 100 100 h 300 v 200 q -150 200 -300 0 z"/>', 100, 300),
        ('<polygon id="s" points="100,100 400,100 250,400"/>', 100, 300),
    ],
)
def test_words_stand_inside_a_shape(fonts: FontBook, shape: str, left: float, width: float) -> None:
    (text,) = texts(fonts, f'<defs>{shape}</defs><text shape-inside="url(#s)">A few words</text>')
    assert text.x == pytest.approx(left, abs=0.1)
    assert text.layout.width == pytest.approx(width, abs=0.1)


def test_a_rect_that_carries_the_name_of_a_text_is_its_box(fonts: FontBook) -> None:
    body = '<rect id="t-box" x="40" y="60" width="500" height="200"/><text id="t">Words</text>'
    resolved = tree(fonts, body)
    assert resolved.texts[0].x == 40
    assert next(resolved.root.iter("rect")).get("display") == "none"


def test_words_too_long_are_cut_only_where_that_is_asked_for(fonts: FontBook) -> None:
    box = '<defs><rect id="r" width="400" height="70"/></defs>'
    words = "Many more words than this one box has room for"
    with pytest.raises(FitError):
        texts(fonts, f'{box}<text shape-inside="url(#r)">{words}</text>')
    (text,) = texts(
        fonts,
        f'{box}<text shape-inside="url(#r)" text-overflow="ellipsis">'
        f'Many <tspan fill="red">more words</tspan>{words[15:]}</text>',
    )
    (line,) = text.layout.lines
    assert text.layout.truncated
    assert line.text.endswith("…")
    assert line.text.startswith("Many more")
    assert len({run.style.paint for run in line.runs}) == 2


@pytest.mark.parametrize(("where", "share"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0)])
def test_vertical_alignment(fonts: FontBook, where: str, share: float) -> None:
    body = (
        '<defs><rect id="r" x="0" y="100" width="400" height="500"/></defs>'
        f'<text shape-inside="url(#r)" data-vertical-align="{where}">Words</text>'
    )
    (text,) = texts(fonts, body)
    above, below = text.baseline - text.layout.above - 100, 600 - text.baseline - text.layout.below
    assert above == pytest.approx((above + below) * share, abs=0.1)


def test_justified_lines_end_at_the_edge_but_the_last(fonts: FontBook) -> None:
    body = (
        '<defs><rect id="r" width="420" height="500"/></defs><text shape-inside="url(#r)" '
        'text-align="justify">Words that are set from edge to edge in three lines</text>'
    )
    (text,) = texts(fonts, body)
    *full, last = text.layout.lines
    assert [line.advance for line in full] == pytest.approx([420] * len(full))
    assert last.advance < 420


def test_texts_of_a_fit_group_share_the_smallest_size(fonts: FontBook) -> None:
    body = (
        '<defs><rect id="a" width="400" height="200"/>'
        '<rect id="b" width="400" height="200"/></defs>'
        '<g font-size="90"><text shape-inside="url(#a)" data-min-font-size="20" '
        'data-fit-group="g">Short</text><text shape-inside="url(#b)" data-min-font-size="20" '
        'data-fit-group="g">Very much longer words that need a smaller size</text></g>'
        '<g data-layout="column" data-x="0" data-y="0" data-width="400" data-height="300">'
        '<text font-size="90" data-min-font-size="20" data-fit-group="g">Three</text></g>'
    )
    sizes = {text.layout.size for text in texts(fonts, body)}
    assert len(sizes) == 1
    assert 20 <= sizes.pop() < 90


# -- style ---------------------------------------------------------------------------------


def test_several_sizes_and_fonts_share_a_baseline(fonts: FontBook) -> None:
    body = (
        '<text x="10" y="90">small <tspan font-size="80" font-family="Bricolage Grotesque" '
        'font-weight="800">LARGE</tspan> 😀</text>'
    )
    (text,) = texts(fonts, body)
    (line,) = text.layout.lines
    assert len({run.face for run in line.runs}) == 3
    assert {glyph.y for run in line.runs for glyph in run.glyphs} == {0.0}


def test_emphasis_takes_the_style_of_the_template(fonts: FontBook) -> None:
    body = (
        '<g data-emphasis="fill:#b23a00; font-weight:900; font-size:1.2em">'
        '<text data-field="caption">Say *hello* to \\*them\\*</text></g>'
    )
    (text,) = texts(fonts, body)
    plain, apart, rest = text.layout.lines[0].runs
    assert text.layout.lines[0].text == "Say hello to *them*"
    assert apart.style.weight == 900
    assert apart.style.scale == pytest.approx(1.2)
    assert dict(apart.style.paint) == {"fill": "#b23a00"}
    assert plain.style == rest.style


def test_asterisks_of_the_template_itself_are_literal(fonts: FontBook) -> None:
    (text,) = texts(fonts, "<text>*Free*</text>")
    assert text.layout.lines[0].text == "*Free*"


def test_weights_features_and_axes(fonts: FontBook) -> None:
    body = (
        "<text style=\"font:italic 700 40px/1.1 Figtree;font-feature-settings:'tnum' 1\">a"
        '<tspan font-weight="bolder">b</tspan><tspan style="font-variation-settings:\'wght\' 333">'
        "c</tspan></text>"
    )
    (text,) = texts(fonts, body)
    first, second, third = text.layout.lines[0].runs
    assert first.face.variations == {"wght": 700}
    assert "Italic" in first.face.path
    assert first.style.features == (("tnum", 1),)
    assert second.face.variations == {"wght": 900}
    assert third.face.variations == {"wght": 333}


def test_letter_spacing_in_em_is_that_of_the_element_that_states_it(fonts: FontBook) -> None:
    body = '<text letter-spacing="0.1em">a<tspan font-size="100">b</tspan></text>'
    (text,) = texts(fonts, body)
    first, second = text.layout.lines[0].runs
    assert first.style.letter_spacing * first.style.scale * 50 == pytest.approx(5)
    assert second.style.letter_spacing * second.style.scale * 50 == pytest.approx(5)


def test_lines_along_the_words(fonts: FontBook) -> None:
    body = (
        '<text x="10" y="90" text-decoration="underline">one <tspan fill="red">two</tspan></text>'
    )
    rules = list(drawing(fonts, body).root.iter("rect"))
    assert [rule.get("fill") for rule in rules] == [None, "red"]
    assert all(float(rule.get("y", "0")) > 90 for rule in rules)
    assert sum(float(rule.get("width", "0")) for rule in rules) == pytest.approx(
        advance(fonts, "one two"), abs=0.1
    )


def test_a_stroke_may_lie_under_its_fill(fonts: FontBook) -> None:
    root = drawing(fonts, '<text stroke="red" paint-order="stroke">a</text>').root
    assert [run.attrib for run in root.iter("glyphs")] == [
        {"run": "0", "fill": "none"},
        {"run": "0", "stroke": "none"},
    ]


# -- characters that no font has -----------------------------------------------------------


def test_a_missing_character_is_an_error_with_its_field(fonts: FontBook) -> None:
    with pytest.raises(FontError, match="U\\+13000 EGYPTIAN HIEROGLYPH A001") as caught:
        texts(fonts, '<text data-field="caption">Hi \U00013000</text>')
    assert caught.value.where.field == "caption"


def test_or_it_is_replaced_with_a_notice(fonts: FontBook) -> None:
    body = '<text data-field="caption">Hi \U00013000 \U0001d400</text>'
    resolved = tree(fonts, body, replace_missing=True)
    assert resolved.texts[0].layout.lines[0].text == "Hi ? A"
    first, second = resolved.notices
    assert (first.code, first.where.field) == ("replaced-character", "caption")
    assert "EGYPTIAN HIEROGLYPH A001" in first.message
    assert '"A" stands in its place' in second.message
