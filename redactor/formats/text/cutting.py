"""Cuts: blocks left out whole, with their lines, and no broken table behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from redactor.document import Cut
from redactor.errors import AnchorError
from redactor.formats.text.grids import Row, bars
from redactor.formats.text.lines import Layout, Piece
from redactor.formats.text.splicing import Edit


def cut_edits(layout: Layout, cuts: Sequence[Cut]) -> Iterator[Edit]:
    """The edits that leave out the blocks of each cut and write its stub once.

    Whole lines go with their line break, and with all that stands between them. A cell
    of a row that stays is emptied. Raises AnchorError for blocks that are not there.
    """
    starts = [line.start for line in layout.lines]
    for cut in cuts:
        if not 0 <= cut.first <= cut.last or cut.first >= len(layout.pieces):
            raise AnchorError("A section to leave out is not in this text.")
        yield from _one(layout, cut, starts)


def _one(layout: Layout, cut: Cut, starts: list[int]) -> Iterator[Edit]:
    """Cells of a first and last row that stay in part, then the whole lines between."""
    pieces = layout.pieces
    first, last = cut.first, min(cut.last, len(pieces) - 1)  # the file name is not in the file
    stub = cut.stub
    for from_end in (False, True):
        row = pieces[last if from_end else first].row
        if row is None or _is_whole(pieces, row, first, last):
            continue
        cells = [at for at in range(first, last + 1) if pieces[at].row == row]
        yield from _emptied([pieces[at] for at in cells], stub)
        stub = ""
        first, last = (first, cells[0] - 1) if from_end else (cells[-1] + 1, last)
        if first > last:
            return
    yield _lines_out(layout, first, last, stub, starts)


def _is_whole(pieces: Sequence[Piece], row: Row, first: int, last: int) -> bool:
    before = pieces[first - 1] if first else None
    after = pieces[last + 1] if last + 1 < len(pieces) else None
    return (before is None or before.row != row) and (after is None or after.row != row)


def _lines_out(layout: Layout, first: int, last: int, stub: str, starts: list[int]) -> Edit:
    begin, end = layout.pieces[first], layout.pieces[last]
    before = layout.pieces[first - 1] if first else None
    after = layout.pieces[last + 1] if last + 1 < len(layout.pieces) else None
    first_line = bisect_right(starts, begin.start) - 1
    last_line = bisect_right(starts, max(begin.start, end.stop - 1)) - 1
    low, high = starts[first_line], layout.lines[last_line].end
    newline = _line_break(layout, last_line)
    lead = ""
    if before is not None and not before.hidden and before.stop > low:
        low, lead = begin.start, newline  # pieces of one overlong line
    if after is not None and after.start < high:
        high = max(after.start, end.stop)
    if end.row and end.row.divider >= 0:
        high = max(high, layout.lines[end.row.divider].end)
    stub = _stub(layout, begin, before, after, stub)
    header = _header_left(layout, begin, end, after).replace("\n", newline)
    return Edit(low, high, lead + (stub + newline if stub else "") + header, rank=1)


def _emptied(pieces: Sequence[Piece], stub: str) -> Iterator[Edit]:
    for number, piece in enumerate(pieces):
        yield Edit(piece.start, piece.stop, stub if number == 0 else "", rank=1)


def _same_table(row: Row | None, piece: Piece | None) -> bool:
    return bool(row and piece and piece.row and piece.row.table == row.table)


def _header_left(layout: Layout, begin: Piece, end: Piece, after: Piece | None) -> str:
    """An empty header row with its divider, when rows of the table stay without theirs."""
    row = after.row if after else None
    if row is None or row.style != "pipe" or not _same_table(end.row, after):
        return ""
    if _same_table(begin.row, after) and begin.row and begin.row.number > 0:
        return ""
    width = max(1, len(bars(layout.lines[row.line].text)) - 1)
    return f"{'|   ' * width}|\n{'| --- ' * width}|\n"


def _stub(
    layout: Layout, begin: Piece, before: Piece | None, after: Piece | None, stub: str
) -> str:
    """The stub, as a row of its own where it stands inside a pipe table that goes on."""
    row = begin.row
    if not stub or row is None or row.style != "pipe":
        return stub
    if not (_same_table(row, before) and _same_table(row, after)):
        return stub if not _same_table(row, before) else f"\n{stub}"
    width = max(1, len(bars(layout.lines[row.line].text)) - 1)
    return f"| {stub} {'|   ' * (width - 1)}|"


def _line_break(layout: Layout, last_line: int) -> str:
    line = layout.lines[last_line]
    return layout.text[line.stop : line.end].replace("\f", "\n") or "\n"
