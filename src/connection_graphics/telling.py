"""What is told about a graphic beside its pixels: title, alt text, notices, errors in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .campaign import Campaign
from .content import Content
from .drawing import Drawing
from .errors import FitError, Location, Notice
from .formats import Format
from .reading.emphasis import without_emphasis
from .template import Template
from .words.alt_text import AltText, check_alt_text, write_alt_text
from .words.dates import spoken_when

__all__ = ["alt_text_of", "field_of", "in_words", "notices_of", "title_of", "untranslated"]

#: Below this share of its range, a text's size is near its minimum and worth a notice …
_NEAR_MINIMUM = 0.15
#: … where the range is one that the eye sees: the smallest size at most this share of the largest.
_VISIBLE_RANGE = 0.8
#: Texts that belong to the drawing and say nothing of the post.
_SIGNS = frozenset(("words.hello", "words.cuppa", "words.ask_me", "hashtag", "handle"))
#: What the texts of a drawing are called that have no name.
_NAMELESS = "text"
#: Fields of a row, by the name that a template has for their words.
_FIELD_OF = {"when": "date", "dates": "date", "times": "time", "link_words": "link"}
#: Order of the words in an alt text after title and subtitle; the others follow as they are drawn.
_SAID_FIRST = ("when", "place", "access")
#: Ink may reach this far (px) beyond the safe area: side bearings and overshoot of round letters.
_TOLERANCE = 3.0


def in_words(error: FitError, template: Template, content: Content, format_: Format) -> FitError:
    """Return *error* saying which field, and for which format."""
    over = "character" if error.overflow == 1 else "characters"
    return FitError(
        f"{error.overflow} {over} too long for {format_.name}, "
        f"even at the smallest size ({error.min_size:g} px)",
        overflow=error.overflow,
        min_size=error.min_size,
        value=error.value,
        hint=f"shorten it by about {error.overflow} {over}, or leave this format out",
        # Where in the template the words did not fit is no news to whoever wrote them.
        where=Location(field=field_of(error.where.field, template, content)),
    )


def field_of(name: str | None, template: Template, content: Content) -> str | None:
    """Return the field that the words called *name* in the template came from."""
    sources = {"title": template.title_from, "subtitle": template.subtitle_from}.get(name or "")
    if sources:
        given = content.as_fields()
        named = (_FIELD_OF.get(source, source) for source in sources)
        return next((source for source in named if given.get(source)), name)
    return _FIELD_OF.get(name or "", name)


def title_of(drawing: Drawing, variables: Mapping[str, object]) -> str:
    """Return the words of the title as they were drawn; a design may have words of its own."""
    drawn = (text.text for text in drawing.texts if text.field == "title")
    return without_emphasis(str(variables["title"] or next(drawn, "")))


def alt_text_of(
    content: Content, template: Template, drawing: Drawing, format_: Format, campaign: Campaign
) -> AltText:
    """Return the row's own alt text, or one made of the words that were drawn."""
    limit = format_.alt_text_max
    if content.alt_text:
        return AltText(content.alt_text, check_alt_text(content.alt_text, limit=limit))
    lang = content.lang or campaign.language
    said = {
        f"text {number}" if text.field == _NAMELESS else text.field: text.text
        for number, text in enumerate(drawing.texts)
        if text.field not in _SIGNS
    }
    if "when" in said:
        spoken = spoken_when(content.event, lang, year=campaign.start.year)
        said["when"] = spoken or said["when"]
    first = [said.pop(field) for field in _order(said, template) if field in said]
    sentences = _going_on([*first, *said.values()])
    picture = template.picture_in(lang, with_image=content.image is not None)
    return write_alt_text(sentences, picture, limit=limit, lang=lang)


def _order(said: Collection[str], template: Template) -> Iterator[str]:
    """Yield the fields that come first; a template may call its title by the field's name."""
    yield from ("title",) if "title" in said else template.title_from
    yield from ("subtitle",) if "subtitle" in said else template.subtitle_from
    yield from _SAID_FIRST


def _going_on(parts: Iterable[str]) -> list[str]:
    """Return *parts*, each that begins with a small letter joined to the one before it.

    A figure and its sentence are one sentence in two sizes: "Almost half" "of us …".
    """
    sentences: list[str] = []
    for part in parts:
        if sentences and part[:1].islower() and "." not in part.partition(" ")[0]:
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return sentences


def untranslated(drawing: Drawing, campaign: Campaign, lang: str) -> Iterator[Notice]:
    """Yield a notice of the fixed words that are drawn in English because *lang* has none."""
    borrowed = campaign.borrowed(lang)
    found = [text.text for text in drawing.texts if text.text in borrowed] if borrowed else []
    if found:
        listed = ", ".join(f'"{words}"' for words in dict.fromkeys(found))
        yield Notice(
            "untranslated",
            f"{listed}: in English, because the campaign has no words for it in "
            f"[words.{lang.partition('-')[0]}] of campaign.toml",
            Location(field="lang"),
        )


def notices_of(drawing: Drawing, format_: Format) -> Iterator[Notice]:
    """Yield what a careful designer would say of the layout."""
    safe = format_.safe
    for field in drawing.dropped:
        yield Notice(
            "not-shown", f'"{field}" is left out of {format_.name}: there is no room for it'
        )
    for text in drawing.texts:
        if text.min_size < _VISIBLE_RANGE * text.max_size and text.headroom < _NEAR_MINIMUM:
            yield Notice(
                "small-text",
                f'"{text.field}" is set at {text.size:g} px, near its smallest '
                f"({text.min_size:g} px): shorter words would stand larger",
            )
        ink = text.ink
        outside = max(
            safe.left - ink.left,
            safe.top - ink.top,
            ink.right - safe.right,
            ink.bottom - safe.bottom,
        )
        if ink.right > ink.left and outside > _TOLERANCE:
            yield Notice(
                "outside-safe-area",
                f'"{text.field}" reaches {outside:.0f} px into what {format_.name} '
                "may cover or cut",
            )
