"""Tables in text: Markdown's pipes, tabs, and attendance grids aligned with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol

_DIVIDER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_BAR: Final = re.compile(r"(?<!\\)\|")
_GAP: Final = re.compile(r" {3,}|\t+")
_ITEM_NUMBER: Final = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[-*•])\Z"
)
_TELLING: Final = re.compile(r"\b(?:part|confidential|closed|private|exempt|rhan)\b", re.IGNORECASE)
_SHORT: Final = 32


class Texts(Protocol):
    """Lines by index."""

    def __getitem__(self, index: int) -> str: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One table row on line ``line``: (column, (start, stop)) of each cell that is not empty.

    ``style`` is "pipe", "tab" or "space"; ``divider`` is the line of a pipe table's
    ``|---|`` under this row, or -1.
    """

    table: int
    number: int
    line: int
    style: str
    cells: tuple[tuple[int, tuple[int, int]], ...]
    divider: int = -1


def find_table(texts: Texts, index: int, table: int) -> tuple[tuple[Row, ...], int]:
    """The table that begins at line ``index`` and the line behind it; no rows if none does."""
    text = texts[index]
    if "|" in text:
        rows, after = _pipes(texts, index, table)
        if rows:
            return rows, after
    if "\t" in text.strip():
        rows, after = _tabs(texts, index, table)
        if rows:
            return rows, after
    if "   " in text.strip():
        return _grid(texts, index, table)
    return (), index


def bars(text: str) -> tuple[int, ...]:
    """Where the bars of a pipe row stand."""
    return tuple(match.start() for match in _BAR.finditer(text))


def _is_divider(text: str) -> bool:
    return "-" in text and "|" in text and _DIVIDER.match(text) is not None


def _pipes(texts: Texts, index: int, table: int) -> tuple[tuple[Row, ...], int]:
    headed = index + 1 < len(texts) and _is_divider(texts[index + 1])
    if not headed and not texts[index].lstrip().startswith("|"):
        return (), index
    rows: list[Row] = []
    at = index
    while at < len(texts) and "|" in texts[at]:
        text = texts[at]
        if not headed and not text.lstrip().startswith("|"):
            break
        if not _is_divider(text):
            under = at + 1 if at + 1 < len(texts) and _is_divider(texts[at + 1]) else -1
            rows.append(Row(table, len(rows), at, "pipe", tuple(_between(text)), under))
        at += 1
    return tuple(rows), at


def _between(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    edges = [-1, *bars(text), len(text)]
    column = -1 if text.lstrip().startswith("|") else 0
    for left, right in pairwise(edges):
        span = _trim(text, left + 1, right)
        if span:
            yield column, span
        column += 1


def _trim(text: str, start: int, stop: int) -> tuple[int, int] | None:
    inner = text[start:stop]
    if not inner.strip():
        return None
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


def _tabs(texts: Texts, index: int, table: int) -> tuple[tuple[Row, ...], int]:
    """At least two lines with tabs. A number, a tab and a text is an item, not a table."""
    lines: list[int] = []
    at = index
    while at < len(texts) and "\t" in texts[at].strip() and not _is_item(texts[at]):
        lines.append(at)
        at += 1
    if len(lines) < 2:
        return (), index
    rows = [Row(table, number, line, "tab", tuple(_tabbed(texts[line])))
            for number, line in enumerate(lines)]  # fmt: skip
    return tuple(rows), at


def _is_item(text: str) -> bool:
    parts = [part for part in text.split("\t") if part.strip()]
    return len(parts) <= 2 and _ITEM_NUMBER.match(parts[0].strip()) is not None


def _tabbed(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    start = 0
    for column, part in enumerate(text.split("\t")):
        span = _trim(text, start, start + len(part))
        if span:
            yield column, span
        start += len(part) + 1


def _grid(texts: Texts, index: int, table: int) -> tuple[tuple[Row, ...], int]:
    """Lines of short cells, at least three of them with three or more: an attendance grid.

    Long cells would be minutes in columns, whose lines belong together downwards; those
    stay lines, as a row's end must not end a confidential item.
    """
    found: list[tuple[int, list[tuple[int, int]]]] = []
    at = index
    while at < len(texts):
        spans = _spaced(texts[at])
        if not _gridlike(texts[at], spans):
            break
        found.append((at, spans))
        at += 1
    if sum(len(spans) >= 3 for _, spans in found) < 3:
        return (), index
    columns = _columns([start for _, spans in found for start, _ in spans])
    rows = [
        Row(table, number, line, "space", tuple((columns[start], (start, stop))
                                                for start, stop in spans))
        for number, (line, spans) in enumerate(found)
    ]  # fmt: skip
    return tuple(rows), at


def _spaced(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for gap in _GAP.finditer(text):
        if gap.start() > start:
            spans.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _gridlike(text: str, spans: list[tuple[int, int]]) -> bool:
    return (
        len(spans) >= 2
        and all(stop - start <= _SHORT for start, stop in spans)
        and not _TELLING.search(text)
    )


def _columns(starts: Sequence[int]) -> dict[int, int]:
    """A column number for each start, those within three characters of the last being one."""
    columns: dict[int, int] = {}
    number, last = -1, -10
    for start in sorted(set(starts)):
        if start - last > 3:
            number += 1
        columns[start] = number
        last = start
    return columns
