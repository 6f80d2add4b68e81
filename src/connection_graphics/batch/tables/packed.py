"""XML inside a zip file, as XLSX and ODS are: unpacked and read in pieces, never whole.

Neither python-calamine nor openpyxl reads these formats here: one cell at XFD1048576 makes
calamine 0.9 ask for 550 GB and abort the interpreter, and openpyxl 3.1 use 1.7 GB.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol
from xml.parsers import expat

from connection_graphics.batch.tables.source import Source
from connection_graphics.errors import DataError

__all__ = [
    "LONGEST_TEXT",
    "XmlHandler",
    "local_name",
    "parse_part",
    "protected",
    "read_part",
    "stream_part",
    "unpacking",
]

#: The largest part that is read as a whole: styles, lists of sheets.
_WHOLE: Final = 32 * 2**20
#: The largest part that is read in pieces. A million rows of ten cells have 0.6 GB.
_STREAMED: Final = 2 * 2**30
#: The longest text of one cell; Excel itself allows 32,767 characters.
LONGEST_TEXT: Final = 100_000

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a compression method of its own
    RuntimeError,  # a part with a password
    ValueError,
    LookupError,  # a part, or an encoding, that there is none
    OverflowError,
    expat.ExpatError,
)


class XmlHandler(Protocol):
    """Takes the events of an XML document; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


@contextmanager
def unpacking(source: Source) -> Iterator[zipfile.ZipFile]:
    """Open *source* as a zip file; whatever is wrong inside is a :class:`DataError`."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            yield archive
    except _BROKEN as error:
        raise source.error(
            "the file is damaged: it begins as a workbook does, but cannot be read to its end",
            hint="open it in its own program and save it again, or fetch it again",
            code="damaged-table",
        ) from error


def protected(source: Source) -> DataError:
    """Return the error for a workbook that asks for a password."""
    return source.error(
        "the workbook is protected by a password",
        hint="open it, save a copy without the password, and use that",
        code="protected-table",
    )


def read_part(source: Source, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the whole part *name*."""
    with archive.open(name) as part:
        data = part.read(_WHOLE + 1)
    if len(data) > _WHOLE:
        raise _too_large(source)
    return data


def parse_part(source: Source, archive: zipfile.ZipFile, name: str, handler: XmlHandler) -> None:
    """Give all events of the part *name* to *handler*."""
    for _ in stream_part(source, archive, name, handler):
        pass


def stream_part(
    source: Source, archive: zipfile.ZipFile, name: str, handler: XmlHandler
) -> Iterator[None]:
    """Give the events of the part *name* to *handler*, pausing after each piece."""
    parser = _parser(source, handler)
    size = 0
    with archive.open(name) as part:
        while piece := part.read(65536):
            size += len(piece)
            if size > _STREAMED:
                raise _too_large(source)
            parser.Parse(piece, False)
            yield
    parser.Parse(b"", True)
    yield


def local_name(name: str) -> str:
    """Return *name* without its prefix."""
    return name.rpartition(":")[2]


def _parser(source: Source, handler: XmlHandler) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    locals_: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        local = locals_.get(name) or locals_.setdefault(name, local_name(name))
        handler.start(local, attributes)

    def end(name: str) -> None:
        handler.end(locals_[name])

    def refuse(*_: object) -> None:
        # No workbook has one, and a document type is where entity bombs are made.
        raise source.error("the workbook declares a document type, as none that is sound does")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _too_large(source: Source) -> DataError:
    return source.error(
        "the workbook unpacks to far more than a table of events has",
        hint="copy the rows to a new workbook",
        code="table-too-large",
    )
