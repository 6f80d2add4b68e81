"""A coded template of 20 lines, in the folder poster/ beside this file."""

from __future__ import annotations

from pathlib import Path

from connection_graphics import Renderer

renderer = Renderer(Path(__file__).parent / "poster")
for name, words in (("short", "Hello!"), ("long", "Come in, sit down and have a cup of tea")):
    graphic = renderer.render("poster", caption=words, place="Anytown Library", scale=0.5)
    graphic.save(f"poster-{name}.png")
