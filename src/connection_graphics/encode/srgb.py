"""The colour profile that says *sRGB*."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

__all__ = ["srgb_profile"]


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the ICC profile of sRGB (IEC 61966-2-1)."""
    return (files("connection_graphics") / "data" / "srgb.icc").read_bytes()
