"""Pictures of pages: pdfium draws them, pixels go and move, and the result is packed small."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pikepdf
from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from redactor.errors import LimitExceeded, UnsafeToRedact
from redactor.formats.pdf.geometry import Box

if TYPE_CHECKING:
    from redactor.formats.pdf.objects import Object

MOST_PIXELS: Final = 36_000_000
"""Of one page's picture: A2 at 300 dpi. A larger page is drawn coarser …"""
_COARSEST: Final = 100
"""… down to so many dpi."""
_QUALITY: Final = 65
_THUMB: Final = 1000
"""Pixels of the longer side of the small picture that the lean is measured on."""
_LEANS: Final = tuple(float(lean) for lean in range(-4, 5))
"""Degrees that are tried, then quarters around the best; what leans more is read as it lies."""
_QUARTERS: Final = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)
_LEAN_GAIN: Final = 1.03
"""The lines must stand out so much more at an angle for the page to be turned."""
_GRAIN: Final = 2.0
"""Levels by which the pixels of a page differ from those around them if it has grain."""
_SOFT: Final = 1.2
"""Pixels. Measured: with this 103 of 103 words of a page with much grain are read, none without."""
_TINTED: Final = 24
"""Levels between a pixel's colours from which it is no grey …"""
_COLOURED: Final = 0.002
"""… and the share of such pixels that makes a page a coloured one."""
_BLACK, _WHITE = 64, 224
_GREY: Final = 0.03
"""Share of pixels between black and white up to which a page is printed in black alone."""
_INK: Final = 176
"""On such a page: what is darker is black."""
_DARK_PAPER: Final = 128


class Camera:
    """Draws pages of a file as they were when it was set up."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._document: Any = None

    def set_up(self) -> None:
        """Keep the file as it is now, if it was not kept before. Raises pdfium's errors."""
        import pypdfium2

        if self._document is None:
            stream = BytesIO()
            self._pdf.save(stream, encryption=False)
            self._document = pypdfium2.PdfDocument(stream.getvalue())

    def shot(self, number: int, *, dpi: float) -> Image.Image:
        """The page as it is shown, in colour. Raises UnsafeToRedact, LimitExceeded."""
        import pypdfium2

        asked = dpi
        try:
            self.set_up()
            page = self._document[number]
            width, height = page.get_size()
            dpi = min(dpi, 72 * math.sqrt(MOST_PIXELS / max(1.0, width * height)))
            if dpi < min(asked, _COARSEST):
                raise LimitExceeded("A page of the PDF is too large to be drawn.")
            bitmap = page.render(scale=dpi / 72, may_draw_forms=False)
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            page.close()
        except pypdfium2.PdfiumError:
            raise UnsafeToRedact(f"Page {number + 1} of the PDF cannot be drawn.") from None
        return picture


def lean_of(picture: Image.Image) -> float:
    """By how many degrees the lines of a page lean; 0 if they do not, or nobody can tell."""
    small = ImageOps.invert(picture.convert("L"))
    small.thumbnail((_THUMB, _THUMB), Image.Resampling.BOX)
    sharpness = {lean: _sharpness(small, lean) for lean in _LEANS}
    best = max(_LEANS, key=lambda lean: (sharpness[lean], -abs(lean)))
    sharpness |= {best + part: _sharpness(small, best + part) for part in _QUARTERS}
    best = max(sharpness, key=lambda lean: (sharpness[lean], -abs(lean)))
    return best if sharpness[best] > _LEAN_GAIN * sharpness[0.0] else 0.0


def _sharpness(ink: Image.Image, lean: float) -> float:
    """How much rows with ink stand out from those without."""
    turned = ink.rotate(lean, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    return float(statistics.pvariance([*rows.tobytes()]))


def has_grain(picture: Image.Image) -> bool:
    """Whether the paper has a texture, so that one sees where something was cleared."""
    picture = picture.convert("L")
    width, height = picture.size
    middle = picture.crop((width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    smooth = middle.filter(ImageFilter.MedianFilter(3))
    return bool(ImageStat.Stat(ImageChops.difference(middle, smooth)).mean[0] > _GRAIN)


def calmed(picture: Image.Image) -> Image.Image:
    """The picture without the grain of a poor scan, which engines take for letters."""
    return picture.filter(ImageFilter.GaussianBlur(_SOFT)) if has_grain(picture) else picture


def straightened(picture: Image.Image, lean: float) -> Image.Image:
    """The picture turned by so many degrees, with paper in the corners."""
    if not lean:
        return picture
    paper = _paper(picture.convert("RGB"))
    fill = paper if picture.mode == "RGB" else paper[0]
    return picture.rotate(lean, Image.Resampling.BICUBIC, fillcolor=fill)


@dataclass(frozen=True, slots=True)
class Move:
    """A stretch of a line whose pixels go elsewhere; places on the page in points."""

    box: Box
    left: float
    width: float


@dataclass(slots=True)
class Retouching:
    """What is to be done to the pixels of a page."""

    cleared: list[Box] = field(default_factory=list)
    """Places that become paper."""
    moves: list[Move] = field(default_factory=list)

    def apply(self, picture: Image.Image, page: Box) -> Image.Image:
        """A retouched copy. Moves take from the picture as it was, so nothing cleared is kept."""
        result = picture.copy()
        for box in self.cleared:
            area = _pixels(box, page, picture.size)
            if area[0] < area[2] and area[1] < area[3]:
                result.paste(_paper(picture.crop(area)), area)
        for move in self.moves:
            area = _pixels(move.box, page, picture.size)
            target = Box(move.left, move.box.bottom, move.left + move.width, move.box.top)
            left, top, right, _ = _pixels(target, page, picture.size)
            if area[0] < area[2] and area[1] < area[3]:
                part = picture.crop(area)
                if abs((right - left) - part.width) > 1:
                    part = part.resize((max(1, right - left), part.height))
                result.paste(part, (left, top))
        return result


def _pixels(box: Box, page: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """A place on the page as left, top, right, bottom in pixels, within the picture."""
    across, down = size[0] / page.right, size[1] / page.top
    sides = (box.left * across, (page.top - box.top) * down,
             box.right * across, (page.top - box.bottom) * down)  # fmt: skip
    left, top, right, bottom = (round(side) for side in sides)
    return max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)


def _paper(picture: Image.Image) -> tuple[int, int, int]:
    """The commonest colour of a picture in RGB; white where that is too dark for a label."""
    red, green, blue = (int(level) for level in ImageStat.Stat(picture).median)
    dark = max(red, green, blue) < _DARK_PAPER
    return (255, 255, 255) if dark else (red, green, blue)


class Packed(NamedTuple):
    """The bytes of an image stream and the entries that say how to read them."""

    data: bytes
    entries: dict[str, Object]
    plain: bool
    """Whether its paper is white, so that nothing tells where something was cleared."""


def packed_picture(picture: Image.Image) -> Packed:
    """G4 for a page that is nearly black and white, else a grey or coloured JPEG."""
    coloured = _is_coloured(picture)
    grey = picture.convert("L")
    entries: dict[str, Object] = {
        "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image,
        "/Width": picture.width, "/Height": picture.height,
    }  # fmt: skip
    if not coloured and _is_bilevel(grey):
        parameters = pikepdf.Dictionary(
            K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=True
        )
        return Packed(_group4(grey), entries | {
            "/BitsPerComponent": 1, "/ColorSpace": pikepdf.Name.DeviceGray,
            "/Filter": pikepdf.Name.CCITTFaxDecode, "/DecodeParms": parameters,
        }, plain=True)  # fmt: skip
    stream = BytesIO()
    (picture if coloured else grey).save(stream, "JPEG", quality=_QUALITY, optimize=True)
    colours = pikepdf.Name.DeviceRGB if coloured else pikepdf.Name.DeviceGray
    return Packed(stream.getvalue(), entries | {
        "/BitsPerComponent": 8, "/ColorSpace": colours, "/Filter": pikepdf.Name.DCTDecode,
    }, plain=False)  # fmt: skip


def _is_coloured(picture: Image.Image) -> bool:
    small = picture.copy()
    small.thumbnail((_THUMB, _THUMB), Image.Resampling.BOX)
    red, green, blue = small.split()
    highest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    lowest = ImageChops.darker(ImageChops.darker(red, green), blue)
    counts = ImageChops.subtract(highest, lowest).histogram()
    return sum(counts[_TINTED:]) > _COLOURED * sum(counts)


def _is_bilevel(grey: Image.Image) -> bool:
    counts = grey.histogram()
    return sum(counts[_BLACK:_WHITE]) <= _GREY * sum(counts)


def _group4(grey: Image.Image) -> bytes:
    """The rows coded by ITU-T T.6, as one strip of a TIFF file holds them."""
    stream = BytesIO()
    grey.point(lambda level: 255 if level > _INK else 0).convert("1").save(
        stream, "TIFF", compression="group4", tiffinfo={278: grey.height}
    )
    with Image.open(stream) as file:
        starts, sizes = file.tag_v2[273], file.tag_v2[279]  # type: ignore[attr-defined]
    if len(starts) != 1:
        raise UnsafeToRedact("A page of the PDF cannot be made a picture.")
    return stream.getvalue()[starts[0] : starts[0] + sizes[0]]


def union(boxes: Sequence[Box], *, margin: float) -> Box:
    """Around all of them, with so many points to spare."""
    return Box(
        min(box.left for box in boxes) - margin, min(box.bottom for box in boxes) - margin,
        max(box.right for box in boxes) + margin, max(box.top for box in boxes) + margin,
    )  # fmt: skip
