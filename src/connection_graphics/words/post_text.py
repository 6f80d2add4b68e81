"""The text of the post beside the graphic: within the network's limit, link and hashtag whole.

A picture of words is not enough for everybody: the name of an event, its date, time,
place and link stand in the text of the post as well (WCAG 1.4.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from connection_graphics.content import Content
from connection_graphics.errors import Location, Notice
from connection_graphics.reading.emphasis import without_emphasis
from connection_graphics.words.counting import PostRules, count_text
from connection_graphics.words.dates import plain, when
from connection_graphics.words.shortening import cut_at_word

__all__ = ["PostText", "post_text"]


@dataclass(frozen=True, slots=True)
class PostText:
    """The text of a post, how long its network counts it, and what there is to say about it."""

    text: str
    length: int
    notices: tuple[Notice, ...] = ()


def post_text(
    content: Content, rules: PostRules, *, year: int | None = None, hashtag: str | None = None
) -> PostText:
    """Return the text of the post of *content* on the network of *rules*.

    Words that the row has for the post are used as they are; else the text is made of
    what the row says. Link and hashtag are added where they are missing and are never
    shortened. *year* goes without saying in dates; *hashtag* is the campaign's, for
    content without one.

    What is left out to keep the limit, or that the row's own words exceed it, is told in
    the notices.
    """
    own = content.post_texts.get(rules.network) or content.post_text
    tag = content.hashtag or hashtag
    pieces = _Pieces([_Piece("post_text", own, 0)] if own else _said(content, year))
    written = pieces.text()
    if content.event.link and content.event.link not in written:
        pieces.append(_Piece("link", content.event.link, 2))
    if tag and not _has_tag(written, tag):
        pieces.append(_Piece("hashtag", tag, 2))
    shortened = [] if own else _shorten(pieces, lambda text: _fits(text, rules))
    text = pieces.text()
    return PostText(text, count_text(text, rules), tuple(_notices(text, rules, shortened)))


# --------------------------------------------------------------------------- pieces


@dataclass(frozen=True, slots=True)
class _Piece:
    """One line of the post; a blank line stands between blocks."""

    field: str
    text: str
    block: int


class _Pieces(list[_Piece]):
    """The lines of a post, in order."""

    def text(self) -> str:
        """Return the lines with a blank line between blocks."""
        text = ""
        for before, piece in zip([None, *self], self, strict=False):
            if before is not None:
                text += "\n" if before.block == piece.block else "\n\n"
            text += piece.text
        return text

    def index_of(self, field: str) -> int | None:
        """Return where the piece *field* is, if it is there."""
        return next((place for place, piece in enumerate(self) if piece.field == field), None)


def _said(content: Content, year: int | None) -> list[_Piece]:
    """Return what *content* says, the most important first."""
    event = content.event
    words = [
        _Piece(name, without_emphasis(text), 0)
        for name in ("event_name", "figure", "caption", "speaker", "source")
        if (text := content.word(name))
    ]
    shown = when(event, content.lang, year=year)
    details = [("when", shown and plain(shown)), ("place", event.place), ("access", event.access)]
    details.append(("organiser", event.organiser))
    return words + [_Piece(name, without_emphasis(text), 1) for name, text in details if text]


def _has_tag(text: str, tag: str) -> bool:
    return re.search(rf"(?<!\S){re.escape(tag)}(?![\w])", text, re.IGNORECASE) is not None


# ----------------------------------------------------------------------- shortening


def _shorten(pieces: _Pieces, fits: Callable[[str], bool]) -> list[str]:
    """Make *pieces* fit, the least important first; return what was done to which field."""
    done: list[str] = []
    for field in _DISPENSABLE:
        place = pieces.index_of(field)
        if place is not None and not fits(pieces.text()):
            del pieces[place]
            done.append(f"{field} left out")
    for field in _CUTTABLE:
        place = pieces.index_of(field)
        if place is not None and not fits(pieces.text()):
            done.append(_cut(pieces, place, fits))
    return done


#: What goes first when room is short: it is on the graphic.
_DISPENSABLE: Final = ("organiser", "access", "source", "speaker")
#: What is cut short next, the last of it only when nothing else helps.
_CUTTABLE: Final = ("place", "caption", "figure", "event_name")
#: A cut piece shorter than this says nothing any more.
_SHORTEST: Final = 12


def _cut(pieces: _Pieces, place: int, fits: Callable[[str], bool]) -> str:
    piece = pieces[place]

    def fits_with(text: str) -> bool:
        changed = _Pieces(pieces)
        changed[place] = replace(piece, text=text)
        return fits(changed.text())

    shorter = cut_at_word(piece.text.replace("\n", " "), fits_with)
    is_title = piece is next(iter(pieces))
    if len(shorter) < _SHORTEST and not (is_title and shorter):
        del pieces[place]
        return f"{piece.field} left out"
    pieces[place] = replace(piece, text=shorter)
    return f"{piece.field} shortened"


def _fits(text: str, rules: PostRules) -> bool:
    within = rules.text_max is None or count_text(text, rules) <= rules.text_max
    return within and (rules.text_max_bytes is None or len(text.encode()) <= rules.text_max_bytes)


# -------------------------------------------------------------------------- notices


def _notices(text: str, rules: PostRules, shortened: Sequence[str]) -> list[Notice]:
    where = Location(field=f"post_text_{rules.network}")
    notices = []
    if shortened:
        message = f"to keep the limit of {rules.text_max}: {', '.join(shortened)}"
        notices.append(Notice("post-shortened", message, where))
    if not _fits(text, rules):
        length = count_text(text, rules)
        over = max(length - (rules.text_max or 0), 1)
        message = f"the text counts {length}, which is {over} more than {rules.text_max}"
        notices.append(Notice("post-too-long", message, where))
    tags = len(_TAG.findall(text))
    if rules.hashtags_max is not None and tags > rules.hashtags_max:
        message = f"{tags} hashtags, where the network takes {rules.hashtags_max}"
        notices.append(Notice("too-many-hashtags", message, where))
    return notices


_TAG: Final = re.compile(r"(?<!\S)[#＃](?=\w*[^\W\d])\w+")
