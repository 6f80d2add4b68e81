"""Every template in every shape: words stand out, are large enough, and are never covered."""

from __future__ import annotations

import pytest

from connection_graphics import Renderer, get_format, render
from connection_graphics.checks.legibility import LEAST_CONTRAST, legibility, measure

RENDERER = Renderer()
FORMATS = (
    "instagram-square",
    "instagram-portrait",
    "instagram-story",
    "x-post",
    "facebook-link",
    "facebook-event-cover",
    "facebook-cover",
    "x-header",
)
CELLS = [
    (name, format_, sample)
    for name in RENDERER.template_names()
    for format_ in FORMATS
    for sample in ("short", "typical", "long")
    if get_format(format_).shape in RENDERER.template(name).shapes
]


@pytest.mark.parametrize(("name", "format_", "sample"), CELLS)
def test_every_word_can_be_read(name: str, format_: str, sample: str) -> None:
    template = RENDERER.template(name)
    fields = next(found.fields for found in template.samples if found.name == sample)
    graphic = RENDERER.render(template, fields, format=format_)
    assert [str(notice) for notice in legibility(graphic)] == []


def test_contrast_is_measured_under_the_letters() -> None:
    graphic = render("random-act", caption="Say hello", format="instagram-square", arrangement=0)
    title = next(found for found in measure(graphic) if found.text.field == "title")
    # Ink on Marmalade, as the brief computes it.
    assert title.contrast == pytest.approx(6.38, abs=0.02)
    assert title.contrast is not None
    assert title.contrast >= LEAST_CONTRAST
