"""JSON, a list of objects, and JSON Lines, one object a line, which is read as it comes."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any, Final

from connection_graphics.batch.tables.encodings import Encoding
from connection_graphics.batch.tables.raw import RawRow, Rows, Value, is_blank, plain_number
from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError, Location

__all__ = ["Objects", "open_json", "open_json_lines"]

_LONGEST_LINE: Final = 1_000_000
_LARGEST: Final = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Objects:
    """Rows whose columns have names and no letters."""

    #: Names of the columns in the order in which they first come.
    headings: tuple[str, ...]
    rows: Rows


class _Object(tuple[tuple[str, Any], ...]):
    """The pairs of a JSON object, of which two may have one name."""

    __slots__ = ()


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_Object)


def open_json(source: Source, encoding: Encoding) -> Objects:
    """Read a list of objects, all of it; ``{"events": [...]}`` will do.

    Raises:
        DataError: it is not JSON, or no list of objects.
    """
    data = source.whole(_LARGEST)
    try:
        listed = _the_list(_DECODER.decode(data.decode(encoding.codec, encoding.errors)))
    except json.JSONDecodeError as error:
        raise source.error(
            f"this is not valid JSON: {_reason(error)}",
            hint="look at the line before it too",
            code="bad-json",
            line=error.lineno,
        ) from error
    except (RecursionError, ValueError) as error:
        raise source.error("this is not JSON that can be read", code="bad-json") from error
    if listed is None:
        raise source.error(
            "this JSON is not a list of events",
            hint='write [{"event_name": "…", "date": "…"}, …]',
            code="not-a-table",
        )

    def objects() -> Iterator[tuple[int, Any]]:
        return enumerate(listed, start=1)

    return _as_rows(objects)


def _the_list(content: Any) -> list[Any] | None:
    if isinstance(content, list):
        return content
    if isinstance(content, _Object):
        lists = [value for _, value in content if isinstance(value, list)]
        if len(lists) == 1 and all(isinstance(item, _Object) for item in lists[0]):
            return lists[0]
        if not any(isinstance(value, _Object | list) for _, value in content):
            return [content]
    return None


def open_json_lines(source: Source, encoding: Encoding) -> Objects:
    """Read one object a line; a row's number is that of its line."""

    def objects() -> Iterator[tuple[int, Any]]:
        with source.open() as file:
            text = io.TextIOWrapper(file, encoding.codec, encoding.errors)
            number = 0
            while line := text.readline(_LONGEST_LINE):
                number += 1
                if line.strip():
                    yield number, _decoded(line)
            text.detach()

    return _as_rows(objects)


def _decoded(line: str) -> Any:
    try:
        return _DECODER.decode(line.strip())
    except json.JSONDecodeError as error:
        reason = f"{_reason(error)} at character {error.colno}"
        return DataError(f"this line is not valid JSON: {reason}", code="bad-json")
    except (RecursionError, ValueError):
        return DataError("this line is not JSON that can be read", code="bad-json")


def _reason(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


def _as_rows(objects: Callable[[], Iterator[tuple[int, Any]]]) -> Objects:
    columns: dict[str, int] = {}
    for _, found in objects():
        if isinstance(found, _Object):
            for key, _ in found:
                columns.setdefault(key, len(columns))

    def rows() -> Generator[RawRow]:
        for number, found in objects():
            yield _row(number, found, columns)

    return Objects(tuple(columns), rows)


def _row(number: int, found: Any, columns: dict[str, int]) -> RawRow:
    if isinstance(found, DataError):
        return RawRow(number, {}, number, (found,))
    if not isinstance(found, _Object):
        problem = DataError(
            "this is no object with names and values",
            hint='write {"event_name": "…", "date": "…"}',
            code="bad-json",
            value=found,
        )
        return RawRow(number, {}, number, (problem,))
    cells: dict[int, Value] = {}
    problems: list[DataError] = []
    for key, item in found:
        # A key that was not there at the first reading is a change under our hands.
        column = columns.setdefault(key, len(columns))
        value = _value(item)
        if value is None:
            problems.append(_bad_value(key, item))
        elif column in cells:
            problems.append(_twice(key))
        elif not is_blank(value):
            cells[column] = value
    return RawRow(number, cells, number, tuple(problems))


def _value(item: Any) -> Value | None:
    """Return what *item* says in one cell, or ``None`` where it says more."""
    match item:
        case None:
            return ""
        case bool():
            return "true" if item else "false"
        case str():
            return item
        case int() | float() if abs(item) < 1e300 and math.isfinite(item):
            return plain_number(float(item)) if isinstance(item, float) else item
        case list():
            parts = [_value(part) for part in item if not isinstance(part, list | _Object)]
            if len(parts) == len(item) and None not in parts:
                return ", ".join(str(part) for part in parts)
    return None


def _bad_value(key: str, item: Any) -> DataError:
    several = isinstance(item, list | _Object)
    return DataError(
        "there are several values here" if several else f"{item} is not a number to be written",
        hint="write one text or one number",
        code="bad-value",
        where=Location(column=key),
    )


def _twice(key: str) -> DataError:
    return DataError(
        "this name is given twice, with a value each",
        hint="keep one of them",
        code="duplicate-column",
        where=Location(column=key),
    )
