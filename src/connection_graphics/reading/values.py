"""Small values as people type them: yes and no, sums, time zones, hashtags."""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from decimal import Decimal
from functools import lru_cache
from typing import Final

from connection_graphics.errors import DataError, UnknownNameError, closest

__all__ = ["read_hashtag", "read_number", "read_timezone", "read_yes_no"]


def read_yes_no(value: object) -> bool:
    """Return what *value* says: ``yes``, ``no``, ``true``, ``0``, ``x`` and the like.

    Raises:
        DataError: ``bad-yes-no``.
    """
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise DataError(
        f'"{value}" is neither yes nor no', code="bad-yes-no", hint="write yes or no", value=value
    )


_YES: Final = frozenset({"yes", "y", "true", "t", "on", "1", "1.0", "x", "✓", "✔", "ie", "oes"})
_NO: Final = frozenset({"no", "n", "false", "f", "off", "0", "0.0", "✗", "✘", "na", "nac oes"})


def read_number(value: object, *, lang: str = "en-GB") -> Decimal:
    """Return the amount in *value*, such as 1250 for "£1,250", "1.25k" or "1 250 zł".

    Points and commas have the meaning that they have in *lang*.

    Raises:
        DataError: ``bad-number``.
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(str(value))
        if number.is_finite():
            return number
    text = unicodedata.normalize("NFKC", str(value))
    bare = "".join(char for char in text if unicodedata.category(char) not in {"Sc", "Zs", "Cf"})
    match = _AMOUNT.fullmatch(bare)
    if match and len(bare) <= _LONGEST_NUMBER:
        amount = _decimal(match["digits"], lang)
        if amount is not None:
            return amount * _TIMES[(match["times"] or "").casefold()]
    raise DataError(
        f'"{value}" is not an amount', code="bad-number", hint="write it like £1,250", value=value
    )


_LONGEST_NUMBER: Final = 30
#: Digits with their separators, between a currency's letters or a "k" for thousands.
_AMOUNT: Final = re.compile(
    r"(?:[A-Za-z]{1,3})?(?P<digits>-?\d[\d.,'’]*)(?:(?P<times>k|m)|[^\W\d_]{1,3}\.?)?",
    re.IGNORECASE,
)
_TIMES: Final = {"": 1, "k": 1_000, "m": 1_000_000}


def _decimal(digits: str, lang: str) -> Decimal | None:
    """Return the number that *digits* are in *lang*, or ``None``; Babel takes a while to load."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import NumberFormatError, parse_decimal

    try:
        locale = Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    try:
        return parse_decimal(digits, locale=locale, strict=True)
    except NumberFormatError:
        return None


def read_timezone(text: str) -> str:
    """Return the name of the time zone *text*, as the IANA database spells it.

    Raises:
        UnknownNameError: there is no such time zone.
    """
    wanted = text.strip().replace(" ", "_")
    known = _timezones()
    if (name := known.get(wanted.casefold())) is not None:
        return name
    near = closest(wanted, known.values())
    raise UnknownNameError("time zone", text, [near] if near else ["Europe/London", "UTC"])


@lru_cache(maxsize=1)
def _timezones() -> dict[str, str]:
    """Return the names of all time zones; looking for them takes 4 ms, so it is done once."""
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def read_hashtag(text: str) -> str:
    """Return the one hashtag of *text*, with its sign and otherwise as it was typed.

    Raises:
        DataError: ``bad-hashtag``: it is more than one, has a character at which networks
            end a hashtag, or has no letter.
    """
    name = text.strip().removeprefix("#").removeprefix("＃")
    if not name:
        raise _bad_hashtag(text, "it has no letters", "write it like #TeaInTheTown")
    if any(char in "#＃" or char.isspace() or char in ",;" for char in name):
        raise _bad_hashtag(
            text, "it must be one word", "put further hashtags in the text of the post"
        )
    if ends := [char for char in name if not _in_hashtag(char)]:
        raise _bad_hashtag(text, f'networks end a hashtag at "{ends[0]}"', "leave it out")
    if not any(unicodedata.category(char)[0] == "L" for char in name):
        raise _bad_hashtag(text, "networks want a letter in it", "add a word")
    if len(name) > _LONGEST_HASHTAG:
        raise _bad_hashtag(text[:80] + "…", "it is too long", "use at most 100 characters")
    return f"#{name}"


_LONGEST_HASHTAG: Final = 100
#: Signs that X's own rules count as part of a hashtag, see data/post_rules.toml.
_HASHTAG_SIGNS: Final = frozenset("_\u200c\u200d\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u30a0\u30fb")


def _in_hashtag(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd" or char in _HASHTAG_SIGNS


def _bad_hashtag(text: str, reason: str, hint: str) -> DataError:
    return DataError(
        f'"{text}" is not a hashtag: {reason}', code="bad-hashtag", hint=hint, value=text
    )
