"""Numbered columns are read as text and grouped as text would be."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from redactor.tables.coding import all_differ, coded, codes, different, from_codes, joined, mapped

CELLS = st.lists(st.one_of(st.none(), st.sampled_from("abcdé"), st.text("xy", min_size=1)))


def column(cells: list[str | None]) -> pl.Series:
    return pl.Series("0", cells, dtype=pl.String)


@given(cells=CELLS)
def test_a_numbered_column_says_the_same(cells: list[str | None]) -> None:
    values = coded(column(cells * 3))
    assert values.to_list() == cells * 3
    rows, texts = codes(values)
    assert [texts[row] for row in rows] == cells * 3
    assert from_codes(rows, texts).to_list() == cells * 3
    assert set(different(values).to_list()) == set(cells) - {None}


@given(cells=CELLS)
def test_what_is_done_to_values_is_done_to_every_row(cells: list[str | None]) -> None:
    done = mapped(column(cells), lambda text: None if text == "a" else text.upper())
    assert done.to_list() == [None if c in (None, "a") else c.upper() for c in cells]


@given(rows=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2**40), st.integers(0, 2**40))))
def test_rows_are_in_one_group_exactly_when_they_agree(rows: list[tuple[int, int, int]]) -> None:
    columns = [np.array([row[place] for row in rows], dtype=np.int64) for place in range(3)]
    groups, count = joined(zip(columns, (4, 2**40 + 1, 2**40 + 1), strict=True), len(rows))
    assert count == len(set(rows))
    assert len(set(zip(rows, groups.tolist(), strict=True))) == count


def test_two_empty_cells_do_not_differ() -> None:
    assert all_differ(column(["a", "b", None]))
    assert not all_differ(column(["a", None, None]))
