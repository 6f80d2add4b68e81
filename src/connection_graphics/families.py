"""Whether the fonts that a campaign names are there: asked once, before a row is drawn."""

from __future__ import annotations

from .campaign import Campaign
from .errors import CampaignError, Location, UnknownNameError
from .text.fonts import FontBook

__all__ = ["check_families"]


def check_families(campaign: Campaign, book: FontBook) -> None:
    """Raise :class:`CampaignError` where *campaign* names a family that *book* does not have."""
    for use, font in campaign.fonts.families.items():
        _check(f"fonts.{use}.family", font.family, campaign, book)
    for family in campaign.fonts.fallback:
        _check("fonts.fallback", family, campaign, book)


def _check(key: str, family: str, campaign: Campaign, book: FontBook) -> None:
    try:
        book.family(family)
    except UnknownNameError as error:
        near = error.suggestion
        file = str(campaign.folders[0] / "campaign.toml") if campaign.folders else "campaign.toml"
        raise CampaignError(
            f'{key} is "{family}", and there is no such font',
            hint=f'did you mean "{near}"?' if near else "put its files into fonts/ there",
            code="unknown-font",
            where=Location(file=file),
        ) from error
