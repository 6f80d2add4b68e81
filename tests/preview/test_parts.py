"""The preview's parts by themselves: what is previewed, what is asked, what has changed."""

from __future__ import annotations

import asyncio
import contextlib
import shlex
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.batch.workers import Limits
from connection_graphics.errors import CampaignError, DataError, TemplateError, UnknownNameError
from connection_graphics.preview.commands import python_call, shell_line
from connection_graphics.preview.desk import Desk
from connection_graphics.preview.jobs import Job, Setup, Versions
from connection_graphics.preview.lanes import Lanes, Superseded, Urgency
from connection_graphics.preview.query import Query, read_query
from connection_graphics.preview.samples import with_samples
from connection_graphics.preview.shelf import LoneDrawing, drawn_size
from connection_graphics.preview.state import Preview
from connection_graphics.preview.subject import Subject, find_subject
from connection_graphics.preview.watching import Changed, changes, places_of
from connection_graphics.template import find_template

from .served import DRAWING, campaign

# --------------------------------------------------------------------------- the subject


def test_nothing_named_is_every_template() -> None:
    subject = find_subject(None)

    assert subject.names() == ()
    assert subject.roots() == ()


def test_a_name_is_a_template(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    subject = find_subject("Random act", campaign=place)

    assert subject.names() == ("random-act",)
    assert subject.campaign == place


def test_a_name_that_nothing_has_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_subject("evnt")
    assert caught.value.suggestion == "event"


def test_a_table_or_campaign_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        find_subject(None, data=tmp_path / "rows.csv")
    with pytest.raises(CampaignError):
        find_subject(None, campaign=tmp_path / "nothing")


def test_what_lies_beside_a_template_is_passed_over(tmp_path: Path) -> None:
    """A folder may be anywhere, such as among somebody's documents."""
    place = campaign(tmp_path)
    leaflet = tmp_path / "leaflet"
    shutil.copytree(place / "svg" / "leaflet", leaflet)
    (tmp_path / "My Documents").mkdir()
    (tmp_path / "_shared").mkdir()
    subject = find_subject(str(leaflet))

    graphic = Desk(subject, tmp_path).graphic(Query("leaflet", "instagram-square", "typical"))
    watched = places_of(subject, None).deep()

    assert graphic.template == "leaflet"
    assert watched == [leaflet, tmp_path / "_shared"]
    assert not subject.is_part("My Documents")


def test_a_campaigns_folder_is_the_campaign(tmp_path: Path) -> None:
    place = campaign(tmp_path)

    for name in (place, place / "campaign.toml"):
        subject = find_subject(str(name))
        assert subject.campaign == place
        assert subject.names() == ("leaflet",)


def test_a_templates_folder_or_file_has_the_campaign_around_it(tmp_path: Path) -> None:
    place = campaign(tmp_path)

    for name in ("svg/leaflet", "svg/leaflet/square.svg"):
        subject = find_subject(str(place / name))
        assert subject.campaign == place
        assert subject.templates == place / "svg"
        assert subject.names() == ("leaflet",)
    assert find_subject(str(place / "svg")).names() == ("leaflet",)


def test_pictures_are_beside_the_table(tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.touch()

    assert find_subject(None, data=table).pictures == tmp_path
    assert find_subject(None, data=table, pictures=tmp_path / "p").pictures == tmp_path / "p"


@pytest.mark.parametrize("name", ["empty", "empty/x.svg", "notes.txt"])
def test_what_is_no_template_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")

    with pytest.raises(TemplateError) as caught:
        find_subject(str(tmp_path / name))
    assert caught.value.code == "no-such-template"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<svg width="1080" height="1350">', (1080, 1350)),
        ('<svg width="1080px" height="1920px">', (1080, 1920)),
        ('<svg viewBox="0 0 600 315" width="210mm" height="110mm">', (600, 315)),
        ('<svg viewBox="0,0,10.4,20">', (10, 20)),
        ('<svg width="100%" height="100%">', (1080, 1080)),
        ('<svg viewBox="0 0 0 5">', (1080, 1080)),
        ('<svg viewBox="0 0 1.2.3 5">', (1080, 1080)),
        ("", (1080, 1080)),
    ],
)
def test_a_drawing_has_a_size(tmp_path: Path, tag: str, size: tuple[int, int]) -> None:
    file = tmp_path / "a.svg"
    file.write_text(tag, encoding="utf-8")

    assert drawn_size(file) == size


def test_a_drawing_by_itself_finds_what_lies_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "My poster.svg"
    file.write_text(DRAWING, encoding="utf-8")
    (tmp_path / "photo.png").write_bytes(b"x")
    root = LoneDrawing(file)

    template = find_template.__wrapped__("my-poster", (root,))

    assert template.shapes == ("square",)
    assert (template.folder / "photo.png").read_bytes() == b"x"
    assert [field.name for field in with_samples(template).fields] == [template.title_from[0]]


# ---------------------------------------------------------------------------- the query


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["template", "format", "story", "row", "arrangement", "f.a", "f.b", "theme", "x"]
            ),
            st.text(max_size=8),
        ),
        max_size=8,
    )
)
def test_any_address_is_a_query_or_told(parts: list[tuple[str, str]]) -> None:
    try:
        query = read_query(parts)
    except DataError:
        return
    assert query.template
    assert (query.row is None) == bool(query.story)
    assert hash(query) == hash(read_query(reversed(parts)))


@given(st.dictionaries(st.sampled_from(["caption", "event_name", "price"]), st.text(max_size=20)))
def test_a_command_says_the_same_in_any_shell(words: dict[str, str]) -> None:
    query = Query("event", "instagram-square", "typical")

    parts = shlex.split(shell_line(query, words, Subject("event")))

    assert parts[:2] == ["connection-graphics", "render"]
    for name, value in words.items():
        option = f"--{name.replace('_', '-')}"
        given_as_one = f"{option}={value}" in parts or f"{name}={value}" in parts
        assert given_as_one or parts[parts.index(option) + 1] == value


# ------------------------------------------------------------------------------ watching


def seen(
    subject: Subject, act: Callable[[], object], *, count: int = 1, seconds: float = 5.0
) -> list[Changed]:
    """Return what is told while *act* is done, *count* changes at most."""

    async def watch() -> list[Changed]:
        stop = asyncio.Event()
        told: list[Changed] = []
        stream: AsyncIterator[Changed] = changes(places_of(subject, None), stop)

        async def listen() -> None:
            async for changed in stream:
                told.append(changed)
                if len(told) == count:
                    return

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0.2)
        await asyncio.to_thread(act)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(listening, seconds)
        stop.set()
        return told

    return asyncio.run(watch())


def test_a_change_is_of_its_template(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    drawing = place / "svg" / "leaflet" / "square.svg"

    (told,) = seen(find_subject(str(place)), lambda: drawing.write_text("<svg/>"))

    assert told == Changed(frozenset({"leaflet"}))


def test_a_shared_file_is_of_all_templates(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    shared = place / "svg" / "_parts"
    shared.mkdir()

    (told,) = seen(find_subject(str(place)), lambda: (shared / "a.svg").write_text("x"))

    assert told.templates is None


def test_the_table_is_told_and_its_neighbours_are_not(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    table = tmp_path / "rows.csv"
    table.write_text("caption\nA\n", encoding="utf-8")

    def act() -> None:
        (tmp_path / "other.csv").write_text("x", encoding="utf-8")
        (tmp_path / "~$rows.csv").write_text("x", encoding="utf-8")
        time.sleep(0.2)
        table.write_text("caption\nB\n", encoding="utf-8")

    (told,) = seen(find_subject(str(place), data=table), act)

    assert told == Changed(None, data=True)


def test_a_folder_that_is_made_later_is_watched(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    fonts = place / "fonts"

    def act() -> None:
        fonts.mkdir()
        time.sleep(0.4)
        (fonts / "a.ttf").write_bytes(b"x")

    told = seen(find_subject(str(place)), act, count=2)

    assert all(changed.fonts for changed in told)
    assert len(told) == 2


def test_a_file_that_is_emptied_first_is_told_once(tmp_path: Path) -> None:
    place = campaign(tmp_path)
    drawing = place / "svg" / "leaflet" / "square.svg"

    def act() -> None:
        with drawing.open("w", encoding="utf-8") as file:
            time.sleep(0.02)
            file.write("<svg/>")

    told = seen(find_subject(str(place)), act, count=2, seconds=0.6)

    assert told == [Changed(frozenset({"leaflet"}))]


# ------------------------------------------------------------------------------- lanes


def test_jobs_of_an_older_version_are_dropped(tmp_path: Path) -> None:
    lanes = Lanes(Setup(Subject("none"), tmp_path), 1, Limits(seconds=30))
    try:
        query = Query("event", "instagram-square", "typical")
        futures = [
            lanes.ask(Job("picture", query, width=width), Urgency.ASKED)
            for width in range(100, 110)
        ]
        other = lanes.ask(Job("fields", Query("quote", "x-post")), Urgency.ASKED)
        lanes.renew(Versions(2), frozenset({"event"}))

        assert isinstance(futures[-1].exception(timeout=30), Superseded)
        assert other.result(timeout=30).status == 200
    finally:
        lanes.close()


def test_what_nobody_waits_for_is_not_done(tmp_path: Path) -> None:
    lanes = Lanes(Setup(Subject("none"), tmp_path), 1, Limits(seconds=30))
    try:
        query = Query("event", "instagram-square", "typical")
        first = lanes.ask(Job("picture", query, width=100), Urgency.ASKED)
        second = lanes.ask(Job("picture", query, width=101), Urgency.EXPECTED)

        assert lanes.drop(second) is True
        assert first.result(timeout=30).status == 200
        assert lanes.drop(first) is False
        assert not second.done()
    finally:
        lanes.close()


def test_samples_are_only_made_where_there_are_none() -> None:
    subject = Subject("event")
    from connection_graphics.pipeline import Renderer

    template = Renderer(subject.campaign).template("event")

    assert with_samples(template) is template


@pytest.mark.parametrize("words", [{"caption": 'It\'s "tea"'}, {"image": "a.png", "price": "-5"}])
def test_a_call_is_python(tmp_path: Path, words: dict[str, str]) -> None:
    place = campaign(tmp_path)
    query = Query("leaflet", "instagram-square", "typical", arrangement=3)

    for name in (str(place), str(place / "svg")):
        lines = python_call(query, words, find_subject(name, pictures=tmp_path))
        compile(lines, name, "exec")
        assert repr(str(place)) in lines
    assert python_call(query, words, Subject("x", drawing=tmp_path)) == ""


# -------------------------------------------------------------------------------- state


def with_preview(folder: Path, act: Callable[[Preview], Awaitable[None]], *names: str) -> None:
    """Do *act* with a preview of a campaign that has templates called *names*."""
    temporary = folder / "temporary"
    temporary.mkdir()
    subject = find_subject(str(campaign(folder, *names)))

    async def run() -> None:
        preview = Preview(subject, processes=1, folder=temporary)
        try:
            await asyncio.wait_for(act(preview), 60)
        finally:
            preview.stop.set()
            await asyncio.to_thread(preview.close)

    asyncio.run(run())


def picture(template: str) -> Job:
    return Job("picture", Query(template, "instagram-square", "typical"), width=100)


def test_what_is_seen_is_drawn_after_a_save_before_it_is_asked_for(tmp_path: Path) -> None:
    async def act(preview: Preview) -> None:
        await preview.answer(picture("one"))
        await preview.answer(picture("two"))
        await preview.change(Changed(frozenset({"one"})))
        assert [key.job for key in preview._under_way] == [picture("one")]
        answer, revision = await preview.answer(picture("one"))
        assert (answer.status, revision) == (200, 2)
        # The other one is as it was: it is not drawn again.
        assert not preview._under_way
        assert (await preview.answer(picture("two")))[1] == 2

    with_preview(tmp_path, act, "one", "two")


def test_a_job_that_is_overtaken_says_so(tmp_path: Path) -> None:
    async def act(preview: Preview) -> None:
        asking = asyncio.create_task(preview.answer(picture("one")))
        await asyncio.sleep(0)
        await preview.change(Changed(None))
        with pytest.raises(Superseded):
            await asking
        with pytest.raises(Superseded):
            await preview.answer(picture("one"), revision=1)
        assert (await preview.answer(picture("one"), revision=2))[0].status == 200

    with_preview(tmp_path, act, "one")


def test_a_page_that_does_not_listen_is_told_of_everything_at_once(tmp_path: Path) -> None:
    async def act(preview: Preview) -> None:
        events = preview.events()
        await anext(events)
        for _ in range(100):
            await preview.change(Changed(frozenset({"one"})))
        told = [await anext(events)]
        while f'"revision": {preview.revision}' not in told[-1]:
            told.append(await anext(events))
        await events.aclose()
        assert len(told) <= 32
        assert any('"templates": "all"' in each for each in told)

    with_preview(tmp_path, act, "one")
