"""In Chromium: a save is on the screen in a moment, and a mistake never blanks it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .screen import Screen, Serve

pytestmark = pytest.mark.slow

PORTRAIT = ("event", "instagram-portrait")
OPEN = "?template=event&format=instagram-portrait"
#: Seconds within which an edit is on the screen, on a machine that does other things too.
SOON = 5.0


def test_save_is_on_the_screen_soon_and_in_full(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address=OPEN)
    before = settled(screen)
    began = time.monotonic()
    save(folder, moved_by(3))
    revision = newer(screen, "1")
    assert time.monotonic() - began < SOON
    screen.frame(*PORTRAIT, revision=revision, scale="full")
    assert screen.pixels(*PORTRAIT) != before


@pytest.mark.parametrize("way", ["rename", "truncate", "backup"])
def test_ways_in_which_editors_save(serve: Serve, folder: Path, way: str) -> None:
    screen = serve(folder, address=OPEN)
    before = settled(screen)
    ways = {"rename": save_by_rename, "truncate": save, "backup": save_with_backup}
    ways[way](folder, moved_by(5))
    expect(screen.frame(*PORTRAIT)).not_to_have_attribute("data-revision", "1")
    screen.frame(*PORTRAIT, revision=newer(screen, "1"), scale="full")
    assert screen.pixels(*PORTRAIT) != before


def test_of_three_saves_at_once_the_last_is_shown(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address=OPEN)
    settled(screen)
    save(folder, moved_by(9))
    screen.frame(*PORTRAIT, revision=newer(screen, "1"), scale="full")
    wanted = settled(screen)
    save(folder, moved_by(1))
    screen.frame(*PORTRAIT, revision=newer(screen, "2"), scale="full")
    assert settled(screen) != wanted
    for number in (4, 6, 9):
        save(folder, moved_by(number))
        time.sleep(0.04)
    screen.page.wait_for_timeout(1500)
    assert settled(screen) == wanted


def test_never_blank_while_it_is_drawn_anew(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address=OPEN)
    settled(screen)
    screen.page.evaluate(
        """() => {
          window.blanks = 0;
          const look = () => {
            const image = document.querySelector(".frame > img");
            if (!image || !image.complete || !image.naturalWidth) window.blanks += 1;
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    for number in range(1, 6):
        save(folder, moved_by(number))
        screen.page.wait_for_timeout(150)
    screen.page.wait_for_timeout(500)
    assert screen.page.evaluate("window.blanks") == 0


def test_mistake_lies_over_the_last_good_picture_until_it_is_mended(
    serve: Serve, folder: Path
) -> None:
    screen = serve(folder, address=OPEN)
    page = screen.page
    settled(screen)
    screen.control("place").fill("Otley")
    screen.until(lambda query: query.get("f.place") == "Otley")
    settled(screen)
    navigations: list[str] = []
    page.on("framenavigated", lambda frame: navigations.append(frame.url))

    good = source(folder).read_text("utf-8")
    line = good[: good.index("</svg>")].count("\n") + 1
    save(folder, lambda text: text.replace("</svg>", "{{ nothing( }}</svg>"))
    screen.frame(*PORTRAIT, state="problem")
    problem = page.locator(".problem")
    expect(problem).to_contain_text("last good picture")
    expect(problem).to_contain_text("portrait.svg")
    expect(problem).to_contain_text(f"line {line}")
    assert page.locator(".frame > img").first.evaluate("image => image.naturalWidth") > 0
    expect(page.locator("#said")).to_contain_text("Not drawn")
    assert screen.control("place").input_value() == "Otley"

    save(folder, lambda _: good)
    screen.frame(*PORTRAIT, state="shown")
    expect(problem).to_have_count(0)
    assert screen.control("place").input_value() == "Otley"
    assert screen.query["f.place"] == "Otley"
    assert navigations == []


def test_grid_is_drawn_anew_where_it_is_seen(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address="?template=event")
    screen.frame("event", "instagram-square", revision="1")
    save(folder, moved_by(4))
    revision = newer(screen, "1")
    screen.frame(*PORTRAIT, revision=revision)
    screen.frame("event", "instagram-portrait-3x4", revision=revision)


def test_new_field_has_its_control_without_a_reload(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address=OPEN)
    settled(screen)
    path = folder / "svg" / "event" / "template.toml"
    text = path.read_text("utf-8").replace(
        "[optional]", '[optional]\nmenu = "What there is to eat."', 1
    )
    path.write_text(text, encoding="utf-8")
    expect(screen.control("menu")).to_be_visible()


def test_table_is_read_again(serve: Serve, folder: Path, table: Path) -> None:
    screen = serve(folder, "--data", table, address="?row=2&template=event&format=instagram-square")
    screen.frame("event", "instagram-square", scale="full")
    expect(screen.control("place")).to_have_value("Leeds")
    table.write_text(table.read_text("utf-8").replace("Leeds", "Ilkley"), encoding="utf-8")
    expect(screen.control("place")).to_have_value("Ilkley")


def test_server_that_ends_leaves_the_picture_and_says_so(serve: Serve, folder: Path) -> None:
    screen = serve(folder, address=OPEN)
    settled(screen)
    serve.end()
    expect(screen.page.locator("#live")).to_have_attribute("data-state", "off")
    assert screen.page.locator(".frame > img").first.evaluate("image => image.naturalWidth") > 0
    screen.complaints.clear()  # Chromium says that nobody answers


# ------------------------------------------------------------------------------- saving


def source(folder: Path) -> Path:
    return folder / "svg" / "event" / "portrait.svg"


def moved_by(number: int) -> Callable[[str], str]:
    """Return an edit that moves the words by *number* px from where they were at first."""

    def edit(text: str) -> str:
        place = f'data-y="{{{{ top + air + {number * 4} }}}}"'
        return re.sub(r'data-y="\{\{ top \+ air.*?\}\}"', place, text, count=1)

    return edit


def save(folder: Path, edit: Callable[[str], str]) -> None:
    path = source(folder)
    path.write_text(edit(path.read_text("utf-8")), encoding="utf-8")


def save_by_rename(folder: Path, edit: Callable[[str], str]) -> None:
    """Save as Inkscape does: beside it, then in its place."""
    path = source(folder)
    beside = path.with_name(f"{path.name}.tmp")
    beside.write_text(edit(path.read_text("utf-8")), encoding="utf-8")
    os.replace(beside, path)  # noqa: PTH105 - what an editor calls


def save_with_backup(folder: Path, edit: Callable[[str], str]) -> None:
    """Save as vim does: the old one away, a new one in its place."""
    path = source(folder)
    text = edit(path.read_text("utf-8"))
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")


def settled(screen: Screen) -> bytes:
    """Wait until the whole picture is there, and return what is seen."""
    screen.frame(*PORTRAIT, state="shown", scale="full")
    screen.page.wait_for_timeout(400)
    screen.frame(*PORTRAIT, state="shown", scale="full")
    return screen.pixels(*PORTRAIT)


def newer(screen: Screen, revision: str) -> str:
    """Wait for a later revision than *revision* on the screen, and return it."""
    place = screen.frame(*PORTRAIT)
    for _ in range(1000):
        now = place.get_attribute("data-revision") or "0"
        if int(now) > int(revision):
            return now
        screen.page.wait_for_timeout(10)
    raise AssertionError(revision)
