"""Witnesses of PDF files: an object sweep, four engines' text, pictures of pages, fonts.

Nothing of it comes from the PDF format that wrote the copy, nor from pikepdf, which wrote
its bytes.
"""

from __future__ import annotations

from redactor.witnesses.pdf.engines import CannotRead, has_poppler
from redactor.witnesses.pdf.examine import (
    examine_bytes,
    examine_pictures,
    examine_pypdfium2,
    examine_with,
)
from redactor.witnesses.pdf.inspect import inspect_pdf
from redactor.witnesses.pdf.sight import look

__all__ = [
    "CannotRead",
    "examine_bytes",
    "examine_pictures",
    "examine_pypdfium2",
    "examine_with",
    "has_poppler",
    "inspect_pdf",
    "look",
]
