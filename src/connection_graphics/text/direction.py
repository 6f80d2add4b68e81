"""Which way a language is written."""

from __future__ import annotations

__all__ = ["is_right_to_left"]

#: Languages written from right to left where no script is named.
_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "skr", "ug", "ur", "yi", "pnb")
)
_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"))


def is_right_to_left(lang: str) -> bool:
    """Tell whether the language *lang* (BCP 47) is written from right to left."""
    language, *others = lang.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    return script in _SCRIPTS if script else language in _LANGUAGES
