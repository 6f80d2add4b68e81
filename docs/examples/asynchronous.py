"""From asynchronous code: drawing is work for the processor, so it goes to a thread."""

from __future__ import annotations

import asyncio
from pathlib import Path

from connection_graphics import Renderer

renderer = Renderer()  # one for the whole program; threads may share it


def draw(caption: str) -> bytes:
    """Return the file; pixels and bytes are made here, in the thread."""
    return renderer.render(caption=caption).to_bytes()


async def main() -> None:
    """Draw three graphics while the event loop stays free."""
    acts = ("Say hello", "Ask how they are", "Share your umbrella")
    files = await asyncio.gather(*(asyncio.to_thread(draw, act) for act in acts))
    for number, file in enumerate(files, start=1):
        Path(f"act-{number}.jpg").write_bytes(file)
        print(f"act-{number}.jpg")


asyncio.run(main())
