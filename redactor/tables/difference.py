"""Differencing: what a new release and an earlier one together tell of a few pupils.

Releases of the same people are compared by keyed digests, so the ledger names nobody. "Last
term minus this term", "the year minus one class" and "all minus boys" are all the same
question: whether the people (or the counts) of two releases differ by a few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

from redactor.errors import ReleaseRefused
from redactor.tables.facts import Shape
from redactor.tables.plan import whole_keys
from redactor.tables.pseudonyms import digests
from redactor.tables.suppression import CountTable, Measure
from redactor.tables.table import Earlier, Sheet, Trace

_SAME = 0.5
"""So much of the smaller release in the larger one makes them releases of the same people."""
_ALIKE = 0.5
"""So many equal cells make two tables of counts the same table at two times."""


def trace_of(raw: Sheet, key: bytes, table: CountTable | None = None) -> Trace:
    """What the ledger remembers of a sheet: its people, or its counts, behind keyed digests."""
    if raw.shape is Shape.ROWS:
        people = whole_keys(raw)
        return Trace(raw.number, people=b"" if people is None else digests(people, key))
    assert table is not None  # noqa: S101 - a table of counts has one
    return Trace(raw.number, cells=_cells(table, key))


def _cells(table: CountTable, key: bytes) -> Mapping[str, float]:
    found = {}
    for row, label in enumerate(table.rows):
        for column, heading in enumerate(table.headings):
            value = table.values[row, column]
            if table.measure((row, column)) is Measure.COUNT and not np.isnan(value):
                name = f"{' '.join(label.lower().split())}\0{' '.join(heading.lower().split())}"
                found[hashlib.blake2b(name.encode(), key=key, digest_size=8).hexdigest()] = float(
                    value
                )
    return found


def refuse_differences(
    traces: Sequence[Trace], earlier: Sequence[Earlier], *, k: int, threshold: int
) -> None:
    """Raises ReleaseRefused, naming the earlier release, when two differ by a few.

    Fewer people than ``k``, or counts by less than ``threshold``, are a few. Cells are
    compared as they are before hiding, since what is hidden in one table may be shown in the
    other.
    """
    for trace in traces:
        for old in earlier:
            people = _few_people(trace, old.trace, k)
            if people or _few_counts(trace, old.trace, threshold):
                raise ReleaseRefused(
                    f"Together with the release {old.release} of {old.date} this one would show"
                    f" fewer than {k if people else threshold} pupils.",
                    advice="Wait until more has changed, or give the same pupils as then.",
                )


def _few_people(new: Trace, old: Trace, few: int) -> bool:
    a, b = np.frombuffer(new.people, dtype=np.uint64), np.frombuffer(old.people, dtype=np.uint64)
    if not len(a) or not len(b):
        return False
    shared = len(np.intersect1d(a, b, assume_unique=True))
    if shared < _SAME * min(len(a), len(b)):
        return False
    return any(0 < len(side) - shared < few for side in (a, b))


def _few_counts(new: Trace, old: Trace, few: int) -> bool:
    both = new.cells.keys() & old.cells.keys()
    if not both or len(both) < _SAME * min(len(new.cells), len(old.cells)):
        return False
    apart = [abs(new.cells[cell] - old.cells[cell]) for cell in both]
    if sum(1 for gap in apart if gap == 0) < _ALIKE * len(apart):
        return False
    return any(0 < gap < few for gap in apart)
