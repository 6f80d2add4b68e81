"""The same event in forty languages: one row a language, and nothing else is said."""

from __future__ import annotations

import csv
from pathlib import Path

from connection_graphics import render

with (Path(__file__).parent / "languages.csv").open(encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        graphic = render("event", row, date="2024-06-13", time="14:00", format="square", scale=0.3)
        graphic.save(f"{row['lang']}.png", "png8")
