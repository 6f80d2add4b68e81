"""What one post says, in one language: clean words, real dates and times.

``Content.from_fields`` makes it of a table's row or of arguments; every later stage
relies on what is checked there.
"""

from __future__ import annotations

from connection_graphics.content.content import (
    Content,
    default_template,
    first_of,
    read_content,
)
from connection_graphics.content.event import Event

__all__ = ["Content", "Event", "default_template", "first_of", "read_content"]
