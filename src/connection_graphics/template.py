"""Templates: a folder with ``template.toml`` and one SVG for each shape.

Jinja2 only fills words and colours, repeats motifs and drops optional parts. It
runs sandboxed, with autoescape on and undefined names an error, since templates
and words both come from strangers.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType

import jinja2
from jinja2.filters import do_replace

from .errors import Location, TemplateError, UnknownNameError, closest
from .fields import FIELDS
from .reading.drawn import sample_words_replaced
from .reading.placeholders import whole_placeholders
from .template_imports import TemplateEnvironment

__all__ = [
    "SHAPES",
    "Sample",
    "Template",
    "TemplateField",
    "find_template",
    "forget_templates",
    "own_fields",
    "template_names",
]

#: The shape families, each with a composition of its own.
SHAPES = ("square", "portrait", "story", "landscape", "wide")
#: Output of one template may not grow beyond this.
_MAX_OUTPUT = 2_000_000
#: Compiled files that are kept, of all versions: a day of saves in the preview.
_MOST_COMPILED = 1000


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field that a template shows."""

    name: str
    required: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """Words to show the template with: ``short``, ``typical`` or ``long``."""

    name: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """A template, found but not yet filled."""

    name: str
    title: str
    #: When to use it, in one sentence.
    description: str
    fields: tuple[TemplateField, ...]
    #: Fields that the title, and the line below it, are taken from: the first that is given.
    title_from: tuple[str, ...]
    subtitle_from: tuple[str, ...]
    samples: tuple[Sample, ...]
    #: What the picture shows, in one clause, by language.
    picture: Mapping[str, str]
    #: Shapes that have a composition.
    shapes: tuple[str, ...]
    folder: Traversable = field(repr=False)
    roots: tuple[Traversable, ...] = field(repr=False)
    #: Another clause, for where the post brings a photograph.
    picture_with_image: Mapping[str, str] = field(default_factory=dict)

    @property
    def needs_words(self) -> bool:
        """Whether a post must have words of its own; a save-the-date has the campaign's."""
        return any(field.required for field in self.fields) or not self.fields

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that a post must have."""
        return tuple(field.name for field in self.fields if field.required)

    def picture_in(self, lang: str, *, with_image: bool = False) -> str:
        """Return the clause about the picture in *lang*, in English where there is none."""
        clauses = (with_image and self.picture_with_image) or self.picture
        language = lang.partition("-")[0].lower()
        return clauses.get(language) or clauses.get("en", "")

    def file_for(self, shape: str) -> str:
        """Return the name of the SVG for *shape*, relative to the folder of templates.

        Raises :class:`TemplateError` where the template has no such composition.
        """
        if shape not in self.shapes:
            raise TemplateError(
                f'the template "{self.name}" has no composition for {shape} pictures',
                code="no-composition",
                hint=f"choose a {' or '.join(self.shapes)} format",
                where=Location(file=f"{self.name}/template.toml"),
            )
        return f"{self.name}/{shape}.svg"

    def fill(self, shape: str, variables: Mapping[str, object]) -> str:
        """Return the SVG for *shape* with *variables* filled in.

        Raises :class:`TemplateError` with file and line.
        """
        name = self.file_for(shape)
        environment = _environment(self.roots)
        try:
            filled = environment.get_template(name).render(variables)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(
                f"the template cannot be read: {error.message}",
                where=Location(file=error.name or name, line=error.lineno),
                hint="look for a bracket that is not closed just before this line",
            ) from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(
                f'the template imports "{error.name}", which is not there',
                where=Location(file=name),
            ) from error
        except UnknownNameError as error:
            file, line = _place(error.__traceback__, name)
            raise error.located(file=file, line=line) from error
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise _filling_error(error, name, variables) from error
        if len(filled) > _MAX_OUTPUT:
            raise TemplateError(
                f"the filled template has {len(filled):,} characters, the limit is {_MAX_OUTPUT:,}",
                code="too-large",
                where=Location(file=name),
            )
        return filled


def template_names(roots: Sequence[Traversable]) -> tuple[str, ...]:
    """Return the names of all templates in *roots*, sorted."""
    return tuple(sorted({name for name, _ in _folders(roots)}))


@lru_cache(maxsize=64)
def find_template(name: str, roots: tuple[Traversable, ...]) -> Template:
    """Return the template *name* of the first of *roots* that has it.

    Raises :class:`UnknownNameError` where none has, :class:`TemplateError` where its
    ``template.toml`` cannot be used.
    """
    folded = name.strip().lower().replace("_", "-").replace(" ", "-")
    for candidate, folder in _folders(roots):
        if candidate == folded:
            return _load(candidate, folder, roots)
    raise UnknownNameError("template", name, template_names(roots), code="unknown-template")


def own_fields(roots: tuple[Traversable, ...]) -> frozenset[str]:
    """Return the fields that templates of *roots* have for themselves, and the library has not."""
    templates = (find_template(name, roots) for name in template_names(roots))
    named = {field.name for template in templates for field in template.fields}
    return frozenset(named - {field.name for field in FIELDS})


def forget_templates() -> None:
    """Read every template again when it is next used: what the preview does on a save."""
    find_template.cache_clear()
    _environment.cache_clear()


def _folders(roots: Iterable[Traversable]) -> Iterable[tuple[str, Traversable]]:
    for root in roots:
        if not root.is_dir():
            continue
        for folder in root.iterdir():
            if folder.is_dir() and not folder.name.startswith(("_", ".")):
                yield folder.name, folder


def _load(name: str, folder: Traversable, roots: tuple[Traversable, ...]) -> Template:
    where = Location(file=f"{name}/template.toml")
    try:
        table = tomllib.loads((folder / "template.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        table = {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(
            f"template.toml cannot be read: {error}",
            hint="compare it with the template.toml of another template",
            where=where,
        ) from error
    try:
        return Template(
            name=name,
            title=str(table.get("title", name.replace("-", " ").capitalize())),
            description=str(table.get("when", "")),
            fields=tuple(_fields(table)),
            title_from=_names(table.get("title_from", ["event_name", "caption"])),
            subtitle_from=_names(table.get("subtitle_from", [])),
            samples=tuple(
                Sample(key, {str(k): str(v) for k, v in fields.items()})
                for key, fields in table.get("samples", {}).items()
            ),
            picture=dict(table.get("picture", {})),
            picture_with_image=dict(table.get("picture_with_image", {})),
            shapes=tuple(shape for shape in SHAPES if (folder / f"{shape}.svg").is_file()),
            folder=folder,
            roots=roots,
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise TemplateError(
            f"template.toml has a value of the wrong kind: {error}",
            hint="compare it with the template.toml of another template",
            where=where,
        ) from error


def _fields(table: Mapping[str, object]) -> Iterable[TemplateField]:
    for key, required in (("required", True), ("optional", False)):
        entries = table.get(key, {})
        if isinstance(entries, dict):
            for name, text in entries.items():
                yield TemplateField(str(name), required, str(text))
        elif isinstance(entries, list):
            for name in entries:
                yield TemplateField(str(name), required)


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    raise TypeError(f"{value!r} is not a list of field names")


@lru_cache(maxsize=32)
def _environment(roots: tuple[Traversable, ...]) -> TemplateEnvironment:
    """Return the environment for *roots*; compiled templates are kept in it."""
    environment = TemplateEnvironment(
        loader=_Loader(roots),
        bytecode_cache=_compiled,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_said,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        # A batch reads nothing twice; the preview calls forget_templates() instead.
        auto_reload=False,
    )
    environment.globals.pop("lipsum", None)
    environment.filters.pop("random", None)  # the same words are the same picture
    environment.filters["replace"] = _replace
    return environment


def _said(value: object) -> object:
    """Return *value* as it is written: a field that a post does not have is no word "None"."""
    return "" if value is None else value


@jinja2.pass_eval_context
def _replace(
    context: jinja2.nodes.EvalContext, text: str, old: str, new: object, count: int | None = None
) -> str:
    """Replace as Jinja2 does; what fills a ``{gap}`` in a sentence keeps its own direction.

    An Arabic name in an English sentence, or a Latin one in an Arabic sentence, is put into
    an isolate (UAX #9), so that neither changes the order of the other.
    """
    filling = "" if new is None else str(new)
    if old.startswith("{") and any(map(_runs_backwards, text + filling)):
        filling = f"\u2068{filling}\u2069"
    return do_replace(context, text, old, filling, count)


def _runs_backwards(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL", "AN")


class _Compiled(jinja2.BytecodeCache):
    """What templates were compiled to, by their source: a save costs only the file that changed."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give *bucket* what was kept for its source, if anything."""
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep what is in *bucket*."""
        if len(self._kept) >= _MOST_COMPILED:
            self._kept.clear()
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_compiled = _Compiled()


class _Loader(jinja2.BaseLoader):
    """Reads templates from folders or from inside a zipped wheel."""

    def __init__(self, roots: Sequence[Traversable]) -> None:
        self.roots = roots

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, None]:
        """Return the source of *template*; names never leave the folders."""
        parts = template.split("/")
        if any(part in ("", ".", "..") or "\\" in part for part in parts):
            raise jinja2.TemplateNotFound(template)
        for root in self.roots:
            path = root
            for part in parts:
                path = path / part
            if path.is_file() and not _leads_elsewhere(path):
                source = whole_placeholders(path.read_text(encoding="utf-8"))
                return sample_words_replaced(source), template, None
        raise jinja2.TemplateNotFound(template)


def _leads_elsewhere(path: Traversable) -> bool:
    """Whether *path* is a link to a file of another kind, such as one with somebody's secrets."""
    return isinstance(path, Path) and path.resolve().suffix.lower() != path.suffix.lower()


def _filling_error(error: Exception, name: str, variables: Mapping[str, object]) -> TemplateError:
    file, line = _place(error.__traceback__, name)
    message = str(error) or type(error).__name__
    hint = ""
    if isinstance(error, jinja2.UndefinedError) and "'" in message:
        unknown = message.split("'")[1]
        near = closest(unknown, variables)
        message = f'"{unknown}" is not a field or a word that this template can use'
        hint = f'did you mean "{near}"?' if near else ""
    return TemplateError(
        f"the template cannot be filled: {message}",
        hint=hint,
        code="unknown-field" if hint else None,
        where=Location(file=file, line=line),
    )


def _place(trace: TracebackType | None, name: str) -> tuple[str, int | None]:
    """Return file and line of the innermost frame that belongs to a template."""
    file, line = name, None
    while trace is not None:
        source = trace.tb_frame.f_code.co_filename
        if source.endswith(".svg"):
            file, line = source, trace.tb_lineno
        trace = trace.tb_next
    return file, line
