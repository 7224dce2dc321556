"""Files of one release share pseudonyms: what all of them together tell of a pupil.

Who has several files of a release joins them by pseudonym, so the groups of look-alikes are
those of all identifying columns together; that a pupil is missing in a file counts as a value.
Tables without pseudonyms, or with pseudonyms of different numbers, cannot be joined. A file that
would make a group too small gets pseudonyms of its own, so that it cannot be joined either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import polars as pl

from redactor.errors import ReleaseRefused
from redactor.tables.coding import codes, joined
from redactor.tables.groups import group_numbers
from redactor.tables.pseudonyms import KEY_BYTES, MARK
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


def too_small(links: Sequence[Link], *, k: int) -> bool:
    """Whether tables of one release that share pupils together have a group under ``k``."""
    shared = _sharing(links)
    return bool(shared) and smallest_joined(shared) < k


def _sharing(links: Sequence[Link]) -> list[Link]:
    """The tables of which a pupil is in another one as well; the others join nothing."""
    people = [np.frombuffer(link.people, dtype=np.uint64) for link in links]
    if not people:
        return []
    everybody, times = np.unique(np.concatenate(people), return_counts=True)
    several = everybody[times > 1]
    return [link for link, own in zip(links, people, strict=True) if np.isin(own, several).any()]


def refuse_join(links: Sequence[Link], *, k: int) -> None:
    """Raises ReleaseRefused when the sheets of one file together have a group under ``k``."""
    if too_small(links, k=k):
        raise ReleaseRefused(
            f"Joined by their pseudonyms, the sheets would have a group of fewer than {k} pupils.",
            advice="Make one sheet of them, or give each as a file of its own.",
        )


def key_apart(key: bytes, source: str) -> bytes:
    """The key of a file whose pseudonyms are not those of its release: it can be made again."""
    return hashlib.blake2b(source.encode("ascii"), key=key, digest_size=KEY_BYTES).digest()
