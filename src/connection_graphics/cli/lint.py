"""``lint``: what in a template would be drawn wrongly or lost, by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from . import output
from .parameters import campaign_option
from .shell import common_options

if TYPE_CHECKING:
    from connection_graphics.checks.lint import Finding
    from connection_graphics.pipeline import Renderer

__all__ = ["EXIT_FINDINGS", "lint"]

#: There are findings.
EXIT_FINDINGS: Final = 3

_EPILOG = """\b
Examples:
  connection-graphics lint
  connection-graphics lint event quote
  connection-graphics lint my-campaign/svg/leaflet
  connection-graphics lint drawing.svg --json

\b
Exit codes: 0 there is nothing to mend, 3 there is, 2 something cannot be read.
"""


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[TEMPLATE|FOLDER|FILE.svg]...")
@campaign_option
@click.option(
    "--fail-on",
    type=click.Choice(["note", "problem", "never"]),
    default="note",
    show_default=True,
    help="The least finding that makes the exit code 3.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing: the exit code says it.")
@output.json_option
@common_options
@click.pass_context
def lint(
    ctx: click.Context,
    names: tuple[str, ...],
    campaign: Path | None,
    fail_on: str,
    quiet: bool,
    as_json: bool,
) -> None:
    """Name everything in a template that would be drawn wrongly or lost.

    Filters and blend modes, fonts that are not here, placeholders that an editor has cut in two,
    boxes where a network covers them: each with its file, line and element, and what to do.
    Without a name, all templates of the campaign are looked at.
    """
    from connection_graphics.pipeline import Renderer

    renderer = Renderer(campaign)
    findings: list[Finding] = []
    for name in names or renderer.template_names():
        own = None if campaign else _campaign_of(Path(name))
        findings += _of(name, Renderer(own) if own else renderer)
    if as_json:
        output.data([_facts(found) for found in findings])
    elif not quiet:
        _print(findings)
    severities = {found.severity for found in findings}
    if severities & {"note": {"note", "problem"}, "problem": {"problem"}}.get(fail_on, set()):
        ctx.exit(EXIT_FINDINGS)


def _campaign_of(path: Path) -> Path | None:
    """Return the campaign that a folder or file of templates is part of, if it is."""
    if not path.exists():
        return None
    place = path.resolve()
    nearest = (place, *place.parents)[:4]
    return next((folder for folder in nearest if (folder / "campaign.toml").is_file()), None)


def _of(name: str, renderer: Renderer) -> tuple[Finding, ...]:
    """Return the findings of a file, of a folder, or of a template by name."""
    from connection_graphics.checks.lint import lint_file, lint_folder, lint_template

    path = Path(name)
    if path.is_dir():
        return lint_folder(path, renderer.campaign, renderer.fonts)
    if path.is_file() or path.suffix.lower() in (".svg", ".svgz"):
        return lint_file(path, renderer.campaign, renderer.fonts)
    return lint_template(renderer.template(name), renderer.campaign, renderer.fonts)


def _print(findings: list[Finding]) -> None:
    for found in findings:
        where = f"{found.where}: " if str(found.where) else ""
        click.echo(f"{where}{found.message} ({found.code})")
        if found.hint:
            click.echo(f"  {found.hint[:1].upper()}{found.hint[1:]}.".replace("?.", "?"))
    if findings:
        problems = sum(found.severity == "problem" for found in findings)
        notes = len(findings) - problems
        click.echo(f"{output.quantity(problems, 'problem')}, {output.quantity(notes, 'note')}.")
    else:
        click.echo("There is nothing to mend.")


def _facts(found: Finding) -> dict[str, Any]:
    return {
        "file": found.where.file,
        "line": found.where.line,
        "element": found.where.element,
        "field": found.where.field,
        "severity": found.severity,
        "code": found.code,
        "message": found.message,
        "hint": found.hint,
    }
