"""``fonts``: what letters are drawn with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output
from .parameters import campaign_option
from .shell import EXIT_ROWS, common_options

if TYPE_CHECKING:
    from connection_graphics.text.fonts import Family, FontBook

__all__ = ["fonts"]

_EPILOG = """\b
Examples:
  connection-graphics fonts
  connection-graphics fonts --check "Paned a sgwrs yn y llyfrgell"
  connection-graphics fonts --licences
"""


@click.command(epilog=_EPILOG)
@click.option("--licences", "--licenses", is_flag=True, help="Print each licence in full.")
@click.option(
    "--check", "text", metavar="TEXT", help="Tell whether every character of TEXT can be drawn."
)
@campaign_option
@output.json_option
@common_options
@click.pass_context
def fonts(
    ctx: click.Context, licences: bool, text: str | None, campaign: Path | None, as_json: bool
) -> None:
    """List the fonts that come with the program, and their licences.

    No other font of your computer is ever used, so that the same words look the same everywhere.
    """
    from connection_graphics.campaign import Campaign
    from connection_graphics.text.fonts import FontBook

    book = FontBook.load(Campaign.load(campaign).font_folders())
    if text is not None:
        if _check(book, text, as_json=as_json):
            ctx.exit(EXIT_ROWS)
    elif as_json:
        output.data([_facts(family, licences=licences) for family in book])
    elif licences:
        _print_licences(book)
    else:
        _print_families(book)


def _print_families(book: Iterable[Family]) -> None:
    output.columns(
        (
            family.name,
            family.version,
            family.licence,
            ", ".join(sorted(family.scripts)) or family.role,
        )
        for family in book
    )


def _print_licences(book: Iterable[Family]) -> None:
    for family in book:
        output.heading(f"{family.name} ({family.licence})")
        if family.copyright:
            click.echo(family.copyright)
        click.echo(_licence(family).rstrip() + "\n")


def _licence(family: Family) -> str:
    if family.licence_file is None or not family.licence_file.is_file():
        return ""
    return family.licence_file.read_text(encoding="utf-8")


def _facts(family: Family, *, licences: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "name": family.name,
        "version": family.version,
        "role": family.role,
        "scripts": sorted(family.scripts),
        "files": [file.path.name for file in family.files],
        "licence": family.licence,
        "copyright": family.copyright,
        "source": family.source,
    }
    return facts | {"licence_text": _licence(family)} if licences else facts


def _check(book: FontBook, text: str, *, as_json: bool) -> bool:
    """Say which characters of *text* no font has; return whether there are any."""
    drawn: set[str] = set()
    for family in book:
        for file in family.files:
            weight = file.axes.get("wght", (file.weight,))[0]
            face = book.face(family.name, weight, file.style)
            drawn.update(char for char in text if ord(char) in face.coverage)
    missing = [
        char for char in dict.fromkeys(text) if char not in drawn and not _draws_nothing(char)
    ]
    named = [(char, f"U+{ord(char):04X}", unicodedata.name(char, "no name")) for char in missing]
    if as_json:
        output.data(
            {
                "text": text,
                "missing": [{"character": c, "code": code, "name": n} for c, code, n in named],
            }
        )
    elif named:
        click.echo(f"No font has {output.quantity(len(named), 'character')} of this text:")
        output.columns(named)
    else:
        click.echo("Every character of this text can be drawn.")
    return bool(missing)


def _draws_nothing(char: str) -> bool:
    """Tell whether *char* is white space, a control, or chooses the variant of the one before."""
    return (
        char.isspace()
        or unicodedata.category(char) in {"Cc", "Cf"}
        or 0xFE00 <= ord(char) <= 0xFE0F
    )
