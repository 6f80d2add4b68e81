"""Write the Unicode tables of the text engine, and the sample of Unicode's own tests.

    apt-get install -y unicode-data
    python tools/make_unicode_tables.py /usr/share/unicode

reads one version of the Unicode Character Database and writes

* ``src/connection_graphics/text/_unicode_tables.py``: properties as run lengths;
* ``tests/text/data/*.txt``: some lines of each conformance test, the hardest among them.

The same folder gives the same bytes. The version of the standard library's own
``unicodedata`` does not matter: it is not asked.
"""

# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

import argparse
import itertools
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "src" / "connection_graphics" / "text" / "_unicode_tables.py"
SAMPLES = ROOT / "tests" / "text" / "data"

CODE_POINTS = 0x110000
ZWNJ = 0x200C

#: Scripts in which a virama joins two consonants into one cluster (UAX #44, InCB).
CONJOINING_SCRIPTS = frozenset({"Beng", "Deva", "Gujr", "Mlym", "Orya", "Telu"})

#: Of the lines that a program made, one in so many goes into the sample.
EVERY_BIDI_TEST = 560
EVERY_BIDI_CHARACTER_TEST = 290
#: BidiTest tries all sequences up to this length; its longer ones were chosen by people.
ENUMERATED_LENGTH = 4
#: BidiCharacterTest: lines before this heading were written by people.
PERMUTATIONS = "# Permutations of sequences containing paired brackets"

HEADER = '''\
"""Unicode {version} properties as run lengths, written by tools/make_unicode_tables.py.

Derived from the Unicode Character Database, © 1991-2022 Unicode, Inc., under the licence in
LICENSE-unicode.txt beside this file. unicode_data.py unpacks it.
"""

UNICODE_VERSION = "{version}"
'''


def main() -> int:
    """Read the folder named on the command line and write tables and samples."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the Unicode Character Database")
    folder = parser.parse_args().folder
    TABLES.write_text(tables(folder), encoding="utf-8")
    for name, sample in samples(folder).items():
        (SAMPLES / name).write_text(sample, encoding="utf-8")
    return 0


def tables(folder: Path) -> str:
    """Return the source of ``_unicode_tables.py``."""
    bidi = _values(folder / "extracted/DerivedBidiClass.txt", "L", _short_names(folder, "bc"))
    scripts = _values(folder / "Scripts.txt", "Zzzz", _short_names(folder, "sc"))
    extensions = _values(folder / "ScriptExtensions.txt", "-")
    clusters = _values(folder / "auxiliary/GraphemeBreakProperty.txt", "Other")
    core, emoji = folder / "DerivedCoreProperties.txt", folder / "emoji/emoji-data.txt"
    brackets = dict(_brackets(folder))
    parts = [
        HEADER.format(version=_version(folder)),
        _runs("BIDI_CLASS", bidi),
        _runs("GENERAL_CATEGORY", _values(folder / "extracted/DerivedGeneralCategory.txt", "Cn")),
        _runs("SCRIPT", scripts),
        _runs("SCRIPT_EXTENSIONS", [value.replace(" ", ",") for value in extensions]),
        _runs("GRAPHEME_CLUSTER_BREAK", clusters),
        _runs("INDIC_CONJUNCT_BREAK", _conjunct_breaks(folder, scripts, clusters)),
        _flags("DEFAULT_IGNORABLE", core, "Default_Ignorable_Code_Point"),
        _flags("EMOJI", emoji, "Emoji"),
        _flags("EMOJI_PRESENTATION", emoji, "Emoji_Presentation"),
        _flags("EXTENDED_PICTOGRAPHIC", emoji, "Extended_Pictographic"),
        _pairs("MIRRORED_PAIRS", "Each with its mirror image.", _mirrored(folder)),
        _pairs("BRACKET_PAIRS", "Opening and closing.", brackets.items()),
        _pairs(
            "BRACKET_EQUIVALENTS",
            "A bracket and the one that it is canonically equivalent to (BD16).",
            _equivalents(folder, {*brackets, *brackets.values()}),
        ),
    ]
    return "\n".join(parts)


# --- Reading the database


def _records(path: Path, *, missing: bool = False) -> Iterator[list[str]]:
    """Yield the fields of each line, those of the ``@missing`` lines too if *missing*."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = (line.removeprefix("# @missing: ") if missing else line).partition("#")[0]
        if data.strip():
            yield [field.strip() for field in data.split(";")]


def _span(field: str) -> range:
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def _version(folder: Path) -> str:
    first = (folder / "extracted/DerivedBidiClass.txt").read_text(encoding="utf-8").splitlines()[0]
    found = re.search(r"(\d+\.\d+\.\d+)\.txt$", first)
    if found is None:
        sys.exit(f"{folder}: DerivedBidiClass.txt does not say its version")
    return found[1]


def _short_names(folder: Path, prop: str) -> dict[str, str]:
    """Return the short name of each value of *prop*, by short and by long name."""
    names: dict[str, str] = {}
    for fields in _records(folder / "PropertyValueAliases.txt"):
        if fields[0] == prop:
            names |= dict.fromkeys(fields[1:], fields[1])
    return names


def _values(path: Path, default: str, names: dict[str, str] | None = None) -> list[str]:
    """Return the value of each code point; later lines of the file override earlier ones."""
    values = [default] * CODE_POINTS
    for span, value, *_ in _records(path, missing=True):
        if value.startswith("<"):  # "@missing: …; <script>" points to another property
            continue
        short = names[value] if names else value
        for code in _span(span):
            values[code] = short
    return values


def _having(path: Path, prop: str) -> list[bool]:
    having = [False] * CODE_POINTS
    for fields in _records(path):
        if fields[1] == prop:
            for code in _span(fields[0]):
                having[code] = True
    return having


def _conjunct_breaks(folder: Path, scripts: list[str], clusters: list[str]) -> list[str]:
    """Derive Indic_Conjunct_Break as UAX #44 (Unicode 16) defines it: 15.0 has no file of it."""
    syllabic = _values(folder / "IndicSyllabicCategory.txt", "Other")
    breaks = []
    for code, (script, cluster, role) in enumerate(zip(scripts, clusters, syllabic, strict=True)):
        if script in CONJOINING_SCRIPTS and role == "Virama":
            breaks.append("Linker")
        elif script in CONJOINING_SCRIPTS and role == "Consonant":
            breaks.append("Consonant")
        elif cluster in {"Extend", "ZWJ"} and code != ZWNJ:
            breaks.append("Extend")
        else:
            breaks.append("None")
    return breaks


def _brackets(folder: Path) -> Iterator[tuple[int, int]]:
    for code, other, kind in _records(folder / "BidiBrackets.txt"):
        if kind == "o":
            yield int(code, 16), int(other, 16)


def _mirrored(folder: Path) -> Iterator[tuple[int, int]]:
    images = {
        int(code, 16): int(image, 16) for code, image in _records(folder / "BidiMirroring.txt")
    }
    for code, image in images.items():
        if images[image] != code:
            sys.exit(f"U+{code:04X}: the mirror image of its mirror image is another character")
        if code < image:
            yield code, image


def _equivalents(folder: Path, brackets: set[int]) -> Iterator[tuple[int, int]]:
    for fields in _records(folder / "UnicodeData.txt"):
        code = int(fields[0], 16)
        if code in brackets and re.fullmatch(r"[0-9A-F]+", fields[5]):
            yield code, int(fields[5], 16)


# --- Writing Python


def _runs(name: str, values: list[str]) -> str:
    groups = ((value, sum(1 for _ in run)) for value, run in itertools.groupby(values))
    return _constant(name, "Value and length, by turns.", (f"{v} {n}" for v, n in groups))


def _flags(name: str, path: Path, prop: str) -> str:
    lengths = [str(sum(1 for _ in run)) for _, run in itertools.groupby(_having(path, prop))]
    return _constant(name, "Lengths without and with the property, by turns.", lengths)


def _pairs(name: str, comment: str, pairs: Iterable[tuple[int, int]]) -> str:
    return _constant(name, comment, (f"{first:x} {second:x}" for first, second in pairs))


def _constant(name: str, comment: str, words: Iterable[str]) -> str:
    lines = textwrap.wrap(" ".join(words), 99, break_on_hyphens=False, break_long_words=False)
    return "\n".join([f"\n#: {comment}", f'{name} = """\\', *lines, '"""', ""])


# --- Sampling the conformance tests


def samples(folder: Path) -> dict[str, str]:
    """Return the text of each sample file by its name."""
    make: dict[str, tuple[str, Callable[[list[str]], Iterable[str]]]] = {
        "BidiTest.txt": ("BidiTest.txt", _bidi_sample),
        "BidiCharacterTest.txt": ("BidiCharacterTest.txt", _bidi_character_sample),
        "GraphemeBreakTest.txt": ("auxiliary/GraphemeBreakTest.txt", _grapheme_sample),
    }
    made = {}
    for name, (source, sample) in make.items():
        lines = (folder / source).read_text(encoding="utf-8").splitlines()
        header = [f"{lines[0]} (a sample made by tools/make_unicode_tables.py)", *lines[1:5], "#"]
        made[name] = "\n".join([*header, *sample(lines), ""])
    return made


def _bidi_sample(lines: list[str]) -> Iterator[str]:
    """Keep all long cases and some of the short, each under the results that it belongs to."""
    results: dict[str, str] = {}
    written: dict[str, str] = {}
    count = 0
    for line in lines:
        if line.startswith("@"):
            results[line.partition(":")[0]] = line
        elif line and not line.startswith("#"):
            count += 1
            if len(line.split(";")[0].split()) > ENUMERATED_LENGTH or not count % EVERY_BIDI_TEST:
                yield from (result for key, result in results.items() if written.get(key) != result)
                written = dict(results)
                yield line


def _bidi_character_sample(lines: list[str]) -> Iterator[str]:
    start = lines.index(PERMUTATIONS)
    yield from _data(lines[:start])
    yield from itertools.islice(_data(lines[start:]), 0, None, EVERY_BIDI_CHARACTER_TEST)


def _grapheme_sample(lines: list[str]) -> Iterator[str]:
    """Keep every case, without the names of its characters."""
    return (line.partition("#")[0].strip() for line in _data(lines))


def _data(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if line and not line.startswith("#"))


if __name__ == "__main__":
    sys.exit(main())
