"""The command line, and the Python call, that draw what the page shows."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from ..fields import field_named
from .query import Query
from .subject import Subject

__all__ = ["python_call", "shell_line"]

#: What every post has, so that saying it changes nothing.
_OF_COMMAND = frozenset(("id", "template", "formats", "status", "notes", "scheduled_at"))


def shell_line(query: Query, words: Mapping[str, object], subject: Subject) -> str:
    """Return the command line that draws *query*, quoted for a shell; "" where there is none.

    Templates outside a campaign have no command but the preview.
    """
    parts = ["connection-graphics"]
    if subject.drawing is not None or subject.templates is not None:
        return ""
    if query.row is not None and not query.words and subject.data is not None:
        parts += ["batch", str(subject.data), "--rows", str(query.row)]
        parts += ["--template", query.template, "--formats", query.format, "--output", "out/"]
    else:
        parts += ["render", "--template", query.template, "--formats", query.format]
        for name, value in words.items():
            parts += _option(name, str(value))
        parts += ["--output", f"{query.template}--{query.format}.png"]
    if query.arrangement is not None:
        parts += ["--arrangement", str(query.arrangement)]
    if subject.campaign is not None:
        parts += ["--campaign", str(subject.campaign)]
    return shlex.join(parts)


def python_call(query: Query, words: Mapping[str, object], subject: Subject) -> str:
    """Return the lines of Python that draw *query*; "" for a drawing that is in no folder."""
    if subject.drawing is not None:
        return ""
    said: dict[str, Any] = dict(words)
    lines = ["from pathlib import Path", ""] if subject.templates is not None else []
    lines += ["from connection_graphics import Renderer", ""]
    lines.append(f"renderer = {_renderer(subject)}")
    lines += ["graphic = renderer.render(", f"    {query.template!r},", "    {"]
    lines += [f"        {name!r}: {value!r}," for name, value in said.items()]
    lines += ["    },", f"    format={query.format!r},"]
    if query.arrangement is not None:
        lines.append(f"    arrangement={query.arrangement},")
    if subject.pictures is not None and {"image", "logo", "logo_2"}.intersection(said):
        lines.append(f"    assets={str(subject.pictures)!r},")
    lines += [")", f'graphic.save("{query.template}--{query.format}.png")']
    return "\n".join(lines) + "\n"


def _renderer(subject: Subject) -> str:
    given = [] if subject.campaign is None else [repr(str(subject.campaign))]
    if subject.templates is not None:
        given.append(f"templates=[Path({str(subject.templates)!r})]")
    return f"Renderer({', '.join(given)})"


def _option(name: str, value: str) -> list[str]:
    known = field_named(name)
    if known is None or name.startswith("post_text") or name in _OF_COMMAND:
        return ["--var", f"{name}={value}"]
    option = f"--{name.replace('_', '-')}"
    # Words that begin as an option does are none.
    return [f"{option}={value}"] if value.startswith("-") else [option, value]
