"""Filters, masks, clips and blend modes, by single pixels; ``checks/test_probes.py`` has the rest.

Every picture is of 100 × 100 px on white unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from PIL import Image, ImageChops

from connection_graphics import _assets
from connection_graphics._cairo_canvas import Canvas, GlyphFiller
from connection_graphics.drawing import Drawing, compose
from connection_graphics.errors import TemplateError
from connection_graphics.raster import draw_pdf, forget_pixels, rasterise
from connection_graphics.svg.resolve import resolve
from connection_graphics.text.fonts import FontBook

WHITE = (255, 255, 255)
STAR = "M50 5 L79 95 L2 39 L98 39 L21 95 Z"


@cache
def fonts() -> FontBook:
    return FontBook.load([_assets.asset_root() / "fonts"])


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_pixels()
    yield
    forget_pixels()


def drawing(body: str, *, size: int = 100) -> Drawing:
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">'
        f'<rect width="{size}" height="{size}" fill="#fff"/>{body}</svg>'
    )
    return compose(resolve(source, fonts()))


def picture(body: str, *, size: int = 100, scale: float = 1.0) -> Image.Image:
    return rasterise(drawing(body, size=size), scale=scale).convert("RGB")


def at(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def most(one: Image.Image, other: Image.Image) -> int:
    """Return the largest difference of any pixel, in levels."""
    return max(int(high) for _, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]


def shadowed(attributes: str, shape: str = "", region: str = "") -> str:
    shape = shape or '<rect x="20" y="20" width="40" height="40" fill="#0cf" filter="url(#f)"/>'
    return f'<filter id="f" {region}><feDropShadow {attributes}/></filter>{shape}'


# -------------------------------------------------------------------------------- shadows


def test_a_shadow_falls_where_it_should_and_the_shape_stays_as_it_was() -> None:
    wide = 'x="-1" y="-1" width="3" height="3"'
    image = picture(shadowed('dx="20" dy="10" stdDeviation="0"', region=wide))

    assert at(image, 30, 30) == (0, 204, 255)
    assert at(image, 70, 50) == (0, 0, 0)
    assert at(image, 70, 25) == WHITE  # above the shadow, beside the shape
    assert at(image, 79, 69) == (0, 0, 0)
    assert at(image, 81, 50) == WHITE


def test_a_blur_is_half_as_dark_at_the_edge_and_nothing_three_deviations_off() -> None:
    wide = 'x="-1" y="-1" width="3" height="3"'
    body = f'<filter id="f" {wide}><feGaussianBlur stdDeviation="4"/></filter>'
    body += '<rect x="30" y="30" width="40" height="40" filter="url(#f)"/>'
    image = picture(body)

    assert at(image, 50, 50)[0] <= 2
    assert at(image, 30, 50)[0] == pytest.approx(128, abs=16)
    assert at(image, 16, 50) == WHITE
    # Alike on all sides.
    assert most(image, image.transpose(Image.Transpose.ROTATE_90)) <= 2


def test_a_shadow_is_cut_at_the_region_of_its_filter() -> None:
    image = picture(shadowed('dx="20" dy="20" stdDeviation="0"'))

    assert at(image, 62, 62) == (0, 0, 0)
    assert at(image, 66, 66) == WHITE


@pytest.mark.parametrize("scale", [0.5, 2.0, 3.0])
def test_a_shadow_is_the_same_at_any_scale(scale: float) -> None:
    body = shadowed('dx="8" dy="6" stdDeviation="3"', region='x="-1" y="-1" width="3" height="3"')
    small = picture(body)
    large = picture(body, scale=scale).resize((100, 100), Image.Resampling.BOX)

    assert most(small, large) <= (40 if scale < 1 else 14)


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 37])
def test_a_shadow_turns_with_its_shape(turn: int) -> None:
    shape = (
        f'<g transform="rotate({turn} 50 50)"><circle cx="50" cy="50" r="20" filter="url(#f)"/></g>'
    )
    wide = 'x="-1" y="-1" width="3" height="3"'
    shade = 'dx="20" dy="0" stdDeviation="2" flood-color="#f00"'
    turned = picture(shadowed(shade, f'<g transform="rotate({turn} 50 50)">{shape}</g>', wide))
    upright = picture(shadowed(shade, shape, wide))
    back = turned.rotate(turn, Image.Resampling.BICUBIC, fillcolor=WHITE)

    assert most(back, upright) <= (16 if turn % 90 == 0 else 70)


def test_a_blur_of_unlike_sides_turns_with_its_shape() -> None:
    blur = '<feGaussianBlur stdDeviation="12 0"/>'
    wide = 'x="-2" y="-2" width="5" height="5"'
    rect = (
        '<rect x="45" y="45" width="10" height="10" filter="url(#f)" transform="rotate(45 50 50)"/>'
    )
    image = picture(f'<filter id="f" {wide}>{blur}</filter>{rect}')

    assert at(image, 60, 60)[0] < 215  # along the turned side
    assert at(image, 60, 40) == WHITE  # and not across it


def test_an_offset_of_half_a_px_is_half_a_px_at_twice_the_size() -> None:
    body = shadowed('dx="30.5" dy="0" stdDeviation="0"', region='x="0" y="0" width="3" height="1"')
    image = picture(body, scale=2)

    assert at(image, 2 * 60 + 30 + 29, 80) == (0, 0, 0)
    assert at(image, 181, 80) == WHITE


def test_a_shadow_of_css_needs_no_filter_element() -> None:
    image = picture(
        '<rect x="20" y="20" width="40" height="40"'
        ' style="filter:drop-shadow(20px 20px 0 hsl(0 100% 50%))"/>'
    )

    assert at(image, 70, 70) == (255, 0, 0)
    assert at(image, 50, 50) == (0, 0, 0)


def test_words_have_shadows_too() -> None:
    words = (
        '<text x="10" y="40" font-size="40" font-family="Figtree" font-weight="800"'
        ' style="filter:drop-shadow(0 40px 0 #f00)">W</text>'
    )
    image = picture(words)
    top, below = image.crop((0, 0, 100, 42)), image.crop((0, 40, 100, 82))
    dark = top.point(lambda level: 255 if level > 127 else 0).getchannel("G")
    red = below.point(lambda level: 255 if level > 127 else 0).getchannel("G")

    # The same letter, 40 px further down.
    assert most(dark.convert("RGB"), red.convert("RGB")) == 0
    assert (255, 0, 0) in {colour for _, colour in below.getcolors(10_000) or ()}


def test_an_effect_that_is_unknown_leaves_the_shape_as_it_is() -> None:
    unknown = '<filter id="f"><feTurbulence/></filter>'
    rect = '<rect x="20" y="20" width="40" height="40" fill="#0cf" {}/>'
    plain = picture(rect.format(""))

    for said in ("url(#f)", "url(#gone)", "wobble(3px)", "blur(-3px)", "blur(3px) wobble(3px)"):
        assert most(picture(unknown + rect.format(f'filter="{said}"')), plain) == 0


# -------------------------------------------------------------------------- masks and clips


@pytest.mark.parametrize(
    ("paint", "share"),
    [
        ("#fff", 1.0),
        ("#000", 0.0),
        ("#808080", 128 / 255),
        ("#f00", 0.2125),
        ("#0f0", 0.7154),
        ("#00f", 0.0721),
    ],
)
def test_a_mask_lets_through_as_much_as_it_is_light(paint: str, share: float) -> None:
    mask = f'<mask id="m"><rect width="100" height="100" fill="{paint}"/></mask>'
    image = picture(f'{mask}<rect width="100" height="100" fill="#000" mask="url(#m)"/>')

    assert at(image, 50, 50)[0] == pytest.approx(255 * (1 - share), abs=2)


def test_a_mask_of_alpha_does_not_look_at_colours() -> None:
    mask = '<mask id="m" mask-type="alpha"><rect width="50" height="100" fill="#000"/></mask>'
    image = picture(f'{mask}<rect width="100" height="100" fill="#f00" mask="url(#m)"/>')

    assert at(image, 25, 50) == (255, 0, 0)
    assert at(image, 75, 50) == WHITE


def test_a_mask_of_a_mask_is_both() -> None:
    # By the specification; Chromium takes the outer one alone.
    other = '<mask id="a"><rect width="100" height="50" fill="#fff"/></mask>'
    mask = '<mask id="m" mask="url(#a)"><rect width="50" height="100" fill="#fff"/></mask>'
    image = picture(f'{other}{mask}<rect width="100" height="100" fill="#f00" mask="url(#m)"/>')

    assert at(image, 25, 25) == (255, 0, 0)
    assert at(image, 25, 75) == at(image, 75, 25) == WHITE


def test_a_clip_by_the_even_odd_rule_has_its_hole() -> None:
    clip = f'<clipPath id="c"><path d="{STAR}" clip-rule="evenodd"/></clipPath>'
    image = picture(f'{clip}<rect width="100" height="100" fill="#f00" clip-path="url(#c)"/>')

    assert at(image, 50, 50) == WHITE
    assert at(image, 50, 30) == (255, 0, 0)


def test_what_two_parts_of_a_clip_cover_is_no_hole() -> None:
    parts = '<path d="M10 10 H70 V70 H10 Z"/><path d="M30 30 V90 H90 V30 Z"/>'
    clip = f'<clipPath id="c">{parts}</clipPath>'
    image = picture(f'{clip}<rect width="100" height="100" fill="#f00" clip-path="url(#c)"/>')

    assert at(image, 50, 50) == (255, 0, 0)
    assert at(image, 80, 20) == WHITE


def test_a_group_in_a_clip_is_drawn_as_inkscape_draws_it() -> None:
    # Browsers draw nothing at all.
    clip = '<clipPath id="c"><g><rect width="50" height="100"/></g></clipPath>'
    image = picture(f'{clip}<rect width="100" height="100" fill="#f00" clip-path="url(#c)"/>')

    assert at(image, 25, 50) == (255, 0, 0)
    assert at(image, 75, 50) == WHITE


# ------------------------------------------------------------------------------ blend modes


@pytest.mark.parametrize(
    ("mode", "result"),
    [
        ("multiply", (0, 102, 41)),
        ("screen", (255, 230, 214)),
        ("darken", (0, 128, 51)),
        ("lighten", (255, 204, 204)),
        ("difference", (255, 76, 153)),
        ("normal", (0, 204, 51)),
    ],
)
def test_a_blend_mode_mixes_with_what_is_below(mode: str, result: tuple[int, ...]) -> None:
    below = '<rect width="100" height="100" fill="rgb(255,128,204)"/>'
    above = '<rect width="50" height="100" fill="rgb(0,204,51)"'
    image = picture(f'{below}{above} style="mix-blend-mode:{mode}"/>')

    assert at(image, 25, 50) == pytest.approx(result, abs=1)
    assert at(image, 75, 50) == (255, 128, 204)


def test_a_group_that_is_isolated_mixes_within_itself() -> None:
    inner = '<rect width="50" height="100" fill="#0f0" style="mix-blend-mode:multiply"/>'
    red = '<rect width="100" height="100" fill="#f00"/>'

    assert at(picture(f"{red}<g>{inner}</g>"), 25, 50) == (0, 0, 0)
    isolated = f'{red}<g style="isolation:isolate">{inner}</g>'
    assert at(picture(isolated), 25, 50) == (0, 255, 0)
    assert at(picture(f'{red}<g opacity=".999">{inner}</g>'), 25, 50)[1] > 250


def test_the_tile_of_a_pattern_has_its_effects() -> None:
    blurred = '<circle cx="25" cy="25" r="12" fill="#f00" style="filter:blur(4px)"/>'
    pattern = f'<pattern id="p" width=".5" height=".5">{blurred}</pattern>'
    image = picture(f'{pattern}<rect width="100" height="100" fill="url(#p)"/>')

    for x, y in ((25, 25), (75, 25), (25, 75), (75, 75)):
        assert at(image, x, y)[1] < 20
        assert 60 < at(image, x + 12, y)[1] < 200  # at the edge of the circle
    assert at(image, 50, 50) == WHITE


# ------------------------------------------------------------------- kept pixels, and threads

EFFECTS = (
    shadowed('dx="8" dy="6" stdDeviation="3"')
    + '<mask id="m"><circle cx="50" cy="50" r="40" fill="#888"/></mask>'
    '<rect width="100" height="60" fill="#c00" mask="url(#m)"/>'
    '<g style="mix-blend-mode:multiply"><circle cx="60" cy="60" r="30" fill="#48c"/></g>'
    '<g style="filter:blur(2px)">'
    '<text x="9" y="90" font-size="20" font-family="Figtree">{}</text></g>'
    '<rect y="80" width="100" height="9" fill="#fc0" style="mix-blend-mode:screen"/>'
)


def alone(picture: Drawing) -> bytes:
    canvas = Canvas(round(picture.width), round(picture.height), GlyphFiller())
    canvas.clear()
    canvas.draw(picture)
    return bytes(canvas.data)


def test_kept_pixels_change_nothing() -> None:
    for words in ("Tea", "Two cups", "Tea", "Bread and jam", "Tea"):
        made = drawing(EFFECTS.replace("{}", words))
        expected = Image.frombuffer("RGBA", (100, 100), alone(made), "raw", "BGRa", 0, 1)

        assert rasterise(made).convert("RGBA").tobytes() == expected.tobytes()


def test_another_filter_is_another_picture() -> None:
    body = EFFECTS.replace("{}", "Tea")
    first, second = drawing(body), drawing(body.replace('dx="8"', 'dx="9"'))

    pictures = [rasterise(made).tobytes() for made in (first, second, first, second)]
    assert pictures[0] != pictures[1]
    assert pictures[:2] == pictures[2:]


def test_threads_draw_the_same() -> None:
    made = drawing(EFFECTS.replace("{}", "Tea"))
    expected = rasterise(made).tobytes()
    with ThreadPoolExecutor(4) as pool:
        assert {
            rasterise_one.result()
            for rasterise_one in [pool.submit(lambda: rasterise(made).tobytes()) for _ in range(12)]
        } == {expected}


def test_a_picture_on_other_pixels_gets_all_of_its_shadow() -> None:
    """Rows that a shadow reaches are told, so that the next picture has none of it."""
    ground = '<circle cx="50" cy="50" r="2"/>' * 4
    plain, shade = (
        drawing(ground),
        drawing(
            ground
            + shadowed('dx="0" dy="30" stdDeviation="0"', region='x="0" y="0" width="1" height="3"')
        ),
    )
    first = rasterise(plain).tobytes()
    for _ in range(3):
        rasterise(shade)
        assert rasterise(plain).tobytes() == first


# ----------------------------------------------------------------------------- SVG and PDF

SHADE = shadowed('dx="8" dy="6" stdDeviation="3"')


def test_the_svg_file_keeps_its_effects_as_svg() -> None:
    text = drawing(EFFECTS.replace("{}", "Tea")).to_svg()

    assert "<feDropShadow" in text
    assert 'filterUnits="userSpaceOnUse"' in text
    assert 'style="mix-blend-mode:multiply"' in text
    assert "mix-blend-mode=" not in text
    assert 'filter="blur(2px)"' in text


def test_the_svg_file_is_drawn_as_the_picture_is() -> None:
    made = drawing(EFFECTS.replace("{}", "Tea"))
    again = compose(resolve(made.to_svg(), fonts()))

    assert most(rasterise(again).convert("RGB"), rasterise(made).convert("RGB")) <= 24


def test_a_page_has_pictures_of_what_is_filtered_and_the_rest_as_it_was() -> None:
    plain = '<rect x="5" y="70" width="30" height="20" fill="#c00"/>'
    page = draw_pdf(drawing(plain + SHADE))

    assert page == draw_pdf(drawing(plain + SHADE))
    assert page.count(b"/Subtype /Image") >= 1
    assert b"/Subtype /Image" not in draw_pdf(drawing(plain))
    # A blend mode and a clip need no picture.
    star = f'<clipPath id="c"><path d="{STAR}" clip-rule="evenodd"/></clipPath>'
    clipped = '<rect width="90" height="90" clip-path="url(#c)" style="mix-blend-mode:multiply"/>'
    blended = draw_pdf(drawing(plain + star + clipped))
    assert b"/Multiply" in blended
    assert b"/Subtype /Image" not in blended


# -------------------------------------------------------------------------- hostile drawings


FILTERED = '<rect width="90" height="90" filter="url(#f)"/>'
BLURRED = '<rect width="9" height="9" style="filter:blur(9px)"/>'
UNREASONABLE = {
    "far": shadowed('dx="1e9" dy="-1e9" stdDeviation="1e9"', region='x="-1e6" width="1e9"'),
    "no numbers": shadowed('stdDeviation="nan inf" dx="x"'),
    "no region": '<filter id="f" x="nan" width="-5"><feGaussianBlur stdDeviation="5"/></filter>'
    + FILTERED,
    "wide": '<filter id="f"><feMorphology operator="dilate" radius="1e9"/></filter>' + FILTERED,
    "no inputs": '<filter id="f"><feTile in="nothing"/><feOffset in="SourceAlpha"/></filter>'
    + FILTERED,
    "nothing": f'<g transform="scale(0)">{BLURRED}</g>',
    "huge": f'<g transform="scale(1e6)">{BLURRED}</g>',
    "tiny": f'<g transform="scale(1e-9)">{BLURRED}</g>',
    "flat": f'<g transform="matrix(1 2 2 4 0 0)">{BLURRED}</g>',
    "mask": '<mask id="m" x="nan"><rect width="1e9" height="1e9"/></mask><rect mask="url(#m)"/>',
    "css": BLURRED.replace("9px", "1e30px"),
    "words": BLURRED.replace("blur(9px)", "blur();mix-blend-mode:nonsense"),
    "tables": '<filter id="f"><feColorMatrix values="1 2 3"/><feComponentTransfer>'
    '<feFuncR type="gamma" exponent="-1e9" amplitude="1e300"/><feFuncG type="table"/>'
    f"</feComponentTransfer></filter>{FILTERED}",
}


@pytest.mark.parametrize("name", UNREASONABLE)
def test_numbers_beyond_reason_are_drawn(name: str) -> None:
    assert picture(UNREASONABLE[name]).size == (100, 100)


def test_a_shadow_from_the_end_of_the_world_is_refused() -> None:
    far = BLURRED.replace("blur(9px)", "drop-shadow(1e30px 1e30px 1e30px)")

    with pytest.raises(TemplateError, match="too much work"):
        picture(far * 4)


def test_filters_without_end_are_refused() -> None:
    one = '<g style="filter:' + " ".join(["blur(3px)"] * 50) + '">{}</g>'
    body = '<rect width="90" height="90"/>'
    for _ in range(30):
        body = one.format(body)

    with pytest.raises(TemplateError, match="too much work") as caught:
        picture(body, size=2000)
    assert caught.value.code == "too-large"


def test_the_work_on_tiles_counts_too() -> None:
    blurs = " ".join(["blur(99px)"] * 60)
    tile = f'<rect width="900" height="900" style="filter:{blurs}"/>'
    pattern = f'<pattern id="p" width="1" height="1">{tile}</pattern>'
    body = pattern + '<rect width="900" height="900" fill="url(#p)"/>' * 3

    with pytest.raises(TemplateError, match="too much work"):
        picture(body, size=1000)


def test_many_small_masks_are_no_great_work() -> None:
    mask = '<mask id="m{0}"><rect width="2000" height="2000" fill="#fff"/></mask>'
    rect = '<rect x="{0}" y="{0}" width="4" height="4" mask="url(#m{0})"/>'
    body = "".join((mask + rect).format(number) for number in range(600))

    assert at(picture(body, size=1000), 500, 500) == (0, 0, 0)


def test_filters_of_too_many_steps_are_not_drawn() -> None:
    steps = '<feOffset dx="1"/>' * 500
    body = f'<filter id="f">{steps}</filter><rect width="9" height="9" filter="url(#f)"/>'

    assert at(picture(body), 4, 4) == (0, 0, 0)
