"""Looks for what public text tells of confidential matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Document
from redactor.sections import find_echoes, find_misplaced


@dataclass(frozen=True, slots=True)
class Echoes:
    """Adds the leak check's findings and the "belongs in Part 2" warnings (``part2.md`` 4, 6)."""

    name: ClassVar[str] = "echoes"
    needs: ClassVar[frozenset[str]] = frozenset({"sections", "findings", "people"})
    gives: ClassVar[frozenset[str]] = frozenset({"findings"})

    def __call__(self, document: Document) -> Document:
        """The document with one finding for each echo and each misplaced passage."""
        for look in (find_echoes, find_misplaced):
            found = (*document.findings, *look(document))
            ordered = sorted(found, key=lambda f: (f.span.block, f.span.start, f.span.stop))
            document = replace(document, findings=tuple(ordered))
        return document
