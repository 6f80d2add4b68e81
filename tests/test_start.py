"""What a program that draws one picture has to load."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import sys
from connection_graphics import render
words = {"caption": "A cup of tea is a good start.", "speaker": "Ruth"}
render("quote", words, format="instagram-square").to_bytes("png")
print(*sys.modules)
"""
#: Each of these takes as long to load as a picture to draw, or nearly so.
UNUSED = {
    "babel",  # for dates with words, and languages other than English and Welsh
    "click",
    "difflib",  # for slips
    "icalendar",
    "importlib.metadata",  # for fonts of other packages
    "PIL.ImageCms",  # for photographs with a profile
    "rich",
    "segno",  # for QR codes
    "connection_graphics.encode.pdf",
    "connection_graphics.text.emoji",
}


def test_a_picture_of_words_loads_nothing_that_it_does_not_use() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "connection_graphics.encode.png" in loaded
    assert not loaded & UNUSED
