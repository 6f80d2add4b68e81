"""One call for one graphic, one for many: the renderer behind them is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from .campaign import Campaign
from .content import Content
from .errors import ConnectionGraphicsError
from .formats import Format, expand_formats
from .graphic import Graphic, RowError
from .pipeline import Renderer
from .template import Template

__all__ = ["render", "render_batch"]

#: Fields of a row that say what to draw, not what it says.
_ORDERS = frozenset(("id", "template", "formats", "status", "notes", "scheduled_at"))


def render(
    template: str | Template | None = None,
    data: Mapping[str, object] | Content | None = None,
    /,
    *,
    format: str | Format = "instagram-square",  # noqa: A002 - the word users look for
    campaign: Campaign | str | os.PathLike[str] | None = None,
    arrangement: int | None = None,
    scale: float = 1.0,
    assets: str | os.PathLike[str] | None = None,
    **fields: object,
) -> Graphic:
    """Return one graphic.

    *template* is a name (``"event"``) or ``None`` for the one that suits the words.
    The words are *data*, a mapping with the names of :data:`~connection_graphics.FIELDS`,
    or keyword arguments, or both: ``render("event", event_name="Tea & talk", date="2024-06-13",
    time="2-4pm", place="Leeds Central Library", format="instagram-portrait")``.

    *format* is a platform's size (``connection-graphics formats`` lists them). *campaign* is
    another campaign's folder. *arrangement*, 0 to 11, chooses among the pictures of the
    template; otherwise the words do. *scale* 2 gives twice the px. *assets* is the folder of
    the files that ``image`` and ``logo`` name; nothing outside of it is read.

    Words are laid out at once, pixels are drawn when they are first asked for. Raises a
    :class:`ConnectionGraphicsError`: :class:`UnknownNameError` for a name that does not exist,
    :class:`DataError` for a value that cannot be used, :class:`FitError` for words that do not
    fit, :class:`FontError` for a character that no font has, :class:`AssetError` for a picture
    that cannot be used, :class:`TemplateError`.
    """
    return _renderer(campaign).render(
        template,
        data,
        format=format,
        arrangement=arrangement,
        scale=scale,
        assets=assets,
        **fields,
    )


def render_batch(
    rows: Iterable[Mapping[str, object]],
    *,
    formats: str | Iterable[str | Format] = "instagram-square",
    template: str | None = None,
    campaign: Campaign | str | os.PathLike[str] | None = None,
    scale: float = 1.0,
    assets: str | os.PathLike[str] | None = None,
) -> Iterator[Graphic | RowError]:
    """Yield a graphic for every row and format, in order; errors are values, not raised.

    A row is a mapping as for :func:`render`; its own ``template`` and ``formats`` go before
    the arguments. Rows are taken one by one, so that an endless *rows* is no problem.
    *assets* is the folder of the pictures that rows name.
    Raises :class:`UnknownNameError` at once where *formats* or *template* do not exist.
    """
    renderer = _renderer(campaign)
    usual = expand_formats(formats)
    if template is not None:
        renderer.template(template)
    return _batch(renderer, rows, usual, template, scale, assets)


def _batch(
    renderer: Renderer,
    rows: Iterable[Mapping[str, object]],
    usual: tuple[Format, ...],
    template: str | None,
    scale: float,
    assets: str | os.PathLike[str] | None,
) -> Iterator[Graphic | RowError]:
    for number, row in enumerate(rows, start=1):
        try:
            chosen = expand_formats(str(row["formats"])) if row.get("formats") else usual
            named = row.get("template") or template
            design = renderer.template(str(named)) if named else None
            content, problems = renderer.read(_without_orders(row), design)
            if content is None:
                raise problems[0]
            design = design or renderer.design(None, content)
        except ConnectionGraphicsError as error:
            yield RowError(number, None, error.located(row=number))
            continue
        for format_ in chosen:
            try:
                yield renderer.render(design, content, format=format_, scale=scale, assets=assets)
            except ConnectionGraphicsError as error:
                yield RowError(number, format_, error.located(row=number))


def _without_orders(row: Mapping[str, object]) -> dict[str, object]:
    """Return *row* without what says how to draw it."""
    return {name: value for name, value in row.items() if name not in _ORDERS}


def _renderer(campaign: Campaign | str | os.PathLike[str] | None) -> Renderer:
    if campaign is None:
        return _usual()
    return Renderer(campaign)


@lru_cache(maxsize=1)
def _usual() -> Renderer:
    return Renderer()
