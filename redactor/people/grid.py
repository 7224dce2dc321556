"""Tables as rows of fields, whether they are real tables or columns typed into lines.

A line counts as a row when tabs, bars or gaps of two spaces part it into fields. A real
table's fields are blocks with a `Cell`. Both give the same rows, so that an attendance
grid, a staff table and an action list are read by one set of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redactor.document import Block, Span
from redactor.people.cues import cues_in
from redactor.people.names import fold
from redactor.people.vocabulary import HEADINGS

_FIELD = re.compile(r"[^\s|](?:[^\t|\n]*?[^\s|])??(?=\s*(?:\t|\||\n|$)| {2,})")
_LEADER = re.compile(r"[ .…_·]*(?:\.{3,}|…|_{3,}|(?: \.){3,})[ .…_·]*")
"""Dots that lead from a name to its office: "Ann Oke ........ Parent"."""


@dataclass(frozen=True, slots=True)
class Field:
    """One cell or column of a line. ``place`` is its column number or its offset in the line."""

    span: Span
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row in order; ``table`` is equal for rows that stand together."""

    table: int
    fields: tuple[Field, ...]
    real: bool


def rows_of(blocks: Sequence[Block]) -> Iterator[Row]:
    """All rows of all tables in reading order. Lines of one block are rows of their own."""
    cells: list[Block] = []
    typed = -1
    line, last_row = 0, -9
    for block in blocks:
        if cells and (block.cell is None or _row(cells[0]) != _row(block)):
            yield _cell_row(cells)
            cells = []
        if block.cell is not None:
            cells.append(block)
            continue
        text = block.text
        line += 1 + text.count("\n")
        if not ("\t" in text or "|" in text or "  " in text or "..." in text or "…" in text):
            continue
        first = line - text.count("\n")
        for number, (start, stop) in enumerate(_lines(text)):
            fields = tuple(_fields(block, start, stop))
            if len(fields) > 1:
                if first + number - last_row > 3:
                    typed -= 1
                last_row = first + number
                yield Row(typed, fields, real=False)
    if cells:
        yield _cell_row(cells)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _row(block: Block) -> tuple[int, int]:
    return (block.cell.table, block.cell.row) if block.cell else (-1, -1)


def _cell_row(cells: Sequence[Block]) -> Row:
    table = cells[0].cell.table if cells[0].cell else 0
    return Row(
        table,
        tuple(
            Field(Span(block.id, 0, len(block.text)), block.text, block.cell.column)
            for block in cells
            if block.cell and block.text.strip()
        ),
        real=True,
    )


def _fields(block: Block, start: int, stop: int) -> Iterator[Field]:
    text = _LEADER.sub(lambda leader: " " * len(leader.group()), block.text[:stop])
    for match in _FIELD.finditer(text, start):
        span = Span(block.id, match.start(), match.end())
        yield Field(span, match.group(), match.start() - start)


_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"\s*[A-Z][\w'’.\-]*(?:\s+[A-Z][\w'’.\-]*)+(?:\s*\([^)]*\))?\s*")


def header_kinds(field: Field) -> frozenset[str]:
    """What a column heading says of its column: name, attendance, action, staff, pupil."""
    if not 1 < len(field.text) < 60:
        return frozenset()
    text = " ".join(re.sub(r"\([^)]*\)?", " ", fold(field.text)).strip(" :*").split())
    known = _HEADINGS.get(text)
    if known is not None:
        return known
    office = cues_in(text)[:1] if len(text) < 40 and not _DIGIT.search(text) else []
    named = any(
        cue.start == 0 and any(k.startswith("office-") for k in cue.kinds) for cue in office
    )
    return frozenset(("office",)) if named else frozenset()


def _headings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, words in HEADINGS.items():
        for word in words:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


_HEADINGS = _headings()


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: for each column its kinds, by place."""

    columns: tuple[tuple[int, frozenset[str], Span], ...]
    real: bool

    def over(self, field: Field) -> tuple[frozenset[str], Span | None]:
        """The kinds and the heading over a field."""
        if self.real:
            return next(
                ((kinds, span) for place, kinds, span in self.columns if place == field.place),
                (frozenset(), None),
            )
        best: tuple[frozenset[str], Span | None] = (frozenset(), None)
        near = 12
        for place, kinds, span in self.columns:
            distance = abs(place - field.place)
            if distance < near:
                best, near = (kinds, span), distance
        return best

    def kinds(self) -> set[str]:
        """All kinds that any column has."""
        return {kind for _, kinds, _ in self.columns for kind in kinds}


_NEUTRAL = frozenset(("neutral",))


def _vacant(row: Row) -> bool:
    return any(fold(part.text).strip(" *").startswith("vacan") for part in row.fields)


def header_of(row: Row) -> Header | None:
    """The row as a header when at least half of its fields are known headings."""
    columns = tuple((field.place, header_kinds(field), field.span) for field in row.fields)
    if any("office" in kinds for _, kinds, _ in columns):
        # "Head" and "Chair of the board" head columns, unless a name stands beside them.
        if any(
            not kinds and _NAME.fullmatch(f.text)
            for f, (_, kinds, _) in zip(row.fields, columns, strict=True)
        ):
            return None
        columns = tuple(
            (place, frozenset("staff" if k == "office" else k for k in kinds), span)
            for place, kinds, span in columns
        )
    known = sum(1 for _, kinds, _ in columns if kinds)
    if all(kinds <= _NEUTRAL for _, kinds, _ in columns):
        return None
    if known < min(2, len(columns)) or known * 2 < len(columns) or _vacant(row):
        return None
    return Header(columns, row.real)
