"""Where the shipped templates and fonts are: in a wheel, a zip or a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

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
        return installed
    checkout = _checkout()
    if checkout is not None and _is_complete(checkout):
        return checkout
    raise SetupError(
        "this installation is incomplete: it has no templates and fonts",
        hint="install connection-graphics again, or run it from a complete checkout",
    )


def _checkout() -> Path | None:
    """Return the repository that this file is run from, if it is run from one."""
    src = Path(__file__).resolve().parent.parent
    return src.parent if (src.parent / "pyproject.toml").is_file() else None


def _is_complete(root: Traversable) -> bool:
    return all((root / folder).is_dir() for folder in _FOLDERS)
