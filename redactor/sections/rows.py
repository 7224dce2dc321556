"""Table rows: which blocks make one, its item number, and what it says as one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redactor.document import Block, BlockKind
from redactor.sections.cues import Cue, CueKind
from redactor.sections.grammar import cue_of
from redactor.sections.numbering import Number, number_of, split_number

GLANCE = 60
"""Characters at the front of a block in which an item number can stand."""
_IN_TABLES = frozenset({BlockKind.CELL, BlockKind.PARAGRAPH, BlockKind.HEADING})
_LONGEST_ROW = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its blocks and how many of its cells hold text."""

    first: int
    last: int
    filled: int
    is_first: bool
    numbered: bool


def rows_of(blocks: Sequence[Block]) -> dict[tuple[int, int], Row]:
    """The rows of all tables by (table, row)."""
    members: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        if block.cell is not None and block.kind in _IN_TABLES:
            members.setdefault((block.cell.table, block.cell.row), []).append(block)
    firsts: dict[int, int] = {}
    for table, number in members:
        firsts[table] = min(number, firsts.get(table, number))
    return {
        (table, number): Row(
            min(cell.id for cell in cells),
            max(cell.id for cell in cells),
            len({cell.cell.column for cell in cells if cell.cell and cell.text.strip()}),
            is_first=firsts[table] == number,
            numbered=row_number(cells) is not None,
        )
        for (table, number), cells in members.items()
    }


def row_number(cells: Sequence[Block]) -> Number | None:
    """The item number of a row: its first cell, or the number before its first cell's text."""
    first = min(cells, key=lambda cell: cell.id)
    text = first.text.strip()
    if first.number and (number := number_of(first.number)):
        return number
    return number_of(text) or split_number(text[:GLANCE])[0]


_NONE_CELL = re.compile(
    r"^\W*(?:none|nil|n/?a|no(?:ne)? (?:items?|matters?|business)?.{0,40}|nothing to report"
    r"|not applicable|dim)\W*$",
    re.IGNORECASE,
)


def row_sense(cells: Sequence[Block]) -> tuple[Cue | None, bool]:
    """The cue of a row read as one line, and whether the row says that there is nothing.

    Nothing means that "none" is all there is beside a heading: an action column may say
    "none" beside a discussion.
    """
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    title, *rest = [text for text in texts if not number_of(text)] or [""]
    if rest and all(_NONE_CELL.match(text) for text in rest):
        cue = cue_of(title)
        if cue is None or cue.kind is CueKind.SECTION_START:
            return None, True
    line = " ".join(texts)
    return (cue_of(line) if len(line) <= _LONGEST_ROW else None), False
