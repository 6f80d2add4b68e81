"""Colours as campaigns write them, and the contrast between two of them."""

from __future__ import annotations

import re

from connection_graphics.errors import DataError

__all__ = ["contrast", "hex_colour", "luminance"]

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def hex_colour(value: str) -> str:
    """Return a colour as ``#RRGGBB`` in capitals.

    Raises:
        DataError: it is not ``#`` and three or six hexadecimal digits.
    """
    if not _HEX.fullmatch(value):
        raise DataError(
            f'"{value}" is not a colour',
            hint='write # and six digits from 0 to F, such as "#F57C14"',
            value=value,
        )
    digits = value[1:] if len(value) == 7 else "".join(digit * 2 for digit in value[1:])
    return f"#{digits.upper()}"


def luminance(colour: str) -> float:
    """Return the relative luminance, from 0 for black to 1 for white, as WCAG 2 defines it."""
    digits = hex_colour(colour)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
