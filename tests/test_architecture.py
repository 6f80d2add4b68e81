"""Who may import whom: the contracts of pyproject.toml hold, and would be noticed if broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)

#: nox asks all programs for colours.
PLAIN = {"FORCE_COLOR": "", "NO_COLOR": "1"}


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package of *root*, with the contracts of *root*."""
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"} | PLAIN,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_every_module_imports_only_from_the_stages_before_it(root: Path) -> None:
    result = lint_imports(root)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def copied(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the package that may be broken."""
    shutil.copytree(
        root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors", "import connection_graphics.cli", "A stage imports only from stages before it"),
        ("errors", "import cairosvg", "Only raster and svg know CairoSVG"),
        ("errors", "from jinja2 import Template", "Only template knows Jinja2"),
        ("errors", "from click import echo", "Only cli knows Click"),
        ("newcomer", "", "A stage imports only from stages before it"),
    ],
)
def test_a_wrong_import_is_noticed(copied: Path, module: str, line: str, contract: str) -> None:
    with (copied / f"src/connection_graphics/{module}.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    result = lint_imports(copied)

    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())
    assert module in result.stdout
