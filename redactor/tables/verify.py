"""Verifies a written copy by other readers: nothing that was removed may be in its bytes.

What is removed is every value of the columns that were left out or replaced, every sheet
name, every text of hidden places, and the release's key. `redactor.witnesses` re-reads the
copy; this module only says what must be gone and what may stay.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from redactor.document import Check
from redactor.tables.coding import Codes, all_differ, codes, different
from redactor.tables.facts import ColumnClass, Shape, Treatment
from redactor.tables.groups import spread
from redactor.tables.plan import key_columns, written_quasi
from redactor.tables.profile import Counts, Rows, TableProfile
from redactor.tables.pseudonyms import original_of
from redactor.tables.read import XLSX
from redactor.tables.table import Choice, Export, Sheet
from redactor.witnesses.tables import examine_table

_MANY = 5
"""So many different pupils at the top in the order of their numbers are no accident."""
_TELLING = 4
"""A shorter value ("7B", "Yes") stands in any table; only columns of names are held to less."""


def verify(export: Export, profile: TableProfile) -> tuple[Check, ...]:
    """What the witnesses say of the copy, and whether its groups are as large as promised."""
    assert export.output is not None  # noqa: S101 - the stage before wrote it
    xlsx = export.dataset.source.media_type == XLSX
    widths = [len(sheet.columns) for sheet in export.sheets]
    checks = examine_table(
        export.output,
        suffix=".xlsx" if xlsx else ".csv",
        removed=list(removed_values(export)),
        kept=list(_kept(export)),
        secrets=(export.key, export.ledger_key),
        rows=sum(sheet.frame.height for sheet in export.sheets),
        width=max(widths),
    )
    return (*checks, *_measured(export, profile))


def removed_values(export: Export) -> Iterable[pl.Series]:
    """The values of every column that was left out or replaced by something else."""
    for raw, plan in zip(export.dataset.sheets, export.plan, strict=True):
        for choice in plan:
            if not _replaced(choice):
                continue
            values = _once(raw.frame.to_series(choice.position))
            shortest = 2 if choice.klass is ColumnClass.DIRECT else _TELLING
            yield values.filter(values.str.len_chars() >= shortest)


def _replaced(choice: Choice) -> bool:
    gone = (Treatment.DROP, Treatment.REFER, Treatment.PSEUDONYM, Treatment.REDACT)
    exact = choice.treatment is Treatment.GENERALISE and choice.klass is ColumnClass.DIRECT
    return choice.treatment in gone or exact


def _kept(export: Export) -> Iterable[pl.Series]:
    """The values that are meant to stand in the copy; pseudonyms are like no value."""
    for sheet in export.sheets:
        for name in sheet.frame.columns:
            if int(name) not in sheet.pseudonyms:
                yield _once(sheet.frame[name])


def _once(values: pl.Series) -> pl.Series:
    """The values of a column as text; each once, if its values are numbered."""
    return different(values) if isinstance(values.dtype, pl.Enum) else values.drop_nulls()


def _measured(export: Export, profile: TableProfile) -> Iterable[Check]:
    """The promises, measured again on what was written."""
    for sheet, plan, proof in zip(export.sheets, export.plan, export.proofs, strict=True):
        if sheet.shape is Shape.ROWS and profile.rows is Rows.ANONYMOUS:
            quasi = written_quasi(plan, sheet.frame.columns)
            found = spread(sheet.frame, quasi, k=profile.k, people=_people(sheet))
            yield Check("groups-large-enough", "polars", found.at_risk == 0, found.at_risk)
            order = _in_order(export, sheet.number)
            yield Check("rows-in-new-order", "polars", not order, int(order))
        if sheet.shape is Shape.COUNTS and profile.counts in (
            Counts.SUPPRESS, Counts.PROPOSE, Counts.WHOLE,
        ):  # fmt: skip
            if proof.rounded:
                continue  # the plan asked for rounding: nothing is hidden
            narrow = proof.narrowest is not None and not proof.narrowest >= profile.threshold
            yield Check("hidden-cells-safe", "highs", not narrow, int(narrow))


def _people(sheet: Sheet) -> Codes | None:
    """Whose row each is, by pseudonym; None if each has one row: groups of rows are of people."""
    if not sheet.pseudonyms:
        return None
    pseudonyms = sheet.frame[str(sheet.pseudonyms[0])]
    return None if all_differ(pseudonyms) else codes(pseudonyms)[0]


def _in_order(export: Export, number: int) -> bool:
    """Whether the pupils still stand in the order of the source."""
    raw = next(sheet for sheet in export.dataset.sheets if sheet.number == number)
    sheet = next(sheet for sheet in export.sheets if sheet.number == number)
    keys = key_columns(raw)
    name = str(keys[0]) if keys else ""
    if name not in sheet.frame.columns or sheet.frame.height < 8:
        return False
    firsts = [original_of(code or "", export.key) for code in sheet.frame[name].head(50).to_list()]
    return all(firsts) and len(set(firsts)) > _MANY and firsts == sorted(firsts)
