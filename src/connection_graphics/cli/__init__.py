"""The command ``connection-graphics``: a thin shell on the functions that a program imports."""

from __future__ import annotations

import click

from connection_graphics import __version__

from .shell import Shell, common_options

__all__ = ["main"]

_EPILOG = """\b
The usual way, from a spreadsheet to finished files:
  connection-graphics new events.csv
  connection-graphics validate events.csv
  connection-graphics batch events.csv -o out/ --formats instagram,twitter,facebook

\b
One graphic, without a spreadsheet:
  connection-graphics render --caption "Say hello to somebody new" -o hello.jpg

\b
Exit codes: 0 all is well, 1 some rows need you, 2 the command or the file
cannot be used, 3 `lint` has findings, 70 a fault of this program, 130 stopped
with Ctrl-C.
"""


@click.group(
    name="connection-graphics",
    cls=Shell,
    sections={
        "Draw": {
            "render": "connection_graphics.cli.render:render",
            "batch": "connection_graphics.cli.batch:batch",
            "partners": "connection_graphics.cli.partners:partners",
            "sheet": "connection_graphics.cli.sheet:sheet",
        },
        "Prepare a table": {
            "new": "connection_graphics.cli.new:new",
            "validate": "connection_graphics.cli.validate:validate",
        },
        "Make a campaign": {
            "new-campaign": "connection_graphics.cli.new_campaign:new_campaign",
            "preview": "connection_graphics.cli.preview:preview",
            "lint": "connection_graphics.cli.lint:lint",
            "gallery": "connection_graphics.cli.gallery:gallery",
            "diff": "connection_graphics.cli.diff:diff",
        },
        "Look up": {
            "templates": "connection_graphics.cli.lists:templates",
            "formats": "connection_graphics.cli.lists:formats",
            "fields": "connection_graphics.cli.lists:fields",
            "budget": "connection_graphics.cli.budget:budget",
            "fonts": "connection_graphics.cli.fonts:fonts",
            "doctor": "connection_graphics.cli.doctor:doctor",
        },
    },
    other_names={"check": "validate"},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EPILOG,
)
@click.version_option(__version__, "-V", "--version", prog_name="connection-graphics")
@common_options
def main() -> None:
    """Event details in, finished social media graphics out.

    Draws the graphics of the Random Acts of Connection campaign, one at a time or a whole
    spreadsheet at once, in the sizes that Instagram, X (Twitter), Facebook and others ask for.
    """
