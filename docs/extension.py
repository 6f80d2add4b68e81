"""What these pages are made with, besides words: examples that are run, and tables of facts.

Nothing of it is kept: pictures are drawn and tables are written while the pages are built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from PIL import Image
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import connection_graphics
from connection_graphics import FIELDS, FORMATS, Campaign, Format, Renderer, get_format
from connection_graphics.formats import SHAPES, format_groups, format_sources, network_title
from connection_graphics.text.fonts import FontBook

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything with Sphinx."""
    app.add_directive("example", Example)
    app.add_directive("gallery", Gallery)
    app.add_directive("generated", Generated)
    app.connect("missing-reference", public_name)
    return {"parallel_read_safe": False, "parallel_write_safe": True}


# -------------------------------------------------------------------- examples, run


class Ran:
    """What came of an example: its printed lines and its files."""

    def __init__(self, name: str, folder: Path) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        home = Path(connection_graphics.__file__).parent.parent
        result = subprocess.run(  # noqa: S603 - our own examples
            [sys.executable, EXAMPLES / name],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(home), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        if result.returncode:
            raise ExtensionError(f"docs/examples/{name} failed:\n{result.stderr}")
        self.output = result.stdout


_ran: dict[str, Ran] = {}


class Runs(SphinxDirective):
    """A directive that shows what an example has made."""

    def ran(self, name: str) -> Ran:
        """Return what came of the example *name*, which is run once a build."""
        self.env.note_dependency(str(EXAMPLES / name))
        if name not in _ran:
            _ran[name] = Ran(name, Path(self.env.app.doctreedir) / "examples" / Path(name).stem)
        return _ran[name]

    def pictures(self, ran: Ran, names: Iterable[str], *classes: str) -> nodes.Node:
        """Return the pictures *names* beside each other, each with its own alt text."""
        row = nodes.container(classes=["pictures", *classes])
        for name in names:
            path = ran.folder / name
            if not path.is_file():
                raise self.error(f"the example has not made {name}")
            uri = "/" + Path(os.path.relpath(path, self.env.srcdir)).as_posix()
            row += nodes.image(uri=uri, alt=alt_text_of(path))
        return row


class Example(Runs):
    """A program of docs/examples: its code, what it prints, what it draws."""

    required_arguments = 1
    option_spec: ClassVar = {
        "no-code": directives.flag,
        "output": directives.flag,
        "pictures": directives.unchanged,
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Return the parts that were asked for."""
        name = self.arguments[0]
        ran = self.ran(name)
        parts: list[nodes.Node] = []
        if "no-code" not in self.options:
            parts.append(_code(EXAMPLES.joinpath(name).read_text("utf-8"), "python"))
        if "output" in self.options:
            parts.append(_code(ran.output, "text"))
        if "pictures" in self.options:
            names = self.options["pictures"].split()
            classes = [*self.options.get("class", ()), *(["one"] if len(names) == 1 else [])]
            parts.append(self.pictures(ran, names, *classes))
        return parts


class Gallery(Runs):
    """Every template: what it is for, its fields, and its picture in every shape."""

    def run(self) -> list[nodes.Node]:
        """Return a part for each template; gallery.py draws them all."""
        ran = self.ran("gallery.py")
        renderer = Renderer()
        parts: list[nodes.Node] = []
        for name in renderer.template_names():
            template = renderer.template(name)
            parts.append(nodes.rubric(text=f"{template.title} ({name})", ids=[f"template-{name}"]))
            needed = _listed(field.name for field in template.fields if field.required)
            shown = _listed(field.name for field in template.fields if not field.required)
            needs = f"Needs {needed}; shows" if needed else "Shows"
            words = f"{template.description} {needs} {shown} where they are given."
            parts += self.parse_text_to_nodes(words)
            files = (f"{name}--{shape}.png" for shape in template.shapes)
            parts.append(self.pictures(ran, files))
        return parts


def alt_text_of(path: Path) -> str:
    """Return the alt text that the library has written into the file."""
    with Image.open(path) as image:
        if "Description" in getattr(image, "text", {}):
            return str(image.text["Description"])  # type: ignore[attr-defined]
        found: Any = image.getxmp()
    for key in ("xmpmeta", "RDF", "Description", "AltTextAccessibility", "Alt", "li"):
        found = found[key]
    return str(found["text"])


def _code(text: str, language: str) -> nodes.literal_block:
    text = text.rstrip("\n")
    return nodes.literal_block(text, text, language=language)


# ------------------------------------------------------------------ tables of facts


class Generated(SphinxDirective):
    """A table or list that is written from the library's own facts."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the Markdown that the named function writes, as nodes."""
        text = "\n".join(_GENERATORS[self.arguments[0]]())
        return self.parse_text_to_nodes(text)


def fields() -> Iterator[str]:
    """Write every field, with what it may be called."""
    yield from _table("field", "what it says", "such as", "may also be called")
    for field in FIELDS:
        aliases = ", ".join(field.aliases)
        yield _row(f"`{field.name}`", field.help, field.example, aliases)


def formats() -> Iterator[str]:
    """Write every format, and its sources."""
    yield from _table("format", "size, px", "shape", "file", "at most", "kept free", "also called")
    for format_ in FORMATS.values():
        yield _row(
            f"`{format_.name}`",
            f"{format_.width} × {format_.height}",
            format_.shape,
            format_.default_type,
            _bytes(format_.max_bytes),
            _kept_free(format_),
            ", ".join(format_.aliases),
        )


def short_names() -> Iterator[str]:
    """Write groups and shapes."""
    yield from _table("name", "stands for")
    for name, members in format_groups().items():
        every = "every format but those for print"
        yield _row(f"`{name}`", every if name == "all" else ", ".join(members))
    for shape in SHAPES:
        yield _row(f"`{shape}`", get_format(shape).name)


def format_notes() -> Iterator[str]:
    """Write what is to be known of a format, and where its facts were read."""
    sources = format_sources()
    for format_ in FORMATS.values():
        yield f"`{format_.name}` ({network_title(format_.network)})"
        read = f"Read on {format_.checked:%d %B %Y}: " if format_.checked else ""
        links = "; ".join(_source(sources[id_]) for id_ in format_.sources)
        note = f"{format_.note.rstrip('.')}. " if format_.note else ""
        yield f": {note}{read}{links}."
        yield ""


def fonts() -> Iterator[str]:
    """Write every bundled family with its licence."""
    yield from _table("family", "for", "version", "licence", "copyright")
    for family in FontBook.load(Campaign.load().font_folders()):
        use = ", ".join(sorted(family.scripts)) or family.role
        yield _row(family.name, use, family.version, family.licence, family.copyright)


def words() -> Iterator[str]:
    """Write the fixed words of the built-in campaign."""
    campaign = Campaign.load()
    yield from _table("key", "in English", "in Welsh")
    welsh = campaign.words_by_language["cy"]
    for key, word in campaign.words("en").items():
        yield _row(f"`words.{key}`", word, welsh.get(key, ""))


def colours() -> Iterator[str]:
    """Write the palette, and which words may stand on which ground."""
    campaign = Campaign.load()
    yield from _table("name", "colour", "words on it may be")
    for name, value in campaign.palette.items():
        yield _row(f"`colour.{name}`", f"`{value}`", ", ".join(campaign.text_colours(name)))


def roles() -> Iterator[str]:
    """Write the type scale on a square and a landscape picture."""
    campaign = Campaign.load()
    square, wide = (
        campaign.type_scale.for_format(get_format(shape)) for shape in ("square", "landscape")
    )
    yield from _table("role", "font", "weight", "square, px", "landscape, px", "lines")
    for name, size in square.items():
        other = wide[name]
        yield _row(
            f"`type.{name}`",
            size.family,
            str(size.weight),
            f"{size.min_size:g} to {size.size:g}",
            f"{other.min_size:g} to {other.size:g}",
            str(size.max_lines),
        )


_GENERATORS: dict[str, Callable[[], Iterator[str]]] = {
    "colours": colours,
    "fields": fields,
    "fonts": fonts,
    "format-notes": format_notes,
    "formats": formats,
    "roles": roles,
    "short-names": short_names,
    "words": words,
}


def _table(*headings: str) -> Iterator[str]:
    yield _row(*headings)
    yield _row(*("---" for _ in headings))


def _row(*cells: str) -> str:
    escaped = (cell.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _bytes(limit: int | None) -> str:
    return "" if limit is None else f"{limit / 1_000_000:.1f} MB".replace(".0", "")


def _kept_free(format_: Format) -> str:
    safe, canvas = format_.safe, format_.canvas
    sides = {
        "left": safe.left - canvas.left,
        "top": safe.top - canvas.top,
        "right": canvas.right - safe.right,
        "bottom": canvas.bottom - safe.bottom,
    }
    return ", ".join(f"{side} {px:g}" for side, px in sides.items() if px)


def _source(source: Any) -> str:
    return f"[{source.title}]({source.url}) ({source.date})"


# -------------------------------------------------------------- references in signatures


def public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element
) -> nodes.reference | None:
    """Link a name by where it lives (``connection_graphics.content.Content``) to its page."""
    target = node.get("reftarget", "")
    name = target.rpartition(".")[2]
    if not target.startswith("connection_graphics.") or name not in connection_graphics.__all__:
        return None
    found = env.domains.python_domain.objects.get(f"connection_graphics.{name}")
    if found is None:
        return None
    uri = app.builder.get_relative_uri(node["refdoc"], found.docname)
    return nodes.reference("", "", content, internal=True, refuri=f"{uri}#{found.node_id}")
