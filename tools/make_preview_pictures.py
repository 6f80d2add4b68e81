"""Pictures of the preview for docs/previewing.md: ``python tools/make_preview_pictures.py``.

Chromium looks at a preview of the built-in campaign, and what it shows is written to
docs/pictures as WebP. Needs the extra ``preview``, ``playwright`` and Chromium itself.
"""

# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
EVENT = "?template=event&format=instagram-portrait"
SIZE = (1280, 800)
_QUALITY = 82


def main() -> None:
    """Write all pictures."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("needs Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(shutil.copytree(ROOT / "templates", Path(temporary) / "my-week"))
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with _served(folder) as address:
            _take(chromium, address, "grid", "")
            _take(chromium, address, "boxes", f"{EVENT}&story=long&show=boxes")
            _take(chromium, address, "phone", f"{EVENT}&zoom=phone", dark=True)
            _with_mistake(chromium, address, folder)
            _with_change(chromium, address, folder)
        chromium.close()


def _take(chromium: Browser, address: str, name: str, query: str, *, dark: bool = False) -> None:
    page = _opened(chromium, address + query, dark=dark)
    _write(page, name)


def _with_mistake(chromium: Browser, address: str, folder: Path) -> None:
    """Take the picture of a mistake over the last good picture."""
    page = _opened(chromium, address + EVENT)
    path = folder / "svg" / "event" / "portrait.svg"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("{{ top + air }}", "{{ top + hair }}"), encoding="utf-8")
    page.locator(".frame[data-state=problem]").wait_for()
    _write(page, "mistake")
    path.write_text(good, encoding="utf-8")


def _with_change(chromium: Browser, address: str, folder: Path) -> None:
    """Take the picture of a comparison, with the slider in the middle."""
    page = _opened(chromium, f"{address}{EVENT}&diff=slider")
    page.get_by_role("button", name="Keep as baseline").click()
    page.locator(".diff-words", has_text="Nothing differs.").wait_for()
    path = folder / "svg" / "event" / "portrait.svg"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("{{ top + air }}", "{{ top + air + 40 }}"), encoding="utf-8")
    page.locator(".diff-words", has_text=re.compile("px differ")).wait_for()
    _write(page, "change")


def _opened(chromium: Browser, address: str, *, dark: bool = False) -> Page:
    """Return a page on which nothing is under way any more."""
    page = chromium.new_page(
        viewport={"width": SIZE[0], "height": SIZE[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page.goto(address)
    page.locator(".frame[data-state=shown]").first.wait_for()
    page.wait_for_timeout(4000)
    return page


def _write(page: Page, name: str) -> None:
    page.wait_for_timeout(1500)
    # The folder is a temporary one.
    page.evaluate("document.getElementById('folder').textContent = '~/my-week'")
    path = PICTURES / f"preview-{name}.webp"
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").save(path, quality=_QUALITY, method=6)
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} KB\n")
    page.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Yield the address of a preview of *folder*."""
    command = (sys.executable, "-m", "connection_graphics", "preview", str(folder))
    process = subprocess.Popen(  # noqa: S603 - our own program
        (*command, "--no-open", "--port", "0"), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=10)


if __name__ == "__main__":
    main()
