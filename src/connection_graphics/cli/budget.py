"""``budget``: how many characters each field of a template holds."""

from __future__ import annotations

from pathlib import Path

import click

from . import output
from .parameters import campaign_option, formats_option
from .shell import common_options

__all__ = ["budget"]

_EPILOG = """\b
Examples:
  connection-graphics budget event
  connection-graphics budget random-act -f instagram-story,x-post --lang cy
"""


@click.command(epilog=_EPILOG)
@click.argument("template")
@formats_option
@click.option(
    "--lang",
    metavar="TAG",
    help="Measure with words of this language, such as cy or de; the campaign's own if not given.",
)
@campaign_option
@output.json_option
@common_options
def budget(
    template: str, formats: str | None, lang: str | None, campaign: Path | None, as_json: bool
) -> None:
    """Tell how many characters each field of a design holds.

    Measured with typical words of the language, at the smallest size that can be read, while
    the other fields have the words of the design's typical sample. The usual format of each
    shape if no --formats are given.
    """
    from connection_graphics.checks.budget import MOST
    from connection_graphics.formats import expand_formats
    from connection_graphics.pipeline import Renderer

    with Renderer(campaign) as renderer:
        design = renderer.template(template)
        chosen = expand_formats(formats or design.shapes)
        found = {
            format_.name: renderer.budget(design, format=format_, lang=lang)
            for format_ in chosen
            if format_.shape in design.shapes
        }
    if as_json:
        output.data(found)
        return
    for name, most in found.items():
        output.heading(name)
        output.columns(
            (field, f"{count} characters{' or more' if count == MOST else ''}")
            for field, count in most.items()
        )
