"""Plain text and Markdown: read as lines, tables and headings, written by splicing the source."""

from redactor.formats.text.format import TextFormat

__all__ = ["TextFormat"]
