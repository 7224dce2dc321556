"""Builds small PDFs from raw syntax, for tests. Every name in them is invented.

The least that is needed: a page with a content stream, fonts with widths, and whatever
objects a case asks for. `set_line` sets words the way word processors do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS
from pikepdf import Array, Dictionary, Name

WIDTHS = FONT_METRICS["Helvetica"][1]


def width(text: str, size: float = 11.0) -> float:
    """Of a text in Helvetica, in points."""
    return sum(WIDTHS.get(letter, 556) for letter in text) * size / 1000


def shown(text: str) -> str:
    """A string operand."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def at(x: float, y: float, text: str, size: float = 11.0) -> str:
    """A text object with one string at a place."""
    return f"BT /F1 {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm {shown(text)} Tj ET"


@dataclass
class Paper:
    """Pages of content, and what else the file holds."""

    contents: Sequence[str | bytes]
    size: tuple[float, float] = (595, 842)
    page: dict[str, Any] = field(default_factory=dict)
    resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None
    root: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None
    info: dict[str, str] = field(default_factory=dict)
    finish: Callable[[pikepdf.Pdf], None] | None = None

    def data(self, **options: Any) -> bytes:
        """The file."""
        pdf = pikepdf.new()
        font = pdf.make_indirect(helvetica())
        for content in self.contents:
            pdf.add_blank_page(page_size=self.size)
            page = pdf.pages[-1].obj
            raw = content if isinstance(content, bytes) else content.encode("cp1252")
            page.Contents = pdf.make_stream(raw)
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            for category, members in (self.resources(pdf) if self.resources else {}).items():
                own = page.Resources.get(category, Dictionary())
                for key, value in members.items():
                    own[key] = value
                page.Resources[category] = own
            for key, value in self.page.items():
                page[key] = value
        for key, value in (self.root(pdf) if self.root else {}).items():
            pdf.Root[key] = value
        for key, value in self.info.items():
            pdf.docinfo[key] = value
        if self.finish:
            self.finish(pdf)
        stream = BytesIO()
        pdf.save(stream, deterministic_id="encryption" not in options, **options)
        return stream.getvalue()


def helvetica(**more: Any) -> Dictionary:
    """Helvetica with its widths."""
    letters = [chr(code) if code < 128 else bytes([code]).decode("cp1252", "replace")
               for code in range(32, 256)]  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding, FirstChar=32, LastChar=255,
        Widths=Array([int(WIDTHS.get(letter, 556)) for letter in letters]), **more,
    )  # fmt: skip


def form(pdf: pikepdf.Pdf, content: str, **more: Any) -> pikepdf.Object:
    """A form XObject."""
    return pdf.make_stream(
        content.encode("cp1252"), Type=Name.XObject, Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]), **more,
    )  # fmt: skip


def minutes() -> bytes:
    """One page of minutes: heading, attendance, paragraphs, a ruled table."""
    lines = [
        at(72, 780, "St Piran Academy", 16),
        at(72, 750, "Minutes of the governing body"),
        at(72, 720, "Present: Loveday Penhaligon (chair) and Jago Nance"),
        at(72, 690, "Mrs Penhaligon opened the meeting."),
    ]
    rules = [f"{x} 600 m {x} 660 l S" for x in (72, 250, 420)]
    rules += [f"72 {y} m 420 {y} l S" for y in (600, 630, 660)]
    cells = [at(78, 640, "Name"), at(256, 640, "Role"),
             at(78, 610, "L Penhaligon"), at(256, 610, "Chair")]  # fmt: skip
    return Paper(["\n".join([*lines, *rules, *cells])]).data()
