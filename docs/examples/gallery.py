"""Every template in every shape, with its own sample words."""

from __future__ import annotations

from connection_graphics import Renderer

renderer = Renderer()
for name in renderer.template_names():
    template = renderer.template(name)
    samples = {sample.name: sample.fields for sample in template.samples}
    for shape in template.shapes:
        graphic = renderer.render(template, samples["typical"], format=shape, scale=0.5)
        graphic.save(f"{name}--{shape}.png", "png8")
