"""Which cells of a table of counts add up to which: what somebody uses to work out a hidden one.

Totals are found by arithmetic, not by their names alone: a column (or row) that is the sum of
others in every line is a total whatever it is called, and totals of totals are found alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

Cell = tuple[int, int]
Matrix = npt.NDArray[np.float64]
_FEW = 9
"""Among so many lines every subset is tried; among more only blocks, as sub-totals stand."""
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Sum:
    """``total`` is the sum of ``parts``."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells that it ties together."""
        return (self.total, *self.parts)


def find_sums(counts: Matrix, columns: Sequence[int]) -> tuple[Sum, ...]:
    """The sums along rows and columns of the count ``columns``; NaN is a cell without a value."""
    found: list[Sum] = []
    within = counts[:, list(columns)]
    for total, parts in _totals(within.T):
        found += [
            Sum((row, columns[total]), tuple((row, columns[part]) for part in parts))
            for row in range(counts.shape[0])
        ]
    for total, parts in _totals(within):
        found += [Sum((total, column), tuple((part, column) for part in parts))
                  for column in columns]  # fmt: skip
    return tuple(found)


def _totals(lines: Matrix) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each line that is the sum of others, with the smallest set of each kind of them."""
    count = lines.shape[0]
    for total in range(count):
        if not np.nansum(np.abs(lines[total])) > 0:
            continue
        seen: list[frozenset[int]] = []
        for parts in _candidates(count, total):
            if any(smaller <= set(parts) for smaller in seen):
                continue
            if _adds_up(lines, total, parts):
                seen.append(frozenset(parts))
                yield total, parts


def _candidates(count: int, total: int) -> Iterator[tuple[int, ...]]:
    others = [line for line in range(count) if line != total]
    if count <= _FEW:
        for size in range(2, len(others) + 1):
            yield from combinations(others, size)
        return
    for stop in (total, count):
        for start in range(stop - 1):
            block = tuple(line for line in range(start, stop) if line != total)
            if len(block) >= 2 and (stop == total or start > total or start == 0):
                yield block
    for stride in range(2, 8):  # totals of blocks of the same length
        yield tuple(line for line in range(stride - 1, total, stride) if line != total)


def _adds_up(lines: Matrix, total: int, parts: Sequence[int]) -> bool:
    """Whether the sum holds in every place where all values are known, and in enough of them."""
    if len(parts) < 2:
        return False
    chosen = lines[list(parts)]
    known = ~np.isnan(lines[total]) & ~np.isnan(chosen).any(axis=0)
    if not known.any():
        return False
    fits = np.abs(chosen[:, known].sum(axis=0) - lines[total][known]) < _EXACT
    telling = int((lines[total][known] > 0).sum())
    return bool(fits.all()) and telling >= min(2, lines.shape[1])
