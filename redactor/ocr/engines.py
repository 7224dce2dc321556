"""The OCR engines that this product knows: tesseract, else rapidocr."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image

HOW_TO_INSTALL = (
    "Install the program Tesseract (Windows: the UB Mannheim installer; Debian and Ubuntu:"
    ' tesseract-ocr; Mac: brew install tesseract) or run pip install "redactor[ocr]",'
    " then run again."
)


class CannotRead(Exception):
    """An engine failed, took too long, or answered with something else than words."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a picture. Its box is in pixels from the upper left corner, half-open."""

    text: str = field(repr=False)
    left: float
    top: float
    right: float
    bottom: float
    line: int
    """Words of one line share a number; numbers rise in reading order."""
    score: float
    """How sure the engine is, 0 to 1."""


class Engine(Protocol):
    """Something that reads pictures."""

    @property
    def name(self) -> str:
        """What reports call it."""
        ...

    def read(self, picture: Image, *, dpi: int) -> tuple[Word, ...]:
        """The words in reading order. Raises CannotRead."""
        ...


def engines() -> Iterator[Engine]:
    """The engines that are installed, the one to read with first."""
    from redactor.ocr import rapid, tesseract

    program = tesseract.program()
    if program is not None:
        yield tesseract.Tesseract(program)
    if importlib.util.find_spec("rapidocr") is not None:
        yield rapid.Rapid()


def engine() -> Engine | None:
    """The engine to read with; None if none is installed."""
    return next(engines(), None)
