"""A campaign: its facts, its brand and its fixed words, all read from ``campaign.toml``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from connection_graphics import _assets
from connection_graphics.campaign.brand import (
    ContrastRule,
    FontFamily,
    Fonts,
    Grid,
    GridSizes,
    Palette,
    TypeRole,
    TypeScale,
    TypeSize,
)
from connection_graphics.campaign.colour import contrast, luminance
from connection_graphics.campaign.document import Table
from connection_graphics.campaign.load import (
    HASHTAG,
    LANGUAGE,
    builtin_document,
    folded_language,
    inherited,
    own_document,
    read_acts,
    read_contrast,
    read_fonts,
    read_grid,
    read_handles,
    read_palette,
    read_rights,
    read_statistic_share,
    read_themes,
    read_timezone,
    read_type_scale,
    read_words,
)
from connection_graphics.campaign.names import NameMap

__all__ = [
    "Campaign",
    "ContrastRule",
    "FontFamily",
    "Fonts",
    "Grid",
    "GridSizes",
    "NameMap",
    "Palette",
    "TypeRole",
    "TypeScale",
    "TypeSize",
    "contrast",
    "luminance",
]


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything that the pictures of one campaign have in common."""

    name: str
    theme: str
    organiser: str
    #: First and last day.
    start: date
    end: date
    #: Zone of all times that name none, such as ``Europe/London``.
    timezone: str
    #: Language of a post that names none, as BCP 47.
    language: str
    #: With its ``#``, spelt as it is always to be spelt.
    hashtag: str
    #: Address of the web page.
    site: str
    #: By network, and ``default``.
    handles: NameMap[str]
    palette: Palette
    contrast: ContrastRule = field(repr=False)
    #: Palettes of the other colourways, by the theme's name.
    themes: NameMap[Palette] = field(repr=False)
    type_scale: TypeScale = field(repr=False)
    grid: Grid = field(repr=False)
    #: Suggested acts by language.
    acts_by_language: NameMap[tuple[str, ...]] = field(repr=False)
    #: Where the statistic's split face is divided, from 0 to 1: for drawing only.
    statistic_share: float
    words_by_language: NameMap[NameMap[str]] = field(repr=False)
    #: Changes with every value above: a picture made with another digest may differ.
    digest: str
    #: Folders of its own to look for ``svg/`` and ``fonts/`` in, before the shipped ones.
    folders: tuple[Path, ...] = ()
    #: Who has the rights in the pictures, such as "© 2024 Marmalade Trust"; it may be empty.
    rights: str = ""
    #: Address of the pictures' licence, or its terms in words; it may be empty.
    licence: str = ""

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Campaign:
        """Return the shipped campaign, or the one of a folder or ``campaign.toml``.

        What another campaign leaves out, it has from the shipped one.

        Raises:
            CampaignError: the file is missing or wrong; the message says line, key and remedy.
            SetupError: the shipped campaign is not there.
        """
        builtin = builtin_document()
        own, folders = (None, ()) if path is None else own_document(Path(path))
        tables = inherited(own, builtin)
        tables.allow(builtin.data)
        facts = tables.table("campaign")
        facts.allow(builtin.data["campaign"])
        start, end = _days(facts)
        palette = read_palette(tables.table("palette"))
        contrast_rule = read_contrast(tables.table("contrast"), palette)
        return cls(
            name=facts.string("name", like="Loneliness Awareness Week 2024"),
            theme=facts.string("theme", like="Random Acts of Connection"),
            organiser=facts.string("organiser", like="Marmalade Trust"),
            start=start,
            end=end,
            timezone=read_timezone(facts),
            language=facts.string("language", like="en-GB", pattern=LANGUAGE),
            hashtag=facts.string("hashtag", like="#RandomActsofConnection", pattern=HASHTAG),
            site=facts.string("site", like="https://example.org", pattern=r"https?://[^\s/]\S*"),
            handles=read_handles(tables.table("handles")),
            palette=palette,
            contrast=contrast_rule,
            themes=read_themes(tables.table("themes"), palette, contrast_rule),
            type_scale=read_type_scale(tables.table("type"), read_fonts(tables.table("fonts"))),
            grid=read_grid(tables.table("grid")),
            acts_by_language=read_acts(tables.table("acts")),
            statistic_share=read_statistic_share(tables.table("statistic")),
            words_by_language=read_words(tables.table("words"), builtin.data["words"]["en"]),
            digest=tables.digest,
            folders=folders,
            rights=read_rights(facts, start.year),
            licence=facts.string("licence", pattern=r"[^\x00-\x1f]*"),
        )

    @property
    def fonts(self) -> Fonts:
        """The families, and what stands in for them."""
        return self.type_scale.fonts

    def colours(self, theme: str | None = None) -> Palette:
        """Return the palette of *theme*, or the campaign's own where there is none.

        Raises:
            UnknownNameError: there is no such theme.
        """
        return self.palette if theme is None else self.themes[theme.strip().casefold()]

    def handle(self, network: str) -> str:
        """Return the account's name on *network*, such as ``@marmalade_trust``; it may be empty."""
        return self.handles.get(network.casefold(), self.handles["default"])

    def words(self, lang: str) -> NameMap[str]:
        """Return the fixed words in *lang*.

        What it lacks comes from the language without its region, then from English.
        """
        words: dict[str, str] = {}
        for language in reversed(_fallbacks(lang)):
            words |= self.words_by_language.get(language, {})
        return NameMap("fixed word", words)

    def speaks(self, lang: str) -> bool:
        """Tell whether there are fixed words in *lang*, or in it without its region."""
        return any(language in self.words_by_language for language in _fallbacks(lang)[:-1])

    def borrowed(self, lang: str) -> frozenset[str]:
        """Return the fixed words that are English because the campaign has none in *lang*."""
        *own, english = _fallbacks(lang)
        if english in own:
            return frozenset()
        known = set().union(*(self.words_by_language.get(language, {}) for language in own))
        words = self.words_by_language[english].items()
        return frozenset(text for name, text in words if name not in known)

    def acts(self, lang: str) -> tuple[str, ...]:
        """Return the acts that the campaign suggests, in *lang* or else in English."""
        known = self.acts_by_language
        return next((known[language] for language in _fallbacks(lang) if language in known), ())

    def week_line(self, lang: str, dates: str) -> str:
        """Return the week's name with its *dates*, which are given in words.

        "10–16 June" makes "Loneliness Awareness Week, 10–16 June".
        """
        words = self.words(lang)
        return words["week_line"].format(week_name=words["week_name"], dates=dates)

    def text_colours(self, ground: str) -> tuple[str, ...]:
        """Return the names of the colours that words may have on *ground*, the usual one first.

        Raises:
            UnknownNameError: there is no such colour.
        """
        if ground in self.contrast.text_on:
            return self.contrast.text_on[ground]
        ratios = {name: self.palette.contrast(name, ground) for name in self.palette}
        allowed = [name for name, ratio in ratios.items() if ratio >= self.contrast.least]
        return tuple(sorted(allowed, key=lambda name: -ratios[name]))

    def template_folders(self) -> tuple[Traversable, ...]:
        """Return the folders of templates, the campaign's own before the shipped one."""
        return (*self._own("svg"), _assets.asset_root() / "templates" / "svg")

    def font_folders(self) -> tuple[Traversable, ...]:
        """Return the folders of fonts, the campaign's own before the shipped one."""
        return (*self._own("fonts"), _assets.asset_root() / "fonts")

    def _own(self, name: str) -> tuple[Traversable, ...]:
        return tuple(folder / name for folder in self.folders if (folder / name).is_dir())


def _days(facts: Table) -> tuple[date, date]:
    start, end = facts.date("start"), facts.date("end")
    if end < start:
        facts.fail("end", f"is {end}, before the start on {start}", "exchange the two", value=end)
    return start, end


def _fallbacks(lang: str) -> tuple[str, ...]:
    """Return *lang* and what may stand in for it: ``pt-br``, ``pt``, ``en``."""
    parts = folded_language(lang).split("-")
    return (*("-".join(parts[:count]) for count in range(len(parts), 0, -1)), "en")
