"""Write the corpus of tests/tables: spreadsheets as people make them.

    pip install xlsxwriter xlwt
    python tools/make_tables.py            # writes the tables
    python tools/make_tables.py --expect   # and what is read from each: look at every change

The same versions give the same bytes. Beside each table stands what is expected of it, as
JSON; other keys than ours in there, for tests of later stages, are kept.
"""

# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from text_tables import text_tables
from workbook_tables import workbook_tables

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "tables"


def main() -> None:
    """Write what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--expect", action="store_true", help="write the expectations too")
    arguments = parser.parse_args()
    tables = [*text_tables(), *workbook_tables()]
    TABLES.mkdir(exist_ok=True)
    for table in tables:
        (TABLES / table.name).write_bytes(table.data)
    wanted = {table.name for table in tables}
    wanted |= {f"{name}.expected.json" for name in wanted}
    for path in TABLES.iterdir():
        if path.name not in wanted:
            print(f"belongs to no table: {path}", file=sys.stderr)  # noqa: T201 - a script may
    if arguments.expect:
        for table in tables:
            _expect(table.name, table.about, table.options)


def _expect(name: str, about: str, options: tuple[dict[str, Any], ...]) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    from tests.batch.tables import observed

    path = TABLES / f"{name}.expected.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept["about"] = about
    kept["readings"] = [observed(TABLES / name, choice) for choice in options]
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
