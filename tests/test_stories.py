"""Stories fit the templates that they are made for, and are drawn."""

from __future__ import annotations

import pytest

from connection_graphics import FontError, Renderer
from connection_graphics.stories import stories

HARD = ["bare", "long-word", "long-link", "arabic", "hindi", "welsh", "japanese", "emoji", "markup"]


@pytest.mark.parametrize("name", Renderer().template_names())
def test_a_template_has_its_samples_and_then_the_hard_stories(name: str) -> None:
    template = Renderer().template(name)
    told = stories(template)
    fields = {field.name for field in template.fields} | {"lang", "notes"}

    assert [story.name for story in told] == [s.name for s in template.samples] + HARD
    assert all(set(story.fields) <= fields for story in told)
    assert len({story.label for story in told}) == len(told)


def test_nothing_optional_is_left_in_the_bare_story() -> None:
    bare = {story.name: story.fields for story in stories(Renderer().template("event"))}["bare"]

    assert set(bare) == {"event_name"}


@pytest.mark.parametrize("name", Renderer().template_names())
@pytest.mark.parametrize("format_", ["instagram-square", "x-post"])
def test_every_story_is_drawn_or_lacks_a_font(name: str, format_: str) -> None:
    renderer = Renderer()
    for story in stories(renderer.template(name)):
        if story.name == "japanese":
            with pytest.raises(FontError, match="no bundled font"):
                renderer.render(name, story.fields, format=format_)
        else:
            words = renderer.render(name, story.fields, format=format_).drawing.texts
            assert words
