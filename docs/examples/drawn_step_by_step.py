"""The drawn templates of examples/: as they were drawn, with their frames, and with other words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from connection_graphics import Renderer

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAWN = EXAMPLES / "drawn-campaign"
#: How a frame is shown here; in the editor it is a rectangle without fill.
SHOWN = '<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="#B23A00" stroke-width="4" stroke-dasharray="14 10"/>'  # noqa: E501

renderer = Renderer(DRAWN)


def sample(name: str, template: str = "walk", drawn_by: Renderer = renderer) -> dict[str, str]:
    """Return the words of one sample of a template."""
    samples = drawn_by.template(template).samples
    return dict(next(each.fields for each in samples if each.name == name))


def with_frames(folder: Path) -> Renderer:
    """Return a copy of the campaign in which the frames of the words can be seen."""
    shutil.copytree(DRAWN, folder)
    path = folder / "svg" / "walk" / "square.svg"
    drawing = path.read_text("utf-8")
    frames = re.findall(
        r'<rect\s+id="frame-[^"]*"\s+x="([^"]*)"\s+y="([^"]*)"\s+width="([^"]*)"\s+height="([^"]*)"',
        drawing,
    )
    seen = "".join(SHOWN.format(*frame) for frame in frames)
    path.write_text(drawing.replace("</svg>", f"{seen}</svg>"), "utf-8")
    return Renderer(folder)


with_frames(Path("framed")).render("walk", sample("typical"), scale=0.5).save("walk-frames.png")
for length in ("typical", "short", "long"):
    renderer.render("walk", sample(length), scale=0.5).save(f"walk-{length}.png")
renderer.render("walk", sample("long"), format="portrait", scale=0.5).save("walk-portrait.png")
renderer.render("stall", sample("typical", "stall"), scale=0.5).save("stall.png")
for shape in ("square", "portrait"):
    said = sample("typical", "chat")
    renderer.render("chat", said, format=shape, scale=0.5).save(f"chat-{shape}.png")

harvest = Renderer(EXAMPLES / "harvest-week")
said = sample("typical", "basket", harvest)
harvest.render("basket", said, scale=0.5).save("basket.png")
said |= {"event_name": "Échangez vos courgettes", "place": "Jardins de Sampleton"}
harvest.render("basket", said, lang="fr", scale=0.5).save("basket-fr.png")
