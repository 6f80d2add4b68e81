"""Chromium looking at previews. Fixtures for the browser tests alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ..conftest import ROOT
from .screen import PATIENCE, Screen, Serve
from .served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TABLE = """event_name,date,place,template
Tea & talk,2024-06-13,Leeds,
Slow walk,2024-06-12,Otley,
Knit natter,31 June,Leeds,
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, which is the system's own: Playwright brings only the way to drive it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    api = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright: pip install --group test"
    )
    api.expect.set_options(timeout=PATIENCE)
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a campaign under version control, for tests that change nothing; yield its address."""
    folder = campaign(tmp_path_factory.mktemp("kept") / "campaign")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "begin")):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        subprocess.run(("git", *who, *command), cwd=folder, check=True)
    with served(folder) as server:
        yield f"http://127.0.0.1:{server.port}/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a campaign that a test may change."""
    return campaign(tmp_path / "campaign")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of three rows, the last with a date that does not exist."""
    path = tmp_path / "events.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def serve(browser: Browser) -> Iterator[Serve]:
    """Return a function that starts a preview and opens its page."""
    with Serve(browser) as opened:
        yield opened


@pytest.fixture
def screen(browser: Browser, kept: str) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens the page of a campaign that nobody changes."""
    with Serve(browser) as opened:

        def show(address: str = "", **how: Any) -> Screen:
            return opened.look(kept, address, **how)

        yield show


def campaign(folder: Path) -> Path:
    """Copy the built-in templates to *folder*."""
    return Path(shutil.copytree(ROOT / "templates", folder))
