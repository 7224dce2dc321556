"""The labels of exports: of the file as it came, and of the copy by what is left in it."""

from __future__ import annotations

from redactor.document import Label, Level
from redactor.tables.facts import ColumnClass, Shape
from redactor.tables.profile import Counts, Rows, TableProfile
from redactor.tables.table import Dataset, Export

FAMILY = "data"
_CARE = frozenset({"care", "note"})
_HEALTH = frozenset({"medical", "sen", "sen-need"})


def source_label(dataset: Dataset) -> Label:
    """Rows of pupils are at least CONFIDENTIAL (``labels.md`` section 3, nos. 31-33)."""
    kinds = {column.kind for sheet in dataset.sheets for column in sheet.columns}
    if all(sheet.shape is Shape.COUNTS for sheet in dataset.sheets):
        return Label(Level.INTERNAL, reasons=(), rules=("labels.md 2",))
    if "credential" in kinds:
        return Label(
            Level.RESTRICTED, ("CREDENTIALS", "PERSONAL"), ("PERSONAL",), rules=("003-07",)
        )
    if kinds & _CARE and "care" in kinds:
        return Label(Level.RESTRICTED, ("SAFEGUARDING", "PERSONAL"), ("PERSONAL",),
                     rules=("002-11",))  # fmt: skip
    if kinds & _HEALTH:
        return Label(Level.RESTRICTED, ("HEALTH-SEN", "PERSONAL"), ("PERSONAL",), rules=("003-15",))
    return Label(Level.CONFIDENTIAL, ("PERSONAL",), ("PERSONAL",), rules=("labels.md 3",))


def subtype_of(dataset: Dataset) -> str | None:
    """Which of the 49 types the file is; None for tables of counts."""
    if any(sheet.shape is Shape.COUNTS for sheet in dataset.sheets):
        return None
    kinds = {column.kind for sheet in dataset.sheets for column in sheet.columns}
    if kinds & {"score", "grade", "reading-age"}:
        return "marks-or-assessment-export"
    if kinds & {"attendance", "attendance-code", "behaviour", "exclusion", "persistent"}:
        return "attendance-or-behaviour-export"
    return "class-list"


def label_of(export: Export, profile: TableProfile) -> Label:
    """The label of the copy. Nothing is PUBLIC unless the profile says so and it was cleaned."""
    rows = any(sheet.shape is Shape.ROWS for sheet in export.sheets)
    if not rows:
        level = profile.level if profile.counts is not Counts.KEEP else Level.INTERNAL
        return Label(min(level, Level.INTERNAL), rules=("002-09",))
    classes = {column.klass for sheet in export.sheets for column in sheet.columns}
    if profile.rows is Rows.IDENTIFIED:
        source = source_label(export.dataset)
        return Label(source.level, source.descriptors, source.reasons, ("NAMED-RECIPIENTS",),
                     source.rules)  # fmt: skip
    level = Level.CONFIDENTIAL if ColumnClass.SENSITIVE in classes else profile.level
    return Label(level, ("PERSONAL",), ("PERSONAL",), ("NAMED-RECIPIENTS",), ("001-15",))
