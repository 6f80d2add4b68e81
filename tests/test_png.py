"""A PNG decodes to the pixels that went in, whatever it was pressed for and whatever was kept."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from connection_graphics import bitmap as bitmaps
from connection_graphics import png
from connection_graphics.bitmap import STRIP_ROWS, Bitmap, Shelf
from connection_graphics.deflate import QUICK, libraries
from connection_graphics.png import Mode, write_png

MODES = tuple(Mode)


def flat(width: int = 150, height: int = 100, mode: str = "RGB") -> Image.Image:
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 10, 90, 80), fill="orange" if mode != "L" else 90)
    return image


def noise(width: int, height: int, *, seed: int = 1) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 - pixels, no secrets
    return Image.frombytes("RGB", (width, height), chance.randbytes(width * height * 3))


def photograph(width: int = 160, height: int = 96) -> Image.Image:
    """Return a picture that presses badly as it is, and well as differences."""
    small = noise(10, 6).resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(small, noise(width, height, seed=2), 0.03)


def bitmap(image: Image.Image, **options: object) -> Bitmap:
    opaque = image.mode == "RGB"
    raw = image.tobytes("raw", "BGRX") if opaque else image.convert("RGBa").tobytes("raw", "BGRa")
    data = memoryview(bytearray(raw))
    return Bitmap(image.width, image.height, data, opaque, **options)  # type: ignore[arg-type]


def decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert crc == zlib.crc32(kind + body)
        yield kind, body
        at += 12 + length


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("height", [1, 31, 32, 33, 100])
def test_an_image_comes_back_as_it_was(kind: str, height: int, mode: Mode) -> None:
    image = flat(height=height, mode=kind)
    assert decoded(write_png(image, mode=mode)).tobytes() == image.tobytes()


@pytest.mark.parametrize("colours", [1, 2, 3, 4, 5, 16, 17, 256])
def test_a_palette_comes_back_in_as_few_bits_as_it_needs(colours: int) -> None:
    image = Image.new("P", (13, 70))
    image.putdata([number % colours for number in range(13 * 70)])
    image.putpalette([level for number in range(colours) for level in (number, 255 - number, 9)])
    data = write_png(image)
    assert decoded(data).convert("RGB").tobytes() == image.convert("RGB").tobytes()
    depth = dict(chunks(data))[b"IHDR"][8]
    assert depth == (1 if colours <= 2 else 2 if colours <= 4 else 4 if colours <= 16 else 8)


def test_a_palette_with_transparent_colours_comes_back() -> None:
    image = flat(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    reduced = image.quantize(20, method=Image.Quantize.FASTOCTREE)
    returned = decoded(write_png(reduced))
    assert returned.convert("RGBA").tobytes() == reduced.convert("RGBA").tobytes()


@pytest.mark.parametrize("mode", MODES)
def test_a_bitmap_comes_back_as_it_was(mode: Mode) -> None:
    image = flat()
    data = write_png(bitmap(image, worded=[(40, 70)]), mode=mode)
    assert decoded(data).mode == "RGB"
    assert decoded(data).tobytes() == image.tobytes()


def test_a_bitmap_that_is_not_opaque_keeps_its_alpha() -> None:
    image = flat(mode="RGBA")
    # Colours of alpha 255 and 0 survive being multiplied by it.
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda v: 255 * (v > 99)))
    returned = decoded(write_png(bitmap(image)))
    assert returned.mode == "RGBA"
    clear = Image.new("RGBA", image.size, (0, 0, 0, 0))
    expected = Image.composite(image, clear, image.getchannel("A"))
    assert returned.tobytes() == expected.tobytes()


@pytest.mark.parametrize("mode", MODES)
def test_a_photograph_is_filtered(mode: Mode) -> None:
    image = photograph()
    data = write_png(image, mode=mode)
    assert decoded(data).tobytes() == image.tobytes()
    lines = zlib.decompress(dict(chunks(data))[b"IDAT"])
    assert any(lines[:: 1 + 3 * image.width])
    with mock.patch.object(bitmaps, "_PRESSES_BADLY", 2.0):
        assert len(data) < 0.8 * len(write_png(image, mode=mode))


def test_flat_art_is_not_filtered() -> None:
    image = flat()
    lines = zlib.decompress(dict(chunks(write_png(image)))[b"IDAT"])
    assert not any(lines[:: 1 + 3 * image.width])


def test_chunks_stand_before_the_pixels() -> None:
    data = write_png(flat(), chunks=[(b"sRGB", b"\0"), (b"tEXt", b"Title\0Tea")])
    assert [kind for kind, _ in chunks(data)] == [b"IHDR", b"sRGB", b"tEXt", b"IDAT", b"IEND"]


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="tiny"):
        write_png(flat(), mode="tiny")


def test_smaller_modes_make_smaller_files() -> None:
    image = Image.linear_gradient("L").resize((600, 600)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(300):
        draw.text((number * 53 % 560, number * 97 % 590), f"Tea and talk {number}", fill="navy")
    worded = [(0, 600)]
    fast, balanced, small = (len(write_png(bitmap(image, worded=worded), mode=m)) for m in MODES)
    assert small < balanced < fast


def test_balanced_presses_flat_art_as_quickly_as_fast() -> None:
    image = Image.new("RGB", (900, 600), "#FFF6E9")
    draw = ImageDraw.Draw(image)
    for number in range(40):
        draw.text((number * 53 % 820, number * 97 % 590), f"Tea and talk {number}", fill="navy")
    worded = [(0, 600)]
    fast, balanced, small = (len(write_png(bitmap(image, worded=worded), mode=m)) for m in MODES)
    assert small < balanced
    assert balanced == pytest.approx(fast, rel=0.01)  # where it looks, the stream is flushed


@pytest.mark.parametrize("mode", MODES)
def test_without_the_fast_libraries_the_pixels_are_the_same(mode: Mode) -> None:
    image = flat()
    libraries.cache_clear()
    try:
        with mock.patch.dict("sys.modules", {"isal": None, "zlib_ng": None}):
            data = write_png(image, mode=mode)
    finally:
        libraries.cache_clear()
    assert decoded(data).tobytes() == image.tobytes()


def test_the_place_of_a_compressor_in_memory_changes_no_byte() -> None:
    chance = random.Random(1)  # noqa: S311 - pixels, no secrets
    image = Image.new("RGB", (1080, 1920), "#b829ff")
    draw = ImageDraw.Draw(image)
    for number in range(100):
        at = chance.randrange(1000), chance.randrange(1920)
        draw.text(at, f"Tea and talk {number}", fill=tuple(chance.randbytes(3)))
    lines = image.tobytes("raw", "BGR", 1 + 3 * image.width)
    kept, seen = [], set()
    for _ in range(500):
        # What is kept makes the next one stand elsewhere.
        kept.append(compressor := libraries().compressor(QUICK, b""))
        data = [compressor.compress(b"\0"), compressor.compress(lines)]
        seen.add(b"".join([*data, compressor.flush(zlib.Z_SYNC_FLUSH)]))
    assert len(seen) == 1


@pytest.mark.parametrize("pieces", [[], [b""], [b"\0"], [b"\0", b"1234567"], [b"123", b"4" * 99]])
def test_few_bytes_come_back(pieces: list[bytes]) -> None:
    compressor = libraries().compressor(QUICK, b"")
    data = b"".join([*map(compressor.compress, pieces), compressor.flush(zlib.Z_SYNC_FLUSH)])
    assert zlib.decompressobj(-15).decompress(data) == b"".join(pieces)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_adler_sums_are_joined_as_if_it_was_one_piece(first: bytes, second: bytes) -> None:
    joined = png._joined_adler(zlib.adler32(first), zlib.adler32(second), len(second))
    assert joined == zlib.adler32(first + second)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["", "word", "photo"]), min_size=4, max_size=4),
    st.lists(st.sampled_from(["", "word", "photo"]), min_size=4, max_size=4),
    st.sampled_from(MODES),
)
def test_kept_strips_change_no_byte(first: list[str], second: list[str], mode: Mode) -> None:
    """The second picture's file is the same whether the first one's strips were kept or not."""
    shelf: Shelf = {}
    ground = flat(120, 4 * STRIP_ROWS)
    write_png(bitmap(ground, changed=[False] * 4, shelf=shelf), mode=mode)
    for marks in (first, second):
        picture = marked(ground, marks)
        rows = [(n * STRIP_ROWS + 4, n * STRIP_ROWS + 20) for n in range(4) if marks[n] == "word"]
        changed = [bool(mark) for mark in marks]
        kept = write_png(bitmap(picture, changed=changed, shelf=shelf, worded=rows), mode=mode)
        assert kept == write_png(bitmap(picture, worded=rows), mode=mode)
        assert decoded(kept).tobytes() == picture.tobytes()


def marked(ground: Image.Image, marks: list[str]) -> Image.Image:
    picture = ground.copy()
    draw = ImageDraw.Draw(picture)
    for number, mark in enumerate(marks):
        top = number * STRIP_ROWS
        if mark == "word":
            draw.text((5, top + 5), f"word {number}", fill="black")
        elif mark == "photo":
            picture.paste(noise(110, STRIP_ROWS, seed=number), (0, top))
    return picture


def test_a_kept_strip_is_not_taken_for_one_with_other_channels() -> None:
    """What was pressed with alpha does not stand in a file without."""
    ground = flat().convert("RGB")
    shelf: Shelf = {}
    unchanged = [False] * -(-ground.height // STRIP_ROWS)
    for opaque in (False, True, False):
        picture = replace(bitmap(ground, changed=unchanged, shelf=shelf), opaque=opaque)
        expected = write_png(replace(bitmap(ground), opaque=opaque))
        assert write_png(picture) == expected


def test_words_that_have_not_changed_are_not_pressed_again() -> None:
    ground = flat().convert("RGB")
    shelf: Shelf = {}
    unchanged = [False] * -(-ground.height // STRIP_ROWS)
    first = write_png(bitmap(ground, changed=unchanged, shelf=shelf, worded=[(20, 30)]))
    with mock.patch.object(png, "_deflated", side_effect=AssertionError):
        again = write_png(bitmap(ground, changed=unchanged, shelf=shelf, worded=[(20, 30)]))
    assert again == first == write_png(bitmap(ground, worded=[(20, 30)]))
