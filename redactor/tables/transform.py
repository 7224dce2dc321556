"""Carries out the plan on every column; what is left is ready to be proved safe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from redactor.document import KnownPerson
from redactor.errors import SourceError
from redactor.tables.coding import codes, different, from_codes, mapped
from redactor.tables.facts import ColumnClass, Treatment
from redactor.tables.freetext import redact_cells
from redactor.tables.generalise import UNREADABLE, both_orders, climb, frequent, ladder_of
from redactor.tables.plan import key_columns, whole_keys
from redactor.tables.pseudonyms import sealed
from redactor.tables.table import Choice, Sheet

_MUCH = 0.1
_DATED = ("dob", "joined", "left", "event-date")
_STRAY = (
    r"(?:[A-HJ-NP-RT-Z]\d{11}[0-9A-Z])|[^\s@]+@[^\s@]+\.[A-Za-z]{2,}|"
    r"(?:\+44|\b0)[\d ]{9,12}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
"""A UPN, e-mail, telephone number or whole postcode in a column where none belongs."""


@dataclass(frozen=True, slots=True)
class Transformed:
    """A sheet after its plan, the key column as it was, and counts of what was removed."""

    sheet: Sheet = field(repr=False)
    removed: tuple[tuple[str, int], ...]
    unread: tuple[int, ...] = ()
    """Positions of columns of which much could not be read as what they hold."""


def transform(
    sheet: Sheet,
    plan: Sequence[Choice],
    *,
    key: bytes,
    known: Sequence[KnownPerson],
    model: str,
    rare: int = 0,
) -> Transformed:
    """The sheet with its plan carried out; dropped columns are gone.

    The columns keep their positions as names. ``rare``, of anonymous copies: values that fewer
    rows have are taken out of columns that must be kept, and so are identifiers. Raises
    SourceError for dates of both orders in a column whose dates are used, ModelError.
    """
    counts: Counter[str] = Counter()
    made: dict[str, pl.Series] = {}
    unread: list[int] = []
    for choice in plan:
        series = sheet.frame.to_series(choice.position)
        if choice.treatment in (Treatment.DROP, Treatment.REFER):
            counts[choice.kind] += len(series) - series.null_count()
            continue
        _refuse_both_orders(sheet, choice, series)
        match choice.treatment:
            case Treatment.PSEUDONYM:
                series = sealed(_identity(sheet, choice), key)
                counts[choice.kind] += len(series) - series.null_count()
            case Treatment.GENERALISE:
                series = climb(series, ladder_of(choice.kind)[choice.level])
                unread += [choice.position] * _much_unread(series)
            case Treatment.REDACT:
                series, found = redact_cells(series, known=known, model=model)
                counts.update(found)
        if rare and choice.treatment in (Treatment.KEEP, Treatment.GENERALISE):
            series = _without_strays(series, counts)
            if choice.klass is ColumnClass.KEEP:
                series = _without_rare(series, rare, counts)
        made[str(choice.position)] = series
    frame = pl.DataFrame([series.alias(name) for name, series in made.items()])
    removed = tuple(sorted((kind, count) for kind, count in counts.items() if count))
    coded = tuple(c.position for c in plan if c.treatment is Treatment.PSEUDONYM)
    made_sheet = replace(sheet.with_frame(frame), pseudonyms=coded)
    return Transformed(made_sheet, removed, tuple(unread))


def _much_unread(series: pl.Series) -> bool:
    rows, texts = codes(series)
    lost = sum(int((rows == at).sum()) for at, text in enumerate(texts) if text == UNREADABLE)
    return lost > _MUCH * (len(series) - series.null_count())


def _identity(sheet: Sheet, choice: Choice) -> pl.Series:
    """What a pseudonym stands for: the number, or all names of the row together."""
    whole = whole_keys(sheet) if choice.position in key_columns(sheet) else None
    return sheet.frame.to_series(choice.position) if whole is None else whole


def _refuse_both_orders(sheet: Sheet, choice: Choice, series: pl.Series) -> None:
    if choice.kind in _DATED and both_orders(series):
        raise SourceError(
            f"Column {choice.position + 1} of table {sheet.number} has dates with the day first"
            " and dates with the month first.",
            advice="Give all dates the same order in the source and run again.",
        )


def _without_rare(series: pl.Series, least: int, counts: Counter[str]) -> pl.Series:
    """A column that must be kept, without what few rows have: a remark, a name, a foot line."""
    rows, texts = codes(series)
    words = frequent(texts, np.bincount(rows, minlength=len(texts)), least=least)
    shown = from_codes(rows, words)
    counts["rare-value"] += int((shown != series.cast(pl.String)).sum())
    return shown


def _without_strays(series: pl.Series, counts: Counter[str]) -> pl.Series:
    unique = different(series)
    stray = frozenset(unique.filter(unique.str.contains(_STRAY)).to_list())
    if not stray:
        return series
    counts["stray-identifier"] += int(series.cast(pl.String).is_in(list(stray)).sum())
    return mapped(series, lambda text: UNREADABLE if text in stray else text)
