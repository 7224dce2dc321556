"""The original of a table that somebody made safe: which of its columns are of single people."""

from __future__ import annotations

import polars as pl

from redactor.document import Source
from redactor.tables.coding import different
from redactor.tables.columns import understand
from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.read import read_dataset
from redactor.witnesses.anytable import Before

_PERSONAL = (ColumnClass.DIRECT, ColumnClass.FREE_TEXT)
_SHORTEST = {ColumnClass.DIRECT: 2, ColumnClass.FREE_TEXT: 4}


def columns_before(data: bytes) -> tuple[Before, ...]:
    """All columns of the original, by what they hold. Raises SourceError and its kinds."""
    dataset = understand(read_dataset(Source("", data, "")))
    return tuple(
        Before(
            _telling(different(sheet.frame.to_series(column.position)), column.klass),
            personal=sheet.shape is Shape.ROWS and column.klass in _PERSONAL,
        )
        for sheet in dataset.sheets
        for column in sheet.columns
    )


def _telling(values: pl.Series, klass: ColumnClass) -> pl.Series:
    return values.filter(values.str.len_chars() >= _SHORTEST.get(klass, 1))
