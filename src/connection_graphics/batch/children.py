"""Processes of ours: how one is started, watched and waited for."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from connection_graphics.errors import SetupError

__all__ = ["buried", "exit_in_words", "resident", "started"]

_BOOT: Final = (
    "import sys; sys.path[:] = {path!r}; "
    "from connection_graphics.batch.serving import serve; serve({place!r})"
)


def started(place: str) -> subprocess.Popen[bytes]:
    """Start a worker: apart from the terminal, so that Ctrl-C reaches the parent alone."""
    apart: dict[str, Any]
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    else:
        apart = {"process_group": 0}
    boot = _BOOT.format(path=sys.path, place=place)
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", boot],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **apart,
        )
    except OSError as error:
        raise SetupError(
            f"the processes that draw do not start: {error.strerror or error}",
            hint="draw with --jobs 0, in this process alone",
        ) from error


def buried(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end of a process that is ending, and return its exit code."""
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:  # its output is closed, but it lives on
        process.kill()
        code = process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
    return code


def exit_in_words(code: int) -> str:
    """Return how a process ended, as the end of a sentence."""
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"the drawing process crashed ({signal.Signals(-code).name})"
    return f"the drawing process ended with code {code}"


_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident(pid: int) -> int:
    """Return the resident memory of a process in bytes, 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0
