"""Draw the invented partners' logos that tests/pictures reads, into tests/pictures/logos.

    python tools/make_logos.py

Each stands for something that partners send: a word mark eight times as wide as high, a
white logo without a ground, one in a white box, a print shop's CMYK. None is anybody's.
What is to come of each is in tests/pictures/logos/expected.toml. The same script gives the
same files with the same Pillow; they are committed, so that tests need not draw them.
"""

# ruff: noqa: INP001 - a script, in no package

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "pictures" / "logos"
FONT = ROOT / "fonts" / "Nunito"

Colour = tuple[int, ...]
CLEAR = (0, 0, 0, 0)
WHITE = (255, 255, 255, 255)
GREEN = (14, 84, 62, 255)
NAVY = (18, 38, 92, 255)
BERRY = (150, 22, 74, 255)
TEAL = (0, 120, 128, 255)

#: Drawn so many times larger, then reduced: Pillow's shapes have hard edges.
SHARP = 4


def main() -> None:
    """Write every logo."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in LOGOS.items():
        make(FOLDER / name)
    for name, text in DRAWINGS.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------- with pixels


def canvas(
    width: int, height: int, ground: Colour = CLEAR
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return an empty picture, SHARP times as large, and what draws on it."""
    image = Image.new("RGBA", (width * SHARP, height * SHARP), ground)
    return image, ImageDraw.Draw(image)


def done(image: Image.Image) -> Image.Image:
    """Return the picture at its size."""
    return image.resize((image.width // SHARP, image.height // SHARP), Image.Resampling.BOX)


def words(
    draw: ImageDraw.ImageDraw, x: float, y: float, size: float, text: str, fill: Colour
) -> None:
    """Write *text* with its left edge at x and its middle at y."""
    file = next(FONT.glob("*.ttf"))
    font = ImageFont.truetype(file, round(size * SHARP))
    font.set_variation_by_axes([900])
    draw.text((x * SHARP, y * SHARP), text, fill, font, anchor="lm")


def disc(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw a disc about (x, y)."""
    draw.ellipse([(x - r) * SHARP, (y - r) * SHARP, (x + r) * SHARP, (y + r) * SHARP], fill)


def leaf(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw a leaf of four arcs about (x, y)."""
    box = [(x - r) * SHARP, (y - r) * SHARP, (x + r) * SHARP, (y + r) * SHARP]
    draw.pieslice(box, 180, 270, fill)
    draw.pieslice(box, 0, 90, fill)


def wide(path: Path) -> None:
    """Eight times as wide as high."""
    image, draw = canvas(1200, 150)
    leaf(draw, 75, 75, 70, GREEN)
    words(draw, 165, 72, 80, "The Anytown Befrienders", GREEN)
    done(image).save(path, optimize=True)


def tall(path: Path) -> None:
    """Three times as high as wide."""
    image, draw = canvas(260, 800)
    for row, colour in enumerate((BERRY, TEAL, BERRY, TEAL, BERRY)):
        disc(draw, 130, 110 + row * 145, 96, colour)
        disc(draw, 130, 110 + row * 145, 48, CLEAR)
    done(image).save(path, optimize=True)


def white(path: Path) -> None:
    """White on nothing, made for a dark page."""
    image, draw = canvas(900, 320)
    disc(draw, 150, 160, 120, WHITE)
    disc(draw, 150, 160, 66, CLEAR)
    words(draw, 310, 160, 128, "Tea Trust", WHITE)
    done(image).save(path, optimize=True)


def margins(path: Path) -> None:
    """Dark on nothing, small in the middle of much nothing."""
    image, draw = canvas(1600, 1200)
    disc(draw, 560, 600, 90, NAVY)
    words(draw, 680, 600, 120, "Harbour", NAVY)
    done(image).save(path, optimize=True)


def white_box(path: Path) -> None:
    """A JPEG, which has no transparency: the white around it is there to stay."""
    image, draw = canvas(900, 420, WHITE)
    leaf(draw, 170, 210, 110, TEAL)
    words(draw, 310, 210, 110, "Elm Choir", NAVY)
    done(image).convert("RGB").save(path, quality=85)


def screenshot(path: Path) -> None:
    """Cut from a web page with a lot of its white."""
    image, draw = canvas(1280, 800, (254, 254, 254, 255))
    words(draw, 420, 380, 96, "Mill Lane", BERRY)
    words(draw, 420, 480, 60, "community library", NAVY)
    done(image).convert("RGB").quantize(32).save(path, optimize=True)


def huge(path: Path) -> None:
    """Twelve megapixels of two colours."""
    small, draw = canvas(1250, 625)
    disc(draw, 300, 312, 240, GREEN)
    disc(draw, 430, 312, 160, CLEAR)
    words(draw, 600, 312, 200, "Grove", GREEN)
    mask = small.getchannel("A").point(lambda value: 255 if value > 127 else 0).convert("1")
    image = Image.new("P", small.size, 0)
    image.putpalette([0, 0, 0, *GREEN[:3]])
    image.paste(1, mask=mask)
    image.save(path, transparency=0, bits=1, optimize=True)


def printed(path: Path) -> None:
    """A print shop's file: CMYK."""
    image, draw = canvas(800, 800, WHITE)
    disc(draw, 400, 400, 350, BERRY)
    words(draw, 190, 400, 170, "Print", WHITE)
    done(image).convert("RGB").convert("CMYK").save(path, "JPEG", quality=60)


def navy_box(path: Path) -> None:
    """A badge: white words on an opaque ground of its own."""
    image, draw = canvas(640, 640, NAVY)
    words(draw, 84, 250, 150, "Lodge", WHITE)
    words(draw, 84, 400, 84, "of friends", WHITE)
    done(image).convert("RGB").save(path, optimize=True)


def animated(path: Path) -> None:
    """It blinks."""
    frames = []
    for colour in (TEAL, BERRY):
        image, draw = canvas(600, 300)
        disc(draw, 150, 150, 120, colour)
        words(draw, 290, 150, 120, "Blink", colour)
        frames.append(done(image))
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=400, lossless=True)


def two_tone(path: Path) -> None:
    """One half is white and the other dark: no ground suits both."""
    image, draw = canvas(800, 300)
    words(draw, 20, 150, 150, "Day", (40, 20, 50, 255))
    words(draw, 320, 150, 150, "Night", WHITE)
    done(image).save(path, optimize=True)


def tiny(path: Path) -> None:
    """From the corner of a web page."""
    image, draw = canvas(140, 60)
    disc(draw, 30, 30, 26, GREEN)
    words(draw, 62, 30, 30, "Tiny", GREEN)
    done(image).save(path, optimize=True)


def gif(path: Path) -> None:
    """A GIF that is called a PNG."""
    image, draw = canvas(400, 200, WHITE)
    words(draw, 60, 100, 110, "GIF", BERRY)
    done(image).convert("P").save(path, "GIF")


LOGOS: dict[str, Callable[[Path], None]] = {
    "wide.png": wide,
    "tall.png": tall,
    "white.png": white,
    "margins.png": margins,
    "white-box.jpg": white_box,
    "screenshot.png": screenshot,
    "huge.png": huge,
    "printed.jpg": printed,
    "navy-box.png": navy_box,
    "animated.webp": animated,
    "two-tone.png": two_tone,
    "tiny.png": tiny,
    "gif.png": gif,
}

# ------------------------------------------------------------------------------ with outlines

_START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '

DRAWINGS = {
    # Several colours, no width and height: only a viewBox.
    "round.svg": _START
    + """viewBox="0 0 200 120">
  <title>Round Table</title>
  <g fill="none" stroke-width="18">
    <circle cx="62" cy="60" r="45" stroke="#0E543E"/>
    <circle cx="138" cy="60" r="45" stroke="#96164A"/>
    <path d="M62 15a45 45 0 0 1 39 22" stroke="#12265C"/>
  </g>
</svg>
""",
    # As drawing programs write: styles in a sheet, clones, gradients that inherit, a large page.
    "drawn.svg": _START
    + """width="210mm" height="297mm" viewBox="0 0 210 297">
  <style>.petal { fill: url(#warm); stroke: #58103A; stroke-width: 1 }</style>
  <defs>
    <linearGradient id="stops">
      <stop stop-color="#B0124E"/><stop offset="1" stop-color="#3A0A5E"/>
    </linearGradient>
    <linearGradient id="warm" xlink:href="#stops" x1="0" y1="-30" x2="0" y2="0"
                    gradientUnits="userSpaceOnUse"/>
    <path id="petal" d="M0 0C-14 -12 -10 -32 0 -34C10 -32 14 -12 0 0Z"/>
  </defs>
  <g transform="translate(105 140)">
    <use xlink:href="#petal" class="petal"/>
    <use xlink:href="#petal" class="petal" transform="rotate(72)"/>
    <use xlink:href="#petal" class="petal" transform="rotate(144)"/>
    <use xlink:href="#petal" class="petal" transform="rotate(216)"/>
    <use xlink:href="#petal" class="petal" transform="rotate(288)"/>
  </g>
</svg>
""",
    "pale.svg": _START
    + """width="300" height="150">
  <path d="M20 130a60 60 0 0 1 120 0z" fill="#FFE680"/>
  <path d="M160 130V40h30v90zm45 0V20h30v110zm45 0V60h30v70z" fill="#FFF2B8"/>
</svg>
""",
    # Live text, in a font that comes with us.
    "our-font.svg": _START
    + """viewBox="0 0 420 110">
  <text x="10" y="80" font-family="Figtree" font-weight="700" font-size="76"
        fill="#12265C">Neighbours</text>
</svg>
""",
    "live-text.svg": _START
    + """viewBox="0 0 400 100">
  <text x="10" y="70" font-family="Futura Befrienders" font-size="60">Walk + Talk</text>
</svg>
""",
    "script.svg": _START
    + """viewBox="0 0 100 100">
  <script>document.documentElement.setAttribute("fill", "red")</script>
  <circle cx="50" cy="50" r="40" fill="#0E543E"/>
</svg>
""",
    "linked.svg": _START
    + """viewBox="0 0 100 100">
  <image width="100" height="100" xlink:href="https://example.org/logo.png"/>
</svg>
""",
}

if __name__ == "__main__":
    main()
