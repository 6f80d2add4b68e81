"""A preview in a process of its own, and clients that ask it: well-behaved ones and others."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080">
<rect width="1080" height="1080" fill="#fff5e1"/>
<text id="title" x="90" y="300" font-family="Figtree" font-size="90" inline-size="900">Words</text>
</svg>
"""


@dataclass(frozen=True)
class Reply:
    """What was answered."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Served:
    """A running preview."""

    process: subprocess.Popen[str]
    port: int

    def ask(
        self,
        path: str,
        /,
        *,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        **query: object,
    ) -> Reply:
        """Ask as a program does that means well; *query* goes into the address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            address = f"{path}?{urlencode(query)}" if query else path
            connection.request(method, address, body, headers or {})
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, given, answer.read())

    def raw(self, data: bytes, *, seconds: float = 10.0) -> bytes:
        """Send *data* as it is, and return all that comes back until the other side closes."""
        with self.connected(seconds) as connection:
            connection.sendall(data)
            return received(connection)

    def connected(self, seconds: float = 10.0) -> socket.socket:
        """Return an open connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def events(self) -> queue.SimpleQueue[tuple[str, Any]]:
        """Return where events arrive, as names with what they say."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.request("GET", "/api/events")
        answer = connection.getresponse()
        arrived: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()

        def listen() -> None:
            name = ""
            with (
                contextlib.suppress(OSError, http.client.HTTPException, ValueError),
                contextlib.closing(connection),
                answer,
            ):
                while line := answer.readline().decode():
                    if line.startswith("event: "):
                        name = line.removeprefix("event: ").strip()
                    elif line.startswith("data: "):
                        arrived.put((name, json.loads(line.removeprefix("data: "))))

        threading.Thread(target=listen, daemon=True).start()
        return arrived

    def memory(self) -> int:
        """Return the resident memory of the server itself, in bytes."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def stop(self, sig: int = signal.SIGINT) -> tuple[int, str]:
        """End it, and return the exit code and what it said last."""
        self.process.send_signal(sig)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextlib.contextmanager
def served(*arguments: str | Path, port: int = 0) -> Iterator[Served]:
    """Yield a preview of *arguments*, which is killed at the end if it still runs."""
    process = start(*arguments, "--port", str(port))
    try:
        assert process.stdout is not None
        address = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline().strip())
        if address is None:
            raise AssertionError(process.communicate(timeout=60))
        yield Served(process, int(address[1]))
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start the command."""
    return subprocess.Popen(
        [sys.executable, "-m", "connection_graphics", "preview", "--no-open", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )


def received(connection: socket.socket) -> bytes:
    """Return all that comes until the other side closes."""
    parts = []
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


def campaign(folder: Path, *names: str) -> Path:
    """Return a campaign with drawn templates, one called "leaflet" if none is named."""
    place = folder / "mine"
    for name in names or ("leaflet",):
        template = place / "svg" / name
        template.mkdir(parents=True)
        (template / "square.svg").write_text(DRAWING, encoding="utf-8")
        (template / "template.toml").write_text(
            'title = "Leaflet"\n[required]\ncaption = "What it says."\n'
            '[samples.typical]\ncaption = "Say hello"\n',
            encoding="utf-8",
        )
    (place / "campaign.toml").write_text(
        '[campaign]\nname = "Mine"\nstart = 2024-06-10\nend = 2024-06-16\n', encoding="utf-8"
    )
    return place
