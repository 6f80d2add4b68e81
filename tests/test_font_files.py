"""The font files are what fonts.toml says, are free, and have every letter that is promised."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
INDEX: dict[str, Any] = tomllib.loads((FOLDER / "fonts.toml").read_text(encoding="utf-8"))
FAMILIES: dict[str, dict[str, Any]] = {family["name"]: family for family in INDEX["family"]}
FILES: list[dict[str, Any]] = [file for family in INDEX["family"] for file in family["files"]]

#: In bytes; all of it is downloaded by everybody who installs the library.
LARGEST_FOLDER = 10_500_000

#: Roles of the two families that the design names; all others stand in for them.
DESIGNS_OWN = ("display", "text")

PROMISED_SCRIPTS = {
    "Latin": "Latn",
    "Greek": "Grek",
    "Cyrillic": "Cyrl",
    "Arabic": "Arab",
    "Urdu": "Aran",
    "Hebrew": "Hebr",
    "Devanagari": "Deva",
    "Bengali": "Beng",
    "Gurmukhi": "Guru",
    "Gujarati": "Gujr",
    "Tamil": "Taml",
    "Telugu": "Telu",
    "Kannada": "Knda",
    "Malayalam": "Mlym",
    "Sinhala": "Sinh",
    "Thai": "Thai",
    "Khmer": "Khmr",
    "Lao": "Laoo",
    "Burmese": "Mymr",
    "Georgian": "Geor",
    "Armenian": "Armn",
    "Ethiopic": "Ethi",
}

SAMPLES = [
    pytest.param(script, text, id=f"{script}-{language}")
    for script, texts in INDEX["sample"].items()
    for language, text in texts.items()
]


def face_of(file: dict[str, Any]) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FOLDER / file["file"])))


def characters_of(family: dict[str, Any]) -> set[int]:
    return {point for file in family["files"] for point in face_of(file).unicodes}


def shape(font: hb.Font, text: str) -> list[hb.GlyphInfo]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return list(buffer.glyph_infos)


def letters(text: str) -> str:
    """Return the letters and marks of *text*; punctuation may come from another family."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LM")


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


# ---------------------------------------------------------------- the files


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"].rpartition("/")[2])
def test_file_is_the_one_that_the_index_describes(file: dict[str, Any]) -> None:
    data = (FOLDER / file["file"]).read_bytes()
    face = face_of(file)
    axes = {axis.tag: axis for axis in face.axis_infos}

    assert hashlib.sha256(data).hexdigest() == file["sha256"]
    assert len(data) == file["size"]
    assert face.glyph_count > 1
    assert {tag: [axis.min_value, axis.max_value] for tag, axis in axes.items()} == file.get(
        "axes", {}
    )
    assert {tag: axis.default_value for tag, axis in axes.items()} == file.get("default", {})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["file"].rpartition("/")[2])
def test_file_is_truetype_without_hinting_or_svg(file: dict[str, Any]) -> None:
    tables = set(face_of(file).table_tags)

    assert (FOLDER / file["file"]).read_bytes()[:4] == b"\0\1\0\0"
    assert tables.isdisjoint({"SVG ", "fpgm", "prep", "cvt ", "vmtx"})


def test_every_file_in_the_folder_is_indexed() -> None:
    present = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    licences = {family["licence_file"] for family in INDEX["family"]}
    indexed = {file["file"] for file in FILES} | licences

    assert present == indexed | {"fonts.toml", "README.md"}


def test_folder_is_small() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())

    assert size < LARGEST_FOLDER


@pytest.mark.parametrize("name", FAMILIES)
def test_family_has_its_licence_and_its_line_in_the_readme(name: str) -> None:
    family = FAMILIES[name]
    licence = (FOLDER / family["licence_file"]).read_text(encoding="utf-8")
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))

    assert family["licence"] == "OFL-1.1"
    assert licence.startswith(family["copyright"] + "\n")
    assert family["copyright"].startswith("Copyright 2")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "PERMISSION & CONDITIONS" in licence
    assert "THE FONT SOFTWARE IS PROVIDED" in licence
    assert f"| {family['version']} |" in line
    assert family["source"] in line
    assert all(file["file"].partition("/")[2] in line for file in family["files"])


# ---------------------------------------------------------------- the index


def test_every_family_has_one_place_in_the_fallback_order() -> None:
    stand_ins = [name for name, family in FAMILIES.items() if family["role"] not in DESIGNS_OWN]
    named = [name for names in INDEX["languages"].values() for name in names]

    assert sorted(INDEX["fallback"]) == sorted(stand_ins)
    assert set(named) <= set(FAMILIES)
    assert INDEX["fallback"][0] == "Nunito"
    assert INDEX["fallback"][-1] == "Noto Color Emoji"


def test_roles_are_known_and_axes_to_set_exist() -> None:
    roles = {family["role"] for family in INDEX["family"]}

    assert roles == {"display", "text", "fallback", "symbols", "emoji"}
    for family in INDEX["family"]:
        for file in family["files"]:
            for tag, value in family.get("set", {}).items():
                low, high = file["axes"][tag]
                assert low <= value <= high, family["name"]


def test_design_weights_are_there() -> None:
    display = FAMILIES["Bricolage Grotesque"]["files"][0]
    text = FAMILIES["Figtree"]["files"]

    assert display["axes"]["wght"][1] >= 800
    assert FAMILIES["Bricolage Grotesque"]["set"] == {"opsz": 96}
    for low, high in (file["axes"]["wght"] for file in text):
        assert low <= 400
        assert high >= 700
    assert {file["style"] for file in text} == {"normal", "italic"}


def test_index_names_no_host_but_the_fonts_own_projects() -> None:
    addresses = [word for word in " ".join(strings_in(INDEX)).split() if "://" in word]

    assert all(word.startswith("(https://github.com/") for word in addresses)


# ---------------------------------------------------------------- coverage


@pytest.mark.parametrize("script", PROMISED_SCRIPTS.values(), ids=PROMISED_SCRIPTS.keys())
def test_promised_script_has_a_family_and_a_sample(script: str) -> None:
    assert any(script in family["scripts"] for family in INDEX["family"])
    assert INDEX["sample"][script]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("script", "text"), SAMPLES)
def test_one_family_has_every_letter_of_the_sample(script: str, text: str, form: str) -> None:
    needed = letters(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    complete = [
        family
        for family in INDEX["family"]
        if script in family["scripts"] and characters_of(family) >= set(map(ord, needed))
    ]

    assert complete
    font = hb.Font(face_of(complete[0]["files"][0]))
    assert all(info.codepoint for info in shape(font, needed))


@pytest.mark.parametrize(("script", "text"), SAMPLES)
def test_rest_of_the_sample_is_in_the_family_or_in_figtree(script: str, text: str) -> None:
    present = characters_of(FAMILIES["Figtree"])
    for family in INDEX["family"]:
        if script in family["scripts"]:
            present |= characters_of(family)

    assert [sign for sign in text if ord(sign) not in present and sign not in "\u200c\u200d"] == []


def test_every_letter_of_european_languages_is_there() -> None:
    noto = characters_of(FAMILIES["Noto Sans"])
    blocks = [(0x20, 0x7E), (0xA0, 0x24F), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x386, 0x3CE)]
    missing = [
        chr(point)
        for low, high in blocks
        for point in range(low, high + 1)
        if unicodedata.category(chr(point)) != "Cn" and point not in noto
    ]

    assert missing == []


@pytest.mark.parametrize("sign", "←↑→↓↗✓✔✗★☆●■▲♥♡☎✉☀☕♿♪①❤☺€£₹₴₪₺₿№™…•–—−×")
def test_sign_is_there_in_one_colour(sign: str) -> None:
    found = [
        family["name"]
        for family in INDEX["family"]
        if family["role"] != "emoji" and ord(sign) in characters_of(family)
    ]

    assert found


@pytest.mark.parametrize(
    "sequence",
    ["☕", "❤️", "🫖", "👋🏿", "👩🏽‍🤝‍👨🏻", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇬🇧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "7️⃣", "🧑🏾‍🦽", "🫩"],
)
def test_emoji_sequence_is_one_glyph_in_colour(sequence: str) -> None:
    face = face_of(FAMILIES["Noto Color Emoji"]["files"][0])
    infos = shape(hb.Font(face), sequence)

    assert len(infos) == 1
    assert face.glyph_has_color_paint(infos[0].codepoint)


def test_emoji_paints_in_more_than_one_colour() -> None:
    face = face_of(FAMILIES["Noto Color Emoji"]["files"][0])
    font = hb.Font(face)
    glyph = shape(font, "🌈")[0].codepoint
    scale = 32 / face.upem
    paint = hb.RasterPaint()
    paint.transform = (scale, 0, 0, scale, 0, 0)

    assert paint.set_glyph_extents(font.get_glyph_extents(glyph))
    assert paint.paint_glyph_or_fail(font, glyph)
    pixels = paint.render().buffer
    opaque = {pixels[i : i + 3] for i in range(0, len(pixels), 4) if pixels[i + 3] == 255}

    assert len(opaque) > 50


def test_urdu_prefers_nastaliq_and_arabic_does_not() -> None:
    order = INDEX["fallback"]

    assert INDEX["languages"]["ur"] == ["Noto Nastaliq Urdu"]
    assert "Arab" in FAMILIES["Noto Nastaliq Urdu"]["scripts"]
    assert "ar" not in INDEX["languages"]
    assert order.index("Noto Sans Arabic") < order.index("Noto Nastaliq Urdu")


@pytest.mark.parametrize(
    "name", [name for name, family in FAMILIES.items() if "line_height" in family]
)
def test_line_height_clears_the_ink_of_the_sample(name: str) -> None:
    family = FAMILIES[name]
    script = family["scripts"][-1]
    font = hb.Font(face_of(family["files"][0]))
    font.set_variations({"wght": 700})
    boxes = [
        font.get_glyph_extents(info.codepoint)
        for text in INDEX["sample"][script].values()
        for info in shape(font, letters(text))
    ]
    top = max(box.y_bearing for box in boxes)
    bottom = min(box.y_bearing + box.height for box in boxes)

    assert (top - bottom) / font.face.upem < family["line_height"] < 2.6
    assert 0.8 <= family.get("scale", 1) <= 1
