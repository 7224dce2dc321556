"""Whether a sheet has a row for each person or counts groups of people.

A table of counts has labels of groups in front, each once, and numbers behind; words of
groups or totals must say so. Everything else is taken for rows of people: the strict side.
"""

from __future__ import annotations

import re

from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.rowlabels import GROUP, NAME, TOTAL, without_names
from redactor.tables.symbols import meaning_of
from redactor.tables.table import Sheet

_NUMBER = re.compile(r"-?[\d,]*\.?\d+%?")
_SERIAL = re.compile(r"(?<!\d)(?!20\d\d(?!\d))\d{3,}|[-_/ .]0\d")
_MARKS = frozenset({"grade", "score", "reading-age"})
"""Kinds of columns that hold a mark of each pupil ("Reading", "Maths")."""
_MOST_ROWS = 400
_MOST_LABELS = 2
_DIRECT = ("name", "upn", "uln", "nhs", "dob", "admission-number", "email", "phone", "nino")


def shape_of(sheet: Sheet) -> Shape:
    """The shape of a sheet whose columns are understood."""
    frame = sheet.frame
    if frame.height > _MOST_ROWS or _holds_people(sheet):
        return Shape.ROWS
    labels = label_columns(sheet)
    if not labels or len(labels) == frame.width:
        return Shape.ROWS
    texts = [" ".join(str(cell or "") for cell in row) for row in frame.select(labels).rows()]
    if len(set(texts)) != len(texts):
        return Shape.ROWS
    measured = any(
        column.klass is ColumnClass.MEASURE
        or TOTAL.search(column.heading)
        or (GROUP.search(column.heading) and column.kind not in _MARKS)
        for column in sheet.columns[len(labels) :]
    )
    grouped = sum(1 for text in texts if _names_group(text) and NAME not in without_names(text))
    return Shape.COUNTS if measured and grouped * 2 >= len(texts) else Shape.ROWS


def _names_group(text: str) -> bool:
    """Whether a label names a group; a serial number in it ("Y3-014") is one pupil's."""
    return bool(GROUP.search(text) or TOTAL.search(text)) and not _SERIAL.search(text)


def label_columns(sheet: Sheet) -> list[str]:
    """The names of the columns in front that hold words, at most two of them."""
    names: list[str] = []
    for place in range(min(_MOST_LABELS, sheet.frame.width)):
        cells = [str(cell or "") for cell in sheet.frame.to_series(place).to_list()]
        if all(map(_measured, cells)):
            break
        names.append(str(place))
    rest = [
        str(cell or "")
        for place in range(len(names), sheet.frame.width)
        for cell in sheet.frame.to_series(place).to_list()
    ]
    return names if rest and all(map(_measured, rest)) else []


def _measured(cell: str) -> bool:
    """Whether a cell is a number or a symbol that stands for one."""
    return _NUMBER.fullmatch(cell) is not None or meaning_of(cell) != ""


def _holds_people(sheet: Sheet) -> bool:
    """Whether a column holds names or numbers of people by its values or its heading.

    A heading such as "Pupils" counts people; only its values can make it a column of names.
    """
    return any(
        column.kind in _DIRECT and not (column.kind == "name" and column.evidence == ("heading",)
                                        and column.position > 0)
        for column in sheet.columns
    )  # fmt: skip
