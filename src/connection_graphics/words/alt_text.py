"""Alt text: what the graphic says, then one clause on the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from connection_graphics.errors import Location, Notice
from connection_graphics.words.dates import plain
from connection_graphics.words.shortening import cut_at_word

__all__ = ["AltText", "alt_text", "check_alt_text", "write_alt_text"]


@dataclass(frozen=True, slots=True)
class AltText:
    """Alt text, and what there was no room for."""

    text: str
    notices: tuple[Notice, ...] = ()


def alt_text(
    parts: Sequence[str], picture: str, *, limit: int | None = None, lang: str = "en-GB"
) -> str:
    """Return the alt text that :func:`write_alt_text` writes, without its notices."""
    return write_alt_text(parts, picture, limit=limit, lang=lang).text


def write_alt_text(
    parts: Sequence[str], picture: str, *, limit: int | None = None, lang: str = "en-GB"
) -> AltText:
    """Return *parts* as sentences, most important first, and *picture* as the last one.

    *parts* are the words on the graphic, *picture* is what it shows beside them. With more
    than *limit* characters the picture goes first, then the last of the words, with a
    notice of what was left out.
    """
    clause = _BEGINS_WITH_IMAGE.sub("", picture)
    clause = clause[:1].upper() + clause[1:]
    sentences = list(dict.fromkeys(_sentences([*parts, clause], lang)))
    if limit is None or len(_joined(sentences, lang)) <= limit:
        return AltText(_joined(sentences, lang))
    kept = list(sentences)
    while len(kept) > 1 and len(_joined(kept, lang)) > limit:
        kept.pop()
    left_out = [f"“{sentence}”" for sentence in sentences[len(kept) :]]
    text = cut_at_word(_joined(kept, lang), lambda words: len(words) <= limit)
    if text != _joined(kept, lang):
        left_out.insert(0, f"the end of “{kept[0]}”")
    message = f"alt text may have {limit:,} characters; left out: {', '.join(left_out)}"
    return AltText(text, (Notice("alt-text-shortened", message, _WHERE),))


def check_alt_text(text: str, *, limit: int | None = None) -> tuple[Notice, ...]:
    """Return what there is to say about alt text that somebody has written."""
    notices = []
    if _BEGINS_WITH_IMAGE.match(text):
        message = "alt text need not say that it is about an image: screen readers do"
        notices.append(Notice("alt-text-begins-with-image", message, _WHERE))
    if limit is not None and len(text) > limit:
        message = f"alt text has {len(text):,} characters, {len(text) - limit:,} more than allowed"
        notices.append(Notice("alt-text-too-long", message, _WHERE))
    return tuple(notices)


_WHERE: Final = Location(field="alt_text")
_BEGINS_WITH_IMAGE: Final = re.compile(
    r"\s*(?:an? |the )?(?:image|picture|photo|photograph|graphic|illustration|screenshot)"
    r" (?:of|showing) ",
    re.IGNORECASE,
)


def _sentences(parts: Iterable[str], lang: str) -> Iterable[str]:
    stop = _STOPS.get(lang.partition("-")[0], ".")
    for part in parts:
        words = " ".join(plain(part).split())
        if words:
            closed = words.rstrip(_CLOSING).endswith(_ENDS)
            yield words if closed else words.rstrip(",;–—-") + stop


def _joined(sentences: Iterable[str], lang: str) -> str:
    return ("" if lang.partition("-")[0] in _WITHOUT_SPACES else " ").join(sentences)


#: What ends a sentence where it is not a full stop.
_STOPS: Final = {
    "am": "።",
    "bn": "।",
    "hi": "।",
    "hy": "։",
    "ja": "。",
    "mr": "।",
    "my": "။",
    "ne": "।",
    "pa": "।",
    "ti": "።",
    "ur": "۔",
    "yue": "。",
    "zh": "。",
}
_ENDS: Final = (".", "!", "?", "…", ":", "؟", "。", "！", "？", *set(_STOPS.values()))
_CLOSING: Final = "\"'’”»)]」』"
_WITHOUT_SPACES: Final = frozenset({"ja", "yue", "zh"})
