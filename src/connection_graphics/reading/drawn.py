"""Sample words of a drawn template → placeholders.

In a drawing program a template shows sample words. A text that is called after a field, by its
name in the list of layers, its id or ``data-field``, gets the row's words in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sample_words_replaced"]

#: What a text may be called, and what then stands in it. As ``variables`` gives them.
_NAMES = {
    name: name
    for name in (
        *("title", "subtitle", "when", "dates", "times", "link_words", "site_words", "handle"),
        *("week_name", "week_dates", "week_line", "week_year", "caption", "event_name", "place"),
        *("access", "organiser", "speaker", "source", "figure", "raised", "goal", "partner"),
        *("day", "hashtag"),
    )
} | {"date": "dates", "time": "times", "link": "link_words"}
_FIXED_WORDS = re.compile(r"words\.[a-z_]+")
#: Inkscape's name in the list of layers; ours; Illustrator's; Figma's and Affinity's.
_NAMED_BY = tuple(
    re.compile(rf"(?<![\w:-]){name}\s*=\s*[\"']([^\"'<>]*)[\"']")
    for name in ("inkscape:label", "data-field", "data-name", "id")
)
_OWN_ID = re.compile(r"\s(?<![\w:-])id\s*=\s*[\"'][^\"'<>]*[\"']")
_TEXT = re.compile(r"<text\b[^<>]*>")
_BOX = re.compile(
    r"<(?P<tag>rect|path|circle|ellipse|polygon)\b[^<>]*"
    r"(?<![\w:-])inkscape:label\s*=\s*[\"'](?P<name>[\w.]+)-box[\"'][^<>]*>"
)
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[\w:]+)[^<>]*?(?P<alone>/?)>|[^<]+|<")
_LINE = re.compile(r"<tspan\b[^<>]*?(?<![\w:-])y\s*=\s*[\"'](-?\d+(?:\.\d+)?)(?:px)?[\"']")
#: A field by itself; filters may follow that do not stand in for what is missing.
_PLACEHOLDER = re.compile(r"\{\{\s*([a-z]\w*)\s*(?:\|(?![^{}]*\bd(?:efault)?\b)[^{}]*)?\}\}")
_SMALLEST = "data-min-font-size"
#: How small words may become where the drawing does not say: as the type scale has it.
_USUAL_SMALLEST = "0.6em"


def sample_words_replaced(source: str) -> str:
    """Return the SVG *source* with a placeholder for each named text that is without one.

    A text with placeholders of its own, as in "With {{ speaker }}", is drawn where the post has
    any of them.
    """
    return "".join(_parts(_boxes_by_id(source)))


def _boxes_by_id(source: str) -> str:
    """Return *source* with the ids of boxes after those of their texts.

    Inkscape's list of layers gives labels, and a box is known by its text's id: a rectangle
    labelled ``place-box`` is the box of the text labelled ``place``, whatever their ids are.
    """
    if not _BOX.search(source):
        return source
    ids: dict[str, str] = {}
    for tag in _TEXT.findall(source):
        label, own = (named_by.search(tag) for named_by in (_NAMED_BY[0], _NAMED_BY[-1]))
        if label and own:
            ids.setdefault(label[1].strip(), own[1])
    return _BOX.sub(lambda box: _called(box, ids.get(box["name"])), source)


def _called(box: re.Match[str], text: str | None) -> str:
    if text is None:
        return box[0]
    named = f'id="{text}-box"'
    without = _OWN_ID.sub("", box[0], count=1)
    return without.replace(f"<{box['tag']}", f"<{box['tag']} {named}", 1)


def _parts(source: str) -> Iterator[str]:
    place = 0
    for opening in re.finditer(r"<text\b[^<>]*(?<!/)>", source):
        if opening.start() < place:
            continue
        end = source.find("</text>", opening.end())
        if end < 0:
            break
        body, name = source[opening.end() : end], _name(opening[0])
        said = () if "{" in opening[0] or "{%" in body else _said_in(body)
        if said:
            yield source[place : opening.start()]
            yield from _where_said(opening[0], body, said)
            place = end + len("</text>")
            continue
        if name is None or "{{" in body or "{%" in body:
            continue
        yield source[place : opening.start()]
        yield _tag(opening[0], body, name)
        yield _body(body, name)
        place = end
    yield source[place:]


def _said_in(body: str) -> tuple[str, ...]:
    """Return the fields of the placeholders in *body*; none where one has words in reserve."""
    if body.count("{{") != len(found := _PLACEHOLDER.findall(body)):
        return ()
    return tuple(dict.fromkeys(found))


def _where_said(tag: str, body: str, said: tuple[str, ...]) -> Iterator[str]:
    field = "" if "data-field" in tag else f' data-field="{said[0]}"'
    given = " or ".join(f"{name} is not none" for name in said)
    yield f"{{%+ if {given} %}}{tag[:-1]}{field}>{body}</text>{{% endif +%}}"


def _name(tag: str) -> str | None:
    """Return which words the text of *tag* is called after."""
    for named_by in _NAMED_BY:
        found = named_by.search(tag)
        name = found[1].strip() if found else ""
        if name in _NAMES or _FIXED_WORDS.fullmatch(name):
            return _NAMES.get(name, name)
    return None


def _tag(tag: str, body: str, name: str) -> str:
    added = "" if "data-field" in tag else f' data-field="{name}"'
    if _SMALLEST not in tag and "data-fit" not in tag:
        added += f' {_SMALLEST}="{_USUAL_SMALLEST}"'
    if "line-height" not in tag:
        added += _line_height(body)
    return f"{tag[:-1]}{added}>"


def _line_height(body: str) -> str:
    """Return the attribute for lines as far apart as in *body*; few programs name a distance."""
    places = [float(found[1]) for found in _LINE.finditer(body)]
    if len(places) < 2 or places[1] <= places[0]:
        return ""
    return f' line-height="{places[1] - places[0]:g}px"'


def _body(body: str, name: str) -> str:
    """Return a placeholder in the tags that stand around the first words of *body*."""
    opened: list[str] = []
    tags: list[str] = []
    for token in _TOKEN.finditer(body):
        if token["tag"] is None:
            if token[0].strip():
                break
        elif token["end"]:
            del opened[-1:], tags[-1:]
        elif not token["alone"]:
            opened.append(token[0])
            tags.append(token["tag"])
    closing = "".join(f"</{tag}>" for tag in reversed(tags))
    return f"{''.join(opened)}{{{{ {name} or '' }}}}{closing}"
