"""Links as people type them. They are parsed, never fetched."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import SplitResult, urlsplit

from connection_graphics.errors import DataError

__all__ = ["read_link"]


def read_link(text: str) -> str:
    """Return the address that *text* means, with its scheme: ``https://`` if it has none.

    Web addresses and e-mail addresses are accepted. The host is put in lower case,
    everything behind it stays as typed.

    Raises:
        DataError: ``bad-link``.
    """
    link = text.strip().strip("<>").strip()
    if " " in link or any(unicodedata.category(char) == "Cc" for char in link):
        raise _bad(text, "there is a space in it", "a link has no spaces")
    if _EMAIL.fullmatch(link):
        return f"mailto:{link}"
    if not _SCHEME.match(link):
        link = f"https://{link.removeprefix('//')}"
    return _checked(text, link)


_EMAIL: Final = re.compile(r"[^\s@:/?#<>]+@[^\s@:/?#<>]+\.[^\s@:/?#<>]+", re.IGNORECASE)
#: A port looks like the rest of a scheme: in "example.org:8080" there is none.
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
#: 63 letters are the most in one label of a host name (RFC 1035).
_LABEL: Final = re.compile(r"(?!-)[\w·-]{1,63}(?<!-)")


def _checked(text: str, link: str) -> str:
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise _bad(text, "it cannot be read as an address", _EXAMPLE) from None
    if parts.scheme == "mailto":
        return _checked_mail(text, link)
    if parts.scheme not in {"http", "https"}:
        raise _bad(text, f"{parts.scheme}: links are not for a post", "use an https:// address")
    if parts.username is not None or parts.password is not None:
        raise _bad(text, "it holds a user's name or password", "leave out what is before the @")
    if not _is_host(host):
        raise _bad(text, f'"{host}" is not the name of a website', _EXAMPLE)
    return _with_host(parts, host)


_EXAMPLE: Final = "write it like https://example.org/tea"


def _checked_mail(text: str, link: str) -> str:
    address = link.partition(":")[2]
    if not _EMAIL.fullmatch(address.partition("?")[0]):
        raise _bad(text, "it is not an e-mail address", "write it like tea@example.org")
    return f"mailto:{address}"


def _is_host(host: str) -> bool:
    """Tell whether *host* is a name with a dot: no bare word, no number, no address."""
    labels = host.removesuffix(".").split(".")
    return (
        len(labels) >= 2
        and len(host) <= 253
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def _with_host(parts: SplitResult, host: str) -> str:
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=unicodedata.normalize("NFC", host) + port).geturl()


def _bad(text: str, reason: str, hint: str) -> DataError:
    shown = text if len(text) <= 80 else f"{text[:80]}…"
    return DataError(f'"{shown}" is not a link: {reason}', code="bad-link", hint=hint, value=text)
