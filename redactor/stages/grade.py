"""Grade: the label of the source as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Document
from redactor.labelling import source_label


@dataclass(frozen=True, slots=True)
class Grade:
    """Labels the source by its type, its markings and what was found in it."""

    name: ClassVar[str] = "grade"
    needs: ClassVar[frozenset[str]] = frozenset({"family", "sections", "findings", "people"})
    gives: ClassVar[frozenset[str]] = frozenset({"label"})

    def __call__(self, document: Document) -> Document:
        """The document with its ``label``."""
        return replace(document, label=source_label(document))
