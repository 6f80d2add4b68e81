"""How the words fitted: lines and sizes of every field."""

from __future__ import annotations

from connection_graphics import render

graphic = render(
    event_name="Slow walk and long talk along the canal to the Heron Bridge",
    date="11 June 2024",
    place="Sampleton Lock",
)
for field, fit in graphic.fit.items():
    print(f"{field}: {fit.size:g} px, {fit.headroom:.0%} of its range left, {list(fit.lines)}")
