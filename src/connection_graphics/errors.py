"""Everything that a user can cause to go wrong, as one tree.

::

    ConnectionGraphicsError
    ├── UnknownNameError    a template, format, field, colour … that does not exist
    ├── DataError           a value in a row or an argument that cannot be used
    ├── CampaignError       campaign.toml, or a campaign's folder, is wrong
    ├── TemplateError       a template cannot be read, filled or drawn
    ├── FontError           a font is missing, damaged, or lacks a character
    ├── FitError            words do not fit their box, even at the smallest size
    ├── AssetError          a picture or logo cannot be used
    ├── OutputError         a file cannot be written, or cannot meet its limit
    └── SetupError          this installation is incomplete (no cairo, no fonts)

Each error says what, where and what to do, and carries the same as data:
``code`` is stable and in kebab case, ``hint`` says what to do, the other
attributes say where. Things that are only less than ideal are
:class:`Notice` values on the result, never errors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

__all__ = [
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
    "closest",
]


@dataclass(frozen=True, slots=True)
class Location:
    """Where something is: any part may be unknown."""

    file: str | None = None
    #: Row of a table as a spreadsheet counts it: the header is row 1.
    row: int | None = None
    #: Heading of the column, as it stands in the table.
    column: str | None = None
    #: Spreadsheet address such as ``B14``.
    cell: str | None = None
    #: Name of the field (``caption``), whatever its column was called.
    field: str | None = None
    #: Id of the SVG element.
    element: str | None = None
    #: Line of the file, counted from 1.
    line: int | None = None

    def __str__(self) -> str:
        """Return the known parts in reading order, as ``events.csv, row 14, "Date"``."""
        return ", ".join(self._parts())

    def _parts(self) -> Iterable[str]:
        if self.file:
            yield self.file
        if self.line is not None:
            yield f"line {self.line}"
        if self.cell:
            yield f"cell {self.cell}"
        elif self.row is not None:
            yield f"row {self.row}"
        if self.column:
            yield f'column "{self.column}"'
        elif self.field:
            yield f'field "{self.field}"'
        if self.element:
            yield f'element "{self.element}"'


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that is not wrong but that its author would want to know."""

    code: str
    message: str
    where: Location = Location()

    def __str__(self) -> str:
        """Return the place, if known, and the message."""
        where = str(self.where)
        return f"{where}: {self.message}" if where else self.message


class ConnectionGraphicsError(Exception):
    """Root of the tree: catch this to catch all that a user can cause."""

    #: Stable name of the kind of problem, in kebab case.
    code = "error"

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        code: str | None = None,
        where: Location | None = None,
        value: object = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where or Location()
        self.value = value
        if code is not None:
            self.code = code

    def located(self, **parts: str | int | None) -> ConnectionGraphicsError:
        """Add what is known of the place, keep what was known before, and return ``self``."""
        known = {
            name: part
            for name, part in parts.items()
            if part is not None and getattr(self.where, name) is None
        }
        self.where = replace(self.where, **known)  # type: ignore[arg-type]
        return self

    def __str__(self) -> str:
        """Return place, message and hint as one or two sentences."""
        where = str(self.where)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text.rstrip('.')}. {_sentence(self.hint)}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with all attributes: errors cross process borders as values."""
        return _rebuild, (type(self), self.message, self.__dict__)


def _sentence(words: str) -> str:
    """Return *words* with a capital and an end."""
    end = "" if words.endswith(("?", ".", "!")) else "."
    return f"{words[:1].upper()}{words[1:]}{end}"


def _rebuild(
    kind: type[ConnectionGraphicsError], message: str, state: dict[str, object]
) -> ConnectionGraphicsError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class UnknownNameError(ConnectionGraphicsError):
    """A template, format, field, colour or language that does not exist."""

    code = "unknown-name"

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        *,
        code: str | None = None,
        where: Location | None = None,
        new: str = "",
    ) -> None:
        names = sorted(known)
        near = closest(name, names)
        hint = f'did you mean "{near}"?' if near else f"known: {', '.join(names)}"
        if new:
            hint += f" (a new one is {new})"
        super().__init__(
            f'there is no {kind} "{name}"', hint=hint, code=code, where=where, value=name
        )
        self.kind = kind
        self.known = tuple(names)
        self.suggestion = near

    def __str__(self) -> str:
        """Return place, message and the nearest known name."""
        where = str(self.where)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}: {self.hint}"


class DataError(ConnectionGraphicsError):
    """A value in a row or an argument that cannot be used; ``value`` holds it."""

    code = "bad-value"


class CampaignError(ConnectionGraphicsError):
    """``campaign.toml`` or another part of a campaign's folder is wrong."""

    code = "bad-campaign"


class TemplateError(ConnectionGraphicsError):
    """A template cannot be read, filled or drawn as it is."""

    code = "bad-template"


class FontError(ConnectionGraphicsError):
    """A font is missing or damaged, or no font has a character; ``missing`` lists them."""

    code = "bad-font"

    def __init__(self, message: str, *, missing: tuple[str, ...] = (), **where: object) -> None:
        super().__init__(message, **where)  # type: ignore[arg-type]
        self.missing = missing


class FitError(ConnectionGraphicsError):
    """Words do not fit their box, even at the smallest size.

    ``overflow`` is the number of characters too many (an estimate, at least 1),
    ``min_size`` the smallest size tried, in px.
    """

    code = "text-overflow"

    def __init__(
        self, message: str, *, overflow: int = 0, min_size: float = 0.0, **where: object
    ) -> None:
        super().__init__(message, **where)  # type: ignore[arg-type]
        self.overflow = overflow
        self.min_size = min_size


class AssetError(ConnectionGraphicsError):
    """A picture or logo is missing, damaged, too small, too large or not allowed."""

    code = "bad-picture"


class OutputError(ConnectionGraphicsError):
    """A file cannot be written, or cannot be made to meet its limit."""

    code = "cannot-write"


class SetupError(ConnectionGraphicsError):
    """This installation is incomplete: the message says what to install."""

    code = "incomplete-installation"


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the name in *known* that *name* was most likely meant to be, or ``None``."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in known}
    near = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None
