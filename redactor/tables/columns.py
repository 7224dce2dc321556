"""Understands columns: by heading *and* values, with a confidence and the evidence.

Where both disagree the stricter reading wins. What neither tells is UNKNOWN, which no
profile lets through by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from redactor.recognisers import lexicon
from redactor.tables.coding import all_differ
from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.kinds import UNKNOWN, VALUE_KINDS, class_of, kind_of_heading
from redactor.tables.shape import shape_of
from redactor.tables.table import Column, Dataset, Sheet

SAMPLE = 2_000
"""Cells of a column that are looked at, spread over the whole table."""
ENOUGH = 0.8
_WORDS = 4.0
"""A column with so many words a cell on average is free text."""
_NAMES = 0.6
_MANY = 20
"""In so many rows schools, terms and subjects stand more than once."""
_STRICT = {
    ColumnClass.DIRECT: 0,
    ColumnClass.FREE_TEXT: 1,
    ColumnClass.SENSITIVE: 2,
    ColumnClass.QUASI: 3,
    ColumnClass.MEASURE: 4,
    ColumnClass.UNKNOWN: 5,
    ColumnClass.KEEP: 6,
}
_FITS = {
    "date": ("dob", "joined", "left", "event-date", "period"),
    "address": ("address", "contact"),
    "phone": ("phone", "contact"),
    "email": ("email", "contact", "credential"),
    "postcode": ("postcode", "address", "contact"),
    "name": ("name", "contact"),
    "nino": ("nino", "contact"),
}
"""Value kinds and the kinds of columns that hold such values."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"[-+£$]?\d[\d,]*(?:\.\d+)?%?")


def understand(dataset: Dataset) -> Dataset:
    """The dataset with the columns and the shape of every sheet."""
    return replace(dataset, sheets=tuple(understand_sheet(sheet) for sheet in dataset.sheets))


def understand_sheet(sheet: Sheet) -> Sheet:
    """The sheet with its columns and its shape."""
    columns = tuple(
        _column(sheet, position, heading) for position, heading in enumerate(sheet.headings)
    )
    seen = replace(sheet, columns=columns)
    return replace(seen, shape=shape_of(seen))


def _column(sheet: Sheet, position: int, heading: str) -> Column:
    said = kind_of_heading(heading)
    values = sample(sheet.frame.to_series(position))
    shown, share = value_kind(values)
    if said == UNKNOWN and shown == UNKNOWN:
        shown, share = _looks(sheet.frame.to_series(position), values)
    if shown == "name" and class_of(said) is ColumnClass.KEEP and not _full_names(values):
        shown = UNKNOWN  # terms, subjects and authorities: "Summer", "Kent"
    kind, confidence, evidence = _weighed(said, shown, share, empty=not values)
    if class_of(kind) is ColumnClass.KEEP and _own_words(values):
        kind, confidence, evidence = UNKNOWN, 0.0, ("heading", "values", "disagree")
    return Column(position, kind, class_of(kind), confidence, evidence, heading)


def sample(series: pl.Series) -> list[str]:
    """Up to `SAMPLE` filled cells, evenly spread; the same ones at every run."""
    step = max(1, len(series) // SAMPLE)
    return [str(cell) for cell in series.gather_every(step).drop_nulls().to_list()[:SAMPLE]]


def value_kind(values: Sequence[str]) -> tuple[str, float]:
    """What at least four fifths of the values are, and which share; or "unknown"."""
    if not values:
        return UNKNOWN, 0.0
    counted = Counter(values)
    for name, fits in VALUE_KINDS.items():
        share = sum(times for value, times in counted.items() if fits(value)) / len(values)
        if share >= ENOUGH:
            return name, share
    words = sum(len(_WORD.findall(value)) * times for value, times in counted.items())
    if words / len(values) >= _WORDS:
        return "note", 0.9
    share = sum(times for value, times in counted.items() if _names_somebody(value)) / len(values)
    return ("name", share) if share >= _NAMES else (UNKNOWN, 0.0)


def _names_somebody(value: str) -> bool:
    """Whether all words of a cell are words that name people more often than things."""
    words = _WORD.findall(value)
    if not words or len(words) > 5 or any(c.isdigit() for c in value) or not value[0].isupper():
        return False
    known = [lexicon.load().entry(word) for word in words]
    named = [max(entry.forename, entry.surname) > entry.word for entry in known]
    return all(named) if len(words) == 1 else sum(named) * 2 > len(words)


def _own_words(values: Sequence[str]) -> bool:
    """Whether most cells are words of their own: what schools, terms and subjects are not.

    "Subject" and "Type" are also what a letter or an incident is about.
    """
    texts = [value for value in values if not is_number(value)]
    return len(texts) >= _MANY and len(set(texts)) * 2 > len(texts)


def _full_names(values: Sequence[str]) -> bool:
    """Whether most cells have a forename and a surname."""
    return sum(len(_WORD.findall(value)) > 1 for value in values) * 2 > len(values)


def _looks(series: pl.Series, values: Sequence[str]) -> tuple[str, float]:
    """A column without a telling heading whose every value is another one is an identifier."""
    if len(values) < 10 or not all(len(value) >= 4 for value in values):
        return UNKNOWN, 0.0
    if all_differ(series.drop_nulls()) and not any("." in value for value in values):
        return "person-id", 0.6
    return UNKNOWN, 0.0


def _weighed(
    said: str, shown: str, share: float, *, empty: bool
) -> tuple[str, float, tuple[str, ...]]:
    """Kind, confidence and evidence of what a heading says and what values show."""
    if said == UNKNOWN:
        if shown == UNKNOWN:
            return UNKNOWN, 0.0, ()
        kind = "dob" if shown == "date" else shown
        return kind, round(0.85 * share, 2), ("values",)
    if shown in (UNKNOWN, said):
        return (
            said,
            (0.9 if shown == UNKNOWN else 0.99) - 0.2 * empty,
            (("heading", "values") if shown == said else ("heading",)),
        )
    if said in _FITS.get(shown, ()):
        return said, 0.97, ("heading", "values")
    if shown == "note" and class_of(said) in (ColumnClass.DIRECT, ColumnClass.KEEP):
        return said, 0.8, ("heading",)
    if shown == "name" and (class_of(said) is not ColumnClass.KEEP) and share < 0.9:
        return said, 0.7, ("heading",)
    if shown == "date" or class_of(said) is ColumnClass.DIRECT:
        return said, 0.7, ("heading",)
    if shown in ("phone", "uln", "nhs") and class_of(said) is ColumnClass.KEEP:
        return said, 0.7, ("heading",)
    stricter = min(said, shown, key=lambda kind: _STRICT[class_of(kind)])
    return stricter, 0.6, ("heading", "values", "disagree")


def is_number(value: str) -> bool:
    """Whether a cell holds a number, also with a percent sign or thousands."""
    return _NUMBER.fullmatch(value) is not None


def personal(sheet: Sheet) -> bool:
    """Whether the rows of a sheet are people."""
    return sheet.shape is Shape.ROWS
