"""Tries to recover hidden cells, as somebody with a solver would.

For each hidden cell the least and the greatest value that agree with all published cells,
sums and percentages are found by linear programming (HiGHS, through scipy). A published
percentage of ``digits`` decimals ties its count to its base within half a unit of the last
one. The bounds are those of real numbers, so they are never narrower than for whole ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from redactor.tables.relations import Cell, Sum


@dataclass(frozen=True, slots=True)
class Share:
    """A published percentage: 100 ``part`` / ``base`` is ``value`` give or take ``half``."""

    part: Cell
    base: Cell
    value: float
    half: float


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest number that a hidden cell can be."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far they lie apart."""
        return self.high - self.low


def ranges(
    wanted: Iterable[Cell],
    *,
    published: Mapping[Cell, float],
    hidden: Sequence[Cell],
    sums: Sequence[Sum],
    shares: Sequence[Share] = (),
) -> dict[Cell, Range]:
    """What can be said of each ``wanted`` hidden cell. A cell in no relation can be anything."""
    place = {cell: at for at, cell in enumerate(hidden)}
    tied = [s for s in sums if any(cell in place for cell in s.cells)]
    bound = [s for s in shares if s.part in place or s.base in place]
    sums_here = [s for s in tied if _whole(s, place, published)]
    equal, right = _rows([_sum_row(s, place, published) for s in sums_here],
                         len(hidden))  # fmt: skip
    under, upper = _rows([row for s in bound for row in _share_rows(s, place, published)],
                         len(hidden))  # fmt: skip
    found = {}
    for cell in wanted:
        low = _extreme(place[cell], 1, equal, right, under, upper, len(hidden))
        high = _extreme(place[cell], -1, equal, right, under, upper, len(hidden))
        found[cell] = Range(low, high)
    return found


_Row = tuple[dict[int, float], float]


def _whole(item: Sum, place: Mapping[Cell, int], published: Mapping[Cell, float]) -> bool:
    return all(cell in place or cell in published for cell in item.cells)


def _sum_row(item: Sum, place: Mapping[Cell, int], published: Mapping[Cell, float]) -> _Row:
    row: dict[int, float] = {}
    right = 0.0
    for cell, sign in [(item.total, -1.0), *((part, 1.0) for part in item.parts)]:
        if cell in place:
            row[place[cell]] = row.get(place[cell], 0.0) + sign
        else:
            right -= sign * published[cell]
    return row, right


def _share_rows(
    item: Share, place: Mapping[Cell, int], published: Mapping[Cell, float]
) -> list[_Row]:
    """Part - (value ± half)/100 base, at most 0 above and at least 0 below."""
    rows: list[_Row] = []
    for edge, sign in ((item.value + item.half, 1.0), (item.value - item.half, -1.0)):
        row: dict[int, float] = {}
        right = 0.0
        for cell, factor in ((item.part, sign), (item.base, -sign * edge / 100)):
            if cell in place:
                row[place[cell]] = row.get(place[cell], 0.0) + factor
            elif cell in published:
                right -= factor * published[cell]
            else:
                break
        else:
            rows.append((row, right))
    return rows


def _rows(rows: Sequence[_Row], width: int) -> tuple[csr_array | None, np.ndarray | None]:
    if not rows:
        return None, None
    data = [value for row, _ in rows for value in row.values()]
    columns = [at for row, _ in rows for at in row]
    lines = [number for number, (row, _) in enumerate(rows) for _ in row]
    return (
        csr_array((data, (lines, columns)), shape=(len(rows), width)),
        np.array([right for _, right in rows]),
    )


def _extreme(
    at: int,
    sign: int,
    equal: csr_array | None,
    right: np.ndarray | None,
    under: csr_array | None,
    upper: np.ndarray | None,
    width: int,
) -> float:
    """The least (sign 1) or greatest (sign -1) value of one hidden cell."""
    cost = np.zeros(width)
    cost[at] = sign
    answer = linprog(
        cost, A_ub=under, b_ub=upper, A_eq=equal, b_eq=right, bounds=(0, None), method="highs"
    )
    if answer.status == 3:  # unbounded
        return math.inf if sign < 0 else 0.0
    if answer.status != 0:  # the published cells contradict each other: nothing can be promised
        return math.nan
    return round(float(answer.fun) * sign, 6)
