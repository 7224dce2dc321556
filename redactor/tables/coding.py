"""Columns as numbers: each different value once, and for each row which of them it is.

A column of a million rows has few different values, so what is done to values is done to
each of them once, and what is done to rows is done to numbers. In a frame such a column is
a polars Enum; a column in which most values differ stays text. Both are read as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

Codes: TypeAlias = npt.NDArray[np.int64]
_SAMPLE = 20_000
_FEW = 0.5
"""So many different values to a row, in a sample, are few enough to be worth numbering."""
_DENSE = 4
"""Numbers up to so many times the rows are counted in an array, larger ones are sorted."""


def coded(values: pl.Series) -> pl.Series:
    """The column with its values numbered, if they are few; else as it is."""
    if isinstance(values.dtype, pl.Enum) or not _few(values):
        return values
    return _numbered(values)


def _few(values: pl.Series) -> bool:
    sample = values.gather_every(max(1, len(values) // _SAMPLE))
    return sample.n_unique() <= max(1, len(sample)) * _FEW


def _numbered(values: pl.Series) -> pl.Series:
    numbers, texts = _categories(values)
    return numbers.cat.to(pl.Enum(texts)).alias(values.name)


def _categories(values: pl.Series) -> tuple[pl.Series, pl.Series]:
    """For each row a number from 0, null if it is empty; and the text of each number."""
    own = values.cast(pl.Categorical(pl.Categories.random()))
    found = own.unique().drop_nulls()
    texts = found.cast(pl.String).gather(found.to_physical().arg_sort())
    return own.to_physical(), texts


def codes(values: pl.Series) -> tuple[Codes, tuple[str | None, ...]]:
    """The number of each row's value, and the values by number. Number 0 is an empty cell."""
    if isinstance(values.dtype, pl.Enum):
        numbers, texts = values.to_physical(), values.dtype.categories
    else:
        numbers, texts = _categories(values)
    rows = (numbers.cast(pl.Int64) + 1).fill_null(0).to_numpy()
    return rows, (None, *texts.to_list())


def from_codes(rows: Codes, texts: Sequence[str | None]) -> pl.Series:
    """The column whose row i holds ``texts[rows[i]]``; equal texts become one value."""
    places = {text: at for at, text in enumerate(dict.fromkeys(t for t in texts if t is not None))}
    table = np.array([-1 if text is None else places[text] for text in texts], dtype=np.int64)
    numbers = pl.Series(table[rows])
    numbers = numbers.set(numbers < 0, None).cast(pl.UInt32)
    return numbers.cat.to(pl.Enum(list(places)))


def mapped(values: pl.Series, step: Callable[[str], str | None]) -> pl.Series:
    """The column with ``step`` done to each different value once; empty cells stay empty."""
    rows, texts = codes(values)
    return from_codes(rows, [None if text is None else step(text) for text in texts])


def different(values: pl.Series) -> pl.Series:
    """The different values that a column has, as text, without empty cells."""
    return values.unique().drop_nulls().cast(pl.String)


def all_differ(values: pl.Series) -> bool:
    """Whether no two rows agree. Values with unequal hashes are unequal."""
    return values.hash().n_unique() == len(values)


def dense(numbers: Codes, size: int) -> tuple[Codes, int]:
    """The same groups with numbers from 0 without gaps, and how many there are.

    ``numbers`` are under ``size``.
    """
    if size <= _DENSE * len(numbers) + 65_536:
        used = np.bincount(numbers, minlength=size) > 0
        return (np.cumsum(used) - 1)[numbers], int(used.sum())
    ranks = pl.Series(numbers).rank("dense").cast(pl.Int64).to_numpy() - 1
    return ranks, int(ranks.max(initial=-1)) + 1


def joined(columns: Iterable[tuple[Codes, int]], rows: int) -> tuple[Codes, int]:
    """The number of each row's group and how many groups there are: rows that agree in all.

    Each column comes with how many numbers it has; together they are digits of one number,
    which is made dense before it grows too long.
    """
    number, size = np.zeros(rows, dtype=np.int64), 1
    for code, base in columns:
        if size * base >= 2**62:
            number, size = dense(number, size)
        number, size = number * base + code, size * base
    return dense(number, size) if rows else (number, 0)
