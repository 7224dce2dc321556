"""Tables read again by other readers than wrote them: standard library, openpyxl, zip bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import openpyxl
import polars as pl

from redactor.document import Check

_RISKY = ("=", "+", "-", "@", "\t", "\r")
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
"""Bytes. Up to here each piece of each cell is looked at, beyond only whole cells."""


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

    ``removed`` and ``kept`` are columns of different values; a removed value may stand in
    the copy only where a kept cell holds it. ``secrets`` must be nowhere, in bytes or hex.
    """
    gone = _gone(removed, kept)
    if suffix == ".xlsx":
        return tuple(_workbook(output, frozenset(gone.to_list()), secrets, rows, width))
    if len(output) > _BIG:
        return tuple(_large_csv(output, gone, secrets, rows, width))
    return tuple(_csv(output, frozenset(gone.to_list()), secrets, rows, width))


def examine_values(
    output: bytes, *, removed: Sequence[str], kept: Sequence[Sequence[Sequence[str]]]
) -> tuple[Check, ...]:
    """What the witnesses say of a workbook that should hold the ``kept`` cells and nothing else.

    A removed string may stand there only where a kept cell is that string.
    """
    cells = {_plain(cell) for rows in kept for row in rows for cell in row}
    gone = frozenset(filter(None, map(_plain, removed))) - cells
    rows = sum(1 for table in kept for row in table if any(row)) - len(kept)
    return tuple(_workbook(output, gone, (), rows, 0))


def _gone(removed: Sequence[pl.Series], kept: Sequence[pl.Series]) -> pl.Series:
    """The removed values that no kept cell holds, without case and spare spaces."""
    empty = pl.Series([], dtype=pl.String)
    gone = pl.concat([empty, *map(_folded, removed)]).unique()
    there = pl.concat([empty, *map(_folded, kept)]).unique()
    return gone.filter(~gone.is_in(there.implode()) & (gone.str.len_chars() > 0))


def _folded(values: pl.Series) -> pl.Series:
    """As `_plain`, for a column."""
    if values.str.contains(r"\s").any():
        values = values.str.replace_all(r"\s+", " ").str.strip_chars()
    return values.str.to_lowercase()


def _large_csv(
    output: bytes, gone: pl.Series, secrets: Sequence[bytes], rows: int, width: int
) -> Iterator[Check]:
    """A large copy is read column by column; whole cells are compared, not their pieces."""
    try:
        head = pl.read_csv(output, infer_schema=False, n_rows=1)
        columns = [_column(output, place) for place in range(head.width)]
    except pl.exceptions.PolarsError:
        yield Check("opens", "polars", False, 1)
        return
    yield Check("opens", "polars", True)
    short = sum(abs(height - rows) for height, _ in columns) + abs(len(columns) - width)
    yield Check("all-rows-there", "polars", short == 0, short)
    left = run = 0
    for _, different in columns:
        left += int(_folded(different).is_in(gone.implode()).sum())
        risky = different.filter(different.str.contains(r"^[=+\-@\t\r]"))
        run += int((~risky.str.contains(rf"^(?:{_NUMBER.pattern})$")).sum())
    yield Check("text-gone", "polars", left == 0, left)
    yield Check("no-formulas", "polars", run == 0, run)
    yield _bytes_check("bytes", [output], secrets)


def _plain(value: str) -> str:
    return " ".join(value.lower().split())


def _csv(
    output: bytes, gone: frozenset[str], secrets: Sequence[bytes], rows: int, width: int
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
    yield from _values("csv", table, gone, whole=False)
    yield _bytes_check("bytes", [output], secrets)


def _values(
    witness: str, table: Iterable[Sequence[str]], gone: frozenset[str], *, whole: bool
) -> Iterator[Check]:
    """Whether removed values stand in cells, and whether a cell would run as a formula."""
    different = {cell for row in table for cell in row}
    left = sum(1 for cell in different if _holds(cell, gone, whole=whole))
    yield Check("text-gone", witness, left == 0, left)
    run = sum(1 for c in different if c.startswith(_RISKY) and not _NUMBER.fullmatch(c))
    yield Check("no-formulas", witness, run == 0, run)


def _holds(cell: str, gone: frozenset[str], *, whole: bool) -> bool:
    plain = _plain(cell)
    if plain in gone:
        return True
    if whole or " " not in plain:
        return False
    words = re.findall(r"[^\s,;:()\"]+", plain)
    return any(
        " ".join(words[at : at + size]) in gone
        for size in (1, 2, 3)
        for at in range(len(words) - size + 1)
        if size > 1 or len(words[at]) > 3
    )


def _column(output: bytes, place: int) -> tuple[int, pl.Series]:
    """How long a column is, and its different cells; one column is in memory at a time."""
    cells = pl.read_csv(output, infer_schema=False, columns=[place]).to_series()
    return len(cells), cells.drop_nulls().unique()


def _bytes_check(name: str, streams: Sequence[bytes], secrets: Sequence[bytes]) -> Check:
    """The keys in no stream, as they are or in hexadecimal."""
    forms = [form for secret in secrets if secret for form in (secret, secret.hex().encode())]
    found = sum(form in stream for form in forms for stream in streams)
    return Check("key-gone", name, found == 0, found)


def _workbook(
    output: bytes, gone: frozenset[str], secrets: Sequence[bytes], rows: int, width: int
) -> Iterator[Check]:
    try:
        package = zipfile.ZipFile(io.BytesIO(output))
        parts = {name: package.read(name) for name in package.namelist()}
        book = openpyxl.load_workbook(io.BytesIO(output), read_only=True)
        tables = [
            [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
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
    yield from _values("openpyxl", [row for table in tables for row in table], gone,
                       whole=len(output) > _BIG)  # fmt: skip
    odd = sum(1 for name in names if not re.fullmatch(r"Table \d+", name))
    yield Check("sheet-names-neutral", "openpyxl", odd == 0, odd)
    other = sum(1 for name in parts if not _PARTS.fullmatch(name))
    yield Check("no-other-parts", "zip", other == 0, other)
    places = sum(len(_FORBIDDEN.findall(part)) for part in parts.values())
    yield Check("no-hidden-places", "zip", places == 0, places)
    owner = sum(len(_PERSONAL.findall(part)) for part in parts.values())
    yield Check("no-properties", "zip", owner == 0, owner)
    texts = [part.decode("utf-8", "replace") for part in parts.values()]
    left = sum(1 for text in texts for piece in re.split(r"<[^>]*>", text)
               if piece.strip() and _plain(piece) in gone)  # fmt: skip
    yield Check("text-gone", "zip", left == 0, left)
    yield _bytes_check("zip", [*parts.values(), package.comment], secrets)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
