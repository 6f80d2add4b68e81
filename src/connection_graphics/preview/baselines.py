"""Templates as they were: at git's HEAD, or when somebody said "keep this to compare with"."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, Final

from ..errors import DataError, OutputError, UnknownNameError
from .subject import Subject

__all__ = ["HEAD", "SAVED", "Baselines"]

HEAD: Final = "HEAD"
SAVED: Final = "saved"
_LABELS: Final = {HEAD: "git HEAD", SAVED: "Saved"}
_MOST_BYTES: Final = 300_000_000
_SECONDS: Final = 20
#: Seconds for which HEAD is taken to stay where it is.
_FRESH: Final = 1.0


@dataclass(frozen=True, slots=True)
class _Commit:
    """Where the subject's folder is in a repository."""

    #: Top of the work tree: below it, git takes names to be of the folder it is asked in.
    top: Path
    commit: str
    #: Path of the subject's folder below the top, "" for the top itself.
    prefix: str

    @property
    def tree(self) -> str:
        """What git calls the folder as it was."""
        return f"{self.commit}:{self.prefix}"


class Baselines:
    """Copies of a subject as it was, in a folder of their own; the subject's is only read."""

    def __init__(self, subject: Subject, folder: Path) -> None:
        self._subject = subject
        self._folder = folder
        self._saved: Subject | None = None
        self._saves = 0
        self._heads: dict[str, Subject] = {}
        self._lock = threading.Lock()
        #: The commit that HEAD was, and the second in which that was asked.
        self._known: tuple[_Commit | None, float] = (None, -_FRESH)

    def names(self) -> list[dict[str, str]]:
        """Return name and label of the baselines that there are."""
        known = [HEAD] if self._commit() is not None else []
        known += [SAVED] if self._saved is not None else []
        return [{"name": name, "label": _LABELS[name]} for name in known]

    def find(self, name: str) -> Subject:
        """Return the subject as it was.

        Raises:
            UnknownNameError: there is no baseline of that name.
            DataError: git does not have it.
        """
        commit = self._commit() if name == HEAD else None
        if commit is not None:
            with self._lock:
                return self._head(commit)
        if name == SAVED and self._saved is not None:
            return self._saved
        raise UnknownNameError("baseline", name, [each["name"] for each in self.names()])

    def save(self) -> None:
        """Keep the subject as it is now; raises :class:`OutputError`."""
        source = self._subject.folder()
        if source is None:
            raise OutputError(
                "templates inside a zipped installation cannot be kept",
                hint="preview a folder of your own",
            )
        self._saves += 1
        target = self._folder / f"saved-{self._saves}"
        try:
            for path in _parts(self._subject, source):
                _copy(path, target / path.relative_to(source))
        except OSError as error:
            raise OutputError(
                f"the baseline cannot be saved: {error.strerror or error}",
                hint="make room in the folder for temporary files",
            ) from error
        self._saved = _moved(self._subject, target)

    # ----------------------------------------------------------------------------- git

    def _commit(self) -> _Commit | None:
        """Return where HEAD is; a screen full of pictures does not ask git for each."""
        commit, asked = self._known
        if time.monotonic() - asked > _FRESH:
            commit = self._asked_commit()
            self._known = (commit, time.monotonic())
        return commit

    def _asked_commit(self) -> _Commit | None:
        folder = self._subject.folder()
        if folder is None or shutil.which("git") is None:
            return None
        asked = ("--show-toplevel", "--show-prefix", "HEAD^{commit}")
        told = [_git(folder, "rev-parse", each) for each in asked]
        if None in told:
            return None
        top, prefix, commit = (os.fsdecode(each or b"").rstrip("\n") for each in told)
        found = _Commit(Path(top), commit, prefix.rstrip("/"))
        # A folder may lie in a repository that does not have it, as an environment does.
        return found if _git(found.top, "cat-file", "-e", found.tree) is not None else None

    def _head(self, commit: _Commit) -> Subject:
        if commit.commit not in self._heads:
            target = self._folder / f"head-{commit.commit[:12]}"
            self._extract(commit, target)
            self._heads[commit.commit] = _moved(self._subject, target)
        return self._heads[commit.commit]

    def _extract(self, commit: _Commit, target: Path) -> None:
        listed = _git(commit.top, "ls-tree", "--name-only", "-z", commit.tree)
        if listed is None:
            raise self._not_there()
        names = (os.fsdecode(name) for name in listed.split(b"\0") if name)
        wanted = [name for name in names if self._subject.is_part(name)]
        if not wanted:
            raise self._not_there()
        target.mkdir(parents=True, exist_ok=True)
        command = ["archive", "--format=tar", commit.tree, "--", *wanted]
        with subprocess.Popen(  # noqa: S603 - arguments of our own
            _command(commit.top, *command),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=_environment(),
        ) as process:
            assert process.stdout is not None
            _unpack(process.stdout, target)

    def _not_there(self) -> DataError:
        return DataError(
            f'"{self._subject.title}" is not in git\'s HEAD yet',
            hint="commit it, or save a baseline and compare with that",
            code="no-baseline",
        )


def _unpack(stream: IO[bytes], target: Path) -> None:
    """Write the files of a tar to *target*: no links, nothing outside of it."""
    total = 0
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            parts = PurePosixPath(member.name).parts
            total += member.size
            if total > _MOST_BYTES:
                raise DataError(
                    f"HEAD has more than {_MOST_BYTES // 1_000_000} MB here",
                    hint="preview the folder of the templates alone",
                    code="no-baseline",
                )
            file = archive.extractfile(member) if member.isreg() else None
            if file is None or ".." in parts or PurePosixPath(member.name).is_absolute():
                continue
            path = target.joinpath(*parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.read())


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git says of *folder*, or ``None`` where it has nothing to say."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments of our own
            _command(folder, *arguments),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            env=_environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _command(folder: Path, *arguments: str) -> list[str]:
    """Return a command that reads a repository and starts none of the programs it may name."""
    quiet = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
    return ["git", "--no-optional-locks", *quiet, "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**mine, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


# ---------------------------------------------------------------------------------- copies


def _parts(subject: Subject, folder: Path) -> list[Path]:
    names = frozenset(subject.names())
    return [
        place
        for place in folder.iterdir()
        if subject.is_part(place.name)
        and (subject.templates is None or place.name.startswith("_") or place.name in names)
    ]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    else:
        shutil.copy2(source, target)


def _moved(subject: Subject, folder: Path) -> Subject:
    """Return *subject* read from a copy in *folder*."""
    if subject.drawing is not None:
        return replace(subject, drawing=folder / subject.drawing.name)
    if subject.templates is not None:
        return replace(subject, templates=folder)
    return replace(subject, campaign=folder)
