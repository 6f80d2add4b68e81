"""Whatever attributes a text has: it is drawn, or the library's own error says why not."""

from __future__ import annotations

from html import escape

from hypothesis import example, given
from hypothesis import strategies as st

from connection_graphics.drawing import compose
from connection_graphics.errors import ConnectionGraphicsError
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

_NUMBERS = st.sampled_from(
    ["0", "1", "-5", "40", "1e3", "1e999", "NaN", "12px", "3em", "50%", "a", "", "1 2 3", "0,0,9,"]
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        (  # noqa: SIM905 - words read better as words
            "x y dx dy rotate font-size letter-spacing word-spacing textLength line-height "
            "inline-size data-min-font-size data-max-font-size data-max-lines baseline-shift "
            "shape-padding startOffset font-weight stroke-width opacity"
        ).split()
    ),
    _NUMBERS,
    max_size=4,
)
_WORDS = st.dictionaries(
    st.sampled_from(
        (  # noqa: SIM905
            "text-anchor text-align dominant-baseline direction white-space xml:lang font-family "
            "font text-decoration paint-order data-field data-emphasis data-fit-group data-mirror "
            "lengthAdjust text-overflow shape-inside style transform data-vertical-align href"
        ).split()
    ),
    st.sampled_from(
        [
            *("start", "middle", "end", "justify", "central", "rtl", "pre", "nowrap", "ur", "x"),
            *("Nunito", "Nope", "italic 700 40px/1 Figtree", "bold", "underline overline"),
            *("stroke fill", "caption", "fill:red;font-size:2em", "spacingAndGlyphs", "ellipsis"),
            *("url(#box)", "url(#path)", "url(#nope)", "#path", "font-size:9px;;:", "", "no"),
            *("rotate(30)", "matrix(1 2)", "scale(0)", "translate(1e9)", "bottom"),
        ]
    ),
    max_size=4,
)
_LETTERS = st.text(alphabet="ab *\\\n\u0301ابשלنग\u094dท😀\u202e\u2069\u00ad", max_size=12)


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    tag = "text" if not depth else draw(st.sampled_from(["tspan", "textPath", "a"]))
    attributes = draw(_ATTRIBUTES) | draw(_WORDS)
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    inside = draw(_LETTERS)
    if depth < 2:
        for child in draw(st.lists(elements(depth + 1), max_size=2)):
            inside += child + draw(_LETTERS)
    return f"<{tag}{written}>{inside}</{tag}>"


@given(st.lists(elements(), min_size=1, max_size=3).map("".join), st.booleans())
@example('<text textLength="5">\u0301</text>', False)
@example('<text rotate="1 2"/>', True)
def test_any_text_is_drawn_or_refused(fonts: FontBook, body: str, mirrored: bool) -> None:
    source = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" font-family="Figtree" '
        'font-size="20"><defs><rect id="box" width="200" height="90"/>'
        f'<path id="path" d="M0 90A50 50 0 0 1 200 90"/></defs>{body}</svg>'
    )
    try:
        drawing = compose(resolve(source, fonts, mirrored=mirrored))
    except ConnectionGraphicsError as error:
        assert str(error)  # noqa: PT017 - either is right
        return
    assert not list(drawing.root.iter("text"))
    assert "<text" not in drawing.to_svg()
