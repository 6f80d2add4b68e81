"""Golden layouts and pictures: one point a case, and the case's name says it."""

from __future__ import annotations

import pytest

from connection_graphics import render

from . import golden

TEA = {
    "event_name": "Tea & talk at the library",
    "date": "2024-06-13",
    "time": "2-4pm",
    "place": "Leeds Central Library",
    "access": "Free. Everyone welcome.",
    "link": "https://www.lonelinessawarenessweek.org",
}
SMILE = {"caption": "Smile at someone on the street"}
LONG = {
    **TEA,
    "event_name": "Slow walk and long talk along the canal from the lock to the picnic field",
    "place": "Meet at Sampleton Lock, by the blue gate",
    "organiser": "Sampleton Strollers",
}

THANKS = {
    "thanks_to": "Priya and Tom",
    "caption": "You walked forty neighbours home from the street party.",
    "date": "2024-06-15",
}

CASES: dict[str, tuple[str, str, dict[str, str], int]] = {
    "event-square": ("event", "instagram-square", TEA, 0),
    "event-portrait": ("event", "instagram-portrait", TEA, 0),
    "event-story": ("event", "instagram-story", TEA, 0),
    "event-landscape": ("event", "x-post", TEA, 0),
    "event-link-card": ("event", "facebook-link", TEA, 4),
    "event-portrait-long-title": ("event", "instagram-portrait", LONG, 3),
    "event-landscape-long-title": ("event", "x-post", LONG, 3),
    "event-square-name-only": ("event", "instagram-square", {"event_name": "Big Knit Natter"}, 7),
    "random-act-square": ("random-act", "instagram-square", SMILE, 0),
    "random-act-portrait": ("random-act", "instagram-portrait", SMILE, 5),
    "random-act-story": ("random-act", "instagram-story", SMILE, 0),
    "random-act-landscape": ("random-act", "x-post", SMILE, 0),
    "random-act-square-one-letter": ("random-act", "instagram-square", {"caption": "A"}, 1),
    "random-act-story-day-number": ("random-act", "instagram-story", {**SMILE, "day": "3"}, 2),
    "event-portrait-welsh": (
        "event",
        "instagram-portrait",
        {
            "event_name": "Paned a sgwrs yn y llyfrgell",
            "date": "2024-06-13",
            "time": "14:00",
            "place": "Llyfrgell y Dref",
            "lang": "cy",
        },
        6,
    ),
    "random-act-square-polish": (
        "random-act",
        "instagram-square",
        {"caption": "Uśmiechnij się do kogoś na ulicy", "lang": "pl"},
        4,
    ),
    "random-act-square-vietnamese": (
        "random-act",
        "instagram-square",
        {"caption": "Hãy mỉm cười với một người trên phố", "lang": "vi"},
        8,
    ),
    "thank-you-square": ("thank-you", "instagram-square", THANKS, 0),
    "thank-you-portrait": ("thank-you", "instagram-portrait", THANKS, 4),
    "thank-you-story": ("thank-you", "instagram-story", THANKS, 9),
    "random-act-square-emoji": ("random-act", "instagram-square", {"caption": "Cuppa? ☕ 😀"}, 3),
}


@pytest.mark.parametrize("case", CASES)
def test_the_picture_is_as_it_was(case: str, update_golden: bool) -> None:
    template, format_, fields, arrangement = CASES[case]
    graphic = render(template, fields, format=format_, arrangement=arrangement)
    golden.assert_golden(case, graphic, update=update_golden)


def test_no_reference_is_left_over() -> None:
    stored = {path.name.partition(".")[0] for path in golden.FOLDER.iterdir()}
    assert stored == set(CASES)


def test_references_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in golden.FOLDER.glob("*.png")}
    assert not {name: size for name, size in sizes.items() if size > golden.MAX_BYTES}
