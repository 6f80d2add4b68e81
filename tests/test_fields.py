"""Headings of tables find their fields."""

from __future__ import annotations

import pytest

from connection_graphics.fields import FIELDS, NETWORKS, field_named, match_field, suggest_field


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("caption", "caption"),
        ("Event Date", "date"),
        ("EVENT-DATE", "date"),
        ("  Venue: ", "place"),
        ("Légende", None),
        ("Dáte", "date"),
        ("day", "day"),
        ("Day number", "day"),
        ("Name", "event_name"),
        ("quote", "caption"),
        ("Organizer", "organiser"),
        ("Organisation", "partner"),
        ("Entry", "access"),
        ("Language", "lang"),
        ("postAtSpecificTime", "scheduled_at"),
        ("post text twitter", "post_text_x"),
        ("Post-text-Bluesky", "post_text_bluesky"),
        ("Dyddiad", "date"),
        ("Colour of the door", None),
        ("", None),
        ("???", None),
    ],
)
def test_heading_means_field(heading: str, name: str | None) -> None:
    field = match_field(heading)
    assert (field.name if field else None) == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Venu", "place"),
        ("capton", "caption"),
        ("Titel", "event_name"),
        ("Lokation", "place"),
        ("end tme", "end_time"),
        ("hashtg", "hashtag"),
    ],
)
def test_slip_is_suggested(heading: str, name: str) -> None:
    assert match_field(heading) is None
    assert suggest_field(heading) == name


@pytest.mark.parametrize(
    "heading",
    ["venue", "price", "rate", "region", "state", "contact", "phone", "postcode", "logo 2", ""],
)
def test_a_known_or_distant_heading_has_no_suggestion(heading: str) -> None:
    assert suggest_field(heading) is None


def test_no_heading_means_two_fields() -> None:
    headings = [heading for field in FIELDS for heading in (field.name, *field.aliases)]
    owners = [(heading, match_field(heading)) for heading in headings]
    claimed = {heading: field.name for field in FIELDS for heading in (field.name, *field.aliases)}
    assert [(heading, claimed[heading]) for heading in headings] == [
        (heading, field.name if field else None) for heading, field in owners
    ]
    assert len(set(headings)) == len(headings)


def test_names_are_unique_and_explained() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS)
    for field in FIELDS:
        assert field.name == field.name.lower()
        assert field.help.endswith(".")
        assert field_named(field.name) is field


def test_every_network_may_have_its_own_post_text() -> None:
    for network in NETWORKS:
        field = field_named(f"post_text_{network}")
        assert field is not None
        assert field.kind == "text"
    assert field_named("Venue") is None
