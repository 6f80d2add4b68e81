"""Tables from, and pictures to, a store far away; here one in memory and one that speaks S3."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from connection_graphics.batch.cloud import is_url
from connection_graphics.cli import main

ROWS = b"Event name,Date\nTea,13 June 2024\nWalk,14 June 2024\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def files_of(scheme: str) -> Any:
    fsspec: Any = importlib.import_module("fsspec")
    return fsspec.filesystem(scheme)


def batch(*words: str) -> Result:
    return CliRunner().invoke(main, ["batch", *words, "--formats", "x-post", "-j", "0"])


def test_addresses_are_told_from_files() -> None:
    assert is_url("s3://bucket/events.csv")
    assert not is_url("events.csv")
    assert not is_url("C:\\events.csv")


@pytest.mark.filterwarnings("ignore")
def test_a_batch_goes_to_a_store_and_only_changes_are_drawn_again(tmp_path: Path) -> None:
    store = files_of("memory")
    store.pipe_file("/in/events.csv", ROWS)
    (tmp_path / "events.csv").write_bytes(ROWS)

    first = batch("memory://in/events.csv", "-o", "memory://out/june")
    assert first.exit_code == 0, first.output
    assert "2 files in memory://out/june" in first.output
    here = batch(str(tmp_path / "events.csv"), "-o", str(tmp_path / "out"))
    assert here.exit_code == 0, here.output
    for path in sorted((tmp_path / "out").iterdir()):
        assert store.cat_file(f"/out/june/{path.name}") == path.read_bytes(), path.name

    again = batch("memory://in/events.csv", "-o", "memory://out/june")
    assert "all as they were" in again.output
    store.rm_file("/out/june/tea--x-post.png")
    mended = batch("memory://in/events.csv", "-o", "memory://out/june")
    assert mended.exit_code == 0, mended.output
    assert store.exists("/out/june/tea--x-post.png")
    store.rm("/out", recursive=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("memory://in/nothing.csv", "-o", "out"), "cannot be read"),
        (("nosuch://in/events.csv", "-o", "out"), "no address"),
        (("memory://in/events.csv", "-o", "memory://out", "--zip"), "leave --zip out"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_reached_is_one_clear_error(words: tuple[str, ...], said: str) -> None:
    files_of("memory").pipe_file("/in/events.csv", ROWS)
    result = batch(*words)
    assert result.exit_code == 2
    assert said.casefold() in result.stderr.casefold()
    assert "Traceback" not in result.output


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    moto: Any = importlib.import_module("moto.server")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    _, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    files = files_of("s3")
    files.mkdir("campaign", create_parents=True)
    yield files
    server.stop()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_batch_from_and_to_s3(s3: Any) -> None:
    s3.pipe_file("campaign/events.csv", ROWS)
    result = batch("s3://campaign/events.csv", "-o", "s3://campaign/out")
    assert result.exit_code == 0, result.output
    manifest = json.loads(s3.cat_file("campaign/out/manifest.json"))
    assert len(manifest["files"]) == 2
    for entry in manifest["files"]:
        assert s3.size(f"campaign/out/{entry['path']}") == entry["bytes"]
    assert "all as they were" in batch("s3://campaign/events.csv", "-o", "s3://campaign/out").output
    missing = batch("s3://no-such-bucket/events.csv", "-o", "out")
    assert missing.exit_code == 2
    assert "cannot be read" in missing.stderr
