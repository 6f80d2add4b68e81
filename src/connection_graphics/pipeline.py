"""The pipeline, in order: words → template → resolved tree → drawing → graphic."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from math import ceil
from pathlib import Path
from typing import Final

from .campaign import Campaign
from .campaign.colour import contrast, luminance
from .checks.budget import budget
from .choosing import arrangement_for, theme_for
from .content import Content, default_template, read_content
from .drawing import compose
from .errors import ConnectionGraphicsError, FitError
from .families import check_families
from .formats import Format, get_format
from .graphic import Graphic
from .metadata import Credit
from .pictures import Library, LogoFacts, Session, Slots, slots_for
from .raster import forget_pixels
from .reading.dates import DateOrder, DateRange
from .svg.pictures import place_pictures
from .svg.resolve import resolve
from .telling import alt_text_of, field_of, in_words, notices_of, title_of, untranslated
from .template import Template, find_template, forget_templates, own_fields, template_names
from .text.fonts import FontBook
from .variables import template_variables
from .vector_logo import vector_reader

__all__ = ["Renderer"]

_ENDS: Final = ("#FFFFFF", "#000000")


class Renderer:
    """One campaign's templates and fonts, loaded once and used for many graphics.

    It is safe to use from several threads at once. ``with Renderer() as renderer:``
    lets go of everything at the end.
    """

    def __init__(
        self,
        campaign: Campaign | str | os.PathLike[str] | None = None,
        *,
        replace_missing: bool = False,
        templates: Sequence[Traversable] = (),
    ) -> None:
        """Load *campaign*, or the one in a folder; Random Acts of Connection by default.

        *templates* are folders of templates to look in before those of the campaign.

        With *replace_missing*, a character that no font has is replaced by its plain form or
        a question mark, with a notice; otherwise it is an error. Raises
        :class:`CampaignError` where the campaign cannot be read.
        """
        self._replace_missing = replace_missing
        self.campaign = campaign if isinstance(campaign, Campaign) else _campaign(campaign)
        self.fonts = _fonts(self.campaign)
        self._roots = (*templates, *self.campaign.template_folders())
        self._library = Library(vector_reader(self.fonts))

    def __enter__(self) -> Renderer:
        """Return the renderer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the renderer."""
        self.close()

    def close(self) -> None:
        """Forget templates, pictures and the pixels that this thread keeps.

        The renderer can still be used, and fills its caches again.
        """
        find_template.cache_clear()
        self._library.clear()
        forget_pixels()

    def forget_templates(self) -> None:
        """Read every template again when it is next used: what the preview does on a save."""
        forget_templates()
        self.__dict__.pop("_free_fields", None)

    def template(self, name: str) -> Template:
        """Return the template called *name*; raise :class:`UnknownNameError` if there is none."""
        return find_template(name, self._roots)

    def template_names(self) -> tuple[str, ...]:
        """Return the names of all templates of the campaign, sorted."""
        return template_names(self._roots)

    def render(
        self,
        template: str | Template | None = None,
        data: Mapping[str, object] | Content | None = None,
        /,
        *,
        format: str | Format = "instagram-square",  # noqa: A002 - the word users look for
        arrangement: int | None = None,
        scale: float = 1.0,
        assets: str | os.PathLike[str] | None = None,
        **fields: object,
    ) -> Graphic:
        """Return one graphic; see :func:`connection_graphics.render`."""
        if isinstance(template, Mapping | Content):
            raise TypeError("the template comes first, then the words: render(None, words)")
        if isinstance(template, str):
            template = self.template(template)
        content = self._content(data, fields, None, template)
        chosen = get_format(format) if isinstance(format, str) else format
        design = self.design(template, content)
        return self._graphic(design, content, chosen, arrangement, scale, assets)

    def content(
        self,
        data: Mapping[str, object] | Content | None = None,
        /,
        *,
        date_order: DateOrder | None = None,
        **fields: object,
    ) -> Content:
        """Return the content of *data* and *fields*, read as this campaign reads dates.

        Raises :class:`DataError` or :class:`UnknownNameError`, as ``Content.from_fields``.
        """
        return self._content(data, fields, date_order, None)

    def _content(
        self,
        data: Mapping[str, object] | Content | None,
        fields: Mapping[str, object],
        date_order: DateOrder | None,
        template: Template | None,
    ) -> Content:
        if isinstance(data, Content) and not fields:
            return data
        given = {**(data.as_fields() if isinstance(data, Content) else data or {}), **fields}
        content, problems = self.read(
            {name: value for name, value in given.items() if value is not None},
            template,
            date_order=date_order,
        )
        if content is None:
            raise problems[0]
        return content

    def read(
        self,
        fields: Mapping[str, object],
        template: Template | None = None,
        *,
        date_order: DateOrder | None = None,
    ) -> tuple[Content | None, tuple[ConnectionGraphicsError, ...]]:
        """Return what *fields* say for *template*, and every problem in them.

        With a problem there is no content. The campaign gives what a row leaves out: year,
        language, hashtag, time zone.
        """
        campaign = self.campaign
        return read_content(
            fields,
            lang=campaign.language,
            hashtag=campaign.hashtag,
            timezone=campaign.timezone,
            week=DateRange(campaign.start, campaign.end),
            date_order=date_order,
            free_fields=self._free_fields,
            words_needed=template is None or template.needs_words,
            required=() if template is None else template.required,
        )

    @cached_property
    def _free_fields(self) -> frozenset[str]:
        """Return the fields that the campaign's own templates have for themselves."""
        return own_fields(self._roots)

    def logo(self, name: str, *, assets: str | os.PathLike[str]) -> LogoFacts:
        """Return what is found out about the logo *name* in the folder *assets*.

        Raises :class:`AssetError` where it cannot be used: the message says why, and the hint
        what to ask its partner for.
        """
        file = self._library.open(Path(assets), name, field="logo")
        return self._library.facts(file, _grounds(tuple(self.campaign.palette.values())))

    def design(self, template: str | Template | None, content: Content) -> Template:
        """Return *template*, or the one that suits *content* where there is none."""
        if isinstance(template, Template):
            return template
        return self.template(template or default_template(content))

    def budget(
        self,
        template: str | Template,
        *,
        format: str | Format = "instagram-square",  # noqa: A002 - the word users look for
        lang: str | None = None,
    ) -> dict[str, int]:
        """Return how many characters each field of *template* holds, beside typical other words.

        It is measured with words of *lang*, whose letters may be wider than English ones.
        """
        design = self.design(template, self.content(caption="-"))
        return budget(
            design,
            lambda fields: self.render(design, fields, format=format, arrangement=0),
            lang or self.campaign.language,
        )

    def _graphic(
        self,
        template: Template,
        content: Content,
        format_: Format,
        arrangement: int | None,
        scale: float,
        assets: str | os.PathLike[str] | None,
    ) -> Graphic:
        slots = self._slots(content, format_, scale, assets)
        colours = self.campaign.colours(theme_for(content, self.campaign))
        variables = self._variables(template, content, format_, arrangement, slots)
        name = template.file_for(format_.shape)
        try:
            filled = template.fill(format_.shape, variables)
            tree = resolve(
                filled,
                self.fonts,
                lang=str(variables["lang"]),
                name=name,
                mirrored=bool(variables["mirrored"]),
                replace_missing=self._replace_missing,
                canvas=(format_.width, format_.height),
            )
            place_pictures(
                tree.root,
                slots,
                grounds=_grounds(tuple(colours.values())),
                folder=template.folder,
                name=name,
            )
        except FitError as error:
            raise in_words(error, template, content, format_) from error
        except ConnectionGraphicsError as error:
            if error.where.field:
                field = field_of(error.where.field, template, content)
                error.where = replace(error.where, field=field)
            if error.where.line is not None:
                error.located(file=name)
            raise
        drawing = compose(tree, slots.session.pictures)
        alt_text = alt_text_of(content, template, drawing, format_, self.campaign)
        return Graphic(
            template=template.name,
            format=format_,
            content=content,
            drawing=drawing,
            title=title_of(drawing, variables),
            alt_text=alt_text.text,
            notices=(
                *content.notices,
                *slots.notices(),
                *tree.notices,
                *notices_of(drawing, format_),
                *untranslated(drawing, self.campaign, str(variables["lang"])),
                *alt_text.notices,
            ),
            scale=scale,
            credit=_credit(self.campaign),
            year=self.campaign.start.year,
        )

    def filled(
        self,
        template: Template,
        content: Content,
        *,
        format: Format,  # noqa: A002 - as in render
        arrangement: int | None = None,
        assets: str | os.PathLike[str] | None = None,
    ) -> str:
        """Return the SVG that :meth:`render` lays out, for who wants to point at its lines."""
        slots = self._slots(content, format, 1.0, assets)
        variables = self._variables(template, content, format, arrangement, slots)
        return template.fill(format.shape, variables)

    def _variables(
        self,
        template: Template,
        content: Content,
        format_: Format,
        arrangement: int | None,
        slots: Slots,
    ) -> dict[str, object]:
        number = arrangement_for(content) if arrangement is None else arrangement
        variables = template_variables(
            content, template, self.campaign, format_, arrangement=number
        )
        return {**variables, **slots.variables()}

    def _slots(
        self,
        content: Content,
        format_: Format,
        scale: float,
        assets: str | os.PathLike[str] | None,
    ) -> Slots:
        """Return the pictures that *content* brings; their files are checked now."""
        session = Session(
            self._library,
            format_name=format_.name,
            width=format_.width,
            height=format_.height,
            scale=ceil(scale),  # as it is drawn, before it is made smaller
        )
        return slots_for(
            session,
            None if assets is None else Path(assets),
            image=content.image,
            image_focus=content.image_focus,
            logo=content.logo,
            logo_2=content.extra.get("logo_2"),
            link=content.event.link,
            qr=content.qr,
        )


def _campaign(path: str | os.PathLike[str] | None) -> Campaign:
    return Campaign.load(path)


_books: dict[tuple[str, ...], FontBook] = {}


def _fonts(campaign: Campaign) -> FontBook:
    """Return the book of the campaign's font folders, one a process for each set of folders."""
    folders = campaign.font_folders()
    key = tuple(str(folder) for folder in folders)
    if key not in _books:
        _books[key] = FontBook.load(folders)
    check_families(campaign, _books[key])
    return _books[key]


def _credit(campaign: Campaign) -> Credit:
    """Return what the campaign says of the origin of its pictures."""
    return Credit(
        campaign=campaign.name,
        organiser=campaign.organiser,
        rights=campaign.rights,
        licence=campaign.licence,
        keywords=tuple(dict.fromkeys((campaign.theme, campaign.hashtag))),
        day=campaign.start,
    )


@lru_cache(maxsize=64)
def _grounds(colours: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the lightest and the darkest of *colours*, and the best for what is both."""
    ordered = sorted(colours, key=luminance)
    middle = max(ordered, key=lambda colour: min(contrast(colour, end) for end in _ENDS))
    return ordered[-1], ordered[0], middle
