"""What the words of a post choose: one of twelve arrangements, and a colourway where asked.

The same words choose the same in every format and on every machine, so that a post and its
story belong together; a variant chooses another of each.
"""

from __future__ import annotations

import hashlib
from typing import Final

from .campaign import Campaign
from .campaign.names import ANY_THEME
from .content import Content

__all__ = ["ARRANGEMENTS", "arrangement_for", "theme_for"]

#: Pictures that each template has for each shape.
ARRANGEMENTS: Final = 12
#: From one variant to the next; with no divisor in common, twelve variants differ.
_STEP: Final = 5


def arrangement_for(content: Content) -> int:
    """Return the arrangement that the words and the variant choose, from 0 to 11."""
    return (_seed(content) + _STEP * content.variant_number) % ARRANGEMENTS


def theme_for(content: Content, campaign: Campaign) -> str | None:
    """Return the name of the post's colourway; ``None`` is the campaign's own.

    Where the post has ``any``, its words choose. Half of all posts keep the campaign's own
    colours, so that a page of them reads as one campaign.
    """
    if content.theme is None or content.theme.strip().casefold() != ANY_THEME:
        return content.theme
    own = dict(campaign.palette)
    others = [name for name, colours in campaign.themes.items() if dict(colours) != own]
    known = [None, *others]
    chosen = _seed(content) // ARRANGEMENTS % max(1, 2 * len(others)) - len(others) + 1
    return known[(max(0, chosen) + content.variant_number) % len(known)]


def _seed(content: Content) -> int:
    event = content.event
    words = "\x1f".join(
        (
            content.caption or "",
            event.name or "",
            str(event.date or ""),
            event.place or "",
        )
    )
    digest = hashlib.sha256(words.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:4], "big")
