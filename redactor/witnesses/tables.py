"""Tables read again by other readers than wrote them: standard library, openpyxl, zip bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import openpyxl
import polars as pl

from redactor.document import Check

_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/(?:workbook\.xml|styles\.xml|"
    r"sharedStrings\.xml|theme/theme1\.xml|_rels/workbook\.xml\.rels|worksheets/sheet\d+\.xml)"
)
"""All parts that a workbook of values needs; any other holds something nobody asked for."""
_FORBIDDEN = re.compile(
    rb"<(?:f|definedName|hyperlink|dataValidation|cfRule|oddHeader|oddFooter|legacyDrawing|drawing|"
    rb"autoFilter|extLst|tablePart|picture|oleObject)[\s>/]|hidden=\"1\"|state=\"(?:very)?[hH]idden\""
)
_PERSONAL = re.compile(rb"<(?:dc:creator|cp:lastModifiedBy|dc:title|Company|Manager)>[^<]+<")
_BIG = 4_000_000
"""Bytes. Up to here a CSV copy is read by the standard library, beyond by polars."""
_WORD = r"[^\s,;:()\"]+"
_LONGEST_PIECE = 3
_SHORTEST_WORD = 4
_SLICE = 50_000
"""Cells that are taken to pieces at a time."""
_PART = 16_000_000
"""Bytes of a large copy that are read at a time."""
_RISKY_START = r"^[=+\-@\t\r]"


def examine_table(
    output: bytes,
    *,
    suffix: str,
    removed: Sequence[pl.Series],
    kept: Sequence[pl.Series],
    secrets: Sequence[bytes],
    rows: int,
    width: int,
) -> tuple[Check, ...]:
    """What the witnesses say of written bytes.

    ``removed`` and ``kept`` are columns of values; a removed value may stand in the copy only
    where a kept cell holds it. ``secrets`` must be nowhere, in bytes or hex.
    """
    terms = _Terms(_by_length(map(_folded, removed)), tuple(kept))
    if suffix == ".xlsx":
        return tuple(_workbook(output, terms, secrets, rows, width))
    if len(output) > _BIG:
        return tuple(_large_csv(output, terms, secrets, rows, width))
    return tuple(_csv(output, terms, secrets, rows, width))


def examine_values(
    output: bytes, *, removed: Sequence[str], kept: Sequence[Sequence[Sequence[str]]]
) -> tuple[Check, ...]:
    """What the witnesses say of a workbook that should hold the ``kept`` cells and nothing else.

    A removed string may stand there only where a kept cell is that string.
    """
    cells = [cell for rows in kept for row in rows for cell in row]
    removed_cells = pl.Series(list(removed), dtype=pl.String)
    terms = _Terms(_by_length([_folded(removed_cells)]), (pl.Series(cells, dtype=pl.String),))
    rows = sum(1 for table in kept for row in table if any(row)) - len(kept)
    return tuple(_workbook(output, terms, (), rows, 0))


def holding(
    cells: Sequence[pl.Series], *, removed: Sequence[pl.Series], kept: Sequence[pl.Series]
) -> int:
    """How many removed values stand in cells, whole or in a longer cell, and are not kept."""
    return len(_Terms(_by_length(map(_folded, removed)), tuple(kept)).left_in(cells))


def stands_in(values: pl.Series, cells: pl.Series) -> int:
    """How many different values are cells, whatever their capitals and spaces."""
    return len(set(_shared(_by_length([_folded(values)]), _folded(cells))))


@dataclass(frozen=True, slots=True)
class _Terms:
    """What must be gone, folded and by length, and what may stand there all the same."""

    removed: Mapping[int, pl.Series] = field(repr=False)
    kept: tuple[pl.Series, ...] = field(repr=False)

    def left_in(self, columns: Iterable[pl.Series]) -> set[str]:
        """The removed values that stand in cells, whole or as one to three words of them."""
        left: set[str] = set()
        for cells in columns:
            for pieces in _pieces(_folded(cells)):
                left.update(_shared(self.removed, pieces))
        left.discard("")
        for column in self.kept:
            if left:
                left.difference_update(
                    _shared(_by_length([_folded(column)]), pl.Series(list(left)))
                )
        return left


def _folded(values: pl.Series) -> pl.Series:
    """The values without case and spare spaces."""
    if values.str.contains(r"\s").any():
        values = values.str.replace_all(r"\s+", " ").str.strip_chars()
    return values.str.to_lowercase()


def _pieces(cells: pl.Series) -> Iterator[pl.Series]:
    """The folded cells, and the runs of up to three words of those that have several."""
    yield cells
    several = cells.filter(cells.str.contains(" ", literal=True)).unique()
    for at in range(0, len(several), _SLICE):
        words = several[at : at + _SLICE].str.extract_all(_WORD)
        frame = pl.DataFrame({"cell": pl.arange(len(words), eager=True), "word": words})
        frame = frame.explode("word").drop_nulls()
        yield frame["word"].filter(frame["word"].str.len_chars() >= _SHORTEST_WORD).unique()
        runs = pl.col("word")
        for size in range(2, _LONGEST_PIECE + 1):
            runs = pl.concat_str(runs, pl.col("word").shift(1 - size), separator=" ")
            whole = pl.col("cell") == pl.col("cell").shift(1 - size)
            yield frame.select(runs.filter(whole)).to_series().unique()


def _by_length(columns: Iterable[pl.Series]) -> Mapping[int, pl.Series]:
    """All values of some columns, by their length in bytes."""
    found: dict[int, list[pl.Series]] = {}
    for values in columns:
        sizes = values.str.len_bytes()
        if len(values) and sizes.min() == sizes.max():
            found.setdefault(int(sizes[0]), []).append(values)
            continue
        parts = pl.DataFrame({"value": values, "size": sizes}).partition_by("size", as_dict=True)
        for (size,), part in parts.items():
            found.setdefault(int(size), []).append(part["value"])
    return {size: pl.concat(parts, rechunk=False) for size, parts in found.items()}


def _shared(values: Mapping[int, pl.Series], others: pl.Series) -> Iterator[str]:
    """The values that are among the others. Only those of equal length are compared."""
    for size, same in _by_length([others]).items():
        if size in values:
            few, many = sorted((values[size], same), key=len)
            yield from many.filter(many.is_in(few.implode())).unique().to_list()


def _large_csv(
    output: bytes, terms: _Terms, secrets: Sequence[bytes], rows: int, width: int
) -> Iterator[Check]:
    """A large copy is read in parts, one after the other, so that it is never in memory twice."""
    left: set[str] = set()
    run = height = 0
    try:
        names = pl.read_csv(output, infer_schema=False, n_rows=1).columns
        schema = {str(place): pl.String() for place in range(len(names))}
        for at, part in enumerate(_parts(output)):
            frame = pl.read_csv(part, has_header=False, skip_rows=at == 0, schema=schema)
            height += frame.height
            columns = [_once(cells) for cells in frame]
            left |= terms.left_in(columns)
            run += formulas(columns)
    except pl.exceptions.PolarsError:
        yield Check("opens", "polars", False, 1)
        return
    yield Check("opens", "polars", True)
    short = abs(height - rows) + abs(len(names) - width)
    yield Check("all-rows-there", "polars", short == 0, short)
    yield Check("text-gone", "polars", not left, len(left))
    yield Check("no-formulas", "polars", run == 0, run)
    yield _bytes_check("bytes", [output], secrets)


def _parts(output: bytes) -> Iterator[bytes]:
    """The bytes cut at ends of lines; in one part where a line end may stand inside a cell."""
    if b'"' in output:
        yield output
        return
    start, view = 0, memoryview(output)
    while start < len(output):
        stop = output.find(b"\n", start + _PART) + 1 or len(output)
        yield bytes(view[start:stop])
        start = stop


def _once(cells: pl.Series) -> pl.Series:
    """The cells of a column, each once where a sample says that many are alike."""
    cells = cells.drop_nulls()
    sample = cells.gather_every(max(1, len(cells) // 10_000))
    return cells if sample.n_unique() * 2 > len(sample) else cells.unique()


def _csv(
    output: bytes, terms: _Terms, secrets: Sequence[bytes], rows: int, width: int
) -> Iterator[Check]:
    try:
        text = output.decode("utf-8")
        cells = csv.reader(io.StringIO(text, newline=""), strict=True)
        table = [row for row in cells if row]
    except (UnicodeDecodeError, csv.Error):
        yield Check("opens", "csv", False, 1)
        return
    yield Check("opens", "csv", True)
    body = [row for row in table if len(row) == width or width == 1]
    short = abs(len(body) - rows - 1)
    yield Check("all-rows-there", "csv", short == 0, short)
    yield from _values("csv", [different(table)], terms)
    yield _bytes_check("bytes", [output], secrets)


def different(table: Iterable[Iterable[str]]) -> pl.Series:
    """The different filled cells of a table."""
    return pl.Series(sorted({cell for row in table for cell in row if cell}), dtype=pl.String)


def _values(witness: str, columns: Sequence[pl.Series], terms: _Terms) -> Iterator[Check]:
    """Whether removed values stand in cells, and whether a cell would run as a formula."""
    left = len(terms.left_in(columns))
    yield Check("text-gone", witness, left == 0, left)
    run = formulas(columns)
    yield Check("no-formulas", witness, run == 0, run)


def formulas(columns: Iterable[pl.Series]) -> int:
    """How many cells a spreadsheet would run as a formula."""
    risky = (cells.filter(cells.str.contains(_RISKY_START)) for cells in columns)
    return sum(
        1 for cells in risky for cell in cells.unique().to_list() if not _NUMBER.fullmatch(cell)
    )


def _bytes_check(name: str, streams: Sequence[bytes], secrets: Sequence[bytes]) -> Check:
    """The keys in no stream, as they are or in hexadecimal."""
    forms = [form for secret in secrets if secret for form in (secret, secret.hex().encode())]
    found = sum(form in stream for form in forms for stream in streams)
    return Check("key-gone", name, found == 0, found)


def _workbook(
    output: bytes, terms: _Terms, secrets: Sequence[bytes], rows: int, width: int
) -> Iterator[Check]:
    try:
        package = zipfile.ZipFile(io.BytesIO(output))
        parts = {name: package.read(name) for name in package.namelist()}
        book = openpyxl.load_workbook(io.BytesIO(output), read_only=True)
        tables = [
            [[text_of(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            for sheet in book.worksheets
        ]
        names = [sheet.title for sheet in book.worksheets]
    except Exception:  # noqa: BLE001 - whatever openpyxl raises means that the copy is not sound
        yield Check("opens", "openpyxl", False, 1)
        return
    yield Check("opens", "openpyxl", True)
    filled = sum(1 for table in tables for row in table if any(row))
    short = max(0, rows + len(tables) - filled)
    yield Check("all-rows-there", "openpyxl", short == 0, short)
    every = different(row for table in tables for row in table)
    yield from _values("openpyxl", [every], terms)
    odd = sum(1 for name in names if not re.fullmatch(r"Table \d+", name))
    yield Check("sheet-names-neutral", "openpyxl", odd == 0, odd)
    other = sum(1 for name in parts if not _PARTS.fullmatch(name))
    yield Check("no-other-parts", "zip", other == 0, other)
    places = sum(len(_FORBIDDEN.findall(part)) for part in parts.values())
    yield Check("no-hidden-places", "zip", places == 0, places)
    owner = sum(len(_PERSONAL.findall(part)) for part in parts.values())
    yield Check("no-properties", "zip", owner == 0, owner)
    texts = [part.decode("utf-8", "replace") for part in parts.values()]
    left = len(terms.left_in([different(re.split(r"<[^>]*>", text) for text in texts)]))
    yield Check("text-gone", "zip", left == 0, left)
    yield _bytes_check("zip", [*parts.values(), package.comment], secrets)


def text_of(cell: object) -> str:
    """A cell of openpyxl as it is shown."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
