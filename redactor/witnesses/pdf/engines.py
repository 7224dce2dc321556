"""The text of a PDF as four programs that share no code read it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

TIME_LIMIT = 240.0
"""Seconds that one engine may take for one file; what it has not read then is not read."""
MAX_CHARACTERS = 50_000_000
_LINE = 0.35
"""A step of the baseline of so many text heights begins a new line …"""
_GAP = 0.18
"""… and a gap of so many text heights is a space."""


class CannotRead(Exception):
    """An engine cannot open the file, or not read it to its end."""


def engine_text(name: str, data: bytes) -> str:
    """All pages of a PDF as the engine ``name`` reads them, a form feed between pages.

    Raises CannotRead, whatever a parser makes of a hostile file.
    """
    started = time.monotonic()
    pages: list[str] = []
    size = 0
    try:
        for page in _ENGINES[name](data):
            pages.append(page)
            size += len(page)
            if time.monotonic() - started > TIME_LIMIT or size > MAX_CHARACTERS:
                raise CannotRead("limit")
    except CannotRead:
        raise
    except Exception as error:  # noqa: BLE001 - the edge of the engines: parsers raise anything
        raise CannotRead(type(error).__name__) from None
    return "\f".join(pages)


def count_pages(data: bytes) -> int:
    """How many pages pdfium finds. Raises CannotRead."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return len(document)
    except Exception as error:  # noqa: BLE001 - the edge of pdfium
        raise CannotRead(type(error).__name__) from None


def _pdfium(data: bytes) -> Iterator[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            # pdfium marks a hyphen at a line's end with a noncharacter.
            yield textpage.get_text_range().replace("\ufffe", "-")
            textpage.close()
            page.close()


def _pypdf(data: bytes) -> Iterator[str]:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote the file
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotRead("locked")
    for page in reader.pages:
        yield page.extract_text()


def _pdfminer(data: bytes) -> Iterator[str]:
    import logging

    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield "".join(_joined(device.get_result()))


def _joined(layout: Any) -> Iterator[str]:  # noqa: ANN401 - a pdfminer tree
    """The characters of a page in the order they are drawn, with the gaps that a reader sees."""
    end_x, base = None, 0.0
    for char in _characters(layout):
        text = char.get_text()
        if text.startswith("(cid:"):
            text = "\ufffd"
        x0, y0, x1, y1 = char.bbox
        height = max(y1 - y0, 1.0)
        if end_x is not None:
            if abs(y0 - base) > _LINE * height:
                yield "\n"
            elif not -height < x0 - end_x < _GAP * height:
                yield " "
        yield text
        end_x, base = x1, y0


def _characters(layout: Any) -> Iterator[Any]:  # noqa: ANN401
    from pdfminer.layout import LTChar, LTFigure

    stack = [iter(layout)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, LTChar):
                yield item
            elif isinstance(item, LTFigure):
                stack.append(iter(item))
                break
        else:
            stack.pop()


def _poppler(data: bytes) -> Iterator[str]:
    program = shutil.which("pdftotext")
    if program is None:
        raise CannotRead("absent")
    with tempfile.TemporaryDirectory(prefix="redactor-") as folder:
        source = Path(folder) / "copy.pdf"
        source.write_bytes(data)
        done = subprocess.run(  # noqa: S603 - the program that the user installed
            [program, "-enc", "UTF-8", "-q", str(source), "-"],
            capture_output=True, timeout=TIME_LIMIT, check=False,
        )  # fmt: skip
    if done.returncode:
        raise CannotRead("refused")
    yield done.stdout.decode("utf-8", "replace")


_ENGINES = MappingProxyType[str, Callable[[bytes], Iterator[str]]](
    {"pypdfium2": _pdfium, "pypdf": _pypdf, "pdfminer": _pdfminer, "poppler": _poppler}
)
ENGINES = ("pypdfium2", "pypdf", "pdfminer")
"""The engines that are always there. ``poppler`` is the fourth, when it is installed."""


def has_poppler() -> bool:
    """Whether poppler's pdftotext is installed."""
    return shutil.which("pdftotext") is not None
