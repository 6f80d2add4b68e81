"""Pixels → PNG."""

from __future__ import annotations

from PIL import Image, ImageChops

from ..bitmap import Bitmap
from ..metadata import Metadata, xmp_packet
from ..png import Chunk, Mode, write_png

__all__ = ["exact_palette", "png_bytes", "reduced"]

#: Flat art has 1,000 to 5,000 colours, edges included; a photograph 100,000 and more.
_COLOURS_OF_FLAT_ART = 20_000


def png_bytes(
    source: Image.Image | Bitmap, metadata: Metadata, mode: Mode = Mode.BALANCED
) -> bytes:
    """Return *source* as a PNG file, tagged sRGB, with *metadata*, pressed as *mode* says."""
    return write_png(source, mode=mode, chunks=_chunks(metadata))


def exact_palette(image: Image.Image) -> Image.Image | None:
    """Return *image* with a palette and not a level changed, or ``None``: over 256 colours."""
    colours = image.getcolors(256)
    if colours is None or image.mode != "RGB":
        return None
    with_palette = reduced(image, len(colours))
    changed = ImageChops.difference(image, with_palette.convert("RGB")).getbbox()
    return None if changed else with_palette


def reduced(image: Image.Image, colours: int) -> Image.Image:
    """Return *image* with a palette of at most *colours* colours, its flat colours kept.

    Without dithering, which would make flat grounds grainy.
    """
    way = _quantiser(image)
    # Clusters are moved until so few px change: averages become the flat colours themselves.
    settle = image.width * image.height // 1000 if way is Image.Quantize.MAXCOVERAGE else 0
    return image.quantize(colours, method=way, kmeans=settle, dither=Image.Dither.NONE)


def _quantiser(image: Image.Image) -> Image.Quantize:
    if image.mode == "RGBA":
        return Image.Quantize.FASTOCTREE
    if image.getcolors(_COLOURS_OF_FLAT_ART) is None:
        # The other one would take 18 seconds for a photograph.
        return Image.Quantize.MEDIANCUT
    # The smallest difference of any pixel: 10 levels at 256 colours, median cut has 27 to 60.
    return Image.Quantize.MAXCOVERAGE


def _chunks(metadata: Metadata) -> list[Chunk]:
    """Return what stands before the pixels."""
    # Rendering intent 0, perceptual (PNG 3, section 11.3.2.5).
    chunks: list[Chunk] = [(b"sRGB", b"\x00")]
    # The keywords of PNG 3, section 11.3.3.1, for readers that do not know XMP.
    words = {
        "Title": metadata.title,
        "Author": metadata.credit.organiser,
        "Description": metadata.alt_text,
        "Copyright": metadata.credit.rights,
    }
    chunks += [_words(keyword, text, metadata.lang) for keyword, text in words.items() if text]
    packet = xmp_packet(metadata)
    if packet:
        # Without language: XMP specification, part 3, section 1.1.5.
        chunks.append(_words("XML:com.adobe.xmp", packet.decode("utf-8")))
    return chunks


def _words(keyword: str, text: str, lang: str = "") -> Chunk:
    """Return *text* as it is, not pressed and with no other keyword (PNG 3, 11.3.3.4)."""
    # Two bytes say how it is pressed; between the last two there is room for the keyword in *lang*.
    return b"iTXt", f"{keyword}\0\0\0{lang}\0\0{text}".encode()
