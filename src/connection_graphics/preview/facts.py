"""What the page is told, as plain values: formats, fields, problems, boxes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..campaign import Campaign
from ..checks.legibility import Legibility
from ..checks.trees import Finding
from ..errors import ConnectionGraphicsError, Location, Notice
from ..fields import Field, field_named
from ..formats import Box, Format, network_title
from ..stories import Story
from ..template import Template
from ..text.lines import InkBox

__all__ = [
    "box_fact",
    "field_fact",
    "finding_fact",
    "format_fact",
    "lang_facts",
    "notice_fact",
    "problem_fact",
    "template_fact",
    "text_fact",
]

Fact = dict[str, Any]

#: What control a field has, by the kind of its value.
_CONTROLS: Final = {
    "text": "lines",
    "line": "text",
    "date": "date",
    "time": "time",
    "link": "link",
    "image": "picture",
    "yes-no": "switch",
}
#: Findings and notices that are no more than worth a look.
_NOTES: Final = frozenset(("small-text", "not-shown", "left-out", "outside-week"))
#: Fields whose names are no words.
_LABELS: Final = {"qr": "QR code"}
_NETWORKS_COVER: Final = "the network’s own buttons and names"


def problem_fact(error: ConnectionGraphicsError) -> Fact:
    """Return what is to be told of *error*."""
    return {
        "code": error.code,
        "message": error.message,
        "hint": error.hint,
        **_place(error.where),
    }


def notice_fact(notice: Notice) -> Fact:
    """Return what is to be told of *notice*."""
    level = "note" if notice.code in _NOTES else "warning"
    return {
        "code": notice.code,
        "message": notice.message,
        "hint": "",
        "level": level,
        **_place(notice.where),
    }


def finding_fact(finding: Finding) -> Fact:
    """Return what is to be told of *finding*."""
    return {
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "level": "note" if finding.severity == "note" else "error",
        **_place(finding.where),
    }


def _place(where: Location) -> Fact:
    return {
        "file": where.file,
        "line": where.line,
        "element": where.element,
        "field": where.field,
        "row": where.row,
    }


def format_fact(format_: Format) -> Fact:
    """Return measures of *format_*, in px of its canvas."""
    canvas = format_.canvas
    return {
        "name": format_.name,
        "network": format_.network,
        "network_title": network_title(format_.network),
        "width": format_.width,
        "height": format_.height,
        "shape": format_.shape,
        "shown_width": format_.shown_width,
        "type": format_.default_type,
        "safe": box_fact(format_.safe),
        "title_safe": box_fact(format_.title_safe),
        "covered": _covered(format_),
        "crops": [
            {
                "surface": crop.surface,
                "box": box_fact(canvas.inset(crop.inset)),
                "must_keep": crop.must_keep,
            }
            for crop in format_.crops
        ],
    }


def _covered(format_: Format) -> list[Fact]:
    """Return a rectangle for each edge that the network covers."""
    left, top, width, height = 0.0, 0.0, float(format_.width), float(format_.height)
    cover = format_.covered
    edges = (
        ("top", Box(left, top, width, cover.top)),
        ("bottom", Box(left, height - cover.bottom, width, cover.bottom)),
        ("left", Box(left, cover.top, cover.left, height - cover.top - cover.bottom)),
        (
            "right",
            Box(width - cover.right, cover.top, cover.right, height - cover.top - cover.bottom),
        ),
    )
    return [
        {"name": f"{name}: {_NETWORKS_COVER}", "box": box_fact(box)}
        for name, box in edges
        if box.width > 0 and box.height > 0
    ]


def box_fact(box: Box | InkBox) -> Fact:
    """Return the edges of *box*, in px of the canvas."""
    return {
        "left": round(box.left, 2),
        "top": round(box.top, 2),
        "right": round(box.right, 2),
        "bottom": round(box.bottom, 2),
    }


def template_fact(
    template: Template,
    campaign: Campaign,
    stories: Iterable[Story],
    pictures: Iterable[str],
) -> Fact:
    """Return what the page needs to show *template* and the controls of its fields."""
    left_out = _left_out(template)
    names = [field.name for field in template.fields]
    return {
        "name": template.name,
        "title": template.title,
        "description": template.description,
        "shapes": list(template.shapes),
        "fields": [
            {
                **field_fact(name, template, campaign, pictures),
                "shapes_left_out": [s for s, fields in left_out.items() if name in fields],
            }
            for name in names
        ],
        "stories": [{"name": story.name, "label": story.label} for story in stories],
        "problem": None,
    }


def field_fact(name: str, template: Template, campaign: Campaign, pictures: Iterable[str]) -> Fact:
    """Return what control the field *name* has."""
    own = next((each for each in template.fields if each.name == name), None)
    known = field_named(name)
    kind = _control(name, known)
    choices: list[str] = []
    if name == "theme":
        kind, choices = "choice", list(campaign.themes)
    elif kind == "picture":
        choices = list(pictures)
    return {
        "name": name,
        "label": _LABELS.get(name, name.replace("_", " ").capitalize()),
        "help": (own.help if own else "") or (known.help if known else ""),
        "kind": kind,
        "choices": choices,
        "required": own is not None and own.required,
    }


def _control(name: str, field: Field | None) -> str:
    if field is None:
        return "colour" if name.endswith(("colour", "color")) else "text"
    return _CONTROLS.get(field.kind, "text")


def _left_out(template: Template) -> Mapping[str, tuple[str, ...]]:
    """Return the fields that a template says to leave out, by shape."""
    try:
        table = tomllib.loads((template.folder / "template.toml").read_text("utf-8"))
        said = table.get("left_out", {})
        return {str(shape): tuple(map(str, names)) for shape, names in said.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def lang_facts(campaign: Campaign) -> list[Fact]:
    """Return the languages that posts may be in, the campaign's own first."""
    from babel import Locale

    tags = [campaign.language, "cy", "ar", "hi", "ja", "de", "fr", "es", "pl", "uk", "ur", "he"]
    facts = []
    for tag in dict.fromkeys((*tags, *campaign.words_by_language)):
        try:
            name = Locale.parse(tag, sep="-").get_display_name("en_GB")
        except (ValueError, LookupError):
            name = None
        facts.append({"tag": tag, "name": name or tag})
    return facts


def text_fact(found: Legibility, file: str | None, line: int | None) -> Fact:
    """Return where a text stands, and how well it fits and can be read."""
    text = found.text
    scale = text.canvas_size / text.size if text.size else 1.0
    return {
        "field": text.field,
        "element": text.element,
        "file": file,
        "line": line,
        "box": box_fact(text.box),
        "ink": box_fact(text.ink),
        "text_lines": list(text.lines),
        "size": round(text.canvas_size, 2),
        "min_size": round(text.min_size * scale, 2),
        "max_size": round(text.max_size * scale, 2),
        "shown_size": round(found.shown, 2),
        "headroom": round(text.headroom, 3),
        "baselines": list(text.baselines),
        "contrast": None if found.contrast is None else round(found.contrast, 2),
    }
