"""Inside other programs: threads, processes, event loops, web frameworks, zips."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import io
import os
import pickle
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from connection_graphics import Graphic, Renderer, render

TEA = {"event_name": "Tea & talk ☕", "date": "2024-06-13", "time": "2-4pm", "place": "Leeds"}
#: Different templates, formats, scripts and file types: what threads could get between.
JOBS: list[tuple[str, dict[str, str], str, str]] = [
    ("event", TEA, "instagram-square", "png"),
    ("event", {**TEA, "lang": "cy"}, "x-post", "jpeg"),
    ("event", {**TEA, "event_name": "الشاي والحديث", "lang": "ar"}, "instagram-story", "webp"),
    ("event", {**TEA, "event_name": "Чай и беседа", "lang": "uk"}, "instagram-portrait", "svg"),
    ("random-act", {"caption": "Smile at someone 😊"}, "instagram-portrait", "pdf"),
    ("random-act", {"caption": "Say hello to a neighbour"}, "x-post", "png"),
    ("random-act", {"caption": "नमस्ते कहें", "lang": "hi"}, "instagram-square", "png8"),
    ("random-act", {"caption": "ยิ้มให้คนแปลกหน้า", "lang": "th"}, "instagram-story", "jpeg"),
]
THREADS = 8
# Run in a fresh process, so that every cache is first filled by eight threads at once.
COLD = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
from tests.test_integration import JOBS, THREADS, digest
together = threading.Barrier(THREADS)
def job(index):
    together.wait()
    return digest(*JOBS[index % len(JOBS)])
with ThreadPoolExecutor(THREADS) as pool:
    print(*pool.map(job, range(THREADS * 2)))
"""


def digest(template: str, words: dict[str, str], format_: str, file_type: str) -> str:
    data = render(template, words, format=format_).to_bytes(file_type)
    return hashlib.sha256(data).hexdigest()


def python(program: str, *paths: Path | str, folder: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def alone() -> list[str]:
    """Return what one thread makes of the jobs."""
    return [digest(*job) for job in JOBS]


# ---------------------------------------------------------------------------- threads


def test_eight_cold_threads_make_the_bytes_of_one(alone: list[str], root: Path) -> None:
    assert python(COLD, *sys.path, root).split() == alone * 2


def test_eight_threads_share_one_renderer(alone: list[str]) -> None:
    with Renderer() as renderer, ThreadPoolExecutor(THREADS) as pool:

        def job(index: int) -> str:
            if index % 5 == 4:
                # Closing lets go of caches only: whoever is drawing goes on.
                renderer.close()
            template, words, format_, file_type = JOBS[index % len(JOBS)]
            data = renderer.render(template, words, format=format_).to_bytes(file_type)
            return hashlib.sha256(data).hexdigest()

        assert list(pool.map(job, range(24))) == alone * 3


def test_eight_threads_share_one_graphic() -> None:
    graphic = render("event", TEA, format="x-post")
    together = threading.Barrier(THREADS)

    def job(index: int) -> bytes:
        together.wait()
        return graphic.to_bytes(("png", "svg", "pdf", "webp")[index % 4])

    with ThreadPoolExecutor(THREADS) as pool:
        made = list(pool.map(job, range(THREADS)))
    assert made[:4] == made[4:]
    assert made[0] == render("event", TEA, format="x-post").to_bytes("png")


def test_an_event_loop_stays_free() -> None:
    async def main() -> tuple[bytes, int]:
        turns = 0
        drawing = asyncio.create_task(asyncio.to_thread(lambda: render("event", TEA).to_bytes()))
        while not drawing.done():
            turns += 1
            await asyncio.sleep(0.001)
        return drawing.result(), turns

    data, turns = asyncio.run(main())
    assert data == render("event", TEA).to_bytes()
    assert turns > 3


def test_a_closed_renderer_can_be_used_again() -> None:
    renderer = Renderer()
    first = renderer.render("event", TEA).sha256
    renderer.close()
    renderer.close()
    assert renderer.render("event", TEA).sha256 == first


# -------------------------------------------------------------------------- processes


def drawn_elsewhere(job: tuple[str, dict[str, str], str, str]) -> tuple[Graphic, str]:
    template, words, format_, file_type = job
    graphic = render(template, words, format=format_)
    return graphic, hashlib.sha256(graphic.to_bytes(file_type)).hexdigest()


def test_another_process_hands_over_graphics(alone: list[str]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        results = list(pool.map(drawn_elsewhere, JOBS))
    assert [made for _, made in results] == alone
    for (graphic, made), (*_, file_type) in zip(results, JOBS, strict=True):
        assert hashlib.sha256(graphic.to_bytes(file_type)).hexdigest() == made


@pytest.mark.parametrize("job", JOBS)
def test_a_graphic_is_pickled_before_and_after_its_pixels(
    job: tuple[str, dict[str, str], str, str],
) -> None:
    template, words, format_, file_type = job
    graphic = render(template, words, format=format_)
    before = pickle.dumps(graphic)
    data = graphic.to_bytes(file_type)
    assert len(before) < 100_000
    for pickled in (before, pickle.dumps(graphic)):
        copy = pickle.loads(pickled)  # noqa: S301 - our own
        assert copy.to_bytes(file_type) == data
        assert copy.svg == graphic.svg
        assert copy.scaled(width=300).image.width == 300


def test_a_graphic_from_a_zip_is_pickled_too(root: Path, tmp_path: Path) -> None:
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for folder, inside in (
            (root / "src", ""),
            (root / "templates", "connection_graphics/_assets/templates"),
            (root / "fonts", "connection_graphics/_assets/fonts"),
        ):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix != ".pyc":
                    file.write(path, f"{inside}/{path.relative_to(folder)}".lstrip("/"))
    write = (
        "import pickle, connection_graphics as c; from pathlib import Path\n"
        f"g = c.render('event', {TEA!r}); Path('g').write_bytes(pickle.dumps(g))\n"
        "print(c.__file__, g.sha256)"
    )
    read = (
        "import pickle; from pathlib import Path\n"
        "print(pickle.loads(Path('g').read_bytes()).sha256)"
    )
    others = [path for path in sys.path if Path(path) != root / "src"]
    where, first = python(write, archive, *others, folder=tmp_path).split()
    assert where.startswith(str(archive))
    assert python(read, archive, *others, folder=tmp_path).split() == [first]


# --------------------------------------------------------------------- web frameworks


def recipe(root: Path, name: str) -> ModuleType:
    """Return an example of the documentation as a module."""
    spec = importlib.util.spec_from_file_location(name, root / "docs" / "examples" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def django(root: Path) -> Any:
    settings = pytest.importorskip("django.conf").settings
    if not settings.configured:
        recipe(root, "django_views")
        settings.configure(ROOT_URLCONF="django_views", ALLOWED_HOSTS=["testserver"])
    pytest.importorskip("django").setup()
    return pytest.importorskip("django.test").Client(raise_request_exception=True)


def test_the_recipe_for_django(django: Any) -> None:
    answer = django.get("/event.png", {"event_name": "Tea & talk", "date": "2024-06-13"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    refused = django.get("/event.png", {"event_name": "Tea", "date": "31 June 2024"})
    assert refused.status_code == 400
    assert "June has 30 days" in refused.content.decode()


def test_the_recipe_for_flask(root: Path) -> None:
    pytest.importorskip("flask")
    client = recipe(root, "flask_app").app.test_client()
    answer = client.get("/event.png", query_string={"event_name": "Tea", "date": "2024-06-13"})
    assert answer.status_code == 200
    assert answer.mimetype == "image/png"
    assert Image.open(io.BytesIO(answer.data)).size == (1200, 630)
    refused = client.get("/event.png", query_string={"event_name": "Tea", "date": "31 June 2024"})
    assert refused.status_code == 400
    assert "June has 30 days" in refused.text
