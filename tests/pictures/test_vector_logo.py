"""SVG logos from strangers: drawn as they are, or refused in words, and never more than that."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from PIL import Image

from connection_graphics.errors import AssetError
from connection_graphics.pictures import Library
from connection_graphics.pipeline import Renderer
from connection_graphics.text.fonts import FontBook
from connection_graphics.vector_logo import vector_reader

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
SHAPE = '<circle cx="50" cy="50" r="40" fill="#0E543E"/>'


@pytest.fixture(scope="module")
def fonts(renderer: Renderer) -> FontBook:
    return renderer.fonts


def _image(tmp_path: Path, fonts: FontBook, data: str | bytes, size: int = 100) -> Image.Image:
    library = Library(vector_reader(fonts))
    raw = data.encode() if isinstance(data, str) else data
    (tmp_path / "logo.svg").write_bytes(raw)
    file = library.open(tmp_path, "logo.svg", field="logo")
    logo = library.logo(file)
    return library.logo_pixels(file, size, round(size / logo.ratio), 1.0).image


def _refused(tmp_path: Path, fonts: FontBook, data: str | bytes) -> AssetError:
    began = time.monotonic()
    with pytest.raises(AssetError) as caught:
        _image(tmp_path, fonts, data)
    assert time.monotonic() - began < 20
    assert caught.value.hint
    assert len(str(caught.value)) < 320
    assert caught.value.where.field == "logo"
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        f'{SVG}viewBox="0 0 100 100">{SHAPE}</svg>',
        f'{SVG}width="100" height="100">{SHAPE}</svg>',
        f'{SVG}width="50mm" height="80mm" viewBox="0 0 100 160">{SHAPE}</svg>',
        f'{SVG}viewBox="-300 -300 700 700" preserveAspectRatio="xMinYMin slice">{SHAPE}</svg>',
        f'{SVG}width="100" height="50" viewBox="0 0 100 100">{SHAPE}</svg>',
        f'<?xml version="1.0"?>{SVG}viewBox="0 0 100 100">{SHAPE}</svg>'.encode("utf-16"),
        gzip.compress(f'{SVG}viewBox="0 0 100 100">{SHAPE}</svg>'.encode()),
        f'{SVG}viewBox="0 0 100 100"><style>circle{{stroke:none}}</style>{SHAPE}</svg>',
        f'{SVG}viewBox="0 0 100 100"><a href="https://example.org">{SHAPE}</a></svg>',
        f'{SVG}viewBox="0 0 100 100"><title>Ours</title><metadata><x/></metadata>{SHAPE}</svg>',
    ],
)  # fmt: skip
def test_whatever_its_page_the_drawing_fills_the_logo(
    tmp_path: Path, fonts: FontBook, data: str | bytes
) -> None:
    image = _image(tmp_path, fonts, data)
    assert image.size == (100, 100)
    assert image.getpixel((50, 50)) == (14, 84, 62, 255)
    box = image.getchannel("A").point(lambda alpha: 255 if alpha > 128 else 0).getbbox()
    assert box is not None
    assert all(abs(edge - wanted) <= 2 for edge, wanted in zip(box, (0, 0, 100, 100), strict=True))


def test_it_is_sharp_at_every_size(tmp_path: Path, fonts: FontBook) -> None:
    image = _image(tmp_path, fonts, f'{SVG}viewBox="0 0 100 100">{SHAPE}</svg>', size=1500)
    alphas = image.getchannel("A").histogram()
    # Between seen and not seen there is nothing but the edge, a px wide.
    assert sum(alphas[1:255]) < 1500 * 4


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<script href="https://example.org/a.js"/>',
        '<circle r="9" onload="alert(1)"/>',
        '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<image width="9" height="9" xlink:href="https://example.org/a.png"/>',
        '<image width="9" height="9" href="file:///etc/passwd"/>',
        '<image width="9" height="9" href="../../secret.png"/>',
        '<use href="other.svg#a"/>',
        '<use xlink:href="https://example.org/a.svg#b"/>',
        '<linearGradient id="a" href="https://example.org/b.svg#c"/>',
        "<style>@import url(https://example.org/a.css);</style>",
        '<style>circle { fill: url("https://example.org/a.svg#b") }</style>',
        '<circle r="9" fill="url(https://example.org/a.svg#b)"/>',
        '<circle r="9" style="mask:url(//example.org/a#b)"/>',
        '<circle r="9" filter="url( \'a.svg#f\' )"/>',
    ],
)  # fmt: skip
def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path, fonts: FontBook, body: str) -> None:
    error = _refused(tmp_path, fonts, f'{SVG}viewBox="0 0 100 100">{body}{SHAPE}</svg>')
    assert error.code == "logo-not-safe"


@pytest.mark.parametrize(
    "text",
    [
        '<text x="9" y="50" font-family="Futura Befrienders">Ours</text>',
        '<text x="9" y="50" style="font-family:MyriadPro-Bold">Ours</text>',
        '<text x="9" y="50">Ours</text>',
        (
            "<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AAAA)}</style>"
            '<text font-family="A">x</text>'
        ),
    ],
)
def test_words_in_a_font_that_is_not_here(tmp_path: Path, fonts: FontBook, text: str) -> None:
    error = _refused(tmp_path, fonts, f'{SVG}viewBox="0 0 100 100">{text}{SHAPE}</svg>')
    assert error.code == "logo-live-text"
    assert "outlines" in error.hint


def test_an_empty_text_is_no_text(tmp_path: Path, fonts: FontBook) -> None:
    """Drawing programs leave such behind."""
    _image(tmp_path, fonts, f'{SVG}viewBox="0 0 100 100"><text x="9" y="9"> </text>{SHAPE}</svg>')


def test_a_photograph_in_an_svgs_clothes(tmp_path: Path, fonts: FontBook) -> None:
    image = '<image width="9" height="9" href="data:image/png;base64,AA"/>'
    data = f'{SVG}viewBox="0 0 9 9">{image}</svg>'
    assert "holds pixels" in _refused(tmp_path, fonts, data).message


BOMBS: dict[str, str | bytes] = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    f'{SVG}viewBox="0 0 9 9"><desc>&b;</desc>{SHAPE}</svg>',
    "entity of a file": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'{SVG}viewBox="0 0 9 9"><desc>&a;</desc>{SHAPE}</svg>',
    "use": f'{SVG}viewBox="0 0 9 9"><g id="l0"><path d="M0 0h9v9z"/></g>'
    + "".join(
        f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    + "</svg>",
    "patterns": f'{SVG}viewBox="0 0 9 9">'
    + "".join(
        f'<pattern id="p{n}" width=".1" height=".1"><rect width="9" height="9" '
        f'fill="url(#p{n + 1})"/><rect width="8" height="8" fill="url(#p{n + 1})"/>'
        f'<rect width="7" height="7" fill="url(#p{n + 1})"/></pattern>'
        for n in range(14)
    )
    + '<rect width="9" height="9" fill="url(#p0)"/></svg>',
    "circle": f'{SVG}viewBox="0 0 9 9"><g id="a"><use href="#b"/></g>'
    '<g id="b"><use href="#a"/></g></svg>',
    "deep": f'{SVG}viewBox="0 0 9 9">' + "<g>" * 2000 + "</g>" * 2000 + "</svg>",
    "wide": f'{SVG}viewBox="0 0 9 9">' + '<path d="M0 0"/>' * 30_000 + "</svg>",
    "gzip": gzip.compress(f'{SVG}viewBox="0 0 9 9">'.encode() + b" " * 50_000_000),
    "size": f'{SVG}width="99999999" height="99999999">{SHAPE}</svg>',
    "no size": f"{SVG}>{SHAPE}</svg>",
    "nothing": f'{SVG}viewBox="0 0 100 100"/>',
    "not whole": f'{SVG}viewBox="0 0 100 100"><circle',
    "no svg": "<html><svg></svg></html>",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_bombs_are_refused_at_once(tmp_path: Path, fonts: FontBook, name: str) -> None:
    _refused(tmp_path, fonts, BOMBS[name])


def test_an_odd_box_is_refused_or_drawn(tmp_path: Path, fonts: FontBook) -> None:
    for box in ("0 0 0 100", "0 0 100 -5", "nan 0 1 1", "0 0 1e999 1", "a b c d", "0 0 1e-9 1e9"):
        data = f'{SVG}viewBox="{box}" width="10" height="10">{SHAPE}</svg>'
        try:
            _image(tmp_path, fonts, data)
        except AssetError as error:
            assert error.hint  # noqa: PT017 - either is good
