"""What is shipped is what is in the checkout: wheel, sdist, zipped wheel, editable install."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Mapping
from email.parser import Parser
from pathlib import Path

import pytest

from connection_graphics import __version__, _assets
from connection_graphics.errors import SetupError

ASSET_FOLDERS = ("templates", "fonts")

# Prints where the package was found, its version and the size of every asset.
INVENTORY = """
import json, connection_graphics
from connection_graphics._assets import asset_root

def walk(folder, path=""):
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}".lstrip("/")
        if entry.is_dir():
            yield from walk(entry, name)
        else:
            yield name, len(entry.read_bytes())

root = asset_root()
assets = {f"{top}/{n}": size for top in ("templates", "fonts") for n, size in walk(root / top)}
print(json.dumps([connection_graphics.__file__, connection_graphics.__version__, assets]))
"""


@pytest.fixture(scope="session")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sdist of the checkout, built without the network."""
    return build("sdist", root, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the sdist was unpacked."""
    folder = tmp_path_factory.mktemp("unpacked sdist, with é")
    with tarfile.open(sdist) as archive:
        # As an attribute, for Python 3.11.2 (Debian 12) does not know the argument.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(folder)
    return folder / sdist.name.removesuffix(".tar.gz")


@pytest.fixture(scope="session")
def wheel(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel made from the sdist, as an installer makes it."""
    return build("wheel", unpacked, tmp_path_factory.mktemp("wheel"))


def build(target: str, source: Path, into: Path) -> Path:
    """Run hatchling in *source* and return what it made."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (made,) = into.iterdir()
    return made


def on_disk(root: Path) -> dict[str, int]:
    """Return the size of every file that *root* has in templates/ and fonts/."""
    return {
        path.relative_to(root).as_posix(): path.stat().st_size
        for folder in ASSET_FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def inventory(python: Path | str, folder: Path, **environ: str) -> tuple[str, str, dict[str, int]]:
    """Return what a fresh *python*, started in *folder*, finds of the package and its assets."""
    result = subprocess.run(
        [str(python), "-c", INVENTORY],
        cwd=folder,
        env=clean_environ() | environ,
        check=False,
        capture_output=True,
    )
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    file, version, assets = json.loads(result.stdout)
    return file, version, assets


def clean_environ() -> dict[str, str]:
    """Return the environment without what points Python to another package."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


# ------------------------------------------------------------- what is inside


def test_wheel_has_every_template_and_font(root: Path, wheel: Path) -> None:
    prefix = "connection_graphics/_assets/"
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            entry.filename.removeprefix(prefix): entry.file_size
            for entry in archive.infolist()
            if entry.filename.startswith(prefix) and not entry.is_dir()
        }

    assert shipped == on_disk(root)
    for folder in ASSET_FOLDERS:
        assert any(name.startswith(f"{folder}/") for name in shipped), folder


def test_wheel_has_every_file_of_the_package_and_nothing_else(root: Path, wheel: Path) -> None:
    package = root / "src/connection_graphics"
    expected = {
        f"connection_graphics/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            name
            for name in archive.namelist()
            if not name.startswith("connection_graphics/_assets/") and ".dist-info/" not in name
        }

    assert shipped == expected
    assert "connection_graphics/py.typed" in shipped


def test_wheel_carries_version_licence_and_command(wheel: Path) -> None:
    info = f"connection_graphics-{__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        commands = archive.read(f"{info}/entry_points.txt").decode()
        names = archive.namelist()

    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert f"{info}/licenses/LICENSE" in names
    assert "connection-graphics = connection_graphics.cli:main" in commands


def test_sdist_has_what_a_developer_needs(root: Path, unpacked: Path) -> None:
    needed = ["LICENSE", "pyproject.toml", "noxfile.py", "run", "tests/conftest.py", "docs/conf.py"]

    assert [name for name in needed if not (unpacked / name).is_file()] == []
    assert on_disk(unpacked) == on_disk(root)
    assert os.access(unpacked / "run", os.X_OK)


def test_every_dependency_is_explained(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups: Mapping[str, list[str | dict[str, str]]] = project["dependency-groups"]
    listed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    listed += [line for group in groups.values() for line in group if isinstance(line, str)]
    page = (root / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z0-9-]+)` \|", page, flags=re.MULTILINE)

    assert sorted(explained) == sorted({re.split(r"[<>=\[]", line)[0] for line in listed})


# --------------------------------------------------- how it finds its own files


def test_zipped_wheel_works_on_the_path(root: Path, wheel: Path, tmp_path: Path) -> None:
    file, version, assets = inventory(sys.executable, tmp_path, PYTHONPATH=str(wheel))

    assert file.startswith(str(wheel))
    assert version == __version__
    assert assets == on_disk(root)


def test_zipped_wheel_has_a_working_command(wheel: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "connection_graphics", "--version"],
        cwd=tmp_path,
        env=clean_environ() | {"PYTHONPATH": str(wheel)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert __version__ in result.stdout


def test_unpacked_wheel_works(root: Path, wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")

    file, _, assets = inventory(sys.executable, tmp_path, PYTHONPATH=str(tmp_path / "site"))

    assert file.startswith(str(tmp_path / "site"))
    assert assets == on_disk(root)


def test_checkout_works_and_an_edited_template_shows_at_once(
    root: Path, unpacked: Path, tmp_path: Path
) -> None:
    added = unpacked / "templates/added.txt"
    added.write_text("seen", encoding="utf-8")
    try:
        file, _, assets = inventory(sys.executable, tmp_path, PYTHONPATH=str(unpacked / "src"))
    finally:
        added.unlink()

    assert file.startswith(str(unpacked))
    assert assets == on_disk(root) | {"templates/added.txt": 4}


@pytest.mark.parametrize(
    "present",
    [(), ("pyproject.toml",), ("pyproject.toml", "templates/"), ("templates/", "fonts/")],
    ids=["nothing", "no-assets", "no-fonts", "not-a-checkout"],
)
def test_incomplete_installation_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, present: tuple[str, ...]
) -> None:
    package = tmp_path / "src/connection_graphics"
    package.mkdir(parents=True)
    for name in present:
        if name.endswith("/"):
            (tmp_path / name).mkdir()
        else:
            (tmp_path / name).touch()
    monkeypatch.setattr(_assets, "__file__", str(package / "_assets.py"))
    monkeypatch.setattr(_assets, "files", lambda _: package)

    with pytest.raises(SetupError, match=r"installation is incomplete.*Install") as caught:
        _assets.asset_root()

    assert caught.value.code == "incomplete-installation"


# ------------------------------------------------------------ real installations


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return the Python of an empty environment outside the checkout."""
    folder = tmp_path / "an empty environment"
    venv.create(folder, with_pip=True)
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def install(python: Path, *arguments: str) -> None:
    """Run pip as a user does, with the registry."""
    subprocess.run(
        [str(python), "-m", "pip", "install", "-q", *arguments], env=clean_environ(), check=True
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "sdist", "folder"])
def test_installs_in_an_empty_environment(
    request: pytest.FixtureRequest, root: Path, bare: Path, tmp_path: Path, kind: str
) -> None:
    source: Path = request.getfixturevalue("unpacked" if kind == "folder" else kind)

    install(bare, str(source))
    file, version, assets = inventory(bare, tmp_path)

    assert file.startswith(str(bare.parent.parent))
    assert version == __version__
    assert assets == on_disk(root)
    command = bare.with_name("connection-graphics")
    subprocess.run([str(command), "--help"], cwd=tmp_path, env=clean_environ(), check=True)


@pytest.mark.slow
def test_editable_installation_sees_edited_and_added_templates(
    root: Path, unpacked: Path, bare: Path, tmp_path: Path
) -> None:
    install(bare, "-e", str(unpacked))
    added = unpacked / "templates/added.txt"
    added.write_text("seen", encoding="utf-8")
    try:
        file, _, assets = inventory(bare, tmp_path)
    finally:
        added.unlink()

    assert file.startswith(str(unpacked))
    assert assets == on_disk(root) | {"templates/added.txt": 4}
