"""Where Unicode's own files are; the bundled fonts, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from connection_graphics._assets import asset_root
from connection_graphics.text.fonts import FontBook

UNICODE_FOLDER = Path("/usr/share/unicode")


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    """Return the fonts that come with the library."""
    return FontBook.load([asset_root() / "fonts"])


@pytest.fixture(scope="session")
def unicode_folder() -> Path:
    """Return the folder of the Unicode Character Database, in the version of our tables."""
    if not (UNICODE_FOLDER / "BidiTest.txt").exists():
        pytest.fail(
            f"Unicode's test files are not in {UNICODE_FOLDER}: apt-get install -y unicode-data",
            pytrace=False,
        )
    return UNICODE_FOLDER


@pytest.fixture(scope="session")
def unicode_sample() -> Path:
    """Return the folder of the committed part of Unicode's test files."""
    return Path(__file__).parent / "data"
