"""Word documents: read with anchors, normalised, redacted, rebuilt from an allow-list."""

from redactor.formats.docx.format import DocxFormat

__all__ = ["DocxFormat"]
