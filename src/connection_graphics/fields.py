"""The fields of a post: what a column of a table or an argument may be called.

One row is one post in one language. A heading is matched after dropping case,
accents, spaces and punctuation, so ``Event Date``, ``event_date`` and ``EVENT-DATE``
are the same. A heading that matches nothing is a free field of the campaign's own
templates, unless it is so near to a known one that it must be a slip.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["FIELDS", "NETWORKS", "Field", "Kind", "field_named", "match_field", "suggest_field"]

#: How a value is read: ``text`` may have several lines, ``line`` is one line of text.
Kind = Literal[
    "text",
    "line",
    "date",
    "time",
    "timezone",
    "moment",
    "language",
    "link",
    "image",
    "yes-no",
    "number",
    "hashtag",
    "names",
]

#: Networks that may have a post text of their own, as in the column ``post_text_x``.
NETWORKS: Final = (
    "x",
    "instagram",
    "facebook",
    "linkedin",
    "bluesky",
    "mastodon",
    "threads",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a post can say or ask for."""

    name: str
    #: Other headings that mean this field; compared like *name*.
    aliases: tuple[str, ...]
    kind: Kind
    #: One plain sentence for the data dictionary and ``--help``.
    help: str
    #: A value as somebody would type it; empty where none would help.
    example: str = ""


FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "id",
        ("ref", "slug", "key", "filename"),
        "line",
        "A short name for the post, used in its file names.",
        "library-tea",
    ),
    Field(
        "template",
        ("design", "layout"),
        "line",
        "The design to draw; an event has its own, anything else is a random act.",
        "event",
    ),
    Field(
        "formats",
        ("format", "sizes", "platforms", "platform"),
        "names",
        "The sizes to draw, with commas between.",
        "instagram, x-post",
    ),
    Field(
        "lang",
        ("language", "locale", "iaith"),
        "language",
        "The language of the words, as a code or an English name.",
        "cy",
    ),
    Field(
        "caption",
        ("text", "message", "headline", "title text", "quote"),
        "text",
        "The words on the picture.",
        "Say hello to somebody new",
    ),
    Field(
        "hashtag",
        ("hashtags", "tag", "hashnod"),
        "hashtag",
        "The hashtag, when it is not the campaign's.",
        "#TeaInTheTown",
    ),
    Field(
        "event_name",
        ("name", "title", "event", "enw", "digwyddiad"),
        "line",
        "What the event is called.",
        "Tea and talk at the library",
    ),
    Field(
        "date",
        ("event_date", "start_date", "when", "dyddiad"),
        "date",
        "The day of the event, or its first and last day.",
        "13 June 2024",
    ),
    Field("end_date", ("until",), "date", "The last day of an event.", "14 June 2024"),
    Field(
        "time",
        ("event_time", "start_time", "start", "amser"),
        "time",
        "When it starts, or when it starts and ends.",
        "2pm",
    ),
    Field("end_time", ("finish", "ends"), "time", "When it ends.", "4pm"),
    Field(
        "timezone",
        ("tz", "time zone"),
        "timezone",
        "The time zone of the times, by its city.",
        "Europe/London",
    ),
    Field(
        "place",
        ("location", "venue", "where", "address", "lle", "lleoliad"),
        "line",
        "Where it is, or that it is online.",
        "Anytown Library",
    ),
    Field(
        "access",
        ("entry", "cost", "access line"),
        "line",
        "What it costs and who may come.",
        "Free. Everyone welcome.",
    ),
    Field(
        "organiser",
        ("organizer", "host", "trefnydd"),
        "line",
        "Who runs the event.",
        "Anytown Befrienders",
    ),
    Field(
        "link",
        ("url", "website", "booking_link", "event_link", "dolen"),
        "link",
        "The web page to go to.",
        "https://example.org/tea",
    ),
    Field(
        "image",
        ("photo", "picture", "image_url", "media_url", "background", "delwedd"),
        "image",
        "A picture's file name in the pictures' folder.",
        "library.jpg",
    ),
    Field(
        "image_focus",
        ("focus", "focal_point", "crop"),
        "line",
        "The part of the picture to keep in view.",
        "50% 30%",
    ),
    Field("logo", ("partner_logo",), "image", "A logo's file name.", "befrienders.svg"),
    Field(
        "partner",
        ("organisation", "organization", "org", "partner_name"),
        "line",
        "The partner organisation's name.",
        "Anytown Befrienders",
    ),
    Field(
        "theme",
        ("colour", "color", "palette", "brand"),
        "line",
        "A colour theme, or “any”: then the words choose one.",
        "amber",
    ),
    Field(
        "variant",
        ("ab", "version"),
        "line",
        "Another picture of the same words: a, b, c, up to l.",
        "b",
    ),
    Field("qr", ("qr_code",), "yes-no", "Whether to draw a QR code of the link.", "yes"),
    Field(
        "alt_text",
        ("alt", "image_description", "description"),
        "text",
        "The picture in words, when the one made from the row will not do.",
    ),
    Field(
        "post_text",
        ("post", "content", "copy", "body"),
        "text",
        "The words of the post beside the picture.",
    ),
    *(
        Field(
            f"post_text_{network}",
            ("post_text_twitter",) if network == "x" else (),
            "text",
            f"The words of the post on {'X' if network == 'x' else network.title()}.",
        )
        for network in NETWORKS
    ),
    Field(
        "scheduled_at",
        ("schedule", "posting_time", "scheduled_time", "publish_at", "postAtSpecificTime"),
        "moment",
        "When to publish the post.",
        "2024-06-10T09:00+01:00",
    ),
    Field("status", ("skip", "draft", "ready"), "line", 'The word "skip" leaves the row out.'),
    Field("notes", ("comment", "comments", "nodiadau"), "text", "Notes to yourself; never drawn."),
    Field(
        "speaker",
        ("speakers", "presenter", "siaradwr"),
        "line",
        "Who speaks, for a talk.",
        "Sample Speaker",
    ),
    Field(
        "source",
        ("attribution", "credit", "said_by", "ffynhonnell"),
        "line",
        "Who said it, or where a figure comes from.",
        "A neighbour, Anytown",
    ),
    Field("figure", ("statistic",), "line", "The figure, in words.", "Almost half"),
    Field(
        "raised",
        ("amount_raised", "raised_so_far"),
        "number",
        "The money raised so far.",
        "£1,250",
    ),
    Field("goal", ("target", "fundraising_goal"), "number", "The money hoped for.", "£2,000"),
    Field(
        "day",
        ("day_number", "day no"),
        "number",
        "Which day of the campaign it is for, as a number.",
        "3",
    ),
)


def match_field(heading: str) -> Field | None:
    """Return the field that *heading* means, or ``None`` when it means none."""
    return _BY_HEADING.get(_folded(heading))


def field_named(name: str) -> Field | None:
    """Return the field whose canonical name is exactly *name*, or ``None``."""
    return _BY_NAME.get(name)


def suggest_field(heading: str) -> str | None:
    """Return the name of the field that *heading* is a slip of, as ``place`` for "Venu".

    ``None`` when it is a known heading, or too far from any to be a slip. A heading that
    ends in a digit is taken as meant: ``logo 2`` is a field of somebody's own template.
    """
    folded = _folded(heading)
    if not folded or folded in _BY_HEADING or folded[-1].isdigit():
        return None
    from difflib import SequenceMatcher, get_close_matches

    near = get_close_matches(folded, _BY_HEADING, n=3, cutoff=_SWAPPED)
    for heading_meant in near:
        ratio = SequenceMatcher(None, heading_meant, folded).ratio()
        if ratio >= _NEAR or sorted(heading_meant) == sorted(folded):
            return _BY_HEADING[heading_meant].name
    return None


#: Below this ratio two headings are different words: "price" and "place" have 0.6,
#: "state" and "start" 0.8, "Venu" and "venue" 0.89.
_NEAR: Final = 0.82
#: The same for words with the same letters in another order: "titel" and "title" have 0.8.
_SWAPPED: Final = 0.75


def _folded(heading: str) -> str:
    """Return the letters and digits of *heading* without case and accents."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(char for char in decomposed if char.isalnum())


_BY_NAME: Final = {field.name: field for field in FIELDS}
_BY_HEADING: Final = {
    _folded(heading): field for field in FIELDS for heading in (field.name, *field.aliases)
}
