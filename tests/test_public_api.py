"""The public page: complete, sorted, documented, and cheap to import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import connection_graphics


def test_every_name_of_the_list_is_there_once() -> None:
    names = connection_graphics.__all__
    assert len(set(names)) == len(names)
    for name in names:
        assert getattr(connection_graphics, name) is not None
    assert dir(connection_graphics) == sorted(names)


def test_every_public_name_is_documented() -> None:
    for name in connection_graphics.__all__:
        value = getattr(connection_graphics, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), name


def test_the_reference_page_lists_exactly_the_public_names(root: Path) -> None:
    page = (root / "docs" / "api.md").read_text(encoding="utf-8")
    listed = {
        line.split("::")[1].strip().rpartition(".")[2]
        for line in page.splitlines()
        if line.startswith(".. auto")
    }
    assert listed == set(connection_graphics.__all__) - {"__version__"}


def test_importing_loads_nothing_heavy() -> None:
    program = (
        "import sys, connection_graphics; "
        "print(sorted({'cairosvg', 'cairocffi', 'PIL', 'jinja2', 'uharfbuzz', 'click', 'babel'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    try:
        _ = connection_graphics.nothing
    except AttributeError as error:
        assert "nothing" in str(error)  # noqa: PT017
    else:
        raise AssertionError
