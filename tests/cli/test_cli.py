"""The command as people type it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from connection_graphics import doctor as doctor_module
from connection_graphics import pipeline
from connection_graphics.cli import main
from connection_graphics.cli.shell import Shell
from connection_graphics.errors import SetupError
from connection_graphics.fields import FIELDS

Run = Callable[..., Result]

EVENTS = """\
event_name,date,time,place,caption
Tea and talk at the library,13 June 2024,2pm to 4pm,Anytown Library,
A slow walk,14 June 2024,10am,The park,
,,,,Say hello to somebody new
"""
BAD_EVENTS = EVENTS.replace("14 June", "31 June")
SMALL = ("--scale", "0.1", "-j", "0")


@pytest.fixture(autouse=True)
def _elsewhere(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, without the colours that this machine may ask for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(root / "src"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def run() -> Run:
    def run(*words: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, words, input=stdin, prog_name="connection-graphics")
        assert "Traceback" not in result.output
        return result

    return run


def commands() -> Iterator[tuple[str, click.Command]]:
    assert isinstance(main, Shell)
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield name, command


def says(result: Result, *words: str, code: int = 2) -> None:
    """Assert that *result* is one error of one or two lines that says all of *words*."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0].startswith("Error: ")
    assert len(lines) <= 2
    assert result.stderr.count("\nError:") == 0
    for word in words:
        assert word in result.stderr


# ------------------------------------------------------------------------------- help


def test_help_lists_every_command_under_a_heading(run: Run) -> None:
    result = run("--help")

    assert result.exit_code == 0
    for name, command in commands():
        assert f"  {name}  " in result.stdout
        assert command.help
    assert "\nDraw:\n" in result.stdout
    assert "Exit codes:" in result.stdout


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"  connection-graphics {name}" in result.stdout


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_option_says_what_it_does(name: str) -> None:
    for command_name, command in commands():
        if command_name == name:
            options = [each for each in command.params if isinstance(each, click.Option)]
            assert options
            assert [option.name for option in options if not option.help] == []


def test_check_is_another_name_of_validate(run: Run) -> None:
    assert "validate" not in run("check", "--help").stdout.splitlines()[0]
    assert (
        run("check", "--help").stdout.splitlines()[2:]
        == (run("validate", "--help").stdout.splitlines()[2:])
    )


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout.startswith("connection-graphics, version 0.")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from connection_graphics.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'PIL', 'cairocffi', 'jinja2', 'rich', 'uharfbuzz', 'babel', 'icu4py'}"
        " & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_module_runs_as_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "connection_graphics", "formats", "square"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert "instagram-square" in done.stdout


# ----------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rendr",), 'there is no command "rendr": did you mean "render"?'),
        (("render", "--caption", "a", "-t", "evnt"), 'did you mean "event"?'),
        (("render", "--caption", "a", "-f", "instagram-sqare"), 'did you mean "instagram-square"?'),
        (("render", "--caption", "a", "--var", "hashtg=#a"), 'did you mean "hashtag"?'),
        (("render", "--caption", "a", "-o", "a.gif"), "there is no file type"),
        (("render", "--caption", "a", "-o", "a.png", "-f", "all"), "is one file"),
        (("render", "--caption", "a", "-o", "a.png", "--file-type", "jpg"), "does not end as"),
        (("render", "--caption", "a", "--date", "31 June"), "30 days"),
        (("render", "--place", "Anytown"), "neither a caption nor an event_name"),
        (("render", "--caption", "a", "--campaign", "no-such-folder"), "no-such-folder"),
        (("render", "--caption", "Unpronounceable" * 30), "too long for instagram-square"),
        (("batch", "evnts.csv"), 'did you mean "events.csv"?'),
        (("batch", "empty.csv"), "empty"),
        (("batch", "."), "this is a folder"),
        (("batch", "picture.csv"), "picture"),
        (("batch", "events.csv", "-o", "events.csv"), "nothing can be written"),
        (("batch", "events.csv", "-o", "events.csv/out"), "nothing can be written"),
        (("batch", "events.csv", "-t", "evnt"), 'did you mean "event"?'),
        (("batch", "events.csv", "-f", "facebok"), 'did you mean "facebook"?'),
        (("batch", "events.csv", "--sheet", "June"), "sheet"),
        (("batch", "events.csv", "--rows", "some"), "does not say which rows"),
        (("batch", "events.csv", "--map", "Hall=plce"), "plce"),
        (("batch", "events.csv", "--name", "{nome}"), 'did you mean "name"?'),
        (("batch", "events.csv", "--name", "{id}", "-j", "0", "-q"), "add {format} to it"),
        (("batch", "events.csv", "--only", "a-slow-wolk"), 'Did you mean "a-slow-walk"?'),
        (("validate", "evnts.csv"), 'did you mean "events.csv"?'),
        (("new", "events.csv"), "is there already"),
        (("new", "events.doc"), "CSV or XLSX"),
        (("fields", "evnt"), 'did you mean "event"?'),
        (("budget", "evnt"), 'did you mean "event"?'),
        (("formats", "instagrm"), 'did you mean "instagram"?'),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    run: Run, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    (tmp_path / "empty.csv").touch()
    Image.new("RGB", (4, 4)).save(tmp_path / "picture.csv", "PNG")

    said = message.lower()
    result = run(*words)

    says(result)
    assert said in result.stderr.lower()


@pytest.mark.parametrize(
    "words",
    [
        ("render", "--captoin", "a"),
        ("render", "--caption", "a", "--scale", "1000"),
        ("render", "--caption", "a", "--var", "nothing"),
        ("batch",),
        ("batch", "events.csv", "--jobs", "many"),
        ("batch", "events.csv", "--date-order", "ydm"),
    ],
)
def test_wrong_usage_points_to_the_help(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert "for help" in result.stderr


def test_a_fault_is_told_in_two_lines_and_the_trace_kept_for_debug(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr(pipeline.Renderer, "render", fail)
    result = run("render", "--caption", "a")
    says(result, "fault of connection-graphics", "ZeroDivisionError: by chance", "--debug", code=70)

    for words in (("--debug", "render"), ("render", "--debug")):
        told = CliRunner().invoke(main, (*words, "--caption", "a"))
        assert told.exit_code == 70
        assert "Traceback (most recent call last)" in told.stderr
        assert told.stderr.splitlines()[-2].startswith("Error: ")


def test_a_package_that_is_missing_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'babel'", name="babel")

    monkeypatch.setattr(pipeline.Renderer, "render", fail)

    says(run("render", "--caption", "a"), '"babel" is not installed', "connection-graphics doctor")


def test_ctrl_c_says_how_to_go_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from connection_graphics.batch import draw

    written = draw._laid_out
    left = 1

    def write_one(*given: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return written(*given)

    monkeypatch.setattr(draw, "_laid_out", write_one)
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    result = run("batch", "events.csv", "-f", "square", *SMALL, "-q")

    assert result.exit_code == 130
    assert result.stderr == "Stopped: 1 file is done. To go on, run the same command again.\n"


def test_an_end_of_the_pipe_is_no_error() -> None:
    program = f"{shlex.quote(sys.executable)} -m connection_graphics fields --json | head -c 10"
    done = subprocess.run(["sh", "-c", program], capture_output=True, check=False, encoding="utf-8")

    assert done.stderr == ""


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def stderr(*words: str) -> str:
        return CliRunner().invoke(main, words, color=True).stderr

    assert "\x1b[" in stderr("fields", "evnt")
    assert "\x1b[" not in stderr("--no-color", "fields", "evnt")
    assert "\x1b[" not in stderr("fields", "evnt", "--no-colour")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in stderr("fields", "evnt")


# ----------------------------------------------------------------------------- render


def test_one_graphic_is_drawn_from_options(run: Run, tmp_path: Path) -> None:
    result = run(
        "render", "--event-name", "Tea and talk", "--date", "13 June", "-o", "tea.png", "-v"
    )

    assert result.exit_code == 0
    assert result.stdout.startswith("tea.png  1080 × 1080 px\n")
    assert "Alt text:" in result.stdout
    with Image.open(tmp_path / "tea.png") as image:
        assert (image.format, image.size) == ("PNG", (1080, 1080))


def test_png_files_can_be_pressed_harder(run: Run, tmp_path: Path) -> None:
    sizes = []
    for how in ("fast", "small"):
        result = run("render", "--caption", "Hello", "-o", "hello.png", "--png", how)
        assert result.exit_code == 0
        sizes.append((tmp_path / "hello.png").stat().st_size)
    assert sizes[1] < sizes[0]
    assert run("render", "--caption", "Hello", "--png", "tiny").exit_code == 2


def test_several_formats_make_several_files_of_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("render", "--caption", "Hello", "-f", "square,x-post", "-o", "out/", *SMALL[:2])

    assert result.exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "hello--instagram-square.jpg",
        "hello--x-post.png",
    }


def test_a_format_that_is_too_small_for_the_words_does_not_stop_the_others(run: Run) -> None:
    words = "A caption that is rather long " * 12
    result = run("render", "--caption", words, "-f", "facebook-link,story", *SMALL[:2], "--json")

    drawn = [each["format"] for each in json.loads(result.stdout)]
    assert (result.exit_code, drawn) in [(1, ["instagram-story"]), (1, [])]
    assert "too long for facebook-link" in result.stderr


def test_a_hyphen_writes_the_picture_to_standard_output(run: Run) -> None:
    result = run("render", "--caption", "Hello", "-o", "-", "--file-type", "png", *SMALL[:2])

    assert result.stdout_bytes.startswith(b"\x89PNG\r\n")


def test_every_field_that_is_drawn_has_an_option() -> None:
    options = {
        option for name, command in commands() if name == "render" for option in command.params
    }
    names = {option.name for option in options}
    for field in FIELDS:
        if not field.name.startswith("post_text"):
            own = field.name in {"id", "status", "notes", "scheduled_at"}
            own = own or field.name in names
            assert own or f"field_{field.name}" in names, field.name


# ------------------------------------------------------------------------------ batch


def test_a_table_is_drawn_and_summed_up(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")

    result = run("batch", "events.csv", "-o", "out/", "-f", "square,x-post", *SMALL)

    assert result.exit_code == 0, result.output
    assert result.stdout == "3 rows drawn, 6 files in out/\n"
    assert result.stderr.splitlines()[:2] == [
        "events.csv: CSV in UTF-8, separated by commas, headings in row 1, 3 rows",
        "[1/3] tea-and-talk-at-the-library: 2 files",
    ]
    assert (tmp_path / "out" / "tea-and-talk-at-the-library--instagram-square.jpg").is_file()


def test_a_bad_row_is_told_and_the_exit_code_is_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(BAD_EVENTS, encoding="utf-8")

    result = run("batch", "events.csv", "-f", "square", *SMALL)

    assert result.exit_code == 1
    problems = str(Path("out", "problems.csv"))
    assert result.stdout == (
        f"2 of 3 rows drawn, 2 files in out/; 1 row needs you: see {problems}\n"
    )
    (told,) = [line for line in result.stderr.splitlines() if "cell B3" in line]
    assert told.startswith('events.csv, cell B3, column "date": ')
    assert "30 days" in told


def test_quiet_prints_problems_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(BAD_EVENTS, encoding="utf-8")

    result = run("batch", "events.csv", "-f", "square", "-q", *SMALL)

    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_json_events_are_one_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(BAD_EVENTS, encoding="utf-8")

    result = run("batch", "events.csv", "-f", "square", "--json", *SMALL)

    events = [json.loads(line) for line in result.stdout.splitlines()]
    kinds = [event["event"] for event in events]
    assert sorted(kinds) == ["file", "file", "finished", "row", "row", "row", "started"]
    (bad,) = [event for event in events if event.get("problems") and event["event"] == "row"]
    assert bad["problems"][0]["cell"] == "B3"
    assert events[-1]["rows_failed"] == 1
    assert result.stderr == ""


def test_standard_input_is_a_table(run: Run, tmp_path: Path) -> None:
    result = run("batch", "-", "-f", "square", "-o", "here", *SMALL, stdin=EVENTS)

    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "here").glob("*.jpg"))) == 3


def test_chosen_rows_and_mapped_columns(run: Run, tmp_path: Path) -> None:
    text = EVENTS.replace("place", "Hall of the day")
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")

    result = run(
        *("batch", "events.csv", "-f", "square", "--rows", "2-3", "--limit", "1"),
        *("--map", "Hall of the day=place", *SMALL),
    )

    assert result.stdout == "1 row drawn, 1 file in out/\n"
    entry = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert "Anytown Library" in entry["files"][0]["alt_text"]


def test_strict_takes_notes_as_problems(run: Run, tmp_path: Path) -> None:
    text = EVENTS.replace("14 June", "14 July")
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")

    assert run("batch", "events.csv", "-f", "square", *SMALL).exit_code == 0
    result = run("batch", "events.csv", "-f", "square", "--strict", "-v", *SMALL)
    assert result.exit_code == 1
    assert "is not in the campaign's week" in result.stderr


def test_the_bytes_do_not_depend_on_where_and_by_whom_they_are_made(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(BAD_EVENTS, encoding="utf-8")
    trees = []
    for number, (lang, zone, jobs) in enumerate(
        (("C", "UTC", "0"), ("cy_GB.UTF-8", "Pacific/Auckland", "2"))
    ):
        home = tmp_path / f"home-{number}"
        home.mkdir()
        command = [sys.executable, "-m", "connection_graphics", "batch", "../events.csv"]
        command += ["-o", "out", "-f", "square,x-post", "--scale", "0.1", "-j", jobs]
        done = subprocess.run(
            command,
            cwd=home,
            env={**os.environ, "LANG": lang, "LC_ALL": lang, "TZ": zone, "HOME": str(home)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        trees.append({path.name: path.read_bytes() for path in sorted((home / "out").iterdir())})

    assert len(trees[0]) == 7
    assert trees[0] == trees[1]


# ------------------------------------------------------------------- validate and new


def test_validate_tells_all_problems_and_draws_nothing(run: Run, tmp_path: Path) -> None:
    text = BAD_EVENTS + f",,,,{'Unpronounceable' * 30}\n"
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")

    result = run("validate", "events.csv", "-f", "square", "-j", "0")

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "cell B3" in lines[1]
    assert "cell E5" in lines[2]
    assert "too long for instagram-square" in lines[2]
    assert lines[-1] == "2 rows need you, of 4 rows: 2 problems."
    assert {path.name for path in tmp_path.iterdir()} == {"events.csv"}


def test_validate_is_content_with_a_good_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")

    result = run("check", "events.csv", "-f", "square,x-post", "-j", "0")

    assert result.exit_code == 0
    assert result.stdout.endswith(
        "3 rows looked at, 6 pictures laid out: there is nothing to mend.\n"
    )


def test_validate_tells_all_headings_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("caption,hashtg,venu\na,b,c\n", encoding="utf-8")

    result = run("validate", "events.csv", "--json")

    facts = json.loads(result.stdout)
    assert result.exit_code == 1
    assert len(facts["problems"]) == 2
    assert [problem["problem"] for problem in facts["problems"]] == [
        'did you mean "hashtag"?',
        'did you mean "place"?',
    ]


def test_validate_writes_a_copy_to_mend(run: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(BAD_EVENTS, encoding="utf-8")

    run("validate", "events.csv", "-f", "square", "-j", "0", "--fix-to", "mend.csv")

    lines = (tmp_path / "mend.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "event_name,date,time,place,caption,problem"
    assert [bool(line.rpartition(",")[2].strip('"')) for line in lines[1:]] == [False, True, False]


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx"])
def test_a_new_table_can_be_drawn_as_it_is(run: Run, tmp_path: Path, name: str) -> None:
    made = run("new", name)
    assert made.exit_code == 0
    assert f"batch {name}" in made.stdout

    result = run("batch", name, "-f", "square", *SMALL)
    assert result.stdout == "2 rows drawn, 2 files in out/\n"


# ------------------------------------------------------------------------------ lists


def test_templates_are_listed_with_what_they_need(run: Run) -> None:
    text = run("templates").stdout
    facts = json.loads(run("templates", "--json").stdout)

    assert {"event", "random-act"} <= {each["name"] for each in facts}
    for each in facts:
        assert f"\n{each['name']}\n" in f"\n{text}"
        assert each["shapes"]


def test_formats_are_listed_with_groups_and_other_names(run: Run) -> None:
    text = run("formats").stdout
    facts = json.loads(run("formats", "--json").stdout)

    assert "twitter-post" in text
    assert facts["groups"]["twitter"] == ["x-post"]
    assert facts["shapes"]["square"] == "instagram-square"
    for each in facts["formats"]:
        assert f"  {each['name']}  " in text
    assert [
        each["name"] for each in json.loads(run("formats", "x", "--json").stdout)["formats"]
    ] == ["x-post"]


def test_the_budget_of_a_template_is_told_for_each_format(run: Run) -> None:
    found = json.loads(run("budget", "event", "-f", "square,x-post", "--json").stdout)

    assert list(found) == ["instagram-square", "x-post"]
    assert found["instagram-square"]["event_name"] > 60  # what its help text promises
    assert f"{found['x-post']['place']} characters" in run("budget", "event", "-f", "x-post").stdout


def test_fields_are_listed_with_their_other_names(run: Run) -> None:
    text = run("fields").stdout

    assert len(json.loads(run("fields", "--json").stdout)) == len(FIELDS)
    assert "  place  " in text
    assert "venue" in text


def test_the_fields_of_a_template_begin_with_what_it_needs(run: Run) -> None:
    facts = json.loads(run("fields", "event", "--json").stdout)

    assert facts[0]["required"]
    assert all(field["help"] for field in facts)
    needed = [field["required"] for field in facts]
    assert needed == sorted(needed, reverse=True)
    assert "(needed)" in run("fields", "event").stdout


def test_fonts_are_listed_with_their_licences(run: Run) -> None:
    facts = json.loads(run("fonts", "--json", "--licences").stdout)

    assert {"Figtree", "Bricolage Grotesque"} <= {font["name"] for font in facts}
    for font in facts:
        assert font["name"] in run("fonts").stdout
        assert font["licence"]
        assert len(font["licence_text"]) > 500
    assert "SIL OPEN FONT LICENSE" in run("fonts", "--licences").stdout


def test_fonts_tell_which_characters_they_lack(run: Run) -> None:
    good = run("fonts", "--check", "Paned ŵ, Zażółć, مرحبا, 👍🏽")
    assert good.exit_code == 0
    assert good.stdout.endswith("Every character of this text can be drawn.\n")
    assert "Noto Sans Arabic" in good.stdout
    assert "Noto Color Emoji" in good.stdout
    assert "Noto Nastaliq Urdu" in run("fonts", "--check", "مسکراہٹ", "--lang", "ur").stdout

    bad = run("fonts", "--check", "a\U0001e900b")
    assert bad.exit_code == 1
    assert "U+1E900" in bad.stdout
    assert json.loads(run("fonts", "--check", "\U0001e900", "--json").stdout)["missing"][0][
        "code"
    ] == ("U+1E900")


# ----------------------------------------------------------------------------- doctor


def test_the_doctor_finds_everything_here(run: Run) -> None:
    result = run("doctor")

    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("Everything is there.\n")
    assert "cairo (system library): 1." in result.stdout
    assert "a trial picture: drawn" in result.stdout


def test_the_doctor_knows_every_dependency(root: Path) -> None:
    with (root / "pyproject.toml").open("rb") as file:
        required = tomllib.load(file)["project"]["dependencies"]

    assert set(doctor_module.DEPENDENCIES) == {line.partition(">=")[0] for line in required}


def test_the_doctor_knows_every_extra(root: Path) -> None:
    with (root / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]

    assert {
        name: tuple(line.partition(">=")[0] for line in lines) for name, lines in extras.items()
    } == doctor_module.EXTRAS


def test_the_doctor_says_how_to_have_an_extra(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doctor_module.EXTRAS, "preview", ("no-such-package",))

    result = run("doctor")

    assert result.exit_code == 0
    assert 'pip install "connection-graphics[preview]"' in result.stdout


def test_without_cairo_the_doctor_says_what_to_type(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> str:
        raise SetupError("cairo is not installed")

    monkeypatch.setattr("connection_graphics.raster.cairo_version", missing)
    result = run("doctor")
    assert result.exit_code == 1
    assert "MISSING  cairo" in result.stdout
    assert doctor_module.cairo_install_line() in result.stdout

    facts = json.loads(run("doctor", "--json").stdout)
    assert not facts["well"]
    assert [each["name"] for each in facts["findings"] if each["health"] == "missing"] == [
        "cairo (system library)"
    ]


def test_the_doctor_says_how_to_install_a_package(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(doctor_module.DEPENDENCIES, "no-such-package", "no_such_package")
    result = run("doctor")

    assert result.exit_code == 1
    assert 'python -m pip install "no-such-package"' in result.stdout


def test_a_picture_can_be_as_wide_and_as_small_as_is_wished(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "small.jpg"
    limits = ("--width", "540", "--max-bytes", "40000")
    done = run("render", "--caption", "Say hello", "-o", str(picture), *limits)

    assert done.exit_code == 0, done.output
    assert "540 × 540 px" in done.stdout
    assert picture.stat().st_size <= 40_000
    refused = run("render", "--caption", "Say hello", "-o", str(picture), "--max-bytes", "99")
    assert refused.exit_code == 2
    assert "cannot be made smaller than" in refused.stderr


def test_a_design_with_words_of_its_own_needs_none(run: Run, tmp_path: Path) -> None:
    done = run("render", "-t", "save-the-date", "-o", str(tmp_path / "week.png"))

    assert done.exit_code == 0, done.output


def test_a_character_that_no_font_has_is_refused_or_replaced_with_a_note(
    run: Run, tmp_path: Path
) -> None:
    words = ("render", "--caption", "Say \U00013000 to someone", "-o", str(tmp_path / "a.png"))
    refused = run(*words)
    replaced = run(*words, "--replace-missing", "-v")

    assert refused.exit_code == 2
    assert "EGYPTIAN HIEROGLYPH A001" in refused.stderr
    assert replaced.exit_code == 0, replaced.output
    assert "EGYPTIAN HIEROGLYPH A001" in replaced.stdout


def test_a_guessed_encoding_is_told_without_being_asked_for(run: Run) -> None:
    Path("dos.csv").write_bytes("Caption;Hall\nVoilà, un café;x\nPrêt à dîner?;\n".encode("cp850"))

    result = run("batch", "dos.csv", "-o", "out", "--formats", "square", *SMALL)

    assert result.exit_code == 0, result.output
    assert "Note: dos.csv: the file is not in UTF-8; it was read as cp850 (DOS)" in result.stderr
    assert "1 more note: add -v" in result.stderr


def test_a_question_mark_for_a_lost_letter_is_told(run: Run) -> None:
    Path("lost.csv").write_bytes("Caption;Place\nCafé;T?’r Dref\n".encode("cp1252"))

    result = run("batch", "lost.csv", "-o", "out", "--formats", "square", *SMALL)

    assert 'cell B2, column "Place": "T?’r" has a question mark inside' in result.stderr


def test_a_column_of_a_templates_own_field_is_no_news(run: Run) -> None:
    Path("thanks.csv").write_text(
        "Thanks to,Caption,Template\nAda,You brought cake.,thank-you\n", encoding="utf-8"
    )

    result = run("batch", "thanks.csv", "-o", "out", "--formats", "square", *SMALL)

    assert result.exit_code == 0, result.output
    assert "note" not in result.stderr.casefold()
