"""The text of the post keeps its network's limit, and link and hashtag stay whole."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.content import Content, Event
from connection_graphics.errors import UnknownNameError
from connection_graphics.words.counting import PostRules, count_text, post_rules
from connection_graphics.words.post_text import post_text
from tests.strategies import contents

TAG = "#RandomActsofConnection"
LINK = "https://example.org/tea"
X = PostRules.from_table(
    "x",
    {
        "text_max": 280,
        "count": "weighted",
        "count_one": [[0x0000, 0x10FF], [0x2000, 0x200D], [0x2010, 0x201F], [0x2032, 0x2037]],
        "count_emoji": 2,
        "url_length": 23,
        "alt_max": 1000,
    },
)
BLUESKY = PostRules("bluesky", text_max=300, count="graphemes", text_max_bytes=3000)
MASTODON = PostRules("mastodon", text_max=500, url_length=23)
THREADS = PostRules("threads", text_max=500, emoji_by_bytes=True, hashtags_max=1)
FAMILY = "👨\u200d👩\u200d👧\u200d👦"

TEA = Content(
    caption="Come for a cuppa, stay for a chat.",
    event=Event(
        name="Tea & talk at the library",
        date=date(2024, 6, 13),
        time=time(14),
        end_time=time(16),
        place="Anytown Library, High Street",
        access="Free. Everyone welcome.",
        organiser="Anytown Befrienders",
        link=LINK,
    ),
    hashtag=TAG,
)


# What counts one and what two was measured with twitter-text 3.1.0.
@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Tea & talk", 10),
        (f"See {LINK}", 27),
        ("See https://example.org/" + "a" * 80 + ".", 28),
        ("See example.org", 27),
        ("at 2.30pm", 9),
        ("é", 1),
        ("e\u0301", 1),
        ("a Ω я ก £ ½ ’ “ —", 17),
        ("\u00a0", 1),
        ("…", 2),
        ("€", 2),
        ("→", 2),
        ("❤", 2),
        ("❤\ufe0f", 2),
        ("中", 2),
        ("한국", 4),
        ("🎉", 2),
        (FAMILY, 2),
        ("🇬🇧", 2),
        ("1\ufe0f\u20e3", 2),
        ("👍🏽", 2),
        ("#1", 2),
        ("नमस्ते", 6),
    ],
)
def test_x_counts(text: str, length: int) -> None:
    assert count_text(text, X) == length


def test_other_networks_count() -> None:
    assert count_text(f"e\u0301{FAMILY}🇬🇧", BLUESKY) == 3
    assert count_text(f"See {LINK} or example.org", MASTODON) == 27 + 4 + 11
    assert count_text("🎉", THREADS) == 4
    assert count_text(FAMILY, THREADS) == 25
    assert count_text("é 中", THREADS) == 3
    assert count_text(FAMILY, PostRules("facebook")) == 7


def test_shipped_rules() -> None:
    assert post_rules("x") == X
    assert post_rules("Twitter") == X
    assert post_rules("bluesky") == BLUESKY
    with pytest.raises(UnknownNameError, match="there is no network"):
        post_rules("myspace")


def test_everything_in_order() -> None:
    post = post_text(TEA, X, year=2024)
    assert post.text == (
        "Tea & talk at the library\n"
        "Come for a cuppa, stay for a chat.\n"
        "\n"
        "Thu 13 June, 2–4pm\n"
        "Anytown Library, High Street\n"
        "Free. Everyone welcome.\n"
        "Anytown Befrienders\n"
        "\n"
        "https://example.org/tea\n"
        "#RandomActsofConnection"
    )
    assert post.length == len(post.text)
    assert post.notices == ()


def test_a_random_act() -> None:
    assert post_text(Content(caption="Say hello"), X, hashtag=TAG).text == f"Say hello\n\n{TAG}"
    assert post_text(Content(caption="Say hello"), X).text == "Say hello"


def test_short_of_room_the_details_of_the_graphic_go_first() -> None:
    rules = PostRules("x", text_max=180)
    post = post_text(TEA, rules, year=2024)
    assert post.length <= 180
    assert "Anytown Library, High Street" in post.text
    assert "Befrienders" not in post.text
    assert [notice.code for notice in post.notices] == ["post-shortened"]
    assert post.notices[0].message == (
        "to keep the limit of 180: organiser left out, access left out"
    )


def test_shorter_still_words_are_cut_but_never_when_link_and_hashtag() -> None:
    rules = PostRules("x", text_max=100)
    post = post_text(TEA, rules, year=2024)
    assert post.text == (f"Tea & talk at the library\n\nThu 13 June, 2–4pm\n\n{LINK}\n{TAG}")
    tight = post_text(TEA, PostRules("x", text_max=85), year=2024)
    assert tight.text == f"Tea & talk at…\n\nThu 13 June, 2–4pm\n\n{LINK}\n{TAG}"
    hopeless = post_text(TEA, PostRules("x", text_max=20), year=2024)
    assert LINK in hopeless.text
    assert TAG in hopeless.text
    assert [notice.code for notice in hopeless.notices] == ["post-shortened", "post-too-long"]


def test_own_words_are_kept() -> None:
    own = Content(caption="Tea", post_text="All welcome", post_texts={"x": "Short"}, hashtag=TAG)
    assert post_text(own, X).text == f"Short\n\n{TAG}"
    assert post_text(own, BLUESKY).text == f"All welcome\n\n{TAG}"
    with_tag = Content(caption="Tea", post_text=f"Come! {TAG} {LINK}", hashtag=TAG)
    assert post_text(with_tag, X).text == f"Come! {TAG} {LINK}"
    part_of_another = Content(caption="Tea", post_text=f"{TAG}2024", hashtag=TAG)
    assert post_text(part_of_another, X).text == f"{TAG}2024\n\n{TAG}"


def test_own_words_over_the_limit_are_told_not_cut() -> None:
    own = Content(caption="Tea", post_text="a" * 300)
    post = post_text(own, X)
    assert (post.text, post.length) == ("a" * 300, 300)
    assert post.notices[0].code == "post-too-long"
    assert post.notices[0].message == "the text counts 300, which is 20 more than 280"


def test_hashtags_are_counted() -> None:
    post = post_text(Content(caption="Tea", post_text="#One #Two #3", hashtag=TAG), THREADS)
    assert [notice.code for notice in post.notices] == ["too-many-hashtags"]
    assert post.notices[0].message == "3 hashtags, where the network takes 1"


def test_dates_in_the_rows_language() -> None:
    event = Event(name="Te", date=date(2024, 6, 13), time=time(14))
    assert "Iau 13 Mehefin, 2pm" in post_text(Content(event=event, lang="cy"), X, year=2024).text


@given(contents(), st.sampled_from([X, BLUESKY, PostRules("tiny", text_max=60)]))
def test_limits_are_kept_or_told(content: Content, rules: PostRules) -> None:
    post = post_text(content, rules, hashtag=TAG)
    assert rules.text_max is not None
    too_long = any(notice.code == "post-too-long" for notice in post.notices)
    assert too_long == (post.length > rules.text_max)
    own = content.post_texts.get(rules.network) or content.post_text
    tag = content.hashtag or TAG
    assert tag.casefold() in post.text.casefold()
    assert content.event.link is None or content.event.link in post.text
    assert own is None or post.text.startswith(own)
