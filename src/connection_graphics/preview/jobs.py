"""What the server and its worker processes say to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from .query import Query
from .subject import Subject

__all__ = ["PLACE", "Answer", "Job", "Kind", "Setup", "Versions"]

#: Where worker processes find what they do.
PLACE: Final = "connection_graphics.preview.studio:studio"

Kind = Literal[
    "budgets",
    "cell",
    "command",
    "download",
    "fields",
    "findings",
    "heat",
    "picture",
    "survey",
    "warm",
    "workspace",
    "zip",
]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker process is made with."""

    subject: Subject
    #: Pictures that the page has sent; temporary.
    uploads: Path
    #: Whether the process does what can wait, and gives way to the others.
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """How often what is read from the disk has changed: a worker reads again what is newer."""

    #: Of everything together.
    revision: int = 1
    campaign: int = 0
    data: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to be drawn or found out."""

    kind: Kind
    query: Query | None = None
    #: Width of the picture in px; ``None`` is that of the canvas.
    width: int | None = None
    #: A kind of colour vision, or nothing.
    simulate: str = ""
    #: The templates and the campaign as they were.
    baseline: Subject | None = None
    #: Type of the file that is asked for.
    file_type: str = ""
    #: Name of the template, for jobs without a query.
    template: str = ""
    #: Numbers of the rows that are to be looked at.
    rows: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        """Name of the template that it is about; ``""`` for none or all."""
        return self.query.template if self.query else self.template


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job, as it goes to the page."""

    body: bytes = field(repr=False)
    media_type: str = "application/json"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
