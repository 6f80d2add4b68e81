"""A graphic's files: every type, in every way to write it, opened again by somebody else."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from connection_graphics import (
    DataError,
    Graphic,
    OutputError,
    Renderer,
    UnknownNameError,
    render,
)
from connection_graphics.drawing import compose
from connection_graphics.encode import FILE_TYPES, MEDIA_TYPES
from connection_graphics.formats import SHAPES
from connection_graphics.raster import rasterise
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

from .conftest import ROOT
from .golden import TOLERANCE, reduced

EVENT = {
    "event_name": "Tea & talk at the library",
    "date": "2024-06-13",
    "time": "2-4pm",
    "place": "Leeds Central Library",
    "access": "Free. Everyone welcome.",
}
CASES = [
    ("event", EVENT, "instagram-square"),
    ("event", EVENT, "instagram-portrait"),
    ("event", {**EVENT, "event_name": "Te a sgwrs ☕ yn y llyfrgell", "lang": "cy"}, "x-post"),
    ("event", {**EVENT, "event_name": "الشاي والحديث", "lang": "ar"}, "instagram-story"),
    ("random-act", {"caption": "Smile at someone 😊"}, "instagram-square"),
    ("random-act", {"caption": "Say hello to a neighbour"}, "x-post"),
]
TEMPLATES = sorted(
    folder.name
    for folder in (ROOT / "templates" / "svg").iterdir()
    if (folder / "template.toml").is_file()
)
SVG = "{http://www.w3.org/2000/svg}"
BEGINNINGS = {
    "png": b"\x89PNG",
    "png8": b"\x89PNG",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF",
    "svg": b"<?xml",
    "pdf": b"%PDF-1.4",
}


@pytest.fixture(scope="module")
def graphic() -> Graphic:
    return render("event", EVENT, format="instagram-square")


@pytest.fixture(scope="module")
def welsh() -> Graphic:
    words = {**EVENT, "event_name": "Te a sgwrs ☕ yn y llyfrgell", "lang": "cy"}
    return render("event", words, format="instagram-portrait")


# -------------------------------------------------------------------- every type, every way


@pytest.mark.parametrize("file_type", sorted(FILE_TYPES))
def test_every_type_is_what_it_says(graphic: Graphic, file_type: str, tmp_path: Path) -> None:
    data = graphic.to_bytes(file_type)
    assert data.startswith(BEGINNINGS[file_type])
    assert graphic.to_bytes(MEDIA_TYPES[file_type])[:4] == data[:4]
    path = tmp_path / f"tea{FILE_TYPES[file_type]}"
    assert graphic.save(path, file_type) == path
    assert path.read_bytes() == data
    file = io.BytesIO()
    assert graphic.save(file, file_type) is None
    assert file.getvalue() == data


@pytest.mark.parametrize("suffix", [".png", ".JPG", ".jpeg", ".webp", ".svg", ".pdf"])
def test_the_suffix_gives_the_type(graphic: Graphic, suffix: str, tmp_path: Path) -> None:
    path = graphic.save(tmp_path / f"tea{suffix}")
    assert path == tmp_path / f"tea{suffix}"
    file_type = {".jpg": "jpeg", ".jpeg": "jpeg"}.get(suffix.lower(), suffix[1:])
    assert path.read_bytes().startswith(BEGINNINGS[file_type])


def test_a_path_without_suffix_gets_that_of_the_format(graphic: Graphic, tmp_path: Path) -> None:
    assert graphic.save(tmp_path / "tea") == tmp_path / "tea.jpg"
    assert graphic.save(str(tmp_path / "tea"), "pdf") == tmp_path / "tea.pdf"


def test_suffix_and_type_may_not_contradict(graphic: Graphic, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"ends in \.png") as caught:
        graphic.save(tmp_path / "tea.png", "jpeg")
    assert "tea.jpg" in caught.value.hint
    with pytest.raises(UnknownNameError, match=r"\.gif"):
        graphic.save(tmp_path / "tea.gif")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there(graphic: Graphic, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Make the folder first"):
        graphic.save(tmp_path / "missing" / "tea.png")


def test_a_file_that_takes_little_at_a_time(graphic: Graphic) -> None:
    class Slow(io.RawIOBase):
        taken = b""

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.taken += data[:1000]
            return min(1000, len(data))

    slow = Slow()
    graphic.save(slow, "svg")
    assert slow.taken == graphic.svg.encode()


def test_a_file_that_is_full_or_open_for_text(graphic: Graphic) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        graphic.save(Full())
    with pytest.raises(OutputError, match="wb"):
        graphic.save(io.StringIO())  # type: ignore[arg-type]


# ------------------------------------------------------------------------ limits and sizes


def test_limits_hold_for_every_type(graphic: Graphic) -> None:
    for file_type in ("svg", "pdf"):
        size = len(graphic.to_bytes(file_type))
        assert len(graphic.to_bytes(file_type, max_bytes=size)) == size
        with pytest.raises(OutputError, match="the limit is") as caught:
            graphic.to_bytes(file_type, max_bytes=size - 1)
        assert caught.value.value == size
        assert caught.value.code == "file-too-large"


@pytest.mark.parametrize("file_type", ["png", "jpeg", "webp"])
def test_a_small_limit_is_met(graphic: Graphic, file_type: str) -> None:
    limit = {"png": 60_000, "jpeg": 110_000, "webp": 66_000}[file_type]
    data = graphic.to_bytes(file_type, max_bytes=limit)
    assert limit / 2 < len(data) <= limit
    assert difference(Image.open(io.BytesIO(data)), graphic.image) <= TOLERANCE


def test_twice_the_px_is_the_same_picture(graphic: Graphic) -> None:
    twice = graphic.scaled(2)
    assert (twice.width, twice.height) == twice.image.size == (2160, 2160)
    assert Image.open(io.BytesIO(twice.to_bytes("webp"))).size == (2160, 2160)
    assert difference(twice.image, graphic.image) <= TOLERANCE
    assert twice.scaled().to_bytes("png") == graphic.to_bytes("png")


def test_a_width_is_met_exactly() -> None:
    story = render("random-act", caption="Say hello", format="instagram-story")
    for width in (1, 333, 1000, 1081, 5000):
        assert story.scaled(width=width).width == width
    assert story.scaled(width=540).image.size == (540, 960)


def test_vectors_have_the_scale_as_their_measure(graphic: Graphic) -> None:
    twice = graphic.scaled(2)
    root = ET.fromstring(twice.svg)  # noqa: S314 - our own
    assert (root.get("width"), root.get("height")) == ("2160", "2160")
    assert root.get("viewBox") == "0 0 1080 1080"
    assert b"/MediaBox [ 0 0 810 810 ]" in graphic.pdf
    assert b"/MediaBox [ 0 0 1620 1620 ]" in twice.pdf


@pytest.mark.parametrize("scale", [9.3, 1e9])
def test_what_is_too_large_is_refused_at_once(graphic: Graphic, scale: float) -> None:
    with pytest.raises(OutputError, match="10,000 px a side") as caught:
        graphic.scaled(scale)
    assert caught.value.code == "picture-too-large"


def test_more_than_fifty_million_px_are_refused(graphic: Graphic) -> None:
    assert graphic.scaled(width=7071).width == 7071
    with pytest.raises(OutputError, match="50,000,000"):
        graphic.scaled(width=7072)


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf")])
def test_a_scale_that_does_not_exist(graphic: Graphic, scale: float) -> None:
    with pytest.raises(DataError, match="scale"):
        graphic.scaled(scale)


def test_scale_and_width_cannot_both_be_given(graphic: Graphic) -> None:
    with pytest.raises(DataError, match="both"):
        graphic.scaled(2, width=100)
    with pytest.raises(OutputError, match="nothing is left"):
        graphic.scaled(width=0.2)  # type: ignore[arg-type]


def test_a_scale_given_to_render_is_checked_too() -> None:
    with pytest.raises(OutputError, match="too large"):
        render("random-act", caption="Say hello", scale=50)


# -------------------------------------------------------------------------------- vectors


def test_the_svg_stands_alone_and_says_what_it_shows(welsh: Graphic) -> None:
    root = ET.fromstring(welsh.svg)  # noqa: S314 - our own
    tags = [element.tag.removeprefix(SVG) for element in root.iter()]
    assert tags[1:4] == ["title", "desc", "metadata"]
    assert root[0].text == welsh.title
    assert root[1].text == welsh.alt_text
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    assert not {"text", "tspan", "style", "image", "glyphs"} & set(tags)
    said = "".join(root[2].itertext())
    assert "© 2024 Marmalade Trust" in said
    assert "Loneliness Awareness Week 2024" in said
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("data-")
            if name.endswith("href") or "url(" in value:
                assert re.search(r"^#|url\(#", value)


def test_words_cannot_leave_the_metadata() -> None:
    name = '</desc></metadata><script>1</script>]]> & "more"'
    graphic = render("event", event_name=name)
    root = ET.fromstring(graphic.svg)  # noqa: S314 - our own
    assert root[0].text == graphic.title
    assert "script" not in {element.tag.removeprefix(SVG) for element in root.iter()}


def test_the_pdf_is_whole(welsh: Graphic) -> None:
    data = welsh.pdf
    # Every line of both tables points at its object, and the last table at the one before.
    tables = [int(found) for found in re.findall(rb"startxref\s+(\d+)", data)]
    assert len(tables) == 2
    assert all(data[place : place + 4] == b"xref" for place in tables)
    assert f"/Prev {tables[0]}".encode() in data[tables[1] :]
    numbers = re.compile(rb"(\d+) 1\n(\d{10}) 00000 n")
    added = numbers.findall(data[tables[1] :])
    assert len(added) == 4
    for number, place in added:
        assert data[int(place) :].startswith(number + b" 0 obj")
    assert data.rstrip().endswith(b"%%EOF")


def test_words_cannot_leave_the_properties(tmp_path: Path) -> None:
    words = "(/CreationDate (2 >>\nendobj\n1 0 obj"
    odd = replace(render("random-act", caption="Hi"), title=words, alt_text=words)
    data = odd.pdf
    assert data.count(b"startxref") == 2
    tables = [int(found) for found in re.findall(rb"startxref\s+(\d+)", data)]
    assert data[tables[1] :].startswith(b"xref")
    added = data[tables[0] : tables[1]]
    assert b"/Pages" in added
    assert "(/CreationDate (2 >> endobj 1 0 obj".encode("utf-16-be").hex().upper().encode() in added
    (tmp_path / "odd.pdf").write_bytes(data)
    if shutil.which("pdfinfo"):
        said = run("pdfinfo", "odd.pdf", folder=tmp_path)
        assert f"Title:           {' '.join(words.split())}\n" in said


def test_the_pdf_has_outlines_only_and_the_campaigns_day(welsh: Graphic) -> None:
    data = welsh.pdf
    assert b"/Font" not in data
    assert b"/Image" not in data
    last = data.rindex(b"/Producer")
    dates = re.findall(rb"Date \((.*?)\)", data[last:])
    assert len(dates) == 2
    assert all(date.startswith(b"D:20240610000000Z") for date in dates)
    assert b"/Lang (cy)" in data
    assert b"/DestOutputProfile" in data
    assert welsh.alt_text.encode() in data
    assert data == welsh.pdf


def test_round_corners_are_alike() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
        '<rect width="200" height="100" fill="#fff"/>'
        '<rect x="10" y="10" width="180" height="80" rx="40" fill="#2B0F33"/></svg>'
    )
    image = rasterise(compose(resolve(svg, FontBook([]))))
    for way in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM):
        mirrored = ImageChops.difference(image, image.transpose(way)).convert("L")
        # CairoSVG's own corners differ by 200 levels.
        assert mirrored.getextrema()[1] <= 20  # type: ignore[operator]


# ------------------------------------------------------------------------ told by the file


@pytest.mark.parametrize("file_type", ["png", "png8", "jpeg", "webp"])
def test_pillow_reads_what_the_file_shows(welsh: Graphic, file_type: str) -> None:
    image = Image.open(io.BytesIO(welsh.to_bytes(file_type)))
    image.load()
    said = image.getxmp()["xmpmeta"]["RDF"]["Description"]

    def in_default(name: str) -> str:
        item = said[name]["Alt"]["li"]
        assert item["lang"] == "x-default"
        return str(item["text"])

    assert in_default("AltTextAccessibility") == welsh.alt_text
    assert in_default("title") == welsh.title
    assert in_default("rights") == "© 2024 Marmalade Trust"
    assert in_default("Event") == "Loneliness Awareness Week 2024"
    assert said["language"]["Bag"]["li"] == "cy"


# -------------------------------------------------------------- slow: independent readers


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def difference(picture: Image.Image, other: Image.Image) -> int:
    """Return the largest difference of any pixel of the two, each 270 px wide."""
    extremes = ImageChops.difference(reduced(picture), reduced(other)).getextrema()
    return int(max(high for _, high in extremes))  # type: ignore[misc]


def run(*words: str | Path, folder: Path) -> str:
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )
    return done.stdout


def by_rsvg(graphic: Graphic, folder: Path) -> Image.Image:
    """Return what librsvg, with a rasteriser of its own, makes of the SVG."""
    svg = graphic.save(folder / "a.svg")
    assert svg is not None
    run("rsvg-convert", "-o", "rsvg.png", svg, folder=folder)
    return Image.open(folder / "rsvg.png")


def by_chromium(graphic: Graphic, folder: Path) -> Image.Image:
    """Return what a browser makes of the SVG, four times as fine: its edges are coarse."""
    svg = graphic.save(folder / "a.svg")
    assert svg is not None
    run(
        *("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *("--force-color-profile=srgb", "--force-device-scale-factor=4"),
        *(f"--user-data-dir={folder / 'profile'}", "--screenshot=chromium.png"),
        *(f"--window-size={graphic.width},{graphic.height}", svg.as_uri()),
        folder=folder,
    )
    return Image.open(folder / "chromium.png")


def by_poppler(graphic: Graphic, folder: Path) -> Image.Image:
    """Return what poppler makes of the PDF, four times as fine: its edges are coarse."""
    pdf = graphic.save(folder / "a.pdf")
    assert pdf is not None
    run("pdftoppm", "-r", "384", "-png", "-singlefile", pdf, "pdf", folder=folder)
    return Image.open(folder / "pdf.png")


READERS = pytest.mark.parametrize(
    "reader",
    [
        pytest.param(by_rsvg, marks=needs("rsvg-convert")),
        pytest.param(by_chromium, marks=needs("chromium")),
        pytest.param(by_poppler, marks=needs("pdftoppm")),
    ],
)
Reader = Callable[[Graphic, Path], Image.Image]


@pytest.mark.slow
@READERS
@pytest.mark.parametrize(("template", "words", "format_"), CASES)
def test_vectors_look_like_the_pixels(
    reader: Reader, template: str, words: dict[str, str], format_: str, tmp_path: Path
) -> None:
    graphic = render(template, words, format=format_)
    assert difference(reader(graphic, tmp_path), graphic.image) <= TOLERANCE


@pytest.mark.slow
@READERS
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_looks_the_same_in_vectors(
    reader: Reader, name: str, shape: str, tmp_path: Path
) -> None:
    with Renderer() as renderer:
        template = renderer.template(name)
        if shape not in template.shapes:
            pytest.skip(f"{name} has no {shape}")
        graphic = renderer.render(template, template.samples[0].fields, format=shape)
    assert difference(reader(graphic, tmp_path), graphic.image) <= TOLERANCE


@pytest.mark.slow
@READERS
def test_photographs_and_codes_look_the_same_in_vectors(reader: Reader, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(24 * 20 * 3)  # noqa: S311 - no secret
    photograph = Image.frombytes("RGB", (24, 20), noise).resize((1200, 1000))
    photograph.save(tmp_path / "face.jpg", quality=92)
    quote = {"caption": "It took one hello", "speaker": "Ann", "image": "face.jpg"}
    code = {**EVENT, "link": "https://example.org/tea", "qr": True}
    for graphic in (
        render("quote", quote, assets=tmp_path),
        render("event", code, format="instagram-portrait"),
    ):
        assert difference(reader(graphic, tmp_path), graphic.image) <= TOLERANCE


@pytest.mark.slow
@pytest.mark.parametrize("file_type", ["png", "png8", "jpeg", "webp"])
@pytest.mark.parametrize(("template", "words", "format_"), CASES)
def test_files_of_pixels_look_like_the_pixels(
    file_type: str, template: str, words: dict[str, str], format_: str
) -> None:
    graphic = render(template, words, format=format_)
    file = Image.open(io.BytesIO(graphic.to_bytes(file_type)))
    assert difference(file, graphic.image) <= TOLERANCE


@pytest.mark.slow
@needs("exiftool")
@pytest.mark.parametrize("file_type", sorted(FILE_TYPES))
def test_exiftool_reads_what_the_file_shows(welsh: Graphic, file_type: str, tmp_path: Path) -> None:
    path = welsh.save(tmp_path / f"a{FILE_TYPES[file_type]}", file_type)
    assert path is not None
    found = json.loads(run("exiftool", "-json", "-G1", path, folder=tmp_path))[0]
    assert found["XMP-iptcCore:AltTextAccessibility"] == welsh.alt_text
    assert found["XMP-dc:Title"] == welsh.title
    assert found["XMP-dc:Language"] == "cy"
    assert found["XMP-dc:Rights"] == "© 2024 Marmalade Trust"
    assert found["XMP-iptcExt:Event"] == "Loneliness Awareness Week 2024"
    assert found["XMP-xmpRights:Marked"] is True
    if file_type == "pdf":
        assert found["PDF:CreateDate"] == "2024:06:10 00:00:00Z"
        assert found["PDF:Title"] == welsh.title
        assert found["PDF:Author"] == "Marmalade Trust"
    if file_type in {"jpeg", "webp"}:
        assert "sRGB" in found["ICC_Profile:ProfileDescription"]


@pytest.mark.slow
@needs("pdfinfo")
def test_poppler_reads_the_properties(welsh: Graphic, tmp_path: Path) -> None:
    welsh.save(tmp_path / "a.pdf")
    said = run("pdfinfo", "-isodates", "a.pdf", folder=tmp_path)
    assert f"Title:           {welsh.title}\n" in said
    assert f"Subject:         {welsh.alt_text}\n" in said
    assert "CreationDate:    2024-06-10T00:00:00Z" in said
    assert "Metadata Stream: yes" in said
    assert "Loneliness" in run("pdfinfo", "-meta", "a.pdf", folder=tmp_path)
