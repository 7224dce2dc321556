"""Labelling: what kind of document this is, how sensitive it is, and why (``labels.md``)."""

from redactor.labelling.doctypes import document_type

__all__ = ["document_type"]
