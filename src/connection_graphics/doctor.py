"""What this installation has, what it lacks, and the line to type for what it lacks."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal

from connection_graphics import __version__
from connection_graphics.errors import ConnectionGraphicsError

__all__ = ["DEPENDENCIES", "EXTRAS", "Finding", "Health", "cairo_install_line", "examine"]

Health = Literal["good", "advice", "missing"]

_Folders = Callable[[], Sequence[Traversable]]

_OLDEST_PYTHON: Final = (3, 11)

#: The packages that pyproject.toml asks for, with a module of each whose import proves it whole.
DEPENDENCIES: Final = {
    "babel": "babel.dates",
    "click": "click",
    "cssselect2": "cssselect2",
    "icalendar": "icalendar",
    "icu4py": "icu4py.breakers",
    "isal": "isal.isal_zlib",
    "jinja2": "jinja2.sandbox",
    "pillow": "PIL.Image",
    "pyphen": "pyphen",
    "rich": "rich.progress",
    "segno": "segno",
    "tinycss2": "tinycss2",
    "tzdata": "tzdata",
    "uharfbuzz": "uharfbuzz",
    "zlib-ng": "zlib_ng.zlib_ng",
    # These two need the system's cairo as well, so that their import proves nothing here.
    "cairocffi": "",
    "cairosvg": "",
}

#: The packages of each extra; without them only what the extra is for is missing.
EXTRAS: Final = {
    "cloud": ("fsspec", "s3fs"),
    "dask": ("distributed",),
    "preview": ("starlette", "uvicorn", "watchfiles"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    #: Good, fine but worth a word, or missing: without it nothing can be drawn.
    health: Health
    #: What was found, such as a version.
    found: str
    #: What to do or type; empty where nothing has to be done.
    remedy: str = ""


def examine(campaign: Path | None = None) -> tuple[Finding, ...]:
    """Return what there is of all that drawing needs; nothing is raised for what there is not.

    Args:
        campaign: another campaign's folder or file, to look at instead of the shipped one.
    """
    findings = [_program(), _python(), *_packages()]
    packages_are_there = _all_good(findings)
    findings.append(_cairo())
    if packages_are_there:
        findings.extend(_campaign(campaign))
    if _all_good(findings):
        findings.append(_trial(campaign))
    findings.extend(_extra(name, packages) for name, packages in EXTRAS.items())
    return tuple(findings)


def _all_good(findings: Iterable[Finding]) -> bool:
    return all(finding.health != "missing" for finding in findings)


def _program() -> Finding:
    folder = Path(__file__).resolve().parent
    return Finding("connection-graphics", "good", f"{__version__}, in {folder}")


def _python() -> Finding:
    found = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    found += f", {os.cpu_count() or 1} cores"
    if sys.version_info < _OLDEST_PYTHON:
        return Finding(
            "Python", "missing", found, "install Python 3.11 or newer from https://www.python.org"
        )
    return Finding("Python", "good", found)


# ------------------------------------------------------------------------------ packages


def _packages() -> Iterator[Finding]:
    oldest = _oldest_versions()
    for package, module in DEPENDENCIES.items():
        yield _package(package, module, oldest.get(package))


def _package(name: str, module: str, oldest: str | None) -> Finding:
    remedy = f'python -m pip install "{name}{f">={oldest}" if oldest else ""}"'
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", "not installed", remedy)
    if oldest is not None and _parts(version) < _parts(oldest):
        return Finding(name, "missing", f"{version}, older than {oldest}", remedy)
    if module:
        try:
            import_module(module)
        except Exception as error:  # noqa: BLE001 - whatever a broken package raises
            reinstall = f"python -m pip install --force-reinstall {name}"
            return Finding(name, "missing", f"{version}, but broken: {error}", reinstall)
    return Finding(name, "good", version)


def _extra(name: str, packages: Sequence[str]) -> Finding:
    """Return what there is of an extra: nobody has to have it."""
    versions = {package: _version(package) for package in packages}
    if not all(versions.values()):
        install = f'python -m pip install "connection-graphics[{name}]"'
        return Finding(f"extra {name}", "good", f"not installed; to have it: {install}")
    found = ", ".join(f"{package} {version}" for package, version in versions.items())
    return Finding(f"extra {name}", "good", found)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*>=\s*([0-9.]+)")


def _oldest_versions() -> dict[str, str]:
    """Return the oldest version that will do of each package, as far as the installation says."""
    try:
        required = metadata.requires("connection-graphics") or ()
    except metadata.PackageNotFoundError:
        return {}  # run from a checkout that was not installed
    matches = (_REQUIREMENT.match(line) for line in required if "extra ==" not in line)
    return {match[1].lower(): match[2] for match in matches if match}


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:4])


# --------------------------------------------------------------------------------- cairo

#: The line to type, by the program that installs things on that system.
_INSTALL_CAIRO: Final = {
    "apt-get": "apt-get install libcairo2",
    "dnf": "dnf install cairo",
    "apk": "apk add cairo",
    "zypper": "zypper install libcairo2",
    "pacman": "pacman -S cairo",
    "brew": "brew install cairo",
}


def cairo_install_line() -> str:
    """Return the line that installs cairo on this system."""
    for program, line in _INSTALL_CAIRO.items():
        if shutil.which(program):
            as_root = program != "brew" and hasattr(os, "geteuid") and os.geteuid() != 0
            return f"sudo {line}" if as_root else line
    if sys.platform == "darwin":
        return "install Homebrew from https://brew.sh, then type: brew install cairo"
    if sys.platform == "win32":
        return "install the GTK runtime for Windows, which has cairo, or use WSL"
    return "install the library cairo with your system's package manager"


def _cairo() -> Finding:
    try:
        from connection_graphics.raster import cairo_version

        return Finding("cairo (system library)", "good", cairo_version())
    except ConnectionGraphicsError as error:
        return Finding("cairo (system library)", "missing", error.message, cairo_install_line())
    except ImportError as error:
        return Finding("cairo (system library)", "missing", f"not tried: {error}")


# ------------------------------------------------------- templates, fonts, a trial picture


def _campaign(path: Path | None) -> Iterator[Finding]:
    from connection_graphics.campaign import Campaign

    try:
        campaign = Campaign.load(path)
    except ConnectionGraphicsError as error:
        yield _failed("campaign", error)
        return
    yield Finding("campaign", "good", f"{campaign.name}: {campaign.theme}")
    yield _templates(campaign.template_folders)
    yield _fonts(campaign.font_folders)


def _templates(folders: _Folders) -> Finding:
    from connection_graphics.template import find_template, template_names

    try:
        names = template_names(folders())
        for name in names:
            find_template(name, folders())
    except ConnectionGraphicsError as error:
        return _failed("templates", error)
    if not names:
        return Finding("templates", "missing", "none", "install connection-graphics again")
    return Finding("templates", "good", f"{len(names)}: {', '.join(names)}")


def _fonts(folders: _Folders) -> Finding:
    from connection_graphics.text.fonts import FontBook

    try:
        book = FontBook.load(folders())
        files = [file for family in book for file in family.files]
        for family in book:
            for file in family.files:
                if not file.path.is_file():
                    missing = f'{file.path.name} of "{family.name}" is not there'
                    return Finding("fonts", "missing", missing, "install connection-graphics again")
    except ConnectionGraphicsError as error:
        return _failed("fonts", error)
    if not files:
        return Finding("fonts", "missing", "none", "install connection-graphics again")
    return Finding("fonts", "good", f"{len(book.families)} families, {len(files)} files")


def _trial(campaign: Path | None) -> Finding:
    """Draw one small picture, all the way to its bytes."""
    from connection_graphics.campaign import Campaign
    from connection_graphics.rendering import render

    try:
        graphic = render(
            "random-act", caption="Say hello", campaign=Campaign.load(campaign), scale=0.25
        )
        size = len(graphic.to_bytes())
    except ConnectionGraphicsError as error:
        return _failed("a trial picture", error)
    return Finding(
        "a trial picture", "good", f"drawn, {graphic.width} × {graphic.height} px, {size:,} bytes"
    )


def _failed(name: str, error: ConnectionGraphicsError) -> Finding:
    return Finding(name, "missing", f"{error.where}: {error.message}".lstrip(": "), error.hint)
