"""Reads a file of tables: which rows are headings, which are data, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from redactor.document import Source
from redactor.errors import SourceError
from redactor.tables.csvfile import Grid, read_csv
from redactor.tables.kinds import UNKNOWN, kind_of_heading
from redactor.tables.table import Dataset, Sheet
from redactor.tables.workbook import SheetGrid, is_workbook, read_workbook

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOOK = 30
"""Headings stand in one of the first rows; MIS exports have up to a dozen lines above."""
_MOST_RAGGED = 0.05
_NUMBER = re.compile(r"[-+£$]?[\d.,]+%?")
_AGAIN = "Export the table again, with one row of headings, and run once more."


class _NoTable(SourceError):
    """A sheet that is no table; it never leaves this module."""


def read_dataset(source: Source) -> Dataset:
    """The tables of a CSV or XLSX file, headings found. Raises SourceError and its kinds."""
    if is_workbook(source.data):
        grids, hidden = read_workbook(source.data)
        media_type = XLSX
    else:
        grids, hidden, media_type = (SheetGrid(1, read_csv(source.data)),), (), CSV
    if not grids:
        raise SourceError("The file has no visible sheet with anything in it.", advice=_AGAIN)
    sheets, left_out = _tables(grids)
    source = Source(media_type, source.data, source.name, source.sha256)
    return Dataset(source, sheets, hidden, left_out)


def _tables(grids: Sequence[SheetGrid]) -> tuple[tuple[Sheet, ...], tuple[int, ...]]:
    """The sheets that are tables, and the numbers of those that are not (a title, a key).

    Those are left out and told to a person. Raises SourceError when no sheet is a table.
    """
    sheets: list[Sheet] = []
    left_out: list[int] = []
    refused: SourceError | None = None
    for item in grids:
        try:
            sheets.append(_sheet(item.number, item.grid))
        except _NoTable as error:
            left_out.append(item.number)
            refused = refused or error
    if not sheets and refused is not None:
        raise SourceError(refused.message, advice=refused.hint) from None
    return tuple(sheets), tuple(left_out)


def _sheet(number: int, grid: Grid) -> Sheet:
    if grid.frame.width < 2:
        raise _NoTable(f"Table {number} has one column only.", advice=_AGAIN)
    top = [[cell or "" for cell in row] for row in grid.frame.head(_LOOK).rows()]
    at = _heading_row(top)
    if at is None:
        raise _NoTable(f"Table {number} has no row of headings.", advice=_AGAIN)
    headings = tuple(" ".join(cell.split()) for cell in top[at])
    _refuse_two(number, top, at)
    frame = grid.frame.slice(at + 1)
    if not frame.height:
        raise _NoTable(f"Table {number} has headings but no rows.", advice=_AGAIN)
    ragged = [(line, index - at - 1) for line, index in grid.ragged if index > at]
    if len(ragged) > max(1, frame.height * _MOST_RAGGED):
        raise SourceError(
            f"{len(ragged)} rows of table {number} have more or fewer cells than the headings,"
            f" the first at line {ragged[0][0]}.",
            advice=_AGAIN,
        )
    if ragged:
        wrong = {index for _, index in ragged}
        frame = frame[[index for index in range(frame.height) if index not in wrong]]
    _refuse_repeated(number, frame, top[at])
    lines = tuple(line for line, _ in ragged)
    return _without_empty(Sheet(number, headings, frame, above=at, ragged=lines))


def _without_empty(sheet: Sheet) -> Sheet:
    """The sheet without columns that have neither heading nor values."""
    filled = [
        place
        for place, heading in enumerate(sheet.headings)
        if heading or sheet.frame.to_series(place).null_count() < sheet.frame.height
    ]
    frame = sheet.frame.select(str(place) for place in filled)
    frame = frame.rename({str(place): str(at) for at, place in enumerate(filled)})
    headings = tuple(sheet.headings[place] for place in filled)
    return Sheet(sheet.number, headings, frame, sheet.above, sheet.ragged)


def _heading_row(top: Sequence[Sequence[str]]) -> int | None:
    """The row with most known headings; if none has two, the first full row without numbers."""
    known = [_known(row) for row in top]
    best = max(range(len(top)), key=lambda at: (known[at], -at), default=None)
    if best is not None and known[best] >= 2:
        return best
    widest = max((_filled(row) for row in top), default=0)
    for at, row in enumerate(top):
        if _filled(row) >= max(2, widest * 0.8) and not any(map(_NUMBER.fullmatch, row)):
            return at
    return None


def _known(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell and kind_of_heading(cell) != UNKNOWN)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def _refuse_two(number: int, top: Sequence[Sequence[str]], at: int) -> None:
    """Two rows that both read as headings: which of them tells what a column is, is not known."""
    for other in range(at + 1, min(at + 3, len(top))):
        row = top[other]
        if _known(row) >= 2 and _known(row) * 2 > _filled(row):
            raise SourceError(f"Table {number} has two rows of headings.", advice=_AGAIN)


def _refuse_repeated(number: int, frame: pl.DataFrame, heading: Sequence[str]) -> None:
    """The same headings again further down: two tables were put under each other."""
    filled = [(str(place), cell) for place, cell in enumerate(heading) if cell][:8]
    same = frame
    for name, cell in filled:
        same = same.filter(pl.col(name).cast(pl.String) == cell)
    if filled and same.height:
        raise SourceError(f"Table {number} has its row of headings twice.", advice=_AGAIN)
