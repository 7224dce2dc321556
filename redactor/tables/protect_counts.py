"""What a profile does with a table of counts: hide, round, propose, warn, or whole school only."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from redactor.errors import ConfigError, LimitExceeded, ReleaseRefused
from redactor.tables.facts import Doubt, Proof, Shape, letters
from redactor.tables.profile import Counts, TableProfile
from redactor.tables.relations import Cell
from redactor.tables.rowlabels import TOTAL, without_names
from redactor.tables.shape import label_columns
from redactor.tables.suppression import (
    MOST_CELLS,
    CountTable,
    Measure,
    Suppressed,
    count_table,
    rounded,
    shown,
    suppress,
)
from redactor.tables.symbols import FAMILIES
from redactor.tables.table import Sheet

_MOST_DOUBTS = 200
_DIRECT = "disclosure-control 1.1"
_ADVICE = "Look at the rows and columns that the report names, and correct the plan."


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table of counts that is ready to be written, and what was done."""

    sheet: Sheet = field(repr=False)
    proof: Proof
    doubts: tuple[Doubt, ...] = ()


def protect_counts(
    sheet: Sheet, profile: TableProfile, *, decided: frozenset[tuple[int, str]] = frozenset()
) -> Guarded:
    """The table as the profile lets it go. Raises ReleaseRefused, LimitExceeded, ConfigError.

    ``decided`` are the small numbers that a person decided to show, by row and column letter.
    """
    family = FAMILIES[profile.symbols]
    before = sheet.frame.height
    if profile.counts is Counts.WHOLE:
        sheet = _whole_school(sheet)
    doubts: tuple[Doubt, ...] = ()
    if profile.counts is not Counts.KEEP:
        sheet, doubts = _without_names(sheet)
    table = count_table(sheet)
    if table.values.size > MOST_CELLS:
        raise LimitExceeded(f"Table {sheet.number} has more than {MOST_CELLS} numbers.")
    if profile.counts is Counts.ROUND:
        cells, changed = rounded(table, family)
        proof = Proof(sheet.number, Shape.COUNTS, before, before, rounded=changed)
        return Guarded(_with(sheet, table, cells), proof, doubts)
    if profile.counts is Counts.KEEP:
        return Guarded(
            _with(sheet, table, shown(table, None, family)),
            Proof(sheet.number, Shape.COUNTS, before, sheet.frame.height),
        )
    cells_of = {
        (cell[0] + 1, _letter(table, cell)): cell for cell in np.ndindex(*table.values.shape)
    }
    if not decided <= cells_of.keys():
        raise ConfigError("A number that the plan shows is not in the table.", advice=_ADVICE)
    shown_cells = frozenset((int(a), int(b)) for a, b in (cells_of[place] for place in decided))
    done = suppress(table, threshold=profile.threshold, shown=shown_cells)
    warn = profile.counts is Counts.WARN
    cells = shown(table, done, family, keep=warn)
    if warn or profile.counts is Counts.PROPOSE:
        doubts += _doubts(sheet, table, done, "small-count" if warn else "proposed")
    proof = _proof(sheet, table, done, before, kept=warn)
    return Guarded(_with(sheet, table, cells), proof, doubts)


def _without_names(sheet: Sheet) -> tuple[Sheet, tuple[Doubt, ...]]:
    """The sheet with nobody's name in its labels, and where one stood."""
    frame, doubts = sheet.frame, []
    for name in label_columns(sheet):
        labels = [str(cell or "") for cell in frame[name].to_list()]
        clean = [without_names(label) for label in labels]
        frame = frame.with_columns(pl.Series(name, [label or None for label in clean]))
        doubts += [
            Doubt(
                f"table {sheet.number}, row {row}",
                "PERSON",
                "named-label",
                "disclosure-control 1.1",
            )
            for row, (old, new) in enumerate(zip(labels, clean, strict=True), start=1)
            if old != new
        ]
    return sheet.with_frame(frame), tuple(doubts)


def _proof(sheet: Sheet, table: CountTable, done: Suppressed, before: int, *, kept: bool) -> Proof:
    hidden = 0 if kept else len(done.hidden)
    return Proof(
        sheet=sheet.number,
        shape=Shape.COUNTS,
        rows_before=before,
        rows_after=sheet.frame.height,
        cells=table.values.size,
        primary=0 if kept else len(done.primary),
        secondary=0 if kept else len(done.secondary),
        narrowest=None if kept else done.narrowest,
        loss=round(hidden / max(1, table.values.size), 4),
    )


def _doubts(sheet: Sheet, table: CountTable, done: Suppressed, reason: str) -> tuple[Doubt, ...]:
    """Each small number as a place for a person to decide; FOI hides nothing by itself [V17]."""
    found = [(cell, reason) for cell in sorted(done.primary)]
    if reason == "proposed":
        found += [(cell, "proposed-with") for cell in sorted(done.secondary)]
    return tuple(
        Doubt(_place(sheet, table, cell), "SMALL_NUMBER", why, "disclosure-control 1.8")
        for cell, why in found[:_MOST_DOUBTS]
    )


def _place(sheet: Sheet, table: CountTable, cell: Cell) -> str:
    return f"table {sheet.number}, row {cell[0] + 1}, column {_letter(table, cell)}"


def _letter(table: CountTable, cell: tuple[int, ...]) -> str:
    return letters(int(table.names[cell[1]]))


def _with(sheet: Sheet, table: CountTable, cells: list[list[str]]) -> Sheet:
    data = {name: [row[place] for row in cells] for place, name in enumerate(table.names)}
    shown_frame = pl.DataFrame(data, schema=dict.fromkeys(data, pl.String))
    frame = pl.concat([sheet.frame.select(table.labels), shown_frame], how="horizontal")
    return sheet.with_frame(frame.select(sheet.frame.columns))


def _whole_school(sheet: Sheet) -> Sheet:
    """Only the rows and columns of everybody: groups go at any size (002-24)."""
    table = count_table(sheet)
    rows = [at for at, label in enumerate(table.rows) if TOTAL.search(label)]
    columns = [
        name
        for place, name in enumerate(table.names)
        if TOTAL.search(table.headings[place])
        or (len(table.names) == 1 and table.measure((0, place)) is Measure.COUNT)
    ]
    if not rows or not columns:
        raise ReleaseRefused(
            f"Table {sheet.number} has no figure for the whole school, and a display shows no"
            " results of groups.",
            advice="Give a table with a total.",
        )
    frame = sheet.frame.select(*table.labels, *columns)[rows[-1:]]
    return sheet.with_frame(frame)
