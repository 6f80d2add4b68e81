"""Where the shipped templates and fonts are: in a wheel, a zip or a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any

from connection_graphics.errors import SetupError

__all__ = ["asset_root"]

_FOLDERS = ("templates", "fonts")


def asset_root() -> Traversable:
    """Return the folder that holds ``templates/`` and ``fonts/``.

    It may lie in a zip: read from it as it is, or ask
    :func:`importlib.resources.as_file` where a real path is needed.

    Raises:
        SetupError: neither the installed package nor a checkout around it has both folders.
    """
    installed = files(__package__) / "_assets"
    if _is_complete(installed):
        return installed if isinstance(installed, Path) else Packed()
    checkout = _checkout()
    if checkout is not None and _is_complete(checkout):
        return checkout
    raise SetupError(
        "this installation is incomplete: it has no templates and fonts",
        hint="install connection-graphics again, or run it from a complete checkout",
    )


@dataclass(frozen=True)  # no slots: Traversable is a protocol, which has a dictionary anyway
class Packed(Traversable):
    """A place inside the package where that lies in a zip.

    Unlike the archive's own, it can be compared and pickled: graphics name their fonts by it.
    """

    parts: tuple[str, ...] = ()

    def _place(self) -> Traversable:
        place = _archive()
        for part in self.parts:
            place /= part
        return place

    @property
    def name(self) -> str:
        """Last part of the place."""
        return self.parts[-1] if self.parts else self._place().name

    def __str__(self) -> str:
        return str(self._place())

    def iterdir(self) -> Iterator[Traversable]:
        """Yield what is in the folder."""
        return (Packed((*self.parts, place.name)) for place in self._place().iterdir())

    def joinpath(self, *descendants: Any) -> Traversable:
        """Return a place below this one."""
        below = [part for path in descendants for part in str(path).split("/") if part]
        return Packed((*self.parts, *below))

    def __truediv__(self, child: Any) -> Traversable:
        return self.joinpath(child)

    def is_dir(self) -> bool:
        """Return whether it is a folder."""
        return self._place().is_dir()

    def is_file(self) -> bool:
        """Return whether it is a file."""
        return self._place().is_file()

    def read_bytes(self) -> bytes:
        """Return what is in the file."""
        return self._place().read_bytes()

    def read_text(self, encoding: str | None = None) -> str:
        """Return what is in the text file."""
        return self._place().read_text(encoding)

    def open(self, mode: Any = "r", *args: Any, **kwargs: Any) -> IO[Any]:
        """Return the file, open for reading."""
        opened: IO[Any] = self._place().open(mode, *args, **kwargs)
        return opened


@lru_cache(maxsize=1)
def _archive() -> Traversable:
    """Return where a zip has them; its table is read once."""
    return files(__package__) / "_assets"


def _checkout() -> Path | None:
    """Return the repository that this file is run from, if it is run from one."""
    src = Path(__file__).resolve().parent.parent
    return src.parent if (src.parent / "pyproject.toml").is_file() else None


def _is_complete(root: Traversable) -> bool:
    return all((root / folder).is_dir() for folder in _FOLDERS)
