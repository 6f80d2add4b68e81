"""Links as they are shown on a picture: short enough to read and to type."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["link_words"]


def link_words(url: str) -> str:
    """Return *url* as it is shown: without scheme, ``www.``, tracking and last slash.

    A host name of another alphabet is shown in it, unless its letters could be mistaken
    for another name; then its ASCII form (``xn--…``) is shown, as browsers do.
    """
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        return unquote(parts.path)
    host = _host_words(parts.hostname or "")
    port = f":{parts.port}" if parts.port else ""
    query = _query_words(parts.query)
    fragment = parts.fragment.partition(":~:")[0]
    path = _readable(parts.path).rstrip("/")
    return (
        host
        + port
        + path
        + (f"?{query}" if query else "")
        + (f"#{_readable(fragment)}" if fragment else "")
    )


_WWW: Final = "www."
#: Parts of a query that tell the owner of a page who came from where, and change nothing.
_TRACKING: Final = re.compile(
    r"utm_\w+|(?:fb|g|d|ms|tt|tw|y)clid|gbraid|wbraid|mc_[ce]id|igshid?|_ga|_gl|ref_src|si|share"
)


def _query_words(query: str) -> str:
    """Return *query* without the parts that only track."""
    if not parse_qsl(query, keep_blank_values=True):
        return query
    parts = query.split("&")
    return "&".join(part for part in parts if not _TRACKING.fullmatch(part.partition("=")[0]))


def _readable(path: str) -> str:
    """Return *path* with its letters instead of per cent signs, where it says nothing else."""
    try:
        words = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path
    plain = all(char in _SAFE or unicodedata.category(char)[0] in "LMN" for char in words)
    return unicodedata.normalize("NFC", words) if plain else path


_SAFE: Final = frozenset("/-._~!$&'()*+,;=:@")

# --------------------------------------------------------------------------- hosts


def _host_words(host: str) -> str:
    host = host.removesuffix(".").removeprefix(_WWW)
    labels = [_label_words(label) for label in host.split(".")]
    return ".".join(labels)


def _label_words(label: str) -> str:
    """Return *label* in its own letters if that is safe, else in ASCII."""
    letters = label
    if label.startswith("xn--"):
        try:
            letters = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return label
    letters = unicodedata.normalize("NFKC", letters).lower()
    if letters.isascii() or _is_unmistakable(letters):
        return letters
    return label if label.isascii() else f"xn--{letters.encode('punycode').decode('ascii')}"


def _is_unmistakable(letters: str) -> bool:
    """Tell whether nobody could take *letters* for a name in other letters.

    One script only, and in Latin only letters that are a to z with an accent, or among a
    few well known ones. Names all of whose letters look Latin ("сосо") are out as well.
    """
    scripts = {script for char in letters if (script := _script(char))}
    if not all(_in_names(char) for char in letters):
        return False
    if scripts == {"LATIN"}:
        return all(_is_plain_latin(char) for char in letters)
    if scripts & {"CYRILLIC", "GREEK"}:
        return len(scripts) == 1 and not set(letters) <= _LIKE_LATIN
    return len(scripts) == 1 or scripts <= _JAPANESE


_JAPANESE: Final = {"CJK", "HIRAGANA", "KATAKANA"}
_LIKE_LATIN: Final = frozenset("асԁеһіјӏорԛѕԝхуъьгԍмтнквαοιρυνκτχγωη-0123456789")
_OTHER_LATIN: Final = frozenset("æœøðþßłđħŋ")


def _script(char: str) -> str:
    """Return the first word of *char*'s name, which for letters is their script."""
    if unicodedata.category(char)[0] not in "LM" or unicodedata.combining(char):
        return ""
    return unicodedata.name(char, "UNKNOWN").split(maxsplit=1)[0]


def _in_names(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in "-·\u30fb\u200c\u200d"


def _is_plain_latin(char: str) -> bool:
    base = unicodedata.normalize("NFD", char)[0]
    return base.isascii() or base in _OTHER_LATIN
