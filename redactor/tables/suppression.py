"""Tables of counts: which cells are hidden so that no small number can be read or worked out.

Primary: counts under the threshold, noughts and alls of sensitive groups, and shares and
averages of small groups with their complements; greatest and least values always. Secondary:
more cells, until a solver (`recover`) leaves every hidden cell a range at least as wide as
the threshold. Rules: ``disclosure-control.md`` section 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from redactor.tables.facts import ColumnClass
from redactor.tables.generalise import number_of
from redactor.tables.kinds import class_of, kind_of_heading, kinds
from redactor.tables.recover import Range, Share, ranges
from redactor.tables.relations import Cell, Matrix, Sum, find_sums
from redactor.tables.rowlabels import TOTAL
from redactor.tables.shape import label_columns
from redactor.tables.symbols import Family, meaning_of
from redactor.tables.table import Sheet

_SENSITIVE = re.compile(
    r"\b(?:fsm|free school|send?|ehcp?|k code|pupil premium|pp|disadvantaged|looked.after|lac|cla|"
    r"in care|eal|exclu|suspen|absen|medical|asthma|epilep|diabet|autis|adhd|semh|spld|disab|"
    r"allerg|"
    r"christian|muslim|hindu|sikh|jewish|buddhis|religio|asian|black|white|mixed|chinese|roma|gypsy|"
    r"travell|ethnic|boys?|girls?|male|female|young carer|refugee|asylum|non-?binary|trans)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bper ?cent|\bproportion\b|\bshare\b|\brate\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|median|avg)\b", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:max|min|maximum|minimum|highest|lowest|range|top|bottom)\b", re.IGNORECASE
)
MOST_CELLS = 6_000
_ROUNDS = 400


class Measure(StrEnum):
    """What the numbers of a column (or of a row) are."""

    COUNT = "count"
    SHARE = "share"
    AVERAGE = "average"
    EXTREME = "extreme"


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts: ``values`` by row and column, NaN where there is no number.

    ``labels`` are the columns in front; ``measures`` by cell follow column and row.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[str, ...] = field(repr=False)
    headings: tuple[str, ...] = field(repr=False)
    values: Matrix = field(repr=False)
    texts: tuple[tuple[str, ...], ...] = field(repr=False)

    def measure(self, cell: Cell) -> Measure:
        """What a cell is: its row's word goes before its column's."""
        for text in (self.rows[cell[0]], self.headings[cell[1]]):
            for pattern, measure in (
                (_EXTREME, Measure.EXTREME),
                (_AVERAGE, Measure.AVERAGE),
                (_SHARE, Measure.SHARE),
            ):
                if pattern.search(text):
                    return measure
        return Measure.SHARE if "%" in self.texts[cell[0]][cell[1]] else Measure.COUNT

    def sensitive(self, cell: Cell) -> bool:
        """Whether being in this group tells something sensitive of its members (003-15)."""
        return any(_sensitive(text) for text in (self.rows[cell[0]], self.headings[cell[1]]))


def _sensitive(text: str) -> bool:
    kind = kind_of_heading(text)
    special = kind in kinds() and kinds()[kind].special
    named = class_of(kind) is ColumnClass.SENSITIVE or special
    return named or _SENSITIVE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Which cells are hidden and why, and what a solver can say of each hidden count."""

    primary: frozenset[Cell]
    secondary: frozenset[Cell]
    ranges: Mapping[Cell, Range]

    @property
    def hidden(self) -> frozenset[Cell]:
        """All hidden cells."""
        return self.primary | self.secondary

    @property
    def narrowest(self) -> float | None:
        """The least width of all ranges, or None when nothing is hidden."""
        return min((r.width for r in self.ranges.values()), default=None)


def count_table(sheet: Sheet) -> CountTable:
    """The sheet's numbers and labels."""
    labels = label_columns(sheet)
    names = tuple(name for name in sheet.frame.columns if name not in labels)
    rows = tuple(
        " ".join(str(cell or "") for cell in row) for row in sheet.frame.select(labels).rows()
    )
    texts = tuple(
        tuple(str(cell or "") for cell in row) for row in sheet.frame.select(names).rows()
    )
    values = np.array(
        [[np.nan if (n := number_of(cell)) is None else n for cell in row] for row in texts],
        dtype=np.float64,
    )
    headings = tuple(sheet.headings[int(name)] for name in names)
    return CountTable(tuple(labels), names, rows, headings, values, texts)


def suppress(
    table: CountTable, *, threshold: int, shown: frozenset[Cell] = frozenset()
) -> Suppressed:
    """Hide what must be hidden, so that every hidden count has a range of ``threshold``.

    ``shown`` are cells that a person decided to show: they are not hidden for their own sake.
    """
    counts = _cells(table, Measure.COUNT)
    sums = _sums(table, counts)
    primary = _primary_counts(table, counts, sums, threshold) - shown
    given = {cell for cell in counts if np.isnan(table.values[cell])}
    hidden = {*primary, *given}
    shares = _shares(table, counts)
    hidden, found = _secondary(table, counts, sums, shares, hidden, threshold)
    others = _other_cells(table, shares, hidden, counts, threshold) - shown
    secondary = hidden - primary - given
    return Suppressed(frozenset(primary | others), frozenset(secondary), found)


def _cells(table: CountTable, measure: Measure) -> list[Cell]:
    rows, columns = table.values.shape
    return [
        (row, column)
        for row in range(rows)
        for column in range(columns)
        if table.measure((row, column)) is measure
    ]


def _sums(table: CountTable, counts: Sequence[Cell]) -> tuple[Sum, ...]:
    known = set(counts)
    matrix = table.values.copy()
    for row in range(matrix.shape[0]):
        for column in range(matrix.shape[1]):
            if (row, column) not in known:
                matrix[row, column] = np.nan
    columns = [c for c in range(matrix.shape[1]) if not np.isnan(matrix[:, c]).all()]
    found = find_sums(matrix, columns)
    return tuple(item for item in found if all(cell in known for cell in item.cells))


def _primary_counts(
    table: CountTable, counts: Sequence[Cell], sums: Sequence[Sum], threshold: int
) -> set[Cell]:
    small = {cell for cell in counts if 0 < table.values[cell] < threshold}
    for item in sums:
        total = table.values[item.total]
        if not total > 0:
            continue
        for part in item.parts:
            value = table.values[part]
            if table.sensitive(part) and value in (0, total):
                small.add(part)
    return small


def _shares(table: CountTable, counts: Sequence[Cell]) -> dict[Cell, Share]:
    """Each percentage with its count and base in the same row, where they can be told.

    Where the count itself is not shown, ``part`` is the share's own cell: how many it stands
    for follows from the base.
    """
    found: dict[Cell, Share] = {}
    columns = sorted({column for _, column in counts})
    for cell in _cells(table, Measure.SHARE):
        row, column = cell
        value = table.values[cell]
        if np.isnan(value):
            continue
        digits = len(table.texts[row][column].rstrip(" %").partition(".")[2])
        half = 0.5 * 10.0**-digits
        pair = _pair(table, column, columns)
        if pair is not None:
            part = (row, pair[0]) if pair[0] >= 0 else cell
            found[cell] = Share(part, (row, pair[1]), float(value), half + 1e-6)
    return found


def _pair(table: CountTable, share: int, columns: Sequence[int]) -> tuple[int, int] | None:
    """The count and the base column of a share column; the count is -1 when it is not shown."""
    values = table.values
    best: tuple[int, int] | None = None
    for base in columns:
        for part in columns:
            if part == base:
                continue
            with np.errstate(divide="ignore", invalid="ignore"):
                off = np.abs(100 * values[:, part] / values[:, base] - values[:, share])
            known = ~np.isnan(off)
            if known.any() and (off[known] <= 0.6).all() and known.sum() >= min(2, len(off)):
                return part, base
        if best is None and TOTAL.search(table.headings[base]):
            best = (-1, base)
    if best is None and len(columns) == 1:
        best = (-1, columns[0])
    return best


def _secondary(
    table: CountTable,
    counts: Sequence[Cell],
    sums: Sequence[Sum],
    shares: Mapping[Cell, Share],
    hidden: set[Cell],
    threshold: int,
) -> tuple[set[Cell], dict[Cell, Range]]:
    """Hide more cells until the solver cannot tell any hidden one closely enough."""
    hidden = set(hidden)
    for _ in range(_ROUNDS):
        found = _ranges(table, counts, sums, shares, hidden)
        weak = [c for c in sorted(found) if not _protected(found[c], threshold)]
        added = False
        for cell in weak:
            partner = _partner(table, cell, sums, hidden)
            if partner is not None:
                hidden.add(partner)
                added = True
        if not weak or not added:
            return hidden, found
    return hidden, _ranges(table, counts, sums, shares, hidden)


def _ranges(
    table: CountTable,
    counts: Sequence[Cell],
    sums: Sequence[Sum],
    shares: Mapping[Cell, Share],
    hidden: set[Cell],
) -> dict[Cell, Range]:
    published = {cell: float(table.values[cell]) for cell in counts if cell not in hidden}
    open_shares = [s for s in shares.values() if s.part not in hidden and s.base not in hidden]
    return ranges(
        sorted(hidden), published=published, hidden=sorted(hidden), sums=sums, shares=open_shares
    )


def _protected(found: Range, threshold: int) -> bool:
    return found.width >= threshold and found.high >= threshold


def _partner(table: CountTable, cell: Cell, sums: Sequence[Sum], hidden: set[Cell]) -> Cell | None:
    """The cell whose hiding costs least: in the sum with fewest hidden cells the smallest part."""
    choices = []
    for item in sums:
        if cell not in item.cells:
            continue
        closed = sum(1 for other in item.cells if other in hidden)
        for other in item.cells:
            if other not in hidden:
                value = table.values[other]
                choices.append((closed, other == item.total, value == 0, value, other))
    return min(choices)[-1] if choices else None


def _other_cells(
    table: CountTable,
    shares: Mapping[Cell, Share],
    hidden: set[Cell],
    counts: Sequence[Cell],
    threshold: int,
) -> set[Cell]:
    """Shares, averages and extremes that go: those of hidden or small groups, extremes always."""
    gone = set(_cells(table, Measure.EXTREME))
    for cell in _cells(table, Measure.SHARE):
        share = shares.get(cell)
        value = table.values[cell]
        if share is None:
            if value in (0, 100):
                gone.add(cell)
            continue
        base = table.values[share.base]
        people = base * value / 100 if share.part == cell else table.values[share.part]
        small = base < threshold or any(
            0 < round(n) < threshold or (round(n) == 0 and table.sensitive(cell))
            for n in (people, base - people)
        )
        if small or share.base in hidden or share.part in hidden:
            gone.add(cell)
    for cell in _cells(table, Measure.AVERAGE):
        bases = [c for c in counts if c[0] == cell[0]]
        known = [table.values[c] for c in bases if c not in hidden]
        if not bases or len(known) < len(bases) or max(known) < threshold:
            gone.add(cell)
    return gone


def shown(
    table: CountTable, suppressed: Suppressed | None, family: Family, *, keep: bool = False
) -> list[list[str]]:
    """The cells as they are written: numbers, or the family's symbols."""
    hidden = suppressed.hidden if suppressed else frozenset()
    rows = []
    for row, texts in enumerate(table.texts):
        cells = []
        for column, text in enumerate(texts):
            if (row, column) in hidden and not keep:
                cells.append(family.hidden)
            elif number_of(text) is None:
                cells.append(getattr(family, meaning_of(text) or "unavailable"))
            else:
                cells.append(text)
        rows.append(cells)
    return rows


def rounded(table: CountTable, family: Family, *, base: int = 5) -> tuple[list[list[str]], int]:
    """Counts rounded to the nearest ``base``, each by itself; other measures are left out."""
    rows, changed = [], 0
    for row, texts in enumerate(table.texts):
        cells = []
        for column in range(len(texts)):
            value = table.values[row, column]
            if np.isnan(value) or table.measure((row, column)) is not Measure.COUNT:
                cells.append(family.unavailable if np.isnan(value) else family.hidden)
                continue
            near = int(base * np.floor(value / base + 0.5))
            cells.append(family.low if near == 0 and value else str(near))
            changed += int(near != value)
        rows.append(cells)
    return rows, changed
