"""Fonts of folders with and without an index, fonts of packages, and which one draws what."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from connection_graphics._assets import asset_root
from connection_graphics.errors import FontError, UnknownNameError
from connection_graphics.text import fontfiles
from connection_graphics.text.fonts import FontBook
from connection_graphics.text.layout import prepare
from connection_graphics.text.style import Span, SpanStyle, TextStyle

BUNDLED = Path(str(asset_root() / "fonts"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a campaign's folder of fonts without fonts.toml."""
    folder = tmp_path / "fonts"
    (folder / "thai").mkdir(parents=True)
    for name in ("Figtree[wght].ttf", "Figtree-Italic[wght].ttf"):
        shutil.copy(BUNDLED / "Figtree" / name, folder / name)
    shutil.copy(BUNDLED / "Noto Sans Thai" / "NotoSansThai[wght].ttf", folder / "thai" / "a.ttf")
    (folder / "LICENSE.txt").write_text("OFL")
    return folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install, as it were, a package that offers the Georgian font."""
    files = tmp_path / "fontpkg_example" / "files"
    files.mkdir(parents=True)
    shutil.copy(BUNDLED / "Noto Sans Georgian" / "NotoSansGeorgian[wght].ttf", files)
    module = SimpleNamespace(FAMILY="Noto Sans Georgian", ROOT=files.parent)
    point = SimpleNamespace(name="example", load=lambda: module)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])
    fontfiles.packaged_families.cache_clear()
    yield files
    fontfiles.packaged_families.cache_clear()


def test_a_folder_without_index_is_read_from_its_files(own: Path) -> None:
    book = FontBook.load([own], packages=False)
    assert {family.name for family in book} >= {"Noto Sans Thai"}
    figtree = next(family for family in book if family.name.startswith("Figtree"))
    assert {file.style for file in figtree.files} == {"normal", "italic"}
    assert figtree.files[0].axes == {"wght": (300, 900)}
    thai = book.family("Noto Sans Thai")
    assert thai.scripts == {"Thai"}


def test_and_stands_in_for_its_scripts(own: Path) -> None:
    book = FontBook.load([own], packages=False)
    figtree = next(family.name for family in book if family.name.startswith("Figtree"))
    text = prepare([Span("สวัสดี hello", SpanStyle((figtree,)))], TextStyle(40, 40), book)
    families = {s.item.face.family.name for s in text.paragraphs[0].breaker.paragraph.items}
    assert families == {"Noto Sans Thai", figtree}


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\0\1\0\0" + bytes(60)])
def test_a_file_that_is_no_font_is_named(own: Path, content: bytes) -> None:
    (own / "broken.ttf").write_bytes(content)
    with pytest.raises(FontError, match=r"broken\.ttf"):
        FontBook.load([own])


def test_the_campaigns_font_goes_before_the_bundled_one(own: Path) -> None:
    (own / "fonts.toml").write_text(
        '[[family]]\nname = "Figtree"\n[[family.files]]\nfile = "Figtree[wght].ttf"\n'
        "axes = { wght = [300, 900] }\n"
    )
    book = FontBook.load([own, BUNDLED], packages=False)
    assert book.face("Figtree", 500).path == str(own / "Figtree[wght].ttf")


def test_a_font_of_a_package_is_found_by_its_name(package: Path, own: Path) -> None:
    book = FontBook.load([own])
    assert book.face("Noto Sans Georgian", 700).variations == {"wght": 700}
    with pytest.raises(UnknownNameError):
        FontBook.load([own], packages=False).face("Noto Sans Georgian")


def test_and_for_what_no_folder_has(package: Path, own: Path) -> None:
    book = FontBook.load([own])
    figtree = next(family.name for family in book if family.name.startswith("Figtree"))
    parts = book.explain("გამარჯობა hello", [figtree], "ka")
    assert parts[0].family == "Noto Sans Georgian"
    assert Path(parts[0].path).parent == package


def test_names_of_kinds_ask_no_package(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> tuple[object, ...]:
        raise AssertionError

    monkeypatch.setattr("connection_graphics.text.fonts.packaged_families", refused)
    book = FontBook.load([own])
    assert book.stack(("Noto Sans Thai", "sans-serif"), "Thai", "th")


def test_explain_tells_what_draws_what(fonts: FontBook) -> None:
    parts = fonts.explain("Paned ☕ ابتسم \U00013000", ["Figtree", "Nunito"], "ar")
    assert [(part.text, part.family, part.reason) for part in parts] == [
        ("Paned ", "Figtree", "asked"),
        ("☕", "Noto Color Emoji", "emoji"),
        (" ", "Figtree", "asked"),
        ("ابتسم ", "Noto Sans Arabic", "fallback"),
        ("\U00013000", None, "missing"),
    ]


def test_a_language_has_its_own_family(fonts: FontBook) -> None:
    assert fonts.explain("مسکراہٹ", ["Figtree"], "ur")[0].family == "Noto Nastaliq Urdu"
    assert fonts.explain("مسکراہٹ", ["Figtree"], "fa")[0].family == "Noto Sans Arabic"


def test_letters_of_a_field_move_together_signs_alone(fonts: FontBook) -> None:
    parts = fonts.explain("Ŵyl ễ → Tŷ", ["Figtree", "Nunito"], "cy")
    assert {part.family for part in parts if part.text.strip() not in ("", "→")} == {"Nunito"}


def test_text_and_emoji_presentation(fonts: FontBook) -> None:
    (heart,) = fonts.explain("❤\ufe0e", ["Figtree"])
    (coloured,) = fonts.explain("❤\ufe0f", ["Figtree"])
    assert heart.reason != "emoji"
    assert coloured.reason == "emoji"
