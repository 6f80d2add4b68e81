"""One graphic, and what the library says of it."""

from __future__ import annotations

from connection_graphics import render

graphic = render(
    "event",
    event_name="Tea & talk at the library",
    date="13 June 2024",
    time="2-4pm",
    place="Leeds Central Library",
    format="instagram-portrait",
)
print(graphic.save("tea.jpg"))
print(graphic.alt_text)
