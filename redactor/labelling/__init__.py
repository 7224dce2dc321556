"""Labelling: what kind of document this is, how sensitive it is, and why (``labels.md``)."""

from redactor.labelling.commercial import find_commercial
from redactor.labelling.doctypes import document_type, is_draft, title_of
from redactor.labelling.markings import find_markings
from redactor.labelling.rule import copy_label, source_label, withheld, written

__all__ = [
    "copy_label",
    "document_type",
    "find_commercial",
    "find_markings",
    "is_draft",
    "source_label",
    "title_of",
    "withheld",
    "written",
]
