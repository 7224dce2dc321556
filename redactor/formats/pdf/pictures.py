"""Destroys the pixels of a picture under what was removed, and writes it without loss."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw

from redactor.errors import LimitExceeded, UnsafeToRedact
from redactor.formats.pdf.geometry import Box, bounds, inverse
from redactor.formats.pdf.model import Picture
from redactor.formats.pdf.objects import BROKEN, Object, entry, number_of, packed

MOST_PIXELS = 80_000_000
"""Of one picture. A file of a few bytes can claim any number."""
_KEPT = ("/Interpolate", "/Intent")
_MASKS = ("/SMask", "/Mask")


def blotted(pdf: pikepdf.Pdf, picture: Picture, boxes: Sequence[Box]) -> Object:
    """A copy of the picture with the boxes (on the page) painted out of it.

    Raises UnsafeToRedact for a picture that cannot be decoded, LimitExceeded for a bomb.
    """
    source = picture.source
    if source is None:
        raise UnsafeToRedact("The PDF has a picture inside its text that cannot be redacted.")
    local = inverse(picture.matrix)
    if local is None:
        return source
    unit = [bounds(local, box) for box in boxes]
    result = _painted(pdf, source, unit, 255)
    for key in _MASKS:
        mask = entry(source, key)
        if isinstance(mask, pikepdf.Stream):
            result.SMask = _painted(pdf, mask, unit, 255)
    return result


def _painted(pdf: pikepdf.Pdf, source: Object, unit: Sequence[Box], shade: int) -> Object:
    width, height = (int(number_of(entry(source, key))) for key in ("/Width", "/Height"))
    if width * height > MOST_PIXELS:
        raise LimitExceeded("The PDF has a picture that is too large.")
    image = _decoded(source)
    draw = ImageDraw.Draw(image)
    fill: int | tuple[int, int, int] = shade if image.mode == "L" else (shade,) * 3
    for box in unit:
        left, right = math.floor(box.left * width) - 1, math.ceil(box.right * width) + 1
        top, bottom = math.floor((1 - box.top) * height) - 1, math.ceil((1 - box.bottom) * height)
        draw.rectangle((left, top, right, bottom + 1), fill=fill)
    colours = pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB
    result = packed(pdf, image.tobytes())
    result.Type, result.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    result.Width, result.Height = image.width, image.height
    result.ColorSpace, result.BitsPerComponent = colours, 8
    for key in _KEPT:
        if entry(source, key) is not None:
            result[key] = source[key]
    return result


def _decoded(source: Object) -> Image.Image:
    """The picture in gray or RGB. Pictures of one bit become gray."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = pikepdf.PdfImage(source).as_pil_image()
        except (*BROKEN, OSError, pikepdf.models.image.UnsupportedImageTypeError):
            raise UnsafeToRedact("The PDF has a picture that cannot be redacted.") from None
    return image.convert("L" if image.mode in ("1", "L", "LA") else "RGB")
