"""Alt text (bridge until the full module lands)."""

from __future__ import annotations

from collections.abc import Sequence


def alt_text(parts: Sequence[str], picture: str, *, limit: int | None = None) -> str:
    """Return what the picture says, then one clause on it."""
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{said}. {picture}".strip()[: limit or None]
