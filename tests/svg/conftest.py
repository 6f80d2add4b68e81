"""The bundled fonts, loaded once."""

from __future__ import annotations

import pytest

from connection_graphics._assets import asset_root
from connection_graphics.text.fonts import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """Return the fonts that come with the library."""
    return FontBook.load([asset_root() / "fonts"])
