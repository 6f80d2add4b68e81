"""What went wrong is an error, what could be better is a notice."""

from __future__ import annotations

from connection_graphics import ConnectionGraphicsError, render

ROWS = (
    {"event_name": "Quiet hour", "date": "31 June 2024"},
    {"event_name": "Quiet hour", "date": "16 June 2024", "colour": "blue"},
    {"caption": "Write a postcard to somebody, and then one more to each of their friends. " * 3},
    {"event_name": "Tea", "date": "13 June 2025"},
)
for row in ROWS:
    try:
        graphic = render(None, row, format="instagram-square")
    except ConnectionGraphicsError as error:
        print(f"{error.code}: {error}")
    else:
        for notice in graphic.notices:
            print(f"({notice.code}) {notice}")
