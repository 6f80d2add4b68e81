"""Where tables come from: files, pipes, standard input, and paths that lead nowhere."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from connection_graphics.batch.table import read_table
from connection_graphics.errors import DataError

TABLES = Path(__file__).parent.parent / "tables"
PLAIN = "Event name,Date\nTea,13 June 2024\nWalk,14 June 2024\n"


def test_standard_input_is_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(PLAIN.encode("utf-16")))
    monkeypatch.setattr("sys.stdin", stdin)

    table = read_table("-")

    assert str(table.detected) == "CSV in UTF-16, separated by commas, headings in row 1"
    assert [str(row.location()) for row in table] == [
        "standard input, row 2",
        "standard input, row 3",
    ]


def test_an_open_file_is_a_table_by_its_name() -> None:
    with (TABLES / "plain.csv").open("rb") as file:
        table = read_table(file)

    assert table.name == "plain.csv"
    assert len(list(table)) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are Unix's")
def test_a_pipe_is_a_table(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(PLAIN,))
    writer.start()

    table = read_table(pipe)

    writer.join()
    assert len(list(table)) == len(list(table)) == 2


def test_a_missing_file_has_a_near_match(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(PLAIN)
    (tmp_path / "event.png").touch()

    with pytest.raises(DataError) as error:
        read_table(tmp_path / "evnets.csv")

    assert error.value.code == "no-such-file"
    assert error.value.hint == 'did you mean "events.csv"?'


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("no/such/events.csv", "there is no folder"),
        ("something-else.csv", "there is no file"),
        ("events\0.csv", "no file can have this name"),
        (f"{'long' * 100}.csv", "it cannot be read"),
    ],
)
def test_a_path_that_leads_nowhere(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read_table(f"{tmp_path}/{path}")


def test_a_folder_names_a_table_in_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a folder, not a table.*such as events\.csv"):
        read_table(tmp_path)
    (tmp_path / "week.xlsx").touch()
    (tmp_path / "~$week.xlsx").touch()

    with pytest.raises(DataError, match=r"such as week\.xlsx"):
        read_table(tmp_path)


def test_the_mark_of_an_open_workbook_is_not_the_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$week.xlsx").write_bytes(b"\x05Jo Sample")

    with pytest.raises(DataError, match="Name the table itself"):
        read_table(tmp_path / "~$week.xlsx")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such device file")
def test_a_device_is_no_table() -> None:
    with pytest.raises(DataError, match="a device, not a file"):
        read_table("/dev/zero")


def _windows_lock() -> OSError:
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (PermissionError(13, "Permission denied"), "no-permission", "you may not read this file"),
        (_windows_lock(), "locked-file", "Close it there, in Excel"),
        (OSError(16, "Device or resource busy"), "locked-file", "another program has it open"),
        (OSError(5, "Input/output error"), "unreadable-table", "cannot be read: input/output"),
    ],
)
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, code: str, said: str
) -> None:
    path = tmp_path / "events.csv"
    path.write_text(PLAIN)

    def refuse(*_: object, **__: object) -> NoReturn:
        raise failure

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(DataError) as error:
        read_table(path)

    assert error.value.code == code
    assert said in str(error.value)


def test_a_file_that_goes_away_between_two_readings(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(PLAIN)
    table = read_table(path)
    path.unlink()

    with pytest.raises(DataError, match="there is no file"):
        list(table)
