"""Tables as people make them, and everything about reading them that no file can show."""

from __future__ import annotations

import io
import json
import random
import re
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connection_graphics.batch.table import Row, read_table, write_starter
from connection_graphics.content import read_content
from connection_graphics.errors import (
    ConnectionGraphicsError,
    DataError,
    Location,
    OutputError,
)
from connection_graphics.fields import FIELDS
from connection_graphics.reading.dates import DateRange
from tests.batch.tables import observed

TABLES = Path(__file__).parent.parent / "tables"
EXPECTED = ".expected.json"
NAMES = sorted(path.name for path in TABLES.iterdir() if not path.name.endswith(EXPECTED))


def read(text: str, **options: Any) -> list[Row]:
    return list(read_table(io.StringIO(text), **options))


# --------------------------------------------------------------------------- the corpus


@pytest.mark.parametrize("name", NAMES)
def test_a_table_gives_exactly_what_is_expected(name: str) -> None:
    expected = json.loads((TABLES / f"{name}{EXPECTED}").read_text(encoding="utf-8"))

    for reading in expected["readings"]:
        assert observed(TABLES / name, reading.get("options", {})) == reading


def test_the_corpus_is_large_and_whole() -> None:
    expectations = {path.name for path in TABLES.iterdir() if path.name.endswith(EXPECTED)}

    assert len(NAMES) >= 60
    assert expectations == {f"{name}{EXPECTED}" for name in NAMES}


def test_no_message_is_longer_than_two_lines_or_speaks_python() -> None:
    for name in NAMES:
        text = (TABLES / f"{name}{EXPECTED}").read_text(encoding="utf-8")
        for reading in json.loads(text)["readings"]:
            for message in _messages(reading):
                assert len(message) < 240
                assert not any(word in message for word in ("Traceback", "Error(", "None", "codec"))


def _messages(reading: dict[str, Any]) -> Iterator[str]:
    yield from (reading[key] for key in ("error",) if key in reading)
    yield from reading.get("problems", [])
    yield from reading.get("notices", [])
    for row in reading.get("rows", []):
        yield from row.get("problems", [])


@pytest.mark.parametrize(
    "words",
    ["JOSÉ’S CAFÉ", "« CAFÉ» ouvert", "CORAÇÃO", "Â", "SÃO JOÃO", "Who?What?", "a/b?c=d", "Why?"],
)
def test_words_that_only_look_damaged_are_left_alone(words: str) -> None:
    table = read_table(io.StringIO(f"Name\n{words}\n"))
    (row,) = table

    assert row.fields() == {"event_name": words}
    assert not row.problems
    assert not table.notices


def test_words_that_were_saved_in_a_wrong_encoding_are_told_as_they_must_have_been() -> None:
    written = "Tŷ Siarad – “paned”"
    damaged = "".join(_as_windows_shows(byte) for byte in written.encode())
    (row,) = read(f"Name\n{damaged}\n")

    (problem,) = row.problems
    assert problem.code == "wrong-encoding"
    assert f'must have been "{written}"' in str(problem)


def _as_windows_shows(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


# ----------------------------------------------------------------------------- one row


def test_a_row_knows_its_cells_and_their_places() -> None:
    (row,) = read('Title,Date,Venue\n"Tea\nand talk",,Library\n')

    assert row.number == 2
    assert row.fields() == {"event_name": "Tea\nand talk", "place": "Library"}
    assert row.cells["date"].value == ""
    assert row.location("date") == Location(
        file="the table", row=2, column="Date", cell="B2", field="date"
    )
    assert str(row.location("place")) == 'the table, cell C2, column "Venue"'
    assert str(row.location("link")) == 'the table, row 2, field "link"'
    assert str(row.location()) == "the table, row 2"


def test_a_row_without_letters_has_a_number() -> None:
    (row,) = read('[{"event_name": "Tea"}]')

    assert row.cells["event_name"].address == ""
    assert str(row.location("event_name")) == 'the table, row 1, column "event_name"'


# ------------------------------------------------------------------------- the table


def test_a_table_can_be_read_again() -> None:
    table = read_table(io.StringIO("Name,Status\nTea,\nWalk,skip\n"))

    assert [row.number for row in table] == [2]
    assert [row.number for row in table] == [2]
    assert table.left_out == 1


def test_a_notice_is_given_once_however_often_the_rows_are_read() -> None:
    table = read_table(TABLES / "hidden.xlsx")

    for _ in range(3):
        assert len(list(table)) == 3

    assert len(table.notices) == 1


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_rows_come_before_the_file_is_read_to_its_end(tmp_path: Path, ending: str) -> None:
    path = _long_table(tmp_path / f"long.{ending}", 20_000)
    table = read_table(path)
    rows = iter(table)
    first = next(rows)

    tracemalloc.start()
    count = 1 + sum(1 for _ in rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert first.fields()["event_name"] == "Tea 0"
    assert count == 20_000
    assert peak < 2_000_000


def _long_table(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".csv":
            file.write("Event name,Caption\n")
            file.writelines(f"Tea {number},{'words ' * 20}\n" for number in range(rows))
        else:
            file.writelines(
                json.dumps({"event_name": f"Tea {number}", "caption": "words " * 20}) + "\n"
                for number in range(rows)
            )
    return path


@pytest.mark.parametrize("name", ["stray-cell.xlsx", "stray-cell.xls", "libreoffice-far.ods"])
def test_a_stray_cell_costs_no_memory(name: str) -> None:
    tracemalloc.start()
    rows = list(read_table(TABLES / name))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert rows[-1].number >= 65536
    assert peak < 5_000_000


# ----------------------------------------------------------------------------- cells


def test_a_cell_too_long_for_the_parser_costs_its_row() -> None:
    rows = read(f"Event name,Caption\nTea,{'a' * 140_000}\nWalk,Come\n")

    assert [[problem.code for problem in row.problems] for row in rows] == [["cell-too-long"], []]


def test_a_line_without_end_is_no_table() -> None:
    with pytest.raises(DataError, match="more than a million characters"):
        read("a" * 1_000_001)


def test_a_quotation_mark_that_swallows_the_rest_loses_one_row_only() -> None:
    lines = "".join(f"Tea {number},Hall\n" for number in range(1000))
    rows = read(f'Event name,Place\n"Walk,Lock\n{lines}')

    assert len(rows) == 1001
    assert [row.number for row in rows if row.problems] == [2]


def test_guards_against_formulas_come_off() -> None:
    guarded = ("'=1+1", "'-5 degrees", "'@home", "'tis the season", "'", "''=x")
    rows = read("Caption\n" + "\n".join(guarded))

    assert [row.cells["caption"].value for row in rows] == [
        "=1+1",
        "-5 degrees",
        "@home",
        "'tis the season",
        "'",
        "''=x",
    ]


# ------------------------------------------------------------------------ any input


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_an_error(data: bytes) -> None:
    _read_or_refuse(io.BytesIO(data))


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_any_cells_are_rows_or_problems(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in [["Event name", "Date"], *rows])

    _read_or_refuse(io.BytesIO(text.encode(errors="surrogatepass")))


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    _read_or_refuse(_damaged(random.Random(seed)))  # noqa: S311 - for damage, not for secrets


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
def test_ten_thousand_damaged_files_are_read_or_refused(seed: int) -> None:
    randomness = random.Random(f"slow {seed}")  # noqa: S311
    for _ in range(100):
        _read_or_refuse(_damaged(randomness))


def _read_or_refuse(file: BinaryIO) -> None:
    try:
        table = read_table(file)
        for row in table:
            row.fields()
            assert all(str(problem) for problem in row.problems)
    except ConnectionGraphicsError as error:
        assert str(error)  # noqa: PT017 - that it can be said is the point


def _damaged(some: random.Random) -> BinaryIO:
    """Return a table of the corpus with bytes changed, in a workbook perhaps of one part only."""
    name = some.choice(NAMES)
    data = (TABLES / name).read_bytes()
    packed = zipfile.is_zipfile(io.BytesIO(data)) and name != "bad-part.xlsx"
    harmed = _harmed_part(data, some) if packed and some.random() < 0.8 else _harmed(data, some)
    file = io.BytesIO(harmed)
    file.name = name
    return file


def _harmed_part(data: bytes, some: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = some.choice(list(parts))
    parts[chosen] = _harmed(parts[chosen], some)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _harmed(data: bytes, some: random.Random) -> bytes:
    harmed = bytearray(data)
    for _ in range(some.choice((1, 2, 5, 20))):
        some.choice(_HARMS)(harmed, some.randrange(len(harmed) or 1), some)
    return bytes(harmed)


_NUMBER = re.compile(rb"\d+")


def _another_number(data: bytearray, place: int, some: random.Random) -> None:
    if found := _NUMBER.search(data, place):
        data[found.start() : found.end()] = some.choice((b"-1", b"0", b"", b"99999999999999999999"))


_HARMS: tuple[Callable[[bytearray, int, random.Random], None], ...] = (
    lambda data, place, some: data.__setitem__(slice(place, place + 1), some.randbytes(1)),
    lambda data, place, some: data.__delitem__(slice(place, place + some.choice((1, 4, 100)))),
    lambda data, place, some: data.__setitem__(slice(place, place), some.randbytes(3)),
    _another_number,
)


# ------------------------------------------------------- the example and a new table


def test_the_example_is_a_week_of_believable_events(root: Path) -> None:
    table = read_table(root / "examples" / "events.csv")
    week = DateRange(date(2024, 6, 10), date(2024, 6, 16))
    read_rows = [(row, *read_content(row.fields(), week=week)) for row in table]

    assert len(read_rows) >= 12
    assert (table.problems, table.notices) == ((), ())
    for row, content, problems in read_rows:
        # A weekday that is not the date's would be a problem.
        assert not row.problems
        assert not problems
        assert content is not None
        assert content.notices == ()
        assert len(str(row.fields().get("caption", "")).split()) <= 12
        assert str(row.fields()["notes"]).startswith("Sample row")
        assert not content.event.date or content.event.date in week


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_new_table_is_a_table(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"new.{ending}"

    write_starter(path, date(2024, 6, 13))

    table = read_table(path)
    first, second = table
    assert (table.problems, table.notices) == ((), ())
    assert not read_content(first.fields())[1]
    assert second.fields()["caption"] == "Say hello to somebody new today"


def test_a_new_workbook_says_what_columns_mean(tmp_path: Path) -> None:
    write_starter(tmp_path / "new.xlsx", date(2024, 6, 13))

    table = read_table(
        tmp_path / "new.xlsx", sheet="What each column means", mapping={"Column": "caption"}
    )

    assert [row.fields()["caption"] for row in table] == [field.name for field in FIELDS]


def test_a_new_table_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_starter(tmp_path / name, date(2024, 6, 13))

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_new_table_takes_nothing_away(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("my work")

    with pytest.raises(OutputError, match="is there already"):
        write_starter(path, date(2024, 6, 13))
    assert path.read_text() == "my work"
    write_starter(path, date(2024, 6, 13), overwrite=True)
    assert path.read_text() != "my work"


@pytest.mark.parametrize(
    ("name", "said"), [("events.pdf", "is CSV or XLSX"), ("no/events.csv", "cannot be written")]
)
def test_a_new_table_that_cannot_be_written(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(OutputError, match=said):
        write_starter(tmp_path / name, date(2024, 6, 13))
