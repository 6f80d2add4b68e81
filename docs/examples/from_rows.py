"""Many graphics from a program: rows may come from anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from connection_graphics import RowError, render_batch


def rows() -> Iterator[dict[str, str]]:
    """Yield posts, as a database would."""
    yield {"event_name": "Tea and talk", "date": "13 June 2024", "time": "2pm"}
    yield {"event_name": "Five-a-side", "date": "Saturday 16 June 2024"}
    yield {"caption": "Say hello to the person next to you"}


for number, result in enumerate(render_batch(rows(), formats="square, story"), start=1):
    if isinstance(result, RowError):
        print(result)
    else:
        print(f"{result.title}: {result.save(f'{number}-{result.format.name}.jpg')}")
