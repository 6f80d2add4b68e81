"""In Chromium: axe-core finds nothing in any view, light or dark, wide or narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .screen import Screen, Serve

pytestmark = pytest.mark.slow

Show = Callable[..., Screen]
VIEWS = {
    "grid": "",
    "grid of a template": "?template=quote&show=safe,boxes",
    "one": "?template=event&format=instagram-portrait&story=long",
    "overlays": "?template=event&format=instagram-story&show=safe,crops,boxes,lines",
    "one to one": "?template=event&format=x-post&zoom=full",
    "phone": "?template=event&format=instagram-portrait&zoom=phone",
    "tile": "?template=event&format=instagram-portrait&zoom=tile",
    "slider": "?template=event&format=x-post&diff=slider",
    "blink": "?template=event&format=x-post&diff=blink",
    "heat": "?template=event&format=x-post&diff=heat",
    "problem": "?template=event&format=x-card&story=japanese",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("wide", [1280, 320])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(screen: Show, view: str, wide: int, scheme: str) -> None:
    seen = screen(VIEWS[view], wide=wide, scheme=scheme)
    seen.page.wait_for_timeout(1500)
    assert seen.violations() == []
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("wide", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_dialogs(screen: Show, wide: int, scheme: str) -> None:
    seen = screen(VIEWS["one"], wide=wide, scheme=scheme)
    seen.frame("event", "instagram-portrait", scale="full")
    seen.press("?")
    assert seen.violations() == []
    seen.press("Escape")
    seen.button("Command and Python …").click()
    expect(seen.page.get_by_role("dialog")).to_be_visible()
    assert seen.violations() == []


def test_axe_finds_nothing_with_a_table(serve: Serve, folder: Path, table: Path) -> None:
    seen = serve(folder, "--data", table, wide=320)
    seen.frame("event", "instagram-square")
    assert seen.violations() == []


def test_landmarks_and_one_heading(screen: Show) -> None:
    seen = screen(VIEWS["one"])
    for role, name in (
        ("banner", None),
        ("search", None),
        ("navigation", "Templates"),
        ("main", None),
        ("complementary", "Findings and words"),
    ):
        expect(seen.page.get_by_role(role, name=name)).to_have_count(1)  # type: ignore[arg-type]
    expect(seen.page.get_by_role("heading", level=1)).to_have_count(1)


def test_all_of_it_without_a_mouse(screen: Show) -> None:
    seen = screen()
    seen.frame("event", "instagram-square", state="shown")
    seen.press("Tab")
    expect(seen.page.get_by_role("link", name="Skip to the pictures")).to_be_focused()
    seen.press("Enter")
    for _ in range(60):
        seen.press("Tab")
        if seen.page.evaluate("document.activeElement.classList.contains('cell')"):
            break
    seen.press("Enter")
    seen.frame("event", "instagram-square", scale="full")
    order = []
    for _ in range(90):
        seen.press("Tab")
        order.append(seen.page.evaluate(PLACE_OF_FOCUS))
    places = [
        place for place, before in zip(order, [None, *order], strict=False) if place != before
    ]
    assert places[:4] == ["stories", "toolbar", "one", "inspector"]


def test_changes_are_said(screen: Show) -> None:
    seen = screen(VIEWS["one"])
    said = seen.page.get_by_role("status")
    seen.press("ArrowRight")
    expect(said).to_contain_text("instagram-portrait-3x4")


def test_picture_has_its_alt_text(screen: Show) -> None:
    seen = screen("?template=event&format=instagram-square")
    picture = seen.page.locator(".frame > img").first
    expect(picture).to_have_attribute("alt", re.compile("^Tea & talk at the library"))


PLACE_OF_FOCUS = """() => {
  for (const id of ["stories", "toolbar", "grid", "one", "inspector", "templates", "bar"])
    if (document.getElementById(id).contains(document.activeElement)) return id;
  return "";
}"""
