"""Pieces of lines become passages in reading order: table cells, columns, paragraphs.

::

    number │ heading   │ notes            a row begins where the first column has text or
      6    │ Budget    │ The head said    more than one column has; what follows without
           │           │ that the ...     belongs to the row above it
      7    │ Premises  │ Nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.document import BlockKind
from redactor.formats.pdf.lines import Piece
from redactor.formats.pdf.rulings import Grid

_SAME_ROW = 0.5
"""Baselines of one row differ by less, in heights."""
_SPACING = 1.75
"""Lines of one paragraph are no further apart, in heights."""
_SIZES = 1.15
"""Lines of one paragraph differ no more in height, as a ratio."""
_FULL = 0.8
_COLUMN_ROWS = 6
_COLUMN_WIDTH = 0.22
_LONG = 60.0
"""Points. A first cell that is shorter was not broken."""
_TELLING = 25
"""Letters of a line from which a blank at its end says that a program has broken it."""
_SHARED = 0.6
"""Points by which the ends of justified lines may differ."""
_EDGE = 3.0
"""Points that columns may be off."""


@dataclass(slots=True)
class Passage:
    """What becomes one block: pieces in reading order, and what they are."""

    pieces: list[Piece] = field(repr=False)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    place: tuple[int, int, int] | None = None
    """Table (counted on the page), row and column."""

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return max(piece.box.top for piece in self.pieces)


@dataclass(slots=True)
class _Region:
    """Rows that share columns, while they are gathered."""

    starts: list[float]
    ends: list[float]
    rows: list[list[Piece]] = field(default_factory=list)


def arranged(pieces: Sequence[Piece], grids: Sequence[Grid], width: float) -> list[Passage]:
    """All pieces as passages, from the top of the page; turned ones last."""
    passages: list[Passage] = []
    rest: list[Piece] = []
    inside: dict[int, dict[tuple[int, int], list[Piece]]] = {}
    for piece in pieces:
        place = None if piece.turn else _place(piece, grids)
        if place is not None:
            inside.setdefault(place[0], {}).setdefault(place[1], []).append(piece)
        elif not piece.turn:
            rest.append(piece)
    for table, cells in inside.items():
        for (row, column), members in sorted(cells.items()):
            passages += [
                Passage(lines, BlockKind.CELL, place=(table, row, column))
                for lines in paragraphs(members)
            ]
    passages = _in_flow(passages, _flow(rest, len(inside), width))
    turned = [piece for piece in pieces if piece.turn]
    for turn in sorted({piece.turn for piece in turned}):
        members = [piece for piece in turned if piece.turn == turn]
        passages += [Passage(lines) for lines in paragraphs(members)]
    return passages


def _place(piece: Piece, grids: Sequence[Grid]) -> tuple[int, tuple[int, int]] | None:
    """The table and cell that the middle of a piece lies in."""
    x, y = (piece.left + piece.right) / 2, piece.baseline + 0.25 * piece.height
    for number, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return number, cell
    return None


def _in_flow(tables: list[Passage], flow: list[Passage]) -> list[Passage]:
    """Both in order from the top; the cells of a table stay together."""
    result: list[Passage] = []
    groups: dict[int, list[Passage]] = {}
    for passage in tables:
        groups.setdefault(passage.place[0] if passage.place else -1, []).append(passage)
    waiting = sorted(groups.values(), key=lambda cells: -max(cell.top for cell in cells))
    for passage in flow:
        while waiting and max(cell.top for cell in waiting[0]) > passage.top:
            result += waiting.pop(0)
        result.append(passage)
    for cells in waiting:
        result += cells
    return result


def _flow(pieces: list[Piece], tables: int, width: float) -> list[Passage]:
    """Pieces outside ruled tables: aligned tables, columns and plain paragraphs."""
    passages: list[Passage] = []
    plain: list[Piece] = []
    for region in _regions(rows_of(pieces)):
        several = sum(len(row) > 1 for row in region.rows)
        if several < 2:
            plain += [piece for row in region.rows for piece in row]
            continue
        passages += [Passage(lines) for lines in paragraphs(plain)]
        plain = []
        if _is_columns(region, width):
            for start, end in _bands(region):
                column = [p for row in region.rows for p in row if start - _EDGE <= p.left < end]
                passages += [Passage(lines) for lines in paragraphs(column)]
        else:
            passages += _cells(region, tables)
            tables += 1
    return passages + [Passage(lines) for lines in paragraphs(plain)]


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by baseline, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        last = rows[-1][0] if rows else None
        if last is not None and abs(last.baseline - piece.baseline) <= _SAME_ROW * min(
            last.height, piece.height
        ):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: (piece.left, piece.order))
    return rows


def _regions(rows: list[list[Piece]]) -> Iterable[_Region]:
    """Maximal stretches of rows whose pieces keep to the same columns."""
    current: _Region | None = None
    for row in rows:
        if current is not None and _fits(current, row):
            current.rows.append(row)
            continue
        if current is not None:
            yield current
        current = _Region([], [], [row])
        _fits(current, row)
    if current is not None:
        yield current


def _fits(region: _Region, row: list[Piece]) -> bool:
    """Whether a row can join; then the columns of the region widen to hold it.

    A column is the stretch of x that its pieces cover; columns never meet.
    """
    spans = sorted(zip(region.starts, region.ends, strict=True))
    before = len(spans)
    for piece in row:
        touching = [s for s in spans if s[0] <= piece.right + 2 and piece.left - 2 <= s[1]]
        if len(touching) > 1:
            return False
        spans = [s for s in spans if s not in touching]
        spans.append((min([piece.left, *(s[0] for s in touching)]),
                      max([piece.right, *(s[1] for s in touching)])))  # fmt: skip
    if before == 1 and len(row) > 1 and len(region.rows) > 0 and len(spans) > 1:
        return False  # plain text before a table is not part of it
    if before > 1 and len(spans) == 1:
        return False
    region.starts = [start for start, _ in sorted(spans)]
    region.ends = [end for _, end in sorted(spans)]
    return True


def _bands(region: _Region) -> list[tuple[float, float]]:
    return list(zip(region.starts, [*region.starts[1:], float("inf")], strict=True))


def _is_columns(region: _Region, width: float) -> bool:
    """Whether the region is running text in columns, which reads column by column."""
    for start, end in zip(region.starts, region.ends, strict=True):
        lines = [p for row in region.rows for p in row if start - _EDGE <= p.left <= end]
        full = sum(p.right - p.left > _FULL * (end - start) for p in lines)
        if len(lines) < _COLUMN_ROWS or full < 0.5 * len(lines):
            return False
        if end - start < _COLUMN_WIDTH * width:
            return False
    return len(region.starts) > 1


def _cells(region: _Region, table: int) -> list[Passage]:
    """The region as table cells, row by row."""
    bands = _bands(region)
    found: list[dict[int, list[Piece]]] = []
    last: Piece | None = None
    for row in region.rows:
        columns: dict[int, list[Piece]] = {}
        for piece in row:
            column = max(n for n, (start, _) in enumerate(bands) if start - _EDGE <= piece.left)
            columns.setdefault(column, []).append(piece)
        far = last is not None and last.baseline - row[0].baseline > 2.2 * last.height
        if not found or far or _begins(columns, found[-1], bands, region.ends):
            found.append({})
        for column, members in columns.items():
            found[-1].setdefault(column, []).extend(members)
        last = row[0]
    return [
        Passage(lines, BlockKind.CELL, place=(table, number, column))
        for number, cells in enumerate(found)
        for column, members in sorted(cells.items())
        for lines in paragraphs(members)
    ]


def _begins(
    columns: dict[int, list[Piece]],
    above: dict[int, list[Piece]],
    bands: list[tuple[float, float]],
    ends: list[float],
) -> bool:
    """Whether a line begins a row, and is not one more line of the row above.

    Text in the first column does, unless a cell there is broken in two; else a line does
    that has several cells, unless one of them goes on from a full line.
    """
    if 0 in columns:
        return len(columns) > 1 or not _is_broken(above)
    return len(columns) > 1 and not any(
        column in above and above[column][-1].right - bands[column][0]
        > _FULL * (ends[column] - bands[column][0])
        for column in columns
    )  # fmt: skip


def _is_broken(cells: dict[int, list[Piece]]) -> bool:
    """Whether a lone first cell may go on in the next line: a long one beside short ones."""
    if len(cells) < 2 or any(len(members) > 1 for members in cells.values()):
        return False
    first = cells.get(0)
    return first is not None and first[0].right - first[0].left > _LONG


def paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of one column as paragraphs."""
    found: list[list[Piece]] = []
    rows = rows_of(pieces)
    if not rows:
        return []
    right = max(piece.right for piece in pieces)
    left = min(piece.left for piece in pieces)
    flush = _flush(rows)
    previous: list[Piece] | None = None
    for row in rows:
        if previous is not None and _goes_on(previous, row, left, right, flush):
            found[-1] += row
        else:
            found.append(list(row))
        previous = row
    return found


def _flush(rows: list[list[Piece]]) -> set[int]:
    """Pieces (by identity) that end where a long neighbour does: lines of a justified paragraph."""
    return {
        id(piece)
        for above, below in pairwise(rows)
        if abs(above[-1].right - below[-1].right) <= _SHARED
        and min(len(above[-1].glyphs), len(below[-1].glyphs)) >= _TELLING
        for piece in (above[-1], below[-1])
    }


def _goes_on(
    before: list[Piece], row: list[Piece], left: float, right: float, flush: set[int]
) -> bool:
    """Whether ``row`` is the next line of the paragraph that ``before`` is a line of."""
    last, first = before[-1], row[0]
    if len(row) > 1 or len(before) > 1:
        return False
    if before[0].baseline - first.baseline > _SPACING * max(last.height, first.height):
        return False
    if max(last.height, first.height) > _SIZES * min(last.height, first.height):
        return False
    if last.element is not first.element:
        return False
    room = right - last.right
    word = 0.5 * first.height * 4
    indent = first.left - before[0].left
    if room > word + 0.12 * (right - left):  # the next word would have fitted …
        broken = last.wrapped or id(last) in flush
        narrow = broken and len(last.glyphs) >= _TELLING and abs(indent) <= _EDGE
        return narrow  # … unless the paragraph is narrower than the others
    return not indent > 4 * first.height
