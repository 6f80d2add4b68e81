"""From Django: the picture of an event, drawn when somebody asks for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from connection_graphics import ConnectionGraphicsError, Renderer

renderer = Renderer()  # one for the whole process; threads may share it


def event_picture(request: HttpRequest) -> HttpResponse:
    """Answer /event.png?event_name=Tea&date=2024-06-13 with a picture, or with what is wrong."""
    words = {name: request.GET.get(name) for name in ("event_name", "date", "time", "place")}
    response = HttpResponse(content_type="image/png")
    try:
        renderer.render("event", words, format="og-image").save(response, "png")
    except ConnectionGraphicsError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return response


urlpatterns = [path("event.png", event_picture)]
