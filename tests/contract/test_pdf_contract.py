"""PDFs obey the laws of formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pikepdf
from format_contract import FormatContract, parametrised
from pdfmill import Paper, at, form, minutes
from pikepdf import Array, Dictionary, Name, String

from redactor.formats import Format
from redactor.formats.pdf import PdfFormat


def tricky() -> bytes:
    """Turned page, form drawn twice, spacing operators, hidden text, links, bookmarks."""
    content = """
        BT /F1 11 Tf 40 TL 1 0 0 1 72 700 Tm 2 Tc 95 Tz (Loveday Penhaligon) Tj
        (Second line) ' 1 0.5 (Third Penhaligon line) " ET
        q 1 0 0 1 40 0 cm /Fm0 Do Q q 1 0 0 1 40 -60 cm /Fm0 Do Q
        BT /F1 11 Tf 1 1 1 rg 1 0 0 1 72 300 Tm (White Penhaligon) Tj ET
        BT 0 g /F1 11 Tf 1 0 0 1 72 900 Tm (Off page) Tj ET
        BT 3 Tr 1 0 0 1 72 250 Tm (Never drawn) Tj 0 Tr ET
        /Span <</ActualText (Penhaligon)>> BDC BT 1 0 0 1 72 200 Tm (Somebody) Tj ET EMC
    """

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = "BT /F1 11 Tf 10 500 Td [(Pen) 20 (haligon)] TJ 66 0 Td (was here) Tj ET"
        return {"/XObject": {"/Fm0": form(pdf, inner)}}

    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([
            pdf.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=Array([70, 690, 200, 712]),
                A=Dictionary(S=Name.URI, URI=String("mailto:loveday@penhaligon.example")),
            )),
            pdf.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Text, Rect=Array([5, 5, 20, 20]),
                Contents=String("Ask Penhaligon"),
            )),
        ])  # fmt: skip
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Penhaligon", 0))
        pdf.attachments["penhaligon.txt"] = b"Penhaligon"

    return Paper(
        [content], page={"/Rotate": 90}, resources=resources, info={"/Author": "L Penhaligon"},
        finish=finish,
    ).data()  # fmt: skip


def two_pages() -> bytes:
    """A header on each page and a name on both."""
    pages = [
        "\n".join([
            at(72, 810, "Pengelly School"),
            at(72, 700, f"Page {number} thanks Mrs Penhaligon."),
            at(72, 20, f"Page {number}"),
        ])
        for number in (1, 2)
    ]  # fmt: skip
    return Paper(pages).data()


@parametrised
class TestPdf(FormatContract):
    """Every law, on simple minutes, on a tricky page and on two pages."""

    format: ClassVar[Format] = PdfFormat()
    papers: ClassVar[dict[str, Callable[[], bytes]]] = {
        "minutes": minutes,
        "tricky": tricky,
        "two-pages": two_pages,
    }
