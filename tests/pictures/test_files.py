"""Files are found in one folder and nowhere else, and refused in words."""

from __future__ import annotations

import os
import struct
import sys
import unicodedata
import zlib
from pathlib import Path

import pytest
from PIL import Image

from connection_graphics.errors import AssetError
from connection_graphics.pictures.files import MAX_BYTES, find_picture, read_picture

from .conftest import encoded, saved

PNG = encoded(Image.new("RGB", (40, 30), "red"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pictures = tmp_path / "pictures"
    (pictures / "june").mkdir(parents=True)
    (pictures / "Tea.png").write_bytes(PNG)
    (pictures / "june" / "walk.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    return pictures


@pytest.mark.parametrize("name", ["Tea.png", "./Tea.png", "june/walk.png", "june\\walk.png"])
def test_found(folder: Path, name: str) -> None:
    assert find_picture(folder, name).read_bytes() == PNG


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "june/../../secret.png",
        "..\\secret.png",
        "/etc/passwd",
        "\\\\server\\share\\logo.png",
        "C:\\logos\\ours.png",
        "c:logo.png",
        "~/logo.png",
        "~root/logo.png",
    ],
)
def test_nothing_outside(folder: Path, name: str) -> None:
    with pytest.raises(AssetError, match="outside the folder") as caught:
        find_picture(folder, name, field="logo")
    assert caught.value.code == "picture-outside"
    assert caught.value.where.field == "logo"
    assert caught.value.value == name


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/logo.png",
        "HTTP://example.org",
        "//example.org/logo.png",
        "www.example.org/logo.png",
        "ftp://example.org/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
    ],
)
def test_nothing_is_fetched(folder: Path, name: str) -> None:
    with pytest.raises(AssetError, match="nothing is fetched from the internet") as caught:
        find_picture(folder, name)
    assert caught.value.code == "picture-not-fetched"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
class TestLinks:
    def test_one_inside_is_followed(self, folder: Path) -> None:
        (folder / "link.png").symlink_to("june/walk.png")
        assert find_picture(folder, "link.png").name == "walk.png"

    @pytest.mark.parametrize("target", ["../secret.png", "/etc/hostname"])
    def test_one_that_leads_out_is_not(self, folder: Path, target: str) -> None:
        (folder / "link.png").symlink_to(target)
        with pytest.raises(AssetError, match="outside the folder"):
            find_picture(folder, "link.png")

    def test_nor_a_folder_that_leads_out(self, folder: Path) -> None:
        (folder / "up").symlink_to("..")
        with pytest.raises(AssetError, match="outside the folder"):
            find_picture(folder, "up/secret.png")

    def test_a_circle_ends(self, folder: Path) -> None:
        (folder / "a.png").symlink_to("b.png")
        (folder / "b.png").symlink_to("a.png")
        with pytest.raises(AssetError):
            find_picture(folder, "a.png")

    def test_a_pipe_is_no_file(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe.png")
        with pytest.raises(AssetError, match="there is no file"):
            find_picture(folder, "pipe.png")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tea.PNG", "Tea.png"),
        ("Tea.jpg", "Tea.png"),
        ("Teaa.png", "Tea.png"),
        ("june/wlak.png", "june/walk.png"),
    ],
)
def test_a_near_match_is_offered(folder: Path, name: str, near: str) -> None:
    with pytest.raises(AssetError) as caught:
        find_picture(folder, name)
    assert caught.value.code == "picture-missing"
    if name.casefold() != near.casefold() or not (folder / name).exists():
        assert caught.value.hint == f'did you mean "{near}"?'


@pytest.mark.parametrize(
    "name", [".", "june", "june/", "a" * 300 + ".png", "a\0b.png", "Tea.png/x"]
)
def test_what_is_no_file_is_missing(folder: Path, name: str) -> None:
    with pytest.raises(AssetError) as caught:
        find_picture(folder, name)
    assert caught.value.code == "picture-missing"


def test_accents_may_be_stored_apart(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "Café.png")).write_bytes(PNG)
    assert find_picture(folder, "Café.png").read_bytes() == PNG


def test_without_a_folder_there_are_no_pictures() -> None:
    with pytest.raises(AssetError, match="no folder") as caught:
        find_picture(None, "Tea.png")
    assert "assets=" in caught.value.hint


@pytest.mark.parametrize("data", [b"GIF89a", b"%!PS-Adobe", b"<html>", b"{\\rtf1", b"words"])
def test_type_is_what_the_bytes_say(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(AssetError, match="cannot be drawn as a photograph") as caught:
        saved(tmp_path, "photo.png", data)
    assert caught.value.code == "picture-type"


def test_a_jpeg_may_be_called_png(tmp_path: Path) -> None:
    assert saved(tmp_path, "a.png", encoded(Image.new("RGB", (9, 9)), "JPEG")).kind == "jpeg"


def test_a_drawing_is_no_photograph(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    with pytest.raises(AssetError, match="an SVG drawing"):
        saved(tmp_path, "a.svg", svg)
    assert saved(tmp_path, "a.svg", svg, field="logo").kind == "svg"


def test_empty(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="is empty"):
        saved(tmp_path, "a.png", b"")


def test_too_many_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG + bytes(MAX_BYTES))
    with pytest.raises(AssetError, match="more than 20 MB"):
        read_picture(tmp_path / "a.png", "a.png")


def test_too_many_pixels_are_never_unpacked(tmp_path: Path) -> None:
    """A PNG of 65 kB that would take 1.6 GB."""
    size = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 6, 0, 0, 0)
    header = struct.pack(">I", 13) + b"IHDR" + size + struct.pack(">I", zlib.crc32(b"IHDR" + size))
    with pytest.raises(AssetError, match=r"20,000 × 20,000 px, more than 25 megapixels") as caught:
        saved(tmp_path, "bomb.png", b"\x89PNG\r\n\x1a\n" + header + bytes(60_000))
    assert caught.value.code == "picture-too-large"
