"""A campaign's folder to start from: it works as it is, and every file says what can be changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from connection_graphics.errors import CampaignError, OutputError

__all__ = ["campaign_name", "make_campaign"]

#: Longest name in characters: it is drawn above every title.
_LONGEST = 60


def make_campaign(folder: Path, name: str | None = None) -> tuple[Path, ...]:
    """Write a campaign called *name* into *folder*, and return its files.

    The name is made from the folder's when it is not given. Raises :class:`CampaignError` for a
    name that cannot be used, :class:`OutputError` where the folder is not empty or cannot be
    written.
    """
    said = campaign_name(folder) if name is None else _checked(name)
    _refuse_what_is_there(folder)
    filled = {"«name»": said, "«hashtag»": _hashtag(said)}
    written = []
    try:
        for parts, source in _files(files("connection_graphics") / "data" / "new_campaign"):
            path = folder.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_fill(source, filled, toml=path.suffix == ".toml"))
            written.append(path)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror or error}",
            hint="choose a folder that you may write to",
            value=str(folder),
        ) from error
    return tuple(written)


def campaign_name(folder: Path) -> str:
    """Return the name that a folder suggests: "My week" for ``my-week``."""
    words = re.sub(r"[\W_]+", " ", folder.resolve().name).strip()[:_LONGEST].strip()
    return f"{words[:1].upper()}{words[1:]}" or "My campaign"


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable() or set("{}") & set(name):
        raise CampaignError(
            f'a campaign cannot be called "{name[:_LONGEST]}"',
            hint=f"use 1 to {_LONGEST} characters that can be seen, and no braces",
            value=name,
        )
    return name


def _hashtag(name: str) -> str:
    """Return the words of *name*, each with a capital, as screen readers need it."""
    composed = unicodedata.normalize("NFC", name)
    words = re.findall(r"\w+", composed)
    tag = "".join(f"{word[:1].upper()}{word[1:]}" for word in words)
    return f"#{tag}" if any(char.isalpha() for char in tag) else "#MyCampaign"


def _refuse_what_is_there(folder: Path) -> None:
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            what, hint = "is a file", "name a folder that is not there yet"
        elif next(folder.iterdir(), None) is not None:
            what, hint = "is not empty", "name a new folder: nothing of yours is overwritten"
        else:
            return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        what, hint = f"cannot be read: {error}", "choose another folder"
    raise OutputError(f"{folder} {what}", hint=hint, code="not-empty", value=str(folder))


def _files(
    folder: Traversable, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    """Yield every file below *folder* with its path, in order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, (*above, entry.name))
        else:
            yield (*above, entry.name), entry


def _fill(source: Traversable, filled: dict[str, str], *, toml: bool) -> bytes:
    text = source.read_text("utf-8")
    for mark, words in filled.items():
        escaped = words.replace("\\", "\\\\").replace('"', '\\"') if toml else words
        text = text.replace(mark, escaped)
    # Excel knows UTF-8 by this mark.
    mark = "\ufeff" if source.name.endswith(".csv") else ""
    return (mark + text).encode()
