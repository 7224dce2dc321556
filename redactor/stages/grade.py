"""Grade: commercial matters, and with them the label of the source as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Document
from redactor.labelling import find_commercial, source_label


@dataclass(frozen=True, slots=True)
class Grade:
    """Finds losing bids and labels the source by its type, its markings and what is in it.

    Bids are looked for here because they are read from the whole paper: who lost is only
    known once the award has been read.
    """

    name: ClassVar[str] = "grade"
    needs: ClassVar[frozenset[str]] = frozenset({"family", "sections", "findings", "people"})
    gives: ClassVar[frozenset[str]] = frozenset({"findings", "label"})

    def __call__(self, document: Document) -> Document:
        """The document with its commercial findings and its ``label``."""
        found = find_commercial(document)
        document = replace(document, findings=(*document.findings, *found))
        return replace(document, label=source_label(document))
