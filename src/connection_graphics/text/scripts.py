"""The script of each character, neutral ones resolved from what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from . import unicode_data

__all__ = ["NEUTRAL", "scripts_of"]

#: Scripts that take the script of what stands beside them (UAX #24, section 5).
NEUTRAL = frozenset(("Zyyy", "Zinh", "Zzzz"))


def scripts_of(text: str) -> Sequence[str]:
    """Return the script of each character, neutral ones resolved from their word, then before.

    A neutral sign takes the script of the letter before it in its word, a sign that
    opens a word (``#``, ``(``) that of the letter after it.
    """
    if text.isascii():
        return ["Latn"] * len(text)
    scripts = [unicode_data.script(character) for character in text]
    strong = set(scripts) - NEUTRAL
    if len(strong) <= 1:
        return [strong.pop() if strong else "Latn"] * len(scripts)
    opening: list[int] = []
    previous = next((script for script in scripts if script not in NEUTRAL), "Latn")
    in_word = False
    for index, script in enumerate(scripts):
        if text[index].isspace():
            for waiting in opening:
                scripts[waiting] = previous
            opening.clear()
            scripts[index] = previous
            in_word = False
        elif script not in NEUTRAL:
            for waiting in opening:
                scripts[waiting] = script
            opening.clear()
            previous, in_word = script, True
        elif in_word or script == "Zinh":
            scripts[index] = previous
        else:
            opening.append(index)
    for waiting in opening:
        scripts[waiting] = previous
    return scripts
