"""``fonts``: what letters are drawn with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
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
@click.option("--check", "text", metavar="TEXT", help="Tell which font draws which part of TEXT.")
@click.option(
    "--lang", default="en-GB", show_default=True, help="Language of TEXT, where that decides."
)
@campaign_option
@output.json_option
@common_options
@click.pass_context
def fonts(
    ctx: click.Context,
    licences: bool,
    text: str | None,
    lang: str,
    campaign: Path | None,
    as_json: bool,
) -> None:
    """List the fonts that come with the program, and their licences.

    No other font of your computer is ever used, so that the same words look the same everywhere.
    """
    from connection_graphics.campaign import Campaign
    from connection_graphics.text.fonts import FontBook

    loaded = Campaign.load(campaign)
    book = FontBook.load(loaded.font_folders())
    if text is not None:
        roles = loaded.fonts
        asked = [roles.families[role].family for role in roles.families]
        if _check(book, text, [*asked[::-1], *roles.fallback], lang, as_json=as_json):
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


def _check(book: FontBook, text: str, families: Sequence[str], lang: str, *, as_json: bool) -> bool:
    """Tell which font draws what; return whether there are characters that none has."""
    from connection_graphics.text.fallback import character_name

    parts = book.explain(text, families, lang)
    missing = dict.fromkeys(char for part in parts if part.family is None for char in part.text)
    named = [(char, f"U+{ord(char):04X}", unicodedata.name(char, "no name")) for char in missing]
    if as_json:
        output.data(
            {
                "text": text,
                "missing": [{"character": c, "code": code, "name": n} for c, code, n in named],
                "fonts": [
                    {"text": part.text, "font": part.family, "why": part.reason} for part in parts
                ],
            }
        )
        return bool(missing)
    output.columns(
        (part.text, part.family or "no font", "" if part.reason == "missing" else part.reason)
        for part in parts
        if part.text.strip()
    )
    for char in missing:
        click.echo(f"No font has {character_name(char)}.")
    if not missing:
        click.echo("Every character of this text can be drawn.")
    return bool(missing)
