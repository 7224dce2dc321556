"""Writes pictures anew: pixels only, upright, cropped for good, or a grey field.

Metadata (EXIF, GPS, XMP, text chunks, thumbnails, colour profiles) and everything behind
the picture's end never reach a copy. What cannot be decoded becomes a grey field.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from functools import lru_cache

from PIL import Image, ImageOps

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})
_MAX_PIXELS = 60_000_000
_QUALITY = 90
_WHOLE = 100_000
_ORIENTATION = 0x0112
_GREY = (217, 217, 217)
_FAULTS = (
    OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError,
    OverflowError, ZeroDivisionError, struct.error, zlib.error, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip
Crop = tuple[int, int, int, int]


@lru_cache(maxsize=1)
def placeholder() -> bytes:
    """A grey field as PNG."""
    return _png(Image.new("RGB", (8, 8), _GREY))


def clean_picture(data: bytes | None, crop: Crop) -> tuple[bytes, str]:
    """The picture as fresh bytes and their file name ending ("png" or "jpeg").

    ``crop`` is left, top, right, bottom in thousandths of a percent of the stored picture.
    """
    if data is None:
        return placeholder(), "png"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _rewritten(data, crop)
    except _FAULTS:
        return placeholder(), "png"


def _rewritten(data: bytes, crop: Crop) -> tuple[bytes, str]:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > _MAX_PIXELS:
            return placeholder(), "png"
        kind = image.format
        image.load()
        # Word crops the stored picture, so the crop comes before turning it upright.
        turned = image.getexif().get(_ORIENTATION, 1) != 1
        upright: Image.Image = image
        if any(crop):
            upright = image.crop(_box(image.size, crop))
        elif turned:
            upright = ImageOps.exif_transpose(image)
        if kind == "JPEG" and image.mode in ("L", "RGB"):
            if upright is image and _only_pixels(data):
                return data, "jpeg"
            return _jpeg(upright), "jpeg"
        return _png(upright), "png"


def _box(size: tuple[int, int], crop: Crop) -> tuple[int, int, int, int]:
    width, height = size
    left, top = width * crop[0] // _WHOLE, height * crop[1] // _WHOLE
    right = max(left + 1, width - width * crop[2] // _WHOLE)
    bottom = max(top + 1, height - height * crop[3] // _WHOLE)
    return left, top, right, bottom


def _png(image: Image.Image) -> bytes:
    if "transparency" in image.info and image.mode in ("P", "L", "RGB"):
        image = image.convert("RGBA")
    elif image.mode not in _MODES:
        image = image.convert("RGB")
    return _saved(image, "PNG")


def _jpeg(image: Image.Image) -> bytes:
    return _saved(image, "JPEG", quality=_QUALITY)


def _saved(image: Image.Image, kind: str, **options: int) -> bytes:
    fresh = image.copy()
    fresh.info = {}
    stream = io.BytesIO()
    fresh.save(stream, kind, **options)
    return stream.getvalue()


def _only_pixels(data: bytes) -> bool:
    """Whether a JPEG holds tables and pixels only, and ends where its picture ends.

    Such a file is kept as it is: writing it anew would lose quality at every run.
    """
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        segment = data[place + 4 : place + 2 + length]
        if marker == 0xDA:
            end = data.find(b"\xff\xd9", place)
            return end == len(data) - 2
        plain_app0 = marker == 0xE0 and segment[:5] == b"JFIF\0" and segment[12:] == b"\0\0"
        tables = marker in (0xDB, 0xC4, 0xDD) or 0xC0 <= marker <= 0xCF
        if not (plain_app0 or tables):
            return False
        place += 2 + length
    return False
