"""Daily work, by name: ``nox -s tests``. ``./run test`` runs most of it in one environment."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

import nox

nox.needs_version = ">=2025.11.12"
nox.options.sessions = ["lint", "types", "docs", "tests"]
nox.options.reuse_existing_virtualenvs = True
# A Python that a machine does not have is passed over, with a word.
nox.options.error_on_missing_interpreters = False

#: ``nox -s tests-3.12`` and its like, and for all of them ``nox -t pythons``.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

# Debian packages that slow tests read or start. A test skips what is not there.
SLOW_PACKAGES = {
    "unicode-data": "Unicode's own test files for bidirectional text and line breaking",
    "chromium": "what a browser makes of the SVG, and the page of the preview (tests/preview)",
    "libharfbuzz-bin": "hb-shape: where HarfBuzz's own program puts the glyphs of captions",
    "libimage-exiftool-perl": "exiftool: what another program reads in the files",
    "librsvg2-bin": "rsvg-convert: the SVG by another rasteriser",
    "poppler-utils": "pdftoppm and pdfinfo: the PDF by another reader",
}


@nox.session
def lint(session: nox.Session) -> None:
    """Style and likely bugs, and the formatter's opinion."""
    _install(session, "lint")
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict, on code and tests."""
    _install(session, "types", package=True)
    session.run("mypy", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, where a warning is an error, into docs/_build."""
    _install(session, "docs", package=True)
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "docs", "docs/_build")


@nox.session
def tests(session: nox.Session) -> None:
    """The fast tests; words after -- go to pytest."""
    _install(session, "test", package=True)
    session.run("pytest", *session.posargs)


for version in PYTHONS:
    nox.session(name=f"tests-{version}", python=version, tags=["pythons"])(tests)


@nox.session(python=PYTHONS[0], tags=["pythons"])
def lowest(session: nox.Session) -> None:
    """The fast tests with the oldest versions of the dependencies that pyproject.toml allows."""
    with Path("pyproject.toml").open("rb") as file:
        allowed = tomllib.load(file)["project"]["dependencies"]
    _install(session, "test", "-e", ".", *(line.replace(">=", "==") for line in allowed))
    session.run("pytest", *session.posargs)


@nox.session
def golden(session: nox.Session) -> None:
    """Write the golden pictures and layouts anew. Look at each before you commit it."""
    _install(session, "test", package=True)
    told = ("tests/test_golden.py", "--update-golden", *session.posargs)
    session.run("pytest", *told, success_codes=[0, 1])
    session.warn("now look at what changed: git status tests/golden")


@nox.session
def package(session: nox.Session) -> None:
    """Sdist and wheel into dist/, then installed in empty environments."""
    _install(session, "test", package=True)
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--no-isolation", "--outdir", "dist")
    session.run("pytest", "-m", "slow or not slow", "tests/test_packaging.py", *session.posargs)


@nox.session
def slow_tools(session: nox.Session) -> None:
    """Install the programs that slow tests use, where we may; else say what to install."""
    _install_slow_packages(session)


@nox.session
def slow(session: nox.Session) -> None:
    """The slow tests: minutes, the network, programs beyond Python."""
    _install(session, "test", package=True)
    _install_slow_packages(session)
    session.run("pytest", "-m", "slow", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Every program of bench/: what a picture costs."""
    _install(session, "test", package=True)
    programs = sorted(str(path) for path in Path("bench").glob("*.py"))
    if not programs:
        session.skip("there is no bench/*.py yet")
    for program in programs:
        session.run("python", program, *session.posargs)


def _install(session: nox.Session, group: str, *others: str, package: bool = False) -> None:
    """Install a dependency group, unless ``./run`` has already made the one environment."""
    if session.venv_backend == "none":
        return
    session.install("--upgrade", "pip>=25.1")
    session.install("--group", group, *(["-e", "."] if package else []), *others)


def _install_slow_packages(session: nox.Session) -> None:
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        session.run(apt, "update", "-qq", external=True, success_codes=[0, 100])
        session.run(
            *(apt, "install", "-y", "-qq", "--no-install-recommends", *SLOW_PACKAGES),
            env={"DEBIAN_FRONTEND": "noninteractive"},
            external=True,
        )
    else:
        session.warn(f"some slow tests need: apt-get install {' '.join(SLOW_PACKAGES)}")
