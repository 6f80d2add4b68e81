"""The pipeline as its users call it: any words drawn letter for letter, or one clear error."""

from __future__ import annotations

import io
import pickle
from typing import Any

import pytest
from PIL import Image

from connection_graphics import (
    ConnectionGraphicsError,
    DataError,
    FitError,
    FontError,
    Graphic,
    OutputError,
    Renderer,
    RowError,
    UnknownNameError,
    get_format,
    render,
    render_batch,
)

EVENT = {
    "event_name": "Tea & talk at the library",
    "date": "2024-06-13",
    "time": "2-4pm",
    "place": "Leeds Central Library",
    "access": "Free. Everyone welcome.",
    "link": "https://www.lonelinessawarenessweek.org",
}
SHAPES = ["instagram-square", "instagram-portrait", "instagram-story", "x-post"]
SIXTY = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochau"


def drawn(graphic: Graphic, field: str = "title") -> str:
    """Return the words drawn for *field*, with no trace of line breaks or invisible marks."""
    words = " ".join(
        line for text in graphic.drawing.texts if text.field == field for line in text.lines
    )
    return words.replace("\u2060", "").replace("\u00a0", " ")


@pytest.mark.parametrize("format_", SHAPES)
def test_an_event_says_all_it_was_given(format_: str) -> None:
    graphic = render("event", EVENT, format=format_)
    assert drawn(graphic) == "Tea & talk at the library"
    assert drawn(graphic, "when") == "Thu 13 June, 2–4pm"
    assert drawn(graphic, "place") == "Leeds Central Library"
    assert drawn(graphic, "hashtag") == "#RandomActsofConnection"
    assert graphic.image.size == (get_format(format_).width, get_format(format_).height)
    assert graphic.image.mode == "RGB"
    assert not [notice for notice in graphic.notices if notice.code == "outside-safe-area"]


@pytest.mark.parametrize("format_", SHAPES)
@pytest.mark.parametrize(
    "caption",
    [
        "A",
        "Say hello to someone",
        "Smile at someone on the street",
        "<b>&amp;{{7*7}}]]>",
        "{% raw %} ${7*7} #{7} `x`",
        "Reconnect with an old friend you have not spoken to for years",
        "Rhannwch baned gyda'ch cymdogion yn y neuadd",
        "Uśmiechnij się do kogoś na ulicy",
        "Hãy mỉm cười với một người trên phố",
    ],
)
def test_words_are_drawn_letter_for_letter(format_: str, caption: str) -> None:
    graphic = render("random-act", caption=caption, format=format_)
    # A word may be broken between letters where it is wider than the line.
    assert drawn(graphic).replace(" ", "") == caption.replace(" ", "")


@pytest.mark.parametrize("format_", SHAPES)
@pytest.mark.parametrize("length", [1, 20, 140, 400])
def test_any_length_is_drawn_or_refused_by_name(format_: str, length: int) -> None:
    caption = ("word and " * 50)[:length].strip() or "w"
    try:
        graphic = render("random-act", caption=caption, format=format_)
    except FitError as error:
        assert error.where.field == "caption"  # noqa: PT017
        assert format_ in str(error)  # noqa: PT017
        assert length > 20
    else:
        assert drawn(graphic) == caption


@pytest.mark.parametrize("format_", SHAPES)
def test_a_word_of_sixty_letters_is_drawn_whole_or_refused(format_: str) -> None:
    try:
        graphic = render("random-act", caption=SIXTY, format=format_)
    except FitError as error:
        assert error.where.field == "caption"  # noqa: PT017
    else:
        assert drawn(graphic).replace(" ", "") == SIXTY


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Smile\r\nand wave", "Smile and wave"),
        ("Smile\tand wave", "Smile and wave"),
        ("Smile\x00 and wave", "Smile and wave"),
        ("  Smile   and wave ", "Smile and wave"),
    ],
)
def test_white_space_and_control_characters_are_cleaned(caption: str, said: str) -> None:
    assert drawn(render("random-act", caption=caption)) == said


def test_a_missing_character_is_named_with_its_field() -> None:
    with pytest.raises(FontError, match="EGYPTIAN HIEROGLYPH") as caught:
        render("random-act", caption="Say \U00013000")
    assert caught.value.where.field == "caption"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"template": "evnt", "caption": "x"}, 'did you mean "event"'),
        ({"caption": "x", "format": "instagram-squre"}, 'did you mean "instagram-square"'),
        ({"capton": "x"}, "caption"),
    ],
)
def test_unknown_names_suggest_the_near_one(arguments: dict[str, Any], words: str) -> None:
    template = arguments.pop("template", None)
    with pytest.raises(UnknownNameError, match=words):
        render(template, **arguments)


def test_nothing_to_say_is_one_clear_error() -> None:
    with pytest.raises(DataError, match="caption") as caught:
        render("event")
    assert caught.value.code == "missing-words"


def test_the_words_choose_the_arrangement_and_a_number_overrides_it() -> None:
    assert render("event", EVENT).to_bytes() == render("event", EVENT).to_bytes()
    pictures = {render("event", EVENT, arrangement=number).to_bytes() for number in (0, 1, 2)}
    assert len(pictures) == 3


def test_optional_parts_close_up() -> None:
    few = render("event", event_name="Tea", date="2024-06-13", format="instagram-portrait")
    fields = {text.field for text in few.drawing.texts}
    assert "place" not in fields
    assert "link" not in fields


def test_files_meet_their_limit_and_say_what_they_are() -> None:
    graphic = render("event", EVENT, format="instagram-portrait")
    data = graphic.to_bytes()
    assert Image.open(io.BytesIO(data)).format == "JPEG"
    assert len(data) <= 8_000_000
    small = graphic.to_bytes("jpeg", max_bytes=90_000)
    assert len(small) <= 90_000
    with pytest.raises(OutputError, match="smaller than") as caught:
        graphic.to_bytes("jpeg", max_bytes=500)
    assert caught.value.code == "file-too-large"


def test_a_graphic_survives_pickling() -> None:
    graphic = render("event", EVENT, format="x-post")
    copy = pickle.loads(pickle.dumps(graphic))  # noqa: S301
    assert copy.to_bytes() == graphic.to_bytes()
    assert copy.alt_text == graphic.alt_text


def test_a_batch_yields_in_order_with_errors_as_values() -> None:
    rows = [{"caption": "Say hello"}, {"date": "31 June 2024", "event_name": "Tea"}, EVENT]
    results = list(render_batch(rows, formats=["instagram-square", "x-post"]))
    kinds = [type(result) for result in results]
    assert kinds == [Graphic, Graphic, RowError, Graphic, Graphic]
    bad = results[2]
    assert isinstance(bad, RowError)
    assert bad.row == 2
    assert "June has 30 days" in str(bad)


def test_a_renderer_gives_what_render_gives() -> None:
    with Renderer() as renderer:
        graphic = renderer.render("event", EVENT, format="x-post")
    assert graphic.to_bytes() == render("event", EVENT, format="x-post").to_bytes()
    assert {"event", "random-act"} <= set(renderer.template_names())


def test_every_failure_is_of_the_one_tree() -> None:
    cases: list[dict[str, Any]] = [
        {},
        {"caption": "x" * 6000},
        {"caption": "\ud800"},
        {"date": 3.5},
    ]
    for arguments in cases:
        with pytest.raises(ConnectionGraphicsError):
            render("event", **arguments)


def test_the_alt_text_says_what_is_drawn_most_important_first() -> None:
    graphic = render("event", EVENT, format="instagram-portrait")
    assert graphic.alt_text.startswith(
        "Tea & talk at the library. Thursday 13 June, 2pm to 4pm. Leeds Central Library."
    )
    assert "smiling faces" in graphic.alt_text
    assert "#" not in graphic.alt_text
    own = render("event", EVENT, alt_text="Tea for everyone", format="x-post")
    assert own.alt_text == "Tea for everyone"


def test_the_post_keeps_to_the_networks_limit() -> None:
    graphic = render("event", {**EVENT, "caption": "Come and talk. " * 6}, format="x-post")
    post = graphic.post_text()
    assert "#RandomActsofConnection" in post
    assert "lonelinessawarenessweek.org" in post
    assert graphic.post("x").length <= 280
    assert len(graphic.post_text("instagram")) > len(post) - 5
    with pytest.raises(UnknownNameError):
        graphic.post_text("myspace")


def test_words_given_as_the_template_are_a_clear_error() -> None:
    with pytest.raises(TypeError, match="template comes first"):
        render({"caption": "hello"})  # type: ignore[arg-type]


def test_a_theme_is_another_colourway_and_an_unknown_one_is_named() -> None:
    usual, amber = render(caption="Say hello"), render(caption="Say hello", theme="Amber")
    assert usual.image.getpixel((5, 5)) == (0xF5, 0x7C, 0x14)
    assert amber.image.getpixel((5, 5)) == (0xFF, 0xB8, 0x29)
    with pytest.raises(UnknownNameError, match='no theme "ambr": did you mean "amber"'):
        render(caption="Say hello", theme="ambr")


def test_alt_text_has_no_trace_of_line_breaks() -> None:
    thai = "\u0e0a\u0e32\u0e41\u0e25\u0e30\u0e01\u0e32\u0e23\u0e1e\u0e39\u0e14\u0e04\u0e38\u0e22"
    graphic = render(caption=thai, lang="th", format="instagram-square")
    assert len(graphic.fit["title"].lines) > 1
    assert thai in graphic.alt_text
    assert "\u2060" not in graphic.alt_text


def test_a_week_without_a_translated_name_keeps_its_dates_in_its_own_language() -> None:
    graphic = render("event", {**EVENT, "lang": "th"}, format="instagram-portrait")
    assert drawn(graphic, "week_line") == "Loneliness Awareness Week, 10–16 June"
    assert "Thu" not in drawn(graphic, "when")


def test_a_figure_and_its_sentence_are_one_sentence() -> None:
    graphic = render("statistic")
    assert graphic.title == "Almost half"
    assert graphic.alt_text.startswith(
        "Almost half of us in the UK feel lonely at least some of the time."
    )


def test_words_from_right_to_left_keep_clear_of_a_clock_at_the_right() -> None:
    graphic = render(caption="ابتسم لشخص في الشارع", lang="ar", format="youtube-thumbnail")
    assert not [notice for notice in graphic.notices if notice.code == "outside-safe-area"]


def test_english_words_in_a_picture_of_another_language_are_told() -> None:
    def told(lang: str) -> list[str]:
        graphic = render("random-act", caption="Habari", lang=lang, format="square")
        return [notice.message for notice in graphic.notices if notice.code == "untranslated"]

    assert told("en-GB") == told("cy") == []
    (message,) = told("sw")
    assert '"Today’s random act"' in message
    assert "[words.sw]" in message
