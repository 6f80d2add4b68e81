"""Options and kinds of argument that more than one command has."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = [
    "arrangement_option",
    "campaign_option",
    "file_type_option",
    "formats_option",
    "pairs",
    "png_option",
    "replace_missing_option",
    "scale_option",
    "template_option",
]

campaign_option = click.option(
    "--campaign",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Another campaign's folder, or its campaign.toml.",
)

replace_missing_option = click.option(
    "--replace-missing",
    is_flag=True,
    help="Replace a character that no font has by its plain form or a question mark, with a "
    "note; otherwise it is a problem.",
)

template_option = click.option(
    "-t",
    "--template",
    metavar="NAME",
    help="The design to draw; `connection-graphics templates` lists them.",
)

formats_option = click.option(
    "-f",
    "--formats",
    "--format",
    metavar="NAMES",
    help="Sizes to draw, with commas between: instagram,twitter,facebook or x-post or all. "
    "`connection-graphics formats` lists them.",
)

file_type_option = click.option(
    "--file-type",
    metavar="TYPE",
    help="What kind of file to write, instead of the one that each network takes best: "
    "png, jpeg, webp …",
)

png_option = click.option(
    "--png",
    type=click.Choice(["fast", "balanced", "small"]),
    default="balanced",
    show_default=True,
    help="How hard PNG files are pressed: their pixels are the same. Small ones take three times "
    "the time and a fifth fewer bytes, fast ones less time where there are gradients.",
)

scale_option = click.option(
    "--scale",
    type=click.FloatRange(0.05, 4),
    metavar="NUMBER",
    default=1.0,
    help="Times the usual size: 2 gives twice the px, 0.5 half of them.",
)

arrangement_option = click.option(
    "--arrangement",
    type=click.IntRange(0, 11),
    metavar="NUMBER",
    help="Which of the design's twelve pictures to draw; else the words choose.",
)


def pairs(_: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Read ``NAME=VALUE`` pairs; the value may be empty, and may hold more equals signs."""
    read = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals or not name.strip():
            message = f'"{value}" is not a name, an equals sign and a value'
            raise click.BadParameter(message, param=option)
        read[name.strip()] = rest
    return read
