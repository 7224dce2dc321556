"""Classify: what kind of document this is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Document
from redactor.labelling import document_type


@dataclass(frozen=True, slots=True)
class Classify:
    """Gives the document its family and type, by its title, file name and structure."""

    name: ClassVar[str] = "classify"
    needs: ClassVar[frozenset[str]] = frozenset({"blocks"})
    gives: ClassVar[frozenset[str]] = frozenset({"family"})

    def __call__(self, document: Document) -> Document:
        """The document with ``family``, ``subtype`` and ``type_score``."""
        family, subtype, score = document_type(document.blocks, document.source.name)
        if family == "other" and document.source.media_type == "text/html":
            family = "webpage"
        return replace(document, family=family, subtype=subtype, type_score=score)
