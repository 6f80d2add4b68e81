"""Words of a language as they come: to measure with where nobody has written any yet."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import cycle

from .._assets import asset_root

__all__ = ["typical_words"]


def typical_words(lang: str, length: int) -> str:
    """Return *length* characters (one at least) of *lang*, of English where it is not known."""
    samples = _samples()
    tag = lang.lower()
    words = cycle(samples.get(tag) or samples.get(tag.partition("-")[0]) or samples["en"])
    text = next(words)
    while len(text) < length:
        text += f" {next(words)}"
    return text[: length - 1] + (text[length - 1].strip() or text[0])


@cache
def _samples() -> dict[str, tuple[str, ...]]:
    index = tomllib.loads((asset_root() / "fonts" / "fonts.toml").read_text(encoding="utf-8"))
    return {
        lang.lower(): tuple(text.split())
        for texts in index.get("sample", {}).values()
        for lang, text in texts.items()
    }
