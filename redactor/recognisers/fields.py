"""Fields of a reading: a label and the value that stands beside it, under it or after its colon.

    Date of birth | 06 / 01 / 2023        a row of a table: the cells right of a label
    Surname  Date of birth                a table of records: the cells under a heading
    Adm. no.  004871      Allergies: milk  a line: behind a colon or a gap

Which labels there are is the reader's business (`forms`); here they are only told from values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from redactor.recognisers.reading import Reading

_BULLET = r"\s*(?:[-–•*·▪>#]+\s+|\(?[0-9a-z]{1,3}[.)]\s+)?[*_]{0,2}"
_ENDS = re.compile(r"(?:[*_]{0,2}\s*[:?][*_]{0,2}\s*|\.?\s{2,}|\s+[-–]\s+)")
_FINISH = re.compile(r"[\s:?*_.]*\Z")
_HINT = re.compile(r"\s*\([^()\n]{1,60}\)")
"""What a form prints behind a label: "(as on the birth certificate)"."""
_LONGEST_LABEL = 70


@dataclass(frozen=True, slots=True)
class Label:
    """What a label asks for; ``start:stop`` is the value, in the reading's text."""

    kind: str
    start: int
    stop: int
    steps: int = 1
    """How many cells right of its label the value stands; 0 is under a heading."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell, or one line without cells, with its text."""

    start: int
    stop: int
    row: tuple[int, int]
    column: int
    heading: str = field(repr=False)
    text: str = field(repr=False)


Kind = Callable[[str], tuple[str, int] | None]
"""The kind of the label at the beginning of a text and where the label ends, if there is one."""


def fields(reading: Reading, kind: Kind) -> Iterator[Label]:
    """The labelled values of a reading, in order of place."""
    cells = list(_cells(reading))
    whole = [_whole(cell.text, kind) for cell in cells]
    forms = _columns_of_labels(cells, whole)
    row, told, steps = (-2, -2), "", 0
    for at, cell in enumerate(cells):
        if cell.row != row:
            row, told, steps = cell.row, _from_above(cells, whole, at), 0
        if whole[at]:
            told, steps = whole[at], 0
            continue
        steps += 1
        inline = _inline(cell, kind)
        heading = "" if (cell.row[0], cell.column) in forms else _whole(cell.heading, kind)
        if inline is not None:
            told = ""
            yield inline
        elif told:
            yield Label(told, cell.start, cell.stop, steps)
        elif heading:
            yield Label(heading, cell.start, cell.stop, steps=0)


def _cells(reading: Reading) -> Iterator[_Cell]:
    """Cells of a table with several lines are one; lines without cells stand for themselves."""
    marked = enumerate(reading.segments)
    for _, group in groupby(marked, lambda pair: _place(reading, pair[0])):
        parts = [segment for _, segment in group]
        first, last = parts[0], parts[-1]
        text = reading.text[first.start : last.stop]
        start = first.start + len(text) - len(text.lstrip())
        stop = first.start + len(text.rstrip())
        yield _Cell(start, stop, first.row, first.column, first.heading, reading.text[start:stop])


def _place(reading: Reading, index: int) -> tuple[int, ...]:
    segment = reading.segments[index]
    in_table = segment.cell and segment.row[0] >= 0
    return (*segment.row, segment.column, segment.block, -1 if in_table else index)


def _whole(text: str, kind: Kind) -> str:
    """The kind of a text that is a label and nothing else."""
    if not text or len(text) > _LONGEST_LABEL:
        return ""
    found = _led(text, kind)
    if found is None:
        return ""
    name, end = found
    hint = _HINT.match(text, end)
    return name if _FINISH.match(text, hint.end() if hint else end) else ""


def _led(text: str, kind: Kind) -> tuple[str, int] | None:
    bullet = re.match(_BULLET, text)
    begin = bullet.end() if bullet else 0
    found = kind(text[begin : begin + _LONGEST_LABEL])
    return None if found is None else (found[0], begin + found[1])


def _inline(cell: _Cell, kind: Kind) -> Label | None:
    """A label and its value in one cell or line; the value ends with the line."""
    found = _led(cell.text, kind)
    if found is None:
        return None
    name, end = found
    hint = _HINT.match(cell.text, end)
    gap = _ENDS.match(cell.text, hint.end() if hint else end)
    if gap is None or gap.end() >= len(cell.text):
        return None
    line = cell.text.find("\n", gap.end())
    stop = len(cell.text) if line < 0 else line
    return Label(name, cell.start + gap.end(), cell.start + stop)


def _from_above(cells: Sequence[_Cell], whole: Sequence[str], at: int) -> str:
    """A line that is only a label with a colon is the label of the line below it."""
    if not at or cells[at].row[0] >= 0 or not whole[at - 1]:
        return ""
    above = cells[at - 1]
    below = cells[at].row[1] - above.row[1] <= 1
    return whole[at - 1] if below and above.row[0] < 0 and above.text.endswith(":") else ""


def _columns_of_labels(cells: Sequence[_Cell], whole: Sequence[str]) -> frozenset[tuple[int, int]]:
    """(table, column) of columns that hold labels, so that their first cell is no heading.

    In a form of two columns the first row is a field like the others.
    """
    counts: dict[tuple[int, int], int] = {}
    for cell, label in zip(cells, whole, strict=True):
        if cell.heading and (label or cell.text.endswith(("?", ":"))):
            place = (cell.row[0], cell.column)
            counts[place] = counts.get(place, 0) + 1
    return frozenset(counts)
