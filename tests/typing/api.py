"""A user's program, for the type checker: nothing here is run."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from connection_graphics import (
    Campaign,
    ConnectionGraphicsError,
    Content,
    Format,
    Graphic,
    Renderer,
    RowError,
    get_format,
    render,
    render_batch,
)

graphic: Graphic = render("event", event_name="Tea", format="instagram-square")
picture: Image.Image = graphic.image
data: bytes = graphic.to_bytes("jpeg", max_bytes=100_000)
written: Path | None = graphic.save("out.png")
words: str = graphic.alt_text
codes: list[str] = [notice.code for notice in graphic.notices]
square: Format = get_format("square")
campaign: Campaign = Campaign.load()

for result in render_batch([{"caption": "Say hello"}], formats=["x-post", square]):
    if isinstance(result, RowError):
        print(result.row, result.error)  # noqa: T201
    else:
        result.save("out")

with Renderer(campaign) as renderer:
    content: Content = renderer.content(caption="Say hello")
    try:
        renderer.render("random-act", content)
    except ConnectionGraphicsError as error:
        print(error.code, error.where.field, error.hint)  # noqa: T201
