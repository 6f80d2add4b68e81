"""What the pages say is true: commands and their output, codes, variables, attributes."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from connection_graphics import Campaign, Renderer, get_format
from connection_graphics.cli import main
from connection_graphics.variables import template_variables

ROOT = Path(__file__).resolve().parent.parent
#: What stands in the folder in which a page's commands are typed.
GIVEN = {
    "README.md": ("events.csv",),
    "spreadsheet.md": ("events.csv",),
    "file-names.md": ("events.csv",),
    "tutorial.md": ("mine.csv",),
    "worked-example.md": ("thanks.csv",),
    "campaigns.md": ("broken/campaign.toml",),
}
FILES = {
    "events.csv": "Event name,Date,Time,Place\nTea and talk,13 June 2024,2pm,Anytown Library\n",
    "mine.csv": (ROOT / "docs" / "examples" / "mine.csv").read_text("utf-8"),
    "thanks.csv": (
        "Thanks to,Caption,Date,Template\n"
        "Priya and Tom,You walked forty neighbours home from the street party.,15 June 2024,"
        "thank-you\nThe Tuesday Knitters,You made two hundred hats.,10-14 June 2024,Thank you\n"
    ),
    "broken/campaign.toml": '[campaign]\nname = "My week"\nstart = "10 June 2025"\n',
}
#: Commands of the system, of git and of this checkout: they are tried elsewhere.
NOT_OURS = ("./run", "pip", "python3", "nox", "git")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


# ------------------------------------------------------------------------- commands


def commands(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of the page's console blocks with the lines shown below it."""
    for block in re.findall(
        r"^```console\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        command, shown = "", list[str]()
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            elif line.strip() not in {"", "…"}:
                shown.append(line)
        yield command, shown


WITH_COMMANDS = [page for page in PAGES if any(commands(page))]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in GIVEN.get(page.name, ()):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FILES[name], encoding="utf-8")
    for command, shown in commands(page):
        program, *words = shlex.split(command)
        if program in NOT_OURS:
            continue
        assert program == "connection-graphics", f"cannot try: {command}"
        if words[0] == "batch":
            words += ["--jobs", "0"]  # in this process: no time goes into starting others
        result = CliRunner().invoke(main, words)
        problem = any("needs you" in line or line.startswith("Error:") for line in shown)
        assert (result.exit_code != 0) == problem, f"{command}\n{result.output}"
        printed = {line.rstrip() for line in result.output.splitlines()}
        for line in shown:
            assert line in printed, f"{command}\n{result.output}"


def test_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(
        r"^```python\n(.*?)^```", PAGES[0].read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own words

    assert (tmp_path / "tea.png").is_file()


# ------------------------------------------------------------------ errors and notices


def test_every_code_is_explained() -> None:
    """A new error or notice has its line in docs/errors.md: what it means, and what to do."""
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    glossaries = "\n".join(
        re.findall(r"^```\{glossary\}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    )
    explained = re.findall(r"^([a-z-]+)$", glossaries, re.MULTILINE)

    assert len(explained) == len(set(explained))
    assert set(explained) == set(codes())


def codes() -> Iterator[str]:
    """Yield every code in the source: of errors, of their classes, and of notices."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src").rglob("*.py")]
    places = {"Notice": 0} | dict(place for tree in trees for place in code_parameters(tree))
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from codes_of_call(node, places)
            elif isinstance(node, ast.Assign):
                yield from codes_assigned(node)


def code_parameters(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the functions that take a ``code``, and which of their arguments it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            if names[:1] in (["self"], ["cls"]):
                names = names[1:]
            if "code" in names:
                yield node.name, names.index("code")


def codes_of_call(call: ast.Call, places: dict[str, int]) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "code":
            yield from strings(keyword.value)
    function = call.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    place = places.get(name)
    if place is not None and len(call.args) > place:
        yield from strings(call.args[place])


def codes_assigned(node: ast.Assign) -> Iterator[str]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            pairs = list(zip(target.elts, node.value.elts, strict=False))
        else:
            pairs = [(target, node.value)]
        for name, value in pairs:
            if isinstance(name, ast.Name) and name.id == "code":
                yield from strings(value)


def strings(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from strings(value.body)
        yield from strings(value.orelse)


# ------------------------------------------------------------- the designers' vocabulary


def test_every_file_of_motifs_is_listed() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    files = {path.name for path in (ROOT / "templates" / "svg" / "_motifs").glob("*.svg")}

    assert [name for name in sorted(files) if f"`{name}`" not in page] == []


def test_every_variable_of_a_template_is_explained() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    renderer = Renderer()
    content = renderer.content(event_name="Tea")
    variables = template_variables(
        content, renderer.template("event"), renderer.campaign, get_format("square"), arrangement=0
    )

    missing = [name for name in variables if not re.search(rf"`{name}[`.]", page)]
    assert missing == []


def test_every_attribute_of_the_layout_is_explained() -> None:
    page = (ROOT / "docs" / "templates.md").read_text("utf-8")
    source = "".join(
        path.read_text("utf-8")
        for folder in ("svg", "text")
        for path in (ROOT / "src" / "connection_graphics" / folder).glob("*.py")
    )
    known = set(re.findall(r"[\"`](data-[a-z-]+)", source))

    assert known
    assert {name for name in known if f"`{name}" not in page and f" {name}" not in page} == set()


# ----------------------------------------------------------------------------- pages


def test_every_page_is_in_a_contents() -> None:
    listed = set(
        re.findall(r"^([a-z-]+)$", (ROOT / "docs" / "index.md").read_text("utf-8"), re.MULTILINE)
    )

    assert {page.stem for page in (ROOT / "docs").glob("*.md")} - {"index"} == listed


def test_links_of_the_readme_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"):
        text = page.read_text("utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text) + re.findall(
            r'src="([^"]+)"', text
        ):
            assert (ROOT / target).exists(), f"{page.name}: {target}"


def test_the_folders_of_the_examples_are_campaigns() -> None:
    for path in (ROOT / "docs" / "examples").rglob("campaign.toml"):
        assert Campaign.load(path).name
