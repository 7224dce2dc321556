# ruff: noqa: E501 - markup reads better unbroken
"""Word files obey the laws of formats."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import ClassVar

import docx
from docx.shared import Cm
from format_contract import FormatContract, parametrised
from PIL import Image
from word_paper import paper, paragraph, part

from redactor.formats import Format
from redactor.formats.docx import DocxFormat


def minutes() -> bytes:
    """Minutes as a clerk would write them."""
    document = docx.Document()
    document.core_properties.author = "Loveday Penhaligon"
    section = document.sections[0]
    section.header.paragraphs[0].text = "St Piran Academy, clerk Loveday Penhaligon"
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), (0, 80, 60)).save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture, width=Cm(3))
    document.add_heading("Minutes of the governing body", 0)
    line = document.add_paragraph("Present: Loveday ")
    line.add_run("Penha").bold = True
    line.add_run("ligon").italic = True
    line.add_run(" (chair)\tand Jago Nance\nboth online.")
    document.add_paragraph("Agreed the budget", style="List Number")
    document.add_paragraph("Thanked Mrs Penhaligon", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name", "Role"
    table.cell(1, 0).text, table.cell(1, 1).text = "L Penhaligon", "Chair"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tricky() -> bytes:
    """A file with a note, a text box, revisions, a field, a control and alternative text."""
    body = (
        '<w:p><w:r><w:t>Visit</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:ins w:id="1" w:author="L Penhaligon"><w:r><w:t> by Penhaligon</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="X"><w:r><w:delText>Penhaligon gone</w:delText></w:r></w:del></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF Penhaligon '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>See Penhaligon'
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:sdt><w:sdtPr><w:alias w:val="Penhaligon"/></w:sdtPr><w:sdtContent>'
        + paragraph("Chair: Penhaligon")
        + "</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        '<wp:docPr id="4" name="Penhaligon" descr="Photo of Penhaligon"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>"
        + paragraph("Boxed Penhaligon")
        + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p><w:sectPr/>"
    )
    notes = part(
        "w:footnotes",
        f'<w:footnote w:id="2">{paragraph("Told by Penhaligon")}</w:footnote>',
    )
    return paper(
        body,
        parts={"word/footnotes.xml": notes},
        relations={"rId5": ("footnotes", "footnotes.xml")},
    )


@parametrised
class TestDocx(FormatContract):
    format: ClassVar[Format] = DocxFormat()
    papers: ClassVar[dict[str, Callable[[], bytes]]] = {"minutes": minutes, "tricky": tricky}
