"""What may be said of an export: classes, treatments and what was measured.

Numbers and words of ours only, so that reports may hold them; standard library only, so that
they cost nothing to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnClass(StrEnum):
    """What a column can do to the people in it (``disclosure-control.md`` section 1)."""

    DIRECT = "direct"
    QUASI = "quasi"
    SENSITIVE = "sensitive"
    FREE_TEXT = "free-text"
    MEASURE = "measure"
    KEEP = "must-keep"
    UNKNOWN = "unknown"


class Treatment(StrEnum):
    """What happens to a column. REFER is left out until a person decides."""

    KEEP = "keep"
    DROP = "drop"
    PSEUDONYM = "pseudonym"
    GENERALISE = "generalise"
    REDACT = "redact"
    REFER = "refer"


class Shape(StrEnum):
    """Whether a row is a person or a group of people counted."""

    ROWS = "rows"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Spread:
    """How many groups have how many rows: ``sizes`` are (from, to, groups), both included.

    ``smallest`` is k, ``at_risk`` the rows in groups under the demanded k, ``same`` the
    groups in which a sensitive column has fewer than l values.
    """

    smallest: int
    groups: int
    at_risk: int
    same: int
    sizes: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What was measured on one sheet; numbers only. ``loss`` is the share of information lost.

    For tables of counts ``primary`` and ``secondary`` are hidden cells, ``narrowest`` the
    least width (in people) of what a solver can say of any of them.
    """

    sheet: int
    shape: Shape
    rows_before: int
    rows_after: int
    k: int = 0
    l_least: int = 0
    before: Spread | None = None
    after: Spread | None = None
    cells: int = 0
    primary: int = 0
    secondary: int = 0
    rounded: int = 0
    narrowest: float | None = None
    loss: float = 0.0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person has to decide about. ``where`` and ``what`` are words of ours."""

    where: str
    what: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column as a report shows it. ``position`` counts from 1 within ``sheet``."""

    sheet: int
    position: int
    kind: str
    klass: ColumnClass
    confidence: float
    evidence: tuple[str, ...]
    treatment: Treatment


def letters(position: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name
