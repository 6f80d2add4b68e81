"""Pixels come out upright, in sRGB, and whatever the file's mode; damage is one kind of error."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from connection_graphics.errors import AssetError
from connection_graphics.pictures.decode import decode, to_srgb

from .conftest import encoded, halves, saved

RED, BLUE = (200, 30, 30), (30, 30, 200)


def test_every_orientation_stands_upright(tmp_path: Path) -> None:
    upright = halves(80, 40)
    undo = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    for orientation, turn in undo.items():
        stored = upright.transpose(turn) if turn is not None else upright
        exif = Image.Exif()
        exif[0x0112] = orientation
        decoded = decode(saved(tmp_path, "a.png", encoded(stored, exif=exif)))
        assert (decoded.width, decoded.height) == (80, 40), orientation
        assert decoded.image.getpixel((5, 20)) == RED, orientation
        assert decoded.image.getpixel((75, 20)) == BLUE, orientation


@pytest.mark.parametrize("orientation", [0, 9, 255, 65535])
def test_an_orientation_that_does_not_exist_is_none(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(tmp_path, "a.jpg", encoded(halves(80, 40), "JPEG", exif=exif))
    assert decode(file).image.size == (80, 40)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 120, (120, 120, 120)),
        ("LA", (120, 255), (120, 120, 120, 255)),
        ("1", 1, (255, 255, 255)),
        ("P", 7, None),
        ("RGBA", (10, 20, 30, 128), (10, 20, 30, 128)),
        ("I;16", 0x7FFF, (127, 127, 127)),
    ],
)
def test_modes_of_png(tmp_path: Path, mode: str, colour: Any, expected: Any) -> None:
    image = Image.new(mode, (12, 12), colour)
    decoded = decode(saved(tmp_path, "a.png", encoded(image)))
    shown = to_srgb(decoded.image, decoded.profile)
    assert shown.mode in {"RGB", "RGBA"}
    wanted = expected or image.convert("RGB").getpixel((3, 3))
    assert shown.getpixel((3, 3)) == wanted


def test_a_palette_with_one_clear_colour(tmp_path: Path) -> None:
    image = Image.new("P", (8, 8), 1)
    image.putpalette([0, 0, 0, *RED])
    image.putpixel((0, 0), 0)
    decoded = decode(saved(tmp_path, "a.png", encoded(image, transparency=0)))
    assert decoded.image.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert decoded.image.getpixel((5, 5)) == (*RED, 255)


def test_cmyk_becomes_rgb_and_is_said(tmp_path: Path) -> None:
    data = encoded(Image.new("RGB", (40, 40), (220, 30, 40)).convert("CMYK"), "JPEG", quality=95)
    decoded = decode(saved(tmp_path, "a.jpg", data))
    pixel = to_srgb(decoded.image, decoded.profile).getpixel((20, 20))
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) < 6 for a, b in zip(pixel, (220, 30, 40), strict=True))
    assert [notice.code for notice in decoded.notices] == ["picture-cmyk"]


def _profile_with_red_and_green_exchanged() -> bytes:
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = plain.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1)
    return swapped.replace(b"????", b"gXYZ", 1)


def test_a_profile_is_honoured(tmp_path: Path) -> None:
    data = encoded(
        Image.new("RGB", (9, 9), (255, 0, 0)), icc_profile=_profile_with_red_and_green_exchanged()
    )
    decoded = decode(saved(tmp_path, "a.png", data))
    red, green, blue = to_srgb(decoded.image, decoded.profile).getpixel((4, 4))  # type: ignore[misc]
    assert (red < 10, green > 245, blue < 10) == (True, True, True)


@pytest.mark.parametrize("profile", [b"rubbish", bytes(128), b"\0" * 200_000])
def test_a_damaged_profile_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    decoded = decode(saved(tmp_path, "a.jpg", encoded(halves(40, 40), "JPEG", icc_profile=profile)))
    assert to_srgb(decoded.image, decoded.profile).size == (40, 40)


def test_a_profile_for_another_kind_of_colour_is_passed_over(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = encoded(Image.new("L", (9, 9), 90), icc_profile=srgb)
    decoded = decode(saved(tmp_path, "a.png", grey))
    assert to_srgb(decoded.image, decoded.profile).getpixel((4, 4)) == (90, 90, 90)


def test_a_large_jpeg_is_decoded_small(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", encoded(halves(4000, 2000), "JPEG"))
    decoded = decode(file, cover=(300, 300))
    assert (decoded.width, decoded.height) == (4000, 2000)
    assert decoded.image.size == (2000, 1000)
    assert decode(file, cover=(100, 100)).image.size == (500, 250)
    assert decode(file, cover=(1900, 1900)).image.size == (4000, 2000)


def test_a_lying_jpeg_is_decoded_small_too(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = saved(tmp_path, "a.jpg", encoded(halves(4000, 2000), "JPEG", exif=exif))
    decoded = decode(file, cover=(200, 400))
    assert (decoded.width, decoded.height) == (2000, 4000)
    assert decoded.image.size == (500, 1000)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_cut_short_is_damaged(tmp_path: Path, kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = encoded(noise, kind)
    with pytest.raises(AssetError, match="damaged, or not whole") as caught:
        decode(saved(tmp_path, "a", data[: len(data) // 2]))
    assert caught.value.code == "picture-damaged"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_whatever_is_broken_only_one_kind_of_error_comes(tmp_path: Path, kind: str) -> None:
    """Bytes changed here and there: a picture comes out, or an AssetError."""
    chance = random.Random(11)  # noqa: S311 - the same breaks each time
    exif = Image.Exif()
    exif[0x0112] = 8
    options = {} if kind == "PNG" else {"exif": exif}
    whole = encoded(Image.effect_noise((48, 36), 60).convert("RGB"), kind, **options)
    refused = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 8))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        try:
            decoded = decode(saved(tmp_path, "a", bytes(data)), cover=(12, 12))
        except AssetError:
            refused += 1
        else:
            assert to_srgb(decoded.image, decoded.profile).mode in {"RGB", "RGBA"}
    assert refused > 20


def test_bytes_that_only_claim_to_be_png_reach_no_other_reader(tmp_path: Path) -> None:
    eps = b"\x89PNG\r\n\x1a\n%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
    with pytest.raises(AssetError, match="damaged"):
        saved(tmp_path, "a.png", eps)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_drawn(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in (RED, BLUE)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], lossless=True)
    decoded = decode(saved(tmp_path, "party.webp", data))
    assert decoded.image.convert("RGB").getpixel((9, 9)) == RED
    assert "first frame" in decoded.notices[0].message
