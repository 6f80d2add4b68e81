"""The worker's side of `workers`: does the tasks that come through its standard input."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import IO, Any

from connection_graphics.errors import ConnectionGraphicsError

__all__ = ["Handler", "serve"]

#: What a worker does: made once a process from the set-up, then called with each task.
Handler = Callable[[Any], Iterable[Any]]


def serve(place: str) -> None:
    """Do tasks from standard input until it ends: the main function of a worker."""
    replies = _claimed_output()
    tasks = sys.stdin.buffer
    try:
        handler = _made(place, pickle.load(tasks), replies)  # noqa: S301 - from our own parent
        if handler is None:
            return
        while True:
            for value in handler(pickle.load(tasks)):  # noqa: S301
                _say(replies, "result", value)
            _say(replies, "done", None)
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent has gone: nobody is left to hear of anything


def _made(place: str, setup: Any, replies: IO[bytes]) -> Handler | None:
    module, _, name = place.partition(":")
    try:
        handler: Handler = getattr(import_module(module), name)(setup)
    except ConnectionGraphicsError as error:
        _say(replies, "refused", error)
        return None
    _say(replies, "ready", None)
    return handler


def _claimed_output() -> IO[bytes]:
    """Return the pipe to the parent; whatever else is printed in this process goes nowhere."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _say(replies: IO[bytes], kind: str, value: Any) -> None:
    pickle.dump((kind, value), replies)
    replies.flush()
