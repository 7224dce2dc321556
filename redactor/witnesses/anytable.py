"""Inspects anybody's table (CSV or XLSX): hidden places, formulas, and columns that were dropped.

A column of the original with names, numbers or notes of people either stands in the copy,
then at least half of the values of a column there are its own, or it was dropped; then none of
its values may be in any cell, in a longer cell, or in any part of the file.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import openpyxl
import polars as pl

from redactor.document import Check
from redactor.witnesses.folding import fold
from redactor.witnesses.scan import scan
from redactor.witnesses.tables import different, formulas, holding, stands_in, text_of
from redactor.witnesses.terms import compile_terms

CSV, XLSX = (".csv", ".tsv"), (".xlsx", ".xlsm")
TABLES = (*CSV, *XLSX)
_DELIMITERS = ",;\t|"
_UNSEEN = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_KEPT = 0.5
"""A column of the copy that has so many of its values from one of the original is that one."""
_PARTS: Mapping[str, str] = {
    "no-comments": r"xl/(?:comments|threadedComments/|persons/).*",
    "no-embedded-files": r"xl/(?:embeddings|activeX|ctrlProps|media)/.*|.*vbaProject.*",
    "no-cached-data": r"xl/(?:pivotCache|pivotTables|externalLinks|queryTables|model|slicers|"
    r"slicerCaches|timelines|timelineCaches|revisions|charts|chartsheets)/.*|xl/connections\.xml",
    "no-custom-data": r"customXml/.*|docProps/custom\.xml|xl/(?:customProperty|printerSettings/).*",
}
"""Parts of a workbook that a reader of its cells does not see."""
_TAGS: Mapping[str, str] = {
    "no-formulas": r"<f[\s>/]",
    "no-hidden-sheets": r"<sheet\b[^>]*\bstate=\"(?:hidden|veryHidden)\"",
    "no-hidden-rows-or-columns": r"<(?:row|col)\b[^>]*\b(?:hidden=\"(?:1|true)\"|"
    r"(?:ht|width)=\"0(?:\.0+)?\")",
    "no-links-to-people-or-folders": r"<hyperlink[\s>]",
    "no-hidden-text": r"<(?:dataValidation|filter|customFilter|scenario|"
    r"(?:odd|even|first)(?:Header|Footer))[\s>]|<cfRule\b[^>/]*>\s*<formula|"
    r"<definedName\b(?![^>]*\bname=\"_xlnm\.)",
    "no-properties": r"<(?:dc:creator|cp:lastModifiedBy|dc:title|dc:subject|dc:description|"
    r"cp:keywords|cp:category|Company|Manager)>\s*[^<\s]",
}
"""What the XML of a workbook says beside the cells."""


@dataclass(frozen=True, slots=True)
class Before:
    """A column of the original: its values, and whether they are of single people."""

    values: pl.Series = field(repr=False)
    personal: bool


def inspect_table(
    data: bytes, *, suffix: str, original: Sequence[Before] | None, terms: Sequence[str]
) -> tuple[Check, ...]:
    """What is still to be found in a table that somebody has made safe.

    ``original`` are the columns of the table before, ``terms`` words that must be nowhere. A
    check that failed says how many things there are, never which.
    """
    own = _workbook(data) if suffix.lower() in XLSX else _csv(data)
    checks = list(own.checks)
    if not all(check.passed for check in checks if check.name == "opens"):
        return tuple(checks)
    if terms:
        checks += _terms_gone(data, own, terms)
    if original is not None:
        count = _left(own, original)
        checks.append(Check("original-words-gone", own.witness, count == 0, count))
    return tuple(checks)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that was looked into: the different cells of each column, and all other texts."""

    witness: str
    checks: tuple[Check, ...]
    columns: tuple[pl.Series, ...] = field(repr=False, default=())
    texts: tuple[pl.Series, ...] = field(repr=False, default=())


def _csv(data: bytes) -> _Looked:
    text = _decoded(data)
    try:
        delimiter = max(_DELIMITERS, key=text[:100_000].count)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        columns = _columns(reader)
    except csv.Error:
        return _Looked("csv", (Check("opens", "csv", False, 1),))
    unread = text.count("\ufffd") + text.count("\0")
    unseen = len(_UNSEEN.findall(text.removeprefix("\ufeff")))
    run = formulas(columns)
    checks = (
        Check("opens", "csv", True),
        Check("all-read", "bytes", unread == 0, unread),
        Check("no-hidden-text", "bytes", unseen == 0, unseen),
        Check("no-formulas", "csv", run == 0, run),
    )
    return _Looked("csv", checks, columns)


def _columns(table: Iterable[Sequence[str]]) -> tuple[pl.Series, ...]:
    """The different filled cells of each column."""
    return tuple(map(different, ([column] for column in zip_longest(*table, fillvalue=""))))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _workbook(data: bytes) -> _Looked:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = {name: package.read(name) for name in package.namelist()}
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        columns = [
            column
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
            for column in _columns(
                [*map(text_of, row)] for row in sheet.iter_rows(values_only=True)
            )
        ]
    except Exception:  # noqa: BLE001 - whatever openpyxl raises means that the file is not sound
        return _Looked("openpyxl", (Check("opens", "openpyxl", False, 1),))
    counts = dict.fromkeys((*_PARTS, *_TAGS), 0)
    written = {name: part.decode("utf-8", "replace") for name, part in parts.items()}
    for check, pattern in _PARTS.items():
        counts[check] += sum(1 for name in parts if re.fullmatch(pattern, name, re.IGNORECASE))
    for check, pattern in _TAGS.items():
        counts[check] += sum(len(re.findall(pattern, text)) for text in written.values())
    counts["no-formulas"] += formulas(columns)
    checks = [Check("opens", "openpyxl", True)]
    checks += [Check(name, "zip", count == 0, count) for name, count in counts.items()]
    texts = [re.sub(r"&amp;[LCR]", " ", text) for text in written.values()]
    pieces = (map(html.unescape, re.split(r"<[^>]*>", text)) for text in texts)
    values = (map(html.unescape, re.findall(r'"([^"<>]*)"', text)) for text in texts)
    return _Looked("openpyxl", tuple(checks), tuple(columns), (different((*pieces, *values)),))


def _terms_gone(data: bytes, own: _Looked, terms: Sequence[str]) -> Iterator[Check]:
    compiled, found = compile_terms(terms), scan(data)
    cells = "\n".join(cell for column in own.columns for cell in column.to_list())
    count = compiled.count(fold(cells)).total()
    yield Check("text-gone", own.witness, count == 0, count)
    readable = found.readable(compiled).total() if own.witness == "openpyxl" else 0
    count = readable + found.elsewhere(compiled, wanted=range(len(compiled))).total()
    yield Check("bytes-gone", "bytes", count == 0, count)


def _left(own: _Looked, original: Sequence[Before]) -> int:
    """How many values of dropped columns of people are anywhere in the file."""
    stays = [any(_same(column.values, cells) for cells in own.columns) for column in original]
    kept = [column.values for column, stay in zip(original, stays, strict=True) if stay]
    gone = [
        column.values
        for column, stay in zip(original, stays, strict=True)
        if column.personal and not stay
    ]
    return holding([*own.columns, *own.texts], removed=gone, kept=kept)


def _same(values: pl.Series, cells: pl.Series) -> bool:
    return len(cells) > 0 and stands_in(values, cells) >= _KEPT * len(cells)
