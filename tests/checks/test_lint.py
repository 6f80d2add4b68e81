"""Everything that would be drawn wrongly or lost is named, with its line and its remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from connection_graphics import Renderer
from connection_graphics.checks.features import FEATURES, features_list
from connection_graphics.checks.lint import Finding, lint_file, lint_folder, lint_template
from connection_graphics.checks.marked import MARK, with_marks
from connection_graphics.cli import main
from connection_graphics.errors import TemplateError

from .probes import DIFFERENT, NAMED, PROBES, document

RENDERER = Renderer()
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
#: Words, so that a file is not taken for outlines.
WORDS = '<text x="9" y="90" font-family="Figtree">{{ caption }}</text>'


def of_file(folder: Path, body: str, *, words: str = WORDS) -> list[Finding]:
    """Return the findings of a file with *body*, whose first line is the svg element's."""
    path = folder / "drawing.svg"
    path.write_text(f'{HEAD}width="100" height="100">\n{body}\n{words}\n</svg>', "utf-8")
    return list(lint_file(path, RENDERER.campaign, RENDERER.fonts))


def of_template(folder: Path, **files: str) -> list[Finding]:
    """Return the findings of a template called leaflet with *files*, by the name of the shape."""
    place = folder / "svg" / "leaflet"
    place.mkdir(parents=True)
    for name, text in files.items():
        suffix = ".toml" if name == "template" else ".svg"
        (place / f"{name}{suffix}").write_text(text, "utf-8")
    return list(lint_folder(folder, RENDERER.campaign, RENDERER.fonts))


def square(body: str) -> str:
    return f'{HEAD}width="1080" height="1080" viewBox="0 0 1080 1080">\n{body}\n</svg>'


# ------------------------------------------------------------------------------- features


@pytest.mark.parametrize("name", sorted(PROBES))
def test_each_feature_that_is_not_drawn_is_named_and_no_other(name: str, tmp_path: Path) -> None:
    path = tmp_path / "probe.svg"
    path.write_text(document(name), "utf-8")
    found = lint_file(path, RENDERER.campaign, RENDERER.fonts)
    codes = {each.code for each in found} - {"no-text"}

    known = {**DIFFERENT, **NAMED}
    assert codes == ({known[name]} if name in known else set())
    assert all(each.hint for each in found)


def test_a_feature_is_told_with_element_and_line(tmp_path: Path) -> None:
    (found,) = of_file(tmp_path, '<rect/>\n<rect id="veil" style="vector-effect: non-rotation"/>')

    assert (found.code, found.where.element, found.where.line) == ("vector-effect", "veil", 3)
    assert found.severity == "problem"
    assert "non-rotation" in found.message
    assert "final size" in found.hint


def test_a_feature_of_a_style_sheet_is_told_with_its_line(tmp_path: Path) -> None:
    (found,) = of_file(tmp_path, "<g/>\n<style>@import url(fonts.css);</style>")

    assert (found.code, found.where.line) == ("external", 3)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<image href="https://example.org/a.png" width="9" height="9"/>', "external"),
        ('<image xlink:href="file:///tmp/a.png" width="9" height="9"/>', "external"),
        ('<image href="../a.png" width="9" height="9"/>', "external"),
        ('<image href="a.png" width="9" height="9"/>', None),
        ('<image href="data:image/png;base64,AAAA" width="9" height="9"/>', None),
        ('<g writing-mode="vertical-rl"/>', "writing-mode"),
        ('<g text-shadow="1px 1px red"/>', "text-shadow"),
        ('<g font-variant="small-caps"/>', "text-transform"),
        ('<g font-variant="tabular-nums"/>', None),
        ('<rect fill="var(--gone)"/>', "variable"),
        ('<g style="--ink: red"><rect fill="var(--ink)"/></g>', None),
        ('<meshgradient id="m"/>', "mesh-gradient"),
        ('<filter id="f"><feGaussianBlur/></filter>', None),
        ('<rect style="transform: translate(50%)"/>', "transform-units"),
        ('<rect style="transform: translateX(5mm) rotate(0.5turn)"/>', None),
        ('<rect style="transform-box: stroke-box"/>', "transform-box"),
        ('<filter id="f"><feTurbulence/></filter><g filter="url(#f)"/>', "filter"),
        ('<filter id="f"><feDropShadow/></filter><g filter="url(#f) sepia()"/>', None),
        ('<g filter="blur(3px) wobble(2px)"/>', "filter"),
        ('<pattern id="p"><rect filter="blur(2px)"/></pattern><rect fill="url(#p)"/>', None),
        ('<rect vector-effect="fixed-position"/>', "vector-effect"),
        ('<rect width="calc(2em + 3px)"/>', "calc"),
        ('<rect width="calc(2px + 3px)"/>', None),
        ('<rect clip-path="inset(2px round 3px 4px 5px)"/>', "clip-shape"),
        ('<rect clip-path="shape(from 0 0, line to 9px 9px)"/>', "clip-shape"),
        ('<rect clip-path="inset(2px round 3px)"/>', None),
        (
            (
                '<linearGradient id="g"/><marker id="m"><path fill="context-stroke"/></marker>'
                '<path stroke="url(#g)" marker-end="url(#m)"/>'
            ),
            "context-paint",
        ),
        (
            (
                '<marker id="m"><path fill="context-stroke"/></marker>'
                '<path stroke="red" marker-end="url(#m)"/>'
            ),
            None,
        ),
        (
            "<style>@media (min-width: 9px) and (color) { rect { fill: red } }</style>",
            "media-query",
        ),
        ("<style>@media print, (min-width: 9px) { rect { fill: red } }</style>", None),
        ('<pattern id="p"/><rect id="caption" fill="url(#p)"/>', None),
    ],
)
def test_what_a_picture_may_refer_to(body: str, code: str | None, tmp_path: Path) -> None:
    assert [found.code for found in of_file(tmp_path, body)] == ([code] if code else [])


def test_every_feature_of_the_table_is_tried() -> None:
    others = {"calc", "clip-shape", "context-paint", "external", "text-shadow", "variable"}
    measured = {"transform-box", "transform-units", "vector-effect"}
    tried = {*DIFFERENT.values(), *NAMED.values()} | others | measured

    assert {feature.code for feature in FEATURES} == tried


def test_the_documentation_has_the_list_of_features(root: Path) -> None:
    page = (root / "docs" / "unsupported.md").read_text("utf-8")
    said = re.search(r"<!-- features -->\n(.*)\n<!-- /features -->", page, re.DOTALL)

    assert said is not None
    assert said[1] == features_list()
    assert f"draws {len(PROBES)} features" in page
    assert f"{len(DIFFERENT)} differ" in page


# ---------------------------------------------------------------------------------- words


def test_a_font_that_is_not_here_is_named_with_the_nearest(tmp_path: Path) -> None:
    words = '<text id="t" font-family="Figtre, sans-serif">{{ caption }}</text>'
    (found,) = of_file(tmp_path, "<g/>", words=words)

    assert (found.code, found.where.element) == ("missing-font", "t")
    assert '"Figtre"' in found.message
    assert '"Figtree"' in found.hint


def test_a_font_that_the_designer_named_next_is_proposed(tmp_path: Path) -> None:
    words = "<text font-family=\"'Helvetica Neue', 'Noto Sans'\">{{ caption }}</text>"

    assert '"Noto Sans"' in of_file(tmp_path, "<g/>", words=words)[0].hint


def test_a_file_without_texts_was_turned_to_outlines(tmp_path: Path) -> None:
    (found,) = of_file(tmp_path, '<path d="M0 0H9V9Z"/>', words="")

    assert found.code == "no-text"
    assert "outlines" in found.message


def test_inkscape_s_flowed_text_is_read_and_not_complained_of(tmp_path: Path) -> None:
    flow = (
        '<flowRoot font-family="Figtree"><flowRegion><rect width="50" height="50"/></flowRegion>'
        "<flowPara>{{ caption }}</flowPara></flowRoot>"
    )

    assert of_file(tmp_path, flow, words="") == []


def test_an_unknown_field_is_told_with_the_nearest(tmp_path: Path) -> None:
    (found,) = of_file(tmp_path, "<g/>", words=WORDS.replace("caption", "captoin"))

    assert (found.code, found.where.line) == ("unknown-field", 3)
    assert found.hint == 'did you mean "caption"?'


@pytest.mark.parametrize(
    "words",
    [
        "<tspan>{{ cap</tspan><tspan>tion }}</tspan>",
        "<tspan>{</tspan><tspan>{ caption }}</tspan>",
        "<tspan>{{ caption |</tspan>\n<tspan>upper }}</tspan>",
        "{{ caption }",
    ],
)
def test_a_placeholder_that_was_cut_in_two_is_named(words: str, tmp_path: Path) -> None:
    text = f'<text id="t" font-family="Figtree">{words}</text>'
    found = [each for each in of_file(tmp_path, "<g/>", words=text) if each.code != "unknown-field"]

    assert {each.code for each in found} == {"split-placeholder"}
    assert found[0].where.element == "t"


def test_letters_that_were_moved_one_by_one_are_named(tmp_path: Path) -> None:
    words = '<text id="t" font-family="Figtree" dx="0 1 2">{{ caption }}</text>'
    (found,) = of_file(tmp_path, "<g/>", words=words)

    assert found.code == "moved-letters"
    assert "3 values" in found.message


# ------------------------------------------------------------------------------ templates


@pytest.mark.parametrize("name", RENDERER.template_names())
def test_every_template_that_comes_with_the_library_is_clean(name: str) -> None:
    found = lint_template(RENDERER.template(name), RENDERER.campaign, RENDERER.fonts)

    assert [str(each) for each in found] == []


@pytest.mark.parametrize("folder", ["drawn", "poster", "next-year"])
def test_the_templates_of_the_documentation_are_clean(folder: str, root: Path) -> None:
    place = root / "docs" / "examples" / folder
    if not (place / "svg").is_dir():
        pytest.skip("this campaign has no templates of its own")
    found = lint_folder(place, RENDERER.campaign, RENDERER.fonts)

    assert [str(each) for each in found] == []


def test_a_box_outside_of_the_safe_area_is_named(tmp_path: Path) -> None:
    body = (
        '<rect id="caption-box" x="0" y="40" width="1080" height="400"/>\n'
        '<text id="caption" data-field="caption" font-family="Figtree" font-size="60"'
        ' data-min-font-size="20">{{ caption }}</text>'
    )
    table = '[required]\ncaption = "Words"\n'
    found = of_template(tmp_path, story=square(body), template=table)

    assert {each.code for each in found} == {"outside-safe-area"}
    assert found[0].where.line == 3
    assert found[0].where.element == "caption"
    assert found[0].severity == "note"


def test_a_field_of_one_shape_only_is_named_unless_it_is_meant(tmp_path: Path) -> None:
    text = '<text data-field="{0}" x="200" y="{1}" font-family="Figtree">{{{{ {0} }}}}</text>'
    both = text.format("caption", 300) + text.format("place", 600)
    table = '[required]\ncaption = "Words"\n[optional]\nplace = "Where"\n'
    files = {"square": square(both), "landscape": square(text.format("caption", 300))}

    (found,) = of_template(tmp_path / "a", **files, template=table)
    assert found.code == "left-out"
    assert '"place" is shown in square and not in landscape' in found.message

    meant = table + '[left_out]\nlandscape = ["place"]\n'
    assert of_template(tmp_path / "b", **files, template=meant) == []


def test_a_sample_that_does_not_fit_or_cannot_be_read_is_named(tmp_path: Path) -> None:
    body = (
        '<text x="200" y="300" inline-size="200" font-family="Figtree" font-size="80"'
        ' data-max-lines="1" data-field="caption">{{ caption }}</text>'
    )
    table = (
        '[required]\ncaption = "Words"\n[samples.long]\ncaption = "Far too many words for it"\n'
        '[samples.odd]\ncaption = "Tea"\ndate = "31 February"\n'
    )
    found = of_template(tmp_path, square=square(body), template=table)

    assert [each.code for each in found][:1] == ["text-overflow"]
    assert '"long"' in found[0].message
    assert {each.code for each in found} == {"text-overflow", "bad-sample"}


def test_a_sample_that_does_not_fit_in_another_format_of_the_shape_is_named(
    tmp_path: Path,
) -> None:
    size = "{{ 100 if canvas.network == 'instagram' else 300 }}"
    body = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="{{ canvas.width }}"'
        ' height="{{ canvas.height }}"><text x="100" y="700" inline-size="800"'
        f' font-size="{size}" data-min-font-size="{size}" data-max-lines="1"'
        ' font-family="Figtree" data-field="caption">{{ caption }}</text></svg>'
    )
    table = '[required]\ncaption = "Words"\n[samples.typical]\ncaption = "Say hello"\n'
    (found,) = of_template(tmp_path, square=body, template=table)

    assert found.code == "text-overflow"
    assert 'the sample "typical" does not fit in x-square' in found.message


def test_a_coded_template_is_told_by_the_line_of_its_source(tmp_path: Path) -> None:
    body = (
        "{% set wide = 9 %}\n{# a comment\n of two lines #}\n"
        '<g id="glow"\n filter="wobble({{ wide }}px)"/>\n'
        '<text x="200" y="300" font-family="Figtree">{{ caption }}</text>'
    )
    (found,) = of_template(tmp_path, square=square(body), template='[required]\ncaption = "W"\n')

    assert (found.code, found.where.file) == ("filter", "leaflet/square.svg")
    assert (found.where.element, found.where.line) == ("glow", 5)


def test_a_template_that_cannot_be_filled_is_one_finding(tmp_path: Path) -> None:
    body = "{% set a = 1 %}\n{{ captoin }}"
    (found,) = of_template(tmp_path, square=square(body), template='[required]\ncaption = "W"\n')

    assert found.where.line == 3
    assert "captoin" in found.message


def test_marks_move_no_line_and_leave_comparisons_alone() -> None:
    source = '<svg>\n{% if a <b %}<rect\n x="1"/>{% endif %}\n<!-- <g/> -->\n{{ "<g/>" }}</svg>'
    result = with_marks(source, "f.svg")

    assert result.count(MARK) == 2
    assert f'<rect {MARK}="f.svg:2"\n x="1"/>' in result
    assert len(result.splitlines()) == len(source.splitlines())


# -------------------------------------------------------------------------------- command


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["lint", *words], prog_name="connection-graphics")


def test_the_command_ends_with_three_on_findings(tmp_path: Path) -> None:
    of_file(tmp_path, '<g filter="wobble(3px)"/>')
    path = str(tmp_path / "drawing.svg")

    result = run(path)
    assert result.exit_code == 3
    assert "drawing.svg, line 2: filter: wobble(3px)" in result.stdout
    assert "1 problem, 0 notes." in result.stdout
    assert run(path, "--fail-on", "never").exit_code == 0
    assert run(path, "--quiet").stdout == ""
    (facts,) = json.loads(run(path, "--json").stdout)
    assert (facts["line"], facts["code"], facts["severity"]) == (2, "filter", "problem")


def test_notes_alone_may_be_let_pass(tmp_path: Path) -> None:
    body = (
        '<text data-field="caption" x="0" y="500" inline-size="1080" font-size="30"'
        ' font-family="Figtree">{{ caption }}</text>'
    )
    of_template(tmp_path, story=square(body), template='[required]\ncaption = "Words"\n')

    assert run(str(tmp_path)).exit_code == 3
    assert run(str(tmp_path), "--fail-on", "problem").exit_code == 0


def test_a_template_is_looked_at_with_its_own_campaign(tmp_path: Path) -> None:
    text = (
        '<text x="200" y="300" font-family="Figtree" fill="{{ colour.sea }}">{{ caption }}</text>'
    )
    files = {"square": square(text), "template": '[required]\ncaption = "Words"\n'}
    of_template(tmp_path, **files)
    place = str(tmp_path / "svg" / "leaflet")
    assert "sea" in run(place).stdout

    (tmp_path / "campaign.toml").write_text('[palette]\nsea = "#0a6e8a"\n', "utf-8")
    assert run(place).stdout == "There is nothing to mend.\n"


def test_braces_without_end_take_no_time(tmp_path: Path) -> None:
    text = '<text font-family="Figtree">' + "{{" * 200_000 + "</text>"

    assert "split-placeholder" in {found.code for found in of_file(tmp_path, "", words=text)}


def test_a_clean_template_is_said_to_be_so() -> None:
    result = run("random-act")

    assert (result.exit_code, result.stdout) == (0, "There is nothing to mend.\n")


@pytest.mark.parametrize("name", ["no-such-template", "nowhere.svg"])
def test_what_is_not_there_is_an_error(name: str) -> None:
    result = run(name)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_a_folder_without_templates_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no templates"):
        lint_folder(tmp_path, RENDERER.campaign, RENDERER.fonts)


def test_words_without_a_frame_are_to_be_given_one(tmp_path: Path) -> None:
    body = (
        '<text x="60" y="300" font-family="Figtree" font-size="60" data-field="place">'
        "{{ place }}</text>"
    )
    table = f'[optional]\nplace = "Where"\n[samples.long]\nplace = "{"By the lock " * 5}"\n'
    (found,) = (
        each
        for each in of_template(tmp_path, square=square(body), template=table)
        if each.code == "outside-safe-area"
    )

    assert found.hint.startswith("give the words a frame, or a width")
