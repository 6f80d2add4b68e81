"""A size that no network has: a screen in a library's window."""

from __future__ import annotations

from connection_graphics import Format, render

# It is seen as large as a laptop, not as a phone: small type can be smaller.
screen = Format.custom("library-screen", 1920, 1080, shown_width=960)
print(screen.shape)

graphic = render(
    event_name="Tea & talk", date="13 June 2024", place="Anytown Library", format=screen
)
graphic.save("screen.png")
