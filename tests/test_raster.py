"""Every fast way gives the pixels of the plain one: CairoSVG's own, one picture after another."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from unittest import mock

import cairocffi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from connection_graphics import _assets, raster
from connection_graphics._cairo_backend import node_tree
from connection_graphics._cairo_canvas import Canvas, GlyphFiller, painted_area
from connection_graphics._cairo_effects import EffectSurface
from connection_graphics.drawing import Drawing, compose
from connection_graphics.errors import TemplateError
from connection_graphics.places import area_of
from connection_graphics.png import Mode, write_png
from connection_graphics.raster import draw_bitmap, forget_pixels, rasterise
from connection_graphics.svg.resolve import resolve
from connection_graphics.svg.tree import parse
from connection_graphics.text.fonts import FontBook
from connection_graphics.units import part_of, units_of

WIDTH, HEIGHT = 120, 150


class Plain(EffectSurface):
    """CairoSVG as it is, on an image; with the effects that it does not have."""

    device_units_per_user_units = 1

    def _create_surface(self, width: float, height: float) -> tuple[object, int, int]:
        size = round(width), round(height)
        return cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, *size), *size


def plain(drawing: Drawing) -> Image.Image:
    """Return the pixels without any fast way: every letter an outline."""
    size = round(drawing.width), round(drawing.height)
    tree = node_tree(drawing)
    surface = Plain(tree, None, 96, output_width=size[0], output_height=size[1]).cairo
    return Image.frombuffer("RGBA", size, bytes(surface.get_data()), "raw", "BGRa", 0, 1)


def by_itself(drawing: Drawing, scale: float = 1.0) -> Image.Image:
    """Return the pixels as they are where nothing is kept of any other picture."""
    size = round(drawing.width * scale), round(drawing.height * scale)
    canvas = Canvas(*size, GlyphFiller())
    canvas.clear()
    canvas.draw(drawing)
    return Image.frombuffer("RGBA", size, bytes(canvas.data), "raw", "BGRa", 0, 1)


def difference(one: Image.Image, other: Image.Image) -> int:
    """Return the largest difference of any pixel, in levels."""
    bands = ImageChops.difference(one.convert("RGBA"), other.convert("RGBA")).getextrema()
    return max(int(high) for _, high in bands)  # type: ignore[misc]


def weighed(image: Image.Image) -> Image.Image:
    """Return the levels as they are mixed: colours count by their alpha."""
    return Image.frombytes("RGBA", image.size, image.convert("RGBA").convert("RGBa").tobytes())


@cache
def fonts() -> FontBook:
    return FontBook.load([_assets.asset_root() / "fonts"])


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_pixels()
    yield
    forget_pixels()


# -- documents ---------------------------------------------------------------------------

COLOURS = ("#FFB829", "#F7A8B8", "#2B0F33", "#8BD3C7", "#fff", "rgba(90,20,200,0.4)")
DEFINITIONS = """
<linearGradient id="line"><stop offset="0" stop-color="{0}"/><stop offset="1" stop-color="{1}"/>
</linearGradient>
<linearGradient id="longer" href="#line" x1="0" y1="0" x2="1" y2="1"/>
<radialGradient id="round" href="#line"/>
<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
<circle cx="4" cy="4" r="3" fill="{1}"/></pattern>
<clipPath id="clip"><circle cx="60" cy="60" r="50"/></clipPath>
<mask id="mask"><rect width="120" height="150" fill="url(#line)"/></mask>
<filter id="shade"><feDropShadow dx="5" dy="3" stdDeviation="3 1" flood-color="{1}"/></filter>
"""


class Maker:
    """Makes documents of the same kind, in which few parts differ."""

    def __init__(self, seed: int, *, words: bool = True) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - pictures, no secrets
        makers: list[Callable[[], str]] = [
            self.rect,
            self.rect,
            self.circle,
            self.words,
            self.path,
            self.group,
        ]
        self.wordless = not words
        self.opaque = self.chance.random() < 0.7
        self.parts = [self.chance.choice(makers) for _ in range(self.chance.randrange(2, 9))]
        self.fixed = [part() for part in self.parts]
        self.defined = self.definitions()

    def document(self) -> str:
        """Return the next document: one or two parts are new, at any height."""
        parts, defined = list(self.fixed), self.defined
        for _ in range(self.chance.randrange(3)):
            number = self.chance.randrange(len(parts))
            parts[number] = self.parts[number]()
        if self.chance.random() < 0.2:
            defined = self.definitions()
        ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#eee"/>' if self.opaque else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'font-family="Figtree" font-size="18"><defs>{defined}</defs>'
            f"{ground}{''.join(parts)}</svg>"
        )

    def definitions(self) -> str:
        return DEFINITIONS.format(*self.chance.sample(COLOURS[:5], 2))

    def number(self, low: float, high: float) -> str:
        return f"{self.chance.uniform(low, high):.2f}"

    def paint(self) -> str:
        fill = self.chance.choice(
            (*COLOURS, "url(#line)", "url(#longer)", "url(#round)", "url(#dots)", "none")
        )
        words = f'fill="{fill}"'
        if self.chance.random() < 0.3:
            words += f' stroke="{self.chance.choice(COLOURS)}" stroke-width="{self.number(1, 6)}"'
        return words + self.effect()

    def effect(self) -> str:
        return self.chance.choice(
            (
                *("",) * 6,
                ' opacity="0.5"',
                ' clip-path="url(#clip)"',
                ' mask="url(#mask)"',
                ' filter="url(#shade)"',
                ' style="filter: drop-shadow(4px -3px 2px #48c) hue-rotate(40deg)"',
                ' style="mix-blend-mode: multiply"',
                ' transform="rotate(20 60 70)"',
                ' fill-opacity="0.6"',
            )
        )

    def rect(self) -> str:
        place = f'x="{self.number(0, 90)}" y="{self.number(0, 120)}" rx="{self.number(0, 9)}"'
        return f'<rect {place} width="{self.number(5, 60)}" height="40" {self.paint()}/>'

    def circle(self) -> str:
        place = f'cx="{self.number(0, 120)}" cy="{self.number(0, 150)}"'
        return f'<circle {place} r="{self.number(4, 40)}" {self.paint()}/>'

    def path(self) -> str:
        ends = " ".join(f"{self.number(0, 120)},{self.number(0, 150)}" for _ in range(3))
        packed = self.chance.choice(("01", "0 1", "0,1,", "11", "1 0 "))
        bow = f"A{self.number(1, 60)},{self.number(1, 60)} {self.number(0, 90)} "
        bow += f"{packed}{self.number(0, 120)},50"
        first = self.chance.choice((f"C{ends}", bow, f"L{ends}"))
        joins = self.chance.choice(("", ' stroke-linejoin="round"', ' stroke-miterlimit="9"'))
        caps = self.chance.choice(("", ' stroke-linecap="square"'))
        return f'<path d="M10,10 {first} Z" {self.paint()}{joins}{caps}/>'

    def words(self) -> str:
        words = self.chance.choice(("Tea & talk", "Hello!", "مرحبا", "Łódź 2–4pm", "Smile 🙂"))
        words = words.replace("&", "&amp;")
        place = f'x="{self.number(0, 60)}" y="{self.number(20, 140)}"'
        if self.wordless:
            return self.circle()
        size = self.chance.choice((9, 18, 30, 80))
        turned = self.chance.choice(("", "", ' rotate="20 0 -20"'))
        return f'<text {place}{turned} font-size="{size}" {self.paint()}>{words}</text>'

    def group(self) -> str:
        inner = "".join(self.chance.choice((self.rect, self.circle, self.words))() for _ in "123")
        paint = f' fill="{self.chance.choice(COLOURS)}"' if self.chance.random() < 0.5 else ""
        return f"<g{paint}{self.effect()}>{inner}</g>"


def drawing(document: str) -> Drawing:
    return compose(resolve(document, fonts()))


# -- properties --------------------------------------------------------------------------

KEPT = st.sampled_from([0, 100_000, 10_000_000])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9), KEPT)
def test_layers_change_no_pixel(seed: int, most_bytes: int) -> None:
    maker = Maker(seed)
    documents = [maker.document() for _ in range(5)]
    with mock.patch.object(raster, "_share", return_value=most_bytes):
        for document in [*documents, *reversed(documents)]:
            picture = drawing(document)
            assert difference(rasterise(picture), by_itself(picture)) == 0


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_nothing_is_painted_outside_of_a_units_area(seed: int) -> None:
    picture = drawing(Maker(seed).document())
    filler = GlyphFiller()
    for unit in units_of(picture, width=WIDTH, height=HEIGHT):
        alone = part_of(picture, (unit,))
        quick = area_of(unit, picture, width=WIDTH, height=HEIGHT)
        ink = by_itself(alone).getbbox()
        for area in (quick, painted_area(alone, WIDTH, HEIGHT, filler)):
            if area is not None and ink is not None:
                ends = zip(area, ink, (min, min, max, max), strict=True)
                assert area == tuple(further(*pair) for *pair, further in ends)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_what_is_drawn_is_what_cairosvg_draws(seed: int) -> None:
    maker = Maker(seed, words=False)
    for _ in range(3):
        picture = drawing(maker.document())
        assert difference(rasterise(picture), plain(picture)) == 0


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_letters_differ_from_outlines_at_their_edges_alone(seed: int) -> None:
    maker = Maker(seed)
    picture = drawing(maker.document())
    outlined = plain(picture)
    # A word over another may differ where that does.
    assert difference(weighed(rasterise(picture)), weighed(outlined)) <= 40


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=3), st.randoms())
def test_files_are_the_same_in_any_order(seeds: list[int], chance: random.Random) -> None:
    makers = [Maker(seed) for seed in seeds]
    documents = [maker.document() for maker in makers for _ in range(3)]
    cold = {}
    for document in documents:
        for mode in Mode:
            forget_pixels()
            cold[document, mode] = write_png(draw_bitmap(drawing(document)), mode=mode)
    work = list(cold)
    chance.shuffle(work)
    forget_pixels()
    for document, mode in work:
        assert write_png(draw_bitmap(drawing(document)), mode=mode) == cold[document, mode]


def test_eight_threads_make_the_same_files_as_one() -> None:
    documents = [Maker(seed).document() for seed in range(24)] * 3

    def made(document: str) -> bytes:
        return write_png(draw_bitmap(drawing(document)))

    expected = [made(document) for document in documents]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(made, documents)) == expected


PAPER = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="150" font-family="Figtree">'
TURNED = (
    '<rect width="400" height="150" fill="#eee"/><g transform="rotate(2)">'
    '<text x="4" y="70" font-size="80">Tea, ff</text>'
    '<text x="4" y="140" font-size="70" fill="#fff">Łódź ẤỄỘ قهوة</text></g>'
    '<g transform="rotate(12) scale(1.3)" opacity="0.7"><text x="90" y="90">Hello</text></g>'
)


def test_turned_letters_are_within_two_levels_of_their_paths() -> None:
    picture = drawing(f"{PAPER}{TURNED}</svg>")
    outlined = Drawing(400, 150, parse(picture.to_svg()), (), ())
    assert difference(rasterise(picture), plain(outlined)) <= 2


def test_strokes_of_letters_are_within_five_levels_of_their_paths() -> None:
    words = '<text x="4" y="100" font-size="70" fill="#fff" stroke="#000">Łódź ẤỄ قهوة</text>'
    picture = drawing(f"{PAPER}{words}</svg>")
    outlined = Drawing(400, 150, parse(picture.to_svg()), (), ())
    assert difference(weighed(rasterise(picture)), weighed(plain(outlined))) <= 5


@pytest.mark.parametrize("size", [9, 18, 42, 64, 90])
@pytest.mark.parametrize("words", ["Tea & talk, 2–4pm", "ẤỄỘ żółw", "नमस्ते", "قهوة وشاي", "AVATAR"])
def test_letters_have_the_weight_and_box_of_their_outlines(size: int, words: str) -> None:
    """Filled by HarfBuzz: 32 levels at edges, 1 level in the mean, the same box."""
    text = words.replace("&", "&amp;")
    picture = drawing(f'{PAPER}<text x="9.37" y="90.61" font-size="{size}">{text}</text></svg>')
    masks, outlines = rasterise(picture).getchannel("A"), plain(picture).getchannel("A")
    box = outlines.getbbox()
    assert box is not None
    assert max(abs(a - b) for a, b in zip(box, masks.getbbox() or (), strict=True)) <= 1
    changes = ImageChops.difference(masks, outlines)
    assert int(changes.getextrema()[1]) <= 32  # type: ignore[arg-type]
    means = [ImageStat.Stat(image.crop(box)).mean[0] for image in (masks, outlines)]
    assert abs(means[0] - means[1]) <= 1


TIGHT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="120" '
    'font-family="Bricolage Grotesque" font-weight="800" letter-spacing="{}em">'
    '<text x="20" y="80" font-size="{}">To AVA, Włoży fjord. Tea</text></svg>'
)


@settings(deadline=None, max_examples=40)
@given(st.integers(-60, 20), st.integers(12, 60))
def test_letters_set_tight_are_filled_as_their_outlines(spacing: int, size: int) -> None:
    picture = drawing(TIGHT.format(spacing / 1000, size))
    outlined = plain(picture).getchannel("A")
    filled = by_itself(picture).getchannel("A")
    assert int(ImageChops.difference(outlined, filled).getextrema()[1]) <= 32  # type: ignore[arg-type]
    box = outlined.getbbox()
    apart = ImageStat.Stat(outlined.crop(box)).mean[0] - ImageStat.Stat(filled.crop(box)).mean[0]
    assert abs(apart) <= 1


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_scale_is_the_size_of_the_pixels(scale: float) -> None:
    picture = drawing(Maker(5).document())
    for _ in range(3):
        image = rasterise(picture, scale=scale)
        assert image.size == (round(WIDTH * scale), round(HEIGHT * scale))
        assert difference(image, by_itself(picture, scale)) == 0


@pytest.mark.parametrize("scale", [0.3, 0.5, 0.77, 1.37])
def test_tiles_that_meet_show_no_hair_line_at_any_scale(scale: float) -> None:
    tiles = "".join(
        f'<rect x="{x}" y="{y}" width="29" height="29" fill="#f67c10"/>'
        for x in range(0, 203, 29)
        for y in range(0, 87, 29)
    )
    picture = drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="203" height="87">'
        f'<rect width="203" height="87" fill="#2b0f33"/>{tiles}</svg>'
    )
    image = rasterise(picture, scale=scale)

    assert image.size == (round(203 * scale), round(87 * scale))
    assert image.getcolors() == [(image.width * image.height, (0xF6, 0x7C, 0x10))]


def test_what_is_not_opaque_has_alpha() -> None:
    document = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{}</svg>'
    half = drawing(document.format('<rect width="40" height="20" fill="red"/>'))
    whole = drawing(document.format('<rect width="40" height="40" fill="red"/>'))
    for _ in range(3):
        assert rasterise(half).mode == "RGBA"
        assert rasterise(whole).mode == "RGB"


def test_a_picture_that_fails_leaves_nothing_behind() -> None:
    maker = Maker(11)
    documents = [maker.document() for _ in range(4)]
    for document in documents:
        good = drawing(document)
        bad = drawing(document)
        bad.root.append(parse('<svg><path d="M 0 0 L 1 x"/></svg>')[0])
        rasterise(good)
        with suppress(TemplateError):
            rasterise(bad)
        assert difference(rasterise(good), by_itself(good)) == 0


def test_a_bitmap_and_its_image_make_the_same_balanced_file() -> None:
    bitmap = draw_bitmap(drawing(Maker(9).document()))
    data = write_png(bitmap)
    assert data == write_png(bitmap.image())
    assert Image.open(io.BytesIO(data)).tobytes() == bitmap.image().tobytes()
