"""Groups of rows that agree in some columns: how many there are and how large.

A group ("class") is as large as the number of people in it (Sweeney 2002).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from redactor.tables.coding import Codes, codes, joined
from redactor.tables.facts import Spread
from redactor.tables.generalise import GONE

_SIZES = ((1, 1), (2, 4), (5, 9), (10, 19), (20, 49), (50, 10**9))
"""Group sizes of the plot in a report."""


def group_numbers(frame: pl.DataFrame, quasi: Sequence[str]) -> tuple[Codes, int]:
    """The number of each row's group, and how many groups there are.

    Rows that agree in all ``quasi`` columns are a group; empty is a value like any other.
    """
    coded_columns = (codes(frame[name]) for name in quasi)
    return joined(((rows, len(texts)) for rows, texts in coded_columns), frame.height)


def people_in(groups: Codes, count: int, people: Codes | None) -> Codes:
    """How many people each group has: rows, where nobody has more than one."""
    if people is None:
        return np.bincount(groups, minlength=count)
    both, pairs = joined(((groups, count), (people, int(people.max(initial=0)) + 1)), len(groups))
    return np.bincount(_one_of_each(groups, both, pairs), minlength=count)


def values_in(groups: Codes, count: int, values: Codes, size: int) -> Codes:
    """How many different values each group has; empty is one."""
    both, pairs = joined(((groups, count), (values, size)), len(groups))
    return np.bincount(_one_of_each(groups, both, pairs), minlength=count)


def _one_of_each(groups: Codes, pairs: Codes, count: int) -> Codes:
    """The group of each pair."""
    group_of = np.zeros(count, dtype=np.int64)
    group_of[pairs] = groups
    return group_of


def spread(
    frame: pl.DataFrame,
    quasi: Sequence[str],
    *,
    k: int,
    sensitive: Sequence[str] = (),
    least: int = 0,
    people: Codes | None = None,
) -> Spread:
    """How large the groups are; ``same`` counts groups with too few different sensitive values.

    ``people`` tells whose row each is, where somebody has more than one: a group is as large
    as the number of people in it, not of rows.
    """
    groups = group_numbers(frame, quasi)
    return spread_of(frame, groups, k=k, sensitive=sensitive, least=least, people=people)


def spread_of(
    frame: pl.DataFrame,
    groups: tuple[Codes, int],
    *,
    k: int,
    sensitive: Sequence[str] = (),
    least: int = 0,
    people: Codes | None = None,
) -> Spread:
    """As `spread`, of groups whose numbers are known."""
    number, count = groups
    few = np.zeros(count, dtype=bool)
    for name in sensitive:
        values, texts = codes(frame[name])
        hidden = np.array([text == GONE for text in texts])[values]
        shown = np.bincount(number[~hidden], minlength=count) > 0
        few |= shown & (values_in(number, count, values, len(texts)) < least)
    rows = np.bincount(number, minlength=count)
    return sized(rows, people_in(number, count, people), k=k, same=int(few.sum()))


def sized(rows: Codes, people: Codes, *, k: int, same: int = 0) -> Spread:
    """What is said of groups of so many rows and people each."""
    return Spread(
        smallest=int(people.min()) if len(people) else 0,
        groups=len(people),
        at_risk=int(rows[people < k].sum()),
        same=same,
        sizes=tuple((a, b, int(((people >= a) & (people <= b)).sum())) for a, b in _SIZES)
        if len(people)
        else (),
    )
