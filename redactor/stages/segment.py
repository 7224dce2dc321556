"""Finds the confidential sections of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from redactor.document import Document
from redactor.sections import find_sections


@dataclass(frozen=True, slots=True)
class Segment:
    """Gives a document its Part 2 sections (``part2.md``)."""

    name: ClassVar[str] = "segment"
    needs: ClassVar[frozenset[str]] = frozenset({"blocks", "family"})
    gives: ClassVar[frozenset[str]] = frozenset({"sections"})

    def __call__(self, document: Document) -> Document:
        """The document with its sections; none is a finding too."""
        found = find_sections(document.blocks, family=document.family, subtype=document.subtype)
        return replace(document, sections=found)
