"""A picture that the page sends, to be seen in a template: kept for as long as the preview runs."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from ..errors import AssetError, DataError
from ..pictures.files import MAX_BYTES, checked

__all__ = ["TooLargeError", "receive_picture"]

#: Seconds that a picture may take to arrive.
_SECONDS: Final = 60.0
_MOST_PICTURES: Final = 100
_NAME: Final = re.compile(r"[\w][\w .()@+-]{0,120}\.(?:png|jpe?g|webp|svg)", re.IGNORECASE)


class TooLargeError(AssetError):
    """More bytes than a picture may have."""

    code = "picture-too-large"


async def receive_picture(
    name: str, parts: AsyncIterator[bytes], announced: int | None, folder: Path
) -> str:
    """Write what arrives in *parts* to *folder* as *name*, if it is a picture; return the name.

    *announced* is how many bytes there will be, if that was said.

    Raises:
        TooLargeError: there are too many of them.
        AssetError: it is no picture, or there are too many pictures already.
        DataError: no file may be called so.
    """
    if not _NAME.fullmatch(name):
        raise DataError(
            "a picture cannot be called that",
            hint="use letters, digits and hyphens, and end it in .png, .jpg, .webp or .svg",
            code="bad-name",
            value=name[:200],
        )
    if announced is not None and announced > MAX_BYTES:
        raise _too_large(name)
    if sum(1 for _ in folder.iterdir()) >= _MOST_PICTURES:
        raise AssetError(
            f"{_MOST_PICTURES} pictures have been sent already",
            hint="put them into a folder, and name it with --pictures",
        )
    temporary = folder / f".{secrets.token_hex(8)}"
    try:
        async with asyncio.timeout(_SECONDS):
            await _write(name, parts, temporary)
        field = "logo" if name.lower().endswith(".svg") else "image"
        await asyncio.to_thread(_check, temporary, name, field)
        temporary.replace(folder / name)
    except TimeoutError:
        raise AssetError(
            f'"{name}" did not arrive within {_SECONDS:g} s', hint="send it again"
        ) from None
    finally:
        temporary.unlink(missing_ok=True)
    return name


async def _write(name: str, parts: AsyncIterator[bytes], path: Path) -> None:
    total = 0
    with path.open("xb") as file:
        async for part in parts:
            total += len(part)
            if total > MAX_BYTES:
                raise _too_large(name)
            file.write(part)


def _check(path: Path, name: str, field: str) -> None:
    checked(path.read_bytes(), name, field)


def _too_large(name: str) -> TooLargeError:
    return TooLargeError(
        f'"{name}" has more than {MAX_BYTES // 1_000_000} MB', hint="save a smaller copy of it"
    )
