"""From ``campaign.toml`` to values: inheritance, then one function a table."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connection_graphics import _assets
from connection_graphics.campaign.brand import (
    ContrastRule,
    FontFamily,
    Fonts,
    Grid,
    Palette,
    TypeRole,
    TypeScale,
)
from connection_graphics.campaign.colour import hex_colour
from connection_graphics.campaign.document import Document, Table, merged
from connection_graphics.campaign.names import ANY_THEME, RESERVED, NameMap
from connection_graphics.errors import CampaignError, DataError, Location, closest
from connection_graphics.formats import SHAPES

__all__ = [
    "HASHTAG",
    "LANGUAGE",
    "builtin_document",
    "folded_language",
    "inherited",
    "own_document",
    "read_acts",
    "read_contrast",
    "read_fonts",
    "read_grid",
    "read_handles",
    "read_palette",
    "read_rights",
    "read_statistic_share",
    "read_timezone",
    "read_type_scale",
    "read_words",
]

_FILE = "campaign.toml"
_NAME = r"[a-z][a-z0-9_]*"
#: A hashtag of any script, with a letter in it: digits alone are a tag nowhere.
HASHTAG = r"#(?=\w*[^\W\d_])\w+"
#: A language tag, roughly BCP 47.
LANGUAGE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"
_ROLE_KEYS = (
    "family", "weight", "tracking", "line_height", "min_ratio", "shown_min", "sizes", "max_lines"
)  # fmt: skip
#: Roles that templates may ask for.
_ROLES = (
    "title_info", "title_poster", "figure", "quote",
    "eyebrow", "pill", "body", "hashtag", "smallest",
)  # fmt: skip
#: What a role may say for itself, and the most that it may say.
_TYPE_DEFAULTS = {"min_ratio": 1.0, "shown_min": 100.0}
#: A new word this near to a shipped one is a slip, not a new word.
_SLIP = 0.85

T = TypeVar("T")


def builtin_document() -> Document:
    """Return the shipped campaign."""
    file = _assets.asset_root() / "templates" / _FILE
    return Document.parse(f"templates/{_FILE}", file.read_text("utf-8"))


def own_document(path: Path) -> tuple[Document, tuple[Path]]:
    """Return the campaign of a folder or file, and the folder.

    Raises:
        CampaignError: there is none, or it cannot be read.
    """
    file = path / _FILE if path.is_dir() else path
    try:
        text = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CampaignError(
            f"there is no {_FILE} in {path}" if path.is_dir() else f"there is no campaign {path}",
            hint=f"a campaign is a folder with a {_FILE}; [campaign] with name, start and end is"
            " enough for a beginning",
            code="no-campaign",
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CampaignError(
            "this is not UTF-8 text",
            hint="save it as UTF-8 in your editor",
            where=Location(file=str(file), line=line),
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise CampaignError(
            f"the campaign cannot be read: {reason}", where=Location(file=str(file))
        ) from None
    return Document.parse(str(file), text), (file.parent,)


def inherited(own: Document | None, builtin: Document) -> Table:
    """Return the tables of *own* completed from *builtin*, or those of *builtin*."""
    if own is None:
        return Table(builtin.data, (builtin,))
    data = merged(_inheritable(builtin.data, own.data), own.data)
    return Table(data, (own, builtin))


def folded_language(tag: str) -> str:
    """Return a language tag as it is compared: ``pt-br``."""
    return tag.strip().replace("_", "-").casefold()


# ------------------------------------------------------------------------ inheritance


def _inheritable(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return *base* without what would be wrong in *own*."""
    kept = dict(base)
    organiser = _below(own, "campaign").get("organiser")
    if organiser not in {None, base["campaign"]["organiser"]}:
        kept["handles"] = {"default": ""}
        kept["campaign"] = {key: base["campaign"][key] for key in base["campaign"] if key != "site"}
    anew = _below(_below(own, "words"), "en")
    kept["words"] = {
        lang: words if lang == "en" else {key: words[key] for key in words if key not in anew}
        for lang, words in base["words"].items()
    }
    if "en" in _below(own, "acts"):
        kept["acts"] = {}
    # Axes belong to the family that has them.
    fonts = _below(own, "fonts")
    kept["fonts"] = {
        key: {} if "family" in _below(fonts, key) else font for key, font in base["fonts"].items()
    }
    return kept


def _below(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


# ------------------------------------------------------------------------- the tables


def read_timezone(facts: Table) -> str:
    """Return the name of a zone that exists."""
    name = facts.string("timezone", like="Europe/London")
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        facts.fail("timezone", f'is "{name}"', 'write a place such as "Europe/London"', value=name)


def read_rights(facts: Table, year: int) -> str:
    """Return who has the rights, with the names in braces filled in; it may be empty."""
    like = "© {year} {organiser}"
    rights = facts.string("rights", like=like, pattern=r"[^\x00-\x1f]*")
    names = _filled_in(rights)
    if names is None or not names <= {"year", "organiser"}:
        hint = f'only {{year}} and {{organiser}} may stand in braces: rights = "{like}"'
        facts.fail("rights", f'is "{rights}"', hint, value=rights)
    return rights.format(year=year, organiser=facts.string("organiser"))


def read_handles(table: Table) -> NameMap[str]:
    """Return the names of the accounts, by network; ``default`` is always among them."""
    handles = {
        key: table.string(key, like="@marmaladetrust", pattern=r"(?:@\S+)?") for key in table
    }
    return NameMap("handle", {"default": ""} | handles)


def read_palette(table: Table) -> Palette:
    """Return the colours, each checked and written alike."""
    colours = {}
    for name in _names(table):
        written = table.string(name, like="#F57C14")
        try:
            colours[name] = hex_colour(written)
        except DataError as error:
            table.fail(name, f'is "{written}"', error.hint, value=written)
    return Palette(colours)


def read_contrast(table: Table, palette: Palette) -> ContrastRule:
    """Return which words may stand on which ground, every pair computed."""
    table.allow(("least", "text_on"))
    least = table.number("least", least=1, most=21)
    grounds = table.table("text_on")
    grounds.allow(palette)
    text_on = {ground: grounds.strings(ground) for ground in grounds}
    for ground, colours in text_on.items():
        for colour in colours:
            _check_pair(grounds, palette, ground, colour, least)
    return ContrastRule(least, NameMap("ground", text_on))


def read_themes(table: Table, palette: Palette, rule: ContrastRule) -> NameMap[Palette]:
    """Return the palette of each theme; words keep their contrast in every one."""
    if ANY_THEME in table:
        table.fail(ANY_THEME, "stands for whichever the words choose", "give it another name")
    return NameMap("theme", {name: _theme(swaps, palette, rule) for name, swaps in table.tables()})


def _theme(swaps: Table, palette: Palette, rule: ContrastRule) -> Palette:
    swaps.allow(palette)
    colours = dict(palette)
    for name in swaps:
        other = swaps.string(name, like="amber")
        if other not in palette:
            near = closest(other, palette)
            hint = f'"{near}" is' if near else f"known: {', '.join(palette)}"
            swaps.fail(name, f'is "{other}", which is not in the palette', hint, value=other)
        colours[name] = palette[other]
    themed = Palette(colours)
    for ground, texts in rule.text_on.items():
        for text in texts:
            ratio = themed.contrast(text, ground)
            if ratio < rule.least:
                swapped = next((name for name in (ground, text) if name in swaps), ground)
                swaps.fail(
                    swapped,
                    f'leaves "{text}" on "{ground}" a contrast of only {ratio:.2f}; '
                    f"words need {rule.least:g}",
                    "let another colour stand there",
                    value=ratio,
                )
    return themed


def _check_pair(grounds: Table, palette: Palette, ground: str, colour: str, least: float) -> None:
    if colour not in palette:
        near = closest(colour, palette)
        hint = f'"{near}" is' if near else f"known: {', '.join(palette)}"
        grounds.fail(ground, f'names "{colour}", which is not in the palette', hint, value=colour)
    ratio = palette.contrast(colour, ground)
    if ratio < least:
        grounds.fail(
            ground,
            f'allows "{colour}", but {palette[colour]} on {palette[ground]} has a contrast of only'
            f" {ratio:.2f}; words need {least:g}",
            f'change one of the two colours, or take "{colour}" out of the list',
            value=ratio,
            because_of=(("palette", ground), ("palette", colour), ("contrast", "least")),
        )


def read_fonts(table: Table) -> Fonts:
    """Return the families."""
    families = {}
    for key in table:
        if key == "fallback":
            continue
        font = table.table(key)
        font.allow(("family", "axes"))
        axes = font.table("axes") if "axes" in font else Table({}, ())
        families[key] = FontFamily(
            font.string("family", like="Figtree"),
            NameMap("axis", {tag: axes.number(tag, least=-1000, most=1000) for tag in axes}),
        )
    return Fonts(NameMap("font", families), table.strings("fallback"))


def read_type_scale(table: Table, fonts: Fonts) -> TypeScale:
    """Return the roles."""
    table.allow((*_TYPE_DEFAULTS, *_ROLES))
    defaults = {key: table.number(key, least=0, most=most) for key, most in _TYPE_DEFAULTS.items()}
    roles = {
        name: _role(name, table.table(name), defaults, fonts)
        for name in table
        if name not in defaults
    }
    return TypeScale(NameMap("type role", roles), fonts)


def _role(name: str, table: Table, defaults: Mapping[str, float], fonts: Fonts) -> TypeRole:
    table.allow(_ROLE_KEYS)
    family = table.string("family", like="text")
    if family not in fonts.families:
        table.fail("family", f'is "{family}"', f"known: {', '.join(fonts.families)}", value=family)
    own = {
        key: table.number(key, least=0, most=_TYPE_DEFAULTS[key]) if key in table else default
        for key, default in defaults.items()
    }
    return TypeRole(
        name=name,
        family=family,
        weight=table.integer("weight", least=1, most=1000),
        tracking=table.number("tracking", least=-0.2, most=1),
        line_height=table.number("line_height", least=0.5, most=3),
        min_ratio=own["min_ratio"],
        shown_min=own["shown_min"],
        sizes=_by_shape(table, "sizes", lambda by, key: by.number(key, least=0.01, most=1)),
        max_lines=_by_shape(table, "max_lines", lambda by, key: by.integer(key, least=1, most=50)),
    )


def read_grid(table: Table) -> Grid:
    """Return margins and gaps."""

    def fraction(by: Table, key: str) -> float:
        return by.number(key, least=0, most=0.5)

    table.allow(Grid.__dataclass_fields__)
    return Grid(
        tile_divisor=_by_shape(
            table, "tile_divisor", lambda by, key: by.integer(key, least=1, most=100)
        ),
        margin=_by_shape(table, "margin", fraction),
        footer=_by_shape(table, "footer", fraction),
        face_edge=fraction(table, "face_edge"),
        eyebrow_to_title=fraction(table, "eyebrow_to_title"),
        title_to_pill=fraction(table, "title_to_pill"),
        step=table.integer("step", least=1, most=100),
    )


def _by_shape(table: Table, key: str, read: Callable[[Table, str], T]) -> NameMap[T]:
    by = table.table(key)
    by.allow(SHAPES)
    return NameMap("shape", {shape: read(by, shape) for shape in SHAPES})


def read_acts(table: Table) -> NameMap[tuple[str, ...]]:
    """Return the suggested acts, by language."""
    return NameMap("language", {_language(table, key): table.strings(key) for key in table})


def read_statistic_share(table: Table) -> float:
    """Return where the split face is divided."""
    table.allow(("drawn_share",))
    return table.number("drawn_share", least=0, most=1)


def read_words(table: Table, shipped: Mapping[str, str]) -> NameMap[NameMap[str]]:
    """Return the fixed words by language; *shipped* are the English ones that templates rely on."""
    english = table.table("en")
    for key in _names(english):
        if key in shipped:
            continue
        from difflib import get_close_matches

        near = get_close_matches(key, shipped, n=1, cutoff=_SLIP)
        if near:
            english.fail(key, "is no word that is known here", f'"{near[0]}" is')
    patterns = {key: shipped.get(key, english.string(key)) for key in english}
    words = {}
    for lang, translated in table.tables():
        translated.allow(patterns)
        words[_language(table, lang)] = NameMap(
            "fixed word", {key: _word(translated, key, patterns[key]) for key in translated}
        )
    return NameMap("language", words)


def _word(table: Table, key: str, pattern: str) -> str:
    word, needed = table.string(key), _filled_in(pattern)
    if needed is None or _filled_in(word) != needed:
        names = " and ".join(f"{{{name}}}" for name in sorted(needed or ())) or "nothing"
        table.fail(
            key, f'is "{word}"', f"it must have {names} in braces, to be filled in", value=word
        )
    return word


def _filled_in(pattern: str) -> frozenset[str] | None:
    """Return the names in braces, or ``None`` where braces say more or do not pair."""
    try:
        fields = [field for _, *field in string.Formatter().parse(pattern) if field[0] is not None]
    except ValueError:
        return None
    # A width such as {number:>999999999} would be obeyed.
    if any(spec or conversion for _, spec, conversion in fields):
        return None
    return frozenset(str(name) for name, _, _ in fields)


# ------------------------------------------------------------------------------ names


def _names(table: Table) -> list[str]:
    """Return the keys, which have to be names that a template can write after a full stop."""
    for key in table:
        if not re.fullmatch(_NAME, key) or key in RESERVED:
            table.fail(key, "cannot be a name", "use small letters, digits and _, a letter first")
    return list(table)


def _language(table: Table, key: str) -> str:
    if not re.fullmatch(LANGUAGE, key):
        table.fail(key, "is not a language", 'write a code such as "cy" or "pt-BR"')
    return folded_language(key)
