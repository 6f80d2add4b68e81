"""Type and size by a file's first bytes, held to what Pillow says."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from PIL import Image

from connection_graphics.pictures.headers import is_animated, kind_of, looks_like, size_of

from .conftest import encoded


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("PNG", {"bits": 4}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"exif": b"Exif\0\0" + bytes(300), "comment": b"\xff\xc0 is no frame here"}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"quality": 50}),
        ("WEBP", {"exif": b"Exif\0\0" + bytes(30)}),
    ],
)
def test_size_and_type_are_pillows(kind: str, options: dict[str, Any]) -> None:
    image = Image.new("P" if options.get("bits") else "RGB", (613, 127))
    data = encoded(image, kind, **options)
    assert kind_of(data) == kind.lower()
    assert size_of(data, kind.lower()) == (613, 127)
    assert not is_animated(data, kind.lower())


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_animated(kind: str) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    assert is_animated(data, kind.lower())
    assert size_of(data, kind.lower()) == (20, 10)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_header_cut_short_has_no_size(kind: str) -> None:
    whole = encoded(Image.new("RGB", (30, 20)), kind.upper())
    sizes = {size_of(whole[:length], kind) for length in range(12, len(whole))}
    assert sizes == {None, (30, 20)}


@pytest.mark.parametrize(
    "data",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0"?>\n<!-- ' + b"by an editor " * 200 + b'-->\n<svg width="1"/>',
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
        gzip.compress(b"<svg/>"),
        "\ufeff<svg/>".encode("utf-16-le"),
    ],
)
def test_drawings(data: bytes) -> None:
    assert kind_of(data) == "svg"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a" + bytes(20), "a GIF"),
        (b"%PDF-1.7 <svg ", "a PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "an EPS or PostScript file"),
        (b"\0\0\0\x18ftypheic\0\0", "an HEIC photo"),
        (b"\0\0\0\x18ftypmp42\0\0", "a video"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"hello", "not a picture"),
    ],
)
def test_others_are_named(data: bytes, name: str) -> None:
    assert looks_like(data) == name
    assert kind_of(data) in {None, "svg"}
