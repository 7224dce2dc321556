"""A stretch of a document as one text, cut into segments: sentences' worth of prose, and cells.

A segment never crosses a block. Tabs, bars, three spaces and line ends cut a block into
segments, but a line end inside a wrapped paragraph does not, so that a name broken over
two lines stays one name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.document import Block, BlockKind

CHUNK = 16_000
"""Characters after which a new reading begins; Presidio's bookkeeping is not linear."""

_CUT = re.compile(r"(?P<cell>\t+|[ \u00a0]{3,}|[ \u00a0]*\|[ \u00a0]*)|(?P<line>\r?\n)")
_ENDED = re.compile(r"[.!?:;]['\"”’)]?\s*$")
_BULLET = re.compile(r"\s*(?:[-–•*·▪o]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s|\d)")
_WRAPPED = 45
"""A line shorter than this ends by itself, not because the page was full."""


@dataclass(frozen=True, slots=True)
class Segment:
    """``start:stop`` of the reading's text. ``heading`` is the text at the top of the column."""

    start: int
    stop: int
    block: int
    cell: bool = False
    row: tuple[int, int] = (-1, -1)
    column: int = 0
    heading: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """Blocks joined with line ends. ``starts`` are the blocks' places in ``text``."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    starts: tuple[int, ...]
    segments: tuple[Segment, ...]
    headings: str = field(default="", repr=False)
    """The column headings over its cells, which may stand in an earlier reading."""

    def pieces(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """``start:stop`` as (block id, start, stop) in the blocks it touches."""
        index = bisect_right(self.starts, start) - 1
        while index < len(self.blocks) and self.starts[index] < stop:
            block, base = self.blocks[index], self.starts[index]
            low, high = max(start - base, 0), min(stop - base, len(block.text))
            if low < high:
                yield block.id, low, high
            index += 1

    def text_of(self, block: int, start: int, stop: int) -> str:
        """``start:stop`` of the text of the block with this id."""
        return self.blocks[block - self.blocks[0].id].text[start:stop]


def readings(blocks: Sequence[Block]) -> Iterator[Reading]:
    """The document in pieces of about `CHUNK` characters, cut between blocks."""
    heads = {
        (block.cell.table, block.cell.column): block.text
        for block in reversed(blocks)
        if block.cell is not None and block.cell.row == 0
    }
    chunk: list[Block] = []
    size = 0
    for block in blocks:
        breaks = size + len(block.text) > CHUNK and block.cell is None
        if chunk and (breaks or size > 4 * CHUNK):
            yield _reading(chunk, heads)
            chunk, size = [], 0
        chunk.append(block)
        size += len(block.text) + 1
    if chunk:
        yield _reading(chunk, heads)


class _Columns:
    """The first of several tabbed lines in a row gives the headings of those that follow."""

    def __init__(self) -> None:
        self._heads: dict[int, str] = {}
        self._first = self._last = -2

    def heading(self, line: int, column: int, text: str) -> str:
        """The heading over this cell; empty in the first line."""
        if line > self._last + 1:
            self._heads, self._first = {}, line
        self._last = line
        if line == self._first:
            self._heads[column] = text
            return ""
        return self._heads.get(column, "")


def _reading(blocks: Sequence[Block], heads: dict[tuple[int, int], str]) -> Reading:
    starts: list[int] = []
    segments: list[Segment] = []
    offset, line, columns = 0, 0, _Columns()
    for block in blocks:
        starts.append(offset)
        if block.cell is not None:
            segments += _cell_segments(block, offset, heads)
            line += 2
        else:
            line = _plain_segments(block, offset, line, columns, segments)
        offset += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    headings = "\n".join(sorted({segment.heading for segment in segments}))
    return Reading(text, tuple(blocks), tuple(starts), tuple(segments), headings)


def _cell_segments(block: Block, base: int, heads: dict[tuple[int, int], str]) -> list[Segment]:
    place = block.cell
    if place is None:
        return []
    head = heads.get((place.table, place.column), "") if place.row else ""
    row = (place.table, place.row)
    return [
        Segment(base + start, base + stop, block.id, True, row, place.column, head)
        for start, stop, _, _ in _cuts(block.text)
    ]


def _plain_segments(
    block: Block, base: int, line: int, columns: _Columns, segments: list[Segment]
) -> int:
    """Append the block's segments; gives the number of the line after it."""
    whole = block.kind is BlockKind.FILE_NAME
    number = 0
    for start, stop, number, column in _cuts(block.text):
        head = ""
        if column >= 0:
            head = columns.heading(line + number, column, block.text[start:stop])
        cell, row = column >= 0 or whole, (-1, line + number)
        low, high = base + start, base + stop
        segments.append(Segment(low, high, block.id, cell, row, max(column, 0), head))
    return line + number + 1


def _cuts(text: str) -> Iterator[tuple[int, int, int, int]]:
    """(start, stop, line, column) of each segment; column is -1 where the line has no cells."""
    start, line, column, pending = 0, 0, 0, []
    for match in (*_CUT.finditer(text), None):
        stop = len(text) if match is None else match.start()
        if match is not None and match.group("line") and not column and _goes_on(text, match):
            continue
        if text[start:stop].strip():
            pending.append((start, stop, column))
        if match is None or match.group("line"):
            single = len(pending) == 1 and not pending[0][2] and not column
            for low, high, number in pending:
                yield low, high, line, -1 if single else number
            pending, column, line = [], 0, line + 1
        elif pending:
            column += 1
        start = stop if match is None else match.end()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the line before this line end was only broken because it was full."""
    begin = text.rfind("\n", 0, match.start()) + 1
    before = text[begin : match.start()]
    if len(before.strip()) < _WRAPPED or _ENDED.search(before):
        return False
    follow = text[match.end() : match.end() + 200].split("\n", 1)[0]
    if not follow.strip() or _BULLET.match(follow):
        return False
    return not _CUT.search(follow.strip()) and not _CUT.search(before.strip())
