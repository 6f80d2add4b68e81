"""What the workers of these tests do; imported in their processes."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from connection_graphics.errors import CampaignError

Handler = Callable[[str], Iterator[str]]


def obedient(prefix: str) -> Handler:
    def handle(task: str) -> Iterator[str]:
        for word in task.split():
            if word == "hang":
                time.sleep(60)
            elif word == "crash":
                ctypes.string_at(0)
            elif word == "exit":
                os._exit(3)
            elif word == "eat":
                _hoard = b"x" * 400_000_000
                time.sleep(60)
            elif word == "print":
                os.write(1, b"noise on standard output")
            yield f"{prefix}{word}"

    return handle


def refusing(_: object) -> Handler:
    raise CampaignError("there is no such campaign", hint="name another")


def dying(_: object) -> Handler:
    os._exit(1)


def marking(folder: str) -> Handler:
    """Return a handler that leaves a file where it was, and then is slow."""

    def handle(task: str) -> Iterator[str]:
        Path(folder, f"{task}-{os.getpid()}").touch()
        time.sleep(60)
        yield task

    return handle
