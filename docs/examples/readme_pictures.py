"""The pictures at the top of README.md; the only ones that the repository keeps.

Run it in docs/pictures when a picture has changed, and look at them.
"""

from __future__ import annotations

from connection_graphics import render

LIBRARY = {
    "event_name": "Tea & talk at the library",
    "date": "13 June 2024",
    "time": "2-4pm",
    "place": "Leeds Central Library",
    "access": "Free. Everyone welcome.",
}
LLYFRGELL = {
    "event_name": "Paned a sgwrs yn y llyfrgell",
    "date": "Dydd Iau 13 Mehefin 2024",
    "time": "14:00-16:00",
    "place": "Llyfrgell Trefenghraifft",
    "access": "Am ddim. Croeso i bawb.",
    "lang": "cy",
}
# Twice the px that the README shows them at; tiles are whole px at these widths.
PICTURES = (
    ("event-portrait", LIBRARY, "instagram-portrait", 400),
    ("random-act-square", {"caption": "Smile at someone on the street"}, "square", 500),
    ("event-story-cymraeg", LLYFRGELL, "instagram-story", 288),
    ("event-landscape", LIBRARY, "x-post", 896),
)

for name, words, format_, width in PICTURES:
    render(None, words, format=format_).scaled(width=width).save(f"{name}.png", "png8")
