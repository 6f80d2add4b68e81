"""How long a post is, as its network counts."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from connection_graphics.errors import UnknownNameError
from connection_graphics.words.shortening import graphemes

__all__ = ["PostRules", "count_text", "post_rules", "rules_of_format"]


@dataclass(frozen=True, slots=True)
class PostRules:
    """What one network allows in the text of a post; the names are those of post_rules.toml."""

    network: str
    #: Longest text, counted as *count* says; ``None`` where there is no known limit.
    text_max: int | None = None
    count: Literal["characters", "graphemes", "weighted"] = "characters"
    #: Characters that count one when *count* is "weighted": first and last of each range.
    count_one: tuple[tuple[int, int], ...] = ()
    count_emoji: int = 2
    #: An emoji counts as many as it has bytes in UTF-8.
    emoji_by_bytes: bool = False
    #: What any link counts; ``None`` where it counts what it is.
    url_length: int | None = None
    text_max_bytes: int | None = None
    hashtags_max: int | None = None

    @classmethod
    def from_table(cls, network: str, table: Mapping[str, Any]) -> PostRules:
        """Return the rules in *table*, which may hold more than is used here."""
        known = cls.__dataclass_fields__.keys() - {"network", "count_one"}
        ranges: Sequence[Sequence[int]] = table.get("count_one", ())
        return cls(
            network=network,
            count_one=tuple((first, last) for first, last in ranges),
            **{name: value for name, value in table.items() if name in known},
        )


def post_rules(network: str) -> PostRules:
    """Return the rules of *network*; ``twitter`` is ``x``.

    Raises:
        UnknownNameError: there is no such network.
    """
    known = _all_rules()
    name = _ALIASES.get(network.casefold(), network.casefold())
    if name not in known:
        raise UnknownNameError("network", network, known)
    return known[name]


def rules_of_format(network: str) -> PostRules:
    """Return the rules of a format's *network*; web pages and print have no limit."""
    return _all_rules().get(network.casefold()) or PostRules(network)


def count_text(text: str, rules: PostRules) -> int:
    """Return how many *text* counts under *rules*."""
    composed = unicodedata.normalize("NFC", text)
    total = 0
    for part, is_link in _parts(composed, rules):
        own = sum(_weight(cluster, rules) for cluster in graphemes(part))
        if not is_link or rules.url_length is None:
            total += own
        elif part.startswith("http"):
            total += rules.url_length
        elif rules.count == "weighted":
            # X takes example.org for a link as well, if it knows the ending: count the worse.
            total += max(own, rules.url_length)
        else:
            total += own
    return total


_ALIASES: Final = {"twitter": "x"}


@lru_cache(maxsize=1)
def _all_rules() -> dict[str, PostRules]:
    text = (files("connection_graphics") / "data" / "post_rules.toml").read_text("utf-8")
    networks: Mapping[str, Mapping[str, Any]] = tomllib.loads(text)["network"]
    return {name: PostRules.from_table(name, table) for name, table in networks.items()}


_LINK: Final = re.compile(
    r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]…]"
    r"|(?<![\w@.-])(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w-])(?:/[^\s]*[^\s.,;:!?'’)\]…])?"
)


def _parts(text: str, rules: PostRules) -> Iterator[tuple[str, bool]]:
    """Return *text* in parts, each with whether it is a link."""
    place = 0
    for match in _LINK.finditer(text) if rules.url_length is not None else ():
        yield text[place : match.start()], False
        yield match[0], True
        place = match.end()
    yield text[place:], False


def _weight(cluster: str, rules: PostRules) -> int:
    """Return what one character, as a reader sees it, counts."""
    match rules.count:
        case "graphemes":
            return 1
        case "weighted":
            if _is_emoji(cluster):
                return rules.count_emoji
            return sum(_weight_of_one(ord(char), rules) for char in cluster)
        case _:
            by_bytes = rules.emoji_by_bytes and _is_emoji(cluster)
            return len(cluster.encode()) if by_bytes else len(cluster)


def _weight_of_one(code: int, rules: PostRules) -> int:
    return 1 if any(first <= code <= last for first, last in rules.count_one) else 2


def _is_emoji(cluster: str) -> bool:
    """Tell whether *cluster* is an emoji: by its presentation sign, its parts or its block."""
    first = ord(cluster[0])
    if len(cluster) > 1 and ("\ufe0f" in cluster or "\u20e3" in cluster):
        return unicodedata.category(cluster[0])[0] in "SNPC"
    if any(block <= first <= end for block, end in _EMOJI_BLOCKS):
        return True
    # Before U+1F000 some signs are pictures by default: ⌚ ⚡ ✨ ⭐ and the like.
    return unicodedata.category(cluster[0]) == "So" and "\u231a" <= cluster[0] <= "\u2b55"


#: Planes of pictures; unassigned places there are emoji of a later Unicode.
_EMOJI_BLOCKS: Final = ((0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF), (0x1F004, 0x1F004))
