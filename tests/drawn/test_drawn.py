"""Templates as drawing programs save them: examples/drawn-campaign, and what they may contain.

`walk` and `stall` were saved by Inkscape 1.2, `chat` has the form of Figma's export (square) and
of Illustrator's (portrait). Where the words are the drawn ones, picture and drawing are the same.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from connection_graphics import Graphic, Renderer, TemplateError, get_format
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

ROOT = Path(__file__).parents[2]
DRAWN = ROOT / "examples" / "drawn-campaign"
CELLS = [(name, shape) for name in ("walk", "stall", "chat") for shape in ("square", "portrait")]
#: Two rasterisers differ so much at the edge of a letter; a shift of one px is 200 or more.
LARGEST_DIFFERENCE = 48


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(DRAWN)


def drawn(renderer: Renderer, name: str, shape: str, sample: str = "typical") -> Graphic:
    template = renderer.template(name)
    fields = next(each.fields for each in template.samples if each.name == sample)
    return renderer.render(template, fields, format=shape)


def words_of(graphic: Graphic) -> dict[str, str]:
    return {field: " ".join(fit.lines) for field, fit in graphic.fit.items()}


@pytest.mark.parametrize("name", ["walk", "stall"])
@pytest.mark.parametrize("shape", ["square", "portrait"])
def test_the_examples_are_saved_by_inkscape(name: str, shape: str) -> None:
    source = (DRAWN / "svg" / name / f"{shape}.svg").read_text("utf-8")

    for part in ("<sodipodi:namedview", 'inkscape:groupmode="layer"', "shape-inside:url(#"):
        assert part in source
    for part in ("<use", "Gradient", 'sodipodi:role="line"'):
        assert part in source
    assert "{{" not in source  # sample words, and nothing that a designer would not draw


@pytest.mark.parametrize(("name", "shape"), CELLS)
@pytest.mark.parametrize("sample", ["short", "typical", "long"])
def test_words_take_the_place_of_the_sample_words(
    renderer: Renderer, name: str, shape: str, sample: str
) -> None:
    graphic = drawn(renderer, name, shape, sample)
    given = graphic.content.event

    assert words_of(graphic)["title"] == given.name
    assert words_of(graphic).get("place") == given.place
    assert not {notice.code for notice in graphic.notices} & {"outside-safe-area", "small-text"}


@pytest.mark.parametrize(("name", "shape"), CELLS)
def test_the_first_line_stands_where_it_was_drawn(
    renderer: Renderer, name: str, shape: str
) -> None:
    source = (DRAWN / "svg" / name / f"{shape}.svg").read_text("utf-8")
    text = re.search(r'<text[^>]*(?:id|inkscape:label)="title".*?</text>', source, re.DOTALL)
    assert text
    shift = re.search(r"translate\([\d.]+ ([\d.]+)\)", text[0])
    first = re.search(r'\sy="([\d.]+)"', text[0])
    assert first
    title = next(t for t in drawn(renderer, name, shape).drawing.texts if t.field == "title")
    baseline = float(first[1]) + (float(shift[1]) if shift else 0.0)

    # Capitals and x-height stand on the line; ink of the first line begins a cap height above.
    assert baseline - title.size * 0.75 < title.ink.top < baseline - title.size * 0.6


@pytest.mark.parametrize("shape", ["square", "portrait"])
def test_the_boxes_of_words_are_never_seen(renderer: Renderer, shape: str) -> None:
    said = drawn(renderer, "chat", shape).svg
    silent = renderer.render("chat", event_name="Hello?", date="2024-06-12", format=shape).svg

    assert "#d9d9d9" not in _shown(said)
    assert "#d9d9d9" not in _shown(silent)


def _shown(svg: str) -> str:
    return re.sub(r"<rect[^>]*display=\"none\"[^>]*>", "", svg).lower()


def test_a_postscript_name_gives_way_to_its_family(fonts: FontBook) -> None:
    source = _document(
        '<text x="10" y="50" font-family="Figtree-Bold, Figtree" font-weight="700">a</text>'
    )
    text = resolve(source, fonts).texts[0]

    assert text.source.spans[0].style.families == ("Figtree",)


def test_a_box_goes_before_a_transform_that_only_places(fonts: FontBook) -> None:
    source = _document(
        '<rect id="title-box" x="20" y="30" width="150" height="90"/>'
        '<text id="title" transform="translate(20 60)" font-family="Figtree" font-size="20">'
        '<tspan x="0" y="0">words</tspan></text>'
    )
    text = resolve(source, fonts).texts[0]

    assert (text.x, text.baseline) == (20, 60)
    assert text.to_canvas == (1, 0, 0, 1, 0, 0)


def test_words_that_a_program_has_wrapped_wrap_anew(fonts: FontBook) -> None:
    source = _document(
        '<rect id="title-box" x="0" y="0" width="100" height="190"/>'
        '<text id="title" xml:space="preserve" style="white-space: pre" font-family="Figtree" '
        'font-size="30"><tspan x="0" y="40">one two three four</tspan></text>'
    )

    assert len(resolve(source, fonts).texts[0].layout.lines) > 1


@pytest.fixture(scope="module")
def fonts(renderer: Renderer) -> FontBook:
    return renderer.fonts


def _document(body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">{body}</svg>'


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("inkscape") is None, reason="compares with Inkscape itself")
@pytest.mark.parametrize(("name", "shape"), CELLS[:4])
def test_inkscape_shows_the_same(renderer: Renderer, name: str, shape: str, tmp_path: Path) -> None:
    ours = drawn(renderer, name, shape).image.convert("RGB")
    theirs = _by_inkscape(DRAWN / "svg" / name / f"{shape}.svg", tmp_path)
    difference = ImageChops.difference(ours, theirs)

    assert ours.size == theirs.size
    assert max(difference.tobytes()) <= LARGEST_DIFFERENCE


def _by_inkscape(path: Path, folder: Path) -> Image.Image:
    """Return what Inkscape shows of *path* with this repository's fonts, and no others."""
    config = folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir>"
        "</fontconfig>"
    )
    target = folder / "shown.png"
    subprocess.run(
        ["inkscape", path, "--export-type=png", f"--export-filename={target}"],
        env={"FONTCONFIG_FILE": str(config), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    with Image.open(target) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("name", ["x-square", "bluesky-post", "facebook-square"])
def test_a_drawing_has_the_size_of_the_format(renderer: Renderer, name: str) -> None:
    format_ = get_format(name)
    graphic = drawn(renderer, "walk", name)
    factor = format_.width / 1080

    assert (graphic.width, graphic.height) == (format_.width, format_.height)
    assert graphic.image.mode == "RGB"
    assert graphic.drawing.texts[1].canvas_size == pytest.approx(126 * factor)


@pytest.mark.parametrize("name", ["instagram-portrait-3x4", "poster-a4"])
def test_a_drawing_of_another_ratio_is_not_stretched(renderer: Renderer, name: str) -> None:
    with pytest.raises(TemplateError, match="drawn for 1080 × 1350 px") as caught:
        drawn(renderer, "walk", name)
    assert caught.value.code == "other-ratio"
