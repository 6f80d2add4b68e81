"""What there is to choose from: templates, formats and fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import output
from .parameters import campaign_option
from .shell import common_options

if TYPE_CHECKING:
    from connection_graphics.campaign import Campaign
    from connection_graphics.formats import Format
    from connection_graphics.template import Template

__all__ = ["fields", "formats", "templates"]


# ----------------------------------------------------------------------------- templates

_TEMPLATES_EPILOG = """\b
Examples:
  connection-graphics templates
  connection-graphics fields quote
"""


@click.command(epilog=_TEMPLATES_EPILOG)
@campaign_option
@output.json_option
@common_options
def templates(campaign: Path | None, as_json: bool) -> None:
    """List the designs, and what each is for."""
    found = [template for _, template in _all_templates(campaign)]
    if as_json:
        output.data([_template_facts(template) for template in found])
        return
    for template in found:
        output.heading(template.name)
        output.paragraph(template.description or template.title, indent="  ")
        required = [field.name for field in template.fields if field.required]
        if required:
            click.echo(f"  Needs: {', '.join(required)}")
        click.echo(f"  Shapes: {', '.join(template.shapes)}")
    output.paragraph("The fields of a design: connection-graphics fields NAME")


def _all_templates(path: Path | None) -> Iterator[tuple[Campaign, Template]]:
    from connection_graphics.campaign import Campaign
    from connection_graphics.template import find_template, template_names

    campaign = Campaign.load(path)
    folders = campaign.template_folders()
    for name in template_names(folders):
        yield campaign, find_template(name, folders)


def _template_facts(template: Template) -> dict[str, Any]:
    return {
        "name": template.name,
        "title": template.title,
        "description": template.description,
        "shapes": list(template.shapes),
        "fields": [
            {"name": field.name, "required": field.required, "help": field.help}
            for field in template.fields
        ],
    }


# ------------------------------------------------------------------------------- formats

_FORMATS_EPILOG = """\b
Examples:
  connection-graphics formats
  connection-graphics formats facebook
  connection-graphics batch events.csv -o out/ --formats instagram,x-post
"""


@click.command(epilog=_FORMATS_EPILOG)
@click.argument("names", nargs=-1)
@output.json_option
@common_options
def formats(names: tuple[str, ...], as_json: bool) -> None:
    """List the sizes of the networks, and the short names for several at once.

    NAMES are formats, groups such as `facebook`, or shapes such as `square`; all when none is
    given.
    """
    from connection_graphics.formats import FORMATS, expand_formats

    chosen = expand_formats(names or tuple(FORMATS))
    if as_json:
        output.data(
            {
                "formats": [_format_facts(format_) for format_ in chosen],
                "groups": _groups(),
                "shapes": _shapes(),
            }
        )
        return
    _print_formats(chosen)
    if not names:
        _print_short_names()


def _print_formats(chosen: tuple[Format, ...]) -> None:
    from connection_graphics.formats import network_title

    by_network: dict[str, list[Format]] = {}
    for format_ in chosen:
        by_network.setdefault(format_.network, []).append(format_)
    for network, members in by_network.items():
        output.heading(network_title(network))
        output.columns(
            (
                format_.name,
                f"{format_.width} × {format_.height}",
                format_.shape,
                format_.default_type,
                f"also {', '.join(format_.aliases)}" if format_.aliases else "",
            )
            for format_ in members
        )


def _print_short_names() -> None:
    output.heading("Groups: one name for several formats")
    output.columns(
        (group, ", ".join(members)) for group, members in _groups().items() if group != "all"
    )
    output.columns([("all", "every format above but those for print")])
    output.heading("Shapes: the usual format of each")
    output.columns(_shapes().items())


def _groups() -> dict[str, list[str]]:
    from connection_graphics.formats import format_groups

    return {group: list(members) for group, members in format_groups().items()}


def _shapes() -> dict[str, str]:
    from connection_graphics.formats import SHAPES, get_format

    return {shape: get_format(shape).name for shape in SHAPES}


def _format_facts(format_: Format) -> dict[str, Any]:
    safe = format_.safe
    return {
        "name": format_.name,
        "network": format_.network,
        "aliases": list(format_.aliases),
        "width": format_.width,
        "height": format_.height,
        "shape": format_.shape,
        "file_types": list(format_.file_types),
        "default_type": format_.default_type,
        "max_bytes": format_.max_bytes,
        "alt_text_max": format_.alt_text_max,
        "safe": {
            "left": safe.left,
            "top": safe.top,
            "right": safe.right,
            "bottom": safe.bottom,
        },
        "note": format_.note,
        "confidence": format_.confidence,
        "sources": list(format_.sources),
        "checked": format_.checked.isoformat() if format_.checked else None,
    }


# -------------------------------------------------------------------------------- fields

_FIELDS_EPILOG = """\b
Examples:
  connection-graphics fields
  connection-graphics fields event
"""


@click.command(epilog=_FIELDS_EPILOG)
@click.argument("template", required=False)
@campaign_option
@output.json_option
@common_options
def fields(template: str | None, campaign: Path | None, as_json: bool) -> None:
    """List what a post can say: the columns of a table, and the options of `render`.

    With the name of a TEMPLATE, only what that design shows, the needed ones first.
    """
    listed = _known_fields() if template is None else _template_fields(template, campaign)
    if as_json:
        output.data(listed)
        return
    output.columns(
        (
            str(field["name"]) + (" (needed)" if field["required"] else ""),
            _help_of(field),
        )
        for field in listed
    )
    if template is None:
        output.paragraph(
            "Capitals, spaces and accents in a column's heading do not matter. Other columns may "
            "be there too: they are left alone."
        )


def _help_of(field: dict[str, Any]) -> str:
    parts = [str(field["help"])]
    if field["example"] and "such as" not in parts[0].lower():
        parts.append(f"Such as: {field['example']}")
    if field["aliases"]:
        parts.append(f"Also called: {', '.join(field['aliases'])}")
    return " ".join(
        part if part.endswith((".", "?", "!")) else part + "." for part in parts if part
    )


def _known_fields() -> list[dict[str, Any]]:
    from connection_graphics.fields import FIELDS

    return [
        {
            "name": field.name,
            "required": False,
            "kind": field.kind,
            "help": field.help,
            "example": field.example,
            "aliases": list(field.aliases),
        }
        for field in FIELDS
    ]


def _template_fields(name: str, path: Path | None) -> list[dict[str, Any]]:
    from connection_graphics.campaign import Campaign
    from connection_graphics.template import find_template

    known = {field["name"]: field for field in _known_fields()}
    own = {"kind": "text", "example": "", "help": ""}
    template = find_template(name, Campaign.load(path).template_folders())
    return [
        {
            **own,
            **known.get(field.name, {}),
            "name": field.name,
            "required": field.required,
            "aliases": [],
            "help": field.help or known.get(field.name, own)["help"],
        }
        for field in template.fields
    ]
