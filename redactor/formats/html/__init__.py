"""Web pages: read as every place that carries text, written by splicing the source."""

from redactor.formats.html.format import HtmlFormat
from redactor.formats.html.layout import Layout, Piece, lay_out

__all__ = ["HtmlFormat", "Layout", "Piece", "lay_out"]
