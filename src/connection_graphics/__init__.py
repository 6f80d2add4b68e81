"""Shareable graphics for Random Acts of Connection, and for any other campaign.

>>> from connection_graphics import render
>>> graphic = render("event", event_name="Tea & talk at the library", date="2024-06-13",
...                  time="2-4pm", place="Leeds Central Library", format="instagram-portrait")
>>> graphic.alt_text
'...'

Everything that is meant for other programs is named here; a name that is not
in ``__all__`` may change with any version.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .campaign import Campaign
    from .content import Content, Event
    from .errors import (
        AssetError,
        CampaignError,
        ConnectionGraphicsError,
        DataError,
        FitError,
        FontError,
        Location,
        Notice,
        OutputError,
        SetupError,
        TemplateError,
        UnknownNameError,
    )
    from .fields import FIELDS, Field
    from .formats import FORMATS, Format, expand_formats, get_format
    from .graphic import FieldFit, Graphic, RowError
    from .pipeline import Renderer
    from .rendering import render, render_batch
    from .template import Template

__all__ = [
    "FIELDS",
    "FORMATS",
    "AssetError",
    "Campaign",
    "CampaignError",
    "ConnectionGraphicsError",
    "Content",
    "DataError",
    "Event",
    "Field",
    "FieldFit",
    "FitError",
    "FontError",
    "Format",
    "Graphic",
    "Location",
    "Notice",
    "OutputError",
    "Renderer",
    "RowError",
    "SetupError",
    "Template",
    "TemplateError",
    "UnknownNameError",
    "__version__",
    "expand_formats",
    "get_format",
    "render",
    "render_batch",
]

#: Where each name lives. Modules are imported when a name is first used, so that importing the
#: package costs next to nothing and works without the system's cairo library.
_HOMES = {
    "campaign": ("Campaign",),
    "content": ("Content", "Event"),
    "errors": (
        "AssetError",
        "CampaignError",
        "ConnectionGraphicsError",
        "DataError",
        "FitError",
        "FontError",
        "Location",
        "Notice",
        "OutputError",
        "SetupError",
        "TemplateError",
        "UnknownNameError",
    ),
    "fields": ("FIELDS", "Field"),
    "formats": ("FORMATS", "Format", "expand_formats", "get_format"),
    "graphic": ("FieldFit", "Graphic", "RowError"),
    "pipeline": ("Renderer",),
    "rendering": ("render", "render_batch"),
    "template": ("Template",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import *name* from the module that it lives in."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
