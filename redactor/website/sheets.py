"""Tables attached to a site: every cell as a block, and CSV cells with their place in the file.

Workbooks are read whole, hidden sheets and the texts of comments, names and caches included;
their copies hold the values of the visible sheets only (``workflows.md`` section 4).
"""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from redactor.document import Anchor, Block, BlockKind, Cell, Run
from redactor.errors import LimitExceeded, SourceError
from redactor.formats.text.decoding import decode
from redactor.tables.limits import MAX_UNPACKED

NODE: Final = "csv"
MARKED: Final = (".csv", ".tsv")
"""Endings of tables that are text."""
MOST_CELLS: Final = 500_000
_DAMAGED = "The spreadsheet cannot be opened."
_VALUES = re.compile(
    r"xl/(?:worksheets/sheet\d+\.xml|sharedStrings\.xml|styles\.xml|theme/.*)|.*\.rels"
)
_ASIDE = re.compile(
    r">([^<>]*[^\W\d_]{2}[^<>]*)<|(?:name|displayName|v|authors?|userId)=\"([^\"]{2,})\""
)
_HIDDEN = re.compile(
    rb"<row\b[^>]*\shidden=\"(?:1|true)\"|<col\b[^>]*\shidden=\"(?:1|true)\"|<row\b[^>]*\sht=\"0\""
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The cells of a workbook by sheet. ``asides`` are texts of its other parts."""

    tables: tuple[tuple[tuple[str, ...], ...], ...] = field(repr=False)
    visible: tuple[bool, ...] = ()
    asides: tuple[str, ...] = field(repr=False, default=())
    folded: bool = False
    """Whether rows or columns are hidden."""


def csv_blocks(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The text of a CSV file and a block for each filled cell. Raises SourceError."""
    text = decode(data) if data else ""
    blocks: list[Block] = []
    for row, cells in enumerate(_csv_rows(text)):
        for column, (start, stop, quoted) in enumerate(cells):
            block = _csv_block(text, start, stop, quoted, len(blocks), Cell(0, row, column))
            if block is not None:
                blocks.append(block)
        if len(blocks) > MOST_CELLS:
            raise SourceError("The table has more cells than can be checked.")
    return text, tuple(blocks)


def _csv_rows(text: str) -> Iterator[list[tuple[int, int, bool]]]:
    """(start, stop, quoted) of the cells of each row, without their quotation marks."""
    first = text[:4096]
    mark = max(",;\t", key=first.count)
    cell = re.compile(rf'"((?:[^"]|"")*)"(?=[{mark}\r\n]|\Z)|([^{mark}\r\n]*)')
    row: list[tuple[int, int, bool]] = []
    at = 0
    while at <= len(text):
        match = cell.match(text, at)
        if match is None:  # the second alternative takes any text
            break
        group = 1 if match[1] is not None else 2
        row.append((*match.span(group), group == 1))
        at = match.end()
        if at >= len(text):
            break
        if text[at] != mark:
            yield row
            row = []
            at += text.startswith("\r\n", at)
        at += 1
    yield row


def _csv_block(
    text: str, start: int, stop: int, quoted: bool, number: int, cell: Cell
) -> Block | None:
    raw = text[start:stop]
    start += len(raw) - len(raw.lstrip())
    raw = raw.strip()
    if not raw:
        return None
    runs: list[Run] = []
    shown: list[str] = []
    length = 0
    for part in re.finditer(r'""|(?:(?!"").)+' if quoted else r".+", raw, re.DOTALL):
        said = '"' if quoted and part.group() == '""' else part.group()
        low, high = start + part.start(), start + part.end()
        runs.append(Run(length, length + len(said), Anchor(NODE, low, high)))
        shown.append(said)
        length += len(said)
    return Block(number, BlockKind.CELL, "".join(shown), tuple(runs), offset=start, cell=cell)


def read_workbook(data: bytes) -> Workbook:
    """Every sheet of a workbook and what stands beside them. Raises SourceError."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = [_table(book, at) for at in range(len(book.sheet_names))]
        visible = [sheet.visible == SheetVisibleEnum.Visible for sheet in book.sheets_metadata]
        names = book.sheet_names
    except (CalamineError, OSError, ValueError):
        raise SourceError(_DAMAGED) from None
    if sum(len(row) for table in tables for row in table) > MOST_CELLS:
        raise SourceError("The table has more cells than can be checked.")
    asides, folded = _asides(data) if data.startswith(b"PK") else ((), False)
    return Workbook(tuple(tables), tuple(visible), (*names, *asides), folded)


def _table(book: CalamineWorkbook, at: int) -> tuple[tuple[str, ...], ...]:
    rows = book.get_sheet_by_index(at).to_python(skip_empty_area=False)
    return tuple(tuple(_shown(cell) for cell in row) for row in rows)


def _shown(cell: object) -> str:
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _asides(data: bytes) -> tuple[tuple[str, ...], bool]:
    """The texts of parts that hold no cells, and whether a sheet hides rows or columns."""
    texts: dict[str, None] = {}
    folded = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(item.file_size for item in package.infolist()) > MAX_UNPACKED:
                raise LimitExceeded("The workbook unpacks to more than 1 GB.")
            for name in package.namelist():
                if name.startswith("xl/worksheets/"):
                    folded = folded or bool(_HIDDEN.search(package.read(name)))
                if name.endswith((".xml", ".vml")) and not _VALUES.fullmatch(name):
                    part = package.read(name).decode("utf-8", "replace")
                    texts |= dict.fromkeys(_texts(part))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        raise SourceError(_DAMAGED) from None
    return tuple(texts), folded


def _texts(part: str) -> Iterator[str]:
    for text, value in _ASIDE.findall(part):
        yield html.unescape(text or value).strip()


def workbook_blocks(tables: Sequence[Sequence[Sequence[str]]]) -> Iterator[Block]:
    """A block for each filled cell, in order."""
    number = 0
    for table, rows in enumerate(tables):
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text:
                    yield Block(number, BlockKind.CELL, text, (), cell=Cell(table, row, column))
                    number += 1


def aside_blocks(texts: Sequence[str], after: int) -> Iterator[Block]:
    """A hidden block for each text that is in no cell."""
    for number, text in enumerate(texts, start=after):
        yield Block(number, BlockKind.PROPERTY, text, (), hidden=True)
