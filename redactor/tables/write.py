"""Writes a copy from values only: CSV by polars, XLSX by XlsxWriter.

Nothing of the source's file is carried over. A text that a spreadsheet would run as a
formula gets an apostrophe in front; identifiers are written as text, numbers as numbers
where a column measures something.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

import polars as pl
import xlsxwriter

from redactor.tables.coding import mapped
from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.kinds import UNKNOWN, kind_of_heading
from redactor.tables.plan import safe_heading
from redactor.tables.table import Column, Sheet

_RISKY = r"^[=+\-@\t\r]"
_RISKY_START = re.compile(_RISKY)
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_AS_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
PSEUDONYM = "Pseudonym"
_LONGEST = 32_767
_BORN = datetime(2000, 1, 1)
_PLAIN_BOOK = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MEASURED = frozenset({ColumnClass.SENSITIVE, ColumnClass.MEASURE})


def written_headings(sheet: Sheet) -> tuple[str, ...]:
    """The headings of a copy: the source's where they are known words, else the kind's name."""
    seen: dict[str, int] = {}
    headings = []
    for column in sheet.columns:
        name = PSEUDONYM if column.position in sheet.pseudonyms else _heading(sheet, column)
        seen[name] = seen.get(name, 0) + 1
        headings.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return tuple(headings)


def _heading(sheet: Sheet, column: Column) -> str:
    heading = column.heading
    known = kind_of_heading(heading) != UNKNOWN or sheet.shape is Shape.COUNTS
    if heading and known and safe_heading(heading):
        return heading
    return f"Column {column.position + 1} ({column.kind.replace('-', ' ')})"


def neutral(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that a spreadsheet would run."""
    for name in frame.columns:
        cells = frame[name]
        texts = cells.dtype.categories if isinstance(cells.dtype, pl.Enum) else cells
        if texts.str.contains(_RISKY).any():
            frame = frame.with_columns(mapped(cells, _marked).alias(name))
    return frame


def _marked(text: str) -> str:
    runs = _RISKY_START.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def write_csv(sheets: Sequence[Sheet], keys: Sequence[str] = ()) -> bytes:
    """One table as CSV in UTF-8; ``keys`` are lines that stand above it."""
    (sheet,) = sheets
    frame = neutral(sheet.frame)
    frame = frame.rename(dict(zip(frame.columns, written_headings(sheet), strict=True)))
    stream = io.BytesIO()
    for line in keys:
        stream.write(f"{line}\n".encode())
    frame.write_csv(stream, line_terminator="\n")
    return stream.getvalue()


def write_xlsx(sheets: Sequence[Sheet], keys: Sequence[str] = ()) -> bytes:
    """A workbook of values; sheets are called "Table 1" … whatever they were called."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _PLAIN_BOOK)
    book.set_properties({"created": _BORN})
    bold = book.add_format({"bold": True})
    for number, sheet in enumerate(sheets, start=1):
        page = book.add_worksheet(f"Table {number}")
        row = 0
        for line in keys:
            page.write_string(row, 0, line)
            row += 1
        for place, heading in enumerate(written_headings(sheet)):
            page.write_string(row, place, heading, bold)
        for place, column in enumerate(sheet.columns):
            numbers = sheet.shape is Shape.COUNTS or column.klass in _MEASURED
            for at, cell in enumerate(sheet.frame[str(column.position)].to_list(), start=row + 1):
                if cell is None:
                    continue
                if numbers and _AS_NUMBER.fullmatch(cell):
                    page.write_number(at, place, float(cell))
                else:
                    page.write_string(at, place, cell[:_LONGEST])
    book.close()
    return stream.getvalue()


def write_values(tables: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """A workbook of these cells as they are, with a sheet for each table and nothing else."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _PLAIN_BOOK)
    book.set_properties({"created": _BORN})
    for number, rows in enumerate(tables, start=1):
        page = book.add_worksheet(f"Table {number}")
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if _AS_NUMBER.fullmatch(cell):
                    page.write_number(at, place, float(cell))
                elif cell:
                    page.write_string(at, place, cell[:_LONGEST])
    book.close()
    return stream.getvalue()
