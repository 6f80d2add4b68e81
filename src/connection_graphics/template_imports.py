"""Files that templates import, run once for the same values of the names that they read.

``{% import "_motifs/tiles.svg" as tiles with context %}`` makes Jinja2 run the whole file
again for every picture, although most of such files say the same for every row: shapes,
colours, measures of the canvas. Here a file is run with nothing but the names that it, or a
file that it imports, mentions; what came of it is kept and given to whoever imports it with
equal values. Files that keep a state, or that are given more than plain values, as a row's
photograph is, are run every time. What a macro of a file that is kept said is kept as well,
for the arguments that it was called with: tiles, people and mugs are the same in every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_type_hints

import jinja2
from jinja2 import nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

__all__ = ["TemplateEnvironment"]

#: Imported files that are kept, each for one set of values: a few dozen a template and size.
_MOST_KEPT = 1000
#: Answers of one macro that are kept; those with a row's words in them come only once.
_MOST_ANSWERS = 200
#: Jinja2's functions whose results change as they are used.
_WITH_STATE = frozenset(("cycler", "joiner"))
_PLAIN = frozenset((str, Markup, int, float, bool, type(None)))


class _NotPlainError(Exception):
    """A value may do more than be read."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, in which imported files are run once for the same values."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.template_class = _Template
        self.kept: dict[object, TemplateModule] = {}
        self._safe: dict[tuple[type, str], bool] = {}
        self._trees: dict[str, nodes.Template] = {}
        self._names: dict[str, frozenset[str] | None] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may have it; Jinja2 looks at its name and at *obj*'s type."""
        key = type(obj), attr
        safe = self._safe.get(key)
        if safe is None:
            if len(self._safe) >= _MOST_KEPT:
                self._safe.clear()
            safe = self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return safe

    def _generate(
        self, source: nodes.Template, name: str | None, *arguments: Any, **options: Any
    ) -> str:
        """Compile a file; Jinja2 documents this as the place to look at its tree."""
        if name is not None:
            self._trees[name] = source
        return super()._generate(source, name, *arguments, **options)

    def names_read(self, file: str) -> frozenset[str] | None:
        """Return the names that *file* may read, or ``None`` where it has to be run every time."""
        if file not in self._names:
            tree = self._trees.pop(file, None)
            self._names[file] = None  # files that import each other in a circle
            self._names[file] = None if tree is None else self._read_in(tree)
        return self._names[file]

    def _read_in(self, tree: nodes.Template) -> frozenset[str] | None:
        if _has_state(tree):
            return None
        names = _Names(tree).read
        if names & _WITH_STATE:
            return None
        for node in tree.find_all((nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)):
            other = getattr(node, "template", None)
            if not (isinstance(other, nodes.Const) and isinstance(other.value, str)):
                return None
            if getattr(node, "with_context", True):
                self.get_template(other.value)
                inner = self.names_read(other.value)
                if inner is None:
                    return None
                names |= inner
        return frozenset(names)


class _Template(jinja2.Template):
    """A compiled file that remembers what it was when it was imported."""

    environment: TemplateEnvironment

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja2's name
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Jinja2's name
    ) -> TemplateModule:
        """Return the file as a module, run for these values or kept from an equal run."""
        names = self.environment.names_read(self.name or "")
        if names is None or vars is None:
            return super().make_module(vars, shared, locals)
        usual = self.environment.globals
        given = {**vars, **{k: v for k, v in (locals or {}).items() if v is not missing}}
        read = {
            name: given[name]
            for name in names & given.keys()
            if given[name] is not usual.get(name, missing)
        }
        try:
            key = self.name, tuple([(name, _key(read[name])) for name in sorted(read)])
        except _NotPlainError:
            return super().make_module(vars, shared, locals)
        kept = self.environment.kept
        module = kept.get(key)
        if module is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            module = kept[key] = super().make_module(read)
            for name, macro in module.__dict__.items():
                if type(macro) is Macro:
                    setattr(module, name, _KeptMacro(macro))
        return module


class _KeptMacro(Macro):
    """A macro of a kept file, which does nothing but answer: equal arguments, equal answers."""

    def __init__(self, macro: Macro) -> None:
        vars(self).update(vars(macro))
        self._answers: dict[object, str] = {}

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
        try:
            key = autoescape, *map(_key, arguments)
        except _NotPlainError:
            return super()._invoke(arguments, autoescape)
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            answer = self._answers[key] = super()._invoke(arguments, autoescape)
        return answer


def _key(value: object) -> object:
    """Return what is equal for values that templates cannot tell apart."""
    kind: type = type(value)
    if kind in _PLAIN or _is_record(kind):
        return kind, value
    if value is missing or isinstance(value, TemplateModule | Macro):
        return value
    if isinstance(value, Mapping):
        return kind, tuple([(name, _key(part)) for name, part in value.items()])
    if isinstance(value, list | tuple):
        return kind, tuple([_key(part) for part in value])
    raise _NotPlainError


@cache
def _is_record(kind: type) -> bool:
    """Whether values of *kind* are frozen, and made of plain ones alone."""
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return False
    return all(part in _PLAIN or _is_record(part) for part in get_type_hints(kind).values())


class _Names:
    """The names that a file reads before it has given them a value itself.

    Where it is not certain that a name has been given one, as after an ``if``, it counts as read.
    """

    def __init__(self, tree: nodes.Template) -> None:
        self.read: set[str] = set()
        self._follow(tree.body, set())

    def _follow(self, parts: Iterable[nodes.Node], own: set[str]) -> None:
        """Follow *parts* in order; *own* are the names that have a value, and get more."""
        for part in parts:
            match part:
                case nodes.Macro():
                    self._note(part.defaults, own)
                    own.add(part.name)
                    arguments = {argument.name for argument in part.args}
                    self._follow(part.body, own | arguments | {"caller", "varargs", "kwargs"})
                case nodes.For():
                    self._note([part.iter], own)
                    inner = own | _names_in(part.target) | {"loop"}
                    self._note([part.test] if part.test else [], inner)
                    self._follow(part.body, inner)
                    self._follow(part.else_, set(own))
                case nodes.If():
                    self._note([part.test], own)
                    for branch in (part.body, part.elif_, part.else_):
                        self._follow(branch, set(own))
                case nodes.Assign():
                    self._note([part.node], own)
                    self._note(part.target.find_all(nodes.NSRef), own)
                    own |= _names_in(part.target)
                case nodes.Import():
                    self._note([part.template], own)
                    own.add(part.target)
                case nodes.FromImport():
                    self._note([part.template], own)
                    own.update(name if isinstance(name, str) else name[1] for name in part.names)
                case _:
                    self._note([part], own)

    def _note(self, parts: Iterable[nodes.Node], own: set[str]) -> None:
        for part in parts:
            if isinstance(part, nodes.Name | nodes.NSRef):
                self.read |= {part.name} - own
            self.read |= {name.name for name in part.find_all(nodes.Name)} - own


def _names_in(target: nodes.Node) -> set[str]:
    """Return the names that an assignment to *target* gives a value."""
    own = {target.name} if isinstance(target, nodes.Name) else set()
    return own | {name.name for name in target.find_all(nodes.Name)}


def _has_state(tree: nodes.Template) -> bool:
    """Whether a macro of *tree* writes to a namespace that it has not made itself."""
    for macro in tree.find_all(nodes.Macro):
        made = {name.name for name in macro.find_all(nodes.Name) if name.ctx == "store"}
        if any(written.name not in made for written in macro.find_all(nodes.NSRef)):
            return True
    return False
