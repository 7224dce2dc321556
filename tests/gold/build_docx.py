"""Make Word papers from plain text, so that what a reader sees is known beforehand.

Light structure: ``# `` and ``## `` headings, ``- `` bullets, ``| a | b |`` table rows, and
``@header `` and ``@footer `` lines for page furniture, which is no part of the gold text.
Blank lines only part the paragraphs of the source.
"""

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from markup import parse

PREFIX = re.compile(r"^(## |# |- )")
EPOCH = (2027, 1, 1, 0, 0, 0)


def lines_of(body: str) -> list[str]:
    """The lines of a source that stand in the document's body."""
    return [line for line in body.splitlines() if line.strip() and not line.startswith("@")]


def cells_of(row: str) -> list[str]:
    """The cells of a table row, without empty ones at the ends."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def plain(body: str) -> str:
    """The reading text of a source, still marked: paragraphs and cells, one a line."""
    out: list[str] = []
    for line in lines_of(body):
        if line.startswith("|"):
            out.extend(cell for cell in cells_of(line) if cell)
        else:
            out.append(PREFIX.sub("", line))
    return "\n".join(out) + "\n"


def unmarked(text: str) -> str:
    """A line without its marks."""
    return parse(text)[0]


def docx_bytes(body: str) -> bytes:
    """A Word file of a source; the same bytes for the same source."""
    document = Document()
    rows: list[list[str]] = []
    for line in [*lines_of(body), ""]:
        if line.startswith(("<<< ", ">>>")):
            continue
        if line.startswith("|"):
            rows.append([unmarked(cell) for cell in cells_of(line)])
            continue
        if rows:
            add_table(document, rows)
            rows = []
        if line:
            add_paragraph(document, unmarked(line))
    for line in body.splitlines():
        if line.startswith("@header "):
            document.sections[0].header.paragraphs[0].text = line.removeprefix("@header ")
        if line.startswith("@footer "):
            document.sections[0].footer.paragraphs[0].text = line.removeprefix("@footer ")
    document.core_properties.author = "School office"
    document.core_properties.created = datetime(*EPOCH)
    document.core_properties.comments = ""
    held = io.BytesIO()
    document.save(held)
    return dated(held.getvalue())


def add_paragraph(document: "Document", line: str) -> None:
    """One paragraph, heading or bullet."""
    style = {"## ": "Heading 2", "# ": "Heading 1", "- ": "List Bullet"}
    match = PREFIX.match(line)
    document.add_paragraph(PREFIX.sub("", line), style=style[match[0]] if match else None)


def add_table(document: "Document", rows: list[list[str]]) -> None:
    """One table; short rows are filled with empty cells."""
    table = document.add_table(rows=0, cols=max(map(len, rows)), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text


def dated(data: bytes) -> bytes:
    """The same package with one fixed date on every part, so that builds do not differ."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return held.getvalue()
