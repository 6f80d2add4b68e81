"""What one post says, and how a row becomes that."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from connection_graphics.content.event import DateSettings, Event, read_event
from connection_graphics.errors import ConnectionGraphicsError, DataError, Notice
from connection_graphics.fields import FIELDS, NETWORKS
from connection_graphics.reading.dates import DateOrder, DateRange
from connection_graphics.reading.languages import read_language
from connection_graphics.reading.rows import RowReader
from connection_graphics.reading.values import (
    read_hashtag,
    read_number,
    read_timezone,
    read_yes_no,
)

__all__ = ["Content", "default_template", "first_of", "read_content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one post says; absent things are ``None``.

    The constructor takes clean values as they are. For words that people have typed use
    :meth:`from_fields`.
    """

    caption: str | None = None
    event: Event = field(default_factory=Event)
    #: With its sign, spelled as it is to be drawn.
    hashtag: str | None = None
    #: BCP 47 tag: decides direction, fonts, dates and fixed words.
    lang: str = "en-GB"
    #: Names of files, relative to the table or to a folder for pictures.
    image: str | None = None
    image_focus: str | None = None
    logo: str | None = None
    partner: str | None = None
    theme: str | None = None
    variant: str | None = None
    #: ``None`` leaves it to the template.
    qr: bool | None = None
    alt_text: str | None = None
    post_text: str | None = None
    #: Words for one network's post, by the network's name.
    post_texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    speaker: str | None = None
    source: str | None = None
    figure: str | None = None
    raised: str | None = None
    goal: str | None = None
    #: Which day of the campaign it is for.
    day: int | None = None
    #: Fields of a campaign's own templates.
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    #: What was noticed in reading it; no part of what it says.
    notices: tuple[Notice, ...] = field(default=(), compare=False)

    @classmethod
    def from_fields(
        cls,
        fields: Mapping[str, object],
        *,
        lang: str = "en-GB",
        hashtag: str | None = None,
        timezone: str | None = None,
        week: DateRange | None = None,
        date_order: DateOrder | None = None,
        free_fields: Collection[str] = (),
        words_needed: bool = True,
    ) -> Content:
        """Return what *fields* say, cleaned and checked.

        Names are those of :data:`~connection_graphics.fields.FIELDS` or their aliases;
        values are text as people type it, or dates, times and numbers. Other names are
        kept in ``extra``, if they are no slips of known ones.

        Args:
            fields: values by field name or heading.
            lang: language of a row that names none.
            hashtag: the campaign's, used unless the row has its own.
            timezone: the campaign's, used unless the row has its own.
            week: the campaign's days: its year completes dates without one, and events
                outside of it get a notice.
            date_order: order of day and month in dates such as 10/06/24.
            free_fields: names that a template has for itself, never slips.
            words_needed: whether a caption, an event's name or a figure must be there.

        Raises:
            DataError: a value cannot be used; with several, the first of them.
            UnknownNameError: a slip in a field's name, no such language or time zone.
        """
        content, problems = read_content(
            fields,
            lang=lang,
            hashtag=hashtag,
            timezone=timezone,
            week=week,
            date_order=date_order,
            free_fields=free_fields,
            words_needed=words_needed,
        )
        if content is None:
            raise problems[0]
        return content

    def word(self, name: str) -> str | None:
        """Return the words of the field *name*, or ``None`` when it has none."""
        if name in _EVENT_WORDS:
            value = getattr(self.event, _EVENT_WORDS[name])
        elif name in _OWN_FIELDS:
            value = getattr(self, name)
        else:
            value = self.extra.get(name)
        return value if isinstance(value, str) else None

    def as_fields(self) -> dict[str, str]:
        """Return everything that it says, as canonical text by field name.

        ``Content.from_fields`` makes the same content of it again.
        """
        values: dict[str, str | None] = {}
        for known in FIELDS:
            if known.name in _EVENT_FIELDS:
                value = getattr(self.event, _EVENT_FIELDS[known.name])
            elif known.name in _OWN_FIELDS:
                value = getattr(self, known.name)
            else:
                value = self.post_texts.get(known.name.removeprefix("post_text_"))
            values[known.name] = _canonical(value)
        values |= dict(sorted(self.extra.items()))
        return {name: value for name, value in values.items() if value is not None}

    @property
    def variant_number(self) -> int:
        """0 for the variant ``a`` or none, 1 for ``b``, up to 11."""
        return 0 if self.variant is None else max(0, _VARIANTS.find(self.variant))

    def digest(self) -> str:
        """Return a SHA-256 of everything that it says, in hexadecimal digits."""
        said = json.dumps(self.as_fields(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def progress(self) -> float | None:
        """Return which part of the goal is raised, 1.0 being all; ``None`` without a goal."""
        if self.raised is None or self.goal is None:
            return None
        goal = read_number(self.goal, lang=self.lang)
        return float(read_number(self.raised, lang=self.lang) / goal) if goal > 0 else None


def default_template(content: Content) -> str:
    """Return the template for a row that names none."""
    said = (content.event.name, content.event.date, content.event.time)
    has_event = any(part is not None for part in (*said, content.event.place))
    return "event" if has_event or content.event.access else "random-act"


def first_of(content: Content, names: Iterable[str]) -> str | None:
    """Return the words of the first field of *names* that has any."""
    return next((word for name in names if (word := content.word(name))), None)


# ------------------------------------------------------------------------- reading


def read_content(
    fields: Mapping[str, object],
    *,
    lang: str = "en-GB",
    hashtag: str | None = None,
    timezone: str | None = None,
    week: DateRange | None = None,
    date_order: DateOrder | None = None,
    free_fields: Collection[str] = (),
    words_needed: bool = True,
    required: Iterable[str] = (),
) -> tuple[Content | None, tuple[ConnectionGraphicsError, ...]]:
    """Return what *fields* say and all problems in them; with a problem, no content.

    The arguments are those of :meth:`Content.from_fields`; *required* are the fields that the
    template cannot do without.
    """
    row = RowReader(fields, free_fields=free_fields)
    lang = row.read("lang", read_language) or lang
    dates = DateSettings(lang, date_order, week, row.read("timezone", read_timezone) or timezone)
    content = Content(
        caption=row.lines("caption"),
        event=read_event(row, dates),
        hashtag=_hashtag(row, hashtag),
        lang=lang,
        image=row.line("image"),
        image_focus=row.line("image_focus"),
        logo=row.line("logo"),
        partner=row.line("partner"),
        theme=row.line("theme"),
        variant=row.read("variant", _variant),
        qr=row.read_cell("qr", read_yes_no),
        alt_text=row.lines("alt_text"),
        post_text=row.lines("post_text"),
        post_texts=_post_texts(row),
        speaker=row.line("speaker"),
        source=row.line("source"),
        figure=row.line("figure"),
        raised=_amount(row, "raised", lang),
        goal=_amount(row, "goal", lang),
        day=row.read("day", _day_number),
        extra=row.free_texts(),
        notices=tuple(row.notices),
    )
    if words_needed and not any(problem.where.field in _TITLES for problem in row.problems):
        row.attempt("caption", lambda: _check_words(content))
    given = content.as_fields().keys() | {problem.where.field for problem in row.problems}
    for name in required:
        if name not in given and name not in _TITLES:
            row.attempt(name, lambda name=name: _refuse_without(name))  # type: ignore[misc]
    return (None if row.problems else content), tuple(row.problems)


def _hashtag(row: RowReader, default: str | None) -> str | None:
    hashtag = row.read("hashtag", read_hashtag)
    if hashtag is None or default is None or hashtag == default:
        return hashtag or default
    if hashtag.casefold() == default.casefold():
        row.notice(
            "hashtag-spelling",
            f"{hashtag} is kept as it is, but the campaign writes {default}",
            field="hashtag",
        )
    return hashtag


def _amount(row: RowReader, name: str, lang: str) -> str | None:
    """Return the sum under *name* as it was typed, when it can be read as one."""
    amount = row.read(name, lambda text: read_number(text, lang=lang))
    return None if amount is None else row.line(name)


def _day_number(text: str) -> int:
    digits = text.casefold().removeprefix("day").strip()
    if not (digits.isdecimal() and 1 <= len(digits) <= 3 and int(digits) > 0):
        raise DataError(
            f'"{text}" is not the number of a day', hint="write 1, 2, 3 and so on", value=text
        )
    return int(digits)


def _variant(text: str) -> str:
    name = text.casefold().removeprefix("variant").strip()
    if name in _NUMBERS:
        name = _VARIANTS[int(name) - 1]
    if len(name) != 1 or name not in _VARIANTS:
        raise DataError(f'"{text}" is not a variant', hint="write a letter from a to l", value=text)
    return name


#: As many as there are arrangements; they may be numbered instead.
_VARIANTS: Final = "abcdefghijkl"
_NUMBERS: Final = frozenset(map(str, range(1, len(_VARIANTS) + 1)))


def _post_texts(row: RowReader) -> dict[str, str]:
    texts = {network: row.lines(f"post_text_{network}") for network in NETWORKS}
    return {network: text for network, text in texts.items() if text is not None}


def _check_words(content: Content) -> None:
    if first_of(content, _TITLES) is None:
        raise DataError(
            "there is neither a caption nor an event_name",
            code="missing-words",
            hint="fill in one of them: it is what the picture says",
        )


def _refuse_without(name: str) -> None:
    raise DataError(
        f"there is no {name}", code="missing-words", hint="fill it in: the template needs it"
    )


_TITLES: Final = ("caption", "event_name", "figure")

# ------------------------------------------------------------------------- writing


def _canonical(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
    return str(value)


#: Fields of :class:`Event`, by their names in a row.
_EVENT_FIELDS: Final = {"event_name": "name"} | {
    name: name for name in Event.__dataclass_fields__ if name != "name"
}
#: Those that are words.
_EVENT_WORDS: Final = {
    name: attribute
    for name, attribute in _EVENT_FIELDS.items()
    if name in {"event_name", "place", "access", "organiser", "link", "timezone"}
}
_OWN_FIELDS: Final = Content.__dataclass_fields__.keys() - {
    "event",
    "post_texts",
    "extra",
    "notices",
}
