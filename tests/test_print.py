"""Posters: PDF pages of the size of paper, with vector words and, for a print shop, bleed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from connection_graphics import Graphic, get_format, render
from connection_graphics.cli import main

WORDS = {
    "event_name": "Tea & talk at the library",
    "date": "2024-06-13",
    "time": "2-4pm",
    "place": "Anytown Library",
    "access": "Free. Everyone welcome.",
    "link": "https://example.org",
}
MM = 72 / 25.4
POSTERS = ("poster-a4", "poster-a4-bleed", "poster-a3", "poster-a3-bleed")


def poster(format_name: str, scale: float = 1.0) -> Graphic:
    return render("event", WORDS, format=format_name, scale=scale)


def box(pdf: bytes, name: str) -> list[float]:
    """Return the last *name* in the file, as mm: an update comes after what it replaces."""
    found = re.findall(rb"/%b \[([^\]]*)\]" % name.encode(), pdf)
    return [round(float(number) / MM, 3) for number in found[-1].split()]


@pytest.mark.parametrize(
    ("name", "width", "height"), [("poster-a4", 210, 297), ("poster-a3", 297, 420)]
)
def test_the_page_has_the_size_of_its_paper(name: str, width: float, height: float) -> None:
    pdf = poster(name).to_bytes()

    assert pdf.startswith(b"%PDF-")
    assert box(pdf, "MediaBox") == [0, 0, width, height]
    assert box(pdf, "TrimBox") == [0, 0, width, height]


@pytest.mark.parametrize("scale", [0.5, 2])
def test_paper_has_its_size_whatever_the_scale(scale: float) -> None:
    assert box(poster("poster-a4", scale).pdf, "MediaBox") == [0, 0, 210, 297]


@pytest.mark.parametrize(
    ("name", "width", "height"), [("poster-a4-bleed", 210, 297), ("poster-a3-bleed", 297, 420)]
)
def test_3_mm_are_there_to_be_cut_from_each_edge(name: str, width: float, height: float) -> None:
    pdf = poster(name).pdf

    assert box(pdf, "MediaBox") == [0, 0, width + 6, height + 6]
    assert box(pdf, "BleedBox") == [0, 0, width + 6, height + 6]
    assert box(pdf, "TrimBox") == [3, 3, width + 3, height + 3]


def test_a_picture_for_a_screen_has_no_such_boxes() -> None:
    pdf = poster("portrait").pdf

    assert b"TrimBox" not in pdf
    assert b"BleedBox" not in pdf


def test_all_of_it_is_vector() -> None:
    pdf = poster("poster-a4").pdf

    assert b"/Subtype /Image" not in pdf
    assert b"/Subtype/Image" not in pdf


@pytest.mark.parametrize("name", POSTERS)
def test_the_ground_reaches_every_edge_and_words_keep_off(name: str) -> None:
    graphic = poster(name, 0.5)
    image, safe = graphic.image, get_format(name).safe
    edges = [(0, 0), (image.width - 1, 0), (0, image.height - 1)]

    assert image.mode == "RGB"
    assert all(image.getpixel(at) != (255, 255, 255) for at in edges)
    for text in graphic.drawing.texts:
        assert text.ink.left >= safe.left, text.field
        assert text.ink.right <= safe.right, text.field
        assert text.ink.bottom <= safe.bottom, text.field


def test_both_sheets_say_the_same_with_lines_broken_alike() -> None:
    small, large = poster("poster-a4"), poster("poster-a3")

    assert {name: fit.lines for name, fit in small.fit.items()} == {
        name: fit.lines for name, fit in large.fit.items()
    }


def test_commands_write_a_pdf(tmp_path: Path) -> None:
    words = ["--caption", "Say hello", "-f", "print,poster-a4-bleed", "-o", f"{tmp_path}/"]
    result = CliRunner().invoke(main, ["render", *words])

    assert result.exit_code == 0, result.output
    assert len(list(tmp_path.glob("*.pdf"))) == 3


@pytest.mark.parametrize("name", ["poster-a4", "og-image"])
def test_what_belongs_to_no_network_has_words_without_a_limit(name: str) -> None:
    assert "Tea & talk at the library" in poster(name).post_text()


def test_a_batch_writes_posters(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("Caption,Formats\nSay hello,poster-a4 og-image\n")
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["batch", str(table), "-o", str(out), "-j", "0"])

    assert result.exit_code == 0, result.output
    assert len(list(out.glob("*.pdf"))) == 1
    assert len(list(out.glob("*.png"))) == 1
