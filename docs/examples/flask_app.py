"""From Flask: the picture of an event, drawn when somebody asks for it."""

from __future__ import annotations

from flask import Flask, Response, request

from connection_graphics import ConnectionGraphicsError, Renderer

app = Flask(__name__)
renderer = Renderer()  # one for the whole process; threads may share it


@app.get("/event.png")
def event_picture() -> Response:
    """Answer /event.png?event_name=Tea&date=2024-06-13 with a picture."""
    words = {name: request.args.get(name) for name in ("event_name", "date", "time", "place")}
    graphic = renderer.render("event", words, format="og-image")
    return Response(graphic.to_bytes("png"), mimetype="image/png")


@app.errorhandler(ConnectionGraphicsError)
def refused(error: ConnectionGraphicsError) -> tuple[str, int]:
    """Say what is wrong with the words."""
    return str(error), 400
