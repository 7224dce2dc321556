"""Files of one release share pseudonyms: what all of them together tell of a pupil.

Who has several files of a release joins them by pseudonym, so the groups of look-alikes are
those of all identifying columns together; that a pupil is missing in a file counts as a value.
Tables without pseudonyms, or with pseudonyms of different numbers, cannot be joined.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from redactor.errors import ReleaseRefused
from redactor.tables.coding import codes, joined
from redactor.tables.groups import group_numbers
from redactor.tables.pseudonyms import MARK
from redactor.tables.table import Link, Sheet

_DIGITS = 16
"""Hexadecimal figures of a pseudonym that tell it from all others, as a number of 64 bits."""


def link_of(sheet: Sheet, quasi: Sequence[str]) -> Link | None:
    """What joins a published table with others; None if nothing does."""
    if not sheet.pseudonyms or not sheet.frame.height:
        return None
    pseudonyms = sheet.frame[str(sheet.pseudonyms[0])]
    figures = pseudonyms.str.strip_prefix(MARK).str.slice(0, _DIGITS)
    numbers = figures.str.to_integer(base=16, dtype=pl.UInt64)
    groups, _ = group_numbers(sheet.frame, quasi)
    table = pl.DataFrame({"person": numbers, "group": groups}).drop_nulls()
    if table["person"].n_unique() < table.height:
        table = _together(table)
    table = table.sort("person")
    return Link(
        table["person"].to_numpy().tobytes(), table["group"].cast(pl.Int64).to_numpy().tobytes()
    )


def _together(table: pl.DataFrame) -> pl.DataFrame:
    """One row for each person: all groups of their rows together are one group."""
    own = table.unique().sort("group").group_by("person").agg(pl.col("group").cast(pl.String))
    sets, _ = codes(own.select(pl.col("group").list.join(" ")).to_series())
    return pl.DataFrame({"person": own["person"], "group": sets})


def smallest_joined(links: Sequence[Link]) -> int:
    """How many pupils the smallest group has when all tables are joined."""
    people = [np.frombuffer(link.people, dtype=np.uint64) for link in links]
    everybody = np.unique(np.concatenate(people))
    columns = []
    for own, link in zip(people, links, strict=True):
        groups = np.frombuffer(link.groups, dtype=np.int64)
        column = np.zeros(len(everybody), dtype=np.int64)  # 0: not in this table
        column[np.searchsorted(everybody, own)] = groups + 1
        columns.append((column, int(groups.max()) + 2))
    together, count = joined(columns, len(everybody))
    return int(np.bincount(together, minlength=count).min())


def refuse_join(links: Sequence[Link], *, k: int) -> None:
    """Raises ReleaseRefused when tables of one release together have groups under ``k``."""
    if len(links) < 2:
        return
    smallest = smallest_joined(links)
    if smallest < k:
        raise ReleaseRefused(
            "Joined by their pseudonyms, the tables of this release would have a group of"
            f" {smallest} pupils, fewer than {k}.",
            advice="Make one table of them, leave out columns, or give each file in a run of its"
            " own: releases have different pseudonyms and cannot be joined.",
        )
