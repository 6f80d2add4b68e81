"""One engine in a process of its own: requests and answers are lines of JSON.

``python worker.py ENGINE FONTS`` answers ``{"row": 3, "size": 0}`` with the CPU and
wall time in ms and the bytes of the picture. Time starts with the words and ends
with the file's bytes in memory.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))


def main() -> None:
    """Answer requests until there are no more."""
    module_name, _, variant = sys.argv[1].partition(":")
    module = importlib.import_module(f"engines.{module_name}")
    fonts = Path(sys.argv[2])
    render = module.make(fonts, variant) if variant else module.make(fonts)
    answer = sys.stdout
    sys.stdout = sys.stderr  # what an engine prints is not an answer
    print(
        json.dumps({"name": module.NAME, "version": module.VERSION, "variant": variant}),
        file=answer,
        flush=True,
    )
    for line in sys.stdin:
        request = json.loads(line)
        cpu, wall = time.process_time(), time.perf_counter()
        data = render(request["row"], request["size"])
        result = {
            "cpu": (time.process_time() - cpu) * 1e3,
            "wall": (time.perf_counter() - wall) * 1e3,
            "bytes": len(data),
        }
        if request.get("save"):
            Path(request["save"]).write_bytes(data)
        print(json.dumps(result), file=answer, flush=True)


if __name__ == "__main__":
    main()
