"""The words that stand for what was removed, set in Helvetica as every reader has it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from typing import Final

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS

_NAME: Final = "/RdLabel"
_WIDTHS: Final = FONT_METRICS["Helvetica"][1]
_USUAL: Final = 556.0


def label_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Helvetica in WinAnsiEncoding, as an object of the file."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    return pdf.make_indirect(font)


def free_name(taken: Iterable[str]) -> str:
    """A name for the labels' font among resources: a source may have one called like it."""
    used = set(taken)
    names = chain([_NAME], (f"{_NAME}{number}" for number in count(2)))
    return next(name for name in names if name not in used)


def encoded(words: str) -> bytes:
    """The words in WinAnsiEncoding; what it does not have becomes a question mark."""
    return words.encode("cp1252", "replace")


def label_width(words: str) -> float:
    """For a font size of 1."""
    shown = encoded(words).decode("cp1252", "replace")
    return sum(_WIDTHS.get(letter, _USUAL) for letter in shown) / 1000
