"""The same graphic as files of several kinds, and as bytes under a limit."""

from __future__ import annotations

from connection_graphics import render

graphic = render(caption="Smile at someone on the street", format="square")
for suffix in ("png", "jpg", "webp", "svg", "pdf"):
    path = graphic.save(f"smile.{suffix}")
    print(path)

graphic.scaled(2).save("smile@2x.png")
graphic.scaled(width=540).save("smile-540.png")

data = graphic.to_bytes("jpeg", max_bytes=50_000)
print(len(data) <= 50_000)
