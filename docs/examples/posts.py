"""From the list that a batch writes to what a scheduler wants to know."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TABLE = "Event name,Date,Time,Place\nTea and talk,13 June 2024,2pm,Anytown Library\n"

Path("events.csv").write_text(TABLE, encoding="utf-8")
command = (sys.executable, "-m", "connection_graphics", "batch", "events.csv", "-o", "out/")
command += ("--formats", "instagram,x-post", "--quiet")
subprocess.run(command, check=True)  # noqa: S603 - our own program

manifest = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
for file in manifest["files"]:
    print(file["path"], f"{file['width']}×{file['height']}", file["alt_text"][:40] + "…")
