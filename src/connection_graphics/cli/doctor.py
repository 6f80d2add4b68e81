"""``doctor``: is everything there?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from . import output
from .parameters import campaign_option
from .shell import EXIT_ROWS, common_options

__all__ = ["doctor"]

_EPILOG = """\b
Examples:
  connection-graphics doctor
  connection-graphics doctor --json
"""

_MARKS = {"good": ("ok", "green"), "advice": ("note", "yellow"), "missing": ("MISSING", "red")}


@click.command(epilog=_EPILOG)
@campaign_option
@output.json_option
@common_options
@click.pass_context
def doctor(ctx: click.Context, campaign: Path | None, as_json: bool) -> None:
    """Look whether everything that drawing needs is installed.

    Says what to type for what is missing, and ends with exit code 1 when something is.
    """
    from connection_graphics.doctor import examine

    findings = examine(campaign)
    ill = [finding for finding in findings if finding.health == "missing"]
    if as_json:
        output.data({"well": not ill, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            mark, colour = _MARKS[finding.health]
            label = click.style(f"{mark:>7}", fg=colour, bold=finding.health == "missing")
            click.echo(f"{label}  {finding.name}: {finding.found}")
            if finding.remedy:
                click.echo(f"         To mend it: {finding.remedy}")
        click.echo(
            f"{output.quantity(len(ill), 'thing is', 'things are')} missing: see above."
            if ill
            else "Everything is there."
        )
    if ill:
        ctx.exit(EXIT_ROWS)
