"""Another year of the week: ten lines of campaign.toml, and nothing else."""

from __future__ import annotations

from pathlib import Path

from connection_graphics import Renderer

with Renderer(Path(__file__).parent / "next-year") as renderer:
    event = {"event_name": "Tea & talk at the library", "date": "12 June", "time": "2-4pm"}
    renderer.render(None, event, format="square", scale=0.5).save("next-year-event.png")
    act = {"caption": "Smile at someone on the street"}
    renderer.render(None, act, format="square", scale=0.5).save("next-year-act.png")
    print(renderer.campaign.week_line("en", "9–15 June"))
