"""The gallery is whole by itself, the same each time, and says what its pictures show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from connection_graphics import Renderer, get_format
from connection_graphics.cli import main
from connection_graphics.errors import DataError
from connection_graphics.gallery import write_gallery
from connection_graphics.stories import stories

FORMATS = (get_format("instagram-square"), get_format("x-post"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_gallery(folder, Renderer(), templates=("event", "random-act"), formats=FORMATS)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_template_format_and_sample_has_its_picture(site: Path) -> None:
    assert set(files(site)) == {"index.html", "event.html", "random-act.html"} | {
        f"pictures/{name}/{format_.name}--{story.name}.webp"
        for name in ("event", "random-act")
        for format_ in FORMATS
        for story in stories(Renderer().template(name))
        if story.name != "japanese"
    }
    assert "no font for it: Japanese" in (site / "event.html").read_text("utf-8")


def test_each_link_of_a_page_leads_to_a_file_beside_it(site: Path) -> None:
    for page in site.glob("*.html"):
        text = page.read_text("utf-8")
        for address in re.findall(r'(?:href|src)="([^"]*)"', text):
            assert (site / address).is_file(), address
        assert "http:" not in text
        assert "https://" not in re.sub(r">[^<]*<", "><", text)


def test_pictures_have_their_alt_text_and_size(site: Path) -> None:
    text = (site / "event.html").read_text("utf-8")
    pictures = re.findall(r'<img src="[^"]*" alt="([^"]*)" width="(\d+)" height="(\d+)"', text)

    assert len(pictures) == 2 * 11
    assert all(len(alt) > 40 and int(width) <= 720 for alt, width, _ in pictures)
    assert "Tea &amp; talk at the library" in text


def test_the_same_templates_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_gallery(tmp_path, Renderer(), templates=("event", "random-act"), formats=FORMATS)

    assert files(tmp_path) == files(site)


def test_findings_and_problems_are_on_the_page(tmp_path: Path) -> None:
    place = tmp_path / "campaign" / "svg" / "leaflet"
    place.mkdir(parents=True)
    (tmp_path / "campaign" / "campaign.toml").write_text("", "utf-8")
    (place / "template.toml").write_text(
        '[required]\ncaption = "Words"\n[samples.long]\ncaption = "Tea & <b>cake</b>"\n', "utf-8"
    )
    (place / "square.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080">'
        '<g filter="wobble(3px)"/><text x="200" y="300" inline-size="20" font-size="90"'
        ' data-max-lines="1" font-family="Figtree" data-field="caption">{{ caption }}</text></svg>',
        "utf-8",
    )
    renderer = Renderer(tmp_path / "campaign")
    write_gallery(tmp_path / "site", renderer, templates=("leaflet",), formats=FORMATS[:1])
    text = (tmp_path / "site" / "leaflet.html").read_text("utf-8")

    assert "filter: wobble(3px) is not drawn as it looks" in text
    assert 'class="problem"' in text
    assert "too long for instagram-square" in text
    assert "<b>cake" not in text


def test_what_changed_since_a_baseline_is_shown_beside_what_it_was(
    site: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    shutil.copytree(site, old)
    changed = old / "pictures" / "event" / "x-post--short.webp"
    shutil.copy(old / "pictures" / "event" / "x-post--long.webp", changed)
    (old / "pictures" / "event" / "x-post--emoji.webp").unlink()
    new = tmp_path / "new"
    write_gallery(new, Renderer(), templates=("event",), formats=FORMATS, baseline=old)
    text = (new / "event.html").read_text("utf-8")

    assert re.findall(r'data-before="([^"]*)"', text) == ["before/event/x-post--short.webp"]
    assert (new / "before/event/x-post--short.webp").read_bytes() == changed.read_bytes()
    assert text.count('class="problem">Changed: ') == 2
    assert "Changed: was not there before" in text
    assert "<b>2 changed</b>" in (new / "index.html").read_text("utf-8")


def test_a_baseline_that_is_no_gallery_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is no gallery"):
        write_gallery(tmp_path / "new", Renderer(), formats=FORMATS, baseline=tmp_path)


def test_templates_are_compared_with_an_earlier_gallery(site: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    write_gallery(old, Renderer(), templates=("quote",), formats=FORMATS[:1], only=("short",))
    same = CliRunner().invoke(main, ["diff", str(old)])
    shutil.copy(
        site / "pictures" / "event" / "instagram-square--short.webp",
        old / "pictures" / "quote" / "instagram-square--short.webp",
    )
    other = CliRunner().invoke(main, ["diff", str(old), "-o", str(tmp_path / "report")])

    assert (same.exit_code, same.stdout) == (0, "0 files differ of 1.\n")
    assert other.exit_code == 1
    assert other.stdout.startswith("quote/instagram-square--short.webp: ")
    assert (tmp_path / "report" / "index.html").is_file()


def test_the_command_says_where_to_look(tmp_path: Path) -> None:
    words = ["gallery", "-o", str(tmp_path / "site"), "random-act", "-f", "instagram-square"]
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 0, result.output
    assert result.stdout == f"2 pages: open {tmp_path / 'site' / 'index.html'}\n"
