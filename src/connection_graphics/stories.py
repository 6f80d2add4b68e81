"""Stories: the words that a template must stand, from the shortest to a link of a whole line.

The first are the template's own samples. The others are hard ones, made for any template of the
fields that it has: nothing optional, a word that fills a line, other scripts, signs of markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .template import Template

__all__ = ["Story", "stories"]


@dataclass(frozen=True, slots=True)
class Story:
    """One set of words to try a template with."""

    name: str
    #: What it tries, for people.
    label: str
    fields: Mapping[str, str]


def stories(template: Template) -> tuple[Story, ...]:
    """Return the stories of *template*: its samples, then the hard ones that it has fields for."""
    samples = [
        Story(sample.name, _SAMPLES.get(sample.name, sample.name.replace("-", " ").capitalize()),
              sample.fields)
        for sample in template.samples
    ]  # fmt: skip
    usual = _usual(template)
    hard = [
        Story("bare", "Nothing optional", _bare(template, usual)),
        *(
            Story(name, label, {**usual, **_for_fields(template, usual, words)})
            for name, label, words in _HARD
        ),
    ]
    taken = {story.name for story in samples}
    return (*samples, *(story for story in hard if story.name not in taken))


def _usual(template: Template) -> Mapping[str, str]:
    """Return the typical sample, or the first one where none is called so."""
    by_name = {sample.name: sample.fields for sample in template.samples}
    return by_name.get("typical") or next(iter(by_name.values()), {})


def _bare(template: Template, usual: Mapping[str, str]) -> Mapping[str, str]:
    """Return only what must be there; a title, where nothing must."""
    needed = [field.name for field in template.fields if field.required]
    if not needed:
        needed = [name for name in template.title_from if name in usual][:1]
    return {name: usual[name] for name in needed if name in usual}


def _for_fields(
    template: Template, usual: Mapping[str, str], words: Mapping[str, str]
) -> Mapping[str, str]:
    """Return those of *words* that *template* shows; optional ones only if it usually does."""
    shown = {field.name for field in template.fields}
    wanted = {field.name for field in template.fields if field.required} | set(usual)
    if not wanted & _SAYING:
        wanted |= shown & _SAYING
    return {
        name: value
        for name, value in words.items()
        if name == "lang" or (name in shown and (name in wanted or name == "link"))
    }


#: Fields that are a template's own words rather than facts about them.
_SAYING: Final = {"caption", "event_name", "figure", "speaker"}

_SAMPLES: Final = {"short": "Short words", "typical": "Typical words", "long": "Long words"}

_HARD: Final[tuple[tuple[str, str, Mapping[str, str]], ...]] = (
    (
        "long-word",
        "A word of 63 letters",
        dict.fromkeys(
            ("caption", "event_name", "speaker"),
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        )
        | {"lang": "de"},
    ),
    (
        "long-link",
        "A link of a whole line",
        {
            "link": "https://www.lonelinessawarenessweek.org/events/2024/yorkshire-and-the-humber/"
            "leeds/tea-and-talk-at-the-central-library?from=the-poster-by-the-door"
        },
    ),
    (
        "arabic",
        "Arabic",
        {
            "lang": "ar",
            "caption": "ابتسم لشخص تراه في الشارع اليوم",
            "event_name": "شاي وحديث في المكتبة",
            "figure": "نصف الناس تقريبًا",
            "speaker": "سلمى حدّاد",
            "source": "مركز الحيّ، ليدز",
            "place": "مكتبة ليدز المركزية",
            "access": "الدخول مجاني. أهلًا بالجميع.",
            "organiser": "جيران المرفأ",
        },
    ),
    (
        "hindi",
        "Hindi",
        {
            "lang": "hi",
            "caption": "सड़क पर किसी को देखकर मुस्कुराइए",
            "event_name": "पुस्तकालय में चाय और बातचीत",
            "figure": "लगभग आधे लोग",
            "speaker": "मीरा शर्मा",
            "source": "मोहल्ला केंद्र, लीड्स",
            "place": "लीड्स केंद्रीय पुस्तकालय",
            "access": "निःशुल्क। सबका स्वागत है।",
            "organiser": "बंदरगाह के पड़ोसी",
        },
    ),
    (
        "welsh",
        "Welsh",
        {
            "lang": "cy",
            "caption": "Gwenwch ar rywun ar y stryd heddiw",
            "event_name": "Paned a sgwrs yn y llyfrgell",
            "figure": "Bron i hanner",
            "speaker": "Llinos Ffion Llwyd",
            "source": "Canolfan y Gymdogaeth, Llanymddyfri",
            "place": "Llyfrgell Llanfairpwllgwyngyll",
            "access": "Am ddim. Croeso i bawb.",
            "organiser": "Cymdogion yr Harbwr",
        },
    ),
    (
        "japanese",
        "Japanese",
        {
            "lang": "ja",
            "caption": "今日は街で誰かに微笑んでみませんか",
            "event_name": "図書館でお茶とおしゃべり",
            "figure": "ほぼ半数の人",
            "speaker": "佐藤花子",
            "source": "リーズ地域センター",
            "place": "リーズ中央図書館",
            "access": "無料。どなたでもどうぞ。",
            "organiser": "港のご近所会",
        },
    ),
    (
        "emoji",
        "Emoji",
        {
            "caption": "Say hello 👋🏽 to somebody new ☕️",
            "event_name": "Tea ☕️ & talk 🧕🏽 for families 👩‍👩‍👧",
            "speaker": "Dr Ada 👩🏽‍🚀 Okafor",
            "place": "The Old Library 📚",
        },
    ),
    (
        "markup",
        "Signs of markup",
        {
            "caption": "Tea & <b>talk</b>: “1 < 2”, {{ said }} ‘she’ &amp; he",
            "event_name": "Tea & <b>talk</b>: “1 < 2” &amp; {{ more }}",
            "speaker": "A. <script> O’Neill & Sons",
            "place": "Smith & Daughters’ <Café>",
        },
    ),
)
