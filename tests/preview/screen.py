"""A page of the preview in Chromium, and what a test asks of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

from .served import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, Page

#: What Chromium writes to its console when a picture has a problem, which is meant.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
#: Milliseconds that anything may take, on a slow machine that does other things too.
PATIENCE = 20_000


@dataclass
class Screen:
    """The page, where it is served, and what it asked and said."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def frame(self, template: str, format_: str, **data: object) -> Locator:
        """Return the place of a picture, waited for until its data are so."""
        wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
        place = self.page.locator(
            f'.frame[data-template="{template}"][data-format="{format_}"]{wanted}:visible'
        )
        place.first.wait_for(timeout=PATIENCE)
        return place.first

    def control(self, field: str) -> Locator:
        """Return the control of a field."""
        return self.page.locator(f"#field-{field}")

    def story(self, name: str) -> Locator:
        """Return the button of a story."""
        return self.page.locator(f'#stories [data-value="{name}"]')

    def button(self, words: str) -> Locator:
        """Return the button that is called exactly so."""
        return self.page.get_by_role("button", name=words, exact=True)

    def box(self, place: Locator) -> FloatRect:
        """Return where an element is; overlays are made anew while the page measures."""
        for _ in range(100):
            box = place.bounding_box()
            if box is not None:
                return box
            self.page.wait_for_timeout(50)
        raise AssertionError(place)

    def press(self, *keys: str) -> None:
        """Press *keys*, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def query(self) -> dict[str, str]:
        """What the page's address says."""
        pairs = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: values[0] for name, values in pairs.items()}

    def until(self, says: Callable[[dict[str, str]], bool]) -> None:
        """Wait until the address is as *says* wants it."""
        for _ in range(PATIENCE // 50):
            if says(self.query):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(self.query)

    def pixels(self, template: str, format_: str) -> bytes:
        """Return what is on the screen where a picture is."""
        return bytes(self.frame(template, format_).screenshot())

    def violations(self) -> list[tuple[str, str]]:
        """Return what axe-core finds: rule and element."""
        self.page.evaluate(axe())
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            (str(rule["id"]), str(node["html"])[:160])
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def assert_well_behaved(self) -> None:
        """Assert that it asked nobody else and that the browser had nothing to complain of."""
        foreign = [
            url for url in self.requests if not url.startswith((self.address, "blob:", "data:"))
        ]
        assert not foreign, foreign
        assert not self.complaints, self.complaints


class Serve:
    """Opens pages, and ends with a look at how they behaved."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._stack = ExitStack()
        self._screens: list[Screen] = []
        self._servers: list[Served] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._stack:
            if kind is None:
                for screen in self._screens:
                    screen.assert_well_behaved()

    def __call__(self, *arguments: str | Path, address: str = "", **how: Any) -> Screen:
        """Start a preview of *arguments* and open its page at *address*."""
        server = self._stack.enter_context(served(*arguments))
        self._servers.append(server)
        return self.look(f"http://127.0.0.1:{server.port}/", address, **how)

    def end(self) -> None:
        """End the previews that were started, as Ctrl-C does."""
        for server in self._servers:
            server.stop()

    def look(
        self,
        served_at: str,
        address: str = "",
        *,
        wide: int = 1280,
        high: int = 800,
        scheme: Any = "light",
        motion: Any = "no-preference",
    ) -> Screen:
        """Open a page that is served already, in a window of *wide* × *high* px."""
        context = self._browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme=scheme,
            reduced_motion=motion,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        self._stack.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        screen = Screen(page, served_at)
        page.on("request", lambda request: screen.requests.append(request.url))
        page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        page.on("console", lambda said: _heard(screen, said.type, said.text))
        page.goto(served_at + address)
        page.locator("#live[data-state=on]").wait_for()
        self._screens.append(screen)
        return screen


def _heard(screen: Screen, kind: str, words: str) -> None:
    if kind in {"error", "warning"} and not EXPECTED.match(words):
        screen.complaints.append(words)


@cache
def axe() -> str:
    """Return axe-core, as axe-playwright-python carries it."""
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
