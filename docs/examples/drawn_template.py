"""A template drawn in a drawing program, in the folder drawn/ beside this file."""

from __future__ import annotations

from pathlib import Path

from connection_graphics import Renderer

renderer = Renderer(Path(__file__).parent / "drawn")
for name, words in (("short", "Tea & talk"), ("long", "Songs and stories round the kitchen table")):
    event = {"event_name": words, "date": "13 June 2024", "place": "Anytown Library"}
    renderer.render("leaflet", event, scale=0.5).save(f"leaflet-{name}.png")
