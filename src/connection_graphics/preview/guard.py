"""Who may ask: pages of this very server, and nobody else's.

Any website can make a browser ask a server on the same machine. So the name that is asked
for has to be this machine's (else a foreign name could be bent to point here), a page of
another origin is refused, and what changes something needs a header that no foreign page
can send without being asked about it first.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["CONTENT_POLICY", "Guard", "refusal"]

CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ADDRESS: Final = "open the address that `connection-graphics preview` has printed"
_NAMES: Final = ("127.0.0.1", "localhost", "[::1]")
_CHANGING: Final = frozenset(("POST", "PUT"))


def refusal(status: int, code: str, message: str, hint: str = _ADDRESS) -> Response:
    """Return an answer to what is not for us; the connection ends with it."""
    nowhere = dict.fromkeys(("file", "line", "element", "field", "row"))
    problem = {"code": code, "message": message, "hint": hint, **nowhere}
    return JSONResponse({"problem": problem}, status, headers={"Connection": "close"})


class Guard:
    """Refuses what does not come from this server's own pages; puts its headers on the rest."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in _NAMES) | (
            frozenset(_NAMES) if port == 80 else frozenset()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    given[name] = value
                given.setdefault("Cache-Control", "no-store")
            await send(message)

        why = self._refusal(scope, headers)
        if why:
            await refusal(403, "refused", why)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope, headers: Headers) -> str:
        """Return why the request is refused, "" where it is not."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return "this server answers to its own name only"
        origins = headers.getlist("origin")
        if any(origin.removeprefix("http://") not in self._hosts for origin in origins):
            return "pages of other sites are not answered"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            is_link = scope["path"] == "/" and headers.get("sec-fetch-mode") == "navigate"
            if not is_link:
                return "pages of other sites are not answered"
        if scope["method"] in _CHANGING and headers.get("x-preview") != "1":
            return "the header X-Preview is missing"
        return ""
