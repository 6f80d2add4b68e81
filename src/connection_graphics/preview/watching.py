"""What changes on the disk, told as soon as it is whole: templates, campaign, fonts, the table."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from watchfiles import Change, awatch

from .subject import Subject

__all__ = ["Changed", "Places", "changes", "places_of"]

#: Milliseconds without another change after which a save is taken to be whole.
_STEP: Final = 8
_LONGEST: Final = 60
#: Seconds that a file which is empty, or gone, is given to come back: some editors write so.
_EMPTY: Final = 0.04
_IGNORED: Final = (".swp", ".swx", ".tmp", ".part", ".partial", "~", ".bak", ".lock")
_MEANT: Final = frozenset((".svg", ".svgz", ".toml"))
_PICTURES: Final = frozenset((".jpeg", ".jpg", ".png", ".svg", ".webp"))
#: Larger files are told apart by size and time: nobody waits for a photograph to be read.
_LARGE: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look: folders with all that is in them, and single files."""

    #: Folders of templates.
    templates: tuple[Path, ...]
    fonts: tuple[Path, ...]
    pictures: Path | None
    campaign: Path | None
    data: Path | None
    drawing: Path | None
    #: The one template of the first of :attr:`templates` that matters: around it may be anything.
    only: str | None = None

    def deep(self) -> list[Path]:
        """Return the folders that are watched with all that is in them."""
        folders = [*self.templates, *self.fonts]
        if self.only is not None:
            first = folders.pop(0)
            folders = [first / self.only, *sorted(first.glob("_*")), *folders]
        return [place for place in folders if place.is_dir()]

    def mean(self, path: Path) -> bool:
        """Whether *path* is of interest at all."""
        if path in (self.campaign, self.data, self.drawing):
            return True
        if any(path.is_relative_to(folder) for folder in (*self.templates, *self.fonts)):
            return True
        beside = self.drawing.parent if self.drawing is not None else None
        return path.parent in (self.pictures, beside) and path.suffix.lower() in _PICTURES

    def template(self, path: Path) -> str | None:
        """Return the name of the one template that *path* is part of, ``None`` for none or all."""
        root = next((root for root in self.templates if path.is_relative_to(root)), None)
        first = path.relative_to(root).parts[:1] if root is not None else ()
        return first[0] if first and not first[0].startswith("_") else None

    def flat(self) -> list[Path]:
        """Return the folders of which only the files are watched."""
        files = [self.campaign, self.data, self.drawing]
        folders = [file.parent for file in files if file is not None]
        if self.pictures is not None:
            folders.append(self.pictures)
        return [place for place in dict.fromkeys(folders) if place.is_dir()]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different from before."""

    #: Names of templates; ``None`` is all of them.
    templates: frozenset[str] | None
    campaign: bool = False
    fonts: bool = False
    data: bool = False


def places_of(subject: Subject, shipped: Path | None) -> Places:
    """Return what is to be watched for *subject*; *shipped* is the library's own folder."""
    home = subject.campaign
    if home is not None and home.is_file():
        home = home.parent
    roots = [root for root in (subject.templates, home / "svg" if home else None) if root]
    fonts = [home / "fonts"] if home else []
    if shipped is not None:
        roots.append(shipped / "templates" / "svg")
        fonts.append(shipped / "fonts")
    campaign = home / "campaign.toml" if home else None
    if campaign is None and shipped is not None:
        campaign = shipped / "templates" / "campaign.toml"
    return Places(
        tuple(root.resolve() for root in roots),
        tuple(font.resolve() for font in fonts),
        subject.pictures,
        campaign,
        subject.data,
        subject.drawing,
        subject.only if subject.templates is not None else None,
    )


async def changes(places: Places, stop: asyncio.Event) -> AsyncIterator[Changed]:
    """Yield what changes, until *stop*; a save that leaves a file as it was is no change."""
    known = _Known(places)
    queue: asyncio.Queue[set[tuple[Change, str]]] = asyncio.Queue()
    watchers = _Watchers(places, queue)
    watchers.renew()
    try:
        async for batch in _batches(queue, stop):
            watchers.renew()  # a folder that was not there may be there now
            changed = await known.told(batch)
            if changed is not None:
                yield changed
    finally:
        await watchers.close()


class _Watchers:
    """A task for the folders that are watched with all that is in them, and one for the others."""

    def __init__(self, places: Places, queue: asyncio.Queue[set[tuple[Change, str]]]) -> None:
        self._places = places
        self._queue = queue
        self._tasks: dict[tuple[tuple[Path, ...], bool], asyncio.Task[None]] = {}

    def renew(self) -> None:
        """Watch the folders that there are now."""
        wanted = {
            (tuple(folders), deep)
            for folders, deep in ((self._places.deep(), True), (self._places.flat(), False))
            if folders
        }
        for each in self._tasks.keys() - wanted:
            self._tasks.pop(each).cancel()
        for folders, deep in wanted - self._tasks.keys():
            watching = _watch(self._queue, folders, recursive=deep)
            self._tasks[folders, deep] = asyncio.create_task(watching)

    async def close(self) -> None:
        """Watch no more."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)


async def _batches(
    queue: asyncio.Queue[set[tuple[Change, str]]], stop: asyncio.Event
) -> AsyncIterator[set[Path]]:
    ended = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            getting = asyncio.create_task(queue.get())
            await asyncio.wait({getting, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not getting.done():
                getting.cancel()
                return
            batch = getting.result()
            while not queue.empty():
                batch |= queue.get_nowait()
            yield {Path(path) for _, path in batch}
    finally:
        ended.cancel()


async def _watch(
    queue: asyncio.Queue[set[tuple[Change, str]]],
    folders: Iterable[Path],
    *,
    recursive: bool,
) -> None:
    polling = None
    while True:
        try:
            async for batch in awatch(
                *folders,
                watch_filter=_is_meant,
                step=_STEP,
                debounce=_LONGEST,
                recursive=recursive,
                force_polling=polling,
                poll_delay_ms=200,
                rust_timeout=1_000,
            ):
                await queue.put(batch)
        except FileNotFoundError:
            return  # the folder itself has gone
        except OSError:
            if polling:
                return
            polling = True  # the system has no more watches to give: look at the files instead


def _is_meant(_: Change, path: str) -> bool:
    """Whether a file can be of interest: editors write others beside those that they save."""
    name = os.path.basename(path)  # noqa: PTH119 - asked for each of thousands of files
    return not (name.startswith((".", "#", "~$")) or name.endswith(_IGNORED))


class _Known:
    """What was in each file when it was last looked at."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._digests: dict[Path, bytes] = {}
        for folder in places.deep():
            for suffix in _MEANT:
                self._digests |= {path: _digest(path) for path in folder.rglob(f"*{suffix}")}
        for file in (places.campaign, places.data, places.drawing):
            if file is not None:
                self._digests[file] = _digest(file)

    async def told(self, paths: set[Path]) -> Changed | None:
        """Return what is new in *paths*, or ``None`` where nothing is."""
        # Other files beside the table are nobody's business, and may be large.
        meant = {path for path in paths if self._places.mean(path)}
        if any(_is_empty(path) for path in meant):
            await asyncio.sleep(_EMPTY)
        fresh = {path for path in meant if self._is_new(path)}
        return self._changed(fresh) if fresh else None

    def _is_new(self, path: Path) -> bool:
        digest = _digest(path)
        if self._digests.get(path) == digest:
            return False
        self._digests[path] = digest
        return True

    def _changed(self, paths: set[Path]) -> Changed:
        places = self._places
        campaign = places.campaign in paths
        data = places.data in paths
        fonts = any(path.is_relative_to(font) for path in paths for font in places.fonts)
        names = {places.template(path) for path in paths}
        everything = campaign or data or fonts or None in names
        templates = None if everything else frozenset(name for name in names if name is not None)
        return Changed(templates, campaign, fonts, data)


def _digest(path: Path) -> bytes:
    """Return a digest of what is in *path*, empty where it is not there."""
    try:
        status = path.stat()
        if status.st_size > _LARGE:
            return f"{status.st_size} {status.st_mtime_ns}".encode()
        return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:
        return b""


def _is_empty(path: Path) -> bool:
    """Whether a template has no bytes just now, as in the midst of a save."""
    if path.suffix.lower() not in _MEANT:
        return False
    try:
        return path.stat().st_size == 0
    except OSError:
        return True
