"""Names of files: readable, the same each time, and legal on Linux, macOS and Windows.

Words become small letters with hyphens between, Latin letters without their accents, other
scripts as they are. What a name loses that way can make two names equal: :class:`Names`
keeps the files of a batch apart.
"""

from __future__ import annotations

import hashlib
import stat
import string
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Final

from connection_graphics.errors import DataError, OutputError, UnknownNameError
from connection_graphics.fields import FIELDS

__all__ = ["DEFAULT_PATTERN", "Names", "check_pattern", "file_name", "inside", "post_id", "slug"]

DEFAULT_PATTERN: Final = "{id}--{format}"

#: A file system takes 255 bytes; the rest is for the temporary name while a file is written.
_LONGEST_NAME: Final = 200
#: Bytes of one part; a longer one is cut between words and ends in a digest of the whole.
_LONGEST_PART: Final = 100

#: What can stand in braces besides the fields: the name of the format, and short names.
_ALIASES: Final = {"event": "event_name", "name": "event_name", "language": "lang"}
_PLACEHOLDERS: Final = frozenset({field.name for field in FIELDS} | _ALIASES.keys() | {"format"})

#: What tells two posts of one name apart, the first that differs.
_APART: Final = ("lang", "date", "time", "place", "event_name", "caption")

_WORDS: Final = str.maketrans(
    {
        "&": " and ",
        "+": " plus ",
        "@": " at ",
        "%": " percent ",
        **dict.fromkeys("'’‘ʼ`´"),
        # Latin letters that Unicode does not take apart into a letter and a mark.
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "ng",
        "ŧ": "t",
        "ĸ": "k",
    }
)

#: Windows opens a device for these, whatever follows their first dot.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


def file_name(
    parts: Mapping[str, object],
    format_name: str,
    extension: str,
    *,
    pattern: str = DEFAULT_PATTERN,
) -> str:
    """Return the name of the file of one post in one format.

    *parts* are the post's fields. Without an ``id`` the event's name stands for it, else the
    caption. Any words give a legal name of at most 200 bytes; different words can give the
    same one.

    Raises:
        DataError: *pattern* names a folder, or is not whole.
        UnknownNameError: *pattern* has a placeholder that is no field.
    """
    check_pattern(pattern)
    return _named(_Post(parts), format_name, extension, pattern, "")


def post_id(parts: Mapping[str, object]) -> str:
    """Return what names a post in its files: its id, else its event's name or caption.

    A post without a letter in any of them gets a digest of its fields.
    """
    post = _Post(parts)
    return _shortened(slug(post.said("id"))) or f"post-{post.digest()}"


class Names:
    """Gives each post of a batch names of its own, the same on each run over the same rows.

    The first post of a name has it as it is. A later one adds what is different about it, as
    ``coffee-morning-2024-06-12``, else a digest of its fields. So rows that are not to be
    drawn must be asked for as well, or later names would change.
    """

    def __init__(
        self, pattern: str = DEFAULT_PATTERN, own_fields: Collection[str] = frozenset()
    ) -> None:
        """Check *pattern*, which may have the *own_fields* of templates, too."""
        check_pattern(pattern, own_fields)
        self.pattern = pattern
        self._taken: set[bytes] = set()
        #: What was different about the first post of each name.
        self._first: dict[bytes, tuple[str, ...]] = {}

    def allot(
        self, parts: Mapping[str, object], files: Sequence[tuple[str, str]], *, folder: str = ""
    ) -> tuple[str, ...]:
        """Return a name for each of *files*, pairs of a format's name and an extension.

        With the words *folder* the names are in a folder called so, as ``anytown-choir/tea.png``,
        and only have to be different from those beside them.

        Raises:
            DataError: the pattern gives two of them the same name.
        """
        post = _Post(parts)
        within = f"{_folder_name(folder)}/" if folder else ""
        for suffix in self._suffixes(post, within):
            names = tuple(within + _named(post, *file, self.pattern, suffix) for file in files)
            keys = {_key(name) for name in names}
            if len(keys) < len(names):
                raise DataError(
                    f'the pattern "{self.pattern}" gives all formats of a post one file name',
                    hint="add {format} to it",
                    code="bad-name-pattern",
                    value=self.pattern,
                )
            if self._taken.isdisjoint(keys):
                self._taken |= keys
                return names
        raise AssertionError  # the suffixes never end

    def _suffixes(self, post: _Post, within: str) -> Iterator[str]:
        """Yield what to add to the name, the shortest first, without end."""
        facts = tuple(slug(post.said(name)) for name in _APART)
        usual = within + _named(post, "", "x", self.pattern, "")
        first = self._first.setdefault(_key(usual), facts)
        yield ""
        for fact, other in zip(facts, first, strict=True):
            if fact and fact != other:
                yield f"-{_shortened(fact)}"
        digest = post.digest()
        yield f"-{digest}"
        number = 2
        while True:
            yield f"-{digest}-{number}"
            number += 1


def slug(text: str) -> str:
    """Return *text* as part of a file name: ``Tea & talk`` is ``tea-and-talk``.

    Empty when *text* has no letter and no digit.
    """
    return "-".join(_letters(text).split())


def inside(folder: Path, name: str) -> Path:
    """Return where the file *name* is to be in *folder*, which is never elsewhere.

    A name with a folder, as ``anytown-choir/tea.png``, has that folder made.

    Raises:
        OutputError: *name* leads out of the folder, or something else has that name.
    """
    above, slash, name = name.rpartition("/")
    if slash:
        folder = _folder_in(folder, above)
    if not _is_plain(name):
        raise _not_inside(name)
    path = folder / name
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return path
    except OSError as error:
        raise OutputError(f'"{path}" cannot be written: {error.strerror}', value=name) from error
    if stat.S_ISREG(mode):
        return path
    what = "a link to another place" if stat.S_ISLNK(mode) else "a folder or device"
    raise OutputError(
        f'"{path}" is {what}, so no file is written there',
        hint="move it away, or choose another folder with -o",
        code="name-taken",
        value=name,
    )


def _folder_in(folder: Path, name: str) -> Path:
    """Return the folder *name* in *folder*, made unless it is there."""
    if not _is_plain(name):
        raise _not_inside(name)
    path = folder / name
    try:
        path.mkdir(exist_ok=True)
        if stat.S_ISDIR(path.lstat().st_mode):
            return path
    except FileExistsError:
        pass
    except OSError as error:
        raise OutputError(f'"{path}" cannot be made: {error.strerror}', value=name) from error
    raise OutputError(
        f'"{path}" is no folder, so no file is written there',
        hint="move it away, or choose another folder with -o",
        code="name-taken",
        value=name,
    )


def _is_plain(name: str) -> bool:
    """Tell whether *name* is that of a file or folder, and no way to another one."""
    return bool(name) and name not in {".", ".."} and not set(name) & set("/\\:\0")


def _not_inside(name: str) -> OutputError:
    return OutputError(
        f'"{name}" is not the name of a file in the folder', code="bad-file-name", value=name
    )


def check_pattern(pattern: str, own_fields: Collection[str] = frozenset()) -> None:
    """Raise where *pattern* cannot name files.

    Raises:
        DataError: it names a folder, or its braces are not in pairs.
        UnknownNameError: it has a placeholder that is no field, nor one of *own_fields*.
    """
    known = _PLACEHOLDERS.union(own_fields)
    for _, name in _pieces(pattern):
        if name and name not in known:
            raise UnknownNameError("part of a file name", name, known)


@lru_cache(maxsize=16)
def _pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of *pattern*: literal text, and the placeholder after it or ``""``."""
    if set(pattern) & set("/\\"):
        raise _bad_pattern(pattern, "names a folder", "name the folder with -o")
    pieces = []
    try:
        for literal, name, how, conversion in string.Formatter().parse(pattern):
            if how or conversion:
                raise _bad_pattern(pattern, "says how to write a value", "write {date} alone")
            if name == "":
                raise UnknownNameError("part of a file name", name, _PLACEHOLDERS)
            pieces.append((literal, _ALIASES.get(name or "", name or "")))
    except ValueError:
        hint = f"write it like {DEFAULT_PATTERN}"
        raise _bad_pattern(pattern, "has a brace without its partner", hint) from None
    if not any(name for _, name in pieces):
        raise _bad_pattern(pattern, "is the same for all", f"write it like {DEFAULT_PATTERN}")
    return tuple(pieces)


def _bad_pattern(pattern: str, what: str, hint: str) -> DataError:
    return DataError(
        f'the pattern for file names "{pattern}" {what}',
        hint=hint,
        code="bad-name-pattern",
        value=pattern,
    )


@dataclass(frozen=True, slots=True)
class _Post:
    """What the fields of a post say, as text."""

    parts: Mapping[str, object]

    def said(self, name: str) -> str:
        """Return what the field *name* says; the event's name or caption can be its id."""
        if name == "id":
            names = ("id", "event_name", "caption")
            return next((said for key in names if slug(said := self._text(key))), "")
        return self._text(name)

    def _text(self, name: str) -> str:
        value = self.parts.get(name)
        match value:
            case None:
                return ""
            case datetime():
                return f"{value:%Y-%m-%d-%H%M}"
            case date():
                return value.isoformat()
            case time():
                return f"{value:%H%M}"
            case _:
                return unicodedata.normalize("NFC", str(value))

    def digest(self) -> str:
        """Return six hexadecimal digits that differ when any field does."""
        said = "\0".join(f"{name}\1{self._text(name)}" for name in sorted(self.parts))
        return _digest(said)


def _named(post: _Post, format_name: str, extension: str, pattern: str, suffix: str) -> str:
    """Return the name, with *suffix* after the first placeholder that is not the format."""
    pieces = _pieces(pattern)
    values = [_shortened(slug(post.said(name))) for _, name in pieces]
    own = [index for index, (_, name) in enumerate(pieces) if name not in {"", "format"}]
    if own and not any(values[index] for index in own):
        values[own[0]] = f"post-{post.digest()}"
    named = next((index for index in own if values[index]), None)
    if named is not None:
        values[named] += suffix
    stem = ""
    open_start = False
    for (literal, name), value in zip(pieces, values, strict=True):
        said = _shortened(slug(format_name)) if name == "format" else value
        # An absent part takes a literal beside it along: no "tea--.jpg", no "week__tea.jpg".
        if said or not name or not stem:
            stem += ("" if open_start else _legal(literal)) + said
            open_start = bool(name and not said)
    stem = (stem if named is not None else stem + suffix).strip(" .-_")
    return f"{_safe(stem, extension)}.{extension.lower().lstrip('.')}"


def _folder_name(words: str) -> str:
    """Return the name of a folder that is called by *words*."""
    name = _shortened(slug(words)) or f"folder-{_digest(words)}"
    return f"{name}_" if name in _DEVICES else name


def _safe(stem: str, extension: str) -> str:
    """Return *stem* short enough, and different from the devices of Windows."""
    stem = _shortened(stem, _LONGEST_NAME - len(extension) - 1)
    first, dot, rest = stem.partition(".")
    return f"{first}_{dot}{rest}" if first.strip().lower() in _DEVICES else stem


def _legal(literal: str) -> str:
    """Return the literal text of a pattern without what some system does not take."""
    text = unicodedata.normalize("NFC", literal)
    return "".join(char if char.isalnum() or char in " -_.,()+" else "-" for char in text)


def _shortened(text: str, longest: int = _LONGEST_PART) -> str:
    """Return *text* within *longest* bytes; what is cut is told by a digest of the whole."""
    if len(text.encode()) <= longest:
        return text
    digest = _digest(text)
    cut = text.encode()[: longest - len(digest) - 1].decode(errors="ignore")
    words, hyphen, _ = cut.rpartition("-")
    return f"{(words if len(words) > longest // 2 and hyphen else cut).rstrip('-')}-{digest}"


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=3).hexdigest()


def _key(name: str) -> bytes:
    """Return a digest that is the same for names that some file system takes for one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return hashlib.blake2b(folded.encode(), digest_size=8).digest()


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    """Return the letters and digits of *text*, small, with spaces for all else."""
    lowered = unicodedata.normalize("NFKC", text).lower().translate(_WORDS)
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", lowered):
        kind = unicodedata.category(char)
        if kind.startswith("M"):
            # Marks are part of a word in most scripts, and accents on Latin letters.
            if kept and _takes_marks(kept[-1]) and not _is_variation(char):
                kept.append(char)
        elif kind.startswith(("L", "N")) and char not in _UNSEEN_LETTERS:
            kept.append(char)
        elif kind != "Cf":  # joiners and the like are not seen
            kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept)).translate(_WORDS)


#: Fillers of Hangul, letters that show nothing.
_UNSEEN_LETTERS: Final = "\u115f\u1160"


def _takes_marks(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind.startswith(("L", "M")) and not unicodedata.name(char, "").startswith("LATIN")


def _is_variation(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
