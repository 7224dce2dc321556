"""CSV in: dialect, encoding, ragged rows. The result is a list of columns of text.

Polars reads what is regular, after every line was seen to have the same number of cells and
every quotation mark its partner; everything else goes through the standard library, which says
where a row is wrong.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from redactor.errors import SourceError, UnknownFormat
from redactor.formats.text.decoding import decode
from redactor.tables.coding import coded, mapped
from redactor.tables.limits import MAX_BYTES, check_size

DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
_LONGEST_CELL = 1_000_000
_PIECE = 1 << 18
"""Bytes counted at a time: what fits a processor's cache."""
_SPACE, _NEWLINE, _TAB = 32, 10, 9
_QUOTE = 34
_EDGE = r'^$|^\s|\s$|^="'
"""What a cell has that is not as it will be read."""
_ADVICE = "Export the table again as CSV (comma separated, UTF-8) and run once more."


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a table before it is known which are headings.

    ``rows`` are the first rows, ``frame`` all of them, as text with null for empty cells;
    ``ragged`` are (line number, index in ``frame``) of rows with another number of cells
    than most. Line numbers count from 1.
    """

    frame: pl.DataFrame = field(repr=False)
    ragged: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] | None = field(repr=False, default=None)


def read_csv(data: bytes) -> Grid:
    """The cells of a CSV file. Raises SourceError, UnknownFormat or LimitExceeded."""
    data = _ascii(data) or _decoded(data)
    delimiter = _delimiter(data)
    return _regular(data, delimiter) or _careful(data.decode("utf-8"), delimiter)


def _ascii(data: bytes) -> bytes:
    """The quick way for plain ASCII: the same bytes with plain line ends, else nothing."""
    if not data.isascii():
        return b""
    data = _filled_text(data)
    if _below(data, _SPACE) > _count(data, _NEWLINE) + _count(data, _TAB) or b"\x7f" in data:
        raise UnknownFormat("The file is not text, whatever its ending says.", advice=_ADVICE)
    return data


def _decoded(data: bytes) -> bytes:
    """The text in UTF-8 with plain line ends. Raises SourceError for two encodings in one file."""
    text = _filled_text(decode(data, limit=MAX_BYTES).encode("utf-8"))
    if _mixed(data):
        raise SourceError(
            "Some lines of the table are in UTF-8 and others are not, so some names would be"
            " spelt wrong.",
            advice=_ADVICE,
        )
    return text


def _mixed(data: bytes) -> bool:
    """Whether lines with letters beyond ASCII are UTF-8 in part only: two files were joined."""
    if b"\0" in data:
        return False
    found = {_is_utf8(line) for line in data.splitlines() if not line.isascii()}
    return len(found) > 1


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _filled_text(data: bytes) -> bytes:
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not data or data.isspace():
        raise SourceError("The file has no rows.", advice=_ADVICE)
    return data


def _delimiter(data: bytes) -> str:
    """The separator that splits the first lines most evenly into more than one cell."""
    head = data[:65536].decode("utf-8", "ignore").split("\n")[:_SAMPLE_LINES]
    head = [line for line in head if line.strip()]
    if head and head[0].lower().startswith("sep=") and len(head[0].strip()) == 5:
        return head[0].strip()[4]
    best, evenness = "", (0, 0)
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(head, delimiter=delimiter)]
        common = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
        score = (widths.count(common) * (common > 1), common)
        if score > evenness:
            best, evenness = delimiter, score
    if not best or evenness[0] == 0:
        raise SourceError(
            "The file has one column only, or its separator is not a comma, semicolon, tab or bar.",
            advice=_ADVICE,
        )
    return best


def _regular(data: bytes, delimiter: str) -> Grid | None:
    """A table all of whose lines have the same number of cells and whose quotation marks pair."""
    size = _size(data, ord(delimiter))
    if size is None:
        return None
    lines, width = size
    check_size(rows=lines, columns=width)
    names = [str(place) for place in range(width)]
    try:
        frame = pl.read_csv(
            data,
            has_header=False,
            separator=delimiter,
            schema=dict.fromkeys(names, pl.String),
            quote_char='"' if b'"' in data else None,
        )
    except pl.exceptions.PolarsError:
        return None
    if frame.height != lines:
        return None
    frame = frame.with_columns(_stripped(frame[name]).alias(name) for name in names)
    if all(column.null_count() for column in frame):
        frame = frame.filter(pl.any_horizontal(pl.all().is_not_null()))
    return Grid(frame)


def _size(data: bytes, separator: int) -> tuple[int, int] | None:
    """How many lines and columns a regular table has, or None for one that is not regular.

    Every line has as many separators outside of quotation marks as the first; a mark that
    opens follows a separator, an end of line or a mark, and one that closes goes before such.
    """
    quoted = b'"' in data
    lines = separators = 0
    across = 0
    inside, before = False, _NEWLINE
    for piece, after in _pieces(data):
        marks, ends = piece == separator, piece == _NEWLINE
        if quoted:
            quotes = piece == _QUOTE
            within = np.bitwise_xor.accumulate(quotes) ^ inside
            around = np.concatenate([[before], piece, [after]])
            edge = (around == separator) | (around == _NEWLINE) | (around == _QUOTE)
            if not (edge[:-2][quotes & within].all() and edge[2:][quotes & ~within].all()):
                return None
            marks, ends = marks & ~within, ends & ~within
            inside, before = bool(within[-1]), int(piece[-1])
        places = np.flatnonzero(ends)
        counts = separators + np.searchsorted(np.flatnonzero(marks), places)
        if not lines and len(places):
            across = int(counts[0])
        if (counts != across * np.arange(lines + 1, lines + len(places) + 1)).any():
            return None
        lines, separators = lines + len(places), separators + int(np.count_nonzero(marks))
    if not data.endswith(b"\n"):
        lines += 1
        across = across if lines > 1 else separators
    return None if inside or separators != across * lines else (lines, across + 1)


def _stripped(cells: pl.Series) -> pl.Series:
    """The cells without spaces around them, empty ones as null; few values are numbered."""
    cells = coded(cells)
    if isinstance(cells.dtype, pl.Enum):
        spaced = cells.dtype.categories.str.contains(_EDGE).any()
        return mapped(cells, lambda text: _said(text.strip()) or None) if spaced else cells
    if cells.str.contains(_EDGE).any():
        return cells.str.strip_chars().str.replace(r'^="(.+)"$', "$1").replace("", None)
    return cells


def _count(data: bytes, code: int) -> int:
    """How often a byte stands in the data."""
    return sum(int(np.count_nonzero(piece == code)) for piece, _ in _pieces(data))


def _below(data: bytes, code: int) -> int:
    """How many bytes are under a number."""
    return sum(int(np.count_nonzero(piece < code)) for piece, _ in _pieces(data))


def _pieces(data: bytes) -> Iterator[tuple[npt.NDArray[np.uint8], int]]:
    """The bytes piece by piece, each with the byte that follows it; the last with a newline."""
    whole = np.frombuffer(data, dtype=np.uint8)
    for at in range(0, len(whole), _PIECE):
        stop = at + _PIECE
        yield whole[at:stop], int(whole[stop]) if stop < len(whole) else _NEWLINE


def _careful(text: str, delimiter: str) -> Grid:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append([_said(cell) for cell in row])
                lines.append(reader.line_num)
    except csv.Error:
        raise SourceError(
            f"The table cannot be read from line {reader.line_num} on: a quotation mark is not"
            " closed, or a cell is too long.",
            advice=_ADVICE,
        ) from None
    if rows and len(rows[0]) == 1 and rows[0][0].lower().startswith("sep="):
        rows, lines = rows[1:], lines[1:]
    return grid_of(rows, lines)


def _said(cell: str) -> str:
    """What a cell holds that was written so that a spreadsheet keeps its noughts: ="0042"."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell


def grid_of(rows: list[list[str]], lines: list[int]) -> Grid:
    """A grid of rows as they were found, each with its line or row number."""
    widths = [_filled(row) for row in rows]
    width = _common([len(row) for row in rows])
    check_size(rows=len(rows), columns=max((len(row) for row in rows), default=0))
    ragged = tuple(
        (line, index)
        for index, (row, line, filled) in enumerate(zip(rows, lines, widths, strict=True))
        if len(row) < width or filled > width
    )
    data = {
        str(place): [row[place].strip() or None if place < len(row) else None for row in rows]
        for place in range(width)
    }
    frame = pl.DataFrame(data, schema=dict.fromkeys(data, pl.String))
    frame = frame.with_columns(map(coded, frame))
    return Grid(frame, ragged, tuple(lines))


def _filled(row: list[str]) -> int:
    """How many cells there are up to the last that is not empty."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)


def _common(widths: list[int]) -> int:
    counts: dict[int, int] = {}
    for width in widths:
        counts[width] = counts.get(width, 0) + 1
    return max(counts, key=lambda width: (counts[width], width), default=0)
