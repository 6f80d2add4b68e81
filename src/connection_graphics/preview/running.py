"""From the command line to a server that runs until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn

from ..errors import OutputError
from .connection import Connection
from .server import make_app
from .state import Preview
from .subject import Subject

__all__ = ["USUAL_PORT", "run_preview"]

#: Tried first, so that an address that was kept stays right.
USUAL_PORT: Final = 8137
#: Seconds that answers which are under way at the end may take.
_ENDING: Final = 0.3
#: Open files that 1,000 idle connections need, and some more.
_FILES: Final = 8_192


def run_preview(
    subject: Subject,
    *,
    port: int | None = None,
    processes: int | None = None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve *subject* on this machine until SIGINT, which is raised, or SIGTERM.

    Args:
        subject: what is shown.
        port: 0 is any that is free; ``None`` the usual one, or any where that is in use.
        processes: how many draw; by default one for each core, from two to four.
        on_ready: is called with the address when it can be opened.

    Raises:
        OutputError: the port cannot be used (code ``port-in-use``).
    """
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    _allow_many_files()
    with contextlib.closing(_bound(port)) as listener:
        chosen = listener.getsockname()[1]
        with tempfile.TemporaryDirectory(prefix="connection-graphics-") as folder:
            asyncio.run(
                _serve(
                    subject,
                    listener,
                    chosen,
                    processes or min(max(2, os.cpu_count() or 2), 4),
                    Path(folder),
                    on_ready,
                )
            )


def open_page(address: str) -> bool:
    """Open *address* in a browser, without waiting; return whether there may be one.

    A browser for terminals would take over the one that this program runs in.
    """
    if not _has_screen():
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    threading.Thread(target=_open, args=(browser, address), daemon=True).start()
    return True


# -------------------------------------------------------------------------------- the end


class _Server(uvicorn.Server):
    """Ends the streams of its pages when it is told to end: they would go on for ever."""

    def __init__(self, config: uvicorn.Config, preview: Preview) -> None:
        super().__init__(config)
        self._preview = preview
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if sig == signal.SIGINT:
            super().handle_exit(sig, frame)
        else:  # no error, and raised again it would leave files behind
            self.should_exit = True
        self._loop.call_soon_threadsafe(self._preview.stop.set)


async def _serve(
    subject: Subject,
    listener: socket.socket,
    port: int,
    processes: int,
    folder: Path,
    on_ready: Callable[[str], None],
) -> None:
    preview = Preview(subject, processes=processes, folder=folder)
    config = uvicorn.Config(
        make_app(preview, port),
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=_ENDING,  # type: ignore[arg-type]
    )
    server = _Server(config, preview)
    if hasattr(signal, "SIGHUP"):  # the terminal was closed
        signal.signal(signal.SIGHUP, server.handle_exit)
    telling = asyncio.create_task(_tell_when_ready(server, port, on_ready))
    ending = asyncio.create_task(_close_with(preview))
    try:
        await server.serve(sockets=[listener])
    finally:
        telling.cancel()
        preview.stop.set()
        await ending


async def _tell_when_ready(
    server: uvicorn.Server, port: int, on_ready: Callable[[str], None]
) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    on_ready(f"http://127.0.0.1:{port}/")


async def _close_with(preview: Preview) -> None:
    """End the processes as soon as the end begins: who waits for a picture waits no longer."""
    await preview.stop.wait()
    await asyncio.to_thread(preview.close)


# --------------------------------------------------------------------------- the beginning


def _bound(port: int | None) -> socket.socket:
    wanted = [USUAL_PORT, 0] if port is None else [port]
    for number in wanted:
        # With its protocol said: asyncio then sets TCP_NODELAY, and no answer waits 40 ms.
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        if sys.platform != "win32":  # there, it would take a port away from who has it
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", number))
            listener.listen(2048)
        except OSError as error:
            listener.close()
            if number == wanted[-1]:
                raise _unusable(number, error) from error
        else:
            return listener
    raise AssertionError


def _unusable(port: int, error: OSError) -> OutputError:
    if error.errno == errno.EADDRINUSE:
        why = f"port {port} is in use, perhaps by another preview"
    else:
        why = f"port {port} cannot be used: {error.strerror or error}"
    return OutputError(
        why,
        hint="leave --port out, and a free one is taken",
        code="port-in-use",
        value=port,
    )


def _allow_many_files() -> None:
    """Let this process have more files open at once, where the system says how many."""
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(browser: Any, address: str) -> None:
    with contextlib.suppress(Exception):
        browser.open(address)
