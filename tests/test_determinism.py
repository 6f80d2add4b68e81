"""The same input gives the same bytes, whatever the language, time zone, home or folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import hashlib
from connection_graphics import render
words = {"event_name": "Tea & talk", "date": "2024-06-13", "time": "2-4pm", "lang": "cy"}
words["place"] = "Ysgol y Dre \\u2615"
for format in ("instagram-square", "x-post"):
    graphic = render("event", words, format=format)
    print(graphic.sha256, graphic.alt_text)
    print(hashlib.sha256(graphic.svg.encode()).hexdigest())
"""


def run(folder: Path, **changes: str) -> str:
    here = {"PYTHONHASHSEED": "random", "PYTHONPATH": os.pathsep.join(sys.path)}
    environment = {**os.environ, **here, **changes}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_surroundings_change_nothing(tmp_path: Path) -> None:
    usual = run(Path.cwd())
    assert usual.count("\n") == 4
    assert run(tmp_path, LANG="tr_TR.UTF-8", LC_ALL="C", TZ="Pacific/Kiritimati") == usual
    assert run(tmp_path, HOME=str(tmp_path), FONTCONFIG_PATH=str(tmp_path), TZ="UTC") == usual
