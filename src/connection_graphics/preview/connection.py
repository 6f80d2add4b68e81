"""A connection that is not kept open for somebody who does not ask.

uvicorn waits for ever for a request that has begun, or never begins. A browser asks within
milliseconds; who takes longer only holds a place.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

__all__ = ["Connection"]

#: Seconds from the opening of a connection, or the first byte of a request, to its last header.
_TO_ASK: Final = 15.0


class Connection(H11Protocol):
    """Closes itself where no whole request arrives in time."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has arrived: a whole request ends the wait, one that begins starts it."""
        before = self._cycle()
        super().data_received(data)
        if self._cycle() is not before:
            self._forget()
        elif (before is None or before.response_complete) and self._deadline is None:
            self._wait()

    def _cycle(self) -> RequestResponseCycle | None:
        """Return the request that was last asked, as far as there is one yet."""
        return self.cycle

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._forget()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(_TO_ASK, self._give_up)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        transport: Any = self.transport
        if not transport.is_closing():
            transport.abort()
