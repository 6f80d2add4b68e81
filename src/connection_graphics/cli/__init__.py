"""The command ``connection-graphics``."""

from __future__ import annotations

import click

from connection_graphics import __version__

__all__ = ["main"]


@click.group(name="connection-graphics", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="connection-graphics")
def main() -> None:
    """Event details in, finished social media graphics out."""
