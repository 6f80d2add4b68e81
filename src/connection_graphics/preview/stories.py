"""Stories: the words that a design is shown with, friendly ones and hard ones.

Each template brings its own samples, as its designer wrote them. The others are made
from its typical sample, so that every design is seen with the same difficulties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..fields import field_named
from ..template import Template
from ..text.samples import typical_words

__all__ = ["Story", "stories_of"]


@dataclass(frozen=True, slots=True)
class Story:
    """Words for every field that has some, by the field's name."""

    name: str
    label: str
    fields: Mapping[str, str]


#: Titles in other writing systems, with the language that the whole post then has.
_TITLES: Final = {
    "arabic": ("Arabic", "ar", "شاي وحديث في المكتبة"),
    "hindi": ("Hindi", "hi", "पुस्तकालय में चाय और बातचीत"),
    "welsh": ("Welsh", "cy", "Te a sgwrs yn y llyfrgell, Dyffryn Ŵyr"),
    "japanese": ("Japanese", "ja", "図書館でお茶とおしゃべり"),
}
_LONG_WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte"
_LONG_LINK: Final = (
    "https://www.a-rather-long-community-centre-name.example.org/events/2024/june/"
    "loneliness-awareness-week/tea-and-talk?ref=newsletter&utm_source=poster"
)
_EMOJI: Final = "Tea ☕ & talk 🫶🏽 for 👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿"
_MARKUP: Final = 'Tea & <b>talk</b> "at" {{ the }} library’s'
#: What a design without samples of its own is shown with.
_USUAL: Final = {
    "caption": "Say hello to somebody new",
    "event_name": "Tea and talk at the library",
    "date": "2024-06-13",
    "time": "2pm",
    "end_time": "4pm",
    "place": "Anytown Library",
    "access": "Free. Everyone welcome.",
    "organiser": "Anytown Befrienders",
    "speaker": "Sample Speaker",
    "source": "A neighbour, Anytown",
    "figure": "45%",
    "raised": "£1,250",
    "goal": "£2,000",
    "link": "https://example.org/tea",
    "day": "3",
    "partner": "Anytown Befrienders",
}
#: Kinds of field that hold prose.
_PROSE: Final = frozenset(("text", "line"))


def stories_of(template: Template) -> tuple[Story, ...]:
    """Return the stories of *template*, its own samples first."""
    own = [Story(s.name, s.name.capitalize(), dict(s.fields)) for s in template.samples]
    usual = _usual(template)
    if not own:
        own = [Story("typical", "Typical", usual)]
    made = (
        Story("bare", "Bare", _bare(template, usual)),
        _titled(template, usual, "long-word", "60-letter word", _LONG_WORD),
        Story("long-link", "Long link", {**usual, "link": _LONG_LINK}),
        *(_in_language(template, usual, name) for name in _TITLES),
        _titled(template, usual, "emoji", "Emoji", _EMOJI),
        _titled(template, usual, "markup", "Markup", _MARKUP),
    )
    names = {story.name for story in own}
    return (*own, *(story for story in made if story.name not in names))


def _usual(template: Template) -> dict[str, str]:
    """Return the template's typical words, or others where it has no samples."""
    samples = {sample.name: sample.fields for sample in template.samples}
    if samples:
        return dict(samples.get("typical") or next(iter(samples.values())))
    named = [field.name for field in template.fields] or list(_USUAL)
    words = {name: _USUAL.get(name, _unknown(name)) for name in named if _is_said(name)}
    return words or {"caption": _USUAL["caption"]}


def _bare(template: Template, usual: Mapping[str, str]) -> dict[str, str]:
    """Return only what has to be there."""
    needed = [field.name for field in template.fields if field.required]
    if not needed and template.needs_words:
        needed = list(template.title_from[:1])
    return {name: usual.get(name) or _USUAL.get(name, _unknown(name)) for name in needed}


def _titled(
    template: Template, usual: Mapping[str, str], name: str, label: str, title: str
) -> Story:
    field = next((each for each in template.title_from if usual.get(each)), template.title_from[0])
    return Story(name, label, {**usual, field: title})


def _in_language(template: Template, usual: Mapping[str, str], name: str) -> Story:
    label, lang, title = _TITLES[name]
    words = {
        field: typical_words(lang, max(len(value) * 2 // 3, 4)) if _is_prose(field) else value
        for field, value in usual.items()
    }
    story = _titled(template, words, name, label, title)
    return Story(name, label, {**story.fields, "lang": lang})


def _is_prose(name: str) -> bool:
    field = field_named(name)
    return (field is None or field.kind in _PROSE) and name not in ("figure", "theme", "variant")


def _is_said(name: str) -> bool:
    field = field_named(name)
    return name in _USUAL or field is None


def _unknown(name: str) -> str:
    return name.replace("_", " ").capitalize()
