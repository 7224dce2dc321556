"""Pictures on their own: what their hidden data say, and copies without any."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from redactor.errors import LimitExceeded, SourceError
from redactor.formats.docx.images import clean_picture

FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_FAULTS: Final = (
    OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, AttributeError,
    OverflowError, ZeroDivisionError, struct.error, zlib.error,
)  # fmt: skip
_GPS, _EXIF, _MAKE, _MODEL = 0x8825, 0x8769, 0x010F, 0x0110
_TECHNICAL: Final = frozenset(
    (_MAKE, _MODEL, 0x0131, 0x0132, 0x9003, 0x9004, 0xA433, 0xA434, 0x013C, 0x9000, 0xA000, 0x9101)
)
"""Make, model, software, dates, lens, host, versions: no words of a person's."""
_XP: Final = range(0x9C9B, 0x9CA0)
_TAG = re.compile(r"<[^>]*>")
_XMP_VALUE = re.compile(r"(?:=\"([^\"]*)\")|>([^<]+)<")
_XMP_WORDS = re.compile(r"[^\W\d_]{2}")
_XMP_TECHNICAL = re.compile(
    r"[\w.:+/-]*|https?://\S+|uuid:\S+|xmp\.\w+:\S+|Adobe .*|.*\bXMP Core\b.*"
)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture says of itself. ``texts`` are (field, words)."""

    texts: tuple[tuple[str, str], ...] = field(repr=False, default=())
    gps: bool = False
    camera: bool = False
    data: bool = False
    """Whether there is any hidden data at all."""


def facts_of(data: bytes) -> PictureFacts:
    """Read EXIF, IPTC, XMP and text chunks. Raises SourceError for what is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                return _facts(image, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise LimitExceeded("The picture has more points than can be read.") from None
    except _FAULTS:
        raise SourceError("The picture cannot be read.") from None


def without_data(data: bytes) -> bytes:
    """The picture without hidden data, or the same bytes if it has none. Raises SourceError."""
    facts = facts_of(data)
    if not facts.data:
        return data
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        kind = str(image.format)
        if kind in ("JPEG", "PNG"):
            return _checked(clean_picture(data, (0, 0, 0, 0)), kind)
        stream = io.BytesIO()
        frames = getattr(image, "n_frames", 1)
        image.info.clear()
        image.save(stream, kind, save_all=frames > 1)
    return stream.getvalue()


def _checked(cleaned: tuple[bytes, str], kind: str) -> bytes:
    if cleaned[1].upper() != kind:
        raise SourceError("The picture cannot be written without its hidden data.")
    return cleaned[0]


def _facts(image: ImageFile.ImageFile, data: bytes) -> PictureFacts:
    exif = image.getexif()
    texts = [*_exif_texts(exif), *_iptc_texts(image), *_xmp_texts(image), *_chunk_texts(image)]
    gps = bool(exif.get_ifd(_GPS))
    camera = bool(exif.get(_MAKE) or exif.get(_MODEL))
    xmp = bytes(image.info.get("xmp") or b"")
    gps = gps or b"GPSLatitude" in xmp
    hidden = bool(exif) or bool(texts) or bool(xmp) or "photoshop" in image.info
    seen = dict.fromkeys((name, text.strip()) for name, text in texts if text.strip())
    return PictureFacts(tuple(seen), gps=gps, camera=camera, data=hidden)


def _exif_texts(exif: Image.Exif) -> Iterator[tuple[str, str]]:
    for group in (exif, exif.get_ifd(_EXIF)):
        for tag, value in group.items():
            if tag in _TECHNICAL:
                continue
            text = _exif_text(tag, value)
            if _XMP_WORDS.search(text):
                yield f"EXIF {ExifTags.TAGS.get(tag, 'field')}", text


def _exif_text(tag: int, value: Any) -> str:  # noqa: ANN401 - as Pillow gives it
    if tag in _XP:
        raw = (
            value if isinstance(value, bytes) else bytes(value) if isinstance(value, tuple) else b""
        )
        return raw.decode("utf-16-le", "replace").rstrip("\0")
    if isinstance(value, bytes):
        body = value[8:] if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8) else value
        page = "utf-16" if value.startswith(b"UNICODE") else "utf-8"
        try:
            return body.decode(page).strip("\0")
        except UnicodeDecodeError:
            return ""
    return value if isinstance(value, str) else ""


def _iptc_texts(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    if image.format not in ("JPEG", "TIFF"):
        return
    info = IptcImagePlugin.getiptcinfo(image) or {}
    for key, value in info.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, bytes) and key[0] == 2 and key[1] != 0:
                text = item.decode("utf-8", "replace")
                if _XMP_WORDS.search(text):
                    yield "IPTC", text


def _xmp_texts(image: Image.Image) -> Iterator[tuple[str, str]]:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = raw if isinstance(raw, str) else bytes(raw).decode("utf-8", "replace")
    for attribute, content in _XMP_VALUE.findall(text):
        value = (attribute or content).strip()
        if _XMP_WORDS.search(value) and not _XMP_TECHNICAL.fullmatch(value):
            yield "XMP", value


def _chunk_texts(image: Image.Image) -> Iterator[tuple[str, str]]:
    for key, value in image.info.items():
        if key in ("xmp", "exif", "icc_profile", "photoshop", "XML:com.adobe.xmp", "version"):
            continue
        if isinstance(value, bytes) and key == "comment":
            value = value.decode("utf-8", "replace")
        if isinstance(value, str) and _XMP_WORDS.search(value):
            yield "text", value
