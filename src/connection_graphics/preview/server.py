"""Addresses → answers: the application that the page talks to."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from .._assets import asset_root
from ..errors import ConnectionGraphicsError
from .facts import problem_fact
from .guard import Guard, refusal
from .jobs import Answer, Job, Kind
from .lanes import Superseded
from .query import Query, read_query, read_whole_number
from .state import Preview
from .uploads import TooLargeError, receive_picture
from .watching import Changed

__all__ = ["make_app"]

#: Types of the page's own files; others are not sent.
_STATIC: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
}
#: The page's letters are those of our bundled fonts, the same on every machine.
_LETTERS: Final = "figtree.ttf"
#: What an address says besides the query of a picture.
_OPTIONS: Final = ("width", "simulate", "revision", "baseline", "heat", "type")
_WIDEST: Final = 4_000
#: What the browser asks again whether it is still true.
_CHECKED: Final = {"Cache-Control": "no-cache"}

_Endpoint = Callable[[Request], Awaitable[Response]]


def make_app(preview: Preview, port: int) -> ASGIApp:
    """Return the application for *preview*, which answers on *port* of this machine alone."""
    desk = _Counter(preview)
    routes = [
        Route("/", desk.page),
        Route("/static/{name:path}", desk.static),
        Route("/favicon.ico", desk.nothing),
        Route("/api/events", desk.events),
        Route("/api/workspace", desk.told(desk.workspace)),
        Route("/api/picture", desk.told(desk.picture)),
        Route("/api/cell", desk.told(desk.cell)),
        Route("/api/fields", desk.told(desk.fields)),
        Route("/api/findings", desk.told(desk.findings)),
        Route("/api/budgets", desk.told(desk.budgets)),
        Route("/api/command", desk.told(desk.command)),
        Route("/api/download", desk.told(desk.download)),
        Route("/api/download.zip", desk.told(desk.download_all)),
        Route("/api/baseline", desk.told(desk.save_baseline), methods=["POST"]),
        Route("/api/pictures/{name}", desk.told(desk.take_picture), methods=["PUT"]),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(preview.watch())
        preview.warm()
        try:
            yield
        finally:
            preview.stop.set()
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=_HANDLERS)
    return Guard(app, port)


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refusal(status, "not-found" if status == 404 else "refused", _REFUSED.get(status, ""))


async def _fault(_: Request, error: Exception) -> Response:
    return refusal(500, "fault", f"a fault of the program ({type(error).__name__})")


_REFUSED: Final = {404: "there is nothing at this address", 405: "this cannot be done here"}
_HANDLERS: Final[dict[int | type[Exception], Any]] = {HTTPException: _refused, Exception: _fault}


class _Counter:
    """Where requests come in and answers go out; what is in between is the preview's."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._files = files("connection_graphics") / "preview" / "static"

    def told(self, endpoint: _Endpoint) -> _Endpoint:
        """Return *endpoint* with what goes wrong as answers, given up when the page has gone."""

        async def answered(request: Request) -> Response:
            try:
                return await endpoint(request)
            except Superseded:
                return JSONResponse({"revision": self._preview.revision}, 409)
            except ClientDisconnect:
                return Response(status_code=400)
            except ConnectionGraphicsError as error:
                return _problem(error)

        return answered

    # ---------------------------------------------------------------- the page's own files

    async def page(self, request: Request) -> Response:
        """Return the page."""
        return self._file("index.html", request)

    async def static(self, request: Request) -> Response:
        """Return one of the page's files."""
        return self._file(request.path_params["name"], request)

    async def nothing(self, _: Request) -> Response:
        """Return that there is nothing: browsers ask for an icon here."""
        return Response(status_code=204)

    def _file(self, name: str, request: Request) -> Response:
        # Names are looked up, never joined to a path: there is no way out of the folder.
        names = {file.name: file for file in self._files.iterdir() if file.is_file()}
        names[_LETTERS] = asset_root() / "fonts" / "Figtree" / "Figtree[wght].ttf"
        found = names.get(name)
        media_type = _STATIC.get(name[name.rfind(".") :])
        if found is None or media_type is None:
            return refusal(404, "not-found", "there is no such file")
        return _tagged(found.read_bytes(), media_type, request, _CHECKED)

    # -------------------------------------------------------------------------- pictures

    async def picture(self, request: Request) -> Response:
        """Return a picture, as it is or as it was, or where the two differ."""
        query, options = _read(request)
        job = Job(
            "picture",
            query,
            width=read_whole_number(options, "width", 1, _WIDEST),
            simulate=options.get("simulate", ""),
        )
        before = options.get("heat") or options.get("baseline")
        if before:
            subject = await asyncio.to_thread(self._preview.baselines.find, before)
            job = replace(job, kind="heat" if options.get("heat") else "picture", baseline=subject)
        return await self._answer(request, job, options)

    async def cell(self, request: Request) -> Response:
        """Return what is known of a picture beside its pixels."""
        return await self._of_query(request, "cell")

    async def fields(self, request: Request) -> Response:
        """Return the words that a story or a row has."""
        return await self._of_query(request, "fields")

    async def budgets(self, request: Request) -> Response:
        """Return how many characters each field holds, whatever the words are now."""
        query, options = _read(request)
        short = Query(query.template, query.format, "typical", lang=query.lang)
        return await self._answer(request, Job("budgets", short), options)

    async def command(self, request: Request) -> Response:
        """Return the command line and the Python call for a picture."""
        return await self._of_query(request, "command")

    async def findings(self, request: Request) -> Response:
        """Return what lint finds in a template."""
        query, options = _read(request)
        return await self._answer(request, Job("findings", template=query.template), options)

    async def download(self, request: Request) -> Response:
        """Return a picture as a file."""
        query, options = _read(request)
        job = Job("download", query, file_type=options.get("type") or "png")
        return await self._answer(request, job, options)

    async def download_all(self, request: Request) -> Response:
        """Return all formats of a picture in one file."""
        return await self._of_query(request, "zip")

    async def _of_query(self, request: Request, kind: Kind) -> Response:
        query, options = _read(request)
        return await self._answer(request, Job(kind, query), options)

    async def _answer(self, request: Request, job: Job, options: dict[str, str]) -> Response:
        revision = read_whole_number(options, "revision", 0, 10**9)
        answer, shown = await self._unless_gone(request, self._preview.answer(job, revision))
        return _response(answer, shown, request)

    async def _unless_gone(
        self, request: Request, answer: Awaitable[tuple[Answer, int]]
    ) -> tuple[Answer, int]:
        """Return *answer*; give it up where the page has gone meanwhile."""
        answering = asyncio.ensure_future(answer)
        leaving = asyncio.ensure_future(_left(request))
        try:
            await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not answering.done():
                raise ClientDisconnect
            return answering.result()
        finally:
            answering.cancel()
            leaving.cancel()

    # ---------------------------------------------------------------- the preview as a whole

    async def workspace(self, request: Request) -> Response:
        """Return everything that the page shows before any picture."""
        answer, revision = await self._preview.workspace()
        return _response(answer, revision, request)

    async def events(self, _: Request) -> Response:
        """Return the stream that says what has changed."""
        if self._preview.is_crowded:
            return refusal(503, "too-many-pages", "too many pages are open", "close some of them")
        return StreamingResponse(self._preview.events(), media_type="text/event-stream")

    async def save_baseline(self, _: Request) -> Response:
        """Keep the templates as they are now, to compare with."""
        await asyncio.to_thread(self._preview.baselines.save)
        names = await asyncio.to_thread(self._preview.baselines.names)
        return JSONResponse({"baselines": names})

    async def take_picture(self, request: Request) -> Response:
        """Take a picture for the fields that name one."""
        length = request.headers.get("content-length", "")
        announced = int(length) if length.isascii() and length.isdigit() else None
        try:
            name = await receive_picture(
                request.path_params["name"], request.stream(), announced, self._preview.uploads
            )
        except TooLargeError as error:
            return _problem(error, 413)
        await self._preview.change(Changed(None))
        return JSONResponse({"name": name, "revision": self._preview.revision}, 201)


def _read(request: Request) -> tuple[Query, dict[str, str]]:
    """Return the query of *request*, and the other parts of its address."""
    parts = request.query_params.multi_items()
    options = {name: value for name, value in parts if name in _OPTIONS}
    return read_query((name, value) for name, value in parts if name not in _OPTIONS), options


async def _left(request: Request) -> None:
    """Return when nobody waits for the answer any more."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(answer: Answer, revision: int, request: Request) -> Response:
    headers = {"Revision": str(revision), **dict(answer.headers)}
    body = answer.body
    if answer.media_type == "application/json" and body.startswith(b"{") and answer.status == 200:
        # The revision is the server's to say: the process that drew it may have drawn it earlier.
        rest = body[1:] if body == b"{}" else b"," + body[1:]
        body = b'{"revision":%d' % revision + rest
    if answer.status != 200:
        return Response(body, answer.status, headers, answer.media_type)
    return _tagged(body, answer.media_type, request, {**_CHECKED, **headers})


def _tagged(body: bytes, media_type: str, request: Request, headers: dict[str, str]) -> Response:
    """Return *body* with its tag, or only that the browser has it already."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {**headers, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def _problem(error: ConnectionGraphicsError, status: int | None = None) -> Response:
    status = status or (400 if error.code in ("bad-query", "bad-name") else 422)
    # What is wrong may stand in a body that nobody has read to its end.
    headers = {"Connection": "close"} if status in (400, 413) else None
    return JSONResponse({"problem": problem_fact(error)}, status, headers)
