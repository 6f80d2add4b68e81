"""Samples for a template that brings none: its fields are found in its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..fields import FIELDS, field_named
from ..reading.drawn import sample_words_replaced
from ..reading.placeholders import whole_placeholders
from ..template import Sample, Template, TemplateField

__all__ = ["with_samples"]

_USUAL: Final = {
    "caption": "Say hello to somebody new",
    "event_name": "Tea and talk at the library",
    "date": "2024-06-13",
    "time": "2pm",
    "end_time": "4pm",
    "place": "Anytown Library",
    "access": "Free. Everyone welcome.",
    "organiser": "Anytown Befrienders",
    "speaker": "Sample Speaker",
    "source": "A neighbour, Anytown",
    "figure": "45%",
    "raised": "£1,250",
    "goal": "£2,000",
    "link": "https://example.org/tea",
    "day": "3",
    "partner": "Anytown Befrienders",
}
#: Fields of a row, by the name that a template has for their words.
_MEANT: Final = {
    "when": ("date", "time"),
    "dates": ("date",),
    "times": ("time",),
    "link_words": ("link",),
}
_NAME: Final = re.compile(r"\{\{-?\s*([A-Za-z_]\w*)")


def with_samples(template: Template) -> Template:
    """Return *template* with fields and a typical sample, where it says nothing of its own."""
    if template.samples:
        return template
    fields = template.fields or tuple(TemplateField(name) for name in _named_in_files(template))
    words = {field.name: _words(field.name) for field in fields if _is_said(field.name)}
    sample = Sample("typical", words or {"caption": _USUAL["caption"]})
    return replace(template, fields=fields, samples=(sample,))


def _named_in_files(template: Template) -> list[str]:
    """Return the fields that the files of *template* show, in the order of all fields."""
    found: set[str] = set()
    for shape in template.shapes:
        try:
            source = (template.folder / f"{shape}.svg").read_text("utf-8")
        except (OSError, ValueError):
            continue
        for name in _NAME.findall(sample_words_replaced(whole_placeholders(source))):
            found.update(_fields_of(name, template))
    return [field.name for field in FIELDS if field.name in found]


def _fields_of(name: str, template: Template) -> Iterator[str]:
    """Yield the fields whose words a template calls *name*."""
    if name == "title":
        yield template.title_from[0]
    elif name == "subtitle":
        yield from template.subtitle_from[:1]
    else:
        yield from _MEANT.get(name, (name,))


def _is_said(name: str) -> bool:
    return name in _USUAL or field_named(name) is None


def _words(name: str) -> str:
    return _USUAL.get(name) or name.replace("_", " ").capitalize()
