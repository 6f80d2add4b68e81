"""Who must not get in, and what must not stop the preview: on real sockets."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connection_graphics.preview import running
from connection_graphics.preview.guard import CONTENT_POLICY

from .served import DRAWING, ROOT, Served, campaign, received, served, start

ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview of one template, beside a file that is nobody's business."""
    folder = tmp_path_factory.mktemp("preview")
    place = campaign(folder)
    (folder / "secret.txt").write_text("SECRET", encoding="utf-8")
    (place / "secret.svg").write_text("<svg>SECRET</svg>", encoding="utf-8")
    (place / "svg" / "leaflet" / "link.svg").symlink_to(folder / "secret.txt")
    with served(place) as running_preview:
        yield running_preview


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return campaign(tmp_path)


# --------------------------------------------------------------------------- who may ask


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_its_own_names_are_answered(preview: Served, name: str) -> None:
    answer = preview.raw(
        f"GET /api/fields?template=leaflet HTTP/1.1\r\nHost: {name}:{preview.port}\r\n"
        "Connection: close\r\n\r\n".encode()
    )

    assert answer.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "hosts",
    [
        "Host: evil.example\r\n",
        "Host: 127.0.0.1\r\n",
        "Host: 127.0.0.1:1\r\n",
        "Host: 127.0.0.1.evil.example:{port}\r\n",
        "Host: localhost:{port}@evil.example\r\n",
        "Host: \r\n",
    ],
)
def test_other_names_are_refused(preview: Served, hosts: str) -> None:
    request = f"GET / HTTP/1.1\r\n{hosts.format(port=preview.port)}Connection: close\r\n\r\n"

    answer = preview.raw(request.encode())

    assert answer.startswith((b"HTTP/1.1 403 ", b"HTTP/1.1 400 "))


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_pages_of_other_sites_are_refused(preview: Served, headers: dict[str, str]) -> None:
    answer = preview.ask("/api/workspace", headers=headers)

    assert answer.status == 403
    assert answer.json["problem"]["code"] == "refused"


def test_a_link_from_elsewhere_opens_the_page_and_nothing_else(preview: Served) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert preview.ask("/", headers=headers).status == 200
    assert preview.ask("/api/workspace", headers=headers).status == 403


def test_its_own_page_is_answered(preview: Served) -> None:
    headers = {"Origin": f"http://localhost:{preview.port}", "Sec-Fetch-Site": "same-origin"}

    assert preview.ask("/api/workspace", headers=headers).status == 200


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/baseline"), ("PUT", "/api/pictures/a.png")]
)
def test_what_changes_something_needs_a_header(preview: Served, method: str, path: str) -> None:
    assert preview.ask(path, method=method, body=b"x").status == 403


@pytest.mark.parametrize("path", ["/", "/static/no.js", "/api/workspace", "/api/picture", "/x"])
def test_every_answer_says_what_a_page_may_do(preview: Served, path: str) -> None:
    answer = preview.ask(path)

    assert answer.headers["content-security-policy"] == CONTENT_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert not any(name.startswith("access-control-") for name in answer.headers)
    assert "server" not in answer.headers


def test_it_listens_on_this_machine_alone(preview: Served) -> None:
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    port = f"{preview.port:04X}"

    listening = [line.split()[1] for line in lines if line.split()[3] == "0A"]

    assert [each for each in listening if each.endswith(f":{port}")] == [f"0100007F:{port}"]


# ------------------------------------------------------------------------ out of the folder

OUT = (
    "../../../secret.txt",
    "..%2f..%2f..%2fsecret.txt",
    "%2e%2e/%2e%2e/%2e%2e/secret.txt",
    "%252e%252e%252fsecret.txt",
    "..%5c..%5csecret.txt",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "index.html%00.txt",
    "./index.html",
    "",
)


@pytest.mark.parametrize("path", OUT)
def test_no_file_but_the_pages_own_is_sent(preview: Served, path: str) -> None:
    answer = preview.ask(f"/static/{path}")

    assert answer.status == 404
    assert b"SECRET" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("name", ["../secret", "../../secret", "/etc", "..", ".", "leaflet/.."])
def test_a_template_is_in_the_folder(preview: Served, name: str) -> None:
    answer = preview.ask("/api/picture", template=name)

    assert answer.status == 422
    assert answer.json["problem"]["code"] == "unknown-template"


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "..\\secret.txt", "a/../../b.png"]
)
def test_a_picture_is_in_its_folder(preview: Served, name: str) -> None:
    answer = preview.ask("/api/picture", **{"template": "leaflet", "f.image": name})  # type: ignore[arg-type]

    assert answer.status == 422
    assert b"root:" not in answer.body


@pytest.mark.parametrize(
    "name", ["..%2fx.png", "%2e%2e%2fx.png", ".hidden.png", "x.html", "x.png%00.svg", "a%5cb.png"]
)
def test_a_sent_picture_stays_in_its_folder(preview: Served, name: str) -> None:
    answer = preview.ask(
        f"/api/pictures/{name}", method="PUT", headers={"X-Preview": "1"}, body=b"\x89PNG\r\n\x1a\n"
    )

    assert answer.status in (400, 404)


def test_a_link_out_of_the_folder_is_not_followed(place: Path) -> None:
    drawing = place / "svg" / "leaflet" / "square.svg"
    (place.parent / "secret.txt").write_text("SECRET", encoding="utf-8")
    (drawing.parent / "link.svg").symlink_to(place.parent / "secret.txt")
    drawing.write_text(
        DRAWING.replace("Words", '{% include "leaflet/link.svg" %}'), encoding="utf-8"
    )
    with served(place) as preview:
        answer = preview.ask("/api/picture", template="leaflet")

    assert answer.status == 422
    assert b"SECRET" not in answer.body
    assert "link.svg" in answer.json["problem"]["message"]


# --------------------------------------------------------------------------- bad clients

MALFORMED = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n",
    b"GET /\r\n\r\n",
    b"G\x00T / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    b"PUT /api/pictures/a.png HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    b"PUT /api/pictures/a.png HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X-Header: 1\r\n" * 20_000 + b"\r\n",
)


@pytest.mark.parametrize("data", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_request_ends_its_own_connection(preview: Served, data: bytes) -> None:
    with preview.connected() as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        answer = received(connection)

    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    assert preview.ask("/api/fields", template="leaflet").status == 200


def test_a_method_that_is_not_meant_is_refused(preview: Served) -> None:
    for method in ("DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert preview.ask("/api/workspace", method=method).status in (403, 405)
    assert preview.ask("/api/workspace", method="HEAD").body == b""


def test_a_thousand_idle_connections_are_survived(preview: Served) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits[1], limits[1]))
    try:
        with contextlib.ExitStack() as idle:
            for _ in range(1000):
                idle.enter_context(preview.connected())
            began = time.monotonic()
            status = preview.ask("/api/picture", template="leaflet", width=100).status
            seconds = time.monotonic() - began
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)

    assert status == 200
    assert seconds < 20


@pytest.mark.slow
def test_who_never_ends_a_request_is_left(preview: Served) -> None:
    with contextlib.ExitStack() as stack:
        slow = [stack.enter_context(preview.connected(30)) for _ in range(50)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\n")
        began = time.monotonic()
        while time.monotonic() - began < 40:
            time.sleep(1)
            try:
                for connection in slow:
                    connection.sendall(b"X")
            except OSError:
                break
            assert preview.ask("/api/fields", template="leaflet").status == 200
        seconds = time.monotonic() - began

    assert 5 < seconds < 35


def test_who_does_not_read_holds_nobody_up(preview: Served) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(30):
            connection = socket.socket()
            stack.enter_context(connection)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            connection.connect(("127.0.0.1", preview.port))
            connection.sendall(
                f"GET /api/picture?template=leaflet HTTP/1.1\r\nHost: localhost:{preview.port}"
                "\r\n\r\n".encode()
            )
        assert preview.ask("/api/picture", template="leaflet").status == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_an_upload_of_50_mb_is_refused_without_being_kept(
    preview: Served, *, chunked: bool
) -> None:
    before = preview.memory()
    length = b"Transfer-Encoding: chunked" if chunked else b"Content-Length: 50000000"
    head = b"PUT /api/pictures/big.png HTTP/1.1\r\nHost: localhost:%d\r\nX-Preview: 1\r\n%b\r\n\r\n"
    part = bytes(1_000_000)
    part = b"%x\r\n%b\r\n" % (len(part), part) if chunked else part
    with preview.connected() as connection:
        connection.sendall(head % (preview.port, length))
        answer: list[bytes] = []
        reader = threading.Thread(target=lambda: answer.append(received(connection)))
        reader.start()
        with contextlib.suppress(ConnectionError):
            for _ in range(50):
                connection.sendall(part)
        reader.join(timeout=10)

    assert b"".join(answer).startswith(b"HTTP/1.1 413 ")
    assert preview.memory() - before < 30_000_000
    assert preview.ask("/api/workspace").json["pictures"] == []


# ------------------------------------------------------------------------ bad templates


def test_a_range_without_measure_is_a_problem_of_its_line(place: Path) -> None:
    drawing = place / "svg" / "leaflet" / "square.svg"
    drawing.write_text(
        DRAWING.replace("Words", "{% for a in range(10**12) %}a{% endfor %}"), encoding="utf-8"
    )
    with served(place) as preview:
        answer = preview.ask("/api/picture", template="leaflet")

    assert answer.status == 422
    assert answer.json["problem"]["line"] == 3


@pytest.mark.slow
def test_a_template_that_hangs_is_told_and_the_others_go_on(place: Path) -> None:
    drawing = place / "svg" / "leaflet" / "square.svg"
    other = place / "svg" / "other"
    other.mkdir()
    (other / "square.svg").write_text(DRAWING, encoding="utf-8")
    query: dict[str, Any] = {"template": "leaflet", "width": 100}
    with served(place) as preview:
        good = preview.ask("/api/picture", **query)
        events = preview.events()
        events.get(timeout=60)
        drawing.write_text(DRAWING.replace("Words", ENDLESS), encoding="utf-8")
        events.get(timeout=60)
        answers: list[Any] = []
        asking = [
            threading.Thread(
                target=lambda name=name: answers.append(
                    preview.ask("/api/picture", format=name, **query)
                )
            )
            for name in ("instagram-square", "x-square", "facebook-square")
        ]
        for thread in asking:
            thread.start()
        began = time.monotonic()
        meanwhile = [
            preview.ask("/api/picture", template="other", width=100 + number).status
            for number in range(10)
        ]
        others = time.monotonic() - began
        for thread in asking:
            thread.join(timeout=30)
        # What has hung once is told at once.
        began = time.monotonic()
        again = preview.ask("/api/picture", format="instagram-square", story="bare", **query)
        told = time.monotonic() - began
        drawing.write_text(DRAWING, encoding="utf-8")
        events.get(timeout=60)
        began = time.monotonic()
        mended = preview.ask("/api/picture", **query)
        seconds = time.monotonic() - began

    assert meanwhile == [200] * 10
    assert others < 9  # before what hangs is given up
    assert [answer.status for answer in answers] == [422] * 3
    assert {answer.json["problem"]["code"] for answer in answers} == {"timeout"}
    assert "loop" in answers[0].json["problem"]["hint"]
    assert again.status == 422
    assert told < 4
    assert mended.body == good.body
    assert seconds < 15


# ------------------------------------------------------------------- beginning and end


@pytest.mark.parametrize("hangs", [False, True])
def test_ctrl_c_ends_it_within_a_second_with_pages_open(place: Path, *, hangs: bool) -> None:
    if hangs:
        drawing = place / "svg" / "leaflet" / "square.svg"
        drawing.write_text(DRAWING.replace("Words", ENDLESS), encoding="utf-8")
    with served(place) as preview, contextlib.ExitStack() as stack:
        events = [preview.events() for _ in range(5)]
        for each in events:
            each.get(timeout=60)
        for _ in range(20):
            connection = stack.enter_context(preview.connected())
            connection.sendall(
                f"GET /api/picture?template=leaflet HTTP/1.1\r\nHost: localhost:{preview.port}"
                "\r\n\r\n".encode()
            )
        time.sleep(0.5)
        began = time.monotonic()
        code, said = preview.stop()
        seconds = time.monotonic() - began
        last = [each.get(timeout=60) for each in events]

    assert seconds < 4  # 0.3 on a machine that has nothing else to do
    assert code == 130
    assert said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in said
    assert last == [("end", {})] * 5


def test_nothing_is_left_behind(place: Path, tmp_path: Path) -> None:
    with served(place) as preview:
        preview.ask("/api/picture", template="leaflet")
        workers = children(preview.process.pid)
        preview.stop()

    assert workers
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def test_a_port_in_use_is_told(preview: Served) -> None:
    process = start("--port", str(preview.port))
    _, said = process.communicate(timeout=60)

    assert process.returncode == 2
    assert f"port {preview.port} is in use" in said
    assert "--port" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("missing", ["uvicorn", "starlette", "watchfiles"])
def test_without_the_extra_it_says_what_to_install(missing: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None; "
        "from connection_graphics.cli import main; main(['preview', '--no-open'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )

    assert done.returncode == 2
    assert 'pip install "connection-graphics[preview]"' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["no-such/folder", "nothing.svg"])
def test_what_is_not_there_is_told(name: str) -> None:
    process = start(name)
    _, said = process.communicate(timeout=60)

    assert process.returncode == 2
    assert name in said
    assert "Traceback" not in said


def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert running.open_page("http://127.0.0.1:1/") is False


def test_sigterm_ends_it_without_a_trace(place: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        with served(place) as preview:
            preview.ask("/api/picture", template="leaflet")
            kept = list(temporary.iterdir())
            code, said = preview.stop(signal.SIGTERM)

    assert kept
    assert code == 0
    assert "Traceback" not in said
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
def test_a_hung_worker_does_not_outlive_a_server_that_was_killed(place: Path) -> None:
    drawing = place / "svg" / "leaflet" / "square.svg"
    drawing.write_text(DRAWING.replace("Words", ENDLESS), encoding="utf-8")
    with served(place) as preview, preview.connected() as connection:
        connection.sendall(
            f"GET /api/picture?template=leaflet HTTP/1.1\r\nHost: localhost:{preview.port}"
            "\r\n\r\n".encode()
        )
        time.sleep(4)
        workers = children(preview.process.pid)
        preview.stop(signal.SIGKILL)
        began = time.monotonic()
        while any(Path(f"/proc/{pid}").exists() for pid in workers):
            assert time.monotonic() - began < 20
            time.sleep(0.2)

    assert workers


def children(pid: int) -> list[int]:
    """Return the processes that the threads of a process have started."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(each) for t in threads for each in (t / "children").read_text("ascii").split()]
