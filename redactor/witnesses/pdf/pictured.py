"""Reads pages that are pictures once more: what a reader sees there, by OCR.

Only pages whose text is drawn invisibly over a picture are read; of all others the text
engines read what is shown. Every engine that is installed is asked, so where there are two,
the one that the words came from is not the only one that says what is gone.
"""

from __future__ import annotations

import importlib.util
import logging
import math
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image, ImageFilter

from redactor.witnesses.pdf.drawn import IMAGE, TEXT, is_invisible, objects_of
from redactor.witnesses.pdf.engines import CannotRead

_DPI = 300
_RAPID = 200
"""Dots per inch for rapidocr, which reads finer pictures worse and needs more memory for them."""
_MAX_PIXELS = 36_000_000
_PAGE_LIMIT = 120.0
"""Seconds for one page …"""
_FILE_LIMIT = 3600.0
"""… and for one file; what is not read then is not read."""
_MOSTLY = 0.5
"""Share of a page that pictures cover for it to be one, if there is hardly text …"""
_HARDLY = 12
"""… of so many text objects."""
_SOFT = 1.0
"""Pixels: takes the grain out of poor scans, which engines read as letters."""
_WINDOWS = ("ProgramFiles", "LOCALAPPDATA")


def picture_engines() -> tuple[str, ...]:
    """The engines that are installed."""
    found = ["tesseract"] if _tesseract() is not None else []
    if importlib.util.find_spec("rapidocr") is not None:
        found.append("rapidocr")
    return tuple(found)


def pictured_pages(data: bytes) -> tuple[int, ...]:
    """The pages that are a picture: with words behind it, or hardly a word. Raises CannotRead."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return tuple(n for n in range(len(document)) if _is_pictured(document, n))
    except Exception as error:  # noqa: BLE001 - the edge of pdfium
        raise CannotRead(type(error).__name__) from None


def picture_text(engine: str, data: bytes, pages: tuple[int, ...]) -> str:
    """What an engine reads on the pictures of the pages. Raises CannotRead."""
    import pypdfium2

    started = time.monotonic()
    texts = []
    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in pages:
                texts.append(_READERS[engine](_drawn(document, number)))
                if time.monotonic() - started > _FILE_LIMIT:
                    raise CannotRead("limit")
    except CannotRead:
        raise
    except Exception as error:  # noqa: BLE001 - the edge of the engines
        raise CannotRead(type(error).__name__) from None
    return "\f".join(texts)


def _is_pictured(document: Any, number: int) -> bool:  # noqa: ANN401
    page = document[number]
    drawn = list(objects_of(page))
    width, height = page.get_size()
    pictures = [item.box for item in drawn if item.kind == IMAGE]
    texts = [item for item in drawn if item.kind == TEXT]
    behind = bool(pictures) and any(is_invisible(item) for item in texts)
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
    page.close()
    return behind or (covered > _MOSTLY * width * height and len(texts) < _HARDLY)


def _drawn(document: Any, number: int) -> Image.Image:  # noqa: ANN401
    page = document[number]
    width, height = page.get_size()
    scale = min(_DPI / 72, math.sqrt(_MAX_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    picture: Image.Image = bitmap.to_pil().convert("L")
    bitmap.close()
    page.close()
    return picture.filter(ImageFilter.GaussianBlur(_SOFT))


def _tesseract() -> str | None:
    places = (
        Path(base) / folder / "tesseract.exe"
        for base in filter(None, map(os.environ.get, _WINDOWS))
        for folder in ("Tesseract-OCR", "Programs/Tesseract-OCR")
    )
    return shutil.which("tesseract") or next((str(p) for p in places if p.is_file()), None)


def _by_tesseract(picture: Image.Image) -> str:
    program = _tesseract()
    if program is None:
        raise CannotRead("absent")
    stream = BytesIO()
    picture.save(stream, "PPM")
    done = subprocess.run(  # noqa: S603 - the program that the user installed, no shell
        [program, "stdin", "stdout", "--psm", "3", "--dpi", str(_DPI)],
        input=stream.getvalue(), capture_output=True, timeout=_PAGE_LIMIT, check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    if done.returncode:
        raise CannotRead("refused")
    return done.stdout.decode("utf-8", "replace")


def _by_rapidocr(picture: Image.Image) -> str:
    picture = picture.resize((picture.width * _RAPID // _DPI, picture.height * _RAPID // _DPI))
    stream = BytesIO()
    picture.convert("RGB").save(stream, "PNG", compress_level=1)
    return "\n".join(_rapidocr()(stream.getvalue()).txts or ())


@cache
def _rapidocr() -> Any:  # noqa: ANN401
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "critical"})
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)  # it logs what it reads
    return engine


_READERS = MappingProxyType[str, Callable[[Image.Image], str]](
    {"tesseract": _by_tesseract, "rapidocr": _by_rapidocr}
)
