"""What a file says of itself: title, alt text, origin and rights, the same in every type.

The words go into an XMP packet (ISO 16684-1), which every reader of pictures
knows and which travels inside PNG, JPEG, WebP, SVG and PDF alike. Alt text is
IPTC's ``AltTextAccessibility``: editors and content systems that import alt
text read it from there. No time is written, so the same picture has the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape

__all__ = ["Credit", "Metadata", "rdf", "xmp_packet"]

#: Longest title, alt text and other words in characters: a JPEG has room for 65,502 bytes of XMP,
#: and what is longer than this is no description any more.
_LONGEST = 4000
#: Not allowed in XML 1.0, not even escaped (a carriage return would come back as a line feed);
#: NUL not in PNG's text chunks either.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_DECLARED = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TOOL = "connection_graphics"


@dataclass(frozen=True, slots=True)
class Credit:
    """What a campaign says of the origin of all its pictures."""

    campaign: str = ""
    organiser: str = ""
    #: Who has the rights, such as "© 2024 Marmalade Trust".
    rights: str = ""
    #: Address of the licence, or its terms in words.
    licence: str = ""
    keywords: tuple[str, ...] = ()
    #: The day that stands for the day of making where a type must have one, as PDF.
    day: date | None = None

    @property
    def licence_address(self) -> str:
        """The licence where it is an address, else nothing."""
        return self.licence if re.match(r"https?://", self.licence) else ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that one file says of itself."""

    title: str = ""
    alt_text: str = ""
    #: Language of title and alt text, as BCP 47.
    lang: str = ""
    credit: Credit = Credit()

    def __post_init__(self) -> None:
        """Leave out what no file may hold."""
        for name in ("title", "alt_text"):
            object.__setattr__(self, name, _clean(getattr(self, name)))


def xmp_packet(metadata: Metadata) -> bytes:
    """Return the XMP packet of *metadata*, in UTF-8; nothing where there is nothing to say."""
    words = rdf(metadata)
    if not words:
        return b""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{words}\n</x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def rdf(metadata: Metadata) -> str:
    """Return the ``<rdf:RDF>`` element of *metadata*; "" where there is nothing to say."""
    properties = "\n".join((*_of_the_picture(metadata), *_of_the_credit(metadata.credit)))
    if not properties:
        return ""
    return (
        f'<rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'<rdf:Description rdf:about=""{_DECLARED}>\n'
        f"{properties}\n<xmp:CreatorTool>{_TOOL}</xmp:CreatorTool>\n"
        "</rdf:Description>\n</rdf:RDF>"
    )


def _of_the_picture(metadata: Metadata) -> Iterator[str]:
    yield from _in_languages("dc:title", metadata.title)
    yield from _in_languages("dc:description", metadata.alt_text)
    yield from _in_languages("Iptc4xmpCore:AltTextAccessibility", metadata.alt_text)
    if metadata.title or metadata.alt_text:
        yield from _list("dc:language", "Bag", (metadata.lang,))


@lru_cache(maxsize=64)
def _of_the_credit(credit: Credit) -> tuple[str, ...]:
    """Return what is the same for all pictures of a campaign."""
    return tuple(_credit_properties(credit))


def _credit_properties(credit: Credit) -> Iterator[str]:
    address = credit.licence_address
    yield from _list("dc:creator", "Seq", (credit.organiser,))
    yield from _list("dc:subject", "Bag", credit.keywords)
    yield from _in_languages("Iptc4xmpExt:Event", credit.campaign)
    yield from _in_languages("dc:rights", credit.rights)
    if credit.rights:
        yield "<xmpRights:Marked>True</xmpRights:Marked>"
    if address:
        yield f"<xmpRights:WebStatement>{_text(address)}</xmpRights:WebStatement>"
    yield from _in_languages("xmpRights:UsageTerms", "" if address else credit.licence)


def _in_languages(name: str, words: str) -> Iterator[str]:
    """Yield a property that could be said in several languages, said in one."""
    if words:
        # Readers look for "x-default" first; the language itself stands in dc:language.
        item = f'<rdf:li xml:lang="x-default">{_text(words)}</rdf:li>'
        yield f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _list(name: str, kind: str, words: Iterable[str]) -> Iterator[str]:
    items = "".join(f"<rdf:li>{_text(word)}</rdf:li>" for word in words if word)
    if items:
        yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _text(words: str) -> str:
    return escape(_clean(words))


def _clean(words: str) -> str:
    """Return *words* without characters that XML forbids, and not too long."""
    allowed = _FORBIDDEN.sub("", words)
    return allowed if len(allowed) <= _LONGEST else allowed[: _LONGEST - 1].rstrip() + "…"
