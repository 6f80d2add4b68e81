"""Making text shorter without cutting into what a reader sees as one character."""

from __future__ import annotations

from collections.abc import Callable

from icu4py.breakers import CharacterBreaker

__all__ = ["cut_at_word", "graphemes"]


def graphemes(text: str) -> list[str]:
    """Return *text* as what readers see as characters: a family of emoji is one."""
    return list(CharacterBreaker(text, "en"))


def cut_at_word(text: str, fits: Callable[[str], bool]) -> str:
    """Return *text*, or as much of its beginning as *fits*, ending in "…" behind a word.

    A single word that is too long is cut behind one of its characters. Nothing is left
    where not even that fits.
    """
    if fits(text):
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        shorter = _ended(" ".join(words[:count]))
        if fits(shorter):
            return shorter
    characters = graphemes(words[0])
    for count in range(len(characters) - 1, 0, -1):
        shorter = _ended("".join(characters[:count]))
        if fits(shorter):
            return shorter
    return ""


def _ended(text: str) -> str:
    return text.rstrip(" .,;:–—-…") + "…"
