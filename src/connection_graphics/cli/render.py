"""``render``: one graphic, or one in several formats, from options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from connection_graphics.fields import FIELDS

from . import output
from .parameters import (
    arrangement_option,
    campaign_option,
    file_type_option,
    formats_option,
    pairs,
    png_option,
    replace_missing_option,
    scale_option,
    template_option,
)
from .shell import EXIT_ROWS, common_options

if TYPE_CHECKING:
    from connection_graphics.content import Content
    from connection_graphics.formats import Format
    from connection_graphics.graphic import Graphic

__all__ = ["render"]

_EPILOG = """\b
Examples:
  connection-graphics render --caption "Say hello to somebody new"
  connection-graphics render --event-name "Tea and talk" --date "13 June 2024" \\
      --time 2-4pm --place "Anytown Library" -f instagram,facebook -o out/
  connection-graphics render -t quote --caption "It helped." --source Sam -o quote.png
  connection-graphics render --caption "Tea and talk" --logo ours.svg --image photo.jpg
"""

#: Fields that have options of their own, or that say nothing of the picture.
_NOT_OFFERED: Final = {"id", "template", "formats", "status", "notes", "scheduled_at"}

_F = TypeVar("_F", bound=Callable[..., Any])


def _field_options(function: _F) -> _F:
    """Give a command an option for each field."""
    for field in reversed(FIELDS):
        if field.name in _NOT_OFFERED or field.name.startswith("post_text"):
            continue
        example = f" Such as: {field.example}" if field.example else ""
        option = click.option(
            f"--{field.name.replace('_', '-')}",
            f"field_{field.name}",
            metavar="WORDS" if field.kind in {"text", "line"} else field.kind.upper(),
            help=field.help + example,
        )
        function = option(function)
    return function


@click.command(epilog=_EPILOG)
@_field_options
@template_option
@formats_option
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PATH",
    default=".",
    help="The file to write, such as tea.png, or a folder; this folder if not given. "
    "A hyphen writes the picture to standard output.",
)
@file_type_option
@scale_option
@click.option(
    "--width",
    type=click.IntRange(16, 10_000),
    metavar="PX",
    help="How wide to draw it, instead of --scale.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    metavar="BYTES",
    help="How large the file may be; the network's own limit if not given.",
)
@click.option(
    "--quality",
    type=click.IntRange(1, 100),
    metavar="NUMBER",
    help="Of JPEG and WebP: the best that meets the limit if not given.",
)
@png_option
@arrangement_option
@click.option(
    "--var",
    "variables",
    multiple=True,
    metavar="NAME=VALUE",
    callback=pairs,
    help="A field of a campaign's own design. Can be given more than once.",
)
@replace_missing_option
@campaign_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print sizes and the alt text as well.")
@output.json_option
@common_options
@click.pass_context
def render(
    ctx: click.Context,
    /,
    *,
    template: str | None,
    formats: str | None,
    target: str,
    file_type: str | None,
    scale: float,
    width: int | None,
    max_bytes: int | None,
    quality: int | None,
    png: str,
    arrangement: int | None,
    variables: dict[str, str],
    replace_missing: bool,
    campaign: Path | None,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    **fields: str | None,
) -> None:
    """Draw one graphic from words given here.

    It needs --caption or --event-name; everything else is optional. Several --formats give
    several files.
    """
    from connection_graphics.errors import ConnectionGraphicsError
    from connection_graphics.formats import expand_formats
    from connection_graphics.pipeline import Renderer

    chosen = expand_formats(formats or "instagram-square")
    said = {name.removeprefix("field_"): value for name, value in fields.items() if value}
    said, pictures = _with_pictures(said)
    renderer = Renderer(campaign, replace_missing=replace_missing)
    named = renderer.template(template) if template else None
    content, problems = renderer.read({**said, **variables}, named)
    if content is None:
        raise problems[0]
    design = renderer.design(named, content)
    paths = _paths(target, chosen, content, file_type)
    how: dict[str, Any] = {"max_bytes": max_bytes, "quality": quality, "png": png}
    results: list[dict[str, Any]] = []
    failed = 0
    for format_, path in zip(chosen, paths, strict=True):
        try:
            graphic = renderer.render(
                design,
                content,
                format=format_,
                arrangement=arrangement,
                scale=scale,
                assets=pictures,
            )
            if width is not None:
                graphic = graphic.scaled(width=width)
            size = _saved(graphic, path, file_type, **how)
        except ConnectionGraphicsError as error:
            if len(chosen) == 1:
                raise
            output.error(f"{format_.name}: {error}")
            failed += 1
            continue
        results.append(_facts(graphic, path, size))
        if not (quiet or as_json or path is None):
            _tell(results[-1], verbose=verbose)
    if as_json and target != "-":
        output.data(results)
    if failed:
        ctx.exit(EXIT_ROWS)


def _with_pictures(said: dict[str, str]) -> tuple[dict[str, str], Path | None]:
    """Return the words with the names of pictures, and the folder that these are in.

    Whoever types a path here may name any file; a row of a table may not.
    """
    named: dict[str, str] = {key: said[key] for key in ("image", "logo") if key in said}
    if not named or any("://" in path for path in named.values()):
        return said, Path()
    paths = {name: Path(path).expanduser().resolve() for name, path in named.items()}
    try:
        folder = Path(os.path.commonpath([path.parent for path in paths.values()]))
    except ValueError:  # on two drives
        return said, Path()
    names = {name: path.relative_to(folder).as_posix() for name, path in paths.items()}
    return {**said, **names}, folder


def _paths(
    target: str, chosen: tuple[Format, ...], content: Content, file_type: str | None
) -> list[Path | None]:
    """Return where each format goes: ``None`` is standard output."""
    from connection_graphics.batch.folder import prepare
    from connection_graphics.batch.names import Names
    from connection_graphics.encode import suffix_of
    from connection_graphics.errors import DataError

    path = Path(target)
    is_folder = path.is_dir() or target.endswith(("/", "\\")) or not path.suffix
    if target == "-" or not is_folder:
        if len(chosen) > 1:
            names = ", ".join(format_.name for format_ in chosen)
            raise DataError(
                f'"{target}" is one file, but there are {len(chosen)} formats ({names})',
                hint="name a folder with -o, such as -o out/",
                value=target,
            )
        if target == "-":
            return [None]
        _check_type(path, file_type)
        prepare(path.parent)
        return [path]
    prepare(path)
    wanted = [(each.name, suffix_of(file_type or each.default_type)) for each in chosen]
    return [path / name for name in Names().allot(content.as_fields(), wanted)]


def _check_type(path: Path, file_type: str | None) -> None:
    """See that the file's ending says what it is to be."""
    from connection_graphics.encode import file_type_of, suffix_of
    from connection_graphics.errors import DataError

    ending = suffix_of(file_type_of(path.suffix))
    if file_type is not None and suffix_of(file_type) != ending:
        raise DataError(
            f'"{path.name}" does not end as a {file_type} file does',
            hint="leave out --file-type, or give the file another ending",
            value=str(path),
        )


def _saved(graphic: Graphic, path: Path | None, file_type: str | None, **how: Any) -> int:
    """Write *graphic*, *how* :meth:`Graphic.save` says; return the size of the file in bytes."""
    if path is None:
        return sys.stdout.buffer.write(graphic.to_bytes(file_type, **how))
    graphic.save(path, file_type, **how)
    return path.stat().st_size


def _facts(graphic: Graphic, path: Path | None, size: int) -> dict[str, Any]:
    return {
        "path": None if path is None else str(path),
        "template": graphic.template,
        "format": graphic.format.name,
        "width": graphic.width,
        "height": graphic.height,
        "bytes": size,
        "alt_text": graphic.alt_text,
        "notices": [str(notice) for notice in graphic.notices],
    }


def _tell(facts: dict[str, Any], *, verbose: bool) -> None:
    click.echo(f"{facts['path']}  {facts['width']} × {facts['height']} px")
    if verbose:
        click.echo(f"  Design: {facts['template']}, {facts['bytes']:,} bytes")
        click.echo(f"  Alt text: {facts['alt_text']}")
    for notice in facts["notices"] if verbose else ():
        click.echo(f"  Note: {notice}")
