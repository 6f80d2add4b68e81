"""What a spreadsheet shows for a number: dates and times are numbers with a format."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final, Literal

from connection_graphics.batch.tables.raw import Value, plain_number

__all__ = ["CellFormat", "cell_format", "from_serial"]


@dataclass(frozen=True, slots=True)
class CellFormat:
    """How a number is shown."""

    kind: Literal["number", "percent", "date", "time", "moment"] = "number"
    decimals: int = 0
    thousands: bool = False
    #: Sign of the currency, before or after the number.
    prefix: str = ""
    suffix: str = ""


#: ECMA-376 part 1, 18.8.30: formats that a workbook uses by number, without writing them.
_BUILT_IN: Final[dict[int, CellFormat]] = {
    9: CellFormat("percent"),
    10: CellFormat("percent", 2),
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)), CellFormat("date")),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47), CellFormat("time")),
    22: CellFormat("moment"),
}

_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]|\"([^\"]*)\"|\\(.)|([£$€¥])")
_NO_SHAPE: Final = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[\$[^\]]*\]")
_SIGNS: Final = frozenset("£$€¥₹₩₦")


def cell_format(code: str | None, number: int = 0) -> CellFormat:
    """Return the format that *code* describes, or the built-in one of this *number*."""
    if code is None:
        return _BUILT_IN.get(number, CellFormat())
    section = code.split(";", 1)[0]
    shape = _NO_SHAPE.sub("", section).lower()
    kind = _kind(shape)
    if kind in {"date", "time", "moment"}:
        return CellFormat(kind)
    digits = re.search(r"\.([0#?]+)", shape)
    decimals = len(digits[1]) if digits else 0
    if kind == "percent":
        return CellFormat(kind, decimals)
    prefix, suffix = _currency(section)
    return CellFormat("number", decimals, "," in shape, prefix, suffix)


def _kind(shape: str) -> Literal["number", "percent", "date", "time", "moment"]:
    if "general" in shape:
        return "number"
    clock = re.search(r"am/pm|a/p|\[(h+|m+|s+)\]|h|s", shape) is not None
    letters = re.sub(r"\[[^\]]*\]|am/pm|a/p", "", shape)
    days = re.search(r"d|y", letters) is not None or ("m" in letters and not clock)
    if clock:
        return "moment" if days else "time"
    if days:
        return "date"
    return "percent" if "%" in shape else "number"


def _currency(section: str) -> tuple[str, str]:
    number = re.search(r"[0#?]", section)
    for match in _CURRENCY.finditer(section):
        sign = next((part for part in match.groups() if part), "").strip()
        if sign in _SIGNS:
            after = number is not None and match.start() > number.start()
            return ("", sign) if after else (sign, "")
    return "", ""


def from_serial(value: float, shown: CellFormat, *, from_1904: bool) -> Value:
    """Return what a cell with the number *value* shows in the format *shown*.

    A date keeps no time of day that the format does not show, and the other way round.
    """
    if not math.isfinite(value):
        return "#NUM!"
    if shown.kind in {"number", "percent"}:
        return _amount(value, shown)
    if value >= 0 and (shown.kind == "time" or (shown.kind == "moment" and value < 1)):
        return _time_of_day(value)
    moment = _moment(value, from_1904=from_1904)
    if moment is None:
        return plain_number(value)
    return moment.date() if shown.kind == "date" else moment


def _amount(value: float, shown: CellFormat) -> Value:
    if shown.kind == "percent":
        return f"{value * 100:.{shown.decimals}f}%"
    if not (shown.prefix or shown.suffix):
        return plain_number(value)
    digits = f"{abs(value):{',' if shown.thousands else ''}.{shown.decimals}f}"
    return f"{'-' if value < 0 else ''}{shown.prefix}{digits}{shown.suffix}"


def _time_of_day(value: float) -> time:
    seconds = round((value % 1) * 86400) % 86400
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


_FIRST_1900: Final = datetime(1899, 12, 31)  # noqa: DTZ001 - a sheet's dates have no zone
_FIRST_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001


def _moment(value: float, *, from_1904: bool) -> datetime | None:
    """Return the date and time of a serial number, or ``None`` when it has none."""
    if not (0 if from_1904 else 1) <= value < 2_958_466:  # 31 December 9999
        return None
    # Excel counts a 29 February 1900 that never was, to agree with Lotus 1-2-3.
    days = value if from_1904 or value < 60 else value - 1
    seconds = round(days * 86400)
    try:
        return (_FIRST_1904 if from_1904 else _FIRST_1900) + timedelta(seconds=seconds)
    except OverflowError:
        return None
