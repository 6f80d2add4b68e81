"""In Chromium: the views of the preview, its keys, its controls and what it hands out."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from .screen import Screen, Serve

pytestmark = pytest.mark.slow

Show = Callable[..., Screen]
EVENT = "?template=event&format="


# ----------------------------------------------------------------------- grid and search


def test_grid_draws_what_is_seen_and_the_rest_when_it_is_scrolled_to(screen: Show) -> None:
    seen = screen()
    seen.frame("event", "instagram-square", state="shown")
    last = seen.page.locator('.frame[data-template="talk"]').last
    assert last.get_attribute("data-state") == "empty"
    last.scroll_into_view_if_needed()
    expect(last).to_have_attribute("data-state", "shown")


def test_cell_opens_its_picture_and_escape_comes_back_to_it(screen: Show) -> None:
    seen = screen()
    seen.frame("event", "instagram-story", state="shown").click()
    seen.frame("event", "instagram-story", scale="full")
    assert seen.query["format"] == "instagram-story"
    expect(seen.page.locator("#title")).to_be_focused()
    expect(seen.page).to_have_title("Event · instagram-story · Preview")
    seen.press("Escape")
    seen.until(lambda query: "format" not in query)
    assert focused(seen) == "event instagram-story"
    seen.page.go_back()
    seen.frame("event", "instagram-story", scale="full")


def test_arrows_move_among_cells_as_they_look(screen: Show) -> None:
    seen = screen()
    seen.frame("event", "x-post")
    seen.press("ArrowRight")
    assert focused(seen) == "event instagram-square"
    seen.press("ArrowRight", "ArrowRight")
    assert focused(seen) == "event instagram-portrait-3x4"
    above = box_of_focus(seen)
    seen.press("ArrowDown")
    assert box_of_focus(seen)["y"] > above["y"]
    seen.press("ArrowUp")
    assert focused(seen) == "event instagram-portrait-3x4"
    seen.press("ArrowLeft", "Enter")
    seen.frame("event", "instagram-portrait", state="shown")
    assert seen.query == {"template": "event", "format": "instagram-portrait"}


def test_search_finds_by_network_shape_and_template(screen: Show) -> None:
    seen = screen()
    seen.press("/")
    expect(seen.page.locator("#search")).to_be_focused()
    seen.page.keyboard.type("quote square tiktok")
    seen.until(lambda query: query.get("search") == "quote square tiktok")
    expect(seen.page.locator("#grid .cell")).to_have_count(0)
    expect(seen.page.locator(".nothing")).to_be_visible()
    seen.page.locator("#search").fill("quote story")
    expect(seen.page.locator("#grid section")).to_have_count(1)
    seen.press("Enter")
    assert focused(seen) == "quote instagram-story"


def test_number_keys_choose_a_shape(screen: Show) -> None:
    seen = screen()
    for key, shape in zip(
        "12345", ("square", "portrait", "story", "landscape", "wide"), strict=True
    ):
        seen.press(key)
        seen.until(lambda query, shape=shape: query.get("shape") == shape)  # type: ignore[misc]
    seen.frame("event", "x-header", state="shown")
    assert seen.page.locator('.frame[data-format="instagram-square"]').count() == 0
    seen.press("0")
    seen.until(lambda query: "shape" not in query)
    seen = screen(f"{EVENT}x-post")
    seen.press("3")
    seen.until(lambda query: query["format"] == "instagram-story")


def test_size_of_the_cells(screen: Show) -> None:
    seen = screen("?template=event")
    middle = seen.box(seen.frame("event", "instagram-square", state="shown"))
    seen.button("L").click()
    large = seen.box(seen.frame("event", "instagram-square"))
    assert large["width"] > 1.4 * middle["width"]
    assert seen.query["size"] == "large"


# ------------------------------------------------------------------------------ one view


def test_arrows_and_buttons_go_to_other_formats_and_templates(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-portrait")
    seen.press("ArrowRight")
    assert seen.query["format"] == "instagram-portrait-3x4"
    seen.press("ArrowLeft", "ArrowLeft")
    assert seen.query["format"] == "instagram-square"
    seen.press("ArrowDown")
    assert seen.query == {"template": "fundraiser", "format": "instagram-square"}
    seen.press("ArrowUp")
    seen.page.get_by_role("button", name="On one").click()
    assert seen.query == {"template": "event", "format": "instagram-portrait"}


@pytest.mark.parametrize("by_key", [True, False])
def test_fit_one_to_one_phone_and_tile(screen: Show, by_key: bool) -> None:
    seen = screen(f"{EVENT}instagram-portrait")
    place = seen.frame("event", "instagram-portrait", scale="full")

    def width(key: str, words: str) -> float:
        if by_key:
            seen.press(key)
        else:
            seen.button(words).click()
        box = seen.box(place)
        return round(box["width"], 1)

    stage = seen.box(seen.page.locator(".stage"))
    assert width("z", "1:1") == 1080
    assert width("f", "Fit") <= stage["width"]
    assert width("p", "Phone") == 375
    expect(seen.page.locator(".phone-post")).to_contain_text("#RandomActsofConnection")
    # The profile grid shows the middle 1012 px of 1080: 130 of its px are 138.7 of the whole.
    assert width("t", "Tile") == pytest.approx(130 * 1080 / 1012, abs=0.2)
    tile = seen.box(seen.page.locator(".tile.this"))
    assert (tile["width"], round(tile["height"])) == (130, round(130 * 1350 / 1012))
    seen.frame("quote", "instagram-portrait", state="shown")
    assert seen.page.locator(".tile").count() >= 8


def test_picture_is_drawn_with_every_pixel_of_its_canvas(screen: Show) -> None:
    seen = screen(f"{EVENT}x-post")
    seen.frame("event", "x-post", scale="full")
    assert natural_width(seen) == 1600


@pytest.mark.parametrize(
    ("key", "words", "kind"),
    [
        ("s", "Safe zones", ".safe"),
        ("s", "Safe zones", ".covered"),
        ("c", "Cuts", ".crop"),
        ("g", "Boxes", "button.box"),
        ("b", "Baselines", ".line"),
    ],
)
def test_overlays(screen: Show, key: str, words: str, kind: str) -> None:
    seen = screen(f"{EVENT}{'x-card' if kind == '.crop' else 'instagram-story'}")
    if kind == ".crop":
        seen = screen(f"{EVENT}instagram-portrait")
    parts = seen.page.locator(f".region{kind}" if kind.startswith(".") else kind)
    expect(parts).to_have_count(0)
    seen.press(key)
    expect(parts.first).to_be_attached()
    expect(seen.button(words)).to_have_attribute("aria-pressed", "true")
    seen.button(words).click()
    expect(parts).to_have_count(0)
    assert "show" not in seen.query


def test_boxes_stand_where_the_words_are(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-portrait&show=boxes")
    frame = seen.box(seen.frame("event", "instagram-portrait", scale="full"))
    box = seen.box(seen.page.get_by_role("button", name=re.compile(r"^Text title: \d+")))
    assert box["x"] - frame["x"] == pytest.approx(0.067 * frame["width"], rel=0.1)


def test_covered_zones_are_those_of_the_network(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-story&show=safe")
    top = seen.box(seen.page.locator(".covered").first)
    frame = seen.box(seen.frame("event", "instagram-story"))
    assert top["height"] / frame["height"] == pytest.approx(270 / 1920, rel=0.05)


def test_simulations(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.frame("event", "instagram-square", scale="full")
    plain = seen.pixels("event", "instagram-square")
    seen.press("v")
    seen.until(lambda query: query.get("simulate") == "grey")
    seen.page.wait_for_function("document.querySelector('#toolbar select').value === 'grey'")
    for _ in range(100):
        shown = Image.open(io.BytesIO(seen.pixels("event", "instagram-square"))).convert("RGB")
        red, green, blue = shown.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            break
        seen.page.wait_for_timeout(50)
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    seen.page.get_by_label("Seen as").select_option("protanopia")
    seen.until(lambda query: query.get("simulate") == "protanopia")
    seen.page.get_by_label("Seen as").select_option("")
    seen.page.wait_for_timeout(800)
    assert seen.pixels("event", "instagram-square") == plain


# ------------------------------------------------------------------- stories and controls


def test_stories_by_click_and_by_key(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    expect(seen.control("event_name")).to_have_value("Tea & talk at the library")
    seen.story("short").click()
    expect(seen.control("event_name")).to_have_value("Tea for two")
    assert seen.query["story"] == "short"
    seen.press("]")
    expect(seen.story("typical")).to_have_attribute("aria-pressed", "true")
    seen.press("[")
    expect(seen.story("short")).to_have_attribute("aria-pressed", "true")
    for name in ("long", "bare", "long-word", "long-link", "arabic", "hindi", "welsh", "emoji"):
        seen.story(name).click()
        seen.until(lambda query, name=name: query["story"] == name)  # type: ignore[misc]
        seen.frame("event", "instagram-square", state="shown")


def test_words_are_drawn_as_they_are_typed_and_counted(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.frame("event", "instagram-square", scale="full")
    before = seen.pixels("event", "instagram-square")
    count = seen.page.locator("#field-event_name-count")
    expect(count).to_have_text(re.compile(r"^25 of \d+ characters$"))
    seen.control("event_name").fill("Hello 👩‍👩‍👧")
    expect(count).to_have_text(re.compile(r"^7 of \d+ characters$"))
    seen.until(lambda query: query.get("f.event_name") == "Hello 👩‍👩‍👧")
    until_other(seen, before, "instagram-square")
    seen.control("event_name").fill("x" * 300)
    expect(count).to_have_text(re.compile(r"^300 of \d+ characters, \d+ too many$"))
    seen.page.get_by_role("button", name="Reset Event name").click()
    expect(seen.control("event_name")).to_have_value("Tea & talk at the library")
    assert "f.event_name" not in seen.query


def test_emptied_field_is_taken_away(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.control("place").fill("")
    seen.until(lambda query: query.get("f.place") == "")
    alt = seen.page.locator(".alt-text")
    expect(alt).not_to_contain_text("Leeds")
    seen.page.get_by_role("button", name="As in the story").click()
    expect(alt).to_contain_text("Leeds")


def test_controls_of_each_kind(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-story")
    expect(seen.control("date")).to_have_value("2024-06-13")
    seen.page.locator(".field.date .picker").first.fill("2024-06-11")
    seen.until(lambda query: query.get("f.date") == "2024-06-11")
    expect(seen.control("date")).to_have_value("2024-06-11")
    seen.control("qr").check()
    seen.until(lambda query: query.get("f.qr") == "yes")
    seen.control("qr").uncheck()
    seen.until(lambda query: "f.qr" not in query)
    assert seen.control("caption").evaluate("element => element.tagName") == "TEXTAREA"
    expect(seen.page.locator(".field", has=seen.control("link"))).to_have_attribute(
        "data-out", "true"
    )
    for label, name, value in (
        ("Arrangement", "arrangement", "5"),
        ("Theme", "theme", "amber"),
        ("Language", "lang", "cy"),
    ):
        seen.page.get_by_label(label, exact=True).select_option(value)
        seen.until(lambda query, name=name, value=value: query.get(name) == value)  # type: ignore[misc]
    seen.frame("event", "instagram-story", state="shown")


def test_picture_from_this_computer(serve: Serve, folder: Path, tmp_path: Path) -> None:
    seen = serve(folder, address=f"{EVENT}instagram-portrait")
    logo = tmp_path / "our logo.png"
    Image.new("RGB", (400, 200), "#205080").save(logo)
    with seen.page.expect_file_chooser() as choosing:
        seen.page.get_by_role("button", name="Another file for Logo").click()
    choosing.value.set_files(logo)
    seen.until(lambda query: query.get("f.logo") == "our logo.png")
    expect(seen.control("logo")).to_have_value("our logo.png")
    seen.page.wait_for_timeout(800)
    seen.frame("event", "instagram-portrait", state="shown")

    text = tmp_path / "no picture.png"
    text.write_text("nothing to see", encoding="utf-8")
    with seen.page.expect_file_chooser() as choosing:
        seen.page.get_by_role("button", name="Another file for Logo").click()
    choosing.value.set_files(text)
    expect(seen.page.locator("#field-logo-count")).not_to_be_empty()
    assert seen.query["f.logo"] == "our logo.png"


def test_words_stay_with_their_template(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.control("place").fill("Otley")
    seen.until(lambda query: query.get("f.place") == "Otley")
    seen.press("Tab")
    seen.page.locator("#title").focus()
    seen.press("ArrowDown")
    seen.until(lambda query: query["template"] == "fundraiser")
    assert "f.place" not in seen.query
    seen.press("ArrowUp")
    seen.until(lambda query: query.get("f.place") == "Otley")


def test_address_says_all_of_it(screen: Show) -> None:
    address = (
        "?template=quote&format=x-post&story=long&arrangement=3&theme=amber&lang=cy"
        "&simulate=grey&zoom=full&show=safe%2Cboxes&f.source=Priya+%26+Sam"
    )
    seen = screen(address)
    expect(seen.control("source")).to_have_value("Priya & Sam")
    for button in (*map(seen.button, ("1:1", "Safe zones", "Boxes")), seen.story("long")):
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(seen.page.get_by_label("Theme")).to_have_value("amber")
    before = seen.query
    seen.page.reload()
    expect(seen.control("source")).to_have_value("Priya & Sam")
    assert seen.query == before


# -------------------------------------------------------------------------------- table


def test_rows_of_a_table_the_troubled_one_first(serve: Serve, folder: Path, table: Path) -> None:
    seen = serve(folder, "--data", table)
    rows = seen.page.get_by_label("Row", exact=True)
    expect(rows.locator("option").first).to_contain_text("Knit natter")
    assert seen.query["row"] == "4"
    expect(seen.page.locator(".row-problems")).to_contain_text("31 June")
    expect(seen.page.locator(".rows")).to_contain_text("1 of 3, 1 with problems")
    seen.press("ArrowRight")
    seen.until(lambda query: query["row"] == "2")
    expect(seen.control("event_name")).to_have_value("Tea & talk")
    seen.page.get_by_role("button", name="Next row").click()
    seen.until(lambda query: query["row"] == "3")
    expect(seen.control("event_name")).to_have_value("Slow walk")
    seen.press("ArrowLeft", "ArrowLeft")
    seen.until(lambda query: query["row"] == "4")
    rows.select_option("3")
    seen.frame("event", "instagram-square", state="shown").click()
    seen.frame("event", "instagram-square", scale="full")
    seen.press("ArrowLeft")
    seen.until(lambda query: query["row"] == "2")
    seen.press("ArrowDown")
    seen.until(lambda query: query["format"] == "instagram-portrait")
    seen.button("Stories").click()
    seen.until(lambda query: "row" not in query)
    seen.button("Table").click()
    seen.until(lambda query: query["row"] == "4")


# ----------------------------------------------------------------------------- findings


def test_finding_names_file_line_and_element(serve: Serve, folder: Path) -> None:
    path = folder / "svg" / "event" / "square.svg"
    text = path.read_text("utf-8").replace("</svg>", '<foreignObject id="extra"/>\n</svg>')
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("<foreignObject")].count("\n") + 1
    seen = serve(folder, address=f"{EVENT}instagram-square")
    item = seen.page.locator(".findings li", has_text="extra").first
    button = item.get_by_role("button").first
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    more = item.locator(".finding-more")
    for words in ("Elementextra", f"Line{line}", "square.svg"):
        expect(more).to_contain_text(words)
    more.get_by_role("button").click()
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf".*event/square\.svg:{line}", copied)
    button.click()
    expect(more).to_be_hidden()


def test_finding_shows_its_field_and_its_text(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square&f.event_name={'Neighbours+' * 14}")
    button = seen.page.locator(".findings li", has_text="event_name").get_by_role("button").first
    button.click()
    expect(seen.page.locator(".field.meant label")).to_contain_text("Event name")


def test_box_shows_its_field(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.page.locator(".boxes").get_by_role("button", name="place").click()
    expect(seen.page.locator(".field.meant label")).to_contain_text("Place")
    expect(seen.page.locator("button.box")).to_have_count(1)
    seen.press("g")
    expect(seen.page.locator("button.box[aria-pressed=true]")).to_have_count(1)
    seen.page.locator(".boxes").get_by_role("button", name="title").click()
    expect(seen.page.locator(".field.meant label")).to_contain_text("Event name")


# --------------------------------------------------------------------------------- diff


def test_comparison_by_slider_blink_and_heat_map(serve: Serve, folder: Path) -> None:
    seen = serve(folder, address=f"{EVENT}instagram-portrait")
    seen.frame("event", "instagram-portrait", scale="full")
    seen.press("d")
    words = seen.page.locator(".diff-words")
    expect(words).to_contain_text("nothing to compare with")
    seen.button("Keep as baseline").click()
    expect(words).to_have_text("Nothing differs.")

    path = folder / "svg" / "event" / "portrait.svg"
    text = path.read_text("utf-8").replace("{{ top + air }}", "{{ top + air + 24 }}")
    path.write_text(text, encoding="utf-8")
    expect(words).to_contain_text(re.compile(r"^[\d,]+ px differ, by up to \d+ of 255 levels\.$"))
    before, after = sides(seen)
    assert before != after

    seen.press("d")
    assert seen.query["diff"] == "blink"
    side = seen.page.locator(".compare")
    expect(side).to_have_attribute("data-side", "old")
    expect(side).to_have_attribute("data-side", "new")
    seen.press("Space")
    now = side.get_attribute("data-side")
    seen.page.wait_for_timeout(1600)
    expect(side).to_have_attribute("data-side", str(now))

    seen.press("d")
    assert seen.query["diff"] == "heat"
    heat = Image.open(io.BytesIO(seen.pixels("event", "instagram-portrait"))).convert("RGB")
    colours = heat.getcolors(1 << 24)
    assert colours is not None
    assert any(r > 180 and g < 60 for _, (r, g, _b) in colours)  # type: ignore[misc]
    seen.press("d")
    assert "diff" not in seen.query
    expect(seen.page.locator(".diff-bar")).to_be_hidden()


def test_comparison_with_git(screen: Show) -> None:
    seen = screen(f"{EVENT}x-post&diff=slider")
    expect(seen.page.get_by_label("Compare with")).to_have_value("HEAD")
    expect(seen.page.locator(".diff-words")).to_have_text("Nothing differs.")


def test_blink_waits_for_a_key_where_less_motion_is_wanted(screen: Show) -> None:
    seen = screen(f"{EVENT}x-post&diff=blink", motion="reduce")
    side = seen.page.locator(".compare")
    expect(seen.page.locator(".diff-words")).to_have_text("Nothing differs.")
    seen.page.wait_for_timeout(1600)
    assert side.get_attribute("data-side") != "old"
    seen.button("Show the baseline").click()
    expect(side).to_have_attribute("data-side", "old")


# ---------------------------------------------------------------------------- hand out


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("PNG", b"\x89PNG"),
        ("JPEG", b"\xff\xd8"),
        ("WEBP", b"RIFF"),
        ("SVG", b"<"),
        ("PDF", b"%PDF"),
    ],
)
def test_downloads(screen: Show, words: str, begins: bytes) -> None:
    seen = screen(f"{EVENT}instagram-square&f.place=Otley")
    seen.frame("event", "instagram-square", scale="full")
    with seen.page.expect_download() as waiting:
        seen.page.get_by_role("link", name=words, exact=True).click()
    data = waiting.value.path().read_bytes()
    assert data.startswith(begins)
    assert (
        waiting.value.suggested_filename.endswith(words.lower().replace("jpeg", "jpg"))
        or words == "JPEG"
    )


def test_download_of_all_formats(screen: Show) -> None:
    seen = screen("?template=statistic&format=instagram-square")
    seen.frame("statistic", "instagram-square", scale="full")
    with seen.page.expect_download(timeout=120_000) as waiting:
        seen.page.get_by_role("link", name="ZIP of all formats").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert len(archive.namelist()) >= 20


def test_command_line_and_python_to_copy(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square&f.place=O'Hara")
    seen.button("Command and Python …").click()
    dialog = seen.page.get_by_role("dialog")
    expect(dialog.locator("pre").first).to_contain_text("connection-graphics")
    expect(dialog.locator("pre").last).to_contain_text("render(")
    dialog.get_by_role("button", name="Copy: Python").click()
    code = seen.page.evaluate("navigator.clipboard.readText()")
    compile(code, "copied", "exec")
    assert "O'Hara" in code
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


# --------------------------------------------------------------------------------- keys


def test_help_lists_every_key_and_can_put_them_off(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.press("?")
    dialog = seen.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    keys = "".join(dialog.locator("kbd").all_text_contents())
    for key in "o/15[]fzptscgbvd?":
        assert key in keys
    dialog.get_by_label("Letters and arrows are commands").uncheck()
    dialog.get_by_role("button", name="Close").click()
    seen.press("s")
    assert "show" not in seen.query
    seen.page.locator("#help-button").click()
    dialog.get_by_label("Letters and arrows are commands").check()
    seen.press("Escape")
    expect(dialog).to_be_hidden()
    seen.press("s")
    assert seen.query["show"] == "safe"


def test_letters_are_words_where_one_writes(screen: Show) -> None:
    seen = screen(f"{EVENT}instagram-square")
    seen.control("place").fill("")
    seen.control("place").press_sequentially("gods 12?/")
    expect(seen.control("place")).to_have_value("gods 12?/")
    assert set(seen.query) == {"template", "format", "f.place"}


def test_o_goes_from_a_picture_to_the_grid_it_came_from(screen: Show) -> None:
    seen = screen("?template=quote")
    seen.frame("quote", "x-post", state="shown").click()
    seen.frame("quote", "x-post", scale="full")
    seen.press("o")
    seen.until(lambda query: query == {"template": "quote"})
    seen.press("o")
    seen.until(lambda query: not query)


# ------------------------------------------------------------------------------- helpers


def focused(seen: Screen) -> str:
    return str(
        seen.page.evaluate(
            """() => {
              const frame = document.activeElement.querySelector(".frame");
              return frame ? `${frame.dataset.template} ${frame.dataset.format}` : "";
            }"""
        )
    )


def box_of_focus(seen: Screen) -> dict[str, float]:
    box = seen.page.evaluate("JSON.stringify(document.activeElement.getBoundingClientRect())")
    return dict(json.loads(box))


def natural_width(seen: Screen) -> int:
    return int(seen.page.locator(".frame > img").first.evaluate("image => image.naturalWidth"))


def until_other(seen: Screen, before: bytes, format_: str) -> None:
    for _ in range(200):
        if seen.pixels("event", format_) != before:
            return
        seen.page.wait_for_timeout(50)
    raise AssertionError


def sides(seen: Screen) -> tuple[bytes, bytes]:
    """Return the picture with the slider at either end."""
    slider = seen.page.get_by_label("How much of the baseline is shown")
    pictures = []
    for end in ("100", "0"):
        slider.fill(end)
        seen.page.wait_for_timeout(200)
        pictures.append(seen.pixels("event", "instagram-portrait"))
    return pictures[0], pictures[1]
