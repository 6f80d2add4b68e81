"""A hundred captions in fifty languages: every glyph where a reference shaper puts it."""

from __future__ import annotations

import json
import shutil

import pytest

from connection_graphics.text.fonts import FontBook

from .reference import DATA, alike, captions, reference, stretches

#: HarfBuzz 6.0 (Debian 12) differs from the HarfBuzz 15 that we use; by caption, and why.
VERSIONS: dict[str, str] = {}
EXPECTED: dict[str, list[list[list[int]]]] = json.loads(
    (DATA / "captions_shaped.json").read_text(encoding="utf-8")
)


def test_the_corpus_is_large_enough() -> None:
    assert len(captions()) >= 30
    assert sum(map(len, captions().values())) >= 100
    assert len(EXPECTED) == len(captions())


@pytest.mark.parametrize("lang", captions())
def test_glyphs_of_each_languages_first_caption(fonts: FontBook, lang: str) -> None:
    found = [stretch.glyphs for stretch in stretches(captions()[lang][0], lang, fonts)]
    assert len(found) == len(EXPECTED[lang])
    for ours, theirs in zip(found, EXPECTED[lang], strict=True):
        assert alike(ours, theirs)


@pytest.mark.slow
@pytest.mark.parametrize("lang", captions())
def test_glyphs_are_those_of_the_reference_shaper(fonts: FontBook, lang: str) -> None:
    if shutil.which("hb-shape") is None:
        pytest.skip("needs hb-shape: apt-get install libharfbuzz-bin")
    differing = {
        stretch.key
        for caption in captions()[lang]
        for stretch in stretches(caption, lang, fonts)
        if not alike(stretch.glyphs, reference(stretch))
    }
    assert differing == {key for key in VERSIONS if key.startswith(f"{lang}: ")}
