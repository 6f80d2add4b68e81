"""All strategies of Hypothesis: what a user may come along with."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from connection_graphics.content import Content, Event
from connection_graphics.reading.text import clean_text

__all__ = ["captions", "clean_words", "contents", "events", "typed_text"]

#: Everything that can be typed, pasted or read from a file.
typed_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)

LANGUAGES = ("en-GB", "cy", "pl", "vi", "fr", "de", "es", "ar", "ur", "hi", "zh-Hant", "ja")


def clean_words(*, lines: bool = False) -> st.SearchStrategy[str]:
    """Return words that reading leaves as they are."""
    return typed_text.map(lambda text: clean_text(text, field="any", lines=lines)[0]).filter(bool)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return an event that knows anything from nothing to all."""
    days = sorted(draw(st.lists(_days, max_size=2, unique=True)))
    times = sorted(draw(st.lists(_minutes, max_size=2, unique=True)))
    line = st.none() | clean_words()
    return Event(
        name=draw(line),
        date=days[0] if days else None,
        end_date=days[1] if len(days) > 1 else None,
        time=times[0] if times else None,
        end_time=times[1] if len(times) > 1 else None,
        timezone="Europe/London" if days or times else None,
        place=draw(line),
        access=draw(line),
        organiser=draw(line),
        link=draw(st.none() | st.sampled_from(["https://example.org/tea", "mailto:a@b.org"])),
    )


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Return what a row may say, with words or without."""
    line, lines = st.none() | clean_words(), st.none() | clean_words(lines=True)
    return Content(
        caption=draw(lines),
        event=draw(events()),
        hashtag=draw(st.none() | st.sampled_from(["#RandomActsofConnection", "#Te"])),
        lang=draw(st.sampled_from(LANGUAGES)),
        image=draw(line),
        qr=draw(st.none() | st.booleans()),
        post_text=draw(lines),
        post_texts=draw(
            st.dictionaries(st.sampled_from(["x", "bluesky"]), clean_words(lines=True))
        ),
        speaker=draw(line),
        figure=draw(line),
        day=draw(st.none() | st.integers(1, 7)),
        extra=draw(st.dictionaries(st.sampled_from(["second_logo", "_2nd"]), clean_words())),
    )


_days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
_minutes = st.times().map(lambda moment: time(moment.hour, moment.minute))


#: Words of scripts that run, join, stack and break in different ways, and what stands between.
_PIECES = (
    "Smile at someone", "ŵyl", "Straßenfest", "Việt ẤỄỘ", "Łódź", "Привет", "Καλημέρα",
    "ابتسم لشخص", "חיוך", "مسکراہٹ", "नमस्ते क्षत्रिय", "বন্ধু", "ਪੰਜਾਬੀ", "வணக்கம்", "నమస్తే", "ಕನ್ನಡ",
    "മലയാളം", "ආයුබෝවන්", "สวัสดีเพื่อนบ้าน", "ສະບາຍດີ", "សួស្តី", "မင်္ဂလာပါ", "გამარჯობა",
    "Բարեւ", "ሰላም", "#RandomActsofConnection", "@MarmaladeTrust", "www.example.org/a-b",
    "10–16 June", "2–4pm", "👩🏽‍🚀", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣", "❤️", "☎", "(", ")", "«", "»", "“",
    "”", "…", "—", "&",
    "\u00ad", "\u200b", "\u2060", "\u00a0", "\u202f", "\u200d", "\u200c", "\u0301", "\u0323",
    "\u202e", "\u2067", "\u2069", "\u202c", " ", "  ", "\n", "jJfyÅ", "W" * 30, "12", "34", "!",
)  # fmt: skip

#: Captions in any mixture of languages.
captions = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map(" ".join) | st.lists(
    st.sampled_from(_PIECES), min_size=1, max_size=14
).map("".join)
