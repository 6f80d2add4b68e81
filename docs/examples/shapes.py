"""One event in four shapes: each is composed anew."""

from __future__ import annotations

from connection_graphics import render

event = {
    "event_name": "Tea & talk at the library",
    "date": "13 June 2024",
    "time": "2-4pm",
    "place": "Leeds Central Library",
}
for shape in ("square", "portrait", "story", "landscape"):
    render("event", event, format=shape, scale=0.5).save(f"tea-{shape}.png")
