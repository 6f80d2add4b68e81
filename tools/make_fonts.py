"""Write the folder fonts/ from packages of the registries, as font_recipe.toml says.

    pip install brotli fonttools uharfbuzz
    python tools/make_fonts.py PACKAGES

PACKAGES is a folder with the archives that the recipe names (``pip download --no-deps``
and ``npm pack`` fetch them); one that is absent stops the script with its name. It writes

* ``fonts/<Family>/*.ttf`` and ``OFL.txt``: without hinting and glyph names, which nothing here
  asks for; layout tables are kept whole;
* ``fonts/fonts.toml``: the index that the library reads, with a digest of each file;
* the table in ``fonts/README.md``.

Each font is shaped and drawn before and after, on the samples in the recipe; a difference
of more than one font unit stops the script. The same packages and the same version of
fontTools give the same bytes.
"""

# ruff: noqa: INP001, T201 - a script, in no package, that says what it made

from __future__ import annotations

import argparse
import hashlib
import io
import itertools
import json
import logging
import math
import re
import string
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools import subset
from fontTools.otlLib.optimize import compact
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
RECIPE = Path(__file__).with_name("font_recipe.toml")

#: The weights at which fonts are compared and measured.
WEIGHTS = (400, 700, 800)
#: Ems between the ink of one line and the next. With it Bricolage Grotesque comes out at
#: the design's own line height for titles, 0.96.
CLEAR = 0.1
#: fontTools' level of packing kerning tables, of 9.
PACKING = 9
COPYRIGHT, VERSION = 0, 5


@dataclass(frozen=True, slots=True)
class Made:
    """A font file that is ready to be written."""

    path: str
    style: str
    data: bytes
    axes: dict[str, tuple[float, float, float]]
    version: str
    copyright: str


def main() -> int:
    """Make everything from the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="the folder with the archives")
    packages = parser.parse_args().packages
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    made = {
        family["name"]: list(make_family(family, recipe, packages)) for family in recipe["family"]
    }
    for name, files in made.items():
        (FONTS / name).mkdir(parents=True, exist_ok=True)
        for file in files:
            (FONTS / file.path).write_bytes(file.data)
    for family in recipe["family"]:
        package = recipe["package"][family["package"]]
        licence = read_member(packages / package["archive"], package["licence"]).decode()
        text = licence_text(licence, made[family["name"]][0].copyright)
        (FONTS / family["name"] / "OFL.txt").write_text(text, encoding="utf-8")
    entries = [entry_of(family, made, recipe) for family in recipe["family"]]
    (FONTS / "fonts.toml").write_text(index_text(entries, recipe), encoding="utf-8")
    write_table(entries)
    total = sum(len(file.data) for files in made.values() for file in files)
    print(f"{total:,} bytes in {sum(map(len, made.values()))} fonts")
    return 0


# ---------------------------------------------------------------- making a font


def make_family(
    family: Mapping[str, Any], recipe: Mapping[str, Any], packages: Path
) -> Iterator[Made]:
    """Yield the files of *family*, each compared with the one that it was made from."""
    package = recipe["package"][family["package"]]
    for file in family["files"]:
        original = read_member(packages / package["archive"], f"{package['folder']}/{file['from']}")
        before = TTFont(io.BytesIO(original), recalcTimestamp=False, recalcBBoxes=False)
        before.flavor = None
        data = without_svg(before) if family.get("whole") else reduced(before, family)
        if not family.get("whole"):
            compare(plain(original), data, family, recipe)
        yield describe(f"{family['name']}/{file.get('to', file['from'])}", data, file)
        print(f"{file.get('to', file['from'])}: {len(original):,} -> {len(data):,}")


def read_member(archive: Path, name: str) -> bytes:
    """Return the file *name* of a wheel or an npm package."""
    if not archive.is_file():
        sys.exit(f"{archive.name} is missing: fetch it with pip download or npm pack")
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as package:
        member = package.extractfile(name)
        assert member is not None, f"{name} is a folder"
        return member.read()


def plain(data: bytes) -> bytes:
    """Return the font as TTF, whatever it was packed as."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = None
    return saved(font)


def saved(font: TTFont) -> bytes:
    """Return the font as a file's bytes."""
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def without_svg(font: TTFont) -> bytes:
    """Return the colour font as its COLR table alone draws it."""
    for table in ("SVG ", "vhea", "vmtx"):
        if table in font:
            del font[table]
    return saved(font)


def reduced(font: TTFont, family: Mapping[str, Any]) -> bytes:
    """Return the font without what the recipe leaves out."""
    if limit := family.get("limit"):
        instancer.instantiateVariableFont(font, limit, inplace=True)
        font = TTFont(io.BytesIO(saved(font)), recalcTimestamp=False)
    options = subset.Options(
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        glyph_names=False,
        hinting=False,
        passthrough_tables=True,
        recalc_timestamp=False,
        layout_features=sorted(set(features(font)) - set(family.get("drop_features", ()))),
    )
    options.drop_tables += ["vhea", "vmtx", "VVAR"]
    cutter = subset.Subsetter(options)
    if keep := family.get("keep"):
        cutter.populate(unicodes=set(code_points(keep)))
    else:
        cutter.populate(glyphs=font.getGlyphOrder(), unicodes=font.getBestCmap())
    cutter.subset(font)
    font = TTFont(io.BytesIO(saved(font)), recalcTimestamp=False)
    if "GPOS" in font:
        compact(font, PACKING)
    return saved(font)


def features(font: TTFont) -> Iterator[str]:
    """Yield the tags of the font's layout features."""
    for table in ("GSUB", "GPOS"):
        if table in font and font[table].table.FeatureList:
            yield from (record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord)


def code_points(ranges: Iterable[str]) -> Iterator[int]:
    """Yield the code points of ranges such as ``"20A0-20CF"``."""
    for stretch in ranges:
        first, _, last = stretch.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def describe(path: str, data: bytes, file: Mapping[str, str]) -> Made:
    """Return the font with what the index says of its file."""
    font = TTFont(io.BytesIO(data), lazy=True)
    axes = font["fvar"].axes if "fvar" in font else ()
    version = re.search(r"\d+\.\d+", font["name"].getDebugName(VERSION))
    assert version is not None, f"{path} states no version"
    return Made(
        path=path,
        style=file.get("style", "normal"),
        data=data,
        axes={axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes},
        version=version.group(),
        copyright=font["name"].getDebugName(COPYRIGHT).strip(),
    )


def licence_text(text: str, copyright_line: str) -> str:
    """Return the licence under the font's own copyright line, and the package's if it differs."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("This Font Software is"))
    notices = [copyright_line]
    if lines[0].startswith("Copyright") and lines[0].strip() != copyright_line:
        notices.append(lines[0].strip())
    return "\n".join([*notices, "", *(line.rstrip() for line in lines[start:])]).rstrip() + "\n"


# --------------------------------------------------- comparing and measuring


def compare(
    before: bytes, after: bytes, family: Mapping[str, Any], recipe: Mapping[str, Any]
) -> None:
    """Stop if *after* shapes or draws the samples otherwise than *before*."""
    texts = [text for _, text in samples(family, recipe)]
    if "Latn" in family["scripts"]:
        letters = string.ascii_letters
        texts.append(" ".join(map("".join, itertools.product(letters, letters))))
    if family["role"] == "symbols":
        texts.append("".join(map(chr, code_points(family["keep"]))))
    covered = set(hb.Face(after).unicodes)
    for weight, text in itertools.product(WEIGHTS, texts):
        drawn = "".join(character for character in text if ord(character) in covered)
        pair = [list(drawing(opened(data, weight, family), drawn)) for data in (before, after)]
        if not same(*pair):
            sys.exit(f"{family['name']} at {weight}: shaped or drawn otherwise: {text}")


def samples(family: Mapping[str, Any], recipe: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield language and sample of each script that *family* is meant for."""
    scripts = family["scripts"]
    for script in ["Aran"] if "Aran" in scripts else scripts:
        yield from recipe["sample"].get(script, {}).items()


def opened(data: bytes, weight: float, family: Mapping[str, Any]) -> hb.Font:
    """Return the font at *weight*, with the axes of *family* set."""
    font = hb.Font(hb.Face(data))
    font.set_variations({**family.get("limit", {}), **family.get("set", {}), "wght": weight})
    return font


def shaped(font: hb.Font, text: str) -> Iterator[tuple[Any, Any]]:
    """Yield glyph and position of each glyph of *text*."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    yield from zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)


def drawing(font: hb.Font, text: str) -> Iterator[tuple[float, ...]]:
    """Yield each glyph's cluster, advance, place and outline; numbers only, for ids may differ."""
    for info, place in shaped(font, text):
        pen = Numbers()
        font.draw_glyph_with_pen(info.codepoint, pen)
        yield (info.cluster, place.x_advance, place.x_offset, place.y_offset, *pen.numbers)


class Numbers:
    """The fontTools pen protocol, keeping every coordinate."""

    def __init__(self) -> None:
        self.numbers: list[float] = []

    def moveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802 - the protocol's names
        """Keep the coordinates."""
        self.numbers.extend(itertools.chain(*points))

    lineTo = qCurveTo = curveTo = moveTo  # noqa: N815

    def closePath(self) -> None:  # noqa: N802
        """Nothing to keep."""

    endPath = closePath  # noqa: N815


def same(before: list[tuple[float, ...]], after: list[tuple[float, ...]]) -> bool:
    """Tell whether all numbers agree to one font unit."""
    return list(map(len, before)) == list(map(len, after)) and all(
        abs(a - b) <= 1
        for pair in zip(before, after, strict=True)
        for a, b in zip(*pair, strict=True)
    )


def top_of(font: hb.Font, letter: str) -> float:
    """Return the height of *letter* above the baseline, in ems."""
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord(letter)))
    return float(extents.y_bearing / font.face.upem)


def harmony(made: Mapping[str, list[Made]], recipe: Mapping[str, Any]) -> float:
    """Return the size at which the Noto families agree with our own, by the height of x."""
    of = {family["name"]: family for family in recipe["family"]}

    def x_height(name: str) -> float:
        return top_of(opened(made[name][0].data, 700, of[name]), "x")

    ours = [x_height(name) for name in recipe["primary"]]
    return round(sum(ours) / len(ours) / x_height(recipe["harmonised_with"]), 2)


def line_height(family: Mapping[str, Any], file: Made, recipe: Mapping[str, Any]) -> float | None:
    """Return the least line height in ems of the family, or None for Latin, Greek and Cyrillic."""
    if {"Latn", "Zsym", "Zsye"} & set(family["scripts"]):
        return None
    if "line_height" in family:
        return float(family["line_height"])
    font = opened(file.data, WEIGHTS[-1], family)
    tops, bottoms = [0.0], [0.0]
    for _, text in samples(family, recipe):
        for info, place in shaped(font, text):
            if not info.codepoint:  # a full stop, for one, comes from another family
                continue
            extents = font.get_glyph_extents(info.codepoint)
            tops.append(extents.y_bearing + place.y_offset)
            bottoms.append(extents.y_bearing + extents.height + place.y_offset)
    ink: float = (max(tops) - min(bottoms)) / font.face.upem
    return math.ceil(round((ink + CLEAR) * 20, 6)) / 20


# --------------------------------------------------------- the index and the table


def entry_of(
    family: Mapping[str, Any], made: Mapping[str, list[Made]], recipe: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what fonts.toml says of *family*."""
    files = made[family["name"]]
    package = recipe["package"][family["package"]]
    entry: dict[str, Any] = {
        "name": family["name"],
        "role": family["role"],
        "scripts": family["scripts"],
        "set": family.get("set"),
        "scale": family.get("scale", harmony(made, recipe)),
        "line_height": line_height(family, files[0], recipe),
        "version": files[0].version,
        "licence": "OFL-1.1",
        "licence_file": f"{family['name']}/OFL.txt",
        "copyright": files[0].copyright,
        "source": f"{package['registry']} {package['name']} {package['version']}",
        "note": family["note"],
    }
    if entry["scale"] == 1:
        del entry["scale"]
    entry["files"] = [file_entry(file) for file in files]
    return {key: value for key, value in entry.items() if value is not None}


def file_entry(file: Made) -> dict[str, Any]:
    """Return what fonts.toml says of *file*."""
    return {
        "file": file.path,
        "style": file.style,
        "axes": {tag: [low, high] for tag, (low, _, high) in file.axes.items()},
        "default": {tag: default for tag, (_, default, _) in file.axes.items()},
        "size": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
    }


def index_text(entries: Iterable[Mapping[str, Any]], recipe: Mapping[str, Any]) -> str:
    """Return fonts.toml."""
    blocks = [
        "# Written by tools/make_fonts.py; README.md beside this file says what each key means.",
        f"fallback = {toml(recipe['fallback'], spread=True)}",
        "[languages]\n" + pairs(recipe["languages"]),
    ]
    for entry in entries:
        blocks.append("[[family]]\n" + pairs({k: v for k, v in entry.items() if k != "files"}))
        blocks.extend("[[family.files]]\n" + pairs(file) for file in entry["files"])
    blocks.extend(f"[sample.{script}]\n" + pairs(of) for script, of in recipe["sample"].items())
    return "\n\n".join(blocks) + "\n"


def pairs(table: Mapping[str, Any]) -> str:
    """Return the lines of a TOML table, empty tables left out."""
    return "\n".join(f"{key} = {toml(value)}" for key, value in table.items() if value != {})


def toml(value: object, *, spread: bool = False) -> str:
    """Return *value* as TOML writes it; strings are written alike in TOML and JSON."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        items = [toml(item) for item in value]
        return "[\n    " + ",\n    ".join(items) + ",\n]" if spread else f"[{', '.join(items)}]"
    if isinstance(value, float):
        return f"{value:g}"
    return json.dumps(value, ensure_ascii=False)


def write_table(entries: Iterable[Mapping[str, Any]]) -> None:
    """Put the table of families between its markers in fonts/README.md."""
    lines = [
        "| family | files | used for | version | licence | from |",
        "|---|---|---|---|---|---|",
    ]
    for entry in entries:
        files = "<br>".join(
            f"`{file['file'].partition('/')[2]}` ({round(file['size'] / 1000)} kB)"
            for file in entry["files"]
        )
        licence = f"[{entry['licence']}]({entry['licence_file'].replace(' ', '%20')})"
        cells = (entry["name"], files, entry["note"], entry["version"], licence, entry["source"])
        lines.append(f"| {' | '.join(cells)} |")
    page = FONTS / "README.md"
    before, start, rest = page.read_text(encoding="utf-8").partition("<!-- families -->\n")
    _, end, after = rest.partition("<!-- end -->")
    assert end, "fonts/README.md has lost its markers"
    page.write_text(before + start + "\n".join(lines) + "\n" + end + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
