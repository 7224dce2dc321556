"""The PDF format."""

from redactor.formats.pdf.format import PdfFormat

__all__ = ["PdfFormat"]
