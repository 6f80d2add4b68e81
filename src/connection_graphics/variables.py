"""What a template may say: the names that stand for words, colours and sizes in its SVG.

This is the contract between templates and the library; ``docs/templates.md``
explains it to designers. A field that a post does not have is ``None``, so that
``{% if place %}`` drops its part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .campaign import Campaign
from .choosing import theme_for
from .content import Content, Event
from .fields import FIELDS
from .formats import Format
from .geometry import Box
from .template import Template
from .text.direction import is_right_to_left
from .text.unicode_data import bidi_class
from .words.dates import period, time_words, when
from .words.links import link_words

__all__ = ["Canvas", "TypeSetting", "template_variables"]

#: Canvases whose type scale is remembered.
_MOST_SETTINGS = 256
#: Fields that are drawn as they are.
_DRAWN = (
    "caption",
    "event_name",
    "place",
    "access",
    "organiser",
    "link",
    "speaker",
    "source",
    "figure",
    "raised",
    "goal",
    "partner",
)


#: What a template has besides is a field of its own.
_FIELDS = frozenset(field.name for field in FIELDS)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The picture's measures in px."""

    width: int
    height: int
    #: Short side; the type scale is fractions of it.
    S: int
    #: Side of a tile.
    T: int
    margin: int
    shape: str
    format: str
    network: str
    #: Where words may stand.
    safe: Box


@dataclass(frozen=True, slots=True)
class TypeSetting:
    """A role of the type scale on this canvas: sizes in px, tracking in em."""

    size: float
    min_size: float
    family: str
    weight: int
    tracking: float
    line_height: float
    max_lines: int


def template_variables(
    content: Content, template: Template, campaign: Campaign, format_: Format, *, arrangement: int
) -> dict[str, object]:
    """Return everything that *template* may name when it is filled for *content*."""
    lang = content.lang or campaign.language
    fields = _words_of(content, campaign, lang)
    words = campaign.words(lang)
    title = _first(fields, template.title_from)
    subtitle = _first(fields, template.subtitle_from)
    direction = direction_of(lang, title or "")
    # A name of the week that is not translated keeps its dates in its own language.
    spoken = lang if campaign.speaks(lang) else campaign.language
    dates = period(campaign.start, campaign.end, spoken)
    return {
        **{field.name: None for field in template.fields if field.name not in _FIELDS},
        **fields,
        "title": title,
        "subtitle": subtitle if subtitle != title else None,
        "hashtag": content.hashtag or campaign.hashtag,
        "handle": campaign.handle(format_.network) or None,
        "week_name": words["week_name"],
        "week_dates": dates,
        "week_line": campaign.week_line(spoken, dates),
        "week_year": str(campaign.start.year),
        "site_words": link_words(campaign.site),
        "words": words,
        "canvas": _canvas(campaign, format_),
        "colour": campaign.colours(theme_for(content, campaign)),
        "type": _type(campaign, format_),
        "arrangement": arrangement,
        "direction": direction,
        "mirrored": direction == "rtl" and _may_be_mirrored(format_),
        "lang": lang,
        "statistic_share": campaign.statistic_share,
        # Which part of the goal is raised: 1.0 is all of it, more is possible.
        "progress": content.progress(),
        # The pipeline puts what can be placed here: see pictures.slots.
        "image": None,
        "logo": None,
        "logo_2": None,
        "qr": None,
    }


def direction_of(lang: str, text: str) -> str:
    """Return ``rtl`` or ``ltr``: the language decides, else the first letter of *text*."""
    if is_right_to_left(lang):
        return "rtl"
    for letter in text:
        kind = bidi_class(letter)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            break
    return "ltr"


def _words_of(content: Content, campaign: Campaign, lang: str) -> dict[str, str | None]:
    """Return each field as the words that are drawn."""
    words: dict[str, str | None] = {name: content.word(name) for name in _DRAWN}
    words["day"] = None if content.day is None else str(content.day)
    words["when"] = when(content.event, lang, year=campaign.start.year)
    words["dates"], words["times"] = _dates_and_times(content.event, lang, campaign.start.year)
    words["link_words"] = link_words(content.event.link) if content.event.link else None
    words.update({name: value for name, value in content.extra.items() if name not in words})
    return words


def _dates_and_times(event: Event, lang: str, year: int) -> tuple[str | None, str | None]:
    """Return "10–16 June", without weekdays, and "2–4pm": for where they are set apart."""
    first, time = event.date, event.time
    return (
        period(first, event.end_date or first, lang, year=year) if first else None,
        time_words(time, event.end_time, lang) if time else None,
    )


def _first(fields: Mapping[str, str | None], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _may_be_mirrored(format_: Format) -> bool:
    """Tell whether words are as safe at the right as at the left.

    Where a platform covers one side only, as a clock does on a video's still, the composition
    stays and the words alone run from right to left.
    """
    right = format_.width - format_.safe.right
    return right - format_.safe.left <= format_.width / 20


def _canvas(campaign: Campaign, format_: Format) -> Canvas:
    grid = campaign.grid.for_format(format_)
    return Canvas(
        width=format_.width,
        height=format_.height,
        S=grid.short_side,
        T=grid.tile,
        margin=grid.margin,
        shape=format_.shape,
        format=format_.name,
        network=format_.network,
        safe=grid.words,
    )


_settings: dict[tuple[str, Format], dict[str, TypeSetting]] = {}


def _type(campaign: Campaign, format_: Format) -> dict[str, TypeSetting]:
    """Return the type scale on this canvas, the same for every row."""
    key = campaign.digest, format_
    if key not in _settings:
        if len(_settings) >= _MOST_SETTINGS:
            _settings.clear()
        _settings[key] = _type_settings(campaign, format_)
    return dict(_settings[key])


def _type_settings(campaign: Campaign, format_: Format) -> dict[str, TypeSetting]:
    scale = campaign.type_scale.for_format(format_)
    families = campaign.fonts
    return {
        role: TypeSetting(
            size=sized.size,
            min_size=sized.min_size,
            family=", ".join((sized.family, *families.fallback)),
            weight=sized.weight,
            tracking=sized.tracking,
            line_height=sized.line_height,
            max_lines=sized.max_lines,
        )
        for role, sized in scale.items()
    }
