"""A small kit for sample papers: python-docx, plus what Word writes and python-docx cannot.

Text may hold two marks: ``**bold**`` and ``‖`` for a run break without any change of
format, as Word leaves them behind after proofing and editing.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

WHEN = dt.datetime(2027, 3, 18, 20, 15, tzinfo=dt.UTC)
STAMP = "2027-03-18T20:15:00Z"
_FOOTNOTES = (
    '<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r>'
    '</w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>"
)
_NOTE = (
    '<w:footnote w:id="{id}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass
class Paper:
    """One paper under construction, and the plain text of its public and secret parts."""

    name: str
    title: str
    author: str
    header: str = ""
    footer: str = ""
    landscape: bool = False
    public: list[str] = field(default_factory=list)
    secret: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.docx = Document()
        self._secret = False
        self._notes: list[str] = []
        self._revision = 100
        self._set_up()

    def _set_up(self) -> None:
        style = self.docx.styles["Normal"]
        style.font.name, style.font.size = "Arial", Pt(11)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
        properties = self.docx.core_properties
        properties.author = properties.last_modified_by = self.author
        properties.title, properties.comments = self.title, ""
        properties.created = properties.modified = WHEN.replace(tzinfo=None)
        properties.language = "en-GB"
        section = self.docx.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        if self.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(2)
        if self.header:
            section.header.paragraphs[0].text = self.header
            self.public.append(self.header)
        if self.footer:
            self.public.append(self.footer)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{self.footer}\tPage " if self.footer else "Page ")
        _field(foot, "PAGE")
        foot.add_run(" of ")
        _field(foot, "NUMPAGES")

    # -- text -------------------------------------------------------------------------

    def _note_down(self, text: str) -> None:
        (self.secret if self._secret else self.public).append(plain(text))

    @contextmanager
    def part_two(self) -> Iterator[None]:
        """What is written inside is confidential, by the specification."""
        self._secret = True
        yield
        self._secret = False

    def heading(self, text: str, level: int = 1) -> Paragraph:
        """A heading in Word's own style."""
        self._note_down(text)
        paragraph = self.docx.add_heading(level=level)
        _write(paragraph, text)
        return paragraph

    def para(self, text: str, style: str | None = None, *, centre: bool = False) -> Paragraph:
        """A paragraph."""
        self._note_down(text)
        paragraph = self.docx.add_paragraph(style=style)
        _write(paragraph, text)
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def paras(self, *texts: str) -> None:
        """Several paragraphs."""
        for text in texts:
            self.para(text)

    def bullets(self, *texts: str) -> None:
        """A bulleted list."""
        for text in texts:
            self.para(text, "List Bullet")

    def numbered(self, *texts: str) -> None:
        """An automatically numbered list."""
        for text in texts:
            self.para(text, "List Number")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float] = (),
        *,
        secret_rows: Sequence[int] = (),
        turned_from: int = 0,
    ) -> Table:
        """A ruled table; a line break in a cell starts a new paragraph.

        ``turned_from`` rotates the headings of the columns from that one on, as
        attendance grids do.
        """
        columns = max(len(row) for row in rows)
        table = self.docx.add_table(rows=len(rows), cols=columns, style="Table Grid")
        for number, row in enumerate(rows):
            was, self._secret = self._secret, self._secret or number in secret_rows
            for column, text in enumerate(row):
                self._cell(table.cell(number, column), text, bold=number == 0)
            self._secret = was
        table.autofit = not widths
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
            for cell in table.columns[column].cells:
                cell.width = Cm(width)
        if turned_from:
            for cell in table.rows[0].cells[turned_from:]:
                turn = OxmlElement("w:textDirection")
                turn.set(qn("w:val"), "btLr")
                cell._tc.get_or_add_tcPr().append(turn)
        self.docx.add_paragraph()
        return table

    def _cell(self, cell: _Cell, text: str, *, bold: bool) -> None:
        for index, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            if line:
                self._note_down(line)
                _write(paragraph, line)
            for run in paragraph.runs:
                run.font.size = Pt(10)
                run.bold = bold or run.bold

    def page_break(self) -> None:
        """A new page."""
        self.docx.add_page_break()

    # -- hidden places ----------------------------------------------------------------

    def tracked(self, before: str, deleted: str, inserted: str, after: str) -> None:
        """A sentence with one change not yet accepted."""
        self._note_down(f"{before}{inserted}{after}")
        self.unseen.append(deleted)
        paragraph = self.docx.add_paragraph()
        paragraph.add_run(before)
        for tag, leaf, text in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
            self._revision += 1
            change = OxmlElement(tag)
            change.set(qn("w:id"), str(self._revision))
            change.set(qn("w:author"), self.author)
            change.set(qn("w:date"), STAMP)
            run, words = OxmlElement("w:r"), OxmlElement(leaf)
            words.text = text
            words.set(qn("xml:space"), "preserve")
            run.append(words)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run(after)

    def hidden(self, paragraph: Paragraph, text: str) -> None:
        """A run in Word's hidden format, at the end of a paragraph."""
        self.unseen.append(text)
        paragraph.add_run(text).font.hidden = True

    def comment(self, paragraph: Paragraph, text: str) -> None:
        """A comment on a whole paragraph."""
        self.unseen.append(text)
        comment = self.docx.add_comment(
            paragraph.runs, text=text, author=self.author, initials="".join(
                word[0] for word in self.author.split())
        )  # fmt: skip
        comment._comment_elm.set(qn("w:date"), STAMP)

    def footnote(self, paragraph: Paragraph, text: str) -> None:
        """A footnote at the end of a paragraph."""
        self._note_down(text)
        self._notes.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self._notes)))
        run._r.append(reference)

    def crest(self, alt: str, colour: str) -> None:
        """A small picture in the page header with an alternative text."""
        self.unseen.append(alt)
        run = self.docx.sections[0].header.paragraphs[0].add_run()
        shape = run.add_picture(_picture(colour), height=Cm(1.2))
        shape._inline.docPr.set("descr", alt)

    def stamp(self, text: str) -> None:
        """A red line in capitals, centred, as confidential papers carry."""
        paragraph = self.para(text, centre=True)
        for run in paragraph.runs:
            run.bold, run.font.color.rgb = True, RGBColor(0xC0, 0, 0)

    # -- out --------------------------------------------------------------------------

    def save(self) -> bytes:
        """The file, the same at every run."""
        if self._notes:
            self._add_footnotes()
        stream = io.BytesIO()
        self.docx.save(stream)
        return _steady(stream.getvalue())

    def _add_footnotes(self) -> None:
        notes = "".join(_NOTE.format(id=n, text=text) for n, text in enumerate(self._notes, 1))
        blob = _FOOTNOTES.format(ns=nsdecls("w"), notes=notes).encode("utf-8")
        document = self.docx.part
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def plain(text: str) -> str:
    """The words without the kit's marks."""
    return text.replace("‖", "").replace("**", "")


def upn(serial: str) -> str:
    """A unique pupil number with the right check letter from its twelve digits."""
    total = sum(weight * int(digit) for weight, digit in zip(range(2, 14), serial, strict=True))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23] + serial


def _write(paragraph: Paragraph, text: str) -> None:
    for bold, part in _strands(text):
        for piece in part.split("‖"):
            run = paragraph.add_run(piece)
            if bold:
                run.bold = True


def _strands(text: str) -> Iterator[tuple[bool, str]]:
    for index, part in enumerate(re.split(r"\*\*", text)):
        if part:
            yield index % 2 == 1, part


def _field(paragraph: Paragraph, code: str) -> None:
    xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))


def _picture(colour: str) -> io.BytesIO:
    image = Image.new("RGB", (120, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.polygon([(10, 10), (110, 10), (110, 70), (60, 115), (10, 70)], fill=colour)
    draw.line([(60, 10), (60, 115)], fill="white", width=6)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return stream


def _steady(data: bytes) -> bytes:
    """The same package with fixed times, so that a rebuild is byte-identical."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
