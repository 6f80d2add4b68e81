"""Pixels → files: the best that stays under a limit, tagged sRGB, the same bytes every time."""

from __future__ import annotations

import io
import random
import xml.etree.ElementTree as ET
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw

from connection_graphics.encode import (
    FILE_TYPES,
    MEDIA_TYPES,
    VECTOR_TYPES,
    encode,
    encode_drawing,
    file_type_of,
    srgb_profile,
    suffix_of,
)
from connection_graphics.encode.limit import best_within
from connection_graphics.errors import DataError, OutputError, UnknownNameError
from connection_graphics.metadata import Credit, Metadata, rdf, xmp_packet

PIXEL_TYPES = sorted(FILE_TYPES.keys() - VECTOR_TYPES)
TOLD = Metadata(
    'Tea & talk <at> "the" library 🍵',
    "Two faces joined by a ribbon.",
    "cy",
    Credit(
        campaign="Loneliness Awareness Week 2024",
        organiser="Marmalade Trust",
        rights="© 2024 Marmalade Trust",
        licence="https://example.org/licence",
        keywords=("kindness", "#RandomActsofConnection"),
        day=date(2024, 6, 10),
    ),
)


@pytest.fixture(scope="module")
def flat() -> Image.Image:
    """Return flat art with soft edges: some thousand colours, most of them rare."""
    large = Image.new("RGB", (1600, 1200), "#FFF4E2")
    draw = ImageDraw.Draw(large)
    colours = ("#F57C14", "#FFB829", "#CDB7FF", "#2B0F33", "#B23A00", "#FFCDB8")
    for index in range(18):
        x, y = (index * 397) % 1300, (index * 211) % 900
        draw.ellipse((x, y, x + 300, y + 300), fill=colours[index % 6])
    return large.resize((800, 600), Image.Resampling.LANCZOS)


@pytest.fixture(scope="module")
def photograph() -> Image.Image:
    """Return what no compressor likes: soft noise."""
    noise = random.Random(1).randbytes(120 * 90 * 3)  # noqa: S311 - no secret
    return Image.frombytes("RGB", (120, 90), noise).resize((480, 360), Image.Resampling.BICUBIC)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def difference(first: Image.Image, second: Image.Image) -> int:
    extremes = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).getextrema()
    return int(max(high for _, high in extremes))  # type: ignore[misc]


def same(first: Image.Image, second: Image.Image) -> bool:
    return difference(first, second) == 0


# --------------------------------------------------------------------------- the types


@pytest.mark.parametrize(
    ("name", "file_type"),
    [
        ("png", "png"),
        (".PNG", "png"),
        ("jpg", "jpeg"),
        ("image/jpeg", "jpeg"),
        ("application/pdf", "pdf"),
        ("image/svg+xml", "svg"),
        (" WebP ", "webp"),
        ("png8", "png8"),
    ],
)
def test_a_type_has_several_names(name: str, file_type: str) -> None:
    assert file_type_of(name) == file_type


def test_every_type_has_a_suffix_and_a_media_type_that_mean_it() -> None:
    assert FILE_TYPES.keys() == MEDIA_TYPES.keys()
    for file_type in FILE_TYPES:
        usual = file_type.removesuffix("8")
        assert file_type_of(suffix_of(file_type)) == usual
        assert file_type_of(MEDIA_TYPES[file_type]) == usual


def test_a_type_that_does_not_exist() -> None:
    with pytest.raises(UnknownNameError, match='"gif"'):
        file_type_of("gif")


def test_pixels_do_not_become_vectors(flat: Image.Image) -> None:
    with pytest.raises(UnknownNameError, match='"svg"'):
        encode(flat, "svg")


# ----------------------------------------------------------------------------- quality


@pytest.mark.parametrize("file_type", PIXEL_TYPES)
def test_the_same_pixels_give_the_same_bytes(flat: Image.Image, file_type: str) -> None:
    again = flat.copy()
    again.info |= {"comment": b"x", "icc_profile": b"x", "dpi": (300, 300), "xmp": b"x"}
    assert encode(flat, file_type, metadata=TOLD) == encode(again, file_type, metadata=TOLD)


@pytest.mark.parametrize("file_type", ["png", "webp"])
def test_flat_art_comes_back_exactly(flat: Image.Image, file_type: str) -> None:
    assert same(opened(encode(flat, file_type)), flat)


def test_a_photograph_is_no_lossless_webp(photograph: Image.Image) -> None:
    lossy = encode(photograph, "webp")
    assert not same(opened(lossy), photograph)
    assert len(lossy) < len(encode(photograph, "png")) / 2


def test_a_quality_that_is_asked_for_makes_webp_lossy(flat: Image.Image) -> None:
    assert not same(opened(encode(flat, "webp", quality=80)), flat)


@pytest.mark.parametrize("file_type", ["jpeg", "webp"])
def test_quality_is_the_best_that_is_used(photograph: Image.Image, file_type: str) -> None:
    sizes = [len(encode(photograph, file_type, quality=quality)) for quality in (95, 70, 20, 1)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


@pytest.mark.parametrize("quality", [0, 101, -5])
def test_a_quality_that_does_not_exist(flat: Image.Image, quality: int) -> None:
    with pytest.raises(DataError, match=str(quality)):
        encode(flat, "jpeg", quality=quality)


@pytest.mark.parametrize("file_type", ["jpeg", "webp"])
def test_the_best_quality_under_a_limit_is_found(photograph: Image.Image, file_type: str) -> None:
    for quality in (90, 77, 61, 41):
        limit = len(encode(photograph, file_type, quality=quality))
        data = encode(photograph, file_type, max_bytes=limit)
        # Where two qualities have one size, either will do.
        assert limit - 200 <= len(data) <= limit


def test_jpeg_keeps_full_colour_as_long_as_it_can(photograph: Image.Image) -> None:
    def sampling(limit: int | None) -> tuple[int, int]:
        data = encode(photograph, "jpeg", max_bytes=limit)
        return opened(data).layer[0][1:3]  # type: ignore[attr-defined,no-any-return]

    least_in_full = len(encode(photograph, "jpeg", quality=40))
    assert sampling(None) == (1, 1)
    assert sampling(least_in_full) == (1, 1)
    assert sampling(least_in_full - 1) == (2, 2)


@pytest.mark.parametrize("file_type", PIXEL_TYPES)
def test_a_limit_that_cannot_be_met(photograph: Image.Image, file_type: str) -> None:
    with pytest.raises(OutputError, match="the limit is 900") as caught:
        encode(photograph, file_type, max_bytes=900)
    assert caught.value.code == "file-too-large"
    smallest = caught.value.value
    assert isinstance(smallest, int)
    assert f"{smallest:,}" in str(caught.value)
    assert len(encode(photograph, file_type, max_bytes=smallest)) == smallest
    with pytest.raises(OutputError):
        encode(photograph, file_type, max_bytes=smallest - 1)


@pytest.mark.parametrize("limit", range(1, 12))
def test_the_search_finds_what_trying_all_finds(limit: int) -> None:
    sizes = [11, 9, 8, 5, 5, 3, 2]
    tried: list[int] = []

    def attempt(size: int) -> bytes:
        tried.append(size)
        return bytes(size)

    attempts = [partial(attempt, size) for size in sizes]
    fitting = [size for size in sizes if size <= limit]
    if fitting:
        assert len(best_within(attempts, limit, file_type="jpeg")) == fitting[0]
    else:
        with pytest.raises(OutputError) as caught:
            best_within(attempts, limit, file_type="jpeg")
        assert caught.value.value == 2
    assert len(tried) <= 5


def test_jpeg_puts_what_is_transparent_on_white() -> None:
    image = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    assert opened(encode(image, "jpeg")).getpixel((16, 16)) == (255, 255, 255)


@pytest.mark.parametrize("file_type", ["png", "png8", "webp"])
def test_what_is_transparent_stays_so(file_type: str) -> None:
    image = Image.new("RGBA", (32, 32), (0, 0, 0, 0))
    image.paste((245, 124, 20, 255), (8, 8, 24, 24))
    back = opened(encode(image, file_type)).convert("RGBA")
    assert back.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert back.getpixel((16, 16)) == (245, 124, 20, 255)


# ------------------------------------------------------------------------------ palette


def test_few_colours_are_a_palette_and_exact() -> None:
    image = Image.new("RGB", (64, 64))
    # Neighbours of one level, which a careless palette would make one.
    image.putdata([(x * 4, y // 16, 20) for y in range(64) for x in range(64)])
    data = encode(image, "png")
    assert opened(data).mode == "P"
    assert same(opened(data), image)


def test_png_over_its_limit_falls_to_a_palette(flat: Image.Image) -> None:
    exact = len(encode(flat, "png"))
    data = encode(flat, "png", max_bytes=exact - 1)
    assert opened(data).mode == "P"
    assert len(data) < exact / 2
    assert data == encode(flat, "png8")


def test_a_palette_keeps_flat_colours_and_is_near_the_rest(flat: Image.Image) -> None:
    with_palette = opened(encode(flat, "png8"))
    kept = {colour for _, colour in with_palette.convert("RGB").getcolors(256) or ()}
    common = sorted(flat.getcolors(1 << 24) or (), reverse=True)[:7]
    assert {colour for _, colour in common} <= kept
    assert difference(with_palette, flat) <= 24


# ------------------------------------------------------------------------------ profile


@pytest.mark.parametrize("file_type", ["jpeg", "webp"])
def test_the_profile_says_srgb(flat: Image.Image, file_type: str) -> None:
    profile = opened(encode(flat, file_type)).info["icc_profile"]
    assert profile == srgb_profile()
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))


@pytest.mark.parametrize("file_type", ["png", "png8"])
def test_png_says_srgb_before_palette_and_pixels(flat: Image.Image, file_type: str) -> None:
    data = encode(flat, file_type)
    assert opened(data).info["srgb"] == 0
    assert data.index(b"sRGB") < (data.find(b"PLTE") if b"PLTE" in data else data.index(b"IDAT"))


# ----------------------------------------------------------------------------- metadata


@pytest.mark.parametrize("file_type", PIXEL_TYPES)
def test_every_type_carries_the_packet(flat: Image.Image, file_type: str) -> None:
    image = opened(encode(flat, file_type, metadata=TOLD))
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp", "").encode()
    assert packet == xmp_packet(TOLD)


def test_png_says_it_in_its_own_words_too(flat: Image.Image) -> None:
    image = opened(encode(flat, "png", metadata=TOLD))
    assert image.info["Title"] == TOLD.title
    assert image.info["Description"] == TOLD.alt_text
    assert image.info["Copyright"] == "© 2024 Marmalade Trust"
    assert image.info["Title"].lang == "cy"


def test_the_packet_is_xml_that_says_everything() -> None:
    packet = xmp_packet(TOLD)
    assert packet.startswith('<?xpacket begin="\ufeff"'.encode())
    tree = ET.fromstring(packet)  # noqa: S314 - our own words
    said = {element.tag.rpartition("}")[2]: "".join(element.itertext()) for element in tree[0][0]}
    assert said == {
        "title": TOLD.title,
        "description": TOLD.alt_text,
        "AltTextAccessibility": TOLD.alt_text,
        "language": "cy",
        "creator": "Marmalade Trust",
        "subject": "kindness#RandomActsofConnection",
        "Event": "Loneliness Awareness Week 2024",
        "rights": "© 2024 Marmalade Trust",
        "Marked": "True",
        "WebStatement": "https://example.org/licence",
        "CreatorTool": "connection_graphics",
    }


def test_a_licence_in_words_is_terms_of_use() -> None:
    words = rdf(Metadata(credit=Credit(licence="Share it, unchanged")))
    assert "<xmpRights:UsageTerms>" in words
    assert "WebStatement" not in words


def test_nothing_to_say_is_no_packet(flat: Image.Image) -> None:
    assert xmp_packet(Metadata()) == b""
    assert "xmp" not in opened(encode(flat, "webp")).info


@pytest.mark.parametrize("file_type", PIXEL_TYPES)
def test_words_that_no_file_may_hold_are_left_out(flat: Image.Image, file_type: str) -> None:
    strange = Metadata("a\x00b\ufffe\ud800c", "word " * 20_000, "en-GB")
    image = opened(encode(flat, file_type, metadata=strange))
    assert strange.title == "abc"
    assert len(strange.alt_text) == 4000
    assert strange.alt_text.endswith("…")
    packet = image.info.get("xmp") or image.info["XML:com.adobe.xmp"].encode()
    ET.fromstring(packet)  # noqa: S314 - our own words


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_the_words_the_packet_says_them(title: str, alt_text: str, rights: str) -> None:
    told = Metadata(title, alt_text, "ar", Credit(rights=rights, organiser="x"))
    tree = ET.fromstring(xmp_packet(told))  # noqa: S314 - our own words
    said = {element.tag.rpartition("}")[2]: "".join(element.itertext()) for element in tree[0][0]}
    assert said.get("title", "") == told.title
    assert said.get("AltTextAccessibility", "") == told.alt_text
    assert len(told.title) <= len(title)


def test_the_limit_counts_the_metadata(flat: Image.Image) -> None:
    plain = len(encode(flat, "png8"))
    told = encode(flat, "png8", metadata=TOLD)
    assert len(told) > plain + 1500
    assert len(encode(flat, "png8", metadata=TOLD, max_bytes=plain + 10)) <= plain + 10


def test_a_drawing_is_no_picture_of_pixels() -> None:
    with pytest.raises(UnknownNameError, match="vector file type"):
        encode_drawing(None, "png")  # type: ignore[arg-type]
