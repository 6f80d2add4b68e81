"""The best of several ways to write a picture that stays under a limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..errors import OutputError

__all__ = ["best_within", "too_large"]

_REMEDIES = {
    "png": 'choose "webp" or "jpeg", or a smaller picture',
    "png8": 'choose "webp" or "jpeg", or a smaller picture',
    "jpeg": 'choose "webp", or a smaller picture',
    "webp": "choose a smaller picture",
    "svg": 'choose "png" or "webp"',
    "pdf": 'choose "png" or "webp"',
}


def best_within(
    attempts: Sequence[Callable[[], bytes]], max_bytes: int | None, *, file_type: str
) -> bytes:
    """Return the first of *attempts*, the best first, that has at most *max_bytes* bytes.

    Each attempt is taken to be smaller than the one before, as is true of falling quality:
    so it is found by halving. Raises :class:`OutputError` (code ``file-too-large``) where even
    the last is too large; its ``value`` is the smallest size reached.
    """
    data = attempts[0]()
    if max_bytes is None or len(data) <= max_bytes:
        return data
    smallest = len(data)
    found = None
    low, high = 1, len(attempts)
    # The last goes first: where that is too large, all is said.
    index = high - 1
    while low < high:
        data = attempts[index]()
        smallest = min(smallest, len(data))
        if len(data) <= max_bytes:
            found, high = data, index
        else:
            low = index + 1
        index = (low + high) // 2
    if found is None:
        raise too_large(smallest, max_bytes, file_type)
    return found


def too_large(smallest: int, max_bytes: int, file_type: str) -> OutputError:
    """Return the error that says how small the picture became, and what to do."""
    kind = file_type.removesuffix("8").upper()
    return OutputError(
        f"the picture cannot be made smaller than {smallest:,} bytes as {kind}, "
        f"the limit is {max_bytes:,}",
        code="file-too-large",
        value=smallest,
        hint=_REMEDIES[file_type],
    )
