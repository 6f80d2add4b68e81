"""Write what hb-shape makes of each language's first caption: the fast lane's expected values.

``python tools/make_caption_shapes.py`` from the top of the checkout, with hb-shape (Debian:
libharfbuzz-bin) installed. Look at what changed before you commit it.
"""

# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from connection_graphics._assets import asset_root
from connection_graphics.text.fonts import FontBook
from tests.text.reference import DATA, captions, reference, stretches


def main() -> None:
    """Write tests/text/data/captions_shaped.json."""
    fonts = FontBook.load([asset_root() / "fonts"])
    rows = []
    for lang, texts in captions().items():
        shaped = [reference(stretch) for stretch in stretches(texts[0], lang, fonts)]
        rows.append(f"{json.dumps(lang)}: {json.dumps(shaped, separators=(',', ':'))}")
    (DATA / "captions_shaped.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
