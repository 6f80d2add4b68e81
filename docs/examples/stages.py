"""One caption followed through every stage, for docs/architecture.md."""

from __future__ import annotations

from connection_graphics import Renderer, get_format
from connection_graphics.drawing import compose
from connection_graphics.svg.resolve import resolve
from connection_graphics.variables import template_variables

renderer = Renderer()
words = {"event_name": "Tea & talk at the library", "date": "13/06/2024", "time": "2pm-4pm"}
content = renderer.content(words)
print(content.event)
template = renderer.template("event")
square = get_format("square")
variables = template_variables(content, template, renderer.campaign, square, arrangement=0)
filled = template.fill("square", variables)
print([line for line in filled.splitlines() if "Tea" in line])
tree = resolve(filled, renderer.fonts)
for text in tree.texts:
    print(text.source.field, text.layout.size, [line.text for line in text.layout.lines])
drawing = compose(tree)
print(len(drawing.runs))
